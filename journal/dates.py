"""Every way to write a day, a week, a month or a range of days, and arithmetic on civil dates.

Text goes in, values come out; there is no clock, no time zone and no configuration here. What a day means
for an entry (its source, its year, its section) is decided elsewhere. Nothing raises on any text, and the
time is linear in it: a date is looked for in a bounded stretch, by patterns without nested repetition.
Patterns run on a *shadow* of the text, in which full-width forms are ordinary ones and every character
keeps its place, so that positions in the shadow are positions in the text.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import Final, TypeAlias

from journal.patterns import pattern
from journal.record import Record, replace


class Order(Enum):
    """The order of the three parts of a date in digits whose first part is not a year of four digits."""

    DMY = "DMY"
    MDY = "MDY"
    YMD = "YMD"


class Written(Record):
    """A day as it is written.

    `year` is None when the text names none. `weekday` is 1 (Monday) to 7 when the text names one, right or
    wrong. `ambiguous` says that day and month could change places (3/4/2025), and `day_first` how it was then read.
    `approximate` is for days that
    were not written but inferred; this module never sets it. The day may not exist: see `on`.
    """

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    approximate: bool = False
    ambiguous: bool = False
    day_first: bool = False

    def on(self, year: int | None = None) -> date | None:
        """The civil date, in its own year or else in `year`; None without a year, and for days like 30 February."""
        known = self.year if self.year is not None else year
        return None if known is None else _date(known, self.month, self.day)


class Range(Record):
    """The days from `start` to `end`, both included. Either both have a year or neither has."""

    start: Written
    end: Written

    def on(self, year: int | None = None) -> tuple[date, date] | None:
        """First and last day; `year` is the year of the start if the range names none. None as for a day."""
        start, end = self.start.on(year), self.end.on(year)
        if start and end and end < start and year is not None and self.end.year is None:
            end = self.end.on(year + 1)
        return (start, end) if start and end and start <= end else None

    @property
    def days(self) -> int:
        """How many days the range has; without a year, as in a common year. 0 if one of its ends does not exist."""
        both = self.on(_COMMON) or self.on(_LEAP)
        return (both[1] - both[0]).days + 1 if both else 0


class Week(Record, order=True):
    """An ISO week (ISO 8601): Monday to Sunday, of the year that holds its Thursday.

    Those found in text exist; one that does not (week 53 of a year of 52) raises ValueError when its days are asked.
    """

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def range(self) -> Range:
        return Range(_written(self.monday), _written(self.days()[-1]))

    def days(self) -> tuple[date, ...]:
        """Its seven days, Monday first."""
        return tuple(self.monday + timedelta(days=n) for n in range(7))


class Month(Record, order=True):
    """A month of the calendar, 1 to 12."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def range(self) -> Range:
        last = monthrange(self.year, self.number)[1]
        return Range(Written(self.number, 1, self.year), Written(self.number, last, self.year))


When: TypeAlias = Written | Range | Week | Month


class DayHeading(Record):
    """A day at the start of a text; `title` starts at `length` characters, once marks at its end are dropped.

    `bare` says that only two numbers were there (4.19, 4/19): it may be a day, if its surroundings agree.
    """

    written: Written
    title: str
    length: int
    bare: bool = False


class PeriodFound(Record):
    """A range or an ISO week at `text[begin:end]`; `title` is the text without it.

    `bare` says that the range is four numbers without a year (4.19-4.25), which may be something else.
    """

    value: Range | Week
    title: str
    begin: int
    end: int
    bare: bool = False


class Found(Record):
    """What a file's name or path says; `title` is what remains of the name, words separated by spaces.

    `bare` as in `DayHeading` and `PeriodFound`.
    """

    value: When
    title: str
    bare: bool = False


# A year-less day is measured in these: one with and one without 29 February.
_COMMON: Final = 2001
_LEAP: Final = 2000
# Longer than any date with its prefix, weekday and marks; text beyond it cannot change the reading of a heading.
_HEADING_REACH: Final = 160
# Titles and names are shorter; a range deeper in a text is prose.
_TITLE_REACH: Final = 400
_YEAR: Final = r"(?:1[89]|2[01])[0-9]{2}"
_CENTURIES: Final = ("18", "19", "20", "21")
_NUMBER: Final = r"[0-9]{1,2}"
_NUMERAL: Final = r"[一二三四五六七八九十廿卅]{1,3}"
_MONTH_NAME: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH: Final = _MONTH_NAME + r"(?![a-z])"
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NTH: Final = r"(?:st|nd|rd|th)?"
# A number is part of a date only if no letter or digit touches it.
_FREE: Final = r"(?<![0-9a-z])(?<![0-9][./:\-])"
_EDGE: Final = r"(?![0-9a-z])"
_CLOCK: Final = r"(?:T[0-9]{2}(?::?[0-9]{2}){1,2}(?:[.,][0-9]{1,9})?(?:Z|[+\-][0-9]{2}:?[0-9]{2})?" + _EDGE + r")"
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925}


def _pattern(source: str) -> re.Pattern[str]:
    return pattern(source, re.ASCII | re.IGNORECASE)


def _shadow(text: str) -> str:
    return text if text.isascii() and text.isprintable() else "".join(map(_plain, text))


# A language is written with fewer characters, and each comes up again and again.
@lru_cache(maxsize=8192)
def _plain(char: str) -> str:
    if char.isspace():
        return " "
    if char.isascii():
        return char
    plain = unicodedata.normalize("NFKC", char)
    # A circled or raised digit (①, ²) counts something; it is no part of a date.
    return char if len(plain) != 1 or unicodedata.category(char) == "No" else plain


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _exists(month: int, day: int, year: int | None = None) -> bool:
    return _date(_LEAP if year is None else year, month, day) is not None


def _written(day: date) -> Written:
    return Written(day.month, day.day, day.year)


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _count(text: str) -> int:
    """A number up to 99 in digits or in Chinese numerals; 0 if it is neither."""
    if text.isdigit():
        return int(text)
    tens, ten, units = text.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    if len(tens) > 1 or len(units) > 1 or "十" in tens:
        return 0
    digits = "一二三四五六七八九"
    return 10 * (digits.find(tens) + 1 if tens else 1 if ten else 0) + (digits.find(units) + 1 if units else 0)


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


# Weekdays


_WEEKDAYS: Final = {
    **{name: n for n, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 1)},
    **{char: n for chars in ("一二三四五六日", "月火水木金土日", "월화수목금토일") for n, char in enumerate(chars, 1)},
    "天": 7,
}
_WEEKDAY_NAME: Final = (
    r"(?P<en>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)(?![a-z0-9])\.?"
    r"|(?:周|週|星期|礼拜|禮拜)(?P<zh>[一二三四五六日天])"
    r"|(?P<ja>[月火水木金土日])曜日?"
    r"|(?P<ko>[월화수목금토일])요일"
)
_WEEKDAY_BARE: Final = _pattern(rf"(?:{_WEEKDAY_NAME})")
_WEEKDAY_BOXED: Final = _pattern(
    rf"[(\[【<] ?(?:{_WEEKDAY_NAME}|(?P<one>[一二三四五六天])|(?P<sign>[月火水木金土日월화수목금토일]))"
    r"(?:[・·/,、]?祝)? ?[)\]】>]"
)
_WEEKDAY_FIRST: Final = frozenset("mtwfsMTWFS周週星礼禮月火水木金土日월화수목금토일([【<")
_WEEKDAY_GAP: Final = _pattern(r"(?: ?- ?|_| ?[,、·|]? {0,2})")
# In `5/5-Sun 5/11` the weekday belongs to the second day.
_NEXT_DAY: Final = _pattern(rf" {{0,2}}(?:[0-9]|{_MONTH})")


def _weekday_at(shadow: str, at: int) -> tuple[int, int, bool] | None:
    """ISO weekday, where it ends, and whether the same letters often mean something else (SAT, (一))."""
    first = shadow[at : at + 1]
    if first not in _WEEKDAY_FIRST or (
        first.isascii() and first.isalpha() and shadow[at : at + 3].lower() not in _WEEKDAYS
    ):
        return None
    match = _WEEKDAY_BOXED.match(shadow, at)
    boxed = match is not None
    match = match or _WEEKDAY_BARE.match(shadow, at)
    if match is None:
        return None
    groups = match.groupdict()
    name = next(name for name in groups.values() if name)
    weak = bool(groups.get("one")) or (bool(groups["en"]) and not boxed)
    return _WEEKDAYS[name[:3].lower()], match.end(), weak


# Single days


class _Follow(Enum):
    """What may stand after a form for it to be a day: `2.1 Setting` is a section, `2.1: Setting` may be a day."""

    ANY = "any text"
    MARK = "nothing, a colon or a dash"
    END = "nothing"


class _Hit(Record):
    written: Written
    end: int
    # The separator of the parts, or `han`, `name`, `run` for 4月19日, April 19, 20250419.
    style: str
    follow: _Follow = _Follow.ANY
    order: Order | None = None


_Reader: TypeAlias = Callable[[re.Match[str], Order | None, int | None], _Hit | None]


def _three_parts(match: re.Match[str], order: Order | None, weekday: int | None) -> _Hit | None:
    first, second, third = match["a"], match["b"], match["c"]
    style = match["s"][0]
    if len(first) == 4:
        return _year_first(match)
    if len(first) > 2 or len(third) == 3 or len(match["s"]) > 1:
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
        if weekday is not None and written.on() is not None and _iso_weekday(written) == weekday
    }
    choice, written = next(iter((fitting or readings).items()))
    # Two digits first, with dots, are a year by custom; only where the year is clear can the rest be unclear.
    settled = choice is order or len(fitting) == 1 or (choice is Order.YMD and style != "/")
    others = {(other.year, other.month, other.day) for other in readings.values()}
    ambiguous = not settled and len(others) > 1
    return _Hit(
        replace(written, ambiguous=ambiguous, day_first=ambiguous and choice is Order.DMY),
        match.end(),
        style,
        _Follow.ANY if len(third) == 4 or style == "/" or int(first) >= 15 else _Follow.MARK,
        choice,
    )


def _year_first(match: re.Match[str]) -> _Hit | None:
    if match["a"][:2] not in _CENTURIES or len(match["c"]) > 2:
        return None
    written = Written(int(match["b"]), int(match["c"]), int(match["a"]))
    return _hit(written, match.end(), match["s"][0])


_PLAIN_DAY: Final = pattern(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])-([0-2][0-9]|3[01])")


def _plain_day(text: str) -> Written | None:
    """The day of a text that is no more than that, as most names of files and values are: `2026-03-09`."""
    match = _PLAIN_DAY.fullmatch(text)
    if match is None or match[3] == "00":
        return None
    return Written(int(match[2]), int(match[3]), int(match[1]))


def _hit(written: Written, end: int, style: str) -> _Hit | None:
    """A form that cannot be anything else: 30 February is a day that does not exist, 13 is no month at all."""
    return _Hit(written, end, style) if 1 <= written.month <= 12 and 1 <= written.day <= 31 else None


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
    if len(year) == 1 or (len(year) == 4 and year[:2] not in _CENTURIES):
        return None
    written = Written(int(month), int(day), _full_year(year))
    return written if written.on() else None


def _run(match: re.Match[str], order: Order | None, weekday: int | None) -> _Hit | None:
    return _hit(_digits(match), match.end(), "run")


def _han(match: re.Match[str], order: Order | None, weekday: int | None) -> _Hit | None:
    year: int | None = None
    if match["era"]:
        year = _ERAS[match["era"]] + (1 if match["reign"] == "元" else int(match["reign"]))
    elif match["y"]:
        year = _han_year(match["y"])
    return _hit(Written(_count(match["m"]), _count(match["d"]), year), match.end(), "han")


def _han_year(text: str) -> int:
    return _full_year(
        "".join(c if c.isdigit() else str("〇一二三四五六七八九".find(c.replace("零", "〇"))) for c in text)
    )


def _han_digits(match: re.Match[str], order: Order | None, weekday: int | None) -> _Hit | None:
    return _hit(_digits(match), match.end(), "han")


def _named(match: re.Match[str], order: Order | None, weekday: int | None) -> _Hit | None:
    groups = match.groupdict()
    digits = groups.get("y") or groups.get("yy")
    written = Written(_month_number(match["m"]), int(match["d"]), _full_year(digits) if digits else None)
    hit = _hit(written, match.end(), "name")
    # `may 3 people come` has a verb.
    verb = digits is None and match["m"] in ("may", "march")
    return replace(hit, follow=_Follow.MARK) if hit and verb else hit


def _named_day_first(match: re.Match[str], order: Order | None, weekday: int | None) -> _Hit | None:
    hit = _named(match, order, weekday)
    return replace(hit, order=Order.DMY) if hit else None


def _week_day(match: re.Match[str], order: Order | None, weekday: int | None) -> _Hit | None:
    week = _week(int(match["y"]), int(match["w"]))
    return _Hit(_written(week.days()[int(match["k"]) - 1]), match.end(), "run") if week else None


def _two_parts(match: re.Match[str], order: Order | None, weekday: int | None) -> _Hit | None:
    first, second = int(match["a"]), int(match["b"])
    month_first, day_first = (first, second), (second, first)
    pairs = (day_first, month_first) if order is Order.DMY else (month_first, day_first)
    for month, day in pairs:
        if _exists(month, day):
            read = Order.MDY if (month, day) == month_first else Order.DMY
            follow = _Follow.END if match["s"] == "-" else _Follow.MARK
            return _Hit(Written(month, day), match.end(), match["s"], follow, read)
    return None


_DAY_UNIT: Final = r"(?:[日号號](?= ?(?:$|[ :(,\-—–~〜」】\])])))?"
_Forms: TypeAlias = tuple[tuple[re.Pattern[str], _Reader], ...]
# Most texts begin with no day, so the first character says which forms there can be.
_FORMS_OF_DIGITS: Final[_Forms] = (
    (
        _pattern(
            r"(?P<a>[0-9]{1,4})(?P<s>\. ?|[\-/_‐–])(?P<b>[0-9]{1,2})(?P=s)(?P<c>[0-9]{1,4})"
            rf"(?:{_CLOCK}|(?![0-9a-z])(?!\.[0-9]|/[0-9]{{1,3}}(?![0-9]))(?:\.(?= ?(?:$|\()))?{_DAY_UNIT})"
        ),
        _three_parts,
    ),
    (
        _pattern(
            rf"(?P<y>(?:19|2[01])[0-9]{{2}})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])"
            rf"(?:T[0-9]{{4}}(?:[0-9]{{2}})?Z?)?{_EDGE}(?!\.[0-9]){_DAY_UNIT}"
        ),
        _run,
    ),
    (
        _pattern(
            rf"(?:(?:(?P<era>令和|平成|昭和) ?(?P<reign>{_NUMBER}|元)|(?P<y>{_YEAR}|[0-9]{{2}}|[〇零一二三四五六七八九]{{4}}))"
            rf" ?[年년] {{0,2}})?(?P<m>{_NUMBER}|{_NUMERAL}) ?[月월] {{0,2}}(?P<d>{_NUMBER}|{_NUMERAL})"
            r"(?: ?[日号號일](?![间間차])|(?= {0,2}(?:$|[:—–,\-~〜至到(])))"
        ),
        _han,
    ),
    (
        _pattern(
            rf"(?P<y>{_YEAR}|[0-9]{{2}}) ?[年년] {{0,2}}(?P<m>{_NUMBER})[./\-](?P<d>{_NUMBER}){_EDGE}(?![./][0-9]){_DAY_UNIT}"
        ),
        _han_digits,
    ),
    (
        _pattern(
            rf"(?P<d>{_NUMBER}){_NTH}(?: of)?[ ._\-]{{0,2}}(?P<m>{_MONTH})\.?"
            rf"(?:,?[ _\-]{{0,2}}(?P<y>{_YEAR})(?![./:][0-9])|(?:-|,? ?['’])(?P<yy>[0-9]{{2}}))?{_EDGE}"
        ),
        _named_day_first,
    ),
    (_pattern(rf"(?P<y>{_YEAR})[ ,_\-]{{1,2}}(?P<m>{_MONTH})\.?[ _\-]{{1,2}}(?P<d>{_NUMBER}){_NTH}{_EDGE}"), _named),
    (_pattern(rf"(?P<y>{_YEAR})(?P<s>-?)W(?P<w>[0-5][0-9])(?P=s)(?P<k>[1-7]){_EDGE}"), _week_day),
    (_pattern(rf"(?P<a>{_NUMBER})(?P<s>[./])(?P<b>{_NUMBER}){_EDGE}(?![./][0-9]){_DAY_UNIT}"), _two_parts),
    (_pattern(rf"(?P<a>[0-9]{{2}})(?P<s>-)(?P<b>[0-9]{{2}}){_EDGE}(?!-[0-9])"), _two_parts),
)
_FORMS_OF_NAMES: Final[_Forms] = (
    (
        _pattern(
            rf"(?P<m>{_MONTH})\.?[ _\-]{{0,2}}(?P<d>{_NUMBER}){_NTH}"
            rf"(?:(?:, {{0,2}}|[ _\-]{{1,2}})(?P<y>{_YEAR})(?![./:][0-9])|,? ?['’](?P<yy>[0-9]{{2}}))?{_EDGE}(?![.:][0-9])"
        ),
        _named,
    ),
)
_FORMS_OF_HAN: Final = tuple(form for form in _FORMS_OF_DIGITS if form[1] is _han)
_FORMS_WITH_LETTERS: Final = tuple(form for form in _FORMS_OF_DIGITS if form[1] not in (_han, _han_digits))
_FORMS_WITH_MARKS: Final = tuple(form for form in _FORMS_OF_DIGITS if form[1] in (_three_parts, _two_parts))
_FORMS_OF_RUNS: Final = tuple(form for form in _FORMS_OF_DIGITS if form[1] is _run)
# No day, range or week is without one.
_NUMBER_ANYWHERE: Final = pattern(r"[0-9〇零一二三四五六七八九十廿卅]")
_START: Final = _pattern(
    rf"{_FREE}(?:[0-9]|{_MONTH_NAME}|mon|tue|wed|thu|fri|sat|sun|周|週|星期|[〇零一二三四五六七八九十廿卅]|令和|平成|昭和)"
)
_LATE_YEAR: Final = _pattern(rf",? {{0,2}}(?P<y>{_YEAR}){_EDGE}(?![.\-/:][0-9])")


_DIGITS: Final = frozenset("0123456789")
_HAN_FIRST: Final = frozenset("〇零一二三四五六七八九十廿卅令平昭")
_MONTH_FIRST: Final = frozenset("jfmasondJFMASOND")


_HAN_UNITS: Final = frozenset("年년月월")
_NUMBERS: Final = pattern(r"[0-9]+")
_MARKS_BETWEEN: Final = frozenset("./-_‐–")
# Further than this from the start of a day, or the end of its first number, no form has the name of a month or 年 and 月.
_NEAR: Final = 8


def _forms(shadow: str, at: int) -> _Forms:
    first = shadow[at : at + 1]
    if first in _DIGITS:
        return _forms_of_digits(shadow, at)
    if first in _MONTH_FIRST:
        return _FORMS_OF_NAMES
    return _FORMS_OF_HAN if first in _HAN_FIRST else ()


def _forms_of_digits(shadow: str, at: int) -> _Forms:
    """The forms that what follows the first number leaves possible."""
    number = _NUMBERS.match(shadow, at)
    end = number.end() if number is not None else at
    following = shadow[end : end + _NEAR]
    if not _HAN_UNITS.isdisjoint(shadow[at : end + 2]) or not _HAN_UNITS.isdisjoint(following):
        return _FORMS_OF_DIGITS
    if not _MONTH_FIRST.isdisjoint(following) or "W" in following[:2].upper():
        return _FORMS_WITH_LETTERS
    if end - at >= _NEAR:
        return _FORMS_OF_RUNS
    return _FORMS_WITH_MARKS if following[:1] in _MARKS_BETWEEN else ()


def _longest(shadow: str, at: int, order: Order | None, weekday: int | None) -> _Hit | None:
    best: _Hit | None = None
    for each, reader in _forms(shadow, at):
        match = each.match(shadow, at)
        hit = reader(match, order, weekday) if match else None
        if hit and (best is None or hit.end > best.end):
            best = hit
    return best


def _day_at(shadow: str, at: int, order: Order | None) -> _Hit | None:
    """The longest day at `at`, with a weekday before or after it and a year after that."""
    before = _weekday_at(shadow, at)
    start = at
    if before:
        gap = _WEEKDAY_GAP.match(shadow, before[1])
        start = gap.end() if gap else before[1]
    hit = _longest(shadow, start, order, before[0] if before else None)
    if hit is None:
        return None
    if before:
        return replace(hit, written=replace(hit.written, weekday=before[0]), follow=_Follow.ANY)
    return _with_weekday(shadow, start, hit, order)


def _with_weekday(shadow: str, at: int, hit: _Hit, order: Order | None) -> _Hit:
    gap = _WEEKDAY_GAP.match(shadow, hit.end)
    after = _weekday_at(shadow, gap.end() if gap else hit.end)
    if after is None or (gap and "-" in gap.group() and _NEXT_DAY.match(shadow, after[1])):
        return hit
    weekday, end, weak = after
    if hit.written.ambiguous:
        hit = _longest(shadow, at, order, weekday) or hit
    if weak and hit.follow is not _Follow.ANY:
        # `3.2 SAT solvers` is a section; `3.2 Sat` and `3.2 Sat: solved` are a Saturday.
        if not _followed(shadow, end, _Follow.MARK):
            return hit
    else:
        hit = replace(hit, follow=_Follow.ANY)
    written = replace(hit.written, weekday=weekday)
    late = _LATE_YEAR.match(shadow, end) if hit.style == "name" and written.year is None else None
    if late:
        written, end = replace(written, year=int(late["y"])), late.end()
    return replace(hit, written=written, end=end)


_MARK: Final = _pattern(r" {0,8}(?:$|[:—–](?![0-9])|--)")
_NOTHING: Final = _pattern(r" {0,8}$")


def _followed(shadow: str, at: int, follow: _Follow) -> bool:
    match follow:
        case _Follow.ANY:
            return True
        case _Follow.MARK:
            return _MARK.match(shadow, at) is not None
        case _Follow.END:
            return _NOTHING.match(shadow, at) is not None


# Headings


_OPENERS: Final = "*_~`([【〔「『《<\u200b\ufeff\ufe0f "
_CLOSERS: Final = "*_~`)]】〕」』》>"
_PREFIX: Final = _pattern(
    r"(?:day ?#?[0-9]{1,4}|第 ?[0-9]{1,4} ?[天日]目?|[0-9]{1,4} ?日目|[0-9]{1,4} ?일차|date(?= ?:)|日期(?= ?:)|日付(?= ?:)|날짜(?= ?:))"
    r"[ :,|—–(\[\-]{1,4}"
)
_TITLE_MARKS: Final = " \t\u3000:：-–—―|,，、·・_"
_PAIRS: Final = {"(": ")", "（": "）", "[": "]", "【": "】", "「": "」", "《": "》"}


def day_heading(text: str, *, order: Order | None = None) -> DayHeading | None:
    """The day that a heading, a bold line or an item's text starts with; the longest reading wins.

    None where there is no day, and where a range starts instead. Two numbers (`4.19`) are a day only before
    nothing, a colon or a dash, and are `bare` even then: `2.1 Setting` is a section number.
    """
    return _day_of_line(text, order) if len(text) <= _HEADING_REACH else _day_heading(text, order)


# Titles and headings come again: in many notes, and on many pages.
@lru_cache(maxsize=2048)
def _day_of_line(text: str, order: Order | None) -> DayHeading | None:
    return _day_heading(text, order)


def _day_heading(text: str, order: Order | None) -> DayHeading | None:
    lead = len(text) - len(text.lstrip())
    if not _may_be_day(text[lead : lead + 3]):
        return None
    if ":" in text[lead + 1 : lead + 3] and text[lead : lead + 1] in _DIGITS:
        # A time of day.
        return None
    body = text[lead:].rstrip()
    shadow = _shadow(body[:_HEADING_REACH])
    at = _opening(shadow)
    prefix = _PREFIX.match(shadow, at)
    hit = None
    if prefix:
        hit = _day_at(shadow, prefix.end(), order)
        at = prefix.end() if hit else at
    hit = hit or _day_at(shadow, at, order)
    if hit is None or _range_at(shadow, at, order) is not None:
        return None
    opened = body[:at].strip(" \u200b\ufeff\ufe0f")
    end = _closing(shadow, hit.end) if opened else hit.end
    if not (opened.endswith("【") and end > hit.end) and not _followed(shadow, end, hit.follow):
        return None
    bare = hit.written.year is None and hit.written.weekday is None and hit.style in "./-"
    title = body[end:].lstrip(_TITLE_MARKS)
    length = lead + len(body) - len(title)
    if opened and end == hit.end:
        title = title.rstrip(_CLOSERS)
    return DayHeading(hit.written, _unboxed(title.rstrip(_TITLE_MARKS)), length, bare)


_AFTER_WEEKDAY: Final = pattern(r"[ \t]*(?:[:：][ \t]*|[—–][ \t]*|$)")


def weekday_heading(text: str) -> tuple[int, str] | None:
    """The ISO weekday of a heading that is nothing else, and the title after its colon: `Mon`, `周三：跑步`, `월요일`."""
    text = text.strip()
    match = _WEEKDAY_BARE.match(text) if text[:1] in _WEEKDAY_FIRST else None
    after = _AFTER_WEEKDAY.match(text, match.end()) if match is not None else None
    if match is None or after is None or (text[:1].isascii() and not text[0].isupper()):
        return None
    name = next(name for name in match.groups() if name)
    return _WEEKDAYS[name[:3].lower()], text[after.end() :].strip()


_WORDS_FIRST: Final = frozenset((*_MONTHS, "mon", "tue", "wed", "thu", "fri", "sat", "sun", "day", "dat"))
_LETTERS_FIRST: Final = _WEEKDAY_FIRST | _HAN_FIRST | frozenset("第日날")


def _may_be_day(start: str) -> bool:
    """Whether a text that starts with these three characters may start with a day: most start with another word."""
    first = _plain(start[0]) if start else " "
    if not first.isalpha():
        return True
    return _shadow(start).lower() in _WORDS_FIRST if first.isascii() else first in _LETTERS_FIRST


def _opening(shadow: str) -> int:
    at = 0
    while at < min(len(shadow), 8) and (shadow[at] in _OPENERS or unicodedata.category(shadow[at]) == "So"):
        # A weekday in brackets belongs to the day.
        if _WEEKDAY_BOXED.match(shadow, at):
            break
        at += 1
    return at


def _closing(shadow: str, at: int) -> int:
    end = at
    while end < len(shadow) and end < at + 8 and shadow[end] in _CLOSERS:
        end += 1
    return end


def _unboxed(title: str) -> str:
    closer = _PAIRS.get(title[:1])
    return title[1:-1].strip() if closer and title.find(closer) == len(title) - 1 else title


# Ranges of days


_SEPARATOR: Final = _pattern(
    r"(?P<gap> {0,3})(?P<s>-{1,3}|[–—―−‐‒]|~|〜|→|\.\.|_{1,2}|/|to(?![a-z])|until(?![a-z])|till(?![a-z])"
    r"|through(?![a-z])|thru(?![a-z])|到|至|から|부터|에서) {0,3}"
)
_UNTIL: Final = _pattern(r" ?(?:まで|까지)")
_LAST_DAY: Final = _pattern(
    rf"(?P<d>{_NUMBER}){_NTH} ?(?P<u>[日号號일])?(?:(?:, {{0,2}}| {{1,2}})(?P<y>{_YEAR})(?![./:\-][0-9]))?{_EDGE}(?![.:/][0-9])"
)
_FIRST_DAY: Final = _pattern(rf"(?P<d>{_NUMBER}){_NTH}")
_RUN_END: Final = _pattern(rf"(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9]){_EDGE}")
_RANGE_MARK: Final = _pattern(r" {0,8}(?:$|[:—–)\]】|])")
# How long, in days, a range may be before its numbers are more likely to mean something else.
_LONGEST: Final = 400
_LONGEST_INHERITED: Final = 62
_LONGEST_HYPHENS: Final = 14
_LONGEST_BARE: Final = 31
# A year-less range beside other words must look like a week, as people draw weeks.
_BARE_BESIDE_WORDS: Final = range(5, 11)
_NOT_A_RANGE: Final = _pattern(
    r"(?:chapters?|ch|sections?|sec|§|figures?|figs?|tables?|equations?|eqs?|lectures?|lec|parts?|versions?|ver|v|python"
    r"|releases?|pages?|pp?|exercises?|ex|problems?|lessons?|第|章|节)\.? {0,2}$"
)

_WEEK_OF: Final = _pattern(r"(?<![0-9a-z])(?:week|wk) (?:of|starting|beginning|commencing)(?: on)?:? {1,2}")


def _range_at(shadow: str, at: int, order: Order | None) -> tuple[Range, int, bool] | None:
    """A range of days at `at`, where it ends, and whether it is bare."""
    first = _day_at(shadow, at, order)
    if first is None:
        return _days_before_month(shadow, at, order)
    middle = _SEPARATOR.match(shadow, first.end)
    if middle is None:
        return _days_before_month(shadow, at, order)
    last = _day_at(shadow, middle.end(), order)
    if last is not None and last.order is Order.DMY and first.style in "./-" and first.written.year is None:
        first = _day_at(shadow, at, Order.DMY) or first
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


def _joined(first: _Hit, last: _Hit, middle: re.Match[str]) -> Range | None:
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
        longest = _LONGEST_HYPHENS
    return _bounded(start, end, longest)


def _bounded(start: Written, end: Written, longest: int) -> Range | None:
    """The range with the missing years filled in; None if it runs backwards, is longer, or has no such day."""
    turns = (end.month, end.day) < (start.month, start.day)
    if start.year is None and end.year is not None:
        start = replace(start, year=end.year - turns)
    elif end.year is None and start.year is not None:
        end = replace(end, year=start.year + turns)
    found = Range(start, end)
    return found if 2 <= found.days <= longest else None


def _short_end(shadow: str, first: _Hit, middle: re.Match[str], order: Order | None) -> tuple[Range, int] | None:
    """A range whose end is only a day of the month, or four digits after a run of eight."""
    start, tight = first.written, middle.group() == middle["s"]
    match = _RUN_END.match(shadow, middle.end()) if first.style == "run" else None
    if match:
        found = _bounded(start, Written(int(match["m"]), int(match["d"])), _LONGEST_INHERITED)
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
            allowed = dated and tight and alone and match["y"] is None and middle["s"] not in (style, "_", "/")
    year = start.year if start.year is not None else int(match["y"]) if match["y"] else None
    if not allowed or (match["y"] and year != int(match["y"])):
        return None
    end = Written(start.month, int(match["d"]), year)
    found = _bounded(replace(start, year=year), end, _LONGEST_BARE)
    after = _with_weekday(shadow, middle.end(), _Hit(end, match.end(), first.style), order)
    return (replace(found, end=replace(end, weekday=after.written.weekday)), after.end) if found else None


def _days_before_month(shadow: str, at: int, order: Order | None) -> tuple[Range, int, bool] | None:
    match = _FIRST_DAY.match(shadow, at)
    middle = _SEPARATOR.match(shadow, match.end()) if match else None
    last = _day_at(shadow, middle.end(), order) if middle else None
    if match is None or last is None or last.style != "name" or last.order is not Order.DMY:
        return None
    found = _bounded(replace(last.written, day=int(match["d"]), weekday=None), last.written, _LONGEST_BARE)
    return (found, last.end, False) if found and found.start.day < found.end.day else None


def period(text: str, *, order: Order | None = None) -> PeriodFound | None:
    """The first range of days in a title, a heading or a file's name, or else the first ISO week.

    A start without a year takes it from the end and the other way round, across New Year; with no year at all
    both days are year-less. `Week of May 5, 2025` is seven days from there, or the ISO week of a day from Tuesday to
    Friday. A week needs a year next to it (`2025-W17`, `Week 17, 2025`) and must exist.
    """
    return _period_of_line(text, order) if len(text) <= _HEADING_REACH else _period(text, order)


@lru_cache(maxsize=2048)
def _period_of_line(text: str, order: Order | None) -> PeriodFound | None:
    return _period(text, order)


def _period(text: str, order: Order | None) -> PeriodFound | None:
    shadow = _shadow(text[:_TITLE_REACH])
    if _NUMBER_ANYWHERE.search(shadow) is None:
        return None
    for start in _START.finditer(shadow):
        found = _range_at(shadow, start.start(), order)
        if found is None:
            continue
        value, end, bare = found
        title = _around(text, start.start(), end)
        beside = bare and title and value.days not in _BARE_BESIDE_WORDS
        if not beside and not (bare and _NOT_A_RANGE.search(shadow[: start.start()])):
            return PeriodFound(value, title, start.start(), end, bare)
    return _week_of_a_day(text, shadow, order) or _iso_week(text, shadow)


def _week_of_a_day(text: str, shadow: str, order: Order | None) -> PeriodFound | None:
    # The pattern begins by looking back, so it is slow to search for.
    match = _WEEK_OF.search(shadow) if " " in shadow and "w" in shadow.lower() else None
    hit = _day_at(shadow, match.end(), order) if match else None
    first = hit.written.on(_COMMON) if hit else None
    if match is None or hit is None or first is None:
        return None
    span = (match.start(), hit.end)
    if hit.written.year is not None and 2 <= first.isoweekday() <= 5:
        # Nobody's week begins in its middle: this is a day of the week that is meant.
        return PeriodFound(week_of(first), _around(text, *span), *span)
    last = first + timedelta(days=6)
    year = None if hit.written.year is None else last.year
    return PeriodFound(Range(hit.written, Written(last.month, last.day, year)), _around(text, *span), *span)


def _around(text: str, begin: int, end: int) -> str:
    before, after = text[:begin].rstrip(" \t"), text[end:].lstrip(" \t")
    if before[-1:] in _PAIRS and before[-1:] and after[:1] == _PAIRS[before[-1:]]:
        before, after = before[:-1], after[1:]
    parts = (before.rstrip(_TITLE_MARKS).lstrip(), after.lstrip(_TITLE_MARKS).rstrip(" \t:："))
    return " ".join(part for part in parts if part)


# Weeks, months, ordinals


_ANY_COUNT: Final = rf"(?:{_NUMBER}|{_NUMERAL})"
_NO_DATE: Final = r"(?! ?[./_\-年년] ?[0-9])"
_WEEKS: Final = (
    _pattern(
        rf"{_FREE}(?P<y>{_YEAR})[年년]?[ ,._/\-]{{0,3}}(?:week|wk|w)[ #_.\-]{{0,2}}(?P<w>{_NUMBER}){_EDGE}(?!\.[0-9])"
    ),
    _pattern(
        rf"(?<![0-9a-z])(?:week|wk|w)[ #_.\-]{{0,2}}(?P<w>{_NUMBER})[ ,/_(\-]{{1,3}}(?:of {{1,2}})?(?P<y>{_YEAR}){_EDGE}{_NO_DATE}\)?"
    ),
    _pattern(
        rf"{_FREE}(?P<y>{_YEAR}|[0-9]{{2}}) ?[年년] {{0,2}}[第제]? ?(?P<w>{_ANY_COUNT}) ?(?:[周週]目?|주차?)(?![年년])"
    ),
    _pattern(rf"{_FREE}(?P<y>{_YEAR})[ _/\-]{{0,2}}[第제] ?(?P<w>{_ANY_COUNT}) ?(?:[周週]目?|주차?)(?![年년])"),
    _pattern(rf"[第제] ?(?P<w>{_ANY_COUNT}) ?(?:[周週]|주차?)[ ,(]{{1,2}}(?P<y>{_YEAR}){_EDGE}{_NO_DATE}年?\)?"),
)


def _week(year: int, number: int) -> Week | None:
    try:
        date.fromisocalendar(year, number, 7)
    except ValueError:
        return None
    return Week(year, number)


_TWO_DIGITS: Final = pattern(r"[0-9][0-9]")


def _iso_week(text: str, shadow: str) -> PeriodFound | None:
    if not _TWO_DIGITS.search(shadow):
        return None
    for each in _WEEKS:
        match = each.search(shadow)
        week = _week(_full_year(match["y"]), _count(match["w"])) if match else None
        if match and week:
            return PeriodFound(week, _around(text, *match.span()), *match.span())
    return None


_SERIES: Final = _pattern(
    r"(?<![0-9a-z])(?:weekly|week|wk|w(?=[0-9 #\-]))(?: ?(?:report|review|notes?|log|update))?[ _.\-]{0,2}(?:no\.? ?|vol\.? ?)?"
    rf"[#№]? ?(?P<week>[0-9]{{1,3}}){_EDGE}(?!\.[0-9])"
    rf"|(?<![月월])(?<![月월] )[第제] ?(?P<han>[0-9]{{1,4}}|{_NUMERAL})(?: ?[\-~〜] ?{_NUMBER})? ?(?:[周週期回号](?![年天日期])|주차?)"
    rf"|{_FREE}(?P<ko>[0-9]{{1,4}}) ?(?:주차|週目|周目)"
    rf"|(?:[周週][报報记記刊]|주간)[ _\-]{{0,2}}[#№]?(?P<report>[0-9]{{1,3}}){_EDGE}(?![.年月월][0-9]?)"
)
_SHARP: Final = _pattern(r"(?:^|(?<=[ \-_(]))#(?P<n>[0-9]{1,3})(?![0-9a-z])")


def ordinal(text: str) -> int | None:
    """The place in a series that a title names: `Weekly-#4`, `Week 17`, `第4周`, `week42`, `#4`.

    Not the number of an ISO week: None where the week has its year beside it. `#4` alone counts only at the start
    or the end of the text. Of `第1-2周` it is the first.
    """
    shadow = _shadow(text[:_TITLE_REACH]).strip()
    if _iso_week(shadow, shadow):
        return None
    match = _SERIES.search(shadow)
    if match:
        number = next(group for group in match.groups() if group)
        return (int(number) if number.isdigit() else _count(number)) or None
    for match in _SHARP.finditer(shadow) if "#" in shadow else ():
        if match.start() == 0 or match.end() == len(shadow):
            return int(match["n"])
    return None


_MONTH_FORMS: Final = (
    _pattern(rf"{_FREE}(?P<y>{_YEAR})[\-._](?P<m>0?[1-9]|1[0-2]){_EDGE}(?![\-._/][0-9])"),
    _pattern(rf"{_FREE}(?P<y>{_YEAR}|[0-9]{{2}}) ?[年년] {{0,2}}(?P<m>{_ANY_COUNT}) ?[月월](?! ?[0-9])"),
    _pattern(rf"(?<![0-9a-z])(?P<m>{_MONTH})\.?,?[ _\-]{{0,2}}(?P<y>{_YEAR}){_EDGE}(?![\-./][0-9])"),
    _pattern(rf"{_FREE}(?P<y>{_YEAR})[ _\-]{{0,2}}(?P<m>{_MONTH})(?![ _\-]{{0,2}}[0-9])"),
    _pattern(r"^(?P<y>20[0-9]{2})(?P<m>0[1-9]|1[0-2])$"),
)


def month(text: str) -> Found | None:
    """The month with its year that a title or a file's name holds (`2025-05`, `2025年5月`, `May 2025`)."""
    shadow = _shadow(text[:_TITLE_REACH])
    for each in _MONTH_FORMS:
        match = each.search(shadow)
        number = _month_of(match["m"]) if match else 0
        if match and 1 <= number <= 12:
            return Found(Month(_full_year(match["y"]), number), _around(text, *match.span()))
    return None


def _month_of(text: str) -> int:
    return _month_number(text) if text[:1].isascii() and text[:1].isalpha() else _count(text)


# File names and paths


_ZETTEL: Final = _pattern(
    r"(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){1,2}(?![0-9a-z])"
)
_SIX: Final = _pattern(r"(?P<y>[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])(?![0-9a-z])(?!\.[0-9])")
_EIGHT: Final = _pattern(r"(?P<a>[0-9]{2})(?P<b>[0-9]{2})(?P<c>(?:19|20)[0-9]{2})$")
_RUN_RANGE: Final = _pattern(r"(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])[\-_~](?P<n>0[1-9]|1[0-2])(?P<e>[0-3][0-9])$")
_DIARY: Final = _pattern(r"[ _\-]?[日周週]?[报報记記志誌]")
_WORD_GAPS: Final = str.maketrans("-_", "  ")


def file_name(stem: str, *, order: Order | None = None) -> Found | None:
    """The range, ISO week, day or month in a file's name without its ending, tried in that order.

    Digits count only where no letter or digit touches them: `000_050708d483c5` has no date. Ordinals are
    not dates: see `ordinal`.
    """
    plain = _plain_day(stem)
    if plain is not None:
        return Found(plain, "")
    shadow = _shadow(stem[:_TITLE_REACH])
    span = period(stem, order=order)
    if span and isinstance(span.value, Range):
        return Found(span.value, _spaced(span.title), span.bare)
    runs = _RUN_RANGE.match(shadow)
    if runs:
        value = _bounded(
            Written(int(runs["m"]), int(runs["d"])), Written(int(runs["n"]), int(runs["e"])), _LONGEST_HYPHENS
        )
        if value:
            return Found(value, "", bare=True)
    day = _day_in_name(stem, shadow, order)
    if span and (day is None or day.bare):
        return Found(span.value, _spaced(span.title))
    if day:
        return day
    found = month(stem)
    return replace(found, title=_spaced(found.title)) if found else None


def _day_in_name(stem: str, shadow: str, order: Order | None) -> Found | None:
    for each in (_ZETTEL, _SIX, _EIGHT):
        match = each.match(shadow)
        if match:
            written = _eight(match, order) if each is _EIGHT else _digits(match)
            if written and written.on():
                return Found(written, _spaced(_around(stem, 0, match.end())))
    for start in _NAME_START.finditer(shadow):
        at = start.start()
        hit = _day_at(shadow, at, order)
        if hit is None:
            continue
        lone = at == 0 and (_followed(shadow, hit.end, _Follow.END) or _DIARY.match(shadow, hit.end))
        if hit.follow is _Follow.ANY or lone:
            bare = hit.follow is not _Follow.ANY and hit.written.year is None
            return Found(hit.written, _spaced(_around(stem, at, hit.end)), bare)
    return None


# A counter before the date (`12-2025-05-06`) does not hide it; a longer number does.
_NAME_START: Final = _pattern(rf"(?<![0-9a-z])(?:[0-9]|{_MONTH_NAME}|[一二三四五六七八九十廿卅]|令和|平成|昭和)")


def _digits(match: re.Match[str]) -> Written:
    return Written(int(match["m"]), int(match["d"]), _full_year(match["y"]))


def _eight(match: re.Match[str], order: Order | None) -> Written | None:
    # 31122024 reads as 31-12-2024 does.
    hit = _longest(f"{match['a']}-{match['b']}-{match['c']}", 0, order, None)
    return hit.written if hit else None


def _spaced(title: str) -> str:
    title = title.strip(_TITLE_MARKS + ".")
    return title if " " in title else " ".join(title.translate(_WORD_GAPS).split())


_ENDING: Final = _pattern(r"\.[a-z][0-9a-z]{0,9}$")
_YEAR_FOLDER: Final = _pattern(rf"(?:^|.*[ _\-])(?P<y>{_YEAR})(?:[年년]?$|[年년]?[ _\-](?![0-9]))")
# `01-basics` is a chapter; a month's folder has its name, its year or nothing beside the number.
_MONTH_FOLDER: Final = _pattern(
    rf"(?:{_YEAR}[\-._年년]? ?)?(?:(?P<n>0?[1-9]|1[0-2])(?:[月월]|(?=$|[ _\-.]{{1,3}}{_MONTH}))"
    rf"|(?P<name>{_MONTH})(?=[ ,_\-.]{{0,2}}(?:{_YEAR})?$))"
)
_MONTH_RUN: Final = _pattern(r"(?:19|20)[0-9]{2}(?P<n>0[1-9]|1[0-2])$")
_DAY_FILE: Final = _pattern(rf"(?P<d>0?[1-9]|[12][0-9]|3[01])(?:[日号號일]|{_NTH}(?=$|[ _\-](?![0-9])))")
# `1.2 Setting` is a section, in whatever folder.
_MONTH_DAY_FILE: Final = _pattern(
    r"(?P<m>0?[1-9]|1[0-2])[\-._](?P<d>0?[1-9]|[12][0-9]|3[01])$"
    r"|(?P<m2>0[1-9]|1[0-2])[\-_]?(?P<d2>[0-3][0-9])(?![0-9a-z])(?![\-._][0-9])"
)
_WEEK_FOLDER: Final = _pattern(
    rf"(?:week|wk|w)[ _.#\-]{{0,2}}(?P<w>{_NUMBER}){_EDGE}|[第제] ?(?P<han>{_ANY_COUNT}) ?[周週주]|(?P<ko>{_NUMBER}) ?(?:주차|週|周)"
)


def path(parts: Sequence[str], *, order: Order | None = None) -> Found | None:
    """What the folders say, together with the file: `2020/05/18.md`, `2020/05-18-title.md`, `2023/week-3/x.md`.

    `parts` are the folders and the file, outermost first. The file's own complete date comes first, then a date
    put together from a year's (and a month's) folder, then the nearest folder that is dated itself.
    """
    if not parts:
        return None
    folders, stem = [part[:_TITLE_REACH] for part in parts[:-1]], _ENDING.sub("", parts[-1][-_TITLE_REACH:])
    shadows = [_shadow(folder) for folder in folders]
    own = file_name(stem, order=order)
    if own and _has_year(own.value):
        return own
    year, depth = _folder_year(shadows)
    if year is not None:
        found = _under_year(year, shadows[depth:], stem, own)
        if found:
            return found
    for folder in reversed(folders):
        dated = file_name(folder, order=order)
        if dated and _has_year(dated.value):
            return replace(dated, title=_spaced(stem))
    return own


def _has_year(value: When) -> bool:
    match value:
        case Written():
            return value.year is not None
        case Range():
            return value.start.year is not None
        case Week() | Month():
            return True


def _folder_year(shadows: Sequence[str]) -> tuple[int | None, int]:
    """The year of the innermost folder that names one, and where the folders that divide it begin."""
    for at in range(len(shadows) - 1, -1, -1):
        divided = re.match(rf"({_YEAR})(?:[\-._年]? ?(?:0[1-9]|1[0-2]|[1-9](?![0-9])))[月월]?$", shadows[at])
        if divided:
            return int(divided[1]), at
        match = _YEAR_FOLDER.match(shadows[at])
        if match:
            return int(match["y"]), at + 1
    return None, 0


def _under_year(year: int, shadows: Sequence[str], stem: str, own: Found | None) -> Found | None:
    if own:
        filled = _filled(own.value, year)
        return replace(own, value=filled, bare=False) if filled else None
    shadow = _shadow(stem)
    number = next((n for folder in reversed(shadows) if (n := _folder_month(folder))), None)
    match = _DAY_FILE.match(shadow) if number else None
    if match is None:
        match = _MONTH_DAY_FILE.match(shadow)
        number, day = _month_and_day(match) if match else (number, 0)
    else:
        day = int(match["d"])
    if match and number and _exists(number, day, year):
        hit = _with_weekday(shadow, 0, _Hit(Written(number, day, year), match.end(), "run"), None)
        return Found(hit.written, _spaced(stem[hit.end :]))
    # A week in the folder of a month is counted from the month's beginning.
    week = (
        None
        if number
        else next((w for folder in (shadow, *reversed(shadows)) if (w := _folder_week(folder, year))), None)
    )
    if week:
        return Found(week, "" if _WEEK_FOLDER.fullmatch(shadow) else _spaced(stem))
    dated = next((f for folder in reversed(shadows) if (f := file_name(folder)) and f.bare), None)
    filled = _filled(dated.value, year) if dated else None
    if filled:
        return Found(filled, _spaced(stem))
    return Found(Month(year, number), _spaced(stem)) if number else None


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    return int(match["m"] or match["m2"]), int(match["d"] or match["d2"])


def _folder_week(shadow: str, year: int) -> Week | None:
    match = _WEEK_FOLDER.match(shadow)
    return _week(year, _count(match["w"] or match["han"] or match["ko"])) if match else None


def _folder_month(shadow: str) -> int | None:
    match = _MONTH_RUN.match(shadow) or _MONTH_FOLDER.match(shadow)
    if match is None:
        return None
    name = match.groupdict().get("name")
    return _month_number(name) if name else int(match["n"])


def _filled(value: When, year: int) -> When | None:
    """The value with the year of its folder; a range that crosses New Year starts in it."""
    match value:
        case Written():
            written = replace(value, year=year)
            return written if written.on() else None
        case Range():
            both = value.on(year)
            return (
                Range(replace(value.start, year=both[0].year), replace(value.end, year=both[1].year)) if both else None
            )
        case Week() | Month():
            return value


# Values of front matter


_STAMP: Final = _pattern(
    r"(?P<y>(?:19|20|21)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){0,2}$"
)
_EPOCH: Final = _pattern(r"(?P<seconds>[0-9]{10})(?:[0-9]{3}|\.[0-9]{1,9})?$")
_YEAR_AFTER_CLOCK: Final = _pattern(
    rf" {{1,2}}[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?: {{1,2}}[A-Z]{{2,5}})? {{1,2}}(?P<y>{_YEAR}){_EDGE}"
)


def value(text: str, *, order: Order | None = None) -> date | Written | None:
    """The day that a property or a line such as `date: …` gives; the civil day as written, whatever its zone.

    Ten digits are seconds and thirteen milliseconds since 1970, of which the UTC day is taken. A `Written` is
    given where there is no civil date: it names no year, or the day does not exist, or day and month are not
    certain. None for placeholders such as `YYYY/MM/DD`, and for anything else.
    """
    plain = text.strip().strip("\"'").strip()
    shadow = _shadow(plain[:_HEADING_REACH])
    written = _plain_day(plain)
    stamp = _STAMP.match(shadow) if written is None else None
    written = _digits(stamp) if stamp else written
    if written is None or (stamp and not written.on()):
        epoch = _EPOCH.match(shadow)
        if epoch:
            return date(1970, 1, 1) + timedelta(days=int(epoch["seconds"]) // 86_400)
        written = _value_day(plain, shadow, order)
    if written is None:
        return None
    day = written.on()
    return written if day is None or written.ambiguous else day


def _value_day(plain: str, shadow: str, order: Order | None) -> Written | None:
    heading = day_heading(plain, order=order)
    if heading is None or heading.written.year is not None:
        return heading.written if heading else None
    hit = _day_at(shadow, _opening(shadow), order)
    late = _YEAR_AFTER_CLOCK.match(shadow, hit.end) if hit else None
    return replace(heading.written, year=int(late["y"])) if late else heading.written


_YEAR_ALONE: Final = _pattern(rf"(?<![0-9a-z./\-])(?P<y>{_YEAR})[年년]?(?![0-9a-z./\-])")


def year_in(texts: Iterable[str]) -> int | None:
    """The first year that stands alone in one of `texts`, such as `Almanac 2024` or `2024年`; None without one."""
    for text in texts:
        match = _YEAR_ALONE.search(_shadow(text[:_TITLE_REACH]).replace("_", " "))
        if match is not None:
            return int(match["y"])
    return None


# A pattern that begins with a set of characters is searched for three times as fast as one that begins by looking back.
_ORDERED: Final = pattern(rf"([0-9](?<![0-9./\-][0-9])[0-9]?)([./\-])({_NUMBER})\2{_YEAR}(?![0-9./\-])")


_YEAR_LAST: Final = pattern(rf"[./\-]{_YEAR}(?![0-9./\-])")


def orders_shown(text: str) -> tuple[int, int]:
    """How many dates in `text` can only have the day first, and how many only the month: `25/12/2024`, `12/25/2024`."""
    if _YEAR_LAST.search(text) is None:
        return 0, 0
    pairs = [(int(match[1]), int(match[3])) for match in _ORDERED.finditer(text)]
    return (
        sum(12 < first <= 31 and 1 <= second <= 12 for first, second in pairs),
        sum(12 < second <= 31 and 1 <= first <= 12 for first, second in pairs),
    )


def order_shown(text: str) -> Order | None:
    """The order that a date at the start of `text` proves: one of its first two parts is above 12, its year is last."""
    match = re.match(rf"({_NUMBER})([./\-])({_NUMBER})\2({_YEAR})(?![0-9])", _shadow(text[:_HEADING_REACH]).lstrip())
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    if 12 < first <= 31 and 1 <= second <= 12:
        return Order.DMY
    return Order.MDY if 12 < second <= 31 and 1 <= first <= 12 else None


# Arithmetic


def week_of(day: date) -> Week:
    """The ISO week of a day, which may belong to the year before or after."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


def majority_week(start: date, end: date) -> Week:
    """The ISO week that holds most of the days from `start` to `end`; of equals, the later."""
    start, end = min(start, end), max(start, end)
    # Every week between the first and the last is whole, so the last but one stands for all of them.
    days = {start, max(start, end - timedelta(days=min(7, (end - start).days))), end}

    def held(day: date) -> tuple[int, date]:
        before, after = day.isoweekday() - 1, 7 - day.isoweekday()
        return min(before, (day - start).days) + min(after, (end - day).days) + 1, day

    return week_of(max(days, key=held))


def fit_year(written: Written, start: date, end: date) -> int | None:
    """The year that puts the day inside [start, end], or else nearest to it; of equals, the earlier.

    A year that is written is kept. None if no year has the day (30 February).
    """
    if written.year is not None:
        return written.year
    # 29 February can be eight years away (1896 to 1904).
    candidates = (
        (max((start - day).days, (day - end).days, 0), day.year)
        for year in range(max(1, start.year - 8), min(9999, end.year + 8) + 1)
        if (day := written.on(year)) is not None
    )
    return min(candidates, default=(0, None))[1]


def years_down(sequence: Sequence[Written], anchor: int | None = None) -> tuple[int | None, ...]:
    """A year for each day of a list or a file, from the top down; all None if nothing gives one.

    Years that are written stay. The others follow from the one above, or at the top from the first one below.
    `anchor` is the year of the first day when none is written. Oldest first, a fall of month and day by more than
    180 days is a new year; newest first, a rise of as much is the year before. The majority of steps decides which.
    """
    places = [_place(written) for written in sequence]
    down = 1 if _rises(sequence, places) else -1
    turns = [0, *(down if down * (here - there) > 180 else 0 for here, there in pairwise(places))]
    years = [written.year for written in sequence]
    known = next((at for at, year in enumerate(years) if year is not None), None)
    if known is None:
        if anchor is None or not years:
            return tuple(years)
        known, years[0] = 0, anchor
    for at in range(known - 1, -1, -1):
        below = years[at + 1]
        years[at] = None if below is None else below - turns[at + 1]
    for at in range(known + 1, len(years)):
        above = years[at - 1]
        if years[at] is None and above is not None:
            years[at] = above + turns[at]
    return tuple(years)


def _place(written: Written) -> int:
    """The day's place in a leap year; days that do not exist stand after the last of their month."""
    return (date(_LEAP, written.month, 1) - date(_LEAP, 1, 1)).days + written.day


def _rises(sequence: Sequence[Written], places: Sequence[int]) -> bool:
    balance = 0
    for (above, here), (below, there) in pairwise(zip(sequence, places, strict=True)):
        if above.year is not None and below.year is not None and above.year != below.year:
            balance += 1 if below.year > above.year else -1
            continue
        step = (there - here + 183) % 366 - 183
        balance += (step > 0) - (step < 0)
    return balance >= 0


def bullet_dates(
    items: Sequence[str], *, order: Order | None = None, under_day: bool = False
) -> tuple[tuple[Written | None, str], ...]:
    """The day and the remaining text of each item of one list; None and the whole text for an item without a day.

    A form that can only be a day is one in any list. Two numbers (`9.9: ran`) are put to the vote of the
    whole list: at least two such items, all in one direction, no more than 7 days from one to the next. In a day's
    own section (`under_day`), numbers that can all be times, `9.30: ran`, are left to be times.
    """
    found = [day_heading(item, order=order) for item in items]
    voters = [heading.written for heading in found if heading and heading.bare]
    timed = under_day and all(
        _TIME.match(_shadow(item[:16]).lstrip())
        for item, heading in zip(items, found, strict=True)
        if heading and heading.bare
    )
    carried = not timed and _in_a_row(voters)
    return tuple(
        (heading.written, item[heading.length :].rstrip())
        if heading and (carried or not heading.bare)
        else (None, item)
        for item, heading in zip(items, found, strict=True)
    )


_TIME: Final = _pattern(r"(?:2[0-4]|1[0-9]|0?[0-9])\.[0-5][0-9](?![0-9])")


def _in_a_row(days: Sequence[Written]) -> bool:
    places = [_place(day) for day in days]
    steps = [(below - above + 183) % 366 - 183 for above, below in pairwise(places)]
    return bool(steps) and (all(0 < step <= 7 for step in steps) or all(-7 <= step < 0 for step in steps))
