from datetime import date

import pytest

from journal.dates.values import Week
from journal.diagnostics import Code, Diagnostic, Finding, Span
from journal.model import Kind
from journal.record import replace
from journal.report import Summary, closing, full, github, summary, timings
from journal.source import source
from tests import lists


def _found(text: str, part: str, code: Code = Code.DEAD_LINK, path: str = "2026/w47.md", hint: str = "") -> Diagnostic:
    at = text.index(part)
    return source(path, text).report(Finding(code, at, at + len(part), "there is no entry `2026-w64`", hint), 0)


_SIMPLE = _found("# Week\n\nsee [[2026-w64]] again\n", "[[2026-w64]]", hint="did you mean `2026-w46`?")
_CLEAN = Summary(((Kind.WEEKLY, 1),), 0, 0, 3, 0, 0, 0, 0, 0.0)


def _carets(found: Diagnostic) -> str:
    """What of the excerpt stands above the carets, by the columns of a terminal where each character takes one."""
    shown, marks = full((found,), color=False).splitlines()[1:3]
    return shown[marks.index("^") : marks.rindex("^") + 1]


def test_a_diagnostic_is_its_place_its_line_and_its_hint() -> None:
    assert full((_SIMPLE,), color=False, prefix="content/") == (
        "content/2026/w47.md:3:5: warning[dead-link] there is no entry `2026-w64`\n"
        "     3 | see [[2026-w64]] again\n"
        "       |     ^^^^^^^^^^^^\n"
        "  hint: did you mean `2026-w46`?\n"
    )


def test_without_diagnostics_there_is_no_text() -> None:
    assert full((), color=False) == ""


def test_diagnostics_stand_in_the_order_of_files_and_lines() -> None:
    text = "\n".join(f"line {number}" for number in range(1, 20))
    found = (
        _found(text, "line 12"),
        _found(text, "line 2", path="b.md"),
        _found(text, "line 7"),
        _found(text, "line 9", path="a.md"),
    )
    places = [line.split(": ")[0] for line in full(found, color=False).splitlines() if ": warning" in line]

    assert places == ["2026/w47.md:7:1", "2026/w47.md:12:1", "a.md:9:1", "b.md:2:1"]


def test_a_blank_line_stands_between_two_diagnostics() -> None:
    assert "?\n\n2026" in full((_SIMPLE, _SIMPLE), color=False)


def test_carets_stand_under_the_span() -> None:
    assert _carets(_SIMPLE) == "[[2026-w64]]"


def test_a_wide_character_takes_two_columns() -> None:
    marks = full((_found("下周 [[计划]] 再说", "[[计划]]"),), color=False).splitlines()[2]
    assert marks == "       | " + " " * 5 + "^" * 8


def test_a_combining_mark_takes_no_column() -> None:
    marks = full((_found("cafe\u0301 [[x]]", "[[x]]"),), color=False).splitlines()[2]
    assert marks == "       | " + " " * 5 + "^" * 5


def test_a_tab_reaches_to_the_next_stop() -> None:
    assert full((_found("a\tb [[x]]", "[[x]]"),), color=False).splitlines()[1:3] == [
        "     1 | a   b [[x]]",
        "       |       ^^^^^",
    ]


def test_of_a_long_line_the_part_around_the_span_is_shown() -> None:
    found = _found("word " * 30 + "[[2026-w64]]" + " word" * 10, "[[2026-w64]]")
    shown = full((found,), color=False).splitlines()[1]

    assert _carets(found) == "[[2026-w64]]"
    assert shown.startswith("     1 | …")
    assert len(shown) < 115


def test_of_a_long_line_the_beginning_is_shown_where_the_span_is_there() -> None:
    found = _found("[[2026-w64]]" + " word" * 40, "[[2026-w64]]")
    assert _carets(found) == "[[2026-w64]]"
    assert full((found,), color=False).splitlines()[1].endswith("…")


def test_a_span_beyond_the_excerpt_has_its_caret_at_the_end() -> None:
    found = _found("word " * 80 + "[[2026-w64]]", "[[2026-w64]]")
    lines = full((found,), color=False).splitlines()
    assert lines[2].endswith("^")
    assert len(lines[2]) <= 112


def test_an_empty_span_has_one_caret() -> None:
    found = source("a.md", "text").report(Finding(Code.BAD_DATE, 2, 2, "no date"), 0)
    assert full((found,), color=False).splitlines()[2] == "       |   ^"


def test_a_span_of_several_lines_marks_each() -> None:
    found = _found("- one [a\n  two\n  b] three", "[a\n  two\n  b]")
    marks = full((found,), color=False).splitlines()[2::2]
    assert marks == ["       |       ^^", "       |   ^^^", "       |   ^^"]


def test_control_characters_are_shown_not_obeyed() -> None:
    text = full((_found("a \x1b[31m [[x]] \u202e", "[[x]]"),), color=False)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "␛" in text


def test_a_diagnostic_without_an_excerpt_is_one_line() -> None:
    assert full((replace(_SIMPLE, excerpt=(), hint=""),), color=False).count("\n") == 1


@pytest.mark.parametrize(
    ("code", "tone"),
    [(Code.CONFIG_KEY, "31"), (Code.DEAD_LINK, "33"), (Code.LIQUID, "34")],
    ids=["error", "warning", "note"],
)
def test_the_level_has_its_colour(code: Code, tone: str) -> None:
    assert f"\x1b[1;{tone}m" in full((_found("[[x]]", "[[x]]", code),), color=True)


def test_without_colour_there_are_no_escapes() -> None:
    assert "\x1b" not in full((_SIMPLE,), color=False)


def test_github_gets_one_command_for_each_diagnostic() -> None:
    assert github((_SIMPLE,), prefix="content/") == (
        "::warning file=content/2026/w47.md,line=3,col=5,endColumn=17,title=dead-link::"
        "there is no entry `2026-w64`%0Adid you mean `2026-w46`?\n"
    )


def test_github_gets_the_last_line_of_a_longer_span() -> None:
    assert "line=1,endLine=2,col=3,title" in github((_found("a [b\nc]", "[b\nc]"),))


@pytest.mark.parametrize(("code", "command"), [(Code.CONFIG_KEY, "::error "), (Code.LIQUID, "::notice ")])
def test_github_has_its_own_words_for_levels(code: Code, command: str) -> None:
    assert github((_found("[[x]]", "[[x]]", code),)).startswith(command)


def test_what_ends_a_property_is_escaped_for_github() -> None:
    assert "file=a%2Cb%3A100%25.md," in github((_found("x", "x", path="a,b:100%.md"),))


def test_what_ends_a_command_is_escaped_for_github() -> None:
    found = replace(_SIMPLE, message="100% of\r\nit", hint="")
    assert github((found,)).endswith("::100%25 of%0D%0Ait\n")


def test_the_closing_summary_counts_what_there_is() -> None:
    entries = ((Kind.WEEKLY, 2), (Kind.DAILY, 1_204), (Kind.READING, 1))
    done = Summary(entries, 30, 12, 1_300, 4, 1, 2, 6, 2.345)

    assert closing(done).splitlines() == [
        "2 weeks, 1,204 days, 1 reading note",
        "30 of 42 tasks done",
        "1,300 pages written, 4 unchanged, in 2.3 s",
        "1 error, 2 warnings, 6 things noted",
    ]


def test_the_closing_summary_leaves_out_tasks_where_there_are_none() -> None:
    assert closing(_CLEAN).splitlines() == ["1 week", "3 pages written, 0 unchanged, in 0 ms", "no problems found"]


def test_the_closing_summary_says_how_many_notes_are_kept_back() -> None:
    assert closing(replace(_CLEAN, kept_back=2)).startswith("1 week; 2 notes not published\n")


def test_an_empty_journal_has_a_closing_summary() -> None:
    assert closing(replace(_CLEAN, entries=())).startswith("no entries\n")


def test_a_run_counts_entries_tasks_and_problems() -> None:
    site = lists.site(
        lists.weekly(Week(2025, 31), tasks="dox"), lists.daily(date(2025, 7, 31), tasks="dd"), lists.page("About")
    )
    found = (_SIMPLE, _found("x", "x", Code.CONFIG_KEY))

    assert summary(site, written=3, unchanged=2, found=found, seconds=0.5) == Summary(
        entries=((Kind.WEEKLY, 1), (Kind.DAILY, 1), (Kind.PAGE, 1)),
        done=3,
        open=1,
        written=3,
        unchanged=2,
        errors=1,
        warnings=1,
        notes=0,
        seconds=0.5,
    )


def test_a_task_that_a_log_and_its_day_both_have_counts_once() -> None:
    day = lists.daily(date(2025, 7, 31), tasks="do")
    site = lists.site(day, replace(day, id=f"{day.id}#2025-07-31"))
    counted = summary(site, written=0, unchanged=0, found=(), seconds=0)

    assert (counted.done, counted.open) == (1, 1)


def test_what_is_about_no_file_has_no_place() -> None:
    found = Diagnostic(Code.NO_BASE_URL, Span("", 0), "so it is", "do this")

    assert full([found], color=False, prefix="content/") == "note[no-base-url] so it is\n  hint: do this\n"
    assert github([found], prefix="content/") == "::notice title=no-base-url::so it is%0Ado this\n"


def test_times_stand_with_their_shares_and_their_sum() -> None:
    assert timings([("reading", 0.25), ("rendering pages", 0.75)]).splitlines() == [
        "where the time went:",
        "  reading             0.250 s   25 %",
        "  rendering pages     0.750 s   75 %",
        "  all of it           1.000 s  100 %",
    ]


def test_no_time_at_all_has_no_shares() -> None:
    assert timings([("reading", 0.0)]).endswith("0.000 s    0 %")
