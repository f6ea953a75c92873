from datetime import date

import pytest

from journal.routes import Calendar
from journal.views.parts import Place
from journal.views.period import figures, last_of_month
from tests import lists

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


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2025, 2, 28), (2024, 2, 29), (2025, 4, 30), (2025, 12, 31), (9999, 12, 31)]
)
def test_a_month_ends_on_its_last_day(year: int, month: int, day: int) -> None:
    assert last_of_month(year, month) == date(year, month, day)
