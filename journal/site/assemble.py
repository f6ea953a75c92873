"""The whole journal from its notes: kinds, dates, addresses, days, tags and links.

Pure; the order of the notes does not matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from journal.comparisons import Comparisons
from journal.dates.arithmetic import week_of
from journal.dates.headings import day_heading
from journal.dates.values import Week
from journal.diagnostics import Code, Diagnostic, Span
from journal.model import (
    Daily,
    Entry,
    Log,
    Monthly,
    Picture,
    Profile,
    Seen,
    Site,
    Target,
    Weekly,
    begun,
    by_note,
    held_in,
)
from journal.note import Diagram, Note
from journal.patterns import pattern
from journal.record import Record, replace
from journal.routes import Route
from journal.site.addresses import addresses
from journal.site.carried import carried_of, carrying
from journal.site.compared import Compared
from journal.site.connected import connected, wikilinks_of
from journal.site.days import days_of
from journal.site.doubts import day_first, doubts, heard, in_order, overflows, unknown_years
from journal.site.entries import repeated_titles, title_of
from journal.site.inventory import inventory_of
from journal.site.names import Around, names
from journal.site.promises import planned_by, planned_for, promises_of
from journal.site.questions import questions_of
from journal.site.recurring import recurring_of
from journal.site.related import related_of, ties_of
from journal.site.settled import entries_at, main_language, overruled, spoken
from journal.site.tags import TagRules, folded, may_tell, names_of, similar, tagged, tags_of, telling, with_notes
from journal.site.terms import Choices, Terms, pattern_of, published
from journal.site.when import When, timed
from journal.site.works import works_of


def assemble(notes: Iterable[Note], terms: Terms) -> Site:
    """The journal in `notes`."""
    return assembled(notes, terms)[0]


def assembled(notes: Iterable[Note], terms: Terms, results: Comparisons | None = None) -> tuple[Site, Choices]:
    """The journal in `notes`, and what was chosen for all of it. `results` are of comparisons by the same terms."""
    told = _understood(notes, terms)
    listed = _listed(told, terms)
    notes, entries, apart = listed.notes, listed.entries, listed.apart
    placed = addresses(
        [*entries, *apart.values()],
        {each.id: pattern_of(each, terms.permalinks) for each in (*entries, *apart.values())},
    )
    ordered = sorted(entries, key=_order)
    days = days_of(ordered)
    tags = tags_of(ordered, listed.rules)
    described = {
        tag.slug: told.entries[note.path][0]
        for key, note in listed.about.items()
        for tag in tags.values()
        if folded(tag.name) == key
    }
    withheld = {
        note.path: (title_of(note, told.repeated), *note.front.aliases) for note in (*told.withheld, *listed.unseen)
    }
    around = Around(terms.files, terms.static, withheld, terms.root, terms.forge)
    known = names((*ordered, *apart.values()), placed.routes, days, around, described)
    wikilinks = wikilinks_of(notes, known)
    linked = connected(notes, known, wikilinks)
    diagrams, undrawn = _diagrams(notes, terms)
    found = [
        *_doubtful(told, listed),
        *placed.found,
        *similar(tags, {entry.id: entry for entry in entries}, listed.rules),
        *linked.found,
        *undrawn,
    ]
    profile = _profile(notes, told.repeated, entries, day_first=told.day_first, wikilinks=bool(wikilinks))
    weeklies = _weeklies(entries)
    by_id = {**{entry.id: entry for entry in ordered}, **apart}
    dated = set(days) | {entry.when for entry in entries if entry.when is not None}
    works = works_of(entries)
    as_of = terms.as_of or _last_day(days, entries)
    compared = Compared(ordered, terms.aliases, results)
    promises = promises_of(ordered, days, terms.aliases, compared)
    carried = carried_of(ordered, promises, terms.aliases, compared)
    asked = questions_of(entries)
    mentions = _mentions(entries, placed.routes, linked.targets)
    site = Site(
        replace(terms.masthead, language=terms.masthead.language or profile.language),
        profile,
        tuple(ordered),
        by_id,
        days,
        _weeks(days, weeklies),
        weeklies,
        tuple(sorted({(day.year, day.month) for day in dated})),
        tuple(sorted({day.year for day in dated})),
        tags,
        as_of,
        placed.routes,
        linked.assets,
        linked.targets,
        mentions,
        tuple(sorted(heard(found, notes), key=lambda each: (each.where, each.code.value, each.message))),
        linked.pictures,
        works.works,
        works.slugs,
        works.cited,
        works.citing,
        asked,
        promises,
        planned_by(promises, by_id),
        planned_for(promises, by_id),
        carried,
        carrying(carried),
        recurring_of(by_id, days, as_of, terms.aliases, compared),
        described=described,
        unlisted=apart,
        diagrams=diagrams,
        ties=ties_of(asked, carried.values()),
        related=related_of(ordered, works.citing, tags.values(), mentions),
        inventory=inventory_of(ordered, len(told.withheld)),
        ahead=ahead_of(ordered, as_of),
    )
    return site, Choices(told.day_first, told.repeated, told.near, spoken(notes), listed.spelt)


class _Understood(Record):
    """The notes that are published, each with its time and its entries, by path; what was chosen for that as in `Choices`.

    `withheld` are the others, `doubtful` what is wrong with dates in the order of the journal.
    """

    notes: tuple[Note, ...]
    withheld: tuple[Note, ...]
    times: Mapping[str, When]
    entries: Mapping[str, tuple[Entry, ...]]
    doubtful: tuple[Diagnostic, ...]
    day_first: bool | None
    repeated: tuple[str, ...]
    near: Mapping[str, date]


def _understood(notes: Iterable[Note], terms: Terms) -> _Understood:
    every = sorted(notes, key=lambda note: note.path)
    public = [overruled(note, terms.overrules) for note in every if published(note, terms.overrules)]
    order = day_first(public)
    turned = [in_order(note, day_first=order) for note in public]
    public = [note for note, _ in turned]
    times, near = timed(public)
    repeated = repeated_titles(public)
    return _Understood(
        tuple(public),
        tuple(note for note in every if not published(note, terms.overrules)),
        times,
        {note.path: entries_at(note, times[note.path], repeated, terms) for note in public},
        tuple(each for _, doubtful in turned for each in doubtful),
        order,
        repeated,
        near,
    )


class _Listed(Record):
    """The entries with the tags that are shown, and those that stand `apart`, with `notes` that anything is shown of.

    `about` are the notes that tell of a tag, by what its spellings have in common; `unseen` are those of them
    whose tag is not shown. `rules` and `spelt` are what is said of tags, and their names as in `Choices`.
    """

    notes: tuple[Note, ...]
    entries: tuple[Entry, ...]
    apart: Mapping[str, Entry]
    about: Mapping[str, Note]
    unseen: tuple[Note, ...]
    rules: TagRules
    spelt: Mapping[str, str]


def _listed(told: _Understood, terms: Terms) -> _Listed:
    about = telling(told.notes, (each for note in told.notes if not may_tell(note) for each in told.entries[note.path]))
    rules = with_notes(terms.tags, about)
    described = {note.path for note in about.values()}
    apart = _apart(told.notes, told.entries)
    raw = [
        entry
        for note in told.notes
        if note.path not in described
        for entry in told.entries[note.path]
        if entry.id not in apart
    ]
    spelt = names_of(raw, rules)
    # What is said of a tag that is not shown is not shown either.
    unseen = tuple(note for key, note in about.items() if not spelt.get(key))
    hidden = {note.path for note in unseen}
    return _Listed(
        tuple(note for note in told.notes if note.path not in hidden),
        tuple(tagged(entry, spelt) for entry in raw),
        apart,
        about,
        unseen,
        rules,
        spelt,
    )


def _doubtful(told: _Understood, listed: _Listed) -> Iterator[Diagnostic]:
    """What is wrong with single notes."""
    yield from told.doubtful
    yield from unknown_years(listed.entries)
    yield from overflows(listed.entries)
    for note in listed.notes:
        yield from note.found
        yield from doubts(note, told.times[note.path])


def _apart(notes: Iterable[Note], by_note: Mapping[str, Sequence[Entry]]) -> dict[str, Entry]:
    """The entries that have a page and stand nowhere else, by their ids; their tags have no pages."""
    unlisted = (note for note in notes if note.front.unlisted)
    return {entry.id: replace(entry, tags=()) for note in unlisted for entry in by_note[note.path]}


def _order(entry: Entry) -> tuple[bool, int, int, bool, tuple[str | int, ...], int]:
    """Newest first, undated last; a week after its days, a month after its weeks, and files in the order of their paths.

    A note that is only called by its day stands before others of the day, such as those of its meetings.

    Of weeks without a date the one with the highest number is the newest; a `day9` stands before a `day10`, and the days
    of a log without a year as they do there.
    """
    number = (entry.number or 0) if isinstance(entry, Weekly) else 0
    return (
        entry.when is None,
        -entry.when.toordinal() if entry.when is not None else -number,
        0 if isinstance(entry, Monthly) else 1 if isinstance(entry, Weekly) else 2,
        not _is_called_by_day(entry),
        tuple(int(part) if at % 2 else part for at, part in enumerate(_DIGITS.split(entry.note.path))),
        entry.first,
    )


_DIGITS: Final = pattern("([0-9]{1,18})")


def _is_called_by_day(entry: Entry) -> bool:
    if not isinstance(entry, Daily) or entry.when is None:
        return False
    found = day_heading(entry.title) if entry.title else None
    return not entry.title or (found is not None and not found.title)


def _profile(
    notes: Sequence[Note],
    repeated: tuple[str, ...],
    entries: Sequence[Entry],
    *,
    day_first: bool | None,
    wikilinks: bool,
) -> Profile:
    years = tuple(sorted({entry.when.year for entry in entries if entry.when is not None}))
    return Profile(day_first, wikilinks, repeated, years, main_language(spoken(notes)))


def _diagrams(notes: Sequence[Note], terms: Terms) -> tuple[dict[tuple[str, int], Picture], list[Diagnostic]]:
    """The drawings of diagrams; and why there are none of some."""
    drawn: dict[tuple[str, int], Picture] = {}
    found: list[Diagnostic] = []
    told = False
    for note in notes:
        for index, diagram in enumerate(note.diagrams):
            seen = terms.drawings.get(diagram.text)
            if seen is not None and seen.copies:
                drawn[note.path, index] = Picture(seen.copies[0].path, seen.width, seen.height, name=seen.name)
            elif seen is not None or not told:
                found.append(_not_drawn(note, diagram, seen))
                told = told or seen is None
    return drawn, found


def _not_drawn(note: Note, diagram: Diagram, seen: Seen | None) -> Diagnostic:
    if seen is None:
        message = "diagrams are shown as text: the package that draws them is not installed"
        hint = 'install it with `pip install "learning-journal[diagrams]"`'
    else:
        message = f"this diagram cannot be drawn, so it is shown as text: {seen.fault}"
        hint = "mend its text; what it may say is described in the manual of Mermaid"
    return Diagnostic(Code.BAD_DIAGRAM, Span(note.path, diagram.line), message, hint)


def _weeklies(entries: Sequence[Entry]) -> dict[Week, str]:
    weeklies: dict[Week, str] = {}
    for entry in sorted(entries, key=lambda each: each.id):
        if isinstance(entry, Weekly) and entry.week is not None:
            weeklies.setdefault(entry.week, entry.id)
    return weeklies


def _weeks(days: Iterable[date], weeklies: Iterable[Week]) -> tuple[Week, ...]:
    return tuple(sorted({week_of(day) for day in days} | set(weeklies)))


# A day more than this after its neighbour is a placeholder (2099), not the last day written.
_JUMP = timedelta(days=400)


def _last_day(days: Iterable[date], entries: Sequence[Entry]) -> date | None:
    """The last day written: placeholders far beyond the rest do not count, and of a month is only known that it has begun."""
    dated = ((entry, entry.when) for entry in entries if entry.when is not None and not isinstance(entry, Log))
    known = sorted(set(days) | {when.replace(day=1) if entry.month else when for entry, when in dated})
    while len(known) > 1 and known[-1] - known[-2] > _JUMP and len(known) > 4:
        known.pop()
    return known[-1] if known else None


def ahead_of(entries: Iterable[Entry], as_of: date | None) -> tuple[str, ...]:
    """The ids of the entries that begin after the last day written."""
    firsts = ((entry.id, begun(entry)) for entry in entries)
    return tuple(entry_id for entry_id, first in firsts if as_of is not None and first is not None and first > as_of)


def _mentions(
    entries: Sequence[Entry],
    routes: Mapping[str, Route],
    targets: Mapping[tuple[str, int], Target],
) -> dict[str, tuple[tuple[str, int], ...]]:
    holders: dict[Route, str] = {}
    for entry in entries:
        holders.setdefault(routes[entry.id], entry.id)
    owners = by_note(entries)
    mentions: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (path, index), led in targets.items():
        # A note that tells of a tag is no entry.
        if path not in owners or led.route is None or (there := holders.get(led.route)) is None:
            continue
        source = held_in(owners[path], owners[path][0].note.links[index].section).id
        if source != there:
            mentions[there].append((source, index))
    return {entry_id: tuple(pairs) for entry_id, pairs in mentions.items()}
