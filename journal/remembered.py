"""What the last build left of its pages, as a build asks for it: which of them are as they were, and what to leave to the next.

A page is known by the numbers of the questions that it asked. Where little is new, only what is new is looked at.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from journal.record import Record, replace
from journal.store import PageMemory, PageRecord

# Questions that nobody asks any more are dropped when there are so many that it is worth going through all pages.
_MOST_LEFT = 1.5
# So few questions are looked for in the rows of all pages as they are.
_FEW = 16


class Remembered(Mapping[str, int]):
    """The answers that the pages of the last build were made from, by their questions."""

    def __init__(self, pages: PageMemory) -> None:
        self._left = pages

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self._left.questions)}

    def __getitem__(self, asked: str) -> int:
        return self._left.answers[self._numbers[asked]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._left.questions)

    def __len__(self) -> int:
        return len(self._left.questions)

    def number(self, asked: str) -> int:
        """The place of a question; -1 if nobody asked it."""
        return self._numbers.get(asked, -1)

    def stale(self, now: Mapping[str, int], new: Collection[str] | None) -> "Stale":
        """The questions that have another answer `now`; only those in `new` can, if that is given."""
        asked: Iterable[str] = self._left.questions if new is None else self._numbers.keys() & new
        return Stale(frozenset(self._numbers[each] for each in asked if now.get(each, 0) != self[each]))

    def after(
        self,
        kept: Mapping[str, PageRecord],
        made: Mapping[str, tuple[PageRecord, Sequence[str]]],
        now: Mapping[str, int],
        new: Collection[str] | None,
    ) -> PageMemory:
        """What to leave of the pages that were `kept` and of those that were `made`, whose records come with what they asked.

        `now` and `new` as for `stale`. The basis is left empty.
        """
        numbers = dict(self._numbers) if kept else {}
        pages = dict(kept)
        for path, (record, asked) in made.items():
            asks = array("I", [numbers.setdefault(name, len(numbers)) for name in asked])
            pages[path] = replace(record, asked=asks.tobytes())
        all_asked = self._left.all_asked if kept else len(numbers)
        if len(numbers) > _MOST_LEFT * all_asked:
            pages, numbers = _only_asked(pages, tuple(numbers))
            return PageMemory("", tuple(numbers), _answers(numbers, now), pages, len(numbers))
        if new is None or not kept:
            return PageMemory("", tuple(numbers), _answers(numbers, now), pages, all_asked)
        answers = list(self._left.answers)
        for each in numbers.keys() & new:
            if numbers[each] < len(answers):
                answers[numbers[each]] = now.get(each, 0)
        asked_first = tuple(numbers)[len(answers) :]
        questions = (*self._left.questions, *asked_first)
        return PageMemory("", questions, (*answers, *_answers(asked_first, now)), pages, all_asked)


class Look(Record):
    """One page, looked at and not published: what it asks, and how it stands to the last build.

    `built`: that build remembers it; `same`: by the same program, theme and settings; `untouched`: its file is as it was
    written. `differ` are the questions with another answer since. `named` are the pages that asked where it is.
    """

    asked: tuple[str, ...]
    built: bool = False
    same: bool = False
    untouched: bool = False
    differ: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Stale:
    """Questions by their numbers; a page is among them if it asked any."""

    def __init__(self, numbers: frozenset[int]) -> None:
        self.numbers = numbers
        self._written = [array("I", [number]).tobytes() for number in numbers] if len(numbers) <= _FEW else None

    def __contains__(self, page: PageRecord) -> bool:
        if self._written is None:
            return not self.numbers.isdisjoint(page.numbers)
        return any(_is_at(number, page.asked) for number in self._written)


def _is_at(number: bytes, asked: bytes) -> bool:
    at = asked.find(number)
    while at >= 0 and at % len(number):
        at = asked.find(number, at + 1)
    return at >= 0


def _answers(questions: Iterable[str], now: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(now.get(each, 0) for each in questions)


def _only_asked(
    pages: Mapping[str, PageRecord], questions: Sequence[str]
) -> tuple[dict[str, PageRecord], dict[str, int]]:
    """The pages with the numbers of the questions that are still asked, and those numbers."""
    numbers: dict[str, int] = {}
    renumbered: dict[str, PageRecord] = {}
    for path, record in pages.items():
        asks = array("I", [numbers.setdefault(questions[each], len(numbers)) for each in record.numbers])
        renumbered[path] = replace(record, asked=asks.tobytes())
    return renumbered, numbers
