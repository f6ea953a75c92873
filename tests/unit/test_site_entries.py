"""What entries are called."""

import pytest

from journal.read import read
from journal.rules import Rules
from journal.site.entries import title_of


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("notes/tide-tables.md", "Tide tables"),
        ("notes/tide_tables.md", "Tide tables"),
        ("notes/Course 6-104 - lock gates.md", "Course 6-104 - lock gates"),
        ("notes/水閘 GATE-7 筆記.md", "水閘 GATE-7 筆記"),
        ("pages/Comet___Tail.md", "Comet/Tail"),
        ("pages/Comet%2FTail.md", "Comet/Tail"),
        ("pages/tide-tables.md", "Tide tables"),
        ("notes/comet___tail.md", "Comet tail"),
    ],
)
def test_a_note_without_a_title_is_called_by_its_file(path: str, title: str) -> None:
    note = read(path, b"Some words.\n", "", Rules()).note

    assert title_of(note, ()) == title
