"""Columns side by side: one block for each task, or amounts one upon the other, as places in pixels from the top.

A column is as wide as there is room, so only heights are known here. Classes give the colours, and each column says in words
what it shows.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from journal.record import Record

_FEW: Final = 14  # blocks that are drawn tall
_MANY: Final = 30  # blocks that are drawn at all; above it each state is one bar
# From one block to the next, and the room between them: whole pixels, so that each is drawn as sharp as the others.
_TALL: Final = (10, 2)
_LOW: Final = (5, 1)
_EDGED: Final = ("c", "o")
_DOT: Final = 3.5
_ABREAST: Final = 9  # columns that have room for their names on a phone
_SHORT: Final = 2  # letters that any column has room for


class Mark(Record):
    """A block of a column: its class, its top and its height. `dot`: a dot with its middle there, of that radius."""

    kind: str
    y: str
    height: str
    dot: bool = False


class Column(Record):
    """A column with the figure above it and the name below; `of` is what the figure is a part of.

    `said` is all of it in words. `now` marks the last one that is not over.
    """

    label: str
    marks: tuple[Mark, ...]
    head: str = ""
    of: str = ""
    href: str = ""
    said: str = ""
    now: bool = False

    @property
    def top(self) -> str:
        """Where the highest mark begins, so that the figure stands right above it; empty where there is none."""
        tops = [float(mark.y) - (float(mark.height) if mark.dot else 0) for mark in self.marks]
        return _number(min(tops)) if tops else ""


class Columns(Record):
    """Columns of one height in pixels. `narrow`: there are so many that only some have a name.

    `single`: each block is one thing that is counted.
    """

    label: str
    height: int
    columns: tuple[Column, ...]
    narrow: bool = False
    single: bool = False

    @property
    def spaced(self) -> str:
        """What a phone has no room for beside each column: `alt` names and figures, `alt-w` names; empty for nothing."""
        if len(self.columns) <= _ABREAST:
            return ""
        if any(len(column.head) > _SHORT for column in self.columns):
            return "alt"
        return "alt-w" if len(self.columns[0].label) > _SHORT else ""


class Table(Record):
    """The same figures as text: the first cell of each row is its name, which leads to its lines where there is a link."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    hrefs: tuple[str, ...] = ()


def singly(columns: Sequence[str]) -> bool:
    """Whether each letter gets a block of its own."""
    return max(map(len, columns), default=0) <= _MANY


def blocks(columns: Sequence[str]) -> tuple[int, tuple[tuple[Mark, ...], ...]]:
    """The height for all columns, and the marks of each, which is a letter for each task, the lowest first."""
    most = max(map(len, columns), default=0)
    if not singly(columns):
        runs = [[(letter, len(tuple(same))) for letter, same in groupby(each)] for each in columns]
        return stacked(runs, _MANY * _LOW[0])
    step, apart = _TALL if most <= _FEW else _LOW
    height = max(1, most * step)
    return height, tuple(
        tuple(
            mark
            for at, letter in enumerate(each)
            for mark in _block(letter, height - (at + 1) * step + apart, step - apart)
        )
        for each in columns
    )


def _block(letter: str, top: float, height: float) -> Iterator[Mark]:
    """A block; one that is half done is drawn as half of one."""
    yield _mark(letter, top, height)
    if letter == "h":
        yield Mark("d", _number(top + height / 2), _number(height / 2))


def _mark(kind: str, top: float, height: float) -> Mark:
    """A block; its edge, if it has one of a pixel, lies inside it, so that it stays apart from others."""
    edge = 0.5 if kind in _EDGED and height > 1 else 0
    return Mark(kind, _number(top + edge), _number(height - 2 * edge))


def stacked(
    columns: Sequence[Sequence[tuple[str, int]]], height: int, most: int = 0
) -> tuple[int, tuple[tuple[Mark, ...], ...]]:
    """The height for all columns, and the marks of each: (class, amount) pairs, the lowest first.

    The column with the greatest sum, or `most` if it is more, has the whole height.
    """
    greatest = max([sum(amount for _, amount in each) for each in columns] + [most], default=0)
    return height, tuple(_stack(each, height, greatest) for each in columns)


def _stack(column: Sequence[tuple[str, int]], height: int, most: int) -> tuple[Mark, ...]:
    marks = []
    below = 0
    for kind, amount in column:
        if amount > 0:
            low, high = height * below / most, height * (below + amount) / most
            marks.append(_mark(kind, height - high, max(0.8, high - low - (1 if below else 0))))
            below += amount
    return tuple(marks)


def dots(shares: Sequence[int | None], height: int) -> tuple[int, tuple[tuple[Mark, ...], ...]]:
    """A dot for each share of a hundred; none where it is not known."""
    room = height - 2 * _DOT
    return height, tuple(
        (Mark("d", _number(_DOT + room * (100 - share) / 100), _number(_DOT), dot=True),) if share is not None else ()
        for share in shares
    )


class Slice(Record):
    """A part of a line from its left end, both in hundredths; `kind` is its class, `y` and `height` in pixels."""

    kind: str
    x: str
    width: str
    y: str = "0"
    height: str = "100%"


def slices(amounts: Sequence[tuple[str, int]]) -> tuple[Slice, ...]:
    """Amounts along a line, each in its share."""
    whole = sum(amount for _, amount in amounts)
    found: list[Slice] = []
    before = 0
    for kind, amount in amounts:
        if amount > 0:
            found.append(Slice(kind, _number(100 * before / whole), _number(100 * amount / whole)))
            before += amount
    return tuple(found)


def squares(kinds: Sequence[str], most: int) -> tuple[Slice, ...]:
    """A square for each kind, of room for `most`, at the right end of it."""
    first = max(0, most - len(kinds))
    return tuple(
        Slice(kind, _number(100 * (first + at) / most), _number(100 / most * 0.8))
        for at, kind in enumerate(kinds[-most:])
    )


def steps(rows: Sequence[tuple[int, int]], height: int) -> tuple[Slice, ...]:
    """A surface of two amounts a day: what is open, and upon it what was done on that day."""
    most = max((left + done for left, done in rows), default=0)
    if not most:
        return ()
    found: list[Slice] = []
    width = 100 / len(rows)
    for at, (left, done) in enumerate(rows):
        for kind, low, high in (("k-cf", 0, left), ("k-p3", left, left + done)):
            if high > low:
                top = height - height * high / most
                found.append(
                    Slice(
                        kind,
                        _number(width * at),
                        _number(width * 0.86),
                        _number(top),
                        _number(height * (high - low) / most),
                    )
                )
    return tuple(found)


def standing(counts: Sequence[int], height: int) -> tuple[Slice, ...]:
    """A bar for each count, side by side on one line, which alone is left where there is nothing."""
    most, width = max(counts, default=0), 100 / max(1, len(counts))
    return tuple(
        Slice(
            "" if count else "s",
            _number(width * at),
            _number(width * 0.8),
            _number(height - tall),
            _number(tall),
        )
        for at, count in enumerate(counts)
        for tall in [max(1, height * count / max(1, most))]
    )


def _number(value: float) -> str:
    """Two decimals at most, none that are not needed: the same text on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
