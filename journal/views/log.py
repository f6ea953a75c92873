"""The page of a log: an index of its days or weeks, then the sections that belong to none."""

from collections.abc import Sequence

from journal.model import Entry, Log, Weekly, begun
from journal.record import Record, replace
from journal.routes import PlainPage
from journal.views.entry import EntryPage, Heading, frame, page_crumbs
from journal.views.parts import EntryRow, entry_row
from journal.views.place import Place
from journal.wording.catalogue import Plural

# So many stand in one list, also where they are of several years.
_FEW = 40


class LogRow(Record):
    """A day or a week of a log; `anchor` is the id that its heading had in the file, so that old links still lead to it."""

    anchor: str
    row: EntryRow


class LogYear(Record):
    """The days or weeks of a year, and how many they are. `name` is empty where they are not told apart by years; `open`: they are shown at once."""

    name: str
    said: str
    rows: tuple[LogRow, ...]
    open: bool


class LogView(EntryPage):
    """A log. `frame.body` holds only what belongs to none of its days or weeks."""

    kind: str
    span: str
    said: str
    years: tuple[LogYear, ...]
    years_label: str


def undated_sections(place: Place, entry: Log) -> tuple[int, ...]:
    """The sections of a log that are none of its parts'."""
    taken: set[int] = set()
    for part in entry.parts:
        found = place.site.by_id.get(part)
        if found is not None:
            taken.update(range(found.first, found.last))
    return tuple(index for index in range(entry.first, entry.last) if index not in taken)


def log(place: Place, entry: Log, body: str, shown: tuple[Heading, ...] | None = None) -> LogView:
    """The page of a log; `body` is the HTML of `undated_sections`, `shown` as in `frame`."""
    words, site = place.words, place.site
    parts = [site.by_id[part] for part in entry.parts if part in site.by_id]
    weeks = [part for part in parts if isinstance(part, Weekly)]
    begins = [begin for part in parts if (begin := begun(part)) is not None]
    ends = [part.when for part in parts if part.when is not None]
    crumbs = page_crumbs(place, place.route.path) if isinstance(place.route, PlainPage) else ()
    said = words.weeks_count if weeks else words.days_count
    return LogView(
        frame=frame(place, entry, body, shown=shown, crumbs=crumbs, sections=undated_sections(place, entry)),
        kind=words.kind_log,
        span=words.dates.range(min(begins), max(ends)) if ends else "",
        said=said.of(len(parts)),
        years=_years(place, entry, parts, said),
        years_label=words.weeks_of_log if weeks else words.days_of_log,
    )


def _years(place: Place, entry: Log, parts: Sequence[Entry], said: Plural) -> tuple[LogYear, ...]:
    """The parts of a log by year, in the order of the file; many fold away but those of the newest year."""
    apart = len({_year(part) for part in parts}) > 1
    together = not apart or len(parts) <= _FEW
    named: dict[str, list[LogRow]] = {}
    for part in parts:
        row = LogRow(entry.note.sections[part.first].anchor, _row(place, part, year=apart and together))
        named.setdefault(str(_year(part) or place.words.undated), []).append(row)
    if together:
        rows = tuple(row for rows in named.values() for row in rows)
        return (LogYear("", "", rows, open=True),) if rows else ()
    newest = str(max(filter(None, map(_year, parts)), default=0))
    return tuple(LogYear(name, said.of(len(rows)), tuple(rows), open=name == newest) for name, rows in named.items())


def _row(place: Place, part: Entry, *, year: bool) -> EntryRow:
    """A day or a week; that it is a day need not be said of each."""
    row = entry_row(place, part, year=year)
    return row if isinstance(part, Weekly) else replace(row, kind="")


def _year(part: Entry) -> int | None:
    """The year of a day, or the one that a week is numbered in."""
    if isinstance(part, Weekly) and part.week is not None:
        return part.week.year
    return part.when.year if part.when is not None else None
