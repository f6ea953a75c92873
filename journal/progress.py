"""The figures over tasks: how many are done, of how many, and what in a list contradicts itself.

Leaves are the headline: a task with check boxes below it is a label for them. Only tasks of the period itself are
counted; what is planned for the next one, and what lies on a pile, is not. Nothing here reads text or writes HTML.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter
from typing import Final

from journal.diagnostics import Code, Finding
from journal.marks.tasks import Role, State, Task
from journal.patterns import pattern
from journal.record import Record, names_of, replace


class Tally(Record):
    """Counts of tasks. Dropped tasks, questions and unknown marks are in no total.

    `leaf_*` counts tasks without check boxes below them, `all_*` every task, `top_*` those under no other task.
    `cancelled`, `doing`, `deferred` (moved on or put in the calendar) and `failed` are counts of leaves; of these
    only `cancelled` is outside `leaf_total`.
    """

    leaf_done: int = 0
    leaf_total: int = 0
    all_done: int = 0
    all_total: int = 0
    top_done: int = 0
    top_total: int = 0
    cancelled: int = 0
    doing: int = 0
    deferred: int = 0
    failed: int = 0

    @property
    def percent(self) -> int | None:
        """The share of leaves that are done; None if there are none."""
        return percent(self.leaf_done, self.leaf_total)


def counts(task: Task) -> bool:
    """Whether a task belongs to the period it is written in, by the role of its section."""
    return task.role is None or task.role is Role.DONE


def tally(tasks: Iterable[Task]) -> Tally:
    """The counts of `tasks`, which may be any part of a note's tasks."""
    own = [task for task in tasks if counts(task)]
    return _tally(own, [task for task in own if task.parent is None])


def tally_of(tasks: Sequence[Task], indexes: Collection[int]) -> Tally:
    """The counts of some of a note's tasks; one whose parent is not among them is under no other task."""
    inside = frozenset(indexes)
    own = [tasks[index] for index in indexes if counts(tasks[index])]
    return _tally(own, [task for task in own if task.parent not in inside])


def _tally(own: Sequence[Task], tops: Sequence[Task]) -> Tally:
    """The counts of tasks that count, of which `tops` are under no other."""
    if not own:
        return Tally()
    leaves = [task.state for task in own if not task.has_children]
    every = [task for task in own if task.state.countable]
    tops = [task for task in tops if task.state.countable]
    return Tally(
        leaf_done=leaves.count(State.DONE),
        leaf_total=sum(state.countable for state in leaves),
        all_done=sum(task.completed for task in every),
        all_total=len(every),
        top_done=sum(task.completed for task in tops),
        top_total=len(tops),
        cancelled=leaves.count(State.CANCELLED),
        doing=leaves.count(State.DOING),
        deferred=leaves.count(State.DEFERRED) + leaves.count(State.SCHEDULED),
        failed=leaves.count(State.FAILED),
    )


def add(tallies: Iterable[Tally]) -> Tally:
    """The sum: a rate over several entries is that of the sums, not the mean of their rates."""
    rows = [_figures(each) for each in tallies]
    return Tally(*map(sum, zip(*rows, strict=True)))


_figures: Final = attrgetter(*names_of(Tally))


def percent(done: int, total: int) -> int | None:
    """The share of `done` in `total`, rounded down; None of nothing.

    100 only when all are done, and at least 1 once one is.
    """
    if total <= 0:
        return None
    return max(100 * done // total, 1 if done else 0)


# ---- contradictions

_UNFINISHED: Final = frozenset((State.TODO, State.DOING, State.WAITING))
_CLOSED: Final = frozenset((State.DONE, State.CANCELLED))
_COOKIE: Final = pattern(r"\[(?:\d*/\d*|\d*(%))\]", re.ASCII)


def conflicts(tasks: Sequence[Task]) -> tuple[tuple[int, Finding], ...]:
    """Where parents and children disagree: (index of the parent, finding on its text), in order.

    `tasks` are all tasks of a note, so that `parent` is an index into them. Nothing is ever corrected.
    """
    children = _children(tasks)
    found: list[tuple[int, Finding]] = []
    for index, below in enumerate(children):
        if below:
            found += ((index, finding) for finding in _family_conflicts(tasks, index, children))
    return tuple(found)


def _children(tasks: Sequence[Task]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in tasks]
    for index, task in enumerate(tasks):
        if task.parent is not None and 0 <= task.parent < len(tasks):
            children[task.parent].append(index)
    return children


def _family_conflicts(tasks: Sequence[Task], index: int, children: Sequence[Sequence[int]]) -> list[Finding]:
    parent, states = tasks[index], [tasks[child].state for child in children[index]]
    found = []
    if parent.completed and not _UNFINISHED.isdisjoint(states):
        message = f"`{parent.text[:60]}` is done, but a task below it is open"
        found.append(
            _finding(Code.PARENT_DONE_CHILD_OPEN, parent, message, "tick the open task, or open the one above it")
        )
    closed = State.DONE in states and _CLOSED.issuperset(states)
    if parent.state in _UNFINISHED and closed and not _open_below(tasks, index, children):
        message = f"`{parent.text[:60]}` is open, but every task below it is closed"
        found.append(_finding(Code.PARENT_OPEN_CHILDREN_DONE, parent, message, "it is ready to tick"))
    details = parent.details
    if details.cookie:
        counted = _below(index, children) if details.recursive else children[index]
        states = [tasks[each].state for each in counted if tasks[each].state.countable]
        now = recounted(details.cookie, states.count(State.DONE), len(states))
        if now != details.cookie and details.cookie not in ("[/]", "[%]"):
            message = f"`{details.cookie}` is `{now}` by the boxes below it"
            told = _finding(Code.STALE_COOKIE, parent, message, f"write `{now}`")
            found.append(replace(told, instead=(details.cookie, now)))
    return found


def _open_below(tasks: Sequence[Task], index: int, children: Sequence[Sequence[int]]) -> bool:
    return any(tasks[each].state in _UNFINISHED for each in _below(index, children))


def _below(index: int, children: Sequence[Sequence[int]]) -> list[int]:
    below = list(children[index])
    for each in below:
        # A child comes after its parent in a note; anything else would go round for ever.
        below += (child for child in children[each] if child > each)
    return below


def _finding(code: Code, task: Task, message: str, hint: str) -> Finding:
    return Finding(code, 0, len(task.text), message, hint)


def recounted(cookie: str, done: int, total: int) -> str:
    """A cookie such as `[2/3]` or `[66%]` in its own form, with other counts; `cookie` itself if it is none."""
    form = _COOKIE.fullmatch(cookie)
    if form is None:
        return cookie
    return f"[{percent(done, total) or 0}%]" if form[1] else f"[{done}/{total}]"


# ---- cells

_CELLS: Final = (
    ("d", (State.DONE,)),
    ("h", (State.DOING,)),
    ("c", (State.DEFERRED, State.SCHEDULED)),
    ("x", (State.CANCELLED,)),
    ("o", (State.TODO, State.WAITING, State.FAILED)),
)
_LEFT: Final = (State.DOING, State.TODO, State.WAITING, State.FAILED)


def cells(tasks: Sequence[Task], *, carried: Collection[int] = ()) -> str:
    """One letter for each leaf, sorted: d done, h in progress, c carried over, x dropped, o open or failed.

    `carried` are the indexes in `tasks` of those that go on elsewhere, known only from the rest of the journal.
    """
    leaves = [
        State.DEFERRED if index in carried and task.state in _LEFT else task.state
        for index, task in enumerate(tasks)
        if not task.has_children and counts(task)
    ]
    return "".join(letter * sum(map(leaves.count, states)) for letter, states in _CELLS) if leaves else ""
