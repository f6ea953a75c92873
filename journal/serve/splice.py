"""A note that has just been changed, set into the site that is known: at once, before the whole is assembled anew.

Where only texts are new the result is the whole site as it now is. Else it is right for what the note itself says,
and what other notes know of it follows when all is assembled; such a site answers for the note's own pages alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from journal.model import Body, Entry, Note, Picture, Promised, Site, Target
from journal.read import Read
from journal.record import Record, fields, replace
from journal.routes import Route
from journal.serve.edition import Edition
from journal.site.again import again
from journal.site.assemble import entries_in, settled
from journal.site.days import days_of

V = TypeVar("V")


class Layered(Mapping[str, Body]):
    """Bodies of which some are newer than those of the store."""

    def __init__(self, fresh: Mapping[str, Body], base: Mapping[str, Body]) -> None:
        self.fresh, self.base = fresh, base

    @classmethod
    def over(cls, base: Mapping[str, Body], path: str, body: Body) -> "Layered":
        """`base` with another body for one note; layers do not pile up."""
        if isinstance(base, cls):
            return cls({**base.fresh, path: body}, base.base)
        return cls({path: body}, base)

    def __getitem__(self, path: str) -> Body:
        fresh = self.fresh.get(path)
        return fresh if fresh is not None else self.base[path]

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self.base), **self.fresh})

    def __len__(self) -> int:
        return len({**dict.fromkeys(self.base), **self.fresh})


class Spliced(Record):
    """An edition with a changed note in it. `exact`: it is as if all had been assembled; else `routes` are all it is for."""

    edition: Edition
    routes: tuple[Route, ...]
    exact: bool


def spliced(edition: Edition, old: Note, made: Read) -> Spliced | None:
    """The edition with `made` in place of `old`; None where the note has become another kind of thing."""
    new, site = made.note, edition.site
    bodies = Layered.over(edition.bodies, new.path, made.body)
    texts = with_texts(edition, [(old, new)], bodies)
    if texts is not None:
        return Spliced(texts, (), True)
    before = [entry for entry in site.entries if entry.note.path == new.path]
    now = entries_in(new, edition.choices, edition.terms)
    if not before or {entry.id for entry in before} != {entry.id for entry in now}:
        return None
    if {entry.id: _place(entry) for entry in before} != {entry.id: _place(entry) for entry in now}:
        return None
    provisional = _provisional(_with_entries(site, now), before, now, settled(new, edition.choices, edition.terms))
    routes = tuple(site.routes[entry.id] for entry in before)
    return Spliced(with_pages_of(edition, replace(edition, site=provisional, bodies=bodies)), routes, False)


def with_texts(edition: Edition, pairs: Iterable[tuple[Note, Note]], bodies: Mapping[str, Body]) -> Edition | None:
    """The edition with changed notes, each given as it was and as it is; None where more than their texts may be new."""
    site = edition.site
    found = again(pairs, site, edition.choices, edition.terms)
    if found is None:
        return None
    told = replace(_with_entries(site, found.entries), days={**site.days, **found.days})
    return with_pages_of(edition, replace(edition, site=told, bodies=bodies, choices=found.choices))


def with_pages_of(edition: Edition, changed: Edition) -> Edition:
    """The changed edition, with the addresses that it shares with the one before: to find them takes longer than all else."""
    changed.__dict__["pages"] = edition.pages
    return changed


def _place(entry: Entry) -> tuple[object, ...]:
    return type(entry), entry.when, entry.slug, getattr(entry, "week", None)


def _with_entries(site: Site, new: Sequence[Entry]) -> Site:
    """A plain site, with `new` entries in place of those of the same ids."""
    by_id = {entry.id: entry for entry in new}
    entries = tuple([by_id.get(entry.id, entry) for entry in site.entries])
    rest = {each.name: getattr(site, each.name) for each in fields(Site) if each.name not in ("entries", "by_id")}
    return Site(entries=entries, by_id={**site.by_id, **by_id}, **rest)


def _provisional(site: Site, before: Sequence[Entry], now: Sequence[Entry], note: Note) -> Site:
    """The site with what the note itself tells of its days, links and pictures; what counts its parts goes as far as they go."""
    old = before[0].note
    told_of = {day for entry in (*before, *now) for day in (entry.when, *entry.days, *entry.lined)}
    days = {day for day in told_of if day is not None and day in site.days}
    parts = {part.entry for day in days for part in site.days[day].parts}
    told = days_of(entry for entry in site.entries if entry.id in parts)
    ids = {entry.id for entry in now}
    same = [task.text for task in old.tasks] == [task.text for task in note.tasks]
    return replace(
        site,
        days={**site.days, **{day: told[day] for day in days if day in told}},
        targets=_targets(site, old, note),
        pictures=_pictures(site, old, note),
        diagrams=_diagrams(site, old, note),
        mentions={each: _within(pairs, ids, len(note.links)) for each, pairs in site.mentions.items()},
        promises={each: kept for each, kept in site.promises.items() if each not in ids or _hold(kept, note)},
        planned_by={each: kept for each, kept in site.planned_by.items() if each not in ids or same},
        carrying={each: () if each in ids and not same else kept for each, kept in site.carrying.items()},
        cited={(each, at): slug for (each, at), slug in site.cited.items() if each not in ids or old.references == note.references},
        questions=tuple(
            asked for asked in site.questions if not any(each in ids for each, _ in asked.places)
        ),
    )  # fmt: skip


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


def _within(pairs: tuple[tuple[str, int], ...], ids: set[str], count: int) -> tuple[tuple[str, int], ...]:
    return tuple(pair for pair in pairs if pair[0] not in ids or pair[1] < count)


def _others(mapping: Mapping[tuple[str, int], V], path: str) -> dict[tuple[str, int], V]:
    return {key: value for key, value in mapping.items() if key[0] != path}


def _targets(site: Site, old: Note, note: Note) -> dict[tuple[str, int], Target]:
    """Links that stood in the note before lead where they led."""
    led = {
        (link.target, link.fragment, link.wiki): site.targets[old.path, index]
        for index, link in enumerate(old.links)
        if (old.path, index) in site.targets
    }
    targets = _others(site.targets, note.path)
    for index, link in enumerate(note.links):
        if (target := led.get((link.target, link.fragment, link.wiki))) is not None:
            targets[note.path, index] = target
    return targets


def _pictures(site: Site, old: Note, note: Note) -> dict[tuple[str, int], Picture]:
    shown = {
        image.target: site.pictures[old.path, index]
        for index, image in enumerate(old.images)
        if (old.path, index) in site.pictures
    }
    pictures = _others(site.pictures, note.path)
    for index, image in enumerate(note.images):
        if image.target in shown:
            pictures[note.path, index] = shown[image.target]
    return pictures


def _diagrams(site: Site, old: Note, note: Note) -> dict[tuple[str, int], Picture]:
    drawn = {
        diagram.text: site.diagrams[old.path, index]
        for index, diagram in enumerate(old.diagrams)
        if (old.path, index) in site.diagrams
    }
    diagrams = _others(site.diagrams, note.path)
    for index, diagram in enumerate(note.diagrams):
        if diagram.text in drawn:
            diagrams[note.path, index] = drawn[diagram.text]
    return diagrams
