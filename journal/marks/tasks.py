"""A task: its check box, its fields and its HTML, for one line at a time.

Reads the text of one item or line and shows one task. What a line belongs to (the task above it, its notes,
its section, its day) is found by whoever walks the Markdown; figures over several tasks are in `progress`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from html import escape
from typing import Final, Literal, NamedTuple, get_args

from journal.diagnostics import Code, Finding
from journal.marks.times import TimeBlock
from journal.patterns import pattern
from journal.record import Record, replace
from journal.wording.catalogue import Wording


class State(Enum):
    """What a box or a keyword says of a task."""

    TODO = "todo"
    DOING = "doing"
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    DEFERRED = "deferred"
    SCHEDULED = "scheduled"
    QUESTION = "question"
    OTHER = "other"

    @property
    def countable(self) -> bool:
        """Whether tasks in this state are in the denominator: dropped tasks, questions and unknown marks are not."""
        return self not in _OUTSIDE


_OUTSIDE: Final = (State.CANCELLED, State.QUESTION, State.OTHER)


class Role(Enum):
    """What a task is for its section: of this period, of the next one, or for some time."""

    DONE = "done"
    PLAN = "plan"
    BACKLOG = "backlog"


class Fields(Record):
    """What is written in a task's text.

    `text` is the rest, in Markdown, without fields and outcome. `outcome` is -1, 0 or 1, and `outcome_text` the
    writer's words for it. `fields` are the keys that have no meaning here, `raw_fields` the known ones whose value
    cannot be read or is written a second time: (name, as written), in the order of the line. `cookie` is
    `[2/3]`, `[66%]`, `[/]` or `[%]` as written; `recursive`: it counts all boxes below, not only the direct ones.
    `priority` is one of highest, high, medium, low, lowest. Offsets of `found` are those of the text as given.
    """

    text: str
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
    found: tuple[Finding, ...] = ()


class Task(Record):
    """A task of a note.

    `mark` is what stands in the box, or the keyword: as written, empty for `[]`. `line` and `column` count from 1.
    `parent` is an index among the tasks of the same note; `section` and `day` are indexes among its sections and its
    days (None: under no day). `has_children`: tasks with check boxes are below it. `minutes` is the sum of its closed
    ranges, else its duration; None without either. `budget` is a target in minutes. `url` is its one link, if it is
    no more than that. `role` is None until the role of its section is known. `flag` is "important" or None.
    `lone`: of its time only the start is written, which in a list of such may be the end of the task before.
    The other values are those of `Fields`.
    """

    text: str
    state: State
    mark: str
    line: int
    column: int = 1
    parent: int | None = None
    section: int = 0
    day: int | None = None
    has_children: bool = False
    notes: tuple[str, ...] = ()
    times: tuple[TimeBlock, ...] = ()
    minutes: int | None = None
    budget: int | None = None
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
    flag: str | None = None
    keyword: str | None = None
    url: str | None = None
    role: Role | None = None
    struck: bool = False
    lone: bool = False

    @property
    def checked(self) -> bool:
        """Whether the box holds anything but white space."""
        return self.state is not State.TODO or self.flag is not None

    @property
    def completed(self) -> bool:
        """Whether the task itself is done, whatever its children are."""
        return self.state is State.DONE

    @property
    def head(self) -> str:
        """The part before the first `: `, which names a topic; the whole text if there is no such short part."""
        return _head(self.text)


def _head(text: str) -> str:
    ends = [at for at in (text.find(": "), text.find("：")) if at > 0]
    if not ends or min(ends) > 40 or "://" in text[: min(ends)]:
        return text
    return text[: min(ends)].rstrip()


def task(
    read: Fields,
    *,
    state: State,
    mark: str,
    line: int,
    column: int = 1,
    parent: int | None = None,
    section: int = 0,
    day: int | None = None,
    notes: tuple[str, ...] = (),
    times: tuple[TimeBlock, ...] = (),
    minutes: int | None = None,
    budget: int | None = None,
    priority: str | None = None,
    flag: str | None = None,
    keyword: str | None = None,
    url: str | None = None,
    role: Role | None = None,
    struck: bool = False,
    lone: bool = False,
) -> Task:
    """A task with the values that were read in its text.

    `priority` is that of its keyword, which counts where the text gives none. The others are those of `Task`.
    """
    return Task(
        text=read.text,
        state=state,
        mark=mark,
        line=line,
        column=column,
        parent=parent,
        section=section,
        day=day,
        notes=notes,
        times=times,
        minutes=minutes,
        budget=budget,
        outcome=read.outcome,
        outcome_text=read.outcome_text,
        due=read.due,
        scheduled=read.scheduled,
        start=read.start,
        created=read.created,
        done_on=read.done_on,
        cancelled_on=read.cancelled_on,
        priority=read.priority or priority,
        recurrence=read.recurrence,
        tags=read.tags,
        id=read.id,
        depends=read.depends,
        on_completion=read.on_completion,
        fields=read.fields,
        raw_fields=read.raw_fields,
        cookie=read.cookie,
        recursive=read.recursive,
        flag=flag,
        keyword=keyword,
        url=url,
        role=role,
        struck=struck,
        lone=lone,
    )


def task_heading(title: str, line: int, url: str | None) -> Task:
    """A thing to do that is written as a heading."""
    return Task(title, State.TODO, "", line, url=url, role=Role.BACKLOG)


def cookie_of(text: str) -> str:
    """The cookie (`[2/3]`, `[66%]`, `[/]`, `[%]`) in a heading; empty without one."""
    match = _COOKIE.search(text) if "[" in text else None
    return match[0] if match is not None else ""


# ---- the box


class Box(Record):
    """A check box at the start of a text. `length` counts the characters up to the task's own text.

    `mark` is what stands in the brackets, empty for `[]`, or the glyph. `struck`: the whole task is between `~~`,
    whose closing pair is still in the text.
    """

    mark: str
    state: State
    length: int
    found: tuple[Finding, ...] = ()
    struck: bool = False


_STATES: Final[Mapping[str, State]] = {
    "": State.TODO,
    "x": State.DONE,
    "X": State.DONE,
    "✓": State.DONE,
    "✔": State.DONE,
    "✅": State.DONE,
    "√": State.DONE,
    "/": State.DOING,
    ".": State.DOING,
    "-": State.CANCELLED,
    "~": State.CANCELLED,
    ">": State.DEFERRED,
    "<": State.SCHEDULED,
    "!": State.TODO,
    "?": State.QUESTION,
    "f": State.FAILED,
}
_GLYPHS: Final[Mapping[str, State]] = {"☐": State.TODO, "☑": State.DONE, "✅": State.DONE}
_BOX_FIRST: Final = frozenset(("[", "［", "~", *_GLYPHS))
# Without a bullet a bracket is more often prose, so only the marks met there are read.
_BARE: Final = frozenset(("", "x", "X", "-", "/", ">", "<", "!", "?", "~", "✓"))
# Glued to a word these are file names and keys of a menu (`[.]gitignore`, `[f]ind`).
_NEVER_GLUED: Final = frozenset((".", "f"))
# `[%]` is a cookie, `[^` a footnote, `[@` a citation, `[…]` an omission.
_NO_MARK: Final = frozenset("%^@…$`")

_LEAD: Final = pattern(r"[\s\u200b\u2060\ufeff\u202a-\u202e]*")
_CELL: Final = pattern(r"\[(\s{0,3})([^\s\[\]\\]?)[\ufe0e\ufe0f\u200b]{0,2}(\s{0,3})\]")
_GAP: Final = pattern(r"[\ufe0e\ufe0f\u200b\u200d]*\s*")
_WIDE_SPACES: Final = (0x00A0, 0x2007, 0x202F, 0x3000)
_NARROW: Final[Mapping[int, int]] = {0xFEE0 + code: code for code in range(0x21, 0x7F)} | dict.fromkeys(
    _WIDE_SPACES, 0x20
)


def _narrow(text: str) -> str:
    """`text` with plain characters for wide ones, one for one."""
    return text if text.isascii() else text.translate(_NARROW)


def _no_definition(_label: str) -> bool:
    return False


def box(text: str, *, bulleted: bool, defined: Callable[[str], bool] = _no_definition) -> Box | None:
    """The check box that `text` starts with; None if it is no task or nothing follows the box.

    In a list item (`bulleted`) any single mark is read; elsewhere only the usual ones, with a space after them.
    `defined` says whether a link definition `[label]:` exists, which makes the brackets a link. `[-]` and `[~]` are
    cancelled here; with check boxes below them they mean doing, which only the caller can see.
    """
    usual = _USUAL.get(text[:4])
    if usual is not None and text[4:5].isalnum() and (usual.state is State.TODO or not defined(usual.mark)):
        return usual
    at = 0
    if text[:1] not in _BOX_FIRST:
        at = _end(_LEAD, text, 0)
        if not at or text[at : at + 1] not in _BOX_FIRST:
            return None
    if bulleted and text.startswith("~~", at):
        return _struck_box(text, at, defined)
    if bulleted and text[at : at + 1] in _GLYPHS:
        return _glyph_box(text, at)
    return _bracket_box(text, at, bulleted=bulleted, defined=defined)


# The boxes that most tasks have.
_USUAL: Final = {"[ ] ": Box(" ", State.TODO, 4), "[x] ": Box("x", State.DONE, 4)}


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return at if match is None else match.end()


def _struck_box(text: str, at: int, defined: Callable[[str], bool]) -> Box | None:
    inner = _bracket_box(text, at + 2, bulleted=True, defined=defined)
    if inner is None or text.find("~~", inner.length + 1) < 0:
        return None
    return replace(inner, state=State.CANCELLED, struck=True)


def _glyph_box(text: str, at: int) -> Box | None:
    glyph = text[at]
    end = _end(_GAP, text, at + 1)
    if end == len(text) or (glyph == "✅" and _DAY.match(_narrow(text), end)):
        return None
    return Box(glyph, _GLYPHS[glyph], end)


def _bracket_box(text: str, at: int, *, bulleted: bool, defined: Callable[[str], bool]) -> Box | None:
    cell = _CELL.match(_narrow(text[at : at + 12]))
    if cell is None:
        return None
    mark, end = cell[2], at + cell.end()
    follows = text[end : end + 1]
    # `[x](address)`, `[x][label]` and `[x]: address` are links.
    if follows in ("", "(", "[", ":") or (mark and defined(mark)):
        return None
    state = _state_of(mark)
    spaced = follows.isspace()
    exact = cell.end() > 2 and not (mark and (cell[1] or cell[3]))
    if state is None or not (bulleted or (mark in _BARE and spaced and exact)):
        return None
    if (state is State.OTHER and not (spaced and exact)) or (mark in _NEVER_GLUED and not spaced):
        return None
    length = _end(_LEAD, text, end)
    if length == len(text):
        return None
    found = () if spaced and exact else (_spacing(at, end, text[at:end], mark, spaced=spaced),)
    return Box(mark or cell[1][:1], state, length, found)


def _state_of(mark: str) -> State | None:
    known = _STATES.get(mark)
    if known is not None or mark in _NO_MARK:
        return known
    category = unicodedata.category(mark)
    # Digits are footnotes, and a single ideograph in brackets is a label (`[注]`).
    return State.OTHER if category in ("Lu", "Ll") or category[0] in "PS" else None


def _spacing(start: int, end: int, written: str, mark: str, *, spaced: bool) -> Finding:
    message = f"`{written}` is read as a check box here, but other programs show it as text"
    exact = f"[{mark or ' '}]{'' if spaced else ' '}"
    return Finding(Code.CHECKBOX_SPACING, start, end, message, "write `- [ ] text` or `- [x] text`", (written, exact))


# ---- keywords


class Keyword(Record):
    """A keyword at the start of a text, and the characters up to the text after it."""

    word: str
    state: State
    priority: str | None
    length: int


_WORDS: Final[Mapping[str, State]] = {
    "TODO": State.TODO,
    "LATER": State.TODO,
    "DOING": State.DOING,
    "NOW": State.DOING,
    "IN-PROGRESS": State.DOING,
    "WAIT": State.WAITING,
    "WAITING": State.WAITING,
    "DONE": State.DONE,
    "CANCELLED": State.CANCELLED,
    "CANCELED": State.CANCELLED,
}
_KEYWORD: Final = pattern(rf"\s*({'|'.join(_WORDS)})(?=[\s:：])")
_KEYWORD_FIRST: Final = frozenset(word[0] for word in _WORDS)
_KEYWORD_GAP: Final = pattern(r"\s*[:：]?\s*")
_LETTER: Final = pattern(r"\[#([ABC])\](?!\S)\s*")
_LETTERS: Final[Mapping[str, str]] = {"A": "high", "B": "medium", "C": "low"}


def keyword(text: str) -> Keyword | None:
    """The task keyword that `text` starts with, upper-case and whole, with something after it; None if there is none."""
    if not text[:1].isspace() and text[:1] not in _KEYWORD_FIRST:
        return None
    match = _KEYWORD.match(text)
    if match is None:
        return None
    end = _end(_KEYWORD_GAP, text, match.end())
    letter = _LETTER.match(text, end)
    if letter is not None:
        end = letter.end()
    if end == len(text):
        return None
    return Keyword(match[1], _WORDS[match[1]], _LETTERS[letter[1]] if letter is not None else None, end)


_GROUPS: Final = frozenset(("todo", "to do", "to-do", "todos", "backlog", "待办", "待辦", "待办事项", "待辦事項", "待读")) | {
    "待讀", "待做", "やること", "読むもの", "할 일", "할일", "읽을 것"
}  # fmt: skip
_GROUP: Final = pattern(r"\s{0,9}[\[［【]\s{0,3}([^\[\]［］【】]{2,12}?)\s{0,3}[\]］】]\s{0,9}[:：]?\s*")


def group(text: str) -> bool:
    """Whether a list item is only the title of a group of things to do, as in `[TODO]`."""
    match = _GROUP.fullmatch(text[:80]) if len(text) <= 80 else None
    return match is not None and match[1].casefold() in _GROUPS


# ---- fields


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
_DAY: Final = pattern(rf"\[\[{_YMD.replace('{SAME}', chr(92) + '1')}\]\]|{_YMD.replace('{SAME}', chr(92) + '2')}")
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
# `#C#` is a tag with its sign, as `#C++` is; of other words no sign at their end belongs to the tag.
_TAG: Final = pattern(r"(?<!\S)#([A-Za-z]#(?![^\s,.;:!?)，。；：！？）])|[^\s!@#$%^&*(),.?\":{}|<>\[\]`~;\x00，。：；！？、（）「」『』【】《》]+)")

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
        body, outcome, words = _outcome(_single_spaced(text.strip()))
        return Fields(body, outcome, words)
    shadow, view, pairs = _views(text)
    inline = _bracketed_fields(text, view, pairs)
    rest = _blanked(view, [(each.start, each.end) for each in inline])
    signs = _signed_fields(text, rest)
    rest = _blanked(rest, [(each.start, each.end) for each in signs])
    stamps = _stamped_fields(text, rest)
    cookie, recursive, block = _COOKIE.search(rest), _RECURSIVE.search(shadow), _BLOCK_ID.search(rest)
    letters = [_Found(*each.span(), "priority", _LETTERS[each[1]]) for each in _PRIORITY_LETTER.finditer(rest)]
    found = sorted((*inline, *signs, *stamps, *letters))
    read = _resolved(found)
    gone = [(each.start, each.end) for each in found]
    gone += [each.span() for each in (cookie, recursive, block) if each is not None]
    body, outcome, words = _outcome(_without(text, gone))
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
    narrow = _narrow(text)
    shadow = _blanked(narrow, _code_spans(narrow)) if "`" in narrow else narrow
    pairs = _pairs(shadow)
    hidden = [match.span() for match in _ADDRESS.finditer(shadow)]
    hidden += [match.span() for match in _HTML.finditer(shadow)]
    hidden += _comments(shadow)
    for start, end in pairs.items():
        if text[start] == "(" and text[start - 1 : start] == "]":
            hidden.append((start + 1, end))
        elif pairs.get(start + 1) == end - 1 and shadow[start : start + 2] == "[[" and not _DAY.match(shadow, start):
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
        start, at = sign.start(), _end(_GAP, view, sign.end())
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
        return _end(_DAY, view, at)
    if name == "repeat":
        return _rule_end(view, at, after_text=after_text)
    return _end({"id": _ID, "depends": _IDS}.get(name, _NAME), view, at)


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
    end = _end(_RULE_REST if after_text else _RULE_FIRST, view, at)
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
        if any(not char.isdecimal() and char not in "-/_'=+" for char in tag):
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
        elif day is not None and not _DAY.fullmatch(_narrow(value)):
            other.append((name, value))
    return Fields(
        text="",
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
    narrow = _narrow(value)
    if not _DAY.match(narrow):
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


# ---- the outcome

# Every phrase is shorter than this, so only the end of a text is looked at.
_REACH: Final = 120

_EN_LEAD: Final = (
    r"(?:(?:a|an|much|far|way|slightly|bit|little|lot|even|somewhat|just|about|pretty|mostly|well|clearly|really|very|quite|"
    r"exactly|roughly|almost|nearly|more or less|more|less) ){0,4}"
)
_EN_HOPE: Final = (
    r"(?:(?:i|we|my|our|the|was|had|were|it|all|of) ){0,3}"
    r"(?:expect(?:ed|ations?|ing|s)?|anticipated|hoped(?: for)?|planned|thought)"
)
_ZH_LEAD: Final = (
    "(?:远远?|遠遠?|大大|大幅|大|略微?|稍稍|稍微?|有点|有點|有些|基本上?|大致|大体|大體|完全|明显|明顯|都|也|还|還|算是?|"
    "总体|總體|整体|整體|刚好|剛好|正好){0,3}"
)
_ZH_HOPE: Final = "(?:预期|預期|预想|預想|期望|期待|预计|預計|计划|計劃)"
_ZH_MORE: Final = "(?:中|的|还|還|要|更){0,2}"
_ZH_TAIL: Final = "(?:了|的|很多|许多|許多|不少|一点|一點|一些|些|太多|多了|完成|吧|啊|哦){0,3}"
_JA_LEAD: Final = "(?:ほぼ|かなり|少し|やや|大体|だいたい|概ね|おおむね|全く|まったく|ちょっと|大きく|はるかに)?"
_JA_HOPE: Final = "(?:期待|予想|想定|予定|計画|思った)(?:していた|した)?"
_JA_MORE: Final = "(?:大きく|少し|やや|はるかに|かなり)?"
_JA_TAIL: Final = "(?:だった|でした|です|だ|の結果|の出来|に|で|かな|ね|よ){0,2}"
_KO_LEAD: Final = "(?:(?:훨씬|거의|조금|약간|다소|대체로) ?)?"
_KO_HOPE: Final = "(?:기대|예상|계획|생각)(?:했던 것|한 것)?"
_KO_MORE: Final = "(?:(?:훨씬|더|조금) ?){0,2}"
_KO_TAIL: Final = "(?:였다|이었다|였음|이었음|임|입니다|이다|로|으로|했다|함|했음|됐음|됐다|진행|완료)?"


def _phrases(english: str, chinese: str, japanese: str, korean: str) -> re.Pattern[str]:
    return pattern(
        rf"{_EN_LEAD}(?:{english})"
        rf"|{_ZH_LEAD}(?:{chinese}){_ZH_TAIL}"
        rf"|{_JA_LEAD}(?:{japanese}){_JA_TAIL}"
        rf"|{_KO_LEAD}(?:{korean}) ?{_KO_TAIL}"
    )


_BELOW: Final = _phrases(
    rf"(?:less|worse|lower|fewer|slower|harder|poorer|longer|weaker) than {_EN_HOPE}|(?:below|under|beneath|short of) {_EN_HOPE}"
    rf"|(?:fell|falls) short of {_EN_HOPE}|(?:did not|didn't|didn’t|failed to) (?:meet|reach) {_EN_HOPE}"
    rf"|(?:missed|not up to) {_EN_HOPE}|not (?:quite )?as (?:(?:good|well|much|far) as )?{_EN_HOPE}",
    rf"低于{_ZH_HOPE}|低於{_ZH_HOPE}|不及{_ZH_HOPE}|不如{_ZH_HOPE}|差于{_ZH_HOPE}|差於{_ZH_HOPE}|逊于{_ZH_HOPE}"
    rf"|[未没沒](?:能|有)?(?:[达達][到成]?|到){_ZH_HOPE}|不[达達]{_ZH_HOPE}|[达達]不到{_ZH_HOPE}|不符合?{_ZH_HOPE}"
    rf"|比{_ZH_HOPE}{_ZH_MORE}[差低慢少]|在?{_ZH_HOPE}之下",
    rf"{_JA_HOPE}以下|{_JA_HOPE}(?:を|より){_JA_MORE}下回[ぁ-ん]{{0,6}}|{_JA_HOPE}(?:はずれ|外れ)|{_JA_HOPE}未満"
    rf"|{_JA_HOPE}(?:ほど|程)[ぁ-ん良]{{0,6}}(?:ない|なかった|ず)|{_JA_HOPE}に(?:届か|及ば|達し|達せ)(?:な[ぁ-ん]{{1,5}}|ず)"
    rf"|{_JA_HOPE}よりも?{_JA_MORE}(?:悪|遅|低|少な)[ぁ-ん]{{0,6}}",
    rf"{_KO_HOPE} ?이하|{_KO_HOPE} ?미달|{_KO_HOPE}에 ?(?:못|미치지|미달)[가-힣 ]{{0,10}}|{_KO_HOPE}만 ?못[가-힣]{{0,6}}"
    rf"|{_KO_HOPE}보다 ?{_KO_MORE}(?:못|나쁘|나빴|나쁨|느리|느렸|느림|낮|적|부족|안 ?좋|별로|좋지)[가-힣 ]{{0,8}}",
)
_ABOVE: Final = _phrases(
    rf"(?:better|more|higher|faster|easier|greater|quicker) than {_EN_HOPE}|(?:above|beyond|over) {_EN_HOPE}"
    rf"|(?:exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|beat|beats|outperform(?:ed|s)?) {_EN_HOPE}",
    rf"超出?{_ZH_HOPE}|超[过過乎]{_ZH_HOPE}|好[于於过過]{_ZH_HOPE}|[高优優][于於]{_ZH_HOPE}"
    rf"|比{_ZH_HOPE}{_ZH_MORE}(?:好|高|快|强|強|多|顺利|順利)|在?{_ZH_HOPE}之上",
    rf"{_JA_HOPE}以上|{_JA_HOPE}(?:を|より){_JA_MORE}(?:上回|超え|越え)[ぁ-ん]{{0,6}}"
    rf"|{_JA_HOPE}よりも?{_JA_MORE}(?:良|よかった|よく|いい|うまく|早|速|高)[ぁ-ん]{{0,6}}",
    rf"{_KO_HOPE} ?이상|{_KO_HOPE}[를을] ?(?:넘|뛰어넘|웃돌)[가-힣]{{0,6}}"
    rf"|{_KO_HOPE}보다 ?{_KO_MORE}(?:좋|잘|빨|빠르|나은|나았|많|높)[가-힣 ]{{0,8}}",
)
_LEVEL: Final = _phrases(
    rf"(?:as|like) {_EN_HOPE}"
    rf"|(?:met|meets?|meeting|matched|matches|within|in line with|on par with|up to|according to|equal to|same as) {_EN_HOPE}",
    rf"符合{_ZH_HOPE}|合乎{_ZH_HOPE}|如{_ZH_HOPE}|[达達]到?{_ZH_HOPE}|[和与與跟]{_ZH_HOPE}(?:一致|一样|一樣|相符|差不多|相同)"
    rf"|不出所料|在?(?:预期|預期|预料|預料|意料)之?[内內中]|按{_ZH_HOPE}",
    rf"{_JA_HOPE}(?:の?通り|の?どおり|の?とおり|内|の範囲内)",
    rf"(?:기대|예상|계획|생각)(?:한|했던)? ?(?:대로|만큼)|{_KO_HOPE}[과와] ?(?:같|비슷)[가-힣]{{0,3}}",
)
# Every phrase has one of these words.
_HOPE: Final = pattern(
    "expect|anticipated|hoped|planned|thought|预[期想计料]|預[期想計料]|期[望待]|计划|計劃|意料|不出所料"
    "|予想|想定|予定|計画|思った|기대|예상|계획|생각"
)
_EMPHASIS: Final = pattern(r"\s*([*_~=]*)(.*?)([*_~=]*)\s*", re.DOTALL)
_EDGES: Final = pattern(r"\A[^\w()\[\]【】`]+|[^\w()\[\]【】`]+\Z")
_OPENERS: Final[Mapping[str, str]] = {")": "(", "]": "[", "】": "【"}


def _outcome(text: str) -> tuple[str, int | None, str]:
    """`text` without the outcome that ends it, the outcome, and the writer's words; tags may come after it."""
    if text.isascii() and not _HOPE.search(text.lower()):
        return text, None, ""
    body, tags = _before_tags(text)
    if not _HOPE.search(_narrow(body[-_REACH:]).lower()):
        return text, None, ""
    for at, end in _segments(body):
        part = _EMPHASIS.fullmatch(body[at:end])
        words = part[2].strip() if part is not None else ""
        value = _verdict(words)
        head = body[:at].rstrip(" \t\u00a0\u3000:：，,(（[【")
        if value is None or part is None or not head:
            continue
        tail = part[3] if part[3] != part[1] else ""
        return f"{head}{tail}{tags}", value, words
    return text, None, ""


def _before_tags(text: str) -> tuple[str, str]:
    end = len(text)
    for _ in range(12):
        at = max(text.rfind(" ", max(0, end - 60), end), text.rfind("\u3000", max(0, end - 60), end))
        if at < 0 or not text.startswith(("#", "＃"), at + 1):
            break
        end = at
    return text[:end].rstrip(), text[end:]


def _segments(body: str) -> Iterator[tuple[int, int]]:
    """The places where an outcome may stand: in a closing bracket, after the last separator, after the last colon."""
    low = max(0, len(body) - _REACH)
    narrow = _narrow(body[low:])
    opener = _OPENERS.get(narrow[-1:])
    if opener is not None:
        at = narrow.rfind(opener)
        if at >= 0:
            yield low + at + 1, len(body) - 1
        return
    yield low + max(narrow.rfind(":"), narrow.rfind(",")) + 1, len(body)
    yield low + narrow.rfind(":") + 1, len(body)


def _verdict(words: str) -> int | None:
    if not words or len(words) > _REACH:
        return None
    narrow = " ".join(_narrow(words).lower().split())
    first = narrow.partition(",")[0]
    for phrase in (narrow, first):
        bare = _EDGES.sub("", phrase)
        for value, each in ((-1, _BELOW), (1, _ABOVE), (0, _LEVEL)):
            if each.fullmatch(bare):
                return value
    return None


# ---- the HTML


Look = Literal[
    "done", "open", "part", "carry", "drop", "doing", "plan", "failed", "deferred", "scheduled", "question", "other",
    "waiting",
]  # fmt: skip


class Shown(Record):
    """How a task is shown where it stands.

    `look` is one of `LOOKS`. `done` and `total` count the leaves below it; a `total` of 0 shows no count.
    `moved_to` says what came of it and where, with the address `moved_url`. `kind` is a class for the kind of
    activity, such as `k-code`; `anchor` is its id in the page. `ui` is the language of the interface where the text's is
    another, `language` that of the task where the text around it is in another.
    """

    look: Look
    done: int = 0
    total: int = 0
    moved_to: str = ""
    moved_url: str = ""
    kind: str = ""
    show_times: bool = False
    anchor: str = ""
    ui: str = ""
    language: str = ""


LOOKS: Final[tuple[Look, ...]] = get_args(Look)
_OF_STATE: Final[Mapping[State, Look]] = {
    State.TODO: "open",
    State.DOING: "doing",
    State.WAITING: "waiting",
    State.DONE: "done",
    State.FAILED: "failed",
    State.CANCELLED: "drop",
    State.DEFERRED: "deferred",
    State.SCHEDULED: "scheduled",
    State.QUESTION: "question",
    State.OTHER: "other",
}
_SQUARE: Final = '<rect x=".75" y=".75" width="14.5" height="14.5" rx="3"{}/>'
_LINE: Final = '<path d="{}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>'
_FILL: Final = '<path d="{}" fill="currentColor" stroke="none"/>'
_ARROW: Final = _LINE.format("M4 8h7.4M8.6 5.1 11.5 8l-2.9 2.9")
_DRAWN: Final[Mapping[str, str]] = {
    "done": _SQUARE.format(' fill="currentColor" stroke="none"')
    + '<path d="m4 8.3 2.7 2.7L12.1 5" stroke="var(--paper)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
    "open": _SQUARE.format(""),
    "part": _SQUARE.format("") + _FILL.format("M1 8h14v4.3A2.9 2.9 0 0 1 12.1 15H3.9A2.9 2.9 0 0 1 1 12.3z"),
    "carry": _SQUARE.format(' stroke-dasharray="2.6 2"') + _ARROW,
    "drop": _SQUARE.format(' stroke-opacity=".55"') + _LINE.format("M4.5 8h7"),
    "doing": _SQUARE.format("") + _FILL.format("M14.6 2v10.1a2.5 2.5 0 0 1-2.5 2.5H2z"),
    "plan": '<circle cx="8" cy="8" r="6.6" stroke-opacity=".75"/>',
    "failed": _SQUARE.format("") + _LINE.format("m5 5 6 6M11 5l-6 6"),
    "deferred": _SQUARE.format("") + _ARROW,
    "scheduled": _SQUARE.format("") + _LINE.format("M1 5.4h14M5.2 10.2h.01M8 10.2h.01M10.8 10.2h.01"),
    "question": _SQUARE.format("") + _LINE.format("M6 6.1a2 2 0 1 1 3.1 1.7C8.4 8.3 8 8.7 8 9.3M8 11.9h.01"),
    "waiting": _SQUARE.format("") + _LINE.format("M8 4.4V8l2.4 1.7"),
    "other": _SQUARE.format(""),
    "important": _SQUARE.format("") + _LINE.format("M8 4.2v4.4M8 11.6h.01"),
}
_TRIANGLES: Final[Mapping[int, str]] = {
    1: "M5 1 9.4 9H.6z",
    0: "M.8 2.4h8.4v1.8H.8zM.8 5.9h8.4v1.8H.8z",
    -1: "M5 9 .6 1h8.8z",
}


def look_of(state: State) -> Look:
    """The look of a task that nothing but its own state is known of."""
    return _OF_STATE[state]


def html_open(task: Task, shown: Shown, words: Wording) -> str:
    """The start of a task's list item, up to where the HTML of its text goes."""
    kind = f" {escape(shown.kind)}" if shown.kind else ""
    anchor = f' id="{escape(shown.anchor)}"' if shown.anchor else ""
    times = _margin(task) if shown.show_times else ""
    length = _length(task, shown, words) if shown.show_times else ""
    box = _box_html(task, shown, words)
    language = f' lang="{escape(shown.language)}"' if shown.language else ""
    return f'<li class="task{kind}"{anchor} data-s="{shown.look}">{times}{box}{length}<span class="tx"{language}>'


def html_close(task: Task, shown: Shown, words: Wording) -> str:
    """What follows the HTML of a task's text, up to where its children or the end of its list item go."""
    parts = ["</span>"]
    if shown.total and shown.look != "plan":
        parts.append(f' <span class="prog">{shown.done}/{shown.total}</span>')
    if task.outcome is not None and task.outcome_text:
        drawn = f'<svg viewBox="0 0 10 10" fill="currentColor" aria-hidden="true"><path d="{_TRIANGLES[task.outcome]}"/></svg>'
        parts.append(f' <span class="verdict">{drawn}{escape(task.outcome_text)}</span>')
    quiet = " · ".join(_quiet(task, shown, words))
    if quiet:
        parts.append(f' <span class="why">{quiet}</span>')
    return "".join(parts)


def _ui_lang(shown: Shown) -> str:
    return f' lang="{escape(shown.ui)}"' if shown.ui else ""


def _box_html(task: Task, shown: Shown, words: Wording) -> str:
    look = shown.look
    label, drawn = words.looks[look], _DRAWN[look]
    if look == "other":
        label = words.marked_with.format(mark=task.mark)
        drawn += (
            '<text x="8" y="11.4" font-size="9.5" text-anchor="middle" fill="currentColor" stroke="none">'
            f"{escape(task.mark[:1])}</text>"
        )
    elif look == "open" and task.flag:
        label, drawn = words.open_important, _DRAWN["important"]
    svg = f'<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5">{drawn}</svg>'
    return f'<span class="box" role="img" aria-label="{escape(label)}"{_ui_lang(shown)}>{svg}</span>'


def _margin(task: Task) -> str:
    if not task.times:
        return ""
    return f'<span class="mg">{"<br>".join(_clock(block) for block in task.times)}</span>'


def _clock(block: TimeBlock) -> str:
    last = _time(block.end_text) if block.end_text is not None else ""
    return f"{_time(block.start_text)}–{last}"


def _time(text: str) -> str:
    # 24:00 is no time of day in HTML.
    return text if text == "24:00" else f'<time datetime="{text}">{text}</time>'


def _length(task: Task, shown: Shown, words: Wording) -> str:
    if not task.minutes or task.state is State.CANCELLED:
        return ""
    hours, minutes = divmod(task.minutes, 60)
    iso = f"PT{hours}H{minutes}M" if hours else f"PT{minutes}M"
    said = escape(words.length(task.minutes))
    return f'<span class="len"{_ui_lang(shown)}><time datetime="{iso}">{said}</time></span> '


def _quiet(task: Task, shown: Shown, words: Wording) -> Iterator[str]:
    """What the writer noted beside the text, as HTML: nothing that was taken out of the text is lost."""
    lang = _ui_lang(shown)
    if shown.moved_to:
        text = escape(shown.moved_to)
        said = f"<span{lang}>{text}</span>" if lang else text
        yield f'<a{lang} href="{escape(shown.moved_url)}">{text}</a>' if shown.moved_url else said
    if task.keyword and _WORDS.get(task.keyword) is not task.state:
        yield escape(task.keyword)
    yield from (f"<span{lang}>{said}</span>" if lang else said for said in _noted(task, words))
    if task.recurrence:
        yield escape(task.recurrence)
    if task.cookie and not shown.total and task.cookie not in ("[/]", "[%]"):
        yield escape(task.cookie)
    if task.depends:
        yield words.after.format(tasks=escape(words.list_comma.join(task.depends)))
    if task.on_completion:
        yield words.then.format(what=escape(task.on_completion))
    for name, value in (*task.fields, *task.raw_fields):
        yield f"{escape(name)} {escape(value)}"


def _noted(task: Task, words: Wording) -> Iterator[str]:
    """The priority and the days of a task, as HTML in the language of the interface."""
    if task.priority:
        yield escape(words.priority_of(task.priority))
    named = (
        (words.due, task.due),
        (words.scheduled_for, task.scheduled),
        (words.starts, task.start),
        (words.noted_on, task.created),
        (words.done_on, task.done_on),
        (words.dropped_on, task.cancelled_on),
    )
    for said, day in named:
        if day is not None:
            yield said.format(day=f'<time datetime="{day.isoformat()}">{day.isoformat()}</time>')
