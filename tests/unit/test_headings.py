"""The headings of a note: sections, anchors, roles."""

import pytest

from journal.headings import joined
from journal.marks.tasks import Role
from journal.note import Note
from journal.read import read
from journal.rules import Rules


def _note(*lines: str) -> Note:
    return read("note.md", "\n".join(lines).encode(), "", Rules()).note


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("The Weir, again", "the-weir-again"),
        ("水位 记录", "水位-记录"),
        ("川の水位", "川の水位"),
        ("강의 수위!", "강의-수위"),
        ("`code` and *more*", "code-and-more"),
        ("!!!", "section"),
        ("[A link](a.md)", "a-link"),
    ],
)
def test_a_heading_has_the_id_that_forges_give_it(title: str, anchor: str) -> None:
    assert _note("# T", f"## {title}").sections[-1].anchor == anchor


def test_equal_headings_are_numbered() -> None:
    assert [section.anchor for section in _note("# T", "## a", "## a", "## a-1").sections[2:]] == ["a", "a-1", "a-1-1"]


def test_a_section_lies_in_the_one_above() -> None:
    assert [section.parent for section in _note("# a", "### b", "## c", "### d").sections] == [None, 0, 1, 1, 3]


def test_underlined_headings_are_sections() -> None:
    assert [(each.level, each.title) for each in _note("a", "===", "b", "---").sections[1:]] == [(1, "a"), (2, "b")]


def test_a_heading_in_a_quotation_is_no_section() -> None:
    assert len(_note("> # a").sections) == 1


def test_a_footnote_is_no_part_of_a_title() -> None:
    assert _note("# T", "## a[^1]", "", "[^1]: b").sections[2].title == "a"


def test_a_comment_is_no_part_of_a_title() -> None:
    assert _note("# T", "## a %%b%%").sections[2].title == "a"


def test_runs_of_html_are_one_piece() -> None:
    assert joined(["a", "b", ("link", 0), "c", "d"]) == ("ab", ("link", 0), "cd")


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (("## Heute", "- Saiten", "", "## Morgen", "- Wirbel"), Role.PLAN),
        (("## Morgen", "- Saiten", "", "## Nachmittag", "- Wirbel"), None),
        (("### Morgen", "- Saiten", "", "## Abend", "- Wirbel"), Role.PLAN),
        (("## Mañana", "- cuerdas", "", "## Noche", "- clavijas"), None),
        (("## Mañana", "- cuerdas"), Role.PLAN),
        (("Det er ikke en lang dag, og jeg er på vej til toget med min bror.", "", "## Morgen", "- strenge"), None),
    ],
)
def test_a_word_for_tomorrow_may_be_that_for_the_morning(lines: tuple[str, ...], role: Role | None) -> None:
    note = read("2026-03-09.md", "\n".join(lines).encode(), "", Rules()).note

    assert [each.role for each in note.sections if each.title in ("Morgen", "Mañana")] == [role]
