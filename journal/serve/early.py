"""A site before all notes are read: taken up from the last build where nothing can be new, else made of a few notes.

What is asked for is shown at once from the notes that it is most likely made of; all else is read behind it.
"""

from collections.abc import Sequence
from datetime import date

from journal.basis import basis_of
from journal.build import terms_of
from journal.diagnostics import Diagnostic
from journal.disk import Listed, Listing, bytes_of, digest_of
from journal.gallery import Gallery, collect
from journal.intake import Known, drafted, reading_of, take_in, way_of
from journal.note import Body, Note
from journal.patterns import pattern
from journal.record import Record, replace
from journal.resume import resumed
from journal.serve.drafts import to_come, unpublished, with_drafts
from journal.serve.edition import Dress, Edition
from journal.serve.splice import with_pages
from journal.settings import BuildSettings
from journal.site.assemble import assembled
from journal.store import FileTimes, Memory, Shelf, SiteMemory, recall, recall_site
from journal.views.known import known as known_of

# So many notes are read for a page that nothing is known of: enough for a week and what stands around it.
_FEW = 24
# So many files that were touched since the last build are looked into, and so many notes that are others read at once.
_TOUCHED = 300
_CHANGED = 12


class Recalled(Record):
    """What the last build left, and the time of the file system now (nanoseconds)."""

    memory: Memory
    kept: SiteMemory
    now: int

    @property
    def known(self) -> Known:
        """What it knew of the notes; all that it left takes as much memory as they themselves."""
        return Known(self.memory.times, self.memory.reading, self.kept.paths, self.kept.shown)


def recalled(settings: BuildSettings) -> Recalled:
    """What the last build left of this journal."""
    memory, now = recall(settings.cache)
    return Recalled(memory, recall_site(settings.cache, memory.site), now)


def taken_up(
    settings: BuildSettings, listing: Listing, left: Recalled, dress: Dress, today: date | None, *, drafts: bool
) -> Edition | None:
    """The site of the last build with what changed since, if that is so little that it is known at once; else None."""
    times, reading = left.memory.times, reading_of(listing.root, settings.config)
    if left.memory.reading != way_of(reading, basis_of(reading.rules, settings.cache)):
        return None  # every note would be read
    if not left.kept.site or {file.path for file in listing.notes if not file.copy_of} != left.kept.paths:
        return None
    touched = [file for file in listing.notes if not times.digest(file.path, file.size, file.time, file.changed)]
    if len(touched) > _TOUCHED or sum(1 for file in touched if _is_new(listing, file, times)) > _CHANGED:
        return None
    taken = take_in(listing, replace(settings, jobs=1), left.known, lambda _: None)
    gallery = collect(listing, taken.notes, replace(settings, jobs=1), times, lambda _: None)
    terms = terms_of(settings, gallery, taken.notes)
    journal = resumed(taken, terms, left.memory, left.kept)
    if journal is None:
        return None
    # Those that are not published are in no kept site.
    whole = not drafts or not left.kept.unpublished
    edition = Edition(
        settings,
        journal.site,
        journal.known or known_of(journal.site),
        taken.bodies,
        dress,
        listing,
        gallery,
        terms,
        journal.choices,
        to_come(journal.site, today),  # it holds what is published, and nothing else
        whole,
        (*listing.found, *taken.found, *journal.lost, *journal.site.found),
    )
    return with_pages(edition, journal.pages)


def _is_new(listing: Listing, file: Listed, times: FileTimes) -> bool:
    data = bytes_of(listing.root, file)
    return file.path not in times.files or not isinstance(data, bytes) or digest_of(data) != times.files[file.path][3]


def early(
    settings: BuildSettings, listing: Listing, path: str, dress: Dress, today: date | None, *, drafts: bool
) -> Edition:
    """A site of the few notes that a page is most likely made of; `path` is that of the page in the output."""
    read = reading_of(listing.root, settings.config)
    notes: list[Note] = []
    bodies: dict[str, Body] = {}
    for file in likely(listing.notes, path):
        made = read(file)
        if not isinstance(made, Diagnostic):
            notes.append(drafted(made.note) if file.hidden else made.note)
            bodies[file.path] = made.body
    files = {file.path: None for file in listing.others}
    gallery = Gallery(files, {}, {}, Shelf(None), {})
    plain = terms_of(settings, gallery, notes)
    terms = with_drafts(plain, notes) if drafts else plain
    site, choices = assembled(notes, terms)
    reasons = unpublished(site, plain, today)
    return Edition(
        settings, site, known_of(site), bodies, dress, listing, gallery, terms, choices, reasons, whole=False
    )


def likely(files: Sequence[Listed], path: str) -> tuple[Listed, ...]:
    """The notes that a page is most likely made of, by the words and numbers of its path, then the newest."""
    wanted = set(_WORD.findall(path.removesuffix("index.html").casefold()))
    numbers = [word for word in wanted if word.isdecimal()]

    def rank(file: Listed) -> tuple[float, str, int]:
        words = _WORD.findall(file.path.casefold())
        shared = float(len(wanted.intersection(words)))
        # `20250731` and `0731` are dates as well.
        joined = "".join(word for word in words if word.isdecimal())
        shared += sum(0.5 for number in numbers if number in joined)
        return (shared, max((date[0] for date in _DATE.finditer(file.path)), default=""), file.time)

    return tuple(sorted(files, key=rank, reverse=True)[:_FEW])


_WORD = pattern(r"[^\W_]+")
_DATE = pattern(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}")
