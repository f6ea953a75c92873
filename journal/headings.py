"""The headings of a note: which of them open days, what each is for, and their HTML.

A heading makes a section, and the section tells what the lines below it mean: a day, a plan, a pile, questions. The
blocks below are the matter of `body`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from journal.boxed import keyword_task
from journal.commonmark.block import Block
from journal.dates.arithmetic import fit_year
from journal.dates.headings import plain_heading
from journal.dates.ranges import month, period
from journal.dates.told import year_in
from journal.dates.values import Month, Range, Written
from journal.dayheadings import Days, unstyled
from journal.diagnostics import Code, Finding
from journal.gather import Gathering, is_of_pages
from journal.headingwords import NO_TOMORROW, PARTS_OF_DAY
from journal.language import language_of
from journal.lexicon import Meaning, normal
from journal.markdown.shown import Piece
from journal.marks import references
from journal.marks.boxes import keyword
from journal.marks.brackets import ends_in_brackets
from journal.marks.fields import cookie_of
from journal.marks.links import alone, only_link
from journal.marks.tasks import Role, task_heading
from journal.note import Dated, DayMark, Pieces, Section
from journal.patterns import pattern
from journal.progress import recounted
from journal.properties import Property
from journal.record import replace

_Out = list[Piece]


def joined(pieces: _Out) -> Pieces:
    """`pieces` with each run of HTML as one."""
    out: _Out = []
    run: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            run.append(piece)
            continue
        if run:
            out.append("".join(run))
            run.clear()
        out.append(piece)
    if run:
        out.append("".join(run))
    return tuple(out)


# ---- headings


def heading(
    g: Gathering, block: Block, days: Days, anchors: dict[str, int], rest: Iterable[Block], title_line: int | None
) -> Pieces:
    """The HTML within a heading, or a line that opens a day; it becomes the section that the walk stands in.

    `rest` are the blocks after it; `title_line` is the line of the heading that is the title, None without one.
    """
    line0, is_title = block.line0, block.line0 == title_line
    styled, labelled = line0 in days.styled, line0 in days.labels
    text = unstyled(block.text) if styled or labelled else block.text
    level = _day_level(g, days) if styled else _label_level(g, days) if labelled else block.level
    parent = _parent(g, level)
    above, opens = g.sections[parent], days.marks.get(line0)
    # Links in a heading belong to its own section, so the section exists before its text is shown.
    g.sections.append(Section(level, "", "", line0 + 1, parent))
    shown = g.shown(text, line0)
    title = " ".join(shown.plain.split())
    day = None if is_title else above.day
    if opens is not None:
        g.days.append(DayMark(in_year_above(g, opens[0], parent), opens[1], g.section, line0 + 1))
        day = len(g.days) - 1
    elif not is_title:
        _take_period(g, text, line0)
    known = None if is_title or _CODE.fullmatch(text) else g.lexicon.meaning(title)
    if known is not None and known.morning and _is_morning(g.language, level, rest):
        known = None
    g.sections[-1] = Section(
        level,
        title,
        _anchor(title, anchors, g.anchors),
        line0 + 1,
        parent,
        day,
        opens is not None,
        above.role if known is None else _role(g, known, level, rest, above, dated=day is not None),
        above.family if known is None else known.family,
        known is not None and known.bare,
        g.heading_budget(title),
        language_of(title, g.language),
    )
    if cookie := cookie_of(text):
        g.cookies[g.section] = cookie
    is_plain = known is None and opens is None
    if is_title and g.about is not None:
        g.cited[g.section] = g.about
    elif is_plain:
        _cite_heading(g, text, line0, next(iter(rest), None))
    mark = _heading_mark(g, text, title, line0, above) if is_plain and not is_title else []
    return joined([*mark, *shown.pieces])


# `next` is the name of something, and no plan.
_CODE = pattern(r"`+[^`]*`+")


def _parent(g: Gathering, level: int) -> int:
    """The section that one of a level lies in."""
    parent = g.section
    while g.sections[parent].level >= level and parent:
        parent = g.sections[parent].parent or 0
    return parent


def _role(g: Gathering, known: Meaning, level: int, rest: Iterable[Block], above: Section, *, dated: bool) -> Role:
    """What the lines below a heading are that the lexicon knows; `dated`: it stands under a day.

    Goals and readings of the next week are planned: only a heading that says when overrules such a one above it.
    """
    waits = above.role if above.role in (Role.PLAN, Role.BACKLOG) and not above.bare else None
    if known.family == "this-month" and not _is_month(g.span):
        # In the note of a week or a day they are for longer than that.
        return waits or Role.DONE
    if known.bare:
        dated = dated or above.family == "today" or g.dated or g.span is not None
        return waits or _bare_role(known.role, level, rest, dated=dated)
    if known.role is not None:
        return known.role
    return (waits if known.family != "questions" else None) or Role.DONE


def _is_month(span: Range | None) -> bool:
    if span is None:
        return False
    return span.start.day == 1 and span.start.month == span.end.month and span.end.day >= _SHORTEST_MONTH


_SHORTEST_MONTH: Final = 28


def in_year_above(g: Gathering, written: Written, parent: int | None) -> Written:
    """`written` in the year that a heading above it names, such as `2024`, `2024年9月` or a range of days, if it names none itself.

    `parent` is the section that it lies in.
    """
    while written.year is None and parent:
        section = g.sections[parent]
        ends = g.spans[parent].on() if parent in g.spans else None
        if section.opens_day and section.day is not None:
            year = g.days[section.day].written.year
        elif ends is not None:
            year = fit_year(written, *ends)
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
        g.spans[g.section] = ends


def _cite_heading(g: Gathering, text: str, line0: int, below: Block | None) -> None:
    """Takes in the work that a heading is a link to, or names; its address may stand in the block `below`."""
    work = references.from_link(text, line=line0 + 1, section=g.section)
    if work is None:
        urls = alone(below.text) if below is not None and below.kind == "paragraph" and "://" in below.text else ()
        if urls or ends_in_brackets(text):
            line = below.line0 + 1 if below is not None and urls else line0 + 1
            work = references.from_heading(text, urls, line=line, section=g.section)
    if work is not None:
        g.cited[g.section] = len(g.references)
        g.references.append(work)


def cite_facts(g: Gathering, facts: Sequence[Property]) -> bool:
    """Takes in the works that lines such as `Author: …` and `Link: …` are about; whether there is one.

    A work without a title of its own has that of the heading above. A name that comes again begins another work.
    """
    if not facts:
        return False
    here = g.here
    title = here.title if not (here.opens_day or here.family or g.lexicon.meaning(here.title)) else ""
    first = len(g.references)
    for group in _works(facts):
        line = next((fact.line0 for fact in group if "://" in fact.value), group[0].line0) + 1
        pairs = [(fact.key, fact.value) for fact in group]
        work = references.from_facts(pairs, title=title, line=line, section=g.section, below=here.level > 1)
        known = sum(references.may_be_fact(fact.key) for fact in group) > 1
        if work is not None and known and work.title not in work.urls:
            g.references.append(work)
    if len(g.references) == first + 1:
        g.cited.setdefault(g.section, first)
    return len(g.references) > first


def _works(facts: Sequence[Property]) -> Iterator[Sequence[Property]]:
    """The facts of each work: the name that comes first comes again with the next."""
    starts = [at for at, fact in enumerate(facts) if fact.key.casefold() == facts[0].key.casefold()]
    for start, end in zip(starts, [*starts[1:], len(facts)], strict=True):
        yield facts[start:end]


def _heading_mark(g: Gathering, text: str, title: str, line0: int, above: Section) -> _Out:
    """What a heading is beside a heading: a task, or a thing on the pile."""
    told = keyword(text)
    if told is not None:
        task = keyword_task(g, text, line0, 0)
    elif above.role is Role.BACKLOG and not above.family.startswith("question") and g.here.title:
        task = task_heading(title, line0 + 1, _cited_url(g) or only_link(text))
    else:
        task = None
    if task is not None:
        role = Role.BACKLOG if told is None else task.role
        g.tasks.append(replace(task, section=g.section, day=g.here.day, role=role, parent=None))
        return [("heading-task", len(g.tasks) - 1)]
    return []


def _cited_url(g: Gathering) -> str | None:
    cited = g.cited.get(g.section)
    return next(iter(g.references[cited].urls), None) if cited is not None else None


def recount(g: Gathering, heads: list[Pieces]) -> None:
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
            stale = Finding(Code.STALE_COOKIE, 0, len(cookie), message, f"write `{now}`", (cookie, now))
            g.report(stale, section.line - 1, cookie)


def _day_level(g: Gathering, days: Days) -> int:
    """Bold lines that open days stand side by side, one level below the heading above the first of them."""
    here = g.here
    if here.opens_day and (here.line - 1) in days.styled:
        return here.level
    for section in reversed(g.sections):
        if (section.line - 1) in days.labels:
            continue
        if section.level and (section.line - 1) in days.styled:
            return section.level
        if section.level and not section.opens_day:
            return min(section.level + 1, 6)
    return min(here.level + 1, 6)


def _label_level(g: Gathering, days: Days) -> int:
    """Labels of lists stand side by side, one level below the heading or the day above the first of them."""
    here = g.here
    return here.level if g.section and (here.line - 1) in days.labels else min(here.level + 1, 6)


def _is_morning(language: str, level: int, rest: Iterable[Block]) -> bool:
    """Whether a word for tomorrow is that for the morning: by its language, or by another part of the day after it."""
    if language.partition("-")[0] in NO_TOMORROW:
        return True
    for block in rest:
        if block.kind == "heading" and block.level <= level:
            if block.level < level:
                return False
            if normal(plain_heading(block.text)) in PARTS_OF_DAY:
                return True
    return False


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


# A check box at the start of an item, whatever its mark, or the glyph of one.
BOX = pattern(r"\s*(?:(?:~~)?[\[［][^\]］]?[\]］](?![(\[:])|[☐☑✅](?!\ufe0f?\s*\d{4}-))")


def _has_box(block: Block) -> bool:
    if block.kind == "checks" or (block.kind == "paragraph" and BOX.match(block.text)):
        return True
    return any(_has_box(child) for child in block.children)


_NOT_IN_ANCHORS = pattern(r"[^\w\- ]")


def _anchor(title: str, counts: dict[str, int], taken: set[str]) -> str:
    """The id that GitHub gives to a heading, numbered where it is taken; `section` where nothing is left of it."""
    base = _NOT_IN_ANCHORS.sub("", title.lower()).strip().replace(" ", "-") or "section"
    count = counts.get(base, 0)
    anchor = f"{base}-{count}" if count else base
    while anchor in taken or is_of_pages(anchor):
        count += 1
        # All numbers after some single letters are those of tasks, plans, times and questions.
        anchor = f"{base}--{count}" if is_of_pages(f"{base}-{count}") else f"{base}-{count}"
    counts[base] = count + 1
    taken.add(anchor)
    return anchor
