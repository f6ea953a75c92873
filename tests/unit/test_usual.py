from datetime import date, timedelta

from journal.dates.arithmetic import week_of
from journal.dates.values import Week
from journal.usual import usual_days, usual_weeks

_THURSDAY = date(2031, 3, 13)
_WEEK = week_of(_THURSDAY)


def _usual(minutes: list[int | None]) -> int | None:
    """What is usual on a Thursday after these, the latest first."""
    before = {_THURSDAY - timedelta(weeks=n): amount for n, amount in enumerate(minutes, 1) if amount}
    found = usual_days([_THURSDAY], before).get(_THURSDAY)
    return found.minutes if found else None


def test_what_is_usual_is_the_mean_of_the_same_weekday() -> None:
    assert _usual([60, 120, 60, 120]) == 90


def test_three_days_make_no_habit() -> None:
    assert _usual([60, 60, 60]) is None


def test_days_without_times_are_passed_over() -> None:
    assert _usual([None, 60, None, 60, 60, 60]) == 60


def test_what_is_usual_forgets_after_twelve() -> None:
    assert _usual([60] * 12 + [600] * 4) == 60


def test_what_is_usual_forgets_after_half_a_year() -> None:
    assert _usual([None] * 23 + [60, 60, 60, 60]) is None


def test_later_days_change_nothing() -> None:
    later = {_THURSDAY + timedelta(weeks=n): 600 for n in range(8)}

    assert usual_days([_THURSDAY], later) == {}


def test_what_is_usual_is_not_known_to_the_minute() -> None:
    assert _usual([60, 61, 62, 64]) == 60


def test_the_days_of_a_mean_come_with_it_the_last_first() -> None:
    minutes = {_THURSDAY - timedelta(weeks=n): 60 for n in range(1, 6)}

    assert usual_days([_THURSDAY], minutes)[_THURSDAY].days == tuple(sorted(minutes, reverse=True))


def _weeks(hours: list[int]) -> dict[Week, int]:
    """Weeks before the one, the latest first."""
    return {week_of(_WEEK.monday - timedelta(weeks=n)): 60 * amount for n, amount in enumerate(hours, 1)}


def test_a_usual_week_is_the_mean_of_the_twelve_before_in_whole_hours() -> None:
    found = usual_weeks([_WEEK], _weeks([30, 31, 32, 34, *[32] * 8, 99]))[_WEEK]

    assert found.minutes == 32 * 60
    assert len(found.weeks) == 12


def test_a_week_counts_none_of_its_own_time() -> None:
    assert usual_weeks([_WEEK], {_WEEK: 600, **_weeks([10, 10, 10])}) == {}


def test_a_week_of_the_year_before_is_a_week_before() -> None:
    first = Week(2031, 1)
    before = {Week(2030, number): 600 for number in (49, 50, 51, 52)}

    assert usual_weeks([first], before)[first].weeks[0] == Week(2030, 52)
