"""From a content folder to notes: each file is read once for each of its contents, and kept.

The digest of a file that was not touched since the last build is taken from its table of file times; everything
else is hashed. What the store holds under a digest is taken from there, the rest is read.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import Final

from journal.apart import kept_apart
from journal.basis import basis_of, key_of
from journal.config import Config
from journal.dates.values import Order
from journal.diagnostics import Code, Diagnostic, Span, failure
from journal.disk import Listed, Listing, bytes_of, digest_of
from journal.kept import KeptNote, Shown
from journal.language import usual_language
from journal.lexicon import extended
from journal.note import Body, Front, Note, Read, Section
from journal.record import Draft, Record, field, replace
from journal.rules import Private, Rules
from journal.settings import BuildSettings, Progress, Stage
from journal.site.terms import matches
from journal.store import Bodies, FileTimes, Packed, Store, holds_notes
from journal.workers import each

# Bodies wait in memory for so many notes before they are written to the store.
_BATCH = 200


class Taken(Record):
    """The notes of a folder, their bodies by path, and what could not be read. `times` is for the next build;
    `basis` is the digest of all that reading depends on beside the files, `reading` the same with the encodings. `anew`
    counts the notes that were not kept. `changed` are the paths of those that are not as the last build knew them, with the
    digests that it knew, empty for none; `hidden` of those that lie among drafts."""

    notes: tuple[Note, ...]
    bodies: Bodies
    found: tuple[Diagnostic, ...]
    times: FileTimes
    basis: str
    anew: int = 0
    reading: str = ""
    changed: tuple[tuple[str, str], ...] = ()
    hidden: frozenset[str] = frozenset()
    keys: "_Keys | None" = None

    def loaded(self) -> tuple[Note, ...]:
        """The notes, of which those that were not loaded yet are so at once."""
        kept = self.bodies.notes() if any(isinstance(note, KeptNote) for note in self.notes) else {}
        kept |= {path: drafted(note) for path, note in kept.items() if path in self.hidden}
        return tuple(kept.get(note.path, note) if isinstance(note, KeptNote) else note for note in self.notes)

    def before(self, path: str, digest: str) -> Note | None:
        """A note as it was under another digest; None if that was not kept."""
        if not digest or self.keys is None:
            return None
        old = self.bodies.earlier(self.keys.under(path, digest))
        return drafted(old) if old and path in self.hidden else old


class Reading(Record):
    """Reads one file; a value, so that it can be sent to another process."""

    root: Path
    rules: Rules
    encodings: tuple[tuple[str, str], ...]

    def __call__(self, file: Listed) -> Read | Diagnostic:
        data = bytes_of(self.root, file)
        return data if isinstance(data, Diagnostic) else self.understood(file.path, data)

    def understood(self, path: str, data: bytes) -> Read | Diagnostic:
        """What stands in the bytes of a note; where the program fails at it, that: no other note suffers for it."""
        # In most builds no note is read, or another process has loaded this by then.
        from journal.read import read

        try:
            return read(path, data, digest_of(data), self.rules, self.codec(path))
        except Exception as error:  # noqa: BLE001 - which slip it is that a note brings to light cannot be known
            hint = "report this with the note, or as little of it as does the same; `exclude` leaves it out until then"
            return Diagnostic(Code.UNREADABLE, Span(path, 1), failure(error), hint)

    def codec(self, path: str) -> str:
        """The encoding that the configuration gives a note; empty where it gives none."""
        return next((codec for pattern, codec in self.encodings if matches(pattern, path)), "")

    def packed(self, file: Listed) -> Packed | Diagnostic:
        """What is in a file, as it is kept."""
        result = self(file)
        return Packed.of(result) if isinstance(result, Read) else result


# Something of most that notes have.
_SAMPLE: Final = """---
title: Monday
date: 2000-01-03
tags: [first, second]
---

A word, [a link](https://example.org), [[another note]] and `code`. See Example 2000.

## Plan

- [ ] 09:00-10:30: read #first (2h) due 2000-01-04
- [x] write to a friend

## Notes

1. One thing.
2. *Another* thing, 30 min.

| a | b |
| - | - |
| 1 | 2 |
"""


def make_ready() -> None:
    """Has the next note be read in little time: loads what reads, and has patterns be compiled that most notes need."""
    from journal.read import read

    Packed.of(read("daily/2000-01-03.md", _SAMPLE.encode(), "", Rules()))


class Known(Record):
    """What the last build knows of the notes: the table of file times and, where each note is kept, by what it was read.

    `paths` are those of all notes that it took in, `shown` what some of them show.
    """

    times: FileTimes = field(default_factory=FileTimes)
    reading: str = ""
    paths: frozenset[str] = frozenset()
    shown: Mapping[str, Shown] = field(default_factory=dict)


def take_in(
    listing: Listing, settings: BuildSettings, known: FileTimes | Known, progress: Callable[[Progress], None]
) -> Taken:
    """Reads every note of a folder, or takes what an earlier build has read.

    A note that is as the last build knew it is not even loaded before it is asked for.
    """
    known = known if isinstance(known, Known) else Known(known)
    # A copy that a synchronising program made would appear as a second entry of its day.
    files = {file.path: file for file in listing.notes if not file.copy_of}
    reading = reading_of(listing.root, settings.config)
    basis = basis_of(reading.rules, settings.cache)
    read_by = way_of(reading, basis)
    # Where nothing is kept, the digest of a file comes with what is read of it.
    looked_for = files if holds_notes(settings.cache) else {}
    digests = {
        path: digest for path, file in looked_for.items() if (digest := _digest(listing.root, file, known.times))
    }
    earlier = {path: times[3] for path, times in known.times.files.items()} if known.reading == read_by else {}
    same = {path for path, digest in digests.items() if path in known.paths and earlier.get(path) == digest}
    unread = [file for path, file in files.items() if path not in same]
    keys = _Keys(reading, basis, same, digests)
    taken = _Taking([], digests)
    bodies = Bodies(settings.cache, basis, keys, taken.held, lambda path: taken.again(reading, files[path]))

    def load(path: str) -> Note:
        return drafted(bodies.note(path)) if files[path].hidden else bodies.note(path)

    with _opened(settings.cache if unread else None, basis) as store:
        results = _results(reading, unread, store, digests, keys.stored, settings)
        known_before = len(keys)
        # Meanwhile what is to be read is read by others.
        nothing = Shown()
        taken.notes += (KeptNote.of(path, digests[path], known.shown.get(path, nothing), load) for path in same)
        progress(Progress(Stage.READING, len(same), len(files)))
        for number, (file, result) in enumerate(results, len(same) + 1):
            taken.take(file, result)
            progress(Progress(Stage.READING, number, len(files)))
        if store is not None:
            store.forget(keys.values())
    times = {path: (file.size, file.time, file.changed, digests.get(path, "")) for path, file in files.items()}
    return Taken(
        tuple(sorted(taken.notes, key=lambda note: note.path)),
        bodies,
        tuple(taken.found),
        FileTimes(times),
        basis,
        len(taken.notes) - known_before,
        read_by,
        tuple((file.path, earlier.get(file.path, "")) for file in unread),
        frozenset(path for path, file in files.items() if file.hidden),
        keys,
    )


class _Taking(Draft):
    """What was taken in until now; `held` are the bodies that the store does not hold, and the rest is as in `Taken`."""

    notes: list[Note]
    digests: dict[str, str]
    held: dict[str, Body] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def take(self, file: Listed, result: Note | Read | Diagnostic) -> None:
        """Takes in what is in a file; the store holds the body of what comes without."""
        if isinstance(result, Diagnostic):
            self.found.append(result)
            return
        note = result.note if isinstance(result, Read) else result
        self.notes.append(drafted(note) if file.hidden else note)
        self.digests[file.path] = note.digest
        if isinstance(result, Read):
            self.held[file.path] = result.body

    def again(self, reading: Reading, file: Listed) -> Read:
        """Reads a note once more that was lost from the store meanwhile; of one that is gone as well nothing is shown."""
        result = reading(file)
        if isinstance(result, Read):
            return result
        notes = (note for note in self.notes if note.path == file.path and not isinstance(note, KeptNote))
        nothing = ((),) * next((len(note.sections) for note in notes), 1)
        return Read(Note(file.path, "", Front(), (Section(0, "", "", 1),)), Body(nothing, nothing))


class _Keys(Mapping[str, str]):
    """The keys of the notes that the store holds, by path. `stored` are those that were looked for; others are `same`."""

    def __init__(self, reading: Reading, basis: str, same: Collection[str], digests: Mapping[str, str]) -> None:
        self._reading, self._basis, self._same, self._digests = reading, basis, same, digests
        self.stored: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        if path in self._same:
            return self.under(path, self._digests[path])
        return self.stored[path]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._same, *self.stored))

    def __len__(self) -> int:
        return len(self._same) + len(self.stored)

    def under(self, path: str, digest: str) -> str:
        """The key of a note with other contents."""
        return key_of(self._basis, path, digest, self._reading.codec(path))


def _digest(root: Path, file: Listed, known: FileTimes) -> str:
    """The digest of a file's bytes, from the table if it was not touched since; empty if it cannot be read."""
    if kept := known.digest(file.path, file.size, file.time, file.changed):
        return kept
    data = bytes_of(root, file)
    return "" if isinstance(data, Diagnostic) else digest_of(data)


@contextmanager
def _opened(folder: Path | None, basis: str) -> Iterator[Store | None]:
    """The store, where there is one and anything can be kept in it."""
    if folder is None:
        yield None
        return
    with closing(Store(folder, basis)) as store:
        yield store if store.usable else None


def _results(
    reading: Reading,
    files: Sequence[Listed],
    store: Store | None,
    digests: Mapping[str, str],
    keys: dict[str, str],
    settings: BuildSettings,
) -> Iterator[tuple[Listed, Note | Read | Diagnostic]]:
    """Each file with what is in it; reading begins at once. `keys` gets the key of each whose body the store holds, which comes without it."""
    if store is None:
        return zip(files, each(reading, files, settings.jobs, ahead=settings.ahead), strict=True)
    wanted = {
        file.path: store.key(file.path, digests[file.path], reading.codec(file.path))
        for file in files
        if file.path in digests
    }
    kept = store.notes(wanted.values())
    whole = store.holds(wanted.values())
    stored = {path: key for path, key in wanted.items() if key in kept and key in whole}
    keys.update(stored)
    unread = [file for file in files if file.path not in stored]
    read_anew = each(reading.packed, unread, settings.jobs, ahead=settings.ahead)
    return chain(
        ((file, kept[stored[file.path]]) for file in files if file.path in stored),
        _kept_anew(reading, zip(unread, read_anew, strict=True), store, keys),
    )


def _kept_anew(
    reading: Reading, results: Iterable[tuple[Listed, Packed | Diagnostic]], store: Store, keys: dict[str, str]
) -> Iterator[tuple[Listed, Note | Read | Diagnostic]]:
    """What was read anew, which the store keeps from now on."""
    new: dict[str, Packed] = {}
    for file, result in results:
        if isinstance(result, Packed):
            # By what was read, not by what was hashed before: the file may have changed in between.
            key = store.key(file.path, result.digest, reading.codec(file.path))
            new[key] = result
            if store.usable:
                keys[file.path] = key
        yield file, store.unpacked(result) if isinstance(result, Packed) else result
        if len(new) >= _BATCH:
            store.keep(new)
            new.clear()
    store.keep(new)


def reading_of(root: Path, config: Config) -> Reading:
    """What reads the files of a content folder as they are configured."""
    return Reading(root, rules_of(config), config.encoding)


def way_of(reading: Reading, basis: str) -> str:
    """The digest of all that reading any note depends on; `basis` is that of its rules."""
    return digest_of(f"{basis}{reading.encodings!r}".encode("utf-8", "surrogatepass"))


def drafted(note: Note) -> Note:
    """A note that is kept back by a folder: its own, or that of the file to which its link leads."""
    return replace(note, front=replace(note.front, hidden=note.front.hidden or kept_apart(note.path) or "_drafts"))


def rules_of(config: Config) -> Rules:
    """How the configuration says that notes are read."""
    order = None if config.day_first is None else Order.DMY if config.day_first else Order.MDY
    lexicon = extended(config.plan, config.done, config.backlog, config.questions)
    private = Private(config.private_sections, config.stats_only)
    return Rules(lexicon, order, config.max_file, private, config.html, config.digits, usual_language(config.language))
