from datetime import date

from journal.dates.values import Week
from journal.model import Site
from journal.routes import YearPage
from journal.views.place import Place
from journal.views.year import MiniDay, YearView, year
from tests import lists


def _view(site: Site, number: int = 2025) -> YearView:
    return year(Place(site, YearPage(number)), number)


def _days(view: YearView, month: int) -> dict[str, MiniDay]:
    return {day.number: day for week in view.months[month - 1].weeks for day in week if day.number}


def test_a_year_has_twelve_small_months() -> None:
    view = _view(lists.site(lists.daily(date(2025, 7, 31))))
    assert [month.name for month in view.months][:2] == ["January", "February"]
    assert len(view.months) == 12


def test_a_small_month_has_its_own_days_only() -> None:
    assert list(_days(_view(lists.site(lists.daily(date(2025, 7, 31)))), 2)) == [str(day) for day in range(1, 29)]


def test_a_month_with_anything_leads_to_its_page() -> None:
    months = _view(lists.site(lists.daily(date(2025, 7, 31)))).months
    assert (months[6].href, months[6].count, months[5].href, months[5].count) == ("07/", "1 day", "", "")


def test_a_day_has_the_level_of_its_tasks_done() -> None:
    site = lists.site(
        lists.daily(date(2025, 7, 1)),
        lists.daily(date(2025, 7, 2), tasks="ddd"),
        lists.daily(date(2025, 7, 3), tasks="d" * 9),
    )
    days = _days(_view(site), 7)

    assert [days[day].level for day in ("1", "2", "3", "4")] == [1, 2, 4, 0]
    assert days["2"].label == "2 July: 3 done"


def test_a_year_has_the_weeks_of_its_iso_year() -> None:
    site = lists.site(lists.weekly(Week(2025, 1)), lists.weekly(Week(2024, 52)))
    assert [row.iso for row in _view(site).weeks] == ["2025-W01"]


def test_the_weeks_lead_to_their_list() -> None:
    site = lists.site(lists.weekly(Week(2026, 2)), lists.weekly(Week(2025, 10)))
    assert (_view(site, 2026).weeks_href, _view(site, 2025).weeks_href) == ("../weeks/", "../weeks/in_2025/")


def test_a_year_without_days_shows_its_weeks_only() -> None:
    view = _view(lists.site(lists.weekly(Week(2025, 10))))
    assert (view.months, view.heat) == ((), None)
    assert len(view.weeks) == 1


def test_years_lead_to_the_nearest_that_have_anything() -> None:
    view = _view(lists.site(*(lists.daily(date(number, 7, 1)) for number in (2021, 2025, 2026))))
    assert view.older is not None
    assert view.newer is not None
    assert (view.older.label, view.newer.label) == ("‹ 2021", "2026 ›")
