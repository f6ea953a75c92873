"""The page of a reading note: its outline or its prose, and what it cites by year."""

from collections import Counter
from dataclasses import dataclass

from journal.charts import bars
from journal.model import ReadingNote
from journal.routes import Reading
from journal.views.entry import EntryPage, frame
from journal.views.parts import Bars, Crumb, Place
from journal.views.weekly import revised

_YEARS = 6
_LEAST_YEARS = 2


@dataclass(frozen=True, slots=True)
class ReadingNoteView(EntryPage):
    """A reading note. `filters`: it is an outline with references or remarks to show alone."""

    kind: str
    lede: str
    items: tuple[str, str]
    references: tuple[str, str]
    remarks: tuple[str, str]
    date: str
    iso: str
    revised: str
    filters: bool
    years: Bars
    years_label: str


def reading_note(place: Place, entry: ReadingNote, body: str) -> ReadingNoteView:
    """The page of a reading note, around the HTML of its text."""
    words, note = place.words, entry.note
    remarks = sum(len(reference.remarks) for reference in note.references)
    return ReadingNoteView(
        frame=frame(place, entry, body, crumbs=(Crumb(words.reading, place.to(Reading())),)),
        kind=words.kind_reading,
        lede=note.front.description,
        items=_counted(words.items.of(len(note.outline)), len(note.outline)),
        references=_counted(words.references.of(len(note.references)), len(note.references)),
        remarks=_counted(words.remarks.of(remarks), remarks),
        date=words.dates.long(entry.when) if entry.when else "",
        iso=entry.when.isoformat() if entry.when else "",
        revised=revised(place, entry),
        filters=bool(note.outline) and bool(note.references or remarks),
        years=_years(place, entry),
        years_label=words.by_year,
    )


def _counted(said: str, count: int) -> tuple[str, str]:
    """A count in two parts, the number first, so that it can be set in bold; both empty for nothing."""
    if not count:
        return ("", "")
    number, _, rest = said.partition(" ")
    return (number, rest)


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
        rows.append((place.words.before_years, "study", before, str(before)))
    return bars(rows)
