"""Where a text names another entry without a link to it, for a writer who wants to put one there.

Pure, and in time that grows with the text alone. Nothing on a page is made from it.
"""

import re
from collections.abc import Iterable
from typing import Final

from journal.dates.headings import day_heading
from journal.dates.ranges import period
from journal.patterns import pattern
from journal.record import Record

# A shorter name is a word that stands in many texts without meaning the entry.
_FEWEST_LETTERS: Final = 5
_FEWEST_EAST: Final = 3
_EAST: Final = pattern(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD: Final = pattern(r"[^\W_]")
_SPACE: Final = pattern(r"\s")
# Where a word may begin: scripts without spaces do not show it.
_BEGINS: Final = pattern(rf"{_EAST.pattern}|(?<![^\W_])[^\W_]|(?<={_EAST.pattern})[^\W_]")

# What is a link already, or no prose: front matter, code, links of all kinds, addresses, HTML, headings, tags.
_FENCE: Final = pattern(r"^[ \t]{0,3}(`{3,}|~{3,})")
_NO_PROSE: Final = pattern(
    r"`+[^`\n]*`+|!?\[\[[^\[\]\n]*\]\]|!?\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])|<!--(?:[^-]|-(?!->)){0,5000}+-->|<[^<>\n]*>|(?<!\S)#[^\s#]+|https?://[^\s<>]+|^[ \t]{0,3}#{1,6}[ \t].*$|^\[[^\[\]\n]*\]:.*$",
    re.MULTILINE,
)


class Unlinked(Record):
    """A place that names an entry: offsets in characters into the text, and the entry's id."""

    start: int
    end: int
    entry: str


class Titles:
    """Names of entries, ready to be found in texts. A name that several entries have, and one that is only a date, is none.

    A name of one word is only meant where it has the capitals that it has as a name: `Ropes` is one, and `ropes` are ropes.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are pairs of a name and the id of its entry."""
        entries: dict[str, set[str]] = {}
        self._written: dict[str, str] = {}
        for name, entry in names:
            written = " ".join(name.split())
            folded = _folded(written)
            if is_telling(folded):
                entries.setdefault(folded, set()).add(entry)
                if " " not in folded and not _EAST.search(folded):
                    self._written[folded] = written
        self._by_start: dict[str, list[tuple[str, str]]] = {}
        for folded, ids in entries.items():
            if len(ids) == 1:
                self._by_start.setdefault(_start(folded, 0), []).append((folded, next(iter(ids))))
        for found in self._by_start.values():
            found.sort(key=lambda pair: (-len(pair[0]), pair[0]))

    def named_at(self, text: str, folded: str, at: int) -> tuple[str, str] | None:
        """The longest name that stands in a text at an offset, with its entry; None if none does."""
        for name, entry in self._by_start.get(_start(folded, at), ()):
            end = at + len(name)
            if not folded.startswith(name, at) or _joined(folded, end - 1, end) or _joined(folded, at - 1, at):
                continue
            if self._written.get(name, text[at:end]) == text[at:end]:
                return name, entry
        return None


def unlinked(text: str, titles: Titles, own: str = "") -> tuple[Unlinked, ...]:
    """The places in a Markdown text that name another entry than `own` and are no links, each entry once, in the order of the text."""
    plain = _without_no_prose(text)
    folded = _folded(plain)
    found: dict[str, Unlinked] = {}
    done = 0
    for begins in _BEGINS.finditer(folded):
        at = begins.start()
        named = titles.named_at(plain, folded, at) if at >= done else None
        if named is None:
            continue
        name, entry = named
        if entry != own:
            found.setdefault(entry, Unlinked(at, at + len(name), entry))
        done = at + len(name)
    return tuple(found.values())


def around(text: str, found: Unlinked) -> tuple[str, str, str]:
    """What stands in its line before a name, the name, and what stands behind it, each cut to a readable length."""
    start = text.rfind("\n", 0, found.start) + 1
    end = text.find("\n", found.end)
    before, after = text[start : found.start].lstrip(_MARKS), text[found.end : end if end >= 0 else len(text)].rstrip()
    before = f"…{before[-_BESIDE:]}" if len(before) > _BESIDE else before
    after = f"{after[:_BESIDE]}…" if len(after) > _BESIDE else after
    return before, " ".join(text[found.start : found.end].split()), after


_BESIDE: Final = 80
_MARKS: Final = " \t>*+-#"


def _folded(text: str) -> str:
    """A text without capitals, as long as it was: a letter that would become two stays as it is."""
    low = text.casefold()
    if len(low) != len(text):
        low = "".join(each if len(each := letter.casefold()) == 1 else letter for letter in text)
    return _SPACE.sub(" ", low)


def is_telling(name: str) -> bool:
    """Whether a name that stands in a text means its entry: it is long enough, and more than a date."""
    letters = len(_WORD.findall(name))
    enough = letters >= (_FEWEST_EAST if _EAST.search(name) else _FEWEST_LETTERS)
    span, day = period(name), day_heading(name)
    return enough and not (span is not None and not span.title) and not (day is not None and not day.title)


def _start(text: str, at: int) -> str:
    """The letters that names are sorted by: one would be shared by too many."""
    return text[at : at + _FEWEST_EAST]


def _joined(text: str, before: int, after: int) -> bool:
    """Whether two neighbouring characters are of one word. Scripts without spaces have no words that would be cut."""
    if before < 0 or after >= len(text):
        return False
    one, other = text[before], text[after]
    return bool(_WORD.match(one) and _WORD.match(other)) and not (_EAST.match(one) or _EAST.match(other))


def _without_no_prose(text: str) -> str:
    """The text with blanks of the same length for what is no prose."""
    lines = text.split("\n")
    fence = ""
    closes = "---" if lines[0].rstrip() == "---" else ""
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        inside = bool(fence) or bool(closes)
        if closes and index and line.rstrip() == closes:
            closes = ""
        elif fence and mark and mark[1][0] == fence[0] and len(mark[1]) >= len(fence):
            fence = ""
        elif not inside and mark:
            fence = mark[1]
            inside = True
        if inside:
            lines[index] = " " * len(line)
    return _NO_PROSE.sub(lambda found: " " * len(found[0]), "\n".join(lines))
