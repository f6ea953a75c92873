"""Tags: spellings that differ in case, width, spaces or hyphens are one tag, under the commonest of them.

`C`, `C++` and `C#` stay three. A nested tag keeps its `/`.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from journal.language import language_of
from journal.model import Entry, Tag
from journal.routes import slug


def folded(tag: str) -> str:
    """What two spellings of one tag have in common."""
    text = unicodedata.normalize("NFKC", tag).casefold().strip().lstrip("#").strip("/")
    return re.sub(r"[\s_-]+", "-", text)


def tag_slug(tag: str) -> str:
    """The address of a tag, below `tags/`."""
    text = folded(tag).replace("++", "-plus-plus").replace("#", "-sharp")
    return "/".join(slug(part) for part in text.split("/") if part.strip()) or slug(tag)


def tags_of(entries: Iterable[Entry]) -> Mapping[str, Tag]:
    """Every tag by its slug, in the order of their names."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    holders: dict[str, list[str]] = defaultdict(list)
    languages: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        for key, name in {folded(tag): tag for tag in reversed(entry.tags) if folded(tag)}.items():
            spellings[key][" ".join(name.split()).lstrip("#").strip("/")] += 1
            holders[key].append(entry.id)
            languages[key][entry.language] += 1
    tags: dict[str, Tag] = {}
    for key in sorted(spellings):
        name = min(spellings[key], key=lambda each: (-spellings[key][each], each))
        address = tag_slug(name)
        number = 2
        while address in tags:
            address = f"{tag_slug(name)}-{number}"
            number += 1
        # Characters that two languages share are read as those do who use the tag most.
        within = max(sorted(languages[key]), key=lambda language: languages[key][language])
        tags[address] = Tag(name, address, tuple(holders[key]), language_of(name, within))
    return tags
