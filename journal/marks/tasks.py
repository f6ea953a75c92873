"""A task: its check box, its fields and its HTML, for one line at a time.

Reads the text of one item or line and shows one task. What a line belongs to (the task above it, its notes,
its section, its day) is found by whoever walks the Markdown; figures over several tasks are in `progress`.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from journal.diagnostics import Finding
from journal.marks.times import TimeBlock


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
        return self not in (State.CANCELLED, State.QUESTION, State.OTHER)


class Role(Enum):
    """What a task is for its section: of this period, of the next one, or for some time."""

    DONE = "done"
    PLAN = "plan"
    BACKLOG = "backlog"


@dataclass(frozen=True, slots=True)
class Fields:
    """What is written in a task's text.

    `text` is the rest, in Markdown, without fields and outcome. `outcome` is -1, 0 or 1, and `outcome_text` the
    writer's words for it. `fields` are the keys that have no meaning here, `raw_fields` the known ones whose value
    cannot be read or is written a second time: (name, as written), in the order of the line. `cookie` is
    `[2/3]`, `[66%]`, `[/]` or `[%]` as written; `recursive`: it counts all boxes below, not only the direct ones.
    `priority` is one of highest, high, medium, low, lowest. Offsets of `found` are those of the text as given.
    """

    text: str
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
    found: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a note.

    `mark` is what stands in the box, or the keyword: as written, empty for `[]`. `line` and `column` count from 1.
    `parent` is an index among the tasks of the same note; `section` and `day` are indexes among its sections and its
    days (None: under no day). `has_children`: tasks with check boxes are below it. `minutes` is the sum of its closed
    ranges, else its duration; None without either. `budget` is a target in minutes. `url` is its one link, if it is
    no more than that. `role` is None until the role of its section is known. `flag` is "important" or None.
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


def task(read: Fields, *, state: State, mark: str, line: int, column: int = 1) -> Task:
    """A task with the values that were read in its text, in no section and under no other task yet."""
    return Task(
        text=read.text,
        state=state,
        mark=mark,
        line=line,
        column=column,
        outcome=read.outcome,
        outcome_text=read.outcome_text,
        due=read.due,
        scheduled=read.scheduled,
        start=read.start,
        created=read.created,
        done_on=read.done_on,
        cancelled_on=read.cancelled_on,
        priority=read.priority,
        recurrence=read.recurrence,
        tags=read.tags,
        id=read.id,
        depends=read.depends,
        on_completion=read.on_completion,
        fields=read.fields,
        raw_fields=read.raw_fields,
        cookie=read.cookie,
        recursive=read.recursive,
    )
