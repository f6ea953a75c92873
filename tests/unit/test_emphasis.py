"""Where a run of marks opens and closes."""

import pytest

from journal.emphasis import flanking, is_mark


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "a", (True, False)),
        ("a", "", (False, True)),
        ("a", "b", (True, True)),
        (" ", " ", (False, False)),
        ("a", '"', (False, True)),
        ('"', "a", (True, False)),
        ("”", "是", (True, True)),
        ("这", "“", (True, True)),
        ("）", "가", (True, True)),
        ("。", "次", (True, True)),
        ("は", "“", (True, True)),
        ("a", "“", (False, True)),
        ("\u3000", "“", (True, False)),
        ("🎻", "“", (True, True)),
    ],
)
def test_a_run_flanks_by_the_characters_beside_it(before: str, after: str, expected: tuple[bool, bool]) -> None:
    assert flanking(before, after) == expected


@pytest.mark.parametrize(("char", "expected"), [("“", True), ("、", True), ("是", False), ("a", False), ("", False)])
def test_marks_are_punctuation_of_any_script(char: str, *, expected: bool) -> None:
    assert is_mark(char) is expected
