"""Facts on lines of their own."""

import pytest

from journal.markdown.reading import blocks
from journal.properties import properties


def _head(text: str) -> list[tuple[str, str]]:
    return [(each.key, each.value) for each in properties(blocks(text).blocks).head]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Author: Ann", [("Author", "Ann")]),
        ("# Weirs\n\nDate: 2026-03-09\nMood: calm", [("Date", "2026-03-09"), ("Mood", "calm")]),
        ("> **作者**：李青\n> **来源**：河志", [("作者", "李青"), ("来源", "河志")]),
        ("**タグ:** 川", [("タグ", "川")]),
        ("저자: 민지", [("저자", "민지")]),
        ("- Author: Ann\n- Source: a book", [("Author", "Ann"), ("Source", "a book")]),
        ("river:: Wye\ndepth::", [("river", "Wye"), ("depth", "")]),
        ("Note: this is prose", []),
        ("Author: Ann\nand more of it", []),
        ("Some text.\n\nAuthor: Ann", []),
        ("## Part\n\nAuthor: Ann", []),
        ("9:00: up", []),
        ("Author:Ann", []),
    ],
)
def test_facts_stand_above_the_text(text: str, facts: list[tuple[str, str]]) -> None:
    assert _head(text) == facts


def test_double_colons_are_facts_anywhere() -> None:
    found = properties(blocks("Some text.\n\nriver:: Wye\n").blocks)

    assert (list(found.blocks), found.head) == ([2], ())
