"""A note's text walked once: its HTML written with holes, its marks collected on the way.

What a list is (tasks, dated lines, plans, plain items) is decided here, from the items' texts and the section
they stand in; how one line of each is read is the matter of the marks. Nothing that is not understood is lost:
it stays prose.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from typing import Final

from journal.dates import Month, Order, Range, Written, bullet_dates, day_heading, month, period, year_in
from journal.diagnostics import Code, Finding
from journal.gather import Gathering
from journal.language import language_of
from journal.markdown import Block, Piece, code
from journal.marks import outline, questions, references
from journal.marks.links import alone
from journal.marks.tasks import Role, State, Task, cookie_of, group, keyword, task_heading
from journal.marks.times import Place, TimeBlock, leading, stamp, stamps, total
from journal.model import Body, Dated, DayMark, Liner, OutlineItem, Pieces, PlanItem, Question, Section, Stretch
from journal.progress import recounted
from journal.tables import take_times

_Out = list[Piece]


@dataclass(frozen=True, slots=True)
class Days:
    """Which headings and bold lines of a text open a day, by their line."""

    marks: dict[int, tuple[Written, str]]
    styled: frozenset[int]  # lines that are bold or italic paragraphs, not headings


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
                _heading(g, block, days, anchors, map(blocks.__getitem__, range(index + 1, len(blocks))), title_line)
            )
            texts.append([])
        else:
            _block(g, block, texts[-1])
    _recount(g, heads)
    return Body(tuple(heads), tuple(_joined(text) for text in texts))


def _joined(pieces: _Out) -> Pieces:
    out: _Out = []
    run: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            run.append(piece)
        else:
            if run:
                out.append("".join(run))
                run = []
            out.append(piece)
    if run:
        out.append("".join(run))
    return tuple(out)


# ---- headings


def _heading(
    g: Gathering, block: Block, days: Days, anchors: dict[str, int], rest: Iterable[Block], title_line: int | None
) -> Pieces:
    line0 = block.line0
    styled = line0 in days.styled
    text = _unstyled(block.text) if styled else block.text
    level = _day_level(g, days) if styled else block.level
    parent = g.section
    while g.sections[parent].level >= level and parent:
        parent = g.sections[parent].parent or 0
    above = g.sections[parent]
    opens = days.marks.get(line0)
    # Links in a heading belong to its own section, so the section exists before its text is shown.
    g.sections.append(Section(level, "", "", line0 + 1, parent))
    shown = g.shown(text, line0)
    title = " ".join(shown.plain.split())
    day = above.day
    if opens is not None:
        g.days.append(DayMark(_in_year_above(g, opens[0], parent), opens[1], g.section, line0 + 1))
        day = len(g.days) - 1
    elif line0 == title_line:
        day = None
    else:
        _take_period(g, text, line0)
    known = None if line0 == title_line else g.lexicon.meaning(title)
    role, family, bare = above.role, above.family, False
    if known is not None:
        family, bare = known.family, known.bare
        role = known.role if known.role is not None else Role.DONE
        if bare:
            dated = g.dated or g.span is not None or day is not None or above.family == "today"
            role = _bare_role(known.role, level, rest, dated=dated)
    g.sections[-1] = Section(
        level,
        title,
        _anchor(title, anchors),
        line0 + 1,
        parent,
        day,
        opens is not None,
        role,
        family,
        bare,
        g.heading_budget(title),
        language_of(title),
    )
    cookie = cookie_of(text)
    if cookie:
        g.cookies[g.section] = cookie
    pieces: _Out = list(shown.pieces)
    if known is None and opens is None:
        _cite_heading(g, text, line0)
        if line0 != title_line:
            pieces = [*_heading_mark(g, text, title, line0, above), *pieces]
    return _joined(pieces)


def _in_year_above(g: Gathering, written: Written, parent: int | None) -> Written:
    """`written` in the year that a heading above it names, such as `2024` or `2024年9月`, if it names none itself."""
    while written.year is None and parent:
        section = g.sections[parent]
        if section.opens_day and section.day is not None:
            year = g.days[section.day].written.year
        else:
            found = month(section.title)
            year = (
                found.value.year if found is not None and isinstance(found.value, Month) else year_in((section.title,))
            )
        written, parent = replace(written, year=year), section.parent
    return written


def _take_period(g: Gathering, text: str, line0: int) -> None:
    """Keeps the range of days or the ISO week that a heading names."""
    found = period(text, order=g.order)
    if found is not None:
        ends = found.value if isinstance(found.value, Range) else found.value.range
        g.periods.append(Dated("heading", line0 + 1, ends.start, ends.end, found.bare))
        g.spans[g.section] = (ends.start.month, ends.start.day, ends.end.month, ends.end.day)


def _cite_heading(g: Gathering, text: str, line0: int) -> None:
    """Takes in the work that a heading is a link to."""
    work = references.from_link(text, line=line0 + 1, section=g.section)
    if work is not None:
        g.cited[g.section] = len(g.references)
        g.references.append(work)


def _heading_mark(g: Gathering, text: str, title: str, line0: int, above: Section) -> _Out:
    """What a heading is beside a heading: a task, or a thing on the pile."""
    told = keyword(text)
    if told is not None:
        task = g.keyword_task(text, line0, 0)
    elif above.role is Role.BACKLOG and not above.family.startswith("question") and g.here.title:
        task = task_heading(title, line0 + 1, _cited_url(g) or _only_link(text))
    else:
        task = None
    if task is not None:
        role = Role.BACKLOG if told is None else task.role
        g.tasks.append(replace(task, section=g.section, day=g.here.day, role=role, parent=None))
        return [("heading-task", len(g.tasks) - 1)]
    return []


def _cited_url(g: Gathering) -> str | None:
    cited = g.cited.get(g.section)
    return g.references[cited].urls[0] if cited is not None else None


def _recount(g: Gathering, heads: list[Pieces]) -> None:
    """Replaces `[2/3]` in headings by what the boxes right below them say, and reports where that was another."""
    for index, cookie in g.cookies.items():
        own = [task for task in g.tasks if task.section == index and task.parent is None and task.state.countable]
        if not own:
            continue
        now = recounted(cookie, sum(task.completed for task in own), len(own))
        heads[index] = tuple(
            piece.replace(cookie, now, 1) if isinstance(piece, str) else piece for piece in heads[index]
        )
        section = g.sections[index]
        g.sections[index] = replace(section, title=section.title.replace(cookie, now, 1))
        if now != cookie and cookie not in ("[/]", "[%]"):
            message = f"`{cookie}` is `{now}` by the boxes below it"
            g.report(Finding(Code.STALE_COOKIE, 0, len(cookie), message, f"write `{now}`"), section.line - 1, cookie)


def _day_level(g: Gathering, days: Days) -> int:
    """Bold lines that open days stand side by side, one level below the heading above the first of them."""
    here = g.here
    while here.opens_day and (here.line - 1) in days.styled:
        return here.level
    for section in reversed(g.sections):
        if (section.line - 1) in days.styled:
            return section.level
        if section.level and not section.opens_day:
            return min(section.level + 1, 6)
    return min(here.level + 1, 6)


def _bare_role(role: Role | None, level: int, rest: Iterable[Block], *, dated: bool) -> Role:
    """`Plan` and `TODO` are this period's own work where an entry with a date has check boxes below them."""
    boxes = False
    for block in rest:
        if block.kind == "heading" and block.level <= level:
            break
        boxes = boxes or _has_box(block)
    if role is Role.BACKLOG:
        return Role.DONE if boxes and dated else Role.BACKLOG
    return Role.PLAN if dated and not boxes else Role.DONE


_BOX = re.compile(r"\s*(?:~~)?[\[［][^\]］]?[\]］](?![(\[:])")


def _has_box(block: Block) -> bool:
    if block.kind == "checks" or (block.kind == "paragraph" and _BOX.match(block.text)):
        return True
    return any(_has_box(child) for child in block.children)


_STYLED = re.compile(r"(\*\*\*|\*\*|\*|__|_)(?![\s*_])([^*_\n]+?)\1[ \t]*[:：]?[ \t]*$")


def _unstyled(text: str) -> str:
    match = _STYLED.match(text.strip())
    return match[2].strip() if match else text


def styled_day(block: Block) -> str | None:
    """The text of a paragraph that is one bold or italic line; None if it is more than that."""
    if block.kind != "paragraph" or "\n" in block.text or block.text[:1] not in "*_":
        return None
    match = _STYLED.match(block.text.strip())
    return match[2].strip() if match else None


_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")


def _anchor(title: str, taken: dict[str, int]) -> str:
    """The id that GitHub gives to a heading, numbered where it stands twice; `section` where nothing is left of it."""
    base = _NOT_IN_ANCHORS.sub("", title.lower()).strip().replace(" ", "-") or "section"
    count = taken.get(base, 0)
    taken[base] = count + 1
    if not count:
        return base
    numbered = f"{base}-{count}"
    taken.setdefault(numbered, 1)
    return numbered


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
            out.append(f'<p><code class="math">$${escape(block.text.strip(), quote=False)}$$</code></p>\n')
        case "liquid":
            g.liquid_tag(block.text, block.line0)
        case _:
            pass


_IGNORE = re.compile(r"<!--\s*journal:\s*ignore\s+[a-z-]+(?:[\s,]+[a-z-]+)*\s*-->")


def _paragraph(g: Gathering, block: Block, out: _Out) -> None:
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
        kind = _CALLOUTS.get(called[1].lower(), "")
        title = g.shown(called[3].strip() or called[1].replace("-", " ").capitalize(), block.line0)
        folded = bool(called[2])
        opening = f'<details class="callout {kind}"{" open" if called[2] == "+" else ""}><summary><b>' if folded else ""
        out += (
            opening or f'<div class="callout {kind}"><b>',
            *title.pieces,
            "</b></summary>\n" if folded else "</b>\n",
        )
        _, _, rest = first.text.partition("\n")
        if rest.strip():
            _block(g, replace(first, text=rest, line0=first.line0 + 1), out, depth=depth + 1)
        for child in block.children[1:]:
            _block(g, child, out, depth=depth + 1)
        out.append("</details>\n" if folded else "</div>\n")
    g.parents = open_tasks


def _code(g: Gathering, block: Block, out: _Out) -> None:
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
            OutlineItem(item.label, item.text, item.depth, parent, line, g.section, item.related, reference)
        )
    _outline_questions(g, found, line0)
    out += outline.html(
        found,
        works=cited.works,
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
        index = g.add_task(replace(task, notes=_notes(item), url=_only_link(task.text)), item.column)
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
        if block.kind == "list" and not any(_BOX.match(_all_text(child)) for child in block.children):
            _take_answers(g, index, block)


def _notes(item: _Item) -> tuple[str, ...]:
    notes = [line for line in item.more if line]
    for block in item.rest:
        if block.kind == "list":
            for child in block.children:
                text = child.children[0].text if child.children and child.children[0].kind == "paragraph" else ""
                if text and not _BOX.match(text):
                    notes.append(text.split("\n", 1)[0])
    return tuple(notes)


_ONE_LINK = re.compile(r"\[[^\]]*\]\((\S+?)\)[.,;]?$|<?((?:https?://)\S+?)>?[.,;]?$")


def _only_link(text: str) -> str | None:
    match = _ONE_LINK.match(text.strip())
    return (match[1] or match[2]) if match else None


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
            url=_only_link(item.first),
        )
    else:
        task, text = replace(task, url=_only_link(task.text)), task.text
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
    g.plans.append(PlanItem(item.first, item.line0 + 1, g.section, parent, _only_link(item.first) or ""))
    index = len(g.plans) - 1
    out += (("plan", index), *shown.pieces, ("plan-end", index))
    for block in item.rest:
        if block.kind == "list" and not any(_BOX.match(_item(g, child).first) for child in block.children):
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
            index = g.add_task(replace(task, notes=notes, url=_only_link(task.text)), task.column - 1)
            _shown_task(g, index, line0, out)
            _lines(g, notes, line0 + 1, out)
        out.append("</li>\n")
        at = below
    out.append("</ul>\n")


# ---- days


def days_of(blocks: Sequence[Block], *, dated: bool, weekly: bool, one_h1: bool, order: Order | None = None) -> Days:
    """Which headings and bold lines open days.

    A heading that is nothing but two numbers (`4.19`) does only where its surroundings agree: the note has a date or
    a period, is a week by its name, or several such headings follow each other in order. The only first-level heading
    of a file is its title, never a day of it.
    """
    marks: dict[int, tuple[Written, str]] = {}
    bare: dict[int, tuple[Written, str]] = {}
    styled: set[int] = set()
    for block in blocks:
        text = block.text if block.kind == "heading" else styled_day(block)
        if text is None or (block.kind == "heading" and block.level == 1 and one_h1):
            continue
        found = day_heading(_plain_heading(text), order=order)
        if found is None or period(text, order=order) is not None:
            continue
        if block.kind != "heading":
            if found.bare and not (dated or weekly):
                continue
            styled.add(block.line0)
        (bare if found.bare else marks)[block.line0] = (found.written, found.title)
    agreed = dated or weekly or any(_is_calendar(block.text) for block in blocks if block.kind == "heading")
    if bare and (agreed or _in_order([written for written, _ in bare.values()])):
        marks |= bare
    else:
        styled -= set(bare)
    return Days(dict(sorted(marks.items())), frozenset(styled & set(marks)))


def _is_calendar(heading: str) -> bool:
    """Whether a heading is only a year or a month, below which two numbers are a day."""
    text = heading.strip(" *_#:：")
    found = month(text)
    if found is not None:
        return not found.title
    return re.fullmatch(r"(?:19|20)[0-9]{2} ?[年년]?|[0-9]{1,2} ?[月월]份?", text) is not None


def _in_order(days: Sequence[Written]) -> bool:
    """Whether year-less days follow each other as days do, and as section numbers do not: a day above 12 is among them."""
    places = [day.month * 31 + day.day for day in days]
    steps = [below - above for above, below in pairwise(places)]
    one_way = all(0 < step <= 31 for step in steps) or all(-31 <= step < 0 for step in steps)
    return len(days) >= 2 and one_way and any(day.day > 12 for day in days)


_MARKUP = re.compile(r"[*_`~]+|\[([^\]]*)\]\([^)]*\)")


def _plain_heading(text: str) -> str:
    return _MARKUP.sub(lambda match: match[1] or "", text).strip()
