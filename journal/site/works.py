"""The works that the journal cites: each once, whichever of its addresses an entry gives, with all that is said of it.

An address alone makes no work: a reference does, and so does a reading note that names its source. Links to what is
a work already are places where it is cited. The order of the entries does not matter.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from journal.language import language_of
from journal.marks.links import canonical, host
from journal.marks.references import Reference
from journal.model import Citing, Counted, Entry, Page, ReadingNote, Remark, Work, by_note, held_in
from journal.record import Record, replace
from journal.routes import slug

_LONGEST_TITLE = 200


class Works(Record):
    """What `Site` holds of works, under the same names."""

    works: Mapping[str, Work]
    slugs: Mapping[str, str]
    cited: Mapping[tuple[str, int], str]
    citing: Mapping[str, tuple[str, ...]]


def works_of(entries: Iterable[Entry]) -> Works:
    """Every work that `entries` cite."""
    groups = [found for _, found in sorted(by_note(entries).items())]
    by_id: dict[str, list[_Told]] = defaultdict(list)
    told = _named([each for group in groups for each in _told(group)])
    for each in told:
        for name in each.ids:
            by_id[name].append(each)
    known = {name: found for name, found in by_id.items() if any(each.makes_a_work for each in found)}
    for each in (linked for group in groups for linked in _linked(group, known)):
        known[each.ids[0]].append(each)
    slugs = _slugs(known)
    related = _related(told)
    made = [_work(name, sorted(found, key=_newest), slugs, related) for name, found in known.items()]
    made.sort(key=lambda work: (_newest(min(known[work.id], key=_newest)), work.id))
    main = [each for found in known.values() for each in found if each.ids[0] in slugs]
    cited = {(each.entry.id, each.reference): slugs[each.ids[0]] for each in main if each.reference is not None}
    return Works({work.slug: work for work in made}, slugs, cited, _citing(main, slugs))


def _citing(main: Iterable["_Told"], slugs: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Of each entry, the works that it cites, in the order of its lines."""
    citing: dict[str, dict[str, None]] = defaultdict(dict)
    for each in sorted(main, key=lambda told: (told.entry.id, told.line, slugs[told.ids[0]])):
        citing[each.entry.id][slugs[each.ids[0]]] = None
    return {entry_id: tuple(works) for entry_id, works in citing.items()}


# ---- what entries say


class _Told(Record):
    """What an entry says of a work, in a line.

    `reference` and `link` are as in `Citing`; `said` is the reference, or one made of what a whole entry says, or that of
    a link, which is empty. `ids` are those of its addresses, the first one first, else one made of its title.
    """

    entry: Entry
    said: Reference
    ids: tuple[str, ...]
    reference: int | None = None
    link: int | None = None

    @property
    def line(self) -> int:
        return self.said.line

    @property
    def makes_a_work(self) -> bool:
        """Whether this is more than a link, which on a plain page leads to a shop or a friend."""
        said = self.said
        described = said.year is not None or said.citations is not None or said.author or not said.urls
        return bool(described) or not isinstance(self.entry, Page)


def _newest(told: _Told) -> tuple[int, str, int, int]:
    """Sorts by day, the newest first and undated last, then by place."""
    when = told.entry.when
    return (-when.toordinal() if when else 0, told.entry.id, told.line, told.link if told.link is not None else -1)


def _careful(told: _Told) -> tuple[bool, int, str, int]:
    """Sorts reading notes first, as they name works with care, then the oldest first."""
    when = told.entry.when
    return (not isinstance(told.entry, ReadingNote), when.toordinal() if when else 0, told.entry.id, told.line)


def _told(group: Sequence[Entry]) -> Iterator[_Told]:
    """What the entries of a note say of works, in its order."""
    for index, reference in enumerate(group[0].note.references):
        yield _Told(held_in(group, reference.section), reference, reference.ids, reference=index)


def _named(told: Sequence[_Told]) -> list[_Told]:
    """The same, each with an id: what has no address goes by its title, or is the one work of that title that has one."""
    by_title: dict[str, set[str]] = defaultdict(set)
    for each in told:
        if each.ids:
            by_title[_folded(each.said.title)].add(each.ids[0])
    named: list[_Told] = []
    for each in told:
        if not each.ids:
            title = _folded(each.said.title)
            same = by_title.get(title, set())
            each = replace(each, ids=tuple(same) if len(same) == 1 else (f"title:{title}",))  # noqa: PLW2901
        named.append(each)
    return named


def _folded(title: str) -> str:
    return slug(unicodedata.normalize("NFKC", title).casefold())


def _linked(group: Sequence[Entry], known: Mapping[str, object]) -> Iterator[_Told]:
    """The links of a note to works that are known, but for those that references are made of."""
    note = group[0].note
    lines = {(reference.line, name) for reference in note.references for name in reference.ids}
    for index, link in enumerate(note.links):
        if link.wiki or not link.target.lower().startswith(("http://", "https://")):
            continue
        name = canonical(link.target).id
        if name in known and (link.line, name) not in lines:
            lines.add((link.line, name))
            yield _Told(held_in(group, link.section), Reference("", link.line), (name,), link=index)


# ---- one work


class _Related(Record):
    """The ids of the works that a work is noted under, and of those noted under it."""

    above: Mapping[str, Sequence[str]]
    below: Mapping[str, Sequence[str]]


def _related(told: Iterable[_Told]) -> _Related:
    names = {(each.entry.note.path, each.reference): each.ids[0] for each in told if each.reference is not None}
    above: dict[str, list[str]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    for each in told:
        parent = names.get((each.entry.note.path, each.said.related_to)) if each.said.related_to is not None else None
        if parent is not None and each.reference is not None:
            above[each.ids[0]].append(parent)
            below[parent].append(each.ids[0])
    return _Related(above, below)


def _work(name: str, found: Sequence[_Told], slugs: Mapping[str, str], related: _Related) -> Work:
    """What all of `found`, newest first, say of the work `name`."""
    told = sorted((each for each in found if each.link is None), key=_careful)
    own = [each for each in told if each.ids[0] == name]
    data = [each.said for each in own or told]
    title = _title(name, found)
    urls = [url for each in told for url in each.said.urls if canonical(url).id == name]
    beside = [other for each in told for other in each.ids if other != name]
    return Work(
        id=name,
        slug=slugs[name],
        title=title,
        language=language_of(title, found[0].entry.language),
        author=next((said.author for said in data if said.author), ""),
        year=next((year for year in map(_published, data) if year is not None), None),
        venue=next((said.venue for said in data if said.venue), ""),
        org=next((said.org for said in data if said.org), ""),
        urls=tuple(dict.fromkeys(urls)),
        host=host(urls[0]) if urls else "",
        noted=any(said.noted for said in data),
        main=bool(own),
        counts=_counts(own),
        remarks=tuple(
            Remark(each.entry.id, each.reference, text)
            for each in sorted(own, key=_newest)
            if each.reference is not None
            for text in each.said.remarks
        ),
        places=tuple(Citing(each.entry.id, each.reference, each.link) for each in found),
        entries=tuple(dict.fromkeys(each.entry.id for each in found)),
        above=_slugs_of(related.above.get(name, ()), slugs, name),
        below=_slugs_of(related.below.get(name, ()), slugs, name),
        beside=_slugs_of(beside, slugs, name),
    )


def _title(name: str, found: Iterable[_Told]) -> str:
    """The longest title of reading notes, else of other entries; the address where none is written."""
    told = sorted((each for each in found if each.link is None), key=_careful)
    own = [each for each in told if each.ids[0] == name] or told
    written = [each for each in own if "://" not in each.said.title and len(each.said.title) <= _LONGEST_TITLE]
    careful = [each for each in written if isinstance(each.entry, ReadingNote)]
    if not written:
        return own[0].said.title
    return max((each.said.title for each in careful or written), key=len)


def _published(said: Reference) -> int | None:
    """The year of a work. A whole date after a link is the day on which it was read, and tells no year."""
    read_in = said.date[:4] if len(said.date) > 4 else ""
    return None if read_in and str(said.year) == read_in and not (said.venue or said.others) else said.year


def _counts(own: Sequence[_Told]) -> tuple[Counted, ...]:
    """The numbers of citations, oldest first; of an entry that gives several, the last."""
    of_entry = {
        each.entry.id: Counted(each.entry.id, each.entry.when, each.said.citations)
        for each in own
        if each.said.citations is not None
    }
    return tuple(sorted(of_entry.values(), key=lambda each: (each.when or date.max, each.entry)))


def _slugs_of(names: Iterable[str], slugs: Mapping[str, str], own: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slugs[name] for name in names if name in slugs and name != own))


def _slugs(known: Mapping[str, Sequence[_Told]]) -> dict[str, str]:
    """The address of each work by its id: of its title, else of the id.

    Where two would be the same, the one that was cited first keeps it, so that a new one changes no old address.
    """
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(known, key=lambda each: (min(told.entry.when or date.max for told in known[each]), each)):
        main = any(each.ids[0] == name and each.link is None for each in known[name])
        title = _title(name, known[name]) if main else name
        base = slug(name if "://" in title else title)
        free, number = base, 2
        while free in taken:
            free = f"{base}-{number}"
            number += 1
        taken.add(free)
        slugs[name] = free
    return slugs
