"""The check box, or the keyword, that the text of a task begins with."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

from journal.diagnostics import Code, Finding
from journal.marks.fields import DAY, LETTERS
from journal.marks.tasks import State
from journal.marks.widths import GAP, end_of, narrowed
from journal.patterns import pattern
from journal.record import Record, replace


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
# It is said of much else, too, so it is a box only beside other glyphs.
_CROSS: Final = "❌"
_BOX_FIRST: Final = frozenset(("[", "［", "~", *_GLYPHS))
# Without a bullet a bracket is more often prose, so only the marks met there are read.
_BARE: Final = frozenset(("", "x", "X", "-", "/", ">", "<", "!", "?", "~", "✓"))
# A tick in colour begins much that is no task, a glyph glued to a word is an ornament, and several in a line are a choice.
_BARE_GLYPH: Final = pattern(r"[☐☑][\ufe0e\ufe0f]?[ \t\u00a0\u3000](?!.*[☐☑])")
# Glued to a word these are file names and keys of a menu (`[.]gitignore`, `[f]ind`).
_NEVER_GLUED: Final = frozenset((".", "f"))
# `[%]` is a cookie, `[^` a footnote, `[@` a citation, `[…]` an omission.
_NO_MARK: Final = frozenset("%^@…$`")

_LEAD: Final = pattern(r"[\s\u200b\u2060\ufeff\u202a-\u202e]*")
_CELL: Final = pattern(r"\[(\s{0,3})([^\s\[\]\\]?)[\ufe0e\ufe0f\u200b]{0,2}(\s{0,3})\]")


def _no_definition(_label: str) -> bool:
    return False


def box(
    text: str,
    *,
    bulleted: bool,
    defined: Callable[[str], bool] = _no_definition,
    digits: bool = False,
    crosses: bool = False,
) -> Box | None:
    """The check box that `text` starts with; None if it is no task or nothing follows the box.

    In a list item (`bulleted`) any single mark is read; elsewhere only the usual ones and `☐` and `☑`, with a space after them.
    `defined` says whether a link definition `[label]:` exists, which makes the brackets a link. `digits`: one digit is a
    mark, and no footnote. `crosses`: `❌` is a box as `✅` is, of what was not done. `[-]` and `[~]` are cancelled here; with check boxes below them they mean doing, which only the caller can see.
    An open box before words that are all struck is as good as a struck one.
    """
    found = _box(text, defined, bulleted=bulleted, digits=digits, crosses=crosses)
    if found is None or found.state is not State.TODO or not text.startswith("~~", end_of(GAP, text, found.length)):
        return found
    return replace(found, state=State.CANCELLED, struck=True) if _ALL_STRUCK.match(text, found.length) else found


# Words behind them may say why, or that they were given up; any others are what is to be done instead.
_ALL_STRUCK: Final = pattern(
    r"[ \t]*~~(?:[^~\n]|~(?!~))+~~[ \t]*(?:[(（][^()（）\n]*[)）]|(?:[-–—:：,，][ \t]*)?(?:放弃|放棄|取消|中止|中断|作废|不做了|やめた|やめました|見送り"
    r"|취소|포기|중단|cancell?ed|dropped|abandoned|given up|gave up|skipped)(?![a-z])[^~\n]*)?\s*\Z",
    re.IGNORECASE,
)


def _box(text: str, defined: Callable[[str], bool], *, bulleted: bool, digits: bool, crosses: bool) -> Box | None:
    usual = _USUAL.get(text[:4])
    if usual is not None and text[4:5].isalnum() and (usual.state is State.TODO or not defined(usual.mark)):
        return usual
    if crosses and bulleted and text[:1] == _CROSS:
        return _glyph_box(text, 0)
    at = 0
    if text[:1] not in _BOX_FIRST:
        at = end_of(_LEAD, text, 0)
        if not at or text[at : at + 1] not in _BOX_FIRST:
            return None
    if bulleted and text.startswith("~~", at):
        return _struck_box(text, at, defined, digits=digits)
    if text[at : at + 1] in _GLYPHS and (bulleted or _BARE_GLYPH.match(text, at)):
        return _glyph_box(text, at)
    return _bracket_box(text, at, defined, bulleted=bulleted, digits=digits)


def glyphed(text: str) -> bool:
    """Whether an item begins with a box that is one character, beside which a cross is one as well."""
    return text[:1] in _GLYPHS and _glyph_box(text, 0) is not None


# The boxes that most tasks have.
_USUAL: Final = {"[ ] ": Box(" ", State.TODO, 4), "[x] ": Box("x", State.DONE, 4)}


def _struck_box(text: str, at: int, defined: Callable[[str], bool], *, digits: bool) -> Box | None:
    inner = _bracket_box(text, at + 2, defined, bulleted=True, digits=digits)
    if inner is None or text.find("~~", inner.length + 1) < 0:
        return None
    return replace(inner, state=State.CANCELLED, struck=True)


def _glyph_box(text: str, at: int) -> Box | None:
    glyph = text[at]
    end = end_of(GAP, text, at + 1)
    if end == len(text) or (glyph in ("✅", _CROSS) and DAY.match(narrowed(text), end)):
        return None
    return Box(glyph, _GLYPHS.get(glyph, State.FAILED), end)


def _bracket_box(text: str, at: int, defined: Callable[[str], bool], *, bulleted: bool, digits: bool) -> Box | None:
    cell = _CELL.match(narrowed(text[at : at + 12]))
    if cell is None:
        return None
    mark, end = cell[2], at + cell.end()
    follows = text[end : end + 1]
    # `[x](address)`, `[x][label]` and `[x]: address` are links.
    if follows in ("", "(", "[", ":") or (mark and defined(mark)):
        return None
    state = State.OTHER if digits and mark.isdecimal() else _state_of(mark)
    spaced = follows.isspace()
    exact = cell.end() > 2 and not (mark and (cell[1] or cell[3]))
    if state is None or not (bulleted or (mark in _BARE and spaced and exact)):
        return None
    if (state is State.OTHER and not (spaced and exact)) or (mark in _NEVER_GLUED and not spaced):
        return None
    length = end_of(_LEAD, text, end)
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


def glued(text: str) -> Finding:
    """What is wrong with a line that begins with a bullet and, without a space, a box."""
    message = f"`{text[:4]}` is read as a task here, but other programs show it as text"
    hint = "write `- [ ] text` or `- [x] text`"
    return Finding(Code.CHECKBOX_SPACING, 0, 4, message, hint, (text[:4], f"{text[0]} {text[1:4]}"))


# ---- keywords


class Keyword(Record):
    """A keyword at the start of a text, and the characters up to the text after it."""

    word: str
    state: State
    priority: str | None
    length: int


WORDS: Final[Mapping[str, State]] = {
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
_KEYWORD: Final = pattern(rf"\s*({'|'.join(WORDS)})(?=[\s:：])")
_KEYWORD_FIRST: Final = frozenset(word[0] for word in WORDS)
_KEYWORD_GAP: Final = pattern(r"\s*[:：]?\s*")
_LETTER: Final = pattern(r"\[#([ABC])\](?!\S)\s*")


def keyword(text: str) -> Keyword | None:
    """The task keyword that `text` starts with, upper-case and whole, with something after it; None if there is none."""
    if not text[:1].isspace() and text[:1] not in _KEYWORD_FIRST:
        return None
    match = _KEYWORD.match(text)
    if match is None:
        return None
    end = end_of(_KEYWORD_GAP, text, match.end())
    letter = _LETTER.match(text, end)
    if letter is not None:
        end = letter.end()
    if end == len(text):
        return None
    return Keyword(match[1], WORDS[match[1]], LETTERS[letter[1]] if letter is not None else None, end)


_GROUPS: Final = frozenset(("todo", "to do", "to-do", "todos", "backlog", "待办", "待辦", "待办事项", "待辦事項", "待读")) | {
    "待讀", "待做", "やること", "読むもの", "할 일", "할일", "읽을 것"
}  # fmt: skip
_GROUP: Final = pattern(r"\s{0,9}[\[［【]\s{0,3}([^\[\]［］【】]{2,12}?)\s{0,3}[\]］】]\s{0,9}[:：]?\s*")


def group(text: str) -> bool:
    """Whether a list item is only the title of a group of things to do, as in `[TODO]`."""
    match = _GROUP.fullmatch(text[:80]) if len(text) <= 80 else None
    return match is not None and match[1].casefold() in _GROUPS
