"""From a folder of notes to a folder of pages: a thin shell that joins what reads, thinks, prints and writes.

Nothing is decided here that a page shows. No clock, no environment, no output: what is to be known of a build
is in its `Outcome`, and how far it is goes to a function that is passed in.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from journal import first
from journal.begun import begun
from journal.config import Config, Level, Override, Remote
from journal.diagnostics import Code, Diagnostic, Severity, Span
from journal.disk import MARKER, Listing, Refusal, bytes_of, in_repository, read_file, scan
from journal.encoding import decode, repaired
from journal.forge import Forge, kind_of, web_address
from journal.gallery import Gallery, collect, sizes
from journal.guard import Guarded, Leak, guard
from journal.intake import Known, reading_of, take_in
from journal.model import Kind, Masthead, Site
from journal.note import Note
from journal.pages import Pages, own_files, templates_of
from journal.permalinks import Permalink
from journal.publish import differing, files_in, files_of, publish, scratch
from journal.record import Draft, Record, field, replace
from journal.redirects import LEDGER, Ledger, dead_url, lost, read_ledger
from journal.resume import Journal, gathered, memory_of, resumed
from journal.settings import BuildSettings, Progress, Stage
from journal.site.tags import TagRules
from journal.site.terms import Overrule, Terms, matches
from journal.source import Source, source
from journal.store import (
    FileTimes,
    Memory,
    PageMemory,
    discard,
    recall,
    recall_site,
    remember,
    remember_site,
)
from journal.workers import beside


class Outcome(Record):
    """What came of a build. `written` and `unchanged` count pages; `removed` counts files.

    `found` is in the content folder, `found_in_project` beside it: in templates and files of the writer's own.
    `refusal`: why nothing was published; `wrong_usage`: that is because of what was asked for. `site` is None where
    it did not come so far. `altered` and `collisions` are as in `Published`, `left_out` as in `Listing`. `began`
    is the time of the file system at the start (nanoseconds), 0 without a store. `listing` is what was seen then; `read`
    notes of it were read anew, and `rendered` pages made anew. `copied` has the bytes of each file that is copied as it
    is. `table` lists the files of the output as this build left it; None if that cannot be said.
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
    began: int = 0
    listing: Listing | None = None
    read: int = 0
    rendered: int = 0
    copied: Mapping[str, int] = {}
    table: tuple[first.Row, ...] | None = None


class _Left(Draft):
    """What is learned of the output while it is held."""

    pages: PageMemory = field(default_factory=PageMemory)
    table: list[first.Row] | None = None


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
    return _built(settings, settings.output, progress)


def verify(settings: BuildSettings, done: Outcome, progress: Callable[[Progress], None]) -> tuple[str, ...] | Refusal:
    """Builds once more, from nothing and beside the output, which is compared: the paths that differ, if any.

    `done` is what came of the build before. Where anything differs, the store is thrown away, so that the next build is
    right.
    """
    with scratch(settings.output, lambda: progress(Progress(Stage.WAITING))) as folder:
        if folder is None:
            return Refusal("another process verifies this site", "wait until it has ended, then build again")
        outcome = _built(replace(settings, cache=None), folder, progress)
        if outcome.refusal:
            return outcome.refusal
        differ = differing(settings.output, folder)
    if differ and done.listing != listing_of(settings):
        return Refusal("the notes were changed while the site was verified", "build again with `--verify`")
    if differ and settings.cache is not None:
        discard(settings.cache)
    return differ


def listing_of(settings: BuildSettings) -> Listing | Refusal:
    """The files of the content folder, with their sizes and times."""
    return scan(settings.content, settings.config.include, settings.config.exclude, settings.output)


class Ready(Record):
    """A journal that was read and can be published; `found` is in the content folder. `read` counts what was not kept.

    `ledger` is what was published before.
    """

    journal: Journal
    pages: Pages
    listing: Listing
    found: tuple[Diagnostic, ...]
    times: FileTimes
    reading: str
    read: int
    ledger: Ledger

    @property
    def site(self) -> Site:
        """The journal that was read."""
        return self.journal.site


def ready(settings: BuildSettings, progress: Callable[[Progress], None]) -> Ready | Outcome:
    """Reads a journal, without publishing it; what came of it where that cannot be."""
    if refusal := overlap(settings):
        return Outcome(refusal=_by_configuration(refusal, settings, "output"), wrong_usage=True)
    progress(Progress(Stage.SCANNING))
    before, now = recall(settings.cache)
    kept = recall_site(settings.cache, before.site)
    listing = listing_of(settings)
    if isinstance(listing, Refusal):
        return Outcome(refusal=_by_configuration(listing, settings, "content"), wrong_usage=True)
    if not listing.notes:
        return Outcome(
            refusal=no_notes(settings.content, listing),
            wrong_usage=True,
            found=listing.found,
            left_out=listing.left_out,
        )
    known = Known(before.times, before.reading, kept.paths, kept.shown)
    taken = take_in(listing, settings, known, progress)
    progress(Progress(Stage.PICTURES))
    gallery = collect(listing, taken.notes, settings, before.times, progress)
    progress(Progress(Stage.ASSEMBLING))
    ledger = _ledger(settings)
    terms = terms_of(settings, gallery, taken.notes)
    meanwhile = begun(settings, templates_of(settings), taken)
    journal = resumed(taken, terms, before, kept) or gathered(taken, terms, settings.cache)
    pages = Pages(settings, listing, journal, gallery, taken, meanwhile, before.pages, progress)
    found = (*listing.found, *taken.found, *journal.lost, *journal.site.found)
    times = FileTimes({**taken.times.files, **gallery.times}, now)
    return Ready(journal, pages, listing, found, times, taken.reading, taken.anew, ledger)


def _ledger(settings: BuildSettings) -> Ledger:
    """What was published before, as far as it is written down; one that cannot be read says so."""
    data = read_file(settings.project / LEDGER)
    if isinstance(data, Refusal):
        return Ledger(found=(Diagnostic(Code.UNREADABLE, Span(LEDGER, 1), data.message, data.hint),))
    return read_ledger(source(LEDGER, decode(data or b"").text))


def _built(settings: BuildSettings, output: Path, progress: Callable[[Progress], None]) -> Outcome:
    """Builds into `output`; that of the settings is not read as notes in any case."""
    read = ready(settings, progress)
    if isinstance(read, Outcome):
        return read
    pages, listing = read.pages, read.listing
    progress(Progress(Stage.LEAVING))
    name = _kept(read, settings)
    progress(Progress(Stage.PUBLISHING))
    left = _Left()

    def leave(digests: Mapping[str, str]) -> None:
        # While no other build may publish here: its pages must not be taken for ours.
        left.pages = pages.memory(digests)
        if not _is_fresh(listing, read.times.began):
            left.table = _table(output, digests, left.pages)

    files = partial(guard, _kept_back(read, settings), files=pages.files)
    try:
        done = publish(output, files, after=leave, waiting=lambda: progress(Progress(Stage.WAITING)))
    except Leak as leak:
        done = _leaked(leak)
    found = (*read.found, *pages.found)
    outcome = Outcome(
        read.site, found_in_project=_in_project(read), left_out=listing.left_out, listing=listing, read=read.read
    )
    progress(Progress(Stage.LEAVING))
    kept_as = next(name)
    if isinstance(done, Refusal):
        return replace(outcome, found=quoted(in_order(found), listing, settings.config), refusal=done)
    if settings.cache is not None:
        choices, told = read.journal.choices, read.journal.fresh.told
        memory = Memory(read.times, left.pages, read.reading, kept_as, choices, told, pages.known.words)
        remember(settings.cache, memory)
    progress(Progress(Stage.SHOWING))
    return replace(
        outcome,
        found=quoted(in_order((*found, *done.found)), listing, settings.config),
        written=sum(1 for path in done.written if path in pages.paths),
        unchanged=len(pages.paths) - sum(1 for path in done.written if path in pages.paths),
        removed=len(done.removed),
        altered=done.altered,
        collisions=done.collisions,
        began=read.times.began,
        table=tuple(left.table) if left.table is not None else None,
        rendered=pages.anew,
        copied=pages.copied,
    )


def _kept(read: Ready, settings: BuildSettings) -> Iterator[str]:
    """The name under which the journal is kept from now on; empty where nothing is. Nothing believes it until the rest is left, too.

    It is kept before there are pages, since what all of them asked takes as much room; a large one by another process.
    """
    folder, pages = settings.cache, read.pages
    if folder is None or read.journal.name:
        return iter((read.journal.name,))
    if pages.weighs:
        pages.begin()
    known = pages.known

    def keep() -> str:
        return remember_site(folder, memory_of(read.journal, known))

    return beside(keep, settings.jobs) if pages.weighs or read.read > _MANY else iter((keep(),))


# Where so many notes were read anew, keeping the journal takes longer than to begin a process.
_MANY = 400


def _kept_back(read: Ready, settings: BuildSettings) -> Guarded:
    """What the guard of private text has to know."""
    config, project = settings.config, settings.project
    overrules = tuple(overrule_of(override) for override in config.overrides)
    told = f"{config!r}\n{settings.project.resolve().name}"
    root = read.listing.root
    files = {file.path: file for file in read.listing.notes}
    others = [file.path for file in read.listing.others]
    own = (project / "templates", project / "static")
    return Guarded(read.journal.notes, root, files, others, reading_of(root, config), overrules, told, own)


def _leaked(leak: Leak) -> Refusal:
    return Refusal(
        f"private text of `{leak.place.path}`, line {leak.place.line}, stands in `{leak.path}`, and nowhere in what is public; "
        "nothing was published",
        "report this, it is a fault of the program; other words in that line may help until it is mended",
    )


def _in_project(read: Ready) -> tuple[Diagnostic, ...]:
    """What was found beside the content folder."""
    lines = read.ledger.lines
    dead = (dead_url(each) for each in (lost(read.site, read.journal.pages.values(), lines) if lines else ()))
    return in_order((*read.ledger.found, *dead, *read.pages.found_in_project))


def _table(output: Path, written: Iterable[str], pages: PageMemory) -> list[first.Row] | None:
    """The files of an output as they are, of which the `pages` were looked at just now; None if one is gone already."""
    root, seen = f"{output}{os.sep}", frozenset(pages.paths)
    others = [path for path in (*written, MARKER) if path not in seen]
    there = files_in(output, others)
    if len(there) < len(others):
        return None
    of_pages = zip(pages.paths, files_of(pages.files), strict=True)
    return [(root + path, *file) for path, file in chain(of_pages, there.items())]


def _is_fresh(listing: Listing, began: int) -> bool:
    """Whether a file was changed so shortly before the start that its time cannot be believed by the next build."""
    return any(max(file.time, file.changed) > began - first.COARSE for file in (*listing.notes, *listing.others))


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What was found, by file and line."""
    return tuple(sorted(found, key=lambda each: (each.where, each.code.value, each.message)))


# These are about a file, not about a line of it.
_OF_FILES = frozenset({Code.COPY_OF_SYNC, Code.URL_TAKEN, Code.NOT_UTF8})


def quoted(found: Sequence[Diagnostic], listing: Listing, config: Config) -> tuple[Diagnostic, ...]:
    """The diagnostics, each with the lines of its place: what is found after reading has only the place."""
    found = _levelled(found, config)
    files = {file.path: file for file in listing.notes}
    texts: dict[str, Source | None] = {}
    quoted: list[Diagnostic] = []
    for each_found in found:
        where = each_found.where
        if each_found.excerpt or where.path not in files or each_found.code in _OF_FILES:
            quoted.append(each_found)
            continue
        if where.path not in texts:
            data = bytes_of(listing.root, files[where.path])
            codec = next((codec for pattern, codec in config.encoding if matches(pattern, where.path)), "")
            text = repaired(decode(data, codec).text).text if isinstance(data, bytes) else None
            texts[where.path] = source(where.path, text) if text is not None else None
        told = texts[where.path]
        if told is None:
            quoted.append(each_found)
            continue
        if where.end_line == 0:
            where = _whole(told, where)
        quoted.append(replace(each_found, where=where, excerpt=told.excerpt(where)))
    return tuple(quoted)


def _levelled(found: Sequence[Diagnostic], config: Config) -> tuple[Diagnostic, ...]:
    """The diagnostics at the levels that the configuration gives them, without those that it turns off."""
    if config.remote is Remote.LINK:  # such media are links, and nothing is loaded from elsewhere
        found = [one for one in found if one.code is not Code.REMOTE_MEDIA]
    if not config.levels:
        return tuple(found)
    shown: list[Diagnostic] = []
    for one in found:
        level = next(
            (
                each.level
                for each in reversed(config.levels)
                if each.code is one.code and (not each.path or matches(each.path, one.where.path))
            ),
            None,
        )
        if level is not Level.OFF:
            shown.append(one if level is None else replace(one, level=Severity(level.value)))
    return tuple(shown)


def _whole(text: Source, where: Span) -> Span:
    """A place without an end: from its column to the end of the line's text."""
    line = text.span_of_line(where.line - 1)
    column = where.column if where.column > 1 else line.column
    return Span(where.path, where.line, column, line.end_line, max(column, line.end_column))


def overlap(settings: BuildSettings) -> Refusal | None:
    """Why the folders of the notes and of the site cannot be those; None if they can."""
    content, output = settings.content.resolve(), settings.output.resolve()
    if content == output:
        return Refusal("the notes and the site cannot be in one folder", "name another folder with `--output DIR`")
    if content.is_relative_to(output):
        return Refusal(
            f"the output `{settings.output}` holds the notes themselves", "name another folder with `--output DIR`"
        )
    return None


def _by_configuration(refusal: Refusal, settings: BuildSettings, key: str) -> Refusal:
    """Why a folder cannot be used, with a hint to `journal.toml` where that names it."""
    named, usual = getattr(settings.config, key), getattr(Config(), key)
    if f"`--{key} DIR`" not in refusal.hint or named == usual or getattr(settings, key) != settings.project / named:
        return refusal
    return replace(refusal, hint=f"`{key}` in `journal.toml` names it: write another folder there")


def no_notes(content: Path, listing: Listing) -> Refusal:
    """That there is nothing to make a site of."""
    count = len(listing.left_out)
    things = "one file or folder was" if count == 1 else f"{count:,} files and folders were"
    left_out = f"; {things} left out, `journal build -v` says which" * bool(count)
    return Refusal(
        f"there is no Markdown note in `{content}`{left_out}",
        "write one, as in `2025-07-31.md`, or name the folder that holds your notes: `--content DIR`",
    )


# --- The whole journal


def terms_of(settings: BuildSettings, gallery: Gallery, notes: Sequence[Note]) -> Terms:
    """What assembling depends on beside the notes."""
    static = {path: file.disk for path, file in own_files(settings).items()}
    return Terms(
        _masthead(settings),
        tuple(overrule_of(override) for override in settings.config.overrides),
        gallery.files,
        gallery.drawings,
        settings.as_of,
        settings.config.aliases,
        sizes(static, notes),
        _folder(settings),
        tuple(Permalink(text, Kind(kind) if kind else None, path) for kind, path, text in settings.config.permalinks),
        _ledger(settings).lines,
        TagRules(settings.config.tag_aliases, settings.config.tag_hidden, settings.config.tag_descriptions),
        _forge(settings),
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
        shortcuts=config.shortcuts,
        search=config.search,
        activities=config.activities,
        link_remote=config.remote is Remote.LINK,
        allowed=config.policy,
        forge=_forge(settings) if config.edit else None,
        data=config.data,
    )


def _forge(settings: BuildSettings) -> Forge | None:
    """Where the notes lie on the web; None where that is not known."""
    config = settings.config
    address = web_address(config.repository)
    kind = config.forge or kind_of(address)
    if not address or not kind or not config.branch:
        return None
    return Forge(address, kind, config.branch, _folder(settings))


def _folder(settings: BuildSettings) -> str:
    """Where the notes lie in their repository: empty, or ending in `/`."""
    folder = settings.config.folder.strip("/") or in_repository(settings.content, settings.project).strip("/")
    return "" if folder in ("", ".") else f"{folder}/"


def overrule_of(override: Override) -> Overrule:
    """What the configuration overrules, as assembling takes it."""
    return Overrule(
        override.path,
        override.kind.value if override.kind else "",
        override.date,
        override.year,
        override.language,
        override.visibility.value if override.visibility else "",
    )
