"""What programs read of a page: its properties for previews (https://ogp.me) and its data (https://schema.org).

Every fact here stands on the page too, or in the front matter; nothing is guessed. What needs a whole address is left
out where the site does not know its own.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from journal.dates.told import value
from journal.model import Daily, Entry, Masthead, Monthly, ReadingNote, Weekly, day_of
from journal.record import Record

# What a language is taken to be where it does not say its region; a preview takes no language without one.
_REGIONS: Final = {"en": "en_US", "zh": "zh_CN", "zh-hans": "zh_CN", "zh-hant": "zh_TW", "ja": "ja_JP", "ko": "ko_KR"}

PICTURE: Final = (1200, 630)
"""Width and height, in pixels, of the picture for previews."""


class About(Record):
    """A page, as programs are told of it. `title` is empty on the home page, `address` without a base URL.

    `entry` is the entry that the page shows, None for lists and pages made of several; `listing`: it lists others.
    `picture` is the whole address of the picture for previews, or empty.
    """

    masthead: Masthead
    title: str
    description: str
    address: str = ""
    picture: str = ""
    entry: Entry | None = None
    listing: bool = False


def properties(of: About) -> tuple[tuple[str, str], ...]:
    """The names and contents of the page's properties for previews, in order."""
    return tuple(_properties(of))


def _properties(of: About) -> Iterator[tuple[str, str]]:
    yield "og:title", of.title or of.masthead.title
    yield "og:description", of.description
    yield "og:type", "article" if _is_article(of.entry) else "website"
    yield "og:site_name", of.masthead.title
    if locale := _locale(of.entry.language if of.entry else of.masthead.language):
        yield "og:locale", locale
    if of.address:
        yield "og:url", of.address
    if of.picture:
        yield "og:image", of.picture
        yield "og:image:width", str(PICTURE[0])
        yield "og:image:height", str(PICTURE[1])
        yield "og:image:alt", of.masthead.title
    if of.entry and _is_article(of.entry):
        if day := day_of(of.entry):
            yield "article:published_time", day.isoformat()
        if modified := _modified(of.entry):
            yield "article:modified_time", modified
        yield from (("article:tag", tag) for tag in of.entry.tags)


def data(of: About) -> str:
    """The page in the words of schema.org, as JSON that can stand in a script element: it holds no `<`, `>` or `&`."""
    told = {"@context": "https://schema.org", **_data(of)}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _data(of: About) -> dict[str, object]:
    masthead, entry = of.masthead, of.entry
    article = _is_article(entry)
    told: dict[str, object] = {
        "@type": _kind(of),
        "headline" if article else "name": of.title or masthead.title,
        "description": of.description,
        "inLanguage": entry.language if entry else masthead.language,
    }
    if entry is not None and article:
        told["datePublished"] = day.isoformat() if (day := day_of(entry)) else ""
        told["dateModified"] = _modified(entry)
        told["keywords"] = list(entry.tags)
    told["author"] = {"@type": "Person", "name": masthead.author} if masthead.author else ""
    told["isPartOf"] = (
        _known({"@type": "WebSite", "name": masthead.title, "url": masthead.base_url}) if of.title else ""
    )
    told["url"] = of.address
    told["image"] = of.picture
    return _known(told)


def _known(told: Mapping[str, object]) -> dict[str, object]:
    return {name: each for name, each in told.items() if each}


def _kind(of: About) -> str:
    match of.entry:
        case Weekly() | Daily() | Monthly():
            return "BlogPosting"
        case ReadingNote():
            return "Article"
        case None if not of.title:
            return "WebSite"
        case None if of.listing:
            return "CollectionPage"
        case _:
            return "WebPage"


def _is_article(entry: Entry | None) -> bool:
    return isinstance(entry, Weekly | Daily | Monthly | ReadingNote)


def _modified(entry: Entry) -> str:
    """The day of the last change that the writer gives, if it is after the entry's own; else empty."""
    day = value(entry.note.front.revised or entry.note.front.updated)
    return day.isoformat() if isinstance(day, date) and ((own := day_of(entry)) is None or day > own) else ""


@lru_cache(maxsize=64)
def _locale(language: str) -> str:
    """A language with its region, as in `en_US`; empty where none can be told."""
    parts = language.replace("_", "-").split("-")
    if len(parts) > 1 and len(parts[-1]) == 2:
        return f"{parts[0].lower()}_{parts[-1].upper()}"
    return _REGIONS.get("-".join(parts).lower(), _REGIONS.get(parts[0].lower(), ""))
