"""Tasks that are carried on: an open task, and where it appears again.

A task goes on in the next entry of its kind that names it, among the four that follow within four weeks; a task that
is done or dropped goes on nowhere. Which entry is the next depends on the entries around it alone, so a change in one year
moves no chain of another.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from journal.comparisons import Comparisons, Link, key_of
from journal.marks.tasks import State
from journal.matching import Line, matches

_AHEAD = 4  # entries
_WITHIN = timedelta(days=28)

# These are not finished where they stand, so they may go on elsewhere.
_OPEN = frozenset({State.TODO, State.DOING, State.WAITING, State.DEFERRED, State.SCHEDULED})


@dataclass(frozen=True)
class Occasion:
    """An entry of a series: its day, and its tasks in the order of the text, each with its state.

    `stamp` tells it from any that has other tasks or another day, `read` gives the lines of its tasks.
    """

    id: str
    day: date
    states: tuple[State, ...]
    stamp: str
    read: Callable[[], tuple[Line, ...]]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """What is compared of each task."""
        return self.read()

    @cached_property
    def open(self) -> tuple[int, ...]:
        """The indexes of the tasks that are not finished here."""
        return tuple(index for index, state in enumerate(self.states) if state in _OPEN)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of every task."""
        return frozenset().union(*(each.signs for each in self.lines))

    @cached_property
    def open_words(self) -> frozenset[str]:
        """Every word of the tasks that are not finished here."""
        return frozenset().union(*(self.lines[index].signs for index in self.open))


# A task of an entry: the entry's id and the index of the task.
Place = tuple[str, int]


def continued(series: Iterable[Occasion], comparisons: Comparisons | None = None) -> dict[Place, Place]:
    """Where each open task of a series goes on. `series` is in the order of the days; undated entries have no place in it."""
    known = comparisons or Comparisons()
    found: dict[Place, Place] = {}
    latest: deque[Occasion] = deque(maxlen=_AHEAD)
    for now in series:
        around = (now, *reversed(latest))
        key = key_of(each.stamp for each in around)
        for back, left, right in known.links(key, lambda around=around: tuple(_links(around, found))):  # type: ignore[misc]
            found[around[back].id, left] = (now.id, right)
        latest.append(now)
    return found


def _links(around: Sequence[Occasion], found: Mapping[Place, Place]) -> Iterator[Link]:
    """Where the open tasks of the occasions before one go on in it, of `around` the first; the nearest comes next.

    Of what was `found`, only that counts which goes on between these, so that nothing else has to be known of others.
    """
    now = around[0]
    taken: set[int] = set()
    for back, before in enumerate(around[1:], 1):
        if now.day - before.day > _WITHIN:
            break
        if before.open_words.isdisjoint(now.words):
            continue
        left = [index for index in before.open if (before.id, index) not in found]
        right = [index for index in range(len(now.lines)) if index not in taken]
        for each in matches([before.lines[index] for index in left], [now.lines[index] for index in right]):
            yield back, left[each.left], right[each.right]
            taken.add(right[each.right])


def chains(links: Mapping[Place, Place]) -> tuple[tuple[Place, ...], ...]:
    """The tasks that go on, each from its first appearance to its last; in the order in which `links` name the first."""
    later = set(links.values())
    found: list[tuple[Place, ...]] = []
    for first in links:
        if first in later:
            continue
        chain = [first]
        while (following := links.get(chain[-1])) is not None:
            chain.append(following)
        found.append(tuple(chain))
    return tuple(found)
