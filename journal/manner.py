"""How a journal writes the days, weeks and months of its notes, so that a new one can be like them.

A text of a note, such as its path or its title, becomes a manner: the dates in it are taken out and can be filled with
others. What several notes have in common is kept as it is; nothing that they do not share is made up.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from journal.dates.arithmetic import week_of
from journal.dates.calendarnames import CASES, MONTH_NAMES, WEEKDAY_NAMES
from journal.dates.values import Week
from journal.record import Record


class Moment(Record):
    """What a note is of: its first and last day, the same for a day; `number` is the writer's own count of weeks.

    Months and weekdays have the names of `language`, which are the English ones where those are not known.
    """

    start: date
    end: date
    number: int | None = None
    language: str = "en"

    @property
    def week(self) -> Week:
        """The ISO week of its middle."""
        return week_of(self.start + (self.end - self.start) // 2)


# Each form of a day, the fullest first: what is shorter is only looked for in what is left.
_FORMS: Final = (
    "{Y}-{m}-{d}", "{Y}_{m}_{d}", "{Y}.{m}.{d}", "{Y}/{m}/{d}", "{Y}{m}{d}", "{Y}年{m}月{d}日", "{Y}年{n}月{j}日",
    "{Y}-{n}-{j}", "{Y}.{n}.{j}", "{Y}/{n}/{j}", "{d}-{m}-{Y}", "{d}.{m}.{Y}", "{j}.{n}.{Y}", "{m}-{d}-{Y}", "{m}/{d}/{Y}", "{d}/{m}/{Y}",
    "{j}/{n}/{Y}", "{n}/{j}/{Y}",
    "{Y}년 {n}월 {j}일", "{j}. {B} {Y}", "{d}. {B} {Y}", "{j} de {B} de {Y}", "{j} {B} năm {Y}", "{j} {B}, {Y}",
    "{Y}. {B} {j}",
    "{j}. {N} {Y}", "{j} {N} {Y}", "{Y}-{B}-{d}", "{j}-{B}-{Y}", "{d}-{B}-{Y}", "{j}-thang-{n}-{Y}", "{d}-thang-{m}-{Y}", "{B} {j}, {Y}", "{b} {j}, {Y}", "{j} {B} {Y}", "{j} {b} {Y}", "{d} {b} {Y}", "{y}-{m}-{d}", "{y}{m}{d}", "{y}.{m}.{d}", "{y}.{n}.{j}",
    "{d}.{m}.{y}", "{d}/{m}/{y}", "{j}/{n}/{y}", "{n}/{j}/{y}", "{y}年{n}.{j}",
    "{N} {Y}", "{M} {Y}", "{N} de {Y}", "{M} de {Y}", "{N} năm {Y}", "{M} năm {Y}", "{Y}. {N}", "{Y}年{n}月", "{Y}년 {n}월",
    "{G}-W{V}", "{G}-w{V}", "{G}W{V}", "{G}w{V}", "{G}-{V}", "week-{V}", "Week {V}", "week {V}", "Week {v}", "第{v}周", "第{v}週",
    "{o} {B} {Y}", "{B} {o}, {Y}", "{o} {B}", "{B} {o}",
    "{n}月{j}日", "{n}月{j}号", "{n}월 {j}일", "{j}. {B}", "{j}. {N}", "{j} {N}", "{j} de {B}", "{B} {j}", "{b} {j}", "{j} {B}", "{j} {b}", "{m}-{d}", "{m}.{d}", "{n}.{j}", "{n}/{j}",
    "{A} {j}", "{a} {j}", "{j}日", "{j}号", "{j}일",
    "W{V}", "w{V}", "{Y}-{m}", "{A}", "{a}", "{w}", "{周}", "{週}", "{曜}", "{요}", "{星}", "（{火}）", "({火})", "({화})", "{B}", "{N}", "{M}", "{m}-{b}",
    "{n}月", "{n}월",
    "{Y}",
    # These are only looked for as whole names of folders.
    "{m}", "{n}", "{d}", "{j}", "{y}",
)  # fmt: skip
_WHOLE: Final = -5
_ENGLISH_MONTHS: Final = "January February March April May June July August September October November December"
_ENGLISH_DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
# Languages that write the names of months and weekdays with capitals within a line, too; others do so where it begins.
_CAPITALS: Final = frozenset({"de", "el", "id", "ms", "tr"})
# Marks that no text has: the first of the private characters that Unicode leaves for later agreement.
_FIRST: Final = 0xF0000
_END: Final = 0xF8000  # that of the last day, by as much further
_NUMBER: Final = "\U000ffff0"


def abstracted(text: str, moment: Moment) -> str:
    """The manner of a text: a mark in place of each form of the days of `moment`, and of its number."""
    for index, form in enumerate(_FORMS[:_WHOLE]):
        text = _bounded(_written(form, moment.start, moment)).sub(chr(_FIRST + index), text)
        if moment.start != moment.end:
            text = _bounded(_written(form, moment.end, moment)).sub(chr(_END + index), text)
    if moment.number is not None:
        text = _bounded(str(moment.number)).sub(_NUMBER, text)
    return text


def abstracted_folder(path: str, moment: Moment) -> str:
    """The manner of a path of folders, in which a month or a day may be a folder of its own."""
    short: dict[str, str] = {}
    for index, form in enumerate(_FORMS[_WHOLE:], len(_FORMS) + _WHOLE):
        short.setdefault(_written(form, moment.start, moment), chr(_FIRST + index))
    return "/".join(short.get(part) or abstracted(part, moment) for part in path.split("/"))


def filled(manner: str, moment: Moment) -> str:
    """The text that a manner gives for another day or week."""
    pieces: list[str] = []
    for character in manner:
        code = ord(character)
        if character == _NUMBER:
            pieces.append(str(moment.number or ""))
        elif _FIRST <= code < _FIRST + len(_FORMS):
            pieces.append(_written(_FORMS[code - _FIRST], moment.start, moment))
        elif _END <= code < _END + len(_FORMS):
            pieces.append(_written(_FORMS[code - _END], moment.end, moment))
        else:
            pieces.append(character)
    return "".join(pieces)


def is_dated(manner: str) -> bool:
    """Whether a manner has a place for a date."""
    return any(ord(character) >= _FIRST for character in manner)


def common(manners: Sequence[str]) -> str | None:
    """The manner that most have, the first of several; None where no two agree, unless there is but one."""
    counts = Counter(manners)
    if not counts:
        return None
    most = max(counts, key=lambda manner: (counts[manner], -manners.index(manner)))
    return most if counts[most] > 1 or len(manners) == 1 else None


def without_words(manner: str) -> tuple[str, str]:
    """A dated manner without the words around its dates, and what stands between both: `2026-03-09-the-lock` has `-`."""
    dates = [index for index, character in enumerate(manner) if ord(character) >= _FIRST]
    kept = manner[dates[0] : dates[-1] + 1]
    rest = re.match(r"[^\w\s]+(?=\w)|\s*[:：–—-]?\s+(?=\w)|[ _]+", manner[dates[-1] + 1 :])
    return kept, rest[0] if rest else ""


def covering(day: date, spans: Iterable[tuple[date, date]]) -> tuple[date, date]:
    """The week that a day is in, as the latest of `spans` begin and end; from Monday to Sunday without any."""
    first, length = 0, 6
    for start, end in spans:
        first, length = start.weekday(), (end - start).days
        break
    begin = day - timedelta(days=(day.weekday() - first) % 7)
    return begin, begin + timedelta(days=length)


_LETTERS: Final = r"A-Za-z\u00c0-\u024f\u0370-\u04ff\u05d0-\u05ea\u0621-\u064a\u1ea0-\u1eff"


def _bounded(written: str) -> re.Pattern[str]:
    before = r"(?<![0-9])" if written[0].isdigit() else f"(?<![{_LETTERS}])"
    after = r"(?![0-9])" if written[-1].isdigit() else f"(?![{_LETTERS}])"
    return re.compile(before + re.escape(written) + after)


def _written(form: str, day: date, moment: Moment) -> str:
    week = moment.week
    text = re.sub(r"\{(.)\}", lambda part: _part(part[1], day, week, moment.language), form)
    return re.sub(r" de (?=[ao])", " d'", text) if moment.language.partition("-")[0] == "ca" else text


def _part(name: str, day: date, week: Week, language: str) -> str:
    beside, alone, weekday = _names(day, language)
    values = {
        "Y": f"{day.year:04}",
        "y": f"{day.year % 100:02}",
        "m": f"{day.month:02}",
        "n": str(day.month),
        "d": f"{day.day:02}",
        "j": str(day.day),
        "B": beside,
        "b": beside[:3],
        "N": alone,
        "M": alone[:1].upper() + alone[1:],
        "A": weekday[:1].upper() + weekday[1:],
        "a": weekday[:3],
        "w": weekday,
        "G": f"{week.year:04}",
        "V": f"{week.number:02}",
        "v": str(week.number),
        "o": f"{day.day}{_ordinal(day.day)}",
        "火": "月火水木金土日"[day.weekday()],
        "화": "월화수목금토일"[day.weekday()],
        "星": "星期" + "一二三四五六日"[day.weekday()],
        "周": "周" + "一二三四五六日"[day.weekday()],
        "週": "週" + "一二三四五六日"[day.weekday()],
        "曜": "月火水木金土日"[day.weekday()] + "曜日",
        "요": "월화수목금토일"[day.weekday()] + "요일",
    }
    return values[name]


def _ordinal(number: int) -> str:
    """What English writes after a number: `1st`, `12th`, `23rd`."""
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 != 1 else 0, "th")


def moments(formats: str, day: date, language: str = "en") -> Iterator[str]:
    """The pieces of a form as Moment.js writes one, as in `YYYY-MM-DD`, for a day."""
    tokens = {
        "YYYY": "Y", "YY": "y", "MMMM": "B", "MMM": "b", "MM": "m", "M": "n", "DD": "d", "D": "j", "dddd": "A", "ddd": "a",
        "gggg": "G", "GGGG": "G", "ww": "V", "WW": "V", "w": "v", "W": "v",
    }  # fmt: skip
    for piece in re.findall(r"\[[^\]]*\]|YYYY|YY|M{1,4}|D{1,2}|d{3,4}|g{4}|G{4}|w{1,2}|W{1,2}|.", formats):
        yield (
            piece[1:-1]
            if piece.startswith("[")
            else _part(tokens[piece], day, week_of(day), language)
            if piece in tokens
            else piece
        )


def _names(day: date, language: str) -> tuple[str, str, str]:
    """What the month of a day is called beside a day and alone, and its weekday."""
    language = language.partition("-")[0]
    months, days = MONTH_NAMES.get(language, _ENGLISH_MONTHS), WEEKDAY_NAMES.get(language, _ENGLISH_DAYS)
    month = months.split()[day.month - 1].replace("_", " ").split("/")
    weekday = days.split()[day.weekday()].replace("_", " ").split("/")[0]
    # Where a month is called otherwise beside a day, that name is the first, and the second is the one that stands alone.
    alone = month[min(1, len(month) - 1)] if language in CASES else month[0]
    names = month[0], alone, weekday
    return (names[0].capitalize(), names[1].capitalize(), names[2].capitalize()) if language in _CAPITALS else names
