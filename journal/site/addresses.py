"""The address of every entry: unique, stable, and the author's own where one is written.

An address that the author wrote wins; two that are the same are an error. Others that would clash get a
number, in the order of their paths, and a diagnostic.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from journal.diagnostics import Code, Diagnostic, Span
from journal.model import Daily, Entry, Log, Note, Page, ReadingNote, Weekly
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


@dataclass(frozen=True, slots=True)
class Addresses:
    """The route of each entry by its id, and what was found."""

    routes: dict[str, Route]
    found: tuple[Diagnostic, ...]


def addresses(entries: Iterable[Entry]) -> Addresses:
    """Gives every entry its address. The order of `entries` does not matter."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    routes: dict[str, Route] = {}
    taken: dict[str, Entry] = {}
    found: list[Diagnostic] = []
    for entry in ordered:
        own = _own(entry)
        if own is None:
            continue
        other = taken.get(url(own))
        if other is not None:
            found.append(_clash(entry, other, url(own)))
            continue
        taken[url(own)] = entry
        routes[entry.id] = own
    days: dict[object, int] = defaultdict(int)
    for entry in ordered:
        if isinstance(entry, Daily) and entry.when is not None and entry.id not in routes:
            days[entry.when] += 1
    for entry in ordered:
        if entry.id in routes:
            continue
        wanted = _usual(entry, several=isinstance(entry, Daily) and days[entry.when] > 1)
        free, number = wanted, 2
        while url(free) in taken or (isinstance(free, PlainPage) and reserved(free.path)):
            free = _numbered(wanted, entry, number)
            number += 1
        if free != wanted and not isinstance(wanted, DayPage):
            found.append(_taken(entry, taken.get(url(wanted)), url(wanted), url(free)))
        taken[url(free)] = entry
        routes[entry.id] = free
    return Addresses(routes, tuple(found))


_PATTERN = re.compile(r"[:{}<>*?\"|\\]|\.\.")


def _own(entry: Entry) -> Route | None:
    """The address that the author wrote, as a page; None where there is none, or where it is a pattern of another tool."""
    written = entry.note.front.url
    if not written or (isinstance(entry, Daily) and entry.part_of) or _PATTERN.search(written):
        return None
    path = re.sub(r"(?:/|^)index\.html?$|\.html?$", "", written.strip()).strip("/")
    if not path:
        return None
    known = route(path + "/")
    if known is not None and not isinstance(known, PlainPage):
        return known if isinstance(known, DayPage | WeekPage | ReadingPage) else None
    return known if isinstance(known, PlainPage) and not reserved(known.path) else None


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
        case Page() | Log():
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
    if stem.casefold() in ("readme", "index", "_index") and folders and not note.front.slug:
        return "/".join(slug(folder) for folder in folders)
    name = own_slug if note.front.slug else slug(stem)
    return "/".join((*(slug(folder) for folder in folders), name))


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
            return PlainPage(f"{path}-{number}")
        case _:
            return wanted


def _where(entry: Entry) -> Span:
    return Span(entry.note.path, entry.note.sections[entry.first].line or 1)


def _clash(entry: Entry, other: Entry, address: str) -> Diagnostic:
    line = dict(entry.note.front.key_lines).get("permalink", dict(entry.note.front.key_lines).get("url", 1))
    message = f"the address `/{address}` is already that of `{other.note.path}`"
    return Diagnostic(Code.URL_CLASH, Span(entry.note.path, line), message, "give one of the two another `url`")


def _taken(entry: Entry, other: Entry | None, wanted: str, given: str) -> Diagnostic:
    whose = f"that of `{other.note.path}`" if other is not None else "kept for the site itself"
    message = f"the address `/{wanted}` is {whose}; this entry is at `/{given}`"
    return Diagnostic(
        Code.URL_TAKEN, _where(entry), message, "name it with `slug:` in its front matter to choose another"
    )
