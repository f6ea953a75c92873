"""Where notes name one another without a link."""

from collections.abc import Mapping

import pytest

from journal.read import read
from journal.rules import Private, Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.suggestions import suggested, written

_RULES = Rules(private=Private(hidden=("For me",)))
_TIDES = {"reading/tide tables.md": "---\naliases: [Ebb and flood, /old/tides/]\n---\n# Tide tables\n\nHow.\n"}


def _found(files: Mapping[str, str]) -> list[tuple[str, int, str]]:
    files = {**_TIDES, **files}
    notes = [read(path, text.encode(), "", _RULES).note for path, text in files.items()]
    site = assemble(notes, Terms())
    told = suggested(site, lambda path: written(path, files[path].encode(), "", _RULES))
    return [(each.where.path, each.where.line, each.hint.rpartition("write ")[2]) for each in told]


def test_a_title_in_the_text_might_be_a_link() -> None:
    assert _found({"notes/a.md": "x\n\nThe tide tables are wrong.\n"}) == [
        ("notes/a.md", 3, "`[tide tables](../reading/tide%20tables.md)`")
    ]


def test_in_a_journal_with_wikilinks_it_might_be_one_of_them() -> None:
    files = {"a.md": "The tide tables.\n", "b.md": "[[Tide tables]]\n"}

    assert _found(files) == [("a.md", 1, "`[[tide tables]]`")]


def test_another_name_counts_and_an_address_does_not() -> None:
    assert [line for _, line, _ in _found({"a.md": "Ebb and flood.\n\n/old/tides/\n"})] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "[so](reading/tide%20tables.md) and the tide tables\n",
        "---\nprivate: true\n---\nThe tide tables.\n",
        "%% the tide tables %%\n",
        "<!-- private -->\nthe tide tables\n<!-- /private -->\n",
        "# A\n\n## For me\n\nThe tide tables.\n",
    ],
    ids=["linked already", "not published", "a comment", "a private part", "a private section"],
)
def test_what_is_linked_or_not_published_is_left_alone(text: str) -> None:
    assert _found({"a.md": text}) == []


def test_a_place_below_a_comment_is_where_it_was_written() -> None:
    assert _found({"a.md": "%% no %% so\n\nThe tide tables.\n"})[0][1] == 3
