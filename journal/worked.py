"""The time that was worked: items, or lines without bullets, that begin with it.

A range says both of its ends; a stamp alone is ended by what comes next. A length is one where it is set off.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from journal.commonmark.block import Block
from journal.dates.values import Written
from journal.gather import Gathering
from journal.items import Item, column_of, write_rest, write_said
from journal.markdown.shown import Piece
from journal.marks.clocks import leading, may_start, stamp
from journal.marks.durations import set_off
from journal.marks.tasks import Role
from journal.marks.times import Place, TimeBlock, ended, stamps, total
from journal.note import DayMark, Stretch
from journal.patterns import pattern
from journal.record import replace

_Out = list[Piece]


def stretches(g: Gathering, items: Sequence[Item]) -> list[Stretch | None]:
    """The worked time of plain items, None for one that says nothing of it; nothing at all where no time is spent."""
    place = g.place()
    if place is Place.OTHER:
        return []
    return (place is Place.DAY and _stamped(g, items)) or _led(g, items, place)


def _stamped(g: Gathering, items: Sequence[Item]) -> list[Stretch | None]:
    """Items that all begin with a stamp, each ended by the next; nothing if one does not, or if that cannot be."""
    marks = []
    for item in items:
        if (mark := stamp(item.first)) is None:
            return []
        marks.append(mark)
    blocks = stamps([mark.at for mark in marks]) if len(marks) > 1 else None
    if blocks is None:
        return []
    return [
        _stretch(g, item, (block,), item.first[mark.length :])
        for item, mark, block in zip(items, marks, blocks, strict=True)
    ]


def _led(g: Gathering, items: Sequence[Item], place: Place) -> list[Stretch | None]:
    """Items of which some begin with ranges, with lengths, or with a lone time that lasts until the next."""
    found: list[Stretch | None] = []
    lone: list[bool] = []
    for item in items:
        when = leading(item.first, place, covers=g.covers)
        for finding in when.found if when is not None else ():
            g.report(finding, item.line0, item.first)
        if when is not None and when.blocks:
            found.append(_stretch(g, item, when.blocks, item.first[when.length :]))
            lone.append(when.lone)
        else:
            length = set_off(item.first)
            text = item.first[length.end :] if length is not None else ""
            found.append(replace(_stretch(g, item, (), text), minutes=length.minutes) if length is not None else None)
    if place is Place.DAY and sum(lone) > 1:
        clocked = [each.blocks for each in found if each is not None and each.blocks]
        closed = iter(ended(list(zip(clocked, lone, strict=True))))
        return [_with_blocks(each, next(closed)) if each is not None and each.blocks else each for each in found]
    return found


def _with_blocks(stretch: Stretch, blocks: tuple[TimeBlock, ...]) -> Stretch:
    return replace(stretch, blocks=blocks, minutes=total(blocks))


def _stretch(g: Gathering, item: Item, blocks: tuple[TimeBlock, ...], text: str) -> Stretch:
    return Stretch(blocks, text, g.section, item.line0 + 1, minutes=total(blocks), day=g.here.day)


def take_dated(g: Gathering, day: Written, text: str, line0: int) -> None:
    """The time of a line that begins with its day, where a range with an end or a length that is set off comes next.

    In the note of one day, a line of another announces it.
    """
    if g.one_day or g.role in (Role.PLAN, Role.BACKLOG):
        return
    when = leading(text, Place.DAY)
    blocks = when.blocks if when is not None else ()
    length = set_off(text) if not blocks else None
    minutes = length.minutes if length is not None else total(blocks)
    if minutes is None:
        return
    if not g.days or g.days[-1].opens or g.days[-1].written != day:
        g.days.append(DayMark(day, "", g.section, line0 + 1, opens=False))
    said = text[length.end if length is not None else when.length if when is not None else 0 :]
    g.stretches.append(Stretch(blocks, said, g.section, line0 + 1, minutes=minutes, day=len(g.days) - 1))


def write_timed(g: Gathering, items: Sequence[Item], timed: Sequence[Stretch | None], out: _Out, depth: int) -> None:
    """A list of which some items have a time."""
    out.append('<ul class="tasks timed" role="list">\n')
    for item, found in zip(items, timed, strict=True):
        write_timed_item(g, item, found, out, depth)
    out.append("</ul>\n")


def write_timed_item(g: Gathering, item: Item, stretch: Stretch | None, out: _Out, depth: int) -> None:
    """One item of such a list; without a time, it is a plain one."""
    if stretch is None:
        out.append("<li>")
        write_said(g, item, out)
    else:
        g.stretches.append(stretch)
        shown = g.shown("\n".join((stretch.text, *item.more)), item.line0)
        g.say(shown.plain)
        index = len(g.stretches) - 1
        out += (("time", index), *shown.pieces, ("time-end", index))
    write_rest(g, item, out, depth)
    out.append("</li>\n")


def write_timed_lines(g: Gathering, block: Block, out: _Out) -> bool:
    """Lines that begin with a time, without bullets: a list of what was done. A line without one goes on from a range with an end."""
    if g.place() is not Place.DAY or not block.text[:1].isascii() or g.role in (Role.PLAN, Role.BACKLOG):
        return False
    if not may_start(block.text):
        return False
    lines = [line.strip() for line in block.text.split("\n")]
    starts = [at for at, line in enumerate(lines) if may_start(line)]
    items = [
        Item(
            block,
            lines[at],
            tuple(lines[at + 1 : below]),
            block.line0 + at,
            column_of(g.source.line(block.line0 + at)),
            (),
        )
        for at, below in pairwise((*starts, len(lines)))
    ]
    mark = len(g.found)
    timed = stretches(g, items)
    if not timed or not all(timed) or (len(starts) < len(lines) and not all(map(_goes_on, items, timed))):
        del g.found[mark:]
        return False
    write_timed(g, items, timed, out, 0)
    return True


def _goes_on(item: Item, stretch: Stretch | None) -> bool:
    """Whether what begins with a time is surely no sentence: `9.30-10 people came` may be one."""
    return stretch is not None and stretch.minutes is not None and _COLON.match(item.first) is not None


_COLON: Final = pattern(r"[*_(\[]{0,3}[0-9]{1,2}[:：][0-9]{2}")
