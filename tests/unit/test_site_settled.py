"""What the configuration says of a note holds against what the note says, and the last that says it against the others."""

from datetime import date

import pytest

from journal.dates.values import Week
from journal.model import Daily, Entry, Page, Weekly
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.settled import main_language, spoken
from journal.site.terms import Overrule, Terms


def _entry(*overrules: Overrule, text: str = "# Tides\n\nLow water.\n") -> Entry:
    (entry,) = assemble([read("a.md", text.encode(), "", Rules()).note], Terms(overrules=overrules)).entries
    return entry


def test_the_last_kind_holds() -> None:
    said = Overrule("*", kind="daily", date="2031-03-09"), Overrule("a.md", kind="page")

    assert [type(_entry(*said)), type(_entry(*reversed(said)))] == [Page, Daily]


def test_the_last_date_holds() -> None:
    said = Overrule("*", date="2031-03-09"), Overrule("a.md", date="2031-03-10")

    assert [_entry(*said).when, _entry(*reversed(said)).when] == [date(2031, 3, 10), date(2031, 3, 9)]


def test_the_last_date_says_whether_it_is_a_week() -> None:
    said = Overrule("*", date="2031-W10"), Overrule("a.md", date="2031-03-10")
    week, day = _entry(*reversed(said)), _entry(*said)

    assert isinstance(week, Weekly)
    assert week.week == Week(2031, 10)
    assert not isinstance(day, Weekly)
    assert day.when == date(2031, 3, 10)


def test_the_last_year_holds() -> None:
    said = Overrule("*", year=2030), Overrule("a.md", year=2031)

    assert _entry(*said, text="# March 9\n\nLow water.\n").when == date(2031, 3, 9)


def test_the_last_language_holds() -> None:
    said = Overrule("*", language="ja"), Overrule("a.md", language="ko")

    assert [_entry(*said).language, _entry(*reversed(said)).language] == ["ko", "ja"]


def test_what_a_later_one_does_not_say_an_earlier_one_does() -> None:
    entry = _entry(Overrule("*", kind="daily", date="2031-03-09"), Overrule("a.md", language="ko"))

    assert (type(entry), entry.when, entry.language) == (Daily, date(2031, 3, 9), "ko")


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        ((), "en"),
        (("Low water at noon.", "Wasser und Boote am Abend im Hafen.", "今天的水位很低，船都停在岸边。"), "en"),
        (("Low water.", "今天的水位很低，船都停在岸边。", "오늘은 물이 낮다."), "zh-Hans"),
        (("Low water.", "今天的水位很低，船都停在岸邊，沒有風。"), "zh-Hant"),
        (("Low water.", "今日は川の水位がとても低かったです。"), "ja"),
        (("Low.", "오늘은 강물의 수위가 아주 낮았고 배는 모두 강가에 있었다."), "ko"),
    ],
)
def test_the_main_language_is_that_in_which_most_is_written(texts: tuple[str, ...], language: str) -> None:
    notes = [read(f"{number}.md", text.encode(), "", Rules()).note for number, text in enumerate(texts)]

    assert main_language(spoken(notes)) == language
