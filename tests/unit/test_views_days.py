from datetime import date

from journal.model import Site
from journal.routes import Days
from journal.views.days import DaysView, days, pages
from journal.views.place import Place
from tests import lists


def _view(site: Site, year: int = 0) -> DaysView:
    return days(Place(site, Days(year)), year)


def test_days_stand_under_their_months_newest_first() -> None:
    site = lists.site(*(lists.daily(day) for day in (date(2025, 7, 2), date(2025, 7, 31), date(2025, 6, 9))))
    assert [(month.name, [row.number for row in month.days]) for month in _view(site).months] == [
        ("July 2025", ["31", "2"]),
        ("June 2025", ["9"]),
    ]


def test_a_month_leads_to_its_page_and_says_its_figures() -> None:
    (month,) = _view(lists.site(lists.daily(date(2025, 7, 31), tasks="do"))).months
    assert (month.href, month.figures) == ("../2025/07/", ("1 of 31 days", "1 of 2 done"))


def test_a_day_has_its_title_its_hours_and_its_tasks() -> None:
    day = date(2025, 7, 31)
    ((row,),) = (
        month.days for month in _view(lists.site(lists.daily(day, "Spin", tasks="do"), hours={day: 70})).months
    )

    assert (row.weekday, row.title, row.href, row.hours) == ("Thu", "Spin", "../2025/07/31/", "1 h 10")
    assert row.cells is not None
    assert row.cells.string == "do"


def test_the_last_day_written_is_marked() -> None:
    site = lists.site(lists.daily(date(2025, 7, 31)), lists.daily(date(2025, 7, 30)))
    assert [row.latest for row in _view(site).months[0].days] == [True, False]


def test_a_day_without_a_title_is_called_by_its_date() -> None:
    (month,) = _view(lists.site(lists.daily(date(2025, 7, 31), ""))).months
    assert month.days[0].title == "Thursday 31 July 2025"


def test_an_earlier_year_has_its_own_page() -> None:
    site = lists.site(lists.daily(date(2025, 7, 31)), lists.daily(date(2024, 2, 29)))
    assert pages(site) == (Days(), Days(2024))
    assert [month.name for month in _view(site, 2024).months] == ["February 2024"]


def test_days_without_a_date_stand_last_on_the_first_page() -> None:
    site = lists.site(lists.daily(date(2025, 7, 31)), lists.daily(None, "Some day"))
    assert [row.title for row in _view(site).undated] == ["Some day"]


def test_a_journal_without_days_has_no_page_of_days() -> None:
    assert pages(lists.site(lists.page("About"))) == ()
