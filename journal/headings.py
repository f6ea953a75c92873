"""The headings of a note: which of them open days, what each is for, and their HTML.

A heading makes a section, and the section tells what the lines below it mean: a day, a plan, a pile, questions. The
blocks below are the matter of `body`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from journal.boxed import keyword_task
from journal.commonmark.block import Block
from journal.dates.arithmetic import majority_week, place
from journal.dates.headings import day_heading, weekday_heading, weekday_letter
from journal.dates.ranges import month, period
from journal.dates.told import year_in
from journal.dates.values import Month, Order, Range, Written
from journal.diagnostics import Code, Finding
from journal.gather import Gathering, is_of_pages
from journal.headingwords import NO_TOMORROW, PARTS_OF_DAY
from journal.language import language_of
from journal.lexicon import Lexicon, Meaning, normal
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
from journal.record import Record, replace

_Out = list[Piece]


class Days(Record):
    """Which headings and bold lines of a text open a day, by their line.

    `again` are the lines of weekdays that a week has had before, each with that of the first; `labels` are lines that
    are no headings and open no day, but a section all the same: `**Tomorrow**`, `【明日】`, `明天：` above a list.
    """

    marks: dict[int, tuple[Written, str]]
    styled: frozenset[int]  # lines that are bold or italic paragraphs, not headings
    again: tuple[tuple[int, int], ...] = ()
    labels: frozenset[int] = frozenset()

    def opens(self, block: Block) -> bool:
        """Whether a section begins with a block."""
        return block.kind == "heading" or block.line0 in self.styled or block.line0 in self.labels


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
    text = _unstyled(block.text) if styled or labelled else block.text
    level = _day_level(g, days) if styled else _label_level(g, days) if labelled else block.level
    parent = _parent(g, level)
    above, opens = g.sections[parent], days.marks.get(line0)
    # Links in a heading belong to its own section, so the section exists before its text is shown.
    g.sections.append(Section(level, "", "", line0 + 1, parent))
    shown = g.shown(text, line0)
    title = " ".join(shown.plain.split())
    day = None if is_title else above.day
    if opens is not None:
        g.days.append(DayMark(_in_year_above(g, opens[0], parent), opens[1], g.section, line0 + 1))
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
        above.role if known is None else _role(g, known, level, rest, dated=day is not None or above.family == "today"),
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


def _role(g: Gathering, known: Meaning, level: int, rest: Iterable[Block], *, dated: bool) -> Role:
    """What the lines below a heading are that the lexicon knows; `dated`: it stands under a day."""
    if known.bare:
        return _bare_role(known.role, level, rest, dated=dated or g.dated or g.span is not None)
    return known.role if known.role is not None else Role.DONE


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
            if normal(_plain_heading(block.text)) in PARTS_OF_DAY:
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


# A check box at the start of an item, whatever its mark.
BOX = pattern(r"\s*(?:~~)?[\[［][^\]］]?[\]］](?![(\[:])")


def _has_box(block: Block) -> bool:
    if block.kind == "checks" or (block.kind == "paragraph" and BOX.match(block.text)):
        return True
    return any(_has_box(child) for child in block.children)


_STYLED = pattern(r"(\*\*\*|\*\*|\*|__|_)(?![\s*_])([^*_\n]+?)\1[ \t]*[:：]?[ \t]*$")


def _unstyled(text: str) -> str:
    match = _STYLED.match(text.strip())
    return match[2].strip() if match else text


def _styled_day(block: Block) -> str | None:
    """The text of a paragraph that is one bold or italic line; None if it is more than that."""
    if block.kind != "paragraph" or "\n" in block.text or block.text[:1] not in "*_":
        return None
    match = _STYLED.match(block.text.strip())
    return match[2].strip() if match else None


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


# ---- days


_BOLD_LINE = pattern(r"^(\*\*|__)(?![\s*_])[^*_\n]{1,80}\1[ \t]*[:：]?[ \t]*$", re.MULTILINE)


def with_bold_days(blocks: tuple[Block, ...], order: Order | None) -> tuple[Block, ...]:
    """`blocks` with each bold line that is a day, and has text right above or below it, as a paragraph of its own."""
    parted = list[Block]()
    for block in blocks:
        if block.kind == "paragraph" and "\n" in block.text and ("**" in block.text or "__" in block.text):
            parted += _parted(block, order)
        else:
            parted.append(block)
    return blocks if len(parted) == len(blocks) else tuple(parted)


def _parted(block: Block, order: Order | None) -> Iterator[Block]:
    lines = block.text.split("\n")
    days = [block.text.count("\n", 0, match.start()) for match in _BOLD_LINE.finditer(block.text)]
    days = [at for at in days if _is_day(lines[at], order)]
    if not days or len(lines) != block.end - block.line0:
        yield block
        return
    cuts = sorted({0, len(lines), *days, *(at + 1 for at in days)})
    for begin, end in pairwise(cuts):
        text = "\n".join(lines[begin:end]).strip()
        yield replace(block, text=text, line0=block.line0 + begin, end=block.line0 + end)


def _is_day(line: str, order: Order | None) -> bool:
    text = _plain_heading(_unstyled(line))
    found = day_heading(text, order=order)
    return found is not None and not found.bare and period(text, order=order) is None


def days_of(blocks: Sequence[Block], *, dated: bool, weekly: bool, one_h1: bool, order: Order | None = None) -> Days:
    """Which headings and bold lines open days; where none does, which plain lines that are nothing but a day.

    A heading that is nothing but two numbers (`4.19`) does only where its surroundings agree: the note has a date or
    a period, is a week by its name, or several such headings follow each other in order. The only first-level heading
    of a file is its title, never a day of it.
    """
    marks: dict[int, tuple[Written, str]] = {}
    bare: dict[int, tuple[Written, str]] = {}
    styled: set[int] = set()
    for block in blocks:
        text = block.text if block.kind == "heading" else _styled_day(block)
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
    if not marks and (plain := _plain_days(blocks, order)):
        marks, styled = plain, set(plain)
    return Days(dict(sorted(marks.items())), frozenset(styled & set(marks)))


# Longer than any line that is a day and nothing else.
_LONGEST_DAY = 40


def _plain_days(blocks: Sequence[Block], order: Order | None) -> dict[int, tuple[Written, str]]:
    """The lines in plain letters that are a day and nothing else, where several of them go through a text in order."""
    found: dict[int, tuple[Written, str]] = {}
    for block in blocks:
        if block.kind == "paragraph" and len(block.text) <= _LONGEST_DAY and "\n" not in block.text:
            text = _plain_heading(block.text)
            day = day_heading(text, order=order)
            if day is not None and not day.bare and not day.title and period(text, order=order) is None:
                found[block.line0] = (day.written, "")
    days = [written for written, _ in found.values()]
    steps = [(place(below) - place(above) + 183) % 366 - 183 for above, below in pairwise(days)]
    one_way = max(sum(step > 0 for step in steps), sum(step < 0 for step in steps))
    return found if steps and one_way * 5 >= len(steps) * 4 else {}


_LABEL_FORMS = (
    pattern(r"(\*\*\*|\*\*|__)(?![\s*_])[^*_\n]+\1[ \t]*[:：]?"),
    pattern(r"【[^【】\n]+】[ \t]*[:：]?"),
    pattern(r"[■□◆◇▼▽▲△●○◎★☆][^\n]+"),
    pattern(r"[^\n]+[:：]"),
)
# Longer than any name of a section that the lexicon knows, with what stands around it.
_LONGEST_LABEL = 40


def with_labels(days: Days, blocks: Sequence[Block], lexicon: Lexicon) -> Days:
    """`days` with the lines above lists whose words say what these are for, as those of headings do.

    Where such a line begins a plan, a pile or questions, the next one of its form ends them, whatever it says.
    """
    labels = set[int]()
    form: int | None = None
    for block, below in pairwise(blocks):
        if block.kind == "heading" or block.line0 in days.styled or block.line0 in days.marks:
            form = None
            continue
        if block.kind != "paragraph" or below.kind not in ("list", "checks") or len(block.text) > _LONGEST_LABEL:
            continue
        own = next((at for at, each in enumerate(_LABEL_FORMS) if each.fullmatch(block.text)), None)
        if own is None:
            continue
        known = lexicon.meaning(_unstyled(block.text))
        if known is not None and (known.family == "questions" or known.settled):
            labels.add(block.line0)
            form = None if known.role is Role.DONE else own
        elif own == form:
            labels.add(block.line0)
            form = None
    return replace(days, labels=frozenset(labels)) if labels else days


def with_weekdays(
    days: Days,
    blocks: Sequence[Block],
    week: Range | None,
    in_its_year: Callable[[Range], Range],
    lexicon: Lexicon,
    *,
    one_h1: bool,
    order: Order | None,
) -> Days:
    """`days` with the headings that are only a weekday, where the week is known: by `week`, or by a heading above.

    A weekday may have its day of the month beside it, if that is so. `week` are the days that the note itself names,
    and `in_its_year` completes a week that has no year. What stands under a plan is of another week. A weekday that
    comes twice in a week, or that the week does not have, is no day.
    """
    told = {block.line0: name for block in blocks if (name := _weekday(block, days, one_h1=one_h1)) is not None}
    headings = [block for block in blocks if block.kind == "heading" and block.line0 not in told]
    letters = {
        block.line0: name
        for block in headings
        if (name := _weekday(block, days, one_h1=one_h1, find=weekday_letter)) is not None
    }
    # A letter alone is a weekday only among others.
    if len({weekday for weekday, _, _ in (*told.values(), *letters.values())}) > 1:
        told |= letters
    if not told:
        return days
    found: dict[tuple[int, int], list[Block]] = {}  # by the place of their week and the weekday
    weeks = [week]
    above = [(0, 0)]  # the levels of the headings that name days, and the place of these in `weeks`
    plan = 0  # the level of a heading of a plan
    for block in blocks:
        if block.kind == "heading" and block.level <= plan:
            plan = 0
        if block.line0 in told:
            if not plan:
                found.setdefault((above[-1][1], told[block.line0][0]), []).append(block)
        elif block.kind == "heading" and not (block.level == 1 and one_h1):
            while block.level <= above[-1][0]:
                above.pop()
            span = period(block.text, order=order)
            if span is not None:
                above.append((block.level, len(weeks)))
                weeks.append(span.value if isinstance(span.value, Range) else span.value.range)
            meaning = lexicon.meaning(_plain_heading(block.text)) if not plan else None
            if meaning is not None and meaning.role in (Role.PLAN, Role.BACKLOG) and meaning.settled:
                plan = block.level
    marks, styled, again = dict(days.marks), set(days.styled), list[tuple[int, int]]()
    for (at, weekday), (block, *more) in found.items():
        day = _day_of(weeks[at], weekday, in_its_year)
        of_month = told[block.line0][2]
        if day is not None and of_month not in (0, day.day):
            # `Wed 18` in a week whose Wednesday is the 19th.
            continue
        if day is not None and more:
            again += ((each.line0, block.line0) for each in more)
        elif day is not None:
            marks[block.line0] = (Written(day.month, day.day, day.year, weekday), told[block.line0][1])
            if block.kind != "heading":
                styled.add(block.line0)
    return Days(dict(sorted(marks.items())), frozenset(styled), tuple(again))


def _weekday(
    block: Block,
    days: Days,
    *,
    one_h1: bool,
    find: Callable[[str], tuple[int, str, int] | None] = weekday_heading,
) -> tuple[int, str, int] | None:
    text = block.text if block.kind == "heading" else _styled_day(block)
    if text is None or block.line0 in days.marks or (block.kind == "heading" and block.level == 1 and one_h1):
        return None
    return find(_plain_heading(text))


def _day_of(days: Range | None, weekday: int, in_its_year: Callable[[Range], Range]) -> date | None:
    """The day of a week with a weekday; a week of work has the rest of its days too. None where it is not one day."""
    ends = in_its_year(days).on() if days is not None else None
    if ends is None or (ends[1] - ends[0]).days >= LONGEST_WEEK:
        return None
    length = (ends[1] - ends[0]).days + 1
    named = [day for day in (ends[0] + timedelta(at) for at in range(length)) if day.isoweekday() == weekday]
    rest = (
        [day for day in majority_week(*ends).days() if day.isoweekday() == weekday] if length >= _SHORTEST_WEEK else []
    )
    return named[0] if len(named) == 1 else rest[0] if not named and rest else None


_SHORTEST_WEEK = 4
# Days; a longer stretch, such as a month, has each weekday more than once.
LONGEST_WEEK = 10


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


_MARKUP = pattern(r"[*_`~]+|\[([^\]]*)\]\([^)]*\)")


def _plain_heading(text: str) -> str:
    return _MARKUP.sub(lambda match: match[1] or "", text).strip()
