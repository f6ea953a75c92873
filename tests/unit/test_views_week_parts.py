from datetime import date, timedelta

import pytest

from journal.dates.arithmetic import week_of
from journal.dates.values import Week
from journal.model import Masthead
from journal.views.week_parts import neighbours, period_of_day, period_of_week, spread, strip
from tests import make

W31 = Week(2025, 31)
SATURDAY = date(2025, 4, 19)


def test_a_week_has_the_days_that_its_weekly_gives_it() -> None:
    weekly = make.weekly(week=Week(2025, 17), start=SATURDAY, end=SATURDAY + timedelta(days=6))

    period = period_of_week(make.place(make.site(weekly)), Week(2025, 17))

    assert (period.days[0], len(period.days), period.weekly) == (SATURDAY, 7, weekly.id)


def test_a_day_belongs_to_the_weekly_that_covers_it() -> None:
    weekly = make.weekly(week=Week(2025, 17), start=SATURDAY, end=SATURDAY + timedelta(days=6))

    assert period_of_day(make.place(make.site(weekly)), SATURDAY).week == Week(2025, 17)


def test_a_day_that_no_weekly_covers_belongs_to_its_week_of_the_calendar() -> None:
    assert period_of_day(make.place(), SATURDAY).week == Week(2025, 16)


def test_a_range_that_is_no_week_is_passed_over() -> None:
    weekly = make.weekly(end=date(2025, 12, 31))

    assert len(period_of_week(make.place(make.site(weekly)), W31).days) == 7


def test_neighbours_are_the_weeks_that_have_something() -> None:
    site = make.site(make.daily(), make.daily("Before", date(2025, 7, 3)))

    assert neighbours(make.place(site), W31) == (Week(2025, 27), None)


def test_a_day_without_an_entry_is_no_link() -> None:
    place = make.place(make.site(make.daily()))

    shown = strip(place, period_of_week(place, W31), day=make.THURSDAY)

    assert [bool(day.href) for day in shown.days] == [False, False, False, True, False, False, False]
    assert [day.current for day in shown.days].index(True) == 3


def test_the_strip_of_a_week_marks_the_week_itself() -> None:
    place = make.place(make.site(make.weekly()))

    shown = strip(place, period_of_week(place, W31))

    assert (shown.current, any(day.current for day in shown.days), shown.href) == (True, False, "2025/w31/")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("", "Week 31", "2025")),
        ("zh-Hans", ("2025年", "第31周", "")),
        ("ja", ("2025年", "第31週", "")),
        ("ko", ("2025년 ", "31주차", "")),
    ],
)
def test_the_year_of_a_week_stands_where_its_language_has_it(language: str, said: tuple[str, str, str]) -> None:
    place = make.place(make.site(make.weekly(), masthead=Masthead("Notes", language=language)))

    shown = strip(place, period_of_week(place, W31))

    assert (shown.year_first, shown.week, shown.year) == said


def test_a_spread_says_what_was_done_and_how_long_it_took() -> None:
    entry = make.daily(of=make.note("d.md", tasks=make.tasks("do")))
    told = make.day(make.THURSDAY, entry, line="Found it.", blocks=[(make.block("09:00", "10:30"), "Fix the bug")])
    place = make.place(make.site(entry, days=[told]))

    thursday = spread(place, period_of_week(place, week_of(make.THURSDAY))).days[3]

    assert (thursday.line, thursday.hours, thursday.hours_spoken) == ("Found it.", "1 h 30", "1 hour 30 minutes")
    assert [(bar.kind, bar.start, bar.end) for bar in thursday.bars] == [("code", "9", "10.5")]


def test_a_week_without_times_has_no_legend() -> None:
    place = make.place(make.site(make.daily()))

    shown = spread(place, period_of_week(place, W31))

    assert (shown.legend, shown.note) == ((), "")
