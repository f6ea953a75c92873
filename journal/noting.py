"""What is noted from the terminal: a line with its time in the entry of a day, and which open task somebody means.

Pure: lines and tasks go in, and lines or tasks come out. Every other line stays as it is.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from journal import matching
from journal.account.todo import Todo
from journal.marks.tasks import Role
from journal.model import Entry

# `- 09:40 text`, `* 9.40: text`: what stands before the time, how it is written, and what follows it.
_STAMPED: Final = re.compile(
    r"([ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[.\][ \t]+)?)?(\d{1,2})([:.])(\d\d)((?:[:：]|[ \t]+[-–—])?[ \t]+)(?=\S)"
)
_BOX: Final = re.compile(r"\[.\][ \t]+")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]")
_NOT_DONE: Final = (Role.PLAN, Role.BACKLOG)


def logged(lines: Sequence[str], entry: Entry | None, hour: int, minute: int, text: str) -> tuple[list[str], int]:
    """The lines of a note with one more, and which it is, from 0: in the entry of the day, below its last line with a time.

    It is written as that one is. Without one it stands at the end of what was done: before plans and what waits. `entry`
    is None where all of the note is of that day.
    """
    start, end = _span(entry, len(lines))
    for last in range(end - 1, start - 1, -1):
        if found := _STAMPED.match(lines[last]):
            marker = _BOX.sub("", found[1] or "")
            at = _below(lines, last, end, len(marker.expandtabs(4)))
            clock = f"{hour:0{len(found[2])}}{found[3]}{minute:02}"
            return [*lines[:at], f"{marker}{clock}{found[5]}{text}", *lines[at:]], at
    at = end
    while at > start and not lines[at - 1].strip():
        at -= 1
    above, below = lines[at - 1] if at > start else "", lines[at] if at < len(lines) else ""
    before = [""] if above.strip() and not _ITEM.match(above) else []
    after = [""] if below.strip() else []
    return [*lines[:at], *before, f"- {hour:02}:{minute:02} {text}", *after, *lines[at:]], at + len(before)


def _below(lines: Sequence[str], at: int, end: int, indent: int) -> int:
    """The line below an item and what belongs to it, which is further in."""
    at += 1
    while indent and at < end and lines[at].strip() and len(lines[at]) - len(lines[at].lstrip()) >= indent:
        at += 1
    return at


def _span(entry: Entry | None, count: int) -> tuple[int, int]:
    """The lines, from 0, in which something of a day is noted: those of its last section that tells what was done."""
    if entry is None:
        return 0, count
    sections = entry.note.sections
    ends = [*(section.line - 1 for section in sections[1:]), count]
    own = [index for index in range(entry.first, entry.last) if sections[index].role not in _NOT_DONE]
    last = own[-1] if own else entry.first
    first = own[0] if own else entry.first
    return max(sections[first].line - 1, 0) if sections[first].level else entry.note.front.lines, ends[last]


def meant(rows: Sequence[Todo], said: str) -> tuple[Todo, ...]:
    """The open tasks that somebody may mean: those of just these words, else those that hold them, else the likest."""
    wanted = _folded(said)
    texts = [_folded(row.text) for row in rows]
    for fits in (lambda text: text == wanted, lambda text: wanted in text):
        found = [row for row, text in zip(rows, texts, strict=True) if fits(text)]
        if found:
            return _each_once(found)
    line = matching.line(said)
    scored = [(matching.score(line, matching.line(row.text)), row) for row in rows]
    best = max((score for score, _ in scored), default=0.0)
    return _each_once([row for score, row in scored if score == best and score >= matching.MATCH])


def _each_once(rows: Sequence[Todo]) -> tuple[Todo, ...]:
    """The rows of which no other has the same words; the first of those that do."""
    by_text: dict[str, Todo] = {}
    for row in rows:
        by_text.setdefault(_folded(row.text), row)
    return tuple(by_text.values())


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
