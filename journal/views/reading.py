"""The library: the reading notes, newest first, in pages of a hundred."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from journal.charts import bars
from journal.model import ReadingNote, Site
from journal.routes import Reading, Route, TagPage
from journal.views.pager import YearOfEntries, on_page, page_routes, pager, years_of
from journal.views.parts import Bars, Chrome, Place, PrevNext, TagChip, chrome
from journal.wording import Wording

_TAGS: Final = 24
_YEARS: Final = 8


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A page of the library. The tags, by how many notes have them, and the years are those of all notes."""

    chrome: Chrome
    title: str
    figures: tuple[str, ...]
    entries: tuple[YearOfEntries, ...]  # without their kind, which the title of the page says
    pager: PrevNext | None
    tags: tuple[TagChip, ...]
    tags_label: str
    years: Bars
    years_label: str
    aside_label: str


def pages(site: Site) -> tuple[Route, ...]:
    """The pages of the library; none in a journal without reading notes."""
    notes = _notes(site)
    return page_routes(len(notes), Reading) if notes else ()


def reading(place: Place, page: int = 1) -> ReadingView:
    """A page of the library, counted from 1."""
    words, notes = place.words, _notes(place.site)
    references = sum(len(note.note.references) for note in notes)
    title = f"{words.reading} {page}" if page > 1 else words.reading
    return ReadingView(
        chrome=chrome(place, title, section=Reading()),
        title=words.reading,
        figures=(words.entries.of(len(notes)), *([words.references.of(references)] if references else [])),
        entries=_without_kind(years_of(place, on_page(notes, page))),
        pager=pager(place, len(notes), page, words.reading_nav, Reading),
        tags=_tags(place, notes),
        tags_label=words.tags,
        years=_years(words, notes),
        years_label=words.by_year,
        aside_label=words.library,
    )


def _notes(site: Site) -> tuple[ReadingNote, ...]:
    return tuple(entry for entry in site.entries if isinstance(entry, ReadingNote))


def _without_kind(years: Iterable[YearOfEntries]) -> tuple[YearOfEntries, ...]:
    return tuple(replace(year, rows=tuple(replace(row, kind="") for row in year.rows)) for year in years)


def _tags(place: Place, notes: Iterable[ReadingNote]) -> tuple[TagChip, ...]:
    ids = {note.id for note in notes}
    counted = [(sum(each in ids for each in tag.entries), tag) for tag in place.site.tags.values()]
    most = sorted(((count, tag) for count, tag in counted if count), key=lambda pair: (-pair[0], pair[1].name))
    return tuple(TagChip(tag.name, place.to(TagPage(tag.slug)), f"{count:,}") for count, tag in most[:_TAGS])


def _years(words: Wording, notes: Iterable[ReadingNote]) -> Bars:
    """The references by the year they were published, newest first; the years beyond the last bar are one sum."""
    counts = Counter(reference.year for note in notes for reference in note.note.references if reference.year)
    rows = [(str(year), "study", counts[year], str(counts[year])) for year in sorted(counts, reverse=True)]
    rest = sum(amount for _, _, amount, _ in rows[_YEARS:])
    if rest:
        rows[_YEARS:] = [(f"{words.before_years} {rows[_YEARS - 1][0]}", "study", rest, str(rest))]
    return bars(rows)
