"""What was read and what was asked: new works, works met again, questions by their age.

A work is new on the day of the first entry that cites it. Nothing here knows what a work or a question says.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from statistics import median

from journal.model import Asked, Site, Work
from journal.record import Record

Counts = tuple[tuple[str, int], ...]


class Reading(Record):
    """Works cited in a stretch of days. `noted` are those that something is said of, `queued` the others.

    `new` were cited in it for the first time, `again` in a further entry. `years`, `venues` and `hosts` count works: by
    year of publication, ascending, the others by number; works of which it is not known are left out.
    """

    works: int
    noted: int
    queued: int
    new: tuple[str, ...]  # slugs, in the order of the site
    again: tuple[str, ...]
    years: tuple[tuple[int, int], ...]
    venues: Counts
    hosts: Counts


def reading(site: Site, first: date | None = None, last: date | None = None) -> Reading:
    """What was read from `first` to `last`; without them of all time, with works that no dated entry cites."""
    days = {entry.id: entry.when for entry in site.entries}
    found: list[Work] = []
    new: list[str] = []
    again: list[str] = []
    for slug, work in site.works.items():
        if not work.main:
            continue
        cited = sorted(day for id_ in work.entries if (day := days.get(id_)) is not None)
        inside = [day for day in cited if (first is None or first <= day) and (last is None or day <= last)]
        if not inside and not (first is None and last is None):
            continue
        found.append(work)
        if not cited or cited[0] in inside:
            new.append(slug)
        if len(inside) > 1 or (inside and cited[0] < inside[0]) or (not cited and len(work.entries) > 1):
            again.append(slug)
    noted = sum(work.noted for work in found)
    return Reading(
        len(found),
        noted,
        len(found) - noted,
        tuple(new),
        tuple(again),
        tuple(sorted(Counter(work.year for work in found if work.year is not None).items())),
        _most(work.venue for work in found),
        _most(work.host for work in found),
    )


def _most(names: Iterable[str]) -> Counts:
    found = Counter(name for name in names if name)
    return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0])))


class Growth(Record):
    """How often a work had been cited elsewhere, each time that an entry said so: (day, count), oldest first."""

    slug: str
    counts: tuple[tuple[date, int], ...]


def growth(site: Site) -> tuple[Growth, ...]:
    """The works of which that is said on two days or more, those that grew most first."""
    found = []
    for slug, work in site.works.items():
        dated = {counted.when: counted.count for counted in work.counts if counted.when is not None}
        if len(dated) > 1:
            found.append(Growth(slug, tuple(sorted(dated.items()))))
    return tuple(sorted(found, key=lambda each: (each.counts[0][1] - each.counts[-1][1], each.slug)))


class Questions(Record):
    """Questions as of a day. `open` are oldest first, with their age in days (None: not known).

    `later` counts those that were answered on a later day than they were asked, `wait` is the median number of days from a
    question to its answer, None where no two days are known.
    """

    open: tuple[tuple[Asked, int | None], ...]
    answered: int
    later: int
    wait: float | None


def questions(asked: Iterable[Asked], as_of: date | None) -> Questions:
    """The questions of a journal, as far as they were asked."""
    every = tuple(asked)
    still = [(each, _days(each.since, as_of)) for each in every if each.answered is None]
    waits = [
        wait for each in every if each.answered is not None and (wait := _days(each.since, each.until)) is not None
    ]
    return Questions(
        tuple(sorted(still, key=lambda each: -1 if each[1] is None else each[1], reverse=True)),
        len(every) - len(still),
        sum(wait > 0 for wait in waits),
        median(waits) if waits else None,
    )


def _days(first: date | None, last: date | None) -> int | None:
    return None if first is None or last is None else max(0, (last - first).days)
