"""A page of the site as bytes: pure, without clock, files or a mode, so that what is served is what is built.

Makes the view of a route, fills the holes of the texts that it shows, and has the theme print it.
"""

from collections.abc import Mapping
from functools import partial
from typing import assert_never

from journal.card import card
from journal.feeds import atom, days_file, feeds, json_feed, manifest, robots, sitemap
from journal.model import Body, Daily, Entry, Log, Page, ReadingNote, Site, Weekly
from journal.prose import prose, task_items, task_row
from journal.record import replace
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
    MonthPage,
    NotFound,
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
from journal.theme import Theme
from journal.views import calendar as calendar_view
from journal.views import carried as carried_view
from journal.views import days as days_view
from journal.views import questions as questions_view
from journal.views import reading as reading_view
from journal.views import ref as ref_view
from journal.views import search as search_view
from journal.views import tag as tag_view
from journal.views import tags as tags_view
from journal.views import weeks as weeks_view
from journal.views.daily import daily, day
from journal.views.entry import Heading, headings
from journal.views.home import home, plan_of
from journal.views.known import Known
from journal.views.log import log, undated_sections
from journal.views.month import month
from journal.views.moved import moved
from journal.views.page import not_found, page
from journal.views.place import Place, day_href
from journal.views.reading_note import reading_note
from journal.views.stats import page as stats_view
from journal.views.tasks import page as tasks_view
from journal.views.weekly import week, weekly
from journal.views.year import year


def render(
    site: Site,
    route: Route,
    theme: Theme,
    bodies: Mapping[str, Body],
    assets: Mapping[str, str],
    *,
    portable: bool = False,
    found: Known | None = None,
) -> bytes:
    """The bytes at a route of the site, one of `routes_of`. `bodies` are asked for by the paths of notes.

    `assets` and `portable` as in `Place`; `found` is `known(site)`, given so that it is not found again for each page.
    Raises `BadTemplate` where one of the writer's templates cannot print its view.
    """
    place = Place(site, route, assets, portable, found)
    match route:
        case Feed(_, "json"):
            return (json_feed(site, lambda entry: _text(place, entry, bodies), route) or "").encode()
        case Feed():
            return (atom(site, lambda entry: _text(place, entry, bodies), route) or "").encode()
        case DaysFile():
            return (days_file(site, lambda day: day_href(place, day)) or "").encode()
        case Manifest():
            return manifest(site, place.asset("favicon.svg"), place.asset("apple-touch-icon.png")).encode()
        case Sitemap():
            return (sitemap(site, pages_of(site)) or "").encode()
        case Robots():
            return robots(site).encode()
        case Card():
            return card(home(replace(place, found=place.known)))
        case _:
            name, view = _page(replace(place, found=place.known), bodies)
            return (theme.html(name, view).rstrip() + "\n").encode()


def routes_of(site: Site) -> tuple[Route, ...]:
    """Every page and feed of the site, each once, and the addresses that lead to them; not the files that are copied."""
    return tuple(dict.fromkeys((*pages_of(site), *site.redirects)))


def pages_of(site: Site) -> tuple[Route, ...]:
    """Every page and feed of the site, each once."""
    weeks = [WeekPage(each) for each in site.weeks if each not in site.weeklies]
    days = [DayPage(each.day) for each in site.routes.values() if isinstance(each, DayPage) and each.slug]
    lists = [*weeks_view.pages(site), *days_view.pages(site), *reading_view.pages(site)]
    lists += [*ref_view.pages(site), *questions_view.pages(site), *carried_view.pages(site)]
    lists += [*calendar_view.pages(site), *tags_view.pages(site), *tag_view.pages(site)]
    lists += [*tasks_view.pages(site), *stats_view.pages(site)]
    data: list[Route] = [*feeds(site, lists), Sitemap(), Card()] if site.masthead.base_url else []
    if site.masthead.base_url and site.days:
        data.append(DaysFile())
    every: list[Route] = [
        Home(),
        *site.routes.values(),
        *weeks,
        *days,
        *lists,
        Search(),
        NotFound(),
        *data,
        Manifest(),
        Robots(),
    ]
    return tuple(dict.fromkeys(every))


def _page(place: Place, bodies: Mapping[str, Body]) -> tuple[str, object]:
    """The template and the view of a page."""
    entry_id = place.known.entries.get(place.route)
    if entry_id is not None:
        return _entry(place, place.site.by_id[entry_id], bodies)
    there = place.site.redirects.get(place.route)
    if there is not None:
        return "moved", moved(place, there)
    match place.route:
        case Home():
            return "home", home(place, _plan(place, bodies))
        case WeekPage(of):
            return "week", week(place, of)
        case DayPage(on):
            return "day", day(place, on)
        case MonthPage(of_year, number):
            return "month", month(place, of_year, number)
        case YearPage(number):
            return "year", year(place, number)
        case Weeks(of_year):
            return "weeks", weeks_view.weeks(place, of_year)
        case Days(of_year):
            return "days", days_view.days(place, of_year)
        case Reading(number):
            return "reading", reading_view.reading(place, number)
        case References(order, number):
            return "reading", reading_view.references(place, order, number)
        case RefPage(slug):
            return "ref", ref_view.ref(place, slug)
        case TaskPage(slug):
            return "task", carried_view.task(place, slug, _hops(place, slug, bodies))
        case Questions(number):
            return "questions", questions_view.questions(place, number)
        case Tasks(by):
            return "tasks", tasks_view.tasks(place, by, partial(task_row, place))
        case Stats():
            return "stats", stats_view.stats(place)
        case Search():
            return "search", search_view.search(place)
        case Calendar():
            return "calendar", calendar_view.calendar(place)
        case Tags():
            return "tags", tags_view.tags(place)
        case TagPage(slug, number):
            return "tag", tag_view.tag(place, slug, number, _about(place, slug, bodies) if number == 1 else "")
        case (
            NotFound() | UndatedWeek() | UndatedDay() | ReadingPage() | PlainPage()
            | Feed() | DaysFile() | Manifest() | Sitemap() | Robots() | Card() | File()
        ):  # fmt: skip
            return "not_found", not_found(place)
        case _:
            assert_never(place.route)


def _entry(place: Place, entry: Entry, bodies: Mapping[str, Body]) -> tuple[str, object]:
    shown = headings(place, entry)
    text = _text(place, entry, bodies, shown)
    match entry:
        case Weekly():
            return "weekly", weekly(place, entry, text, shown)
        case Daily():
            return "daily", daily(place, entry, text, shown)
        case ReadingNote():
            return "reading_note", reading_note(place, entry, text, shown)
        case Page():
            return "page", page(place, entry, text, shown)
        case Log():
            return "log", log(place, entry, text, shown)
        case _:
            assert_never(entry)


def _text(place: Place, entry: Entry, bodies: Mapping[str, Body], shown: tuple[Heading, ...] | None = None) -> str:
    sections = undated_sections(place, entry) if isinstance(entry, Log) else None
    return prose(place, entry, bodies[entry.note.path], sections, shown, bodies).strip()


def _about(place: Place, tag: str, bodies: Mapping[str, Body]) -> str:
    """The text of the note that tells of a tag; empty without one."""
    entry = place.site.described.get(tag)
    return "" if entry is None else _text(place, entry, bodies)


def _plan(place: Place, bodies: Mapping[str, Body]) -> tuple[str, ...]:
    found = plan_of(place.site)
    if found is None:
        return ()
    entry, indexes = found
    return task_items(place, entry, bodies[entry.note.path], indexes)


def _hops(place: Place, slug: str, bodies: Mapping[str, Body]) -> tuple[str, ...]:
    """The appearances of a task that was carried on, each as a list item."""
    hops = [(place.site.by_id[entry], index) for entry, index in place.site.carried[slug].hops]
    return tuple(task_items(place, entry, bodies[entry.note.path], [index])[0] for entry, index in hops)
