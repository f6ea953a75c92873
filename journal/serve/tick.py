"""Ticks a task in the file where it is written: one character changes, and nothing else.

Nothing is written unless the file is, byte for byte, the one that the page was made from, but for what was ticked from
the preview since: whoever ticks two tasks one after the other need not wait for the page between them.
"""

import re
from pathlib import Path
from typing import Final

from journal.disk import Listing, Refusal, digest_of, reason_of
from journal.encoding import repaired
from journal.record import replace
from journal.serve.edition import TICKS, TaskBox

_AGAIN = "the page is made anew; tick it then"
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class Ticker:
    """Ticks tasks, and knows which contents of notes came of which by that alone."""

    def __init__(self) -> None:
        # By the path of a note: its digest after the last tick, and the digests that it had before.
        self._since: dict[str, tuple[str, frozenset[str]]] = {}

    def tick(self, listing: Listing, box: TaskBox, codec: str) -> Refusal | None:
        """Changes the mark in a box; None if that is done. `codec` is the encoding that is configured for the note, if any."""
        file = next((file for file in listing.notes if file.path == box.path), None)
        if file is None:
            return Refusal(f"there is no note `{box.path}` any more", _AGAIN)
        path = listing.root / file.real
        if not path.resolve().is_relative_to(listing.root):
            return Refusal(f"`{box.path}` leads out of the folder of the notes", "tick it in the file itself")
        try:
            return self._tick(path, box, codec)
        except OSError as error:
            told = f"`{box.path}` cannot be written: {reason_of(error)}"
            return Refusal(told, "see whether it is a file that you may change")

    def _tick(self, path: Path, box: TaskBox, codec: str) -> Refusal | None:
        with path.open("r+b") as opened:
            data = opened.read()
            now = digest_of(data)
            last, before = self._since.get(box.path, ("", frozenset[str]()))
            ticked = now == last and box.digest in before
            if now != box.digest and not ticked:
                return Refusal(f"`{box.path}` has been changed since the page was made", _AGAIN)
            if ticked and _place(data, replace(box, mark=TICKS[box.mark]), codec) is not None:
                return None  # the page has not heard yet that it is done
            place = _place(data, box, codec)
            if place is None:
                return Refusal(f"the box in line {box.line} cannot be found for certain", "tick it in the file itself")
            start, end, written = place
            opened.seek(start)
            opened.write(written if end - start == len(written) else written + data[end:])
            opened.truncate(len(data) - (end - start) + len(written))
        after = digest_of(data[:start] + written + data[end:])
        self._since[box.path] = (after, (before if now == last else frozenset[str]()) | {now})
        return None


def _place(data: bytes, box: TaskBox, codec: str) -> tuple[int, int, bytes] | None:
    """From where to where the mark stands in the file, in bytes, and what is to stand there; None if that is not certain."""
    mark = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    codec = codec or mark[1] or "utf-8"
    rest = data[len(mark[0]) :]
    try:
        text = rest.decode(codec)
        if text.encode(codec) != rest or repaired(text).text != text:
            return None
        line0 = _start_of(text, box.line)
        at = _mark_at(text, line0 + box.column - 1, box.mark)
        if at is None:
            return None
        start = len(mark[0]) + len(text[:at].encode(codec))
        return start, start + len(text[at].encode(codec)), TICKS.get(box.mark, "x").encode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None


def _start_of(text: str, line: int) -> int:
    """Where a line begins, counted from 1; lines end in LF, CRLF or CR. Raises `ValueError` where there are fewer."""
    start = 0
    for _ in range(line - 1):
        ends = [end for end in (text.find("\n", start), text.find("\r", start)) if end >= 0]
        if not ends:
            raise ValueError(line)
        end = min(ends)
        start = end + (2 if text.startswith("\r\n", end) else 1)
    return start


# What may stand before a box in its line: white space, and the marks of lists, quotations and stress.
_BEFORE: Final = re.compile(r"[\s>*+•·・･~_-]*(?:\d{1,9}[.)、]\s*)?(?:[*+-]\s+)?")
# A box, which may have more spaces than it needs, or one of full width.
_CELL: Final = re.compile(r"[\[［](?![\]］])[ \u3000]{0,3}([^\s\[\]［］]?)[ \u3000]{0,3}[\]］]")


def _mark_at(text: str, at: int, mark: str) -> int | None:
    """Where the mark of the box stands with which the item at `at` begins: in its brackets, or the glyph itself."""
    found = _BEFORE.match(text, at)
    at = found.end() if found is not None else at
    if mark in "☐☑":
        return at if text[at : at + 1] == mark else None
    cell = _CELL.match(text, at)
    if cell is None or cell[1] != mark.strip():
        return None
    return cell.start(1) if cell[1] else at + 1
