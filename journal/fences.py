"""Code blocks, and the outlines that are kept in them or stand in the text: their HTML, and the works that they cite.

A block without a language that is mostly numbered lines is an outline; how one is read is the matter of the marks.
"""

from journal.code import figure, info_of
from journal.commonmark.block import Block
from journal.diagnostics import Code, Finding
from journal.gather import Gathering
from journal.markdown.shown import Piece
from journal.marks import outline, questions, references
from journal.note import Diagram, OutlineItem, Question

_Out = list[Piece]


def write_formula(g: Gathering, block: Block, out: _Out) -> None:
    """A formula on lines of its own."""
    g.line0 = block.line0
    out += ('<div class="math" tabindex="0">', g.formula(block.text, display=True), "</div>\n")


def write_code(g: Gathering, block: Block, out: _Out) -> None:
    """A code block; the outline that it holds, or the formula, if it is one."""
    if block.mark == "math":
        write_formula(g, block, out)
        return
    if info_of(block.mark).language.lower() == "mermaid":
        if block.level and not _is_closed(g, block):
            _report_unclosed(g, block)
        g.diagrams.append(Diagram(block.text, block.line0 + 1, g.section, block.mark))
        out.append(("diagram", len(g.diagrams) - 1))
        return
    unclosed = bool(block.level) and not _is_closed(g, block)
    if block.level and not block.mark and outline.is_outline(block.text):
        if unclosed:
            _report_unclosed(g, block)
        write_outline(g, block, block.line0 + 1, out)
        return
    if unclosed:
        _report_unclosed(g, block)
    out.append(figure(block.text, block.mark))


def write_outline(g: Gathering, block: Block, line0: int, out: _Out) -> None:
    """A numbered outline, in a code block or not, from the line `line0` on: its items and the works that it cites."""
    found = outline.anchored(outline.read(block.text), g.anchors)
    cited = references.read(found, line0=line0, section=g.section, first=len(g.references))
    g.references += cited.references
    first = len(g.outline)
    for item, reference in zip(found.items, cited.of, strict=True):
        g.anchors.add(item.anchor)
        g.say(item.text)
        parent = None if item.parent is None else first + item.parent
        line = line0 + item.line0 + 1
        g.outline.append(
            OutlineItem(
                item.label, item.text, item.depth, parent, line, g.section, item.related, reference, item.anchor
            )
        )
    _outline_questions(g, found, line0)
    written = outline.html(
        found,
        works=cited.works,
        of=cited.of,
        remarks=cited.remarks,
        inline=lambda text, at: g.shown(text, line0 + at).pieces,
        count=_counted,
        more=lambda number: (("more", number),),
        lang=g.lang,
    )
    g.remarks += written.remarks
    out += written.pieces


def _outline_questions(g: Gathering, found: outline.Outline, line0: int) -> None:
    """The items below `my questions` are questions, and what is below each of them its answers."""
    for index, item in enumerate(found.items):
        parent = found.items[item.parent] if item.parent is not None else None
        if parent is None or not _asks(g, parent.text):
            continue
        answers = tuple(
            questions.answer(below.text) or below.text for below in found.items if below.parent == index and below.text
        )
        text = questions.question(item.text) or item.text
        g.questions.append(Question(text, line0 + item.line0 + 1, g.section, answers))


def _asks(g: Gathering, text: str) -> bool:
    meaning = g.lexicon.meaning(text) if len(text) < 40 else None
    return meaning is not None and meaning.family == "questions"


def _counted(items: int, works: int, remarks: int) -> list[Piece]:
    """The numbers as holes: each page words them in the language of the interface."""
    pieces: list[Piece] = []
    for name, number in (("items", items), ("references", works), ("remarks", remarks)):
        if number:
            pieces += [("comma", 0), (name, number)] if pieces else [(name, number)]
    return pieces


def _is_closed(g: Gathering, block: Block) -> bool:
    last = g.source.line(block.end - 1).strip().lstrip("> ").strip()
    return block.end - 1 > block.line0 and len(last) >= block.level and not last.strip("`~") and last[:1] in "`~"


def _report_unclosed(g: Gathering, block: Block) -> None:
    opening = g.source.line(block.line0).strip()
    message = "the code block that opens here is never closed, so it runs to the end"
    hint = f"close it with a line of {block.level} marks like the ones that open it, or more"
    g.report(Finding(Code.UNCLOSED_FENCE, 0, len(opening), message, hint), block.line0, opening)
