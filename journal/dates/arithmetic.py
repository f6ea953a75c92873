"""Arithmetic on civil dates: weeks, and years that were left out."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from journal.dates.values import LEAP, Week, Written


def week_of(day: date) -> Week:
    """The ISO week of a day, which may belong to the year before or after."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


def majority_week(start: date, end: date) -> Week:
    """The ISO week that holds most of the days from `start` to `end`; of equals, the later."""
    start, end = min(start, end), max(start, end)
    # Every week between the first and the last is whole, so the last but one stands for all of them.
    days = {start, max(start, end - timedelta(days=min(7, (end - start).days))), end}

    def held(day: date) -> tuple[int, date]:
        before, after = day.isoweekday() - 1, 7 - day.isoweekday()
        return min(before, (day - start).days) + min(after, (end - day).days) + 1, day

    return week_of(max(days, key=held))


def fit_year(written: Written, start: date, end: date) -> int | None:
    """The year that puts the day inside [start, end], or else nearest to it; of equals, the earlier.

    A year that is written is kept. None if no year has the day (30 February).
    """
    if written.year is not None:
        return written.year
    # 29 February can be eight years away (1896 to 1904).
    candidates = (
        (max((start - day).days, (day - end).days, 0), day.year)
        for year in range(max(1, start.year - 8), min(9999, end.year + 8) + 1)
        if (day := written.on(year)) is not None
    )
    return min(candidates, default=(0, None))[1]


def first_year(start: Written, end: Written, year: int, number: int | None) -> int:
    """The year in which days without one begin, of a note that names `year`: the one before only for a week 1 over New Year."""
    return year - 1 if number == 1 and (end.month, end.day) < (start.month, start.day) else year


def years_down(sequence: Sequence[Written], anchor: int | None = None) -> tuple[int | None, ...]:
    """A year for each day of a list or a file, from the top down; all None if nothing gives one.

    Years that are written stay. The others follow from the one above, or at the top from the first one below.
    `anchor` is the year of the first day when none is written. Oldest first, a fall of month and day by more than
    180 days is a new year; newest first, a rise of as much is the year before. The majority of steps decides which.
    """
    places = [place(written) for written in sequence]
    down = 1 if _rises(sequence, places) else -1
    turns = [0, *(down if down * (here - there) > 180 else 0 for here, there in pairwise(places))]
    years = [written.year for written in sequence]
    known = next((at for at, year in enumerate(years) if year is not None), None)
    if known is None:
        if anchor is None or not years:
            return tuple(years)
        known, years[0] = 0, anchor
    for at in range(known - 1, -1, -1):
        below = years[at + 1]
        years[at] = None if below is None else below - turns[at + 1]
    for at in range(known + 1, len(years)):
        above = years[at - 1]
        if years[at] is None and above is not None:
            years[at] = above + turns[at]
    return tuple(years)


def place(written: Written) -> int:
    """The day's place in a leap year; days that do not exist stand after the last of their month."""
    return (date(LEAP, written.month, 1) - date(LEAP, 1, 1)).days + written.day


def step(above: Written, below: Written) -> int:
    """How many days it is from one day to another, whatever their years: the shorter way around, back is below 0."""
    return _step(place(above), place(below))


def one_way(days: Sequence[Written], most: int) -> bool:
    """Whether each day is after the one above it, or each before, by `most` days; so is a single day."""
    steps = [step(above, below) for above, below in pairwise(days)]
    return all(0 < each <= most for each in steps) or all(-most <= each < 0 for each in steps)


def _step(here: int, there: int) -> int:
    """The days from one place in a leap year to another, the shorter way around."""
    return (there - here + _HALF) % (2 * _HALF) - _HALF


_HALF: Final = 183  # of a leap year


def _rises(sequence: Sequence[Written], places: Sequence[int]) -> bool:
    balance = 0
    for (above, here), (below, there) in pairwise(zip(sequence, places, strict=True)):
        if above.year is not None and below.year is not None and above.year != below.year:
            balance += 1 if below.year > above.year else -1
            continue
        days = _step(here, there)
        balance += (days > 0) - (days < 0)
    return balance >= 0
