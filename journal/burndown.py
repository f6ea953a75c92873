"""How much is open, day by day, and whether an end is in sight.

An end is named only where the number of open tasks falls and its peak lies back: a guess that moves every day is none.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate
from math import ceil

from journal.record import Record

_SETTLED = timedelta(days=3)  # since the peak, before an end is named


class Lasting(Record):
    """How long a task was open: from the day it was first written to the day it was done or dropped (None: still open)."""

    since: date
    until: date | None = None
    done: bool = False


class Burndown(Record):
    """`rows` are (day, open at its end, done on it), for every day. `peak` is the day on which most was open.

    `rate` is by how many tasks a day that number fell since then; `end` is the day on which nothing would be open, None
    where nothing is open or no end is in sight.
    """

    rows: tuple[tuple[date, int, int], ...]
    peak: date | None = None
    rate: float = 0.0
    end: date | None = None


def burndown(tasks: Iterable[Lasting], as_of: date) -> Burndown:
    """The open tasks of each day up to `as_of`; what is first written after it is left out."""
    known = [task for task in tasks if task.since <= as_of]
    if not known:
        return Burndown(())
    first = min(task.since for task in known)
    opened = Counter(task.since for task in known)
    closed = Counter(task.until for task in known if task.until is not None and task.until <= as_of)
    done = Counter(task.until for task in known if task.done and task.until is not None and task.until <= as_of)
    days = [first + timedelta(days=at) for at in range((as_of - first).days + 1)]
    left = accumulate(opened[day] - closed[day] for day in days)
    rows = tuple((day, count, done[day]) for day, count in zip(days, left, strict=True))
    peak, most, _ = max(rows, key=lambda row: (row[1], row[0]))
    now = rows[-1][1]
    if not now or as_of - peak <= _SETTLED or most <= now:
        return Burndown(rows, peak)
    rate = (most - now) / (as_of - peak).days
    return Burndown(rows, peak, rate, as_of + timedelta(days=ceil(now / rate)))
