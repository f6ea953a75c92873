"""Questions and answers as numbers: of a large journal there are millions, and an object for each would need most of the memory.

A question is known by its id, an answer by a digest of it; both have eight bytes.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Self

_PARTS = 256
_BITS_BELOW = 56  # of an id, beside those that name its part


class Answered:
    """Questions by their `ids`, in order, with their `answers`."""

    __slots__ = ("answers", "ids")

    def __init__(self, ids: "array[int] | memoryview", answers: "array[int] | memoryview") -> None:
        self.ids, self.answers = ids, answers

    @classmethod
    def of(cls, answers: Mapping[int, int]) -> Self:
        """Answers by the ids of their questions."""
        ids = array("Q", sorted(answers))
        return cls(ids, array("Q", map(answers.__getitem__, ids)))

    def place(self, question: int) -> int:
        """Where a question stands; -1 if it does nowhere."""
        place = bisect_left(self.ids, question)
        return place if place < len(self.ids) and self.ids[place] == question else -1

    def answer(self, question: int) -> int:
        """The answer to a question; 0 if there is none."""
        place = self.place(question)
        return self.answers[place] if place >= 0 else 0

    def __len__(self) -> int:
        return len(self.ids)

    def items(self) -> Iterator[tuple[int, int]]:
        """Each question with its answer."""
        return zip(self.ids, self.answers, strict=True)


class Told:
    """Questions with their answers as they are told, in any order, some more than once."""

    def __init__(self) -> None:
        # Apart by their first byte, so that only few of them have to be sorted at a time.
        self._parts = [(array("Q"), array("Q")) for _ in range(_PARTS)]

    def add(self, question: int, answer: int) -> None:
        """Takes in a question, by its id."""
        ids, answers = self._parts[question >> _BITS_BELOW]
        ids.append(question)
        answers.append(answer)

    def taken(self) -> Answered:
        """Each question once; they are let go."""
        every_id, every_answer = array("Q"), array("Q")
        for ids, answers in self._parts:
            part = Answered.of(dict(zip(ids, answers, strict=True)))
            every_id.extend(part.ids)
            every_answer.extend(part.answers)
            del ids[:], answers[:]
        return Answered(every_id, every_answer)
