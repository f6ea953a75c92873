"""The library: the reading notes and what the journal cites, newest first or in another order, in pages of a hundred."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from journal.charts import bars
from journal.language import language_of
from journal.model import ReadingNote, Site, Work
from journal.record import Record, replace
from journal.routes import ORDERS, Reading, References, RefPage, Route
from journal.views.chrome import Chrome, chrome
from journal.views.known import has_library
from journal.views.pager import YearOfEntries, on_page, page_routes, pager, years_of
from journal.views.parts import Bars, Empty, PrevNext, TagChip, tag_chip
from journal.views.place import Place
from journal.views.ref import best_remark, work_title
from journal.views.titles import plain_text
from journal.wording.catalogue import Wording

_TAGS: Final = 24
_YEARS: Final = 8
_VENUES: Final = 8
_USED: Final = 6


class RefRow(Record):
    """A work in the list. `year` and `count` stand in the margin; `used` is empty where one entry cites it."""

    title: str
    href: str
    language: str
    year: str
    count: str
    author: str
    host: str
    url: str
    remark: str
    remark_language: str
    used: str


class OrderLink(Record):
    """An order of the list."""

    label: str
    href: str
    current: bool


class UsedWork(Record):
    """A work that several entries cite."""

    title: str
    href: str
    language: str
    used: str


class ReadingView(Record):
    """A page of the library. The tags, by how many notes have them, the years and the venues are those of all of it."""

    chrome: Chrome
    title: str
    figures: tuple[str, ...]
    entries: tuple[YearOfEntries, ...]  # without their kind, which the title of the page says
    works: tuple[RefRow, ...]
    works_count: str
    orders: tuple[OrderLink, ...]
    empty: Empty | None
    pager: PrevNext | None
    tags: tuple[TagChip, ...]
    tags_label: str
    years: Bars
    years_label: str
    venues: Bars
    used: tuple[UsedWork, ...]
    aside_label: str


def pages(site: Site) -> tuple[Route, ...]:
    """The pages of the library; none in a journal without reading notes or works."""
    if not has_library(site):
        return ()
    works = _works(site)
    ordered = [page for order in ORDERS for page in page_routes(len(works), partial(References, order))]
    return (*page_routes(max(len(_notes(site)), len(works)), Reading), *(ordered if len(works) > 1 else ()))


def reading(place: Place, page: int = 1) -> ReadingView:
    """A page of the library, counted from 1: notes and works, both newest first."""
    notes, works = _notes(place.site), _works(place.site)
    total = max(len(notes), len(works))
    view = _view(place, works, page, pager(place, total, page, place.words.reading_nav, Reading), "")
    empty = None if works else Empty(place.words.no_references, place.words.no_references_how)
    return replace(view, entries=_without_kind(years_of(place, on_page(notes, page))), empty=empty)


def references(place: Place, order: str, page: int = 1) -> ReadingView:
    """A page of the works alone, counted from 1, in one of `ORDERS`."""
    works = sorted(_works(place.site), key=_KEYS[order])
    route = partial(References, order)
    return _view(place, works, page, pager(place, len(works), page, place.words.references_label, route), order)


def _view(place: Place, works: Sequence[Work], page: int, turn: PrevNext | None, order: str) -> ReadingView:
    words, notes = place.words, _notes(place.site)
    title = words.list_page.format(list=words.reading, page=page) if page > 1 else words.reading
    title = f"{title}{words.colon}{_order_label(words, order)}" if order else title
    return ReadingView(
        chrome=chrome(place, title, section=Reading()),
        title=words.reading,
        figures=_figures(words, notes, works),
        entries=(),
        works=tuple(_row(place, work) for work in on_page(works, page)),
        works_count=f"{len(works):,}",
        orders=_orders(place, order) if len(works) > 1 else (),
        empty=None,
        pager=turn,
        tags=_tags(place, notes),
        tags_label=words.tags,
        years=_years(words, works),
        years_label=words.by_year,
        venues=_venues(works),
        used=_used(place, works),
        aside_label=words.library,
    )


def _notes(site: Site) -> tuple[ReadingNote, ...]:
    return tuple(entry for entry in site.entries if isinstance(entry, ReadingNote))


def _works(site: Site) -> tuple[Work, ...]:
    """The works of the list: an address that only stands beside another one is told on the page of that one."""
    return tuple(work for work in site.works.values() if work.main)


# Sorting keeps the newest first among equals.
_KEYS: Final[dict[str, Callable[[Work], int]]] = {
    "year": lambda work: -(work.year or 0),
    "citations": lambda work: -work.counts[-1].count if work.counts else 1,
    "use": lambda work: -len(work.entries),
}


def _order_label(words: Wording, order: str) -> str:
    labels = {"year": words.order_year, "citations": words.order_citations, "use": words.order_use}
    return labels.get(order, words.order_newest)


def _orders(place: Place, current: str) -> tuple[OrderLink, ...]:
    newest = OrderLink(place.words.order_newest, place.to(Reading()), not current)
    return (
        newest,
        *(
            OrderLink(_order_label(place.words, order), place.to(References(order)), order == current)
            for order in ORDERS
        ),
    )


def _figures(words: Wording, notes: Sequence[ReadingNote], works: Sequence[Work]) -> tuple[str, ...]:
    noted = sum(work.noted for work in works)
    counts = ((len(works), words.references), (noted, words.noted), (len(works) - noted, words.queued))
    return (words.notes_count.of(len(notes)), *(plural.of(count) for count, plural in counts if count))


def _row(place: Place, work: Work) -> RefRow:
    words, remark = place.words, best_remark(work)
    said = plain_text(remark.text) if remark is not None else ""
    return RefRow(
        title=work_title(work),
        href=place.to(RefPage(work.slug)),
        language=place.foreign(work.language),
        year=" ".join(part for part in (str(work.year or ""), work.venue or work.org) if part),
        count=words.times_cited.of(work.counts[-1].count) if work.counts else "",
        author=work.author,
        host=work.host,
        url=work.urls[0] if work.urls else "",
        remark=said,
        remark_language=place.foreign(language_of(said, work.language)),
        used=words.in_entries.of(len(work.entries)) if len(work.entries) > 1 else "",
    )


def _without_kind(years: Iterable[YearOfEntries]) -> tuple[YearOfEntries, ...]:
    return tuple(replace(year, rows=tuple(replace(row, kind="") for row in year.rows)) for year in years)


def _tags(place: Place, notes: Iterable[ReadingNote]) -> tuple[TagChip, ...]:
    ids = {note.id for note in notes}
    counted = [(sum(each in ids for each in tag.entries), tag) for tag in place.site.tags.values()]
    most = sorted(((count, tag) for count, tag in counted if count), key=lambda pair: (-pair[0], pair[1].name))
    return tuple(tag_chip(place, tag, f"{count:,}") for count, tag in most[:_TAGS])


def _years(words: Wording, works: Iterable[Work]) -> Bars:
    """The works by the year they were published, newest first; the years beyond the last bar are one sum."""
    counts = Counter(work.year for work in works if work.year)
    rows = [(str(year), "study", counts[year], str(counts[year])) for year in sorted(counts, reverse=True)]
    rest = sum(amount for _, _, amount, _ in rows[_YEARS:])
    if rest:
        rows[_YEARS:] = [(words.before_year.format(year=rows[_YEARS - 1][0]), "study", rest, str(rest))]
    return bars(rows)


def _venues(works: Iterable[Work]) -> Bars:
    """The conferences and journals with most works; nothing unless there are two."""
    counts = Counter(work.venue for work in works if work.venue)
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_VENUES]
    return bars([(venue, "study", count, str(count)) for venue, count in most]) if len(counts) > 1 else ()


def _used(place: Place, works: Iterable[Work]) -> tuple[UsedWork, ...]:
    """The works that most entries cite."""
    most = sorted((work for work in works if len(work.entries) > 1), key=_KEYS["use"])[:_USED]
    return tuple(
        UsedWork(
            work_title(work),
            place.to(RefPage(work.slug)),
            place.foreign(work.language),
            place.words.in_entries.of(len(work.entries)),
        )
        for work in most
    )
