"""A task: what one line says of it.

What a line belongs to (the task above it, its notes, its section, its day) is found by whoever walks the Markdown; figures
over several tasks are in `progress`.
"""

from enum import Enum
from typing import Final

from journal.marks.fields import NO_DETAILS, Details
from journal.marks.times import TimeBlock
from journal.record import Record


class State(Enum):
    """What a box or a keyword says of a task."""

    TODO = "todo"
    DOING = "doing"
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    DEFERRED = "deferred"
    SCHEDULED = "scheduled"
    QUESTION = "question"
    OTHER = "other"

    @property
    def countable(self) -> bool:
        """Whether tasks in this state are in the denominator: dropped tasks, questions and unknown marks are not."""
        return self not in _OUTSIDE


_OUTSIDE: Final = (State.CANCELLED, State.QUESTION, State.OTHER)


class Role(Enum):
    """What a task is for its section: of this period, of the next one, or for some time."""

    DONE = "done"
    PLAN = "plan"
    BACKLOG = "backlog"


class Task(Record, kw_only=True):
    """A task of a note.

    `text` is Markdown without what is `written` in it beside, which is None if that is nothing. `mark` is what stands in the box, or the keyword: as written, empty for `[]`. `line` and `column` count from 1.
    `parent` is an index among the tasks of the same note; `section` and `day` are indexes among its sections and its
    days (None: under no day). `has_children`: tasks with check boxes are below it. `minutes` is the sum of its closed
    ranges, else its duration; None without either. `budget` is a target in minutes. `url` is its one link, if it is
    no more than that. `role` is None until the role of its section is known. `flag` is "important" or None.
    `lone`: of its time only the start is written, which in a list of such may be the end of the task before.
    """

    text: str
    state: State
    mark: str
    line: int
    column: int = 1
    parent: int | None = None
    section: int = 0
    day: int | None = None
    has_children: bool = False
    notes: tuple[str, ...] = ()
    times: tuple[TimeBlock, ...] = ()
    minutes: int | None = None
    budget: int | None = None
    flag: str | None = None
    keyword: str | None = None
    url: str | None = None
    role: Role | None = None
    struck: bool = False
    lone: bool = False
    written: Details | None = None

    @property
    def details(self) -> Details:
        """What is written in its text beside what is to be done."""
        return self.written or NO_DETAILS

    @property
    def checked(self) -> bool:
        """Whether the box holds anything but white space."""
        return self.state is not State.TODO or self.flag is not None

    @property
    def completed(self) -> bool:
        """Whether the task itself is done, whatever its children are."""
        return self.state is State.DONE

    @property
    def head(self) -> str:
        """The part before the first `: `, which names a topic; the whole text if there is no such short part."""
        return _head(self.text)


def _head(text: str) -> str:
    ends = [at for at in (text.find(": "), text.find("：")) if at > 0]
    if not ends or min(ends) > 40 or "://" in text[: min(ends)]:
        return text
    return text[: min(ends)].rstrip()


def task_heading(title: str, line: int, url: str | None) -> Task:
    """A thing to do that is written as a heading."""
    return Task(text=title, state=State.TODO, mark="", line=line, url=url, role=Role.BACKLOG)
