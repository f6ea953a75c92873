"""What pages ask of a whole site, found in one walk over it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from journal.carryover import ages, around, carried_over
from journal.dates.told import year_of_title
from journal.dates.values import Month, Week
from journal.events import events
from journal.figures.homes import Share, shares_of
from journal.figures.tagged import Tagged, tagged
from journal.figures.written import Words, words_by_month
from journal.foot import listed_apart, listed_at_foot
from journal.forge import NewDay, new_day
from journal.marks.tasks import State
from journal.model import (
    FOLDER_PAGES,
    Daily,
    Entry,
    Kind,
    Log,
    Monthly,
    Page,
    ReadingNote,
    Site,
    Tag,
    Weekly,
    kind_of,
    log_of,
)
from journal.record import replace
from journal.routes import Calendar, Days, Pages, Questions, Reading, Route, Stats, Tags, Tasks, Weeks, url
from journal.usual import UsualDay, UsualWeek, usual_days, usual_weeks
from journal.views.cells import Cells, cells_among
from journal.views.titles import title_of
from journal.wording.choice import wording

# So many files show how the writer names days.
_LATEST_FILES = 10
_OPEN = frozenset({State.TODO, State.DOING, State.WAITING, State.DEFERRED, State.SCHEDULED})

Events = Mapping[tuple[int, int], str]  # by month


@dataclass(frozen=True, slots=True)
class Known:
    """What pages ask of a whole site, found once: see `known`.

    `sections` are the lists of the header, `pages` the titles and routes of the footer. `apart` are the folders and ids of
    the pages and logs of a list of their own, in its order, `of_years` the ids of the pages of each year. `older` and `newer` map an
    entry to its neighbour of the same kind, for a day of a log within that log. `tags` is by folded name, `slugs` the same by
    slug, `within` the slugs of the tags that are nested in one by its slug; `weeks` maps
    a day to the weekly whose own range covers it. `entries` maps the page of each entry to its id. `minutes` is the time
    logged on each day that has any, `hops` the weeks before and after each week that has anything in it.
    By (year, month): `written` are the days, ascending, and `listed` the ids of the entries, newest first, a weekly in
    the month of its last day. `undated` are the ids of days without a date, `years` the years and how many days of each
    were written, the newest first. `weeklies` are the ids of the weeklies of an ISO year with their weeks, newest first. `cells` are those of each day that has any: seven pages show a week.
    `carried` are the tasks of an entry that are carried over, by its id, as indexes in its note; by the slug of a task that
    recurs, `around` are the slugs of those before and after it, `ages` the days that it has been open, while it may go on.
    `usual_days` and `usual_weeks` say what was usual before each.
    `words` are those written in each month. `open` are the ids of the entries in which something is open,
    `kinds` the kinds of entries that there are.
    `new_day` is where the file of a new day goes, by the latest ones; None where their names do not tell.
    `events` are the days of each month as calendars read them, ascending. `tagged` is what is counted of each tag, by its slug:
    each of its pages shows it. `shares` are the tasks and times of each day in notes that may tell of many. `latest` has one day, the last that was written: a page asks of its own days whether they are it.
    """

    sections: tuple[Route, ...]
    pages: tuple[tuple[str, Route], ...]
    older: Mapping[str, str]
    newer: Mapping[str, str]
    tags: Mapping[str, Tag]
    weeks: Mapping[date, str]
    entries: Mapping[Route, str]
    minutes: Mapping[date, int] = field(default_factory=dict)
    hops: Mapping[Week, tuple[Week | None, Week | None]] = field(default_factory=dict)
    written: Mapping[tuple[int, int], tuple[date, ...]] = field(default_factory=dict)
    listed: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    undated: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    weeklies: Mapping[int, tuple[tuple[Week, str], ...]] = field(default_factory=dict)
    cells: Mapping[date, "Cells"] = field(default_factory=dict)
    carried: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    around: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    ages: Mapping[str, int] = field(default_factory=dict)
    usual_days: Mapping[date, UsualDay] = field(default_factory=dict)
    usual_weeks: Mapping[Week, UsualWeek] = field(default_factory=dict)
    words: Words = field(default_factory=dict)
    open: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    search: str = ""  # the state of the search index
    new_day: NewDay | None = None
    slugs: Mapping[str, Tag] = field(default_factory=dict)
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    events: Events = field(default_factory=dict)
    tagged: Mapping[str, Tagged] = field(default_factory=dict)
    latest: Mapping[date, bool] = field(default_factory=dict)
    shares: Mapping[date, tuple[Share, ...]] = field(default_factory=dict)
    apart: tuple[tuple[str, str], ...] = ()
    of_years: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def known(site: Site) -> Known:
    """What pages ask of a whole site. One walk over the entries; a build does it once."""
    older = _older(site)
    # Without its entries: a page that names a tag does not change when another entry gets it.
    tags = {tag.name.casefold(): replace(tag, entries=()) for tag in site.tags.values()}
    pages = {site.routes[entry.id]: entry.id for entry in (*site.unlisted.values(), *reversed(site.entries))}
    minutes = {day: told.minutes for day, told in site.days.items() if told.minutes}
    beside = (None, *site.weeks, None)
    hops = {week: (beside[index], beside[index + 2]) for index, week in enumerate(site.weeks)}
    carried = carried_over(site)
    kinds = {kind_of(entry) for entry in site.entries}
    written = _written(site.days)
    return Known(
        _sections(site),
        _pages(site),
        older,
        {entry: before for before, entry in older.items()},
        tags,
        _weeks(site),
        pages,
        minutes,
        hops,
        written,
        *_calendar(site),
        _cells(site, carried),
        carried,
        around(site),
        ages(site),
        usual_days(site.days, minutes),
        usual_weeks(site.weeks, _minutes_of_weeks(site, minutes)),
        words_by_month(site),
        tuple(entry.id for entry in site.entries if _has_open(entry)),
        tuple(kind for kind in Kind if kind in kinds),
        new_day=new_day(_latest_files(site)),
        slugs={tag.slug: tag for tag in tags.values()},
        within=_within(site.tags),
        events=events_of(site, written, written),
        shares=shares_of(site),
        tagged=tagged(site),
        latest={site.as_of: True} if site.as_of else {},
        apart=_apart(site),
        of_years=_of_years(site),
    )


def _within(tags: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The slugs of the tags that are nested in each, one level deeper, in the order of all."""
    found: dict[str, list[str]] = {}
    for slug in tags:
        if above := slug.rpartition("/")[0]:
            found.setdefault(above, []).append(slug)
    return {slug: tuple(below) for slug, below in found.items()}


def _older(site: Site) -> dict[str, str]:
    """The entry before each, of the same kind, for a day of a log within that log."""
    older: dict[str, str] = {}
    last: dict[str, str] = {}
    for entry in site.entries:
        if entry.when is None and not isinstance(entry, ReadingNote):
            continue
        series = log_of(entry) or kind_of(entry).value
        if series in last:
            older[last[series]] = entry.id
        last[series] = entry.id
    return older


def _weeks(site: Site) -> dict[date, str]:
    """The weekly whose own range covers a day; of two, the one that the day is in by the calendar."""
    weeks: dict[date, str] = {}
    for week, entry_id in site.weeklies.items():
        weekly = site.by_id[entry_id]
        if isinstance(weekly, Weekly):
            for day in weekly.covered():
                if day not in weeks or day.isocalendar()[:2] == (week.year, week.number):
                    weeks[day] = entry_id
    return weeks


def _has_open(entry: Entry) -> bool:
    return any(entry.note.tasks[index].state in _OPEN for index in entry.tasks)


def _latest_files(site: Site) -> Iterable[tuple[date, str]]:
    """The days of the latest daily notes, with their files."""
    written = (
        (each.when, each.note.path)
        for each in site.entries
        if isinstance(each, Daily) and each.when and not each.part_of
    )
    return islice(written, _LATEST_FILES)


def _minutes_of_weeks(site: Site, minutes: Mapping[date, int]) -> dict[Week, int]:
    """The time logged on the days of each week."""
    found: dict[Week, int] = {}
    for week in site.weeks:
        weekly = site.by_id.get(site.weeklies.get(week, ""))
        days = (weekly.covered() if isinstance(weekly, Weekly) else ()) or week.days()
        found[week] = sum(minutes.get(day, 0) for day in days)
    return found


def _cells(site: Site, carried: Mapping[str, tuple[int, ...]]) -> dict[date, Cells]:
    words = wording(site.masthead.language)
    drawn = ((day, cells_among(words, site, told.tasks, carried)) for day, told in site.days.items())
    return {day: found for day, found in drawn if found is not None}


_Months = Mapping[tuple[int, int], tuple[date, ...]]


_Listed = Mapping[tuple[int, int], tuple[str, ...]]


_Weeklies = Mapping[int, tuple[tuple[Week, str], ...]]


def _written(days: Iterable[date]) -> _Months:
    """The days of each month."""
    written: dict[tuple[int, int], list[date]] = {}
    for day in days:
        written.setdefault((day.year, day.month), []).append(day)
    return {month: tuple(days) for month, days in written.items()}


def events_of(site: Site, written: _Months, months: Iterable[tuple[int, int]]) -> Events:
    """What `Known` says of the events of some months; `written` are the days of each."""
    return {month: events(site, written[month]) for month in months}


def _calendar(site: Site) -> tuple[_Listed, tuple[str, ...], tuple[tuple[int, int], ...], _Weeklies]:
    """What else `Known` says of months and years."""
    dated: list[tuple[date, str]] = []
    undated: list[str] = []
    weeklies: dict[int, list[tuple[Week, str]]] = {}
    for entry in site.entries:
        if isinstance(entry, Weekly) and entry.week is not None:
            weeklies.setdefault(entry.week.year, []).append((entry.week, entry.id))
        if isinstance(entry, Weekly | Daily | Monthly | ReadingNote):
            when = entry.end if isinstance(entry, Weekly) and entry.end else entry.when
            if when is not None:
                dated.append((when, entry.id))
            elif isinstance(entry, Daily):
                undated.append(entry.id)
        elif isinstance(entry, Log) and entry.named is not None:
            dated.append((Month(*entry.named).last, entry.id))
    listed: dict[tuple[int, int], list[str]] = {}
    for when, entry_id in sorted(dated, key=lambda pair: pair[0], reverse=True):
        listed.setdefault((when.year, when.month), []).append(entry_id)
    years = sorted(Counter(day.year for day in site.days).items(), reverse=True)
    return (
        {month: tuple(ids) for month, ids in listed.items()},
        tuple(undated),
        tuple(years),
        {year: tuple(found) for year, found in weeklies.items()},
    )


def _sections(site: Site) -> tuple[Route, ...]:
    """The lists that have something in them, in the order of the header."""
    weeks = bool(site.weeks) or any(isinstance(entry, Weekly) for entry in site.entries)
    days = bool(site.days) or any(isinstance(entry, Daily) for entry in site.entries)
    found: list[tuple[Route, bool]] = [
        (Weeks(), weeks),
        (Days(), days),
        (Reading(), has_library(site)),
        (Tasks(), any(entry.tally.all_total or entry.tally.cancelled for entry in site.entries)),
        (Questions(), bool(site.questions)),
        (Calendar(), bool(site.days) or any(isinstance(entry, Monthly) for entry in site.entries)),
        (Tags(), bool(site.tags)),
    ]
    return tuple(route for route, exists in found if exists)


def has_library(site: Site) -> bool:
    """Whether something is kept on what was read: a reading note, or a work of which more is said than its address."""
    return any(isinstance(entry, ReadingNote) for entry in site.entries) or any(
        work.year is not None or work.author or work.counts for work in site.works.values()
    )


def _pages(site: Site) -> tuple[tuple[str, Route], ...]:
    """The pages at the foot of all pages, in the order of their titles, and all that is counted."""
    words = wording(site.masthead.language)
    found = [(title_of(words, entry), site.routes[entry.id]) for entry in listed_at_foot(site)]
    listed = sorted(found, key=lambda page: (page[0], url(page[1])))
    if listed_apart(site):
        listed.append((words.pages_nav, Pages()))
    if site.days:
        listed.append((words.stats, Stats()))
    return tuple(listed)


def _apart(site: Site) -> tuple[tuple[str, str], ...]:
    """What `Known` says of the list of pages and logs."""
    words = wording(site.masthead.language)
    found = [(_folder(entry.note.path), title_of(words, entry), entry.id) for entry in listed_apart(site)]
    found.sort(key=_by_folder)
    return tuple((folder, entry) for folder, _, entry in found)


def _of_years(site: Site) -> dict[int, tuple[str, ...]]:
    """The pages without a date that say that they are of a year, or of a part of it."""
    found: dict[int, list[str]] = {}
    for entry in site.entries:
        if isinstance(entry, Page) and entry.when is None:
            titles = (entry.title, entry.note.name_title)
            year = next((year for title in titles if (year := year_of_title(title)) is not None), None)
            if year is not None:
                found.setdefault(year, []).append(entry.id)
    return {year: tuple(ids) for year, ids in found.items()}


def _by_folder(found: tuple[str, str, str]) -> tuple[list[str], str, str, str]:
    folder, title, entry = found
    return folder.casefold().split("/") if folder else [], folder, title.casefold(), entry


def _folder(path: str) -> str:
    """The folder that a page is listed under."""
    folder, _, name = path.rpartition("/")
    return folder.rpartition("/")[0] if name.rpartition(".")[0].casefold() in FOLDER_PAGES else folder
