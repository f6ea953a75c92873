"""Clock times, ranges and stamps at the start of the text of one item.

Whether a text stands under a day, and what a section covers, is the caller's to say; nothing here looks at neighbours,
and nothing here raises. Every pattern is anchored or bounded, so reading is linear.
"""

import re
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Final

from journal.diagnostics import Code, Finding
from journal.marks.durations import duration
from journal.marks.times import (
    AFTERNOON,
    CLOSERS,
    DAY,
    FOLDED,
    HALF_DAY,
    HOUR,
    LATE_MORNING,
    WINDOW,
    Place,
    Stamp,
    TimeBlock,
    Times,
    clock_text,
    folded,
    numeral,
    spell,
    total,
)
from journal.patterns import pattern
from journal.record import Record, replace

_LONGEST: Final = 16 * HOUR
_NIGHT_ENDS: Final = 5
_LONGEST_SLIP: Final = 4 * HOUR
_LATEST_SLIP_START: Final = 13 * HOUR
_DATES_APART: Final = 15
_TOLERANCE: Final = 5


def leading(text: str, place: Place, *, covers: Callable[[int, int, int, int], bool] | None = None) -> Times | None:
    """The times at the start of an item's text, after its box and keyword; None if there are none.

    A range of dots that may as well be two dates is times only under a day, and only if it lasts 15 minutes;
    `covers(month, day, month, day)` says whether the period of the section holds both dates, and then it is a
    range of days and None. What stays undecided is reported as `ambiguous-range` and leaves the text whole, and so is
    what is written as a range and is on no clock, as `bad-time`.
    The found offsets count from the start of `text`.
    """
    if place is Place.OTHER or not may_start(text):
        return None
    shadow = folded(text)
    at, mark, since = _opened(shadow, 0)
    ranges, end = _ranges(shadow, at)
    if ranges and _may_be_dates(ranges[0], place):
        return _undecided(text, ranges[0], place, covers)
    if not ranges:
        lone = _lone(shadow, at, place) if not since else None
        if lone is None:
            return _no_times(text, shadow, at)
        ranges, end = (lone,), lone.end
    closed = _closed(shadow, mark, end)
    if closed is None or (ranges[0].lone and not _DELIMITED.match(shadow, closed)):
        return _no_times(text, shadow, at)
    return _read(text, ranges, _after(shadow, closed))


def stamp(text: str) -> Stamp | None:
    """The lone time, with or without seconds, at the start of a line of a log; None if a range or none is there."""
    if not may_start(text):
        return None
    shadow = folded(text)
    bullet = _BULLET.match(shadow)
    at, mark, _ = _opened(shadow, bullet.end() if bullet else 0)
    lone = None if _range(shadow, at) else _lone(shadow, at, Place.OTHER)
    closed = _closed(shadow, mark, lone.end) if lone else None
    if lone is None or closed is None:
        return None
    if lone.lone and shadow[closed : closed + WINDOW].strip() and not _DELIMITED.match(shadow, closed):
        return None
    return Stamp(_minute_of(lone.first, lone.first.half) * 60 + (lone.first.second or 0), _after(shadow, closed))


_HALVES: Final = {
    **dict.fromkeys(("am", "a.m.", "上午", "早上", "早晨", "清晨", "凌晨", "早", "午前", "早朝", "朝"), "am"),
    **dict.fromkeys(("오전", "아침", "새벽"), "am"),
    **dict.fromkeys(("pm", "p.m.", "下午", "傍晚", "午後", "夕方", "夕", "오후", "저녁"), "pm"),
    **dict.fromkeys(("中午", "正午", "昼", "낮"), "noon"),
    **dict.fromkeys(("晚上", "夜里", "夜裡", "晚", "深夜", "夜", "밤"), "night"),
}
_HALF_BEFORE: Final = "|".join(name for name in _HALVES if not name.isascii())
# What stands before the first of two times in other languages of Europe; before one alone it may be an article.
_SINCE: Final = r"(?:von|de|das|dalle|van|od|fra|från|с|С|з|З)[ ]"
_AT: Final = r"(?:from[ ]|kl\.?[ ]|从|從|自)"
_OPENER: Final = pattern(rf"[ ]*+(?P<mark>\*\*|__|[*_(\[])?+[ ]*+(?:(?:{_AT}|(?P<since>{_SINCE}))[ ]*+)?+")
_BULLET: Final = pattern(r"[ ]*+[-*+][ ]++")
_HAN: Final = "一二三四五六七八九"
_STARTS: Final = pattern(
    rf"[-+*_(\[ ]{{0,6}}(?:{_AT}|{_SINCE})?[ ]?(?:{_HALF_BEFORE})?[ ]?(?:[0-9]|[{_HAN}两兩零〇十]{{1,3}}[点點时時])"
)
_FIRST: Final = frozenset(f"-+*_([ 0123456789fvdokсСзЗ从從自{_HAN}两兩零〇十") | {
    name[0] for name in _HALVES if not name.isascii()
}


def may_start(text: str) -> bool:
    """Whether a text may begin with a time. Most begin with a word, and only the others are worth a closer look."""
    blank = len(text) - len(text.lstrip())
    first = text[blank : blank + 1]
    if not first or FOLDED.get(ord(first), first) not in _FIRST:
        return False
    return _STARTS.match(folded(text[blank : blank + 24])) is not None


def _opened(shadow: str, at: int) -> tuple[int, str, bool]:
    """Where the times begin, behind the mark that is set around them, if any; that mark; and whether two have to follow."""
    found = _OPENER.match(shadow, at)
    return (found.end(), found["mark"] or "", found["since"] is not None) if found else (at, "", False)


class _Form(Enum):
    COLON = "9:30"
    DOT = "9.30"
    WORD = "9点30分"
    HOUR = "9h30"
    DIGITS = "0930"
    BARE = "9"


class _Clock(Record):
    hour: int
    minute: int
    second: int | None
    form: _Form
    half: str
    exact: bool
    start: int
    end: int

    @property
    def bare(self) -> bool:
        return self.form is _Form.BARE and not self.half


_CLOCK: Final = pattern(
    rf"""
    (?:(?P<before>{_HALF_BEFORE})[ ]?)?
    (?:(?P<hour>2[0-4]|1[0-9]|0?[0-9])(?![0-9])|(?P<numeral>二?十[{_HAN}]?|[{_HAN}两兩零〇])(?=[点點时時](?![间間候])))
    (?:
        :(?P<colon>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?
      | \.(?P<dot>[0-5][0-9])
      | [ ]?(?P<word>[点點]|[时時](?![间間候])|시(?!간))(?:钟|鐘|整|[ ]?정각)?
        (?:[ ]?(?P<part>半|반(?![가-힣])|반(?=까지|부터|에)|一刻|三刻|(?P<counted>[0-5]?[0-9])[ ]?[分분](?![钟鐘间間])|[0-5][0-9](?![0-9])
          |(?P<spelt>[二三四五]?十[{_HAN}]?|[零〇][{_HAN}]|[{_HAN}](?=分))(?:分(?![钟鐘间間]))?(?![个個分])))?
      | [ ]?(?P<mark>[hu]|giờ)(?:(?:(?<=giờ)[ ])?(?P<past>[0-5][0-9]))?(?![a-z0-9\u00c0-\u024f])
    )?
    (?P<uhr>[ ]?uhr(?![a-z])|(?<=[0-9]{{2}})[ ]?h(?![a-z0-9]))?
    (?![0-9]|\.[0-9])
    (?:[ ]?(?P<after>[ap]m|[ap]\.m\.)(?![a-z0-9]))?
    """,
    re.VERBOSE,
)
_PARTS: Final = {"半": 30, "반": 30, "一刻": 15, "三刻": 45}


def _clock(shadow: str, at: int) -> _Clock | None:
    found = _CLOCK.match(shadow, at)
    if found is None:
        return None
    before, digits, spelt_hour, colon, second, dot, word, part, counted, spelt, mark, past, uhr, after = found.groups()
    hour, minute, form = int(digits) if digits else numeral(spelt_hour), 0, _Form.BARE
    if colon:
        minute, form = int(colon), _Form.COLON
    elif dot:
        minute, form = int(dot), _Form.DOT
    elif word:
        form = _Form.WORD
        if part:
            minute = _PARTS[part] if part in _PARTS else numeral(spelt) if spelt else int(counted or part)
    elif mark:
        minute, form = int(past or 0), _Form.HOUR
    if uhr and uhr[-1] == "h":
        form = _Form.HOUR
    elif uhr and form in {_Form.BARE, _Form.DOT}:
        form = _Form.WORD
    hour, half = _in_its_half(hour, minute, _HALVES.get(before or after or "", ""))
    if hour > 24 or (hour == 24 and (minute or half)):
        return None
    exact = form is not _Form.HOUR and bool(colon or dot or part or uhr)
    return _Clock(hour, minute, int(second) if second else None, form, half, exact, found.start(), found.end())


def _in_its_half(hour: int, minute: int, told: str) -> tuple[int, str]:
    """The hour and the half of the day that it is in, by what stands before it; noon and night reach over into another."""
    if told == "noon":
        return hour, "" if hour in {10, 11} else "pm"
    if told == "night":
        if hour == 12:
            return (0 if minute else 24), ""
        return hour, "am" if hour < _NIGHT_ENDS else "pm"
    return hour, told


def _minute_of(clock: _Clock, half: str) -> int:
    hour = clock.hour
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * HOUR + clock.minute


class _Range(Record):
    """`last` is None when the end is open; `lone`: nothing but a start was written; `next_day`: it says that it ends on that."""

    first: _Clock
    last: _Clock | None
    end: int
    lone: bool = False
    next_day: bool = False


_SEPARATOR: Final = pattern(
    r"[ ]*+(?:(?P<dash>-{1,3}>?|=>|~{1,2}|→)|(?P<from>から|부터)|(?:to|until|till)(?![a-z])|到|至"
    r"|(?P<abroad>bis|tot|à|às|a|al|alle|do|til|до|đến|sampai|hingga|până la|έως|עד|إلى)(?![a-zа-я]))[ ]*+"
    rf"(?P<next>(?:翌日?|次日|第二天|隔天|다음[ ]?날)[ ]*+(?=[0-9{_HAN}两兩零〇十]|{_HALF_BEFORE}))?"
)
_LAST: Final = pattern(r"[ ]?(?:まで|迄|까지|为止|為止)")
_ENDLESS: Final = pattern(r"\?{1,3}+|(?:now|present)(?![a-z])|现在|現在|今(?![天日年])|いま|지금|현재")
_PUNCTUATED: Final = pattern(r"[ ]*+(?:\Z|[:,、;|)\]*_])")
_BOUNDED: Final = pattern(r"\Z|[ ,:、;|&+和と)\]*_。?!]|\.(?![0-9])|まで|迄|까지|为止|為止")
_MINUTES: Final = pattern(r":[0-9]{2}(?![0-9])")
_STUCK: Final = pattern(r"[/-][0-9]|%")
# What makes two numbers with dots prices, lengths or versions.
_UNIT: Final = pattern(r"[a-z%$€£¥₩元円원°×/_]")
_JOINER: Final = pattern(r"[ ]*+(?:[,、;&+]|和|と|및|and(?![a-z]))[ ]*+|[ ]++")
_DIGITS: Final = pattern(
    r"(?P<h1>[01][0-9]|2[0-4])(?P<m1>[0-5][0-9])[ ]*+(?:-{1,2}|~|→|to|到|至)[ ]*+"
    r"(?P<h2>[01][0-9]|2[0-4])(?P<m2>[0-5][0-9])(?![0-9]|[./-][0-9])"
)


def _ranges(shadow: str, at: int) -> tuple[tuple[_Range, ...], int]:
    """All ranges from `at` on, and the offset behind the last."""
    found: list[_Range] = []
    while (one := _range(shadow, at)) is not None:
        if found and _may_be_dates(one, Place.DAY):
            break
        found.append(one)
        joiner = _JOINER.match(shadow, one.end)
        if joiner is None:
            break
        at = joiner.end()
    return tuple(found), found[-1].end if found else at


def _range(shadow: str, at: int) -> _Range | None:
    """The range at `at`, its end closed or expressly open."""
    if (pair := _digit_pair(shadow, at)) is not None:
        return pair
    first = _clock(shadow, at)
    separator = _SEPARATOR.match(shadow, first.end) if first else None
    if first is None or separator is None:
        return None
    last = _clock(shadow, separator.end())
    if last is not None and last.second is not None and first.second is None:
        # In `9:00-10:00：30 pages` the text begins with a number; seconds stand at both ends or at none.
        last = replace(last, second=None, end=last.end - 3)
    if last is not None and _closes(shadow, first, separator, last):
        until = _LAST.match(shadow, last.end)
        return _Range(first, last, until.end() if until else last.end, next_day=separator["next"] is not None)
    if first.bare:
        return None
    if endless := _ENDLESS.match(shadow, separator.end()):
        return _Range(first, None, endless.end())
    if (separator["dash"] or separator["from"]) and _PUNCTUATED.match(shadow, separator.end()):
        return _Range(first, None, separator.end())
    return None


def _digit_pair(shadow: str, at: int) -> _Range | None:
    found = _DIGITS.match(shadow, at)
    if found is None:
        return None
    hour, minute = int(found["h1"]), int(found["m1"])
    first = _Clock(hour, minute, None, _Form.DIGITS, half="", exact=True, start=found.start(), end=found.end("m1"))
    last = replace(first, hour=int(found["h2"]), minute=int(found["m2"]), start=found.start("h2"), end=found.end())
    if any(clock.hour == 24 and clock.minute for clock in (first, last)) or _may_be_years(first, last):
        return None
    return _Range(first, last, found.end())


def _may_be_years(first: _Clock, last: _Clock) -> bool:
    """Whether a pair of four digits is `2019-2024` or `2024-0930` rather than times."""
    if first.hour not in {19, 20}:
        return False
    return _is_date(last.hour, last.minute) or (last.hour in {19, 20} and _apart(first, last) < _DATES_APART)


def _closes(shadow: str, first: _Clock, separator: re.Match[str], last: _Clock) -> bool:
    """Whether `last` is the end of a range that starts with `first`, and not a number of something else."""
    tight = not separator["dash"] or separator[0] == separator["dash"]
    bounded = _BOUNDED.match(shadow, last.end) is not None
    if _STUCK.match(shadow, last.end) or _may_be_lengths(first, last):
        return False
    if separator["abroad"] and (last.bare or (first.bare and last.form is _Form.COLON)):
        # `9:00 a 5 km`, `9:00 do 10 more`
        return False
    if first.bare:
        # `3-4` counts anything; `7-8pm`, `9-11点` and `9-10:30` tell the time.
        told = bool(last.half) or last.form in {_Form.WORD, _Form.HOUR}
        return bounded and (told or (tight and last.form is _Form.COLON))
    if last.bare:
        return (
            bounded
            and not _MINUTES.match(shadow, last.end)
            and (tight or _PUNCTUATED.match(shadow, last.end) is not None)
        )
    if last.form is _Form.DOT and not last.half:
        return _UNIT.match(shadow, last.end) is None
    return True


def _may_be_lengths(first: _Clock, last: _Clock) -> bool:
    """Whether `1h-2h` and `2-3h` say how long something took rather than when; nobody guesses at so long ones as `14-16h`."""
    if _Form.HOUR not in {first.form, last.form}:
        return False
    return first.hour < (HALF_DAY // HOUR if first.bare else _FIRST_MARKED)


_FIRST_MARKED: Final = 6
# `9時からの会議` is part of a sentence, and of `22時から仕事しない` nobody worked from then on.
_WEAK_OPEN: Final = pattern(
    r"[ ]*+(?:-{1,3}>?|~|→)(?:[ ]++(?=[^ ])|(?=[^ a-z0-9:~>.?→-]))"
    r"|から(?=[^0-9])(?!でも|[のはもがに][^ぁ-ん])(?![^。、,.!]{1,30}(?:ない|ません|禁止)(?:[。、,.!]|\Z))"
    r"|부터(?=[^0-9])(?![는의도만] )(?![^,.!]{1,30}(?:않기|말기|금지)(?:[,.!]|\Z))"
)
_NOT_LONE: Final = pattern(r"[ ]?(?:まで|迄|까지)|:[0-9]")


def _lone(shadow: str, at: int, place: Place) -> _Range | None:
    """A start without an end at `at`: it takes a colon, or whatever else no number is written with."""
    clock = _clock(shadow, at)
    if clock is None or clock.bare or _NOT_LONE.match(shadow, clock.end):
        return None
    if clock.form is _Form.DOT and not clock.half:
        return _lone_dot(shadow, clock) if place is Place.DAY else None
    if clock.form is _Form.HOUR and _is_hour(shadow, clock):
        return _Range(clock, None, clock.end, lone=True)
    if not clock.exact and not clock.half:
        # `3点` is also three points; only から and 부터 make it a time.
        weak = _WEAK_OPEN.match(shadow, clock.end)
        return _Range(clock, None, weak.end()) if weak and weak[0] in {"から", "부터"} else None
    if weak := _WEAK_OPEN.match(shadow, clock.end):
        return _Range(clock, None, weak.end())
    return _Range(clock, None, clock.end, lone=True)


def _is_hour(shadow: str, clock: _Clock) -> bool:
    """Whether `10h30` before a colon is a time of the day. `1h30: reading` is a length; of seven hours on, French has a space."""
    colon = _COLON.match(shadow, clock.end)
    if colon is None or shadow[clock.end - 1] not in "h0123456789":
        return False
    told = shadow[clock.end - 1] != "h"
    return clock.hour >= (_MORNING if colon[0][0] == " " else LATE_MORNING if told else AFTERNOON)


_COLON: Final = pattern(r"[ ]?:(?=[ ]|\Z)")
_MORNING: Final = 7


def _lone_dot(shadow: str, clock: _Clock) -> _Range | None:
    if shadow.startswith(":", clock.end):
        return _Range(clock, None, clock.end, lone=True)
    weak = _WEAK_OPEN.match(shadow, clock.end)
    if weak and not weak[0].startswith(" ") and not _is_date(clock.hour, clock.minute):
        return _Range(clock, None, weak.end())
    return None


_AFTER: Final = pattern(r"[ ]*+(?::(?![a-z0-9_+-]{1,40}:|[()])|[,、。;|]|\.(?=[ ]|\Z)|(?:-{1,3}>?|→)(?=[ ]))?[ ]*+")
_DELIMITED: Final = pattern(r"[:,、|]|[ ]++[^ ]")


def _closed(shadow: str, mark: str, end: int) -> int | None:
    """The offset behind the mark that closes `mark`; None where something else stands between."""
    if not mark:
        return end
    closer = CLOSERS.get(mark, mark)
    if shadow.startswith(":", end) and not shadow.startswith(closer, end):
        end += 1
    if not shadow.startswith(closer, end):
        return None
    end += len(closer)
    return None if closer == "]" and shadow.startswith(("(", "["), end) else end


def _after(shadow: str, end: int) -> int:
    found = _AFTER.match(shadow, end)
    return found.end() if found else end


_MONTH_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _is_date(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= _MONTH_LENGTHS[month - 1]


def _dotted_date(clock: _Clock) -> bool:
    return clock.form is _Form.DOT and not clock.half and _is_date(clock.hour, clock.minute)


def _dates(one: _Range) -> tuple[int, int, int, int]:
    """Month and day of both ends, for a range that may be dates."""
    first, last = one.first, one.last or one.first
    if last.form is _Form.BARE:
        return first.hour, first.minute, first.hour, last.hour
    return first.hour, first.minute, last.hour, last.minute


def _may_be_dates(one: _Range, place: Place) -> bool:
    """Whether the numbers of `one` are two dates as well as two times, and `place` does not decide."""
    first, last = one.first, one.last
    if not _dotted_date(first):
        return False
    if last is None:
        return place is not Place.DAY
    if last.bare:
        return place is not Place.DAY and last.hour > first.minute and _is_date(first.hour, last.hour)
    return _dotted_date(last) and (place is not Place.DAY or _apart(first, last) < _DATES_APART)


def _undecided(
    text: str, one: _Range, place: Place, covers: Callable[[int, int, int, int], bool] | None
) -> Times | None:
    if one.last is None or (place is Place.PERIOD and covers is not None and covers(*_dates(one))):
        return None
    return Times((), 0, (_ambiguous(text, one),))


# Both ends have a colon and two digits, so that `25:31-46` of a scripture is none.
_AS_RANGE: Final = pattern(r"([0-9]{1,2}:[0-9]{2})[ ]*+(?:-{1,3}>?|~{1,2}|→)[ ]*+([0-9]{1,2}:[0-9]{2})(?![0-9:])")


def _no_times(text: str, shadow: str, at: int) -> Times | None:
    """What is written as a range of times, one of them on no clock, reported; None if there is none."""
    found = _AS_RANGE.match(shadow, at)
    if found is None or all("00:00" <= end.zfill(5) <= "24:00" and end[-2] < "6" for end in found.groups()):
        return None
    message = f"`{text[found.start() : found.end()]}` is no time of a day, so it counts none"
    hint = "write hours to 24 and minutes to 59, as in `9:10-10:00`, and what is after midnight as in `23:00-1:00`"
    return Times((), 0, (Finding(Code.BAD_TIME, found.start(), found.end(), message, hint),))


def _apart(first: _Clock, last: _Clock) -> int:
    return abs(_minute_of(last, "") - _minute_of(first, ""))


def _read(text: str, ranges: Sequence[_Range], length: int) -> Times:
    blocks: list[TimeBlock] = []
    found: list[Finding] = []
    for one in ranges:
        block, finding = _block(text, one)
        blocks += [block] if block else []
        found += [finding] if finding else []
    differs = _differs(text, ranges, blocks, length)
    found += [differs] if differs else []
    return Times(tuple(blocks), length, tuple(found), lone=len(ranges) == 1 and ranges[0].lone)


def _block(text: str, one: _Range) -> tuple[TimeBlock | None, Finding | None]:
    if one.last is None:
        return TimeBlock(_minute_of(one.first, one.first.half), None), None
    start, end, on_12_hours = _ends(one.first, one.last)
    if one.next_day and end < DAY:
        end += DAY
    if end == start:
        return None, _suspicious(text, one, 0)
    if end < start and on_12_hours and start < _LATEST_SLIP_START and 0 < end + HALF_DAY - start <= _LONGEST_SLIP:
        block = TimeBlock(start, end + HALF_DAY, assumed_pm=True)
        return block, _assumed_pm(text, one, block)
    if end < start:
        end += DAY
        if end - start > _LONGEST:
            return None, _reversed(text, one)
    minutes = end - start
    doubt = _suspicious(text, one, minutes) if minutes > _LONGEST else None
    return TimeBlock(start, end) if minutes <= DAY else None, doubt


def _ends(first: _Clock, last: _Clock) -> tuple[int, int, bool]:
    """Both ends in minutes, and whether the end may stand for another half of the day than it says."""
    start, end = _minute_of(first, first.half), _minute_of(last, last.half)
    if last.half and not first.half and 1 <= first.hour <= 12:
        start = _minute_of(first, last.half)
        if start >= end:
            start = _minute_of(first, "am" if last.half == "pm" else "pm")
    elif first.half and not last.half and 1 <= last.hour <= 12:
        # The nearest such time after the start: 7pm-8 ends at 20:00, 11pm-1 at 01:00.
        ahead = (end - start) % HALF_DAY or HALF_DAY
        return start, start + ahead, False
    return start, end, not (first.half or last.half) and 1 <= last.hour <= 12


def _written(text: str, one: _Range) -> str:
    return text[one.first.start : one.end]


def _finding(code: Code, one: _Range, message: str, hint: str) -> Finding:
    return Finding(code, one.first.start, one.end, message, hint)


def _assumed_pm(text: str, one: _Range, block: TimeBlock) -> Finding:
    message = f"`{_written(text, one)}` is read as {block.text}"
    hint = f"write `{block.start_text}-{block.end_text}` to make it certain"
    return _finding(Code.TIME_ASSUMED_PM, one, message, hint)


def _reversed(text: str, one: _Range) -> Finding:
    message = f"`{_written(text, one)}` ends before it starts, so it counts no time"
    return _finding(Code.TIME_RANGE_REVERSED, one, message, "write the earlier time first, on a 24-hour clock")


def _suspicious(text: str, one: _Range, minutes: int) -> Finding:
    if minutes:
        message = f"`{_written(text, one)}` lasts {spell(minutes)}"
        hint = "write both ends on a 24-hour clock, or break the range where there was a pause"
    else:
        message = f"`{_written(text, one)}` starts and ends in the same minute, so it counts no time"
        hint = f"write a later end, or leave it open as in `{clock_text(_minute_of(one.first, one.first.half))}-`"
    return _finding(Code.SUSPICIOUS_DURATION, one, message, hint)


def _ambiguous(text: str, one: _Range) -> Finding:
    message = f"`{_written(text, one)}` may be two times or two dates, so it is left as it is"
    first, last = one.first, one.last or one.first
    times = f"{first.hour}:{first.minute:02}-{last.hour}:{last.minute:02}"
    month, day, last_month, last_day = _dates(one)
    dates = f"{month}/{day}-{last_month}/{last_day}"
    if last.form is _Form.BARE:
        times = f"{first.hour}:{first.minute:02}-{last.hour}:00"
    return _finding(Code.AMBIGUOUS_RANGE, one, message, f"write `{times}` for times, `{dates}` for dates")


def _differs(text: str, ranges: Sequence[_Range], blocks: Sequence[TimeBlock], length: int) -> Finding | None:
    minutes = total(blocks)
    # One range without a length, open or reversed, and there is nothing to compare with.
    if minutes is None or len(blocks) < len(ranges) or any(block.end is None for block in blocks):
        return None
    told = duration(text[length:])
    if told is None or told.estimate or told.target or abs(told.minutes - minutes) <= _TOLERANCE:
        return None
    start, end = length + told.start, length + told.end
    written = text[ranges[0].first.start : ranges[-1].end]
    message = f"`{text[start:end]}` differs from `{written}`, which lasts {spell(minutes)} and is what counts"
    return Finding(Code.DURATION_DIFFERS, start, end, message, "correct one of the two, or leave the duration out")
