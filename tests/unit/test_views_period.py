from datetime import date

import pytest

from journal.marks.tasks import State
from journal.read import read
from journal.routes import Calendar
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.period import figures, last_of_month, opened
from journal.views.place import Place
from tests import lists, make

_FIRST, _LAST = date(2025, 7, 1), date(2025, 7, 31)


def test_a_month_sums_its_days() -> None:
    site = lists.site(
        lists.daily(date(2025, 7, 3), tasks="ddo"),
        lists.daily(date(2025, 7, 9), tasks="dx"),
        lists.daily(date(2025, 8, 1), tasks="d"),
        hours={date(2025, 7, 3): 90, date(2025, 7, 9): 30},
    )
    assert figures(Place(site, Calendar()), _FIRST, _LAST) == ("2 of 31 days", "3 of 4 done", "2 h 00 logged")


def test_a_month_that_is_not_over_counts_its_days_so_far() -> None:
    site = lists.site(lists.daily(date(2025, 7, 3)), lists.daily(date(2025, 7, 9)))
    assert figures(Place(site, Calendar()), _FIRST, _LAST) == ("2 of 9 days",)


def test_a_month_without_days_has_no_figures() -> None:
    assert figures(Place(lists.site(), Calendar()), _FIRST, _LAST) == ()


def _weeks_and_days() -> Place:
    notes = [
        read("2025-W27.md", b"# 2025-W27\n\n- [x] a\n- [ ] b\n\n## Mon\n\n- [x] c\n", "", Rules()).note,
        read("2025-W31.md", b"# 2025-W31\n\n- [x] d\n- [-] e\n", "", Rules()).note,
        read("2025-07.md", b"# July 2025\n\n- [ ] f\n", "", Rules()).note,
    ]
    return Place(assemble(notes, Terms()), Calendar())


def test_a_month_tells_of_whole_weeks_and_months_apart() -> None:
    july = opened(_weeks_and_days(), _FIRST, _LAST)

    assert [each.said for each in july] == ["Tasks of whole weeks and months: 2 of 4 done"]
    assert [[line.text for line in told.lines] for told in july[0].how.lists] == [["a", "d"], ["b", "f"], ["e"]]


def test_what_is_of_no_day_in_the_log_of_a_month_is_of_the_month() -> None:
    log = b"# July 2025\n\n## Goals\n\n- [x] a\n- [ ] b\n\n## 3 July\n\n- [x] c\n\n## 21 July\n\n- [ ] d\n"
    july = opened(Place(assemble([read("2025-07.md", log, "", Rules()).note], Terms()), Calendar()), _FIRST, _LAST)

    assert [each.said for each in july][1:3] == ["1 of 2 done", "Tasks of whole weeks and months: 1 of 2 done"]
    assert [[line.text for line in told.lines] for told in july[2].how.lists] == [["a"], ["b"]]


def test_a_year_tells_of_whole_weeks_by_their_months() -> None:
    year = opened(_weeks_and_days(), date(2025, 1, 1), date(2025, 12, 31))

    assert [each.said for each in year][:3] == [
        "1 of 215 days",
        "1 of 1 done",
        "Tasks of whole weeks and months: 2 of 4 done",
    ]


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2025, 2, 28), (2024, 2, 29), (2025, 4, 30), (2025, 12, 31), (9999, 12, 31)]
)
def test_a_month_ends_on_its_last_day(year: int, month: int, day: int) -> None:
    assert last_of_month(year, month) == date(year, month, day)


def test_the_figures_of_a_month_open_to_its_lines() -> None:
    tasks = (make.task("Read", times=(make.block("09:00", "10:30"),)), make.task("Write", State.TODO))
    site = make.site(make.daily(of=make.note("d.md", tasks=tasks)))

    shown = opened(make.place(site), date(2025, 7, 1), date(2025, 7, 31))

    assert [each.said for each in shown] == ["1 of 31 days", "1 of 2 done", "1 day in a row"]
    assert [[line.text for each in figure.how.lists for line in each.lines] for figure in shown] == [
        ["31 Jul 2025"],
        ["Read", "Write"],
        ["31 Jul 2025"],
    ]


def test_the_figures_of_a_year_are_opened_on_the_pages_of_its_months() -> None:
    site = make.site(*make.run_of_days(make.THURSDAY, 40))

    shown = opened(make.place(site), date(2025, 1, 1), date(2025, 12, 31))

    assert [(link.label, link.href) for link in shown[0].how.links] == [
        ("June 2025", "2025/06/"),
        ("July 2025", "2025/07/"),
    ]
    assert shown[-1].said == "40 days in a row"


def test_the_plans_of_a_month_are_those_of_its_weeks_and_its_note() -> None:
    week = "# Week {n}, 2031\n\n## This week\n\n- [x] Swim\n\n## Next week\n\n- Swim\n- Sleep\n"
    texts = {f"weekly/2031-W{n}.md": week.format(n=n) for n in (8, 9, 10, 11)}
    texts["daily/2031-03-12.md"] = "# 12 March 2031\n\nRain.\n"
    texts["monthly/2031-03.md"] = "## Next month\n\n- Dig\n"
    texts["daily/2031-04-02.md"] = "- [x] Dig\n"
    site = assemble([read(path, text.encode(), path, Rules()).note for path, text in texts.items()], Terms())

    shown = opened(make.place(site), date(2031, 3, 1), date(2031, 3, 31))

    assert [each.said for each in shown if "planned" in each.said] == ["2 of 3 planned done"]


def test_a_month_without_a_day_has_no_figures() -> None:
    assert opened(make.place(), date(2025, 7, 1), date(2025, 7, 31)) == ()
