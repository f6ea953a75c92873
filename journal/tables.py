"""Worked time in the rows of a table: which columns hold a day, a start, an end, a length, and what was done.

A table is a log only where its header says so, or where cells are nothing but a range of times under a day.
"""

import re
from collections.abc import Collection, Sequence
from itertools import zip_longest

from journal.commonmark.block import Block
from journal.dates.headings import day_heading
from journal.dates.spelling import WEEKDAYS, bare_weekday
from journal.diagnostics import Finding
from journal.gather import Gathering
from journal.headings import in_year_above
from journal.marks.clocks import leading
from journal.marks.durations import celled
from journal.marks.times import Place, TimeBlock, column, total, unit
from journal.note import DayMark, Stretch
from journal.patterns import pattern
from journal.record import Record


class _Columns(Record):
    """The number of each column, counted from 0; None where the table has no such column."""

    day: int | None
    start: int | None
    end: int | None
    length: int | None
    text: int | None
    unit: int  # the minutes that a bare number in the column of lengths stands for; 0 if that is not said


def take_times(g: Gathering, table: Block) -> None:
    """Adds the worked time of the rows of `table`, and the days of a column of days."""
    rows = [row for row in table.children if row.kind == "row"]
    if len(rows) < 2 or not all(cell.level for cell in rows[0].children):
        return
    if sum(_is_weekday(cell.text.strip()) for cell in rows[0].children) > 1:
        # A timetable of the week: its rows are of many days.
        return
    columns = _columns([cell.text for cell in rows[0].children], rows[1:])
    known = {(mark.written.month, mark.written.day, mark.written.year): index for index, mark in enumerate(g.days)}
    dates = _dates(rows[1:])
    for row in rows[1:]:
        cells = [cell.text.strip() for cell in row.children]
        if _is_sum(cells):
            continue
        day = _day(g, cells, columns, row.line0, known)
        dated = day is not None or g.place() is Place.DAY
        blocks, minutes, found = _worked(cells, columns, dates, dated=dated)
        for finding, text in found:
            g.report(finding, row.line0, text if text in g.source.line(row.line0) else "")
        if blocks or minutes is not None:
            said = _cell(cells, columns.text) or _longest(cells, columns)
            g.stretches.append(Stretch(blocks, said, g.section, row.line0 + 1, minutes=minutes, day=day))


def _is_weekday(text: str) -> bool:
    found = bare_weekday(text)
    return text in WEEKDAYS or (found is not None and found[1] == len(text))


def _columns(names: Sequence[str], rows: Sequence[Block]) -> _Columns:
    held = [column(name) for name in names]

    def at(name: str) -> int | None:
        return held.index(name) if name in held else None

    length, time = at("duration"), at("time")
    if length is None and time is not None and "date" in held and _are_lengths(names[time], time, rows):
        length = time
    return _Columns(
        _of_days(held, rows),
        at("start"),
        at("end"),
        length,
        at("task"),
        unit(names[length]) if length is not None else 0,
    )


def _of_days(held: Sequence[str | None], rows: Sequence[Block]) -> int | None:
    """The column of days; of several, as `Day` may only count them beside `Date`, the first in which there are some."""
    called = [at for at, name in enumerate(held) if name == "date"]
    telling = (
        at for at in called if any(day_heading(row.children[at].text.strip()) for row in rows if at < len(row.children))
    )
    return next(telling, called[0]) if len(called) > 1 else next(iter(called), None)


def _are_lengths(name: str, at: int, rows: Sequence[Block]) -> bool:
    """Whether a column that is only called `Time` holds lengths, `2h` or `90 min`, and no times of day."""
    cells = [row.children[at].text.strip("*_ ") for row in rows if at < len(row.children)]
    said = [cell for cell in cells if cell]
    number = unit(name) if "(" in name or "[" in name else 0
    return bool(said) and all(":" not in cell and celled(cell, number) is not None for cell in said)


_STUDY = "(?:学习|學習|学習|勉強|공부 ?|학습 ?)?"
_TIME = "(?:时间|時間|时长|時長|用时|用時|시간)"
# `Total: 2 h`, `Weekly total`, `本周合计`, `学習時間の合計`, `총 공부 시간`; but `平均値の定理` is something to learn.
_SUM = pattern(
    r"(?:(?:(?:sub|grand |week(?:ly)? |month(?:ly)? |daily )?totals?(?: (?:study |work(?:ing)? |reading )?(?:time|hours?|minutes))?"
    r"|sum|average|avg\.?|mean|Σ)(?: (?:for|of|per|this) (?:the )?(?:day|week|month|year))?"
    r"|(?:本周|本週|本月|一周|每周|每天|今週の?|今月の?|週間?|月間|이번 ?주 |이번 ?달 |주간 ?|월간 ?)?"
    rf"(?:{_STUDY}{_TIME}?[ の]?(?:合计|合計|总计|總計|総計|小计|小計|共计|共計|累计|累計|平均|합계|총계|소계|총합계?|평균|누적)(?:[ の]?{_STUDY}{_TIME})?"
    rf"|{_STUDY}[总總総총] ?{_STUDY}{_TIME})|总共|總共|计|計|총"
    r"|(?:zwischen|gesamt)?summe|gesamt|insgesamt|gesamtstunden|(?:sous-|sub)?total(?:e|es|en)?(?: (?:heures|horas|ore))?|suma|summa|totaal"
    r"|razem|łącznie|итого|всего|усього|всього|разом|celkem|i alt|totalt|yhteensä|toplam|tổng(?: cộng)?|σύνολο)"
    r"(?: ?[(（][^()（）]{0,20}[)）])?(?:[ :：=]{0,3}\d[\d.,:]{0,8} ?[^\s\d]{0,7}(?: ?\d{1,2} ?[^\s\d]{0,7})?)?",
    re.IGNORECASE,
)


def _is_sum(cells: Sequence[str]) -> bool:
    """Whether a row only adds up those above it, or says how much they are on average: by the first of its cells that is not empty."""
    first = next((cell for cell in cells if cell), "")
    return _SUM.fullmatch(first.strip("*_=: ：")) is not None


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def _longest(cells: Sequence[str], columns: _Columns) -> str:
    """What was done, where no column says that it tells it: the longest of the cells that are left."""
    used = {columns.day, columns.start, columns.end, columns.length}
    rest = [cell for at, cell in enumerate(cells) if at not in used and not _is_range(cell)]
    return max(rest, key=len, default="")


_Known = dict[tuple[int, int, int | None], int]


def _day(g: Gathering, cells: Sequence[str], columns: _Columns, line0: int, known: _Known) -> int | None:
    text = _cell(cells, columns.day)
    found = day_heading(text, order=g.order) if text else None
    if found is None:
        # An empty cell below a day is that day again, as in many hand-written logs.
        last = g.days[-1] if g.days else None
        if columns.day is not None and last is not None and not last.opens and last.section == g.section:
            return len(g.days) - 1
        return g.here.day
    written = found.written if g.here.day is not None else in_year_above(g, found.written, g.section)
    whole, yearless = (written.month, written.day, written.year), (written.month, written.day, None)
    index = known.get(whole, known.get(yearless))
    if index is not None:
        return index
    known[whole] = len(g.days)
    g.days.append(DayMark(written, "", g.section, line0 + 1, opens=False))
    return len(g.days) - 1


_Worked = tuple[tuple[TimeBlock, ...], int | None, list[tuple[Finding, str]]]


def _worked(cells: Sequence[str], columns: _Columns, dates: Collection[int], *, dated: bool) -> _Worked:
    """The ranges of a row, its minutes and what is wrong with them, each with the text that it is about.

    In the columns of `dates` is no time.
    """
    start, end, length = _cell(cells, columns.start), _cell(cells, columns.end), _cell(cells, columns.length)
    minutes = celled(length, columns.unit if dated else 0) if length else None
    text = start if _is_range(start) else f"{start}-{end}: {length}" if start else ""
    if not text and dated:
        text = next((cell for at, cell in enumerate(cells) if at not in dates and _is_range(cell)), "")
    when = leading(text, Place.DAY) if text else None
    if when is None or not when.blocks:
        return (), minutes, [(each, text) for each in when.found] if when is not None else []
    blocks = when.blocks
    if minutes is not None and len(blocks) == 1 and blocks[0].end is None:
        blocks = (TimeBlock(blocks[0].start, blocks[0].start + minutes),)
    return blocks, total(blocks), [(each, text) for each in when.found]


# `7.4-5` and `8.9` can only be days; `7.11-12` beside them is one as well, and no time.
_DATE = pattern(r"(?:1[0-2]|0?[1-9])\.(?:[1-9](?![0-9])|[12][0-9]|3[01])(?:[-–~～至到](?:3[01]|[12][0-9]|[1-9]))?")
_ONLY_A_DATE = pattern(r"[0-9]{1,2}\.(?:[1-9](?![0-9])|[0-9]{2}[^0-9](?:2[5-9]|3[01])\Z)")


def _dates(rows: Sequence[Block]) -> frozenset[int]:
    """The columns in which stand days, as `7.4-5`: all that is in them may be one, and something can be nothing else."""
    columns = zip_longest(*([cell.text.strip() for cell in row.children] for row in rows), fillvalue="")
    held = ([text for text in column if text] for column in columns)
    return frozenset(
        at for at, texts in enumerate(held) if any(map(_ONLY_A_DATE.match, texts)) and all(map(_DATE.fullmatch, texts))
    )


def _is_range(cell: str) -> bool:
    when = leading(cell, Place.DAY)
    return when is not None and bool(when.blocks) and when.length >= len(cell)
