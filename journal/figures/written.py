"""What was written: days in a row, days by weekday, words by month."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from journal.model import Entry, Log, Site, log_of
from journal.record import Record

Words = Mapping[tuple[int, int], Mapping[str, int]]  # by month, then by primary language


class Run(Record):
    """Days in a row on each of which something was written."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def runs(days: Iterable[date]) -> tuple[Run, ...]:
    """The runs of some days, ascending."""
    found: list[Run] = []
    for day in sorted(set(days)):
        if found and day - found[-1].last == timedelta(days=1):
            found[-1] = Run(found[-1].first, day)
        else:
            found.append(Run(day, day))
    return tuple(found)


def current(found: Sequence[Run], as_of: date) -> tuple[date, ...]:
    """The days of the last run; none where it ended before the day before `as_of`, which may not be over yet."""
    if not found or as_of - found[-1].last > timedelta(days=1):
        return ()
    return tuple(found[-1].first + timedelta(days=at) for at in range(found[-1].days))


def by_weekday(days: Iterable[date]) -> tuple[int, ...]:
    """How many of some days fall on each weekday, Monday first."""
    found = Counter(day.weekday() for day in days)
    return tuple(found[at] for at in range(7))


def words_by_month(site: Site) -> Words:
    """Words written in each month, in order; a day of a log counts its own."""
    return revised({}, (), site.entries)


def revised(known: Words, old: Iterable[Entry], new: Iterable[Entry]) -> Words:
    """`known` words by month where some entries have become others."""
    found = {month: Counter(told) for month, told in known.items()}
    for sign, entries in ((-1, old), (1, new)):
        for entry in entries:
            if entry.when is not None and not isinstance(entry, Log):
                month = found.setdefault((entry.when.year, entry.when.month), Counter())
                month[entry.language.partition("-")[0]] += sign * _own_words(entry)
    some = ((month, {tongue: told[tongue] for tongue in sorted(told) if told[tongue]}) for month, told in found.items())
    return {month: told for month, told in sorted(some) if told}


def _own_words(entry: Entry) -> int:
    if log_of(entry):
        return sum(section.words for section in entry.note.sections[entry.first : entry.last])
    return entry.note.words
