from datetime import date

import pytest

from journal.model import Tag
from journal.routes import Tags, slug
from journal.views.place import Place
from journal.views.tags import grouped, pages, tags
from tests import lists


def _groups(*names: str) -> list[tuple[str, list[str]]]:
    found = grouped(Tag(name, slug(name), ("a",)) for name in names)
    return [(group, [tag.name for tag in members]) for group, members in found]


def test_latin_tags_stand_under_their_letters_whatever_their_case() -> None:
    assert _groups("rust", "Algebra", "runtimes", "agents") == [
        ("A", ["agents", "Algebra"]),
        ("R", ["runtimes", "rust"]),
    ]


def test_an_accent_makes_no_other_letter() -> None:
    assert _groups("zen", "école", "east") == [("E", ["east", "école"]), ("Z", ["zen"])]


def test_scripts_follow_the_letters_in_their_own_groups() -> None:
    names = ("調試", "한국어", "メモ", "2025", "周记", "ひとり", "zen", "Ёлка", "λόγος", "عربي")
    assert [group for group, _ in _groups(*names)] == ["Z", "0–9", "漢字", "かな", "한글", "Ω", "Я", "…"]


def test_han_tags_stand_in_the_order_of_their_code_points() -> None:
    assert _groups("调试", "周记", "論文") == [("漢字", ["周记", "論文", "调试"])]


@pytest.mark.parametrize("name", ["＃", "", "🎉", "_x"])
def test_a_tag_that_begins_with_neither_letter_nor_digit_has_a_group(name: str) -> None:
    assert [group for group, _ in _groups(name)] == ["…"]


def test_a_full_width_letter_is_that_letter() -> None:
    assert _groups("Ｇo") == [("G", ["Ｇo"])]


def test_each_tag_says_how_many_entries_it_has() -> None:
    site = lists.site(
        lists.daily(date(2025, 7, 1), tags=("rust", "memory")), lists.daily(date(2025, 7, 2), tags=("rust",))
    )
    view = tags(Place(site, Tags()))

    assert [(row.name, row.href, row.count, row.percent) for group in view.groups for row in group.rows] == [
        ("memory", "memory/", "1", 50),
        ("rust", "rust/", "2", 100),
    ]
    assert view.count == "2"


def test_a_journal_without_tags_has_no_list_of_them() -> None:
    assert pages(lists.site(lists.daily(date(2025, 7, 1)))) == ()
