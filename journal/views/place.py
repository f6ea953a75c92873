"""A page of a site as seen from inside: it makes every address and finds every word."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial

from journal.dates.values import Week
from journal.language import language_of, plain
from journal.model import Entry, Site
from journal.record import Record, field
from journal.routes import Feed, File, NotFound, Route, WeekPage, absolute, links_from, rooted
from journal.views.known import Known, known
from journal.views.titles import file_name
from journal.views.where import day_page
from journal.wording.catalogue import Wording
from journal.wording.choice import wording


class Place(Record, dict=True, gc=True):
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

    @cached_property
    def known(self) -> Known:
        """What is known of the site."""
        return self.found or known(self.site)

    @cached_property
    def words(self) -> Wording:
        """The words of the site's language."""
        return wording(self._language)

    @cached_property
    def _language(self) -> str:
        return self.site.masthead.language

    @cached_property
    def _plain_language(self) -> str:
        return plain(self._language)

    def to(self, there: Route, fragment: str = "") -> str:
        """The link to a page; whole in the feed, from the server's root on the not-found page, which is served anywhere."""
        return self._link(there, fragment)

    @cached_property
    def _link(self) -> Callable[[Route, str], str]:
        match self.route:
            case Feed():
                return partial(absolute, self.site.masthead.base_url)
            case NotFound():
                return partial(rooted, self.site.masthead.base_url)
            case _:
                return links_from(self.route, portable=self.portable)

    def asset(self, name: str) -> str:
        """The link to a file of the theme."""
        return self.to(File(self.assets.get(name, name)))

    def entry(self, entry_id: str, fragment: str = "") -> str:
        """The link to an entry."""
        return self.to(self.site.routes[entry_id], fragment)

    def foreign(self, language: str) -> str:
        """`language` where it is not that of the site, so that the block declares it; else empty."""
        if not language or language == self._language:
            return ""
        return "" if plain(language) == self._plain_language else language


def day_href(place: Place, day: date) -> str:
    """The link to a day: its page, else where an entry of its week speaks of it; empty if nothing was written."""
    found = day_page(place.site, day)
    return place.to(*found) if found else ""


def week_route(site: Site, week: Week) -> Route:
    """The page of a week: its written note's, else the one that is made of its days."""
    return site.routes[site.weeklies[week]] if week in site.weeklies else WeekPage(week)


def title_language(place: Place, entry: Entry, title: str) -> str:
    """The language of `title`, which an entry is called: of the words in it, where the writer gave any, else the site's."""
    if title not in entry.title and title != file_name(entry):
        return place.site.masthead.language
    return language_of(title, entry.language) or entry.language
