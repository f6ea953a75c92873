"""Comments of the writer's, `%%like this%%` and Liquid's, and what stands between `<!-- private -->` and `<!-- /private -->`.

They are taken out before anything is read, so that no word of them is published. What is left has the same lines.
Comments in code are code.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from journal.patterns import pattern
from journal.record import Record

_OPENING = pattern(r"`+|(?<!%)%%(?!%)|\n|\{%-?[ \t]*comment[ \t]*-?%\}|<!--[ \t]*private[ \t]*-->", re.IGNORECASE)
_PRIVATE_CLOSING = pattern(r"<!--[ \t]*/[ \t]*private[ \t]*-->", re.IGNORECASE)
_LIQUID_CLOSING = pattern(r"\{%-?[ \t]*endcomment[ \t]*-?%\}")
_RUN = pattern(r"`+")
_PRIVATE = pattern(r"<!--[ \t]*private[ \t]*-->", re.IGNORECASE)
_BLANK = pattern(r"\n[ \t]*(?=\n)")
# What may stand before a comment that has its line, or the beginning of it, to itself.
_LINE_START = pattern(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?$")


class Uncommented(Record):
    """Text without comments. `unclosed` is the line, from 0, of a comment that is never closed; None without one.
    `opening` is how that one begins.

    `parts` are the stretches of the text that have been left: where each begins now, and where it began before.
    """

    text: str
    unclosed: int | None = None
    parts: tuple[tuple[int, int], ...] = ()
    opening: str = ""


def may_comment(text: str) -> bool:
    """Whether `text` has anything that may be a comment; quick."""
    return "%%" in text or "endcomment" in text or ("<!--" in text and _PRIVATE.search(text) is not None)


def uncommented(text: str, code: Collection[int]) -> Uncommented:
    """`text` without its comments. `code` are the lines, from 0, of code blocks.

    A comment may go over blank lines only if it begins its line. A line that is `%%` and nothing else opens a comment
    even where nothing closes it; that one runs to the end of the text, and so does a private part.
    """
    ends = _Ends(text, code)
    kept: list[str] = []  # a stretch of text, the line ends of the comment after it, and so on
    starts: list[int] = []
    done = at = line0 = 0
    while (opening := _OPENING.search(text, at)) is not None:
        start, at = opening.span()
        if opening[0] == "\n":
            line0 += 1
            continue
        if line0 in code:
            at = text.find("\n", at)
            if at < 0:
                break
            continue
        if opening[0][0] == "`":
            end = ends.of_code(start, at)
        elif (end := ends.of_comment(start, at)) > at:
            kept += (text[done:start], "\n" * text.count("\n", start, end))
            starts.append(done)
            done = end = _joined(text, kept, start, end)
        elif opening[0][0] == "<" or (opening[0] == "%%" and _alone(text, start)):
            kept += (text[done:start], "\n" * text.count("\n", start))
            return Uncommented("".join(kept), line0, _parts(kept, [*starts, done]), opening[0])
        line0 += text.count("\n", at, end)
        at = max(at, end)
    kept.append(text[done:])
    return Uncommented("".join(kept), None, _parts(kept, [*starts, done]))


def _parts(kept: Sequence[str], starts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    ends = list(accumulate(map(len, kept), initial=0))
    return tuple(zip(ends[: len(kept) : 2], starts, strict=True))


def _joined(text: str, kept: list[str], start: int, end: int) -> int:
    """Where the text goes on after a comment; the spaces around it become one, or none at an end of a line."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if after in ("\n", "") or kept[-1]:
        kept[-2] = kept[-2].rstrip(" \t")
    if after not in ("\n", "") and (before in ("", "\n", " ") or kept[-1]):
        while text[end : end + 1] in (" ", "\t"):
            end += 1
    return end


def _alone(text: str, start: int) -> bool:
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    return text[first : last if last >= 0 else len(text)].strip(" \t>") == "%%"


class _Ends:
    """Where code spans and comments of a text end, found without going over the text again for each."""

    def __init__(self, text: str, code: Collection[int]) -> None:
        self._text = text
        self._runs: dict[int, list[int]] = {}
        for run in _RUN.finditer(text):
            self._runs.setdefault(len(run[0]), []).append(run.start())
        self._blanks = [blank.start() for blank in _BLANK.finditer(text)]
        self._liquid = [closing.span() for closing in _LIQUID_CLOSING.finditer(text)]
        # One in code does not close: a private part may hold code that shows how it is written.
        self._private = list(_private_ends(text, code))

    def of_code(self, start: int, after: int) -> int:
        """The offset after the code span that a run of back quotes opens; that after the run if nothing closes it."""
        runs = self._runs[after - start]
        following = bisect_right(runs, start)
        if following == len(runs) or runs[following] > self._blank(after):
            return after
        return runs[following] + after - start

    def of_comment(self, start: int, after: int) -> int:
        """The offset after the comment that opens at `start`; 0 where none does."""
        if self._text[start] in "{<":
            closings = self._liquid if self._text[start] == "{" else self._private
            following = bisect_left(closings, (after, 0))
            return closings[following][1] if following < len(closings) else 0
        end = self._text.find("%%", after)
        line = self._text.rfind("\n", 0, start) + 1
        if end < 0:
            return 0
        if not _LINE_START.match(self._text, line, start) and (
            end > self._blank(after) or self._text[start - 1].isalnum()
        ):
            return 0
        return end + 2

    def _blank(self, after: int) -> int:
        following = bisect_left(self._blanks, after)
        return self._blanks[following] if following < len(self._blanks) else len(self._text)


def _private_ends(text: str, code: Collection[int]) -> Iterator[tuple[int, int]]:
    at = line0 = 0
    for closing in _PRIVATE_CLOSING.finditer(text):
        line0 += text.count("\n", at, closing.start())
        at = closing.start()
        if line0 not in code:
            yield closing.span()
