"""What notes have in common is in memory once, and they are the same notes."""

from journal.note import Note
from journal.packed import decoder, encoded
from journal.pool import Pool
from journal.read import read
from journal.rules import Rules

_DAY = """---
tags: [barn]
---

## In the morning

- 09:00-10:30 [the yard](yard.md)
"""


def _unpacked(path: str) -> Note:
    note = read(path, _DAY.encode(), "", Rules()).note
    return decoder(Note)(encoded(note))


def test_a_note_stays_as_it_was() -> None:
    pool = Pool()
    pool.note(_unpacked("2031-02-20.md"))

    assert pool.note(_unpacked("2031-02-21.md")) == _unpacked("2031-02-21.md")


def test_equal_values_of_two_notes_are_the_same_objects() -> None:
    pool = Pool()
    one, other = (pool.note(_unpacked(path)) for path in ("2031-02-20.md", "2031-02-21.md"))

    assert one.sections[-1].title is other.sections[-1].title
    assert one.links[0].target is other.links[0].target
    assert one.times[0].blocks is other.times[0].blocks
    assert one.front.tags is other.front.tags
