from datetime import date, timedelta

import pytest

from journal.dates.values import Week
from journal.marks.tasks import Role, State
from journal.model import Masthead
from journal.record import replace
from journal.routes import Calendar, DayPage, Days, File, Home, NotFound, PlainPage, Route, Tags, WeekPage, Weeks
from journal.views.cells import cells
from journal.views.chrome import chrome
from journal.views.known import known
from journal.views.parts import entry_row, tag_chips
from journal.views.place import Place, day_href, title_language
from journal.views.titles import document_title, plain_text, title_beside_kind, title_of
from journal.wording.choice import wording
from tests import make
from tests.linear import steps

WORDS = wording("en")
BASE = Masthead("Second Draft", "Yun Aldersey", base_url="https://example.org/journal/")


# ---- places


def test_links_are_relative_to_the_page() -> None:
    assert make.place(route=DayPage(make.THURSDAY)).to(Weeks()) == "../../../weeks/"


def test_links_of_the_page_that_is_served_anywhere_begin_at_the_root() -> None:
    assert make.place(make.site(masthead=BASE), NotFound()).to(Weeks()) == "/journal/weeks/"


def test_portable_links_name_the_file() -> None:
    assert Place(make.site(), Home(), portable=True).to(Weeks()) == "weeks/index.html"


def test_files_of_the_theme_carry_the_name_that_they_were_given() -> None:
    place = Place(make.site(), DayPage(make.THURSDAY), {"journal.css": "static/journal.1f.css"})

    assert place.asset("journal.css") == "../../../static/journal.1f.css"


@pytest.mark.parametrize(("language", "said"), [("en", ""), ("en-GB", ""), ("", ""), ("zh-Hans", "zh-Hans")])
def test_only_text_in_another_language_declares_it(language: str, said: str) -> None:
    assert make.place().foreign(language) == said


def test_the_two_forms_of_chinese_are_two_languages() -> None:
    place = make.place(make.site(masthead=Masthead("手记", language="zh-Hans")))

    assert (place.foreign("zh-CN"), place.foreign("zh-Hant")) == ("", "zh-Hant")


@pytest.mark.parametrize(
    ("title", "language"),
    [("潮汐", "zh-Hans"), ("How silt settles", "en"), ("", "en")],
)
def test_a_title_has_its_own_language_and_a_date_that_of_the_interface(title: str, language: str) -> None:
    entry = make.daily(title, language="zh-Hans")
    place = make.place(make.site(entry))

    assert title_language(place, entry, title_of(place.words, entry)) == language


def test_a_tag_declares_its_language() -> None:
    site = make.site(make.daily(tags=("潮汐", "tides")))

    chips = tag_chips(make.place(site), ("潮汐", "tides"))
    assert [(chip.name, chip.language) for chip in chips] == [("潮汐", "zh-Hans"), ("tides", "")]


# ---- the frame


def test_the_header_has_only_lists_with_something_in_them() -> None:
    assert [item.label for item in chrome(make.place(make.site(make.page())), "").nav] == []


def test_the_header_marks_the_list_that_the_page_is_in() -> None:
    shown = chrome(make.place(make.site(make.daily())), "31 July", section=Days())

    assert [(item.label, item.current) for item in shown.nav] == [("Weeks", False), ("Days", True), ("Calendar", False)]


def test_without_a_base_there_is_neither_feed_nor_canonical_address() -> None:
    shown = chrome(make.place(), "")

    assert (shown.feed, shown.canonical) == ("", "")


def test_the_canonical_address_is_whole() -> None:
    place = make.place(make.site(masthead=BASE), WeekPage(Week(2025, 31)))

    assert chrome(place, "Week 31").canonical == "https://example.org/journal/2025/w31/"


def test_the_page_for_what_is_not_there_has_no_canonical_address() -> None:
    assert chrome(make.place(make.site(masthead=BASE), NotFound()), "").canonical == ""


def test_the_home_page_is_called_like_the_site() -> None:
    assert chrome(make.place(), "").title == "Second Draft"


def test_pages_at_the_top_are_in_the_footer() -> None:
    site = make.site(make.page("Now"), make.page("About"), make.page("Old"))
    nested = {**site.routes, "old.md": PlainPage("archive/old")}

    assert [link.label for link in chrome(make.place(replace(site, routes=nested)), "").footer] == [
        "About",
        "Now",
        "Pages",
    ]


def test_no_script_of_a_page_is_inline() -> None:
    policy = dict(part.split(" ", 1) for part in chrome(make.place(), "").policy.split("; "))

    assert policy["script-src"] == "'self'"


def test_the_policy_allows_what_the_journal_allows() -> None:
    site = make.site(masthead=Masthead("Second Draft", allowed=(("script-src", ("https://count.example",)),)))

    assert "script-src 'self' https://count.example;" in chrome(make.place(site), "").policy


def test_a_style_of_the_writers_is_linked_only_where_there_is_one() -> None:
    place = make.place(make.site(), Weeks())

    assert chrome(place, "").custom_css == ""
    assert chrome(replace(place, assets={"custom.css": "custom.1234.css"}), "").custom_css == "../custom.1234.css"


@pytest.mark.parametrize(("there", "root"), [(Home(), ""), (Weeks(), "../"), (NotFound(), "/journal/")])
def test_a_file_of_the_site_is_reached_from_each_page(there: Route, root: str) -> None:
    assert chrome(make.place(make.site(masthead=BASE), there), "").root == root


# ---- cells


def test_cells_stand_in_one_order_whatever_the_order_of_tasks() -> None:
    shown = cells(WORDS, make.tasks("oxcdhd"))

    assert shown is not None
    assert shown.string == "ddhcxo"


def test_what_was_dropped_is_not_among_all() -> None:
    shown = cells(WORDS, make.tasks("ddxo"))

    assert shown is not None
    assert shown.label == "2 of 3 done, 1 dropped, 1 open"


def test_a_task_that_heads_others_has_no_cell() -> None:
    assert cells(WORDS, [make.task(has_children=True)]) is None


def test_what_is_planned_for_the_next_week_has_no_cell() -> None:
    assert cells(WORDS, [make.task(role=Role.PLAN)]) is None


def test_a_question_has_no_cell() -> None:
    assert cells(WORDS, [make.task(state=State.QUESTION)]) is None


def test_more_than_forty_tasks_are_a_bar() -> None:
    forty, more = cells(WORDS, make.tasks("d" * 40)), cells(WORDS, make.tasks("d" * 30 + "o" * 12))

    assert forty is not None
    assert more is not None
    assert (forty.percent, more.percent) == (None, 71)


# ---- titles


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("A lost wakeup", "A lost wakeup"),
        ("2025-07-31: A lost wakeup", "A lost wakeup"),
        ("2025-07-31", "31 July 2025"),
        ("", "31 July 2025"),
    ],
)
def test_a_day_drops_its_date_from_its_title(title: str, shown: str) -> None:
    assert title_of(WORDS, make.daily(title)) == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Weekly-#31 The quiet week", "The quiet week"),
        ("Week 31: The quiet week", "The quiet week"),
        ("第31周：安静", "安静"),
        ("Week 31-32: The quiet weeks", "Week 31-32: The quiet weeks"),
        ("第31-32周：安静", "第31-32周：安静"),
        ("31 noodles", "31 noodles"),
        ("12 angry threads", "12 angry threads"),
        ("", "28 July – 3 August 2025"),
    ],
)
def test_a_weekly_drops_its_own_number_from_its_title(title: str, shown: str) -> None:
    assert title_of(WORDS, make.weekly(title)) == shown


@pytest.mark.parametrize("title", ["Week 31", "weekly #31", "W31", "第31周周报", "周记 31", "第31週", "31주차", "31"])
def test_a_week_called_by_its_number_alone_has_its_days_in_lists(title: str) -> None:
    assert title_beside_kind(WORDS, make.weekly(title)) == "28 July – 3 August 2025"


@pytest.mark.parametrize("title", ["Week 4", "Week 31-32", "31 noodles", "The quiet week"])
def test_any_other_title_of_a_week_stays_in_lists(title: str) -> None:
    assert title_beside_kind(WORDS, make.weekly(title)) == title


def test_a_list_leaves_out_the_tag_that_names_the_kind() -> None:
    weekly = make.weekly(tags=("Weekly", "daily", "rust"))
    place = make.place(make.site(weekly))

    assert [tag.name for tag in entry_row(place, weekly).tags] == ["daily", "rust"]


def test_a_page_without_a_title_is_called_like_its_file() -> None:
    assert title_of(WORDS, make.page("", make.note("notes/tea.md"))) == "tea"


def test_the_title_of_a_document_says_its_day() -> None:
    assert document_title(WORDS, make.daily("Tea"), DayPage(date(2025, 7, 31))) == "31 July 2025: Tea"


def test_a_date_is_not_said_twice() -> None:
    assert document_title(WORDS, make.daily(""), DayPage(date(2025, 7, 31))) == "31 July 2025"


def test_an_untitled_entry_beside_others_of_its_day_has_its_file_in_its_title() -> None:
    entry = make.daily("")

    title = document_title(WORDS, entry, DayPage(date(2025, 7, 31), "tea-md"))

    assert title == f"31 July 2025: {entry.id.removesuffix('.md')}"


# ---- days and lists


def test_a_day_with_an_entry_has_a_page() -> None:
    assert day_href(make.place(make.site(make.daily())), make.THURSDAY) == "2025/07/31/"


def test_a_day_that_is_a_line_of_a_weekly_leads_to_that_line() -> None:
    weekly = make.weekly()
    told = make.day(make.THURSDAY, weekly, anchor="d-2025-07-31")

    assert day_href(make.place(make.site(weekly, days=[told])), make.THURSDAY) == "2025/w31/#d-2025-07-31"


def test_a_day_that_nobody_wrote_about_leads_nowhere() -> None:
    assert day_href(make.place(), make.THURSDAY) == ""


def test_a_weekly_stands_in_lists_with_its_last_day() -> None:
    site = make.site(weekly := make.weekly())

    assert entry_row(make.place(site), weekly).when == "3 Aug"


def test_a_list_of_several_years_says_the_year() -> None:
    site = make.site(entry := make.daily())

    assert entry_row(make.place(site), entry, year=True).when == "31 Jul 2025"


def test_a_day_without_a_title_is_called_by_its_first_line_in_lists() -> None:
    entry, other = make.daily("", language="zh-Hans"), make.daily("", make.THURSDAY + timedelta(1))
    days = [make.day(make.THURSDAY, entry, line="丢失的唤醒"), make.day(make.THURSDAY + timedelta(1), other)]
    place = make.place(make.site(entry, other, days=days))

    row, without = entry_row(place, entry), entry_row(place, other)
    assert (row.title, row.language, row.made) == ("丢失的唤醒", "zh-Hans", True)
    assert (without.title, without.made) == ("1 August 2025", False)


def test_a_line_that_may_be_of_another_entry_of_the_day_calls_none() -> None:
    entries = make.daily("", of=make.note("a.md")), make.daily("", of=make.note("b.md"))
    place = make.place(make.site(*entries, days=[make.day(make.THURSDAY, *entries, line="Rain")]))

    assert [entry_row(place, entry).title for entry in entries] == ["31 July 2025"] * 2


def test_a_reading_note_says_how_much_it_holds() -> None:
    from journal.marks.references import Reference

    references = tuple(Reference(title, 1, 0) for title in ("Tidepool", "Millrace"))
    site = make.site(entry := make.reading(of=make.note("reading/a.md", references=references)))

    assert entry_row(make.place(site), entry).aside == ("2 references",)


def test_a_tag_is_found_under_any_case() -> None:
    site = make.site(make.daily(tags=("Runtimes",)))

    assert [chip.name for chip in tag_chips(make.place(site), ("runtimes", "RUNTIMES", "unknown"))] == ["Runtimes"]


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("read [Tidepool](https://tidepool.example/a_(b)) again", "read Tidepool again"),
        ("a **bold** and `some_code` and ~~old~~", "a bold and some_code and old"),
        ("see [[2025-07-30|Wednesday]] and [[tea]]", "see Wednesday and tea"),
        ("snake_case stays, _this_ does not", "snake_case stays, this does not"),
        ("2 [of] 3", "2 [of] 3"),
        ("wound the clock[^1], twice[^twice]", "wound the clock, twice"),
        ("all but `[^a-z]` and [^x](y.md)", "all but [^a-z] and ^x"),
    ],
)
def test_markdown_leaves_its_words(markdown: str, shown: str) -> None:
    assert plain_text(markdown) == shown


# ---- neighbours


def test_neighbours_are_of_one_kind() -> None:
    first, second = make.daily("One", date(2025, 7, 30)), make.daily("Two", date(2025, 7, 31))
    found = known(make.site(first, make.reading(when=date(2025, 7, 31)), second))

    assert (found.older, found.newer) == ({second.id: first.id}, {first.id: second.id})


def test_the_days_of_a_log_are_neighbours_among_themselves() -> None:
    note = make.note("log.md")
    parts = [make.daily(f"Day {n}", date(2025, 7, n), note, id=f"log.md#{n}", part_of="log.md") for n in (1, 3)]
    other = make.daily("Alone", date(2025, 7, 2))

    assert known(make.site(*parts, other)).older == {"log.md#3": "log.md#1"}


def test_lists_come_in_the_order_of_the_header() -> None:
    site = make.site(make.daily(tags=("tea",)), make.weekly())

    assert known(site).sections == (Weeks(), Days(), Calendar(), Tags())


def test_a_file_of_the_site_is_linked_like_a_page() -> None:
    assert make.place(route=DayPage(make.THURSDAY)).to(File("images/a b.png")) == "../../../images/a%20b.png"


def test_a_row_looks_at_no_more_tags_than_it_shows() -> None:
    few, many = (make.daily(tags=tuple(f"t{at}" for at in range(count))) for count in (10, 1000))
    place = make.place(make.site(many))
    entry_row(place, many)  # what is known of the site is found once

    assert steps(lambda: entry_row(place, many)) == steps(lambda: entry_row(place, few))
