"""Which notes are in no built site, and how they are shown in the preview all the same, marked with why."""

from collections.abc import Iterable
from datetime import date
from itertools import takewhile

from journal.apart import kept_apart
from journal.model import Site
from journal.note import Note
from journal.record import replace
from journal.routes import Route
from journal.site.terms import Overrule, Terms, published


def with_drafts(terms: Terms, notes: Iterable[Note]) -> Terms:
    """The terms under which every one of `notes` is published."""
    hidden = [note.path for note in notes if not published(note, terms.overrules)]
    shown = tuple(Overrule(_escaped(path), visibility="public") for path in hidden)
    return replace(terms, overrules=(*terms.overrules, *shown)) if shown else terms


def unpublished(site: Site, terms: Terms, today: date | None) -> dict[Route, str]:
    """Why a page is in no built site, or is of a day that is still to come (`future`); `terms` are those of a build."""
    told = to_come(site, today)
    for entry in site.entries:
        if reason := withheld(entry.note, terms):
            told[site.routes[entry.id]] = reason
    return told


def to_come(site: Site, today: date | None) -> dict[Route, str]:
    """The pages of days after `today` (None: not known), marked as such."""
    if today is None:
        return {}
    # The newest stand first, and those without a date last.
    later = takewhile(lambda entry: entry.when is not None and entry.when > today, site.by_id.values())
    return {site.routes[entry.id]: "future" for entry in later}


def withheld(note: Note, terms: Terms) -> str:
    """What keeps a note from being published: a key of its front matter, its folder, or `private`; empty if nothing does."""
    if published(note, terms.overrules):
        return ""
    return note.front.hidden or kept_apart(note.path) or "private"


def _escaped(path: str) -> str:
    """A pattern that matches the path and no other."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in path)
