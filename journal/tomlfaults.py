"""What is wrong with a text that is no TOML, in the words of this program: what `tomllib` says, and what to do about it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from journal.patterns import pattern
from journal.record import Record


class Fault(Record):
    """What is wrong, and a hint. `start` and `end` are offsets in characters, the same at the end of a line."""

    why: str
    hint: str
    start: int
    end: int


_AT: Final = pattern(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)

_BACKSLASH: Final = ("`\\` begins a sign of its own", "put a path between `'`, or write it with `/`")
_LINES: Final = ("no key", "a line is `key = value`, `[table]`, or a comment that begins with `#`")
_QUOTE: Final = ("a text is not closed", "close it with a quote of its kind")
# How `tomllib` begins to say what is wrong, and what a person is told.
_REASONS: Final[Mapping[str, tuple[str, str]]] = {
    "Invalid value": (
        "no value",
        'texts stand in quotes: `title = "My journal"`; numbers, `true` and `false` stand without',
    ),
    "Invalid date or datetime": ("no day of the calendar", "write it as in `2026-03-09`"),
    "Invalid statement": _LINES,
    "Invalid initial character for a key part": _LINES,
    "Illegal character '\\n'": ("the line ends within a text", "close it with a quote"),
    "Unterminated string": _QUOTE,
    "Expected \"'": _QUOTE,
    "Cannot overwrite a value": ("this key stands here once more", "take one of the two out"),
    "Duplicate inline table key": ("this key stands here once more", "take one of the two out"),
    "Cannot declare (": ("this table stands here once more", "put its keys below the first, and take this line out"),
    "Expected '=' after a key": ("no `=` behind the key", 'as in `title = "My journal"`'),
    "Expected ']' at the end of a table": ("the name of a table is not closed", "close it with `]`, as in `[site]`"),
    "Expected ']]' at the end of an array": (
        "the name of a table is not closed",
        "close it with as many brackets as open it, as in `[[level]]`",
    ),
    "Expected newline or end of document after a statement": (
        "more than one value",
        'a text ends at the next quote of its kind: `title = "Irene\'s boat"`',
    ),
    "Unclosed array": ("a list is not closed", 'commas stand between its values: `exclude = ["a", "b"]`'),
    "Unclosed inline table": ("a table is not closed", "close it with `}`"),
    "Invalid hex value": _BACKSLASH,
    "Unescaped '\\' in a string": _BACKSLASH,
}


def fault_in(text: str, starts: Sequence[int], reason: str) -> Fault:
    """What `tomllib` says (`reason`) of a text whose lines begin at `starts`; of what has no place, that is its end."""
    found = _AT.fullmatch(reason)
    start = end = len(text.rstrip())
    if found and found[2]:
        start = min(starts[min(int(found[2]), len(starts)) - 1] + int(found[3]) - 1, len(text))
        end = start + 1
    start = max(0, min(start, end - 1))
    end = start if text[start:end] == "\n" else end
    why = found[1] if found else reason
    why, hint = next((told for begins, told in _REASONS.items() if why.startswith(begins)), (why, _LINES[1]))
    return Fault(f"{why[:1].lower()}{why[1:]}", hint, start, end)
