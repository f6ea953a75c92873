"""Every page, feed and file of the site, its address, and the way back from an address.

`route(url(r)) == r`; `route` is total: any text gives a `Route` or None. Addresses have no leading
slash and are relative to the site's root: "" is the home page, "2025/w31/" a week. Links between
pages are made by `links_from`, so that a site works under any sub-path. A slug is letters,
digits and hyphens, so `_` marks the addresses that no slug can take: "weeks/in_2024/".
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Final, assert_never
from urllib.parse import quote, unquote, urlsplit

from journal.dates.values import Week
from journal.patterns import pattern
from journal.record import Record


class Home(Record):
    """The home page."""


class WeekPage(Record):
    """A week; `slug` tells apart several notes of one week."""

    week: Week
    slug: str = ""


class UndatedWeek(Record):
    """A weekly note that no date was found for."""

    slug: str


class DayPage(Record):
    """A day; with `slug`, one of several entries of that day."""

    day: date
    slug: str = ""


class UndatedDay(Record):
    """A daily note that no date was found for."""

    slug: str


class MonthPage(Record):
    """A month."""

    year: int
    month: int


class YearPage(Record):
    """A calendar year."""

    year: int


class Weeks(Record):
    """The list of weeks: the newest year (`year` 0), or one earlier year."""

    year: int = 0


class Days(Record):
    """The list of days: the newest year (`year` 0), or one earlier year."""

    year: int = 0


class Reading(Record):
    """The list of reading notes, in pages of 100 that count from 1."""

    page: int = 1


class ReadingPage(Record):
    """A reading note."""

    slug: str


class References(Record):
    """What the journal cites in another order than the newest first ("year", "citations", "use"), a hundred on a page."""

    order: str
    page: int = 1


class RefPage(Record):
    """A work that the journal cites."""

    slug: str


class Questions(Record):
    """The questions, in pages of 100 that count from 1."""

    page: int = 1


class Tasks(Record):
    """What was planned and done: of the last weeks, or by "months" or "years"."""

    by: str = ""


class Stats(Record):
    """Everything that is counted."""


class TaskPage(Record):
    """A task that was carried on."""

    slug: str


class PlainPage(Record):
    """A page or a log, at the address of its file: "about", "logs/learning-log"."""

    path: str


class Pages(Record):
    """The list of pages and logs, in pages of 100 that count from 1."""

    page: int = 1


class Tags(Record):
    """The list of tags."""


class TagPage(Record):
    """The entries of a tag, in pages of 100 that count from 1. Nested tags keep their `/`."""

    slug: str
    page: int = 1


class Calendar(Record):
    """The calendar."""


class Search(Record):
    """The search, which has the address `search/` and its index below it."""


class NotFound(Record):
    """The page for addresses that do not exist."""


class Feed(Record):
    """A feed: of the whole site, of "weeks", "days" or "reading", or of a tag, as "tags/" and its slug.

    `form` is "xml" for Atom, or "json" for JSON Feed, which tags have not.
    """

    of: str = ""
    form: str = "xml"


class DaysFile(Record):
    """The days that were written, for programs that show calendars."""


class Manifest(Record):
    """What a browser is told that keeps the site among its programs."""


class DataFile(Record):
    """Data of the whole site for other programs, or a schema of data, by the name of its file."""

    name: str


class EntryFile(Record):
    """The data of an entry, beside its page: `page` is the path of that, as "2025/w31"."""

    page: str


class Sitemap(Record):
    """The list of pages for search engines."""


class Robots(Record):
    """The rules for robots."""


class Card(Record):
    """The picture of the site that previews of its pages show."""


class File(Record):
    """A file that is copied: an image of an entry, a file of the theme."""

    path: str


Route = (
    Home | WeekPage | UndatedWeek | DayPage | UndatedDay | MonthPage | YearPage | Weeks | Days | Reading
    | ReadingPage | References | RefPage | Questions | Tasks | Stats | TaskPage | PlainPage | Pages | Tags | TagPage
    | Calendar | Search | NotFound | Feed | DaysFile | Manifest | DataFile | EntryFile | Sitemap | Robots | Card | File
)  # fmt: skip

_YEAR: Final = "[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3}"
_MONTH: Final = pattern(rf"({_YEAR})/([0-9]{{2}})")
_DAY: Final = pattern(rf"({_YEAR})/([0-9]{{2}})/([0-9]{{2}})(?:/([^/]+))?")
_WEEK: Final = pattern(rf"({_YEAR})/w([0-9]{{2}})(?:/([^/]+))?")
_IN_YEAR: Final = pattern(rf"in_({_YEAR})")
_PAGE: Final = pattern(r"(?:(.+)/)?page_([1-9][0-9]{0,5})")
_DATED: Final = pattern(r"[0-9]{4}(?:/[0-9]{2}(?:/[0-9]{2}(?:/.*)?)?|/w[0-9]{2}(?:/.*)?)?", re.DOTALL)
_UNSAFE: Final = pattern(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
_TO_ESCAPE: Final = pattern(r"""[ "#%<>?\[\\\]^`{|}\x00-\x1f\x7f]""")

FEEDS: Final = ("weeks", "days", "reading")
_FEED: Final = pattern(rf"(?:({'|'.join(FEEDS)})/)?feed\.(xml|json)|(tags/.+)/feed\.xml")

DATA: Final = frozenset(
    {
        "site.json", "site.schema.json", "entry.schema.json", "tasks.csv", "references.csv", "references.bib",
        "references.json",
    }
)  # fmt: skip
_ENTRY_DATA: Final = "entry.json"

PERIODS: Final = ("months", "years")

ORDERS: Final = ("year", "citations", "use")
_ORDERED: Final = pattern(rf"by_({'|'.join(ORDERS)})(?:/page_([1-9][0-9]{{0,5}}))?")

# Windows opens a device for these names, whatever the folder and the extension.
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
)
_SLUG_CHARACTERS: Final = 80
_SLUG_BYTES: Final = 200


def url(route: Route) -> str:
    """The address of `route` as people read it: Han and kana as they are, only what a URL cannot hold escaped."""
    return _TO_ESCAPE.sub(lambda found: f"%{ord(found[0]):02X}", _path(route))


def output_path(route: Route) -> str:
    """The file of `route` in the output folder, with `/`: "2025/w31/index.html"."""
    path = _path(route)
    return f"{path}index.html" if _is_folder(path) else path


def route(url: str) -> Route | None:
    """The route at an address, percent-encoded or not, with or without "index.html"; None if there can be none.

    A query and a fragment are passed over. The dates are real ones: "2025/02/30/" and "2025/w53/" give None, as do
    paths with `..`, with a backslash, with control characters, escapes that are not UTF-8, and what no file can be
    called or is the program's own. That a route comes
    back does not mean that the journal has such a page.
    """
    try:
        path = unquote(re.split(r"[?#]", url, maxsplit=1)[0], errors="strict").removeprefix("/")
    except UnicodeDecodeError:
        return None
    if path == "index.html" or path.endswith("/index.html"):
        path = path.removesuffix("index.html")
    if path == "":
        return Home()
    folder = path.removesuffix("/")
    if _UNSAFE.search(path) or any(part in {"", ".", ".."} for part in folder.split("/")) or not _can_be_file(path):
        return None
    return _page(folder) if path.endswith("/") else _file(path)


def entry_file(page: Route) -> EntryFile:
    """The data of the entry that has a page."""
    return EntryFile(_path(page).removesuffix("/"))


# What no address of a page begins with: a repository, the files of builds, and a drive of Windows.
_KEPT: Final = pattern(r"\.git(?:/|$)|\.journal-|.:", re.IGNORECASE)
_LONGEST_PART: Final = 255  # bytes in the name of a file
_LONGEST: Final = 2_000  # bytes in a path, which stands below another


def _can_be_file(path: str) -> bool:
    if len(path) <= _LONGEST_PART // 4 and path.isascii():
        return not _KEPT.match(path)
    parts = path.encode("utf-8", "replace").split(b"/")
    fit = max(map(len, parts)) <= _LONGEST_PART and sum(map(len, parts)) + len(parts) <= _LONGEST
    return fit and not _KEPT.match(path)


def links_from(here: Route, *, portable: bool = False) -> Callable[[Route, str], str]:
    """What makes the links of a page, to a page and with a fragment, percent-encoded: within one page the fragment alone.

    With `portable` they end in "index.html", for folders that are opened without a web server.
    """
    folders = _address(here).split("/")[:-1]
    top = "../" * len(folders)
    # The folders that the page lies in, each with the way up to it.
    above = [("/".join(folders[:deep]) + "/", "../" * (len(folders) - deep)) for deep in range(1, len(folders) + 1)]

    def link(there: Route, fragment: str) -> str:
        if fragment and there == here:
            return _fragment(fragment)
        to = _address(there)
        path = top + to
        for folder, up in above:
            if not to.startswith(folder):
                break
            path = up + to[len(folder) :]
        path = f"{path}index.html" if portable and _is_folder(to) else path or "./"
        return path + _fragment(fragment) if fragment else path

    return link


def relative(here: Route, there: Route, *, portable: bool = False) -> str:
    """The link from one page to another, as `links_from` makes it; "./" for the page itself."""
    return links_from(here, portable=portable)(there, "")


# Pages link to the same lists and to their neighbours: most addresses are asked for many times.
@lru_cache(maxsize=4096)
def _address(route: Route) -> str:
    """An address, percent-encoded."""
    return _encoded(_path(route))


def absolute(base_url: str, there: Route, fragment: str = "") -> str:
    """The whole address, percent-encoded; `base_url` ends in "/"."""
    return base_url + _address(there) + _fragment(fragment)


def rooted(base_url: str, there: Route, fragment: str = "") -> str:
    """The address from the root of the server, for the page that is served at any depth (404.html).

    Only the path of `base_url` is used; without one the site is taken to lie at the root.
    """
    return (urlsplit(base_url).path or "/") + _address(there) + _fragment(fragment)


def reserved(path: str) -> bool:
    """Whether a plain page may not take `path` ("about", "notes/now"), because another page or feed has it."""
    return route(url(PlainPage(path))) != PlainPage(path) or not isinstance(route(path), File)


# The headings of many notes are the same.
@lru_cache(maxsize=1 << 12)
def slug(text: str) -> str:
    """`text` as one part of an address: lower-case letters and digits of any script, joined by single hyphens.

    Composed (NFC), never empty, at most 80 characters and 200 bytes, and no name of a Windows device. Text without a
    letter or digit gives a short digest of itself, so that the same text always has the same address.
    """
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    kept = _cut(re.sub("-+", "-", "".join(_slug_characters(plain))).strip("-"))
    if kept and kept not in _DEVICES:
        return kept
    digest = hashlib.blake2s(plain.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    return f"{kept}-{digest}" if kept else digest


def _path(route: Route) -> str:
    match route:
        case Home():
            return ""
        case WeekPage(week, slug):
            return f"{week.year:04}/w{week.number:02}/" + (slug and f"{slug}/")
        case UndatedWeek(slug):
            return f"weeks/{slug}/"
        case DayPage(day, slug):
            return f"{day.year:04}/{day.month:02}/{day.day:02}/" + (slug and f"{slug}/")
        case UndatedDay(slug):
            return f"days/{slug}/"
        case MonthPage(year, month):
            return f"{year:04}/{month:02}/"
        case YearPage(year):
            return f"{year:04}/"
        case Weeks(year):
            return f"weeks/in_{year:04}/" if year else "weeks/"
        case Days(year):
            return f"days/in_{year:04}/" if year else "days/"
        case Reading(page):
            return f"reading/page_{page}/" if page > 1 else "reading/"
        case ReadingPage(slug):
            return f"reading/{slug}/"
        case References(order, page):
            return f"reading/by_{order}/page_{page}/" if page > 1 else f"reading/by_{order}/"
        case RefPage(slug):
            return f"ref/{slug}/"
        case Questions(page):
            return f"questions/page_{page}/" if page > 1 else "questions/"
        case Tasks(by):
            return f"tasks/{by}/" if by else "tasks/"
        case Stats():
            return "stats/"
        case TaskPage(slug):
            # A task may have the name of one of the lists.
            return f"tasks/{slug}_/" if slug in PERIODS else f"tasks/{slug}/"
        case PlainPage(path):
            return f"{path}/"
        case Pages(page):
            return f"pages/page_{page}/" if page > 1 else "pages/"
        case Tags():
            return "tags/"
        case TagPage(slug, page):
            return f"tags/{slug}/page_{page}/" if page > 1 else f"tags/{slug}/"
        case Calendar():
            return "calendar/"
        case Search():
            return "search/"
        case NotFound():
            return "404.html"
        case Feed(of, form):
            return f"{of}/feed.{form}" if of else f"feed.{form}"
        case DaysFile():
            return "calendar.ics"
        case Manifest():
            return "manifest.webmanifest"
        case DataFile(name):
            return name
        case EntryFile(page):
            return f"{page}/{_ENTRY_DATA}" if page else _ENTRY_DATA
        case Sitemap():
            return "sitemap.xml"
        case Robots():
            return "robots.txt"
        case Card():
            return "card.png"
        case File(path):
            return path
        case _:
            assert_never(route)


def _is_folder(path: str) -> bool:
    return path == "" or path.endswith("/")


def _file(path: str) -> Route:
    known: dict[str, Route] = {
        "404.html": NotFound(),
        "calendar.ics": DaysFile(),
        "manifest.webmanifest": Manifest(),
        "sitemap.xml": Sitemap(),
        "robots.txt": Robots(),
        "card.png": Card(),
    }
    if found := _FEED.fullmatch(path):
        return Feed(found[1] or found[3] or "", found[2] or "xml")
    if path in DATA:
        return DataFile(path)
    if path == _ENTRY_DATA or path.endswith(f"/{_ENTRY_DATA}"):
        return EntryFile(path.removesuffix(_ENTRY_DATA).removesuffix("/"))
    return known.get(path) or File(path)


def _page(folder: str) -> Route | None:
    if _DATED.fullmatch(folder):
        return _dated(folder)
    lists: dict[str, Route] = {
        "weeks": Weeks(),
        "days": Days(),
        "reading": Reading(),
        "calendar": Calendar(),
        "search": Search(),
        "questions": Questions(),
        "pages": Pages(),
        "stats": Stats(),
        "tasks": Tasks(),
        **{f"tasks/{by}": Tasks(by) for by in PERIODS},
    }
    if folder in lists:
        return lists[folder]
    head, _, tail = folder.partition("/")
    if head == "tags":
        return _tag(tail)
    if head == "reading" and (ordered := _ORDERED.fullmatch(tail)):
        return _further(ordered[1], ordered[2])
    if head in {"weeks", "days", "reading", "questions"} and "/" not in tail:
        return _listed(head, tail)
    if head == "pages" and (numbered := _PAGE.fullmatch(tail)) and not numbered[1]:
        return Pages(int(numbered[2])) if int(numbered[2]) > 1 else None
    if head == "ref":
        return RefPage(tail) if tail and "/" not in tail else None
    if head == "tasks" and tail:
        name = tail.removesuffix("_") if tail.removesuffix("_") in PERIODS else tail
        return TaskPage(name) if "/" not in tail else None
    return PlainPage(folder)


def _further(order: str, page: str | None) -> Route | None:
    """The page of an order; the first has the plain address."""
    return None if page == "1" else References(order, int(page or 1))


def _dated(folder: str) -> Route | None:
    """The year, month, week or day at an address that begins like one; None where the calendar has no such thing."""
    try:
        if found := _WEEK.fullmatch(folder):
            date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return WeekPage(Week(int(found[1]), int(found[2])), found[3] or "")
        if found := _DAY.fullmatch(folder):
            return DayPage(date(int(found[1]), int(found[2]), int(found[3])), found[4] or "")
        if found := _MONTH.fullmatch(folder):
            return MonthPage(date(int(found[1]), int(found[2]), 1).year, int(found[2]))
    except ValueError:
        return None
    return YearPage(int(folder)) if re.fullmatch(_YEAR, folder) else None


def _listed(head: str, tail: str) -> Route | None:
    numbered = _PAGE.fullmatch(tail)
    if head == "reading":
        return Reading(int(numbered[2])) if numbered else ReadingPage(tail)
    if head == "questions":
        return Questions(int(numbered[2])) if numbered and int(numbered[2]) > 1 else None
    in_year = _IN_YEAR.fullmatch(tail)
    if head == "weeks":
        return Weeks(int(in_year[1])) if in_year else UndatedWeek(tail)
    return Days(int(in_year[1])) if in_year else UndatedDay(tail)


def _tag(tail: str) -> Route | None:
    if not tail:
        return Tags()
    numbered = _PAGE.fullmatch(tail)
    if not numbered:
        return TagPage(tail)
    return TagPage(numbered[1], int(numbered[2])) if numbered[1] and int(numbered[2]) > 1 else None


def _encoded(path: str) -> str:
    # A colon in the first part would be read as a scheme, so nothing but the slash is left as it is.
    return quote(path, safe="/", errors="surrogatepass")


@lru_cache(maxsize=4096)
def _fragment(fragment: str) -> str:
    return fragment and "#" + quote(fragment, safe="/:@!$()*,;=", errors="surrogatepass")


def _slug_characters(text: str) -> list[str]:
    """The characters of a slug, hyphens not yet joined. A combining mark stays only on the letter that carries it."""
    kept: list[str] = []
    for character in text:
        category = unicodedata.category(character)
        if category[0] in "LN" or (category[0] == "M" and kept and kept[-1] != "-"):
            kept.append(character)
        elif category not in {"Cf", "Mn", "Me", "Mc"}:
            kept.append("-")
    return kept


def _cut(text: str) -> str:
    text = text[:_SLUG_CHARACTERS]
    return text.encode()[:_SLUG_BYTES].decode(errors="ignore").strip("-")
