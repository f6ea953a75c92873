"""Finds words of private text in what is to be published: fragments of twelve letters or more that stand in nothing public.

Pure: texts in, fragments out. A text is the row of its words, in small letters and without numbers and marks, so that it is
found however it is printed. A word of a script without spaces is one character.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from itertools import pairwise
from typing import Final
from unicodedata import normalize
from urllib.parse import unquote

from journal.patterns import pattern
from journal.record import Record

LEAST: Final = 12  # letters
_MOST: Final = 20_000  # stretches of text that are remembered to hold no fragment
_END: Final = "\n"  # of a stretch of text; no fragment goes over it
_EAST: Final = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# What stands between words that need not stay together: in another place, pages may put something else between them.
_MARK: Final = r"[.,;:!?…·|/()\[\]{}<>\"“”«»„=*#+、。「」『』—–]|(?<=\s)-(?=\s)"
_WORD: Final = pattern(rf"[^\W\d_{_EAST}]+|{_MARK}|{_END}|[{_EAST}]")
_PAIR: Final = pattern(rf"(?=([{_EAST}]{{2}}))")


class Place(Record, order=True):
    """A line of a file, from 1."""

    path: str
    line: int


def words_of(text: str) -> list[str]:
    """The words of a text in their order, with the marks between them."""
    return _WORD.findall(normalize("NFKC", text).casefold())


class Withheld:
    """What must not be published: each fragment with the place where it stands. `common` are words that pages have of themselves."""

    def __init__(self, lines: Iterable[tuple[Place, str]], common: Collection[str]) -> None:
        self.places: dict[str, Place] = {}
        for place, line in lines:
            for fragment in _fragments(words_of(line), common):
                self.places.setdefault(fragment, place)
        pairs = Counter(pair for fragment in self.places for pair in _PAIR.findall(fragment.replace(" ", "")))
        self._by_key: defaultdict[str, list[str]] = defaultdict(list)
        for fragment in self.places:
            self._by_key[_key(fragment, pairs)].append(fragment)
        self._pairs = any(len(key) == 2 and _PAIR.match(key) for key in self._by_key)
        self._clean: set[str] = set()

    def among(self, text: str) -> set[str]:
        """The fragments that a text holds."""
        # Most stretches of a page stand on many others.
        new = set(text.split(_END)) - self._clean
        found = self._held(_END.join(new))
        if not found:
            if len(self._clean) > _MOST:
                self._clean.clear()
            self._clean |= new
        return found

    def _held(self, text: str) -> set[str]:
        words = words_of(text)
        present = set(words)
        if self._pairs:
            present.update(map("".join, pairwise(words)))
        keys = present & self._by_key.keys()
        if not keys:
            return set()
        row = f" {' '.join(words)} "
        return {fragment for key in keys for fragment in self._by_key[key] if f" {fragment} " in row}


def _fragments(words: list[str], common: Collection[str]) -> Iterator[str]:
    """The shortest rows of words that hold enough letters; words that pages have of themselves count for none."""
    letters = [0 if word in common else len(word) for word in words]
    end = held = 0
    for start, word in enumerate(words):
        if not word[0].isalpha():
            end, held = start + 1, 0
            continue
        while held < LEAST and end < len(words) and words[end][0].isalpha():
            held += letters[end]
            end += 1
        if held >= LEAST and letters[start]:
            yield " ".join(words[start:end])
        held -= letters[start]


def _key(fragment: str, pairs: Counter[str]) -> str:
    """The part of a fragment by which it is looked for: its longest word; of a script without spaces, its rarest pair."""
    longest = max(fragment.split(" "), key=len)
    found: list[str] = [] if len(longest) > 1 else _PAIR.findall(fragment.replace(" ", ""))
    return min(found, key=lambda pair: (pairs[pair], pair), default=longest)


# ---- the text of a file


_TAG: Final = pattern(r"<[^<>]*>")
_WITHIN_TEXT: Final = pattern(r"</?(?:em|strong|b|i|s|a|code|mark|span|sub|sup|wbr|abbr|del|ins|small|kbd)\b[^<>]*>")
_VALUE: Final = pattern(r"""=(?:"([^"<>]+)"|'([^'<>]+)')""")
_ESCAPED: Final = pattern(r"\\u([0-9a-fA-F]{4})")
_UNSAID: Final = pattern(r"\]\([^()\n]*\)|\]\]|\[\[(?:[^\[\]|\n]*\|)?|[*~`\[\]]+")


def text_of_file(path: str, text: str) -> str:
    """All that a file says, and its name: text and the values of attributes, each stretch with an end."""
    if path.endswith((".html", ".xml", ".svg")):
        values = (unescape(one or other) for one, other in _VALUE.findall(text))
        shown = _TAG.sub(_END, _WITHIN_TEXT.sub("", text.replace(_END, " ")))
        return _END.join((path, unescape(shown), *(unquote(value).replace(_END, " ") for value in values)))
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    # Lines of calendars are folded; in data, a text ends with its quotes.
    return _END.join((path, text.replace("\r\n ", "").replace("\\n", " ").replace('"', _END)))


def text_of_note(path: str, text: str) -> str:
    """What a note says, as it is written and as it is read: without the targets of links and marks, and with its lines as one."""
    flowing = text.replace(_END, " ")
    return _END.join((path, text, flowing, _UNSAID.sub(" ", _TAG.sub(" ", flowing))))
