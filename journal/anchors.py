"""Where a fragment leads within a note: to a heading, a day, a block that was named, or an id of the writer's own.

The ids of headings are those that code forges give; vaults name a heading by its text. What is found here is what the
page of the entry has, so that a link to it is never dead.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from journal.dates.headings import day_heading
from journal.dates.ranges import period
from journal.model import Entry, log_of
from journal.note import Note
from journal.patterns import pattern
from journal.record import Record


class Spot(Record):
    """A place in a note: the index of its section, and its id; empty for the heading that is the section's own title."""

    section: int
    anchor: str


class Spots(Record):
    """The places of one note that can be linked to."""

    headings: Mapping[str, int]  # by id
    titles: Mapping[str, Sequence[int]]  # by the letters of their texts
    ids: Mapping[str, int]  # those of blocks and outlines and of the writer's own
    days: Mapping[date, Spot]  # of headings and lines


def spots_of(entry: Entry) -> Spots:
    """The places of the note of an entry."""
    note = entry.note
    headings: dict[str, int] = {}
    titles: dict[str, list[int]] = defaultdict(list)
    for index, section in enumerate(note.sections):
        if section.level:
            headings.setdefault(section.anchor, index)
            titles[_letters(section.title)].append(index)
    ids = dict(note.ids)
    ids |= {item.anchor: item.section for item in note.outline if item.anchor}
    days: dict[date, Spot] = {}
    for index, section in enumerate(note.sections):
        if section.opens_day and section.day is not None and (day := entry.days[section.day]) is not None:
            days.setdefault(day, Spot(index, section.anchor))
    for liner, day in zip(note.liners, entry.lined, strict=True):
        if day is not None:
            days.setdefault(day, Spot(liner.section, f"d-{day.isoformat()}"))
    return Spots(headings, titles, ids, days)


def spot(fragment: str, note: Note, spots: Spots) -> Spot | None:
    """The place that a fragment names: by an id as it stands in an address, by the text of a heading, or by a block's `^name`.

    Headings within headings stand one behind the other, as in `plan#week`; a day may have more in its heading. None where there is no such place.
    """
    if fragment in spots.ids:
        return Spot(spots.ids[fragment], fragment)
    if fragment.startswith("^"):
        named = next((name for name in spots.ids if name.casefold() == fragment.casefold()), "")
        return Spot(spots.ids[named], named) if named else None
    index = spots.headings.get(fragment)
    if index is None:
        index = spots.headings.get(fragment.lower())
    if index is None:
        *above, last = (_letters(part) for part in fragment.split("#"))
        held = (each for each in spots.titles.get(last, ()) if _lies_in(note, each, above))
        index = next(held, None)
    return _day_named(fragment, spots) if index is None else Spot(index, note.sections[index].anchor)


def _day_named(fragment: str, spots: Spots) -> Spot | None:
    named = day_heading(fragment) if spots.days else None
    day = named.written.on() if named is not None and not named.title else None
    return spots.days.get(day) if day is not None else None


def day_spot(fragment: str, entry: Entry) -> bool:
    """Whether a fragment is the id of a day that the page of an entry gives to a section or a line."""
    match = _DAY.fullmatch(fragment)
    if match is None:
        return False
    told = (
        entry.days[section.day]
        for section in entry.note.sections[entry.first : entry.last]
        if section.opens_day and section.day is not None
    )
    return any(day is not None and day.isoformat() == match[1] for day in (*told, *entry.lined))


_DAY = pattern(r"d-(\d{4}-\d\d-\d\d)")


def is_title(entry: Entry, index: int) -> bool:
    """Whether a section's heading says what the page's title says: of a day of a log, or the heading that is the title."""
    section = entry.note.sections[index]
    if log_of(entry) and index == entry.first:
        return True
    if not entry.note.h1 or section.line != entry.note.h1_line:
        return False
    return _folded(entry.title) in _folded(section.title) or _only_a_date(section.title)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _only_a_date(title: str) -> bool:
    span, day = period(title), day_heading(title)
    return (span is not None and not span.title) or (day is not None and not day.title)


def _letters(title: str) -> str:
    """The letters and digits of a heading; of one that has none, all that it has."""
    text = unicodedata.normalize("NFKC", title).casefold()
    return "".join(filter(str.isalnum, text)) or " ".join(text.split())


def _lies_in(note: Note, index: int, above: list[str]) -> bool:
    """Whether the headings over a section have these texts among them, in this order."""
    wanted = list(above)
    at = note.sections[index].parent
    while wanted and at:
        if _letters(note.sections[at].title) == wanted[-1]:
            wanted.pop()
        at = note.sections[at].parent
    return not wanted
