"""All notes of a journal, kept in memory: what changed on disk is read again by its content, and the site assembled anew.

Belongs to one thread. What was read for the first time goes to the store, from which bodies are taken.
"""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from journal.build import listing_of, no_notes, overlap, terms_of
from journal.diagnostics import Code, Diagnostic
from journal.disk import Listed, Listing, Refusal, bytes_of, digest_of, is_gone
from journal.gallery import Gallery, collect
from journal.intake import Known, Taken, drafted, reading_of, take_in
from journal.note import Body, Note, Read
from journal.record import Record, replace
from journal.serve.assembly import Manner, Stored, whole, whole_elsewhere
from journal.serve.edition import Dress, Edition
from journal.serve.splice import Layered, with_entries, with_pages, with_texts
from journal.settings import BuildSettings, Progress
from journal.store import FileTimes

# A note in which this is found is not published; until it is mended, the preview shows it as it was.
BROKEN = frozenset({Code.CONFLICT_MARKERS, Code.NOT_UTF8, Code.UNREADABLE})


class Gathered(Record):
    """What came of looking at the folder: an edition, and whether anything in it is new.

    `changed` are the paths of notes that are others than before, none at the first time; `empty` those that hold nothing all
    of a sudden, as files do while they are being written.
    """

    edition: Edition
    new: bool
    changed: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


class Gathering:
    """The notes of one journal under one configuration. `left` is what the last build knew of them.

    What is done in a process of its own ends when it is `stopped`.
    """

    def __init__(
        self, settings: BuildSettings, left: Known, today: date | None, stopped: threading.Event, *, drafts: bool
    ) -> None:
        self._settings = replace(settings, jobs=1)
        self._left, self._today, self._stopped, self._drafts = left, today, stopped, drafts
        self._files: dict[str, Listed] = {}
        self._notes: dict[str, Note] = {}
        self._fresh: dict[str, Body] = {}
        self._broken: dict[str, tuple[Diagnostic, ...]] = {}
        self._taken: Taken | None = None
        self._listing: Listing | None = None
        self._gallery: Gallery | None = None
        self._edition: Edition | None = None
        self._found: tuple[Diagnostic, ...] = ()
        self._empty: list[str] = []

    def gather(
        self,
        dress: Dress,
        touched: Iterable[str],
        progress: Callable[[Progress], None],
        sure: Iterable[str] = (),
        *,
        anew: bool = False,
    ) -> Gathered | Refusal:
        """The site as it lies on disk. `touched` are paths whose files are looked into although their times are the same.

        `sure` are those that are taken for empty if they are. `anew`: what stands beside the notes has changed.
        """
        if refusal := overlap(self._settings):
            return refusal
        listing = listing_of(self._settings)
        if isinstance(listing, Refusal):
            return listing
        if not listing.notes:
            return no_notes(self._settings.content, listing)
        before, broken = dict(self._notes), dict(self._broken)
        self._empty = []
        if self._taken is None:
            self._take_all(listing, progress)
        else:
            self._take_changed(listing, frozenset(touched), frozenset(sure))
        empty = tuple(self._empty)
        same = before == self._notes and self._listing is not None and self._listing.others == listing.others
        found_same = self._listing is not None and self._listing.found == listing.found
        self._listing = listing
        if same and found_same and not anew and self._edition is not None:
            new = dress is not self._edition.dress or broken != self._broken
            if new:
                self._edition = replace(self._edition, dress=dress, listing=listing, found=self._all_found(listing))
            return Gathered(self._edition, new, empty=empty)
        changed = [path for path, note in self._notes.items() if before.get(path) is not note] if before else []
        texts = None if anew else self._with_texts(before, changed, listing, dress)
        self._edition = texts or self._assembled(listing, dress, progress)
        return Gathered(self._edition, True, tuple(changed), empty)

    @property
    def loaded(self) -> bool:
        """Whether the notes are in memory."""
        return self._taken is not None

    def _take_all(self, listing: Listing, progress: Callable[[Progress], None]) -> None:
        taken = self._taken = take_in(listing, self._settings, self._left, progress)
        self._notes = {note.path: note for note in taken.notes}
        self._files = {file.path: file for file in listing.notes if not file.copy_of}
        self._broken = {each.where.path: (each,) for each in taken.found}

    def _take_changed(self, listing: Listing, touched: frozenset[str], sure: frozenset[str]) -> None:
        files = {file.path: file for file in listing.notes if not file.copy_of}
        reading = reading_of(listing.root, self._settings.config)
        for path in self._files.keys() - files.keys():
            self._notes.pop(path, None)
            self._fresh.pop(path, None)
            self._broken.pop(path, None)
        seen = dict(files)
        for path, file in files.items():
            if file == self._files.get(path) and path not in touched and path not in sure:
                continue
            data = bytes_of(listing.root, file)
            if isinstance(data, Diagnostic) and is_gone(listing.root, file):
                # It went away since it was listed: the next look, which this asks for, finds what became of it.
                seen[path] = replace(file, size=-1)
            elif isinstance(data, Diagnostic):
                self._take(file, None, (data,))
            elif not data and path in self._notes and path not in sure:
                self._empty.append(path)
            elif path not in self._notes or digest_of(data) != self._notes[path].digest or path in self._broken:
                made = reading.understood(path, data)
                if isinstance(made, Diagnostic):
                    self._take(file, None, (made,))
                else:
                    self._take(file, made, tuple(each for each in made.note.found if each.code in BROKEN))
        self._files = seen

    def _take(self, file: Listed, made: Read | None, broken: tuple[Diagnostic, ...]) -> None:
        if broken:
            self._broken[file.path] = broken
            if file.path in self._notes:
                return
        else:
            self._broken.pop(file.path, None)
        if made is not None:
            self._notes[file.path] = drafted(made.note) if file.hidden else made.note
            self._fresh[file.path] = made.body

    def _with_texts(
        self, before: Mapping[str, Note], changed: Sequence[str], listing: Listing, dress: Dress
    ) -> Edition | None:
        """The edition until now with other texts of some notes, where nothing else of the journal is new."""
        edition = self._edition
        if edition is None or before.keys() != self._notes.keys() or edition.listing.others != listing.others:
            return None
        pairs = [(before[path], self._notes[path]) for path in changed]
        texts = with_texts(edition, pairs, self._bodies())
        if texts is None:
            return None
        texts = replace(texts, dress=dress, listing=listing, found=self._all_found(listing))
        return with_pages(texts, edition.pages)

    def _assembled(self, listing: Listing, dress: Dress, progress: Callable[[Progress], None]) -> Edition:
        notes = tuple(self._notes[path] for path in sorted(self._notes))
        # The times of pictures that the last gallery looked at hold as long as those of their files do.
        known = self._left.times
        times = {**known.files, **(self._gallery.times if self._gallery else {})}
        self._gallery = collect(listing, notes, self._settings, FileTimes(times, known.began), progress)
        manner = Manner(terms_of(self._settings, self._gallery, notes), self._today, self._drafts)
        stored = self._stored()
        made = whole_elsewhere(stored, dict(self._notes), manner, self._stopped) if stored is not None else None
        made = made or whole(notes, manner)
        self._found = (*made.lost, *made.site.found)
        edition = Edition(
            self._settings,
            made.site if made.pages is None else with_entries(made.site, ()),
            made.known,
            self._bodies(),
            dress,
            listing,
            self._gallery,
            made.terms,
            made.choices,
            made.unpublished,
            whole=True,
            found=self._all_found(listing),
        )
        return edition if made.pages is None else with_pages(edition, made.pages)

    def _bodies(self) -> Mapping[str, Body]:
        return Layered(dict(self._fresh), self._taken.bodies if self._taken is not None else {})

    def _stored(self) -> Stored | None:
        """The notes as the store has them; None where there is none."""
        taken, folder = self._taken, self._settings.cache
        if taken is None or taken.keys is None or folder is None:
            return None
        paths = {path for path in taken.keys if path in self._notes and path not in self._fresh}
        keys = {path: taken.keys[path] for path in paths}
        others = tuple(note for path, note in self._notes.items() if path not in paths)
        return Stored(folder, taken.basis, keys, taken.hidden & paths, others)

    def _all_found(self, listing: Listing) -> tuple[Diagnostic, ...]:
        """What is wrong; of a broken note that, and not what was wrong with it when it was last whole."""
        broken = [each for path in sorted(self._broken) for each in self._broken[path]]
        kept = (each for each in self._found if each.where.path not in self._broken)
        return (*listing.found, *broken, *kept)
