"""The whole of a journal, assembled of its notes: of many in a process of its own, which sends it packed.

So pages are answered meanwhile, and the memory that assembling takes for a moment is given back.
"""

import threading
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal.diagnostics import Diagnostic
from journal.figures.written import Words
from journal.intake import drafted
from journal.kept import KeptKnown, KeptPages, KeptSite, kept_fields
from journal.model import Site
from journal.note import Note
from journal.record import Record, replace
from journal.resume import led_on, lost_in, pages_by_path, settling
from journal.routes import Route
from journal.serve.drafts import unpublished, with_drafts
from journal.serve.elsewhere import elsewhere
from journal.site.assemble import assembled
from journal.site.terms import Choices, Overrule, Terms
from journal.store import Store
from journal.views.known import Known, known

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

# Fewer notes than these are assembled before another process has started.
_WORTH: Final = 400


class Manner(Record):
    """How notes are assembled beside what stands in them. `terms` are those of a build; `drafts`: what it leaves out is shown."""

    terms: Terms
    today: date | None
    drafts: bool


class Whole(Record):
    """A journal, and what was found in notes that are not in it. `pages` is None where they are not told yet; all else as in `Edition`."""

    site: Site
    known: Known
    choices: Choices
    terms: Terms
    unpublished: Mapping[Route, str]
    lost: tuple[Diagnostic, ...]
    pages: Mapping[str, Route] | None = None


class Stored(Record):
    """The notes of a journal in its store: their keys by path, the paths of those among drafts, and notes that it does not hold."""

    folder: Path
    basis: str
    keys: Mapping[str, str]
    hidden: frozenset[str]
    others: tuple[Note, ...]


def whole(notes: tuple[Note, ...], manner: Manner) -> Whole:
    """The journal in some notes, in the order of their paths."""
    terms = with_drafts(manner.terms, notes) if manner.drafts else manner.terms
    site, choices = assembled(notes, terms)
    site = led_on(site, choices, terms)
    reasons, lost = unpublished(site, manner.terms, manner.today), tuple(lost_in(notes, terms))
    return Whole(site, known(site), choices, terms, reasons, lost)


def whole_elsewhere(
    stored: Stored, notes: Mapping[str, Note], manner: Manner, stopped: threading.Event
) -> Whole | None:
    """The same in a process of its own; None if there are too few notes for that, or it could not be done.

    `notes` are those of `stored` with the others, each of which may be loaded when something is asked of it.
    """
    if len(stored.keys) < max(_WORTH, len(stored.others)):
        return None
    found: list[_Packed] = []
    elsewhere(_assemble, (stored, manner), found.append, stopped)
    return found[0].unpacked(notes.__getitem__, manner.terms) if found else None


class _Packed(Record):
    """A whole as it is sent between processes. `overrules` are those of its terms, in which nothing else is new."""

    site: Mapping[str, bytes]
    known: Mapping[str, bytes]
    words: Words
    choices: Choices
    overrules: tuple[Overrule, ...]
    unpublished: Mapping[Route, str]
    lost: tuple[Diagnostic, ...]
    pages: tuple[str, ...]

    @staticmethod
    def of(made: Whole) -> "_Packed":
        site, found = ({name: bytes(each) for name, each in kept_fields(of).items()} for of in (made.site, made.known))
        told = made.choices, made.terms.overrules, made.unpublished, made.lost
        return _Packed(site, found, made.known.words, *told, tuple(pages_by_path(made.site)))

    def unpacked(self, note: Callable[[str], Note], plain: Terms) -> Whole:
        terms = replace(plain, overrules=self.overrules)
        site, found = ({name: memoryview(each) for name, each in of.items()} for of in (self.site, self.known))
        kept = KeptSite.of(site, settling(note, self.choices, terms))
        return Whole(
            kept,
            KeptKnown.of(found, self.words),
            self.choices,
            terms,
            self.unpublished,
            self.lost,
            KeptPages(self.pages),
        )


def _assemble(given: tuple[Stored, Manner], there: "Connection") -> None:
    stored, manner = given
    store = Store(stored.folder, stored.basis)
    kept = store.notes(stored.keys.values())
    store.close()
    if len(kept) < len(stored.keys):
        return  # some were lost meanwhile
    notes = {path: kept[key] for path, key in stored.keys.items()}
    notes |= {path: drafted(notes[path]) for path in stored.hidden if path in notes}
    notes |= {note.path: note for note in stored.others}
    there.send(_Packed.of(whole(tuple(notes[path] for path in sorted(notes)), manner)))
