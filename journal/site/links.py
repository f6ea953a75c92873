"""Where links and images lead: as code forges and editors resolve them, and as vaults do.

A Markdown link is looked for beside its note, then from the root, with and without its ending, as a folder,
and at last as a name that exists once. A wikilink is a name, a title, a day or a week.
"""

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from journal.dates import PeriodFound, Week, Written, file_name, period
from journal.diagnostics import Code, Diagnostic, Span
from journal.model import Daily, Entry, Image, Link, Note, Seen, Target
from journal.routes import DayPage, Route, WeekPage
from journal.spelling import nearest

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_ENDINGS = (".md", ".markdown")


def is_outside(target: str) -> bool:
    """Whether an address leads out of the journal."""
    return bool(_SCHEME.match(target))


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


@dataclass(frozen=True, slots=True)
class Names:
    """Everything that a link may name: notes by path, stem and title, files by path and name."""

    notes: Mapping[str, str]  # path, folded -> entry id
    stems: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, tuple[str, ...]]
    files: Mapping[str, str]  # path, folded -> path
    file_names: Mapping[str, tuple[str, ...]]
    routes: Mapping[str, Route]
    days: frozenset[object] = field(default_factory=frozenset)


def names(entries: Iterable[Entry], routes: Mapping[str, Route], files: Iterable[str], days: Iterable[object]) -> Names:
    """The names of a journal."""
    notes: dict[str, str] = {}
    stems: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, Daily) and entry.part_of:
            continue
        path = entry.note.path
        notes[_key(path)] = entry.id
        stem = path.rpartition("/")[2].rpartition(".")[0]
        stems[_key(stem)].append(entry.id)
        for title in (entry.title, *entry.note.front.aliases):
            if title:
                titles[_key(" ".join(title.split()))].append(entry.id)
    by_name: dict[str, list[str]] = defaultdict(list)
    by_path: dict[str, str] = {}
    for path in files:
        by_path[_key(path)] = path
        by_name[_key(path.rpartition("/")[2])].append(path)
    return Names(
        notes,
        {key: tuple(ids) for key, ids in stems.items()},
        {key: tuple(ids) for key, ids in titles.items()},
        by_path,
        {key: tuple(paths) for key, paths in by_name.items()},
        routes,
        frozenset(days),
    )


def target(link: Link, note: Note, known: Names) -> Target | None:
    """Where a link of a note leads; None for one that leads out of the journal or to a place on its own page."""
    if link.wiki:
        return _wiki(link, known)
    written = link.target
    if is_outside(written) or written.startswith("#") or not written:
        return None
    path, _, fragment = written.partition("#")
    path = unquote(path.partition("?")[0])
    found = _note(path, note.path, known)
    if found is not None:
        return Target(known.routes[found], unquote(fragment))
    asset = file(path, note.path, known)
    return Target(asset=asset) if asset else Target(missing=True)


def _around(path: str, here: str) -> list[str]:
    """The paths that `path` may mean, seen from the note `here`, nearest first."""
    beside = posixpath.normpath(
        posixpath.join(posixpath.dirname(here), path.lstrip("/") if path.startswith("/") else path)
    )
    root = posixpath.normpath(path.lstrip("/")) if path.strip("/") else "."
    ordered = [root, beside] if path.startswith("/") else [beside, root]
    return [each for each in dict.fromkeys(ordered) if not each.startswith("..")]


def _note(path: str, here: str, known: Names) -> str | None:
    for candidate in _around(path, here):
        key = _key("" if candidate == "." else candidate)
        bare = re.sub(r"\.html?$", "", key)
        for name in (
            key,
            *(bare + ending for ending in _ENDINGS),
            *(f"{key}/{name}".lstrip("/") for name in ("readme.md", "index.md", "_index.md")),
        ):
            if name in known.notes:
                return known.notes[name]
    stem = _key(re.sub(r"\.(?:md|markdown|html?)$", "", path.rpartition("/")[2], flags=re.IGNORECASE))
    once = known.stems.get(stem, ())
    return once[0] if len(once) == 1 and (path.lower().endswith(_ENDINGS) or "." not in path) else None


def file(path: str, here: str, known: Names) -> str:
    """The file of the content folder that an address means; empty if there is none."""
    path = unquote(path.partition("?")[0].partition("#")[0])
    for candidate in _around(path, here):
        if (found := known.files.get(_key(candidate))) is not None:
            return found
    once = known.file_names.get(_key(path.rpartition("/")[2]), ())
    return once[0] if len(once) == 1 else ""


def _wiki(link: Link, known: Names) -> Target:
    name = link.target.strip()
    fragment = _anchor(link.fragment)
    if not name:
        return Target(fragment=fragment)
    key = _key(name)
    for ids in (
        (known.notes[key + ".md"],) if key + ".md" in known.notes else (),
        (known.notes[key],) if key in known.notes else (),
        known.stems.get(key.rpartition("/")[2].removesuffix(".md"), ()),
        known.titles.get(_key(" ".join(name.split())), ()),
    ):
        if ids:
            return Target(known.routes[min(ids, key=lambda each: (len(each), each))], fragment)
    span = period(name)
    if span is not None and (route := _week_route(span, known)) is not None:
        return Target(route, fragment)
    day = file_name(name)
    if day is not None and not day.title and isinstance(day.value, Written):
        civil = day.value.on()
        if civil is not None and civil in known.days:
            return Target(DayPage(civil), fragment)
    asset = file(name, "", known)
    return Target(asset=asset) if asset else Target(missing=True)


def _week_route(span: PeriodFound, known: Names) -> Route | None:
    if not isinstance(span.value, Week) or span.title:
        return None
    return WeekPage(span.value) if any(day in known.days for day in span.value.days()) else None


def _anchor(fragment: str) -> str:
    """The id of a heading that a wikilink names by its text; a block id stays as it is."""
    if fragment.startswith("^"):
        return fragment
    return re.sub(r"[^\w\- ]", "", fragment.lower()).strip().replace(" ", "-")


def dead_link(link: Link, note: Note, known: Names, *, hinted: bool) -> Diagnostic:
    """The report of a link that leads nowhere; `hinted`: with the nearest name there is, which takes time to find."""
    written = link.raw if link.wiki else unquote(link.target)
    stem = posixpath.basename(unquote(link.target)).removesuffix(".md")
    close = nearest(stem, tuple(known.stems)) if hinted else None
    hint = f"did you mean `{known.stems[close][0]}`?" if close else "write the note, or take the link out"
    return Diagnostic(Code.DEAD_LINK, _span(note, link, written), f"there is no page for `{written}`", hint)


def missing_image(image: Image, note: Note, known: Names, *, hinted: bool) -> Diagnostic:
    """The report of an image whose file is not there; `hinted` as for links."""
    written = unquote(image.target)
    close = nearest(posixpath.basename(written).casefold(), tuple(known.file_names)) if hinted else None
    near = known.file_names[close][0] if close else ""
    hint = f"did you mean `{near}`?" if near else "put the file beside the note, or take the image out"
    return Diagnostic(Code.MISSING_IMAGE, _span(note, image, written), f"there is no file `{written}`", hint)


_FAULTS: Final[Mapping[str, tuple[str, str]]] = {
    "unknown": ("is no picture that browsers can show", "save it as PNG, JPEG or WebP, with the ending of its kind"),
    "damaged": ("is damaged, so it may be shown in part or not at all", "put a whole copy of it in its place"),
    "huge": ("has so many pixels that browsers may refuse it", "make it smaller; what is published is what you put there"),
}


def bad_image(image: Image, note: Note, seen: Seen) -> Diagnostic:
    """The report of an image with whose file something is wrong."""
    written = unquote(image.target)
    what, hint = _FAULTS[seen.fault]
    size = f" ({seen.width} × {seen.height})" if seen.fault == "huge" else ""
    return Diagnostic(Code.BAD_IMAGE, _span(note, image, written), f"`{written}` {what}{size}", hint)


def _span(note: Note, mark: Link | Image, written: str) -> Span:
    return Span(note.path, mark.line, mark.column, mark.line, mark.column + len(written))
