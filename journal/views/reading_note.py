"""The page of a reading note: its outline or its prose, and what it cites by year."""

from collections import Counter
from collections.abc import Sequence

from journal.charts import bars
from journal.language import language_of
from journal.model import ReadingNote
from journal.note import OutlineItem
from journal.routes import Reading
from journal.views.entry import EntryPage, Heading, frame
from journal.views.parts import Bars, Crumb, RefCard, TocItem
from journal.views.place import Place
from journal.views.ref import card
from journal.views.titles import day_or_month, iso_of, plain_text
from journal.views.weekly import revised
from journal.wording.catalogue import Marked

_YEARS = 6
_LEAST_YEARS = 2
_LEAST_PARTS = 3
_CARDS = 3


class ReadingNoteView(EntryPage):
    """A reading note. `filters`: it is an outline with references or remarks to show alone.

    `outline` has the outermost items, `shared` the works that most other entries cite too.
    """

    kind: str
    lede: str
    items: Marked | None
    references: Marked | None
    remarks: Marked | None
    date: str
    iso: str
    revised: str
    filters: bool
    years: Bars
    years_label: str
    outline: tuple[TocItem, ...]
    shared: tuple[RefCard, ...]


def reading_note(
    place: Place, entry: ReadingNote, body: str, shown: tuple[Heading, ...] | None = None
) -> ReadingNoteView:
    """The page of a reading note, around the HTML of its text; `shown` as in `frame`."""
    words, note = place.words, entry.note
    return ReadingNoteView(
        frame=frame(place, entry, body, shown=shown, crumbs=(Crumb(words.reading, place.to(Reading())),)),
        kind=words.kind_reading,
        # Some generators want a description in every note, and it is the title once more.
        lede=note.front.description if note.front.description.strip() != entry.title.strip() else "",
        items=words.items.marked(len(note.outline)) if note.outline else None,
        references=words.references.marked(len(note.references)) if note.references else None,
        remarks=words.remarks.marked(note.remarks) if note.remarks else None,
        date=day_or_month(words, entry),
        iso=iso_of(entry),
        revised=revised(place, entry),
        filters=bool(note.outline) and bool(note.references or note.remarks),
        years=_years(place, entry),
        years_label=words.by_year,
        outline=_parts(place, entry),
        shared=_shared(place, entry),
    )


def _parts(place: Place, entry: ReadingNote) -> tuple[TocItem, ...]:
    """The outermost items of the outline, each with the number of items below it; nothing if there are fewer than three."""
    items = entry.note.outline
    below = _below(items)
    roots = tuple(
        TocItem(
            2,
            f"{item.label}. {plain_text(item.text)}" if item.label.isalnum() else plain_text(item.text),
            f"#{item.anchor}",
            str(below[index] or ""),
            "" if (language := language_of(item.text, entry.language)) == entry.language else language,
        )
        for index, item in enumerate(items)
        if item.depth == 0 and item.anchor and item.text
    )
    return roots if len(roots) >= _LEAST_PARTS else ()


def _below(items: Sequence[OutlineItem]) -> list[int]:
    """Of each item, how many are below it, but for those that only head a list of further reading."""
    below = [0] * len(items)
    for index in range(len(items) - 1, -1, -1):
        parent = items[index].parent
        if parent is not None:
            below[parent] += below[index] + (not items[index].related)
    return below


def _shared(place: Place, entry: ReadingNote) -> tuple[RefCard, ...]:
    """The works of a note that most other entries cite too."""
    works = [place.site.works[slug] for slug in place.site.citing.get(entry.id, ())]
    shared = sorted((work for work in works if len(work.entries) > 1), key=lambda work: -len(work.entries))
    return tuple(card(place, work, beside=entry.id) for work in shared[:_CARDS])


def _years(place: Place, entry: ReadingNote) -> Bars:
    """What is cited by year, the newest first, the oldest years together; nothing unless there are two years."""
    count = Counter(reference.year for reference in entry.note.references if reference.year)
    if len(count) < _LEAST_YEARS:
        return ()
    newest = sorted(count, reverse=True)
    shown, rest = newest[:_YEARS], newest[_YEARS:]
    rows = [(str(year), "study", count[year], str(count[year])) for year in shown]
    if rest:
        before = sum(count[year] for year in rest)
        rows.append((place.words.earlier_years, "study", before, str(before)))
    return bars(rows)
