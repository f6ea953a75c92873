"""Where what was written is found: the page of a day."""

from datetime import date

from journal.model import Site
from journal.routes import DayPage, Route


def day_page(site: Site, day: date) -> tuple[Route, str] | None:
    """The page of a day, else where an entry of its week speaks of it, with the fragment; None if nothing was written."""
    told = site.days.get(day)
    parts = told.parts if told is not None else ()
    for part in parts:
        route = site.routes.get(part.entry)
        if isinstance(route, DayPage) and route.day == day:
            return DayPage(day), ""
    return (site.routes[parts[0].entry], parts[0].anchor) if parts else None
