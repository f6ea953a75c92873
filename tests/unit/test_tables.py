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


def test_a_row_that_adds_up_the_others_is_no_work() -> None:
    for said in (
        "Total",
        "**Subtotal:**",
        "合计",
        "合計",
        "합계",
        "Summe",
        "Gesamt:",
        "Sous-total",
        "Итого",
        "Razem",
        "TOPLAM",
        "Total time",
        "Weekly total:",
        "Total (h)",
        "Average per day",
        "总时长",
        "本周合计",
        "学习总时间",
        "累计：45分钟",
        "計 45分",
        "合計時間",
        "学習時間の合計",
        "今週の合計",
        "総学習時間",
        "합계 시간",
        "총 공부 시간",
        "이번 주 합계",
    ):
        note = _note(*_HEAD, "| 2026-03-09 | | | 45m | viola |", f"| {said} | | | 45m | |")

        assert [time.minutes for time in note.times] == [45]
    note = _note("| Task | Time spent |", "|---|---|", "| scales | 30m |", "| | |", "| Total | 30m |")
    assert [(time.text, time.minutes) for time in note.times] == [("scales", 30)]


def test_a_row_that_is_about_sums_is_work() -> None:
    for said in (
        "Total recall",
        "Sum of squares",
        "Mean value theorem",
        "平均値の定理",
        "移动平均算法",
        "总复习",
        "합계 구하기",
        "計算",
    ):
        note = _note("| Task | Time spent |", "|---|---|", f"| {said} | 30m |")

        assert [(time.text, time.minutes) for time in note.times] == [(said, 30)]


def test_a_column_of_the_sums_of_rows_has_lengths() -> None:
    for head in ("Total time", "总时长", "合計時間", "합계 시간"):
        note = _note(f"| Date | Scales | Suite | {head} |", "|---|---|---|---|", "| 2026-03-09 | 1h | 30m | 1h30m |")

        assert [time.minutes for time in note.times] == [90]
    note = _note("| 日付 | 勉強時間 | 合計時間 |", "|---|---|---|", "| 2026-03-09 | 1時間 | 9時間 |")
    assert [time.minutes for time in note.times] == [60]


def test_a_length_in_its_column_may_be_hours_and_minutes() -> None:
    note = _note(*_HEAD, "| 2026-03-09 | | | 1:05 | viola |", "| 2026-03-10 | | | 0:45:30 | viola |")

    assert [time.minutes for time in note.times] == [65, 45]


def test_a_number_has_the_unit_of_its_column() -> None:
    for head, minutes in (("Hours", 90), ("Duration (h)", 90), ("时长（小时）", 90), ("Minutes", 2), ("Length", None)):
        note = _note(f"| Date | What | {head} |", "|---|---|---|", "| 2026-03-09 | viola | 1.5 |")

        assert [time.minutes for time in note.times] == ([minutes] if minutes else [])


def test_lengths_in_a_column_of_time_are_work() -> None:
    for head, cell, minutes in (("Zeit", "2h", 120), ("Time", "90 min", 90), ("Tiempo (h)", "1,5", 90)):
        note = _note(f"| Datum | {head} | Was |", "|---|---|---|", f"| 09.03.2026 | {cell} | viola |")

        assert [time.minutes for time in note.times] == [minutes]


def test_other_columns_of_time_are_none() -> None:
    assert _note("| Date | Time | What |", "|---|---|---|", "| 2026-03-09 | 10:30 | viola |").times == ()
    assert (
        _note("| Date | Time | What |", "|---|---|---|", "| 2026-03-09 | 2h | viola |", "| 2026-03-10 | 9 | |").times
        == ()
    )
    assert _note("| Program | Time |", "|---|---|", "| viola | 2h |").times == ()


def test_a_number_of_hours_is_work_only_on_a_day() -> None:
    assert _note("| Course | Hours |", "|---|---|", "| viola | 12 |").times == ()
    assert _note("| Date | Hours |", "|---|---|", "| 2026-03-09 | 120 |").times == ()


def test_a_column_of_days_with_dots_has_no_time() -> None:
    rows = (
        "| 时间 | 任务 |",
        "|---|---|",
        "| 7.4-5 | 1-4 |",
        "| 7.11-12 | 15-18 |",
        "| 7.15 | 23-25 |",
        "| 7.30-31 | 54 |",
    )

    assert _note("# 2026-07-01", *rows).times == ()


def test_a_column_of_hours_with_dots_has_time() -> None:
    rows = ("| 时间 | 任务 |", "|---|---|", "| 7.15-8.30 | 早读 |", "| 9.30-10 | 散步 |", "| 10.10-12 | 写作 |")

    assert [time.minutes for time in _note("# 2026-07-01", *rows).times] == [75, 30, 110]
