"""Where links and images lead: as code forges and editors resolve them, and as vaults do.

A Markdown link is a path, a wikilink is a name, a title, a day or a week. What lies in the repository outside the
notes is on its forge. What is found wrong on the way is told by its kind; how it is said is the matter of `faults`.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Final
from urllib.parse import unquote

from journal.anchors import day_spot, is_title, spot
from journal.dates.names import file_name
from journal.dates.ranges import month, period
from journal.dates.values import Month, Week, Written
from journal.forge import page_of
from journal.marks.links import UUID
from journal.model import Entry, Target, held_in
from journal.note import Link, Note
from journal.patterns import pattern
from journal.record import Record, replace
from journal.routes import DayPage, Home, MonthPage, Route, WeekPage, YearPage, route
from journal.site.names import (
    MOMENT,
    Found,
    Names,
    file_at,
    in_repository,
    is_folder,
    key,
    note_at,
    note_named,
    note_with,
    post_at,
    referred,
    seen_from,
    withheld_at,
    withheld_named,
    written_path,
)

_SCHEME: Final = pattern(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
# A drive of Windows, a server of a local network, or a folder of a person.
_MACHINE: Final = pattern(r"[A-Za-z]:(?:[\\/]|%5C)|\\\\|%5C%5C|file:|/(?:Users|home)/", re.IGNORECASE)
# What stands behind brackets in a formula or in code, as in `f[i](x)` and `[x](1)`, is no path.
_NO_PATH: Final = pattern(r"(?!\.\.?(?:/|$))(?:[\d\W_]*|\w{1,2})")
# This folder, or one above it.
_FOLDER: Final = pattern(r"\.\.?(?:/\.\.)*/?")


class Fault(Enum):
    """What is wrong with a link; it leads as far as it can all the same."""

    DEAD = "dead"  # nothing is there
    WITHHELD = "withheld"  # a note is there, and not published
    MACHINE = "machine"  # a file of the writer's own computer
    OUTSIDE = "outside"  # outside of the notes, in a repository that is not known
    FRAGMENT = "fragment"  # the page is there, and the heading or block is not
    AMBIGUOUS = "ambiguous"  # several have the name
    CASE = "case"  # it is there with other capitals


class Led(Record):
    """Where a link leads, and what is wrong with it. `others`: what it could mean, or how it is spelt in truth."""

    target: Target
    fault: Fault | None = None
    others: tuple[str, ...] = ()


def is_outside(target: str) -> bool:
    """Whether an address leads out of the journal."""
    return bool(_SCHEME.match(target)) and not is_of_machine(target)


def is_of_machine(target: str) -> bool:
    """Whether an address names a file by its place on one computer, which means nothing to a reader."""
    return bool(_MACHINE.match(target))


def names_a_file(target: str) -> bool:
    """Whether a link means a file that is no note, by its ending."""
    path = target.partition("#")[0]
    return bool(_FILE.search(path)) and not path.endswith((".html", ".htm"))


def led(link: Link, note: Note, known: Names) -> Led | None:
    """Where a link of a note leads; None for one that leads out of the journal."""
    found = _wiki(link, note, known) if link.wiki else _path(link, note, known)
    if found is None or link.embed or link.raw.startswith("((") or not found.target.entry:
        return found
    # Only what is shown in place has to be known so exactly.
    told = found.target
    return Led(Target(told.route, told.fragment, named=told.named), found.fault, found.others)


def _path(link: Link, note: Note, known: Names) -> Led | None:
    written = referred(link.target)
    if not written or written == "#" or is_outside(written):
        return None
    path, _, fragment = written.partition("#")
    if not path:
        own = held_in(known.parts[note.path], link.section)
        return _at(own, unquote(fragment), known, same_page=True)
    path, fragment = written_path(written), unquote(fragment)
    there = _to_path(path, fragment, note, known) or _below_site(path, fragment, note, known)
    if there is not None:
        return there
    if post := post_at(path, known):
        return _to_note(post, fragment, known)
    if _FOLDER.fullmatch(path) and seen_from(path, note.path, known.around.root)[:1] == ["."]:
        return Led(Target(Home()))
    if is_of_machine(written):
        return Led(Target(), Fault.MACHINE)
    return _not_here(link, path, note, known)


def _to_path(path: str, fragment: str, note: Note, known: Names) -> Led | None:
    """The note, the file or the page of the site that a path names."""
    found = note_at(path, note.path, known)
    if found is not None:
        return _told(_to_note(found.name, fragment, known), found)
    asset = file_at(path, note.path, known)
    if asset is not None:
        return _told(Led(Target(asset=asset.name, fragment=fragment)), asset)
    page = route(f"{_INDEX.sub('', path).rstrip('/')}/") if path.startswith("/") else None
    # Some write the address that a page will have.
    return Led(Target(page)) if page is not None and (page in known.pages or isinstance(page, Home)) else None


_INDEX: Final = pattern(r"(?:/index)?\.html?$")


def _below_site(path: str, fragment: str, note: Note, known: Names) -> Led | None:
    """The same of a path that begins with the folder of the site on its server, which is none here: `/diary/2026/03/09.html`."""
    first, between, rest = path[1:].partition("/")
    there = _to_path(between + rest, fragment, note, known) if path.startswith("/") and rest else None
    return there if there is not None and not _has_folder(first, known) else None


def _told(there: Led, found: Found) -> Led:
    """Where a name led, with what is to be said of the name."""
    if found.others:
        return replace(there, fault=Fault.AMBIGUOUS, others=found.others)
    if not found.exact and there.fault is None:
        return replace(there, fault=Fault.CASE, others=(found.name,))
    return there


def _not_here(link: Link, path: str, note: Note, known: Names) -> Led:
    """A path that is none of the content folder."""
    around = known.around
    whole = in_repository(path, note.path, around.root)
    if around.root and _is_beside(path, whole, known):
        if around.forge is None:
            return Led(Target(), Fault.OUTSIDE)
        _, between, fragment = link.target.partition("#")
        return Led(Target(url=page_of(around.forge, whole) + between + fragment))
    if key(whole.removeprefix(around.root)) in known.withheld or withheld_at(path, note.path, known):
        return Led(Target(), Fault.WITHHELD)
    if _NO_PATH.fullmatch(path) and "#" not in link.target and not is_folder(path, note.path, known):
        return Led(Target(written=True))
    return Led(Target(missing=True), Fault.DEAD)


_OF_REPOSITORIES: Final = pattern(r"(?:readme|licen[cs]e|changelog|contributing|makefile|dockerfile)", re.IGNORECASE)


def _is_beside(path: str, whole: str, known: Names) -> bool:
    """Whether a path leads to what is in the repository and not among the notes."""
    if whole.startswith(("..", known.around.root)) or f"{whole}/" == known.around.root:
        return False
    if not path.startswith("/"):
        return path.startswith("..")
    # From the root a path may as well begin in the content folder, unless its first part is no folder there.
    first, _, rest = whole.partition("/")
    if not rest:
        return bool(_OF_REPOSITORIES.match(first))
    return not _has_folder(first, known)


def _has_folder(name: str, known: Names) -> bool:
    return key(name) in known.folders or any(each.startswith(f"{key(name)}/") for each in known.files)


# ---- wikilinks


def _wiki(link: Link, note: Note, known: Names) -> Led:
    name = link.target.strip()
    if not name and _ITEM.fullmatch(link.fragment):
        path = note_with(link.fragment, known)
        if not path:
            return Led(Target(missing=True), Fault.DEAD)
        held = held_in(known.parts[path], known.spots_in(path).ids[link.fragment])
        return _at(held, link.fragment, known)
    if not name:
        own = held_in(known.parts[note.path], link.section)
        return _at(own, link.fragment, known, same_page=True)
    for whole, fragment in _names(link, known):
        found = _named(whole, fragment, note, known)
        if found is not None:
            return replace(found, target=replace(found.target, named=(whole, fragment)))
    found = _named(name, link.fragment, note, known)
    if found is not None:
        return found
    return Led(Target(missing=True), Fault.DEAD if link.embed and _FILE.search(name) else None)


def _names(link: Link, known: Names) -> Iterator[tuple[str, str]]:
    """What a wikilink may name if a `#` in it belongs to the name, and the fragment behind that; the longest name first."""
    written = link.raw.removeprefix("!")[2:-2].partition("|")[0].removesuffix("\\") if link.fragment else ""
    end = len(written)
    while (at := written.rfind("#", 0, end)) >= 0:
        name = written[:end].strip()
        folder, _, last = name.rpartition("/")
        if "#" in last or key(folder) in known.folders:
            yield name, written[end + 1 :]
        end = at


def _named(name: str, fragment: str, note: Note, known: Names) -> Led | None:
    """Where a name leads that stands in a note: to a note, a time, or a file; None where nothing has it."""
    found = note_named(name, note.path, known)
    if found is not None:
        return _told(_to_note(found.name, fragment, known), found)
    told = _time(name, fragment, known)
    if told is not None:
        return told
    asset = file_at(name, note.path, known)
    if asset is None and "#" not in name:
        asset = file_at(written_path(name), note.path, known)
    if asset is not None:
        fault = Fault.AMBIGUOUS if asset.others else None
        return Led(Target(asset=asset.name, fragment=fragment), fault, asset.others)
    return Led(Target(), Fault.WITHHELD) if withheld_named(name, note.path, known) else None


_ITEM: Final = pattern(rf"\^{UUID}")
# A name with an ending that no note has.
_FILE: Final = pattern(r"\.(?!md$|markdown$)[A-Za-z][A-Za-z0-9]{1,4}$", re.IGNORECASE)


# All that names a time has two digits in a row, or a number beside a word for a week or a month.
_DIGITS: Final = pattern(r"\d\d|\d ?[年月周週주월日일]|(?i:w|week) ?\d")


def _time(name: str, fragment: str, known: Names) -> Led | None:
    """The page of a day, a week, a month or a year that is named, if the journal has one."""
    if "#" in name or MOMENT.fullmatch(name) or not _DIGITS.search(name):
        return None
    span = period(name)
    if span is not None and isinstance(span.value, Week) and not span.title and span.value in known.weeks:
        weekly = known.weeks[span.value]
        return _to_note(weekly, fragment, known) if weekly else Led(Target(WeekPage(span.value)))
    day = file_name(name)
    if day is not None and not day.title and isinstance(day.value, Written):
        civil = day.value.on()
        return _day(civil, fragment, known) if civil is not None and civil in known.days else None
    of_month = month(name)
    if of_month is not None and isinstance(of_month.value, Month) and not of_month.title:
        year, number = of_month.value.year, of_month.value.number
        return Led(Target(MonthPage(year, number))) if year and (year, number) in known.months else None
    if re.fullmatch(r"[12]\d{3}", name) and any(year == int(name) for year, _ in known.months):
        return Led(Target(YearPage(int(name))))
    return None


def _day(day: date, fragment: str, known: Names) -> Led:
    parts = known.days[day].parts
    whole = [part.entry for part in parts if not part.anchor]
    pages = [known.routes[each] for each in whole]
    if len(whole) > 1 and any(isinstance(page, DayPage) and page.day == day for page in pages):
        return Led(Target(DayPage(day)))
    if whole:
        return _at(_entry(whole[0], known), fragment, known)
    return _at(_entry(parts[0].entry, known), parts[0].anchor, known) if parts else Led(Target(missing=True))


def _entry(entry_id: str, known: Names) -> Entry:
    path = entry_id if entry_id in known.parts else entry_id.rpartition("#")[0]
    return next(each for each in known.parts[path] if each.id == entry_id)


# ---- places in notes


def _to_note(entry_id: str, fragment: str, known: Names) -> Led:
    return _at(_entry(entry_id, known), fragment, known)


def _at(entry: Entry, fragment: str, known: Names, *, same_page: bool = False) -> Led:
    """A place in the note of an entry: on its page, or on that of one of its days; the top of the page if it is not there."""
    route: Route = known.routes[entry.id]
    text, directive, _ = fragment.partition(":~:")
    if not text or directive or day_spot(text, entry):
        return Led(Target(route, fragment, entry=entry.id))
    note = entry.note
    found = spot(text, note, known.spots_in(note.path))
    if found is None:
        kept = text if same_page and _OF_PAGE.fullmatch(text) else ""
        return Led(Target(route, kept, entry=entry.id), None if kept else Fault.FRAGMENT)
    there = held_in(known.parts[note.path], found.section)
    titled = is_title(there, found.section) and found.anchor == note.sections[found.section].anchor
    return Led(
        Target(
            known.routes[there.id],
            "" if titled else found.anchor,
            entry=there.id,
            section=0 if titled else found.section,
        )
    )


_OF_PAGE: Final = pattern(r"main|mentioned-in|related|fn\d+")
