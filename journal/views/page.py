"""The page of an entry that belongs to no day, and the page for addresses that do not exist."""

from journal.model import Page
from journal.record import Record
from journal.routes import PlainPage
from journal.views.chrome import Chrome, chrome
from journal.views.entry import EntryPage, Heading, frame, page_crumbs
from journal.views.home import newest
from journal.views.parts import EntryRow, Strip, entry_row
from journal.views.place import Place
from journal.views.search import SearchBox, search_box
from journal.views.week_parts import period_of_week, strip
from journal.views.weekly import revised

_LATEST = 5


class PageView(EntryPage):
    """A plain page."""

    revised: str


class NotFoundView(Record):
    """The page for addresses that do not exist: the search, the latest week and the latest entries.

    `search` is None in a journal without one.
    """

    chrome: Chrome
    strip: Strip | None
    title: str
    how: str
    search: SearchBox | None
    rows: tuple[EntryRow, ...]


def page(place: Place, entry: Page, body: str, shown: tuple[Heading, ...] | None = None) -> PageView:
    """The page of an entry that belongs to no day, around the HTML of its text; `shown` as in `frame`."""
    crumbs = page_crumbs(place, place.route.path) if isinstance(place.route, PlainPage) else ()
    return PageView(frame=frame(place, entry, body, shown=shown, crumbs=crumbs), revised=revised(place, entry))


def not_found(place: Place) -> NotFoundView:
    """The page for addresses that do not exist."""
    words, site = place.words, place.site
    latest = [week for week in site.weeks if site.as_of is None or week.monday <= site.as_of]
    rows = newest(site, _LATEST)
    return NotFoundView(
        chrome=chrome(place, words.not_found),
        strip=strip(place, period_of_week(place, latest[-1])) if latest else None,
        title=words.not_in_journal,
        how=words.not_found_how if rows else "",
        search=search_box(place) if rows and site.masthead.search else None,
        rows=tuple(entry_row(place, entry, year=True) for entry in rows),
    )
