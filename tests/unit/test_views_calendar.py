from datetime import date

from journal.dates.values import Week
from journal.model import Site
from journal.routes import Calendar, MonthPage, YearPage
from journal.views.calendar import CalendarView, calendar, pages
from journal.views.place import Place
from tests import lists


def _view(site: Site) -> CalendarView:
    return calendar(Place(site, Calendar()))


def test_every_year_has_a_row_newest_first() -> None:
    site = lists.site(lists.daily(date(2023, 7, 1)), lists.daily(date(2025, 7, 1)))
    assert [(row.label, row.href) for row in _view(site).years] == [("2025", "../2025/"), ("2023", "../2023/")]


def test_a_month_says_its_number_of_days() -> None:
    (row,) = _view(lists.site(*(lists.daily(date(2025, 7, day)) for day in range(1, 10)))).years
    cell = row.months[6]

    assert (cell.count, cell.level, cell.href, cell.label) == ("9", 2, "../2025/07/", "July 2025: 9 days")
    assert row.count == "9"


def test_a_month_without_anything_leads_nowhere() -> None:
    (row,) = _view(lists.site(lists.daily(date(2025, 7, 1)))).years
    assert (row.months[0].href, row.months[0].count) == ("", "")


def test_the_month_of_the_last_day_written_is_shown() -> None:
    view = _view(lists.site(lists.daily(date(2025, 7, 1)), lists.daily(date(2025, 3, 1))))
    assert (view.month_title, view.month_href) == ("July 2025", "../2025/07/")
    assert [cell.current for cell in view.years[0].months].index(True) == 6


def test_a_journal_without_dates_has_no_calendar() -> None:
    assert pages(lists.site(lists.page("About"))) == ()
    assert _view(lists.site(lists.page("About"))).month is None


def test_a_month_of_weeks_alone_is_not_drawn() -> None:
    view = _view(lists.site(lists.weekly(Week(2025, 31))))
    assert (view.month, len(view.years)) == (None, 1)


def test_the_calendar_has_a_page_for_each_year_and_month_with_anything() -> None:
    site = lists.site(lists.daily(date(2025, 7, 1)), lists.weekly(Week(2024, 10)))
    assert pages(site) == (Calendar(), YearPage(2024), YearPage(2025), MonthPage(2024, 3), MonthPage(2025, 7))
