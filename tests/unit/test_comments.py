"""Comments, which no reader sees."""

import pytest

from journal.comments import may_comment, uncommented


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a %%b%% c", "a c"),
        ("a %%b%%", "a"),
        ("a  %%b%%\nc", "a\nc"),
        ("%%b%% c", "c"),
        ("%%\nb\n\nb\n%%\nc", "\n\n\n\n\nc"),
        ("- %%\n  b\n\n  b %%\n- c", "-\n\n\n\n- c"),
        ("a\n%%b\n\nb%% c", "a\n\n\nc"),
        ("a\n\n> 1. %%b\n\nb%%", "a\n\n> 1.\n\n"),
        ("a %%b\nc%% d", "a\nd"),
        ("a %%b\n\nc%% d", "a %%b\n\nc%% d"),
        ("5%% of 6%% is", "5%% of 6%% is"),
        ("`%%a%%` %%b%%", "`%%a%%`"),
        ("`` %%a%% ` `` b", "`` %%a%% ` `` b"),
        ("` %%a%%\n\n`", "`\n\n`"),
        ("%%%%", "%%%%"),
        ("a {% comment %}b{% endcomment %} c", "a c"),
        ("{%- comment -%}\nb\n{%- endcomment -%}\nc", "\n\n\nc"),
        ("{% comment %} b", "{% comment %} b"),
        ("评论 %%秘密%% 之后", "评论 之后"),
    ],
)
def test_a_comment_is_taken_out(text: str, left: str) -> None:
    assert uncommented(text, frozenset()).text == left


@pytest.mark.parametrize("text", ["a %%b\nc%%\nd", "%%\n\n\n%%\nx", "a\n%%\nb\nc"])
def test_the_lines_stay(text: str) -> None:
    assert uncommented(text, frozenset()).text.count("\n") == text.count("\n")


def test_lines_of_code_are_left_alone() -> None:
    assert uncommented("```\n%%a%%\n```\n%%b%%", frozenset({0, 1, 2})).text == "```\n%%a%%\n```\n"


def test_a_comment_that_nothing_closes_runs_to_the_end() -> None:
    found = uncommented("a\n%%\nb\nc", frozenset())

    assert (found.text, found.unclosed) == ("a\n\n\n", 1)


@pytest.mark.parametrize(
    "text", ["a %%b%%", "{% comment %}a{% endcomment %}", "a <!-- PRIVATE -->", "a <!--private-->"]
)
def test_each_way_to_begin_one_is_seen(text: str) -> None:
    assert may_comment(text)


def test_most_texts_have_none() -> None:
    assert not may_comment("100 % of {% include x %}")
