"""The journal for a build: taken up from the last one where only texts of notes are new, else assembled."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path

from journal.comparisons import Comparisons
from journal.diagnostics import Code, Diagnostic, Severity
from journal.figures.written import Words, revised
from journal.intake import Taken
from journal.kept import KeptKnown, KeptNote, KeptPages, KeptSite, Shown, kept_fields
from journal.model import Day, Entry, Site
from journal.note import Note
from journal.ownlinks import with_own_links
from journal.record import Record, field, replace
from journal.redirects import known_by, redirects_of
from journal.routes import Route, output_path
from journal.site.addresses import former
from journal.site.again import again
from journal.site.settled import settled
from journal.site.tags import tag_slug
from journal.site.terms import Choices, Terms, pattern_of, published
from journal.store import Memory, SiteMemory, recall_results, remember_results
from journal.views.known import Events, Known, events_of


class Fresh(Record):
    """What is new in a kept journal since the last build. `told` are all days that are others than when it was kept.

    `words` and `events` are those of the months in which they are others.
    """

    entries: tuple[Entry, ...] = ()
    days: Mapping[date, Day] = field(default_factory=dict)
    told: tuple[Day, ...] = ()
    words: Words = field(default_factory=dict)
    events: Events = field(default_factory=dict)


class Journal(Record):
    """A journal that was read, with what was chosen for it and what was found in notes that are not published.

    `pages` are all of its pages and feeds, and what leads to them, by their paths in the output.
    `name` is the one that it is kept under, empty if it is not. `known` is None unless it was kept; `fresh` is what is new then.
    """

    site: Site
    choices: Choices
    lost: tuple[Diagnostic, ...]
    basis: str
    notes: tuple[Note, ...]
    hidden: frozenset[str]
    pages: Mapping[str, Route]
    name: str = ""
    known: Known | None = None
    fresh: Fresh = field(default_factory=Fresh)


def gathered(taken: Taken, terms: Terms, folder: Path | None) -> Journal:
    """The journal in the notes that were taken in. What comparing its tasks came to is kept in `folder`, None for nowhere."""
    # After most edits the journal is taken up.
    from journal.site.assemble import assembled

    compared_by = _digest(taken.reading, terms.aliases)
    results = Comparisons(recall_results(folder, compared_by))
    notes = taken.loaded()
    site, choices = assembled(notes, terms, results)
    remember_results(folder, compared_by, results.asked)
    site = led_on(site, choices, terms)
    lost = tuple(lost_in(notes, terms))
    # What could not be read may be another time, with nothing changed that could be seen.
    basis = "" if taken.found else _basis(taken, terms)
    return Journal(site, choices, lost, basis, notes, taken.hidden, pages_by_path(site))


def pages_by_path(site: Site) -> dict[str, Route]:
    """All pages and feeds of a site, and what leads to them, by their paths in the output."""
    # What tells the pages of a whole journal loads all kinds of them.
    from journal.extent import routes_of

    return {output_path(each): each for each in routes_of(site)}


def led_on(site: Site, choices: Choices, terms: Terms) -> Site:
    """A site with links to pages that no note is, the former addresses of its pages, and the former ids of its headings."""
    site = with_own_links(site)
    patterns = {entry.id: pattern_of(entry, terms.permalinks) for entry in site.entries} if terms.permalinks else {}
    if not terms.ledger and not any(former(entry, patterns.get(entry.id, "")) for entry in site.entries):
        return site
    names = [*((other, name) for name, others in terms.tags.aliases for other in others), *choices.tags.items()]
    tags = {tag_slug(other): tag_slug(name) for other, name in names}
    from journal.extent import pages_of

    led = redirects_of(site, pages_of(site), terms.ledger, patterns, tags)
    found = sorted((*site.found, *led.found), key=lambda each: (each.where, each.code.value, each.message))
    return replace(site, redirects=led.pages, renamed=led.headings, found=tuple(found))


def resumed(taken: Taken, terms: Terms, before: Memory, kept: SiteMemory) -> Journal | None:
    """The kept journal with the notes that are changed, if nothing else can be new; None if anything may be."""
    if taken.found or not kept.site or kept.basis != _basis(taken, terms) or kept.hidden != taken.hidden:
        return None
    by_path = {note.path: note for note in taken.notes}
    if by_path.keys() != kept.paths:
        return None
    pairs: list[tuple[Note, Note]] = []
    for path, digest in taken.changed:
        old = taken.before(path, digest)
        # By these words a note is known again that had another name.
        if old is None or (terms.ledger and known_by(old) != known_by(by_path[path])):
            return None
        pairs.append((old, by_path[path]))
    note = settling(by_path.__getitem__, before.choices, terms)
    days = {day.day: day for day in before.days}
    unchanged = KeptSite.of(kept.site, note, (), days)
    new = again(pairs, unchanged, before.choices, terms)
    if new is None:
        return None
    days |= new.days
    words = revised(before.words, new.former, new.entries)
    if words.keys() != before.words.keys():
        return None
    site, known = unchanged.revised(new.entries, days), KeptKnown.of(kept.known, words)
    events = events_of(site, known.written, {(day.year, day.month) for day in days})
    fresh = Fresh(
        new.entries,
        new.days,
        tuple(days.values()),
        {month: told for month, told in words.items() if told != before.words[month]},
        {month: events[month] for month in {(day.year, day.month) for day in new.days}},
    )
    pages = KeptPages(kept.pages)
    known = known.revised(words, events)
    return Journal(
        site, new.choices, kept.lost, kept.basis, taken.notes, taken.hidden, pages, before.site, known, fresh
    )


def memory_of(journal: Journal, known: Known) -> SiteMemory:
    """What is kept of a journal; nothing where it could not be taken up again."""
    if not journal.basis:
        return SiteMemory()
    paths = frozenset(note.path for note in journal.notes)
    shown = {each.note.path for each in (*journal.site.by_id.values(), *journal.site.described.values())}
    return SiteMemory(
        journal.basis,
        paths,
        journal.hidden,
        {
            note.path: Shown(note.images, note.diagrams, note.withheld)
            for note in journal.notes
            if note.images or note.diagrams or note.withheld
        },
        journal.lost,
        tuple(journal.pages),
        kept_fields(journal.site),
        kept_fields(known),
        unpublished=paths != shown,
    )


def settling(note: Callable[[str], Note], choices: Choices, terms: Terms) -> Callable[[str], Note]:
    """`note`, with each as its entries hold it."""
    found: dict[str, Note] = {}

    def lazily(path: str) -> Note:
        if path not in found:
            kept = note(path)
            load = lambda _: settled(kept, choices, terms)  # noqa: E731
            found[path] = KeptNote.of(path, kept.digest, Shown(kept.images, kept.diagrams, kept.withheld), load)
        return found[path]

    return note if choices.day_first is None and not terms.overrules else lazily


def _basis(taken: Taken, terms: Terms) -> str:
    """The digest of all that a journal is made from beside its notes."""
    return _digest(taken.reading, terms)


def _digest(*parts: object) -> str:
    return blake2b("".join(map(repr, parts)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def lost_in(notes: Sequence[Note], terms: Terms) -> Iterator[Diagnostic]:
    """What was found in notes that are not published, as far as it says that their text is lost, or why they are not."""
    for note in notes:
        if not published(note, terms.overrules):
            yield from (each for each in note.found if each.severity is Severity.ERROR or _keeps_back(each, note))


def _keeps_back(found: Diagnostic, note: Note) -> bool:
    """Whether a note is not published since a value was not understood, and its writer wants to hear of that."""
    line = dict(note.front.key_lines).get(note.front.hidden)
    return found.code is Code.FRONT_VALUE and found.where.line == line and found.code.value not in note.ignored
