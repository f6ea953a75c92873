"""What programs are told of a site and of its entries."""

from datetime import date

import pytest

from journal.marks.references import Reference
from journal.marks.tasks import State
from journal.model import Dataset, Masthead, Site
from journal.note import Question, Stretch
from journal.record import replace
from journal.routes import DataFile, EntryFile, Home, PlainPage
from journal.views.data import EntryData, SiteData, entry_data, pages, site_data
from journal.views.known import known
from journal.views.place import Place
from tests import lists, make

_DAY = date(2025, 7, 31)
_ALL = tuple(Dataset)


def _site(*, base_url: str = "https://example.org/notes/", data: tuple[Dataset, ...] = _ALL) -> Site:
    of = make.note(
        "days/one.md",
        tasks=(
            make.task("**Write** the parser", has_children=True),
            make.task("Lexer", parent=0, times=(make.block("9:00", "10:30"),), minutes=90),
            make.task("Tests", State.CANCELLED, parent=0),
        ),
        times=(Stretch((make.block("14:00", None),), "walk", 0, 9),),
        questions=(Question("Why _park_?", 4, 0, ("To wait.",)),),
        references=(Reference("[Locks](https://x.example)", 5, urls=("https://x.example",), remarks=("good",)),),
    )
    entry = make.daily("A day", _DAY, of, tags=("Runtimes",))
    week = lists.weekly(None, "Some week")
    made = lists.site(entry, week, hours={_DAY: 90}, masthead=Masthead("Notes", base_url=base_url, data=data))
    return replace(made, mentions={entry.id: ((week.id, 0), (entry.id, 0), (week.id, 1))})


def _place(site: Site) -> Place:
    return Place(site, Home(), found=known(site))


def _whole(site: Site) -> SiteData:
    return site_data(_place(site))


def _entry(site: Site) -> EntryData:
    return entry_data(_place(site), site.by_id["days/one.md"])


def test_the_site_lists_its_entries_with_whole_addresses() -> None:
    told = {each.id: each for each in _whole(_site()).entries}["days/one.md"]

    assert (told.url, told.data) == (
        "https://example.org/notes/2025/07/31/",
        "https://example.org/notes/2025/07/31/entry.json",
    )
    assert (told.title, told.date, told.until, told.week, told.tags) == ("A day", _DAY, None, None, ("Runtimes",))


def test_without_an_address_of_the_site_addresses_begin_at_its_top() -> None:
    told = _whole(_site(base_url=""))

    assert (told.base_url, told.schema) == (None, "site.schema.json")
    assert "2025/07/31/" in {each.url for each in told.entries}


def test_a_week_has_its_first_and_last_day() -> None:
    week = lists.weekly(make.week_of(_DAY))
    told = _whole(lists.site(week)).entries[0]

    assert (told.date, told.until, told.week) == (date(2025, 7, 28), date(2025, 8, 3), "2025-W31")


def test_only_data_that_are_published_are_led_to() -> None:
    site = _site(data=(Dataset.ENTRIES,))

    assert _entry(site).site is None
    assert [each.data for each in _whole(_site(data=(Dataset.SITE,))).entries] == [None, None]


def test_a_day_tells_its_time_and_who_tells_of_it() -> None:
    (day,) = _whole(_site()).days

    assert (day.date, day.entries, day.minutes) == (_DAY, ("days/one.md",), 90)


def test_the_tasks_of_an_entry_are_in_order_with_what_they_are_under() -> None:
    told = [(task.text, task.parent, task.counted) for task in _entry(_site()).tasks]

    assert told == [("Write the parser", None, False), ("Lexer", 0, True), ("Tests", 0, False)]


def test_a_task_has_its_place_on_the_page_and_its_day() -> None:
    task = _entry(_site()).tasks[1]

    assert (task.url, task.day) == ("https://example.org/notes/2025/07/31/#t-2", _DAY)


def test_the_time_of_an_entry_is_that_of_its_lines() -> None:
    told = _entry(_site())

    assert told.minutes == sum(line.minutes or 0 for line in told.worked) == 90
    assert [(line.text, line.task) for line in told.worked] == [("Lexer", 1), ("walk", None)]
    assert [(each.start, each.end) for line in told.worked for each in line.times] == [
        ("09:00", "10:30"),
        ("14:00", None),
    ]


def test_questions_and_references_are_told_as_text() -> None:
    told = _entry(_site())

    assert [(each.text, each.answers) for each in told.questions] == [("Why park?", ("To wait.",))]
    assert [(each.title, each.urls, each.remarks) for each in told.references] == [
        ("Locks", ("https://x.example",), ("good",))
    ]


def test_an_entry_names_each_entry_that_links_to_it_once() -> None:
    site = _site()

    assert _entry(site).linked_from == tuple(entry.id for entry in site.entries if entry.id != "days/one.md")


@pytest.mark.parametrize(
    ("data", "there"),
    [
        ((), set()),
        ((Dataset.SITE,), {DataFile("site.json"), DataFile("site.schema.json")}),
        ((Dataset.TASKS,), {DataFile("tasks.csv")}),
        (
            (Dataset.REFERENCES,),
            {DataFile("references.csv"), DataFile("references.bib"), DataFile("references.json")},
        ),
    ],
)
def test_only_what_is_asked_for_is_published(data: tuple[Dataset, ...], there: set[DataFile]) -> None:
    assert set(pages(_site(data=data))) == there


def test_each_entry_has_its_data_beside_its_page() -> None:
    site = _site(data=(Dataset.ENTRIES,))

    assert {EntryFile("2025/07/31"), DataFile("entry.schema.json")} <= set(pages(site))
    assert len(pages(site)) == len(site.entries) + 1


def test_an_entry_that_is_not_listed_has_no_data() -> None:
    apart = lists.page("Apart")
    site = _site(data=(Dataset.ENTRIES,))
    site = replace(site, routes={**site.routes, apart.id: PlainPage("apart")}, unlisted={apart.id: apart})

    assert EntryFile("apart") not in pages(site)


def test_a_table_of_nothing_is_not_published() -> None:
    site = lists.site(lists.page("About"), masthead=Masthead("Notes", data=(Dataset.TASKS, Dataset.REFERENCES)))

    assert pages(site) == ()
