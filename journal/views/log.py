"""The page of a log: an index of its days, then the sections that belong to no day."""

from journal.model import Daily, Log
from journal.record import Record
from journal.routes import PlainPage
from journal.views.entry import EntryPage, Heading, frame, page_crumbs
from journal.views.parts import EntryRow, entry_row
from journal.views.place import Place


class LogRow(Record):
    """A day of a log; `anchor` is the id that its heading had in the file, so that old links still lead to it."""

    anchor: str
    row: EntryRow


class LogView(EntryPage):
    """A log. `frame.body` holds only what belongs to no day."""

    kind: str
    span: str
    days: str
    rows: tuple[LogRow, ...]
    rows_label: str


def undated_sections(place: Place, entry: Log) -> tuple[int, ...]:
    """The sections of a log that are none of its days'."""
    taken: set[int] = set()
    for part in entry.parts:
        day = place.site.by_id.get(part)
        if day is not None:
            taken.update(range(day.first, day.last))
    return tuple(index for index in range(entry.first, entry.last) if index not in taken)


def log(place: Place, entry: Log, body: str, shown: tuple[Heading, ...] | None = None) -> LogView:
    """The page of a log; `body` is the HTML of `undated_sections`, `shown` as in `frame`."""
    words, site = place.words, place.site
    days = [site.by_id[part] for part in entry.parts if part in site.by_id]
    dates = sorted(day.when for day in days if day.when is not None)
    crumbs = page_crumbs(place, place.route.path) if isinstance(place.route, PlainPage) else ()
    rows = tuple(
        LogRow(entry.note.sections[day.first].anchor, entry_row(place, day, year=True))
        for day in days
        if isinstance(day, Daily)
    )
    return LogView(
        frame=frame(place, entry, body, shown=shown, crumbs=crumbs, sections=undated_sections(place, entry)),
        kind=words.kind_log,
        span=words.dates.range(dates[0], dates[-1]) if dates else "",
        days=words.days_count.of(len(days)),
        rows=rows,
        rows_label=words.days_of_log,
    )
