from datetime import date, timedelta

from journal.dates.arithmetic import week_of
from journal.marks.tasks import State
from journal.model import Log
from journal.note import Question
from journal.routes import DayPage
from journal.views.daily import daily, day
from journal.views.log import log, undated_sections
from journal.views.place import Place
from tests import make


def at(site: object, on: date = make.THURSDAY) -> Place:
    return Place(site, DayPage(on))  # type: ignore[arg-type]


def timed(*pairs: tuple[str, str | None], state: State = State.DONE) -> tuple[object, ...]:
    return tuple(make.task("Read", state, times=(make.block(*pair),)) for pair in pairs)


def test_a_day_without_times_has_neither_ribbon_nor_facts() -> None:
    site = make.site(entry := make.daily())

    shown = daily(at(site), entry, "")

    assert (shown.ribbon, shown.facts, shown.logged) == (None, (), None)


def test_a_day_says_when_it_began_and_ended() -> None:
    tasks = timed(("07:10", "07:50"), ("19:00", "21:30"), ("22:00", None))
    site = make.site(entry := make.daily(of=make.note("d.md", tasks=tasks)))  # type: ignore[arg-type]

    shown = daily(at(site), entry, "")

    assert [(fact.name, fact.value) for fact in shown.facts] == [
        ("First task", "07:10"),
        ("Last logged", "21:30"),
        ("Longest stretch", "2 h 30"),
    ]
    assert (shown.logged, shown.logged_spoken) == (("", "3 h 10", " logged"), "3 hours 10 minutes")


def test_a_block_of_the_ribbon_leads_to_its_line() -> None:
    tasks = timed(("07:10", "07:50"), ("09:00", "10:00"))
    site = make.site(entry := make.daily(of=make.note("d.md", tasks=tasks)))  # type: ignore[arg-type]

    shown = daily(at(site), entry, "").ribbon

    assert shown is not None
    assert [block.href for block in shown.blocks] == ["#t-1", "#t-2"]


def test_a_day_leads_up_to_its_weekly() -> None:
    site = make.site(entry := make.daily(), make.weekly())

    shown = daily(at(site), entry, "").week

    assert shown is not None
    assert (shown.label, shown.href) == ("Weekly 31", "../../w31/")


def test_a_day_without_a_weekly_leads_up_to_the_page_of_its_week() -> None:
    site = make.site(entry := make.daily())

    shown = daily(at(site), entry, "").week

    assert shown is not None
    assert shown.label == "Week 31"


def test_the_strip_of_a_day_is_that_of_the_weekly_that_covers_it() -> None:
    saturday = date(2025, 4, 19)
    weekly = make.weekly(start=saturday, end=saturday + timedelta(days=6), week=week_of(date(2025, 4, 23)))
    site = make.site(entry := make.daily("Tea", saturday), weekly)

    shown = daily(at(site, saturday), entry, "").frame.strip

    assert shown is not None
    assert (shown.week, shown.days[0].number, shown.days[0].current) == ("Week 17", "19", True)


def test_a_day_without_a_date_has_no_strip() -> None:
    site = make.site(entry := make.daily("Tea", None))

    shown = daily(make.place(site), entry, "")

    assert (shown.frame.strip, shown.number, shown.week) == (None, "", None)


def test_a_day_counts_its_questions() -> None:
    questions = (Question("Why?", 1, 0), Question("How?", 2, 0))
    site = make.site(entry := make.daily(of=make.note("d.md", questions=questions)))

    assert daily(at(site), entry, "").questions == "2 questions"


def test_a_day_remembers_the_years_before() -> None:
    site = make.site(entry := make.daily(), make.daily("First snow", date(2024, 7, 31)))

    (shown,) = daily(at(site), entry, "").earlier

    assert (shown.title, shown.when, shown.ago) == ("First snow", "Wed 31 July 2024", "1 year ago")


def test_what_is_usual_opens_to_the_days_that_it_is_the_mean_of() -> None:
    thursdays = [make.THURSDAY - timedelta(weeks=n) for n in range(1, 5)]
    told = [make.day(on, blocks=[(make.block("00:00", "01:00"), "Read")]) for on in thursdays]
    of = make.note("d.md", tasks=(make.task("Read", times=(make.block("09:00", "10:30"),)),))
    entry = make.daily(of=of)
    site = make.site(entry, days=[make.day(make.THURSDAY, entry), *told])

    (fact,) = (each for each in daily(at(site), entry, "").facts if each.name == "Usual Thursday")

    assert fact.value == "1 h 00"
    assert fact.how is not None
    assert [line.text for line in fact.how.lists[0].lines] == [
        "24 Jul 2025",
        "17 Jul 2025",
        "10 Jul 2025",
        "3 Jul 2025",
    ]


def test_the_time_of_a_day_opens_to_its_lines() -> None:
    tasks = (
        make.task("Read", times=(make.block("09:00", "10:30"),)),
        make.task("Walk", State.CANCELLED, times=(make.block("11:00", "12:00"),)),
        make.task("Write", times=(make.block("20:00", None),), line=3),
    )
    site = make.site(entry := make.daily(of=make.note("d.md", tasks=tasks)))

    shown = daily(at(site), entry, "")

    assert shown.logged == ("", "1 h 30", " logged")
    assert shown.logged_how is not None
    assert [(each.label, [(line.text, line.aside) for line in each.lines]) for each in shown.logged_how.lists] == [
        ("Counted", [("Read", "1 h 30")]),
        ("Not counted", [("Walk", "dropped"), ("Write", "no end is written")]),
    ]


def test_a_day_of_several_entries_lists_its_own_before_what_others_say() -> None:
    weekly, one, two = make.weekly(), make.daily("One", of=make.note("1.md")), make.daily("Two", of=make.note("2.md"))
    site = make.site(weekly, one, two, days=[make.day(make.THURSDAY, weekly, one, two, line="Tea")])

    shown = day(at(site), make.THURSDAY)

    assert [entry.title for entry in shown.entries] == ["One", "Two", "Two steps sideways"]


# ---- logs


def parts() -> tuple[Log, tuple[object, ...]]:
    sections = (make.ROOT, make.section("Sep 9", day=0), make.section("Sep 10", day=1), make.section("Books"))
    note = make.note("log.md", sections=sections)
    days = [
        make.daily(f"Day {n}", date(2024, 9, 8 + n), note, id=f"log.md#{n}", first=n, last=n + 1, part_of="log.md")
        for n in (1, 2)
    ]
    return make.log(parts=days), tuple(days)


def test_a_log_keeps_the_sections_that_belong_to_no_day() -> None:
    of, days = parts()

    assert undated_sections(make.place(make.site(of, *days)), of) == (0, 3)  # type: ignore[arg-type]


def test_a_log_lists_its_days_under_the_ids_of_their_headings() -> None:
    of, days = parts()

    shown = log(make.place(make.site(of, *days)), of, "")  # type: ignore[arg-type]

    (year,) = shown.years
    assert [(row.anchor, row.row.title) for row in year.rows] == [("sep-9", "Day 1"), ("sep-10", "Day 2")]
    assert (shown.said, shown.span) == ("2 days", "9–10 September 2024")


def test_a_day_of_a_log_leads_back_to_it() -> None:
    of, days = parts()
    first = days[0]

    shown = daily(make.place(make.site(of, *days)), first, "")  # type: ignore[arg-type]

    assert [crumb.label for crumb in shown.frame.crumbs] == ["Part of Learning log"]
