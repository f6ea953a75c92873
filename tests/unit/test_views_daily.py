from datetime import date, timedelta

from journal.dates import week_of
from journal.marks.tasks import State
from journal.model import Log, Question
from journal.routes import DayPage
from journal.views.daily import daily, day, usual_minutes
from journal.views.log import log, undated_sections
from journal.views.parts import Place
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


def test_a_day_remembers_the_year_before() -> None:
    site = make.site(entry := make.daily(), make.daily("First snow", date(2024, 7, 31)))

    shown = daily(at(site), entry, "").year_ago

    assert shown is not None
    assert (shown.title, shown.day) == ("First snow", "Wed 31 July 2024")


def test_the_last_of_february_may_have_no_year_before() -> None:
    leap = date(2024, 2, 29)
    site = make.site(entry := make.daily("Leap", leap))

    assert daily(at(site, leap), entry, "").year_ago is None


def usual(minutes: list[int | None]) -> int | None:
    """What is usual on a Thursday after these, the latest first."""
    before = [make.THURSDAY - timedelta(weeks=n + 1) for n in range(len(minutes))]
    blocks = [
        [(make.block("00:00", f"{amount // 60}:{amount % 60:02}"), "Read")] if amount else [] for amount in minutes
    ]
    site = make.site(days=[make.day(on, blocks=told) for on, told in zip(before, blocks, strict=True)])
    return usual_minutes(make.place(site), make.THURSDAY)


def test_what_is_usual_is_the_mean_of_the_same_weekday() -> None:
    assert usual([60, 120, 60, 120]) == 90


def test_three_days_make_no_habit() -> None:
    assert usual([60, 60, 60]) is None


def test_days_without_times_are_passed_over() -> None:
    assert usual([None, 60, None, 60, 60, 60]) == 60


def test_what_is_usual_forgets_after_twelve() -> None:
    assert usual([60] * 12 + [600] * 4) == 60


def test_later_days_change_nothing() -> None:
    later = make.day(make.THURSDAY + timedelta(weeks=1), blocks=[(make.block("00:00", "20:00"), "Read")])
    site = make.site(days=[later])

    assert usual_minutes(make.place(site), make.THURSDAY) is None


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

    assert [(row.anchor, row.row.title) for row in shown.rows] == [("sep-9", "Day 1"), ("sep-10", "Day 2")]
    assert (shown.days, shown.span) == ("2 days", "9–10 September 2024")


def test_a_day_of_a_log_leads_back_to_it() -> None:
    of, days = parts()
    first = days[0]

    shown = daily(make.place(make.site(of, *days)), first, "")  # type: ignore[arg-type]

    assert [crumb.label for crumb in shown.frame.crumbs] == ["Part of Learning log"]
