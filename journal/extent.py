"""Every page and feed that a site has, by their routes."""

from journal.feeds import feeds
from journal.model import Site
from journal.routes import Card, DayPage, DaysFile, Home, Manifest, NotFound, Robots, Route, Search, Sitemap, WeekPage
from journal.views import calendar, carried, days, pages, questions, reading, ref, tag, tags, weeks
from journal.views import data as data_view
from journal.views.stats import page as stats
from journal.views.tasks import page as tasks


def routes_of(site: Site) -> tuple[Route, ...]:
    """Every page and feed of the site, each once, and the addresses that lead to them; not the files that are copied."""
    return tuple(dict.fromkeys((*pages_of(site), *site.redirects)))


def pages_of(site: Site) -> tuple[Route, ...]:
    """Every page and feed of the site, each once."""
    unwritten = [WeekPage(each) for each in site.weeks if each not in site.weeklies]
    own = [each for each in site.routes.values() if isinstance(each, DayPage) and each.slug]
    # A note may have the address of a day of which nothing is written, such as a week's that is filed under its last day.
    shared = [DayPage(each.day) for each in own if each.day in site.days]
    lists = [*weeks.pages(site), *days.pages(site), *reading.pages(site)]
    lists += [*ref.pages(site), *questions.pages(site), *carried.pages(site)]
    lists += [*calendar.pages(site), *tags.pages(site), *tag.pages(site)]
    lists += [*tasks.pages(site), *stats.pages(site), *pages.pages(site)]
    data: list[Route] = [*feeds(site, lists), Sitemap(), Card()] if site.masthead.base_url else []
    if site.masthead.base_url and site.days:
        data.append(DaysFile())
    data += data_view.pages(site)
    every: list[Route] = [
        Home(),
        *site.routes.values(),
        *unwritten,
        *shared,
        *lists,
        *([Search()] if site.masthead.search else []),
        NotFound(),
        *data,
        Manifest(),
        Robots(),
    ]
    return tuple(dict.fromkeys(every))
