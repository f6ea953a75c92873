"""What a build leaves of its pages is the same, however it came about, and tells which of them are as they were."""

from array import array
from collections.abc import Mapping

import pytest

from journal.answered import Answered
from journal.record import replace
from journal.remembered import PageRecord, Remembered
from journal.store import PageMemory
from journal.trace import halves, id_of
from journal.viewfile import Spot

_FILE = (3, 1, 2)


def _page(*asked: str, digest: str = "d", file: tuple[int, int, int] = _FILE) -> PageRecord:
    return PageRecord(halves(map(id_of, asked)), digest, file)


def _left(pages: Mapping[str, PageRecord], answers: Mapping[str, int]) -> PageMemory:
    return Remembered(PageMemory()).after((), pages, _answered(answers))


def _by_id(answers: Mapping[str, int]) -> dict[int, int]:
    return {id_of(each): answer for each, answer in answers.items()}


def _answered(answers: Mapping[str, int]) -> Answered:
    return Answered.of(_by_id(answers))


_PAGES = {"a": _page("tag", "day"), "b": _page("day"), "c": _page()}
_ANSWERS = {"tag": 1, "day": 2}


def test_a_page_is_remembered_with_what_it_asked() -> None:
    assert Remembered(_left(_PAGES, _ANSWERS)).record("a") == _PAGES["a"]


def test_where_the_view_of_a_page_is_kept_is_remembered() -> None:
    pages = {each: replace(_PAGES[each], view=Spot(at, at + 5, 7)) for at, each in enumerate(_PAGES)}
    left = _left(pages, _ANSWERS)

    again = Remembered(left).after(["a", "c"], {"b": pages["b"]}, _answered({}))

    assert again.views == left.views
    assert Remembered(again).record("c") == pages["c"]


def test_a_page_that_was_not_made_is_not_remembered() -> None:
    assert Remembered(_left(_PAGES, _ANSWERS)).record("d") is None


def test_an_answer_is_remembered() -> None:
    assert Remembered(_left(_PAGES, _ANSWERS))["day"] == 2


def test_a_question_that_nobody_asked_is_not_known() -> None:
    assert "year" not in Remembered(_left(_PAGES, _ANSWERS))


def test_another_answer_makes_a_question_stale() -> None:
    assert Remembered(_left(_PAGES, _ANSWERS)).stale(_by_id({"tag": 5, "day": 2}), any_new=True) == {id_of("tag")}


def test_an_answer_that_is_gone_makes_a_question_stale() -> None:
    assert Remembered(_left(_PAGES, _ANSWERS)).stale(_by_id({"day": 2}), any_new=True) == {id_of("tag")}


def test_only_what_is_new_is_compared() -> None:
    assert Remembered(_left(_PAGES, _ANSWERS)).stale(_by_id({"day": 5}), any_new=False) == {id_of("day")}


def test_the_pages_that_asked_a_question_are_found() -> None:
    assert Remembered(_left(_PAGES, _ANSWERS)).asking({id_of("day")}) == {"a", "b"}


def test_the_pages_that_asked_any_of_many_questions_are_found() -> None:
    every = {id_of(f"question {number}") for number in range(1_000)} | {id_of("tag")}

    assert Remembered(_left(_PAGES, _ANSWERS)).asking(every) == {"a"}


def test_a_page_whose_file_is_another_is_not_as_it_was_written() -> None:
    known = Remembered(_left(_PAGES, _ANSWERS))
    files = array("q", (*_FILE, 4, 1, 2, *_FILE))

    assert known.as_written(files.tobytes(), {"a": "d", "b": "d", "c": "other"}) == {"a": "d"}


def test_what_is_left_after_an_edit_is_what_a_whole_build_leaves() -> None:
    now = {"tag": 1, "day": 7, "new": 9}
    known = Remembered(_left(_PAGES, _ANSWERS))
    known.stale(_by_id({"day": 7}), any_new=False)
    edited = known.after(["c"], {"a": _PAGES["a"], "b": _page("day", "new")}, _answered({"new": 9}))

    assert edited == replace(_left({**_PAGES, "b": _page("day", "new")}, now), all_asked=2)


@pytest.mark.parametrize("page", ["a", "b"])
def test_what_pages_asked_keeps_its_name_while_they_ask_the_same(page: str) -> None:
    known = Remembered(replace(_left(_PAGES, _ANSWERS), name="kept"))
    rest = [path for path in _PAGES if path != page]

    assert known.after(rest, {page: _PAGES[page]}, _answered({})).name == "kept"
    assert known.after(rest, {page: _page()}, _answered({})).name == ""
    assert known.after(rest, {}, _answered({})).name == ""


def test_what_is_left_where_anything_could_be_new_is_what_a_whole_build_leaves() -> None:
    now = {"tag": 1, "day": 7}
    known = Remembered(_left(_PAGES, _ANSWERS))
    known.stale(_by_id(now), any_new=True)

    assert known.after(_PAGES, {}, _answered({})) == _left(_PAGES, now)


def test_a_page_that_is_neither_kept_nor_made_is_forgotten() -> None:
    known = Remembered(_left(_PAGES, _ANSWERS))

    assert Remembered(known.after(["a"], {}, _answered({}))).record("b") is None


def test_questions_that_nobody_asks_any_more_are_dropped_in_the_end() -> None:
    memory = _left(_PAGES, _ANSWERS)
    for number in range(10):
        text = f"question {number}"
        memory = Remembered(memory).after(["a"], {"b": _page(text)}, _answered({text: number + 1}))

    assert len(memory.questions) < 5 * 8
