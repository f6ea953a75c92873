from datetime import date

import pytest

from journal.dates.values import Week
from journal.model import Site
from journal.read import read
from journal.record import replace
from journal.routes import MonthPage
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.month import MonthDay, MonthGrid, MonthView, month, month_grid, month_rows
from journal.views.place import Place
from tests import lists


def _view(site: Site, year: int = 2025, number: int = 7) -> MonthView:
    return month(Place(site, MonthPage(year, number)), year, number)


def _grid(site: Site, year: int = 2025, number: int = 7) -> MonthGrid:
    return month_grid(Place(site, MonthPage(year, number)), year, number)


def _days(view: MonthView) -> dict[str, MonthDay]:
    assert view.grid is not None
    return {day.iso: day for week in view.grid.weeks for day in week.days}


@pytest.mark.parametrize(
    ("week_start", "first", "last"),
    [
        (1, date(2025, 6, 30), date(2025, 8, 3)),
        (7, date(2025, 6, 29), date(2025, 8, 2)),
        (6, date(2025, 6, 28), date(2025, 8, 1)),
    ],
    ids=["monday", "sunday", "saturday"],
)
def test_a_month_is_shown_in_whole_weeks(week_start: int, first: date, last: date) -> None:
    rows = month_rows(2025, 7, week_start)
    assert (rows[0][0], rows[-1][-1]) == (first, last)
    assert {len(row) for row in rows} == {7}


@pytest.mark.parametrize(("year", "number"), [(1, 1), (9999, 12)])
def test_the_first_and_the_last_month_of_the_calendar_can_be_shown(year: int, number: int) -> None:
    assert _grid(lists.site(), year, number).weeks


def test_a_row_is_named_after_its_iso_week() -> None:
    site = lists.site(masthead=replace(lists.MASTHEAD, week_start=7))
    assert [week.name for week in _grid(site).weeks] == ["W27", "W28", "W29", "W30", "W31"]


def test_columns_begin_with_the_first_weekday_of_the_site() -> None:
    site = lists.site(masthead=replace(lists.MASTHEAD, week_start=6))
    assert _grid(site).weekdays[0] == ("Sat", "Saturday")


def test_a_week_with_anything_leads_to_its_page() -> None:
    weeks = _grid(lists.site(lists.weekly(Week(2025, 31)))).weeks
    assert [week.href for week in weeks] == ["", "", "", "", "../w31/"]


def test_a_month_without_a_day_has_no_calendar() -> None:
    view = _view(lists.site(lists.weekly(Week(2025, 31))), 2025, 8)

    assert (view.grid, len(view.entries)) == (None, 1)


def test_a_day_that_was_written_leads_to_its_page() -> None:
    day = _days(_view(lists.site(lists.daily(date(2025, 7, 3), "Spin or sleep", tasks="do"))))["2025-07-03"]

    assert (day.number, day.href, day.title) == ("3", "03/", "Spin or sleep")
    assert day.cells is not None
    assert day.cells.string == "do"


def test_a_day_that_was_not_written_leads_nowhere() -> None:
    assert _days(_view(lists.site(lists.daily(date(2025, 7, 3)))))["2025-07-04"].href == ""


def test_a_day_of_the_month_beside_leads_nowhere() -> None:
    site = lists.site(lists.daily(date(2025, 6, 30)), lists.daily(date(2025, 7, 3)))
    day = _days(_view(site))["2025-06-30"]
    assert (day.outside, day.href) == (True, "")


def test_the_last_day_written_is_marked() -> None:
    days = _days(_view(lists.site(lists.daily(date(2025, 7, 3)), lists.daily(date(2025, 7, 9)))))
    assert [iso for iso, day in days.items() if day.latest] == ["2025-07-09"]


def test_months_lead_to_the_nearest_that_have_anything() -> None:
    site = lists.site(*(lists.daily(date(2025, month, 1)) for month in (3, 7, 8)))
    view = _view(site)

    assert view.older is not None
    assert view.newer is not None
    assert (view.older.label, view.older.href) == ("‹ March 2025", "../03/")
    assert (view.newer.label, view.newer.href) == ("August 2025 ›", "../08/")


def test_the_entries_of_a_month_are_listed_newest_first_without_pages() -> None:
    site = lists.site(
        lists.daily(date(2025, 7, 3), "Day"),
        lists.reading(date(2025, 7, 9), "Paper"),
        lists.weekly(Week(2025, 28), "Week"),
        lists.daily(date(2025, 8, 1), "Later"),
        lists.page("About"),
    )
    view = _view(site)

    assert [row.title for row in view.entries] == ["Week", "Paper", "Day"]
    assert view.entries_count == "3 entries"


def test_a_weekly_is_listed_in_the_month_in_which_it_ends() -> None:
    site = lists.site(lists.weekly(Week(2025, 31), "Week"))
    assert [row.title for row in _view(site, 2025, 8).entries] == ["Week"]
    assert _view(site, 2025, 7).entries == ()


def test_a_month_stands_below_its_year_and_the_calendar() -> None:
    assert [(crumb.label, crumb.href) for crumb in _view(lists.site()).crumbs] == [
        ("Calendar", "../../calendar/"),
        ("2025", "../"),
    ]


def test_the_log_of_its_days_is_a_note_of_the_month() -> None:
    log = b"# July 2025\n\n## Goals\n\n- swim\n\n## 3 July\n\n- [x] swam\n\n## 21 July\n\nRained.\n"
    view = _view(assemble([read("2025-07.md", log, "", Rules()).note], Terms()))

    assert [(row.when, row.iso, row.title) for row in view.notes] == [("Jul", "2025-07", "July 2025")]
    assert [row.iso for row in view.entries] == ["2025-07-21", "2025-07-03"]
    assert [(ledger.source, ledger.href) for ledger in view.ledgers] == [("Planned in July 2025", "../../2025-07/#p-1")]
