"""Whether a journal is the same but for the texts of a few notes, so that nothing of it has to be gathered anew.

Pure. What is compared of a note here must be all that assembling, and what is known of a site, read of it, but for what its
entries hold; a test changes the rest and looks whether anything comes of it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from journal.model import Day, Entry, Site, alone
from journal.note import Note
from journal.record import Record, replace
from journal.site.days import days_of
from journal.site.settled import entries_in, main_language, settled, spoken
from journal.site.tags import may_tell
from journal.site.terms import Choices, Terms, published


class Again(Record):
    """What is new in a journal that is else as it was: entries, in place of those of the same ids, which are `former`."""

    entries: tuple[Entry, ...]
    former: tuple[Entry, ...]
    choices: Choices
    days: Mapping[date, Day]


def again(pairs: Iterable[tuple[Note, Note]], site: Site, choices: Choices, terms: Terms) -> Again | None:
    """What is new where some notes are changed, each given as it was and as it is; None where more of the journal may be.

    `site` and `choices` were made with the old ones, and `terms` are the same.
    """
    found: list[Entry] = []
    former: list[Entry] = []
    told: set[date] = set()
    words = Counter(choices.words)
    for old, new in pairs:
        if may_tell(new) or old.front.unlisted or new.front.unlisted:
            return None
        if not (published(old, terms.overrules) and published(new, terms.overrules)) or framework(old) != framework(
            new
        ):
            return None
        if _columns(old) != _columns(new) and any(each.where.path == new.path for each in site.found):
            return None
        before, now = entries_in(old, choices, terms), entries_in(new, choices, terms)
        if [replace(alone(entry), note=old) for entry in now] != [replace(alone(entry), note=old) for entry in before]:
            return None
        words.subtract(spoken([settled(old, choices, terms)]))
        words.update(spoken([settled(new, choices, terms)]))
        found += now
        former += before
        one, other = days_of(before), days_of(now)
        told |= {day for day in one if one[day] != other.get(day)}
    if not any(words.values()) or main_language(words) != main_language(choices.words):
        return None
    days = _days(sorted(told), {entry.id: entry for entry in found}, site)
    if any(without_lines(day) != without_lines(site.days[on]) for on, day in days.items()):
        return None
    return Again(tuple(found), tuple(former), replace(choices, words=dict(words)), days)


def _days(told: Iterable[date], new: Mapping[str, Entry], site: Site) -> dict[date, Day]:
    """What is told of some days, all of whose entries are known, with `new` ones in place of those of the same ids."""
    found: dict[date, Day] = {}
    for day in told:
        ids = {part.entry for part in site.days[day].parts}
        found[day] = days_of(new.get(each) or site.by_id[each] for each in site.by_id if each in ids)[day]
    return found


def _columns(note: Note) -> list[int]:
    """Where links and images stand in their lines, which only a report of one shows."""
    return [link.column for link in note.links] + [image.column for image in note.images]


SECTION_TEXT: Final = frozenset({"words", "excerpt"})
DAY_TEXT: Final = frozenset({"line", "language"})


def without_lines(day: Day) -> Day:
    """What the rest of the journal reads of a day: all but `DAY_TEXT`, of it and of its parts."""
    return replace(day, line="", language="", parts=tuple(replace(part, line="", language="") for part in day.parts))


def running_text() -> frozenset[str]:
    """The fields of a note of which `framework` leaves something out; of sections it is `SECTION_TEXT`."""
    return frozenset({"digest", "words", "excerpt", "one_line", "sections", "links", "images"})


def framework(note: Note) -> Note:
    """A note without its running text and what is counted in it, which only its entries and its days read.

    Whatever a module of `site`, or what is known of a site, begins to read of a note must stay in it.
    """
    return replace(
        note,
        digest="",
        words=0,
        excerpt="",
        one_line="",
        sections=tuple(replace(section, words=0, excerpt="") for section in note.sections),
        links=tuple(replace(link, context="", column=1) for link in note.links),
        images=tuple(replace(image, column=1) for image in note.images),
    )
