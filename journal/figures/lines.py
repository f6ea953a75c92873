"""The lines behind each figure: those that make it, those that are left out with the reason, and the rule."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Final

from journal.figures.homes import Home, Part
from journal.marks.tasks import Role, State, Task
from journal.marks.times import TimeBlock, total
from journal.model import Entry
from journal.progress import counts
from journal.record import Record


def counted_tasks(part: Part) -> Iterable[Task]:
    """The tasks of a part that count for their period, heads and dropped ones among them."""
    tasks = part.entry.note.tasks
    return (tasks[index] for index in part.tasks if counts(tasks[index]))


class Work(Record):
    """Time on one line of an entry: its ranges, or its length. `task` is its index among the note's tasks, if it is one."""

    entry: Entry
    home: Home
    line: int
    text: str
    section: int
    blocks: tuple[TimeBlock, ...]
    minutes: int | None
    task: int | None = None


def works(part: Part) -> tuple[Work, ...]:
    """The lines of a part that have time, in the order of its tasks, then of what belongs to no task.

    What was dropped took no time, and what is planned or lies on a pile has not been worked on.
    """
    return tuple(work for work, reason in _timed_lines(part) if reason is None)


def _timed_lines(part: Part) -> Iterable[tuple[Work, "Reason | None"]]:
    """The lines of a part that have time, each with the reason why it was not worked on, None if it was."""
    entry, home, note = part.entry, part.home, part.entry.note
    for index in part.tasks:
        task = note.tasks[index]
        if task.times or task.minutes is not None:
            minutes = _minutes(task.times, task.minutes)
            work = Work(entry, home, task.line, task.text, task.section, task.times, minutes, index)
            role = task.role or note.sections[task.section].role
            yield work, Reason.DROPPED if task.state is State.CANCELLED else _NOT_WORKED.get(role)
    for index in part.times:
        each = note.times[index]
        if each.task is None and (each.blocks or each.minutes is not None):
            minutes = _minutes(each.blocks, each.minutes)
            work = Work(entry, home, each.line, each.text, each.section, each.blocks, minutes)
            yield work, _NOT_WORKED.get(note.sections[each.section].role)


def _minutes(blocks: Sequence[TimeBlock], length: int | None) -> int | None:
    """The minutes of a line: of its closed ranges, else its length."""
    return total(blocks) if blocks else length


class Rule(Enum):
    """What a figure counts."""

    TASKS = "tasks"  # leaves that are done, of all leaves that are not dropped
    TIME = "time"  # minutes of closed ranges and of lengths
    VERDICTS = "verdicts"
    KEPT = "kept"  # planned items that were done, of all planned
    TAKEN_UP = "taken_up"  # planned items that were taken up, of all planned
    DAYS = "days"  # days on which something was written


class Reason(Enum):
    """Why a line is not counted."""

    HEADS = "heads"  # the boxes below it are counted in its stead
    DROPPED = "dropped"
    PLANNED = "planned"  # for another time
    PILE = "pile"  # to be done some time
    QUESTION = "question"
    UNKNOWN = "unknown"  # a mark that means nothing
    OPEN_END = "open_end"


class Spot(Record):
    """A line of an entry, with what it adds to a figure: 1, or minutes."""

    entry: str  # id
    line: int
    text: str
    amount: int = 1


class Explained(Record):
    """A figure by its lines: those that make it, those that are only in the whole that it is a part of, and those left out."""

    rule: Rule
    counted: tuple[Spot, ...]
    rest: tuple[Spot, ...] = ()
    left: tuple[tuple[Spot, Reason], ...] = ()

    @property
    def figure(self) -> int:
        """The sum of what is counted."""
        return sum(spot.amount for spot in self.counted)

    @property
    def whole(self) -> int:
        """What the figure is a part of."""
        return self.figure + sum(spot.amount for spot in self.rest)


def explained_tasks(parts: Iterable[Part]) -> Explained:
    """`6 of 9 done` by its lines."""
    counted: list[Spot] = []
    rest: list[Spot] = []
    left: list[tuple[Spot, Reason]] = []
    for part in parts:
        for index in part.tasks:
            task = part.entry.note.tasks[index]
            spot, reason = Spot(part.entry.id, task.line, task.text), _not_counted(task)
            if reason is not None:
                left.append((spot, reason))
            elif task.completed:
                counted.append(spot)
            else:
                rest.append(spot)
    return Explained(Rule.TASKS, tuple(counted), tuple(rest), tuple(left))


def _not_counted(task: Task) -> Reason | None:
    if task.role is Role.PLAN:
        return Reason.PLANNED
    if not counts(task):
        return Reason.PILE
    if task.has_children:
        return Reason.HEADS
    return _OUT.get(task.state)


_OUT: Final = {
    State.CANCELLED: Reason.DROPPED,
    State.QUESTION: Reason.QUESTION,
    State.OTHER: Reason.UNKNOWN,
}


def explained_time(parts: Iterable[Part]) -> Explained:
    """Logged minutes by their lines."""
    counted: list[Spot] = []
    left: list[tuple[Spot, Reason]] = []
    for part in parts:
        for work, reason in _timed_lines(part):
            spot = Spot(part.entry.id, work.line, work.text, work.minutes or 0)
            if reason is not None:
                left.append((spot, reason))
            elif work.minutes is not None:
                counted.append(spot)
            if reason is None and any(block.end is None for block in work.blocks):
                left.append((Spot(part.entry.id, work.line, work.text, 0), Reason.OPEN_END))
    return Explained(Rule.TIME, tuple(counted), (), tuple(left))


_NOT_WORKED: Final[Mapping[Role | None, Reason]] = {Role.PLAN: Reason.PLANNED, Role.BACKLOG: Reason.PILE}


def explained_verdicts(parts: Iterable[Part]) -> Explained:
    """The verdicts by the tasks that have one."""
    told = [
        Spot(part.entry.id, task.line, task.text)
        for part in parts
        for task in counted_tasks(part)
        if task.details.outcome is not None
    ]
    return Explained(Rule.VERDICTS, tuple(told))
