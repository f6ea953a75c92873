"""Ranges of days, ISO weeks, months and ordinals in a text."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache
from typing import Final

from journal.dates.arithmetic import step, week_of
from journal.dates.calendarnames import BESIDE_A_DAY, NTH_WEEK_WORD, UNSURE, WEEK_WORD, WEEK_WORDS_BEGIN, WEEKDAYS
from journal.dates.forms import NUMBER_ANYWHERE, START, Hit, day_at, with_weekday
from journal.dates.spelling import (
    ANY_COUNT,
    EDGE,
    FREE,
    HEADING_REACH,
    LETTERS,
    MONTH,
    NAME,
    NTH,
    NUMBER,
    NUMERAL,
    TITLE_REACH,
    YEAR,
    around,
    folded,
    form_of,
    full_year,
    month_abroad,
    month_number,
    number_of,
)
from journal.dates.values import COMMON, Found, Month, Order, PeriodFound, Range, Week, Written, iso_week
from journal.patterns import pattern
from journal.record import replace

_SEPARATOR: Final = form_of(
    rf"(?P<gap> {{0,3}})(?P<s>-{{1,3}}|[–—―−‐‒]|~|〜|→|\.\.|_{{1,2}}|/|to(?![a-z])|until(?![a-z])|till(?![a-z])"
    rf"|through(?![a-z])|thru(?![a-z])|(?:bis|au|al?|tot|tom|til|do|по|до|đến|tới|sampai|hingga|s[./]d\.?|până la|έως|ως|עד|إلى)(?![{LETTERS}])|到|至|から|부터|에서) {{0,3}}"
)
_UNTIL: Final = form_of(r" ?(?:まで|까지)")
_LAST_DAY: Final = form_of(
    rf"(?P<d>{NUMBER}){NTH} ?(?P<u>[日号號일])?(?:(?:, {{0,2}}| {{1,2}})(?P<y>{YEAR})(?![./:\-][0-9]))?{EDGE}(?![.:/][0-9])(?:\.(?=[ ,]|$))?"
)
_FIRST_DAY: Final = form_of(rf"(?P<d>{NUMBER})(?:{NTH}|er|º)\.?")
_COUNTED: Final = form_of(
    rf"(?<![{LETTERS}])(?:day|tag|jour|d[ií]a|giorno|dag(?:ur)?|dzień|[дД]ень|gün|ngày|hari(?: ke-?)?|ziua|[дД]ен|deň|dan|nap|η?μέρα|Η?μέρα|اليوم|يوم) ?#?$"
)
_RUN_END: Final = form_of(rf"(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9]){EDGE}")
_RANGE_MARK: Final = form_of(r" {0,8}(?:$|[:—–)\]】|])")
# How long, in days, a range may be before its numbers are more likely to mean something else.
_LONGEST: Final = 400
_LONGEST_INHERITED: Final = 62
LONGEST_HYPHENS: Final = 14
_LONGEST_BARE: Final = 31
_WEEK_IN_HYPHENS: Final = range(4, LONGEST_HYPHENS)
# A year-less range beside other words must look like a week, as people draw weeks.
_BARE_BESIDE_WORDS: Final = range(5, 11)
_NOT_A_RANGE: Final = form_of(
    r"(?:chapters?|ch|sections?|sec|§|figures?|figs?|tables?|equations?|eqs?|lectures?|lec|parts?|versions?|ver|v|python"
    r"|releases?|pages?|pp?|exercises?|ex|problems?|lessons?|第|章|节)\.? {0,2}$"
)
_FROM: Final = form_of(
    r"(?<![0-9a-z])(?:from|vom|von|du|del?|dal|da|van|od|[сСзЗ]|từ|dari|din|från|fra|[оО]т|από|من) {1,2}(?:ngày {1,2}|tanggal {1,2}|la {1,2})?$"
)
_WEEKDAY: Final = form_of(rf"((?:(?:th[ứỨ]|ch[ủỦ]|יום|يوم) )?[{LETTERS}]{{2,15}}|th[ứỨ] [2-7])[.,،]? {{1,2}}$")
_WEEK_OF: Final = form_of(
    r"(?<![0-9a-z])(?:(?:week|wk) (?:of|starting|beginning|commencing)(?: on)?|w/[cb]"
    r"|woche (?:vom|ab)|semaine du|semana del?|settimana del|week van|[нН]еделя с):? {1,2}"
)


def range_at(shadow: str, at: int, order: Order | None) -> tuple[Range, int, bool] | None:
    """A range of days at `at`, where it ends, and whether it is bare."""
    first = day_at(shadow, at, order)
    if first is None:
        return _days_before_month(shadow, at, order)
    middle = _SEPARATOR.match(shadow, first.end)
    if middle is None:
        return _days_before_month(shadow, at, order)
    last = day_at(shadow, middle.end(), order)
    if last is not None and (first.order is not last.order or first.written.ambiguous or last.written.ambiguous):
        first, last = _alike(shadow, (at, first), (middle.end(), last))
    found = _joined(first, last, middle) if last else None
    if found is None or last is None:
        short = _short_end(shadow, first, middle, order)
        if short is None:
            return _days_before_month(shadow, at, order)
        found, end = short
    else:
        end = last.end
    until = _UNTIL.match(shadow, end)
    bare = found.start.year is None and first.style in "./-" and (last is None or last.style in "./-")
    return found, until.end() if until else end, bare


def _alike(shadow: str, first: tuple[int, Hit], last: tuple[int, Hit]) -> tuple[Hit, Hit]:
    """Two days, each with its place, in one order of their parts, as `28/09/2026 - 06/10/2026` proves it for both.

    Where both orders are possible, as in `01/10/2026 - 07/10/2026`, it is the one that makes them a month at most.
    """
    orders = [last[1].order, first[1].order]
    if orders[0] is orders[1]:
        orders += (Order.DMY, Order.MDY)
    found = list[tuple[Hit, Hit]]()
    for order in orders:
        one, other = (day_at(shadow, at, order) or hit for at, hit in (first, last))
        if order is not None and one.order is order and other.order is order:
            found.append((one, other))
    near = (both for both in found if 0 < step(both[0].written, both[1].written) < _LONGEST_BARE)
    return next(near, found[0] if found else (first[1], last[1]))


def _joined(first: Hit, last: Hit, middle: re.Match[str]) -> Range | None:
    start, end = first.written, last.written
    years = (start.year is not None) + (end.year is not None)
    numbers = first.style in "./-" and last.style in "./-"
    if numbers and years < 2 and first.style != last.style:
        return None
    if middle["s"] in ("_", "__", "/", "..") and years == 0:
        if first.style != "-":
            return None
    elif middle["s"] == "/" and "/" in (first.style, last.style):
        return None
    longest = _LONGEST if years == 2 else _LONGEST_INHERITED
    if numbers and years == 0:
        longest = _LONGEST_BARE
    elif numbers and years == 1 and middle["s"] == "-" and last.style == "-":
        longest = LONGEST_HYPHENS
    return bounded_range(start, end, longest)


def bounded_range(start: Written, end: Written, longest: int) -> Range | None:
    """The range with the missing years filled in; None if it runs backwards, is longer, or has no such day."""
    turns = (end.month, end.day) < (start.month, start.day)
    if start.year is None and end.year is not None:
        start = replace(start, year=end.year - turns)
    elif end.year is None and start.year is not None:
        end = replace(end, year=start.year + turns)
    found = Range(start, end)
    return found if 2 <= found.days <= longest else None


def _short_end(shadow: str, first: Hit, middle: re.Match[str], order: Order | None) -> tuple[Range, int] | None:
    """A range whose end is only a day of the month, or four digits after a run of eight."""
    start, tight = first.written, middle.group() == middle["s"]
    match = _RUN_END.match(shadow, middle.end()) if first.style == "run" else None
    if match:
        found = bounded_range(start, Written(int(match["m"]), int(match["d"])), _LONGEST_INHERITED)
        return (found, match.end()) if found else None
    match = _LAST_DAY.match(shadow, middle.end())
    if match is None or int(match["d"]) <= start.day:
        return None
    alone = _RANGE_MARK.match(shadow, match.end()) is not None
    match first.style:
        case "han":
            allowed = match["u"] is not None or alone
        case "name":
            allowed = tight or alone or (match["y"] is not None and start.year is None)
        case "run" | "_":
            allowed = False
        case style:
            dated = start.year is not None or style == "/"
            # `2025-11-09-15` is a week; `2025-11-01-02` rather the second note of a day.
            weekly = style == "-" and int(match["d"]) - start.day in _WEEK_IN_HYPHENS
            other = middle["s"] not in (style, "_", "/") or (weekly and middle["s"] == "-")
            allowed = dated and tight and alone and match["y"] is None and other
    year = start.year if start.year is not None else int(match["y"]) if match["y"] else None
    if not allowed or (match["y"] and year != int(match["y"])):
        return None
    end = Written(start.month, int(match["d"]), year)
    found = bounded_range(replace(start, year=year), end, _LONGEST_BARE)
    after = with_weekday(shadow, middle.end(), Hit(end, match.end(), first.style), order)
    return (replace(found, end=replace(end, weekday=after.written.weekday)), after.end) if found else None


def _days_before_month(shadow: str, at: int, order: Order | None) -> tuple[Range, int, bool] | None:
    match = _FIRST_DAY.match(shadow, at)
    if match and _COUNTED.search(shadow[max(0, at - 12) : at]):
        # `Day 2 - 3 January` is the third, counted as the second.
        return None
    middle = _SEPARATOR.match(shadow, match.end()) if match else None
    last = day_at(shadow, middle.end(), order) if middle else None
    if match is None or last is None or last.order is not Order.DMY:
        return None
    # `9.–15. 3. 2026`
    numbers = last.style == "." and match[0].endswith(".") and last.written.year is not None
    if last.style != "name" and not numbers:
        return None
    found = bounded_range(replace(last.written, day=int(match["d"]), weekday=None), last.written, _LONGEST_BARE)
    return (found, last.end, False) if found and found.start.day < found.end.day else None


def period(text: str, *, order: Order | None = None) -> PeriodFound | None:
    """The first range of days in a title, a heading or a file's name, or else the first ISO week.

    A start without a year takes it from the end and the other way round, across New Year; with no year at all
    both days are year-less. `Week of May 5, 2025` is seven days from there, or the ISO week of a day from Tuesday to
    Friday; `Week 3, 5 May 2025` is that of its day, but with a weekday it is the day. A week needs a year next to it (`2025-W17`, `Week 17, 2025`) and must exist.
    """
    return _period_of_line(text, order) if len(text) <= HEADING_REACH else _period(text, order)


@lru_cache(maxsize=2048)
def _period_of_line(text: str, order: Order | None) -> PeriodFound | None:
    return _period(text, order)


def _period(text: str, order: Order | None) -> PeriodFound | None:
    shadow = folded(text[:TITLE_REACH])
    if NUMBER_ANYWHERE.search(shadow) is None:
        return None
    for start in START.finditer(shadow):
        found = range_at(shadow, start.start(), order)
        if found is None:
            continue
        value, end, bare = found
        if value.start.year is None and (week := _week_in(text, shadow)) is not None:
            value = _near(value, week.value)
            bare = bare and value.start.year is None
        before = _before(shadow[: start.start()])
        title = around(text, before.start() if before else start.start(), end)
        beside = bare and title and value.days not in _BARE_BESIDE_WORDS
        if not beside and not (bare and _NOT_A_RANGE.search(shadow[: start.start()])):
            return PeriodFound(value, title, start.start(), end, bare)
    return _week_of_a_day(text, shadow, order) or _week_beside_a_day(text, shadow, order) or _week_in(text, shadow)


def _before(said: str) -> re.Match[str] | None:
    """What stands before a range and belongs to it, where it ends a text: `from`, or the weekday of its first day."""
    weekday = _WEEKDAY.search(said)
    if weekday is not None and weekday[1].lower() in WEEKDAYS:
        return weekday
    return _FROM.search(said)


def _near(value: Range, beside: Range | Week) -> Range:
    """A range without a year in that of the ISO week beside it, if it is of those days: `2025年第1周（12.30-1.5）`."""
    days = beside.days() if isinstance(beside, Week) else ()
    for year in sorted({day.year for day in days}):
        both = value.on(year)
        if both is not None and both[0] <= days[-1] and both[1] >= days[0]:
            return Range(replace(value.start, year=both[0].year), replace(value.end, year=both[1].year))
    return value


def _week_of_a_day(text: str, shadow: str, order: Order | None) -> PeriodFound | None:
    # The pattern begins by looking back, so it is slow to search for.
    match = _WEEK_OF.search(shadow) if " " in shadow and _WEEK_FIRST.search(shadow) else None
    hit = day_at(shadow, match.end(), order) if match else None
    first = hit.written.on(COMMON) if hit else None
    if match is None or hit is None or first is None:
        return None
    span = (match.start(), hit.end)
    if hit.written.year is not None and 2 <= first.isoweekday() <= 5:
        # Nobody's week begins in its middle: this is a day of the week that is meant.
        return PeriodFound(week_of(first), around(text, *span), *span)
    last = first + timedelta(days=6)
    year = None if hit.written.year is None else last.year
    return PeriodFound(Range(hit.written, Written(last.month, last.day, year)), around(text, *span), *span)


def _week_beside_a_day(text: str, shadow: str, order: Order | None) -> PeriodFound | None:
    # A day with its year ends in two digits at least, or begins with them.
    named = _TWO_DIGITS.search(shadow) and (_WORD.search(shadow) or not _SIGNS.isdisjoint(shadow))
    match = _WEEK_BESIDE.search(shadow) if named else None
    hit = day_at(shadow, match.end(), order) if match else None
    day = hit.written.on() if hit and hit.written.weekday is None else None
    if match is None or hit is None or day is None:
        return None
    end = hit.end + shadow.startswith(")", hit.end)
    return PeriodFound(week_of(day), around(text, match.start(), end), match.start(), end)


_WEEK_FIRST: Final = pattern("[wWнН]|[sS]e[mt]")
_NO_DATE: Final = r"(?! ?[./_\-年년] ?[0-9])"
_ANY_WEEK: Final = rf"(?:week|wk|w|{WEEK_WORD})"
_WEEKS_BY_WORD: Final = (
    form_of(rf"{FREE}(?P<y>{YEAR})[年년]?[ ,._/\-]{{0,3}}{_ANY_WEEK}[ #_.\-]{{0,2}}(?P<w>{NUMBER}){EDGE}(?!\.[0-9])"),
    form_of(
        rf"(?<![0-9a-z]){_ANY_WEEK}[ #_.\-]{{0,2}}(?P<w>{NUMBER})[ ,،/_(\-]{{1,3}}(?:(?:of|de|del|năm|din) {{1,2}})?(?P<y>{YEAR}){EDGE}{_NO_DATE}\)?"
    ),
    form_of(rf"{FREE}(?P<y>{YEAR})[./]? ?(?P<w>{NUMBER})\. h[éÉ]t(?![{LETTERS}])"),
)
_WEEKS_BY_SIGN: Final = (
    form_of(
        rf"{FREE}(?P<y>{YEAR}|[0-9]{{2}}) ?[年년] {{0,2}}[第제]? ?(?P<w>{ANY_COUNT}) ?(?:[周週]目?|주차?)(?![年년])"
    ),
    form_of(rf"{FREE}(?P<y>{YEAR})[ _/\-]{{0,2}}[第제] ?(?P<w>{ANY_COUNT}) ?(?:[周週]目?|주차?)(?![年년])"),
    form_of(rf"[第제] ?(?P<w>{ANY_COUNT}) ?(?:[周週]|주차?)[ ,(]{{1,2}}(?P<y>{YEAR}){EDGE}{_NO_DATE}年?\)?"),
)
_WEEK_BESIDE: Final = form_of(
    rf"(?:(?<![0-9a-z]){_ANY_WEEK} ?#?{NUMBER}|[第제] ?{ANY_COUNT} ?(?:[周週]|주차?)|{FREE}{NUMBER} ?주차)(?: ?[,:(–—\-] ?| )"
)
_TWO_DIGITS: Final = pattern(r"[0-9][0-9]")
_WORD: Final = form_of(WEEK_WORDS_BEGIN)
_SIGNS: Final = frozenset("周週주")


def _week_in(text: str, shadow: str) -> PeriodFound | None:
    for match, year, number in _weeks_in(shadow):
        week = iso_week(year, number)
        if week:
            return PeriodFound(week, around(text, *match.span()), *match.span())
    return None


def _weeks_in(shadow: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """The weeks that a title names by year and number, whether there are such or not."""
    if not _TWO_DIGITS.search(shadow):
        return
    # A form is not even looked for, nor compiled, where what all of its kind have is not there.
    forms = _WEEKS_BY_WORD if _WORD.search(shadow) else ()
    for each in forms if _SIGNS.isdisjoint(shadow) else (*forms, *_WEEKS_BY_SIGN):
        match = each.search(shadow)
        if match:
            yield match, full_year(match["y"]), number_of(match["w"])


def missing_week(text: str) -> Week | None:
    """The ISO week that a title names and that its year has not, as week 53 of 2025; None where there is no such name."""
    named = [Week(year, number) for _, year, number in _weeks_in(folded(text[:TITLE_REACH]))]
    return named[0] if named and all(iso_week(week.year, week.number) is None for week in named) else None


_SERIES: Final = form_of(
    rf"(?<![0-9a-z])(?:weekly|week|wk|w(?=[0-9 #\-])|{WEEK_WORD})(?: ?(?:report|review|notes?|log|update))?[ _.\-]{{0,2}}(?:n[or]\.? ?|n[º°] ?|vol\.? ?)?"
    rf"[#№]? ?(?P<week>[0-9]{{1,3}}){EDGE}(?!\.[0-9])"
    rf"|(?<![月월])(?<![月월] )[第제] ?(?P<han>[0-9]{{1,4}}|{NUMERAL})(?: ?[\-~〜] ?{NUMBER})? ?(?:[周週期回号](?![年天日期])|주차?)"
    rf"|{FREE}(?P<ko>[0-9]{{1,4}}) ?(?:주차|週目|周目)"
    # `1. Woche`, `2-hafta`, `3ª semana`, `4-я неделя`; not `3 semanas`.
    rf"|{FREE}(?P<nth>[0-9]{{1,3}})(?:[.\-_] ?|-?(?:я|й|та|ª|a|e|ème|è|º|η) )(?:{NTH_WEEK_WORD}){EDGE}(?![{LETTERS}])"
    rf"|(?:[周週][报報记記刊]|주간)[ _\-]{{0,2}}[#№]?(?P<report>[0-9]{{1,3}}){EDGE}(?![.年月월][0-9]?)"
)
_NTH_WEEK: Final = rf"(?:の? ?[第제]? ?{ANY_COUNT} ?(?:[周週](?![年天日期])|주차?)| ?(?:첫|둘|셋|넷|다섯)째 ?주|の? ?最終週| ?마지막 ?주)"
_WEEK_OF_MONTH: Final = form_of(
    rf"[月월]{_NTH_WEEK}|(?:first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th)) week (?:of|in) {MONTH}"
)
_WEEK_WORD: Final = pattern(rf"week|周|週|주|{NTH_WEEK_WORD}", re.IGNORECASE)
# `Minggu 15 Maret` is a Sunday; `Minggu 15` is a week.
_DAY_OF_SUNDAY: Final = form_of(r"minggu [0-9]{1,2} (?:jan|feb|ma[rc]|apr|mei|ju[nl]|agu|ogos|sep|okt|nov|des|dis)")
_SHARP: Final = form_of(r"(?:^|(?<=[ \-_(]))#(?P<n>[0-9]{1,3})(?![0-9a-z])")


def ordinal(text: str) -> int | None:
    """The place in a series that a title names: `Weekly-#4`, `Week 17`, `第4周`, `week42`, `#4`.

    Not the number of an ISO week: None where the week has its year beside it. `#4` alone counts only at the start
    or the end of the text. Of `第1-2周` it is the first.
    """
    shadow = folded(text[:TITLE_REACH]).strip()
    if _week_in(shadow, shadow):
        return None
    match = _SERIES.search(shadow)
    if match and not _DAY_OF_SUNDAY.match(match[0] + shadow[match.end() :]):
        number = next(group for group in match.groups() if group)
        return int(number) if number.isdigit() else number_of(number) or None
    for match in _SHARP.finditer(shadow) if "#" in shadow else ():
        if match.start() == 0 or match.end() == len(shadow):
            return int(match["n"])
    return None


def names_week(text: str) -> bool:
    """Whether a title names a week by a number of the author's own: in a series, or in a month (`3月第2周`).

    Where the weeks of a month begin is nowhere agreed, so such a week has no days by its name.
    """
    if _WEEK_WORD.search(text) is None:
        return False
    return ordinal(text) is not None or _WEEK_OF_MONTH.search(folded(text[:TITLE_REACH])) is not None


_MONTH_FORMS: Final = (
    form_of(rf"{FREE}(?P<y>{YEAR})[\-._](?P<m>0?[1-9]|1[0-2]){EDGE}(?![\-._/][0-9])"),
    form_of(rf"{FREE}(?P<y>{YEAR}|[0-9]{{2}}) ?[年년] {{0,2}}(?P<m>{ANY_COUNT}) ?[月월](?! ?[0-9])(?!{_NTH_WEEK})"),
    form_of(rf"(?<![0-9a-z])(?P<m>{MONTH})\.?,?[ _\-]{{0,2}}(?P<y>{YEAR}){EDGE}(?![\-./][0-9])"),
    form_of(rf"{FREE}(?P<y>{YEAR})[ _\-]{{0,2}}(?P<m>{MONTH})(?![ _\-]{{0,2}}[0-9])"),
    form_of(r"^(?P<y>20[0-9]{2})(?P<m>0[1-9]|1[0-2])$"),
)


def month(text: str) -> Found | None:
    """The month with its year that a title or a file's name holds (`2025-05`, `2025年5月`, `May 2025`).

    None for a week of it, `2025年5月第2周`, and for several, `2025-05 to 2025-07`.
    """
    shadow = folded(text[:TITLE_REACH])
    for each in _MONTH_FORMS:
        match = each.search(shadow)
        number = _month_of(match["m"]) if match else 0
        if match and 1 <= number <= 12:
            if _is_of_several(shadow, *match.span(), number):
                return None
            return Found(Month(full_year(match["y"]), number), around(text, *match.span()))
    return _month_abroad(text, shadow)


def _is_of_several(shadow: str, begin: int, end: int, number: int) -> bool:
    """Whether the month at a place is the first or the last of a row of them; `2026-03-March` is one."""
    after = _SEPARATOR.match(shadow, end)
    last = _ANY_MONTH.match(shadow, after.end()) if after is not None else None
    if last is not None and (last["y"] or _month_of(last["m"]) != number):
        return True
    return _TO_A_MONTH.search(shadow[max(0, begin - 30) : begin]) is not None


_ANY_MONTH: Final = form_of(
    rf"(?:(?P<y>{YEAR}) ?[\-._年년] ?)?(?P<m>{MONTH}|(?:0?[1-9]|1[0-2])(?=[月월]|{EDGE}(?![\-./][0-9])))"
)
_TO_A_MONTH: Final = form_of(
    rf"(?:{FREE}{YEAR}[\-._][0-9]{{1,2}}|(?<![0-9a-z]){MONTH}\.?(?:[ ,_\-]{{1,2}}{YEAR})?|[0-9] ?[月월])"
    r" {0,3}(?:-{1,3}|[–—~〜→]|_{1,2}|to|until|through|到|至|から|부터) {0,3}$"
)


_MONTH_ABROAD: Final = (
    form_of(
        rf"(?<![0-9{LETTERS}])(?P<m>{NAME})\.?[,،]?(?: del?| n[ăĂ]m|(?<=[0-9]) ?/(?! ))?[ _\-]{{0,2}}(?P<y>{YEAR}){EDGE}(?![\-./][0-9])(?:\.(?=[ ,]|$))?"
    ),
    form_of(rf"{FREE}(?P<y>{YEAR})\.?[ _\-]{{0,2}}(?P<m>{NAME})(?!\.?[ _\-]{{0,2}}[0-9])"),
)


def _month_abroad(text: str, shadow: str) -> Found | None:
    for each in _MONTH_ABROAD:
        for match in each.finditer(shadow):
            name, title = match["m"].lower(), around(text, *match.span())
            number = month_abroad(name) if name not in BESIDE_A_DAY else 0
            if number and not (title and name in UNSURE):
                return Found(Month(full_year(match["y"]), number), title)
    return None


def _month_of(text: str) -> int:
    return month_number(text) if text[:1].isascii() and text[:1].isalpha() else number_of(text)
