"""A month: its calendar, what it came to, and its entries."""

from datetime import date
from itertools import compress

from journal.dates.values import Week
from journal.model import Log, Monthly, names_its_month
from journal.record import Record
from journal.routes import Calendar, MonthPage, YearPage
from journal.views.cells import Cells
from journal.views.chrome import chrome
from journal.views.ledger import LedgerView, ledgers_of_month
from journal.views.parts import Crumb, EntryRow, Hop, entry_row
from journal.views.period import PeriodView, last_of_month, opened
from journal.views.place import Place, day_href, week_route


class MonthDay(Record):
    """A day of a month's calendar; without `href` nothing was written, `outside` it is one of a month beside it."""

    number: str
    iso: str
    label: str
    href: str = ""
    title: str = ""
    language: str = ""
    cells: Cells | None = None
    outside: bool = False
    latest: bool = False


class MonthWeek(Record):
    """A row of a month's calendar; `href` is empty where the week has no page."""

    name: str
    label: str
    href: str
    days: tuple[MonthDay, ...]


class MonthGrid(Record):
    """A month as a calendar: whole weeks from the first weekday of the site's choice."""

    caption: str
    week_label: str
    weekdays: tuple[tuple[str, str], ...]  # short and whole names
    weeks: tuple[MonthWeek, ...]


class MonthView(PeriodView):
    """A month; `older` and `newer` are the nearest months that have anything, `notes` those that say that they are of it, `ledgers` the plans for it.

    `grid` is None where no day of it was written.
    """

    notes: tuple[EntryRow, ...]  # of the month as a whole
    notes_label: str
    ledgers: tuple[LedgerView, ...]
    grid: MonthGrid | None
    entries: tuple[EntryRow, ...]
    entries_label: str
    entries_count: str


def month(place: Place, year: int, month: int) -> MonthView:
    """The page of a month."""
    words = place.words
    title = words.dates.month(year, month)
    first, last = date(year, month, 1), last_of_month(year, month)
    older, newer = month_hops(place, year, month)
    notes, entries = _entries(place, year, month)
    said = opened(place, first, last)
    return MonthView(
        chrome=chrome(place, title, words.sentence(title, *(each.said for each in said)), section=Calendar()),
        title=title,
        iso=f"{year:04}-{month:02}",
        crumbs=(
            Crumb(words.calendar, place.to(Calendar())),
            Crumb(words.dates.year(year), place.to(YearPage(year))),
        ),
        crumbs_label=words.crumbs,
        turn_label=words.month_column,
        older=older,
        newer=newer,
        figures=said,
        notes=notes,
        notes_label=words.kind_monthly,
        ledgers=ledgers_of_month(place, year, month),
        grid=month_grid(place, year, month) if (year, month) in place.known.written else None,
        entries=entries,
        entries_label=words.entries_nav,
        entries_count=words.entries.of(len(entries)),
    )


def month_hops(place: Place, year: int, month: int) -> tuple[Hop | None, Hop | None]:
    """The ways to the nearest months before and after that have anything."""
    older = max((each for each in place.site.months if each < (year, month)), default=None)
    newer = min((each for each in place.site.months if each > (year, month)), default=None)
    name = place.words.dates.month
    return (
        Hop(f"‹ {name(*older)}", place.to(MonthPage(*older))) if older else None,
        Hop(f"{name(*newer)} ›", place.to(MonthPage(*newer))) if newer else None,
    )


def month_grid(place: Place, year: int, month: int) -> MonthGrid:
    """The calendar of a month."""
    words = place.words
    rows = month_rows(year, month, place.site.masthead.week_start)
    return MonthGrid(
        caption=words.dates.month(year, month),
        week_label=words.weeks,
        weekdays=tuple((words.dates.weekday_short(day), words.dates.weekday(day)) for day in rows[0]),
        weeks=tuple(_week(place, row, month) for row in rows),
    )


def month_rows(year: int, month: int, week_start: int) -> tuple[tuple[date, ...], ...]:
    """The days of a month in whole weeks of seven, with those of the months beside it; `week_start` is an ISO weekday."""
    first, last = date(year, month, 1), last_of_month(year, month)
    before = (first.isoweekday() - week_start) % 7
    # Ordinals, since the weeks of the first and the last month that a date can have reach beyond them.
    start = max(first.toordinal() - before, 1)
    rows = -(-(last.toordinal() - start + 1) // 7)
    days = [date.fromordinal(min(start + n, date.max.toordinal())) for n in range(7 * rows)]
    return tuple(tuple(days[7 * row : 7 * row + 7]) for row in range(rows))


def _week(place: Place, row: tuple[date, ...], month: int) -> MonthWeek:
    # The ISO week of a row is that of its Thursday, whichever day comes first.
    thursday = next(day for day in row if day.isoweekday() == 4)
    iso = thursday.isocalendar()
    week, words = Week(iso.year, iso.week), place.words
    return MonthWeek(
        name=words.week_short.format(n=week.number),
        label=words.week.format(n=week.number),
        href=place.to(week_route(place.site, week)) if week in place.known.hops else "",
        days=tuple(_day(place, day, month) for day in row),
    )


def _day(place: Place, when: date, month: int) -> MonthDay:
    words, day = place.words, place.site.days.get(when)
    number, label = str(when.day), words.dates.full(when)
    if when.month != month or day is None:
        return MonthDay(number, when.isoformat(), label, outside=when.month != month)
    return MonthDay(
        number=number,
        iso=when.isoformat(),
        label=label,
        href=day_href(place, when),
        title=day.title or day.line,
        language=place.foreign(day.language),
        cells=place.known.cells.get(when),
        latest=when in place.known.latest,
    )


def _entries(place: Place, year: int, month: int) -> tuple[tuple[EntryRow, ...], tuple[EntryRow, ...]]:
    """The notes of a month; the other dated entries in it, newest first, a weekly by its last day, as the list shows it."""
    entries = [place.site.by_id[entry_id] for entry_id in place.known.listed.get((year, month), ())]
    own = [isinstance(entry, Log) or (isinstance(entry, Monthly) and names_its_month(entry)) for entry in entries]
    rows = [entry_row(place, entry) for entry in entries]
    return tuple(compress(rows, own)), tuple(row for row, noted in zip(rows, own, strict=True) if not noted)
