"""Doubtful days and times, and the order of day and month."""

from journal.diagnostics import Code
from journal.model import Site
from journal.note import Note
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.doubts import day_first
from journal.site.terms import Terms


def _note(text: str, name: str = "note.md") -> Note:
    return read(name, text.encode(), "", Rules()).note


def _site(*texts: str) -> Site:
    return assemble([_note(text, f"{number}.md") for number, text in enumerate(texts)], Terms())


def _codes(site: Site) -> list[Code]:
    return [found.code for found in site.found]


def test_the_clear_dates_of_a_journal_vote() -> None:
    notes = [_note("on 25/12/2025 and 24.12.2025"), _note("on 12/30/2025")]

    assert notes[0].orders == (2, 0)
    assert day_first(notes) is True
    assert day_first(notes[1:]) is False
    assert day_first([]) is None


def test_names_in_eight_digits_that_end_in_the_year_vote() -> None:
    assert _note("read", "13032026.md").orders == (1, 0)
    assert _note("read", "03132026.md").orders == (0, 1)
    assert _note("read", "20260313.md").orders == (0, 0)


def test_a_doubtful_date_follows_the_journal() -> None:
    site = _site("# 3/4/2026\nread\n", "# 25/4/2026\nread\n")

    assert [str(entry.when) for entry in site.entries] == ["2026-04-25", "2026-04-03"]
    assert site.profile.day_first is True
    assert Code.AMBIGUOUS_DATE_ORDER not in _codes(site)


def test_days_with_years_of_two_digits_follow_the_journal() -> None:
    site = _site("# Log\n\n## 15/5/24\n\nread\n\n## 16/5/24\n\nread\n", "# 25/4/2026\nread\n")

    assert [str(entry.when) for entry in site.entries] == ["2026-04-25", "2024-05-16"]
    assert Code.AMBIGUOUS_DATE_ORDER not in _codes(site)


def test_days_with_years_of_two_digits_that_only_agree_with_the_day_first_decide() -> None:
    days = [f"## {day}/5/24\n\nread\n\n" for day in (2, 6, 10, 15, 21)]
    site = _site("# Log\n\n" + "".join(days))

    assert [str(day) for day in site.days] == ["2024-05-02", "2024-05-06", "2024-05-10", "2024-05-15", "2024-05-21"]
    assert Code.AMBIGUOUS_DATE_ORDER not in _codes(site)


def test_a_doubtful_date_is_reported_where_nothing_decides() -> None:
    assert Code.AMBIGUOUS_DATE_ORDER in _codes(_site("# 3/4/2026\nread\n"))


def test_a_doubtful_date_in_a_name_is_told_as_one() -> None:
    found = assemble([_note("# Garden\n", "garden 3.4.2026.md")], Terms()).found

    assert [each.code for each in found] == [Code.AMBIGUOUS_DATE_ORDER]
    assert "the date in the name of this file" in found[0].message


def test_a_day_a_week_beside_its_period_is_let_be() -> None:
    site = _site("# 26年3.9-3.15\n## 3.9\n## 3.20\n")

    assert Code.DAY_OUTSIDE_PERIOD not in _codes(site)


def test_the_order_of_days_may_turn_without_a_jump() -> None:
    site = _site("# Log\n## 2025-06-01\n## 2026-01-04\n## 2026-01-05\n")

    assert Code.DATE_JUMP not in _codes(site)


def test_what_the_writer_ignores_is_not_told() -> None:
    text = "# Weekly-#9\n<!-- journal: ignore year-unknown, time-range-reversed -->\n## 6.5\n- [x] 9:00-8:00: a\n"

    assert _codes(_site(text)) == []


def test_errors_cannot_be_ignored() -> None:
    data = b"<!-- journal: ignore not-utf8 -->\n\xff\xfe broken \xff"
    site = assemble([read("note.md", b"x" + data, "", Rules()).note], Terms())

    assert _codes(site) == [Code.NOT_UTF8]


def test_a_range_below_a_title_with_its_year_is_in_no_doubt() -> None:
    assert _codes(_site("# Spring semester 2026\n## Week 1 (Feb 9 - Feb 15)\n- [x] essay\n")) == []
    assert _codes(_site("# Spring semester\n## Week 1 (Feb 9 - Feb 15)\n- [x] essay\n")) == [Code.YEAR_UNKNOWN]


def test_a_week_of_a_month_without_days_names_no_day_that_is_not() -> None:
    assert [each.code for each in assemble([_note("- [x] bricks\n", "2026-03/week2.md")], Terms()).found] == []


def test_a_day_of_front_matter_that_is_on_no_calendar_is_told_once() -> None:
    assert _codes(_site("---\nupdated: 2025-02-30\n---\nread\n")) == [Code.BAD_DATE]
    assert _codes(_site("---\ndate: 2025-02-30 10:00\n---\n# 2025-02-30\nread\n")).count(Code.BAD_DATE) == 2


def test_more_than_a_day_has_is_told_of_a_note_of_one_day() -> None:
    site = assemble([_note("Moved.\n\n- [x] 6:00-20:00 boxes\n- 8:00-21:30 van\n", "2026-03-09.md")], Terms())

    assert [(found.code, found.where.line) for found in site.found] == [(Code.TIME_OVERFLOW, 3)]
    assert "27 h 30" in site.found[0].message


def test_a_note_may_have_times_above_its_days_too() -> None:
    text = "# Log\n\n- [x] 6:00-20:00 boxes\n\n## 2026-03-09\n\n- [x] 6:00-20:00 a\n- [x] 8:00-21:30 b\n"
    assert [found.where.line for found in _site(text).found if found.code is Code.TIME_OVERFLOW] == [5]


def test_times_of_a_whole_week_or_of_what_was_dropped_or_planned_are_of_no_day() -> None:
    stretches = "- [x] 6:00-20:00 boxes\n- [x] 8:00-21:30 van\n"
    planned = f"- [-] 6:00-20:00 boxes\n\n# Tomorrow\n\n{stretches}"
    notes = [_note(f"# Week 11\n\n{stretches}", "2026-W11.md"), _note(planned, "2026-03-09.md")]

    assert Code.TIME_OVERFLOW not in _codes(assemble(notes, Terms()))
