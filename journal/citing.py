"""The works that a list or a table cites, and the items that cite them as HTML: as in an outline, in the words that are written."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Final

from journal.commonmark.block import Block
from journal.gather import Gathering
from journal.items import Item, write_said
from journal.markdown.shown import Piece, Shown
from journal.marks import outline, references
from journal.marks.brackets import bracket, ends_in_brackets, words_of
from journal.marks.links import alone, host
from journal.marks.outline import host_link, opening, with_remark
from journal.marks.references import Reference
from journal.marks.tasks import Task
from journal.patterns import pattern
from journal.properties import facts_of
from journal.record import Record, replace


def cite(g: Gathering, block: Block, items: Sequence[Item], tasks: Sequence[Task | None]) -> None:
    """Takes in the works that a list cites, by their addresses or by what its brackets say of them.

    A task cites a work only where it is no more than that: it begins with a link to it, is its address, or ends with
    brackets that say where it was printed.
    """
    heading = g.cited.get(g.section)
    whole = g.source.lines(block.line0, block.end)
    if heading is None and "://" not in whole:
        # Most lists of tasks are of tasks alone, and cite nothing.
        ends = None in tasks or any(ends_in_brackets(task.text) for task in tasks if task is not None)
        if not ends or not _may_cite(whole):
            return
    lines = [""] * (block.end - block.line0)
    for item, task in zip(items, tasks, strict=True):
        first, last = item.block.line0 - block.line0, item.block.end - block.line0
        if task is None and item.rest and (work := _work_of_item(g, item)) is not None:
            g.references.append(work)
        elif task is None:
            lines[first:last] = [g.source.line(line0) for line0 in range(item.block.line0, item.block.end)]
        elif _is_no_more(task.text):
            lines[first] = f"{' ' * item.column}- {task.text}"
            below = item.line0 - block.line0 + 1
            lines[below : below + len(item.more)] = [f"{' ' * item.column}  {line}" for line in item.more]
    if heading is not None:
        said = tuple(
            item.first
            for item, task in zip(items, tasks, strict=True)
            if item.first and task is None and not alone(item.first) and references.from_link(item.first) is None
        )
        g.remarked |= {
            item.line0
            for item, task in zip(items, tasks, strict=True)
            if task is None and item.first in said and references.rating_hint(item.first)
        }
        work = g.references[heading]
        g.references[heading] = replace(work, remarks=(*work.remarks, *said), noted=bool(work.remarks or said))
    text = "\n".join(lines)
    if not _may_cite(text):
        return
    found = outline.read(text)
    cited = references.read(found, line0=block.line0, section=g.section, first=len(g.references))
    g.references += cited.references
    for index, (line, reference) in enumerate(zip(found.items, cited.of, strict=True)):
        if reference is not None:
            g.works[block.line0 + line.line0] = reference
        elif index in cited.remarks:
            g.remarked.add(block.line0 + line.line0)


class Table(Record):
    """The works that a table cites, by the number of their row, and the columns of their titles and of remarks on them."""

    title: int
    remarks: frozenset[int]
    works: Mapping[int, int]


def cite_rows(g: Gathering, block: Block) -> Table | None:
    """Takes in the works that the rows of a table cite, if that is what its head says; None if not."""
    head, *rows = block.children or (block,)
    found = references.columns([cell.text for cell in head.children])
    if found is None:
        return None
    named = "book" if references.is_book(head.children[found[0]].text.strip(" \t*_")) else "title"
    works: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        cells = [cell.text.strip() for cell in row.children]
        title = cells[found[0]] if found[0] < len(cells) else ""
        told = [(key.text.strip(" \t*_"), cell) for key, cell in zip(head.children, cells, strict=False)]
        told[found[0] : found[0] + 1] = [(named, title), ("link", title)]
        line = row.children[0].line0 + 1 if row.children else row.line0 + 1
        work = references.from_facts(told, title=title, line=line, section=g.section, below=True)
        if title and work is not None:
            works[number] = len(g.references)
            g.references.append(work)
    return Table(*found, works)


def _is_no_more(text: str) -> bool:
    """Whether the text of a task is a link to a work, its address, or a title with brackets that say where it was printed."""
    if "://" in text:
        return references.from_link(text) is not None or bool(alone(text))
    found = bracket(text) if ends_in_brackets(text) else None
    return found is not None and bool(found.venue or found.ids or found.citations is not None)


def _work_of_item(g: Gathering, item: Item) -> Reference | None:
    """The work that an item names, with facts below it such as `Link: …`; what else is below it is said of it."""
    below = [
        child.children[0] for block in item.rest if block.kind == "list" for child in block.children if child.children
    ]
    if not any("://" in block.text for block in below) or "://" in item.first:
        return None
    told: list[tuple[str, str]] = []
    line0 = item.line0
    for block in below:
        facts = [fact for fact in facts_of(block) if references.may_be_fact(fact.key)]
        told += [(fact.key, fact.value) for fact in facts] or [("remark", block.text)]
        line0 = next((fact.line0 for fact in facts if "://" in fact.value), line0)
    return references.from_facts(told, title=item.first, line=line0 + 1, section=g.section)


_RECORDINGS: Final = (
    "youtube:",
    "vimeo.com/",
    "bilibili.com/video/",
    "open.spotify.com/episode/",
    "podcasts.apple.com/",
)


def is_recording(g: Gathering, item: Item) -> bool:
    """Whether an item cites a film or a sound, so that times below it are places in that."""
    number = g.works.get(item.line0)
    return number is not None and any(name.startswith(_RECORDINGS) for name in g.references[number].ids)


# ---- HTML


def write_cited(g: Gathering, item: Item, out: list[Piece]) -> Item:
    """Writes the text of an item of a list: a work with what is said of it, a remark on one, or neither.

    Paragraphs of one line right below a work are like lines below it. Gives the item with what is still to be written.
    """
    number = g.works.get(item.line0) if item.first else None
    if number is not None:
        lines = list(enumerate(item.more, item.line0 + 1))
        rest = list(item.rest)
        while rest and rest[0].kind == "paragraph" and "\n" not in rest[0].text:
            lines.append((rest[0].line0, rest.pop(0).text.strip()))
        # A line within may be the next item, with a label that Markdown does not know beside the others (`1.`, `2、`).
        starts = [*(at for at, (line0, _) in enumerate(lines) if line0 in g.works), len(lines)]
        _write_work(g, (item.line0, item.first), number, lines[: starts[0]], out)
        for start, end in pairwise(starts):
            out.append("<br>\n")
            _write_work(g, lines[start], g.works[lines[start][0]], lines[start + 1 : end], out, labelled=True)
        return item._replace(rest=tuple(rest))
    if item.line0 in g.remarked:
        out += (_BESIDE, f"{g.lang(item.first)}>")
        write_said(g, item, out)
        out.append("</span>")
        g.remarks += 1
    else:
        write_said(g, item, out)
    return item


_Line = tuple[int, str]  # of the file, from 0, and its text
# How a remark begins that has a line of its own, and one that has not.
_BELOW: Final = ("remark", 0)
_BESIDE: Final = ("remark", 1)


def _write_work(
    g: Gathering, first: _Line, number: int, below: Sequence[_Line], out: list[Piece], *, labelled: bool = False
) -> None:
    """A work and the lines below its own. `labelled`: the label stands in its line, which is shown as it is written."""
    work, (line0, text) = g.references[number], first
    written, address = references.without_address(text)
    urls = [*([address] if address else ()), *(url for _, line in below for url in alone(line))]
    as_written = labelled or work.linked or work.title in work.urls
    out.append('<span class="ref">')
    if as_written:
        shown = g.shown(text, line0)
        beside = g.shown(work.beside, line0).pieces if work.beside else ()
        said = with_remark(shown.pieces, beside, _BESIDE, f"{g.lang(work.beside)}>")
        g.remarks += bool(said)
        out += (*(said or shown.pieces), "</span>")
        told = [shown.plain]
    else:
        title = g.shown(work.title, line0)
        urls = _write_title(title, work, urls, out)
        out.append("</span>")
        # Without the title, brackets before it stand before its author, as others do.
        told = [title.plain, *_write_bib(work, [written.replace(work.title, "", 1), *(line for _, line in below)], out)]
        out.append(("cited", number))
    for url in urls:
        out += (" ", host_link(url))
    for at, line in below:
        if line and not alone(line) and (as_written or not words_of(line, whole=True)):
            remark = g.shown(line, at)
            out += (_BELOW, f"{g.lang(line)}>", *remark.pieces, "</span>")
            told.append(remark.plain)
            g.remarks += 1
    g.say(" ".join(told))


def _write_title(title: Shown, work: Reference, urls: list[str], out: list[Piece]) -> list[str]:
    """The title, as the link to the first address where nothing in it is a link; those of `urls` that are left."""
    if not work.urls or any(not isinstance(piece, str) or "<a" in piece for piece in title.pieces):
        out += title.pieces
        return urls
    out += (opening(work.urls[0]), *title.pieces, "</a>")
    return [url for url in urls if url != work.urls[0]]


def _write_bib(work: Reference, lines: Sequence[str], out: list[Piece]) -> Sequence[str]:
    """Who made a work, what the brackets in its lines say in their own words, and where it lies; all but that."""
    said = next((words for words in map(words_of, lines) if words), work.others)
    parts = [part for part in (work.author, *said, host(work.urls[0]) if work.urls else "") if part]
    if parts:
        spans = "".join(f"<span>{escape(part, quote=False)}</span>" for part in parts)
        out.append(f' <span class="bib">{spans}</span>')
    return [part for part in (work.author, *said) if part]


_MAY_CITE = pattern(
    r"[h\[【［](?:(?<=h)ttps?://|(?<!h)[^\[\]【】［］]*(?:[12][0-9]{3}|['’][0-9]{2}|ref|cit|引用|인용))", re.IGNORECASE
)


def _may_cite(text: str) -> bool:
    """Whether there may be a work in a text that cites none by facts."""
    if _MAY_CITE.search(text) is not None:
        return True
    # One by one, which takes a part of the time of a pattern.
    return (":" in text or "：" in text) and ("rxiv" in text or "rXiv" in text or "doi" in text or "DOI" in text)
