"""A work that the journal cites: its data, what was said of it, every place that cites it, and the works around it.

What other pages show of a work, on a card or in a line, is made here too.
"""

from collections.abc import Iterable
from itertools import groupby

from journal.language import language_of
from journal.marks.references import rating_hint
from journal.model import Citing, Entry, Remark, Site, Work, day_of
from journal.note import Note, OutlineItem, on_line
from journal.record import Record
from journal.routes import Reading, RefPage, Route
from journal.views.chrome import Chrome, chrome
from journal.views.entry import section_anchor, sentence, source_name
from journal.views.known import has_library
from journal.views.parts import Backlink, Crumb, Fact, Facts, PlaceLink, RefCard
from journal.views.place import Place
from journal.views.titles import entry_label, entry_when, plain_text, title_of
from journal.wording.catalogue import Wording

_PLACES = 12
_REMARKS = 12
_RELATED = 20
_LONGEST_REMARK = 200
_LONGEST_ADDRESS = 60


class Said(Record):
    """A line of the writer's about a work; `judges`: it praises or blames."""

    text: str
    language: str
    judges: bool


class RefRemarks(Record):
    """What one entry says of a work; `more` is folded away under `more_label`."""

    source: str
    title: str
    href: str
    language: str
    lines: tuple[Said, ...]
    more: tuple[Said, ...]
    more_label: str


class WorkLink(Record):
    """A work in a list: `bib` says when and where it appeared."""

    title: str
    href: str
    language: str
    bib: tuple[str, ...]


class WorkGroup(Record):
    """Works that stand in one relation to another."""

    label: str
    works: tuple[WorkLink, ...]


class Address(Record):
    """An address of a work, as shown and as linked to."""

    host: str
    href: str


class RefView(Record):
    """The page of a work; what is empty is left out. `ui` is the site's language where that of the title is another."""

    chrome: Chrome
    title: str
    language: str
    ui: str
    crumbs: tuple[Crumb, ...]
    status: str
    bib: tuple[str, ...]
    addresses: tuple[Address, ...]
    remarks: tuple[RefRemarks, ...]
    places: tuple[Backlink, ...]
    more_places: tuple[Backlink, ...]
    more_label: str
    facts: Facts
    groups: tuple[WorkGroup, ...]


def pages(site: Site) -> tuple[Route, ...]:
    """A page for each work, in a journal that has a library."""
    return tuple(RefPage(slug) for slug in site.works) if has_library(site) else ()


def ref(place: Place, slug: str) -> RefView:
    """The page of the work at `slug`."""
    words, work = place.words, place.site.works[slug]
    title, bib = work_title(work), bib_of(words, work)
    language = place.foreign(work.language)
    places = tuple(_place(place, work, each) for each in work.places)
    used = words.in_entries.of(len(work.entries))
    return RefView(
        chrome=chrome(place, title, words.sentences(title + words.stop, words.sentence(*bib, used)), section=Reading()),
        title=title,
        language=language,
        ui=place.site.masthead.language if language else "",
        crumbs=(Crumb(words.reading, place.to(Reading())),),
        status=words.status_noted if work.noted else words.status_queued,
        bib=tuple(part for part in (work.author, *bib) if part),
        addresses=tuple(Address(_shown(url), url) for url in work.urls),
        remarks=_remarks(place, work),
        places=places[:_PLACES],
        more_places=places[_PLACES:],
        more_label=words.more.of(len(places) - _PLACES),
        facts=_facts(place, work),
        groups=tuple(_groups(place, work)),
    )


# ---- what other pages show of a work


def work_title(work: Work) -> str:
    """The title of a work as text; its address, shortened, where nobody wrote one."""
    text = plain_text(work.title)
    return _shown(work.title) if "://" in text else text


def bib_of(words: Wording, work: Work) -> tuple[str, ...]:
    """When and where a work appeared, and how often it was cited when that was last said."""
    count = (words.times_cited.of(work.counts[-1].count),) if work.counts else ()
    return (*(part for part in (str(work.year or ""), work.venue, work.org) if part), *count)


def best_remark(work: Work) -> Remark | None:
    """What is shown of a work beside its title: a remark that fits two lines, one that judges before any other."""
    short = [remark for remark in work.remarks if len(remark.text) <= _LONGEST_REMARK and "://" not in remark.text]
    return next((remark for remark in short if rating_hint(remark.text)), short[0] if short else None)


def card(place: Place, work: Work, *, beside: str = "") -> RefCard:
    """A work on a card; with `beside`, an entry's id, the card links to the other entries that cite it."""
    words, remark = place.words, best_remark(work)
    near = place.site.by_id[beside].when if beside else None
    said = plain_text(remark.text) if remark is not None and not beside else ""
    others = [place.site.by_id[entry_id] for entry_id in work.entries if entry_id != beside] if beside else []
    return RefCard(
        title=work_title(work),
        href=place.to(RefPage(work.slug)),
        language=place.foreign(work.language),
        bib=bib_of(words, work),
        remark=said,
        remark_language=place.foreign(language_of(said, work.language)),
        used=_used(place, work),
        places=tuple(
            PlaceLink(entry_label(words, entry, near), place.entry(entry.id), _label_language(place, entry))
            for entry in others[:_ON_A_CARD]
        ),
    )


_ON_A_CARD = 4


def _label_language(place: Place, entry: Entry) -> str:
    """The language of an entry's short name: its own where that is its title."""
    return place.foreign(entry.language) if entry.when is None else ""


def _used(place: Place, work: Work) -> str:
    """`In 3 entries, last on 31 July`."""
    words = place.words
    used = words.in_entries.of(len(work.entries))
    last = place.site.by_id[work.entries[0]]
    day = day_of(last)
    said = words.in_entries_last.format(used=used, day=words.dates.yearless(day)) if day else used
    return said[:1].upper() + said[1:]


# ---- the page


def _shown(url: str) -> str:
    """An address without its scheme, cut where it is long."""
    bare = url.partition("://")[2].removeprefix("www.").rstrip("/") or url
    return bare if len(bare) <= _LONGEST_ADDRESS else f"{bare[: _LONGEST_ADDRESS - 1]}…"


def _remarks(place: Place, work: Work) -> tuple[RefRemarks, ...]:
    words, found = place.words, list[RefRemarks]()
    for entry_id, group in groupby(work.remarks, key=lambda remark: remark.entry):
        remarks = list(group)
        entry = place.site.by_id[entry_id]
        lines = tuple(_said(place, remark.text) for remark in remarks)
        found.append(
            RefRemarks(
                source=source_name(words, entry),
                title=title_of(words, entry),
                href=place.entry(entry_id, _anchor(place, entry, remarks[0].reference)),
                language=place.foreign(entry.language),
                lines=lines[:_REMARKS],
                more=lines[_REMARKS:],
                more_label=words.more.of(len(lines) - _REMARKS),
            )
        )
    return tuple(found)


def _said(place: Place, text: str) -> Said:
    plain = plain_text(text)
    return Said(plain, place.foreign(language_of(plain)), bool(rating_hint(plain)))


def _anchor(place: Place, entry: Entry, reference: int) -> str:
    """Where a reference stands on its entry's page: its item of an outline, else its section."""
    item = _item(entry.note, reference)
    return (
        item.anchor
        if item is not None and item.anchor
        else section_anchor(entry, entry.note.references[reference].section)
    )


def _item(note: Note, reference: int) -> OutlineItem | None:
    """The item of an outline that a reference is; None where it is none."""
    items = (note.outline[at] for at in on_line(note.outline, note.references[reference].line))
    return next((item for item in items if item.reference == reference), None)


def _place(place: Place, work: Work, citing: Citing) -> Backlink:
    words, entry = place.words, place.site.by_id[citing.entry]
    anchor, said = "", ("", "", "")
    if citing.link is not None:
        link = entry.note.links[citing.link]
        anchor, said = section_anchor(entry, link.section), sentence(link)
    elif citing.reference is not None:
        anchor, said = _anchor(place, entry, citing.reference), _around(entry, work, citing.reference)
    return Backlink(
        source_name(words, entry),
        title_of(words, entry),
        place.entry(entry.id, anchor),
        *said,
        place.foreign(entry.language),
    )


def _around(entry: Entry, work: Work, reference: int) -> tuple[str, str, str]:
    """The sentence of a reference; of one in an outline, the items above it."""
    note, line = entry.note, entry.note.references[reference].line
    item = _item(note, reference)
    if item is None:
        link = next((link for link in note.links if link.line == line and link.target in work.urls), None)
        return sentence(link) if link is not None else ("", "", "")
    above: list[str] = []
    while item.parent is not None:
        item = note.outline[item.parent]
        if item.text and not item.related:
            above.insert(0, plain_text(item.text))
    return (" › ".join(above), "", "")


def _facts(place: Place, work: Work) -> Facts:
    """Each number of citations with its day, and when the work was first and last cited."""
    words, days = place.words, place.words.dates
    found: list[Fact] = []
    for count in work.counts:
        named = place.site.by_id[count.entry].month
        day = days.short_year(count.when) if count.when and not named else ""
        if count.when and named:
            day = days.month_short(count.when.year, count.when.month)
        label = words.citations_of_day.format(day=day) if day else words.citations
        found.append(Fact(label, f"{count.count:,}"))
    entries = [place.site.by_id[entry_id] for entry_id in work.entries]
    dated = [entry for entry in entries if entry.when is not None]
    if dated:
        found.append(Fact(words.first_cited, entry_when(words, dated[-1], year=True)))
    if len(dated) > 1:
        found.append(Fact(words.last_cited, entry_when(words, dated[0], year=True)))
    return tuple(found)


def _groups(place: Place, work: Work) -> Iterable[WorkGroup]:
    words = place.words
    for label, slugs in (
        (words.noted_under, work.above),
        (words.related_works, work.below),
        (words.given_together, work.beside),
    ):
        works = [place.site.works[slug] for slug in slugs[:_RELATED]]
        if works:
            yield WorkGroup(label, tuple(_link(place, each) for each in works))


def _link(place: Place, work: Work) -> WorkLink:
    return WorkLink(
        work_title(work),
        place.to(RefPage(work.slug)),
        place.foreign(work.language),
        bib_of(place.words, work) or ((work.host,) if work.host else ()),
    )
