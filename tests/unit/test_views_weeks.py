from datetime import date

from journal.dates.values import Week
from journal.model import Site
from journal.routes import Weeks
from journal.views.place import Place
from journal.views.weeks import WeekRow, WeeksView, pages, weeks
from tests import lists


def _view(site: Site, year: int = 0) -> WeeksView:
    return weeks(Place(site, Weeks(year)), year)


def _row(site: Site) -> WeekRow:
    (row,) = _view(site).rows
    return row


def test_weeks_stand_newest_first() -> None:
    site = lists.site(*(lists.weekly(Week(2025, number)) for number in (30, 31, 29)))
    assert [row.number for row in _view(site).rows] == ["31", "30", "29"]


def test_a_week_has_the_title_the_dates_and_the_tasks_of_its_note() -> None:
    row = _row(lists.site(lists.weekly(Week(2025, 31), "Spin or sleep", tasks="ddo")))

    assert (row.number, row.dates, row.title, row.href) == ("31", "28 Jul – 3 Aug", "Spin or sleep", "../2025/w31/")
    assert row.written
    assert row.cells is not None
    assert row.cells.label == "2 of 3 done, 1 open"


def test_a_week_shows_which_days_were_written_and_how_full_they_were() -> None:
    site = lists.site(
        lists.weekly(Week(2025, 31)),
        lists.daily(date(2025, 7, 28), tasks="ddd"),
        lists.daily(date(2025, 7, 30)),
        hours={date(2025, 7, 28): 60, date(2025, 7, 30): 45},
    )
    row = _row(site)

    assert row.days == (2, 0, 1, 0, 0, 0, 0)
    assert row.days_label == "2 of 7 days"
    assert row.hours == "1 h 45"


def test_a_journal_of_weeks_alone_shows_no_days() -> None:
    assert _row(lists.site(lists.weekly(Week(2025, 31)))).days == ()


def test_a_week_without_a_title_is_called_after_its_days_too() -> None:
    row = _row(lists.site(lists.weekly(Week(2025, 31), ""), lists.daily(date(2025, 7, 28), "One")))

    assert (row.title, row.written, row.made) == ("One", True, True)
    alone = _row(lists.site(lists.weekly(Week(2025, 31), "")))
    assert (alone.title, alone.made) == ("28 July – 3 August 2025", False)


def test_a_week_without_a_note_is_called_after_its_days() -> None:
    site = lists.site(lists.daily(date(2025, 7, 28), "One", tasks="d"), lists.daily(date(2025, 7, 29), "Two"))
    row = _row(site)

    assert (row.title, row.href, row.written) == ("One · Two", "../2025/w31/", False)
    assert row.cells is not None


def test_days_of_the_same_title_name_their_week_once() -> None:
    site = lists.site(*(lists.daily(date(2025, 7, day), "Rest") for day in (28, 29, 30)))
    assert _row(site).title == "Rest"


def test_two_notes_of_one_week_have_a_row_each() -> None:
    site = lists.site(lists.weekly(Week(2025, 31), "Mine"), lists.weekly(Week(2025, 31), "The team"))
    assert {row.title for row in _view(site).rows} == {"Mine", "The team"}
    assert len({row.href for row in _view(site).rows}) == 2


def test_the_first_page_is_that_of_the_newest_year() -> None:
    site = lists.site(lists.weekly(Week(2025, 1)), lists.weekly(Week(2024, 50)))
    assert [row.iso for row in _view(site).rows] == ["2025-W01"]
    assert [row.iso for row in _view(site, 2024).rows] == ["2024-W50"]


def test_a_week_belongs_to_its_iso_year() -> None:
    assert _view(lists.site(lists.daily(date(2024, 12, 30)))).year == "2025"


def test_years_lead_to_each_other() -> None:
    site = lists.site(lists.weekly(Week(2025, 1)), lists.weekly(Week(2024, 50)))
    assert [(year.label, year.href, year.current) for year in _view(site, 2024).years] == [
        ("2025", "../", False),
        ("2024", "./", True),
    ]


def test_weeks_without_a_date_stand_last_on_the_first_page() -> None:
    site = lists.site(lists.weekly(Week(2025, 1)), lists.weekly(Week(2024, 50)), lists.weekly(None, "Lost"))
    assert [row.title for row in _view(site).undated] == ["Lost"]
    assert _view(site, 2024).undated == ()


def test_a_title_in_another_language_says_so() -> None:
    assert _row(lists.site(lists.weekly(Week(2025, 31), "丢失的唤醒", language="zh-Hans"))).language == "zh-Hans"


def test_a_title_made_of_days_says_their_language_if_they_share_it() -> None:
    monday, tuesday = (lists.daily(date(2025, 7, day), "順序を描く", language="ja") for day in (28, 29))
    friday = lists.daily(date(2025, 8, 1), "Rest")

    assert _row(lists.site(monday, tuesday)).language == "ja"
    assert _row(lists.site(monday, friday)).language == ""


def test_there_is_a_page_for_each_year() -> None:
    site = lists.site(lists.weekly(Week(2025, 1)), lists.weekly(Week(2023, 50)))
    assert pages(site) == (Weeks(), Weeks(2023))


def test_a_journal_without_weeks_has_no_page_of_weeks() -> None:
    assert pages(lists.site(lists.page("About"))) == ()


def test_a_journal_of_undated_weeks_has_one_page() -> None:
    assert pages(lists.site(lists.weekly(None))) == (Weeks(),)
