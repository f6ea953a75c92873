"""Which heading an id leads to that a heading had."""

import pytest

from journal.fragments import Ids, headings_in, text_of, traced


@pytest.mark.parametrize(
    ("now", "before", "found"),
    [
        (["oars", "ropes"], [("oars",), ("ropes",)], [("oars",), ("ropes",)]),
        (["sculls", "ropes"], [("oars",), ("ropes",)], [("sculls", "oars"), ("ropes",)]),
        (["oars", "lines"], [("oars",), ("ropes",)], [("oars",), ("lines", "ropes")]),
        (["a", "x", "y", "b"], [("a",), ("p",), ("q",), ("b",)], [("a",), ("x", "p"), ("y", "q"), ("b",)]),
        (["sculls"], [("blades", "oars")], [("sculls", "blades", "oars")]),
        (["oars"], [("sculls", "oars")], [("oars", "sculls")]),
        (["ropes", "oars"], [("oars",), ("ropes",)], [("ropes",), ("oars",)]),
        (["new", "oars"], [("oars",)], [("new",), ("oars",)]),
        (["a", "x", "b"], [("a",), ("p",), ("q",), ("b",)], [("a",), ("x",), ("b",)]),
        (["a", "b"], [("a",), ("p", "o"), ("b",)], [("a",), ("b",)]),
        ([], [("a",)], []),
        (["a"], [], [("a",)]),
    ],
    ids=[
        "nothing new",
        "the first",
        "the last",
        "two in a row",
        "a second time",
        "back again",
        "only moved",
        "one more",
        "one for two",
        "gone",
        "none left",
        "none before",
    ],
)
def test_a_heading_is_known_again_by_its_place(now: list[str], before: list[Ids], found: list[Ids]) -> None:
    assert traced(now, before) == tuple(found)


def test_headings_stand_in_a_line_each_with_the_ids_that_it_had() -> None:
    headings = (("ebb", "low-water"), ("涨潮",), ("c",))

    assert text_of(headings) == "ebb=low-water 涨潮 c"
    assert headings_in(text_of(headings)) == headings


def test_an_id_that_the_line_would_tear_apart_is_not_kept() -> None:
    assert text_of([("a b",), ("c=d",), ("e",)]) == "e"


@pytest.mark.parametrize("text", ["", " ", "=", "= =", "a==b a=b"])
def test_what_stands_in_a_line_by_mistake_is_no_heading(text: str) -> None:
    assert headings_in(text) in ((), (("a", "b"),))
