"""The parts that pages share, as frozen values, each exactly what its macro in m.html prints.

Nothing here reads a clock or a file, and nothing makes HTML; empty strings and None mean that a part is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from journal.model import Daily, Entry, Log, Page, ReadingNote, Tag, Weekly
from journal.routes import TagPage
from journal.views.cells import Cells, cells_among
from journal.views.place import Place, title_language
from journal.views.titles import entry_when, kind_name, title_of
from journal.wording.catalogue import Wording

# More tags than these would be longer than the title that they stand under; the entry's page has all.
_MOST_TAGS = 8


@dataclass(frozen=True, slots=True)
class TagChip:
    """A tag; `count` is empty where it is not shown."""

    name: str
    href: str
    count: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry in a list. `aside` stands where there are no cells. `iso` is the date for machines, or empty.

    `wide`: the date is written with its year, so that it needs a wider column.
    """

    when: str
    iso: str
    title: str
    href: str
    language: str
    kind: str
    tags: tuple[TagChip, ...] = ()
    cells: Cells | None = None
    aside: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of a breadcrumb; the page itself is not among them."""

    label: str
    href: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class PrevNextLink:
    """One side of a `PrevNext`."""

    href: str
    small: str
    title: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class PrevNext:
    """The neighbours of the same kind; `older` is before in time or in the file."""

    label: str
    older: PrevNextLink | None
    newer: PrevNextLink | None


@dataclass(frozen=True, slots=True)
class TocItem:
    """A heading of the page: `level` 2 or 3; `count` is what its margin says, in short."""

    level: int
    title: str
    href: str
    count: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Hop:
    """A way to a neighbouring week."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day of a week's strip; without `href` nothing was written."""

    weekday: str
    number: str
    href: str = ""
    cells: Cells | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """A week above a page: its neighbours, itself, its days."""

    label: str
    week: str
    year: str
    days_label: str
    href: str
    current: bool
    older: Hop | None
    newer: Hop | None
    days: tuple[StripDay, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a day: `kind` of activity, from and to in hours from midnight.

    Where several overlap it is in lane `lane`, counted from 0, of `lanes`.
    """

    kind: str
    start: str
    end: str
    lane: int = 0
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class SpreadDay:
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


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A kind of activity with its colour; `value` may be empty."""

    kind: str
    label: str
    value: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """A week as a planner page."""

    days: tuple[SpreadDay, ...]
    legend: tuple[LegendItem, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """An entry by a short name, and the place in it."""

    label: str
    href: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line behind a figure; `aside` is what it adds, or why it is not counted."""

    text: str
    href: str
    language: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class ToldLines:
    """Lines behind a figure that are treated alike; `more` is said of those that are not shown."""

    label: str
    lines: tuple[ToldLine, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a figure was counted: the rule, its lines, and where they all are if these are too many."""

    rule: str
    lists: tuple[ToldLines, ...] = ()
    links: tuple[PlaceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its name, and how it was counted, if that is told."""

    name: str
    value: str
    how: Explanation | None = None


Facts = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class BarRow:
    """A bar with its label and value; `percent` of the longest, 1–100."""

    label: str
    kind: str
    percent: int
    value: str


Bars = tuple[BarRow, ...]


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A day of a heat map: its place, its level 0–4, its link ("" without an entry) and what it says."""

    x: str
    y: str
    level: int
    href: str = ""
    title: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class HeatLabel:
    """A word beside a heat map."""

    x: str
    y: str
    text: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A month of the table that says the same as a heat map."""

    month: str
    written: str
    done: str


@dataclass(frozen=True, slots=True)
class Heatmap:
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


@dataclass(frozen=True, slots=True)
class Empty:
    """What is missing, and how to make it appear."""

    title: str
    how: str


@dataclass(frozen=True, slots=True)
class Backlink:
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


@dataclass(frozen=True, slots=True)
class RefCard:
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
    found = [by_name[name.casefold()] for name in tags if name.casefold() in by_name]
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
    drawn = entry_cells(place, entry)
    return EntryRow(
        when=entry_when(words, entry, year=year),
        iso=when.isoformat() if when else "",
        title=title_of(words, entry),
        href=place.to(site.routes[entry.id]),
        language=place.foreign(title_language(place, entry)),
        kind=kind_name(words, entry),
        tags=tag_chips(place, entry.tags[:_MOST_TAGS]),
        cells=drawn,
        aside="" if drawn else _aside(words, entry),
        wide=year and when is not None,
    )


def _aside(words: Wording, entry: Entry) -> str:
    """What a list says of an entry that has no tasks."""
    match entry:
        case ReadingNote():
            counts = ((len(entry.note.outline), words.items), (len(entry.note.references), words.references))
            return words.comma.join(plural.of(count) for count, plural in counts if count)
        case Log():
            return words.days_count.of(len(entry.parts)) if entry.parts else ""
        case Weekly() | Daily() | Page():
            return ""
        case _:
            assert_never(entry)
