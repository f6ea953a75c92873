"""Languages by their scripts."""

import pytest

from journal.language import joins, language_of, word_count


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The weir at low water", "en"),
        ("今天读了两章水文学", "zh-Hans"),
        ("今日は川の水位を読んだ", "ja"),
        ("오늘은 강의 수위를 읽었다", "ko"),
        ("用 Python 写了一个水位计的驱动程序", "zh-Hans"),
        ("Read about 河 in the evening", "en"),
        ("水位計のテスト", "ja"),
        ("12:30 — 14:00", ""),
        ("", ""),
        ("Über den Fluß", "en"),
    ],
)
def test_a_script_tells_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "count"),
    [("the weir", 2), ("it's half-full", 2), ("水位", 2), ("川の水", 3), ("강물", 2), ("水 level", 2), ("12 %", 0)],
)
def test_words_and_characters_are_counted(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("水", "位", True),
        ("の", "水", True),
        ("。", "次", True),
        ("a", "b", False),
        ("水", "b", False),
        ("강", "물", False),
    ],
)
def test_a_line_end_between_scripts_without_spaces_is_none(before: str, after: str, *, expected: bool) -> None:
    assert joins(before, after) is expected
