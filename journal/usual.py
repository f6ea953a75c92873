"""What was usual before a day or a week: the mean of the twelve like it that had any time.

It looks back only, so that old pages stand still, and not far: what was usual long ago is not usual now. It is rounded,
since nobody knows it to the minute.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import Final, NamedTuple

from journal.dates.values import Week

_OF: Final = 12
_WITHIN: Final = 26  # weeks
_LEAST: Final = 4
_DAYS_TO: Final = 5  # minutes
_WEEKS_TO: Final = 60


class UsualDay(NamedTuple):
    """The usual minutes of such a weekday, and the days that they are the mean of, the last first."""

    minutes: int
    days: tuple[date, ...]


class UsualWeek(NamedTuple):
    """The usual minutes of a week, and the weeks that they are the mean of, the last first."""

    minutes: int
    weeks: tuple[Week, ...]


def usual_days(days: Iterable[date], minutes: Mapping[date, int]) -> dict[date, UsualDay]:
    """What was usual on such weekdays before each of `days`; those before which too few had any time are left out."""
    found: dict[date, UsualDay] = {}
    back = [timedelta(weeks=each) for each in range(1, _WITHIN + 1)]
    # Each day is told with many others, and stands in memory once.
    logged = {day: day for day, amount in minutes.items() if amount}
    for day in days:
        before = tuple(islice(filter(None, (logged.get(day - weeks) for weeks in back)), _OF))
        if len(before) >= _LEAST:
            found[day] = UsualDay(_mean([minutes[each] for each in before], _DAYS_TO), before)
    return found


def usual_weeks(weeks: Iterable[Week], minutes: Mapping[Week, int]) -> dict[Week, UsualWeek]:
    """What was usual in the weeks before each of `weeks`; those before which too few had any time are left out."""
    by_monday = {week.monday: week for week, amount in minutes.items() if amount}
    found: dict[Week, UsualWeek] = {}
    for week in weeks:
        back = (by_monday.get(week.monday - timedelta(weeks=each)) for each in range(1, _WITHIN + 1))
        before = [each for each in back if each is not None][:_OF]
        if len(before) >= _LEAST:
            found[week] = UsualWeek(_mean([minutes[each] for each in before], _WEEKS_TO), tuple(before))
    return found


def _mean(amounts: list[int], to: int) -> int:
    """The mean, rounded to a multiple of `to` above ten of them, else to the minute."""
    mean = sum(amounts) / len(amounts)
    return round(mean / to) * to if mean >= 10 * to else round(mean)
