"""Worked time in the rows of tables."""

from journal.diagnostics import Code
from journal.note import Note
from journal.read import read
from journal.rules import Rules


def _note(*lines: str) -> Note:
    return read("note.md", "\n".join(lines).encode(), "", Rules()).note


_HEAD = ("| Date | Start | End | Duration | What |", "|---|---|---|---|---|")


def test_a_row_has_its_range_and_its_words() -> None:
    note = _note(*_HEAD, "| 2026-03-09 | 19:30 | 22:00 | | viola |")

    assert [(time.minutes, time.text, time.line) for time in note.times] == [(150, "viola", 3)]


def test_an_open_row_lasts_as_long_as_it_says() -> None:
    note = _note(*_HEAD, "| 2026-03-09 | 19:30 | | 45m | viola |")

    assert [(time.blocks[0].end, time.minutes) for time in note.times] == [(1215, 45)]


def test_rows_of_one_day_share_it() -> None:
    note = _note(*_HEAD, "| 2026-03-09 | 9:00 | 10:00 | | a |", "| 2026-03-09 | 11:00 | 12:00 | | b |")

    assert len(note.days) == 1
    assert [time.day for time in note.times] == [0, 0]


def test_an_empty_day_is_that_of_the_row_above() -> None:
    note = _note(*_HEAD, "| 2026-03-09 | 9:00 | 10:00 | | a |", "| | 11:00 | 12:00 | | b |")

    assert [time.day for time in note.times] == [0, 0]


def test_a_day_of_a_heading_is_not_opened_again() -> None:
    note = _note("# Log", "## 2026-03-09", "", *_HEAD, "| 2026-03-09 | 9:00 | 10:00 | | a |")

    assert [mark.opens for mark in note.days] == [True]


def test_a_length_that_differs_is_reported() -> None:
    note = _note(*_HEAD, "| 2026-03-09 | 9:00 | 10:00 | 2h | a |")

    assert [found.code for found in note.found] == [Code.DURATION_DIFFERS]
    assert note.times[0].minutes == 60


def test_a_table_without_such_columns_has_no_time() -> None:
    note = _note("| Bread | Price |", "|---|---|", "| rye | 9:00-10:00 |")

    assert note.times == ()


def test_a_cell_that_is_a_range_is_time_under_a_day() -> None:
    note = _note("# 2026-03-09", "", "| When | Bread |", "|---|---|", "| 9:00-10:00 | rye loaves |")

    assert [(time.minutes, time.text) for time in note.times] == [(60, "rye loaves")]
