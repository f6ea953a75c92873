"""The list of tags: Latin letters from A to Z, then digits, then the other scripts, each in its own group."""

import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from journal.model import Site, Tag
from journal.record import Record
from journal.routes import Route, Tags
from journal.views.chrome import Chrome, chrome
from journal.views.parts import tag_chip
from journal.views.place import Place

# The name of a group says itself in its own script; the beginning of a character's Unicode name tells the script.
_SCRIPTS: Final = (
    ("CJK", "漢字"),
    ("HIRAGANA", "かな"),
    ("KATAKANA", "かな"),
    ("HANGUL", "한글"),
    ("GREEK", "Ω"),
    ("CYRILLIC", "Я"),
)
_DIGITS: Final = "0–9"
_OTHERS: Final = "…"
_ORDER: Final = (_DIGITS, "漢字", "かな", "한글", "Ω", "Я", _OTHERS)


class TagRow(Record):
    """A tag with its number of entries; `percent` of the commonest tag, 1–100."""

    name: str
    href: str
    count: str
    percent: int
    language: str = ""


class TagGroup(Record):
    """The tags of a letter or a script."""

    name: str
    anchor: str
    rows: tuple[TagRow, ...]


class TagsView(Record):
    """All tags."""

    chrome: Chrome
    title: str
    count: str
    groups: tuple[TagGroup, ...]
    index_label: str


def pages(site: Site) -> tuple[Route, ...]:
    """The list of tags; none in a journal without tags."""
    return (Tags(),) if site.tags else ()


def tags(place: Place) -> TagsView:
    """The page of all tags."""
    words, all_tags = place.words, place.site.tags.values()
    return TagsView(
        chrome=chrome(place, words.tags, section=Tags()),
        title=words.tags,
        count=f"{len(all_tags):,}",
        groups=tag_groups(place),
        index_label=words.archive,
    )


def tag_groups(place: Place) -> tuple[TagGroup, ...]:
    """All tags under their letters and scripts."""
    tags = place.site.tags.values()
    most = max((len(tag.entries) for tag in tags), default=1)
    return tuple(
        TagGroup(name, f"g{number}", tuple(_row(place, tag, most) for tag in group))
        for number, (name, group) in enumerate(grouped(tags), 1)
    )


def grouped(tags: Iterable[Tag]) -> list[tuple[str, list[Tag]]]:
    """Tags under their letter or script, in order. Latin tags go by their letters without accents, others by code point."""
    ordered = sorted(tags, key=lambda tag: (_rank(_group(tag.name)), _key(tag.name), tag.name))
    return [(name, list(group)) for name, group in groupby(ordered, lambda tag: _group(tag.name))]


def _rank(group: str) -> tuple[int, str]:
    return (_ORDER.index(group) + 1, "") if group in _ORDER else (0, group)


def _key(name: str) -> str:
    return _bare(name).casefold() if _group(name) not in _ORDER else name


def _bare(name: str) -> str:
    """A name without the accents of its letters, and letters that are forms of others as those."""
    return "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))


def _group(name: str) -> str:
    first = (_bare(name) or name or " ")[0]
    if "a" <= first.lower() <= "z":
        return first.upper()
    if first.isdecimal():
        return _DIGITS
    said = unicodedata.name(unicodedata.normalize("NFC", name or " ")[0], "")
    return next((group for script, group in _SCRIPTS if said.startswith(script)), _OTHERS)


def _row(place: Place, tag: Tag, most: int) -> TagRow:
    count = len(tag.entries)
    chip = tag_chip(place, tag, f"{count:,}")
    return TagRow(chip.name, chip.href, chip.count, max(1, round(100 * count / most)), chip.language)
