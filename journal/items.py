"""An item of a list: its text, what is below it, and how both are written, whatever the list is."""

from collections.abc import Sequence
from typing import NamedTuple

from journal.commonmark.block import Block
from journal.gather import Gathering
from journal.headings import BOX
from journal.markdown.shown import Piece, is_embed, stands_alone
from journal.marks.boxes import keyword
from journal.patterns import pattern

_Out = list[Piece]


class Item(NamedTuple):
    """An item of a list: the first line of its text, the lines after that, and where it stands."""

    block: Block
    first: str
    more: tuple[str, ...]
    line0: int
    column: int
    rest: tuple[Block, ...]  # the blocks after the text


def item_of(g: Gathering, block: Block) -> Item:
    """An item as its block gives it; one that does not begin with text has none."""
    children = block.children
    text = children[0].text if children and (children[0].kind == "paragraph" or _heads_task(children[0])) else ""
    first, *more = text.split("\n")
    if (
        more
        and more[0].lstrip()[:1] in _PLANNED_FIRST
        and _PLANNED.match(more[0])
        and (BOX.match(first) or keyword(first))
    ):
        # Org and Logseq put the days of a task on the line below it.
        first, more[0] = f"{first.rstrip()} {more[0].strip()}", ""
    column = column_of(g.source.line(block.line0))
    rest = tuple(children[1:] if text else children)
    line0 = children[0].line0 if text else block.line0
    return Item(block, first.rstrip(), tuple([line.strip() for line in more]), line0, column, rest)


def _heads_task(block: Block) -> bool:
    """Whether a block is a heading that begins with a keyword, as Logseq has large tasks: `- ## TODO write`."""
    word = keyword(block.text) if block.kind == "heading" else None
    return word is not None and bool(block.text[word.length :].strip())


_PLANNED = pattern(r"\s*(?:(?:SCHEDULED|DEADLINE|CLOSED):\s{0,4}[<\[]\d{4}-\d{2}-\d{2}[^<>\[\]]{0,60}[>\]]\s*){1,3}$")
_PLANNED_FIRST = frozenset("SDC")
_INDENTS = frozenset(" \t\u3000>")
_QUOTES = pattern(r"(?: {0,3}> ?)*")


def column_of(line: str) -> int:
    """How far a line is indented, quote marks left out, tabs to every fourth column."""
    if line[:1] not in _INDENTS:
        return 0
    line = line[_QUOTES.match(line).end() :]  # type: ignore[union-attr]
    expanded = line[:200].expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" \u3000"))


def notes_of(item: Item) -> tuple[str, ...]:
    """The lines below the first, and the first lines of the items below that are no tasks themselves."""
    notes = [line for line in item.more if line]
    for block in item.rest:
        if block.kind == "list":
            for child in block.children:
                text = child.children[0].text if child.children and child.children[0].kind == "paragraph" else ""
                if text and not BOX.match(text):
                    notes.append(text.split("\n", 1)[0])
    return tuple(notes)


def write_task(g: Gathering, index: int, line0: int, out: _Out) -> None:
    """The text of a task that was taken in; its item stays open."""
    shown = g.shown(g.tasks[index].text, line0)
    g.say(shown.plain)
    out += (("task", index), *shown.pieces, ("task-end", index))


def write_lines(g: Gathering, lines: Sequence[str], line0: int, out: _Out) -> None:
    """The lines below an item's first, each on its own line as written."""
    if not any(lines):
        return
    shown = g.shown("\n".join(line for line in lines if line), line0, alone=True)
    g.say(shown.plain)
    out += shown.pieces if stands_alone(shown.pieces) else ('<div class="note">', *shown.pieces, "</div>")


def write_rest(g: Gathering, item: Item, out: _Out, depth: int) -> None:
    """The blocks after the text."""
    if item.rest:
        out.append("\n")
    for block in item.rest:
        g.write(g, block, out, depth + 1)


def write_said(g: Gathering, item: Item, out: _Out) -> None:
    """The text as a paragraph has it."""
    if not item.first:
        return
    text = "\n".join((item.first, *item.more))
    shown = g.shown(text, item.line0, alone=is_embed(text))
    g.say(shown.plain)
    out += shown.pieces
