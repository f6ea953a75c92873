"""Which pages are listed at the foot of every page: those at the top of the site, as long as they are few.

A folder of cards or the pages of a graph lie at the top as well. Thousands of links on each of thousands of pages
help nobody, and take gigabytes. Where the foot has not all of them, a list has.
"""

from journal.model import FOLDER_PAGES, Entry, Log, Page, Site
from journal.routes import PlainPage

_MOST = 40
# What says of itself that it is a page of the whole site.
_NAMES = frozenset({*FOLDER_PAGES, "about", "now", "uses", "links", "contact", "colophon", "imprint"})


def listed_at_foot(site: Site) -> tuple[Entry, ...]:
    """The pages at the top of the site; where those are many, only the ones that are so by name, kind or layout."""
    found = [entry for entry in site.entries if isinstance(entry, Page) and _is_at_top(site, entry)]
    if len(found) <= _MOST:
        return tuple(found)
    return tuple(entry for entry in found if _is_of_the_site(entry))[:_MOST]


def listed_apart(site: Site) -> tuple[Entry, ...]:
    """All pages and logs, where the foot has not every one of them; none else."""
    found = tuple(entry for entry in site.entries if isinstance(entry, Page | Log))
    return found if len(found) > len(listed_at_foot(site)) else ()


def _is_at_top(site: Site, entry: Entry) -> bool:
    route = site.routes[entry.id]
    return isinstance(route, PlainPage) and "/" not in route.path


def _is_of_the_site(entry: Entry) -> bool:
    name = entry.note.path.rpartition("/")[2].rpartition(".")[0].casefold()
    return name in _NAMES or "page" in (entry.note.front.kind.casefold(), entry.note.front.layout.casefold())
