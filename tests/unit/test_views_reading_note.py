from journal.marks.references import Reference
from journal.model import ReadingNote
from journal.note import Front, OutlineItem
from journal.views.reading_note import ReadingNoteView, reading_note
from tests import make


def view(entry: ReadingNote) -> ReadingNoteView:
    return reading_note(make.place(make.site(entry)), entry, "")


def of_years(*years: int | None) -> ReadingNoteView:
    references = tuple(Reference(f"Work {n}", 1, 0, year=year) for n, year in enumerate(years))
    return view(make.reading(of=make.note("r.md", references=references)))


def test_a_note_counts_its_items_references_and_remarks() -> None:
    items = tuple(OutlineItem(str(n), "Steal", 0, None, n, 0) for n in range(3))
    references = (Reference("Tidepool", 1, 0, remarks=("Good.", "Very good.", "Section 4 is not shown as a remark.")),)

    shown = view(make.reading(of=make.note("r.md", outline=items, references=references, remarks=2)))

    assert (shown.items, shown.references, shown.remarks) == (
        ("", "3", " items"),
        ("", "1", " reference"),
        ("", "2", " remarks"),
    )


def test_what_a_note_does_not_have_is_not_said() -> None:
    shown = view(make.reading())

    assert (shown.items, shown.references, shown.filters) == (None, None, False)


def test_an_outline_with_references_can_be_filtered() -> None:
    items = (OutlineItem("1", "Steal", 0, None, 1, 0),)
    of = make.note("r.md", outline=items, references=(Reference("Tidepool", 1, 0),))

    assert view(make.reading(of=of)).filters


def test_the_description_stands_under_the_title() -> None:
    assert view(make.reading(of=make.note("r.md", front=Front(description="What I read.")))).lede == "What I read."


def test_a_description_that_is_the_title_is_not_said_twice() -> None:
    note = make.note("r.md", front=Front(description="What I read"))

    assert view(make.reading(of=note, title="What I read")).lede == ""


def test_years_come_newest_first() -> None:
    assert [(row.label, row.value) for row in of_years(2019, 2021, 2021, None).years] == [("2021", "2"), ("2019", "1")]


def test_the_oldest_years_stand_together() -> None:
    assert [row.label for row in of_years(*range(2014, 2022)).years][-2:] == ["2016", "before"]


def test_an_outline_of_three_parts_has_a_table_of_contents() -> None:
    parts = ("Water", "Wind", "Wood")
    items = [OutlineItem(str(n), name, 0, None, n, 0, anchor=name.lower()) for n, name in enumerate(parts, 1)]
    items.insert(1, OutlineItem("1", "Tides", 1, 0, 9, 0, anchor="water/tides"))
    shown = view(make.reading(of=make.note("r.md", outline=items)))

    assert [(item.title, item.href, item.count) for item in shown.outline] == [
        ("1. Water", "#water", "1"),
        ("2. Wind", "#wind", ""),
        ("3. Wood", "#wood", ""),
    ]


def test_an_outline_of_two_parts_has_none() -> None:
    items = [OutlineItem(str(n), "Water", 0, None, n, 0, anchor=f"w{n}") for n in range(2)]

    assert view(make.reading(of=make.note("r.md", outline=items))).outline == ()


def test_works_that_other_entries_cite_are_shared() -> None:
    tides = Reference("Tides", 1, 0, urls=("https://tides.example/",), ids=("tides.example",))
    looms = Reference("Looms", 2, 0, urls=("https://looms.example/",), ids=("looms.example",))
    one = make.reading("One", of=make.note("one.md", references=(tides, looms)))
    other = make.reading("Other", of=make.note("other.md", references=(tides,)))
    shown = reading_note(make.place(make.site(one, other)), one, "")

    assert [(card.title, [place.label for place in card.places]) for card in shown.shared] == [("Tides", ["Other"])]


def test_one_year_is_no_figure() -> None:
    assert of_years(2021, 2021).years == ()
