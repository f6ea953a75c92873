"""The vocabularies of the interface: the same messages in each, and dates, counts and lengths as each language has them."""

import re
import string
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from journal.marks.looks import LOOKS
from journal.record import names_of
from journal.wording.catalogue import CALLOUTS, Dates, Marked, Plural, Wording, marked, number
from journal.wording.choice import wording

_ROOT: Final = Path(__file__).resolve().parents[2]

ENGLISH = wording("en")
OTHERS = ("zh-Hans", "zh-Hant", "ja", "ko")
EVERY = ("en", *OTHERS)

# What readers of every language write in Latin letters: names of the program and of formats, and what is typed as it is.
_NAMES = re.compile(r"Markdown|content/|journal build|OSDI|refs|\bx\b")


def _texts(words: Wording) -> Iterator[tuple[str, str]]:
    """Every text of a vocabulary, under the name of its message."""
    for name, message in ((each, getattr(words, each)) for each in names_of(words)):
        match message:
            case Dates():
                for each in names_of(message):
                    said = getattr(message, each)
                    yield from ((f"dates.{each}", text) for text in ([said] if isinstance(said, str) else said))
            case Plural():
                yield from ((name, text) for text in (message.one, message.other or message.one))
            case dict():
                yield from ((f"{name}.{key}", text) for key, text in message.items())
            case _ if name != "language":
                yield name, message


def _braces(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


# ---- the same messages in every language


def test_every_message_is_said_somewhere() -> None:
    files = [
        *(path for path in (_ROOT / "journal").rglob("*.py") if path.parent.name != "wording"),
        _ROOT / "journal" / "wording" / "catalogue.py",  # which spells dates and counts with some of them
        *(_ROOT / "templates").glob("*"),
    ]
    said = Counter(name for path in files for name in re.findall(r"\w+", path.read_text(encoding="utf-8")))

    assert [name for name in names_of(ENGLISH) if said[name] < 2] == []


@pytest.mark.parametrize("language", EVERY)
def test_no_message_is_empty(language: str) -> None:
    assert [name for name, text in _texts(wording(language)) if not text.strip()] == []


@pytest.mark.parametrize("language", EVERY)
def test_every_pattern_can_be_filled(language: str) -> None:
    values = {name: 3 for _, text in _texts(ENGLISH) for name in _braces(text)}
    more = dict.fromkeys(("y", "yy", "m", "d", "month", "mon", "weekday", "wd", "a", "first", "last"), 3)

    for _, text in _texts(wording(language)):
        assert text.format(**(values | more))


@pytest.mark.parametrize("language", OTHERS)
def test_a_message_says_what_the_english_one_says(language: str) -> None:
    pairs = zip(_texts(ENGLISH), _texts(wording(language)), strict=True)

    differ = [
        name for (name, one), (_, other) in pairs if not name.startswith("dates.") and _braces(one) != _braces(other)
    ]
    assert differ == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_word_is_left(language: str) -> None:
    said = ((name, _NAMES.sub("", re.sub(r"\{[^{}]*\}", "", text))) for name, text in _texts(wording(language)))

    assert [(name, text) for name, text in said if re.search("[A-Za-z]", text)] == []


def test_traditional_characters_leave_no_simplified_ones() -> None:
    every = "".join(text for _, text in _texts(wording("zh-Hant")))

    assert [char for char in every if not _in_big5(char)] == []


def _in_big5(char: str) -> bool:
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return char in "–‹›"
    return True


@pytest.mark.parametrize("language", EVERY)
def test_every_state_of_a_task_has_a_name(language: str) -> None:
    assert tuple(wording(language).looks) == LOOKS


@pytest.mark.parametrize("language", EVERY)
def test_every_kind_of_callout_has_a_title(language: str) -> None:
    words = wording(language)

    assert all(words.callout(index) for index in range(len(CALLOUTS)))


def test_a_callout_that_nobody_knows_has_no_title() -> None:
    assert ENGLISH.callout(len(CALLOUTS)) == ""


@pytest.mark.parametrize("language", EVERY)
def test_what_counts_as_carried_over_is_called_so_everywhere(language: str) -> None:
    words = wording(language)
    stem = {"en": "carried", "zh-Hans": "顺延", "zh-Hant": "順延", "ja": "繰り越し", "ko": "이월"}[language]

    said = (words.carried.of(2), words.carried_short.of(2), words.carried_section, words.looks["carry"])
    assert all(stem in each.lower() for each in said)


# ---- which vocabulary


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en_GB", "en"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zh-Hant", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
        ("ja-JP", "ja"),
        ("ko", "ko"),
        ("de", "en"),
        ("", "en"),
    ],
)
def test_a_tag_has_the_words_of_its_language_or_english(tag: str, language: str) -> None:
    assert wording(tag).language == language


def test_only_the_language_that_is_used_is_loaded() -> None:
    program = (
        "import sys; from journal.wording.choice import wording; wording('ja');"
        "print(sorted(name for name in sys.modules if name.startswith('journal.wording.')))"
    )
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout

    assert said.strip() == "['journal.wording.catalogue', 'journal.wording.choice', 'journal.wording.ja']"


# ---- dates


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Thu 31 July"),
        ("zh-Hans", "7月31日 周四"),
        ("zh-Hant", "7月31日 週四"),
        ("ja", "7月31日（木）"),
        ("ko", "7월 31일 (목)"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(language: str, said: str) -> None:
    assert wording(language).dates.with_weekday(date(2025, 7, 31)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Thursday 31 July 2025"),
        ("zh-Hans", "2025年7月31日 星期四"),
        ("ja", "2025年7月31日木曜日"),
        ("ko", "2025년 7월 31일 목요일"),
    ],
)
def test_a_day_with_everything_names_its_weekday(language: str, said: str) -> None:
    assert wording(language).dates.full(date(2025, 7, 31)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Week 31, 2025"), ("zh-Hans", "2025年第31周"), ("ja", "2025年第31週"), ("ko", "2025년 31주차")],
)
def test_a_week_is_named_as_its_language_names_it(language: str, said: str) -> None:
    assert wording(language).week_of_year.format(n=31, year=2025) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2025, 8, 4), date(2025, 8, 10), "4–10 August 2025"),
        (date(2025, 7, 28), date(2025, 8, 3), "28 July – 3 August 2025"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 December 2025 – 4 January 2026"),
        (date(2025, 7, 31), date(2025, 7, 31), "31 July 2025"),
    ],
)
def test_a_range_says_month_and_year_once(first: date, last: date, said: str) -> None:
    assert ENGLISH.dates.range(first, last) == said


@pytest.mark.parametrize(
    ("language", "within", "across"),
    [
        ("zh", "2025年8月4日至10日", "2025年7月28日至8月3日"),
        ("ja", "2025年8月4日～10日", "2025年7月28日～8月3日"),
        ("ko", "2025년 8월 4일~10일", "2025년 7월 28일 ~ 8월 3일"),
    ],
)
def test_a_range_in_another_script_says_the_year_first(language: str, within: str, across: str) -> None:
    dates = wording(language).dates

    assert dates.range(date(2025, 8, 4), date(2025, 8, 10)) == within
    assert dates.range(date(2025, 7, 28), date(2025, 8, 3)) == across


@pytest.mark.parametrize("language", EVERY)
def test_narrow_columns_tell_the_days_of_a_week_apart(language: str) -> None:
    # English has two letters twice.
    assert len(set(wording(language).dates.weekdays_narrow)) == (5 if language == "en" else 7)


# ---- lengths of time


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (40, "40 min"), (60, "1 h 00"), (510, "8 h 30"), (89160, "1,486 h 00")],
)
def test_a_duration_is_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert ENGLISH.duration(minutes) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hans", ("40 分钟", "1 小时", "8 小时 30 分", "1,486 小时")),
        ("ja", ("40分", "1時間", "8時間30分", "1,486時間")),
        ("ko", ("40분", "1시간", "8시간 30분", "1,486시간")),
    ],
)
def test_a_duration_has_the_units_of_its_language(language: str, said: tuple[str, ...]) -> None:
    words = wording(language)

    assert (words.duration(40), words.duration(60), words.duration(510), words.hours(89160)) == said


def test_a_long_time_is_in_whole_hours() -> None:
    assert ENGLISH.hours(89175) == "1,486 h"


def test_a_short_time_keeps_its_minutes_where_long_ones_are_rounded() -> None:
    assert ENGLISH.hours(330) == "5 h 30"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(510, "8 hours 30 minutes"), (60, "1 hour"), (1, "1 minute"), (0, "0 minutes")],
)
def test_a_voice_reads_hours_and_minutes_in_full(minutes: int, said: str) -> None:
    assert ENGLISH.spoken(minutes) == said


# ---- counts


def test_one_thing_is_not_several() -> None:
    assert (ENGLISH.entries.of(1), ENGLISH.entries.of(2), ENGLISH.entries.of(0)) == (
        "1 entry",
        "2 entries",
        "0 entries",
    )


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_without_plurals_has_one_form(language: str) -> None:
    words = wording(language)

    assert words.entries.of(1).replace("1", "2") == words.entries.of(2)


def test_thousands_are_grouped_in_counts() -> None:
    assert Plural("{n} word", "{n} words").of(12345) == "12,345 words"


def test_numbers_below_a_thousand_stay_as_they_are() -> None:
    assert number(999) == "999"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", Marked("", "5", " of 12 done")),
        ("ja", Marked("12件中", "5", "件完了")),
        ("zh", Marked("完成 ", "5", "/12 项")),
    ],
)
def test_a_figure_stands_where_its_language_has_it(language: str, said: Marked) -> None:
    assert marked(wording(language).done_of, "done", "5", all=12) == said


def test_a_count_can_be_cut_around_its_number() -> None:
    assert wording("ko").items.marked(3) == ("항목 ", "3", "개")


@pytest.mark.parametrize(("language", "said"), [("en", "May, 3 of 5 days."), ("zh", "May，3 of 5 days。")])
def test_parts_of_a_sentence_are_joined_by_the_marks_of_the_language(language: str, said: str) -> None:
    assert wording(language).sentence("May", "3 of 5 days") == said


# ---- one word for a thing


@pytest.mark.parametrize(
    ("language", "other"),
    [
        ("zh", "著作"),
        ("ja", "持ち越|ふだん|記事|計画|現れます"),
        ("ko", r"작업|미뤄|그만두|그만둔|그만둠|열린 일|열려 있|\(으\)|이\(가\)|낱말 수"),
    ],
)
def test_a_language_has_one_word_for_a_thing(language: str, other: str) -> None:
    assert [(name, text) for name, text in _texts(wording(language)) if re.search(other, text)] == []


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_no_space_stands_between_a_day_and_the_words_after_it(language: str) -> None:
    assert [name for name, text in _texts(wording(language)) if re.search(r"\{day\} [^\x00-\x7f{]", text)] == []


@pytest.mark.parametrize(
    ("language", "said"), [("en", "One. Two."), ("ko", "One. Two."), ("ja", "One。Two。"), ("zh-Hant", "One。Two。")]
)
def test_sentences_have_the_room_between_them_that_their_language_has(language: str, said: str) -> None:
    words = wording(language)

    assert words.sentences(f"One{words.stop}", f"Two{words.stop}") == said
