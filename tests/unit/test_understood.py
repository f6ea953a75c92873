"""What was understood, as plain values and as a tree."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.understood import tree, understood
from tests.linear import steps


def _told(*texts: str) -> Any:
    notes = [read(f"{number}.md", text.encode(), "", Rules()).note for number, text in enumerate(texts)]
    return understood(assemble(notes, Terms()))


def test_one_note_is_one_object_and_several_are_documents() -> None:
    assert _told("a")["file"] == "0.md"
    assert [each["file"] for each in _told("a", "b")["documents"]] == ["0.md", "1.md"]


def test_the_days_of_a_log_are_no_documents_of_their_own() -> None:
    assert _told("# Log\n## 2026-01-01\na\n## 2026-03-09\nb\n")["kind"] == "log"


def test_it_is_json() -> None:
    told = _told("# 2026-03-09\n- [x] 9:00-10:00 a #b 📅 2026-03-10\n- [?] why\n")

    assert json.loads(json.dumps(told)) == told


def test_what_is_not_there_is_null() -> None:
    task = _told("# Today\n- [ ] a\n")["tasks"][0]

    assert [task[name] for name in ("times", "minutes", "tags", "due", "parent", "outcome", "date")] == [None] * 7


def test_a_day_done_comes_before_the_day_of_the_heading() -> None:
    tasks = _told("# Log\n## 2026-03-09\n- [x] a ✅ 2026-03-10\n- [x] b\n")["tasks"]

    assert [(task["date"], task["date_from"]) for task in tasks] == [("2026-03-10", "done"), ("2026-03-09", "day")]


def test_broken_links_are_a_matter_of_the_whole_journal() -> None:
    assert _told("[a](missing.md) ![b](missing.png)")["warnings"] == []


def test_a_tree_shows_each_line_with_what_is_made_of_it() -> None:
    text = "# 2026-03-09\nprose\n- [x] 9:00-10:00 warp\n"
    lines = tree(_told(text), text.split("\n")).split("\n")

    assert "3 | - [x] 9:00-10:00 warp" in lines
    assert "  |   task 0: done, 09:00–10:00 60 min, date 2026-03-09" in lines
    assert not any("prose" in line for line in lines)


def test_effort_counts_lengths_and_the_wall_does_not() -> None:
    told = _told("# 2026-03-09\n- [x] viola 45m\n- [x] 9:00-10:00 scales\n")

    assert (told["minutes"], told["minutes_wall"]) == (105, 60)


@pytest.mark.parametrize(
    "text", ["- [x] a\n  - [x] b\n", "  - [x] b\n"], ids=["many with one below", "one with many below"]
)
def test_tasks_with_others_below_them_are_understood_in_linear_time(text: str) -> None:
    def told(many: int) -> Callable[[], object]:
        site = assemble([read("2031-03-09.md", ("- [x] a\n" + text * many).encode(), "", Rules()).note], Terms())
        return lambda: understood(site)

    told(1)()
    assert steps(told(400)) < 10 * steps(told(50))
