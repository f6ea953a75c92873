from datetime import date, timedelta

from journal.model import Site
from journal.routes import TagPage
from journal.trace import Trace
from journal.views.known import known
from journal.views.place import Place
from journal.views.tag import TagView, pages, tag
from tests import lists

_DAY = date(2025, 7, 31)


def _view(site: Site, slug: str, page: int = 1) -> TagView:
    return tag(Place(site, TagPage(slug, page)), slug, page)


def test_the_entries_of_a_tag_stand_under_their_years() -> None:
    site = lists.site(
        lists.daily(_DAY, "New", tags=("rust",)),
        lists.daily(date(2024, 1, 1), "Old", tags=("rust",)),
        lists.daily(date(2025, 1, 1)),
    )
    assert [(year.name, [row.title for row in year.rows]) for year in _view(site, "rust").years] == [
        ("2025", ["New"]),
        ("2024", ["Old"]),
    ]


def test_entries_and_tasks_of_a_tag_are_counted() -> None:
    site = lists.site(lists.daily(_DAY, tags=("rust",), tasks="ddo"), lists.reading(_DAY, tags=("rust",)))
    assert _view(site, "rust").figures == ("2 entries", "2 of 3 done")


def test_the_tag_itself_goes_without_saying() -> None:
    (year,) = _view(lists.site(lists.daily(_DAY, tags=("rust", "memory"))), "rust").years
    assert [chip.name for chip in year.rows[0].tags] == ["memory"]


def test_tags_that_stand_beside_it_are_listed_by_how_often_they_do() -> None:
    site = lists.site(
        lists.daily(_DAY, tags=("rust", "memory")),
        lists.daily(_DAY - timedelta(1), tags=("rust", "memory", "locks")),
        lists.daily(_DAY - timedelta(2), tags=("running",)),
    )
    assert [(chip.name, chip.count) for chip in _view(site, "rust").beside] == [("memory", "2"), ("locks", "1")]


def test_a_tag_of_every_note_is_said_beside_none() -> None:
    site = lists.site(
        lists.daily(_DAY, tags=("diary", "rust", "memory")), lists.daily(_DAY - timedelta(1), tags=("diary", "rust"))
    )
    view = _view(site, "rust")

    assert (view.beside_label, [chip.name for chip in view.beside]) == ("Often with", ["memory"])


def test_a_nested_tag_stands_below_the_tags_around_it() -> None:
    site = lists.site(lists.daily(_DAY, tags=("systems", "systems/locks")))
    view = _view(site, "systems/locks")

    assert [(crumb.label, crumb.href) for crumb in view.crumbs] == [("Tags", "../../"), ("systems", "../")]
    assert [chip.name for chip in _view(site, "systems").below] == ["systems/locks"]


def test_a_tag_around_it_that_nobody_uses_is_no_crumb() -> None:
    view = _view(lists.site(lists.daily(_DAY, tags=("systems/locks",))), "systems/locks")
    assert [crumb.label for crumb in view.crumbs] == ["Tags"]


def test_the_years_are_compared_where_there_are_several() -> None:
    entries = (lists.daily(_DAY, tags=("rust",)), lists.daily(date(2024, 1, 1), tags=("rust",)))
    assert [(bar.label, bar.value) for bar in _view(lists.site(*entries), "rust").by_year] == [
        ("2025", "1"),
        ("2024", "1"),
    ]
    assert _view(lists.site(entries[0]), "rust").by_year == ()


def test_the_weeks_of_a_tag_are_drawn_up_to_its_newest_entry() -> None:
    view = _view(lists.site(*(lists.daily(_DAY - timedelta(back), tags=("rust",)) for back in (0, 7, 14))), "rust")

    assert [bar.kind for bar in view.weeks[-4:]] == ["s", "", "", ""]
    assert (view.weeks_label, view.weeks_range) == ("Entries by week", "5 August 2024 – 31 July 2025")
    assert _view(lists.site(lists.daily(_DAY, tags=("rust",))), "rust").weeks == ()


def test_a_tag_has_pages_of_a_hundred_entries() -> None:
    site = lists.site(*(lists.daily(_DAY - timedelta(n), f"Day {n}", tags=("rust",)) for n in range(101)))
    assert pages(site) == (TagPage("rust"), TagPage("rust", 2))
    assert [row.title for year in _view(site, "rust", 2).years for row in year.rows] == ["Day 100"]


def test_a_page_of_a_tag_looks_at_its_own_entries_alone() -> None:
    site = lists.site(*(lists.daily(_DAY - timedelta(back), tags=("rust",)) for back in range(103)))
    trace = Trace(site, known(site), {})

    tag(Place(trace.site, TagPage("rust", 2), found=trace.known), "rust", 2)

    assert sum(asked.startswith("by_id ") for asked in trace.taken()) == 3
