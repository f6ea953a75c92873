"""A note that has just been changed, set into the site that is known: at once, before the whole is assembled anew.

Where only texts are new the result is the whole site as it now is. Else it is right for what the note itself says,
and what other notes know of it follows when all is assembled; such a site answers for the note's own pages alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from journal import kept
from journal.figures.written import revised
from journal.model import Entry, Promised, Site, Target
from journal.note import Body, Note, Read
from journal.record import Record, names_of, replace
from journal.routes import Route
from journal.serve.edition import Edition
from journal.site.again import again
from journal.site.days import days_of
from journal.site.settled import entries_in, settled
from journal.views.known import events_of

K = TypeVar("K")
V = TypeVar("V")


class Layered(Mapping[K, V]):
    """A mapping in which some keys have other values and some are gone, made without looking at the rest."""

    def __init__(self, changed: Mapping[K, V], base: Mapping[K, V], gone: frozenset[K] = frozenset()) -> None:
        self.changed, self.base, self.gone = changed, base, gone

    @classmethod
    def over(cls, base: Mapping[K, V], changed: Mapping[K, V], gone: Iterable[K] = ()) -> "Layered[K, V]":
        """`base` with other values for some keys and without those that are `gone`; layers do not pile up."""
        if not isinstance(base, cls):
            return cls(changed, base, frozenset(gone).difference(changed))
        missing = base.gone.union(gone).difference(changed)
        kept = {key: value for key, value in base.changed.items() if key not in missing}
        return cls({**kept, **changed}, base.base, missing)

    def __getitem__(self, key: K) -> V:
        if key in self.changed:
            return self.changed[key]
        if key in self.gone:
            raise KeyError(key)
        return self.base[key]

    def __iter__(self) -> Iterator[K]:
        yield from (key for key in self.base if key not in self.gone)
        yield from (key for key in self.changed if key not in self.base)

    def __len__(self) -> int:
        return (
            len(self.base)
            - sum(key in self.base for key in self.gone)
            + sum(key not in self.base for key in self.changed)
        )


class Spliced(Record):
    """An edition with a changed note in it. `exact`: it is as if all had been assembled; else `routes` are all it is for."""

    edition: Edition
    routes: tuple[Route, ...]
    exact: bool


def spliced(edition: Edition, old: Note, made: Read) -> Spliced | None:
    """The edition with `made` in place of `old`; None where the note has become another kind of thing."""
    new, site = made.note, edition.site
    bodies = Layered.over(edition.bodies, {new.path: made.body})
    texts = with_texts(edition, [(old, new)], bodies)
    if texts is not None:
        return Spliced(texts, (), True)
    before = [entry for entry in site.entries if entry.note.path == new.path]
    now = entries_in(new, edition.choices, edition.terms)
    if not before or {entry.id for entry in before} != {entry.id for entry in now}:
        return None
    if {entry.id: _place(entry) for entry in before} != {entry.id: _place(entry) for entry in now}:
        return None
    provisional = _provisional(with_entries(site, now), before, now, settled(new, edition.choices, edition.terms))
    routes = tuple(site.routes[entry.id] for entry in before)
    return Spliced(with_pages(replace(edition, site=provisional, bodies=bodies), edition.pages), routes, False)


def with_texts(edition: Edition, pairs: Iterable[tuple[Note, Note]], bodies: Mapping[str, Body]) -> Edition | None:
    """The edition with changed notes, each given as it was and as it is; None where more than their texts may be new."""
    site = edition.site
    found = again(pairs, site, edition.choices, edition.terms)
    if found is None:
        return None
    told = replace(with_entries(site, found.entries), days=Layered.over(site.days, found.days))
    events = events_of(told, edition.known.written, {(day.year, day.month) for day in found.days})
    known = kept.with_texts(edition.known, revised(edition.known.words, found.former, found.entries), events)
    return with_pages(replace(edition, site=told, known=known, bodies=bodies, choices=found.choices), edition.pages)


def with_pages(edition: Edition, pages: Mapping[str, Route]) -> Edition:
    """The edition, with its addresses where they are known: to find them takes longer than all else."""
    edition.__dict__["pages"] = pages
    return edition


def _place(entry: Entry) -> tuple[object, ...]:
    return type(entry), entry.when, entry.slug, getattr(entry, "week", None)


def with_entries(site: Site, new: Sequence[Entry]) -> Site:
    """A plain site, with `new` entries in place of those of the same ids."""
    by_id = {entry.id: entry for entry in new}
    entries = tuple([by_id.get(entry.id, entry) for entry in site.entries])
    rest = {name: getattr(site, name) for name in names_of(Site) if name not in ("entries", "by_id")}
    return Site(entries=entries, by_id=Layered.over(site.by_id, by_id), **rest)


def _provisional(site: Site, before: Sequence[Entry], now: Sequence[Entry], note: Note) -> Site:
    """The site with what the note itself tells of its days, links and pictures; what counts its parts goes as far as they go."""
    old = before[0].note
    told_of = {day for entry in (*before, *now) for day in (entry.when, *entry.days, *entry.lined)}
    days = {day for day in told_of if day is not None and day in site.days}
    parts = {part.entry for day in days for part in site.days[day].parts}
    told = days_of(entry for entry in site.entries if entry.id in parts)
    ids = {entry.id for entry in now}
    same = [task.text for task in old.tasks] == [task.text for task in note.tasks]
    cited = [(each, at) for each in ids for at in range(len(old.references))]
    return replace(
        site,
        days=Layered.over(site.days, {day: told[day] for day in days if day in told}),
        targets=_targets(site, old, note),
        pictures=_shown(site.pictures, note.path, *([image.target for image in each.images] for each in (old, note))),
        diagrams=_shown(site.diagrams, note.path, *([drawn.text for drawn in each.diagrams] for each in (old, note))),
        mentions=_mentions(site, ids, old, note),
        promises=Layered.over(
            site.promises, {}, [each for each in ids if not _hold(site.promises.get(each, ()), note)]
        ),
        planned_by=site.planned_by if same else Layered.over(site.planned_by, {}, ids),
        carrying=site.carrying if same else Layered.over(site.carrying, {}, ids),
        cited=site.cited if old.references == note.references else Layered.over(site.cited, {}, cited),
        questions=tuple([asked for asked in site.questions if not any(each in ids for each, _ in asked.places)]),
    )


def _hold(promises: Sequence[Promised], note: Note) -> bool:
    """Whether the lines of plans are still where they were."""
    for promised in promises:
        for item in promised.items:
            lines = note.tasks if item.boxed else note.plans
            if item.index >= len(lines) or lines[item.index].text != item.text:
                return False
        if any(index >= len(note.tasks) for _, index in promised.again):
            return False
    return True


def _mentions(site: Site, ids: set[str], old: Note, note: Note) -> Mapping[str, tuple[tuple[str, int], ...]]:
    count = len(note.links)
    if count >= len(old.links):
        return site.mentions
    return {
        each: tuple([at for at in pairs if at[0] not in ids or at[1] < count]) for each, pairs in site.mentions.items()
    }


def _targets(site: Site, old: Note, note: Note) -> Mapping[tuple[str, int], Target]:
    """Links that stood in the note before lead where they led."""
    before, now = ([(link.target, link.fragment, link.wiki) for link in each.links] for each in (old, note))
    return _shown(site.targets, note.path, before, now)


def _shown(
    known: Mapping[tuple[str, int], V], path: str, before: Sequence[K], now: Sequence[K]
) -> Mapping[tuple[str, int], V]:
    """What is known of the parts of a note, by its path and their numbers: of each part that was there before, the same."""
    found = {part: known[path, index] for index, part in enumerate(before) if (path, index) in known}
    changed = {(path, index): found[part] for index, part in enumerate(now) if part in found}
    return Layered.over(known, changed, [(path, index) for index in range(len(before))])
