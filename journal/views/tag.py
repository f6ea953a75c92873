"""A tag: its entries by year, in pages of a hundred, and the tags beside it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from journal.charts import bars
from journal.model import Entry, Site, Tag
from journal.progress import tally
from journal.record import Record, replace
from journal.routes import Route, TagPage, Tags
from journal.site.tags import around
from journal.views.chrome import Chrome, chrome
from journal.views.pager import YearOfEntries, on_page, page_routes, pager, years_of
from journal.views.parts import Bars, Crumb, PrevNext, TagChip, tag_chip
from journal.views.place import Place

_BESIDE: Final = 16


class TagView(Record):
    """A page of a tag. `crumbs` has the tags that it is nested in, `beside` those that stand with it most often.

    `by_year` counts all its entries, and is empty where they are of one year. `body` is what a note tells of it, as HTML;
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
    entries = [site.by_id[each] for each in own.entries]
    tasks = tally({(e.note.path, at): e.note.tasks[at] for e in entries for at in e.tasks}.values())
    figures = [words.entries.of(len(entries))]
    if tasks.leaf_total:
        figures.append(words.done_of.format(done=f"{tasks.leaf_done:,}", all=f"{tasks.leaf_total:,}"))
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
        years=_without(years_of(place, on_page(entries, page)), own.name),
        pager=pager(place, len(entries), page, own.name, partial(TagPage, slug)),
        below=tuple(_chip(place, site.tags[each]) for each in place.known.within.get(slug, ())),
        beside=_beside(place, own, entries),
        beside_label=words.tags,
        by_year=_by_year(entries),
        by_year_label=words.by_year,
        aside_label=words.all_tags,
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


def _beside(place: Place, tag: Tag, entries: Sequence[Entry]) -> tuple[TagChip, ...]:
    """The tags that stand with one most often, none of them nested in the other."""
    counts = Counter(slug for entry in entries for slug in _with_those_above(place, entry.tags))
    shared = [(count, place.known.slugs[slug]) for slug, count in counts.items()]
    apart = [(count, each) for count, each in shared if not _within(each, tag) and not _within(tag, each)]
    most = sorted(apart, key=lambda pair: (-pair[0], pair[1].name))[:_BESIDE]
    return tuple(tag_chip(place, each, f"{count:,}") for count, each in most)


def _with_those_above(place: Place, names: Iterable[str]) -> set[str]:
    """The slugs of some tags, and of those that they are nested in."""
    by_name, by_slug = place.known.tags, place.known.slugs
    tags = {by_name[name.casefold()].slug for name in names if name.casefold() in by_name}
    return {slug for tag in tags for slug in around(tag) if slug in by_slug}


def _within(tag: Tag, other: Tag) -> bool:
    """Whether a tag is another, or nested in it."""
    return f"{tag.slug}/".startswith(f"{other.slug}/")


def _by_year(entries: Sequence[Entry]) -> Bars:
    counts = Counter(entry.when.year for entry in entries if entry.when)
    if len(counts) < 2:
        return ()
    return bars([(str(year), "code", counts[year], f"{counts[year]:,}") for year in sorted(counts, reverse=True)])


def _chip(place: Place, tag: Tag) -> TagChip:
    return tag_chip(place, tag, f"{len(tag.entries):,}")
