"""Where the keys and values of a TOML document stand, which `tomllib` does not tell.

The document is one that `tomllib` has read without an error, so nothing is checked again: strings, comments and
brackets are stepped over, and what a key is called is asked of `tomllib` itself.
"""

import tomllib
from collections.abc import Mapping
from typing import Final

from journal.patterns import pattern
from journal.record import Record

# ("site", "title") or ("override", 0, "path"): keys and, in arrays, indexes that count from 0.
Path = tuple[str | int, ...]


class Place(Record):
    """Offsets in characters of a key and of its value, ends exclusive; an element of an array has no key of its own."""

    key: tuple[int, int]
    value: tuple[int, int]


def places(text: str) -> Mapping[Path, Place]:
    """The place of each key, table and array element of a valid document, in the order of the text.

    A table that several headers make (`[a]` by way of `[a.b]`) has the place of the first.
    """
    return _Reader(text).document()


_BLANK: Final = pattern(r"(?:[ \t\n]|#[^\n]*)*")
_DOT: Final = pattern(r"[ \t]*\.[ \t]*")
_KEY: Final = pattern(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING: Final = pattern(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
)
_BARE: Final = pattern(r"[^,\]}#\n]*")


class _Reader:
    """One pass over a document; `at` is the offset of what comes next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, Place] = {}
        self.elements: dict[Path, int] = {}

    def document(self) -> Mapping[Path, Place]:
        table: Path = ()
        self.blank()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
            self.blank()
        return self.found

    def header(self) -> Path:
        opened = self.at
        is_array = self.text.startswith("[[", opened)
        self.at += 2 if is_array else 1
        self.blank()
        start = self.at
        names = self.dotted()
        span = (start, self.at)
        self.at = self.text.index("]", self.at) + (2 if is_array else 1)
        table: Path = ()
        for depth, name in enumerate(names, 1):
            table += (name,)
            self.found.setdefault(table, Place(span, span))
            if is_array and depth == len(names):
                self.elements[table] = self.elements.get(table, -1) + 1
            if table in self.elements:
                table += (self.elements[table],)
                self.found.setdefault(table, Place(span, span))
        return table

    def pair(self, table: Path) -> None:
        start = self.at
        names = self.dotted()
        key = (start, self.at)
        self.at = self.text.index("=", self.at) + 1
        self.blank()
        path = (*table, *names)
        value = self.value(path)
        for depth in range(len(table) + 1, len(path)):
            self.found.setdefault(path[:depth], Place(key, value))
        self.found[path] = Place(key, value)

    def dotted(self) -> tuple[str, ...]:
        names: list[str] = []
        while found := _KEY.match(self.text, self.at):
            self.at = found.end()
            names.append(_name(found[0]))
            dot = _DOT.match(self.text, self.at)
            if not dot:
                break
            self.at = dot.end()
        return tuple(names)

    def value(self, path: Path) -> tuple[int, int]:
        start = self.at
        if self.text[start] == "[":
            self.array(path)
        elif self.text[start] == "{":
            self.inline(path)
        elif found := _STRING.match(self.text, start):
            self.at = found.end()
        else:
            bare = _BARE.match(self.text, start)
            self.at = start + len(bare[0].rstrip()) if bare else start
        return (start, self.at)

    def array(self, path: Path) -> None:
        self.at += 1
        self.blank()
        index = 0
        while self.text[self.at] != "]":
            span = self.value((*path, index))
            self.found[(*path, index)] = Place(span, span)
            index += 1
            self.separator()
        self.at += 1

    def inline(self, path: Path) -> None:
        self.at += 1
        self.blank()
        while self.text[self.at] != "}":
            self.pair(path)
            self.separator()
        self.at += 1

    def separator(self) -> None:
        self.blank()
        if self.text[self.at] == ",":
            self.at += 1
            self.blank()

    def blank(self) -> None:
        found = _BLANK.match(self.text, self.at)
        self.at = found.end() if found else self.at


def _name(written: str) -> str:
    return next(iter(tomllib.loads(f"{written} = 0")))
