"""Where fragments lead within one note."""

import pytest

from journal.anchors import Spot, day_spot, is_title, spot, spots_of
from journal.note import Note
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms

_TEXT = (
    "# Weirs\n\n<a id='own'></a>\n\n## Low *water*\n\nDry. ^dry\n\n### Notes\n\n## High & low\n\n### Notes\n\n"
    "## 水位\n\n- one ^item\n\n## 🌊\n\n```\n1. Gates\n2. Locks\n```\n"
)


def _note(text: str = _TEXT, path: str = "weirs.md") -> Note:
    return read(path, text.encode(), "", Rules()).note


@pytest.mark.parametrize(
    ("fragment", "section", "anchor"),
    [
        ("low-water", 2, "low-water"),
        ("Low-Water", 2, "low-water"),
        ("Low water", 2, "low-water"),
        ("LOW WATER", 2, "low-water"),
        ("high--low", 4, "high--low"),
        ("High & low", 4, "high--low"),
        ("notes-1", 5, "notes-1"),
        ("High & low#Notes", 5, "notes-1"),
        ("Weirs#High & low#Notes", 5, "notes-1"),
        ("Low water#Notes", 3, "notes"),
        ("水位", 6, "水位"),
        ("🌊", 7, "section"),
        ("^dry", 2, "^dry"),
        ("^DRY", 2, "^dry"),
        ("^item", 6, "^item"),
        ("own", 1, "own"),
        ("gates", 7, "gates"),
    ],
)
def test_a_fragment_names_a_heading_a_block_or_an_id(fragment: str, section: int, anchor: str) -> None:
    (entry,) = assemble([_note()], Terms()).entries

    assert spot(fragment, entry.note, spots_of(entry)) == Spot(section, anchor)


@pytest.mark.parametrize("fragment", ["none", "^none", "Low water#none", "High & low#Low water", "notes-2", "#"])
def test_a_fragment_that_names_nothing_is_none(fragment: str) -> None:
    (entry,) = assemble([_note()], Terms()).entries

    assert spot(fragment, entry.note, spots_of(entry)) is None


_WEEK = "# 2026-W11\n\n## Monday, 9 March\n\nDry.\n\n## Tue 3/10 – trip\n\n## Notes\n\n- 3.12: wet\n- 3.13: dry\n"


@pytest.mark.parametrize(
    ("fragment", "section", "anchor"),
    [
        ("2026-03-09", 2, "monday-9-march"),
        ("9 March 2026", 2, "monday-9-march"),
        ("2026-03-10", 3, "tue-310--trip"),
        ("2026-03-13", 4, "d-2026-03-13"),
    ],
)
def test_a_fragment_names_a_day_whatever_else_its_heading_says(fragment: str, section: int, anchor: str) -> None:
    (entry,) = assemble([_note(_WEEK)], Terms()).entries

    assert spot(fragment, entry.note, spots_of(entry)) == Spot(section, anchor)


@pytest.mark.parametrize("fragment", ["2026-03-11", "2026-03-09 dry", "2025-03-09"])
def test_a_fragment_of_another_day_names_nothing(fragment: str) -> None:
    (entry,) = assemble([_note(_WEEK)], Terms()).entries

    assert spot(fragment, entry.note, spots_of(entry)) is None


def test_only_days_that_an_entry_tells_of_are_places_of_it() -> None:
    (entry,) = assemble([_note("# 2025-W17\n\n## 4.23\n\nDry.\n", "2025-W17.md")], Terms()).entries

    assert day_spot("d-2025-04-23", entry)
    assert not day_spot("d-2025-04-24", entry)
    assert not day_spot("low-water", entry)


def test_the_only_first_heading_is_the_title() -> None:
    (entry,) = assemble([_note()], Terms()).entries

    assert [is_title(entry, index) for index in (1, 2)] == [True, False]
