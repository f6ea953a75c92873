from datetime import date, timedelta

from journal.dates.arithmetic import week_of
from journal.dates.values import Week
from journal.routes import DayPage, WeekPage
from journal.views.lookback import on_this_day, weeks_ago
from journal.views.place import Place
from tests import make

W31 = week_of(make.THURSDAY)


def test_a_day_is_beside_the_same_date_of_former_years_the_last_first() -> None:
    site = make.site(make.daily(), make.daily("First snow", date(2024, 7, 31)), make.daily("Moved", date(2021, 7, 31)))

    shown = on_this_day(Place(site, DayPage(make.THURSDAY)), make.THURSDAY)

    assert [(each.ago, each.title, each.href) for each in shown] == [
        ("1 year ago", "First snow", "../../../2024/07/31/"),
        ("4 years ago", "Moved", "../../../2021/07/31/"),
    ]


def test_the_last_of_february_is_beside_other_leap_years_only() -> None:
    site = make.site(make.daily("Leap", date(2024, 2, 29)), make.daily("Before", date(2020, 2, 29)))

    shown = on_this_day(Place(site, DayPage(date(2024, 2, 29))), date(2024, 2, 29))

    assert [each.ago for each in shown] == ["4 years ago"]


def test_the_first_years_have_no_past() -> None:
    assert on_this_day(make.place(), date(3, 1, 1)) == ()


def test_a_week_is_beside_those_1_4_12_and_52_weeks_before() -> None:
    days = [make.daily(f"{weeks}", make.THURSDAY - timedelta(weeks=weeks)) for weeks in (0, 1, 2, 4, 12, 52)]
    written = make.weekly("Two steps sideways", week_of(make.THURSDAY - timedelta(weeks=4)))
    site = make.site(*days, written)

    shown = weeks_ago(Place(site, WeekPage(W31)), W31)

    assert [(each.ago, each.title, each.when) for each in shown] == [
        ("1 week ago", "21 Jul – 27 Jul", "Week 30, 2025"),
        ("4 weeks ago", "Two steps sideways", "Week 27, 2025"),
        ("12 weeks ago", "5 May – 11 May", "Week 19, 2025"),
        ("52 weeks ago", "29 Jul – 4 Aug", "Week 31, 2024"),
    ]


def test_a_week_that_has_nothing_is_not_named() -> None:
    assert weeks_ago(Place(make.site(make.daily()), WeekPage(W31)), W31) == ()


def test_the_first_weeks_have_no_past() -> None:
    assert weeks_ago(make.place(), Week(1, 1)) == ()
