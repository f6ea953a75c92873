"""`journal why`: which page an address is, what it is made from, and what leads to it.

Pure: the journal and what one page asked go in, and lines of text come out. Nothing is decided here; the reasons are
those that the pages were made by.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final
from urllib.parse import urlsplit

from journal.diagnostics import Code
from journal.extent import routes_of
from journal.model import Entry, Kind, Reason, Site, kind_of, log_of
from journal.patterns import pattern
from journal.remembered import Look
from journal.routes import (
    Calendar,
    Card,
    DataFile,
    DayPage,
    Days,
    DaysFile,
    EntryFile,
    Feed,
    File,
    Home,
    Manifest,
    MonthPage,
    NotFound,
    Pages,
    Questions,
    Reading,
    References,
    RefPage,
    Robots,
    Route,
    Search,
    Sitemap,
    Stats,
    TagPage,
    Tags,
    TaskPage,
    Tasks,
    WeekPage,
    Weeks,
    YearPage,
    output_path,
    route,
    url,
)

_SHOWN: Final = 5  # of each group; the rest is counted
_NEAR: Final = 5


# --- From an address to a page


def page_at(address: str, site: Site, files: Iterable[str]) -> Route | None:
    """The page, or the file, at an address: whole, from the site's root, or a path in the output; None if none is there.

    `files` are the paths of all that is no page.
    """
    there = {*routes_of(site), *map(File, files), *map(File, site.assets.values()), *map(File, _made(site))}
    for path in _paths(address, site.masthead.base_url):
        for form in (path, f"{path}/"):
            found = route(form)
            if found is not None and found in there:
                return found
    return None


def near(address: str, site: Site, files: Iterable[str]) -> tuple[str, ...]:
    """The addresses of the site that look most like one that it does not have, the nearest first; a few at most."""
    every = [*map(_address, routes_of(site)), *(f"/{path}" for path in files)]
    asked = f"/{next(iter(_paths(address, site.masthead.base_url)), '')}"
    head = asked.rpartition("/")[0] if asked.rstrip("/") == asked else asked.rstrip("/").rpartition("/")[0]
    # Comparing all takes long in a large journal; neighbours are nearer than what lies elsewhere.
    beside = [each for each in every if head and each.startswith(f"{head}/")]
    return tuple(get_close_matches(asked, beside or every, _NEAR) or sorted(beside)[:_NEAR])


def _paths(address: str, base: str) -> Iterator[str]:
    """What an address may mean as a path from the site's root, the likeliest first."""
    if base and address.startswith(base):
        yield address[len(base) :]
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    if parts.scheme not in ("http", "https"):
        yield address.removeprefix("/").removeprefix("./")
        return
    path = parts.path.removeprefix("/")
    yield path
    # A site may lie below the root of its server.
    yield path.partition("/")[2]


def _address(there: Route) -> str:
    return f"/{url(there)}"


# --- A page


def page(site: Site, there: Route, look: Look) -> list[str]:
    """Lines on a page: what it shows and why, what it asked for, and what leads to it."""
    entry = shown(site, there)
    if there in site.redirects:
        return [f"{_address(there)} is an address that a page had: it leads to {_address(site.redirects[there])}."]
    lines = [f"{_address(there)} is {_name(there, entry)}.", ""]
    lines += _table([*_facts(site, there, entry), ("last build", _standing(look))])
    lines += _block("Made from", _groups(site, entry, look.asked))
    lines += _block("Linked from", _leading(site, there, look.named))
    return lines


def shown(site: Site, there: Route) -> Entry | None:
    """The entry whose page this is; None for a page that gathers several."""
    return next((site.by_id[name] for name, own in site.routes.items() if own == there), None)


def _name(there: Route, entry: Entry | None) -> str:
    if entry is not None:
        return f"the page of an entry: {entry.title}" if entry.title else "the page of an entry"
    match there:
        case Home():
            return "the home page"
        case WeekPage(week):
            return f"week {week}, which no note is about: it is gathered from its days"
        case DayPage(day):
            return f"the day {day}: it is gathered from what is written about it"
        case MonthPage(year, month):
            return f"the month {year:04}-{month:02}"
        case YearPage(year):
            return f"the year {year:04}"
        case Weeks() | Days() | Reading() | References() | Questions() | Pages() | Tags() | Tasks() | Stats():
            return f"a list: {_LISTS[type(there)]}"
        case RefPage(slug):
            return f"a work that is cited: {slug}"
        case TaskPage(slug):
            return f"a task that was carried on: {slug}"
        case TagPage(slug):
            return f"the tag {slug}"
        case _:
            return _OTHERS.get(type(there), "a page")


_LISTS: Final[Mapping[type, str]] = {
    Weeks: "the weeks",
    Days: "the days",
    Reading: "the reading notes",
    References: "the works that are cited",
    Questions: "the questions",
    Pages: "the pages and logs",
    Tasks: "the tasks",
    Stats: "everything that is counted",
    Tags: "the tags",
}
_OTHERS: Final[Mapping[type, str]] = {
    Calendar: "the calendar",
    Search: "the search",
    NotFound: "the page for addresses that do not exist",
    Feed: "a feed",
    DaysFile: "the days for programs that show calendars",
    DataFile: "data for other programs",
    EntryFile: "the data of an entry for other programs",
    Manifest: "what browsers are told that keep the site among their programs",
    Sitemap: "the list of pages for search engines",
    Robots: "the rules for robots",
    Card: "the picture for previews",
}


def _facts(site: Site, there: Route, entry: Entry | None) -> Iterator[tuple[str, str]]:
    yield "file", output_path(there)
    if isinstance(there, Home):
        own = site.masthead.language
        by = "as most of the text is in" if own == site.profile.language else "as `site.language` says"
        yield "language", f"{own}, {by}"
    if entry is None:
        return
    yield "shows", _place(entry)
    yield "kind", f"{_KINDS[kind_of(entry)]}, told by {_reason(entry.why_kind)}"
    if entry.when is None:
        yield "date", "none was found"
    else:
        said = f"{entry.when:%Y-%m}, no day of it" if entry.month else f"{entry.when}"
        yield "date", said + (f", told by {_reason(entry.why_when)}" if entry.why_when else "")
    yield "address", _own_or_usual(site, there, entry)


_KINDS: Final[Mapping[Kind, str]] = {
    Kind.WEEKLY: "a week",
    Kind.DAILY: "a day",
    Kind.MONTHLY: "a month",
    Kind.READING: "a reading note",
    Kind.PAGE: "a page",
    Kind.LOG: "a log of many days or weeks",
}


def _place(entry: Entry) -> str:
    """The file of an entry, with its lines where it is only a part of it."""
    note = entry.note
    if not log_of(entry):
        return note.path
    first = note.sections[entry.first].line
    end = f"{note.sections[entry.last].line - 1}" if entry.last < len(note.sections) else "the last one"
    return f"{note.path}, line {first} to {end}"


def _reason(reason: Reason) -> str:
    line = f" in line {reason.line}" if reason.line else ""
    return f"{_TOLD_BY.get(reason.told_by, reason.told_by)}{line} ({reason.certainty.value})"


_TOLD_BY: Final[Mapping[str, str]] = {
    "override": "`[[override]]` in journal.toml",
    "kind": "`kind`",
    "layout": "`layout`",
    "category": "its category",
    "tags": "a tag",
    "folder": "the folder that it lies in",
    "file name": "the name of its file",
    "path": "the path of its file",
    "title": "its title",
    "heading": "a heading",
    "date": "its date",
    "property": "a line near the top",
    "created": "`created`",
    "updated": "`updated`",
    "images": "the names of its images",
    "days in the text": "the days in its text",
    "weeks in the text": "the weeks in its text",
    "sections": "its sections",
    "dated lines": "its dated lines",
    "rows of a table": "the days in a table of its",
    "references": "the works that it cites",
    "no date": "its having no date",
}


def _own_or_usual(site: Site, there: Route, entry: Entry) -> str:
    front = entry.note.front
    lines = dict(front.key_lines)
    written = re.sub(r"(?:/|^)index\.html?$|\.html?$", "", front.url.strip()).strip("/")
    if written and route(f"{written}/") == there and not log_of(entry):
        line = lines.get("permalink", lines.get("url", 0))
        return "its own, written" + (f" in line {line}" if line else " in its front matter")
    about = [each for each in site.found if each.where.path == entry.note.path]
    changed = next((each for each in about if each.code in (Code.URL_TAKEN, Code.URL_CLASH)), None)
    if changed is not None:
        return f"another than the usual one: {changed.message}"
    if front.slug:
        return "the usual one, with its `slug`" + (f" in line {lines['slug']}" if "slug" in lines else "")
    return "the usual one of its kind"


def _standing(look: Look) -> str:
    if not look.built:
        return "does not remember it: the next one makes it"
    if not look.same:
        return "had another program, theme or configuration: the next one makes it again"
    if look.differ:
        names = ", ".join(dict.fromkeys(_in_words(each) for each in look.differ[:_SHOWN]))
        more = f" and {len(look.differ) - _SHOWN} more" if len(look.differ) > _SHOWN else ""
        return f"knew other answers, so the next one makes it again: {names}{more}"
    if not look.untouched:
        return "wrote another file than lies there now: the next one makes it again"
    return "made it, and nothing that it asked for has changed since"


# --- What it asked for


_GROUPS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("by_id", "bodies", "notes", "texts", "targets", "pictures", "diagrams", "mentions", "citing"), "entries"
    ),
    **dict.fromkeys(("ties", "related"), "entries"),
    **dict.fromkeys(("routes", "known.older", "known.newer", "promises"), "entries"),
    "carried": "tasks",
    **dict.fromkeys(("tags", "known.tags", "described"), "tags"),
    "works": "works",
    "assets": "files",
}
_ORDER: Final = ("entries", "days", "weeks", "months", "tags", "works", "tasks", "files", "lists")
# A key that is no text stands in a question as Python shows it.
_DAY: Final = pattern(r"datetime\.date\((\d+), (\d+), (\d+)\)")
_WEEK: Final = pattern(r"Week\(year=(\d+), number=(\d+)\)")
_MONTH: Final = pattern(r"\((\d+), (\d+)\)")
# Each of these is a step on the way to something that is asked for as well.
_STEPS: Final = frozenset({"known.entries", "cited", "slugs", "carrying", "planned_by", "known.carried"})
_WHOLE: Final[Mapping[str, str]] = {
    "masthead": "what journal.toml says of the site",
    "profile": "the order of day and month",
    "entries": "all entries",
    "by_id": "all entries",
    "days": "all days",
    "weeks": "the weeks that have anything",
    "weeklies": "the notes of weeks",
    "months": "the months that have anything",
    "years": "the years that have anything",
    "tags": "all tags",
    "known.tags": "all tags",
    "as_of": "the last day written",
    "routes": "the addresses of all entries",
    "works": "all works",
    "questions": "all questions",
    "known.sections": "the lists in the header",
    "known.pages": "the pages in the footer",
    "known.apart": "the titles of all pages and logs, by folder",
    "known.of_years": "the pages that are of a year",
    "known.entries": "the pages of all entries",
    "known.cells": "the cells of all days",
    "known.minutes": "the time logged on all days",
    "known.years": "the years that were written in",
    "known.undated": "the days without a date",
    "known.words": "the words of all months",
    "known.new_day": "how the files of days are named",
}


def _groups(site: Site, entry: Entry | None, asked: Sequence[str]) -> Iterator[tuple[str, str]]:
    own = {entry.id, entry.note.path} if entry is not None else set()
    groups: dict[str, dict[str, None]] = {name: {} for name in _ORDER}
    for question in asked:
        name, _, key = question.partition(" ")
        name = name.removesuffix(".keys")
        if key == "*":
            groups["lists"][_WHOLE.get(name, name.removeprefix("known."))] = None
        elif key and name not in _STEPS and key not in own:
            group, said = _member(name, key)
            if group:
                groups[group][said] = None
    for name, members in groups.items():
        if members:
            yield name, _some(sorted(members) if name in ("days", "weeks", "months") else list(members))


def _in_words(question: str) -> str:
    """A question, short: "the day 2025-07-31", "all tags"."""
    name, _, key = question.partition(" ")
    name = name.removesuffix(".keys")
    if key == "*":
        return _WHOLE.get(name, name.removeprefix("known."))
    group, said = _member(name, key)
    return said if group == "lists" else f"{_SINGULAR.get(group, name)} {said}"


_SINGULAR: Final[Mapping[str, str]] = {
    "entries": "the entry",
    "days": "the day",
    "weeks": "the week",
    "months": "the month",
    "tags": "the tag",
    "works": "the work",
    "tasks": "the task",
    "files": "the file",
}


def _member(name: str, key: str) -> tuple[str, str]:
    """The group that a question belongs to, empty for none, and its key as people write it."""
    if found := _DAY.fullmatch(key):
        return "days", date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    if found := _WEEK.fullmatch(key):
        return "weeks", f"{int(found[1]):04}-W{int(found[2]):02}"
    if found := _MONTH.fullmatch(key):
        return "months", f"{int(found[1]):04}-{int(found[2]):02}"
    return ("lists", "the newest entries") if name == "entries" else (_GROUPS.get(name, ""), key)


def _some(members: Sequence[str]) -> str:
    rest = len(members) - _SHOWN
    return ", ".join(members[:_SHOWN]) + (f" and {rest:,} more" if rest > 0 else "")


# --- What leads to it


def _leading(site: Site, there: Route, named: Sequence[str]) -> Iterator[tuple[str, str]]:
    lines = {entry.note.path: entry.note.links for entry in site.entries}
    places = [
        f"{path}:{lines[path][index].line}"
        for (path, index), target in site.targets.items()
        if target.route == there and path in lines
    ]
    if places:
        yield "notes", _some(sorted(dict.fromkeys(places), key=_in_order))
    pages = ["/" + re.sub(r"(?:^|(?<=/))index\.html$", "", path) for path in named]
    if pages:
        yield "pages", _some(sorted(pages))


def _in_order(place: str) -> tuple[str, int]:
    path, _, line = place.rpartition(":")
    return path, int(line)


# --- A file


def _made(site: Site) -> dict[str, tuple[str, ...]]:
    """The files that a build makes of pictures and diagrams, each with the notes and lines that show it."""
    notes = {entry.note.path: entry.note for entry in site.entries}
    found: dict[str, tuple[str, ...]] = {}
    for (name, index), picture in site.pictures.items():
        for copy in picture.copies:
            found[copy.path] = (*found.get(copy.path, ()), f"{name}:{notes[name].images[index].line}")
    for (name, index), drawing in site.diagrams.items():
        found[drawing.path] = (*found.get(drawing.path, ()), f"{name}:{notes[name].diagrams[index].line}")
    return found


def file(site: Site, path: str, origins: Mapping[str, str]) -> list[str]:
    """Lines on a file that is no page: what it was made from, and which notes show it."""
    lines = [f"/{path} is a file of the site.", ""]
    if path in origins:
        return lines + _table([("made from", origins[path])])
    if path in (made := _made(site)):
        of = sorted({each.path for each in site.pictures.values() if path in (copy.path for copy in each.copies)})
        facts = [("a smaller copy of", ", ".join(of))] if of else [("made from", "a diagram")]
        return lines + _table([*facts, ("shown in", _some(sorted(dict.fromkeys(made[path]), key=_in_order)))])
    copied = [origin for origin, to in site.assets.items() if to == path]
    notes = {entry.note.path: entry.note for entry in site.entries}
    showing = [
        f"{name}:{notes[name].images[index].line}"
        for (name, index), picture in site.pictures.items()
        if picture.path == path and name in notes
    ]
    linking = [
        f"{name}:{notes[name].links[index].line}"
        for (name, index), target in site.targets.items()
        if target.asset == path and name in notes
    ]
    facts = [("copied from", ", ".join(copied))]
    for what, places in (("shown in", showing), ("linked from", linking)):
        if places:
            facts.append((what, _some(sorted(dict.fromkeys(places), key=_in_order))))
    return lines + _table(facts)


def _table(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max(len(name) for name, _ in rows)
    return [f"  {name:<{width}}  {text}" for name, text in rows]


def _block(title: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    found = list(rows)
    return ["", f"{title}:", *_table(found)] if found else []
