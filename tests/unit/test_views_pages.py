"""The list of pages and logs."""

from collections.abc import Mapping

from journal.read import read
from journal.routes import Pages
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.pages import PagesView, listing, pages
from journal.views.place import Place

_NOTES: Mapping[str, str] = {
    "2026-03-09.md": "Not in it.",
    "about.md": "# About",
    "Boats/oars.md": "# Oars",
    "Boats/hull/varnish.md": "# Varnish",
    "Boats/hull/index.md": "# The hull",
    "boats/anchors.md": "# anchors",
    "潮汐.md": "大潮。",
}


def _list(notes: Mapping[str, str], page: int = 1) -> PagesView:
    site = assemble([read(path, text.encode(), path, Rules()).note for path, text in notes.items()], Terms())
    return listing(Place(site, Pages(page), {}), page)


def test_pages_stand_under_their_folders_by_title() -> None:
    view = _list(_NOTES)

    assert [(folder.name, [row.label for row in folder.rows]) for folder in view.folders] == [
        ("", ["About", "潮汐"]),
        ("Boats", ["Oars", "The hull"]),
        ("boats", ["anchors"]),
        ("Boats/hull", ["Varnish"]),
    ]
    assert view.count == "6"
    assert view.pager is None


def test_a_long_list_has_pages_of_a_hundred() -> None:
    notes = {f"cards/card-{number:03}.md": f"# Card {number:03}" for number in range(250)}
    site = assemble([read(path, text.encode(), path, Rules()).note for path, text in notes.items()], Terms())
    view = _list(notes, 3)

    assert pages(site) == (Pages(), Pages(2), Pages(3))
    assert [len(folder.rows) for folder in view.folders] == [50]
    assert view.folders[0].rows[0].label == "Card 200"
    assert view.pager is not None
    assert (view.pager.older, view.pager.newer is None) == (None, False)


def test_a_journal_of_days_and_a_few_pages_has_no_such_list() -> None:
    site = assemble([read(path, b"# About", path, Rules()).note for path in ("about.md", "now.md")], Terms())

    assert pages(site) == ()
