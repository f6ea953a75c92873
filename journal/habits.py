"""Habits: what comes back day after day, found without being named, and how steadily it does.

A day of a habit has one of three values: yes, no, or skip, which is a day of rest and neither counts nor breaks. The
score forgives: one day missed after a month costs little. A streak is the smallest of these figures, and breaks most easily.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import Enum
from math import sqrt
from typing import Final

from journal.record import Record

_LEAST_DAYS: Final = 4  # days on which a topic has to come back before it is called a habit
_LEAST_RATE: Final = 1 / 10  # of its days, from the first to the last
_TRAILING: Final = 90  # days over which consistency is measured
_PAUSE: Final = timedelta(days=7)  # after which a habit was given up, as far as its rate is concerned
_DAILY: Final = 0.75  # from this share of its days on a habit is due every day, below it so many times a week


class Value(Enum):
    """What a day was for a habit."""

    YES = "yes"
    NO = "no"
    SKIP = "skip"


class Event(Record):
    """Once that a topic was written down. `done`: a ticked box or logged time; `rest`: it was dropped, or a day of rest."""

    day: date
    done: bool
    rest: bool = False
    minutes: int | None = None


class Habit(Record):
    """How steadily something comes back, up to a day.

    `rate` is how many times a day it is expected (1: daily); `weekly` how many times a week it is due, None for one that is due
    each day. `score` is between 0 and 1; `consistency` is (days or weeks kept, days or weeks due) of the last ninety days.
    `streak` and `longest` count days, or weeks where it is due by the week. `values` are those of each day from the first on.
    """

    first: date
    last: date
    times: int
    minutes: int | None
    rate: float
    weekly: int | None
    score: float
    consistency: tuple[int, int]
    streak: int
    longest: int
    values: tuple[Value, ...]


def recurring(days: Mapping[str, Iterable[date]]) -> tuple[str, ...]:
    """The topics that come back, by the days on which each is done; the most frequent first, then by name."""
    counted: list[tuple[int, str]] = []
    for topic, written in days.items():
        known = sorted(set(written))
        if len(known) >= _LEAST_DAYS and len(known) / ((known[-1] - known[0]).days + 1) >= _LEAST_RATE:
            counted.append((-len(known), topic))
    return tuple(topic for _, topic in sorted(counted))


def habit(events: Iterable[Event], as_of: date) -> Habit | None:
    """The figures of one topic up to `as_of`; None if it was never done by then. Events after that day are left out."""
    by_day: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        if event.day <= as_of:
            by_day[event.day].append(event)
    done = sorted(day for day, all_of_day in by_day.items() if any(event.done for event in all_of_day))
    if not done:
        return None
    first, last = done[0], done[-1]
    rate = _rate(done, as_of)
    weekly = None if rate >= _DAILY else max(1, round(7 * rate))
    rate = weekly / 7 if weekly else 1.0
    values = tuple(_value(by_day.get(first + timedelta(days=at), ())) for at in range((as_of - first).days + 1))
    kept = _by_week(first, values, weekly) if weekly else [value for value in values if value is not Value.SKIP]
    minutes = [event.minutes for all_of_day in by_day.values() for event in all_of_day if event.minutes is not None]
    return Habit(
        first,
        last,
        len(done),
        sum(minutes) if minutes else None,
        rate,
        weekly,
        _score(values, rate),
        _consistency(first, values, weekly),
        _streak(kept),
        _longest(kept),
        values,
    )


def _rate(done: list[date], as_of: date) -> float:
    """How many times a day it is expected, from its last ninety days.

    A habit that was given up is measured over the days on which it was one.
    """
    last = done[-1]
    until = as_of if as_of - last <= _PAUSE else last
    recent = [day for day in done if day > until - timedelta(days=_TRAILING)]
    return len(recent) / ((until - recent[0]).days + 1)


def _value(events: Iterable[Event]) -> Value:
    written = tuple(events)
    if any(event.done for event in written):
        return Value.YES
    return Value.SKIP if any(event.rest for event in written) else Value.NO


def _score(values: tuple[Value, ...], rate: float) -> float:
    """An average in which each day weighs less than the next: thirteen days of a daily habit are half of all."""
    memory = 0.5 ** (sqrt(rate) / 13)
    score, window = 0.0, 7 if rate < 1 else 1
    for at, value in enumerate(values):
        if value is Value.SKIP:
            continue
        # What is due some times a week is not missed on the days between.
        lately = sum(each is Value.YES for each in values[max(0, at - window + 1) : at + 1])
        share = min(1.0, lately / max(1, round(window * rate))) if window > 1 else float(value is Value.YES)
        score = score * memory + share * (1 - memory)
    return score


def _by_week(first: date, values: tuple[Value, ...], due: int) -> list[Value]:
    """One value for each ISO week: yes if it was done often enough, skip if nothing but rest is in it."""
    weeks: dict[date, Counter[Value]] = defaultdict(Counter)
    for at, value in enumerate(values):
        day = first + timedelta(days=at)
        weeks[day - timedelta(days=day.weekday())][value] += 1
    found = []
    for counted in weeks.values():
        # A week that has only begun, or one with days of rest, asks for no more than it has days.
        needed = min(due, counted[Value.YES] + counted[Value.NO])
        found.append(Value.SKIP if needed == 0 else Value.YES if counted[Value.YES] >= needed else Value.NO)
    return found


def _consistency(first: date, values: tuple[Value, ...], weekly: int | None) -> tuple[int, int]:
    recent = values[-_TRAILING:]
    since = first + timedelta(days=len(values) - len(recent))
    due = _by_week(since, recent, weekly) if weekly else recent
    counted = [value for value in due if value is not Value.SKIP]
    return sum(value is Value.YES for value in counted), len(counted)


def _streak(kept: Iterable[Value]) -> int:
    """How many in a row up to now; the last of them may still come, so that alone breaks nothing."""
    backwards = [value for value in kept if value is not Value.SKIP][::-1]
    if backwards and backwards[0] is Value.NO:
        backwards = backwards[1:]
    return next((at for at, value in enumerate(backwards) if value is Value.NO), len(backwards))


def _longest(kept: Iterable[Value]) -> int:
    longest = run = 0
    for value in kept:
        if value is not Value.SKIP:
            run = run + 1 if value is Value.YES else 0
            longest = max(longest, run)
    return longest
