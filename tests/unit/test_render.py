from datetime import date
from html.parser import HTMLParser

import pytest

from journal.dates.arithmetic import week_of
from journal.extent import routes_of
from journal.model import Masthead, Site
from journal.note import Body
from journal.record import replace
from journal.render import Shown, render, shown
from journal.routes import (
    Card,
    DayPage,
    DaysFile,
    Feed,
    Home,
    Manifest,
    NotFound,
    Robots,
    Route,
    Search,
    Sitemap,
    WeekPage,
    url,
)
from journal.theme import theme
from journal.views.known import known
from tests import make

THEME = theme().value
ASSETS = {name: f"static/{name}" for name in ("journal.css", "journal.js", "theme.js", "favicon.svg")}


def journal() -> Site:
    """A site with every kind of entry, in two languages."""
    sections = (make.ROOT, make.section("Today"), make.section("Notes"), make.section("Tomorrow"))
    timed = make.tasks("dox", section=1, times=(make.block("09:00", "10:30"),))
    daily = make.daily(of=make.note("d.md", sections=sections, tasks=timed), tags=("tea",))
    chinese = make.daily("事件循环", date(2025, 7, 30), make.note("c.md", language="zh-Hans"))
    weekly = make.weekly(of=make.note("w.md", sections=sections, tasks=make.tasks("dco", section=1)))
    part = make.daily("Queues", date(2024, 9, 9), make.note("log.md"), id="log.md#2024-09-09", part_of="log.md")
    undated = make.daily("Some day", None, make.note("u.md"))
    return make.site(daily, chinese, weekly, make.reading(), make.page(), make.log(parts=[part]), part, undated)


def bodies(site: Site) -> dict[str, Body]:
    return {
        entry.note.path: Body(((),) * len(entry.note.sections), (("<p>Tea</p>",),) * len(entry.note.sections))
        for entry in site.entries
    }


def page(site: Site, route: Route, **more: bool) -> str:
    return render(site, route, THEME, bodies(site), ASSETS, **more).decode()


SITE = journal()


class Outline(HTMLParser):
    """The headings and ids of a page, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))


PAGES = [
    route for route in routes_of(SITE) if not isinstance(route, Robots | Feed | DaysFile | Manifest | Sitemap | Card)
]


@pytest.mark.parametrize("route", PAGES, ids=lambda route: url(route) or "home")
def test_a_page_has_one_title_and_skips_no_level(route: Route) -> None:
    levels = Outline(page(SITE, route)).levels

    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip([0, *levels], levels, strict=False))


@pytest.mark.parametrize("route", PAGES, ids=lambda route: url(route) or "home")
def test_no_id_stands_twice_in_a_page(route: Route) -> None:
    ids = Outline(page(SITE, route)).ids

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("route", PAGES, ids=lambda route: url(route) or "home")
def test_no_page_has_a_script_of_its_own(route: Route) -> None:
    html = page(SITE, route)

    # A block of data is none: no browser runs it.
    scripts = html.replace('<script type="application/ld+json">', "")
    assert scripts.count("<script") == html.count("<script src=") + html.count("<script defer src=")
    assert " onclick=" not in html


@pytest.mark.parametrize("route", PAGES, ids=lambda route: url(route) or "home")
def test_no_shipped_template_has_to_look_for_what_it_prints(route: Route) -> None:
    made = shown(SITE, route, bodies(SITE), ASSETS)

    assert isinstance(made, Shown)
    assert THEME.environment.get_template(f"{made.template}.html").render(view=made.view)


def test_every_route_comes_once() -> None:
    routes = routes_of(SITE)

    assert len(routes) == len(set(routes))


def test_the_site_has_a_page_for_each_entry_and_for_what_is_not_there() -> None:
    assert {Home(), NotFound(), *SITE.routes.values()} <= set(routes_of(SITE))


def test_a_week_that_nobody_wrote_up_has_a_page() -> None:
    assert WeekPage(week_of(date(2024, 9, 9))) not in SITE.routes.values()
    assert "No write-up for this week." in page(make.site(make.daily()), WeekPage(week_of(make.THURSDAY)))


def test_a_day_of_several_entries_has_a_page_that_lists_them() -> None:
    one, two = make.daily("One", of=make.note("1.md")), make.daily("Two", of=make.note("2.md"))
    site = make.site(one, two, days=[make.day(make.THURSDAY, one, two)])
    site = replace(site, routes={"1.md": DayPage(make.THURSDAY, "one"), "2.md": DayPage(make.THURSDAY, "two")})

    assert DayPage(make.THURSDAY) in routes_of(site)
    assert 'href="two/"' in page(site, DayPage(make.THURSDAY))


def test_the_keys_are_listed_unless_the_journal_has_none() -> None:
    without = replace(SITE, masthead=Masthead("Second Draft", shortcuts=False))

    assert 'class="sheet"' in page(SITE, Home())
    assert "<kbd>" not in page(without, Home())


def test_without_a_search_no_page_leads_to_one() -> None:
    without = replace(SITE, masthead=Masthead("Second Draft", search=False))

    assert Search() in routes_of(SITE)
    assert Search() not in routes_of(without)
    assert 'href="search/"' in page(SITE, Home())
    assert "earch" not in page(without, Home())


def test_without_a_base_there_are_neither_feeds_nor_a_sitemap() -> None:
    assert not {Feed(), Sitemap()} & set(routes_of(SITE))


def test_links_of_a_feed_are_whole() -> None:
    site = replace(SITE, masthead=Masthead("Second Draft", base_url="https://example.org/"))

    assert "https://example.org/2025/07/31/" in page(site, Feed())


def test_the_same_site_gives_the_same_bytes() -> None:
    found = known(SITE)

    assert [page(SITE, route) for route in PAGES] == [
        render(SITE, route, THEME, bodies(SITE), ASSETS, found=found).decode() for route in PAGES
    ]


def test_portable_pages_link_to_files() -> None:
    assert 'href="2025/w31/index.html"' in page(SITE, Home(), portable=True)


def test_a_text_in_another_language_says_so() -> None:
    html = page(SITE, DayPage(date(2025, 7, 30)))

    assert '<html lang="en">' in html
    assert '<article class="page" lang="zh-Hans">' in html


def test_the_body_of_an_entry_is_shown_as_it_is_stored() -> None:
    assert "<p>Tea</p>" in page(SITE, DayPage(make.THURSDAY))


def test_what_a_writer_calls_things_is_escaped() -> None:
    site = make.site(entry := make.page("Tags & <b>marks</b>"))

    assert "<h1>Tags &amp; &lt;b&gt;marks&lt;/b&gt;</h1>" in page(site, site.routes[entry.id])
