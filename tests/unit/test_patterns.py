"""Patterns that are compiled late."""

import re

import pytest

from journal.patterns import pattern


def test_a_pattern_finds_what_a_compiled_one_finds() -> None:
    late, compiled = pattern(r"(\d+)-(\d+)"), re.compile(r"(\d+)-(\d+)")

    assert [match.groups() for match in late.finditer("1-2, 3-4")] == [("1", "2"), ("3", "4")]
    assert late.findall("1-2, 3-4") == compiled.findall("1-2, 3-4")
    assert late.sub("x", "1-2, 3-4") == compiled.sub("x", "1-2, 3-4")
    assert late.split("a1-2b") == compiled.split("a1-2b")


def test_a_pattern_keeps_its_flags_and_its_source() -> None:
    late = pattern("day", re.IGNORECASE)

    assert late.fullmatch("DAY") is not None
    assert late.pattern == "day"


def test_a_pattern_is_not_compiled_before_it_is_used() -> None:
    late = pattern("(")

    with pytest.raises(re.error):
        late.match("")
