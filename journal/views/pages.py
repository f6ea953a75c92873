"""The list of pages and logs, which no day leads to: by folder, then by title."""

from itertools import groupby

from journal.foot import listed_apart
from journal.model import Entry, Site
from journal.record import Record
from journal.routes import Pages, Route
from journal.views.chrome import Chrome, chrome
from journal.views.pager import on_page, page_routes, pager
from journal.views.parts import PlaceLink, PrevNext
from journal.views.place import Place, title_language
from journal.views.titles import title_of


class Folder(Record):
    """The pages of a folder on one page of the list; `name` is its path as written, empty for the top."""

    name: str
    anchor: str
    rows: tuple[PlaceLink, ...]


class PagesView(Record):
    """A page of the list."""

    chrome: Chrome
    title: str
    count: str
    folders: tuple[Folder, ...]
    pager: PrevNext | None


def pages(site: Site) -> tuple[Route, ...]:
    """The pages of the list; none where the foot of all pages has all of it."""
    total = len(listed_apart(site))
    return page_routes(total, Pages) if total else ()


def listing(place: Place, page: int = 1) -> PagesView:
    """A page of the list, counted from 1."""
    words, every = place.words, place.known.apart
    title = words.list_page.format(list=words.pages_nav, page=page) if page > 1 else words.pages_nav
    folders = groupby(on_page(every, page), lambda each: each[0])
    return PagesView(
        chrome=chrome(place, title, section=Pages()),
        title=title,
        count=f"{len(every):,}",
        folders=tuple(
            Folder(name, f"f{number}", tuple(_row(place, place.site.by_id[entry]) for _, entry in group))
            for number, (name, group) in enumerate(folders, 1)
        ),
        pager=pager(place, len(every), page, words.pages_nav, Pages),
    )


def _row(place: Place, entry: Entry) -> PlaceLink:
    title = title_of(place.words, entry)
    return PlaceLink(title, place.to(place.site.routes[entry.id]), place.foreign(title_language(place, entry, title)))
