"""What one note comes to in a journal for which all is chosen: the note as its entries hold it, and those entries."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from journal.dates.values import Month, Week, Written, named, written_of
from journal.model import Entry, Kind, Reason
from journal.note import Dated, Note
from journal.record import replace
from journal.site.doubts import in_order
from journal.site.entries import Told, entries_of
from journal.site.kinds import kind_of
from journal.site.tags import tagged
from journal.site.terms import Choices, Overrule, Terms, fitting
from journal.site.when import When, when


def settled(note: Note, choices: Choices, terms: Terms) -> Note:
    """A note as its entries hold it: with what the configuration says of it, and its dates in the order of the journal."""
    return in_order(overruled(note, terms.overrules), day_first=choices.day_first)[0]


def entries_in(note: Note, choices: Choices, terms: Terms) -> tuple[Entry, ...]:
    """The entries of one published note, in a journal for which all is chosen."""
    note = settled(note, choices, terms)
    entries = entries_at(note, when(note, choices.near.get(note.path)), choices.repeated, terms)
    return tuple(tagged(entry, choices.tags) for entry in entries)


def entries_at(note: Note, time: When, repeated: tuple[str, ...], terms: Terms) -> tuple[Entry, ...]:
    """The entries of one published note that is settled, of that time; `repeated` are titles of several."""
    kind, why = kind_of(note, time, _kind_override(note, terms.overrules))
    if note.front.unlisted:
        # A day or a week of it would be a day or a week of the journal.
        kind, why = Kind.PAGE, Reason("unlisted")
    return entries_of(Told(note, time, kind, why, repeated))


def overruled(note: Note, overrules: Sequence[Overrule]) -> Note:
    """A note with what the configuration says of its language and its dates."""
    own = list(fitting(overrules, note.path))
    language = next((each.language for each in own if each.language), "")
    day = next((each.date for each in own if each.date), "")
    year = next((each.year for each in own if each.year is not None), None)
    if language:
        note = replace(note, language=language)
    if day:
        note = replace(note, dates=_dated(named(day), note.dates))
    if year is not None:
        note = replace(note, dates=tuple(replace(each, start=_in_year(each.start, year)) for each in note.dates))
        note = replace(note, days=tuple(replace(mark, written=_in_year(mark.written, year)) for mark in note.days))
    return note


def _dated(when: date | Week | Month, dates: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """What the configuration says of the date of a note; a week or a month is of no other day that the note names for itself."""
    if isinstance(when, date):
        return Dated("override", 0, written_of(when)), *dates
    return (Dated("override", 0, when.range.start, when.range.end),)


def _in_year(written: Written, year: int) -> Written:
    return written if written.year is not None else replace(written, year=year)


def _kind_override(note: Note, overrules: Sequence[Overrule]) -> str:
    """The kind that the configuration gives a note: one that it says is of a week is a week's, unless it says more."""
    own = list(fitting(overrules, note.path))
    day = next((each.date for each in own if each.date), "")
    said = next((each.kind for each in own if each.kind), "")
    return said or ("weekly" if day and isinstance(named(day), Week) else "")


_SPOKEN = frozenset({"zh-Hans", "zh-Hant", "ja", "ko"})


def spoken(notes: Iterable[Note]) -> dict[str, int]:
    """How much is written in each language that the interface speaks; English stands for all that it does not."""
    words = Counter[str]()
    for note in notes:
        # Characters are counted where there are no spaces, and about two of them make a word.
        eastern = note.language in _SPOKEN
        words[note.language if eastern else "en"] += note.words if eastern else 2 * note.words
    return dict(words)


def main_language(words: Mapping[str, int]) -> str:
    """The language in which most is written."""
    return max(words, key=lambda language: (words[language], language == "en", language), default="en")
