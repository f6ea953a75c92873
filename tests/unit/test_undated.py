"""Notes of which no date is known: their order, and what they are called."""

import pytest

from journal.model import Site
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.titles import title_of
from journal.wording.choice import wording


def _site(files: dict[str, str]) -> Site:
    return assemble([read(path, text.encode(), path, Rules()).note for path, text in files.items()], Terms())


def test_the_newest_of_numbered_weeks_stands_first() -> None:
    site = _site({f"weeks/week{number}.md": f"# Week {number}\n\nDry.\n" for number in (9, 1, 10, 2)})
    assert [entry.title for entry in site.entries] == ["Week 10", "Week 9", "Week 2", "Week 1"]


def test_numbers_in_names_stand_in_the_order_of_numbers() -> None:
    site = _site({f"lesson{number}.md": "Dry.\n" for number in (10, 9, 1, 100)})
    assert [entry.id for entry in site.entries] == ["lesson1.md", "lesson9.md", "lesson10.md", "lesson100.md"]


def test_the_note_of_a_day_stands_before_those_of_what_happened_on_it() -> None:
    site = _site(
        {
            "2031-03-09 Dry weir.md": "Dry.\n",
            "daily/2031-03-09.md": "Wet.\n",
            "2031-03-08 Sluice.md": "Shut.\n",
            "journal/2031-03-08.md": "# Saturday, 8 March 2031\n\nOpen.\n",
        }
    )
    assert [entry.id for entry in site.entries] == [
        "daily/2031-03-09.md",
        "2031-03-09 Dry weir.md",
        "journal/2031-03-08.md",
        "2031-03-08 Sluice.md",
    ]


@pytest.mark.parametrize(
    ("path", "title", "called"),
    [
        ("logs/week6.md", "开发日志 - 第6周（2月23日 - 3月1日）", "开发日志 - 第6周（2月23日 - 3月1日）"),
        ("weekly/rowing.md", "3월 9일 ~ 3월 15일: 노 젓기", "3월 9일 ~ 3월 15일: 노 젓기"),
        ("daily/oars.md", "9 March: new oars", "9 March: new oars"),
        ("daily/2031/oars.md", "9 March: new oars", "new oars"),
        ("weekly/2031/rowing.md", "9–15 March: new oars", "new oars"),
    ],
)
def test_a_date_stays_in_a_title_where_no_year_is_known(path: str, title: str, called: str) -> None:
    (entry,) = _site({path: f"# {title}\n\nDry.\n"}).entries
    assert title_of(wording("en"), entry) == called


def test_days_of_a_log_are_called_as_they_are_written_where_no_year_is_known() -> None:
    text = (
        "# Rowing log\n\n## 25/02\n\nDry.\n\n## **28/02**: new oars\n\nWet.\n\n## 19/03\n\nShut.\n\n## 26/03\n\nOpen.\n"
    )
    site = _site({"rowing.md": text})
    assert [title_of(wording("en"), entry) for entry in site.entries[1:]] == [
        "25/02",
        "28/02: new oars",
        "19/03",
        "26/03",
    ]


def test_a_week_that_is_called_by_its_file_has_a_space_before_its_number() -> None:
    site = _site({"week7.md": "Dry.\n", "semana2.md": "Wet.\n", "html5.md": "Shut.\n"})
    assert [title_of(wording("en"), entry) for entry in site.entries] == ["Week 7", "Semana 2", "Html5"]
