"""The address of every entry: unique, stable, and the author's own where one is written.

An address that the author wrote wins; two that are the same are an error. Others that would clash get a
number, in the order of their paths, and a diagnostic.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, assert_never

from journal.diagnostics import Code, Diagnostic, Span
from journal.model import FOLDER_PAGES, Daily, Entry, Log, Monthly, Page, ReadingNote, Weekly, log_of
from journal.note import Note
from journal.patterns import pattern
from journal.permalinks import expanded, is_pattern, unknown
from journal.record import Record
from journal.routes import (
    DayPage,
    PlainPage,
    ReadingPage,
    Route,
    UndatedDay,
    UndatedWeek,
    WeekPage,
    reserved,
    route,
    slug,
    url,
)


class Addresses(Record):
    """The route of each entry by its id, and what was found."""

    routes: dict[str, Route]
    found: tuple[Diagnostic, ...]


_NO_PATTERNS: Final[Mapping[str, str]] = {}


def addresses(entries: Iterable[Entry], patterns: Mapping[str, str] = _NO_PATTERNS) -> Addresses:
    """Gives every entry its address. The order of `entries` does not matter.

    `patterns` are what the configuration wants for entries, by their ids; one that an entry has too little for is passed over.
    """
    ordered = sorted(entries, key=lambda entry: entry.id)
    routes: dict[str, Route] = {}
    taken: dict[str, Entry] = {}
    found: list[Diagnostic] = []
    clashing: set[str] = set()
    for entry in ordered:
        own = _own(entry)
        if own is None:
            found += _unusable(entry)
            continue
        other = taken.get(url(own))
        if other is not None:
            found.append(_clash(entry, other, url(own)))
            clashing.add(entry.id)
            continue
        taken[url(own)] = entry
        routes[entry.id] = own
    patterned = {entry.id: wanted for entry in ordered if (wanted := _patterned(entry, patterns.get(entry.id, "")))}
    days: dict[object, int] = defaultdict(int)
    for entry in ordered:
        if isinstance(entry, Daily) and entry.when is not None and entry.id not in routes | patterned:
            days[entry.when] += 1
    for entry in ordered:
        if entry.id in routes:
            continue
        usual = _usual(entry, several=isinstance(entry, Daily) and days[entry.when] > 1)
        wanted = patterned.get(entry.id, usual)
        free, number = wanted, 2
        while url(free) in taken or (isinstance(free, PlainPage) and reserved(free.path)):
            free = _numbered(wanted, entry, number)
            number += 1
        if free != wanted and not isinstance(wanted, DayPage) and entry.id not in clashing:
            found.append(_taken(entry, taken.get(url(wanted)), url(wanted), url(free)))
        taken[url(free)] = entry
        routes[entry.id] = free
    return Addresses(routes, tuple(found))


def former(entry: Entry, pattern: str = "") -> tuple[str, ...]:
    """The addresses that an entry says it had elsewhere, as they are written, each once.

    These are `redirect_from`, those `aliases` that are addresses and not names, and the form with `.html` of the address that is
    written for it, or that `pattern` gives it: the page itself lies in a folder.
    """
    if log_of(entry):
        return ()
    front = entry.note.front
    own = _written(entry) or (expanded(pattern, entry) or "" if pattern else "")
    files = (own,) if own.endswith((".html", ".htm")) and not own.endswith(("/index.html", "/index.htm")) else ()
    return tuple(dict.fromkeys((*files, *front.redirects, *(each for each in front.aliases if _is_address(each)))))


def _is_address(alias: str) -> bool:
    return alias.startswith(("/", "http://", "https://")) or alias.endswith(("/", ".html", ".htm"))


# Patterns of other programs that have no meaning here, and what turns the direction of the text around it.
_FOREIGN = pattern(r"[:{}<>*?\"|\\\u202a-\u202e\u2066-\u2069]|\.\.")


def _written(entry: Entry) -> str:
    """The address that the author wrote, its placeholders filled; empty where there is none, or none that can be."""
    if log_of(entry):
        return ""
    written = entry.note.front.url.strip()
    if is_pattern(written):
        written = expanded(written, entry) or "" if not unknown(written) else ""
    return "" if _FOREIGN.search(written) else written


def _own(entry: Entry) -> Route | None:
    """The address that the author wrote, as a page; None where there is none that can be had."""
    return _page_at(_written(entry))


def _page_at(address: str) -> Route | None:
    """The page of an entry at an address; None where no entry can be."""
    path = re.sub(r"(?:/|^)index\.html?$|\.html?$", "", address).strip("/")
    known = route(path + "/") if path else None
    if isinstance(known, PlainPage):
        return known if not reserved(known.path) else None
    return known if isinstance(known, DayPage | WeekPage | ReadingPage) else None


def _patterned(entry: Entry, pattern: str) -> Route | None:
    """The page that a pattern of the configuration gives an entry; None where the entry has too little for it."""
    if not pattern or log_of(entry):
        return None
    address = expanded(pattern, entry)
    return _page_at(address) if address is not None and not _FOREIGN.search(address) else None


def _unusable(entry: Entry) -> list[Diagnostic]:
    """That an address that is written cannot be had."""
    written = entry.note.front.url.strip()
    # A whole address says where the text is from.
    if not written or "://" in written or log_of(entry):
        return []
    if names := unknown(written):
        why = f"nothing is known by {', '.join(f'`{name}`' for name in names)}"
    elif is_pattern(written) and expanded(written, entry) is None:
        why = "the note does not say all that it asks for"
    elif _FOREIGN.search(written):
        why = "it has characters that stand for something else"
    else:
        why = "it is kept for the site itself"
    shown = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
    message = f"the address `{shown}` cannot be that of this note: {why}"
    return [Diagnostic(Code.BAD_URL, Span(entry.note.path, _line_of_url(entry)), message, "write another `url`")]


def _usual(entry: Entry, *, several: bool) -> Route:
    match entry:
        case Weekly():
            return WeekPage(entry.week) if entry.week is not None else UndatedWeek(entry.slug)
        case Daily():
            if entry.when is None:
                return UndatedDay(entry.slug)
            return DayPage(entry.when, entry.slug if several else "")
        case ReadingNote():
            return ReadingPage(entry.slug)
        case Page() | Log() | Monthly():
            return PlainPage(_path(entry.note, entry.slug))
        case _:
            assert_never(entry)


# Folders that only say what their files are; an address is better without them.
_SILENT = frozenset({"pages", "page"})


def _path(note: Note, own_slug: str) -> str:
    folders: Sequence[str] = note.path.split("/")[:-1]
    if folders and folders[0].casefold() in _SILENT:
        folders = folders[1:]
    stem = note.path.rpartition("/")[2].rpartition(".")[0]
    if stem.casefold() in FOLDER_PAGES and folders and not note.front.slug:
        return "/".join(slug(folder) for folder in folders)
    name = own_slug if note.front.slug else slug(stem)
    path = "/".join((*(slug(folder) for folder in folders), name))
    return path if len(path) <= _LONGEST else slug(path)


_SHOWN: Final = 100  # characters of an address in a message
_LONGEST: Final = (
    400  # characters; with names of files below it and of folders above, systems take no more than 4,096 bytes
)


def _numbered(wanted: Route, entry: Entry, number: int) -> Route:
    match wanted:
        case WeekPage(week, own):
            base = own or entry.slug
            return WeekPage(week, base if number == 2 else f"{base}-{number - 1}")
        case DayPage(day, own):
            return DayPage(day, f"{own or entry.slug}-{number}")
        case UndatedWeek(own):
            return UndatedWeek(f"{own}-{number}")
        case UndatedDay(own):
            return UndatedDay(f"{own}-{number}")
        case ReadingPage(own):
            return ReadingPage(f"{own}-{number}")
        case PlainPage(path):
            folder, between, rest = path.partition("/")
            # All that lies below the address of a list may be kept for it, whatever its name.
            kept = bool(between) and reserved(f"{path}-{number}")
            return PlainPage(f"{folder}-{number}/{rest}" if kept else f"{path}-{number}")
        case _:
            return wanted


def _where(entry: Entry) -> Span:
    return Span(entry.note.path, entry.note.sections[entry.first].line or 1)


def _line_of_url(entry: Entry) -> int:
    lines = dict(entry.note.front.key_lines)
    return lines.get("permalink", lines.get("url", 1))


def _clash(entry: Entry, other: Entry, address: str) -> Diagnostic:
    line = _line_of_url(entry)
    message = f"the address `/{address}` is already that of `{other.note.path}`"
    return Diagnostic(Code.URL_CLASH, Span(entry.note.path, line), message, "give one of the two another `url`")


def _taken(entry: Entry, other: Entry | None, wanted: str, given: str) -> Diagnostic:
    whose = f"that of `{other.note.path}`" if other is not None else "kept for the site itself"
    message = f"the address `/{wanted}` is {whose}; this entry is at `/{given}`"
    return Diagnostic(
        Code.URL_TAKEN, _where(entry), message, "name it with `slug:` in its front matter to choose another"
    )
