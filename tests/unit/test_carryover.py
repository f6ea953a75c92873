"""Which tasks are carried over where they stand; on notes as they are written."""

from datetime import date

from journal.carryover import ages, around, carried_over
from journal.model import Site
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms


def _site(weeks: dict[int, str], as_of: date | None = None) -> Site:
    texts = {f"weekly/2031-W{number}.md": f"# Week {number}, 2031\n\n{text}\n" for number, text in weeks.items()}
    return assemble([read(path, text.encode(), path, Rules()).note for path, text in texts.items()], Terms(as_of=as_of))


_OPEN, _DONE = "- [ ] Renew the passport", "- [x] Renew the passport"


def test_an_open_task_that_goes_on_is_carried_over() -> None:
    assert carried_over(_site({11: _OPEN, 12: _DONE})) == {"weekly/2031-W11.md": (0,)}


def test_the_last_appearance_of_a_task_is_carried_nowhere() -> None:
    assert "weekly/2031-W12.md" not in carried_over(_site({11: _OPEN, 12: _OPEN}))


def test_an_open_task_that_its_own_plan_takes_up_is_carried_over() -> None:
    week = f"## This week\n\n{_OPEN}\n- [x] Swim\n\n## Next week\n\n- Renew the passport\n"

    assert carried_over(_site({11: week})) == {"weekly/2031-W11.md": (0,)}


def test_a_task_that_is_done_is_not_carried_over_by_a_plan() -> None:
    week = f"## This week\n\n{_DONE}\n\n## Next week\n\n- Renew the passport\n"

    assert carried_over(_site({11: week})) == {}


def test_each_task_has_its_neighbours_in_the_order_of_the_list() -> None:
    site = _site({11: f"{_OPEN}\n- [ ] Paint the shed", 12: f"{_OPEN}\n- [x] Paint the shed"})

    assert tuple(site.carried) == ("renew-the-passport", "paint-the-shed")
    assert around(site) == {
        "renew-the-passport": ("", "paint-the-shed"),
        "paint-the-shed": ("renew-the-passport", ""),
    }


def test_the_age_of_an_open_task_is_counted_to_the_last_day_written() -> None:
    assert ages(_site({11: _OPEN, 12: _OPEN}, date(2031, 3, 20))) == {"renew-the-passport": 10}


def test_a_task_that_nobody_went_on_with_for_four_weeks_grows_no_older() -> None:
    assert ages(_site({11: _OPEN, 12: _OPEN}, date(2031, 5, 1))) == {}


def test_a_label_of_tasks_that_are_carried_over_is_not_told_beside_them() -> None:
    text = f"- [ ] Papers\n  {_OPEN}"

    assert ages(_site({11: text, 12: text}, date(2031, 3, 20))) == {"renew-the-passport": 10}


def test_a_task_whose_steps_are_others_each_week_is_told() -> None:
    weeks = {11: "- [ ] Papers\n  - [x] Find the forms", 12: "- [ ] Papers\n  - [ ] Sign them"}

    assert ages(_site(weeks, date(2031, 3, 20))) == {"papers": 10}


def test_a_task_that_is_done_has_no_age() -> None:
    assert ages(_site({11: _OPEN, 12: _DONE})) == {}
