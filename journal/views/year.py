"""A year: its months as small calendars, its days in one picture, and its weeks."""

from datetime import date

from journal.charts import heatmap, level
from journal.model import Log, Monthly
from journal.record import Record
from journal.routes import Calendar, MonthPage, Weeks, YearPage
from journal.views.chrome import chrome
from journal.views.month import month_rows
from journal.views.parts import Crumb, EntryRow, Heatmap, Hop, entry_row
from journal.views.period import PeriodView, opened
from journal.views.place import Place, day_href
from journal.views.review import review
from journal.views.tasks.nums import Num
from journal.views.weeks import WeekRow, week_rows


class MiniDay(Record):
    """A day of a small calendar: its level 0–4, and what its link says. Days of other months are blank."""

    number: str = ""
    level: int = 0
    href: str = ""
    label: str = ""
    latest: bool = False


class MiniMonth(Record):
    """A small calendar; `href` is empty where nothing was written in the month."""

    name: str
    href: str
    count: str
    weekdays: tuple[tuple[str, str], ...]  # the first letter and the whole name
    weeks: tuple[tuple[MiniDay, ...], ...]


class YearView(PeriodView):
    """A calendar year; its weeks are those of the ISO year. `notes` are the pages that say that they are of it, `heat` is None in a year without days."""

    notes: tuple[EntryRow, ...]
    notes_label: str
    review: tuple[Num, ...]
    months: tuple[MiniMonth, ...]
    months_label: str
    heat: Heatmap | None
    heat_label: str
    weeks: tuple[WeekRow, ...]
    weeks_label: str
    weeks_href: str


def year(place: Place, year: int) -> YearView:
    """The page of a year."""
    site, words = place.site, place.words
    first, last = date(year, 1, 1), date(year, 12, 31)
    older = max((each for each in site.years if each < year), default=None)
    newer = min((each for each in site.years if each > year), default=None)
    said, title = opened(place, first, last), words.dates.year(year)
    written = any((year, month) in place.known.written for month in range(1, 13))
    newest = max((week.year for week in site.weeks), default=0)
    return YearView(
        chrome=chrome(place, title, words.sentence(title, *(each.said for each in said)), section=Calendar()),
        title=title,
        iso=f"{year:04}",
        crumbs=(Crumb(words.calendar, place.to(Calendar())),),
        crumbs_label=words.crumbs,
        turn_label=words.archive,
        older=Hop(f"‹ {words.dates.year(older)}", place.to(YearPage(older))) if older else None,
        newer=Hop(f"{words.dates.year(newer)} ›", place.to(YearPage(newer))) if newer else None,
        figures=said,
        notes=tuple(entry_row(place, site.by_id[each]) for each in place.known.of_years.get(year, ())),
        notes_label=words.pages_nav,
        review=review(place, year),
        months=tuple(_month(place, year, month) for month in range(1, 13))
        if written or _has_notes(place, year)
        else (),
        months_label=words.month_column,
        heat=heatmap(place, first, last) if written else None,
        heat_label=words.year_of_days,
        weeks=week_rows(place, year),
        weeks_label=words.weeks,
        weeks_href=place.to(Weeks(0 if year == newest else year))
        if any(week.year == year for week in site.weeks)
        else "",
    )


def _has_notes(place: Place, year: int) -> bool:
    """Whether a month of the year has a note of its own."""
    ids = (each for month in range(1, 13) for each in place.known.listed.get((year, month), ()))
    return any(isinstance(place.site.by_id[each], Monthly | Log) for each in ids)


def _month(place: Place, year: int, month: int) -> MiniMonth:
    words, site = place.words, place.site
    rows = month_rows(year, month, site.masthead.week_start)
    written = len(place.known.written.get((year, month), ()))
    return MiniMonth(
        name=words.dates.month_name(month),
        href=place.to(MonthPage(year, month)) if (year, month) in site.months else "",
        count=words.days_count.of(written) if written else "",
        weekdays=tuple((words.dates.weekday_narrow(day), words.dates.weekday(day)) for day in rows[0]),
        weeks=tuple(tuple(_day(place, day, month) for day in row) for row in rows),
    )


def _day(place: Place, when: date, month: int) -> MiniDay:
    if when.month != month:
        return MiniDay()
    words, day = place.words, place.site.days.get(when)
    if day is None:
        return MiniDay(str(when.day))
    done = day.tally.leaf_done
    label = words.dates.yearless(when)
    said = words.heat_day_done.format(day=label, n=done) if day.tally.leaf_total else label
    return MiniDay(str(when.day), max(1, level(done)), day_href(place, when), said, when in place.known.latest)
