"""Clock times, ranges, stamps and durations in the text of one item.

Times are naive minutes of the day that they are written under: no zone, no date, no calendar arithmetic.
Whether a text stands under a day, and what a section covers, is the caller's to say; nothing here looks
at neighbours, and nothing here raises. Every pattern is anchored or bounded, so reading is linear.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

from journal.diagnostics import Code, Finding
from journal.patterns import pattern
from journal.record import Record, replace

_HOUR: Final = 60
_HALF_DAY: Final = 12 * _HOUR
_DAY: Final = 24 * _HOUR

_LONGEST: Final = 16 * _HOUR
_LONGEST_SLIP: Final = 4 * _HOUR
_LATEST_SLIP_START: Final = 13 * _HOUR
_DATES_APART: Final = 15
_TOLERANCE: Final = 5


class TimeBlock(Record):
    """A stretch of one day, in minutes after 00:00 of the day it is written under; `start` is 0 to 1440.

    `end` is beyond 1440 when the block ends on the next day, and None when its end is open: such a block is
    never summed. `assumed_pm`: the end was written on a 12-hour clock without saying so.
    """

    start: int
    end: int | None
    assumed_pm: bool = False

    @property
    def minutes(self) -> int | None:
        """The length; None when the end is open."""
        return None if self.end is None else self.end - self.start

    @property
    def next_day(self) -> bool:
        """Whether the block ends after midnight; an end at 24:00 is still the same day."""
        return self.end is not None and self.end > _DAY

    @property
    def start_text(self) -> str:
        """The start on a 24-hour clock, as in `09:40`."""
        return _clock_text(self.start)

    @property
    def end_text(self) -> str | None:
        """The end on a 24-hour clock, as in `24:00`, and `01:00` when that is on the next day; None when open."""
        return None if self.end is None else _clock_text(self.end)

    @property
    def text(self) -> str:
        """Both ends, as in `09:40–10:25`, and `16:30–` when the end is open."""
        return f"{self.start_text}–{self.end_text or ''}"


class Times(Record):
    """The times at the start of a text.

    `blocks` is in the order written, without the ranges that have no reading (`found` says which).
    `length` counts the characters used, with the delimiter and the space after it; 0 leaves the text whole.
    `lone`: only a start was written, without a sign that the end is open.
    """

    blocks: tuple[TimeBlock, ...]
    length: int
    found: tuple[Finding, ...]
    lone: bool = False


class Place(Enum):
    """Where an item stands: under one day, in a section that covers several, or where no time is told."""

    DAY = "day"
    PERIOD = "period"
    OTHER = "other"


class Duration(Record):
    """A length of time, more than 0 minutes. `start` and `end` are its offsets in the text, with its bracket.

    `estimate`: written as in `~2h`; `target`: written as in `(8h!)`, what should be reached.
    """

    minutes: int
    start: int
    end: int
    estimate: bool = False
    target: bool = False


class Stamp(Record):
    """A lone time. `at` is in seconds after 00:00; `length` counts the characters used, with the delimiter."""

    at: int
    length: int


def leading(text: str, place: Place, *, covers: Callable[[int, int, int, int], bool] | None = None) -> Times | None:
    """The times at the start of an item's text, after its box and keyword; None if there are none.

    A range of dots that may as well be two dates is times only under a day, and only if it lasts 15 minutes;
    `covers(month, day, month, day)` says whether the period of the section holds both dates, and then it is a
    range of days and None. What stays undecided is reported as `ambiguous-range` and leaves the text whole.
    The found offsets count from the start of `text`.
    """
    if place is Place.OTHER or not may_start(text):
        return None
    shadow = _shadow(text)
    at, mark = _opened(shadow, 0)
    ranges, end = _ranges(shadow, at)
    if ranges and _may_be_dates(ranges[0], place):
        return _undecided(text, ranges[0], place, covers)
    if not ranges:
        lone = _lone(shadow, at, place)
        if lone is None:
            return None
        ranges, end = (lone,), lone.end
    closed = _closed(shadow, mark, end)
    if closed is None or (ranges[0].lone and not _DELIMITED.match(shadow, closed)):
        return None
    return _read(text, ranges, _after(shadow, closed))


def duration(text: str) -> Duration | None:
    """The duration in `[time:: …]`, else in a final bracket, else at the start or the end; None in mid-text.

    A bare `1:30` is a clock time, and a length only inside `[time:: 1:30]`.
    """
    if not _MAY_LAST.search(text):
        return None
    return _field_duration(text) or _bracket_duration(text) or _start_duration(text) or _end_duration(text)


def spelled(text: str) -> int | None:
    """The minutes of a whole cell or part that is only a duration, as in `2h30m`; None for anything else."""
    if len(text) > _WINDOW:
        return None
    found = _LENGTH.fullmatch(_shadow(text).strip())
    return _minutes(found) or None if found else None


def budget(heading: str) -> int | None:
    """The minutes that a heading sets aside, as in `After work 30 mins` and `Deep work (8h!)`; None if none."""
    found = duration(heading.rstrip(" \t:：#"))
    return found.minutes if found else None


def stamp(text: str) -> Stamp | None:
    """The lone time, with or without seconds, at the start of a line of a log; None if a range or none is there."""
    if not may_start(text):
        return None
    shadow = _shadow(text)
    bullet = _BULLET.match(shadow)
    at, mark = _opened(shadow, bullet.end() if bullet else 0)
    lone = None if _range(shadow, at) else _lone(shadow, at, Place.OTHER)
    closed = _closed(shadow, mark, lone.end) if lone else None
    if lone is None or closed is None:
        return None
    if lone.lone and shadow[closed : closed + _WINDOW].strip() and not _DELIMITED.match(shadow, closed):
        return None
    return Stamp(_minute_of(lone.first, lone.first.half) * 60 + (lone.first.second or 0), _after(shadow, closed))


def stamps(ats: Sequence[int]) -> tuple[TimeBlock, ...] | None:
    """The blocks of a stamp list, one for each of `ats` (seconds after 00:00): each ends at the next, the last is open.

    None for fewer than two, and where they go back or do not move on at all. Two stamps in the same minute
    give a block of 0 minutes, so that a note written in haste does not undo the list.
    """
    if len(ats) < 2 or ats[0] >= ats[-1] or any(one > two for one, two in pairwise(ats)):
        return None
    marks = [at // 60 for at in ats]
    closed = (TimeBlock(one, two) for one, two in pairwise(marks))
    return (*closed, TimeBlock(marks[-1], None))


def ended(items: Sequence[tuple[tuple[TimeBlock, ...], bool]]) -> tuple[tuple[TimeBlock, ...], ...]:
    """The blocks of the timed items of a list of one day; each stamp among ranges ends where the next item begins.

    The items come with whether they are lone times. They stay as they are with fewer than two stamps, which make no
    list of them, and where they go back in time. What has nothing after it stays open.
    """
    blocks = tuple(blocks for blocks, _ in items)
    starts = [each[0].start for each in blocks]
    if sum(lone for _, lone in items) < 2 or starts[0] >= starts[-1] or any(one > two for one, two in pairwise(starts)):
        return blocks
    closed = [(TimeBlock(starts[at], starts[at + 1]),) if lone else own for at, (own, lone) in enumerate(items[:-1])]
    return (*closed, blocks[-1])


def column(header: str) -> str | None:
    """What a table's column holds: `start`, `end`, `duration`, `date` or `task`; None if its header does not say."""
    name = _shadow(header[:_WINDOW])
    name = _HEADER_NOTE.sub("", name)
    name = _HEADER_NOISE.sub(" ", name).strip()
    return _COLUMNS.get(name)


def total(blocks: Iterable[TimeBlock]) -> int | None:
    """The minutes of all closed ranges, overlaps counted twice; None if none is closed."""
    minutes = [block.minutes for block in blocks if block.minutes is not None]
    return sum(minutes) if minutes else None


def wall(blocks: Iterable[TimeBlock]) -> int | None:
    """The minutes that the closed ranges of one day cover, overlaps counted once; None if none is closed."""
    spans = sorted((block.start, block.end) for block in blocks if block.end is not None)
    if not spans:
        return None
    covered, reached = 0, 0
    for start, end in spans:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered


def spell(minutes: int) -> str:
    """A length as the pages print it: `45 min`, `2 h`, `1 h 05`, `50 h 55`; hours never wrap at 24."""
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def spell_long(minutes: int) -> str:
    """A length in words, for a screen reader: `8 hours 30 minutes`."""
    hours, rest = divmod(minutes, _HOUR)
    parts = [_count(hours, "hour")] if hours else []
    if rest or not hours:
        parts.append(_count(rest, "minute"))
    return " ".join(parts)


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _clock_text(minute: int) -> str:
    if minute > _DAY:
        minute -= _DAY
    return f"{minute // _HOUR:02}:{minute % _HOUR:02}"


def _folded() -> dict[int, str]:
    """Each variant of a mark to the plain one, one character for one, so that offsets stay true."""
    table = {0xFF01 + offset: chr(0x21 + offset) for offset in range(0x5E)}
    for target, variants in {
        "-": "‐‑‒–—―−﹣－ー",
        "~": "～〜∼˜⁓",
        ":": "：﹕︰∶",
        ".": "．﹒",
        ",": "，﹐",
        "→": "⇒➔➜➡⟶►",
        "[": "【［〔",
        "]": "】］〕",
        "(": "（",
        ")": "）",
        # Joiners and variation selectors take no room on the page; a space keeps the offsets.
        " ": "\t\r\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f"
        "\u202f\u205f\u2060\u3000\ufe0e\ufe0f\ufeff",
    }.items():
        table.update(dict.fromkeys(map(ord, variants), target))
    for letter in range(26):
        table[ord("A") + letter] = table[0xFF21 + letter] = chr(ord("a") + letter)
    return table


_FOLDED: Final = _folded()


def _shadow(text: str) -> str:
    return text.lower() if text.isascii() and text.isprintable() else text.translate(_FOLDED)


_WINDOW: Final = 96

_HALVES: Final = {
    **dict.fromkeys(("am", "a.m.", "上午", "早上", "清晨", "凌晨", "午前", "오전"), "am"),
    **dict.fromkeys(("pm", "p.m.", "下午", "晚上", "中午", "午後", "오후"), "pm"),
}
_HALF_BEFORE: Final = "|".join(name for name in _HALVES if not name.isascii())

_OPENER: Final = pattern(r"[ ]*+(?P<mark>\*\*|__|[*_(\[])?+[ ]*+(?:(?:from[ ]|从|從|自)[ ]*+)?+")
_CLOSERS: Final = {"(": ")", "[": "]"}
_BULLET: Final = pattern(r"[ ]*+[-*+][ ]++")
_STARTS: Final = pattern(rf"[-+*_(\[ ]{{0,6}}(?:from[ ]|从|從|自)?[ ]?(?:{_HALF_BEFORE})?[ ]?[0-9]")


_FIRST: Final = frozenset("-+*_([ 0123456789f从從自") | {name[0] for name in _HALVES if not name.isascii()}


def may_start(text: str) -> bool:
    """Whether a text may begin with a time. Most begin with a word, and only the others are worth a closer look."""
    blank = len(text) - len(text.lstrip())
    first = text[blank : blank + 1]
    if not first or _FOLDED.get(ord(first), first) not in _FIRST:
        return False
    return _STARTS.match(_shadow(text[blank : blank + 24])) is not None


def _opened(shadow: str, at: int) -> tuple[int, str]:
    """Where the times begin, behind the mark that is set around them, if any; and that mark."""
    found = _OPENER.match(shadow, at)
    return (found.end(), found["mark"] or "") if found else (at, "")


class _Form(Enum):
    COLON = "9:30"
    DOT = "9.30"
    WORD = "9点30分"
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
    (?P<hour>2[0-4]|1[0-9]|0?[0-9])(?![0-9])
    (?:
        :(?P<colon>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?
      | \.(?P<dot>[0-5][0-9])
      | [ ]?(?P<word>[点點]|[时時](?![间間候])|시(?!간))(?:钟|鐘|整|[ ]?정각)?
        (?:[ ]?(?P<part>半|반(?![가-힣])|一刻|三刻|(?P<counted>[0-5]?[0-9])[ ]?[分분](?![钟鐘间間])|[0-5][0-9](?![0-9])))?
    )?
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
    before, digits, colon, second, dot, word, part, counted, after = found.groups()
    hour, minute, form = int(digits), 0, _Form.BARE
    if colon:
        minute, form = int(colon), _Form.COLON
    elif dot:
        minute, form = int(dot), _Form.DOT
    elif word:
        form = _Form.WORD
        if part:
            minute = _PARTS[part] if part in _PARTS else int(counted or part)
    half = _HALVES.get(before or after or "", "")
    if before == "晚上" and hour == 12:
        hour, half = 24, ""
    elif before == "中午" and hour == 11:
        half = ""
    if hour == 24 and (minute or half):
        return None
    exact = bool(colon or dot or part)
    return _Clock(hour, minute, int(second) if second else None, form, half, exact, found.start(), found.end())


def _minute_of(clock: _Clock, half: str) -> int:
    hour = clock.hour
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * _HOUR + clock.minute


class _Range(Record):
    """`last` is None when the end is open; `lone`: nothing but a start was written."""

    first: _Clock
    last: _Clock | None
    end: int
    lone: bool = False


_SEPARATOR: Final = pattern(
    r"[ ]*+(?:(?P<dash>-{1,3}>?|=>|~{1,2}|→)|(?P<from>から|부터)|(?:to|until|till)(?![a-z])|到|至)[ ]*+"
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
        return _Range(first, last, until.end() if until else last.end)
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
    if _STUCK.match(shadow, last.end):
        return False
    if first.bare:
        # `3-4` counts anything; `7-8pm`, `9-11点` and `9-10:30` tell the time.
        return bounded and (bool(last.half) or last.form is _Form.WORD or (tight and last.form is _Form.COLON))
    if last.bare:
        return (
            bounded
            and not _MINUTES.match(shadow, last.end)
            and (tight or _PUNCTUATED.match(shadow, last.end) is not None)
        )
    if last.form is _Form.DOT and not last.half:
        return _UNIT.match(shadow, last.end) is None
    return True


_WEAK_OPEN: Final = pattern(
    r"[ ]*+(?:-{1,3}>?|~|→)(?:[ ]++(?=[^ ])|(?=[^ a-z0-9:~>.?→-]))|から(?=[^0-9])|부터(?=[^0-9])"
)
_NOT_LONE: Final = pattern(r"[ ]?(?:まで|迄|까지)|:[0-9]")


def _lone(shadow: str, at: int, place: Place) -> _Range | None:
    """A start without an end at `at`: it takes a colon, or whatever else no number is written with."""
    clock = _clock(shadow, at)
    if clock is None or clock.bare or _NOT_LONE.match(shadow, clock.end):
        return None
    if clock.form is _Form.DOT and not clock.half:
        return _lone_dot(shadow, clock) if place is Place.DAY else None
    if not clock.exact and not clock.half:
        # `3点` is also three points; only から and 부터 make it a time.
        weak = _WEAK_OPEN.match(shadow, clock.end)
        return _Range(clock, None, weak.end()) if weak and weak[0] in {"から", "부터"} else None
    if weak := _WEAK_OPEN.match(shadow, clock.end):
        return _Range(clock, None, weak.end())
    return _Range(clock, None, clock.end, lone=True)


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
    closer = _CLOSERS.get(mark, mark)
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
    if end == start:
        return None, _suspicious(text, one, 0)
    if end < start and on_12_hours and start < _LATEST_SLIP_START and 0 < end + _HALF_DAY - start <= _LONGEST_SLIP:
        block = TimeBlock(start, end + _HALF_DAY, assumed_pm=True)
        return block, _assumed_pm(text, one, block)
    if end < start:
        end += _DAY
        if end - start > _LONGEST:
            return None, _reversed(text, one)
    minutes = end - start
    return TimeBlock(start, end), _suspicious(text, one, minutes) if minutes > _LONGEST else None


def _ends(first: _Clock, last: _Clock) -> tuple[int, int, bool]:
    """Both ends in minutes, and whether the end may stand for another half of the day than it says."""
    start, end = _minute_of(first, first.half), _minute_of(last, last.half)
    if last.half and not first.half and 1 <= first.hour <= 12:
        start = _minute_of(first, last.half)
        if start >= end:
            start = _minute_of(first, "am" if last.half == "pm" else "pm")
    elif first.half and not last.half and 1 <= last.hour <= 12:
        # The nearest such time after the start: 7pm-8 ends at 20:00, 11pm-1 at 01:00.
        ahead = (end - start) % _HALF_DAY or _HALF_DAY
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
        hint = f"write a later end, or leave it open as in `{_clock_text(_minute_of(one.first, one.first.half))}-`"
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


_NUMERALS: Final = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "兩": 2}
_AMOUNT: Final = r"(?:[0-9]{1,4}(?:\.[0-9]{1,2})?)"
_HOURS_HAN: Final = "(?:小时|小時|钟头|鐘頭|時間|시간)"
_LENGTH: Final = pattern(
    rf"""
    (?P<about>(?:~|≈|约|約|약|(?:about|approx\.|ca\.)[ ])[ ]?)?
    (?:
        (?P<hours>{_AMOUNT})[ ]?(?:hours?|hrs?|h)(?![a-z])
        (?:
            (?P<m1>[0-5]?[0-9])(?:minutes?|mins?|m)?(?![a-z]|\.?[0-9])
          | [ ](?:and[ ])?(?P<m2>[0-5]?[0-9])[ ]?(?:minutes?|mins?|m)(?![a-z0-9])
          | [ ](?P<m3>[0-5][0-9])(?=[)\]]|\Z)
          | (?![0-9])
        )
      | (?P<min>{_AMOUNT})[ ]?(?:minutes?|mins?)(?![a-z0-9])
      | (?P<m>[0-9]{{1,4}})m(?![a-z0-9])
      | (?:(?P<han>{_AMOUNT}|[一二两兩三四五六七八九十])[ ]?[个個]?(?P<half>半)?|(?P<only>半[ ]?[个個]?|반[ ]?)){_HOURS_HAN}
        (?:[ ]?(?P<more>半|반(?![가-힣]))|[ ]?(?P<m4>[0-5]?[0-9])[ ]?(?:分[钟鐘间間]?|분))?
      | (?P<han_min>{_AMOUNT})[ ]?(?:分[钟鐘间間]|분간?)
      | (?P<points>[0-9]{{1,4}})[ ]?分
    )
    """,
    re.VERBOSE,
)
# A number, or the first character of a unit that needs none.
_MAY_LAST: Final = pattern("[0-9０-９小钟鐘時시]")
# With what a length may begin and end, and what each has within so many characters from its end.
_LENGTH_FIRST: Final = frozenset("~≈约約약ac0123456789一二两兩三四五六七八九十半반")
_LENGTH_LAST: Final = frozenset("hrsnem0123456789时時间間钟鐘头頭간분分半반")
_AMOUNT_ANYWHERE: Final = pattern("[0-9一二两兩三四五六七八九十半반]")
_LONGEST_LENGTH: Final = 40
_FIELD: Final = pattern(r"[\[(][ ]?(?P<key>time|duration|estimate)::[ ]{0,4}(?P<value>[^\[\]()]{1,40})[\])]")
_HOURS_MINUTES: Final = pattern(r"(?P<hours>[0-9]{1,3}):(?P<minutes>[0-5][0-9])(?::[0-5][0-9])?")
_BRACKET: Final = pattern(r"[(\[][ ]?(?P<value>[^()\[\]]{1,40})[)\]]\Z")
_KANA: Final = pattern(r"[ぁ-ゖァ-ヺ]")
_TRAILING: Final = " .。!,;"
# A length before these is a point in time or a rate: `2h ago`, `30min/day`, `2小时后`.
_NOT_AFTER: Final = pattern(
    r"[ ]?(?:ago|later|before|after)(?![a-z])|[/-]|[ ]?[后後内內前](?![端核容存续續期])|以[内內后後前上下]|之[后後前内]"
    r"|[ ]?(?:[뒤후전]에?(?![가-힣])|마다)|ごと|おき"
)
_NOT_BEFORE: Final = pattern(
    r"(?:[0-9a-z_.:/+$#@=&-]|[0-9][ ]?[,~-][ ]?|[0-9][ ]?(?:to|or|到|至|或|から)[ ]?|[第每隔十百]|最近|过去|過去"
    r"|(?<![a-z])(?:every|each|per|after|within|last|next|past|in|before)[ ])\Z"
)


def _minutes(found: re.Match[str]) -> int:
    """The minutes of a match of `_LENGTH`."""
    if found["only"]:
        return 30 + _more(found)
    if found["han"]:
        numeral = _NUMERALS.get(found["han"])
        hours = numeral * _HOUR if numeral else _scaled(found["han"], _HOUR)
        return hours + (30 if found["half"] else 0) + _more(found)
    if found["hours"]:
        return _scaled(found["hours"], _HOUR) + int(found["m1"] or found["m2"] or found["m3"] or 0)
    return _scaled(found["min"] or found["m"] or found["han_min"] or found["points"], 1)


def _more(found: re.Match[str]) -> int:
    return 30 if found["more"] else int(found["m4"] or 0)


def _scaled(number: str, unit: int) -> int:
    whole, _, part = number.partition(".")
    hundredths = int(whole) * 100 + int(part.ljust(2, "0") or 0)
    return (hundredths * unit + 50) // 100


def _told(found: re.Match[str], text: str) -> int:
    """The minutes of a match in running text; 0 where `分` is more likely a mark in an exam."""
    return 0 if found["points"] and not _KANA.search(text) else _minutes(found)


def _field_duration(text: str) -> Duration | None:
    if "::" not in text and "：：" not in text:
        return None
    for field in _FIELD.finditer(_shadow(text)):
        value = field["value"].strip()
        clock, found = _HOURS_MINUTES.fullmatch(value), _LENGTH.fullmatch(value)
        minutes = int(clock["hours"]) * _HOUR + int(clock["minutes"]) if clock else _minutes(found) if found else 0
        if minutes:
            estimate = field["key"] == "estimate" or bool(found and found["about"])
            return Duration(minutes, field.start(), field.end(), estimate)
    return None


def _bracket_duration(text: str) -> Duration | None:
    window, offset = _tail(text)
    bracket = _BRACKET.search(window) if window[-1:] in _CLOSERS.values() else None
    if bracket is None:
        return None
    value = bracket["value"].strip()
    found = _LENGTH.fullmatch(value.removesuffix("!").rstrip())
    minutes = _told(found, text) if found else 0
    if not found or not minutes:
        return None
    about, target = bool(found["about"]), value.endswith("!")
    return Duration(minutes, offset + bracket.start(), offset + bracket.end(), about, target)


def _start_duration(text: str) -> Duration | None:
    blank = len(text) - len(text.lstrip())
    window = _shadow(text[blank : blank + _WINDOW])
    found = _LENGTH.match(window) if window[:1] in _LENGTH_FIRST else None
    if found is None or _NOT_AFTER.match(window, found.end()):
        return None
    minutes = _told(found, text)
    return Duration(minutes, blank, blank + found.end(), bool(found["about"])) if minutes else None


def _end_duration(text: str) -> Duration | None:
    window, offset = _tail(text)
    if window[-1:] not in _LENGTH_LAST or not _AMOUNT_ANYWHERE.search(window, max(0, len(window) - _LONGEST_LENGTH)):
        return None
    for found in _LENGTH.finditer(window):
        if found.end() < len(window) or _NOT_BEFORE.search(window[max(0, found.start() - 10) : found.start()]):
            continue
        minutes = _told(found, text)
        if minutes:
            return Duration(minutes, offset + found.start(), offset + found.end(), bool(found["about"]))
    return None


def _tail(text: str) -> tuple[str, int]:
    """The end of the text, folded, without its tags and its last punctuation; and the offset where it begins."""
    end = len(text.rstrip())
    offset = max(0, end - _WINDOW)
    window = _shadow(text[offset:end])
    while (cut := window.rfind(" ")) >= 0 and window.startswith("#", cut + 1):
        window = window[:cut].rstrip()
    return window.rstrip(_TRAILING), offset


_HEADER_NOTE: Final = pattern(r"\([^()]{0,40}\)|\[[^\[\]]{0,40}\]")
_HEADER_NOISE: Final = pattern(r"[\W_]+")
_COLUMNS: Final = {
    name: column
    for column, names in {
        "start": "start|started|start time|begin|began|from|in|开始|开始时间|起始|起始时间|起|開始|開始時間|開始時刻|시작|시작 시간|시작시간",
        "end": "end|ended|end time|finish|finished|stop|to|until|out|结束|结束时间|終了|終了時間|終了時刻|終わり|結束|結束時間|끝|종료|종료 시간|종료시간",
        "duration": "duration|length|time spent|spent|elapsed|total|时长|用时|耗时|持续时间|時長|用時|耗時|所要|所要時間|作業時間|소요|소요 시간|소요시간",
        "date": "date|day|日期|日|日付|年月日|날짜|일자",
        "task": "task|tasks|what|activity|item|work|description|subject|任务|事项|内容|活动|事件|工作|任務|事項|內容|タスク|作業|作業内容|活動|할 일|할일|작업|내용|업무|활동",
    }.items()
    for name in names.split("|")
}
