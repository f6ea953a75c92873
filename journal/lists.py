"""Lists of a note: what each is (tasks, dated lines, plans, worked time, questions, plain items), and its HTML.

That is decided from the texts of the items and the section that they stand in; how one line of each is read is the
matter of the marks. What is not understood stays a plain item.
"""

from collections.abc import Sequence
from html import escape
from typing import Final

from journal.asking import all_text, ask, only_images, take_answer, take_answers
from journal.boxed import keyword_task, task_of
from journal.citing import cite, is_recording, write_cited
from journal.commonmark.block import Block
from journal.dates.headings import bullet_dates
from journal.dates.values import Written
from journal.gather import Gathering, is_blank
from journal.headings import BOX, cite_facts, in_year_above
from journal.items import Item, column_of, item_of, notes_of, write_lines, write_rest, write_said, write_task
from journal.language import language_of
from journal.markdown.shown import Piece
from journal.marks import questions, todotxt
from journal.marks.boxes import glued, glyphed, group
from journal.marks.links import only_link
from journal.marks.references import is_remark, may_tell
from journal.marks.tasks import Role, State, Task
from journal.marks.times import Place, ended, total
from journal.note import DayMark, Liner, PlanItem, Question
from journal.patterns import pattern
from journal.properties import Property, facts_of
from journal.record import replace
from journal.worked import stretches, take_dated, write_timed, write_timed_item

_Out = list[Piece]


def write_list(g: Gathering, block: Block, out: _Out, depth: int) -> None:
    """A list with all that is below its items. `depth`: how many lists, quotations and the like it lies in."""
    items = [item_of(g, child) for child in block.children if child.kind == "item"]
    asking = g.here.family == "questions"
    found = _found_tasks(g, items)
    if any(task is not None for task in found):
        if depth == 0:
            cite(g, block, items, found)
        _tasks(g, block, items, found, out, depth)
        return
    if asking and depth == 0 and not all(is_blank(item.first) for item in items):
        out.append('<ol class="qa">\n')
        for item, replies in _with_replies(items):
            _question(g, item, replies, out, depth)
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
    timed = [] if g.recording else stretches(g, items)
    if any(timed):
        write_timed(g, items, timed, out, depth)
        return
    if depth == 0:
        facts, rest = _facts_first(items) if any(may_tell(item.first) for item in items) else ((), items)
        if cite_facts(g, facts):
            g.remarked |= {fact.line0 for fact in facts if is_remark(fact.key) and fact.value}
        else:
            rest = items
        if rest:
            cite(g, block, rest, [None] * len(rest))
    _plain(g, block, items, out, depth)


def _facts_first(items: Sequence[Item]) -> tuple[Sequence[Property], Sequence[Item]]:
    """The facts that a list begins with, and the items behind them; none if others follow and no address is among them."""
    facts: list[Property] = []
    for at, item in enumerate(items):
        own = facts_of(item.block)
        if not own:
            return (facts, items[at:]) if any("://" in fact.value for fact in facts) else ((), items)
        facts += own
    return facts, ()


def _found_tasks(g: Gathering, items: Sequence[Item]) -> list[Task | None]:
    """The tasks among the items of a list. Lone times at their start are stamps: each lasts until the next."""
    crosses = any(glyphed(item.first) for item in items)
    found = [_task(g, item, bulleted=True, crosses=crosses) for item in items]
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


# ---- questions in their section


def _with_replies(items: Sequence[Item]) -> list[tuple[Item, list[Item]]]:
    """The items of a list of questions, each with those behind it that begin with `A:`."""
    found: list[tuple[Item, list[Item]]] = []
    for item in items:
        if found and questions.answer(item.first) is not None:
            found[-1][1].append(item)
        else:
            found.append((item, []))
    return found


def _question(g: Gathering, item: Item, replies: Sequence[Item], out: _Out, depth: int) -> None:
    """An item of a list of questions; what is below it are its answers, and its images show it."""
    if is_blank(item.first) and not any(item.more):
        _blank_item(g, item, out, depth)
        for reply in replies:
            _blank_item(g, reply, out, depth)
        return
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
    g.asked = index
    for reply in replies:
        said_lines = (reply.first, *reply.more)
        take_answer(g, said_lines)
        said = g.shown("\n".join(said_lines), reply.line0)
        g.say(said.plain)
        below += (f"<p{g.lang(said.plain)}>", *said.pieces, "</p>\n")
        write_rest(g, reply, below, depth)
    g.asked = None
    out += (*questions.html_open(index), *shown.pieces, *questions.html_answer(index, below))


def _task(g: Gathering, item: Item, *, bulleted: bool, crosses: bool = False) -> Task | None:
    if not item.first:
        return None
    notes = notes_of(item)
    return task_of(
        g, item.first, item.line0, item.column, bulleted=bulleted, crosses=crosses, notes=notes
    ) or keyword_task(g, item.first, item.line0, item.column, notes=notes)


def _tasks(
    g: Gathering, block: Block, items: Sequence[Item], found: Sequence[Task | None], out: _Out, depth: int
) -> None:
    timed = sum(1 for task in found if task is not None and task.times) * 2 >= len(items)
    tag = "ol" if block.tight else "ul"
    out.append(f'<{tag} class="tasks{" timed" if timed else ""}" role="list">\n')
    for item, task in zip(items, found, strict=True):
        if task is None:
            g.close_tasks(item.column)
            if g.here.family == "questions" and (g.asked is None or questions.answer(item.first) is None):
                before = len(g.questions)
                _question(g, item, (), out, depth)
                g.asked = len(g.questions) - 1 if len(g.questions) > before else g.asked
                continue
            _beside_tasks(g, item, out, depth)
            continue
        index = g.add_task(task, item.column)
        g.asked = None
        if task.state is State.QUESTION or (depth == 0 and g.here.family == "questions"):
            _ask_of_task(g, task, item.line0, item.more, item.rest)
        write_task(g, index, item.line0, out)
        write_lines(g, item.more, item.line0 + 1, out)
        write_rest(g, item, out, depth)
        out.append("</li>\n")
    out.append(f"</{tag}>\n")


def _beside_tasks(g: Gathering, item: Item, out: _Out, depth: int) -> None:
    """An item without a box in a list of tasks; it may have a time like them, or be planned like them."""
    if item.first and g.role is Role.BACKLOG:
        _backlog_item(g, item, None, out, depth)
        return
    if item.first and g.role is Role.PLAN:
        _planned_item(g, item, out, depth, None)
        return
    timed = stretches(g, [item])
    if any(timed):
        write_timed_item(g, item, timed[0], out, depth)
        return
    out.append("<li>")
    if questions.question(item.first) is not None:
        _asked_item(g, item, out, depth)
        out.append("</li>\n")
        return
    take_answer(g, (item.first, *item.more))
    write_rest(g, write_cited(g, item, out), out, depth)
    out.append("</li>\n")


def _ask_of_task(g: Gathering, task: Task, line0: int, more: Sequence[str], rest: Sequence[Block] = ()) -> None:
    """A box with a question mark asks, and so does any in a list of questions; what is below it answers.

    One that is ticked there without an answer says only that it is settled, and one that is dropped asks no more.
    """
    if task.state in (State.CANCELLED, State.OTHER):
        return
    text, media = questions.without_images(task.text)
    said = tuple(told for line in more if (told := questions.answer(line)) is not None)
    g.questions.append(Question(questions.question(text) or text, line0 + 1, g.section, said, media))
    index = len(g.questions) - 1
    for block in rest:
        if block.kind == "list" and not any(BOX.match(all_text(child)) for child in block.children):
            take_answers(g, index, block)
    if task.state is State.DONE and not g.questions[index].answers:
        g.questions.pop()


def _plain(g: Gathering, block: Block, items: Sequence[Item], out: _Out, depth: int) -> None:
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
        out.append(f"<li{g.lang(item.first)}>")
        text = list[Piece]()
        item = write_cited(g, item, text)  # noqa: PLW2901
        paragraphs = item.first and any(block.kind == "paragraph" for block in item.rest)
        out += ("<p>", *text, "</p>") if paragraphs else text
        around, g.recording = g.recording, g.recording or is_recording(g, item)
        write_rest(g, item, out, depth)
        g.recording = around
        out.append("</li>\n")
    out.append("</ol>\n" if block.tight else "</ul>\n")


def _asked_item(g: Gathering, item: Item, out: _Out, depth: int) -> None:
    """`- Q: …`, answered below it or by the next item, `- A: …`."""
    lines = (item.first, *item.more)
    at = next((at for at, line in enumerate(lines) if at and questions.answer(line) is not None), len(lines))
    ask(g, lines[:at], item.line0)
    index = len(g.questions) - 1
    shown = g.shown("\n".join(lines[:at]), item.line0)
    g.say(shown.plain)
    out += (("question", index), *shown.pieces, ("question-end", index))
    if at < len(lines):
        take_answer(g, lines[at:])
        said = g.shown("\n".join(lines[at:]), item.line0 + at)
        g.say(said.plain)
        out += ("<br>\n", *said.pieces)
    g.asked = None
    for block in item.rest:
        take_answers(g, index, block)
    write_rest(g, item, out, depth)
    g.asked = index


def _group(g: Gathering, item: Item, out: _Out, depth: int) -> None:
    """`[TODO]` alone: what is below it is to be done some time."""
    out += ("<li>", escape(item.first, quote=False), "\n")
    write_lines(g, item.more, item.line0 + 1, out)
    for block in item.rest:
        if block.kind == "list":
            _backlog(g, [item_of(g, child) for child in block.children], out, depth + 1)
        else:
            g.write(g, block, out, depth + 1)
    out.append("</li>\n")


def _blank_item(g: Gathering, item: Item, out: _Out, depth: int) -> None:
    out.append("<li>")
    write_said(g, item, out)
    write_rest(g, item, out, depth)
    out.append("</li>\n")


_LINK_TEXT = pattern(r"\[([^\]]+)\]\(\S+?\)$")


def _backlog(g: Gathering, items: Sequence[Item], out: _Out, depth: int) -> None:
    out.append('<ul class="tasks" role="list">\n')
    for item in items:
        _backlog_item(g, item, _task(g, item, bulleted=True), out, depth)
    out.append("</ul>\n")


def _backlog_item(g: Gathering, item: Item, task: Task | None, out: _Out, depth: int) -> None:
    text = item.first
    if task is None and is_blank(text):
        _blank_item(g, item, out, depth)
        return
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
            notes=notes_of(item),
            url=only_link(item.first),
        )
    else:
        text = task.text
    index = g.add_task(replace(task, role=Role.BACKLOG), item.column)
    shown = g.shown(text, item.line0)
    g.say(shown.plain)
    out += (("task", index), *shown.pieces, ("task-end", index))
    write_lines(g, item.more, item.line0 + 1, out)
    write_rest(g, item, out, depth)
    out.append("</li>\n")


def _liners(
    g: Gathering, items: Sequence[Item], dated: Sequence[tuple[Written | None, str]], out: _Out, depth: int
) -> None:
    out.append('<ul class="liners" role="list">\n')
    for item, (written, text) in zip(items, dated, strict=True):
        if written is None:
            out.append("<li>")
            write_said(g, item, out)
        else:
            shown = g.shown("\n".join((text, *item.more)), item.line0)
            g.say(shown.plain)
            day = written if g.here.day is not None else in_year_above(g, written, g.section)
            liner = Liner(day, text, shown.plain, g.section, item.line0 + 1, language_of(shown.plain, g.language))
            g.liners.append(liner)
            take_dated(g, day, text, item.line0)
            out += (("liner", len(g.liners) - 1), *shown.pieces)
        if written is not None and item.rest:
            _write_below_day(g, g.liners[-1].written, item, out, depth)
        else:
            write_rest(g, item, out, depth)
        out.append("</li>\n")
    out.append("</ul>\n")


def _write_below_day(g: Gathering, day: Written, item: Item, out: _Out, depth: int) -> None:
    """What stands below a line of a day: its tasks and times are of that day."""
    section, known, marks = g.section, len(g.days), (len(g.tasks), len(g.stretches))
    if not g.days or g.days[-1].opens or g.days[-1].written != day:
        g.days.append(DayMark(day, "", section, item.line0 + 1, opens=False))
    g.sections[section] = replace(g.here, day=len(g.days) - 1)
    write_rest(g, item, out, depth)
    g.sections[section] = replace(g.sections[section], day=None)
    if marks == (len(g.tasks), len(g.stretches)):
        del g.days[known:]


def _planned(g: Gathering, items: Sequence[Item], out: _Out, depth: int, parent: int | None) -> None:
    if g.role is Role.BACKLOG:
        _backlog(g, items, out, depth)
        return
    out.append('<ul class="tasks" role="list">\n')
    for item in items:
        _planned_item(g, item, out, depth, parent)
    out.append("</ul>\n")


def _planned_item(g: Gathering, item: Item, out: _Out, depth: int, parent: int | None) -> None:
    shown = g.shown("\n".join((item.first, *item.more)), item.line0)
    g.say(shown.plain)
    if is_blank(item.first):
        index = parent
        out += ("<li>", *shown.pieces)
    else:
        g.plans.append(PlanItem(item.first, item.line0 + 1, g.section, parent, only_link(item.first) or ""))
        index = len(g.plans) - 1
        out += (("plan", index), *shown.pieces, ("plan-end", index))
    for block in item.rest:
        if block.kind == "list" and not any(BOX.match(item_of(g, child).first) for child in block.children):
            _planned(g, [item_of(g, child) for child in block.children], out, depth + 1, index)
        else:
            g.write(g, block, out, depth + 1)
    out.append("</li>\n")


_LOOSE_BULLET = pattern(r"(?:[•●·‣▪・･]|\d{1,3}、)[ \t\u3000]*(?=[\[［☐☑])|[-+](?=\[)")
_BULLETS: Final = frozenset("-+")


# The mark of an item that is a note of the task above.
_ITEM = pattern(r"\A(?:[-*+•·]|\d{1,3}[.)])[ \t]+")


def write_checks(g: Gathering, block: Block, out: _Out) -> None:
    """A run of task lines without bullets; a line without a box is a note of the task above it."""
    found = _checks(g, block)
    tasks = [task for _, task, _ in found if task is not None]
    if not tasks:
        g.write(g, replace(block, kind="paragraph", text=block.text.strip()), out, 0)
        return
    timed = sum(1 for task in tasks if task.times) * 2 >= len(tasks)
    out.append(f'<ul class="tasks{" timed" if timed else ""}" role="list">\n')
    at = 0
    while at < len(found):
        line0, task, text = found[at]
        below = at + 1
        while below < len(found) and found[below][1] is None:
            below += 1
        notes = tuple(note for _, _, note in found[at + 1 : below] if note)
        if task is None:
            out.append("<li>")
            write_lines(g, (text, *notes), line0, out)
        else:
            column = column_of(g.source.line(line0))
            told = tuple(_ITEM.sub("", note) for note in notes)
            index = g.add_task(replace(task, notes=told) if told else task, column)
            if task.state is State.QUESTION or g.here.family == "questions":
                _ask_of_task(g, task, line0, told)
            write_task(g, index, line0, out)
            write_lines(g, notes, line0 + 1, out)
        out.append("</li>\n")
        at = below
    out.append("</ul>\n")


def _checks(g: Gathering, block: Block) -> list[tuple[int, Task | None, str]]:
    """Each line with its task, if it is one, and what is shown of it."""
    found: list[tuple[int, Task | None, str]] = []
    for line0, raw in enumerate(block.text.split("\n"), block.line0):
        # Bullets that Markdown does not know are bullets all the same.
        bullet = _LOOSE_BULLET.match(raw.strip())
        text = raw.strip()[bullet.end() :] if bullet is not None else raw.strip()
        column = column_of(g.source.line(line0))
        task = task_of(g, text, line0, column, bulleted=bullet is not None) if text else None
        if task is not None and bullet is not None and bullet[0] in _BULLETS:
            g.report(glued(raw.strip()), line0, raw.strip())
        found.append((line0, task, raw.strip() if task is None else text))
    return found


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
        g.take_tags(told.task.details.tags, line0)
        g.tasks.append(told.task)
        write_task(g, len(g.tasks) - 1, line0, out)
        out.append("</li>\n")
    out.append("</ul>\n")
