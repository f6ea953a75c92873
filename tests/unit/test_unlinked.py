"""Where texts name entries without a link."""

import pytest

from journal.unlinked import Titles, around, unlinked
from tests.linear import assert_in_proportion

_NAMES = (
    ("Tide tables", "tides.md"),
    ("Tide", "tide.md"),
    ("潮汐表", "tides.md"),
    ("缆绳", "rope.md"),
    ("31 July 2025", "day.md"),
    ("Winter store", "a.md"),
    ("Winter Store", "b.md"),
    ("Knots", "knots.md"),
    ("매듭 묶기", "knots.md"),
    ("C++ notes", "c.md"),
)
_TITLES = Titles(_NAMES)


def _named(text: str, own: str = "") -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.entry) for each in unlinked(text, _TITLES, own)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The tide tables are wrong.", [("tide tables", "tides.md")]),
        ("TIDE\nTABLES", [("TIDE\nTABLES", "tides.md")]),
        ("今天看了潮汐表。", [("潮汐表", "tides.md")]),
        ("매듭 묶기를 배웠다", [("매듭 묶기", "knots.md")]),
        ("the C++ notes.", [("C++ notes", "c.md")]),
        ("Knots, and knots again", [("Knots", "knots.md")]),
    ],
)
def test_a_name_is_found_as_it_is_written(text: str, found: list[tuple[str, str]]) -> None:
    assert _named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "[[Tide tables]]",
        "[Tide tables](tides.md)",
        "![Tide tables](tides.png)",
        "[Tide tables][1]",
        "`Tide tables`",
        "```\nTide tables\n```",
        "~~~~\n~~~\nTide tables\n~~~~",
        "---\ntitle: Tide tables\n---\n",
        "## Tide tables",
        "https://tides.example/tide tables".replace(" ", "-"),
        '<img alt="Tide tables">',
        "<!-- Tide\ntables -->",
        "a tag #Knots",
        "They tie knots.",
        "tide tablespoon",
        "neaptide tables",
        "The tide is low.",
        "绕着缆绳走",
        "On 31 July 2025 it rained.",
        "The winter store is dry.",
    ],
)
def test_what_is_linked_or_no_prose_or_not_meant_is_left_alone(text: str) -> None:
    assert _named(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n- See the Tide\ntables.\n", ("See the ", "Tide tables", ".")),
        (f"{'x ' * 60}Knots{' y' * 60}", (f"…{'x ' * 40}", "Knots", f"{' y' * 40}…")),
    ],
)
def test_a_name_is_shown_with_what_stands_around_it(text: str, shown: tuple[str, str, str]) -> None:
    assert around(text, unlinked(text, _TITLES)[0]) == shown


def test_an_entry_does_not_name_itself() -> None:
    assert _named("The tide tables", own="tides.md") == []


def test_text_after_a_closed_fence_is_prose_again() -> None:
    assert _named("```\nx\n```\nKnots") == [("Knots", "knots.md")]


def test_a_long_text_takes_time_that_grows_with_it() -> None:
    assert_in_proportion(lambda text: unlinked(text, _TITLES), "tide table tide tabl " * 6_000)
