"""What a template has room for, and nobody has written yet."""

import pytest

from journal.gather import is_blank
from journal.note import Note
from journal.read import read
from journal.rules import Rules
from tests.linear import assert_in_proportion


def _note(text: str) -> Note:
    return read("2031-03-09.md", text.encode(), "2031-03-09.md", Rules()).note


@pytest.mark.parametrize("blank", ["- ", "1. ", "- [ ] ", "1. [ ]", "- [x] ", "- …", "- ___", "- ☐"])
def test_nothing_is_no_plan(blank: str) -> None:
    note = _note(f"# Tomorrow\n\n{blank}\n{blank}\n")
    assert (note.plans, note.tasks) == ((), ())


@pytest.mark.parametrize("blank", ["- ", "1. ", "- [ ] ", "- Q: ", "- 问："])
def test_nothing_is_no_question(blank: str) -> None:
    assert _note(f"# Questions\n\n{blank}\n{blank}\n").questions == ()


@pytest.mark.parametrize("text", ["- \n- why so dry?\n", "- [ ] \n- [ ] why so dry?\n", "- Q:\n- Q: why so dry?\n"])
def test_beside_nothing_a_question_is_asked(text: str) -> None:
    assert [each.text for each in _note(f"# Questions\n\n{text}").questions] == ["why so dry?"]


def test_nothing_waits_in_a_backlog() -> None:
    assert _note("# Backlog\n\n- \n- [ ]\n- [oars](https://example.org/oars)\n").tasks[0].text == "oars"
    assert len(_note("# Backlog\n\n- \n- [ ]\n").tasks) == 0


def test_what_is_below_nothing_is_planned() -> None:
    assert [(each.text, each.parent) for each in _note("# Tomorrow\n\n- \n  - oars\n").plans] == [("oars", None)]


@pytest.mark.parametrize(
    "text", ["# Top three\n\n- [ ] \n- [ ]\n", "# Tomorrow\n\n- [ ] \n", "[ ] \n[ ] \n", "# Plan\n\n- ...\n"]
)
def test_nothing_is_quoted_of_blanks(text: str) -> None:
    assert _note(text).excerpt == ""
    assert _note(f"{text}\n# Today\n\n- [ ] oil the weir\n").excerpt == "oil the weir"


@pytest.mark.parametrize(
    "row", ["_Tags: #weir #oars_", "#weir, #oars", "标签：#weir #oars", "태그: #weir、#oars", "- #weir"]
)
def test_a_row_of_tags_is_not_quoted(row: str) -> None:
    note = _note(f"{row}\n\nThe weir was dry.\n")
    assert (note.excerpt, note.tags[0]) == ("The weir was dry.", "weir")


@pytest.mark.parametrize("fact", ["(links:: [[Weirs]])", "[river:: Wye]", "(links:: )"])
def test_a_fact_alone_is_not_quoted(fact: str) -> None:
    assert (
        _note(f"# Weirs\n\nGates.\n\n## Low\n\n{fact}\n\nThe weir was dry.\n").sections[2].excerpt
        == "The weir was dry."
    )


def test_the_facts_of_an_item_are_not_quoted() -> None:
    assert _note("- Gates of the canal\n  type:: [[Video]]\n  author:: Irene\n").excerpt == "Gates of the canal"


@pytest.mark.parametrize("text", ["#weir was dry", "Mended: #12", "#12, #13"])
def test_a_text_with_tags_or_numbers_is_quoted(text: str) -> None:
    assert _note(f"{text}\n\nThe weir was dry.\n").excerpt == text


@pytest.mark.parametrize("row", ["| Mon | Tue |\n| --- |\n|", "{{query (todo later)}} {{renderer :oars, dry}}"])
def test_nothing_is_quoted_of_what_is_for_a_program(row: str) -> None:
    assert _note(f"{row}\n\nThe weir was dry.\n").excerpt == "The weir was dry."


def test_of_a_callout_that_is_a_quotation_the_words_are_quoted() -> None:
    assert _note("> [!quote] The weir was dry.\n> — Irene\n").excerpt == "The weir was dry."
    assert _note("> [!note] Weirs\n> It was dry.\n").excerpt == "It was dry."


def test_much_room_is_told_in_proportion_to_it() -> None:
    assert_in_proportion(is_blank, "[ ] " * 100_000 + "x")
    assert_in_proportion(is_blank, "[ ]" + " " * 400_000 + "x")
    assert_in_proportion(_note, "#weir, " * 20_000 + "x")
