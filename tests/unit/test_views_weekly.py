from datetime import date, timedelta

from journal.dates.arithmetic import week_of
from journal.dates.values import Week
from journal.note import Front, Section
from journal.record import replace
from journal.routes import WeekPage
from journal.views.place import Place
from journal.views.weekly import week, weekly
from tests import make

W31 = week_of(make.THURSDAY)


def test_a_weekly_shows_its_number_and_its_days() -> None:
    site = make.site(entry := make.weekly())

    shown = weekly(Place(site, WeekPage(W31)), entry, "")

    assert (shown.number, shown.days, shown.iso) == ("31", "28 July – 3 August 2025", "2025-W31")


def test_a_weekly_without_a_week_has_neither_strip_nor_days() -> None:
    entry = replace(make.weekly("Insight"), week=None, start=None, end=None, when=None, number=4)

    shown = weekly(make.place(make.site(entry)), entry, "")

    assert (shown.frame.strip, shown.days, shown.number) == (None, "", "4")


def test_a_weekly_sums_the_time_of_its_days() -> None:
    told = make.day(make.THURSDAY, blocks=[(make.block("09:00", "10:30"), "Read")])
    site = make.site(entry := make.weekly(), days=[told])

    assert [(row.label, row.value) for row in weekly(Place(site, WeekPage(W31)), entry, "").time] == [
        ("Study", "1 h 30")
    ]


def test_the_list_of_a_weekly_is_the_headline_and_its_days_stand_beside_it() -> None:
    entry = make.weekly(of=make.note("w.md", tasks=make.tasks("do")))
    told = make.daily(of=make.note("d.md", tasks=make.tasks("dd")))

    shown = weekly(Place(make.site(entry, told), WeekPage(W31)), entry, "")

    assert (shown.done, shown.period) == (("", "1", " of 2 done"), "3 of 4 with its days")
    assert shown.done_how is not None
    assert shown.period_how is not None
    assert [len(shown.done_how.lists[0].lines), len(shown.period_how.lists[0].lines)] == [1, 3]


def test_a_weekly_that_is_called_by_its_days_says_them_once() -> None:
    for title, said in (("", ""), ("Two steps sideways", "28 July – 3 August 2025")):
        site = make.site(entry := make.weekly(title))

        assert weekly(Place(site, WeekPage(W31)), entry, "").days == said


def test_a_weekly_whose_days_have_no_tasks_has_one_figure() -> None:
    site = make.site(entry := make.weekly(of=make.note("w.md", tasks=make.tasks("do"))), make.daily())

    assert weekly(Place(site, WeekPage(W31)), entry, "").period == ""


def test_what_a_week_carries_over_opens_to_its_lines() -> None:
    entry = make.weekly(of=make.note("w.md", tasks=make.tasks("dco")))

    shown = weekly(Place(make.site(entry), WeekPage(W31)), entry, "")

    assert shown.carried == ("", "1", " carried over")
    assert shown.carried_how is not None
    assert [line.text for line in shown.carried_how.lists[0].lines] == ["Task 1"]


def test_the_time_of_a_week_stands_beside_what_was_usual_before() -> None:
    days = [
        make.day(make.THURSDAY - timedelta(weeks=back), blocks=[(make.block("08:00", "20:00"), "Read")])
        for back in range(1, 5)
    ]
    task = make.task("Read", times=(make.block("09:00", "10:30"),))
    told = make.daily(of=make.note("d.md", tasks=(task,)))
    site = make.site(entry := make.weekly(), told, days=[make.day(make.THURSDAY, told), *days])

    shown = weekly(Place(site, WeekPage(W31)), entry, "").spent

    assert shown is not None
    assert (shown.logged, shown.usual) == (("", "1 h 30", " logged"), ("usual ", "12 h", ""))
    assert shown.usual_how is not None
    assert shown.usual_how.lists[0].lines[0].text == "Week 30, 2025"


def test_the_cells_of_a_weekly_lead_to_its_checklist() -> None:
    sections = (make.ROOT, make.section("Work"), make.section("This week"))
    site = make.site(entry := make.weekly(of=make.note("w.md", sections=sections, tasks=make.tasks("do", section=2))))

    shown = weekly(Place(site, WeekPage(W31)), entry, "")

    assert (shown.cells_href, shown.done) == ("#this-week", ("", "1", " of 2 done"))


def test_a_second_weekly_of_a_week_leaves_the_strip_to_the_first() -> None:
    first, second = make.weekly("A", of=make.note("a.md")), make.weekly("B", of=make.note("b.md"))
    site = make.site(first, second, weeklies={W31: "a.md"})

    assert weekly(make.place(site), second, "").frame.strip is None


def test_a_long_text_says_how_long_it_takes_to_read() -> None:
    site = make.site(entry := make.weekly(of=make.note("w.md", sections=(Section(0, "", "", 1, words=900),))))

    assert weekly(make.place(site), entry, "").reading_time == "4 min"


def test_a_short_text_does_not() -> None:
    site = make.site(entry := make.weekly())

    assert weekly(make.place(site), entry, "").reading_time == ""


def test_only_the_writer_says_that_a_text_was_revised() -> None:
    site = make.site(entry := make.weekly(of=make.note("w.md", front=Front(updated="2025-08-04"))))

    assert weekly(make.place(site), entry, "").revised == "Revised 4 Aug 2025"


# ---- a week that nobody wrote up


def test_a_week_that_nobody_wrote_up_adds_up_its_days() -> None:
    one = make.daily("One", date(2025, 7, 30), make.note("1.md", tasks=make.tasks("do")))
    two = make.daily("Two", date(2025, 7, 31), make.note("2.md", tasks=make.tasks("dd")))

    shown = week(Place(make.site(one, two), WeekPage(W31)), W31)

    assert shown.title == "28 July – 3 August 2025"
    assert (shown.days, shown.done) == ("2 of 7 days", ("", "3", " of 4 done"))
    assert [row.title for row in shown.rows] == ["One", "Two"]


def test_a_week_leads_to_its_neighbours() -> None:
    site = make.site(make.daily(), make.daily("Before", date(2025, 7, 3)))

    shown = week(Place(site, WeekPage(W31)), W31).prev_next

    assert shown is not None
    assert shown.older is not None
    assert (shown.older.title, shown.newer) == ("‹ Week 27", None)


def test_the_days_of_a_generated_week_are_those_of_the_calendar() -> None:
    shown = week(Place(make.site(make.daily()), WeekPage(W31)), Week(2025, 31))

    assert [day.number for day in shown.spread.days] == ["28", "29", "30", "31", "1", "2", "3"]
    assert [day.latest for day in shown.spread.days] == [False, False, False, True, False, False, False]
