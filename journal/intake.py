"""From a content folder to notes: each file is read once for each of its contents, and kept.

The digest of a file that was not touched since the last build is taken from its table of file times; everything
else is hashed. What the store holds under a digest is taken from there, the rest is read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from journal.config import Config
from journal.dates import Order
from journal.diagnostics import Diagnostic
from journal.disk import Listed, Listing, bytes_of, digest_of
from journal.lexicon import extended
from journal.model import Body, Note
from journal.read import Read, Rules, read
from journal.settings import BuildSettings, Progress, Stage
from journal.site.assemble import matches
from journal.store import Bodies, FileTimes, Store, basis_of
from journal.workers import each

# Bodies wait in memory for so many notes before they are written to the store.
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """The notes of a folder, their bodies by path, and what could not be read. `times` is for the next build;
    `basis` is the digest of all that reading depends on beside the files. `anew` counts the notes that were not kept."""

    notes: tuple[Note, ...]
    bodies: Mapping[str, Body]
    found: tuple[Diagnostic, ...]
    times: FileTimes
    basis: str
    anew: int = 0


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


def take_in(listing: Listing, settings: BuildSettings, known: FileTimes, progress: Callable[[Progress], None]) -> Taken:
    """Reads every note of a folder, or takes what an earlier build has read. `known`: the file times of that build."""
    # A copy that a synchronising program made would appear as a second entry of its day.
    files = [file for file in listing.notes if not file.copy_of]
    reading = _Reading(listing.root, rules_of(settings.config), settings.config.encoding)
    store = Store(settings.cache, reading.rules) if settings.cache is not None else None
    if store is not None and not store.usable:
        store = None
    digests = {file.path: digest for file in files if (digest := _digest(listing.root, file, known))}
    notes: list[Note] = []
    held: dict[str, Body] = {}
    keys: dict[str, str] = {}
    found: list[Diagnostic] = []
    anew = 0
    progress(Progress(Stage.READING, 0, len(files)))
    for number, (file, result) in enumerate(_results(reading, files, store, digests, keys, settings.jobs), 1):
        if isinstance(result, Diagnostic):
            found.append(result)
        else:
            anew += isinstance(result, Read)
            note = result if isinstance(result, Note) else result.note
            notes.append(_hidden(note) if file.hidden else note)
            digests[file.path] = note.digest
            if isinstance(result, Read) and file.path not in keys:
                held[file.path] = result.body
        progress(Progress(Stage.READING, number, len(files)))
    if store is not None:
        store.forget()
        store.close()
    times = FileTimes({file.path: (file.size, file.time, file.changed, digests.get(file.path, "")) for file in files})

    def again(path: str) -> Body:
        """Reads a note once more whose body was lost from the store meanwhile."""
        result = reading(next(file for file in files if file.path == path))
        if isinstance(result, Read):
            return result.body
        empty = ((),) * next(len(note.sections) for note in notes if note.path == path)
        return Body(empty, empty)

    bodies = Bodies(settings.cache, reading.rules, keys, held, again)
    ordered = tuple(sorted(notes, key=lambda note: note.path))
    return Taken(ordered, bodies, tuple(found), times, basis_of(reading.rules), anew)


def _digest(root: Path, file: Listed, known: FileTimes) -> str:
    """The digest of a file's bytes, from the table if it was not touched since; empty if it cannot be read."""
    if kept := known.digest(file.path, file.size, file.time, file.changed):
        return kept
    data = bytes_of(root, file)
    return "" if isinstance(data, Diagnostic) else digest_of(data)


def _results(
    reading: _Reading,
    files: Sequence[Listed],
    store: Store | None,
    digests: Mapping[str, str],
    keys: dict[str, str],
    jobs: int,
) -> Iterator[tuple[Listed, Note | Read | Diagnostic]]:
    """Each file with what is in it; `keys` gets the key of each whose body the store holds."""
    if store is None:
        yield from zip(files, each(reading, files, jobs), strict=True)
        return
    wanted = {
        file.path: store.key(file.path, digests[file.path], reading.codec(file.path))
        for file in files
        if file.path in digests
    }
    kept = store.notes(wanted.values())
    whole = store.holds(wanted.values())
    unread: list[Listed] = []
    for file in files:
        key = wanted.get(file.path, "")
        if key in kept and key in whole:
            keys[file.path] = key
            yield file, kept[key]
        else:
            unread.append(file)
    if unread:
        store.keep(keys.values(), {})
    yield from _read_anew(reading, unread, store, keys, jobs)


def _read_anew(
    reading: _Reading, unread: Sequence[Listed], store: Store, keys: dict[str, str], jobs: int
) -> Iterator[tuple[Listed, Read | Diagnostic]]:
    new: dict[str, Read] = {}
    for file, result in zip(unread, each(reading, unread, jobs), strict=True):
        if isinstance(result, Read):
            # By what was read, not by what was hashed before: the file may have changed in between.
            key = store.key(file.path, result.note.digest, reading.codec(file.path))
            new[key] = result
            if store.usable:
                keys[file.path] = key
        yield file, result
        if len(new) >= _BATCH:
            store.keep((), new)
            new.clear()
    store.keep((), new)


def _hidden(note: Note) -> Note:
    return replace(note, front=replace(note.front, hidden=note.front.hidden or "_drafts"))


def rules_of(config: Config) -> Rules:
    """How the configuration says that notes are read."""
    order = None if config.day_first is None else Order.DMY if config.day_first else Order.MDY
    return Rules(extended(config.plan, config.done, config.backlog, config.questions), order, config.max_file)
