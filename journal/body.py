"""A note's text walked once: its HTML written with holes, its marks collected on the way.

Each kind of block has its own writer, here or in a module of its own. Nothing that is not understood is lost: it stays
prose.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from html import escape
from typing import Final

from journal.asking import ask, take_answer, take_answers
from journal.citing import Table, cite_rows
from journal.commonmark.block import Block
from journal.dayheadings import Days
from journal.fences import write_code, write_formula, write_outline
from journal.gather import Gathering, ids_of
from journal.headings import cite_facts, heading, joined, recount
from journal.lists import write_checks, write_list, write_todo_lines
from journal.markdown.reading import scopes
from journal.markdown.shown import Piece, stands_alone
from journal.marks import questions
from journal.marks.links import alone
from journal.marks.references import is_remark, may_tell
from journal.note import Body, Pieces, Section
from journal.patterns import pattern
from journal.properties import Property, facts_of
from journal.rawhtml import RawHtml
from journal.record import replace
from journal.shortcodes import tags
from journal.tables import take_times
from journal.wording.catalogue import CALLOUTS
from journal.worked import write_timed_lines

_Out = list[Piece]


def body(g: Gathering, days: Days, title_line: int | None) -> Body:
    """The HTML of `g.parsed`; every mark that it shows is added to `g`. `title_line`: of the heading that is the title."""
    heads: list[Pieces] = [()]
    texts: list[_Out] = [[]]
    anchors: dict[str, int] = {}
    blocks = g.parsed.blocks
    g.write = _block
    if "id=" in g.source.text or "id =" in g.source.text:
        g.anchors |= ids_of(blocks)
    g.sections.append(Section(0, "", "", g.offset + 1, role=None, day=None))
    g.scopes = scopes((block.line0, _level(block, days)) for block in blocks if days.opens(block))
    for index, block in enumerate(blocks):
        if days.opens(block):
            g.parents.clear()
            g.asked = None
            heads.append(
                heading(g, block, days, anchors, map(blocks.__getitem__, range(index + 1, len(blocks))), title_line)
            )
            texts.append([])
        elif block.line0 in g.properties:
            if g.about is None or g.here.level > 1:
                cite_facts(g, g.properties[block.line0])
            _facts(g, g.properties[block.line0], texts[-1])
        elif (facts := _facts_of_work(block)) and cite_facts(g, facts):
            _facts(g, facts, texts[-1])
        else:
            g.above_list = index + 1 < len(blocks) and blocks[index + 1].kind == "list"
            _block(g, block, texts[-1], 0)
    _unused_notes(g, texts)
    _note_works(g)
    recount(g, heads)
    return Body(tuple(heads), tuple(joined(text) for text in texts), tuple(g.footnotes))


def _note_works(g: Gathering) -> None:
    """What is written below a heading that is a work, or in a note that is about one, is said of it."""
    for section, index in g.cited.items():
        if section in g.prose:
            g.references[index] = replace(g.references[index], noted=True)
    if g.about is not None and (g.prose or g.items):
        g.references[g.about] = replace(g.references[g.about], noted=True)


def _facts_of_work(block: Block) -> Sequence[Property]:
    """The facts of a paragraph or a quotation that may say what a section is about."""
    if block.kind == "paragraph":
        held = may_tell(block.text)
    else:
        held = block.kind == "quote" and any(may_tell(child.text) for child in block.children)
    return facts_of(block) if held else ()


def _facts(g: Gathering, facts: Sequence[Property], out: _Out) -> None:
    """Facts of the note, or of a section, as a list of names and values."""
    out.append('<dl class="stated">\n')
    for fact in facts:
        pieces = g.shown(fact.value, fact.line0).pieces
        if g.section in g.cited and fact.value and is_remark(fact.key):
            pieces = (("remark", 1), f"{g.lang(fact.value)}>", *pieces, "</span>")
            g.remarks += 1
        out += (f"<div><dt>{escape(fact.key, quote=False)}</dt><dd>", *pieces, "</dd></div>\n")
    out.append("</dl>\n")


def _level(block: Block, days: Days) -> int:
    """How deep what begins with a block lies: a day in bold below all headings, and a label below that."""
    return block.level if block.kind == "heading" else 7 if block.line0 in days.styled else 8


def _unused_notes(g: Gathering, texts: Sequence[_Out]) -> None:
    """Shows the footnotes that nothing refers to, as they are written, at the end of their sections."""
    unused = [
        (label, note) for label, several in g.parsed.notes.items() for note in several if note.line0 not in g.numbers
    ]
    for label, note in sorted(unused, key=lambda each: each[1].line0):
        out = texts[bisect_right(g.scopes.starts, note.line0)]
        first = True
        for block in note.children:
            if first and block.kind == "paragraph":
                out.append(f"<p>{escape(f'[^{label}]: ', quote=False)}")
                out += (*g.shown(block.text, block.line0).pieces, "</p>\n")
            else:
                _block(g, block, out, 1)
            first = False


# ---- blocks


def _block(g: Gathering, block: Block, out: _Out, depth: int) -> None:
    match block.kind:
        case "paragraph":
            _paragraph(g, block, out)
        case "heading":
            # A heading within a quote or a list opens no section.
            shown = g.shown(block.text, block.line0)
            g.say(shown.plain)
            out += (f"<p{g.lang(shown.plain)}><strong>", *shown.pieces, "</strong></p>\n")
        case "list":
            if _is_contents(block):
                out.append(("toc", 0))
            else:
                write_list(g, block, out, depth)
        case "checks":
            write_checks(g, block, out)
        case "todo":
            write_todo_lines(g, out)
        case "outline":
            write_outline(g, block, block.line0, out)
        case "quote":
            _quote(g, block, out, depth)
        case "code":
            write_code(g, block, out)
        case "html":
            g.line0 = block.line0
            _raw(g, block, out)
        case "rule":
            out.append("<hr>\n")
        case "table":
            _table(g, block, out)
        case "math":
            write_formula(g, block, out)
        case "template":
            _template(g, block, out)
        case "callout":
            kind = block.mark.rstrip("+-")
            _called(g, kind, block.mark[len(kind) :], block.text, block, block.children, out, depth)
        case "definitions":
            _definitions(g, block, out, depth)
        case _:
            pass


def _raw(g: Gathering, block: Block, out: _Out) -> None:
    pieces = g.html(block.text)
    if not any(isinstance(piece, tuple) or piece.strip() for piece in pieces):
        return
    out += ("<p>", *pieces, "</p>\n") if g.raw is RawHtml.ESCAPE else pieces


def _template(g: Gathering, block: Block, out: _Out) -> None:
    """The tags of a line: what they stand for, one below the other."""
    for tag in tags(block.text):
        g.line0 = block.line0
        pieces = g.template(tag)
        if pieces:
            image = all(piece[0] == "image" for piece in pieces if isinstance(piece, tuple))
            out += (*pieces, "\n") if image and isinstance(pieces[0], tuple) else ("<p>", *pieces, "</p>\n")


def _definitions(g: Gathering, block: Block, out: _Out, depth: int) -> None:
    out.append("<dl>\n")
    for child in block.children:
        if child.kind == "term":
            shown = g.shown(child.text, child.line0)
            g.say(shown.plain)
            out += (f"<dt{g.lang(shown.plain)}>", *shown.pieces, "</dt>\n")
        else:
            out.append("<dd>")
            for inner in child.children:
                if inner.kind == "paragraph" and inner.tight:
                    shown = g.shown(inner.text, inner.line0)
                    g.say(shown.plain)
                    out += shown.pieces
                else:
                    _block(g, inner, out, depth + 1)
            out.append("</dd>\n")
    out.append("</dl>\n")


# Where a list of the headings belongs, as several programs have it.
_CONTENTS = pattern(r"\[toc\]|\[\[_?toc_?\]\]|(?:toc\n)?\{:[ \t]*toc[ \t]*\}", re.IGNORECASE)


def _is_contents(block: Block) -> bool:
    """Whether a block is or holds nothing but a mark for the list of the headings."""
    while len(block.children) == 1:
        block = block.children[0]
    return not block.children and len(block.text) < 40 and _CONTENTS.fullmatch(block.text) is not None


def _paragraph(g: Gathering, block: Block, out: _Out) -> None:
    if _is_contents(block):
        out.append(("toc", 0))
        return
    if write_timed_lines(g, block, out):
        return
    if questions.question(block.text.split("\n", 1)[0]) is not None and _asked(g, block, out):
        return
    take_answer(g, block.text.split("\n"))
    shown = g.shown(block.text, block.line0, alone=True)
    cited = g.section in g.cited
    if _leads_about(block.text) or (alone(block.text) if cited else g.above_list and _is_label(shown.plain)):
        g.count(shown.plain)
    else:
        g.say(shown.plain, prose=True)
    if not shown.pieces:
        return
    if stands_alone(shown.pieces):
        out += (*shown.pieces, "\n")
        return
    out += (f"<p{g.lang(shown.plain)}>", *shown.pieces, "</p>\n")


_LINKS: Final = pattern(r"\[\[[^\[\]\n]*\]\]|\[[^\[\]\n]*\]\([^()\n]*\)")


_LABEL: Final = pattern(
    r"[^.。!！?？,，;；\n]{1,40}[:：]|[^\s.。!！?？,，:：;；]{1,12}(?: [^\s.。!！?？,，:：;；]{1,12})?"
)


def _is_label(text: str) -> bool:
    """Whether a paragraph above a list is only what the list is called, such as `Today:` or `学习`."""
    return len(text) <= _LONGEST_LABEL and _LABEL.fullmatch(text.strip()) is not None


_LONGEST_LABEL: Final = 42


def _leads_about(text: str) -> bool:
    """Whether a paragraph is only links to other notes, such as `← [[2026-03-08]] | [[2026-03-10]] →`."""
    if text.count("[[") + text.count("](") < 2 or "://" in text:
        return False
    return not any(char.isalnum() for char in _LINKS.sub("", text))


# ---- questions outside their section


def _asked(g: Gathering, block: Block, out: _Out) -> bool:
    """A paragraph that begins with `Q:`; lines after it may begin with `A:`, and with `Q:` for the next.

    What stands below a question that is all in bold answers it, too.
    """
    lines = [line.strip() for line in block.text.split("\n")]
    starts = [at for at, line in enumerate(lines) if not at or questions.question(line) is not None]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        bold = lines[start].endswith(("**", "__"))
        at = next((at for at in range(start + 1, end) if bold or questions.answer(lines[at]) is not None), end)
        ask(g, lines[start:at], block.line0 + start)
        index = len(g.questions) - 1
        shown = g.shown("\n".join(lines[start:at]), block.line0 + start, alone=True)
        g.say(shown.plain, prose=True)
        out += (f"<p{g.lang(shown.plain)}>", ("question", index), *shown.pieces, ("question-end", index), "</p>\n")
        if at < end:
            rest = "\n".join(lines[at:end])
            take_answers(g, index, replace(block, text=rest))
            said = g.shown(rest, block.line0 + at, alone=True)
            g.say(said.plain)
            out += (f"<p{g.lang(said.plain)}>", *said.pieces, "</p>\n")
    return True


_CALLOUT = pattern(r"\[!([A-Za-z-]+)\]([+-]?)[ \t]*(.*)$")
_CALLOUTS: Final = {
    "tip": "tip", "hint": "tip", "success": "tip", "check": "tip", "done": "tip", "important": "tip",
    "warning": "warn", "caution": "warn", "attention": "warn", "question": "warn", "help": "warn", "faq": "warn",
    "danger": "bad", "error": "bad", "bug": "bad", "failure": "bad", "fail": "bad", "missing": "bad",
}  # fmt: skip


def _quote(g: Gathering, block: Block, out: _Out, depth: int) -> None:
    open_tasks, g.parents = g.parents, []
    first = block.children[0] if block.children else None
    called = _CALLOUT.match(first.text.split("\n", 1)[0]) if first is not None and first.kind == "paragraph" else None
    if called is None or first is None:
        out.append("<blockquote>\n")
        for child in block.children:
            _block(g, child, out, depth + 1)
        out.append("</blockquote>\n")
    else:
        _, _, rest = first.text.partition("\n")
        below = [replace(first, text=rest, line0=first.line0 + 1)] if rest.strip() else []
        title = called[3].strip()
        _called(g, called[1], called[2], title, block, [*below, *block.children[1:]], out, depth)
    g.parents = open_tasks


def _called(
    g: Gathering, kind: str, fold: str, title: str, block: Block, below: Sequence[Block], out: _Out, depth: int
) -> None:
    """A callout. `fold` is `+` where it is open and may be closed, `-` where it is closed, else empty."""
    color = _CALLOUTS.get(kind.lower(), "")
    if title or kind.lower() not in CALLOUTS:
        shown = g.shown(title or kind.replace("-", " ").capitalize(), block.line0)
        g.say(shown.plain, prose=bool(title) and kind.lower() in ("quote", "cite"))
        said, ui = shown.pieces, list[Piece]()
    else:
        said, ui = (("callout", CALLOUTS.index(kind.lower())),), [("ui", 0)]
    if fold:
        out += (f'<details class="callout {color}"{" open" if fold == "+" else ""}><summary><b', *ui, ">")
    else:
        out += (f'<div class="callout {color}"><b', *ui, ">")
    out += (*said, "</b></summary>\n" if fold else "</b>\n")
    for child in below:
        _block(g, child, out, depth + 1)
    out.append("</details>\n" if fold else "</div>\n")


def _table(g: Gathering, block: Block, out: _Out) -> None:
    take_times(g, block)
    out += ('<div class="tablewrap" tabindex="0" role="group" aria-label="', ("table", 0), '"><table class="tbl">\n')
    head, quoted = True, False
    cited = cite_rows(g, block)
    for index, row in enumerate(block.children):
        header = bool(row.children) and all(cell.level for cell in row.children)
        if index == 0:
            out.append("<thead>\n" if header else "<tbody>\n")
            head = header
        elif head and not header:
            out.append("</thead>\n<tbody>\n")
            head = False
        out.append("<tr>")
        said = list[str]()
        work = cited.works.get(index) if cited is not None else None
        for at, cell in enumerate(row.children):
            shown = g.shown(cell.text, cell.line0)
            pieces = shown.pieces if cited is None or work is None else _of_work(g, cited, work, at, cell, shown.pieces)
            # A header without text would be announced for each cell below it.
            tag = "th" if cell.level and cell.text.strip() else "td"
            g.count(shown.plain)
            said.append(shown.plain)
            side = ' class="r"' if "right" in cell.mark else ' class="c"' if "center" in cell.mark else ""
            scope = ' scope="col"' if tag == "th" else ""
            out += (f"<{tag}{scope}{side}{g.lang(shown.plain)}>", *pieces, f"</{tag}>")
        out.append("</tr>\n")
        if not header and not quoted and any(said):
            # What a table says begins below its head.
            g.quote(" · ".join(cell for cell in said if cell))
            quoted = True
    out.append(("</thead>" if head else "</tbody>") + "</table></div>\n")


def _of_work(g: Gathering, cited: Table, work: int, at: int, cell: Block, pieces: Pieces) -> Pieces:
    """A cell in the row of a work: its title, a remark, or what else is told of it."""
    if at == cited.title:
        # Where else a work is cited stands behind the link to it, which may be in another cell.
        beside = () if g.references[work].urls else (("cited", work),)
        return ('<span class="ref">', *pieces, "</span>", *beside)
    if at in cited.remarks and cell.text.strip():
        g.remarks += 1
        return (("remark", 1), f"{g.lang(cell.text)}>", *pieces, "</span>")
    return pieces
