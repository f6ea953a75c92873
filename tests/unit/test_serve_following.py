"""Where a page differs from what it was."""

import pytest

from journal.serve.following import first_change

_PAGE = (
    b'<html><main><h1>A</h1><p>6 of 9</p><div class="prose"><p>one</p><ul><li>two</li><li>three</li></ul></div></main>'
)


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        (b"three", b"four", 6),
        (b"one", b"won", 3),
        (b"<li>two</li>", b"<li>two</li><li>new</li>", 6),
        (b"<li>three</li>", b"", 5),
        (b"6 of 9", b"7 of 9", 1),
    ],
    ids=["a word", "the first", "an item more", "an item less", "only what is said about it"],
)
def test_the_element_that_is_new_is_told_by_its_number(old: bytes, new: bytes, at: int) -> None:
    assert first_change(_PAGE, _PAGE.replace(old, new)) == at


def test_the_text_goes_before_what_is_said_about_it() -> None:
    assert first_change(_PAGE, _PAGE.replace(b"6 of 9", b"7 of 9").replace(b"three", b"four")) == 6


def test_a_page_that_is_the_same_has_no_such_place() -> None:
    assert first_change(_PAGE, _PAGE) == -1
