"""What a host does not take."""

import pytest

from journal.limits import over, shown, told


def test_a_file_that_is_just_as_large_as_may_be_is_fine() -> None:
    assert list(over({"a.mp4": 100}, 100, 100)) == []


def test_each_file_that_is_too_large_is_named_and_so_is_the_whole() -> None:
    found = list(over({"a.mp4": 101, "b.mp4": 40, "c.mp4": 160}, 100, 300))

    assert [each.where.path for each in found] == ["a.mp4", "c.mp4", "c.mp4"]
    assert "301 bytes" in found[2].message
    assert "`c.mp4` with 160 bytes, `a.mp4` with 101 bytes, `b.mp4` with 40 bytes" in found[2].hint


def test_what_is_copied_is_told_in_one_line() -> None:
    assert told({}, 1_000) == ""
    assert told({"b.png": 100, "a.mp4": 300}, 10_000) == (
        "2 files are copied, 400 bytes of the 10 KB that the host takes; the largest is `a.mp4` with 300 bytes"
    )


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1.0 KB"),
        (17_600, "17 KB"),
        (100_000_000, "100 MB"),
        (1_230_000_000, "1.2 GB"),
    ],
)
def test_a_size_has_two_digits_or_more(size: int, text: str) -> None:
    assert shown(size) == text
