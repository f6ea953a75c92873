"""The list of weeks: one line each, a page for each year of the ISO calendar."""

from collections import Counter

from journal.charts import level
from journal.dates.values import Week
from journal.model import Site, Weekly
from journal.record import Record
from journal.routes import Days, Route, WeekPage, Weeks
from journal.views.cells import Cells, cells, day_tasks, entry_tasks
from journal.views.chrome import Chrome, chrome
from journal.views.pager import YearLink, year_links, year_routes
from journal.views.parts import EntryRow, entry_row
from journal.views.place import Place
from journal.views.titles import title_beside_kind

_TITLES = 2  # of days, in place of the title of a week that has none


class WeekRow(Record):
    """A week on one line. `days` has a level 0–4 for each of its days, `days_label` says it in words; a journal without
    days has none.

    `written` is false where there is no weekly note. `made`: it has no title of its own, and `title` is made of what its days
    are called.
    """

    number: str
    dates: str
    iso: str
    title: str
    href: str
    language: str
    written: bool
    made: bool
    days: tuple[int, ...]
    days_label: str
    cells: Cells | None
    hours: str


class WeeksView(Record):
    """The weeks of one year, newest first; `undated` stands on the first page, after all others."""

    chrome: Chrome
    title: str
    years: tuple[YearLink, ...]
    years_label: str
    year: str
    rows: tuple[WeekRow, ...]
    undated: tuple[EntryRow, ...]
    undated_label: str


def pages(site: Site) -> tuple[Route, ...]:
    """The pages of the list; none in a journal without weeks."""
    if not site.weeks and not _undated(site):
        return ()
    return year_routes((week.year for week in site.weeks), Weeks)


def weeks(place: Place, year: int = 0) -> WeeksView:
    """The weeks of `year`; 0 is the newest year that has any."""
    site, words = place.site, place.words
    counts = sorted(Counter(week.year for week in site.weeks).items(), reverse=True)
    shown = year or (counts[0][0] if counts else 0)
    said = words.list_in_year.format(list=words.weeks, year=year) if year else words.weeks
    return WeeksView(
        chrome=chrome(place, said, section=Weeks()),
        title=words.weeks,
        years=year_links(place, counts, shown, Weeks),
        years_label=words.by_year,
        year=str(shown) if shown else "",
        rows=week_rows(place, shown),
        undated=tuple(entry_row(place, entry) for entry in _undated(site)) if not year else (),
        undated_label=words.undated,
    )


def week_rows(place: Place, year: int) -> tuple[WeekRow, ...]:
    """The weeks of an ISO year, newest first. A week with several notes has a row for each."""
    written: dict[Week, list[Weekly]] = {}
    for week, entry_id in place.known.weeklies.get(year, ()):
        entry = place.site.by_id[entry_id]
        if isinstance(entry, Weekly):
            written.setdefault(week, []).append(entry)
    return tuple(
        _row(place, week, entry)
        for week in reversed(place.site.weeks)
        if week.year == year
        for entry in written.get(week, [None])
    )


def _undated(site: Site) -> tuple[Weekly, ...]:
    return tuple(entry for entry in site.entries if isinstance(entry, Weekly) and entry.week is None)


def _row(place: Place, week: Week, entry: Weekly | None) -> WeekRow:
    site, words = place.site, place.words
    span = (entry.covered() if entry else ()) or week.days()
    found = [site.days.get(day) for day in span]
    days = [day for day in found if day]
    minutes = sum(day.minutes or 0 for day in days)
    tasks = entry_tasks(entry) if entry else tuple(task for day in days for task in day_tasks(site, day))
    dated = Days() in place.known.sections
    titles = [*dict.fromkeys(day.title or day.line for day in days if day.title or day.line)]
    own = title_beside_kind(words, entry) if entry else words.no_write_up
    # Its days stand beside it already.
    made = bool(titles) and (entry is None or own == words.dates.range(span[0], span[-1]))
    languages = {entry.language} if entry and not made else {day.language for day in days if day.title or day.line}
    return WeekRow(
        number=str(week.number),
        dates=words.dates.range_short(span[0], span[-1]),
        iso=str(week),
        title=" · ".join(titles[:_TITLES]) if made else own,
        href=place.to(site.routes[entry.id] if entry else WeekPage(week)),
        language=place.foreign(languages.pop()) if len(languages) == 1 else "",
        written=entry is not None,
        made=made or entry is None,
        days=tuple(max(1, level(day.tally.leaf_done)) if day else 0 for day in found) if dated else (),
        days_label=words.days_of.format(done=len(days), all=len(found)),
        cells=cells(words, tasks),
        hours=words.duration(minutes) if minutes else "",
    )
