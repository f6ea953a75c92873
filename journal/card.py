"""The picture of the site that previews of its pages show: the latest week and the year, as the home page has them.

Made of rectangles alone, since letters need a font, and none has those of all languages. Written as PNG here: the
standard library suffices for flat colours, and the same values give the same bytes.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isqrt
from typing import Final

from journal.record import Record
from journal.views.home import HomeView
from journal.views.metadata import PICTURE
from journal.views.parts import Heatmap, Spread, SpreadDay

WIDTH: Final = PICTURE[0]
HEIGHT: Final = PICTURE[1]

# As in the light scheme of journal.css.
_PAPER: Final = "#f8fbf9"
_SURFACE: Final = "#fdfffe"
_SUNKEN: Final = "#edf3ef"
_LINE: Final = "#dae2dd"
_RULE: Final = "#ecc4ba"
_MARK: Final = "#c13018"
_LEVELS: Final = ("#e3ece7", "#aedac3", "#6cbb97", "#328d6d", "#095b46")
_CELLS: Final = {"d": "#328d6d", "h": "#aedac3", "c": "#e7b551", "x": "#bdc7c1", "o": "#e3ece7"}
_KINDS: Final = {
    "code": ("#ade0c9", "#419977"),
    "study": ("#add9f7", "#458ebb"),
    "write": ("#dcc9f4", "#9476b7"),
    "body": ("#f5c8ae", "#b6744b"),
    "people": ("#f8c3c8", "#ba6c76"),
    "admin": ("#ddd4a5", "#968739"),
}
_OTHER: Final = ("#dce4df", "#76837e")

_MARGIN: Final = 168  # where the rule is
_LEFT: Final = 208
_RIGHT: Final = 1136
_TOP: Final = 64
_DAY_HEIGHT: Final = 300
_GAP: Final = 8
_HOURS: Final = (6, 24)  # of the strip of a day
_CELL: Final = 14
_CELL_STEP: Final = 18
_YEAR_TOP: Final = 428
_SEAL: Final = 72


class Box(Record):
    """A rectangle of one colour, `#rrggbb`, in pixels from the left and the top; the right and the bottom are outside."""

    left: int
    top: int
    right: int
    bottom: int
    color: str


def card(view: HomeView) -> bytes:
    """The picture, as the bytes of a PNG file of 1200 by 630 pixels."""
    boxes = [*_notebook()]
    boxes += _week(view.week.spread) if view.week and view.week.spread else _lines(_TOP, _TOP + _DAY_HEIGHT)
    boxes += _year(view.year) if view.year else _lines(_YEAR_TOP, HEIGHT - _TOP)
    return png(boxes)


def _notebook() -> Iterator[Box]:
    """The paper's margin, with the sign of the site in it."""
    yield Box(_MARGIN, 0, _MARGIN + 3, HEIGHT, _RULE)
    left, radius = (_MARGIN - _SEAL) // 2, 12
    for row in range(_SEAL):
        edge = max(radius - row, row - (_SEAL - 1 - radius), 0)
        inset = radius - isqrt(radius * radius - edge * edge)
        yield Box(left + inset, _TOP + row, left + _SEAL - inset, _TOP + row + 1, _MARK)
    for row, length in enumerate((36, 36, 24, 16)):
        top = _TOP + 15 + 12 * row
        yield Box(left + 18, top, left + 18 + length, top + 5, _PAPER)


def _lines(top: int, bottom: int) -> Iterator[Box]:
    """A part of the page where nothing is written yet."""
    for at in range(top + 40, bottom, 44):
        yield Box(_LEFT, at, _RIGHT, at + 2, _LINE)


def _week(spread: Spread) -> Iterator[Box]:
    count = max(1, len(spread.days))
    for index, day in enumerate(spread.days):
        left, after = (_LEFT + (_RIGHT - _LEFT + _GAP) * at // count for at in (index, index + 1))
        yield from _day(day, left, after - _GAP)


def _day(day: SpreadDay, left: int, right: int) -> Iterator[Box]:
    """A day as a column: its strip, and below it one cell for each task."""
    top, bottom = _TOP, _TOP + _DAY_HEIGHT
    yield Box(left, top, right, top + 4, _MARK if day.latest else _LINE)
    yield Box(left, top + 4, right, bottom, _SURFACE if day.href else _SUNKEN)
    first, last = _HOURS
    for bar in day.bars:
        fill, edge = _KINDS.get(bar.kind, _OTHER)
        start, end = (
            top + 8 + round((float(at) - first) * (_DAY_HEIGHT - 12) / (last - first)) for at in (bar.start, bar.end)
        )
        width = (right - left - 16) // max(1, bar.lanes)
        at = left + 8 + bar.lane * width
        yield Box(at, start, at + 5, end - 1, edge)
        yield Box(at + 5, start, at + width - 1, end - 1, fill)
    fit = max(1, (right - left) // _CELL_STEP)
    for index, letter in enumerate((day.cells.string if day.cells else "")[: 2 * fit]):
        x, y = left + index % fit * _CELL_STEP, bottom + 12 + index // fit * _CELL_STEP
        yield Box(x, y, x + _CELL, y + _CELL, _CELLS[letter])


def _year(year: Heatmap) -> Iterator[Box]:
    """The squares of the days, each with its level."""
    if not year.cells:
        return
    places = [(float(cell.x), float(cell.y)) for cell in year.cells]
    west, north = min(x for x, _ in places), min(y for _, y in places)
    scale = (_RIGHT - _LEFT) / max(12.0, max(x for x, _ in places) - west + 11)
    size = round(11 * scale)
    for (x, y), cell in zip(places, year.cells, strict=True):
        left, top = _LEFT + round((x - west) * scale), _YEAR_TOP + round((y - north) * scale)
        yield Box(left, top, min(_RIGHT, left + size), top + size, _LEVELS[cell.level])


def png(boxes: Sequence[Box]) -> bytes:
    """The rectangles on paper, the later above the earlier, as a PNG file (ISO/IEC 15948) with a palette."""
    palette = tuple(dict.fromkeys([_PAPER, *(box.color for box in boxes)]))
    number = {color: index for index, color in enumerate(palette)}
    edges = sorted({0, HEIGHT, *(edge for box in boxes for edge in (box.top, box.bottom) if 0 <= edge <= HEIGHT)})
    lines = bytearray()
    for top, bottom in pairwise(edges):
        # Between two edges all lines are alike.
        line = bytearray(WIDTH)
        for box in boxes:
            if box.top <= top and bottom <= box.bottom and box.left < box.right:
                line[box.left : box.right] = bytes([number[box.color]]) * (box.right - box.left)
        lines += (b"\0" + line[:WIDTH]) * (bottom - top)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    colors = b"".join(bytes.fromhex(color[1:]) for color in palette)
    parts = ((b"IHDR", header), (b"PLTE", colors), (b"IDAT", zlib.compress(bytes(lines), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
