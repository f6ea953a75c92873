from datetime import date, timedelta

import pytest

from journal.marks.references import Reference
from journal.model import ReadingNote, Site
from journal.record import replace
from journal.routes import Reading, References
from journal.views.place import Place
from journal.views.reading import ReadingView, pages, reading, references
from tests import lists, make

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


def _work(title: str, line: int, **more: object) -> Reference:
    return Reference(title, line, urls=(f"https://{title}.example/",), ids=(f"{title}.example",), **more)  # type: ignore[arg-type]


def _cites(title: str, *works: Reference) -> ReadingNote:
    return make.reading(title, _DAY, make.note(f"reading/{title}.md", references=works))


_TIDES = _work("tides", 1, year=2019, venue="SOSP", citations=42, noted=True, remarks=("very good",))
_LOOMS = _work("looms", 2, year=2021, venue="OSDI", citations=7)
_KEELS = _work("keels", 3)


def test_a_work_is_a_row_with_its_data_and_a_remark() -> None:
    (row,) = _view(make.site(_cites("Water", _TIDES))).works

    assert (row.title, row.href, row.year, row.count) == ("tides", "../ref/tides/", "2019 SOSP", "42 refs")
    assert (row.host, row.remark, row.used) == ("tides.example", "very good", "")


def test_a_work_is_counted_once_however_many_notes_cite_it() -> None:
    view = _view(make.site(_cites("Water", _TIDES, _LOOMS), _cites("Moon", replace(_TIDES, noted=False, remarks=()))))

    assert view.figures == ("2 notes", "2 references", "1 noted", "1 queued")
    assert view.works_count == "2"


def test_a_work_of_several_entries_says_so_and_is_among_the_most_used() -> None:
    view = _view(make.site(_cites("Water", _TIDES, _LOOMS), _cites("Moon", _TIDES)))

    assert [(row.title, row.used) for row in view.works] == [("tides", "in 2 entries"), ("looms", "")]
    assert [(work.title, work.used) for work in view.used] == [("tides", "in 2 entries")]


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        ("year", ["looms", "tides", "keels"]),
        ("citations", ["tides", "looms", "keels"]),
        ("use", ["keels", "tides", "looms"]),
    ],
)
def test_works_stand_in_the_order_asked_for(order: str, titles: list[str]) -> None:
    site = make.site(_cites("Water", _TIDES, _LOOMS, _KEELS), _cites("Wood", _KEELS))
    view = references(Place(site, References(order)), order)

    assert [row.title for row in view.works] == titles
    assert [link.label for link in view.orders if link.current] == [view.chrome.title.split(": ")[1].split(" ·")[0]]


def test_an_order_lists_works_alone() -> None:
    site = make.site(_cites("Water", _TIDES, _LOOMS))

    assert references(Place(site, References("year")), "year").entries == ()


def test_venues_are_counted_where_there_are_two() -> None:
    site = make.site(_cites("Water", _TIDES, _LOOMS))

    assert [(bar.label, bar.value) for bar in _view(site).venues] == [("OSDI", "1"), ("SOSP", "1")]
    assert _view(make.site(_cites("Water", _TIDES))).venues == ()


def test_a_library_without_works_says_how_they_come_about() -> None:
    empty = _view(make.site(make.reading("Water", _DAY))).empty

    assert empty is not None
    assert empty.title == "No references yet"


def test_a_described_work_of_a_day_makes_a_library() -> None:
    day = make.daily(of=make.note("d.md", references=(_TIDES,)))

    assert pages(make.site(day)) == (Reading(),)


def test_the_library_has_pages_of_a_hundred() -> None:
    site = lists.site(*(lists.reading(_DAY - timedelta(n), f"Note {n}") for n in range(101)))
    second = _view(site, 2)

    assert pages(site) == (Reading(), Reading(2))
    assert [row.title for year in second.entries for row in year.rows] == ["Note 100"]
    assert second.pager is not None


def test_a_journal_without_reading_notes_has_no_library() -> None:
    assert pages(lists.site(lists.daily(_DAY))) == ()
