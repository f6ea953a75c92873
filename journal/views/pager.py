"""The ways through a long list: in pages by year or by hundreds, and by year within a page.

The first page has the plain address; which pages exist follows from how much there is to list.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final, TypeVar

from journal.model import Entry
from journal.record import Record
from journal.routes import Route
from journal.views.parts import EntryRow, PrevNext, PrevNextLink, entry_row
from journal.views.place import Place

T = TypeVar("T")

PAGE: Final = 100


class YearLink(Record):
    """A year of a list; `count` says how much it has."""

    label: str
    href: str
    count: str
    current: bool


class YearOfEntries(Record):
    """The entries of a year on one page; `name` says so of those without a date."""

    name: str
    anchor: str
    rows: tuple[EntryRow, ...]


def years_of(place: Place, entries: Sequence[Entry]) -> tuple[YearOfEntries, ...]:
    """Entries that stand in the order of their dates, under their years."""
    years = ((year, list(group)) for year, group in groupby(entries, lambda each: each.when.year if each.when else 0))
    return tuple(
        YearOfEntries(
            name=str(year) if year else place.words.undated,
            anchor=f"y{year}" if year else "undated",
            rows=tuple(entry_row(place, entry) for entry in group),
        )
        for year, group in years
    )


def year_links(
    place: Place, counts: Sequence[tuple[int, int]], current: int, route: Callable[[int], Route]
) -> tuple[YearLink, ...]:
    """The years of a list, newest first, from (year, count) pairs in that order; the first has `route(0)`.

    Empty where there is one year only, since there is nowhere to go then.
    """
    if len(counts) < 2:
        return ()
    newest = counts[0][0]
    return tuple(
        YearLink(str(year), place.to(route(0 if year == newest else year)), f"{count:,}", year == current)
        for year, count in counts
    )


def year_routes(years: Iterable[int], route: Callable[[int], Route]) -> tuple[Route, ...]:
    """The pages of a list by year: the plain one for the newest, and one for each other of `years`."""
    earlier = sorted(set(years), reverse=True)[1:]
    return (route(0), *(route(year) for year in earlier))


def page_routes(total: int, route: Callable[[int], Route]) -> tuple[Route, ...]:
    """The pages of a list of `total` things, a hundred each; one page if there is nothing."""
    return tuple(route(page) for page in range(1, _pages(total) + 1))


def on_page(things: Sequence[T], page: int) -> Sequence[T]:
    """The things of a page, which counts from 1."""
    return things[(page - 1) * PAGE : page * PAGE]


def pager(place: Place, total: int, page: int, label: str, route: Callable[[int], Route]) -> PrevNext | None:
    """The pages before and after; None where there is one page only. Further on is what is older."""
    if _pages(total) == 1:
        return None

    def link(number: int) -> PrevNextLink | None:
        if not 1 <= number <= _pages(total):
            return None
        first, last = (number - 1) * PAGE + 1, min(number * PAGE, total)
        said = place.words.n_of_all.format(n=f"{first:,}–{last:,}", all=f"{total:,}")
        return PrevNextLink(place.to(route(number)), label, said)

    return PrevNext(label, older=link(page + 1), newer=link(page - 1))


def _pages(total: int) -> int:
    return max(1, -(-total // PAGE))
