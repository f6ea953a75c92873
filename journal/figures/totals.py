"""What some parts of a journal come to: tasks, time and verdicts. A rate is that of the sums, never a mean of rates."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from journal.figures.homes import Home, Part
from journal.figures.lines import Work, counted_tasks, works
from journal.marks.tasks import Task
from journal.marks.times import TimeBlock, wall
from journal.model import Entry
from journal.progress import Tally, add, tally_of
from journal.record import Record


class Time(Record):
    """Logged time in minutes. `effort` is the sum of closed ranges and of lengths without one, None without any.

    `wall` is what the ranges cover, overlaps of a day once. `open_ends` counts ranges without an end, which are in no sum.
    """

    effort: int | None = None
    wall: int | None = None
    open_ends: int = 0


class Verdicts(Record):
    """How many tasks were better than expected, as expected, and worse."""

    better: int = 0
    same: int = 0
    worse: int = 0

    @property
    def total(self) -> int:
        """All verdicts."""
        return self.better + self.same + self.worse

    @property
    def balance(self) -> float | None:
        """Their mean, from 1 (all better) to -1; None without any."""
        return (self.better - self.worse) / self.total if self.total else None


class Figures(Record):
    """What some parts come to. `days` is the number of days among their homes."""

    tally: Tally
    time: Time
    verdicts: Verdicts
    days: int


def figures(parts: Sequence[Part]) -> Figures:
    """The figures of some parts."""
    days = {part.home for part in parts if isinstance(part.home, date)}
    return Figures(tallied(parts), timed(parts), verdicts(parts), len(days))


def tallied(parts: Iterable[Part]) -> Tally:
    """The tasks of some parts: the sum, so that a rate is that of the sums."""
    found = [_tally(part) for part in parts if part.tasks]
    return add(found) if found else Tally()


def _tally(part: Part) -> Tally:
    if part.tasks == part.entry.tasks:
        return part.entry.tally
    return tally_of(part.entry.note.tasks, part.tasks)


def timed(parts: Iterable[Part]) -> Time:
    """The time of some parts."""
    return _time(work for part in parts for work in works(part))


def timed_by(parts: Iterable[Part], key: Callable[[Work], str]) -> dict[str, Time]:
    """The time of some parts by what `key` says of a line, the most first, then by name."""
    found: dict[str, list[Work]] = defaultdict(list)
    for part in parts:
        for work in works(part):
            found[key(work)].append(work)
    told = {name: _time(own) for name, own in found.items()}
    return dict(sorted(told.items(), key=lambda each: (-(each[1].effort or 0), each[0])))


def _time(works: Iterable[Work]) -> Time:
    ranges: dict[tuple[Home, str], list[TimeBlock]] = defaultdict(list)
    lengths: list[int] = []
    for work in works:
        # What has no day may overlap within its own entry only.
        key = (work.home, "" if isinstance(work.home, date) else work.entry.id)
        ranges[key] += work.blocks
        if not work.blocks and work.minutes is not None:
            lengths.append(work.minutes)
    closed = [block.minutes for blocks in ranges.values() for block in blocks if block.minutes is not None]
    covered = [held for blocks in ranges.values() if (held := wall(blocks)) is not None]
    ends = sum(block.end is None for blocks in ranges.values() for block in blocks)
    return Time(sum(closed) + sum(lengths) if closed or lengths else None, sum(covered) if covered else None, ends)


def verdicts(parts: Iterable[Part]) -> Verdicts:
    """The verdicts of some parts, on any task that counts."""
    return _verdicts(
        task.details.outcome for part in parts for task in counted_tasks(part) if task.details.outcome is not None
    )


def verdicts_by(parts: Iterable[Part], key: Callable[[Entry, Task], str]) -> dict[str, Verdicts]:
    """The verdicts of some parts by what `key` says of a task, the most first, then by name; what has no name is left out."""
    found: dict[str, list[int]] = defaultdict(list)
    for part in parts:
        for task in counted_tasks(part):
            if task.details.outcome is not None and (name := key(part.entry, task)):
                found[name].append(task.details.outcome)
    told = {name: _verdicts(own) for name, own in found.items()}
    return dict(sorted(told.items(), key=lambda each: (-each[1].total, each[0])))


def _verdicts(outcomes: Iterable[int]) -> Verdicts:
    found = Counter(outcomes)
    return Verdicts(
        sum(n for outcome, n in found.items() if outcome > 0), found[0], sum(n for each, n in found.items() if each < 0)
    )
