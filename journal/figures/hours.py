"""Time by what it was spent on and when, beside what was set aside for it and what is usual."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from statistics import fmean
from typing import Final

from journal.activities import activity
from journal.figures.homes import Part
from journal.figures.lines import Spot, Work, works
from journal.marks.times import TimeBlock
from journal.model import Entry
from journal.progress import counts
from journal.record import Record

_USUAL_OF: Final = 12


_LEAST_USUAL: Final = 4


_DAY: Final = 24 * 60


def minutes_by(parts: Iterable[Part], key: Callable[[Work], str]) -> dict[str, int]:
    """Minutes by what `key` says of a line, the most first, then by name."""
    found: Counter[str] = Counter()
    for part in parts:
        for work in works(part):
            if work.minutes:
                found[key(work)] += work.minutes
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


Own = tuple[tuple[str, str, tuple[str, ...]], ...]


def minutes_by_activity(parts: Iterable[Part], own: Own = ()) -> dict[str, int]:
    """Minutes by the kind of activity; `own` are the writer's words for the kinds."""
    return minutes_by(parts, lambda work: activity(work.text, own))


def section_title(entry: Entry, section: int) -> str:
    """The nearest heading above that is neither a day nor the title; empty without one."""
    sections = entry.note.sections
    at: int | None = section
    while at is not None:
        each = sections[at]
        if each.opens_day:
            return ""
        if each.level > 1 and each.title:
            return each.title
        at = each.parent
    return ""


def minutes_by_hour(parts: Iterable[Part], own: Own = ()) -> tuple[Mapping[str, int], ...]:
    """For each of the 24 hours of the clock, minutes by kind of activity; what goes past midnight is split there."""
    hours: list[Counter[str]] = [Counter() for _ in range(24)]
    for part in parts:
        for work in works(part):
            kind = activity(work.text, own) if work.blocks else ""
            for block in work.blocks:
                for at, minutes in _hours(block):
                    hours[at][kind] += minutes
    return tuple(hours)


def _hours(block: TimeBlock) -> Iterable[tuple[int, int]]:
    at = block.start
    while block.end is not None and at < block.end:
        until = min(block.end, (at // 60 + 1) * 60)
        yield at % _DAY // 60, until - at
        at = until


class Budget(Record):
    """Time that was set aside, beside what it took; both in minutes. `actual` is None where no time is written."""

    entry: str  # id
    line: int
    title: str
    budget: int
    actual: int | None


def budgets(parts: Iterable[Part]) -> tuple[Budget, ...]:
    """Budgets of headings and of tasks beside the time that was logged for them, in the order of the parts."""
    found: list[Budget] = []
    for part in parts:
        note = part.entry.note
        found += [
            Budget(part.entry.id, task.line, task.text, task.budget, task.minutes)
            for index in part.tasks
            if (task := note.tasks[index]).budget is not None and counts(task)
        ]
        headings = [index for index in _of_part(part) if note.sections[index].budget is not None]
        spent = _spent(part) if headings else {}
        for index in headings:
            section = note.sections[index]
            found.append(Budget(part.entry.id, section.line, section.title, section.budget or 0, spent.get(index)))
    return tuple(found)


def _spent(part: Part) -> dict[int, int]:
    """The minutes that were logged below each heading that has any."""
    sections = part.entry.note.sections
    spent: dict[int, int] = defaultdict(int)
    for work in works(part):
        at: int | None = work.section if work.minutes else None
        while at is not None:
            spent[at] += work.minutes or 0
            at = sections[at].parent
    return spent


def _of_part(part: Part) -> list[int]:
    """The sections with something of a part, and those around them."""
    note = part.entry.note
    inside = {note.tasks[index].section for index in part.tasks} | {note.times[index].section for index in part.times}
    for section in tuple(inside):
        parent = note.sections[section].parent
        while parent is not None and parent not in inside:
            inside.add(parent)
            parent = note.sections[parent].parent
    return sorted(each for each in inside if part.entry.first <= each < part.entry.last)


def usual(amounts: Iterable[int | None]) -> int | None:
    """The mean of the twelve that are nearest, which come first; None with fewer than four. What has none is passed over."""
    known = [amount for amount in amounts if amount][:_USUAL_OF]
    return round(fmean(known)) if len(known) >= _LEAST_USUAL else None


def longest_stretch(parts: Iterable[Part]) -> Spot | None:
    """The line with the longest closed range, in minutes; of equals the first."""
    spots = [
        Spot(part.entry.id, work.line, work.text, max(block.minutes or 0 for block in work.blocks))
        for part in parts
        for work in works(part)
        if work.blocks
    ]
    return max((spot for spot in spots if spot.amount), key=lambda spot: spot.amount, default=None)
