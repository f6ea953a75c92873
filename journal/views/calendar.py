"""The calendar: every year and month that has anything, and the month of the last day written."""

from collections import Counter
from collections.abc import Mapping

from journal.model import Site
from journal.record import Record
from journal.routes import Calendar, MonthPage, Route, YearPage
from journal.views.chrome import Chrome, chrome
from journal.views.month import MonthGrid, month_grid, month_hops
from journal.views.parts import Hop
from journal.views.period import figures, last_of_month
from journal.views.place import Place


class MonthCell(Record):
    """A month in the row of its year: its number of days written, in five levels; empty if there are none."""

    count: str
    level: int
    href: str
    label: str
    current: bool


class YearRow(Record):
    """A year, with its twelve months and its number of days written."""

    label: str
    href: str
    months: tuple[MonthCell, ...]
    count: str


class CalendarView(Record):
    """All years, newest first, and the current month; `month` is None where no day of it was written."""

    chrome: Chrome
    title: str
    years: tuple[YearRow, ...]
    months: tuple[tuple[str, str], ...]  # short and whole names
    years_label: str
    count_label: str
    month: MonthGrid | None
    month_title: str
    month_href: str
    month_figures: tuple[str, ...]
    turn_label: str
    older: Hop | None
    newer: Hop | None


def pages(site: Site) -> tuple[Route, ...]:
    """The calendar with its years and months; none in a journal without dates."""
    if not site.years:
        return ()
    return (Calendar(), *map(YearPage, site.years), *(MonthPage(*month) for month in site.months))


def calendar(place: Place) -> CalendarView:
    """The page of the calendar."""
    words, site, today = place.words, place.site, place.site.as_of
    written = Counter((day.year, day.month) for day in site.days)
    older, newer = month_hops(place, today.year, today.month) if today else (None, None)
    return CalendarView(
        chrome=chrome(place, words.calendar, section=Calendar()),
        title=words.calendar,
        years=tuple(_year(place, year, written) for year in reversed(site.years)),
        months=tuple((short, whole) for short, whole in zip(words.dates.months_short, words.dates.months, strict=True)),
        years_label=words.by_year,
        count_label=words.days_written,
        month=month_grid(place, today.year, today.month)
        if today and (today.year, today.month) in place.known.written
        else None,
        month_title=words.dates.month(today.year, today.month) if today else "",
        month_href=place.to(MonthPage(today.year, today.month)) if today else "",
        month_figures=figures(place, today.replace(day=1), last_of_month(today.year, today.month)) if today else (),
        turn_label=words.month_column,
        older=older,
        newer=newer,
    )


def _year(place: Place, year: int, written: Mapping[tuple[int, int], int]) -> YearRow:
    counts = [written.get((year, month), 0) for month in range(1, 13)]
    return YearRow(
        label=str(year),
        href=place.to(YearPage(year)),
        months=tuple(_cell(place, year, month, count) for month, count in enumerate(counts, 1)),
        count=f"{sum(counts):,}" if any(counts) else "",
    )


def _cell(place: Place, year: int, month: int, count: int) -> MonthCell:
    words, today = place.words, place.site.as_of
    exists = (year, month) in place.site.months
    label = words.dates.month(year, month)
    return MonthCell(
        count=str(count) if count else "",
        # A level for each week's worth of days.
        level=min(4, -(-count // 7)),
        href=place.to(MonthPage(year, month)) if exists else "",
        label=f"{label}: {words.days_count.of(count)}" if count else label,
        current=today is not None and (today.year, today.month) == (year, month),
    )
