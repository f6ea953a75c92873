from datetime import date, timedelta

import pytest

from journal.dates.arithmetic import week_of
from journal.dates.values import Written
from journal.marks.references import Reference
from journal.marks.tasks import Role, State
from journal.model import Entry, Related, Tie, Why
from journal.note import DayMark, Link, Note, Question, Stretch
from journal.read import read
from journal.record import replace
from journal.routes import DayPage, Home
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.entry import (
    backlinks,
    closed_minutes,
    entry_times,
    headings,
    prev_next,
    related,
    section_anchor,
    toc,
)
from journal.views.place import Place
from tests import make
from tests.linear import steps

PLACE = make.place()


def levels(of: Note, title: str = "A lost wakeup") -> list[tuple[int, str]]:
    return [(heading.level, heading.title) for heading in headings(PLACE, make.daily(title, of=of))]


def margin(of: Note, **more: object) -> list[list[str]]:
    entry = make.weekly(of=of, **more)
    return [[line.text for line in heading.margin] for heading in headings(make.place(make.site(entry)), entry)]


# ---- headings


def test_the_heading_that_is_the_title_is_not_repeated() -> None:
    sections = (make.ROOT, make.section("A lost wakeup", 1), make.section("Today", 2, 1, line=3))

    assert levels(make.note(sections=sections, h1="A lost wakeup", h1_line=1)) == [(2, "Today")]


def test_a_first_heading_that_only_says_the_date_is_not_repeated() -> None:
    sections = (make.ROOT, make.section("2025-07-31", 1), make.section("Today", 2, 1, line=3))

    assert levels(make.note(sections=sections, h1="2025-07-31", h1_line=1), "") == [(2, "Today")]


def test_several_first_level_headings_are_sections() -> None:
    sections = (make.ROOT, make.section("Today", 1), make.section("Details", 2, 1), make.section("Tomorrow", 1))

    assert levels(make.note(sections=sections)) == [(2, "Today"), (3, "Details"), (2, "Tomorrow")]


def test_no_level_of_heading_is_skipped() -> None:
    sections = (make.ROOT, make.section("Work", 2), make.section("Deep", 5, 1), make.section("Deeper", 6, 2))

    assert levels(make.note(sections=sections)) == [(2, "Work"), (3, "Deep"), (4, "Deeper")]


def test_the_day_that_a_log_entry_is_about_is_its_title() -> None:
    sections = (make.ROOT, make.section("Sep 9, 2024", 2, opens_day=True, day=0), make.section("Notes", 3, 1))
    of = make.note("log.md", sections=sections, days=(DayMark(Written(9, 9, 2024), "", 1, 1),))
    entry = make.daily("", of=of, first=1, last=3, part_of="log.md", days=(date(2024, 9, 9),))

    assert [(heading.level, heading.title) for heading in headings(PLACE, entry)] == [(2, "Notes")]


def test_a_section_of_a_day_is_found_by_its_date_and_by_its_words() -> None:
    sections = (make.ROOT, make.section("Thursday 31", 2, opens_day=True, day=0))
    of = make.note(sections=sections, days=(DayMark(Written(7, 31), "", 1, 1),))

    (heading,) = headings(PLACE, make.weekly(of=of))

    assert (heading.anchor, heading.others) == ("d-2025-07-31", ("thursday-31",))


def test_two_sections_about_one_day_have_two_ids() -> None:
    section = make.section("Thursday", 2, opens_day=True, day=0)
    sections = (make.ROOT, section, replace(section, anchor="thursday-1"))
    of = make.note(sections=sections, days=(DayMark(Written(7, 31), "", 1, 1),))

    assert [heading.anchor for heading in headings(PLACE, make.weekly(of=of))] == ["d-2025-07-31", "thursday-1"]


def test_a_short_page_has_no_table_of_contents() -> None:
    sections = (make.ROOT, make.section("One"), make.section("Two"))

    assert toc(headings(PLACE, make.daily(of=make.note(sections=sections)))) == ()


def test_the_table_of_contents_has_two_levels() -> None:
    sections = (
        make.ROOT,
        make.section("One"),
        make.section("Two", 3, 1),
        make.section("Three", 4, 2),
        make.section("Four"),
    )

    shown = toc(headings(PLACE, make.daily(of=make.note(sections=sections))))

    assert [(item.level, item.href) for item in shown] == [(2, "#one"), (3, "#two"), (2, "#four")]


# ---- margins

WEEK = (make.ROOT, make.section("This week"))


def test_a_section_says_how_many_tasks_are_done() -> None:
    assert margin(make.note(sections=WEEK, tasks=make.tasks("ddox", section=1))) == [["2 of 3 done", "1 dropped"]]


def test_a_section_counts_those_below_it() -> None:
    sections = (*WEEK, make.section("Pebbles", 3, 1))

    assert margin(make.note(sections=sections, tasks=make.tasks("do", section=2))) == [["1 of 2 done"], []]


def test_what_a_heading_below_says_just_the_same_is_said_once() -> None:
    sections = (make.ROOT, make.section("Work"), make.section("Today", 3, 1, family="today"))

    assert margin(make.note(sections=sections, tasks=make.tasks("do", section=2))) == [[], ["1 of 2 done"]]


def test_what_was_carried_and_dropped_shares_a_line() -> None:
    assert margin(make.note(sections=WEEK, tasks=make.tasks("dcx", section=1))) == [
        ["1 of 2 done", "1 carried, 1 dropped"]
    ]


def test_a_section_says_how_long_its_work_took() -> None:
    times = (Stretch((make.block("09:00", "10:30"),), "Read", 1, 3),)

    assert margin(make.note(sections=WEEK, times=times)) == [["1 h 30"]]


def test_a_section_says_how_many_days_have_a_line() -> None:
    liners = tuple(replace(make.liner(date(2025, 7, 28 + n), "Tea"), section=1) for n in range(3))

    assert margin(make.note(sections=WEEK, liners=liners)) == [["3 of 7 days"]]


def test_a_section_says_how_many_questions_are_answered() -> None:
    questions = (Question("Why?", 1, 1, ("Because.",)), Question("How?", 2, 1))

    assert margin(make.note(sections=WEEK, questions=questions)) == [["1 of 2 answered"]]


def test_a_plan_leads_to_the_week_that_it_is_for() -> None:
    following = make.weekly("After", week_of(date(2025, 8, 7)))

    assert _of_plan("next-week", following) == [("2 planned", ""), ("Weekly 32", "2025/w32/")]


def test_a_plan_leads_to_the_month_that_it_is_for() -> None:
    following = make.daily("After", date(2025, 8, 20))

    assert _of_plan("next-month", following) == [("2 planned", ""), ("August 2025", "2025/08/")]
    assert _of_plan("next-month") == _of_plan("next-year", following) == [("2 planned", "")]


def test_a_plan_for_the_week_itself_leads_nowhere() -> None:
    assert _of_plan("goals", make.weekly("After", week_of(date(2025, 8, 7)))) == [("2 planned", "")]


def _of_plan(family: str, *others: Entry) -> list[tuple[str, str]]:
    """The margin beside the plan of a week under a heading of the family: texts and addresses."""
    sections = (make.ROOT, make.section("Plan", role=Role.PLAN, family=family))
    planned = make.tasks("oo", role=Role.PLAN, section=1)
    weekly = make.weekly(of=make.note("a.md", sections=sections, tasks=planned))
    (heading,) = headings(make.place(make.site(weekly, *others)), weekly)
    return [(line.text, line.href) for line in heading.margin]


def test_a_day_does_not_repeat_its_sum_beside_its_only_list() -> None:
    tasks = make.tasks("d", section=1, times=(make.block("09:00", "10:00"),))
    entry = make.daily(of=make.note(sections=WEEK, tasks=tasks))

    (heading,) = headings(PLACE, entry)

    assert [line.text for line in heading.margin] == ["1 of 1 done"]


# ---- times


def test_times_come_in_the_order_of_the_file() -> None:
    tasks = (make.task("Read", times=(make.block("11:00", "12:00"),), line=7),)
    times = (Stretch((make.block("09:00", "10:00"),), "Run", 0, 5),)

    found = entry_times(make.daily(of=make.note(tasks=tasks, times=times)))

    assert [(timed.text, timed.anchor) for timed in found] == [("Run", "s-1"), ("Read", "t-1")]


def test_times_of_a_plan_are_no_work() -> None:
    tasks = (make.task(role=Role.PLAN, times=(make.block("11:00", "12:00"),)),)

    assert entry_times(make.daily(of=make.note(tasks=tasks))) == ()


def test_a_task_that_is_also_a_stretch_is_told_once() -> None:
    blocks = (make.block("11:00", "12:00"),)
    of = make.note(tasks=(make.task(times=blocks),), times=(Stretch(blocks, "Write the parser", 0, 1, 0),))

    assert [timed.anchor for timed in entry_times(make.daily(of=of))] == ["t-1"]


def test_open_and_dropped_times_are_not_summed() -> None:
    tasks = (
        make.task(times=(make.block("09:00", "10:00"), make.block("16:30", None))),
        make.task(state=State.CANCELLED, times=(make.block("11:00", "12:00"),)),
    )

    assert closed_minutes(entry_times(make.daily(of=make.note(tasks=tasks)))) == 60


# ---- neighbours and backlinks


def test_the_day_before_and_the_day_after_are_neighbours() -> None:
    days = make.run_of_days(make.THURSDAY, 3)
    site = make.site(*days)

    shown = prev_next(Place(site, DayPage(days[1].when or make.THURSDAY)), days[1])

    assert shown is not None
    assert shown.older is not None
    assert shown.newer is not None
    assert (shown.older.small, shown.newer.href) == ("Tue 29 July", "../31/")


def test_a_neighbour_that_is_called_by_its_day_says_it_once() -> None:
    days = (make.daily("", make.THURSDAY), make.daily("Tea", make.THURSDAY + timedelta(1)))
    site = make.site(*days)

    shown = prev_next(Place(site, DayPage(make.THURSDAY + timedelta(1))), days[1])

    assert shown is not None
    assert shown.older is not None
    assert (shown.older.small, shown.older.title) == ("", "Thu 31 July 2025")


def test_a_page_has_no_neighbours() -> None:
    site = make.site(page := make.page(), make.page("Now"))

    assert prev_next(make.place(site), page) is None


def linked(context: str, text: str = "the note", **more: object) -> tuple[str, str, str]:
    source = make.daily(of=make.note("a.md", links=(replace(Link("b.md", text, 1, 0, context=context), **more),)))  # type: ignore[arg-type]
    site = make.site(source, page := make.page(of=make.note("b.md")), mentions={"b.md": (("a.md", 0),)})
    (shown,) = backlinks(Place(site, Home()), page)
    return shown.before, shown.marked, shown.after


def test_a_backlink_shows_the_sentence_with_the_link_marked() -> None:
    assert linked("It is in the note of May.") == ("It is in ", "the note", " of May.")


def test_a_backlink_without_a_sentence_shows_its_title_only() -> None:
    assert linked("") == ("", "", "")


@pytest.mark.parametrize("times", [1, 3])
def test_an_entry_that_links_several_times_is_listed_once(times: int) -> None:
    source = make.daily(of=make.note("a.md", links=(Link("b.md", "it", 1, 0),) * times))
    mentions = {"b.md": tuple(("a.md", index) for index in range(times))}
    site = make.site(source, page := make.page(of=make.note("b.md")), mentions=mentions)

    assert len(backlinks(make.place(site), page)) == 1


def test_backlinks_come_by_kind_and_then_the_newest_first() -> None:
    old, new, week = make.daily("Old", date(2025, 7, 1)), make.daily("New", date(2025, 7, 2)), make.weekly("Week")
    sources = [replace(each, note=replace(each.note, links=(Link("b.md", "it", 1, 0),))) for each in (old, new, week)]
    mentions = {"b.md": tuple((each.id, 0) for each in sources)}
    site = make.site(*sources, page := make.page(of=make.note("b.md")), mentions=mentions)

    assert [link.title for link in backlinks(make.place(site), page)] == ["Week", "New", "Old"]


_ASKED = Question("Why *do* the pegs slip?", 1, 0)


def test_an_entry_that_answers_what_is_asked_here_says_so() -> None:
    asking = make.daily("Asked", date(2025, 7, 1), make.note("a.md", questions=(_ASKED,)))
    site = make.site(asking, other := make.daily("Told", date(2025, 7, 2)))
    site = replace(site, ties={"a.md": (Tie(Why.ANSWERS, other.id, 0),)})

    (shown,) = backlinks(make.place(site), asking)

    assert (shown.title, shown.reason) == ("Told", "Answers “Why do the pegs slip?”")


def test_an_entry_that_goes_on_with_a_task_of_this_one_says_so() -> None:
    begun = make.daily("Begun", date(2025, 7, 1), make.note("a.md", tasks=(make.task("oil the hinge"),)))
    site = make.site(begun, later := make.daily("Later", date(2025, 7, 2)))
    site = replace(site, ties={"a.md": (Tie(Why.CONTINUES, later.id, 0),)})

    assert [link.reason for link in backlinks(make.place(site), begun)] == ["Continues “oil the hinge”"]


def test_a_sentence_with_a_link_stands_beside_a_reason() -> None:
    begun = make.daily("Begun", date(2025, 7, 1), make.note("a.md", tasks=(make.task("oil the hinge"),)))
    link = Link("a.md", "it", 1, 0, context="More of it today.")
    site = make.site(begun, later := make.daily("Later", date(2025, 7, 2), make.note("b.md", links=(link,))))
    site = replace(site, ties={"a.md": (Tie(Why.CONTINUES, later.id, 0),)}, mentions={"a.md": (("b.md", 0),)})

    assert [(each.marked, each.reason) for each in backlinks(make.place(site), begun)] == [
        ("it", "Continues “oil the hinge”")
    ]


def test_an_entry_that_asked_what_is_answered_here_says_so() -> None:
    answering = make.daily("Told", date(2025, 7, 2), make.note("b.md", questions=(_ASKED,)))
    site = make.site(asking := make.daily("Asked", date(2025, 7, 1), make.note("a.md")), answering)
    site = replace(site, ties={"b.md": (Tie(Why.ASKED, asking.id, 0),)})

    (shown,) = backlinks(make.place(site), answering)

    assert (shown.title, shown.reason) == ("Asked", "Asked “Why do the pegs slip?”")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Related("b.md", works=("weirs", "oars"), tags=("tides",)), "Shares 2 works and the tag tides"),
        (Related("b.md", tags=("salt", "tides")), "Shares the tags salt, tides"),
        (Related("b.md", works=("none",), tags=("salt",), links=2), "Shares 1 work, the tag salt and 2 links"),
        (Related("b.md", links=1, apart=3), "Shares 1 link, 3 days apart"),
        (Related("b.md", links=1, apart=0), "Shares 1 link, the same day"),
        (Related("b.md", links=1, apart=90), "Shares 1 link"),
    ],
)
def test_what_two_entries_share_is_told_in_words(found: Related, said: str) -> None:
    one, other = make.page("One", make.note("a.md")), make.page("Other", make.note("b.md"))
    site = replace(make.site(one, other), related={"a.md": (found,)})

    assert [(each.title, each.reason) for each in related(make.place(site), one)] == [("Other", said)]


def test_an_entry_that_is_mentioned_for_a_reason_is_not_related_besides() -> None:
    asking = make.daily("Asked", date(2025, 7, 1), make.note("a.md", questions=(_ASKED,)))
    site = make.site(asking, other := make.daily("Told", date(2025, 7, 2)))
    ties, shared = {"a.md": (Tie(Why.ANSWERS, other.id, 0),)}, {"a.md": (Related(other.id, links=1),)}

    assert related(make.place(replace(site, ties=ties, related=shared)), asking) == ()


@pytest.mark.parametrize(
    ("title", "anchor", "other"),
    [
        ("🎉 Party", "party", "-party"),
        ("Ropes & knots", "ropes--knots", None),
        ("What now?!", "what-now", None),
        ("雾 🌫", "雾", "雾-"),
    ],
)
def test_the_id_that_code_forges_give_a_heading_leads_to_it_too(title: str, anchor: str, other: str | None) -> None:
    of = make.note(sections=(make.ROOT, make.section(title, anchor=anchor)))

    others = () if other is None else (other,)
    assert [(each.anchor, each.others) for each in headings(PLACE, make.page(of=of))] == [(anchor, others)]


def test_an_id_that_a_heading_had_leads_to_it_unless_another_has_it_now() -> None:
    entry = make.page(of=make.note(sections=(make.ROOT, make.section("Oars"), make.section("Ropes"))))
    renamed = {entry.id: (("ropes", ("lines", "oars")),)}
    place = make.place(replace(make.site(entry), renamed=renamed))

    assert [each.others for each in headings(place, entry)] == [(), ("lines",)]


def test_the_one_work_that_two_entries_share_is_named() -> None:
    cited = (Reference("*Weirs* and gates", 1, urls=("https://weirs.example/",), ids=("weirs.example",), year=1998),)
    one = make.page("One", make.note("a.md", references=cited))
    site = make.site(one, make.page("Other", make.note("b.md", references=cited)))
    (slug,) = site.works
    site = replace(site, related={"a.md": (Related("b.md", works=(slug,)),)})

    assert [each.reason for each in related(make.place(site), one)] == ["Shares the work “Weirs and gates”"]


def test_the_id_of_a_section_is_that_of_its_heading() -> None:
    text = "# 2031-03-09\n\na\n\n## Work\n\n## 2031-03-09\n\nb\n\n## 2031-03-09\n\nc\n\n## Work\n\nd\n"
    site = assemble([read("note.md", text.encode(), "", Rules()).note], Terms())
    entry = site.by_id["note.md"]
    shown = {heading.section: heading.anchor for heading in headings(make.place(site), entry)}

    assert [section_anchor(entry, at) for at in range(len(entry.note.sections))] == [
        shown.get(at, "") for at in range(len(entry.note.sections))
    ]


def test_the_id_of_a_section_is_found_without_the_other_headings() -> None:
    sections = (make.ROOT, *(make.section(f"Part {at}") for at in range(200)))
    entry = make.page(of=make.note("n.md", sections=sections))

    assert steps(lambda: section_anchor(entry, 199)) == steps(lambda: section_anchor(entry, 2))
