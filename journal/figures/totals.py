"""What some parts of a journal come to: tasks, time and verdicts. A rate is that of the sums, never a mean of rates."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from journal.figures.homes import Home, Part
from journal.figures.lines import counted_tasks, works
from journal.marks.times import TimeBlock, wall
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
    ranges: dict[tuple[Home, str], list[TimeBlock]] = defaultdict(list)
    lengths: list[int] = []
    for part in parts:
        for work in works(part):
            # What has no day may overlap within its own entry only.
            key = (part.home, "" if isinstance(part.home, date) else part.entry.id)
            ranges[key] += work.blocks
            if not work.blocks and work.minutes is not None:
                lengths.append(work.minutes)
    closed = [block.minutes for blocks in ranges.values() for block in blocks if block.minutes is not None]
    covered = [held for blocks in ranges.values() if (held := wall(blocks)) is not None]
    ends = sum(block.end is None for blocks in ranges.values() for block in blocks)
    return Time(sum(closed) + sum(lengths) if closed or lengths else None, sum(covered) if covered else None, ends)


def verdicts(parts: Iterable[Part]) -> Verdicts:
    """The verdicts of some parts, on any task that counts."""
    found = Counter(task.outcome for part in parts for task in counted_tasks(part) if task.outcome is not None)
    return Verdicts(
        sum(n for outcome, n in found.items() if outcome > 0), found[0], sum(n for each, n in found.items() if each < 0)
    )
