"""A task: what one line says of it.

What a line belongs to (the task above it, its notes, its section, its day) is found by whoever walks the Markdown; figures
over several tasks are in `progress`.
"""

from datetime import date
from enum import Enum
from typing import Final

from journal.marks.fields import Fields
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


class Task(Record):
    """A task of a note.

    `mark` is what stands in the box, or the keyword: as written, empty for `[]`. `line` and `column` count from 1.
    `parent` is an index among the tasks of the same note; `section` and `day` are indexes among its sections and its
    days (None: under no day). `has_children`: tasks with check boxes are below it. `minutes` is the sum of its closed
    ranges, else its duration; None without either. `budget` is a target in minutes. `url` is its one link, if it is
    no more than that. `role` is None until the role of its section is known. `flag` is "important" or None.
    `lone`: of its time only the start is written, which in a list of such may be the end of the task before.
    The other values are those of `Fields`.
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
    outcome: int | None = None
    outcome_text: str = ""
    due: date | None = None
    scheduled: date | None = None
    start: date | None = None
    created: date | None = None
    done_on: date | None = None
    cancelled_on: date | None = None
    priority: str | None = None
    recurrence: str | None = None
    tags: tuple[str, ...] = ()
    id: str = ""
    depends: tuple[str, ...] = ()
    on_completion: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    raw_fields: tuple[tuple[str, str], ...] = ()
    cookie: str = ""
    recursive: bool = False
    flag: str | None = None
    keyword: str | None = None
    url: str | None = None
    role: Role | None = None
    struck: bool = False
    lone: bool = False

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


def task(
    read: Fields,
    *,
    state: State,
    mark: str,
    line: int,
    column: int = 1,
    parent: int | None = None,
    section: int = 0,
    day: int | None = None,
    notes: tuple[str, ...] = (),
    times: tuple[TimeBlock, ...] = (),
    minutes: int | None = None,
    budget: int | None = None,
    priority: str | None = None,
    flag: str | None = None,
    keyword: str | None = None,
    url: str | None = None,
    role: Role | None = None,
    struck: bool = False,
    lone: bool = False,
) -> Task:
    """A task with the values that were read in its text.

    `priority` is that of its keyword, which counts where the text gives none. The others are those of `Task`.
    """
    return Task(
        text=read.text,
        state=state,
        mark=mark,
        line=line,
        column=column,
        parent=parent,
        section=section,
        day=day,
        notes=notes,
        times=times,
        minutes=minutes,
        budget=budget,
        outcome=read.outcome,
        outcome_text=read.outcome_text,
        due=read.due,
        scheduled=read.scheduled,
        start=read.start,
        created=read.created,
        done_on=read.done_on,
        cancelled_on=read.cancelled_on,
        priority=read.priority or priority,
        recurrence=read.recurrence,
        tags=read.tags,
        id=read.id,
        depends=read.depends,
        on_completion=read.on_completion,
        fields=read.fields,
        raw_fields=read.raw_fields,
        cookie=read.cookie,
        recursive=read.recursive,
        flag=flag,
        keyword=keyword,
        url=url,
        role=role,
        struck=struck,
        lone=lone,
    )


def task_heading(title: str, line: int, url: str | None) -> Task:
    """A thing to do that is written as a heading."""
    return Task(title, State.TODO, "", line, url=url, role=Role.BACKLOG)
