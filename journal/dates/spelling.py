"""How dates are spelled: numbers, months, weekdays and marks.

Patterns run on a text that is *folded*: full-width forms are ordinary ones and every character keeps its place, so that
positions in it are positions in the text.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from journal.dates import calendarnames
from journal.patterns import pattern

# Longer than any date with its prefix, weekday and marks; text beyond it cannot change the reading of a heading.
HEADING_REACH: Final = 160
# Titles and names are shorter; a range deeper in a text is prose.
TITLE_REACH: Final = 400
YEAR: Final = r"(?:1[89]|2[01])[0-9]{2}"
CENTURIES: Final = ("18", "19", "20", "21")
NUMBER: Final = r"[0-9]{1,2}"
NUMERAL: Final = r"[一二三四五六七八九十廿卅]{1,3}"
ANY_COUNT: Final = rf"(?:{NUMBER}|{NUMERAL})"
EACH_MONTH: Final = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?",
    "july?", "aug(?:ust)?", "sep(?:t(?:ember)?)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
MONTH_NAME: Final = f"(?:{'|'.join(EACH_MONTH)})"
# Those of the languages whose names are known.
LETTERS: Final = r"a-z\u00c0-\u024f\u0370-\u04ff\u05d0-\u05ea\u0621-\u064a\u1ea0-\u1eff"
_NO_LETTER: Final = f"(?![{LETTERS}])"
MONTH: Final = MONTH_NAME + _NO_LETTER
# A word that may be a month of another language: to look it up takes less than a pattern of all their names.
NAME: Final = (
    r"(?:th[áÁa]ng[ _\-]?(?:[0-9]{1,2}(?![0-9])"
    rf"|(?:m[ưƯ][ờỜ]i(?: (?:m[ộỘ]t|hai))?|m[ộỘ]t|hai|ba|t[ưƯ]|n[ăĂ]m|s[áÁ]u|b[ảẢ]y|t[áÁ]m|ch[íÍ]n){_NO_LETTER})"
    rf"|(?:كانون|تشرين) ال(?:[أا]ول|ثاني){_NO_LETTER}|[{LETTERS}]{{2,15}}{_NO_LETTER})"
)
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NTH: Final = r"(?:st|nd|rd|th)?"
# A number is part of a date only if no letter or digit touches it.
FREE: Final = r"(?<![0-9a-z])(?<![0-9][./:\-])"
EDGE: Final = r"(?![0-9a-z])"
CLOCK: Final = r"(?:T[0-9]{2}(?::?[0-9]{2}){1,2}(?:[.,][0-9]{1,9})?(?:Z|[+\-][0-9]{2}:?[0-9]{2})?" + EDGE + r")"
ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925}


def form_of(source: str) -> re.Pattern[str]:
    """A pattern in which case does not matter and digits are those of ASCII."""
    return pattern(source, re.ASCII | re.IGNORECASE)


def folded(text: str) -> str:
    """A text in ordinary forms, each character in its place."""
    return text if text.isascii() and text.isprintable() else "".join(map(plain_of, text))


# Not those of Persian, which counts other years.
_ARABIC_DIGITS: Final = frozenset("٠١٢٣٤٥٦٧٨٩")


# A language is written with fewer characters, and each comes up again and again.
@lru_cache(maxsize=8192)
def plain_of(char: str) -> str:
    """The ordinary form of a character."""
    if char.isspace():
        return " "
    if char.isascii():
        return char
    if char in _ARABIC_DIGITS:
        return str(unicodedata.digit(char))
    plain = unicodedata.normalize("NFKC", char)
    # A circled or raised digit (①, ²) counts something; it is no part of a date.
    return char if len(plain) != 1 or unicodedata.category(char) == "No" else plain


def full_year(digits: str) -> int:
    """A year of two or four digits; two are of this century."""
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def era_year(era: str, reign: str) -> int:
    """The year of a Japanese era: `令和` and `6`, or `元` for its first."""
    return ERAS[era] + (1 if reign == "元" else int(reign))


def number_of(text: str) -> int:
    """A number up to 99 in digits or in Chinese numerals; 0 if it is neither."""
    if text.isdigit():
        return int(text)
    tens, ten, units = text.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    if len(tens) > 1 or len(units) > 1 or "十" in tens:
        return 0
    digits = "一二三四五六七八九"
    return 10 * (digits.find(tens) + 1 if tens else 1 if ten else 0) + (digits.find(units) + 1 if units else 0)


def month_number(name: str) -> int:
    """The number of a month by the first letters of its English name."""
    return MONTHS.index(name[:3].lower()) + 1


def month_abroad(name: str) -> int:
    """The number of a month by its name in another language, such as `März` or `tháng 3`; 0 if it is none."""
    name = name.lower()
    if name[-1:].isdecimal():
        name = f"tháng {int(name[-2:] if name[-2:].isdecimal() else name[-1:])}"
    return calendarnames.MONTHS.get(name, 0)


WEEKDAYS: Final = {
    **{name: n for n, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 1)},
    **{char: n for chars in ("一二三四五六日", "月火水木金土日", "월화수목금토일") for n, char in enumerate(chars, 1)},
    "天": 7,
}
_SUNDAYS: Final = dict.fromkeys(calendarnames.WEEKS_TOO, 7)
WEEKDAYS_BEGIN: Final = frozenset(
    name[:3] for name in (*WEEKDAYS, *calendarnames.WEEKDAYS, *calendarnames.SHORT_WEEKDAYS, *_SUNDAYS)
)
_WEEKDAY_NAME: Final = (
    r"(?P<en>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)(?![a-z0-9])\.?"
    r"|(?:周|週|星期|礼拜|禮拜)(?P<zh>[一二三四五六日天])"
    r"|(?P<ja>[月火水木金土日])曜日?"
    r"|(?P<ko>[월화수목금토일])요일"
)
WEEKDAY_BARE: Final = form_of(rf"(?:{_WEEKDAY_NAME})")
_WEEKDAY_BOXED: Final = form_of(
    rf"[(\[【<] ?(?:{_WEEKDAY_NAME}|(?P<one>[一二三四五六天])|(?P<sign>[月火水木金土日월화수목금토일]))"
    r"(?:[・·/,、]?祝)? ?[)\]】>]"
)
WEEKDAY_FIRST: Final = frozenset(
    "周週星礼禮月火水木金土日월화수목금토일([【<" + "".join(name[0] + name[0].upper() for name in WEEKDAYS_BEGIN)
)
_WEEKDAY_ABROAD: Final = form_of(
    rf"((?:th[ứỨ]|ch[ủỦ]|יום|يوم) (?:[2-7](?![0-9])|[א-ו]['׳]|[{LETTERS}]{{2,8}}{_NO_LETTER})"
    rf"|[{LETTERS}ʼ']{{3,15}}(?:-feira)?{_NO_LETTER})"
)
# `Mo., 3.3.`, `Mo 3.3.`, `Mo 3. März`, `Пн 3 марта`; not `Do 3.3 first`.
_SHORT_WEEKDAY_ABROAD: Final = form_of(
    rf"([{LETTERS}]{{2,4}})(?:\.|(?=[,)])"
    rf"|(?= {{1,2}}[0-9]{{1,2}}(?:\. ?(?:[0-9]{{1,2}}\.(?:[0-9]{{4}}|[ :,]|$)|[{LETTERS}]{{3}})| [\u0400-\u04ff]{{3}})))"
)
# `Minggu, 15 Maret`, `Minggu 15 Maret`; `Minggu 11` is a week.
_WEEKDAY_OR_WEEK: Final = form_of(
    rf"({calendarnames.WEEK_OR_SUNDAY})(?:\.|(?=[,)])|(?= {{1,2}}[0-9]{{1,2}} [a-z]{{3}}))"
)
_BEHIND_SHORT: Final = frozenset(" .,)")
_DIGITS: Final = frozenset("0123456789")
_BOXES: Final = frozenset("([【<")
_SIGNS_FIRST: Final = frozenset("周週星礼禮月火水木金土日월화수목금토일")
# `Dienstag, den 3. März`, `Mandag d. 3. marts`, `Thứ Hai, ngày 9/3`, `Senin tanggal 9 Maret`
WEEKDAY_GAP: Final = form_of(r"(?: ?,? (?:den|dem|le|el|d\.|ngày|tanggal|tgl\.?) (?=[0-9])| ?- ?|_| ?[,،、·|]? {0,2})")
# In `5/5-Sun 5/11` the weekday belongs to the second day.
NEXT_DAY: Final = form_of(rf" {{0,2}}(?:[0-9]|{MONTH})")


def weekday_at(shadow: str, at: int) -> tuple[int, int, bool] | None:
    """ISO weekday, where it ends, and whether the same letters often mean something else (SAT, (一))."""
    first = shadow[at : at + 1]
    if first not in WEEKDAY_FIRST or (first.isalpha() and not _may_be_weekday(shadow[at : at + 3])):
        return None
    match = _WEEKDAY_BOXED.match(shadow, at)
    boxed = match is not None
    match = match or WEEKDAY_BARE.match(shadow, at)
    if match is None:
        return _boxed_abroad(shadow, at) if first in _BOXES else _abroad(shadow, at)
    groups = match.groupdict()
    name = next(name for name in groups.values() if name)
    weak = bool(groups.get("one")) or (bool(groups["en"]) and not boxed)
    return WEEKDAYS[name[:3].lower()], match.end(), weak


def bare_weekday(text: str) -> tuple[int, int] | None:
    """The ISO weekday whose name a text begins with, and where that ends."""
    if text[:1] not in WEEKDAY_FIRST:
        return None
    match = WEEKDAY_BARE.match(text)
    if match is not None:
        return WEEKDAYS[next(name for name in match.groups() if name)[:3].lower()], match.end()
    match = _WEEKDAY_ABROAD.match(text) if text[:3].lower() in WEEKDAYS_BEGIN else None
    weekday = calendarnames.WEEKDAYS.get(match[1].lower(), 0) if match is not None else 0
    return (weekday, match.end()) if match is not None and weekday else None


def weekday_tells_order(text: str) -> bool:
    """Whether a text begins with a weekday in a language that writes the day before its month: `Montag, 4.3.`."""
    if text[:1] not in WEEKDAY_FIRST or not _may_be_weekday(text[:3]) or WEEKDAY_BARE.match(text):
        return False
    match = _WEEKDAY_ABROAD.match(text)
    if match is not None and match[1].lower() in calendarnames.WEEKDAYS_BEFORE_DAYS:
        return True
    short = _SHORT_WEEKDAY_ABROAD.match(text)
    named = short is not None and short[1].lower() in calendarnames.SHORT_WEEKDAYS
    return named and short is not None and text[short.end() :].lstrip(" ,)")[:1] in _DIGITS


def _abroad(shadow: str, at: int) -> tuple[int, int, bool] | None:
    for each, names in (
        (_WEEKDAY_ABROAD, calendarnames.WEEKDAYS),
        (_SHORT_WEEKDAY_ABROAD, calendarnames.SHORT_WEEKDAYS),
        (_WEEKDAY_OR_WEEK, _SUNDAYS),
    ):
        match = each.match(shadow, at)
        weekday = names.get(match[1].lower(), 0) if match is not None else 0
        if match is not None and weekday:
            return weekday, match.end(), False
    return None


def _boxed_abroad(shadow: str, at: int) -> tuple[int, int, bool] | None:
    found = _abroad(shadow, at + 1) if _may_be_weekday(shadow[at + 1 : at + 4]) else None
    closed = found is not None and shadow[found[1] : found[1] + 1] == PAIRS.get(shadow[at], ">")
    return (found[0], found[1] + 1, False) if found is not None and closed else None


def _may_be_weekday(start: str) -> bool:
    return start[:1] in _SIGNS_FIRST or start.lower() in WEEKDAYS_BEGIN or is_short_weekday(start)


def is_short_weekday(start: str) -> bool:
    """Whether three characters may begin with the abbreviation of a weekday that has two letters: `Mo `, `Mo.`."""
    return start[2:] in _BEHIND_SHORT and start[:2].lower() in calendarnames.SHORT_WEEKDAYS


_OPENERS: Final = "*_~`([【〔「『《<\u200b\u200e\u200f\ufeff\ufe0f "
TITLE_MARKS: Final = " \t\u3000:：-–—―|｜丨,，、·・_"
PAIRS: Final = {"(": ")", "（": "）", "[": "]", "【": "】", "「": "」", "《": "》"}


def opening_of(shadow: str) -> int:
    """Where a text begins behind the marks that are set around it."""
    at = 0
    while at < min(len(shadow), 8) and (shadow[at] in _OPENERS or unicodedata.category(shadow[at]) == "So"):
        # A weekday in brackets belongs to the day.
        if _WEEKDAY_BOXED.match(shadow, at):
            break
        at += 1
    return at


def around(text: str, begin: int, end: int) -> str:
    """What stands before and after a part of a text, without the marks that joined them."""
    before, after = text[:begin].rstrip(" \t"), text[end:].lstrip(" \t")
    if before[-1:] in PAIRS and before[-1:] and after[:1] == PAIRS[before[-1:]]:
        before, after = before[:-1], after[1:]
    parts = (before.rstrip(TITLE_MARKS).lstrip(), after.lstrip(TITLE_MARKS).rstrip(" \t:："))
    return " ".join(part for part in parts if part)
