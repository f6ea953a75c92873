"""One edition of a site: everything that answers for its addresses, each page made when it is asked for.

Pages come from the same `render` as those of a build, so that what is served is what is built. An edition does not
change; what is new makes another one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from journal.basis import basis_of
from journal.claims import unsafe
from journal.diagnostics import Diagnostic, Severity
from journal.disk import Listed, Listing, digest_of, read_file
from journal.extent import routes_of
from journal.gallery import Gallery
from journal.index import FOLDER, Index, index
from journal.intake import drafted, reading_of, rules_of
from journal.location import may_tell, without
from journal.model import Site
from journal.note import Body, Note, Pieces, Read
from journal.pages import looks_of, own_files
from journal.read import read
from journal.record import Record, replace
from journal.render import render
from journal.routes import Home, NotFound, Route, Search, output_path
from journal.settings import BuildSettings
from journal.site.terms import Choices, Terms
from journal.source import is_todo_list
from journal.staging import Content, SourceFile
from journal.templates import Compiled
from journal.theme import BadTemplate, Theme, theme, without_overrides
from journal.views.known import Known
from journal.views.place import Place


class Dress(Record):
    """Templates and files of the theme, with those of the writer in their places.

    `look` prints the pages; `fallback` those that it cannot. `looks` and `own` are files by their paths in the output,
    `assets` as in `Place`. `found` is what is wrong with the writer's templates.
    """

    look: Theme
    fallback: Theme
    looks: Mapping[str, Content]
    own: Mapping[str, Content]
    assets: Mapping[str, str]
    found: tuple[Diagnostic, ...] = ()


def dressed(settings: BuildSettings, compiled: Compiled | None = None, before: Dress | None = None) -> Dress:
    """The theme as it lies on disk. `before` is the one until now: its templates stay while the new ones are broken."""
    own = isinstance(read_file(settings.project / "journal.toml"), bytes)
    files: dict[str, Content] = {**own_files(settings)}
    looks, assets = looks_of(files)
    checked = theme(settings.project / "templates" if own else None, compiled)
    broken = any(each.severity is Severity.ERROR for each in checked.found)
    look = before.look if broken and before is not None else checked.value
    if before is not None and look.sources == before.look.sources:
        look = before.look  # its templates are compiled already
    fallback = without_overrides(look) if look.own else look
    return Dress(look, fallback, looks, files, assets, checked.found)


class TaskBox(Record):
    """A check box of a page that can be ticked: `number` among the items of tasks on the page, the task in its note."""

    number: int
    path: str
    digest: str
    line: int
    column: int
    mark: str


class Printed(Record):
    """A page: its bytes as a build writes them, the boxes on it, and why the writer's template could not print it."""

    html: bytes
    boxes: tuple[TaskBox, ...] = ()
    bad: tuple[Diagnostic, ...] = ()

    @property
    def version(self) -> str:
        """What tells this page from any other."""
        return digest_of(self.html)[:16]


@dataclass(frozen=True)
class Edition:
    """A site with all that its files are made from.

    `choices` and `terms` are those that it was assembled with. `unpublished` says why the pages of an entry are in no
    built site: its key in front matter, `future` for a day that is still to come. `whole` is false while notes are
    missing from it. `found` was found in the content folder.
    """

    settings: BuildSettings
    site: Site
    known: Known
    bodies: Mapping[str, Body]
    dress: Dress
    listing: Listing
    gallery: Gallery
    terms: Terms
    choices: Choices = field(default_factory=Choices)
    unpublished: Mapping[Route, str] = field(default_factory=dict)
    whole: bool = True
    found: tuple[Diagnostic, ...] = ()

    @cached_property
    def pages(self) -> Mapping[str, Route]:
        """Every page and feed by its path in the output."""
        return {output_path(route): route for route in routes_of(self.site)}

    @cached_property
    def files(self) -> Mapping[str, Content]:
        """Every file that is no page, by its path in the output."""
        others = {file.path: file for file in self.listing.others}
        copied: dict[str, Content] = {
            path: SourceFile(origin, self.listing.root / others[origin].real)
            for origin, path in self.site.assets.items()
            if origin in others and not unsafe(path) and path not in self.pages
        }
        return {**copied, **self.dress.looks, **self.dress.own}

    def note(self, path: str) -> Note | None:
        """A published note by its path; None if there is none."""
        return next((entry.note for entry in self.site.entries if entry.note.path == path), None)

    def read(self, file: Listed, data: bytes) -> Read:
        """What stands in a note whose bytes are others by now."""
        reading = reading_of(self.listing.root, self.settings.config)
        made = read(file.path, data, digest_of(data), reading.rules, reading.codec(file.path))
        return replace(made, note=drafted(made.note)) if file.hidden else made

    def file(self, path: str) -> Content | None:
        """A file that is no page; None if there is none at that path."""
        if self.site.masthead.search and path.startswith(FOLDER) and path not in self.dress.own:
            return self.index.contents.get(path)
        if (content := self.files.get(path)) is not None:
            return self._unplaced(path, content)
        return self.gallery.copy(path) if path in self._copies else None

    def page(self, path: str) -> Printed | None:
        """A page or feed by its path in the output; None if there is none."""
        route = self.pages.get(path) if path not in self.dress.own else None
        printed = self.printed(route) if route is not None else None
        return printed if printed is not None and printed.html else None

    def not_found(self) -> Printed:
        """The page for addresses that do not exist."""
        return self.printed(NotFound())

    def printed(self, route: Route) -> Printed:
        """A page of the site; where the writer's template cannot print it, the fallback does, and the reason comes along."""
        marked = _Marked(self.bodies)
        bodies = marked if output_path(route).endswith(".html") else self.bodies
        bad: tuple[Diagnostic, ...] = ()
        try:
            html = self._rendered(route, self.dress.look, bodies)
        except BadTemplate as error:
            if not self.dress.look.own:
                raise
            html, bad = self._rendered(route, self.dress.fallback, bodies), error.found
        return self._unmarked(html, marked, bad)

    def _rendered(self, route: Route, look: Theme, bodies: Mapping[str, Body]) -> bytes:
        portable = self.settings.portable
        known = replace(self.known, search=self.index.version) if isinstance(route, Search) else self.known
        return render(self.site, route, look, bodies, self.dress.assets, portable=portable, found=known)

    @cached_property
    def index(self) -> Index:
        """The search index, which is made when it is first asked for."""
        place = Place(self.site, Home(), portable=self.settings.portable, found=self.known)
        # What is kept of the whole journal is not to be thrown away for a part of it.
        folder = self.settings.cache if self.whole else None
        basis = basis_of(rules_of(self.settings.config), self.settings.cache)
        return index(place, self.bodies, folder, basis, lambda _, __: True)

    def _unmarked(self, html: bytes, marked: "_Marked", bad: tuple[Diagnostic, ...]) -> Printed:
        if not marked.tasks:
            return Printed(html, bad=bad)
        boxes: list[TaskBox] = []
        notes = {entry.note.path: entry.note for entry in self.site.entries if entry.note.path in marked.paths}
        number = -1
        for found in _BOX.finditer(html):
            if found[1] is None:
                number += 1
            elif (box := _box(number, notes, *marked.tasks[int(found[1])])) is not None:
                boxes.append(box)
        return Printed(_MARK.sub(b"", html), tuple(boxes), bad)

    @cached_property
    def _copies(self) -> frozenset[str]:
        drawn = {drawing.path for drawing in self.site.diagrams.values()}
        return frozenset({copy.path for picture in self.site.pictures.values() for copy in picture.copies} | drawn)

    def _unplaced(self, path: str, content: Content) -> Content:
        """A file that is copied, without the place where it was taken if it is a picture."""
        if self.settings.config.keep_location or not may_tell(path) or not isinstance(content, SourceFile):
            return content
        data = read_file(content.disk)
        return without(data) if isinstance(data, bytes) else content


# --- Which task a box belongs to

# Stands before the text of each task while a page is printed; no note can hold it, since control characters are shown.
_MARK = re.compile(rb"<!--\x01([0-9]+)-->")
_BOX = re.compile(rb'<li class="task[ "]|' + _MARK.pattern)


class _Marked(Mapping[str, Body]):
    """Bodies in which each task says which one it is. `tasks` are (path, index in its note), in the order of the marks."""

    def __init__(self, inner: Mapping[str, Body]) -> None:
        self._inner = inner
        self.tasks: list[tuple[str, int]] = []
        self.paths: set[str] = set()

    def __getitem__(self, path: str) -> Body:
        body = self._inner[path]
        if not any(type(piece) is tuple and piece[0] == "task" for pieces in body.texts for piece in pieces):
            return body
        self.paths.add(path)
        return Body(body.heads, tuple(self._text(path, pieces) for pieces in body.texts), body.notes)

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._inner)

    def __len__(self) -> int:
        return len(self._inner)

    def _text(self, path: str, pieces: Pieces) -> Pieces:
        out: list[str | tuple[str, int]] = []
        for piece in pieces:
            out.append(piece)
            if type(piece) is tuple and piece[0] == "task":
                out.append(f"<!--\x01{len(self.tasks)}-->")
                self.tasks.append((path, piece[1]))
        return tuple(out)


def _box(number: int, notes: Mapping[str, Note], path: str, index: int) -> TaskBox | None:
    """The box of a task; None for one that is not a box in its note with one character in it, empty or ticked."""
    note = notes.get(path)
    if note is None or index >= len(note.tasks) or is_todo_list(path):
        return None
    task = note.tasks[index]
    if task.keyword is not None or task.struck or task.mark not in TICKS:
        return None
    return TaskBox(number, path, note.digest, task.line, task.column, task.mark)


# What stands in a box that can be ticked, and what stands there afterwards.
TICKS: Final[Mapping[str, str]] = {" ": "x", "x": " ", "X": " ", "☐": "☑", "☑": "☐"}
