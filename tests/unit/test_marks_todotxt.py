"""Lines of todo.txt."""

from datetime import date

import pytest

from journal.diagnostics import Code
from journal.marks.tasks import State, Task
from journal.marks.todotxt import read


def _task(text: str) -> Task:
    told = read(text)
    assert told is not None
    return told.task


@pytest.mark.parametrize(
    ("text", "shown", "state"),
    [
        ("tune the viola", "tune the viola", State.TODO),
        ("x tune the viola", "tune the viola", State.DONE),
        ("x 2025-01-02 2025-01-01 调弦", "调弦", State.DONE),
        ("2025-01-01 弦を替える", "弦を替える", State.TODO),
        ("(A) 2025-01-01 현 갈기", "현 갈기", State.TODO),
        ("x 2025-01-02 2025-01-01 (A) tune", "tune", State.DONE),
        ("X is a letter", "X is a letter", State.TODO),
        ("xylophone", "xylophone", State.TODO),
        ("tune (A) string", "tune (A) string", State.TODO),
        ("(a) tune", "(a) tune", State.TODO),
        ("2025-01-01 2025-01-02 tune", "2025-01-02 tune", State.TODO),
        ("x ", "x", State.TODO),
        ("ask +trio @phone due:2025-02-01", "ask +trio @phone", State.TODO),
        ("see https://viola.example/a and note:this", "see https://viola.example/a and note:this", State.TODO),
    ],
)
def test_a_line_is_a_task(text: str, shown: str, state: State) -> None:
    assert (_task(text).text, _task(text).state) == (shown, state)


def test_a_done_line_has_the_day_it_was_done_before_the_day_it_was_written() -> None:
    task = _task("x 2025-01-02 2025-01-01 tune")

    assert (task.details.done_on, task.details.created) == (date(2025, 1, 2), date(2025, 1, 1))


def test_an_open_line_has_the_day_it_was_written() -> None:
    assert _task("(B) 2025-01-01 tune").details.created == date(2025, 1, 1)


@pytest.mark.parametrize(
    ("text", "priority"),
    [
        ("(A) tune", "high"),
        ("(B) tune", "medium"),
        ("(C) tune", "low"),
        ("(Z) tune", "low"),
        ("x tune pri:A", "high"),
        ("tune (A)", None),
    ],
)
def test_a_letter_is_a_priority(text: str, priority: str | None) -> None:
    assert _task(text).details.priority == priority


def test_projects_are_tags_and_contexts_are_fields() -> None:
    task = _task("ask +trio, then +trio and @phone 1+1 a@b.example")

    assert (task.details.tags, task.details.fields) == (("trio",), (("context", "phone"),))


def test_keys_are_fields() -> None:
    task = _task("pay due:2025-02-01 t:2025-01-20 rec:1m size:small")

    assert (task.details.due, task.details.start, task.details.recurrence) == (
        date(2025, 2, 1),
        date(2025, 1, 20),
        "1m",
    )
    assert (task.text, task.details.fields) == ("pay size:small", (("size", "small"),))


def test_a_day_that_is_on_no_calendar_is_reported() -> None:
    told = read("pay due:2025-02-30")

    assert told is not None
    assert [(each.code, each.start) for each in told.found] == [(Code.BAD_DATE, 8)]
    assert told.task.details.raw_fields == (("due", "2025-02-30"),)


def test_an_empty_line_is_no_task() -> None:
    assert read("  ") is None
