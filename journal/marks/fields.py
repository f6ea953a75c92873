"""What is written in the text of a task: dates, priorities, recurrences, tags, and other fields, anywhere in the line."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from journal.diagnostics import Code, Finding
from journal.marks.outcomes import outcome_of
from journal.marks.widths import GAP, end_of, narrowed
from journal.patterns import pattern
from journal.record import Record, names_of, replace


class Details(Record):
    """What is written in the text of a task beside what is to be done; of most tasks it is nothing.

    `outcome` is -1, 0 or 1, and `outcome_text` the writer's words for it. `fields` are the keys that have no meaning
    here, `raw_fields` the known ones whose value cannot be read or is written a second time: (name, as written), in the
    order of the line. `cookie` is `[2/3]`, `[66%]`, `[/]` or `[%]` as written; `recursive`: it counts all boxes below,
    not only the direct ones. `priority` is one of highest, high, medium, low, lowest.
    """

    outcome: int | None = None
    outcome_text: str = ""
    due: date | None = None
    scheduled: date | None = None
    start: date | None = None
    created: date | None = None
    done_on: date | None = None
    cancelled_on: date | None = None
    priority: str | None = None
    recurrence: str | None = None
    tags: tuple[str, ...] = ()
    id: str = ""
    depends: tuple[str, ...] = ()
    on_completion: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    raw_fields: tuple[tuple[str, str], ...] = ()
    cookie: str = ""
    recursive: bool = False


NO_DETAILS: Final = Details()


class Fields(Details):
    """What is written in a task's text, and what is wrong with it, at its place in the text as given.

    `text` is the rest, in Markdown, without fields and outcome.
    """

    text: str = ""
    found: tuple[Finding, ...] = ()

    @property
    def written(self) -> Details | None:
        """The details; None if there are none."""
        if self == Fields(text=self.text, found=self.found):
            return None
        return Details(*(getattr(self, name) for name in names_of(Details)))


# The priorities of org and of todo.txt.
LETTERS: Final[Mapping[str, str]] = {"A": "high", "B": "medium", "C": "low"}


class _Found(NamedTuple):
    """A field in the text: characters `start` to `end`, its name among `_NAMES` or the writer's own, its value."""

    start: int
    end: int
    name: str
    value: str


_SIGNS: Final[Mapping[str, str]] = {
    "➕": "created",
    "⏳": "scheduled",
    "⌛": "scheduled",
    "🛫": "start",
    "📅": "due",
    "📆": "due",
    "🗓": "due",
    "✅": "done",
    "❌": "cancelled",
    "🔁": "repeat",
    "🆔": "id",
    "⛔": "depends",
    "🏁": "completion",
}
_PRIORITIES: Final[Mapping[str, str]] = {"🔺": "highest", "⏫": "high", "🔼": "medium", "🔽": "low", "⏬": "lowest"}
_LEVELS: Final = frozenset(_PRIORITIES.values())
_DATES: Final = frozenset(("created", "scheduled", "start", "due", "done", "cancelled"))
_KEYS: Final[Mapping[str, str]] = {name: name for name in _DATES} | {
    "completion": "done",
    "priority": "priority",
    "repeat": "repeat",
    "recurrence": "repeat",
    "id": "id",
    "dependson": "depends",
    "oncompletion": "completion",
}
_NAMES: Final = frozenset(_KEYS.values()) | {"completion"}
_ORG: Final[Mapping[str, str]] = {"SCHEDULED": "scheduled", "DEADLINE": "due", "CLOSED": "done"}

# Stands for characters in which nothing is read; it cannot be part of a tag, a key or a value.
_HIDDEN: Final = "\x00"

_TICKS: Final = pattern(r"`+")
_BRACKET: Final = pattern(r"\\.|[()\[\]]", re.DOTALL)
_ADDRESS: Final = pattern(r"://[!-;=?-~]*")
_HTML: Final = pattern(r"<[A-Za-z/!][^<>]*>")
_RECURSIVE: Final = pattern(r"<!--\s{0,9}recursive\s{0,9}-->", re.IGNORECASE)

_YMD: Final = r"\d{4}([-/.])\d{1,2}{SAME}\d{1,2}(?!\d)"
DAY: Final = pattern(rf"\[\[{_YMD.replace('{SAME}', chr(92) + '1')}\]\]|{_YMD.replace('{SAME}', chr(92) + '2')}")
_PARTS: Final = pattern(r"\d+")
_KEY: Final = pattern(r"\s{0,2}([^\s()\[\]{}:|\x00][^()\[\]{}:|\x00]{0,40})::(\s?)")
_STAMP: Final = pattern(
    r"\b(SCHEDULED|DEADLINE|CLOSED):\s{0,4}[<\[](\d{4}-\d{2}-\d{2}(?!\d))([^<>\[\]\x00]{0,60})[>\]]", re.ASCII
)
_REPEATER: Final = pattern(r"(?:\.\+|\+\+|\+)\d{1,4}[hdwmy](?:/\d{1,4}[hdwmy])?")
_WEEKDAY: Final = pattern(r"\s*[^\W\d]*\.?\s*")
_SIGN: Final = pattern(f"[{''.join(_SIGNS)}{''.join(_PRIORITIES)}]")
_IDS: Final = pattern(r"[A-Za-z0-9_-]+(?:\s?,\s?[A-Za-z0-9_-]+)*")
_ID: Final = pattern(r"[A-Za-z0-9_-]+")
_NAME: Final = pattern(r"[A-Za-z]+")
_PRIORITY_LETTER: Final = pattern(r"(?<!\S)\[#([ABC])\](?!\S)")
_COOKIE: Final = pattern(r"(?<![\w!\]])\[(?:\d{0,6}/\d{0,6}|\d{0,3}%)\](?![(\[])", re.ASCII)
_BLOCK_ID: Final = pattern(r"(?<!\S)\^((?=[0-9-]*[A-Za-z])[A-Za-z0-9-]+)\s*\Z")
# `#C#` is a tag with its sign, as `#C++` is; of other words no sign at their end belongs to the tag. `#+TITLE` is of Org.
# `The sample #'s` are its numbers.
_TAG: Final = pattern(
    r"(?<!\S)#(?![+'\u2019])([A-Za-z]#(?![^\s,.;:!?)，。；：！？）])|[^\s!@#$%^&*(),.?\":{}|<>\[\]`~;\x00，。：；！？、（）「」『』【】《》]+)"
)

# `#123和` and `#123을` are the numbers of tickets with what scripts without spaces write right behind them.
_NUMBERED: Final = pattern(
    r"[0-9]+(?:[和与與及跟的とのをはがにでもや]|(?:[을를은는이가와과의에로도]|에서|으로|번|번을|번은)\Z|(?:号|號|番)(?:[的の]|\Z))"
)
# `#4b5323` and `#ff0000` are colours; `#ece445` may be a course.
_COLOUR: Final = pattern(
    r"(?:(?=[a-f]{0,7}[0-9][0-9]{0,7}[a-f])[0-9a-f]{6}(?:[0-9a-f]{2})?|(?:([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3)(?:[0-9a-f]{2})?)\Z",
    re.IGNORECASE,
)
_PLUS_PLUS: Final = pattern(r"[A-Za-z]+\+\+")

# Every field, tag, cookie and comment has one of these; most tasks have none.
_MAY_HOLD: Final = pattern(rf"[\[<#^［＜＃＾{''.join(_SIGNS)}{''.join(_PRIORITIES)}:：](?:(?<![:：])|[:：])")

# Within a link is nothing but its text.
_PLAIN_LINK: Final = pattern(r"\[([^\[\]`\\]+)\]\([!-'*-;=?-_a-z{|}~]*\)")

_RULE_WORD: Final = pattern(r"\s*(?:([A-Za-z]+)|(\d{1,4}(?:st|nd|rd|th)?)(?![\w:/.-])|(,))", re.ASCII)
_RULE_REST: Final = pattern(rf"[^{''.join(_SIGNS)}{''.join(_PRIORITIES)}#\[\](){{}},;。、\x00\n]*")
_RULE_FIRST: Final = pattern(rf"[^{''.join(_SIGNS)}{''.join(_PRIORITIES)}#\[\](){{}},;。、\x00\s]*")
_RULE_WORDS: Final = pattern(
    r"every|other|second|third|fourth|last|on|the|of|at|in|and|when|done|until|for|times|morning|evening"
    r"|(?:day|week|month|quarter|year|weekday|weekend)s?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec",
    re.IGNORECASE,
)
_RULE_JOINTS: Final = frozenset(("on", "the", "of", "at", "in", "and", "when", "until", "for", "every", "other", ","))


def fields(text: str) -> Fields:
    """What is written in the text of a task, after its box: fields anywhere in the line, tags, the outcome at its end.

    Nothing is read in code spans, addresses and comments. A field that is written twice keeps its first value.
    """
    if not _MAY_HOLD.search(_PLAIN_LINK.sub(r"\1", text) if "](" in text else text):
        body, outcome, words = outcome_of(_single_spaced(text.strip()))
        return Fields(text=body, outcome=outcome, outcome_text=words)
    shadow, view, pairs = _views(text)
    inline = _bracketed_fields(text, view, pairs)
    rest = _blanked(view, [(each.start, each.end) for each in inline])
    signs = _signed_fields(text, rest)
    rest = _blanked(rest, [(each.start, each.end) for each in signs])
    stamps = _stamped_fields(text, rest)
    cookie, recursive, block = _COOKIE.search(rest), _RECURSIVE.search(shadow), _BLOCK_ID.search(rest)
    letters = [_Found(*each.span(), "priority", LETTERS[each[1]]) for each in _PRIORITY_LETTER.finditer(rest)]
    found = sorted((*inline, *signs, *stamps, *letters))
    read = _resolved(found)
    gone = [(each.start, each.end) for each in found]
    gone += [each.span() for each in (cookie, recursive, block) if each is not None]
    body, outcome, words = outcome_of(_without(text, gone))
    return replace(
        read,
        text=body,
        outcome=outcome,
        outcome_text=words,
        tags=_tags(text, view),
        id=read.id or (block[1] if block is not None else ""),
        cookie=text[slice(*cookie.span())] if cookie is not None else "",
        recursive=recursive is not None,
    )


def _views(text: str) -> tuple[str, str, Mapping[int, int]]:
    """Two copies of `text`, of its length: without code spans, and without links and comments too; and its brackets."""
    narrow = narrowed(text)
    shadow = _blanked(narrow, _code_spans(narrow)) if "`" in narrow else narrow
    pairs = _pairs(shadow)
    hidden = [match.span() for match in _ADDRESS.finditer(shadow)]
    hidden += [match.span() for match in _HTML.finditer(shadow)]
    hidden += _comments(shadow)
    for start, end in pairs.items():
        if text[start] == "(" and text[start - 1 : start] == "]":
            hidden.append((start + 1, end))
        elif pairs.get(start + 1) == end - 1 and shadow[start : start + 2] == "[[" and not DAY.match(shadow, start):
            hidden.append((start + 2, end - 1))
    return shadow, _blanked(shadow, hidden), pairs


def _code_spans(text: str) -> list[tuple[int, int]]:
    runs = [match.span() for match in _TICKS.finditer(text)]
    closers: dict[int, list[int]] = {}
    for start, end in reversed(runs):
        closers.setdefault(end - start, []).append(start)
    spans, done = [], 0
    for start, end in runs:
        same = closers[end - start]
        while same and same[-1] <= start:
            same.pop()
        if start >= done and same and text[start - 1 : start] != "\\":
            done = same[-1] + end - start
            spans.append((start, done))
    return spans


def _comments(text: str) -> list[tuple[int, int]]:
    spans, at = [], text.find("<!--")
    while at >= 0:
        end = text.find("-->", at + 4)
        if end < 0:
            break
        spans.append((at, end + 3))
        at = text.find("<!--", end + 3)
    return spans


def _pairs(text: str) -> dict[int, int]:
    pairs: dict[int, int] = {}
    open_ones: dict[str, list[int]] = {")": [], "]": []}
    closers = {"(": ")", "[": "]"}
    for match in _BRACKET.finditer(text):
        if match[0] in closers:
            open_ones[closers[match[0]]].append(match.start())
        elif match[0] in open_ones and open_ones[match[0]]:
            pairs[open_ones[match[0]].pop()] = match.start()
    return dict(sorted(pairs.items()))


def _merged(text: str, ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """`ranges` in order, as one where they overlap or only white space is between them."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and (start <= merged[-1][1] or text[merged[-1][1] : start].isspace()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _blanked(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    if not ranges:
        return text
    pieces, at = [], 0
    for start, end in sorted(ranges):
        if end > at:
            pieces += [text[at:start], _HIDDEN * (end - max(start, at))]
            at = end
    return "".join((*pieces, text[at:]))


def _bracketed_fields(text: str, view: str, pairs: Mapping[int, int]) -> list[_Found]:
    """The fields `[key:: value]` and `(key:: value)`."""
    found: list[_Found] = []
    done = 0
    if "::" not in view:
        return found
    for start, end in pairs.items():
        key = _KEY.match(view, start + 1) if start >= done and view[start] != _HIDDEN else None
        if key is None or key.end() >= end or not _is_field(text, start, end, key):
            continue
        value = text[key.end() : end].strip()
        if value:
            name = key[1].strip()
            found.append(_Found(start, end + 1, _KEYS.get(name.casefold(), name), value))
            done = end + 1
    return found


def _is_field(text: str, start: int, end: int, key: re.Match[str]) -> bool:
    # `(std::vector)` and `a[std::size]` are code, `[k:: v](address)` is a link.
    if text[end + 1 : end + 2] == "(" or text[start - 1 : start] in ("!", "]", "\\"):
        return False
    name = key[1].strip().casefold()
    if not any(char.isalpha() for char in name):
        return False
    if key[2]:
        return True
    if text[start] in "(（":
        return name in _KEYS and text[key.end() : key.end() + 4].isdecimal()
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "_#")


def _signed_fields(text: str, view: str) -> list[_Found]:
    """The fields that an emoji introduces, with any space after it."""
    found, done = [], 0
    first = len(view) - len(view.lstrip())
    for sign in _SIGN.finditer(view):
        start, at = sign.start(), end_of(GAP, view, sign.end())
        if start < done:
            continue
        if sign[0] in _PRIORITIES:
            end, name, value = sign.end() + view.startswith("\ufe0f", sign.end()), "priority", _PRIORITIES[sign[0]]
        else:
            name = _SIGNS[sign[0]]
            end = _value_end(view, at, name, after_text=start > first)
            value = text[at:end].strip()
        if value:
            found.append(_Found(start, end, name, value))
            done = end
    return found


def _value_end(view: str, at: int, name: str, *, after_text: bool) -> int:
    if name in _DATES:
        return end_of(DAY, view, at)
    if name == "repeat":
        return _rule_end(view, at, after_text=after_text)
    return end_of({"id": _ID, "depends": _IDS}.get(name, _NAME), view, at)


def _rule_end(view: str, at: int, *, after_text: bool) -> int:
    """Where a rule of recurrence ends: after the words that rules are made of, else before the next mark."""
    end, last = at, at
    word = _RULE_WORD.match(view, at)
    if word is not None and word[0].strip().casefold() == "every":
        while word is not None and (word[1] is None or _RULE_WORDS.fullmatch(word[1])):
            end = word.end()
            if word[0].strip().casefold() not in _RULE_JOINTS:
                last = end
            word = _RULE_WORD.match(view, end)
    if last > at:
        return last
    # A rule in other words: all of it where it ends the line, one word of it where the task's text comes after.
    end = end_of(_RULE_REST if after_text else _RULE_FIRST, view, at)
    return at + len(view[at:end].rstrip())


def _stamped_fields(text: str, view: str) -> list[_Found]:
    """The timestamps `SCHEDULED: <2024-01-01 Mon +1w>`; what is neither day, weekday nor repeater is kept whole."""
    found = []
    for stamp in _STAMP.finditer(view):
        name, repeater = _ORG[stamp[1]], _REPEATER.search(stamp[3])
        found.append(_Found(*stamp.span(), name, stamp[2]))
        if repeater is not None:
            found.append(_Found(*stamp.span(), "repeat", repeater[0]))
        if not _WEEKDAY.fullmatch(_REPEATER.sub("", stamp[3], count=1)):
            found.append(_Found(*stamp.span(), f"{name} at", text[stamp.start(2) : stamp.end(3)].strip()))
    return found


def _tags(text: str, view: str) -> tuple[str, ...]:
    tags: dict[str, None] = {}
    for match in _TAG.finditer(view):
        tag = text[match.start(1) : match.end(1)]
        tag = tag if _PLUS_PLUS.fullmatch(tag) else tag.rstrip("-/_'=+")
        if any(not char.isdecimal() and char not in "-/_'=+" for char in tag) and not (
            _NUMBERED.match(tag) or _COLOUR.match(tag)
        ):
            tags[tag] = None
    return tuple(tags)


def _resolved(found: Sequence[_Found]) -> Fields:
    """The values of the fields, without the text. The first of each name counts."""
    days: dict[str, date] = {}
    words: dict[str, str] = {}
    other: list[tuple[str, str]] = []
    raw: list[tuple[str, str]] = []
    problems: list[Finding] = []
    for each in found:
        name, value = each.name, each.value
        day = _day(value) if name in _DATES else None
        if name not in _NAMES:
            other.append((name, value))
        elif name in _DATES and day is None:
            raw.append((name, value))
            problems.append(_bad_date(each))
        elif name == "priority" and value.casefold() not in _LEVELS:
            raw.append((name, value))
        elif day is not None and days.setdefault(name, day) != day:
            raw.append((name, value))
            problems.append(_duplicate(each, days[name].isoformat()))
        elif day is None and words.setdefault(name, value) != value:
            raw.append((name, value))
            problems.append(_duplicate(each, words[name]))
        elif day is not None and not DAY.fullmatch(narrowed(value)):
            other.append((name, value))
    return Fields(
        due=days.get("due"),
        scheduled=days.get("scheduled"),
        start=days.get("start"),
        created=days.get("created"),
        done_on=days.get("done"),
        cancelled_on=days.get("cancelled"),
        priority=words["priority"].casefold() if "priority" in words else None,
        recurrence=words.get("repeat"),
        id=words.get("id", ""),
        depends=tuple(part.strip() for part in words.get("depends", "").split(",") if part.strip()),
        on_completion=words.get("completion", ""),
        fields=tuple(other),
        raw_fields=tuple(raw),
        found=tuple(problems),
    )


def _day(value: str) -> date | None:
    narrow = narrowed(value)
    if not DAY.match(narrow):
        return None
    year, month, day = (int(part) for part in _PARTS.findall(narrow[:14])[:3])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _bad_date(field: _Found) -> Finding:
    message = f"`{field.value[:40]}` is no date, so the task has no `{field.name}`"
    return Finding(Code.BAD_DATE, field.start, field.end, message, "write a day of the calendar, as in `2026-03-09`")


def _duplicate(field: _Found, first: str) -> Finding:
    message = f"`{field.name}` is written twice; `{first[:40]}` counts, `{field.value[:40]}` does not"
    return Finding(Code.DUPLICATE_FIELD, field.start, field.end, message, "remove one of the two")


# ---- the text that is left

_SPACES: Final = pattern(r"[ \t\u00a0\u3000]{2,}")
_CLOSES: Final = ".,;:!?)"
_WIDE_CLOSES: Final = "。，；：！？）、】」』"


def _without(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    """`text` without `ranges`, with single spaces, and none before punctuation that they leave behind."""
    merged = _merged(text, ranges)
    parts, at = [], 0
    for start, end in _merged(text, [_with_brackets(text, *each) for each in merged]):
        parts.append(text[at:start])
        at = end
    parts.append(text[at:])
    joined, before = [parts[0].rstrip()], parts[0]
    for part in parts[1:]:
        body = part.strip()
        joined += [_joint(before, part, body), body]
        before = part
    return _single_spaced("".join(joined).strip())


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """A range, with the brackets around it if they would be left empty."""
    before, after = start - 1, end
    while before >= 0 and text[before].isspace():
        before -= 1
    while after < len(text) and text[after].isspace():
        after += 1
    if before >= 0 and text[before : before + 1] + text[after : after + 1] in ("()", "（）"):
        return before, after + 1
    return start, end


def _joint(before: str, part: str, body: str) -> str:
    if not before.strip() or not body or body[0] in _WIDE_CLOSES:
        return ""
    if body[0] in _CLOSES and not body[1:2].isalnum() and body[1:2] != "[":
        return ""
    apart = before[-1].isspace() or part[0].isspace()
    words = before[-1].isascii() and before[-1].isalnum() and body[0].isascii() and body[0].isalnum()
    return " " if apart or words else ""


def _single_spaced(text: str) -> str:
    if not _SPACES.search(text):
        return text
    pieces, at = [], 0
    for start, end in _code_spans(text):
        pieces += [_SPACES.sub(" ", text[at:start]), text[start:end]]
        at = end
    return "".join((*pieces, _SPACES.sub(" ", text[at:])))


def cookie_of(text: str) -> str:
    """The cookie (`[2/3]`, `[66%]`, `[/]`, `[%]`) in a heading; empty without one."""
    match = _COOKIE.search(text) if "[" in text else None
    return match[0] if match is not None else ""
