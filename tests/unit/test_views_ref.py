from datetime import date

from journal.marks.references import Reference
from journal.model import Site
from journal.note import Link, OutlineItem
from journal.routes import RefPage
from journal.views.place import Place
from journal.views.ref import RefView, best_remark, card, pages, ref, work_title
from tests import make

_TIDES = "https://tides.example/table"


def tides(**more: object) -> Reference:
    return Reference("Tides by *hand*", 2, urls=(_TIDES,), ids=("tides.example/table",), **more)  # type: ignore[arg-type]


def site(**more: object) -> Site:
    outline = (
        OutlineItem("1", "Water", 0, None, 1, 0, anchor="water"),
        OutlineItem("1", "Tides", 1, 0, 2, 0, reference=0, anchor="water/tides"),
    )
    of = make.note("reading/water.md", references=(tides(**more),), outline=outline)
    link = Link(_TIDES, "the table", 4, 0, context="In the table the moon is late.")
    day = make.daily("At sea", date(2025, 7, 31), make.note("d.md", links=(link,)))
    return make.site(make.reading("Water", date(2025, 7, 27), of), day)


def view(of: Site) -> RefView:
    return ref(Place(of, RefPage("tides-by-hand")), "tides-by-hand")


def test_a_work_says_who_made_it_when_and_where() -> None:
    shown = view(site(author="Ida Roe", year=2019, venue="SOSP", citations=1510))

    assert shown.title == "Tides by hand"
    assert shown.bib == ("Ida Roe", "2019", "SOSP", "1,510 refs")
    assert [(each.host, each.href) for each in shown.addresses] == [("tides.example/table", _TIDES)]


def test_every_place_that_cites_a_work_is_shown_with_its_sentence() -> None:
    shown = view(site())

    assert [(each.source, each.href, each.before, each.marked, each.after) for each in shown.places] == [
        ("Daily, 31 July", "../../2025/07/31/", "In ", "the table", " the moon is late."),
        ("Reading note", "../../reading/water/#water/tides", "Water", "", ""),
    ]


def test_remarks_stand_with_their_entry_and_those_that_judge_are_marked() -> None:
    (said,) = view(site(remarks=("very good", "Chapter two"), noted=True)).remarks

    assert (said.title, said.href) == ("Water", "../../reading/water/#water/tides")
    assert [(line.text, line.judges) for line in said.lines] == [("very good", True), ("Chapter two", False)]


def test_many_remarks_are_folded() -> None:
    (said,) = view(site(remarks=tuple(f"Part {n}" for n in range(15)))).remarks

    assert (len(said.lines), len(said.more), said.more_label) == (12, 3, "3 more")


def test_what_is_only_kept_is_queued_and_has_no_remarks() -> None:
    shown = view(site())

    assert (shown.status, shown.remarks, shown.groups) == ("Queued", (), ())


def test_the_days_of_a_work_are_its_first_and_last() -> None:
    assert [(fact.name, fact.value) for fact in view(site()).facts] == [
        ("First cited", "27 Jul 2025"),
        ("Last cited", "31 Jul 2025"),
    ]


def test_numbers_of_citations_carry_their_day() -> None:
    assert view(site(citations=42)).facts[0].name == "Citations, 27 Jul 2025"


def test_works_around_a_work_are_linked() -> None:
    looms = Reference("Looms", 3, urls=("https://looms.example/",), ids=("looms.example",), related_to=0, year=2020)
    made = make.site(make.reading("Water", of=make.note("r.md", references=(tides(), looms))))
    (group,) = view(made).groups

    assert group.label == "Related works"
    assert [(work.title, work.href, work.bib) for work in group.works] == [("Looms", "../looms/", ("2020",))]


def test_a_card_says_in_how_many_entries_a_work_is() -> None:
    made = site(remarks=("very good",))

    assert card(make.place(made), made.works["tides-by-hand"]).used == "In 2 entries, last on 31 July"


def test_a_card_beside_an_entry_links_to_the_others() -> None:
    made = site()
    shown = card(make.place(made), made.works["tides-by-hand"], beside="reading/water.md")

    assert [(place.label, place.href) for place in shown.places] == [("31 Jul", "2025/07/31/")]


def test_a_remark_that_judges_is_shown_before_others() -> None:
    remark = best_remark(site(remarks=("Chapter two", "very good")).works["tides-by-hand"])

    assert remark is not None
    assert remark.text == "very good"


def test_a_journal_without_a_library_has_no_pages_of_works() -> None:
    of = make.note("d.md", references=(tides(),))

    assert pages(make.site(make.daily(of=of))) == ()
    assert pages(site()) == (RefPage("tides-by-hand"),)


def test_a_title_with_a_link_in_it_is_shown_as_its_words() -> None:
    linked = Reference("It holds, [Volume One](https://knots.example/1)", 2, year=2019)
    of = make.site(make.reading("Knots", date(2025, 7, 27), make.note("reading/knots.md", references=(linked,))))

    assert [work_title(work) for work in of.works.values()] == ["It holds, Volume One"]
