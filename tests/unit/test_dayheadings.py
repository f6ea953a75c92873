"""Which headings and lines open days."""

import pytest

from journal.dayheadings import days_of
from journal.markdown.reading import blocks


@pytest.mark.parametrize("line", ["**3.9**", "*3.9*", "**3月9日**", "__3/9__", "**3월 9일**:"])
def test_a_bold_line_may_open_a_day(line: str) -> None:
    days = days_of(blocks(line).blocks, dated=True, weekly=True)

    assert list(days.styled) == [0]


@pytest.mark.parametrize("line", ["**3.9** and more", "**Weir**", "3.9", "**a** **b**"])
def test_other_lines_open_none(line: str) -> None:
    assert not days_of(blocks(line).blocks, dated=True, weekly=True).marks
