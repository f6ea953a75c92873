"""A year in review; on notes as they are written."""

from journal.model import Site
from journal.read import read
from journal.routes import YearPage
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.place import Place
from journal.views.review import review
from journal.views.tasks.nums import Num

_WEEK = "# Week {n}, 2031\n\n## This week\n\n{tasks}\n\n## Next week\n\n{plan}\n"
_FILES = {
    "weekly/2031-W10.md": _WEEK.format(n=10, tasks="- [x] Swim", plan="- Renew the passport\n- Swim\n- Sleep"),
    "weekly/2031-W11.md": _WEEK.format(
        n=11,
        tasks="- [ ] Renew the passport: worse than expected\n- [x] Swim: better than expected\n- [x] Rest: as expected",
        plan="- Paint",
    ),
    "weekly/2031-W12.md": _WEEK.format(n=12, tasks="- [x] Renew the passport", plan="- Read"),
    "daily/2031-03-12.md": "# 12 March 2031\n\n- [x] 9:00-12:30 Code\n- [x] 14:00-15:00 Walk\n\n## Questions\n\n- Why?\n- How?\n  - A: slowly\n",
    "daily/2030-05-01.md": "# 1 May 2030\n\nSee [Tides](https://a.example/tides \"t\").\n",
    "reading/2031-01-05.md": "---\nkind: reading\n---\n\n# Water\n\n- [Tides](https://a.example/tides)\n- [Weirs](https://a.example/weirs)\n",
}  # fmt: skip


def _site(*left_out: str) -> Site:
    texts = {path: text for path, text in _FILES.items() if path not in left_out}
    return assemble([read(path, text.encode(), path, Rules()).note for path, text in texts.items()], Terms())


def _review(site: Site, year: int = 2031) -> dict[str, Num]:
    return {each.name: each for each in review(Place(site, YearPage(year)), year)}


def _lines(num: Num) -> list[str]:
    return [line.text for each in num.how.lists for line in each.lines] if num.how else []


def test_the_plans_of_a_year_are_kept_as_far_as_they_were_done() -> None:
    shown = _review(_site())["Kept promises"]

    assert (shown.figure, shown.small) == ("1", "of 4")


def test_works_are_new_in_the_year_that_cites_them_first() -> None:
    shown = _review(_site())["Works read"]

    assert (shown.figure, shown.small) == ("1", "1 met again")
    assert _lines(shown) == ["Weirs"]


def test_questions_are_counted_with_their_answers_and_the_open_ones_named() -> None:
    shown = _review(_site())["Questions"]

    assert (shown.figure, shown.small, _lines(shown)) == ("2", "1 answered", ["Why?"])


def test_the_longest_stretch_is_one_line() -> None:
    shown = _review(_site())["Longest stretch"]

    assert (shown.figure, _lines(shown)) == ("3 h 30", ["Code"])


def test_the_task_that_was_carried_longest_leads_to_its_page() -> None:
    shown = _review(_site())["Carried longest"]

    assert (shown.figure, shown.small) == ("7 days", "2 appearances")
    assert shown.how is not None
    assert shown.how.lists[0].lines[0].href == "../tasks/renew-the-passport/"


def test_verdicts_balance() -> None:
    shown = _review(_site())["My own verdicts"]

    assert (shown.figure, shown.small) == ("+0.00", "▲ 1 = 1 ▼ 1")


def test_the_fullest_week_is_the_first_of_those_with_most_done() -> None:
    shown = _review(_site())["Fullest weeks"]

    assert (shown.figure, shown.small) == ("W11", "4 of 5 done")
    assert _lines(shown) == ["Week 11, 2031", "Week 10, 2031", "Week 12, 2031"]


def test_a_year_of_prose_has_no_figures_but_those_that_it_has() -> None:
    assert list(_review(_site(), 2030)) == ["Works read"]


def test_another_year_changes_nothing_of_a_year() -> None:
    assert _review(_site("daily/2030-05-01.md"))["Kept promises"] == _review(_site())["Kept promises"]
