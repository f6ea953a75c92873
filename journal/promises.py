"""The promise ledger: what a plan said beside what came of it.

A plan is kept when the next entry of its kind, or a day of that entry's period, did what it said. Nothing is judged
before there is a next entry. Every pair carries its score, so that it can be seen and overruled.
"""

from collections.abc import Sequence
from enum import Enum
from typing import assert_never

from journal.marks.tasks import State
from journal.matching import MATCH, SUGGEST, Line, Match, best, scored
from journal.progress import percent
from journal.record import Record


class Result(Enum):
    """What came of a planned item that was taken up."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"


class Act(Record):
    """A task that a plan may have meant. `parent` is an index among the same acts; `begun`: a part of it is done."""

    line: Line
    state: State
    parent: int | None = None
    begun: bool = False


class Pair(Record):
    """A planned item and the task that took it up, by their indexes."""

    plan: int
    act: int
    score: float
    result: Result


class Ledger(Record):
    """A plan beside what came of it.

    `planned` counts the plan's items. `pairs` are in the order of the plan, `dropped` the items that nothing took up, `unplanned`
    the tasks under no other that no plan meant. `maybe` are likely pairs among these, for the writer to settle.
    """

    planned: int
    pairs: tuple[Pair, ...]
    dropped: tuple[int, ...]
    unplanned: tuple[int, ...]
    maybe: tuple[Match, ...] = ()

    @property
    def kept(self) -> int:
        """How many of the planned items were done."""
        return sum(pair.result is Result.DONE for pair in self.pairs)

    @property
    def kept_percent(self) -> int | None:
        """The share of the plan that was done; None of an empty plan."""
        return percent(self.kept, self.planned)


def ledger(plans: Sequence[Line], acts: Sequence[Act]) -> Ledger:
    """A plan beside the tasks of the period that it was made for."""
    alike = tuple(scored(plans, [act.line for act in acts], SUGGEST))
    found = best(each for each in alike if each.score >= MATCH)
    meant = {each.left for each in found}
    used = {each.right for each in found}
    for index in tuple(used):
        used |= _above(acts, index)
    dropped = tuple(index for index in range(len(plans)) if index not in meant)
    free = tuple(
        index for index, act in enumerate(acts) if act.parent is None and act.state.countable and index not in used
    )
    unused = frozenset(free)
    likely = best(each for each in alike if each.left not in meant and each.right in unused)
    return Ledger(
        len(plans),
        tuple(Pair(each.left, each.right, each.score, result_of(acts[each.right])) for each in found),
        dropped,
        free,
        tuple(each for each in likely if each.score < MATCH),
    )


def _above(acts: Sequence[Act], index: int) -> set[int]:
    """The tasks that a task is part of."""
    above: set[int] = set()
    parent = acts[index].parent
    while parent is not None and parent not in above:
        above.add(parent)
        parent = acts[parent].parent
    return above


def result_of(act: Act) -> Result:
    """What came of a task, as a plan sees it: begun is partly."""
    match act.state:
        case State.DONE:
            return Result.DONE
        case State.DOING:
            return Result.PARTLY
        case (
            State.TODO
            | State.WAITING
            | State.FAILED
            | State.CANCELLED
            | State.DEFERRED
            | State.SCHEDULED
            | State.QUESTION
            | State.OTHER
        ):
            return Result.PARTLY if act.begun else Result.NOT_DONE
        case _:
            assert_never(act.state)
