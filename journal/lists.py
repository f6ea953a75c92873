"""Lists of a note: what each is (tasks, dated lines, plans, worked time, questions, plain items), and its HTML.

That is decided from the texts of the items and the section that they stand in; how one line of each is read is the
matter of the marks. What is not understood stays a plain item.
"""

import re
from collections.abc import Sequence
from html import escape
from itertools import takewhile
from typing import NamedTuple

from journal.asking import all_text, ask, only_images, take_answer, take_answers
from journal.boxed import keyword_task, task_of
from journal.commonmark.block import Block
from journal.dates.headings import bullet_dates
from journal.dates.values import Written
from journal.gather import Gathering
from journal.headings import BOX, cite_facts
from journal.language import language_of
from journal.markdown.shown import Piece, is_embed, stands_alone
from journal.marks import outline, questions, references, todotxt
from journal.marks.boxes import group
from journal.marks.clocks import leading, may_start, stamp
from journal.marks.links import alone, only_link
from journal.marks.references import Reference
from journal.marks.tasks import Role, State, Task
from journal.marks.times import Place, TimeBlock, ended, stamps, total
from journal.note import Liner, PlanItem, Question, Stretch
from journal.patterns import pattern
from journal.properties import facts_of
from journal.record import replace

_Out = list[Piece]


class _Item(NamedTuple):
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


_INDENTS = frozenset(" \t\u3000>")
_QUOTES = pattern(r"(?: {0,3}> ?)*")


def _column(line: str) -> int:
    """How far a line is indented, quote marks left out, tabs to every fourth column."""
    if line[:1] not in _INDENTS:
        return 0
    line = line[_QUOTES.match(line).end() :]  # type: ignore[union-attr]
    expanded = line[:200].expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" \u3000"))


def write_list(g: Gathering, block: Block, out: _Out, depth: int) -> None:
    """A list with all that is below its items. `depth`: how many lists, quotations and the like it lies in."""
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
    if depth == 0 and not (any("://" in item.first for item in items) and cite_facts(g, facts_of(block))):
        _cite(g, block, items, [None] * len(items))
    _plain(g, block, items, out, depth)


def _found_tasks(g: Gathering, items: Sequence[_Item]) -> list[Task | None]:
    """The tasks among the items of a list. Lone times at their start are stamps: each lasts until the next."""
    found = [_task(g, item, bulleted=True) for item in items]
    if g.place() is not Place.DAY:
        return found
    timed = [(at, task) for at, task in enumerate(found) if task is not None and task.times]
    for (at, task), blocks in zip(timed, ended([(task.times, _is_lone(task)) for _, task in timed]), strict=True):
        if blocks != task.times:
            found[at] = replace(task, times=blocks, minutes=total(blocks))
    return found


def _is_lone(task: Task) -> bool:
    """Whether a task has nothing but the time at which it began, and does not say that it is still going on."""
    return len(task.times) == 1 and task.times[0].end is None and task.lone


def _cite(g: Gathering, block: Block, items: Sequence[_Item], tasks: Sequence[Task | None]) -> None:
    """Takes in the works that a list cites, by their addresses or by what its brackets say of them.

    A task cites a work only where it is no more than that: it begins with a link to it, or is its address.
    """
    heading = g.cited.get(g.section)
    whole = g.source.lines(block.line0, block.end)
    if heading is None and "://" not in whole and (None not in tasks or not _MAY_CITE.search(whole)):
        return
    lines = [""] * (block.end - block.line0)
    for item, task in zip(items, tasks, strict=True):
        first, last = item.block.line0 - block.line0, item.block.end - block.line0
        if task is None and item.rest and (work := _work_of_item(g, item)) is not None:
            g.references.append(work)
        elif task is None:
            lines[first:last] = [g.source.line(line0) for line0 in range(item.block.line0, item.block.end)]
        elif "://" in task.text and (references.from_link(task.text) is not None or alone(task.text)):
            lines[first] = f"{' ' * item.column}- {task.text}"
    if heading is not None:
        said = tuple(
            item.first
            for item, task in zip(items, tasks, strict=True)
            if item.first and task is None and not alone(item.first) and references.from_link(item.first) is None
        )
        work = g.references[heading]
        g.references[heading] = replace(work, remarks=(*work.remarks, *said), noted=bool(work.remarks or said))
    text = "\n".join(lines)
    if not _MAY_CITE.search(text):
        return
    found = outline.read(text)
    cited = references.read(found, line0=block.line0, section=g.section, first=len(g.references))
    g.references += cited.references


def _work_of_item(g: Gathering, item: _Item) -> Reference | None:
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


_MAY_CITE = pattern(
    r"[h\[【［](?:(?<=h)ttps?://|(?<!h)[^\]】］]*(?:[12][0-9]{3}|['’][0-9]{2}|ref|cit|引用|인용))", re.IGNORECASE
)


# ---- questions in their section


def _question(g: Gathering, item: _Item, out: _Out, depth: int) -> None:
    """An item of a list of questions; what is below it are its answers, and its images show it."""
    lines = (item.first, *item.more)
    at = next((at for at, line in enumerate(lines) if at and questions.answer(line) is not None), len(lines))
    ask(g, lines[:at], item.line0)
    index = len(g.questions) - 1
    take_answer(g, lines[at:])
    g.asked = None
    shown = g.shown("\n".join(line for line in lines[:at] if not only_images(line)), item.line0)
    g.say(shown.plain)
    below: _Out = []
    for number, line in enumerate(lines[:at]):
        if only_images(line):
            below += g.shown(line, item.line0 + number, alone=True).pieces
    if at < len(lines):
        said = g.shown("\n".join(lines[at:]), item.line0 + at)
        g.say(said.plain)
        below += (f"<p{g.lang(said.plain)}>", *said.pieces, "</p>\n")
    for block in item.rest:
        take_answers(g, index, block)
        g.write(g, block, below, depth + 1)
    out += (*questions.html_open(index), *shown.pieces, *questions.html_answer(index, below))


def write_timed_lines(g: Gathering, block: Block, out: _Out) -> bool:
    """Lines that all begin with a time, without bullets: a list of what was done."""
    if g.place() is not Place.DAY or not block.text[:1].isascii() or g.role in (Role.PLAN, Role.BACKLOG):
        return False
    lines = block.text.split("\n")
    if not may_start(lines[0].strip()):
        return False
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


def _task(g: Gathering, item: _Item, *, bulleted: bool) -> Task | None:
    if not item.first:
        return None
    notes = _notes(item)
    return task_of(g, item.first, item.line0, item.column, bulleted=bulleted, notes=notes) or keyword_task(
        g, item.first, item.line0, item.column, notes=notes
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
        index = g.add_task(task, item.column)
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
        if block.kind == "list" and not any(BOX.match(all_text(child)) for child in block.children):
            take_answers(g, index, block)


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
    out += shown.pieces if stands_alone(shown.pieces) else ('<div class="note">', *shown.pieces, "</div>")


def _rest(g: Gathering, item: _Item, out: _Out, depth: int) -> None:
    if item.rest:
        out.append("\n")
    for block in item.rest:
        g.write(g, block, out, depth + 1)


def _item_text(g: Gathering, item: _Item, out: _Out) -> None:
    if not item.first:
        return
    text = "\n".join((item.first, *item.more))
    shown = g.shown(text, item.line0, alone=is_embed(text))
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
        take_answer(g, (item.first, *item.more))
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
    ask(g, (item.first, *item.more), item.line0)
    index = len(g.questions) - 1
    shown = g.shown("\n".join((item.first, *item.more)), item.line0)
    g.say(shown.plain)
    out += (("question", index), *shown.pieces, ("question-end", index))
    g.asked = None
    for block in item.rest:
        take_answers(g, index, block)
    _rest(g, item, out, depth)
    g.asked = index


def _group(g: Gathering, item: _Item, out: _Out, depth: int) -> None:
    """`[TODO]` alone: what is below it is to be done some time."""
    out += ("<li>", escape(item.first, quote=False), "\n")
    for block in item.rest:
        if block.kind == "list":
            _backlog(g, [_item(g, child) for child in block.children], out, depth + 1)
        else:
            g.write(g, block, out, depth + 1)
    out.append("</li>\n")


_LINK_TEXT = pattern(r"\[([^\]]+)\]\(\S+?\)$")


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
            text=name[1] if name else item.first.strip(),
            state=State.TODO,
            mark="",
            line=item.line0 + 1,
            column=item.column + 1,
            section=g.section,
            day=g.here.day,
            notes=_notes(item),
            url=only_link(item.first),
        )
    else:
        text = task.text
    index = g.add_task(replace(task, role=Role.BACKLOG), item.column)
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
            liner = Liner(written, text, shown.plain, g.section, item.line0 + 1, language_of(shown.plain, g.language))
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
            g.write(g, block, out, depth + 1)
    out.append("</li>\n")


_Timed = tuple[Stretch, str] | None


def _stretches(g: Gathering, items: Sequence[_Item]) -> list[_Timed]:
    """The worked time of plain items: ranges at their start, and stamps, each ended by what comes next."""
    place = g.place()
    if place is Place.OTHER:
        return []
    if place is Place.DAY:
        marks = list(takewhile(lambda mark: mark is not None, (stamp(item.first) for item in items)))
        if 1 < len(items) == len(marks):
            blocks = stamps([mark.at for mark in marks if mark is not None])
            if blocks is not None:
                return [
                    _stretch(g, item, (block,), item.first[mark.length :])
                    for item, mark, block in zip(items, marks, blocks, strict=True)
                    if mark is not None
                ]
    timed: list[_Timed] = []
    lone: list[bool] = []
    for item in items:
        when = leading(item.first, place, covers=g.covers)
        for finding in when.found if when is not None else ():
            g.report(finding, item.line0, item.first)
        if when is None or not when.blocks:
            timed.append(None)
        else:
            rest = item.first[when.length :]
            timed.append(_stretch(g, item, when.blocks, rest))
            lone.append(when.lone)
    if place is Place.DAY and sum(lone) > 1:
        closed = iter(ended([(found[0].blocks, each) for found, each in zip(filter(None, timed), lone, strict=True)]))
        timed = [(_with_blocks(found[0], next(closed)), found[1]) if found is not None else None for found in timed]
    return timed


def _with_blocks(stretch: Stretch, blocks: tuple[TimeBlock, ...]) -> Stretch:
    return replace(stretch, blocks=blocks, minutes=total(blocks))


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


_LOOSE_BULLET = pattern(r"(?:[•·●‣▪]|\d{1,3}、)[ \t\u3000]*(?=[\[［☐☑☒])")


def write_checks(g: Gathering, block: Block, out: _Out) -> None:
    """A run of task lines without bullets; a line without a box is a note of the task above it."""
    lines = block.text.split("\n")
    found: list[tuple[int, Task | None, str]] = []
    for offset, raw in enumerate(lines):
        line0, text = block.line0 + offset, raw.strip()
        column = _column(g.source.line(line0))
        # Bullets that Markdown does not know are bullets all the same.
        bullet = _LOOSE_BULLET.match(text)
        text = text[bullet.end() :] if bullet is not None else text
        task = task_of(g, text, line0, column, bulleted=bullet is not None) if text else None
        found.append((line0, task, raw.strip() if task is None else text))
    if not any(task for _, task, _ in found):
        g.write(g, replace(block, kind="paragraph", text=block.text.strip()), out, 0)
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
            index = g.add_task(replace(task, notes=notes) if notes else task, task.column - 1)
            _shown_task(g, index, line0, out)
            _lines(g, notes, line0 + 1, out)
        out.append("</li>\n")
        at = below
    out.append("</ul>\n")


def write_todo_lines(g: Gathering, out: _Out) -> None:
    """All lines of the file as the tasks that they are in todo.txt."""
    out.append('<ul class="tasks" role="list">\n')
    for line0 in range(len(g.source.starts)):
        line = g.source.line(line0)
        text = line.strip("\ufeff \t")
        told = todotxt.read(text, line=line0 + 1, column=line.find(text) + 1)
        if told is None:
            continue
        for finding in told.found:
            g.report(finding, line0, text)
        g.take_tags(told.task.tags, line0)
        g.tasks.append(told.task)
        _shown_task(g, len(g.tasks) - 1, line0, out)
        out.append("</li>\n")
    out.append("</ul>\n")
