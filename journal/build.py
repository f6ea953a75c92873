"""From a folder of notes to a folder of pages: a thin shell that joins what reads, thinks, prints and writes.

Nothing is decided here that a page shows. No clock, no environment, no output: what is to be known of a build
is in its `Outcome`, and how far it is goes to a function that is passed in.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from urllib.parse import unquote

from journal.config import Config, Override
from journal.dates import Order
from journal.diagnostics import Code, Diagnostic, Severity, Span
from journal.disk import Listed, Listing, Refusal, bytes_of, digest_of, first_bytes, read_file, scan
from journal.encoding import decode, repaired
from journal.lexicon import extended
from journal.model import Body, Masthead, Note, Site
from journal.pictures import is_picture, size_of
from journal.publish import Content, SourceFile, publish, unsafe
from journal.read import Read, Rules, read
from journal.render import render, routes_of
from journal.routes import Route, output_path
from journal.site.assemble import Overrule, Terms, assemble, matches, published
from journal.source import Source, source
from journal.store import Store
from journal.theme import BadTemplate, Theme, shipped, theme, without_overrides
from journal.views.parts import Known, known
from journal.workers import each

# Enough of a picture to learn its size from, but for photographs with much beside the picture itself.
_HEAD = 64 * 1024
_WHOLE = 32 * 1024 * 1024


class Stage(Enum):
    """What a build is doing."""

    READING = "reading"
    RENDERING = "rendering"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: `done` of `total` notes or pages."""

    stage: Stage
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """What one build is to do.

    `project` is the folder of `journal.toml`, else the one the build was started in. `config` has the final base URL.
    `as_of` None: the last day written. `jobs`: the most processes to use.
    `cache`: where to keep what was read; None: nowhere.
    """

    project: Path
    content: Path
    output: Path
    config: Config
    as_of: date | None = None
    portable: bool = False
    jobs: int = 1
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build. `written` and `unchanged` count pages; `removed` counts files.

    `found` is in the content folder, `found_in_project` beside it: in templates and files of the writer's own.
    `refusal`: why nothing was published; `wrong_usage`: that is because of what was asked for. `site` is None where
    it did not come so far. `altered` and `collisions` are as in `Published`, `left_out` as in `Listing`.
    """

    site: Site | None = None
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    found: tuple[Diagnostic, ...] = ()
    found_in_project: tuple[Diagnostic, ...] = ()
    refusal: Refusal | None = None
    wrong_usage: bool = False
    altered: tuple[str, ...] = ()
    collisions: tuple[tuple[str, str], ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


def exit_code(outcome: Outcome, *, strict: bool) -> int:
    """0 for a site that is built; 2 for a wrong command; 1 where something is lost or, if `strict`, wrong."""
    if outcome.wrong_usage:
        return 2
    levels = {diagnostic.severity for diagnostic in (*outcome.found, *outcome.found_in_project)}
    if outcome.refusal or Severity.ERROR in levels:
        return 1
    return 1 if strict and Severity.WARNING in levels else 0


def build(settings: BuildSettings, progress: Callable[[Progress], None]) -> Outcome:
    """Builds the site of a content folder into its output folder."""
    if refusal := _overlap(settings):
        return Outcome(refusal=refusal, wrong_usage=True)
    listing = scan(settings.content, settings.config.include, settings.config.exclude, settings.output)
    if isinstance(listing, Refusal):
        return Outcome(refusal=listing, wrong_usage=True)
    if not listing.notes:
        return Outcome(
            refusal=_no_notes(settings.content, listing),
            wrong_usage=True,
            found=listing.found,
            left_out=listing.left_out,
        )
    taken = _read_all(listing, settings, progress)
    terms = _terms(settings, listing, taken.notes)
    site = assemble(taken.notes, terms)
    pages = _Pages(settings, listing, site, taken.bodies, progress)
    done = publish(settings.output, pages.files())
    found = (*listing.found, *taken.found, *_lost(taken.notes, terms), *site.found, *pages.found)
    outcome = Outcome(site, found_in_project=pages.found_in_project, left_out=listing.left_out)
    if isinstance(done, Refusal):
        return replace(outcome, found=_quoted(_sorted(found), listing, settings.config), refusal=done)
    return replace(
        outcome,
        found=_quoted(_sorted((*found, *done.found)), listing, settings.config),
        written=sum(1 for path in done.written if path in pages.paths),
        unchanged=len(pages.paths) - sum(1 for path in done.written if path in pages.paths),
        removed=len(done.removed),
        altered=done.altered,
        collisions=done.collisions,
    )


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda each: (each.where, each.code.value, each.message)))


def _lost(notes: Sequence[Note], terms: Terms) -> Iterator[Diagnostic]:
    """What was found in notes that are not published, as far as it says that their text is lost."""
    for note in notes:
        if not published(note, terms.overrules):
            yield from (each for each in note.found if each.severity is Severity.ERROR)


# These are about a file, not about a line of it.
_OF_FILES = frozenset({Code.COPY_OF_SYNC, Code.URL_TAKEN})


def _quoted(found: Sequence[Diagnostic], listing: Listing, config: Config) -> tuple[Diagnostic, ...]:
    """The diagnostics, each with the lines of its place: what is found after reading has only the place."""
    files = {file.path: file for file in listing.notes}
    texts: dict[str, Source] = {}
    quoted: list[Diagnostic] = []
    for each_found in found:
        where = each_found.where
        if each_found.excerpt or where.path not in files or each_found.code in _OF_FILES:
            quoted.append(each_found)
            continue
        if where.path not in texts:
            data = bytes_of(listing.root, files[where.path])
            codec = next((codec for pattern, codec in config.encoding if matches(pattern, where.path)), "")
            text = decode(data, codec).text if isinstance(data, bytes) else ""
            texts[where.path] = source(where.path, repaired(text).text)
        if where.end_line == 0:
            where = _whole(texts[where.path], where)
        quoted.append(replace(each_found, where=where, excerpt=texts[where.path].excerpt(where)))
    return tuple(quoted)


def _whole(text: Source, where: Span) -> Span:
    """A place without an end: from its column to the end of the line's text."""
    line = text.span_of_line(where.line - 1)
    column = where.column if where.column > 1 else line.column
    return Span(where.path, where.line, column, line.end_line, max(column, line.end_column))


def _overlap(settings: BuildSettings) -> Refusal | None:
    content, output = settings.content.resolve(), settings.output.resolve()
    if content == output:
        return Refusal("the notes and the site cannot be in one folder", "name another folder with `--output DIR`")
    if content.is_relative_to(output):
        return Refusal(
            f"the output `{settings.output}` holds the notes themselves", "name another folder with `--output DIR`"
        )
    return None


def _no_notes(content: Path, listing: Listing) -> Refusal:
    left_out = f"; {len(listing.left_out)} things were left out, `journal build -v` says which" * bool(listing.left_out)
    return Refusal(
        f"there is no Markdown note in `{content}`{left_out}",
        "write one, as in `2025-07-31.md`, or name the folder that holds your notes: `--content DIR`",
    )


# --- Reading


@dataclass(frozen=True, slots=True)
class _Taken:
    notes: tuple[Note, ...]
    bodies: Mapping[str, Body]
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads one file; a value, so that it can be sent to another process."""

    root: Path
    rules: Rules
    encodings: tuple[tuple[str, str], ...]

    def __call__(self, file: Listed) -> Read | Diagnostic:
        data = bytes_of(self.root, file)
        if isinstance(data, Diagnostic):
            return data
        return read(file.path, data, digest_of(data), self.rules, self.codec(file.path))

    def codec(self, path: str) -> str:
        """The encoding that the configuration gives a note; empty where it gives none."""
        return next((codec for pattern, codec in self.encodings if matches(pattern, path)), "")


def _read_all(listing: Listing, settings: BuildSettings, progress: Callable[[Progress], None]) -> _Taken:
    # A copy that a synchronising program made would appear as a second entry of its day.
    files = [file for file in listing.notes if not file.copy_of]
    reading = _Reading(listing.root, rules_of(settings.config), settings.config.encoding)
    notes: list[Note] = []
    bodies: dict[str, Body] = {}
    found: list[Diagnostic] = []
    for number, (file, result) in enumerate(_results(reading, files, settings), 1):
        if isinstance(result, Diagnostic):
            found.append(result)
        else:
            notes.append(_hidden(result.note) if file.hidden else result.note)
            bodies[file.path] = result.body
        progress(Progress(Stage.READING, number, len(files)))
    return _Taken(tuple(sorted(notes, key=lambda note: note.path)), bodies, tuple(found))


def _results(
    reading: _Reading, files: Sequence[Listed], settings: BuildSettings
) -> Iterator[tuple[Listed, Read | Diagnostic]]:
    """Each file with what is in it: first those that an earlier build has read, then the others."""
    if settings.cache is None:
        yield from zip(files, each(reading, files, settings.jobs), strict=True)
        return
    store = Store(settings.cache, reading.rules)
    keys = {file.path: _key(store, reading, file) for file in files} if store.usable else {}
    unread: list[Listed] = []
    for file in files:
        if (key := keys.get(file.path)) and (kept := store.get(key)):
            yield file, kept
        else:
            unread.append(file)
    new: dict[str, Read] = {}
    for file, result in zip(unread, each(reading, unread, settings.jobs), strict=True):
        # A file that was changed since its key was made must not be kept under it.
        if isinstance(result, Read) and (key := store.key(file.path, result.note.digest, reading.codec(file.path))):
            new[key] = result
        yield file, result
    store.keep([key for key in keys.values() if key], new)
    store.close()


def _key(store: Store, reading: _Reading, file: Listed) -> str:
    data = bytes_of(reading.root, file)
    return "" if isinstance(data, Diagnostic) else store.key(file.path, digest_of(data), reading.codec(file.path))


def _hidden(note: Note) -> Note:
    return replace(note, front=replace(note.front, hidden=note.front.hidden or "_drafts"))


def rules_of(config: Config) -> Rules:
    """How the configuration says that notes are read."""
    order = None if config.day_first is None else Order.DMY if config.day_first else Order.MDY
    return Rules(extended(config.plan, config.done, config.backlog, config.questions), order, config.max_file)


# --- The whole journal


def _terms(settings: BuildSettings, listing: Listing, notes: Sequence[Note]) -> Terms:
    return Terms(
        _masthead(settings),
        tuple(overrule_of(override) for override in settings.config.overrides),
        _sizes(listing, notes),
        settings.as_of,
    )


def _masthead(settings: BuildSettings) -> Masthead:
    config = settings.config
    return Masthead(
        title=config.title or settings.project.resolve().name or "Journal",
        author=config.author,
        description=config.description,
        language=config.language,
        seal=config.seal,
        base_url=config.base_url,
        timezone=config.timezone,
        week_start=config.week_start,
        repository=config.repository,
        activities=config.activities,
    )


def overrule_of(override: Override) -> Overrule:
    """What the configuration overrules, as assembling takes it."""
    return Overrule(
        override.path,
        override.kind.value if override.kind else "",
        override.day.isoformat() if override.day else "",
        override.year,
        override.language,
        override.visibility.value if override.visibility else "",
    )


def _sizes(listing: Listing, notes: Sequence[Note]) -> dict[str, tuple[int, int] | None]:
    """Every file that is no note, with its size in pixels if it is a picture that a note might show."""
    shown = {_last_part(unquote(image.target)) for note in notes for image in note.images}
    return {
        file.path: _size(listing.root, file) if is_picture(file.path) and _last_part(file.path) in shown else None
        for file in listing.others
    }


def _last_part(path: str) -> str:
    return re.split(r"[?#]", path, maxsplit=1)[0].replace("\\", "/").rpartition("/")[2].casefold()


def _size(root: Path, file: Listed) -> tuple[int, int] | None:
    size = size_of(first_bytes(root, file, _HEAD))
    return size_of(first_bytes(root, file, _WHOLE)) if size is None and file.size > _HEAD else size


# --- Pages and files


@dataclass(frozen=True, slots=True)
class _Rendering:
    """Renders one page; where the writer's template cannot, the shipped one does, and the reason comes along."""

    site: Site
    bodies: Mapping[str, Body]
    assets: Mapping[str, str]
    known: Known
    theme: Theme
    shipped: Theme
    portable: bool

    def __call__(self, route: Route) -> tuple[bytes, Diagnostic | None]:
        try:
            return self._rendered(route, self.theme), None
        except BadTemplate as bad:
            if not self.theme.own:
                raise
            return self._rendered(route, self.shipped), bad.diagnostic

    def _rendered(self, route: Route, look: Theme) -> bytes:
        return render(self.site, route, look, self.bodies, self.assets, portable=self.portable, found=self.known)


class _Pages:
    """All files of a site, made one after the other; what was found on the way is known when all are."""

    def __init__(
        self,
        settings: BuildSettings,
        listing: Listing,
        site: Site,
        bodies: Mapping[str, Body],
        progress: Callable[[Progress], None],
    ) -> None:
        self._settings, self._listing, self._site, self._bodies = settings, listing, site, bodies
        self._progress = progress
        self._own = isinstance(read_file(settings.project / "journal.toml"), bytes)
        self.paths: set[str] = set()  # of the pages
        self.found: list[Diagnostic] = []
        self._in_project: dict[Diagnostic, None] = {}
        if not settings.config.base_url:
            self._in_project[_NO_ADDRESS] = None

    @property
    def found_in_project(self) -> tuple[Diagnostic, ...]:
        """What was found beside the content folder, each once."""
        return _sorted(self._in_project)

    def files(self) -> Iterator[tuple[str, Content]]:
        """Every file of the site with its path in the output; a file of the writer's `static/` replaces any other."""
        own = self._own_files()
        looks, assets = _looks(own)
        pages = [route for route in routes_of(self._site) if output_path(route) not in own]
        taken = {*own, *looks, *map(output_path, pages)}
        yield from ((path, content) for path, content in looks.items() if path not in own)
        yield from own.items()
        yield from self._copies(taken)
        yield from self._rendered(pages, assets)

    def _rendered(self, pages: Sequence[Route], assets: Mapping[str, str]) -> Iterator[tuple[str, Content]]:
        checked = theme(self._settings.project / "templates" if self._own else None)
        self._in_project.update(dict.fromkeys(checked.found))
        rendering = _Rendering(
            self._site,
            self._bodies,
            assets,
            known(self._site),
            checked.value,
            without_overrides(checked.value) if checked.value.own else checked.value,
            self._settings.portable,
        )
        # A compiled template cannot be sent to a process, only be there when it is forked.
        results = each(rendering, pages, self._settings.jobs, sendable=False)
        for number, (route, (data, bad)) in enumerate(zip(pages, results, strict=True), 1):
            path = output_path(route)
            if path.endswith(".html"):
                self.paths.add(path)
            if bad:
                self._in_project[bad] = None
            self._progress(Progress(Stage.RENDERING, number, len(pages)))
            if data:  # A feed of a journal without dates would be empty.
                yield path, data

    def _copies(self, taken: set[str]) -> Iterator[tuple[str, Content]]:
        """The files of the content folder that published notes show or link to."""
        listed = {file.path: file for file in self._listing.others}
        for origin, path in sorted(self._site.assets.items()):
            file = listed.get(origin)
            if file is None:
                continue
            if reason := unsafe(path):
                self.found.append(_not_copied(origin, reason))
            elif path in taken:
                self.found.append(_not_copied(origin, "a page of the site has its address"))
            else:
                yield path, SourceFile(file.path, self._listing.root / file.real)

    def _own_files(self) -> dict[str, Content]:
        return _files_of(self._settings.project / "static", "static/") if self._own else {}


_NO_ADDRESS = Diagnostic(
    Code.NO_BASE_URL,
    Span("journal.toml", 1),
    "the address of the site is not known, so there is no feed and no sitemap",
    "write `base_url` under `[site]` in `journal.toml`, or build with `--base-url URL`",
)


def _not_copied(path: str, reason: str) -> Diagnostic:
    return Diagnostic(Code.URL_CLASH, Span(path, 1), f"this file cannot be published: {reason}", "give it another name")


def _files_of(folder: Path, shown: str) -> dict[str, Content]:
    """The files under a folder that are copied as they are, by their paths in the output."""
    listing = scan(folder, (".well-known/",), (), folder / "_site")
    if isinstance(listing, Refusal):
        return {}
    files = sorted((*listing.notes, *listing.others), key=lambda file: file.path)
    return {file.path: SourceFile(shown + file.path, listing.root / file.real) for file in files}


def _looks(own: dict[str, Content]) -> tuple[dict[str, Content], dict[str, str]]:
    """The theme's files by their paths in the output, and those paths by the names that templates use.

    Styles and scripts carry a digest in their names, so that a browser that kept an old one asks for the new. One of
    the writer's that has the name of a shipped one is taken in its place.
    """
    files: dict[str, Content] = {}
    names: dict[str, str] = {}
    for name, content in _files_of(shipped("static"), "static/").items():
        chosen = own.pop(name, content)
        if name.endswith((".css", ".js")) and isinstance(chosen, SourceFile):
            data = read_file(chosen.disk)
            if isinstance(data, bytes):
                stem, dot, suffix = name.rpartition(".")
                names[name] = f"{stem}.{digest_of(data)[:8]}{dot}{suffix}"
                chosen = data
        files[names.get(name, name)] = chosen
    return files, names
