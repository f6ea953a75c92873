"""The parts that pages share, as frozen values, each exactly what its macro in m.html prints.

A `Place` is a page seen from inside: it makes every address and finds every word. Nothing here reads
a clock or a file, and nothing makes HTML; empty strings and None mean that a part is left out.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import assert_never
from urllib.parse import quote

from journal import progress
from journal.carryover import ages, around, carried_over
from journal.dates import Week, day_heading, period
from journal.forge import NewDay, edit, name_key, new, new_day
from journal.language import language_of, plain
from journal.marks.tasks import Task
from journal.model import Daily, Day, Entry, Log, Page, ReadingNote, Site, Tag, Weekly, kind_of
from journal.policy import policy
from journal.routes import (
    Calendar,
    Card,
    DayPage,
    Days,
    DaysFile,
    Feed,
    File,
    Home,
    Manifest,
    NotFound,
    PlainPage,
    Questions,
    Reading,
    Route,
    Search,
    Stats,
    TagPage,
    Tags,
    Tasks,
    WeekPage,
    Weeks,
    absolute,
    href,
    rooted,
)
from journal.usual import UsualDay, UsualWeek, usual_days, usual_weeks
from journal.views.metadata import About, data, properties
from journal.wording.catalogue import Marked, Wording, marked, number
from journal.wording.choice import wording

# So many files show how the writer names days.
_LATEST_FILES = 10

# More cells than this say less than a bar.
_MOST_CELLS = 40
# More tags than these would be longer than the title that they stand under; the entry's page has all.
_MOST_TAGS = 8


@dataclass(frozen=True, slots=True)
class Known:
    """What pages ask of a whole site, found once: see `known`.

    `sections` are the lists of the header, `pages` the titles and routes of the footer. `older` and `newer` map an
    entry to its neighbour of the same kind, for a day of a log within that log. `tags` is by folded name; `weeks` maps
    a day to the weekly whose own range covers it. `entries` maps the page of each entry to its id. `minutes` is the time
    logged on each day that has any, `hops` the weeks before and after each week that has anything in it.
    By (year, month): `written` are the days, ascending, and `listed` the ids of the entries, newest first, a weekly in
    the month of its last day. `undated` are the ids of days without a date, `years` the years and how many days of each
    were written, the newest first. `weeklies` are the ids of the weeklies of an ISO year with their weeks, newest first. `cells` are those of each day that has any: seven pages show a week.
    `carried` are the tasks of an entry that are carried over, by its id, as indexes in its note; by the slug of a task that
    recurs, `around` are the slugs of those before and after it, `ages` the days that it has been open, while it may go on.
    `usual_days` and `usual_weeks` say what was usual before each.
    `new_day` is where the file of a new day goes, by the latest ones; None where their names do not tell.
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
    search: str = ""  # the state of the search index
    new_day: NewDay | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a site, and how addresses and words look from it.

    `assets` maps a file of the theme (`journal.css`) to its path in the output, which carries a digest of its content.
    With `portable`, links end in `index.html`, for folders that are opened without a web server. `found` is what is
    known of the site, given so that it is not looked for again on each page.
    """

    site: Site
    route: Route
    assets: Mapping[str, str] = field(default_factory=dict)
    portable: bool = False
    found: Known | None = None

    @property
    def known(self) -> Known:
        """What is known of the site."""
        return self.found or known(self.site)

    @property
    def words(self) -> Wording:
        """The words of the site's language."""
        return wording(self.site.masthead.language)

    def to(self, there: Route, fragment: str = "") -> str:
        """The link to a page; whole in the feed, from the server's root on the not-found page, which is served anywhere."""
        if isinstance(self.route, Feed | DaysFile):
            return absolute(self.site.masthead.base_url, there, fragment)
        if isinstance(self.route, NotFound):
            return rooted(self.site.masthead.base_url, there, fragment)
        return href(self.route, there, fragment, portable=self.portable)

    def asset(self, name: str) -> str:
        """The link to a file of the theme."""
        return self.to(File(self.assets.get(name, name)))

    def entry(self, entry_id: str, fragment: str = "") -> str:
        """The link to an entry."""
        return self.to(self.site.routes[entry_id], fragment)

    def foreign(self, language: str) -> str:
        """`language` where it is not that of the site, so that the block declares it; else empty."""
        return "" if not language or plain(language) == plain(self.site.masthead.language) else language


@dataclass(frozen=True, slots=True)
class NavLink:
    """A link of the header or the footer. `key` is the key that leads there, or empty."""

    label: str
    href: str
    current: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Chrome:
    """What base.html prints around a page. `title` is the document's; `canonical` and `feed` are empty without a base URL."""

    title: str
    description: str
    language: str
    site_title: str
    seal: str
    home: str
    nav: tuple[NavLink, ...]
    search: str
    css: str
    custom_css: str  # empty if the writer has none
    root: str  # the way to the top of the site, to put a file's path after
    js: str
    theme_js: str
    icon: str
    touch_icon: str
    feed: str
    feeds: tuple[NavLink, ...]  # of the list that the page is, as their names and links
    manifest: str  # empty where the site is opened without a server
    canonical: str
    preview: str  # twitter:card: "summary", or "summary_large_image" where there is a picture
    properties: tuple[tuple[str, str], ...]  # for previews, by name
    data: str  # in the words of schema.org, as JSON; empty for a page that is not there
    policy: str
    colophon: str
    footer: tuple[NavLink, ...]
    edit: str  # the editor of the entry's file on the web, empty without one
    new_day: str  # that of a new day, on the home page and the list of days
    new_day_name: str  # what follows that address, with `{Y}`, `{m}`, `{d}`, `{n}`, `{j}` for the day
    shortcuts: bool
    words: Wording


@dataclass(frozen=True, slots=True)
class Cells:
    """One letter per task: d done, h half done, c carried over, x dropped, o open or failed; in this order.

    `percent` is set where there are too many to draw: then a bar is shown instead.
    """

    string: str
    label: str
    percent: int | None = None


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


def chrome(
    place: Place, title: str, description: str = "", *, section: Route | None = None, entry: Entry | None = None
) -> Chrome:
    """The frame of a page. `title` is the page's own, empty on the home page; `section` the item of the nav it is in.

    `entry` is the one that the page shows, if it shows one. Without a description, the site's own follows the title.
    """
    words, masthead = place.words, place.site.masthead
    about = _about(
        place, "" if isinstance(place.route, Home) else title, description, entry, listing=section is not None
    )
    new_day, new_day_name = _new_day(place)
    by = words.by_author if masthead.author else words.by_nobody
    return Chrome(
        title=f"{title} · {masthead.title}" if title else masthead.title,
        description=about.description,
        language=masthead.language,
        site_title=masthead.title,
        seal=masthead.seal or masthead.title[:1],
        home=place.to(Home()),
        nav=tuple(_nav_link(place, item, section) for item in place.known.sections),
        search=place.to(Search()),
        css=place.asset("journal.css"),
        custom_css=place.asset("custom.css") if "custom.css" in place.assets else "",
        root=place.to(File("-")).removesuffix("-"),
        js=place.asset("journal.js"),
        theme_js=place.asset("theme.js"),
        icon=place.asset("favicon.svg"),
        touch_icon=place.asset("apple-touch-icon.png"),
        feed=place.to(Feed()) if masthead.base_url else "",
        feeds=tuple(NavLink(name, place.to(feed)) for name, feed in _feeds(place, title)),
        manifest="" if place.portable else place.to(Manifest()),
        canonical=about.address,
        preview="summary_large_image" if about.picture else "summary",
        properties=properties(about),
        data="" if isinstance(place.route, NotFound) else data(about),
        policy=policy(masthead.allowed, link_remote=masthead.link_remote),
        colophon=by.format(title=masthead.title, author=masthead.author).replace("..", "."),
        footer=tuple(_footer(place)),
        edit=edit(masthead.forge, entry.note.path) if masthead.forge and entry else "",
        new_day=new_day,
        new_day_name=new_day_name,
        shortcuts=masthead.shortcuts,
        words=words,
    )


def _feeds(place: Place, title: str) -> Iterable[tuple[str, Feed]]:
    """The feeds of the list at a place, each with its name."""
    if not place.site.masthead.base_url:
        return
    match place.route:
        case Weeks():
            yield title, Feed("weeks")
        case Days():
            yield title, Feed("days")
        case Reading():
            yield title, Feed("reading")
        case TagPage(slug):
            yield title, Feed(f"tags/{slug}")
        case _:
            return


def _about(place: Place, title: str, description: str, entry: Entry | None, *, listing: bool) -> About:
    masthead = place.site.masthead
    base = "" if isinstance(place.route, NotFound) else masthead.base_url
    tagline = masthead.description or place.words.tagline
    return About(
        masthead,
        title,
        description or (f"{title} · {tagline}" if title else tagline),
        address=absolute(base, place.route) if base else "",
        picture=absolute(base, Card()) if base else "",
        entry=entry,
        listing=listing,
    )


def known(site: Site) -> Known:
    """What pages ask of a whole site. One walk over the entries; a build does it once."""
    older: dict[str, str] = {}
    newer: dict[str, str] = {}
    last: dict[str, str] = {}
    for entry in site.entries:
        if entry.when is None and not isinstance(entry, ReadingNote):
            continue
        series = entry.part_of if isinstance(entry, Daily) and entry.part_of else kind_of(entry).value
        if series in last:
            older[last[series]], newer[entry.id] = entry.id, last[series]
        last[series] = entry.id
    weeks: dict[date, str] = {}
    for week, entry_id in site.weeklies.items():
        weekly = site.by_id[entry_id]
        if isinstance(weekly, Weekly):
            for day in days_of_weekly(weekly):
                if day not in weeks or day.isocalendar()[:2] == (week.year, week.number):
                    weeks[day] = entry_id
    # Without its entries: a page that names a tag does not change when another entry gets it.
    tags = {tag.name.casefold(): replace(tag, entries=()) for tag in site.tags.values()}
    pages = {site.routes[entry.id]: entry.id for entry in reversed(site.entries)}
    minutes = {day: told.minutes for day, told in site.days.items() if told.minutes}
    beside = (None, *site.weeks, None)
    hops = {week: (beside[index], beside[index + 2]) for index, week in enumerate(site.weeks)}
    carried = carried_over(site)
    return Known(
        _sections(site),
        _pages(site),
        older,
        newer,
        tags,
        weeks,
        pages,
        minutes,
        hops,
        *_calendar(site),
        _cells(site, carried),
        carried,
        around(site),
        ages(site),
        usual_days(site.days, minutes),
        usual_weeks(site.weeks, _minutes_of_weeks(site, minutes)),
        new_day=new_day(_latest_files(site)),
    )


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
    drawn = ((day, _cells_of(words, site, told.tasks, carried)) for day, told in site.days.items())
    return {day: found for day, found in drawn if found is not None}


_Months = Mapping[tuple[int, int], tuple[date, ...]]
_Listed = Mapping[tuple[int, int], tuple[str, ...]]
_Weeklies = Mapping[int, tuple[tuple[Week, str], ...]]


def _calendar(
    site: Site,
) -> tuple[_Months, _Listed, tuple[str, ...], tuple[tuple[int, int], ...], _Weeklies]:
    """What `Known` says of months and years."""
    written: dict[tuple[int, int], list[date]] = {}
    for day in site.days:
        written.setdefault((day.year, day.month), []).append(day)
    dated: list[tuple[date, str]] = []
    undated: list[str] = []
    weeklies: dict[int, list[tuple[Week, str]]] = {}
    for entry in site.entries:
        if isinstance(entry, Weekly) and entry.week is not None:
            weeklies.setdefault(entry.week.year, []).append((entry.week, entry.id))
        if isinstance(entry, Weekly | Daily | ReadingNote):
            when = entry.end if isinstance(entry, Weekly) and entry.end else entry.when
            if when is not None:
                dated.append((when, entry.id))
            elif isinstance(entry, Daily):
                undated.append(entry.id)
    listed: dict[tuple[int, int], list[str]] = {}
    for when, entry_id in sorted(dated, key=lambda pair: pair[0], reverse=True):
        listed.setdefault((when.year, when.month), []).append(entry_id)
    years = sorted(Counter(day.year for day in site.days).items(), reverse=True)
    return (
        {month: tuple(days) for month, days in written.items()},
        {month: tuple(ids) for month, ids in listed.items()},
        tuple(undated),
        tuple(years),
        {year: tuple(found) for year, found in weeklies.items()},
    )


def days_of_weekly(entry: Weekly) -> tuple[date, ...]:
    """The days of a weekly: of its own range, else of its ISO week; none if it has neither."""
    return entry.covered()


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
        (Calendar(), bool(site.days)),
        (Tags(), bool(site.tags)),
    ]
    return tuple(route for route, exists in found if exists)


def has_library(site: Site) -> bool:
    """Whether something is kept on what was read: a reading note, or a work of which more is said than its address."""
    return any(isinstance(entry, ReadingNote) for entry in site.entries) or any(
        work.year is not None or work.author or work.counts for work in site.works.values()
    )


def _pages(site: Site) -> tuple[tuple[str, Route], ...]:
    """The pages at the top of the site, in the order of their titles, and all that is counted."""
    found = [
        (title_of(wording(site.masthead.language), entry), route)
        for entry in site.entries
        if isinstance(entry, Page) and isinstance(route := site.routes[entry.id], PlainPage) and "/" not in route.path
    ]
    listed: list[tuple[str, Route]] = [*sorted(found, key=lambda page: (page[0], page[1].path))]
    if site.days:
        listed.append((wording(site.masthead.language).stats, Stats()))
    return tuple(listed)


def _nav_link(place: Place, item: Route, section: Route | None) -> NavLink:
    label, key = _nav_label(place.words, item)
    return NavLink(label, place.to(item), item == section, key)


def _nav_label(words: Wording, item: Route) -> tuple[str, str]:
    """The name of a list in the header, and its key."""
    match item:
        case Weeks():
            return words.weeks, "w"
        case Days():
            return words.days, ""
        case Reading():
            return words.reading, ""
        case Tasks():
            return words.tasks, "t"
        case Questions():
            return words.questions_label, ""
        case Calendar():
            return words.calendar, "c"
        case _:
            return words.tags, ""


def _new_day(place: Place) -> tuple[str, str]:
    """The editor of a new file where days lie, and what gives it the name of a day; empty where none is wanted."""
    forge = place.site.masthead.forge
    if forge is None or not (isinstance(place.route, Home) or place.route == Days()):
        return "", ""
    found = place.known.new_day
    if found is None:
        return "", ""
    return new(forge, found.folder), f"?{name_key(forge)}={quote(found.name, safe='/{}')}"


def _footer(place: Place) -> Iterable[NavLink]:
    for title, route in place.known.pages:
        yield NavLink(title, place.to(route), route == place.route)
    if place.site.masthead.base_url:
        yield NavLink(place.words.feed, place.to(Feed()))


def kind_name(words: Wording, entry: Entry) -> str:
    """What an entry is, in words: `Weekly 31`, `Daily`, `Reading note`."""
    match entry:
        case Weekly():
            number = weekly_number(entry)
            return words.weekly.format(n=number) if number is not None else words.kind_weekly
        case Daily():
            return words.kind_daily
        case ReadingNote():
            return words.kind_reading
        case Page():
            return words.kind_page
        case Log():
            return words.kind_log
        case _:
            assert_never(entry)


def weekly_number(entry: Weekly) -> int | None:
    """The number a weekly goes by: of its ISO week, else the author's own; None without either."""
    return entry.week.number if entry.week else entry.number


def title_of(words: Wording, entry: Entry) -> str:
    """What an entry is called in headings and lists: its title without a date before it, else its date, else its file.

    A title that says its date stands beside that date everywhere, so the date is dropped from it.
    """
    title = entry.title.strip()
    match entry:
        case Daily():
            found = day_heading(title) if title else None
            if title and (found is None or found.title):
                return found.title if found else title
            return words.dates.long(entry.when) if entry.when else title or _file_name(entry)
        case Weekly():
            span = period(title) if title else None
            if title and (span is None or span.title):
                return _without_number(span.title if span else title, entry)
            if entry.start and entry.end:
                return words.dates.range(entry.start, entry.end)
            return words.week.format(n=entry.week.number) if entry.week else title or _file_name(entry)
        case ReadingNote() | Page() | Log():
            return title or _file_name(entry)
        case _:
            assert_never(entry)


# `Weekly-#4 `, `Week 17: `, `第4周：`, whose number stands in the margin.
_NUMBERED = re.compile(
    r"(?:(?:weekly|weeknotes?|week|周报|周记|週報|주간)[ \t_–—-]{0,3}(?:#|no\.|第)?|#|第)[ \t]?(\d{1,4})[ \t]?(?:周|週|期|주차)?[ \t:：,.–—-]{1,4}(?=\S)",
    re.IGNORECASE,
)


def _without_number(title: str, entry: Weekly) -> str:
    """The title of a weekly without the number that it goes by."""
    found = _NUMBERED.match(title)
    known = {entry.number, entry.week.number if entry.week else None}
    return title[found.end() :] if found and int(found[1]) in known else title


def _file_name(entry: Entry) -> str:
    return entry.note.path.rpartition("/")[2].removesuffix(".md")


def title_language(place: Place, entry: Entry) -> str:
    """The language of what an entry is called: of the words in it, where the writer gave any, else the site's."""
    title = title_of(place.words, entry)
    if title not in entry.title and title != _file_name(entry):
        return place.site.masthead.language
    return language_of(title, entry.language) or entry.language


def document_title(words: Wording, entry: Entry) -> str:
    """The title of an entry's page, with its week or its day unless the title says it already."""
    title = title_of(words, entry)
    match entry:
        case Weekly() if (number := weekly_number(entry)) is not None and str(number) not in title:
            return words.title_of_weekly.format(n=number, title=title)
        case Daily() if entry.when is not None and words.dates.long(entry.when) not in title:
            return words.title_of_daily.format(day=words.dates.long(entry.when), title=title)
    return title


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
    return _cells_of(place.words, place.site, tasks, place.known.carried)


def _cells_of(
    words: Wording, site: Site, tasks: Iterable[tuple[str, int]], carried: Mapping[str, tuple[int, ...]]
) -> Cells | None:
    pairs = tuple(tasks)
    over = [at for at, (entry, index) in enumerate(pairs) if index in carried.get(entry, ())]
    return cells(words, [site.by_id[entry].note.tasks[index] for entry, index in pairs], over)


def cells(words: Wording, tasks: Iterable[Task], carried: Collection[int] = ()) -> Cells | None:
    """The cells of the tasks that count for this period, without those that only head others; None if there are none.

    `carried` are those, by their number among `tasks`, that are carried over.
    """
    string = progress.cells(tuple(tasks), carried=carried)
    if not string:
        return None
    counts = {letter: string.count(letter) for letter in "dhcxo"}
    whole = len(string) - counts["x"]
    said = [words.done_of.format(done=counts["d"], all=whole)] if whole else []
    named = (("h", words.half), ("c", words.carried), ("x", words.dropped), ("o", words.open))
    said += [plural.of(counts[letter]) for letter, plural in named if counts[letter]]
    share = progress.percent(counts["d"], whole) if len(string) > _MOST_CELLS else None
    return Cells(string, words.comma.join(said), share)


def done_of(words: Wording, tally: progress.Tally) -> Marked | None:
    """`5 of 12 done`, with the tasks done as its figure; None without tasks that count."""
    if not tally.leaf_total:
        return None
    return marked(words.done_of, "done", number(tally.leaf_done), all=number(tally.leaf_total))


def logged(words: Wording, minutes: int) -> Marked | None:
    """`8 h 30 logged`, with the time as its figure; None without any."""
    return marked(words.logged_all, "duration", words.duration(minutes)) if minutes else None


def entry_tasks(entry: Entry) -> tuple[Task, ...]:
    """The tasks of an entry, in order."""
    return tuple(entry.note.tasks[index] for index in entry.tasks)


def day_tasks(site: Site, day: Day) -> tuple[Task, ...]:
    """All tasks of a day, from every entry that has some."""
    return tuple(site.by_id[entry].note.tasks[index] for entry, index in day.tasks)


def day_href(place: Place, day: date) -> str:
    """The link to a day: its page, else where an entry of its week speaks of it; empty if nothing was written."""
    found = place.site.days.get(day)
    if found is None or not found.parts:
        return ""
    for part in found.parts:
        route = place.site.routes.get(part.entry)
        if isinstance(route, DayPage) and route.day == day:
            return place.to(DayPage(day))
    return place.entry(found.parts[0].entry, found.parts[0].anchor)


def week_route(site: Site, week: Week) -> Route:
    """The page of a week: its written note's, else the one that is made of its days."""
    return site.routes[site.weeklies[week]] if week in site.weeklies else WeekPage(week)


def entry_when(words: Wording, entry: Entry, *, year: bool = False) -> str:
    """The date of an entry for a narrow column: of a weekly, its last day; empty without a date."""
    when = entry.end if isinstance(entry, Weekly) and entry.end else entry.when
    if when is None:
        return ""
    return words.dates.short_year(when) if year else words.dates.short(when)


def entry_label(words: Wording, entry: Entry, near: date | None) -> str:
    """An entry in two words: `Weekly 31`, `31 Jul`, with the year if it is not that of `near`; its title without a date."""
    if isinstance(entry, Weekly) and entry.week:
        return words.weekly.format(n=entry.week.number)
    if entry.when is None:
        return title_of(words, entry)
    other_year = near is not None and entry.when.year != near.year
    return words.dates.short_year(entry.when) if other_year else words.dates.short(entry.when)


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


_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*\)|!\[\[[^\[\]]*\]\]")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)?\)")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_MARKS = re.compile(r"\*{1,3}|`+|~~|==|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)")


def plain_text(markdown: str) -> str:
    """One line of Markdown as text, for where it cannot be shown as written: links and emphasis leave their words."""
    if markdown.isalnum():
        return markdown
    shown = _WIKI.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub(r"\1", markdown)))
    return " ".join(_MARKS.sub("", shown).split())
