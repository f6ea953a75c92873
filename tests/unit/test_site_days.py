"""What a day comes to of all that is written about it."""

from datetime import date

import pytest

from journal.model import Day
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms


def _days(text: str, name: str) -> dict[date, Day]:
    return dict(assemble([read(name, text.encode(), "", Rules()).note], Terms()).days)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("- [x] swim\n", None),
        ("- [x] swim 30m\n- [x] row 45m\n", 75),
        ("- [x] swim 30m\n- [x] 9:00-10:00 row\n", 90),
        ("- [x] 9:00-10:00 row\n- [x] 9:30-10:00 rest\n", 90),
    ],
)
def test_the_effort_of_a_day_is_the_sum_of_lengths_and_ranges(text: str, minutes: int | None) -> None:
    assert [day.minutes for day in _days(text, "2031-03-09.md").values()] == [minutes]


def test_rows_of_a_table_and_headings_are_each_a_day_and_counted_once() -> None:
    days = _days(
        "# 2031-W10\n\n## 2031-03-03\n\n- 9:00-10:00 oil\n\n## Hours\n\n| Day | Time | What |\n|---|---|---|\n"
        "| 2031-03-04 | 10:00-11:30 | oars |\n| 2031-03-04 | 12:00-12:15 | |\n| 2031-03-05 | 10:00-11:45 | hull |\n",
        "2031-W10.md",
    )

    assert [(str(day.day), day.minutes, len(day.parts), day.line) for day in days.values()] == [
        ("2031-03-03", 60, 1, "oil"),
        ("2031-03-04", 105, 1, "oars"),
        ("2031-03-05", 105, 1, "hull"),
    ]


def test_the_time_of_lines_that_begin_with_their_day_is_counted_once() -> None:
    days = _days(
        "# Rowing\n\n- 2031-03-04 (2h): oars\n- 2031-03-05 10:00-11:45 hull\n- 2031-04-05: rest\n", "rowing.md"
    )

    assert [(str(day.day), day.minutes, len(day.parts), day.line) for day in days.values()] == [
        ("2031-03-04", 120, 1, "(2h): oars"),
        ("2031-03-05", 105, 1, "10:00-11:45 hull"),
        ("2031-04-05", None, 1, "rest"),
    ]


def test_what_stands_below_the_line_of_a_day_is_counted_on_it() -> None:
    days = _days(
        "# Rowing\n\n- 2031-03-04: oars\n  - [x] oil 30m\n  - 10:00-11:45 hull\n- 2031-03-05\n  - [ ] row\n",
        "rowing.md",
    )

    assert [
        (str(day.day), len(day.tasks), day.tally.leaf_done, day.minutes, len(day.parts)) for day in days.values()
    ] == [
        ("2031-03-04", 1, 1, 135, 1),
        ("2031-03-05", 1, 0, None, 1),
    ]
