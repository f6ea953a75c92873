"""The headings and lines of a note that open days, and those above lists that are sections without being headings.

Two numbers, a weekday or a bold line are a day only where what is around them agrees.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from journal.commonmark.block import Block
from journal.dates.arithmetic import majority_week, one_way, place, step
from journal.dates.calendarnames import RUSSIAN_WEEKDAYS
from journal.dates.headings import (
    day_behind,
    day_heading,
    day_of_month,
    is_of_journal,
    plain_heading,
    weekday_heading,
    weekday_letter,
)
from journal.dates.ranges import month, names_week, period
from journal.dates.values import Month, Order, Range, Written
from journal.lexicon import Lexicon
from journal.marks.tasks import Role
from journal.patterns import pattern
from journal.record import Record, replace


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


_STYLED = pattern(r"(\*\*\*|\*\*|\*|__|_)(?![\s*_])([^*_\n]+?)\1[ \t]*(?:[:：][ \t]*)?$")


def unstyled(text: str) -> str:
    match = _STYLED.match(text.strip())
    return match[2].strip() if match else text


def _styled_day(block: Block) -> str | None:
    """The text of a paragraph that is one bold or italic line; None if it is more than that."""
    if block.kind != "paragraph" or "\n" in block.text or block.text[:1] not in "*_":
        return None
    match = _STYLED.match(block.text.strip())
    return match[2].strip() if match else None


_BOLD_LINE = pattern(r"^(\*\*|__)(?![\s*_])[^*_\n]{1,80}\1[ \t]*(?:[:：][ \t]*)?$", re.MULTILINE)


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
    text = plain_heading(unstyled(line))
    found = day_heading(text, order=order)
    return found is not None and not found.bare and period(text, order=order) is None


def days_of(
    blocks: Sequence[Block],
    *,
    dated: bool,
    weekly: bool,
    order: Order | None = None,
    own: Written | None = None,
    kept: bool = True,
    titles: Iterable[str] = (),
) -> Days:
    """Which headings and bold lines open days; where none does, which plain lines that are nothing but a day.

    A heading that is nothing but two numbers (`4.19`) does only where its surroundings agree: the note has a date or
    a period, is a week by its name, or several such headings follow each other in order. The only first-level heading
    of a file is its title, never a day of it. `own` is the one day that the note names for itself; `kept`: it says
    that it is kept day by day, or of which year it is. Else numbers that count up from 1 are those of sections.
    So are those of a `Chapter 4`, which one of the `titles` of the note or a heading above may name.
    """
    one_h1 = _has_title(blocks)
    marks: dict[int, tuple[Written, str]] = {}
    bare: dict[int, tuple[Written, str]] = {}
    levels: dict[int, int] = {}
    styled: set[int] = set()
    for block in blocks:
        text = block.text if block.kind == "heading" else _styled_day(block)
        if text is None or (block.kind == "heading" and block.level == 1 and one_h1):
            continue
        found = day_heading(plain_heading(text), order=order)
        if found is None or period(text, order=order) is not None:
            continue
        levels[block.line0] = block.level
        if block.kind != "heading":
            if found.bare and not (dated or weekly):
                continue
            styled.add(block.line0)
        (bare if found.bare else marks)[block.line0] = (found.written, found.title)
    if bare and not weekly:
        numbers = _numbers_of_sections(blocks, bare, one_h1=one_h1) | _numbers_of_chapters(blocks, bare, titles)
        bare = {line0: day for line0, day in bare.items() if line0 not in numbers}
        days = [written for written, _ in bare.values()]
        counted = _counts_up(days) and not (kept if own is None else _is_near(own, days))
        agreed = (dated and not counted) or _in_order(days) or _go_on(marks, bare, levels)
        weekly = agreed or _calendar_agrees(blocks, days, order)
    if weekly:
        marks |= bare
    else:
        styled -= set(bare)
    if not marks and own is None and not weekly:
        marks = _days_behind(blocks, order, one_h1=one_h1)
    if not marks and (plain := _plain_days(blocks, order)):
        marks, styled = plain, set(plain)
    return Days(dict(sorted(marks.items())), frozenset(styled & set(marks)))


def _has_title(blocks: Sequence[Block]) -> bool:
    """Whether at most one heading is of the first level, which then is the title and no day."""
    return sum(block.kind == "heading" and block.level == 1 for block in blocks) < 2


_SECTION: Final = pattern(r"([0-9]{1,2})\.(?:([0-9]{1,2})\.?)*[ \t\u3000]+\S")
_TWO_NUMBERS: Final = pattern(r"\D{0,8}([0-9]{1,2})\.([0-9]{1,2})(?![0-9])")
# Sections rarely have more parts than that; most months have days above it.
_LAST_MONTH: Final = 12


def _numbers_of_sections(blocks: Sequence[Block], bare: Mapping[int, object], *, one_h1: bool) -> set[int]:
    """The lines of two numbers among sections with the same first number and a title: `2.1 Setting`, `2.2`."""
    alone: dict[str, list[tuple[int, int]]] = {}
    titled: dict[str, list[int]] = {}
    for block in blocks:
        if block.kind != "heading" or (block.level == 1 and one_h1):
            continue
        text = plain_heading(block.text)
        numbers = (_TWO_NUMBERS if block.line0 in bare else _SECTION).match(text)
        if numbers is not None and block.line0 in bare:
            alone.setdefault(numbers[1], []).append((block.line0, int(numbers[2])))
        elif numbers is not None and day_heading(text) is None:
            titled.setdefault(numbers[1], []).append(int(numbers[2] or 0))
    return {
        line0
        for number, lines in alone.items()
        if number in titled and _are_of_one_row([last for _, last in lines], titled[number])
        for line0, _ in lines
    }


# What ends in a number of its own: `Chapter 4`, `Exercises 4`.
_NUMBERED: Final = pattern(r"[^\W\d_][ ._#\-]{0,2}0?([1-9][0-9]?)$|第 ?([1-9][0-9]?) ?[章节節]")


def _numbers_of_chapters(blocks: Sequence[Block], bare: Mapping[int, object], titles: Iterable[str]) -> set[int]:
    """The lines of two numbers of which the first is that of their chapter: `4.6` and `4.12` in `Chapter 4`."""
    found = set[int]()
    above = [(0, next(filter(None, map(_chapter, titles)), ""))]
    for block in blocks:
        if block.line0 in bare:
            numbers = _TWO_NUMBERS.match(plain_heading(block.text))
            if numbers is not None and numbers[1].lstrip("0") == above[-1][1]:
                found.add(block.line0)
        elif block.kind == "heading":
            while block.level <= above[-1][0]:
                above.pop()
            if (chapter := _chapter(plain_heading(block.text))) != "":
                above.append((block.level, chapter))
    return found


def _chapter(text: str) -> str:
    """The number that a title or a heading ends in; empty for none, and for that of a week, a month or a journal."""
    match = _NUMBERED.search(text.strip())
    if match is None or names_week(text) or month(text) is not None or is_of_journal(text):
        return ""
    return match[1] or match[2]


def _are_of_one_row(alone: Sequence[int], titled: Sequence[int]) -> bool:
    """Whether the last numbers of sections without a title are among those that have one."""
    row = sorted((*alone, *titled))
    return row[-1] <= _LAST_MONTH and (len(titled) >= len(alone) or row == [*range(1, len(row) + 1)])


def _calendar_agrees(blocks: Sequence[Block], days: Sequence[Written], order: Order | None) -> bool:
    """Whether a heading is only a year or a month, or one or more are ranges that most of the days are in."""
    spans = list[Range]()
    for block in blocks:
        if block.kind == "heading":
            if _is_calendar(block.text):
                return True
            found = period(plain_heading(block.text), order=order)
            if found is not None:
                spans.append(found.value if isinstance(found.value, Range) else found.value.range)
    within = sum(any(_is_in(day, span) for span in spans) for day in days) if spans else 0
    return 2 * within > len(days)


def _is_in(day: Written, span: Range) -> bool:
    start, end, at = place(span.start), place(span.end), place(day)
    return start <= at <= end if start <= end else at >= start or at <= end


def _counts_up(days: Sequence[Written]) -> bool:
    """Whether days are as the numbers of sections are: 1.1, 1.2, 2.1, 2.2, 2.3."""
    last: dict[int, int] = {}
    for day in days:
        if day.day != last.get(day.month, 0) + 1:
            return False
        last[day.month] = day.day
    return bool(last)


# Days. Further from the day of a note are no days that it tells of.
_NEAR: Final = 31


def _is_near(own: Written, days: Sequence[Written]) -> bool:
    return any(abs(step(own, day)) <= _NEAR for day in days)


def _go_on(
    marks: Mapping[int, tuple[Written, str]], bare: Mapping[int, tuple[Written, str]], levels: Mapping[int, int]
) -> bool:
    """Whether two numbers go on one way from days that are written in full, in headings of the same level."""
    lines = sorted({*marks, *bare})
    days = [(marks.get(line0) or bare[line0])[0] for line0 in lines]
    return bool(marks) and one_way(days, _NEAR) and len({levels[line0] for line0 in lines}) == 1


def _is_calendar(heading: str) -> bool:
    """Whether a heading is only a year or a month, below which two numbers are a day."""
    text = heading.strip(" *_#:：")
    found = month(text)
    if found is not None:
        return not found.title
    return re.fullmatch(r"(?:19|20)[0-9]{2} ?[年년]?|[0-9]{1,2} ?[月월]份?", text) is not None


def _in_order(days: Sequence[Written]) -> bool:
    """Whether year-less days follow each other as days do, and as section numbers do not: a day above 12 is among them."""
    return len(days) >= 2 and one_way(days, _NEAR) and any(day.day > 12 for day in days)


def _days_behind(blocks: Sequence[Block], order: Order | None, *, one_h1: bool) -> dict[int, tuple[Written, str]]:
    """The headings that end in a day with its year and are alike before it, in order: `Session 3 - 2026-03-09`.

    Papers have other words before the day on which they came out, and versions have numbers of several parts.
    """
    rows: dict[tuple[int, str], dict[int, tuple[Written, str]]] = {}
    for block in blocks:
        if block.kind != "heading" or (block.level == 1 and one_h1):
            continue
        text = plain_heading(block.text)
        found = day_behind(text, order=order) if period(text, order=order) is None else None
        words = _DIGITS.sub("#", found.title) if found is not None else ""
        if found is not None and not _NO_WORDS.search(words):
            rows.setdefault((block.level, words), {})[block.line0] = (found.written, found.title)
    longest = max(rows.values(), key=len, default={})
    return longest if _go_one_way([written for written, _ in longest.values()]) else {}


_DIGITS: Final = pattern("[0-9]+")
_NO_WORDS: Final = pattern(r"#\.#|\A[\W_]*\Z")


def _go_one_way(days: Sequence[Written]) -> bool:
    """Whether of several days most are after, or before, the one above."""
    steps = [step(above, below) for above, below in pairwise(days)]
    alike = max(sum(each > 0 for each in steps), sum(each < 0 for each in steps))
    return bool(steps) and alike * 5 >= len(steps) * 4


# Longer than any line that is a day and nothing else.
_LONGEST_DAY = 40


def _plain_days(blocks: Sequence[Block], order: Order | None) -> dict[int, tuple[Written, str]]:
    """The lines in plain letters that are a day and nothing else, where several of them go through a text in order."""
    found: dict[int, tuple[Written, str]] = {}
    for block in blocks:
        if block.kind == "paragraph" and len(block.text) <= _LONGEST_DAY and "\n" not in block.text:
            text = plain_heading(block.text)
            day = day_heading(text, order=order)
            if day is not None and not day.bare and not day.title and period(text, order=order) is None:
                found[block.line0] = (day.written, "")
    return found if _go_one_way([written for written, _ in found.values()]) else {}


def with_dated_lines(blocks: tuple[Block, ...], order: Order | None) -> tuple[Block, ...]:
    """`blocks` with the paragraphs that begin with a day with its year, and what is said of it, as items of lists.

    There are three of them or more, and they go through the text in order: `9.3.2026: the weir`.
    """
    # Asked of each block in place: a call for each would take longer than all the rest.
    parts = {
        block.line0: _dated_parts(block, order)
        for block in blocks
        if block.kind == "paragraph" and "0" <= block.text[:1] <= "9"
    }
    days = [written for held in parts.values() for written, _ in held]
    if len(days) < _FEWEST_LINES or not _go_one_way(days):
        return blocks
    found = list[Block]()
    for block in blocks:
        items = [_item_of(part) for _, part in parts.get(block.line0, ())]
        if items and found and found[-1].kind == "list" and found[-1].line0 in parts:
            found[-1] = replace(found[-1], end=block.end, children=[*found[-1].children, *items])
        else:
            found.append(Block("list", block.line0, block.end, mark="-", children=items) if items else block)
    return tuple(found)


# Two may be of anything.
_FEWEST_LINES = 3


def _item_of(part: Block) -> Block:
    return Block("item", part.line0, part.end, mark="-", children=[part])


def _dated_parts(block: Block, order: Order | None) -> list[tuple[Written, Block]]:
    """A paragraph, cut above each line that begins with a day; nothing if its first does not."""
    lines = block.text.split("\n")
    days = {at: day for at, line in enumerate(lines) if (day := _day_of_line(line, order)) is not None}
    if 0 not in days or len(lines) != block.end - block.line0:
        return []
    return [
        (days[at], replace(block, text="\n".join(lines[at:below]), line0=block.line0 + at, end=block.line0 + below))
        for at, below in pairwise((*days, len(lines)))
    ]


def _day_of_line(line: str, order: Order | None) -> Written | None:
    found = day_heading(line, order=order) if line[:1].isdecimal() else None
    if found is None or found.written.year is None or not found.title or period(line, order=order) is not None:
        return None
    parted = line[: found.length].rstrip()[-1:] in ":：-–—" or _CLOCK.match(found.title)
    return found.written if parted else None


_CLOCK: Final = pattern(r"[0-9]{1,2}[:：][0-9]{2}(?![0-9])")


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
        known = lexicon.meaning(unstyled(block.text))
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
    order: Order | None,
) -> Days:
    """`days` with the headings that are only a weekday, where the week is known: by `week`, or by a heading above.

    A weekday may have its day of the month beside it, if that is so. `week` are the days that the note itself names,
    and `in_its_year` completes a week that has no year. What stands under a plan is of another week. A weekday that
    comes twice in a week, or that the week does not have, is no day.
    """
    one_h1 = _has_title(blocks)
    told = {block.line0: name for block in blocks if (name := _weekday(block, days, one_h1=one_h1)) is not None}
    headings = [block for block in blocks if block.kind == "heading" and block.line0 not in told]
    letters = {
        block.line0: name
        for block in headings
        if (name := _weekday(block, days, one_h1=one_h1, find=weekday_letter)) is not None
    }
    # A letter alone is a weekday only among others, and `Неделя` a week where those are Russian.
    if len({weekday for weekday, _, _ in (*told.values(), *letters.values())}) > 1:
        taken = {weekday for weekday, _, _ in told.values()}
        if letters and any(block.text.lower().startswith(RUSSIAN_WEEKDAYS) for block in blocks if block.line0 in told):
            taken.add(7)
        told |= {line0: name for line0, name in letters.items() if name[0] not in taken}
    if not told:
        return days
    found: dict[tuple[int, int], list[Block]] = {}  # by the place of their week and the weekday
    weeks = [week]
    above = [(0, 0)]  # the levels of the headings that name days, and the place of these in `weeks`
    planned = _planned(blocks, lexicon)
    for block in blocks:
        if block.line0 in told:
            if block.line0 not in planned:
                found.setdefault((above[-1][1], told[block.line0][0]), []).append(block)
        elif block.kind == "heading" and not (block.level == 1 and one_h1):
            while block.level <= above[-1][0]:
                above.pop()
            span = period(block.text, order=order)
            if span is not None:
                above.append((block.level, len(weeks)))
                weeks.append(span.value if isinstance(span.value, Range) else span.value.range)
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


def _planned(blocks: Sequence[Block], lexicon: Lexicon) -> set[int]:
    """The lines that stand under a heading of a plan or a pile."""
    lines = set[int]()
    plan = 0  # its level
    for block in blocks:
        if block.kind == "heading" and block.level <= plan:
            plan = 0
        if plan:
            lines.add(block.line0)
        elif block.kind == "heading":
            meaning = lexicon.meaning(plain_heading(block.text))
            if meaning is not None and meaning.role in (Role.PLAN, Role.BACKLOG) and meaning.settled:
                plan = block.level
    return lines


def with_days_of_months(days: Days, blocks: Sequence[Block], month_of: Written | None, lexicon: Lexicon) -> Days:
    """`days` with the headings that are only a day of a month, `9日（月）`, `9th`, `09`, where the month is known.

    `month_of` is the first day of the month that the note itself names; a heading above may name another, with its
    year or without. The days of a month go one way, and a single one has its weekday beside it or is two digits.
    """
    one_h1 = _has_title(blocks)
    told = {block.line0: on for block in blocks if (on := _of_month(block, days, one_h1=one_h1)) is not None}
    if not told:
        return days
    for line0 in _below_parts(blocks, told):
        del told[line0]
    found: dict[int, list[tuple[Block, Written, str]]] = {}
    months = [month_of]
    above = [(0, 0)]  # the levels of the headings that name months, and the place of these in `months`
    planned = _planned(blocks, lexicon)
    for block in blocks:
        if block.line0 in told:
            of = months[above[-1][1]]
            if of is not None and block.line0 not in planned:
                day, weekday, title = told[block.line0]
                written = Written(of.month, day, of.year, weekday or None)
                found.setdefault(above[-1][1], []).append((block, written, title))
        elif block.kind == "heading":
            while block.level <= above[-1][0]:
                above.pop()
            if (named := _month_named(plain_heading(block.text))) is not None:
                above.append((block.level, len(months)))
                months.append(named)
    marks, styled = dict(days.marks), set(days.styled)
    for each in found.values():
        numbers = [(block.level, number["of"]) for block, _, _ in each if (number := _number(block)) is not None]
        bare = [number for _, number in numbers]
        if _are_of_a_month([written for _, written, _ in each], bare, several=len(found) > 1) and (
            len({level for level, _ in numbers}) <= 1
        ):
            marks |= {block.line0: (written, title) for block, written, title in each}
            styled |= {block.line0 for block, _, _ in each if block.kind != "heading"}
    return replace(days, marks=dict(sorted(marks.items())), styled=frozenset(styled))


def _of_month(block: Block, days: Days, *, one_h1: bool) -> tuple[int, int, str] | None:
    text = block.text if block.kind == "heading" else _styled_day(block)
    if text is None or block.line0 in days.marks or (block.kind == "heading" and block.level == 1 and one_h1):
        return None
    if (number := _number(block)) is not None:
        return int(number["of"]), 0, number["title"] or ""
    return day_of_month(plain_heading(text))


def _below_parts(blocks: Sequence[Block], told: Collection[int]) -> list[int]:
    """The lines in `told` that are only a number and stand below a heading that is no title and no month: its parts."""
    one_h1 = _has_title(blocks)
    found = list[int]()
    above: list[Block] = []
    for block in blocks:
        if block.kind != "heading":
            continue
        while above and block.level <= above[-1].level:
            above.pop()
        if block.line0 in told and _number(block) is not None and above:
            around = above[-1]
            title = around.level == 1 and one_h1
            if not title and around.line0 not in told and _month_named(plain_heading(around.text)) is None:
                found.append(block.line0)
        above.append(block)
    return found


_NUMBER: Final = pattern(r"(?P<of>0?[1-9]|[12][0-9]|3[01])\.?(?:[ \t]*(?:[:：](?![0-9])|[—–])[ \t]*(?P<title>\S.*)?)?")


def _number(block: Block) -> re.Match[str] | None:
    """A heading that is only a number, or one with a title behind a colon or a dash."""
    return _NUMBER.fullmatch(plain_heading(block.text)) if block.kind == "heading" else None


def _month_named(heading: str) -> Written | None:
    """The first day of the month that a heading is nothing else than, of no year where it names none."""
    text = heading.strip(" *_#:：")
    found, year = month(text), True
    if found is None:
        # A month is only found beside a year.
        found, year = month(f"2000年{text}" if text[-1:] in ("月", "월", "份") else f"{text} 2000"), False
    if found is None or found.title or not isinstance(found.value, Month):
        return None
    return Written(found.value.number, 1, found.value.year if year else None)


# Headings that count up from 1 are rather sections, unless they go nearly through a month.
_MOST_SECTIONS: Final = 20


def _are_of_a_month(days: Sequence[Written], bare: Sequence[str], *, several: bool) -> bool:
    """Whether days of a month go one way, perhaps with more than one heading for a day. `bare`: those that are only a number.

    Numbers that count up, or stand alone, are days where `several` months have some.
    """
    steps = [below.day - above.day for above, below in pairwise(days)]
    ordered = all(each >= 0 for each in steps) or all(each <= 0 for each in steps)
    dated = [day.on() for day in days]
    fit = all(
        on is not None and day.weekday in (None, on.isoweekday())
        for day, on in zip(days, dated, strict=True)
        if day.year is not None
    )
    if bare and not several and not any(number.startswith("0") for number in bare):
        counted = sorted({int(number) for number in bare})
        if len(counted) < _MOST_SECTIONS and counted == list(range(1, len(counted) + 1)):
            return False
    single = several or days[0].weekday is not None or any(len(number) > 1 for number in bare)
    return ordered and fit and (any(steps) or single)


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
    return find(plain_heading(text))


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
