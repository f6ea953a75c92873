"""The list of days: one line each, grouped by month, a page for each year."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from journal.model import Daily, Day, Site
from journal.record import Record
from journal.routes import Days, MonthPage, Route
from journal.views.cells import Cells
from journal.views.chrome import Chrome, chrome
from journal.views.pager import YearLink, year_links, year_routes
from journal.views.parts import EntryRow, entry_row
from journal.views.period import figures, last_of_month
from journal.views.place import Place, day_href


class DayRow(Record):
    """A day on one line. `weekend` days have a lighter number."""

    number: str
    weekday: str
    iso: str
    title: str
    href: str
    language: str
    cells: Cells | None
    hours: str
    weekend: bool
    latest: bool


class MonthOfDays(Record):
    """The days of a month, newest first; `figures` are its sums in words."""

    name: str
    anchor: str
    href: str
    figures: tuple[str, ...]
    days: tuple[DayRow, ...]


class DaysView(Record):
    """The days of one year; `undated` stands on the first page, after all others."""

    chrome: Chrome
    title: str
    years: tuple[YearLink, ...]
    years_label: str
    year: str
    months: tuple[MonthOfDays, ...]
    undated: tuple[EntryRow, ...]
    undated_label: str


def pages(site: Site) -> tuple[Route, ...]:
    """The pages of the list; none in a journal without days."""
    if not site.days and not _undated(site):
        return ()
    return year_routes((day.year for day in site.days), Days)


def days(place: Place, year: int = 0) -> DaysView:
    """The days of `year`; 0 is the newest year that has any."""
    site, words = place.site, place.words
    counts = place.known.years
    shown = year or (counts[0][0] if counts else 0)
    newest_first = [day for month in range(12, 0, -1) for day in reversed(place.known.written.get((shown, month), ()))]
    return DaysView(
        chrome=chrome(
            place, words.list_in_year.format(list=words.days, year=year) if year else words.days, section=Days()
        ),
        title=words.days,
        years=year_links(place, counts, shown, Days),
        years_label=words.by_year,
        year=str(shown) if shown else "",
        months=tuple(
            _month(place, shown, month, list(group)) for month, group in groupby(newest_first, lambda day: day.month)
        ),
        undated=tuple(entry_row(place, site.by_id[each]) for each in place.known.undated) if not year else (),
        undated_label=words.undated,
    )


def _undated(site: Site) -> tuple[Daily, ...]:
    return tuple(entry for entry in site.entries if isinstance(entry, Daily) and entry.when is None)


def _month(place: Place, year: int, month: int, days: Sequence[date]) -> MonthOfDays:
    return MonthOfDays(
        name=place.words.dates.month(year, month),
        anchor=f"m{month:02}",
        href=place.to(MonthPage(year, month)),
        figures=figures(place, date(year, month, 1), last_of_month(year, month)),
        days=tuple(_row(place, place.site.days[day]) for day in days),
    )


def _row(place: Place, day: Day) -> DayRow:
    words = place.words
    return DayRow(
        number=str(day.day.day),
        weekday=words.dates.weekday_short(day.day),
        iso=day.day.isoformat(),
        title=day.title or day.line or words.dates.full(day.day),
        href=day_href(place, day.day),
        language=place.foreign(day.language) if day.title or day.line else "",
        cells=place.known.cells.get(day.day),
        hours=words.duration(day.minutes) if day.minutes else "",
        weekend=day.day.isoweekday() > 5,
        latest=day.day in place.known.latest,
    )
