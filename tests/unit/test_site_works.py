from datetime import date
from pathlib import Path

import pytest

from journal.marks.references import Reference
from journal.model import Citing, Entry, ReadingNote, Work
from journal.note import Link
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.site.works import works_of
from tests import make

_TIDES = "https://tides.example/table"
_LOOMS = "https://looms.example/"


def cited(title: str, url: str = _TIDES, line: int = 1, **more: object) -> Reference:
    """A reference as an outline gives it."""
    ids = (url.partition("://")[2].rstrip("/"),) if url else ()
    return Reference(title, line, urls=(url,) if url else (), ids=ids, **more)  # type: ignore[arg-type]


def note(title: str, *references: Reference, when: date | None = None, **more: object) -> ReadingNote:
    of = make.note(f"reading/{title.lower().replace(' ', '-')}.md", references=references, **more)  # type: ignore[arg-type]
    return make.reading(title, when, of)


def linking(title: str, url: str = _TIDES, when: date | None = None, line: int = 9) -> Entry:
    of = make.note(f"daily/{title}.md", links=(Link(url, "the table", line, 0, context="See the table again."),))
    return make.daily(title, when, of)


def works(*entries: Entry) -> list[Work]:
    return list(works_of(entries).works.values())


def test_two_notes_that_cite_one_address_cite_one_work() -> None:
    (work,) = works(note("One", cited("Tides")), note("Two", cited("Tides by hand")))

    assert work.entries == ("reading/one.md", "reading/two.md")


def test_a_work_has_the_most_complete_title() -> None:
    (work,) = works(note("One", cited("Tides by hand")), note("Two", cited("Tides")))

    assert (work.title, work.slug) == ("Tides by hand", "tides-by-hand")


def test_a_reading_note_names_a_work_better_than_a_day_does() -> None:
    of = make.note("d.md", references=(cited("that long story about the tides"),))
    (work,) = works(note("One", cited("Tides")), make.daily(of=of))

    assert work.title == "Tides"


def test_a_work_without_a_title_goes_by_its_address() -> None:
    (work,) = works(note("One", cited(_TIDES)))

    assert (work.title, work.slug) == (_TIDES, "tides-example-table")


def test_what_is_known_of_a_work_is_gathered_from_all_notes() -> None:
    first, second = cited("Tides", author="Ida Roe"), cited("Tides", year=2019, venue="SOSP")
    (work,) = works(note("One", first), note("Two", second))

    assert (work.author, work.year, work.venue) == ("Ida Roe", 2019, "SOSP")


def test_numbers_of_citations_stand_in_the_order_of_their_days() -> None:
    (work,) = works(
        note("New", cited("Tides", citations=51), when=date(2025, 3, 1)),
        note("Old", cited("Tides", citations=40), when=date(2024, 3, 1)),
    )

    assert [(count.when, count.count) for count in work.counts] == [(date(2024, 3, 1), 40), (date(2025, 3, 1), 51)]


def test_the_day_on_which_a_work_was_read_is_not_its_year() -> None:
    (work,) = works(note("One", cited("Tides", year=2025, date="2025-06-05")))

    assert work.year is None


def test_two_addresses_of_one_reference_are_two_works_beside_each_other() -> None:
    both = Reference("Tides", 1, urls=(_TIDES, _LOOMS), ids=("tides.example/table", "looms.example"))
    found = works_of((note("One", both),))
    main, other = found.works["tides"], found.works["looms-example"]

    assert (main.main, other.main) == (True, False)
    assert (main.beside, other.beside) == (("looms-example",), ("tides",))


def test_a_work_is_noted_when_any_note_says_something_of_it() -> None:
    (work,) = works(note("One", cited("Tides")), note("Two", cited("Tides", noted=True, remarks=("clear",))))

    assert work.noted
    assert [(remark.entry, remark.text) for remark in work.remarks] == [("reading/two.md", "clear")]


def test_a_link_to_a_work_is_a_place_that_cites_it() -> None:
    (work,) = works(note("One", cited("Tides"), when=date(2025, 1, 1)), linking("Tea", when=date(2025, 1, 2)))

    assert work.places == (Citing("daily/Tea.md", link=0), Citing("reading/one.md", 0))


def test_a_link_alone_makes_no_work() -> None:
    assert works(linking("Tea")) == []


def test_the_link_that_a_reference_is_made_of_is_no_second_place() -> None:
    links = (Link(_TIDES, "Tides", 1, 0), Link(_TIDES, "again", 4, 0))
    (work,) = works(note("One", cited("Tides", linked=True), links=links))

    assert work.places == (Citing("reading/one.md", 0), Citing("reading/one.md", link=1))


def test_addresses_that_lead_to_one_paper_are_one_work() -> None:
    of = make.note("d.md", links=(Link("https://arxiv.org/pdf/2104.00001v2", "pdf", 3, 0),))
    paper = Reference("Tides", 1, urls=("https://arxiv.org/abs/2104.00001",), ids=("arxiv:2104.00001",))
    (work,) = works(note("One", paper), make.daily(of=of))

    assert len(work.entries) == 2


def test_a_clipping_is_about_the_work_that_it_names_as_its_source() -> None:
    text = f"---\nsource: {_TIDES}\nauthor: Ida Roe\npublished: 2023-11-18\n---\n# Tides by hand\n\nRead twice.\n"
    told = read("reading/tides-by-hand.md", text.encode(), "", Rules()).note
    (work,) = works(make.reading("Tides by hand", of=told))

    assert (work.title, work.author, work.year, work.noted) == ("Tides by hand", "Ida Roe", 2023, True)
    assert work.places == (Citing("reading/tides-by-hand.md", 0),)


def test_a_link_in_a_list_of_a_plain_page_makes_no_work() -> None:
    assert works(make.page("About", make.note("about.md", references=(cited("My shop"),)))) == []


def test_a_described_work_of_a_plain_page_is_one() -> None:
    of = make.note("about.md", references=(cited("Tides", year=2019),))

    assert [work.title for work in works(make.page("About", of))] == ["Tides"]


def test_a_work_without_an_address_goes_by_its_title() -> None:
    (work,) = works(note("One", cited("Tides", "", year=2019)), note("Two", cited("tides", "", year=2019)))

    assert (work.id, len(work.entries)) == ("title:tides", 2)


def test_a_title_without_an_address_is_the_work_of_that_title() -> None:
    (work,) = works(note("One", cited("Tides")), note("Two", cited("Tides", "", year=2019)))

    assert (work.urls, work.year) == ((_TIDES,), 2019)


def test_works_know_what_they_are_noted_under_and_what_under_them() -> None:
    found = works_of((note("One", cited("Tides"), cited("Looms", _LOOMS, 2, related_to=0)),)).works

    assert (found["tides"].below, found["looms"].above) == (("looms",), ("tides",))


def test_of_two_works_with_one_title_the_older_keeps_the_address() -> None:
    found = works_of(
        (
            note("New", cited("Tides", "https://a.example/"), when=date(2025, 1, 1)),
            note("Old", cited("Tides", "https://b.example/"), when=date(2024, 1, 1)),
        )
    )

    assert found.slugs == {"b.example": "tides", "a.example": "tides-2"}


def test_works_cited_last_stand_first() -> None:
    found = works(
        note("Old", cited("Tides"), when=date(2024, 1, 1)), note("New", cited("Looms", _LOOMS), when=date(2025, 1, 1))
    )

    assert [work.title for work in found] == ["Looms", "Tides"]


def test_the_order_of_entries_does_not_matter() -> None:
    entries = [note("One", cited("Tides")), note("Two", cited("Looms", _LOOMS)), linking("Tea")]

    assert works_of(entries) == works_of(entries[::-1])


def test_each_reference_and_each_entry_lead_to_their_works() -> None:
    found = works_of((note("One", cited("Tides"), cited("Looms", _LOOMS, 2)), linking("Tea")))

    assert found.cited == {("reading/one.md", 0): "tides", ("reading/one.md", 1): "looms"}
    assert found.citing == {"reading/one.md": ("tides", "looms"), "daily/Tea.md": ("tides",)}


def _outline(path: Path) -> None:
    site = assemble([read(path.name, path.read_bytes(), "", Rules()).note], Terms())
    (entry,) = site.entries
    references = entry.note.references

    assert (len(references), len(site.works)) == (66, 74)
    assert [sum(each.noted for each in references), sum(not each.noted for each in references)] == [46, 20]


def test_the_outline_of_a_reader_gives_seventy_four_works(root: Path) -> None:
    _outline(root / "tests" / "twins" / "outline.md")


def test_the_outline_of_a_real_reader_gives_them_too(corpus: tuple[Path, ...]) -> None:
    found = [path for path in corpus if path.name.startswith("004_")]
    if not found:
        pytest.skip("the corpus has no such outline")
    _outline(found[0])
