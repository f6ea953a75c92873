from datetime import date

import pytest

from journal.wording import Plural, number, wording

ENGLISH = wording("en")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Thu 31 July"), ("zh-Hans", "7月31日 周四"), ("ja", "7月31日(木)"), ("ko", "7월 31일 (목)")],
)
def test_a_day_is_written_as_its_language_writes_it(language: str, said: str) -> None:
    assert wording(language).dates.with_weekday(date(2025, 7, 31)) == said


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
        ("zh", "2025年8月4日–10日", "2025年7月28日–8月3日"),
        ("ja", "2025年8月4日–10日", "2025年7月28日–8月3日"),
        ("ko", "2025년 8월 4일–10일", "2025년 7월 28일 – 8월 3일"),
    ],
)
def test_a_range_in_another_script_says_the_year_first(language: str, within: str, across: str) -> None:
    dates = wording(language).dates

    assert dates.range(date(2025, 8, 4), date(2025, 8, 10)) == within
    assert dates.range(date(2025, 7, 28), date(2025, 8, 3)) == across


def test_a_day_with_everything_names_its_weekday() -> None:
    assert ENGLISH.dates.full(date(2025, 7, 31)) == "Thursday 31 July 2025"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (40, "40 min"), (60, "1 h 00"), (510, "8 h 30"), (89160, "1,486 h 00")],
)
def test_a_duration_is_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert ENGLISH.duration(minutes) == said


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


def test_one_thing_is_not_several() -> None:
    assert (ENGLISH.entries.of(1), ENGLISH.entries.of(2), ENGLISH.entries.of(0)) == (
        "1 entry",
        "2 entries",
        "0 entries",
    )


def test_thousands_are_grouped_in_counts() -> None:
    assert Plural("{n} word", "{n} words").of(12345) == "12,345 words"


def test_numbers_below_a_thousand_stay_as_they_are() -> None:
    assert number(999) == "999"


def test_a_language_without_words_of_its_own_has_its_own_dates() -> None:
    german = wording("de")

    assert german.weeks == "Weeks"


def test_a_region_makes_no_difference() -> None:
    assert wording("en_GB") == wording("en-US") == ENGLISH
