"""Diagnostics and the closing summary as text, for a terminal and for GitHub.

Pure: text is returned, never printed. What the writer wrote is shown as it stands but for control characters, which
a terminal would obey.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

from journal.credentials import masked
from journal.diagnostics import Diagnostic, Severity, Span
from journal.model import Kind, Site
from journal.patterns import pattern
from journal.record import Record

# Columns of an excerpt; of a longer line the part around the span is shown, with so much of what stands before it.
_WIDTH: Final = 100
_BEFORE: Final = 24
_TAB: Final = 4
_CONTROL: Final = pattern(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_COLORS: Final = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "34"}
_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


class Summary(Record):
    """What one run did. `entries` has the kinds that occur, in the order of `Kind`; `seconds` is the time taken."""

    entries: tuple[tuple[Kind, int], ...]
    done: int
    open: int
    written: int
    unchanged: int
    errors: int
    warnings: int
    notes: int
    seconds: float
    kept_back: int = 0  # notes that are not published


def full(diagnostics: Iterable[Diagnostic], *, color: bool, prefix: str = "") -> str:
    """Each diagnostic with its place, the lines it is about and its hint, by file and line; empty if there are none.

    `prefix` stands before each path, as in "content/". With `color` there are ANSI escapes. What is about no file has
    an empty path, and no place.
    """
    return "\n".join(_block(each, prefix, color=color) for each in _in_order(diagnostics))


def concise(diagnostics: Iterable[Diagnostic], *, prefix: str = "") -> str:
    """One line each, as compilers write them and editors read them: place, level, code and message."""
    return "".join(
        f"{_place(each.where, prefix, color=False)}{each.severity.value}[{each.code.value}] {_visible(masked(each.message))}\n"
        for each in _in_order(diagnostics)
    )


def github(diagnostics: Iterable[Diagnostic], *, prefix: str = "") -> str:
    """One workflow command a line, which GitHub shows beside the changed file."""
    return "".join(_command(each, prefix) for each in _in_order(diagnostics))


def summary(site: Site, *, written: int, unchanged: int, found: Iterable[Diagnostic], seconds: float) -> Summary:
    """The figures of a run: `written` and `unchanged` count the pages, `found` is all that was found."""
    levels = Counter(each.severity for each in found)
    tasks = site.inventory.tasks
    return Summary(
        entries=site.inventory.entries,
        done=tasks.leaf_done,
        open=tasks.leaf_total - tasks.leaf_done,
        written=written,
        unchanged=unchanged,
        errors=levels[Severity.ERROR],
        warnings=levels[Severity.WARNING],
        notes=levels[Severity.NOTE],
        seconds=seconds,
        kept_back=site.inventory.kept_back,
    )


def counted(found: Iterable[Diagnostic]) -> str:
    """How many problems there are of each level, in words."""
    levels = Counter(each.severity for each in found)
    told = [_count(levels[each], each.value, f"{each.value}s") for each in Severity if levels[each]]
    return ", ".join(told) or "no problems found"


def closing(summary: Summary) -> str:
    """A summary in four lines at most, without an end of line; lines that would only say zero are left out."""
    entries = ", ".join(_count(count, *_KINDS[kind]) for kind, count in summary.entries) or "no entries"
    if summary.kept_back:
        entries += f"; {_count(summary.kept_back, 'note', 'notes')} not published"
    tasks = f"{summary.done:,} of {_count(summary.done + summary.open, 'task', 'tasks')} done"
    pages = f"{_count(summary.written, 'page', 'pages')} written, {summary.unchanged:,} unchanged"
    problems = [
        _count(number, *words)
        for number, words in (
            (summary.errors, ("error", "errors")),
            (summary.warnings, ("warning", "warnings")),
            # `6 notes` would be notes of the journal.
            (summary.notes, ("thing noted", "things noted")),
        )
        if number
    ]
    lines = [entries, tasks if summary.done + summary.open else "", f"{pages}, in {_time(summary.seconds)}"]
    return "\n".join([*filter(None, lines), ", ".join(problems) or "no problems found"])


def timings(spent: Iterable[tuple[str, float]]) -> str:
    """What took how many seconds, as a table with shares and a sum, without an end of line."""
    rows = [*spent]
    total = sum(seconds for _, seconds in rows)
    rows.append(("all of it", total))
    width = max(len(name) for name, _ in rows)
    shares = [f"{100 * seconds / total:.0f}" if total else "0" for _, seconds in rows]
    lines = [
        f"  {name:<{width}}  {seconds:8.3f} s  {share:>3} %"
        for (name, seconds), share in zip(rows, shares, strict=True)
    ]
    return "\n".join(("where the time went:", *lines))


_KINDS: Final = {
    Kind.WEEKLY: ("week", "weeks"),
    Kind.DAILY: ("day", "days"),
    Kind.MONTHLY: ("month", "months"),
    Kind.READING: ("reading note", "reading notes"),
    Kind.PAGE: ("page", "pages"),
    Kind.LOG: ("log", "logs"),
}


def _count(number: int, one: str, other: str) -> str:
    return f"{number:,} {one if number == 1 else other}"


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(diagnostics, key=lambda each: (each.where, each.code.value, each.message))


# --- The text of one diagnostic


def _block(each: Diagnostic, prefix: str, *, color: bool) -> str:
    tone = f"1;{_COLORS[each.severity]}"
    level = _paint(f"{each.severity.value}[{each.code.value}]", tone, color=color)
    lines = [f"{_place(each.where, prefix, color=color)}{level} {_visible(masked(each.message))}"]
    last = each.where.line + max(len(each.excerpt) - 1, 0)
    gutter = max(len(str(last)), 4)
    for index, text in enumerate(each.excerpt):
        number = each.where.line + index
        shown, carets = _excerpt(masked(text), *_columns(each, index, text))
        lines.append(_paint(f"  {number:>{gutter}} | ", "2", color=color) + shown)
        lines.append(_paint(f"  {'':>{gutter}} | ", "2", color=color) + _paint(carets, tone, color=color))
    if each.hint:
        lines.append(_paint("  hint:", "36", color=color) + f" {_visible(masked(each.hint))}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _place(where: Span, prefix: str, *, color: bool) -> str:
    if not where.path:
        return ""
    return _paint(_visible(f"{prefix}{where.path}:{where.line}:{where.column}:"), "1", color=color) + " "


def _columns(each: Diagnostic, index: int, text: str) -> tuple[int, int]:
    """What is marked of the excerpt's line `index`, in characters from 0; the end is exclusive and after the start."""
    where = each.where
    line = where.line + index
    start = where.column - 1 if index == 0 else len(text) - len(text.lstrip())
    end = len(text.rstrip()) if line < where.end_line else where.end_column - 1
    return start, max(end, start + 1)


def _excerpt(text: str, start: int, end: int) -> tuple[str, str]:
    """A line as a terminal shows it, and the carets under `start` to `end`; of a long line the part around them."""
    cells = _cells(text)
    start = min(start, len(cells))
    left, right = _window([width for _, width in cells], start, min(end, len(cells)))
    lead, tail = "…" if left else "", "…" if right < len(cells) else ""
    shown = lead + "".join(drawn for drawn, _ in cells[left:right]) + tail
    before = len(lead) + sum(width for _, width in cells[left:start])
    marked = sum(width for _, width in cells[start : min(end, right)])
    return shown, " " * before + "^" * max(marked, 1)


def _cells(text: str) -> list[tuple[str, int]]:
    """Each character as it is drawn, with the columns that it takes; tabs become spaces up to the next stop."""
    cells: list[tuple[str, int]] = []
    column = 0
    for character in text:
        width = _TAB - column % _TAB if character == "\t" else _width(character)
        cells.append((" " * width if character == "\t" else _visible(character), width))
        column += width
    return cells


def _width(character: str) -> int:
    if _CONTROL.match(character):
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(widths: list[int], start: int, end: int) -> tuple[int, int]:
    """The characters to show, so that they fit and the marked ones are among them, as far as they fit themselves."""
    if sum(widths) <= _WIDTH:
        return 0, len(widths)
    left, room = start, min(_BEFORE, max(_WIDTH - sum(widths[start:end]), 0))
    while left > 0 and room >= widths[left - 1]:
        left -= 1
        room -= widths[left]
    right, room = left, _WIDTH
    while right < len(widths) and room >= widths[right]:
        room -= widths[right]
        right += 1
    while left > 0 and room >= widths[left - 1]:
        left -= 1
        room -= widths[left]
    return left, right


def _visible(text: str) -> str:
    return _CONTROL.sub(
        lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "\N{REPLACEMENT CHARACTER}", text
    )


def _paint(text: str, tone: str, *, color: bool) -> str:
    return f"\x1b[{tone}m{text}\x1b[0m" if color else text


# --- GitHub


def _command(each: Diagnostic, prefix: str) -> str:
    where = each.where
    place = [
        f"file={_property(prefix + where.path)}",
        f"line={where.line}",
        *([f"endLine={where.end_line}"] if where.end_line > where.line else []),
        f"col={where.column}",
        *(
            [f"endColumn={where.end_column}"]
            if where.end_line == where.line and where.end_column > where.column
            else []
        ),
    ]
    properties = [*(place if where.path else []), f"title={_property(each.code.value)}"]
    message = masked(f"{each.message}\n{each.hint}" if each.hint else each.message)
    return f"::{_COMMANDS[each.severity]} {','.join(properties)}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
