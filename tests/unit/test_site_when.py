"""When notes and their days were."""

from datetime import date

import pytest

from journal.dates.values import Week
from journal.note import Note
from journal.read import read
from journal.rules import Rules
from journal.site.when import times_of, when


def _note(text: str, name: str = "note.md") -> Note:
    return read(name, text.encode(), "", Rules()).note


def test_a_period_gives_the_years_of_its_days() -> None:
    found = when(_note("# 25年12.29-1.4\n## 12.31\n## 1.2\n"))

    assert (found.start, found.end, found.week) == (date(2025, 12, 29), date(2026, 1, 4), Week(2026, 1))
    assert found.days == (date(2025, 12, 31), date(2026, 1, 2))


def test_days_lie_mostly_before_the_date_of_their_note() -> None:
    found = when(_note("---\ndate: 2026-01-05\n---\n# Looms\n- 12.30: a\n- 12.31: b\n- 1.1: c\n"))

    assert found.lined == (date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 1))


def test_a_long_file_counts_from_the_day_nearest_to_its_date() -> None:
    found = when(_note("---\ndate: 2026-01-05\n---\n# Looms\n## Jan 5\n## June 5\n## Nov 5\n## Jan 2\n"))

    assert [day.year for day in found.days if day is not None] == [2026, 2026, 2026, 2027]


def test_nothing_gives_a_year_to_a_note_without_one() -> None:
    found = when(_note("# Looms\n## Mon 9 March\n"))

    assert (found.day, found.days) == (None, (None,))


def test_a_weekday_decides_among_the_years_near_a_neighbour() -> None:
    notes = [_note("# 2026-03-09\n", "a.md"), _note("# Mon 3/10\n", "b.md")]

    assert times_of(notes)["b.md"].day == date(2025, 3, 10)


@pytest.mark.parametrize(
    ("neighbour", "written", "day"),
    [("2022-03-09", "Mon 3/10", date(2025, 3, 10)), ("2029-03-09", "Mon 3/9", date(2026, 3, 9)), ("2021-03-09", "Mon 3/10", None)],
)  # fmt: skip
def test_a_weekday_decides_among_three_years_to_either_side(neighbour: str, written: str, day: date | None) -> None:
    assert times_of([_note(f"# {neighbour}\n", "a.md"), _note(f"# {written}\n", "b.md")])["b.md"].day == day


def test_days_without_a_weekday_go_by_one_that_has_it() -> None:
    notes = [_note("# 2026-03-09\n", "a.md"), _note("# Looms\n## Mon 3/10\n## 3/12\n", "b.md")]

    assert times_of(notes)["b.md"].days == (date(2025, 3, 10), date(2025, 3, 12))


def test_a_weekday_without_a_neighbour_decides_nothing() -> None:
    assert times_of([_note("# Mon 3/10\n", "b.md")])["b.md"].day is None


def test_ranges_below_the_title_have_their_own_years() -> None:
    found = when(_note("# Looms\n## 2026.3.2-2026.3.15\n## 2026-W12\n"))

    assert found.periods == ((date(2026, 3, 2), date(2026, 3, 15)), (date(2026, 3, 16), date(2026, 3, 22)))
    assert found.start is None


def test_a_week_of_a_month_is_not_filed_under_the_last_day_of_the_month() -> None:
    assert when(_note("- [x] a\n", "2026-03-week4.md")).day is None
    assert when(_note("- [x] a\n", "2026/03/week4.md")).day is None
    assert when(_note("- [x] a\n", "2026-03.md")).day == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("name", "text", "week"),
    [
        ("weeknotes/2026-38.md", "Oak.\n", Week(2026, 38)),
        ("weeknotes/2026-06.md", "# Weeknotes 06\n", Week(2026, 6)),
        ("notes/2026-06.md", "# Week 6\n", Week(2026, 6)),
        ("周报/2026_06.md", "# 周报\n", Week(2026, 6)),
        ("주간회고/2026.06.md", "# 6주차\n", Week(2026, 6)),
        ("週報/2026-38.md", "# 週報\n", Week(2026, 38)),
        ("weekly/2026-06.md", "# June 2026\n", None),
        ("notes/2026-38.md", "# Oak\n", None),
        ("notes/2026-06.md", "# Weekly reviews\n", None),
        ("weekly/2026-54.md", "# Oak\n", None),
    ],
)
def test_a_year_and_a_number_are_a_week_among_weeks(name: str, text: str, week: Week | None) -> None:
    assert when(_note(text, name)).week == week
