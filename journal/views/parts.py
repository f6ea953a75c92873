"""The parts that pages share, as frozen values, each exactly what its macro in m.html prints.

Nothing here reads a clock or a file, and nothing makes HTML; empty strings and None mean that a part is left out.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import assert_never

from journal.model import Daily, Day, Entry, Log, Monthly, Page, ReadingNote, Site, Tag, Weekly, kind_of
from journal.record import Record
from journal.routes import TagPage
from journal.views.cells import Cells, cells_among
from journal.views.place import Place, title_language
from journal.views.titles import entry_when, iso_of, kind_name, title_beside_kind
from journal.wording.catalogue import Wording

# More tags than these would be longer than the title that they stand under; the entry's page has all.
_MOST_TAGS = 8


class TagChip(Record):
    """A tag; `count` is empty where it is not shown."""

    name: str
    href: str
    count: str = ""
    language: str = ""


class EntryRow(Record):
    """An entry in a list. `aside` stands where there are no cells; each part of it stays on one line. `iso` is the date for machines, or empty.

    `wide`: the date is written with its year, so that it needs a wider column. `made`: a day that has no title is called by
    its first line, since its date stands beside it.
    """

    when: str
    iso: str
    title: str
    href: str
    language: str
    kind: str
    tags: tuple[TagChip, ...] = ()
    cells: Cells | None = None
    aside: tuple[str, ...] = ()
    wide: bool = False
    made: bool = False


class Crumb(Record):
    """A step of a breadcrumb; the page itself is not among them."""

    label: str
    href: str
    language: str = ""


class PrevNextLink(Record):
    """One side of a `PrevNext`."""

    href: str
    small: str
    title: str
    language: str = ""


class PrevNext(Record):
    """The neighbours of the same kind; `older` is before in time or in the file."""

    label: str
    older: PrevNextLink | None
    newer: PrevNextLink | None


class TocItem(Record):
    """A heading of the page: `level` 2 or 3; `count` is what its margin says, in short."""

    level: int
    title: str
    href: str
    count: str = ""
    language: str = ""


class Hop(Record):
    """A way to a neighbouring week."""

    label: str
    href: str


class StripDay(Record):
    """A day of a week's strip; without `href` nothing was written."""

    weekday: str
    number: str
    href: str = ""
    cells: Cells | None = None
    current: bool = False


class Strip(Record):
    """A week above a page: its neighbours, itself, its days.

    `year_first` is the year with what parts it from the week, in languages that name the year before the week;
    `year` is empty there.
    """

    label: str
    week: str
    year: str
    days_label: str
    href: str
    current: bool
    older: Hop | None
    newer: Hop | None
    days: tuple[StripDay, ...]
    year_first: str = ""


class Bar(Record):
    """A stretch of a day: `kind` of activity, from and to in hours from midnight.

    Where several overlap it is in lane `lane`, counted from 0, of `lanes`.
    """

    kind: str
    start: str
    end: str
    lane: int = 0
    lanes: int = 1


class SpreadDay(Record):
    """A day of the planner spread. `latest` marks the last day written."""

    number: str
    weekday: str
    iso: str
    href: str = ""
    line: str = ""
    language: str = ""
    cells: Cells | None = None
    hours: str = ""
    hours_spoken: str = ""
    bars: tuple[Bar, ...] = ()
    latest: bool = False


class LegendItem(Record):
    """A kind of activity with its colour; `value` may be empty."""

    kind: str
    label: str
    value: str = ""
    spoken: str = ""


class Spread(Record):
    """A week as a planner page."""

    days: tuple[SpreadDay, ...]
    legend: tuple[LegendItem, ...]
    note: str = ""


class PlaceLink(Record):
    """An entry by a short name, and the place in it."""

    label: str
    href: str
    language: str = ""


class ToldLine(Record):
    """A line behind a figure; `aside` is what it adds, or why it is not counted."""

    text: str
    href: str
    language: str = ""
    aside: str = ""


class ToldLines(Record):
    """Lines behind a figure that are treated alike; `more` is said of those that are not shown."""

    label: str
    lines: tuple[ToldLine, ...]
    more: str = ""


class Explanation(Record):
    """How a figure was counted: the rule, its lines, and where they all are if these are too many."""

    rule: str
    lists: tuple[ToldLines, ...] = ()
    links: tuple[PlaceLink, ...] = ()


class Fact(Record):
    """A figure with its name, and how it was counted, if that is told."""

    name: str
    value: str
    how: Explanation | None = None


Facts = tuple[Fact, ...]


class BarRow(Record):
    """A bar with its label and value; `percent` of the longest, 1–100. `href` leads to what it is made of, if it is in one place."""

    label: str
    kind: str
    percent: int
    value: str
    href: str = ""


Bars = tuple[BarRow, ...]


class HeatCell(Record):
    """A day of a heat map: its place, its level 0–4, its link ("" without an entry) and what it says."""

    x: str
    y: str
    level: int
    href: str = ""
    title: str = ""
    current: bool = False


class HeatLabel(Record):
    """A word beside a heat map."""

    x: str
    y: str
    text: str


class HeatRow(Record):
    """A month of the table that says the same as a heat map."""

    month: str
    written: str
    done: str


class Heatmap(Record):
    """A year of days: a picture and a table. Without `tasks` its unit is entries and the table has no tasks column."""

    id: str
    title: str
    text: str
    region: str
    width: int
    height: int
    months: tuple[HeatLabel, ...]
    weekdays: tuple[HeatLabel, ...]
    cells: tuple[HeatCell, ...]
    rows: tuple[HeatRow, ...]
    tasks: bool


class Empty(Record):
    """What is missing, and how to make it appear."""

    title: str
    how: str


class Backlink(Record):
    """An entry that links here, with its sentence cut around the link; or why it belongs here, in words, in `reason`."""

    source: str
    title: str
    href: str
    before: str = ""
    marked: str = ""
    after: str = ""
    language: str = ""
    title_language: str = ""
    reason: str = ""


class RefCard(Record):
    """A work on a card. `used` says in how many entries it is cited; `places`, if any, are shown in its stead."""

    title: str
    href: str
    language: str
    bib: tuple[str, ...]
    remark: str = ""
    remark_language: str = ""
    used: str = ""
    places: tuple[PlaceLink, ...] = ()


def tag_chip(place: Place, tag: Tag, count: str = "") -> TagChip:
    """The chip of a tag, in its own language."""
    return TagChip(tag.name, place.to(TagPage(tag.slug)), count, place.foreign(tag.language))


def tag_chips(place: Place, tags: Iterable[str], *, counted: bool = False) -> tuple[TagChip, ...]:
    """Chips for tags under any of their spellings; those that the site does not have are left out."""
    by_name = place.known.tags
    found = [tag for name in tags if (tag := by_name.get(name.casefold()))]
    return tuple(tag_chip(place, tag, str(len(tag.entries)) if counted else "") for tag in dict.fromkeys(found))


def entry_cells(place: Place, entry: Entry) -> Cells | None:
    """The cells of an entry's tasks."""
    pairs = [(entry.id, index) for index in entry.tasks]
    return cells_of(place, pairs)


def cells_of(place: Place, tasks: Iterable[tuple[str, int]]) -> Cells | None:
    """The cells of some tasks, each given by the id of its entry and its index in the note."""
    return cells_among(place.words, place.site, tasks, place.known.carried)


def entry_row(place: Place, entry: Entry, *, year: bool = False) -> EntryRow:
    """An entry for a list; `year`: its date is written with the year."""
    words, site = place.words, place.site
    when = entry.end if isinstance(entry, Weekly) and entry.end else entry.when
    title, drawn = title_beside_kind(words, entry), entry_cells(place, entry)
    day = _told_by_its_line(site, entry) if entry.when and title == words.dates.long(entry.when) else None
    return EntryRow(
        when=entry_when(words, entry, year=year),
        iso=iso_of(entry),
        title=day.line if day else title,
        href=place.to(site.routes[entry.id]),
        language=place.foreign(day.language if day else title_language(place, entry, title)),
        kind=kind_name(words, entry),
        tags=tag_chips(place, islice(_beside_kind(words, entry), _MOST_TAGS)),
        cells=drawn,
        aside=() if drawn else _aside(words, entry),
        wide=year and when is not None,
        made=day is not None,
    )


def _told_by_its_line(site: Site, entry: Entry) -> Day | None:
    """The day of an entry, if the line that is shown of it is of no other entry."""
    day = site.days.get(entry.when) if entry.when else None
    return day if day and day.line and [part.entry for part in day.parts] == [entry.id] else None


def _beside_kind(words: Wording, entry: Entry) -> Iterator[str]:
    """The tags of an entry without one that is the name of its kind again."""
    name = words.kind_weekly if isinstance(entry, Weekly) else kind_name(words, entry)
    said = (kind_of(entry).value, name.casefold())
    return (tag for tag in entry.tags if tag.casefold() not in said)


def _aside(words: Wording, entry: Entry) -> tuple[str, ...]:
    """What a list says of an entry that has no tasks, in parts that stay whole."""
    match entry:
        case ReadingNote():
            counts = ((len(entry.note.outline), words.items), (len(entry.note.references), words.references))
            said = [plural.of(count) for count, plural in counts if count]
            return (*(f"{part}{words.comma}" for part in said[:-1]), *said[-1:])
        case Log():
            return (words.days_count.of(len(entry.parts)),) if entry.parts else ()
        case Weekly() | Daily() | Monthly() | Page():
            return ()
        case _:
            assert_never(entry)
