"""What names a month and no day: where it is, and where it is not."""

from datetime import date
from itertools import chain

import pytest

from journal.dates.told import year_of_title
from journal.dates.values import Month, Week
from journal.feeds import sitemap
from journal.figures.homes import Homes, homes_of
from journal.figures.standing import recent_open
from journal.figures.totals import figures
from journal.marks.tasks import Role
from journal.model import Masthead, Monthly, Site, Weekly, begun, day_of, kind_of
from journal.permalinks import expanded
from journal.read import read
from journal.routes import DayPage, MonthPage, PlainPage, Route, YearPage
from journal.rules import Rules
from journal.site.assemble import ahead_of, assemble
from journal.site.terms import Overrule, Terms
from journal.views.home import newest
from journal.views.ledger import came_of
from journal.views.metadata import About, data
from journal.views.month import MonthView, month
from journal.views.monthly import MonthlyView, monthly
from journal.views.parts import entry_row
from journal.views.place import Place
from journal.views.titles import document_title
from journal.views.year import year
from journal.wording.choice import wording

_ID = "2031-03.md"


def _site(files: dict[str, str], language: str = "en") -> Site:
    notes = [read(path, text.encode(), path, Rules()).note for path, text in files.items()]
    return assemble(notes, Terms(Masthead("Garden", language=language, base_url="https://notes.example/")))


def _march(text: str = "Dry.\n", **others: str) -> Site:
    days = {"daily/2031-03-10.md": "- [x] 9:00-10:00 sow\n", "weekly/2031-W11.md": "# Weekly 11\n\n- [x] dig\n"}
    return _site({_ID: text, **days, **{name.replace("__", "/"): text for name, text in others.items()}})


def _place(site: Site, route: Route | None = None) -> Place:
    return Place(site, route or site.routes[_ID])


def _view(site: Site) -> MonthlyView:
    entry = site.by_id[_ID]
    assert isinstance(entry, Monthly)
    return monthly(_place(site), entry, "<p>Dry.</p>")


def _month(site: Site) -> MonthView:
    return month(_place(site, MonthPage(2031, 3)), 2031, 3)


def _homes(text: str) -> Homes:
    return homes_of(_march(text))


def test_a_month_is_no_day_that_was_written() -> None:
    assert list(_march().days) == [date(2031, 3, 10)]


def test_a_month_is_ordered_by_its_last_day_after_weeks_and_days() -> None:
    site = _march(**{"daily__2031-03-31.md": "Rain.\n", "weekly__2031-03-25_2031-03-31.md": "Rain.\n"})

    assert [entry.id for entry in site.entries][:3] == [
        _ID,
        "weekly/2031-03-25_2031-03-31.md",
        "daily/2031-03-31.md",
    ]


def test_a_month_has_no_day_and_begins_with_its_first() -> None:
    entry = _march().by_id[_ID]

    assert (day_of(entry), begun(entry)) == (None, date(2031, 3, 1))


def test_a_month_is_at_the_path_of_its_file() -> None:
    assert _march().routes[_ID] == PlainPage("2031-03")


def test_many_notes_of_one_month_have_pages_of_their_own() -> None:
    site = _site({"2031-03.md": "a\n", "March 2031.md": "b\n", "monthly/2031-03.md": "c\n", "2031年3月.md": "d\n"})

    assert {type(entry) for entry in site.entries} == {Monthly}
    assert len(set(site.routes.values())) == 4
    assert len(_month(site).notes) == 4


def test_the_day_of_a_month_has_no_page_for_it() -> None:
    assert DayPage(date(2031, 3, 31)) not in _march().routes.values()


def test_the_last_day_written_is_not_that_of_a_month() -> None:
    assert _march().as_of == date(2031, 3, 16)
    assert _site({_ID: "Dry.\n"}).as_of == date(2031, 3, 1)


def test_a_month_that_has_begun_is_news_and_not_ahead() -> None:
    site = _march()

    assert site.ahead == ()
    assert newest(site, 1)[0].id == _ID


def test_a_month_that_comes_is_ahead() -> None:
    site = _march(**{"2031-04.md": "Plans.\n"})

    assert ahead_of(site.entries, date(2031, 3, 16)) == ("2031-04.md",)


def test_tasks_of_a_month_are_in_no_day_and_no_week() -> None:
    homes = _homes("- [x] harrow\n- [ ] prune\n")

    assert list(homes.months) == [Month(2031, 3)]
    assert figures(homes.by_month()[2031, 3]).tally.leaf_total == 1
    assert sum(figures(parts).tally.leaf_total for parts in homes.by_week().values()) == 2
    assert homes.undated == ()


def test_tasks_of_a_month_are_among_those_of_the_month_and_of_all() -> None:
    homes = _homes("- [x] harrow\n- [ ] prune\n")

    assert figures(homes.of_months([(2031, 3)])[0]).tally.leaf_total == 4
    assert figures(homes.every()).tally.leaf_total == 4


def test_a_task_below_a_day_in_a_month_is_of_that_day() -> None:
    site = _march("- [x] harrow\n\n## 12 March\n\n- [x] prune\n")
    homes = homes_of(site)

    assert [len(part.tasks) for part in homes.days.get(date(2031, 3, 12), ())] == [1]


def test_open_tasks_of_a_month_are_those_of_now() -> None:
    site = _march("- [ ] prune\n")

    assert [each.task.text for each in recent_open(site, homes_of(site))] == ["prune"]


def test_what_came_of_goals_has_its_day_or_else_its_month() -> None:
    text = "# March 2031\n\n## Goals\n\n- mend the oars\n- paint the boat\n\n## 2031-03-05\n\n- [x] mend the oars\n\n## Other\n\n- [x] paint the boat\n"
    site = _site({_ID: text})

    assert [came.label for came in came_of(_place(site), site.by_id[_ID]).values()] == [
        "Done · 5 Mar · 1.00",
        "Done · Mar · 1.00",
    ]


def test_the_page_of_a_month_shows_what_came_of_the_plans_for_it() -> None:
    site = _march("## Next month\n\n- sow\n- dig\n", **{"daily__2031-04-01.md": "- [x] sow\n- [x] mow\n"})
    place = _place(site, MonthPage(2031, 4))
    (ledger,) = month(place, 2031, 4).ledgers

    assert ledger.source == "Planned in March 2031"
    assert [(group.name, group.count) for group in ledger.groups] == [("Done of those", "1"), ("Not taken up", "1")]
    assert not month(_place(site, MonthPage(2031, 3)), 2031, 3).ledgers


def test_the_goals_of_a_month_are_for_all_of_that_month() -> None:
    site = _march("## Goals\n\n- sow\n- mow\n")
    (ledger,) = month(_place(site, MonthPage(2031, 3)), 2031, 3).ledgers

    assert [(group.name, group.count) for group in ledger.groups] == [("Done of those", "1"), ("Not taken up", "1")]


@pytest.mark.parametrize(
    "heading",
    [
        "Goals for this month",
        "This month's goals",
        "Monthly goals 🎯",
        "本月目标",
        "二、本月计划：",
        "今月の目標",
        "今月やること",
        "이번 달 목표",
        "이달의 계획",
    ],
)
def test_goals_of_this_month_are_for_it_in_its_own_note_alone(heading: str) -> None:
    site = _march(f"## {heading}\n\n- sow\n- mow\n", **{"daily__2031-03-11.md": f"## {heading}\n\n- dig\n"})
    (ledger,) = month(_place(site, MonthPage(2031, 3)), 2031, 3).ledgers

    assert [(group.name, group.count) for group in ledger.groups] == [("Done of those", "1"), ("Not taken up", "1")]
    assert list(site.promises) == [_ID]


def test_goals_of_this_month_with_boxes_are_tasks_of_it() -> None:
    entry = _site({_ID: "## 今月の目標\n\n- [ ] sow\n"}).by_id[_ID]
    assert (len(entry.tasks), entry.note.plans, entry.note.tasks[0].role) == (1, (), Role.DONE)


def test_a_day_says_nothing_of_what_its_month_planned() -> None:
    site = _march("## Next month\n\n- sow\n", **{"daily__2031-04-01.md": "- [x] sow\n"})

    assert site.planned_by == {}
    assert site.planned_for == {(2031, 4): (_ID,)}


def test_a_reading_note_of_a_month_is_of_no_day() -> None:
    site = _site({"reading/2031-03 papers.md": "- [x] notes\n"})
    (entry,) = site.entries

    assert (entry.month, day_of(entry), list(homes_of(site).months)) == (True, None, [Month(2031, 3)])


def test_a_week_of_which_only_the_month_is_known_has_no_week() -> None:
    (entry,) = _site({"weekly/2031/03/notes.md": "- [x] a\n"}).entries

    assert isinstance(entry, Weekly)
    assert (entry.week, day_of(entry)) == (None, None)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "March 2031"), ("zh-Hans", "2031年3月"), ("ja", "2031年3月"), ("ko", "2031년 3월")]
)
def test_a_month_is_called_so_in_each_language(language: str, said: str) -> None:
    site = _site({_ID: "Dry.\n"}, language)
    view = _view(site)

    assert (view.month, view.iso, view.frame.title) == (said, "2031-03", said)
    assert entry_row(_place(site), site.by_id[_ID], year=True).iso == "2031-03"


def test_the_page_of_a_month_leads_to_the_month() -> None:
    view = _view(_march())

    assert view.href == "../2031/03/"
    assert [crumb.href for crumb in view.frame.crumbs] == ["../calendar/", "../2031/"]


def test_a_title_of_its_own_has_the_month_beside_it() -> None:
    site = _march("---\ntitle: Seeds\n---\n")

    assert document_title(wording("en"), site.by_id[_ID], site.routes[_ID]) == "March 2031: Seeds"


def test_the_notes_of_a_month_stand_above_its_calendar() -> None:
    view = _month(_march())

    assert [row.href for row in view.notes] == ["../../2031-03/"]
    assert [row.kind for row in view.entries] == ["Weekly 11", "Daily"]


def test_what_only_lies_in_the_folder_of_a_month_is_among_its_entries() -> None:
    view = _month(_march(**{"2031__03__mulch.md": "Straw.\n"}))

    assert ("mulch", "Page") in {(row.title.lower(), row.kind) for row in view.entries}
    assert [row.href for row in view.notes] == ["../../2031-03/"]


def test_no_day_of_the_calendar_leads_to_a_month() -> None:
    grid = _month(_march()).grid
    assert grid is not None
    days = chain.from_iterable(week.days for week in grid.weeks)

    assert [day.iso for day in days if day.href] == ["2031-03-10"]


def test_programs_are_told_of_no_day() -> None:
    site = _march()
    about = About(site.masthead, "March 2031", "", entry=site.by_id[_ID])

    assert "2031-03-31" not in data(about)
    assert "2031-03-31" not in (sitemap(site, site.routes.values()) or "")


def test_a_pattern_of_an_address_has_as_much_as_a_month_has() -> None:
    entry = _march().by_id[_ID]

    assert expanded("/:year/:month/notes/", entry) == "/2031/03/notes/"
    assert expanded("/:year/:month/:day/", entry) is None


def test_weeks_know_nothing_of_a_month() -> None:
    assert _march().weeks == (Week(2031, 11),)


@pytest.mark.parametrize(
    ("title", "of"),
    [
        ("2031", 2031),
        ("2031 in review", 2031),
        ("Goals for 2031", 2031),
        ("2031年总结", 2031),
        ("2031年の振り返り", 2031),
        ("2031년 회고", 2031),
        ("Q3 2031 goals", 2031),
        ("2031年第1四半期", 2031),
        ("Notes on the 2031 paper", None),
        ("Version 3.12", None),
    ],
)
def test_a_title_is_of_a_year(title: str, of: int | None) -> None:
    assert year_of_title(title) == of


def test_the_page_of_a_year_leads_to_its_pages() -> None:
    site = _march(**{"2031 in review.md": "Dry.\n", "2030.md": "Wet.\n", "2031-Q1.md": "Dry.\n"})
    view = year(_place(site, YearPage(2031)), 2031)

    assert [row.title for row in view.notes] == ["2031 in review", "2031 Q1"]


def test_a_year_of_nothing_but_notes_of_months_has_its_months() -> None:
    site = _site({_ID: "Dry.\n"})
    view = year(_place(site, YearPage(2031)), 2031)

    assert [(each.name, each.href) for each in view.months if each.href] == [("March", "03/")]


@pytest.mark.parametrize(
    ("date", "kind", "first"),
    [
        ("2031-02", "monthly", date(2031, 2, 1)),
        ("2031-W11", "weekly", date(2031, 3, 10)),
        ("2031-03-12", "daily", None),
    ],
)
def test_the_configuration_may_say_that_a_note_is_of_a_month_a_week_or_a_day(
    date: str, kind: str, first: date | None
) -> None:
    notes = [read("2031-04-01.md", b"# 1 April 2031\n\n- [x] sow\n", "", Rules()).note]
    (entry,) = assemble(notes, Terms(overrules=(Overrule("*.md", date=date),))).entries

    assert kind_of(entry).value == kind
    assert begun(entry) == (first or entry.when)
