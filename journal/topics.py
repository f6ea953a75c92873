"""What a line is about: the few words before its colon, or all of it where it is short.

Two lines are about one topic if these words are the same, in whatever form: `Swim`, `Swimming: 20 lengths`.
"""

from typing import Final

from journal.matching import Aliases, Line, line, said, without_amounts
from journal.record import Record

_WORDS: Final = 4  # a line of more is about something of its own
_LETTERS: Final = 40


class Topic(Record):
    """A topic of a line: `key` is equal for lines about the same, `label` the writer's own words."""

    key: str
    label: str


def topic(text: str, aliases: Aliases = ()) -> Topic | None:
    """The topic of a line of Markdown; None of one that is too long to be about something that recurs."""
    return topic_of(line(text, aliases), text)


def topic_of(read: Line, text: str) -> Topic | None:
    """The topic of `text`, of which `read` is what is compared."""
    words = read.head or read.words
    if not words or len(words) > _WORDS or (read.numbers and not read.head):
        return None
    plain = said(text).replace("：", ":")
    named = plain.partition(":")[0] if read.head else plain
    # `Lecture 5: silt` is about one of many, `Tides: lecture 5` about tides.
    if read.numbers and line(named).numbers:
        return None
    label = " ".join(without_amounts(named).split())
    # One letter beside longer words is what remains of a verb or a unit.
    telling = {word for word in words if len(word) > 1} or words
    if len(label) > _LETTERS or all(word.isdecimal() for word in telling):
        return None
    return Topic(" ".join(sorted(telling)), label)
