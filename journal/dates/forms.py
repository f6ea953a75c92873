"""Every way to write a single day.

Nothing raises on any text, and the time is linear in it: a date is looked for in a bounded stretch, by patterns without
nested repetition.
"""

import re
from collections.abc import Callable
from enum import Enum
from typing import Final, TypeAlias

from journal.dates.calendarnames import BESIDE_A_DAY, BESIDE_A_YEAR, DOTTED_MONTHS, MONTHS, UNSURE, YEAR_FIRST_MONTHS
from journal.dates.spelling import (
    CENTURIES,
    CLOCK,
    EDGE,
    FREE,
    MONTH,
    MONTH_NAME,
    NAME,
    NEXT_DAY,
    NTH,
    NUMBER,
    NUMERAL,
    WEEKDAY_GAP,
    WEEKDAYS,
    YEAR,
    era_year,
    form_of,
    full_year,
    month_abroad,
    month_number,
    number_of,
    weekday_at,
)
from journal.dates.values import Order, Written, is_on_calendar, iso_week, written_of
from journal.patterns import pattern
from journal.record import Record, replace


class Follow(Enum):
    """What may stand after a form for it to be a day: `2.1 Setting` is a section, `2.1: Setting` may be a day."""

    ANY = "any text"
    MARK = "nothing, a colon, a dash or a time in brackets"
    END = "nothing"


class Hit(Record):
    """A day found in a text, where it ends, and in what style it is written."""

    written: Written
    end: int
    # The separator of the parts, or `han`, `name`, `run` for 4月19日, April 19, 20250419.
    style: str
    follow: Follow = Follow.ANY
    order: Order | None = None


_Reader: TypeAlias = Callable[[re.Match[str], Order | None, int | None], Hit | None]


def _three_parts(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    first, second, third = match["a"], match["b"], match["c"]
    style = match["s"][0]
    if len(first) == 4:
        return _year_first(match)
    # `9. 3. 2026` is a day; `1. 2. 3` are items.
    if len(first) > 2 or len(third) == 3 or (len(match["s"]) > 1 and len(third) < 4):
        return None
    readings = {
        choice: written
        for choice in _orders(first, second, third, style, order)
        if (written := _in_order(choice, first, second, third)) is not None
    }
    if not readings:
        return None
    fitting = {
        choice: written
        for choice, written in readings.items()
        if weekday is not None and _iso_weekday(written) == weekday
    }
    # A slip in a weekday is likelier than another order.
    fitting = fitting if order not in readings else {}
    choice, written = next(iter((fitting or readings).items()))
    # Two digits first, with dots, are a year by custom; only where the year is clear can the rest be unclear.
    settled = choice is order or len(fitting) == 1 or (choice is Order.YMD and style != "/")
    others = {(other.year, other.month, other.day) for other in readings.values()}
    ambiguous = not settled and len(others) > 1
    return Hit(
        replace(
            written,
            ambiguous=ambiguous,
            day_first=ambiguous and choice is Order.DMY,
            year_first=ambiguous and choice is Order.YMD,
        ),
        match.end(),
        style,
        Follow.ANY if len(third) == 4 or style == "/" or int(first) >= 15 else Follow.MARK,
        choice,
    )


def _year_first(match: re.Match[str]) -> Hit | None:
    if match["a"][:2] not in CENTURIES or len(match["c"]) > 2:
        return None
    written = Written(int(match["b"]), int(match["c"]), int(match["a"]))
    # `2026. 03. 09. hétfő`
    dotted = match["s"][0] == "." and match.string[match.end() : match.end() + 2] in (". ", ".,")
    return _hit(written, match.end() + dotted, match["s"][0])


_PLAIN_DAY: Final = pattern(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])-([0-2][0-9]|3[01])")


def plain_day(text: str) -> Written | None:
    """The day of a text that is no more than that, as most names of files and values are: `2026-03-09`."""
    match = _PLAIN_DAY.fullmatch(text)
    if match is None or match[3] == "00":
        return None
    return Written(int(match[2]), int(match[3]), int(match[1]))


def _hit(written: Written, end: int, style: str) -> Hit | None:
    """A form that cannot be anything else: 30 February is a day that does not exist, 13 is no month at all."""
    return Hit(written, end, style) if 1 <= written.month <= 12 and 1 <= written.day <= 31 else None


def _iso_weekday(written: Written) -> int | None:
    day = written.on()
    return day.isoweekday() if day else None


def _orders(first: str, second: str, third: str, style: str, order: Order | None) -> tuple[Order, ...]:
    customary: tuple[Order, ...]
    if len(third) == 4:
        customary = (Order.MDY, Order.DMY) if style == "/" else (Order.DMY, Order.MDY)
    elif style == "/":
        customary = (Order.MDY, Order.YMD, Order.DMY)
    elif len(first) == len(second) == len(third) == 2:
        customary = (Order.YMD, Order.MDY, Order.DMY)
    elif order is None or order is Order.YMD:
        # 3.10.12 is a version, and 22.04.3 as well: parts are padded all or none.
        padded = "0" in (second[0], third[0])
        customary = () if padded and not len(second) == len(third) == 2 else (Order.YMD,)
    else:
        customary = (order,)
    if order is None or (order is Order.YMD and len(third) == 4):
        return customary
    return (order, *(choice for choice in customary if choice is not order))


def _in_order(order: Order, first: str, second: str, third: str) -> Written | None:
    parts = dict(zip(order.value, (first, second, third), strict=True))
    year, month, day = parts["Y"], parts["M"], parts["D"]
    if len(year) == 1 or (len(year) == 4 and year[:2] not in CENTURIES):
        return None
    written = Written(int(month), int(day), full_year(year))
    return written if written.on() else None


def _run(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    return _hit(from_digits(match), match.end(), "run")


def _han(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    year: int | None = None
    if match["era"]:
        year = era_year(match["era"], match["reign"])
    elif match["y"]:
        year = _han_year(match["y"])
    return _hit(Written(number_of(match["m"]), number_of(match["d"]), year), match.end(), "han")


def _han_year(text: str) -> int:
    return full_year(
        "".join(c if c.isdigit() else str("〇一二三四五六七八九".find(c.replace("零", "〇"))) for c in text)
    )


def _han_digits(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    return _hit(from_digits(match), match.end(), "han")


def _named(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    groups = match.groupdict()
    digits = groups.get("y") or groups.get("yy")
    written = Written(month_number(match["m"]), int(match["d"]), full_year(digits) if digits else None)
    hit = _hit(written, match.end(), "name")
    # `may 3 people come` has a verb.
    verb = digits is None and match["m"] in ("may", "march")
    return replace(hit, follow=Follow.MARK) if hit and verb else hit


def _named_first(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    beside = _WORD.match(match.string, match.end())
    # `mar. 4 avril` is a Tuesday in April.
    return None if beside and month_abroad(beside["m"]) else _named(match, order, weekday)


def _named_abroad(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    digits = match["y"] or match["yy"]
    written = Written(month_abroad(match["m"]), int(match["d"]), full_year(digits) if digits else None)
    name, dotted = match["m"].lower(), match.string.startswith(".", match.end("d"))
    # `2. Mac` stands below `1. Windows`.
    if name in BESIDE_A_YEAR and not digits and weekday is None:
        return None
    if dotted and name in DOTTED_MONTHS:
        other = replace(written, month=DOTTED_MONTHS[name])
        written = other if weekday is None or _iso_weekday(other) in (weekday, None) else written
    hit = _hit(written, match.end(), "name")
    # `3 Mars missions` has a planet, and `2 mac: one old` a computer; behind `3 Mars.` begins a title.
    without_year = Follow.END if name in BESIDE_A_DAY and not dotted else Follow.MARK
    closed = digits or (without_year is Follow.MARK and match[0].endswith("."))
    return replace(hit, follow=Follow.ANY if closed else without_year, order=Order.DMY) if hit else None


def _named_between(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    """`2026. március 9.` and `2026-März-09`, as Hungarians write and as names of files are sorted."""
    name = match["m"].lower()
    if match["s"] == " " and name in UNSURE | BESIDE_A_DAY:
        return None
    return _hit(Written(month_abroad(name), int(match["d"]), int(match["y"])), match.end(), "name")


def _named_first_abroad(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    hit = _hit(Written(YEAR_FIRST_MONTHS.get(match["m"].lower(), 0), int(match["d"])), match.end(), "name")
    return replace(hit, follow=Follow.MARK) if hit else None


def _named_day_first(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    hit = _named(match, order, weekday)
    return replace(hit, order=Order.DMY) if hit else None


def _week_day(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    week = iso_week(int(match["y"]), int(match["w"]))
    return Hit(written_of(week.days()[int(match["k"]) - 1]), match.end(), "run") if week else None


def _two_parts(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    first, second = int(match["a"]), int(match["b"])
    month_first, day_first = (first, second), (second, first)
    pairs = (day_first, month_first) if order is Order.DMY else (month_first, day_first)
    for month, day in pairs:
        if is_on_calendar(month, day):
            read = Order.MDY if (month, day) == month_first else Order.DMY
            follow = Follow.END if match["s"] == "-" else Follow.MARK
            return Hit(Written(month, day), match.end(), match["s"], follow, read)
    return None


def _two_and_year(match: re.Match[str], order: Order | None, weekday: int | None) -> Hit | None:
    """`9/3 2026` and `9/3-2026`, as Swedes and Danes write."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    pairs = ((first, second), (second, first)) if order is Order.MDY else ((second, first), (first, second))
    return next((_hit(Written(*pair, year), match.end(), "/") for pair in pairs if is_on_calendar(*pair)), None)


_DAY_UNIT: Final = r"(?:[日号號](?= ?(?:$|[ :(,\-—–~〜」】\])])))?"
# Korean writes a dot after the day, too.
_LAST_DOT: Final = r"(?:\.(?= ?(?:$|[()~\-–—]|[월화수목금토일]요일)))?"
# So do Hungarians, Croats and Serbs; behind a day with its year another dot can be nothing else.
_DOT_BEHIND: Final = r"(?:\.(?=[ ,]|$))?"
# Russian, Ukrainian and Polish write that the number is a year.
_YEAR_WORD: Final = rf"(?: ?(?:г\.|года|р\.|року|r\.|roku)(?![a-z\u0400-\u04ff])|{_DOT_BEHIND})"
_WORD: Final = form_of(rf" (?P<m>{NAME})")
_Forms: TypeAlias = tuple[tuple[re.Pattern[str], _Reader], ...]
# Most texts begin with no day, so the first character says which forms there can be.
_FORMS_OF_DIGITS: Final[_Forms] = (
    (
        form_of(
            r"(?P<a>[0-9]{1,4})(?P<s>\. ?|[\-/_‐–])(?P<b>[0-9]{1,2})(?P=s)(?P<c>[0-9]{1,4})"
            rf"(?:{CLOCK}|(?<=[0-9]{{4}}) ?(?:г|р|r)\.(?![a-z\u0400-\u04ff])|(?<=[0-9]{{4}})\.(?=[ ,])|(?![0-9a-z])(?!\.[0-9]|/[0-9]{{1,3}}(?![0-9])){_LAST_DOT}{_DAY_UNIT})"
        ),
        _three_parts,
    ),
    (
        form_of(
            rf"(?P<y>(?:19|2[01])[0-9]{{2}})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])"
            rf"(?:T[0-9]{{4}}(?:[0-9]{{2}})?Z?)?{EDGE}(?!\.[0-9]){_DAY_UNIT}"
        ),
        _run,
    ),
    (
        form_of(
            rf"(?:(?:(?P<era>令和|平成|昭和) ?(?P<reign>{NUMBER}|元)|(?P<y>{YEAR}|[0-9]{{2}}|[〇零一二三四五六七八九]{{4}}))"
            rf" ?[年년] {{0,2}})?(?P<m>{NUMBER}|{NUMERAL}) ?[月월] {{0,2}}(?P<d>{NUMBER}|{NUMERAL})"
            r"(?: ?[日号號일](?![间間차])|(?= {0,2}(?:$|[:—–,\-~〜至到(])))"
        ),
        _han,
    ),
    (
        form_of(
            rf"(?P<y>{YEAR}|[0-9]{{2}}) ?[年년] {{0,2}}(?P<m>{NUMBER})[./\-](?P<d>{NUMBER}){EDGE}(?![./][0-9]){_DAY_UNIT}"
        ),
        _han_digits,
    ),
    (
        form_of(
            rf"(?P<d>{NUMBER}){NTH}(?: of)?[ ._\-]{{0,2}}(?P<m>{MONTH})\.?"
            rf"(?:,?[ _\-]{{0,2}}(?P<y>{YEAR})(?![./:][0-9])|(?:-|,? ?['’])(?P<yy>[0-9]{{2}}))?{EDGE}"
        ),
        _named_day_first,
    ),
    (
        form_of(
            rf"(?P<d>{NUMBER})(?:er|º|ª)?(?:(?: de)?[ ._\-]{{0,2}}| d['’])(?P<m>{NAME})\.?"
            rf"(?:(?:[,،]?| del?| n[ăĂ]m)[ _\-]{{0,2}}(?P<y>{YEAR})(?![./:][0-9]){_YEAR_WORD}|(?:-|,? ?['’])(?P<yy>[0-9]{{2}}))?{EDGE}"
        ),
        _named_abroad,
    ),
    (form_of(rf"(?P<y>{YEAR})[ ,_\-]{{1,2}}(?P<m>{MONTH})\.?[ _\-]{{1,2}}(?P<d>{NUMBER}){NTH}{EDGE}"), _named),
    (
        form_of(
            rf"(?P<y>{YEAR})(?:\.?(?P<s>[ _\-])|\.)(?P<m>{NAME})\.?[ _\-](?P<d>{NUMBER})(?:-j?[áéae]n)?{EDGE}{_DOT_BEHIND}"
        ),
        _named_between,
    ),
    (form_of(rf"(?P<y>{YEAR})(?P<s>-?)W(?P<w>[0-5][0-9])(?P=s)(?P<k>[1-7]){EDGE}"), _week_day),
    (form_of(rf"(?P<a>{NUMBER})/(?P<b>{NUMBER})[ \-](?P<y>{YEAR}){EDGE}(?![.\-/:][0-9])"), _two_and_year),
    (form_of(rf"(?P<a>{NUMBER})(?P<s>[./])(?P<b>{NUMBER}){EDGE}(?![./][0-9]){_LAST_DOT}{_DAY_UNIT}"), _two_parts),
    (form_of(rf"(?P<a>{NUMBER})(?P<s>\.) (?P<b>{NUMBER})\.(?= ?(?:$|[:()~\-–—]|[월화수목금토일]요일))"), _two_parts),
    (form_of(rf"(?P<a>[0-9]{{2}})(?P<s>-)(?P<b>[0-9]{{2}}){EDGE}(?!-[0-9])"), _two_parts),
)
_FORMS_OF_NAMES: Final[_Forms] = (
    (
        form_of(
            rf"(?P<m>{MONTH})\.?[ _\-]{{0,2}}(?P<d>{NUMBER}){NTH}"
            rf"(?:(?:, {{0,2}}|[ _\-]{{1,2}})(?P<y>{YEAR})(?![./:][0-9])|,? ?['’](?P<yy>[0-9]{{2}}))?{EDGE}(?![.:][0-9])"
        ),
        _named_first,
    ),
    (
        form_of(rf"(?P<m>{NAME})\.? (?P<d>{NUMBER})(?:-j?[áéae]n)?{EDGE}(?![.:][0-9])(?:\.(?=[ ,:–—\-]|$))?"),
        _named_first_abroad,
    ),
)
_FORMS_OF_HAN: Final = tuple(form for form in _FORMS_OF_DIGITS if form[1] is _han)
_FORMS_WITH_LETTERS: Final = tuple(form for form in _FORMS_OF_DIGITS if form[1] not in (_han, _han_digits))
_FORMS_WITH_MARKS: Final = tuple(
    form for form in _FORMS_OF_DIGITS if form[1] in (_three_parts, _two_parts, _two_and_year)
)
_FORMS_OF_RUNS: Final = tuple(form for form in _FORMS_OF_DIGITS if form[1] is _run)
# No day, range or week is without one.
NUMBER_ANYWHERE: Final = pattern(r"[0-9〇零一二三四五六七八九十廿卅]")
START: Final = form_of(
    rf"{FREE}(?:[0-9]|{MONTH_NAME}|m[áÁ][rRjJ]|[áÁ]pr|j[úÚ][nNlL]|szep|okt|mon|tue|wed|thu|fri|sat|sun|周|週|星期|[〇零一二三四五六七八九十廿卅]|令和|平成|昭和)"
)
_LATE_YEAR: Final = form_of(rf",? {{0,2}}(?P<y>{YEAR}){EDGE}(?![.\-/:][0-9])")
DIGITS: Final = frozenset("0123456789")
HAN_FIRST: Final = frozenset("〇零一二三四五六七八九十廿卅令平昭")
_MONTH_FIRST: Final = frozenset("jfmasondáJFMASONDÁ")
_ANY_MONTH_FIRST: Final = _MONTH_FIRST.union(*((name[0], name[0].upper()) for name in MONTHS))
_HAN_UNITS: Final = frozenset("年년月월")
_NUMBERS: Final = pattern(r"[0-9]+")
_MARKS_BETWEEN: Final = frozenset("./-_‐–")
# Further than this from the start of a day, or the end of its first number, no form has the name of a month or 年 and 月.
_NEAR: Final = 8


def _forms(shadow: str, at: int) -> _Forms:
    first = shadow[at : at + 1]
    if first in DIGITS:
        return _forms_of_digits(shadow, at)
    if first in _MONTH_FIRST:
        return _FORMS_OF_NAMES
    return _FORMS_OF_HAN if first in HAN_FIRST else ()


def _forms_of_digits(shadow: str, at: int) -> _Forms:
    """The forms that what follows the first number leaves possible."""
    number = _NUMBERS.match(shadow, at)
    end = number.end() if number is not None else at
    following = shadow[end : end + _NEAR]
    if not _HAN_UNITS.isdisjoint(shadow[at : end + 2]) or not _HAN_UNITS.isdisjoint(following):
        return _FORMS_OF_DIGITS
    if not _ANY_MONTH_FIRST.isdisjoint(following) or "W" in following[:2].upper():
        return _FORMS_WITH_LETTERS
    if end - at >= _NEAR:
        return _FORMS_OF_RUNS
    return _FORMS_WITH_MARKS if following[:1] in _MARKS_BETWEEN else ()


def longest_day(shadow: str, at: int, order: Order | None, weekday: int | None) -> Hit | None:
    """The longest reading of a day that begins at a place."""
    best: Hit | None = None
    for each, reader in _forms(shadow, at):
        match = each.match(shadow, at)
        hit = reader(match, order, weekday) if match else None
        if hit and (best is None or hit.end > best.end):
            best = hit
    return best


def day_at(shadow: str, at: int, order: Order | None) -> Hit | None:
    """The longest day at `at`, with a weekday before or after it and a year after that."""
    before = weekday_at(shadow, at)
    start = at
    if before:
        gap = WEEKDAY_GAP.match(shadow, before[1])
        start = gap.end() if gap else before[1]
    boxed = before is not None and shadow[start : start + 1] == "("
    hit = longest_day(shadow, start + boxed, order, before[0] if before else None)
    if hit is None or (boxed and shadow[hit.end : hit.end + 1] != ")"):
        return None
    if before:
        written = replace(hit.written, weekday=before[0])
        return replace(hit, written=written, end=hit.end + boxed, follow=Follow.ANY)
    return with_weekday(shadow, start, hit, order)


def with_weekday(shadow: str, at: int, hit: Hit, order: Order | None) -> Hit:
    """A day with the weekday that stands behind it, if one does."""
    gap = WEEKDAY_GAP.match(shadow, hit.end)
    after = weekday_at(shadow, gap.end() if gap else hit.end)
    if after is None and (alone := _LETTER_BEHIND.match(shadow, hit.end)):
        after = WEEKDAYS[alone[1]], alone.end(), False
    if after is None or (gap and "-" in gap.group() and NEXT_DAY.match(shadow, after[1])):
        return hit
    weekday, end, weak = after
    if hit.written.ambiguous:
        hit = longest_day(shadow, at, order, weekday) or hit
    if weak and hit.follow is not Follow.ANY:
        # `3.2 SAT solvers` is a section; `3.2 Sat` and `3.2 Sat: solved` are a Saturday.
        if not followed(shadow, end, Follow.MARK):
            return hit
    else:
        hit = replace(hit, follow=Follow.ANY)
    written = replace(hit.written, weekday=weekday)
    late = _LATE_YEAR.match(shadow, end) if hit.style == "name" and written.year is None else None
    if late:
        written, end = replace(written, year=int(late["y"])), late.end()
    return replace(hit, written=written, end=end)


# `(2026-03-09, 月)`: one letter behind a comma, and nothing behind it.
_LETTER_BEHIND: Final = form_of(r" ?[,、] ?([月火水木金土日월화수목금토일])(?= ?(?:[)\]】]|$))")
_TIME_IN_BRACKETS: Final = r"\((?:[^\s()0-9]{1,9} ?)?[0-9]{1,2}:[0-9]{2}(?![0-9])[^()]{0,16}\)"
_MARK: Final = form_of(rf" {{0,8}}(?:$|[:—–](?![0-9])|--|{_TIME_IN_BRACKETS})")
_NOTHING: Final = form_of(r" {0,8}$")


def followed(shadow: str, at: int, follow: Follow) -> bool:
    """Whether what stands behind a day lets it be one."""
    match follow:
        case Follow.ANY:
            return True
        case Follow.MARK:
            return _MARK.match(shadow, at) is not None
        case Follow.END:
            return _NOTHING.match(shadow, at) is not None


def from_digits(match: re.Match[str]) -> Written:
    """The day of a match with year, month and day in digits."""
    return Written(int(match["m"]), int(match["d"]), full_year(match["y"]))
