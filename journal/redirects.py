"""Addresses that pages had: where each leads now, from what notes say of themselves and from the ledger of what was published.

The ledger is a file of sorted lines, `address`, or `address`, the id of its entry, the words that it begins with and the ids
of its headings, between tabs. A build only reads it. With the words an entry is known again whose file was renamed. Nothing is
guessed: where two entries might be meant, or none is left, the address is reported.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Final
from urllib.parse import urlsplit

from journal.anchors import spots_of
from journal.diagnostics import Code, Diagnostic, Span
from journal.fragments import Ids, headings_in, ids_of, text_of, traced
from journal.model import FOLDER_PAGES, Entry, Site
from journal.note import Note
from journal.patterns import pattern
from journal.record import Record, replace
from journal.routes import (
    Calendar,
    DayPage,
    Days,
    File,
    Home,
    MonthPage,
    NotFound,
    Pages,
    PlainPage,
    Questions,
    Reading,
    ReadingPage,
    References,
    RefPage,
    Route,
    TagPage,
    Tags,
    TaskPage,
    Tasks,
    UndatedDay,
    UndatedWeek,
    WeekPage,
    Weeks,
    YearPage,
    output_path,
    route,
    url,
)
from journal.site.addresses import former
from journal.source import Source

LEDGER: Final = "urls.txt"
_WORDS: Final = 40  # characters by which an entry is known again


class Published(Record):
    """An address that was published: the page, the id of its entry (empty for a list), and the words that this began with."""

    page: Route
    entry: str = ""
    words: str = ""
    headings: tuple[Ids, ...] = ()  # on the page of the entry, in order
    line: int = 0  # in the ledger; 0: not from there
    text: str = ""  # of that line


class Ledger(Record):
    """What was published before, in the order of the file, and what in it is no address."""

    lines: tuple[Published, ...] = ()
    found: tuple[Diagnostic, ...] = ()


class Redirects(Record):
    """Where each former address leads, and what was found of those that notes give.

    `headings` are those of an entry that had other ids, as (its id, those that it had), by the id of the entry.
    """

    pages: Mapping[Route, Route]
    found: tuple[Diagnostic, ...]
    headings: Mapping[str, tuple[tuple[str, Ids], ...]]


# --- The ledger as a file


def read_ledger(source: Source) -> Ledger:
    """The ledger in a file. An empty line, and one that begins with `#`, says nothing."""
    lines: list[Published] = []
    found: list[Diagnostic] = []
    for number, text in enumerate(source.text.split("\n"), 1):
        if not text.strip() or text.startswith("#"):
            continue
        address, _, rest = text.partition("\t")
        page = address_of(address)
        if page is None:
            where = source.span_of_line(number - 1)
            message = f"this is no address of the site: `{address.strip()}`"
            hint = "a line begins with an address, as in `/reading/tides/`; take out what is none"
            found.append(Diagnostic(Code.BAD_URL, where, message, hint, source.excerpt(where)))
            continue
        entry, words, ids = (*rest.split("\t", 2), "", "")[:3]
        told = headings_in(ids)
        lines.append(Published(page, entry.strip(), words.strip(), told, number, text))
    return Ledger(tuple(lines), tuple(found))


def ledger_text(site: Site, pages: Iterable[Route], lines: Sequence[Published]) -> str:
    """The ledger with all that is published now; what was published before stays in it, under the names of today."""
    renamed = _renamed(site, lines)
    every = {each.page: replace(each, entry=_now_called(each.entry, renamed)) for each in lines}
    before = _headings(site, lines, renamed)
    every |= {each.page: replace(each, headings=_traced(each, before)) for each in published(site, pages)}
    return "".join(sorted(f"{_line(each)}\n" for each in every.values()))


def _line(of: Published) -> str:
    return "\t".join((f"/{url(of.page)}", of.entry, of.words, text_of(of.headings))).rstrip("\t")


def _traced(now: Published, before: Mapping[str, tuple[Ids, ...]]) -> tuple[Ids, ...]:
    return traced([ids[0] for ids in now.headings], before.get(now.entry, ())) if now.headings else ()


def published(site: Site, pages: Iterable[Route]) -> Iterator[Published]:
    """What of the site is to be there for ever: its pages, but the home page, and what leads to them."""
    entries = {site.routes[entry.id]: entry for entry in reversed(site.entries)}
    led = ((page, page) for page in pages if not isinstance(page, Home | NotFound))
    for page, there in (*led, *site.redirects.items()):
        if output_path(page).endswith(".html"):
            entry = entries.get(there)
            told = tuple((each,) for each in ids_of(entry)) if entry is not None and page == there else ()
            yield Published(page, entry.id, _words(entry), told) if entry is not None else Published(page)


def _words(entry: Entry) -> str:
    """The words that an entry is known by whatever its file is called: its title, else the beginning of its text."""
    return known_by(entry.note) if entry.id == entry.note.path else ""


def known_by(note: Note) -> str:
    """The words that a note is known by in the ledger."""
    return " ".join((note.front.title or note.h1 or note.excerpt[:_WORDS]).split())


# --- Where they lead


def redirects_of(
    site: Site,
    pages: Sequence[Route],
    lines: Sequence[Published],
    patterns: Mapping[str, str],
    tags: Mapping[str, str],
) -> Redirects:
    """Where the former addresses of a site lead. `pages` are all that it has, `lines` those of the ledger.

    `tags` gives the address of a tag by that of each of its other names. `patterns` are what the configuration wants for the addresses of entries, by their ids. A page that is there keeps its
    address, whoever had it before.
    """
    taken = _Taken(pages, site.assets.values())
    found: list[Diagnostic] = []
    leads: dict[Route, Route] = {}
    told = {each.where.path for each in site.found if each.code in (Code.URL_CLASH, Code.URL_TAKEN)}
    for entry in sorted(site.entries, key=lambda each: each.id):
        for written in former(entry, patterns.get(entry.id, "")):
            page, there = address_of(written, site.masthead.base_url), site.routes[entry.id]
            if page is None:
                found.append(_no_address(entry, written))
            elif page in leads or taken.has(page):
                if (
                    page != there
                    and leads.get(page) != there
                    and not (entry.note.path in told and _is_own(entry, written))
                ):
                    found.append(_taken(entry, written))
            else:
                leads[page] = there
                taken.add(page)
    renamed = _renamed(site, lines)
    for each in lines:
        now = _now(_of_tag(each, tags), site, pages, renamed) if not taken.has(each.page) else None
        if now is not None:
            leads[each.page] = now
            taken.add(each.page)
    before = _headings(site, lines, renamed)
    return Redirects(
        dict(sorted(leads.items(), key=lambda pair: url(pair[0]))), tuple(found), dict(_renamed_headings(site, before))
    )


def lost(site: Site, pages: Iterable[Route], lines: Sequence[Published]) -> tuple[Published, ...]:
    """What was published and has no page any more, in a site whose redirects are found; `pages` are all that it has."""
    taken = _Taken((*pages, *site.redirects), site.assets.values()) if lines else None
    return tuple(each for each in lines if taken is not None and not taken.has(each.page))


class _Taken:
    """The files that the site has, and the folders that they lie in: nothing else can have their names."""

    def __init__(self, pages: Iterable[Route], others: Iterable[str]) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()
        for path in (*map(output_path, pages), *others):
            self._put(path)

    def has(self, page: Route) -> bool:
        path = output_path(page)
        return path in self._files or path in self._folders or any(above in self._files for above in _above(path))

    def add(self, page: Route) -> None:
        self._put(output_path(page))

    def _put(self, path: str) -> None:
        self._files.add(path)
        self._folders.update(_above(path))


def _above(path: str) -> Iterator[str]:
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)


def address_of(written: str, base_url: str = "") -> Route | None:
    """The page at an address as people and programs write it: whole, from the root, without its slash; None if there can be none.

    What has no ending `.html` is a folder with a page in it, as servers take it.
    """
    try:
        parts = urlsplit(written.strip())
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https"):
        return None
    path = parts.path
    base = urlsplit(base_url).path if base_url else "/"
    if parts.netloc and base != "/" and path.startswith(base):
        path = path[len(base) :]
    path = path.lstrip("/")
    name = path.rpartition("/")[2]
    if name and not name.endswith((".html", ".htm")):
        path += "/"
    found = route(path)
    return None if found is None or isinstance(found, Home | NotFound) else found


# --- Headings that have other ids now


def _headings(site: Site, lines: Iterable[Published], renamed: Mapping[str, str]) -> dict[str, tuple[Ids, ...]]:
    """How the headings of each entry stood in the ledger, by its id of today; at the address that it has, if that is there."""
    found: dict[str, tuple[Ids, ...]] = {}
    for each in lines:
        entry = _now_called(each.entry, renamed)
        if each.headings and (entry not in found or site.routes.get(entry) == each.page):
            found[entry] = each.headings
    return found


def _renamed_headings(
    site: Site, before: Mapping[str, tuple[Ids, ...]]
) -> Iterator[tuple[str, tuple[tuple[str, Ids], ...]]]:
    for entry_id, headings in before.items():
        entry = site.by_id.get(entry_id)
        found = traced(ids_of(entry), headings) if entry is not None else ()
        # An id that something else on the page has now is its own.
        taken = spots_of(entry).ids if entry is not None else {}
        told = ((ids[0], tuple(old for old in ids[1:] if old not in taken)) for ids in found)
        if former_ids := tuple((now, old) for now, old in told if old):
            yield entry_id, former_ids


# --- Entries that have other names now


def _renamed(site: Site, lines: Sequence[Published]) -> dict[str, str]:
    """The new ids of entries whose files are no longer where they were, as far as one file alone can be meant."""
    known = {each.entry.partition("#")[0] for each in lines}
    gone = sorted(known - {entry.note.path for entry in site.entries} - {""})
    new = [entry for entry in site.entries if entry.id == entry.note.path and entry.id not in known] if gone else []
    words = {each.entry: each.words for each in lines if each.words}
    by_words, by_name = _grouped(new, _words), _grouped(new, lambda entry: _name(entry.id))
    said: dict[str, list[str]] = defaultdict(list)
    for old in gone:
        said[words.get(old, "")].append(old)
    renamed: dict[str, str] = {}
    for old in gone:
        same = by_words.get(words.get(old, ""), []) if len(said[words.get(old, "")]) == 1 else []
        moved = by_name.get(_name(old), [])
        found = [each for each in same if each in moved] or (same if len(same) == 1 else []) or moved
        if len(found) == 1:
            renamed[old] = found[0]
    # Two that would be the same one now are neither.
    return {old: now for old, now in renamed.items() if list(renamed.values()).count(now) == 1}


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if said := key(entry):
            groups[said].append(entry.id)
    return groups


def _name(path: str) -> str:
    """The name of a file, empty for one that many folders have."""
    name = path.rpartition("/")[2]
    return "" if name.rpartition(".")[0].casefold() in FOLDER_PAGES else name


def _of_tag(was: Published, tags: Mapping[str, str]) -> Published:
    """The same of a tag by the name that it has now."""
    page = was.page
    if isinstance(page, TagPage) and page.slug in tags:
        return replace(was, page=TagPage(tags[page.slug]))
    return was


def _now(was: Published, site: Site, pages: Sequence[Route], renamed: Mapping[str, str]) -> Route | None:
    """The page that an address leads to now; None where what it was of is not there any more."""
    if not was.entry:
        # Only lists have no entry; of anything else nobody knows what it was.
        known = not isinstance(was.page, PlainPage | ReadingPage | UndatedDay | UndatedWeek | File)
        return _list_above(was.page, frozenset(pages)) if known else None
    entry = _now_called(was.entry, renamed)
    # A day that is no longer in its log leads to the log.
    return site.routes.get(entry) or site.routes.get(entry.partition("#")[0])


def _now_called(entry: str, renamed: Mapping[str, str]) -> str:
    """The id of an entry of the ledger, or of a day of one, by the name of its file today."""
    path, mark, part = entry.partition("#")
    return f"{renamed.get(path, path)}{mark}{part}"


def _list_above(page: Route, pages: frozenset[Route]) -> Route:
    """The nearest list that the site has above a list that it has no longer."""
    while page not in pages:
        page = _above_list(page)
    return page


def _above_list(page: Route) -> Route:
    match page:
        case TagPage(slug, number):
            above = slug.rpartition("/")[0]
            return TagPage(slug) if number > 1 else TagPage(above) if above else Tags()
        case Weeks(year) if year:
            return Weeks()
        case Days(year) if year:
            return Days()
        case Questions(number) if number > 1:
            return Questions()
        case References(order, number) if number > 1:
            return References(order)
        case Reading(number) if number > 1:
            return Reading()
        case Pages(number) if number > 1:
            return Pages()
        case Tasks(by) if by:
            return Tasks()
        case References() | RefPage():
            return Reading()
        case TaskPage():
            return Tasks()
        case WeekPage(week, slug):
            return WeekPage(week) if slug else Weeks()
        case DayPage(day, slug):
            return DayPage(day) if slug else MonthPage(day.year, day.month)
        case MonthPage(year):
            return YearPage(year)
        case YearPage():
            return Calendar()
        case _:
            return Home()


# --- A list of addresses from elsewhere


_LOC: Final = pattern(r"<loc>\s*([^<]+?)\s*</loc>")


def addresses_in(text: str) -> tuple[str, ...]:
    """The addresses in a sitemap (sitemaps.org), or in lines of which each begins with one."""
    if "<loc>" in text:
        return tuple(unescape(found) for found in _LOC.findall(text))
    lines = (line.partition("\t")[0].strip() for line in text.split("\n"))
    return tuple(line for line in lines if line and not line.startswith("#"))


def dying(addresses: Iterable[str], there: Iterable[str], base_url: str) -> tuple[str, ...]:
    """Of the addresses, those that would lead nowhere. `there` are the paths of all files that the site has."""
    files = frozenset(there)
    return tuple(dict.fromkeys(each for each in addresses if not any(path in files for path in _paths(each, base_url))))


def _paths(written: str, base_url: str) -> Iterator[str]:
    """The files that a server may answer an address with. A site may lie below the root of its server."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return
    base = urlsplit(base_url).path if base_url else ""
    path = parts.path.removeprefix("/")
    below = parts.path[len(base) :] if base and parts.path.startswith(base) else None
    candidates = [below, path] if below is not None else [path]
    candidates += [path.partition("/")[2]] if parts.netloc and not base and path.partition("/")[2] else []
    for each in candidates:
        if (page := address_of(each)) is not None:
            yield output_path(page)
        if (file := route(each)) is not None:
            yield output_path(file)


# --- What is said


def _line_of(entry: Entry, written: str) -> int:
    lines = dict(entry.note.front.key_lines)
    front = entry.note.front
    keys = ("redirect_from", "redirects") if written in front.redirects else ("aliases", "alias")
    keys = ("permalink", "url") if _is_own(entry, written) else keys
    return next((lines[key] for key in keys if key in lines), 1)


def _is_own(entry: Entry, written: str) -> bool:
    """Whether a former address is only the form with `.html` of the one that was wanted for the entry."""
    return written not in (*entry.note.front.redirects, *entry.note.front.aliases)


def _no_address(entry: Entry, written: str) -> Diagnostic:
    message = f"nothing can lead from `{written}`, which is no address of this site"
    where = Span(entry.note.path, _line_of(entry, written))
    return Diagnostic(Code.BAD_URL, where, message, "write it from the root of the site, as in `/old/name/`")


def _taken(entry: Entry, written: str) -> Diagnostic:
    message = f"nothing leads here from `{written}`, since the site has something else there"
    hint = "take it out, or give what is there another `url`"
    return Diagnostic(Code.URL_TAKEN, Span(entry.note.path, _line_of(entry, written)), message, hint)


def dead_url(was: Published) -> Diagnostic:
    """The report of an address that was published and is lost."""
    message = f"`/{url(was.page)}` was published, and nothing says what it is now"
    whose = f"it was that of `{was.entry}`: " if was.entry else ""
    hint = f"{whose}write it into the `aliases` of the note that took its place, or take the line out to let it die"
    where = Span(LEDGER, was.line, 1, was.line, len(was.text.partition("\t")[0]) + 1)
    return Diagnostic(Code.DEAD_URL, where, message, hint, (was.text,))
