"""One file's text with its lines: the only place where offsets become spans.

Parsers count lines from 0 and characters from 0; people count from 1. Nothing else converts.
"""

from bisect import bisect_right
from collections.abc import Sequence
from io import StringIO
from itertools import accumulate

from journal.diagnostics import Diagnostic, Finding, Span
from journal.record import Record, replace

_EXCERPT_WIDTH = 240


class Source(Record):
    """A decoded file. `path` is relative to the content folder, with `/`.

    `text` has LF line ends only and is otherwise what the writer wrote; `starts` holds the offset of each line.
    `digest` is a hexadecimal digest of the file's bytes. Where something has been taken out of the text, with the line
    ends left in, `written` is the file as it was and `parts` are the offsets, now and there, of what is left.
    """

    path: str
    text: str
    digest: str
    starts: tuple[int, ...]
    written: "Source | None" = None
    parts: tuple[tuple[int, int], ...] = ()

    def line(self, line0: int) -> str:
        """The text of a line, counted from 0, without its end; empty beyond the last."""
        if not 0 <= line0 < len(self.starts):
            return ""
        end = self.starts[line0 + 1] - 1 if line0 + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[line0] : end]

    def lines(self, line0: int, end: int) -> str:
        """The text of the lines `line0` to `end` (exclusive), counted from 0."""
        return self.text[self.starts[line0] : self.starts[end] if end < len(self.starts) else len(self.text)]

    def span(self, start: int, end: int) -> Span:
        """The place of the characters `start` to `end` (exclusive), clipped to the file; in it as it was written."""
        start = max(0, min(start, len(self.text)))
        end = max(start, min(end, len(self.text)))
        if self.written is not None:
            first = self._before(start)
            return self.written.span(first, self._before(end - 1) + 1 if end > start else first)
        line0, last0 = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end) - 1
        return Span(self.path, line0 + 1, start - self.starts[line0] + 1, last0 + 1, end - self.starts[last0] + 1)

    def _before(self, offset: int) -> int:
        """Where a character was before something was taken out; one at a place of that is as far into its line as it is now."""
        line0 = bisect_right(self.starts, offset) - 1
        at = bisect_right(self.parts, (offset, len(self.text) * 2)) - 1
        now, then = self.parts[at]
        if now >= self.starts[line0]:
            return then + offset - now
        return self.written.starts[line0] + offset - self.starts[line0] if self.written is not None else offset

    def span_of_line(self, line0: int, part: str = "") -> Span:
        """The place of `part` in a line, or of the line's text where `part` is empty or not in it."""
        line0 = max(0, min(line0, len(self.starts) - 1))
        text = self.line(line0)
        at = text.find(part) if part else -1
        if at < 0:
            part, at = text.strip(), len(text) - len(text.lstrip())
        start = self.starts[line0] + at
        return self.span(start, start + len(part))

    def excerpt(self, where: Span) -> tuple[str, ...]:
        """The lines of a place, at most three, each cut to a readable width."""
        last = min(max(where.end_line, where.line), where.line + 2)
        if self.written is not None:
            return self.written.excerpt(where)
        return tuple(self.line(line0)[:_EXCERPT_WIDTH] for line0 in range(where.line - 1, last))

    def report(self, finding: Finding, offset: int) -> Diagnostic:
        """`finding` as a diagnostic, its piece of text beginning at the character `offset` of the file."""
        where = self.span(offset + finding.start, offset + finding.end)
        return Diagnostic(
            finding.code, where, finding.message, finding.hint, self.excerpt(where), None, finding.instead
        )

    def report_line(self, finding: Finding, line0: int, part: str = "") -> Diagnostic:
        """`finding` as a diagnostic at `part` of a line."""
        where = self.span_of_line(line0, part)
        return Diagnostic(
            finding.code, where, finding.message, finding.hint, self.excerpt(where), None, finding.instead
        )


def is_todo_list(path: str) -> bool:
    """Whether a file is by its name a list of tasks as todo.txt has them: `todo.txt`, `done.txt`, `house.todo.txt`."""
    name = path.rpartition("/")[2].lower()
    return name in ("todo.txt", "done.txt") or name.endswith(".todo.txt")


def source(path: str, text: str, digest: str = "") -> Source:
    """A `Source` of text that is already decoded; CRLF and bare CR become LF."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Line by line, since all lines of a large text take many times its memory.
    starts = list(accumulate(map(len, StringIO(text, newline="\n")), initial=0))
    if text and not text.endswith("\n"):
        starts.pop()
    return Source(path, text, digest, tuple(starts))


def shortened(whole: Source, text: str, parts: Sequence[tuple[int, int]]) -> Source:
    """`whole` with `text`, of which something was taken out but no line end; `parts` as in `Source`."""
    short = source(whole.path, text, whole.digest)
    return replace(short, written=whole, parts=tuple(parts)) if parts else short
