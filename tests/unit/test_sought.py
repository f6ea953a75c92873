"""What the search takes for forms of one word and for days, by the rules that a browser gets."""

import re
import unicodedata
from typing import Final

import pytest

from journal import sought

_GROUP: Final = re.compile(r"\$(\d)")


def _put(rules: sought.Rules, word: str) -> str:
    """What `static/search.js` makes of a word by some rules."""
    return unicodedata.normalize("NFC", _written(rules, unicodedata.normalize("NFD", word)))


def _written(rules: sought.Rules, text: str) -> str:
    for rule, to in rules:
        template = _GROUP.sub(r"\\g<\1>", to)
        text = re.sub(rule, template, text, flags=re.IGNORECASE)
    return text


@pytest.mark.parametrize(
    "forms",
    [
        "note notes noted noting",
        "parse parses parsed parsing",
        "box boxes",
        "class classes",
        "stop stops stopped stopping",
        "hop hops hopped hopping",
        "hope hopes hoped hoping",
        "study studies studied studying",
        "query queries",
        "movie movies",
        "cache caches cached caching",
        "schedule schedules scheduled scheduling",
        "add adds added adding",
        "need needs needed needing",
    ],
)
def test_forms_of_an_english_word_leave_the_same(forms: str) -> None:
    assert len({_put(sought.ENGLISH, form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["not note", "hop hope", "string str", "thing th", "bus bu"])
def test_other_english_words_leave_something_else(pair: str) -> None:
    one, other = pair.split()

    assert _put(sought.ENGLISH, one) != _put(sought.ENGLISH, other)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("문서를", "문서"),
        ("문서에서는", "문서"),
        ("문서들을", "문서"),
        ("친구에게서", "친구"),
        ("서울로", "서울"),
        ("책을", "책"),
        ("정리했다", "정리"),
        ("정리합니다", "정리"),
        ("읽었다", "읽"),
        ("배우는", "배우"),
        ("読みます", "読"),
        ("思い出した", "思い出"),
        ("データを", "データ"),
        ("ログが", "ログ"),
        ("サーバーで", "サーバ"),
        ("サーバー", "サーバ"),
        ("学习了", "学习"),
        ("重要的", "重要"),
    ],
)
def test_a_word_of_chinese_japanese_and_korean_has_a_stem(word: str, stem: str) -> None:
    assert _put(sought.STEMS, word) == stem


@pytest.mark.parametrize(
    "word", ["가을", "아이", "나이", "일기", "강의", "소설가", "서울", "りんご", "ログ", "目的", "API"]
)
def test_what_only_looks_like_an_ending_is_left(word: str) -> None:
    assert _put(sought.STEMS, word) == word


@pytest.mark.parametrize(
    ("found", "stem", "typed"), [("배운", "배우", "다"), ("배웠", "배우", "는"), ("느낀", "느끼", "고")]
)
def test_the_last_syllable_of_a_verb_may_be_any_of_its_forms(found: str, stem: str, typed: str) -> None:
    assert _put(sought.KIN, f"{found}|{typed}") == _put(sought.KIN, f"{stem}|{typed}")


def test_the_last_syllable_of_a_noun_stays() -> None:
    assert _put(sought.KIN, "사랑|은") != _put(sought.KIN, "사람|은")


@pytest.mark.parametrize(("found", "stem"), [("책은:을", "책:을"), ("読ん:みます", "読:みます"), ("读书:了", "读:了")])
def test_one_character_is_found_where_a_form_of_its_word_may_be(found: str, stem: str) -> None:
    assert _put(sought.KIN, found) == stem


@pytest.mark.parametrize("other", ["책상:을", "行動:きます"])
def test_one_character_is_not_found_within_another_word(other: str) -> None:
    assert _put(sought.KIN, other) == other


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("irene's boat", "irene boat"),
        ("don’t", "don"),
        ("apiを", "api"),
        ("api를 쓴다", "api 쓴다"),
        ("rustで書く", "rustで書く"),
    ],
)
def test_what_is_no_word_by_itself_is_not_looked_for(typed: str, left: str) -> None:
    assert _put(sought.WORDS, typed) == left


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-07-31", "@2025-07-31"),
        ("2025/7/31", "@2025-7-31"),
        ("2025.07.31", "@2025-07-31"),
        ("2025年7月31日", "@2025-7-31"),
        ("2025년 7월 31일", "@2025-7-31"),
        ("31 July 2025", "@2025-07-31"),
        ("July 31, 2025", "@2025-07-31"),
        ("2025-07", "@2025-07"),
        ("2025年7月", "@2025-7"),
        ("Sept 2025", "@2025-09"),
        ("2025", "@2025"),
        ("2025년", "@2025"),
        ("7月31日", "-7-31"),
        ("7월 31일", "-7-31"),
        ("7/31", "-7-31"),
        ("31st Jul", "-07-31"),
        ("W31", "-W31 "),
        ("week 5", "-W5 "),
        ("2025-W05", "2025-W5 "),
        ("第31周", "-W31 "),
        ("31주차", "-W31 "),
    ],
)
def test_a_day_a_month_and_a_week_are_known_however_they_are_typed(typed: str, day: str) -> None:
    assert _written(sought.DAYS, typed) == day


@pytest.mark.parametrize("typed", ["v2025", "2025.1", 'tag:"plan 2025 b"', "tag:2025", "may", "july", "1.5"])
def test_what_is_no_day_stays(typed: str) -> None:
    assert _written(sought.DAYS, typed) == typed
