"""What comparing the tasks of a journal came to, kept between builds, so that only what is new is compared."""

from collections.abc import Callable, Iterable, MutableMapping
from hashlib import blake2b
from typing import TypeVar

from journal.promises import Ledger
from journal.record import Draft, field
from journal.topics import Topic

K = TypeVar("K")
V = TypeVar("V")

_DIGEST = 16  # bytes

# How many occasions before a task stood open, its index there, and that of the task which it goes on as.
Link = tuple[int, int, int]
# Which lines of a plan are still open tasks of the same entry, by their indexes, and what came of the plan; None while that is not known.
Outcome = tuple[tuple[tuple[int, int], ...], Ledger | None]


class Results(Draft):
    """What comparisons came to: by a digest of what was compared, topics by the text of their lines."""

    plans: dict[bytes, Outcome] = field(default_factory=dict)
    links: dict[bytes, tuple[Link, ...]] = field(default_factory=dict)
    topics: dict[str, Topic | None] = field(default_factory=dict)


class Comparisons:
    """Comparisons, each of which is made only if none that was made `before` is the same. `asked` are all that were asked for."""

    def __init__(self, before: Results | None = None) -> None:
        self._before, self.asked = before or Results(), Results()

    def plan(self, key: bytes, compare: Callable[[], Outcome]) -> Outcome:
        """What came of a plan."""
        return _found(self._before.plans, self.asked.plans, key, compare)

    def links(self, key: bytes, compare: Callable[[], tuple[Link, ...]]) -> tuple[Link, ...]:
        """Where open tasks of the occasions before one go on in it."""
        return _found(self._before.links, self.asked.links, key, compare)

    def topic(self, text: str, find: Callable[[], Topic | None]) -> Topic | None:
        """The topic of a line."""
        return _found(self._before.topics, self.asked.topics, text, find)


def _found(before: MutableMapping[K, V], asked: MutableMapping[K, V], key: K, find: Callable[[], V]) -> V:
    if key not in asked:
        asked[key] = before[key] if key in before else find()
    return asked[key]


def key_of(parts: Iterable[str]) -> bytes:
    """What a comparison is kept under: a digest of all that tells what is compared."""
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
