"""Everything that can be wrong with a journal, found in one run and without making a page.

It reads as a build reads, from the same store, and adds what only matters to the one who keeps the journal: entries that
nothing leads to, and, if that is wanted, places where a link might stand. Nothing is published; the store is left as a build would find it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from html import escape
from pathlib import Path

from journal.build import Ready, in_order, quoted, ready
from journal.config import Config
from journal.diagnostics import Code, Diagnostic, Finding, Severity, Span
from journal.disk import Listing, Refusal, bytes_of, digest_of, in_repository, put_text, read_file
from journal.extent import pages_of
from journal.foot import listed_at_foot
from journal.intake import reading_of
from journal.mend import mended
from journal.model import Page, Site
from journal.note import Note
from journal.outside import Ask, answers_in, as_text, dead, heard, outside
from journal.record import Record
from journal.redirects import addresses_in, dead_url, dying, lost
from journal.resume import memory_of
from journal.routes import PlainPage
from journal.settings import BuildSettings, Progress
from journal.source import Source, source
from journal.store import OUTSIDE, Memory, PageMemory, recall, remember, remember_site
from journal.suggestions import Written, suggested, written
from journal.unmatched import unmatched


class Checked(Record):
    """What is wrong: `found` in the folder of the notes, `found_in_project` beside it. `notes` counts what was looked at."""

    found: tuple[Diagnostic, ...]
    found_in_project: tuple[Diagnostic, ...]
    notes: int


# What else is looked for, each in what was read: in the folder of the notes, or beside it.
Finder = Callable[[Ready], Iterable[Diagnostic]]


def check(
    settings: BuildSettings,
    progress: Callable[[Progress], None],
    *,
    inside: Iterable[Finder] = (),
    beside: Iterable[Finder] = (),
) -> Checked | Refusal:
    """All that is wrong with a journal, and what is found beyond that; why it cannot be read, where that is so."""
    read = ready(settings, progress)
    if not isinstance(read, Ready):
        return read.refusal or Refusal("the notes cannot be read")
    _remember(read, settings)
    read.pages.check()
    more = (each for finder in inside for each in finder(read))
    found = (*read.found, *orphans(read.site), *read.pages.found, *more)
    lines = read.ledger.lines
    dead = (dead_url(each) for each in (lost(read.site, pages_of(read.site), lines) if lines else ()))
    around = (
        *read.ledger.found,
        *dead,
        *read.pages.found_in_project,
        *unmatched_in(settings.project, settings.config, read.listing, read.journal.notes),
        *(each for finder in beside for each in finder(read)),
    )
    return Checked(
        quoted(in_order(found), read.listing, settings.config),
        quoted(in_order(around), read.listing, settings.config),
        len(read.listing.notes),
    )


def unmatched_in(project: Path, config: Config, listing: Listing, notes: Sequence[Note]) -> Iterator[Diagnostic]:
    """What the `journal.toml` of a project says of notes that is true of none of them."""
    data = read_file(project / "journal.toml")
    if not isinstance(data, bytes):
        return
    told = source("journal.toml", data.decode("utf-8-sig", "replace"))
    files = {file.path: file for file in listing.notes}
    reading = reading_of(listing.root, config)

    def text_of(path: str) -> Source | None:
        data = bytes_of(listing.root, files[path]) if path in files else None
        if not isinstance(data, bytes):
            return None
        return source(path, written(path, data, reading.codec(path), reading.rules).text)

    yield from unmatched(config, told, files, notes, text_of)


def _remember(read: Ready, settings: BuildSettings) -> None:
    """Leaves the journal to the next run, where no build has left one: what a build remembers of its pages is not touched."""
    if settings.cache is None or read.journal.name or recall(settings.cache)[0].pages.paths:
        return
    name = remember_site(settings.cache, memory_of(read.journal, read.pages.known))
    choices, told, words = read.journal.choices, read.journal.fresh.told, read.pages.known.words
    remember(settings.cache, Memory(read.times, PageMemory(), read.reading, name, choices, told, words))


def exit_code(found: Iterable[Diagnostic], *, strict: bool) -> int:
    """0 for nothing worse than a warning; 1 for errors and, if `strict`, for warnings."""
    levels = {each.severity for each in found}
    return 1 if Severity.ERROR in levels or (strict and Severity.WARNING in levels) else 0


def within(found: Sequence[Diagnostic], folder: Path, paths: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """What is in one of the files or folders `paths`; `folder` is that which the places are relative to. All, without paths."""
    if not paths:
        return tuple(found)
    wanted, root = [path.resolve() for path in paths], folder.resolve()
    inside: dict[str, bool] = {}
    for each in found:
        if each.where.path not in inside:
            place = root / each.where.path
            inside[each.where.path] = any(place == path or path in place.parents for path in wanted)
    return tuple(each for each in found if each.where.path and inside[each.where.path])


def prefixes(settings: BuildSettings) -> tuple[str, str]:
    """The ways from the top of the repository to the notes and to the project: empty, or ending in `/`.

    Code forges want the paths of what they mark so, wherever the command was started.
    """
    return in_repository(settings.content, settings.project), in_repository(settings.project, settings.project)


# ---- what only the whole journal tells


def orphans(site: Site) -> Iterator[Diagnostic]:
    """Pages that are not at the foot of all pages, that have no tag and that no note links to: one list alone has them."""
    listed = {entry.id for entry in listed_at_foot(site)}
    for entry in site.entries:
        if not isinstance(entry, Page) or not isinstance(site.routes[entry.id], PlainPage) or entry.id in listed:
            continue
        if entry.tags or site.mentions.get(entry.id):
            continue
        message = "only the list of pages leads here: no note links to this one, and it has no tag"
        hint = "link to it from another note, or give it a date or a tag"
        yield Diagnostic(Code.ORPHAN, Span(entry.note.path, max(entry.note.h1_line, 1)), message, hint)


def suggestions(site: Site, listing: Listing, config: Config) -> Iterator[Diagnostic]:
    """Where notes name others without a link."""
    files = {file.path: file for file in listing.notes}
    reading = reading_of(listing.root, config)

    def text_of(path: str) -> Written | None:
        data = bytes_of(listing.root, files[path]) if path in files else None
        return written(path, data, reading.codec(path), reading.rules) if isinstance(data, bytes) else None

    return suggested(site, text_of)


# ---- what is looked for only if it is asked for


def gone(site: Site, cache: Path | None, ask: Ask, pause: Callable[[], None], today: date) -> Iterator[Diagnostic]:
    """The links to other servers that lead nowhere; what was learned of them lately is taken from the store."""
    file = cache / OUTSIDE if cache is not None else None
    data = read_file(file) if file is not None else None
    kept = answers_in(data.decode("utf-8", "replace")) if isinstance(data, bytes) else {}
    places = outside(site)
    found = heard((url for url, _ in places), kept, today, ask, pause)
    if file is not None:
        # What cannot be written is asked for again.
        put_text(file, as_text(found))
    yield from dead(places, found)


def dying_in(name: str, text: str, read: Ready, base_url: str) -> Iterator[Diagnostic]:
    """The addresses in a former sitemap, or in a list, that would lead nowhere; `name` is the path that it is told by."""
    told = source(name, text)
    for address in dying(addresses_in(text), read.pages.paths_of(), base_url):
        start = max(text.find(escape(address, quote=False)), 0)
        message = f"`{address}` was there, and would lead nowhere"
        hint = "write it into the `aliases` of the note that took its place, or give notes such addresses with `[urls]`"
        yield told.report(Finding(Code.DEAD_URL, 0, len(address), message, hint), start)


# ---- what can be mended


class Mend(Record):
    """A file that can be mended. `path` is relative to the notes, `real` opens it; `count` is how many places are."""

    path: str
    real: Path
    before: bytes
    after: bytes
    codec: str
    count: int


def mends(
    settings: BuildSettings, wanted: Sequence[Path], progress: Callable[[Progress], None]
) -> tuple[Mend, ...] | Refusal:
    """The files in which something can be mended beyond doubt, among `wanted` if that names any.

    A file that is not as it was when it was read is left alone: what was found in it may be somewhere else now.
    """
    read = ready(settings, progress)
    if not isinstance(read, Ready):
        return read.refusal or Refusal("the notes cannot be read")
    found = within(quoted(in_order(read.found), read.listing, settings.config), settings.content, wanted)
    by_path: dict[str, list[Diagnostic]] = {}
    for each in found:
        by_path.setdefault(each.where.path, []).append(each)
    files = {file.path: file for file in read.listing.notes}
    digests = {note.path: note.digest for note in read.journal.notes}
    reading = reading_of(read.listing.root, settings.config)
    made: list[Mend] = []
    for path in sorted(by_path.keys() & files.keys() & digests.keys()):
        real = read.listing.root / files[path].real
        data = read_file(real)
        if not isinstance(data, bytes) or digest_of(data) != digests[path]:
            continue
        done = mended(data, reading.codec(path), by_path[path])
        if done is not None:
            made.append(Mend(path, real, data, done.data, reading.codec(path), done.count))
    return tuple(made)
