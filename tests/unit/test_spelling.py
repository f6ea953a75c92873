import pytest

from journal.spelling import nearest


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("titel", ("title", "site"), "title"),
        ("Title", ("title",), "title"),
        ("base-url", ("base_url",), "base_url"),
        ("timzone", ("timezone",), "timezone"),
        ("2026-w64", ("2026-w46", "2026-w40"), "2026-w46"),
        ("languge", ("language", "languages"), "language"),
    ],
)
def test_a_misspelt_word_is_recognised(word: str, known: tuple[str, ...], meant: str) -> None:
    assert nearest(word, known) == meant


@pytest.mark.parametrize(("word", "known"), [("colour", ("title",)), ("kind", ("date", "year")), ("x", ())])
def test_a_word_that_resembles_none_has_no_hint(word: str, known: tuple[str, ...]) -> None:
    assert nearest(word, known) is None


def test_of_equally_near_words_the_first_in_the_alphabet_is_taken() -> None:
    assert nearest("dat", ("day", "date", "data")) == "data"


def test_two_neighbours_swapped_are_one_edit() -> None:
    assert nearest("paht", ("path",)) == "path"
