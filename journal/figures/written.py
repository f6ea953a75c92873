"""What was written: days in a row, days by weekday, words by month."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from journal.model import Daily, Entry, Log, Site
from journal.record import Record


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


def by_weekday(days: Iterable[date]) -> tuple[int, ...]:
    """How many of some days fall on each weekday, Monday first."""
    found = Counter(day.weekday() for day in days)
    return tuple(found[at] for at in range(7))


def words_by_month(site: Site) -> dict[tuple[int, int], Counter[str]]:
    """Words written in each month, by primary language; a day of a log counts its own."""
    found: dict[tuple[int, int], Counter[str]] = {}
    for entry in site.entries:
        if entry.when is None or isinstance(entry, Log):
            continue
        own = _own_words(entry)
        if own:
            tongue = entry.language.partition("-")[0]
            found.setdefault((entry.when.year, entry.when.month), Counter())[tongue] += own
    return found


def _own_words(entry: Entry) -> int:
    if isinstance(entry, Daily) and entry.part_of:
        return sum(section.words for section in entry.note.sections[entry.first : entry.last])
    return entry.note.words
