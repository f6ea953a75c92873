"""Looks things up in the search index of a built site, as its format has it, and counts what that loads."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from journal import search


class Finder:
    """The search index of a site."""

    def __init__(self, site: Path) -> None:
        self._folder = site / "search"
        self.loaded: set[Path] = set()
        listed: Mapping[str, Any] = json.loads(self._value("all"))
        self._terms, self._shown = int(listed["t"]), int(listed["d"])

    def find(self, text: str) -> set[str]:
        """The addresses of all entries that have all words of a text, or words that begin like them."""
        return set(map(self.address, self.numbers(text)))

    def numbers(self, text: str) -> set[int]:
        """The numbers of the same entries."""
        terms = search.terms(text)
        # The last character of a run has a term of its own, of which what follows it is no part.
        whole = [term for term in terms if len(term) > 1] or list(terms)
        return set.intersection(*map(self._with, whole)) if whole else set()

    def _with(self, term: str) -> set[int]:
        """The numbers of the entries with a term, or with one that begins like it."""
        lines = self._lines(search.file_of(search.key(term), self._terms))
        return {number for each, text in lines if each.startswith(term) for number, _ in search.read(text)}

    def address(self, number: int) -> str:
        """The address of an entry, from the top of the site."""
        return str(self._told(search.group(number, self._shown))[str(number)][0])

    def bytes(self) -> int:
        """What was loaded until now, compressed as servers do."""
        return sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in self.loaded)

    @cache  # noqa: B019 - it lives as long as its test
    def _lines(self, number: int) -> tuple[tuple[str, str], ...]:
        pairs = (line.partition(" ") for line in self._value(f"t{number}").strip("`").split("\n"))
        return tuple((term, text) for term, _, text in pairs)

    @cache  # noqa: B019
    def _told(self, number: int) -> Mapping[str, Any]:
        told: Mapping[str, Any] = json.loads(self._value(f"d{number}"))
        return told

    def _value(self, name: str) -> str:
        file = self._folder / f"{name}.js"
        self.loaded.add(file)
        return file.read_text("utf-8").partition(",")[2].removesuffix(")\n")


_RUN = re.compile("[\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]+|[a-z0-9]+")


def parts(title: str) -> Iterator[str]:
    """What somebody may type of a title: two characters of Chinese, Japanese or Korean from its midst, beginnings of words."""
    for run in _RUN.findall(search.folded(title)):
        if run.isascii():
            yield run if len(run) < 3 else run[: max(3, len(run) - 2)]
        elif len(run) > 1:
            middle = (len(run) - 2) // 2
            yield run[middle : middle + 2]
