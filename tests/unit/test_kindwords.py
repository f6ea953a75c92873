"""The words that name a kind."""

import pytest

from journal.kindwords import ABROAD, KINDS, WORDS, kind_named, plain


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Weekly", "weekly"),
        ("독서 노트", "reading"),
        ("책 리뷰", "reading"),
        ("書評", "reading"),
        ("读后感", "reading"),
        ("Book review", "reading"),
        ("Tagebuch", "daily"),
        ("Wochenberichte", "weekly"),
        ("Journal de bord", "daily"),
        ("notes_de_lecture", "reading"),
        ("BITÁCORA", "daily"),
        ("Semanas", "weekly"),
        ("Дневник", "daily"),
        ("Книги", "reading"),
        ("Haftalık", "weekly"),
        ("Mensuel", "monthly"),
        ("Nhật ký", "daily"),
        ("Buku harian", "daily"),
        ("Laporan Mingguan", "weekly"),
        ("Napló", "daily"),
        ("Jurnal", "daily"),
        ("Ημερολόγιο", "daily"),
        ("Rezumat săptămânal", "weekly"),
        ("Denník", "daily"),
        ("Dnevnik", "daily"),
        ("יומן", "daily"),
        ("Diarrhoea", ""),
        ("Lunar", ""),
        ("Lectures", ""),
    ],
)
def test_a_word_names_a_kind(word: str, kind: str) -> None:
    assert kind_named(word) == kind


def test_words_are_as_they_are_looked_up_and_mean_one_kind() -> None:
    assert [word for word in ABROAD if plain(word) != word] == []
    assert WORDS.keys() & ABROAD.keys() == set()
    assert set(ABROAD.values()) <= set(KINDS)
