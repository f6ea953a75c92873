from datetime import date, timedelta

from journal.model import Site
from journal.routes import Reading
from journal.views.parts import Place
from journal.views.reading import ReadingView, pages, reading
from tests import lists

_DAY = date(2025, 7, 31)


def _view(site: Site, page: int = 1) -> ReadingView:
    return reading(Place(site, Reading(page)), page)


def test_notes_stand_newest_first_under_their_years() -> None:
    site = lists.site(lists.reading(date(2024, 1, 1), "Old"), lists.reading(_DAY, "New"), lists.daily(_DAY))
    assert [(year.name, [row.title for row in year.rows]) for year in _view(site).entries] == [
        ("2025", ["New"]),
        ("2024", ["Old"]),
    ]


def test_notes_without_a_date_stand_last() -> None:
    site = lists.site(lists.reading(None, "Some day"), lists.reading(_DAY, "New"))
    assert [year.name for year in _view(site).entries] == ["2025", "Undated"]


def test_a_note_need_not_say_that_it_is_one() -> None:
    assert _view(lists.site(lists.reading(_DAY))).entries[0].rows[0].kind == ""


def test_notes_and_references_are_counted() -> None:
    site = lists.site(lists.reading(_DAY, references=(2021, 2021)), lists.reading(_DAY, "Other", references=(2019,)))
    assert _view(site).figures == ("2 entries", "3 references")


def test_references_are_counted_by_year() -> None:
    bars = _view(lists.site(lists.reading(_DAY, references=(2019, 2021, 2021)))).years
    assert [(bar.label, bar.value, bar.percent) for bar in bars] == [("2021", "2", 100), ("2019", "1", 50)]


def test_the_oldest_references_are_one_sum() -> None:
    bars = _view(lists.site(lists.reading(_DAY, references=range(2010, 2022)))).years
    assert [(bar.label, bar.value) for bar in bars][-2:] == [("2014", "1"), ("before 2014", "4")]


def test_tags_are_counted_among_reading_notes() -> None:
    site = lists.site(
        lists.reading(_DAY, "A", tags=("papers", "talks")),
        lists.reading(_DAY, "B", tags=("talks",)),
        lists.daily(_DAY, tags=("running", "papers")),
    )
    assert [(tag.name, tag.count) for tag in _view(site).tags] == [("talks", "2"), ("papers", "1")]


def test_the_library_has_pages_of_a_hundred() -> None:
    site = lists.site(*(lists.reading(_DAY - timedelta(n), f"Note {n}") for n in range(101)))
    second = _view(site, 2)

    assert pages(site) == (Reading(), Reading(2))
    assert [row.title for year in second.entries for row in year.rows] == ["Note 100"]
    assert second.pager is not None


def test_a_journal_without_reading_notes_has_no_library() -> None:
    assert pages(lists.site(lists.daily(_DAY))) == ()
