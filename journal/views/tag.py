"""A tag: its entries by year, in pages of a hundred, and the tags beside it."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from journal.charts import bars
from journal.columns import Slice, standing
from journal.model import Site, Tag
from journal.record import Record, replace
from journal.routes import Route, TagPage, Tags
from journal.views.chrome import Chrome, chrome
from journal.views.pager import YearOfEntries, on_page, page_routes, pager, years_of
from journal.views.parts import Bars, Crumb, PrevNext, TagChip, tag_chip
from journal.views.place import Place

_TALL: Final = 40  # pixels of a week with the most entries


class TagView(Record):
    """A page of a tag. `crumbs` has the tags that it is nested in, `beside` those that stand with it most often.

    `by_year` counts all its entries, and is empty where they are of one year; `weeks` has a bar for each week of the last year
    that has any, and is empty where they are of one. `body` is what a note tells of it, as HTML;
    `description` what the configuration does.
    """

    chrome: Chrome
    title: str
    language: str
    crumbs: tuple[Crumb, ...]
    crumbs_label: str
    figures: tuple[str, ...]
    years: tuple[YearOfEntries, ...]
    pager: PrevNext | None
    below: tuple[TagChip, ...]
    beside: tuple[TagChip, ...]
    beside_label: str
    by_year: Bars
    by_year_label: str
    weeks: tuple[Slice, ...]
    weeks_label: str
    weeks_range: str
    weeks_height: int
    aside_label: str
    description: str = ""
    body: str = ""


def pages(site: Site) -> tuple[Route, ...]:
    """The pages of every tag."""
    return tuple(
        route for tag in site.tags.values() for route in page_routes(len(tag.entries), partial(TagPage, tag.slug))
    )


def tag(place: Place, slug: str, page: int = 1, body: str = "") -> TagView:
    """A page of the tag at `slug`, counted from 1. `body` is the HTML of the note that tells of it."""
    site, words, own = place.site, place.words, place.site.tags[slug]
    counted = place.known.tagged[slug]
    weeks = counted.weeks
    entries = [site.by_id[each] for each in on_page(own.entries, page)]
    figures = [words.entries.of(len(own.entries))]
    if counted.tasks.leaf_total:
        figures.append(words.done_of.format(done=f"{counted.tasks.leaf_done:,}", all=f"{counted.tasks.leaf_total:,}"))
    title = words.list_page.format(list=own.name, page=page) if page > 1 else own.name
    return TagView(
        chrome=chrome(
            place, title, own.description or f"{own.name}{words.colon}{words.sentence(*figures)}", section=Tags()
        ),
        title=own.name,
        language=tag_chip(place, own).language,
        crumbs=(Crumb(words.tags, place.to(Tags())), *_above(place, own)),
        crumbs_label=words.crumbs,
        figures=tuple(figures),
        years=_without(years_of(place, entries), own.name),
        pager=pager(place, len(own.entries), page, own.name, partial(TagPage, slug)),
        below=tuple(_chip(place, site.tags[each]) for each in place.known.within.get(slug, ())),
        beside=tuple(tag_chip(place, place.known.slugs[each], f"{count:,}") for each, count in counted.beside),
        beside_label=words.often_with,
        by_year=_by_year(counted.years),
        by_year_label=words.by_year,
        weeks=standing(weeks.counts, _TALL) if weeks else (),
        weeks_label=words.entries_by_week,
        weeks_range=words.dates.range(weeks.first, weeks.last) if weeks else "",
        weeks_height=_TALL,
        aside_label=words.related,
        description=own.description if page == 1 else "",
        body=body if page == 1 else "",
    )


def _above(place: Place, tag: Tag) -> tuple[Crumb, ...]:
    parts = tag.slug.split("/")
    slugs = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
    chips = (tag_chip(place, place.site.tags[each]) for each in slugs if each in place.site.tags)
    return tuple(Crumb(chip.name, chip.href, chip.language) for chip in chips)


def _without(years: Iterable[YearOfEntries], name: str) -> tuple[YearOfEntries, ...]:
    """The same lists, in which the tag that they are about goes without saying."""
    return tuple(
        replace(
            year, rows=tuple(replace(row, tags=tuple(tag for tag in row.tags if tag.name != name)) for row in year.rows)
        )
        for year in years
    )


def _by_year(years: Sequence[tuple[int, int]]) -> Bars:
    if len(years) < 2:
        return ()
    return bars([(str(year), "code", count, f"{count:,}") for year, count in reversed(years)])


def _chip(place: Place, tag: Tag) -> TagChip:
    return tag_chip(place, tag, f"{len(tag.entries):,}")
