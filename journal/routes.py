"""Every page, feed and file of the site, its address, and the way back from an address.

`route(url(r)) == r`; `route` is total: any path gives a `Route` or None. Addresses have no leading
slash and are relative to the site's root: "" is the home page, "2025/w31/" a week. Links between
pages are made by `relative`, so that a site works under any sub-path.
"""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, unquote

from journal.dates import Week


@dataclass(frozen=True, slots=True)
class Home:
    """The home page."""


@dataclass(frozen=True, slots=True)
class WeekPage:
    """A week; `slug` tells apart several notes of one week."""

    week: Week
    slug: str = ""


@dataclass(frozen=True, slots=True)
class UndatedWeek:
    """A weekly note that no date was found for."""

    slug: str


@dataclass(frozen=True, slots=True)
class DayPage:
    """A day; with `slug`, one of several entries of that day."""

    day: date
    slug: str = ""


@dataclass(frozen=True, slots=True)
class UndatedDay:
    """A daily note that no date was found for."""

    slug: str


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month."""

    year: int
    month: int


@dataclass(frozen=True, slots=True)
class YearPage:
    """A calendar year."""

    year: int


@dataclass(frozen=True, slots=True)
class Weeks:
    """The list of weeks: the newest year (`year` 0), or one earlier year."""

    year: int = 0


@dataclass(frozen=True, slots=True)
class Days:
    """The list of days: the newest year (`year` 0), or one earlier year."""

    year: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """The list of reading notes, in pages of 100 that count from 1."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A reading note."""

    slug: str


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page or a log, at the address of its file: "about", "logs/learning-log"."""

    path: str


@dataclass(frozen=True, slots=True)
class Tags:
    """The list of tags."""


@dataclass(frozen=True, slots=True)
class TagPage:
    """The entries of a tag, in pages of 100 that count from 1. Nested tags keep their `/`."""

    slug: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """The page for addresses that do not exist."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The Atom feed of the whole site."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The list of pages for search engines."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for robots."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that is copied: an image of an entry, a file of the theme."""

    path: str


Route = (
    Home | WeekPage | UndatedWeek | DayPage | UndatedDay | MonthPage | YearPage | Weeks | Days | Reading
    | ReadingPage | PlainPage | Tags | TagPage | Calendar | NotFound | Feed | Sitemap | Robots | File
)  # fmt: skip
