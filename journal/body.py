"""A note's text walked once: its HTML written with holes, its marks collected on the way.

What a list is (tasks, dated lines, plans, plain items) is decided here, from the items' texts and the section
they stand in; how one line of each is read is the matter of the marks. Nothing that is not understood is lost:
it stays prose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Final

from journal.dates import Written, bullet_dates
from journal.diagnostics import Code, Finding
from journal.gather import Gathering
from journal.headings import BOX, Days, heading, joined, recount
from journal.language import language_of
from journal.markdown import Block, Piece, code
from journal.marks import outline, questions, references
from journal.marks.links import alone, only_link
from journal.marks.tasks import Role, State, Task, group
from journal.marks.times import Place, TimeBlock, leading, stamp, stamps, total
from journal.model import Body, Liner, OutlineItem, Pieces, PlanItem, Question, Section, Stretch
from journal.properties import Property
from journal.shortcodes import tags
from journal.tables import take_times

_Out = list[Piece]


def body(g: Gathering, days: Days, title_line: int | None) -> Body:
    """The HTML of `g.parsed`; every mark that it shows is added to `g`. `title_line`: of the heading that is the title."""
    heads: list[Pieces] = [()]
    texts: list[_Out] = [[]]
    anchors: dict[str, int] = {}
    blocks = g.parsed.blocks
    g.sections.append(Section(0, "", "", g.offset + 1, role=None, day=None))
    for index, block in enumerate(blocks):
        if block.kind == "heading" or block.line0 in days.styled:
            g.parents.clear()
            g.asked = None
            heads.append(
                heading(g, block, days, anchors, map(blocks.__getitem__, range(index + 1, len(blocks))), title_line)
            )
            texts.append([])
        elif block.line0 in g.properties:
            _facts(g, g.properties[block.line0], texts[-1])
        else:
            _block(g, block, texts[-1])
    _unused_notes(g, texts[-1])
    recount(g, heads)
    return Body(tuple(heads), tuple(joined(text) for text in texts), tuple(g.footnotes))


def _facts(g: Gathering, facts: Sequence[Property], out: _Out) -> None:
    """Facts of the note, or of a section, as a list of names and values."""
    out.append('<dl class="stated">\n')
    for fact in facts:
        shown = g.shown(fact.value, fact.line0)
        out += (f"<div><dt>{escape(fact.key, quote=False)}</dt><dd>", *shown.pieces, "</dd></div>\n")
    out.append("</dl>\n")


def _unused_notes(g: Gathering, out: _Out) -> None:
    """Shows the footnotes that nothing refers to, as they are written."""
    for label, note in g.parsed.notes.items():
        if label not in g.numbers:
            first = True
            for block in note.children:
                if first and block.kind == "paragraph":
                    out.append(f"<p>{escape(f'[^{label}]: ', quote=False)}")
                    out += (*g.shown(block.text, block.line0).pieces, "</p>\n")
                else:
                    _block(g, block, out, depth=1)
                first = False


# ---- blocks


def _block(g: Gathering, block: Block, out: _Out, *, depth: int = 0) -> None:
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
                _list(g, block, out, depth)
        case "checks":
            _checks(g, block, out)
        case "outline":
            _outline(g, block, block.line0, out)
        case "quote":
            _quote(g, block, out, depth)
        case "code":
            _code(g, block, out)
        case "html":
            g.line0 = block.line0
            if not _IGNORE.fullmatch(block.text.strip()):
                out += g.html(block.text)
        case "rule":
            out.append("<hr>\n")
        case "table":
            _table(g, block, out)
        case "math":
            _formula(g, block, out)
        case "template":
            _template(g, block, out)
        case "callout":
            _called(g, block.mark, "", block.text or block.mark, block, block.children, out, depth)
        case "definitions":
            _definitions(g, block, out, depth)
        case _:
            pass


def _formula(g: Gathering, block: Block, out: _Out) -> None:
    g.line0 = block.line0
    out += ('<div class="math" tabindex="0">', g.formula(block.text, display=True), "</div>\n")


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
                    _block(g, inner, out, depth=depth + 1)
            out.append("</dd>\n")
    out.append("</dl>\n")


_IGNORE = re.compile(r"<!--\s*journal:\s*ignore\s+[a-z-]+(?:[\s,]+[a-z-]+)*\s*-->")


# Where a list of the headings belongs, as several programs have it.
_CONTENTS = re.compile(r"\[toc\]|\[\[_?toc_?\]\]|(?:toc\n)?\{:[ \t]*toc[ \t]*\}", re.IGNORECASE)


def _is_contents(block: Block) -> bool:
    """Whether a block is or holds nothing but a mark for the list of the headings."""
    while len(block.children) == 1:
        block = block.children[0]
    return not block.children and len(block.text) < 40 and _CONTENTS.fullmatch(block.text) is not None


def _paragraph(g: Gathering, block: Block, out: _Out) -> None:
    if _is_contents(block):
        out.append(("toc", 0))
        return
    if _timed_lines(g, block, out):
        return
    if questions.question(block.text.split("\n", 1)[0]) is not None and _asked(g, block, out):
        return
    _answered(g, block.text.split("\n"))
    shown = g.shown(block.text, block.line0, alone=True)
    g.say(shown.plain, prose=True)
    if not shown.pieces:
        return
    if all(piece[0] == "image" if isinstance(piece, tuple) else not piece.strip() for piece in shown.pieces):
        out += (*shown.pieces, "\n")
        return
    out += (f"<p{g.lang(shown.plain)}>", *shown.pieces, "</p>\n")


def _timed_lines(g: Gathering, block: Block, out: _Out) -> bool:
    """Lines that all begin with a time, without bullets: a list of what was done."""
    if g.place() is not Place.DAY or not block.text[:1].isascii() or g.role in (Role.PLAN, Role.BACKLOG):
        return False
    lines = block.text.split("\n")
    items = [
        _Item(block, line.strip(), (), block.line0 + at, _column(g.source.line(block.line0 + at)), ())
        for at, line in enumerate(lines)
    ]
    mark = len(g.found)
    timed = _stretches(g, items)
    if not timed or not all(timed):
        del g.found[mark:]
        return False
    _timed(g, items, timed, out, 0)
    return True


# ---- questions outside their section


def _asked(g: Gathering, block: Block, out: _Out) -> bool:
    """A paragraph that begins with `Q:`; the lines after it may begin with `A:`."""
    lines = [line.strip() for line in block.text.split("\n")]
    at = next((at for at, line in enumerate(lines) if at and questions.answer(line) is not None), len(lines))
    _ask(g, lines[:at], block.line0)
    index = len(g.questions) - 1
    shown = g.shown("\n".join(lines[:at]), block.line0, alone=True)
    g.say(shown.plain, prose=True)
    out += (f"<p{g.lang(shown.plain)}>", ("question", index), *shown.pieces, ("question-end", index), "</p>\n")
    if at < len(lines):
        _answered(g, lines[at:])
        said = g.shown("\n".join(lines[at:]), block.line0 + at, alone=True)
        g.say(said.plain)
        out += (f"<p{g.lang(said.plain)}>", *said.pieces, "</p>\n")
    return True


def _ask(g: Gathering, lines: Sequence[str], line0: int) -> None:
    text, media = questions.without_images(questions.joined(lines))
    g.questions.append(Question(questions.question(text) or text, line0 + 1, g.section, (), media))
    g.asked = len(g.questions) - 1


def _answered(g: Gathering, lines: Sequence[str]) -> None:
    """Gives the question that waits for it the answer that `lines` begin with."""
    if g.asked is None:
        return
    said = questions.answer(questions.joined(lines))
    if said is not None:
        text, media = questions.without_images(said)
        before = g.questions[g.asked]
        g.questions[g.asked] = replace(before, answers=(*before.answers, text), media=(*before.media, *media))


_CALLOUT = re.compile(r"\[!([A-Za-z-]+)\]([+-]?)[ \t]*(.*)$")
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
            _block(g, child, out, depth=depth + 1)
        out.append("</blockquote>\n")
    else:
        _, _, rest = first.text.partition("\n")
        below = [replace(first, text=rest, line0=first.line0 + 1)] if rest.strip() else []
        title = called[3].strip() or called[1].replace("-", " ").lower()
        _called(g, called[1], called[2], title, block, [*below, *block.children[1:]], out, depth)
    g.parents = open_tasks


def _called(
    g: Gathering, kind: str, fold: str, title: str, block: Block, below: Sequence[Block], out: _Out, depth: int
) -> None:
    """A callout. `fold` is `+` where it is open and may be closed, `-` where it is closed, else empty."""
    color = _CALLOUTS.get(kind.lower(), "")
    shown = g.shown(title[:1].upper() + title[1:], block.line0)
    g.say(shown.plain)
    if fold:
        out.append(f'<details class="callout {color}"{" open" if fold == "+" else ""}><summary><b>')
    else:
        out.append(f'<div class="callout {color}"><b>')
    out += (*shown.pieces, "</b></summary>\n" if fold else "</b>\n")
    for child in below:
        _block(g, child, out, depth=depth + 1)
    out.append("</details>\n" if fold else "</div>\n")


def _code(g: Gathering, block: Block, out: _Out) -> None:
    if block.mark == "math":
        _formula(g, block, out)
        return
    unclosed = bool(block.level) and not _is_closed(g, block)
    if block.level and not block.mark and outline.is_outline(block.text):
        if unclosed:
            _report_unclosed(g, block)
        _outline(g, block, block.line0 + 1, out)
        return
    if unclosed:
        _report_unclosed(g, block)
    out.append(code(block.text, block.mark))


def _outline(g: Gathering, block: Block, line0: int, out: _Out) -> None:
    """A numbered outline, in a code block or not, from the line `line0` on: its items and the works that it cites."""
    found = outline.read(block.text, taken=g.anchors)
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
    out += outline.html(
        found,
        works=cited.works,
        of=cited.of,
        remarks=cited.remarks,
        inline=lambda text, at: g.shown(text, line0 + at).pieces,
        count=_counted,
        more=lambda number: f"{number} more",
        lang=g.lang,
    )


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


def _counted(items: int, works: int, remarks: int) -> str:
    parts = ((items, "item"), (works, "reference"), (remarks, "remark"))
    return ", ".join(f"{number} {name}{'s' * (number != 1)}" for number, name in parts if number)


def _is_closed(g: Gathering, block: Block) -> bool:
    last = g.source.line(block.end - 1).strip().lstrip("> ").strip()
    return block.end - 1 > block.line0 and len(last) >= block.level and not last.strip("`~") and last[:1] in "`~"


def _report_unclosed(g: Gathering, block: Block) -> None:
    opening = g.source.line(block.line0).strip()
    message = "the code block that opens here is never closed, so it runs to the end"
    hint = f"close it with a line of {block.level} marks like the ones that open it, or more"
    g.report(Finding(Code.UNCLOSED_FENCE, 0, len(opening), message, hint), block.line0, opening)


def _table(g: Gathering, block: Block, out: _Out) -> None:
    take_times(g, block)
    out.append('<div class="tablewrap" tabindex="0" role="region" aria-label="Table"><table class="tbl">\n')
    head = True
    for index, row in enumerate(block.children):
        header = bool(row.children) and all(cell.level for cell in row.children)
        if index == 0:
            out.append("<thead>\n" if header else "<tbody>\n")
            head = header
        elif head and not header:
            out.append("</thead>\n<tbody>\n")
            head = False
        out.append("<tr>")
        for cell in row.children:
            tag = "th" if cell.level else "td"
            shown = g.shown(cell.text, cell.line0)
            g.say(shown.plain)
            side = ' class="r"' if "right" in cell.mark else ' class="c"' if "center" in cell.mark else ""
            scope = ' scope="col"' if cell.level else ""
            out += (f"<{tag}{scope}{side}>", *shown.pieces, f"</{tag}>")
        out.append("</tr>\n")
    out.append(("</thead>" if head else "</tbody>") + "</table></div>\n")


# ---- lists


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list: the first line of its text, the lines after that, and where it stands."""

    block: Block
    first: str
    more: tuple[str, ...]
    line0: int
    column: int
    rest: tuple[Block, ...]  # the blocks after the text


def _item(g: Gathering, block: Block) -> _Item:
    children = block.children
    text = children[0].text if children and children[0].kind == "paragraph" else ""
    lines = text.split("\n")
    column = _column(g.source.line(block.line0))
    rest = tuple(children[1:] if text else children)
    line0 = children[0].line0 if text else block.line0
    return _Item(block, lines[0].rstrip(), tuple(line.strip() for line in lines[1:]), line0, column, rest)


_QUOTES = re.compile(r"(?: {0,3}> ?)*")


def _column(line: str) -> int:
    """How far a line is indented, quote marks left out, tabs to every fourth column."""
    line = line[_QUOTES.match(line).end() :]  # type: ignore[union-attr]
    expanded = line[:200].expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" \u3000"))


def _list(g: Gathering, block: Block, out: _Out, depth: int) -> None:
    items = [_item(g, child) for child in block.children if child.kind == "item"]
    asking = g.here.family == "questions"
    found = _found_tasks(g, items)
    if any(task is not None for task in found):
        if depth == 0:
            _cite(g, block, items, found)
        _tasks(g, block, items, found, out, depth)
        return
    if asking and depth == 0:
        out.append('<ol class="qa">\n')
        for item in items:
            _question(g, item, out, depth)
        out.append("</ol>\n")
        return
    dated = (
        bullet_dates([item.first for item in items], order=g.order, under_day=g.here.day is not None) if items else ()
    )
    if g.here.day is None and depth == 0 and any(written is not None for written, _ in dated):
        _liners(g, items, dated, out, depth)
        return
    if g.role in (Role.PLAN, Role.BACKLOG):
        _planned(g, items, out, depth, None)
        return
    timed = _stretches(g, items)
    if any(timed):
        _timed(g, items, timed, out, depth)
        return
    if depth == 0:
        _cite(g, block, items, [None] * len(items))
    _plain(g, block, items, out, depth)


def _found_tasks(g: Gathering, items: Sequence[_Item]) -> list[Task | None]:
    """The tasks among the items of a list. Lone times at their start are stamps: each lasts until the next."""
    found = [_task(g, item, bulleted=True) for item in items]
    lone = [at for at, task in enumerate(found) if task is not None and _is_lone(task)]
    timed = [task for task in found if task is not None and task.times]
    if g.place() is not Place.DAY or len(lone) < 2 or len(lone) < len(timed):
        return found
    blocks = stamps([task.times[0].start * 60 for at in lone if (task := found[at]) is not None])
    for at, block in zip(lone, blocks or (), strict=False):
        task = found[at]
        if task is not None:
            found[at] = replace(task, times=(block,), minutes=block.minutes)
    return found


def _is_lone(task: Task) -> bool:
    """Whether a task has nothing but the time at which it began, and does not say that it is still going on."""
    return len(task.times) == 1 and task.times[0].end is None and task.lone


def _cite(g: Gathering, block: Block, items: Sequence[_Item], tasks: Sequence[Task | None]) -> None:
    """Takes in the works that a list cites, by their addresses or by what its brackets say of them.

    A task cites a work only where it is no more than that: it begins with a link to it, or is its address.
    """
    lines = [""] * (block.end - block.line0)
    for item, task in zip(items, tasks, strict=True):
        first, last = item.block.line0 - block.line0, item.block.end - block.line0
        if task is None:
            lines[first:last] = [g.source.line(line0) for line0 in range(item.block.line0, item.block.end)]
        elif "://" in task.text and (references.from_link(task.text) is not None or alone(task.text)):
            lines[first] = f"{' ' * item.column}- {task.text}"
    heading = g.cited.get(g.section)
    if heading is not None:
        said = tuple(item.first for item, task in zip(items, tasks, strict=True) if item.first and task is None)
        work = g.references[heading]
        g.references[heading] = replace(work, remarks=(*work.remarks, *said), noted=bool(work.remarks or said))
    text = "\n".join(lines)
    if not _MAY_CITE.search(text):
        return
    found = outline.read(text)
    cited = references.read(found, line0=block.line0, section=g.section, first=len(g.references))
    g.references += cited.references


_MAY_CITE = re.compile(r"https?://|[\[【［][^\]】］]*(?:[12][0-9]{3}|['’][0-9]{2}|ref|cit|引用|인용)", re.IGNORECASE)


# ---- questions in their section


def _question(g: Gathering, item: _Item, out: _Out, depth: int) -> None:
    """An item of a list of questions; what is below it are its answers, and its images show it."""
    lines = (item.first, *item.more)
    at = next((at for at, line in enumerate(lines) if at and questions.answer(line) is not None), len(lines))
    _ask(g, lines[:at], item.line0)
    index = len(g.questions) - 1
    _answered(g, lines[at:])
    g.asked = None
    shown = g.shown("\n".join(line for line in lines[:at] if not _only_images(line)), item.line0)
    g.say(shown.plain)
    below: _Out = []
    for number, line in enumerate(lines[:at]):
        if _only_images(line):
            below += g.shown(line, item.line0 + number, alone=True).pieces
    if at < len(lines):
        said = g.shown("\n".join(lines[at:]), item.line0 + at)
        g.say(said.plain)
        below += ("<p>", *said.pieces, "</p>\n")
    for block in item.rest:
        _take_answers(g, index, block)
        _block(g, block, below, depth=depth + 1)
    out += (*questions.html_open(index), *shown.pieces, *questions.html_answer(index, below))


def _only_images(line: str) -> bool:
    text, media = questions.without_images(line)
    return bool(media) and not text


def _take_answers(g: Gathering, index: int, block: Block) -> None:
    """Adds what a block below a question says to its answers, one for each item of a list."""
    texts = [_all_text(child) for child in block.children] if block.kind == "list" else [_all_text(block)]
    for text in texts:
        said, media = questions.without_images(questions.joined(text.split("\n")))
        said = questions.answer(said) or said
        before = g.questions[index]
        answers = (*before.answers, said) if said else before.answers
        g.questions[index] = replace(before, answers=answers, media=(*before.media, *media))


def _all_text(block: Block) -> str:
    """The text of a block, or of the first paragraph of an item."""
    if block.kind == "item":
        return block.children[0].text if block.children else ""
    return block.text or "\n".join(_all_text(child) for child in block.children)


def _task(g: Gathering, item: _Item, *, bulleted: bool) -> Task | None:
    if not item.first:
        return None
    return g.task_of(item.first, item.line0, item.column, bulleted=bulleted) or g.keyword_task(
        item.first, item.line0, item.column
    )


def _tasks(
    g: Gathering, block: Block, items: Sequence[_Item], found: Sequence[Task | None], out: _Out, depth: int
) -> None:
    timed = sum(1 for task in found if task is not None and task.times) * 2 >= len(items)
    tag = "ol" if block.tight else "ul"
    out.append(f'<{tag} class="tasks{" timed" if timed else ""}" role="list">\n')
    for item, task in zip(items, found, strict=True):
        if task is None:
            g.close_tasks(item.column)
            if g.here.family == "questions":
                _question(g, item, out, depth)
                continue
            _beside_tasks(g, item, out, depth)
            continue
        index = g.add_task(replace(task, notes=_notes(item), url=only_link(task.text)), item.column)
        if task.state is State.QUESTION:
            _ask_of_task(g, task, item)
        _shown_task(g, index, item.line0, out)
        _lines(g, item.more, item.line0 + 1, out)
        _rest(g, item, out, depth)
        out.append("</li>\n")
    out.append(f"</{tag}>\n")


def _beside_tasks(g: Gathering, item: _Item, out: _Out, depth: int) -> None:
    """An item without a box in a list of tasks; it may have a time like them, or be planned like them."""
    if item.first and g.role is Role.BACKLOG:
        _backlog_item(g, item, None, out, depth)
        return
    if item.first and g.role is Role.PLAN:
        _planned_item(g, item, out, depth, None)
        return
    timed = _stretches(g, [item])
    if any(timed):
        _timed_item(g, item, timed[0], out, depth)
        return
    out.append("<li>")
    _item_text(g, item, out)
    _rest(g, item, out, depth)
    out.append("</li>\n")


def _ask_of_task(g: Gathering, task: Task, item: _Item) -> None:
    """A box with a question mark asks; what is below it answers."""
    text, media = questions.without_images(task.text)
    g.questions.append(Question(text, item.line0 + 1, g.section, (), media))
    index = len(g.questions) - 1
    said = tuple(told for line in item.more if (told := questions.answer(line)) is not None)
    g.questions[index] = replace(g.questions[index], answers=said)
    for block in item.rest:
        if block.kind == "list" and not any(BOX.match(_all_text(child)) for child in block.children):
            _take_answers(g, index, block)


def _notes(item: _Item) -> tuple[str, ...]:
    notes = [line for line in item.more if line]
    for block in item.rest:
        if block.kind == "list":
            for child in block.children:
                text = child.children[0].text if child.children and child.children[0].kind == "paragraph" else ""
                if text and not BOX.match(text):
                    notes.append(text.split("\n", 1)[0])
    return tuple(notes)


def _shown_task(g: Gathering, index: int, line0: int, out: _Out) -> None:
    shown = g.shown(g.tasks[index].text, line0)
    g.say(shown.plain)
    out += (("task", index), *shown.pieces, ("task-end", index))


def _lines(g: Gathering, lines: Sequence[str], line0: int, out: _Out) -> None:
    """The lines below an item's first, each on its own line as written."""
    if not any(lines):
        return
    shown = g.shown("\n".join(line for line in lines if line), line0, alone=True)
    g.say(shown.plain)
    image = all(piece[0] == "image" if isinstance(piece, tuple) else not piece.strip() for piece in shown.pieces)
    out += shown.pieces if image else ('<div class="note">', *shown.pieces, "</div>")


def _rest(g: Gathering, item: _Item, out: _Out, depth: int) -> None:
    if item.rest:
        out.append("\n")
    for block in item.rest:
        _block(g, block, out, depth=depth + 1)


def _item_text(g: Gathering, item: _Item, out: _Out) -> None:
    if not item.first:
        return
    shown = g.shown("\n".join((item.first, *item.more)), item.line0)
    g.say(shown.plain)
    out += shown.pieces


def _plain(g: Gathering, block: Block, items: Sequence[_Item], out: _Out, depth: int) -> None:
    start = f' start="{block.level}"' if block.tight and block.level != 1 else ""
    out.append(f"<ol{start}>\n" if block.tight else "<ul>\n")
    for item in items:
        g.close_tasks(item.column)
        if group(item.first):
            _group(g, item, out, depth)
            continue
        if questions.question(item.first) is not None:
            out.append("<li>")
            _asked_item(g, item, out, depth)
            out.append("</li>\n")
            continue
        _answered(g, (item.first, *item.more))
        paragraphs = len([child for child in item.block.children if child.kind == "paragraph"]) > 1
        out.append(f"<li{g.lang(item.first)}>")
        out.append("<p>" if paragraphs else "")
        _item_text(g, item, out)
        out.append("</p>" if paragraphs else "")
        _rest(g, item, out, depth)
        out.append("</li>\n")
    out.append("</ol>\n" if block.tight else "</ul>\n")


def _asked_item(g: Gathering, item: _Item, out: _Out, depth: int) -> None:
    """`- Q: …`, answered below it or by the next item, `- A: …`."""
    _ask(g, (item.first, *item.more), item.line0)
    index = len(g.questions) - 1
    shown = g.shown("\n".join((item.first, *item.more)), item.line0)
    g.say(shown.plain)
    out += (("question", index), *shown.pieces, ("question-end", index))
    g.asked = None
    for block in item.rest:
        _take_answers(g, index, block)
    _rest(g, item, out, depth)
    g.asked = index


def _group(g: Gathering, item: _Item, out: _Out, depth: int) -> None:
    """`[TODO]` alone: what is below it is to be done some time."""
    out += ("<li>", escape(item.first, quote=False), "\n")
    for block in item.rest:
        if block.kind == "list":
            _backlog(g, [_item(g, child) for child in block.children], out, depth + 1)
        else:
            _block(g, block, out, depth=depth + 1)
    out.append("</li>\n")


_LINK_TEXT = re.compile(r"\[([^\]]+)\]\(\S+?\)$")


def _backlog(g: Gathering, items: Sequence[_Item], out: _Out, depth: int) -> None:
    out.append('<ul class="tasks" role="list">\n')
    for item in items:
        _backlog_item(g, item, _task(g, item, bulleted=True), out, depth)
    out.append("</ul>\n")


def _backlog_item(g: Gathering, item: _Item, task: Task | None, out: _Out, depth: int) -> None:
    text = item.first
    if task is None:
        name = _LINK_TEXT.match(item.first.strip())
        task = Task(
            name[1] if name else item.first.strip(),
            State.TODO,
            "",
            item.line0 + 1,
            item.column + 1,
            section=g.section,
            day=g.here.day,
            url=only_link(item.first),
        )
    else:
        task, text = replace(task, url=only_link(task.text)), task.text
    index = g.add_task(replace(task, role=Role.BACKLOG, notes=_notes(item)), item.column)
    shown = g.shown(text, item.line0)
    g.say(shown.plain)
    out += (("task", index), *shown.pieces, ("task-end", index))
    _lines(g, item.more, item.line0 + 1, out)
    _rest(g, item, out, depth)
    out.append("</li>\n")


def _liners(
    g: Gathering, items: Sequence[_Item], dated: Sequence[tuple[Written | None, str]], out: _Out, depth: int
) -> None:
    out.append('<ul class="liners" role="list">\n')
    for item, (written, text) in zip(items, dated, strict=True):
        if written is None:
            out.append("<li>")
            _item_text(g, item, out)
        else:
            shown = g.shown("\n".join((text, *item.more)), item.line0)
            g.say(shown.plain)
            liner = Liner(written, text, shown.plain, g.section, item.line0 + 1, language_of(shown.plain))
            g.liners.append(liner)
            out += (("liner", len(g.liners) - 1), *shown.pieces)
        _rest(g, item, out, depth)
        out.append("</li>\n")
    out.append("</ul>\n")


def _planned(g: Gathering, items: Sequence[_Item], out: _Out, depth: int, parent: int | None) -> None:
    if g.role is Role.BACKLOG:
        _backlog(g, items, out, depth)
        return
    out.append('<ul class="tasks" role="list">\n')
    for item in items:
        _planned_item(g, item, out, depth, parent)
    out.append("</ul>\n")


def _planned_item(g: Gathering, item: _Item, out: _Out, depth: int, parent: int | None) -> None:
    shown = g.shown("\n".join((item.first, *item.more)), item.line0)
    g.say(shown.plain)
    g.plans.append(PlanItem(item.first, item.line0 + 1, g.section, parent, only_link(item.first) or ""))
    index = len(g.plans) - 1
    out += (("plan", index), *shown.pieces, ("plan-end", index))
    for block in item.rest:
        if block.kind == "list" and not any(BOX.match(_item(g, child).first) for child in block.children):
            _planned(g, [_item(g, child) for child in block.children], out, depth + 1, index)
        else:
            _block(g, block, out, depth=depth + 1)
    out.append("</li>\n")


_Timed = tuple[Stretch, str] | None


def _stretches(g: Gathering, items: Sequence[_Item]) -> list[_Timed]:
    """The worked time of plain items: ranges at their start, or a list of stamps each ended by the next."""
    place = g.place()
    if place is Place.OTHER:
        return []
    if place is Place.DAY:
        marks = [stamp(item.first) for item in items]
        if len(items) > 1 and all(mark is not None for mark in marks):
            blocks = stamps([mark.at for mark in marks if mark is not None])
            if blocks is not None:
                return [
                    _stretch(g, item, (block,), item.first[mark.length :])
                    for item, mark, block in zip(items, marks, blocks, strict=True)
                    if mark is not None
                ]
    timed: list[_Timed] = []
    for item in items:
        when = leading(item.first, place, covers=g.covers)
        for finding in when.found if when is not None else ():
            g.report(finding, item.line0, item.first)
        if when is None or not when.blocks:
            timed.append(None)
        else:
            rest = item.first[when.length :]
            timed.append(_stretch(g, item, when.blocks, rest))
    return timed


def _stretch(g: Gathering, item: _Item, blocks: tuple[TimeBlock, ...], text: str) -> tuple[Stretch, str]:
    held = Stretch(blocks, text, g.section, item.line0 + 1, minutes=total(blocks), day=g.here.day)
    return held, text


def _timed(g: Gathering, items: Sequence[_Item], timed: Sequence[_Timed], out: _Out, depth: int) -> None:
    out.append('<ul class="tasks timed" role="list">\n')
    for item, found in zip(items, timed, strict=True):
        _timed_item(g, item, found, out, depth)
    out.append("</ul>\n")


def _timed_item(g: Gathering, item: _Item, found: _Timed, out: _Out, depth: int) -> None:
    if found is None:
        out.append("<li>")
        _item_text(g, item, out)
    else:
        g.stretches.append(found[0])
        shown = g.shown("\n".join((found[1], *item.more)), item.line0)
        g.say(shown.plain)
        index = len(g.stretches) - 1
        out += (("time", index), *shown.pieces, ("time-end", index))
    _rest(g, item, out, depth)
    out.append("</li>\n")


_LOOSE_BULLET = re.compile(r"(?:[•·●‣▪]|\d{1,3}、)[ \t\u3000]*(?=[\[［☐☑☒])")


def _checks(g: Gathering, block: Block, out: _Out) -> None:
    """A run of task lines without bullets; a line without a box is a note of the task above it."""
    lines = block.text.split("\n")
    found: list[tuple[int, Task | None, str]] = []
    for offset, raw in enumerate(lines):
        line0, text = block.line0 + offset, raw.strip()
        column = _column(g.source.line(line0))
        # Bullets that Markdown does not know are bullets all the same.
        bullet = _LOOSE_BULLET.match(text)
        text = text[bullet.end() :] if bullet is not None else text
        task = g.task_of(text, line0, column, bulleted=bullet is not None) if text else None
        found.append((line0, task, raw.strip() if task is None else text))
    if not any(task for _, task, _ in found):
        _paragraph(g, replace(block, kind="paragraph", text=block.text.strip()), out)
        return
    timed = [task for _, task, _ in found if task is not None and task.times]
    out.append(
        f'<ul class="tasks{" timed" if len(timed) * 2 >= len([t for _, t, _ in found if t]) else ""}" role="list">\n'
    )
    at = 0
    while at < len(found):
        line0, task, text = found[at]
        below = at + 1
        while below < len(found) and found[below][1] is None:
            below += 1
        notes = tuple(note for _, _, note in found[at + 1 : below] if note)
        if task is None:
            out.append("<li>")
            _lines(g, (text, *notes), line0, out)
        else:
            index = g.add_task(replace(task, notes=notes, url=only_link(task.text)), task.column - 1)
            _shown_task(g, index, line0, out)
            _lines(g, notes, line0 + 1, out)
        out.append("</li>\n")
        at = below
    out.append("</ul>\n")
