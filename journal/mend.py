"""What can be mended in a file beyond doubt, and nothing else of it: bytes go in, and bytes come out.

Every other byte stays: line ends, the mark at the start, the encoding. No prose is changed, and nothing of which there
are two opinions; what was found says itself what to write instead.
"""

import codecs
import re
from collections.abc import Sequence
from difflib import unified_diff
from typing import Final

from journal.credentials import masked
from journal.diagnostics import Code, Diagnostic
from journal.encoding import decode, repaired
from journal.record import Record

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE_END: Final = re.compile(r"(\r\n|\r|\n)")


class Mended(Record):
    """A file as it should be, and how many places of it are others."""

    data: bytes
    count: int


def mended(data: bytes, codec: str, found: Sequence[Diagnostic]) -> Mended | None:
    """A file in which all is mended that can be; None if nothing can, or its bytes are not text that can be written back.

    `codec` is the configured encoding, empty for none; `found` is what was found in the file when it had these bytes.
    """
    written = coded(data, codec)
    if written is None:
        return None
    new, count = _mended_text(written.text, found)
    try:
        return Mended(written.bytes_of(new), count) if count else None
    except UnicodeError:
        return None


class Coded(Record):
    """A text that can be written back as it was read: with the mark at its start, and its encoding."""

    text: str
    mark: bytes
    codec: str

    def bytes_of(self, text: str) -> bytes:
        """Another text in the same form; raises `UnicodeError` where the encoding has no such characters."""
        return self.mark + text.encode(self.codec)


def coded(data: bytes, codec: str) -> Coded | None:
    """The text of a file; None if its bytes are none that can be written back. `codec` is as in `mended`."""
    mark, name = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(codec or name)
        same = text.encode(codec or name) == data[len(mark) :]
    except (UnicodeError, LookupError):
        return None
    return Coded(text, mark, codec or name) if same else None


def difference(path: str, before: bytes, after: bytes, codec: str) -> str:
    """How the two differ, as `diff -u` shows it; without regard to line ends, which never do, and with keys masked."""
    old, new = (masked(decode(data, codec).text).splitlines(keepends=True) for data in (before, after))
    lines = unified_diff(old, new, f"a/{path}", f"b/{path}", n=2)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _mended_text(text: str, found: Sequence[Diagnostic]) -> tuple[str, int]:
    count = 0
    if any(each.code is Code.MOJIBAKE_REPAIRED for each in found):
        fixed = repaired(text).text
        count = int(fixed != text)
        text = fixed
    # The lines at even places, what ends them at odd ones.
    pieces = _LINE_END.split(text)
    # From right to left, so that what was found further left stays where it is.
    for each in sorted(found, key=lambda each: each.where, reverse=True):
        at = 2 * (each.where.line - 1)
        if each.instead is None or not 0 <= at < len(pieces):
            continue
        line = _replaced(pieces[at], each.where.column - 1, *each.instead)
        if line is not None:
            pieces[at] = line
            count += 1
    return "".join(pieces), count


def _replaced(line: str, column0: int, old: str, new: str) -> str | None:
    at = place_in(line, column0, old)
    return None if at is None else line[:at] + new + line[at + len(old) :]


def place_in(line: str, column0: int, old: str) -> int | None:
    """Where something stands in a line, from 0: at a column, or elsewhere but once; None if that cannot be told."""
    if line.startswith(old, column0):
        return column0
    return line.find(old) if line.count(old) == 1 else None
