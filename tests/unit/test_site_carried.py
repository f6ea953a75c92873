"""Tasks that recur, on notes as they are written."""

from datetime import date

from journal.marks.tasks import State
from journal.model import Carried, Site
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.carried import carried_of
from journal.site.promises import promises_of
from journal.site.terms import Terms


def _site(texts: dict[str, str]) -> Site:
    notes = [read(f"{name}.md", text.encode(), name, Rules()).note for name, text in texts.items()]
    return assemble(notes, Terms())


def _carried(texts: dict[str, str]) -> dict[str, Carried]:
    site = _site(texts)
    return carried_of(site.entries, promises_of(site.entries, site.days))


def _week(number: int, *tasks: str, plan: str = "") -> str:
    lines = "\n".join(f"- {task}" for task in tasks)
    return f"# Week {number}, 2031\n\n## This week\n\n{lines}\n" + (f"\n## Next week\n\n- {plan}\n" if plan else "")


_CHAIN = {
    "weekly/2031-W10": _week(10, "[x] Swim", plan="Renew the passport"),
    "weekly/2031-W11": _week(11, "[ ] Renew the passport"),
    "weekly/2031-W12": _week(12, "[>] renew passport"),
    "weekly/2031-W13": _week(13, "[x] Renewed the passport at last: better than expected"),
}


def test_a_carried_task_has_each_appearance_with_its_day_and_its_state() -> None:
    (task,) = _carried(_CHAIN).values()
    assert task.hops == (("weekly/2031-W11.md", 0), ("weekly/2031-W12.md", 0), ("weekly/2031-W13.md", 0))
    assert task.days == (date(2031, 3, 10), date(2031, 3, 17), date(2031, 3, 24))
    assert task.states == (State.TODO, State.DEFERRED, State.DONE)


def test_it_knows_the_plan_that_first_named_it() -> None:
    (task,) = _carried(_CHAIN).values()
    assert task.planned is not None
    assert (task.planned[0], task.planned[1].text) == ("weekly/2031-W10.md", "Renew the passport")


def test_its_age_ends_when_it_is_done() -> None:
    (task,) = _carried(_CHAIN).values()
    assert not task.open
    assert task.age(date(2032, 1, 1)) == 14


def test_the_age_of_an_open_one_goes_on() -> None:
    (task,) = _carried({name: text for name, text in _CHAIN.items() if "W13" not in name}).values()
    assert task.open
    assert task.age(date(2031, 4, 9)) == 30


def test_its_page_stays_where_it_is_when_it_goes_on_in_other_words() -> None:
    before = _carried({name: text for name, text in _CHAIN.items() if "W13" not in name})
    assert list(before) == list(_carried(_CHAIN)) == ["renew-the-passport"]


def test_open_ones_come_first_and_of_these_the_oldest() -> None:
    found = _carried(
        {
            "daily/2031-03-03": "- [ ] Call the bank\n- [ ] Mend the fence\n",
            "daily/2031-03-04": "- [ ] Call the bank\n- [x] Mend the fence\n",
            "daily/2031-03-05": "- [ ] Sort the photos\n- [ ] Call the bank\n",
            "daily/2031-03-06": "- [ ] Sort the photos\n",
        }
    )
    assert list(found) == ["call-the-bank", "sort-the-photos", "mend-the-fence"]


def test_two_of_the_same_words_have_pages_of_their_own() -> None:
    texts = {
        "daily/2031-03-03": "- [ ] Call the bank\n",
        "daily/2031-03-04": "- [x] Call the bank\n",
        "daily/2031-06-03": "- [ ] Call the bank\n",
        "daily/2031-06-04": "- [x] Call the bank\n",
    }
    assert sorted(_carried(texts)) == ["call-the-bank", "call-the-bank-2031-06-03"]


def test_three_of_the_same_words_and_days_have_pages_of_their_own() -> None:
    texts = {f"daily/2031-03-0{day}": "- [ ] Call the bank\n" * 3 for day in (3, 4)}

    assert list(_carried(texts)) == ["call-the-bank", "call-the-bank-2031-03-03", "call-the-bank-2031-03-03-2"]


def test_of_those_that_ended_the_last_comes_first() -> None:
    texts = {
        "daily/2031-03-03": "- [ ] Sort the photos\n- [ ] Call the bank\n- [ ] Air the loft\n- [ ] Mend the fence\n",
        "daily/2031-03-04": "- [x] Sort the photos\n- [x] Call the bank\n- [ ] Air the loft\n- [ ] Mend the fence\n",
        "daily/2031-03-05": "- [x] Mend the fence\n- [x] Air the loft\n",
    }

    assert list(_carried(texts)) == ["air-the-loft", "mend-the-fence", "call-the-bank", "sort-the-photos"]


def test_a_week_does_not_carry_into_a_day() -> None:
    assert not _carried({"weekly/2031-W10": _week(10, "[ ] Swim"), "daily/2031-03-12": "- [x] Swim\n"})


def test_the_order_of_the_entries_does_not_matter() -> None:
    site = _site(_CHAIN)
    promises = promises_of(site.entries, site.days)
    assert carried_of(site.entries, promises) == carried_of(site.entries[::-1], promises)
