"""A page of the site as bytes: pure, without clock, files or a mode, so that what is served is what is built.

Makes the view of a route, fills the holes of the texts that it shows, and has the theme print it.
A kind of page is loaded when one of it is made: most builds make few.
"""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, assert_never

from journal.events import calendar_file
from journal.feeds import atom, json_feed, manifest, robots, sitemap
from journal.model import Daily, Entry, Log, Monthly, Page, ReadingNote, Site, Weekly
from journal.note import Body
from journal.prose import prose, task_items, task_row
from journal.record import Record
from journal.routes import (
    Calendar,
    Card,
    DataFile,
    DayPage,
    Days,
    DaysFile,
    EntryFile,
    Feed,
    File,
    Home,
    Manifest,
    MonthPage,
    NotFound,
    Pages,
    PlainPage,
    Questions,
    Reading,
    ReadingPage,
    References,
    RefPage,
    Robots,
    Route,
    Search,
    Sitemap,
    Stats,
    TagPage,
    Tags,
    TaskPage,
    Tasks,
    UndatedDay,
    UndatedWeek,
    WeekPage,
    Weeks,
    YearPage,
)
from journal.views.entry import Heading, headings
from journal.views.known import Known
from journal.views.place import Place

if TYPE_CHECKING:
    from journal.theme import Theme


class Shown(Record):
    """The view of a page, and the name of the template that prints it."""

    template: str
    view: object


def render(
    site: Site,
    route: Route,
    theme: "Theme",
    bodies: Mapping[str, Body],
    assets: Mapping[str, str],
    *,
    portable: bool = False,
    found: Known | None = None,
) -> bytes:
    """The bytes at a route of the site, one of `routes_of`. All else is as in `shown` and `printed`."""
    page = shown(site, route, bodies, assets, portable=portable, found=found)
    return page if isinstance(page, bytes) else printed(page, theme)


def printed(page: Shown, theme: "Theme") -> bytes:
    """A page as its template prints it. Raises `BadTemplate` where one of the writer's templates cannot."""
    return (theme.html(page.template, page.view).rstrip() + "\n").encode()


def shown(
    site: Site,
    route: Route,
    bodies: Mapping[str, Body],
    assets: Mapping[str, str],
    *,
    portable: bool = False,
    found: Known | None = None,
) -> Shown | bytes:
    """What is to be printed at a route of the site, or the bytes that no template prints. `bodies` are asked for by the paths of notes.

    `assets` and `portable` as in `Place`; `found` is `known(site)`, given so that it is not found again for each page.
    """
    place = Place(site, route, assets, portable, found)
    match route:
        case Feed(_, "json"):
            return (json_feed(site, lambda entry: _text(place, entry, bodies), route) or "").encode()
        case Feed():
            return (atom(site, lambda entry: _text(place, entry, bodies), route) or "").encode()
        case DaysFile():
            events = place.known.events
            # One by one, so that the answers of all other months stand where the events of one are new.
            return calendar_file(site.masthead.title, [events[month] for month in events]).encode()
        case Manifest():
            return manifest(site, place.asset("favicon.svg"), place.asset("apple-touch-icon.png")).encode()
        case DataFile(name):
            from journal.export import exported

            return exported(place, name)
        case EntryFile(of):
            from journal.export import exported_entry

            return exported_entry(place, of)
        case Sitemap():
            from journal.extent import pages_of

            return (sitemap(site, pages_of(site)) or "").encode()
        case Robots():
            return robots(site).encode()
        case Card():
            from journal.card import card
            from journal.views.home import home

            return card(home(place))
        case _:
            return Shown(*_page(place, bodies))


def _page(place: Place, bodies: Mapping[str, Body]) -> tuple[str, object]:
    """The template and the view of a page."""
    entry_id = place.known.entries.get(place.route)
    if entry_id is not None:
        return _entry(place, place.site.by_id[entry_id], bodies)
    there = place.site.redirects.get(place.route)
    if there is not None:
        from journal.views.moved import moved

        return "moved", moved(place, there)
    match place.route:
        case Home():
            from journal.views.home import home

            return "home", home(place, _plan(place, bodies))
        case WeekPage() | DayPage() | MonthPage() | YearPage() | Weeks() | Days() | Calendar():
            return _of_time(place, place.route)
        case Reading() | References() | RefPage() | Questions():
            return _of_works(place, place.route)
        case Tasks() | TaskPage() | Stats():
            return _of_tasks(place, place.route, bodies)
        case Pages(number):
            from journal.views.pages import listing

            return "pages", listing(place, number)
        case Tags() | TagPage():
            return _of_tags(place, place.route, bodies)
        case Search():
            from journal.views.search import search

            return "search", search(place)
        case (
            NotFound() | UndatedWeek() | UndatedDay() | ReadingPage() | PlainPage()
            | Feed() | DaysFile() | Manifest() | DataFile() | EntryFile() | Sitemap() | Robots() | Card() | File()
        ):  # fmt: skip
            from journal.views.page import not_found

            return "not_found", not_found(place)
        case _:
            assert_never(place.route)


def _of_time(
    place: Place, route: WeekPage | DayPage | MonthPage | YearPage | Weeks | Days | Calendar
) -> tuple[str, object]:
    match route:
        case WeekPage(of):
            from journal.views.weekly import week

            return "week", week(place, of)
        case DayPage(on):
            from journal.views.daily import day

            return "day", day(place, on)
        case MonthPage(of_year, number):
            from journal.views.month import month

            return "month", month(place, of_year, number)
        case YearPage(number):
            from journal.views.year import year

            return "year", year(place, number)
        case Weeks(of_year):
            from journal.views.weeks import weeks

            return "weeks", weeks(place, of_year)
        case Days(of_year):
            from journal.views.days import days

            return "days", days(place, of_year)
        case Calendar():
            from journal.views.calendar import calendar

            return "calendar", calendar(place)
        case _:
            assert_never(route)


def _of_works(place: Place, route: Reading | References | RefPage | Questions) -> tuple[str, object]:
    match route:
        case Reading(number):
            from journal.views.reading import reading

            return "reading", reading(place, number)
        case References(order, number):
            from journal.views.reading import references

            return "reading", references(place, order, number)
        case RefPage(slug):
            from journal.views.ref import ref

            return "ref", ref(place, slug)
        case Questions(number):
            from journal.views.questions import questions

            return "questions", questions(place, number)
        case _:
            assert_never(route)


def _of_tasks(place: Place, route: Tasks | TaskPage | Stats, bodies: Mapping[str, Body]) -> tuple[str, object]:
    match route:
        case Tasks(by):
            from journal.views.tasks.page import tasks

            return "tasks", tasks(place, by, partial(task_row, place))
        case TaskPage(slug):
            from journal.views.carried import task

            return "task", task(place, slug, _hops(place, slug, bodies))
        case Stats():
            from journal.views.stats.page import stats

            return "stats", stats(place)
        case _:
            assert_never(route)


def _of_tags(place: Place, route: Tags | TagPage, bodies: Mapping[str, Body]) -> tuple[str, object]:
    match route:
        case Tags():
            from journal.views.tags import tags

            return "tags", tags(place)
        case TagPage(slug, number):
            from journal.views.tag import tag

            return "tag", tag(place, slug, number, _about(place, slug, bodies) if number == 1 else "")
        case _:
            assert_never(route)


def _entry(place: Place, entry: Entry, bodies: Mapping[str, Body]) -> tuple[str, object]:
    shown = headings(place, entry)
    text = _text(place, entry, bodies, shown)
    match entry:
        case Weekly():
            from journal.views.weekly import weekly

            return "weekly", weekly(place, entry, text, shown)
        case Daily():
            from journal.views.daily import daily

            return "daily", daily(place, entry, text, shown)
        case Monthly():
            from journal.views.monthly import monthly

            return "monthly", monthly(place, entry, text, shown)
        case ReadingNote():
            from journal.views.reading_note import reading_note

            return "reading_note", reading_note(place, entry, text, shown)
        case Page():
            from journal.views.page import page

            return "page", page(place, entry, text, shown)
        case Log():
            from journal.views.log import log

            return "log", log(place, entry, text, shown)
        case _:
            assert_never(entry)


def _text(place: Place, entry: Entry, bodies: Mapping[str, Body], shown: tuple[Heading, ...] | None = None) -> str:
    sections = None
    if isinstance(entry, Log):
        from journal.views.log import undated_sections

        sections = undated_sections(place, entry)
    return prose(place, entry, bodies[entry.note.path], sections, shown, bodies).strip()


def _about(place: Place, tag: str, bodies: Mapping[str, Body]) -> str:
    """The text of the note that tells of a tag; empty without one."""
    entry = place.site.described.get(tag)
    return "" if entry is None else _text(place, entry, bodies)


def _plan(place: Place, bodies: Mapping[str, Body]) -> tuple[str, ...]:
    from journal.views.home import plan_of

    found = plan_of(place.site)
    if found is None:
        return ()
    entry, indexes = found
    return task_items(place, entry, bodies[entry.note.path], indexes)


def _hops(place: Place, slug: str, bodies: Mapping[str, Body]) -> tuple[str, ...]:
    """The appearances of a task that was carried on, each as a list item."""
    hops = [(place.site.by_id[entry], index) for entry, index in place.site.carried[slug].hops]
    return tuple(task_items(place, entry, bodies[entry.note.path], [index])[0] for entry, index in hops)
