"""The search index of whole sites: each entry is found by any part of its title, and little is loaded for it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.finding import Finder, parts
from tests.sites import BASE_URL


def _titles(site: Path, content: Path) -> Iterator[tuple[str, str]]:
    """The address of each entry with its title, if that stands in its note."""
    for entry in json.loads((site / "site.json").read_text("utf-8"))["entries"]:
        text = (content / entry["id"].partition("#")[0]).read_text("utf-8", "replace")
        if entry["title"] in text:
            yield entry["url"].removeprefix(BASE_URL), entry["title"]


def _missed(site: Path, content: Path) -> list[tuple[str, str]]:
    """Entries that are not found by a part of their title."""
    finder, titles = Finder(site), list(_titles(site, content))
    assert titles
    found: dict[str, set[str]] = {part: finder.find(part) for _, title in titles for part in parts(title)}
    return [(address, part) for address, title in titles for part in parts(title) if address not in found[part]]


def test_each_entry_is_found_by_parts_of_its_title(demonstration: Path, root: Path) -> None:
    assert _missed(demonstration, root / "content") == []


@pytest.mark.slow
def test_each_of_five_thousand_entries_is_found_by_parts_of_its_title(thousands: Path) -> None:
    assert _missed(thousands, thousands.parent / "content") == []


@pytest.mark.slow
@pytest.mark.parametrize("query", ["the scheduler", "a", "调度", "今日の", "2025", "running notes for"])
def test_a_first_search_of_five_thousand_entries_loads_less_than_150_kb(query: str, thousands: Path) -> None:
    finder = Finder(thousands)
    finder.numbers(query)
    # The results that are shown at first lie in ten files at most.
    finder.loaded.update(sorted((thousands / "search").glob("d*.js"), key=_size)[-10:])

    assert finder.bytes() < 150_000


def _size(file: Path) -> int:
    return file.stat().st_size
