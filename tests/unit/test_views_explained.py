from datetime import date

import pytest

from journal.figures.homes import parts_of
from journal.figures.lines import Reason, Rule, Spot, explained_tasks
from journal.figures.totals import timed
from journal.marks.tasks import Role, State
from journal.model import Site
from journal.note import PlanItem, Stretch
from journal.record import replace
from journal.views.explained import (
    explained,
    grouped,
    line_href,
    of_days,
    parts_on,
    periods,
    reason_of,
    rule_of,
    shares,
    tasks_of,
    time_of,
)
from journal.views.parts import ToldLine
from journal.views.place import Place
from tests import make


def _site(count: int) -> Site:
    tasks = tuple(make.task(f"Task {n}", line=n) for n in range(1, count + 1))
    return make.site(make.daily(of=make.note("d.md", tasks=tasks)))


def test_a_figure_opens_to_what_is_counted_what_is_in_the_whole_and_what_is_left_out() -> None:
    tasks = (
        make.task("Ship", has_children=True, line=1),
        make.task("Pack", parent=0, line=2),
        make.task("Send", State.TODO, parent=0, line=3),
        make.task("Call", State.CANCELLED, line=4),
        make.task("Swim", State.TODO, role=Role.PLAN, line=5),
    )
    site = make.site(entry := make.daily(of=make.note("d.md", tasks=tasks)))

    shown = tasks_of(make.place(site), parts_of(entry))

    assert [(each.label, [(line.text, line.aside) for line in each.lines]) for each in shown.lists] == [
        ("Counted", [("Pack", "")]),
        ("In the total only", [("Send", "")]),
        (
            "Not counted",
            [("Ship", "counted by the boxes below it"), ("Call", "dropped"), ("Swim", "planned for another time")],
        ),
    ]
    assert shown.links == ()


def test_up_to_twenty_lines_are_shown_in_place() -> None:
    site = _site(20)
    shown = tasks_of(make.place(site), parts_of(site.entries[0]))

    assert (len(shown.lists[0].lines), shown.lists[0].more, shown.links) == (20, "", ())


def test_of_more_lines_the_rest_is_where_it_is_written() -> None:
    site = _site(23)
    shown = tasks_of(make.place(site), parts_of(site.entries[0]))

    assert len(shown.lists[0].lines) == 20
    assert shown.lists[0].more == "3 lines more, on the pages of their entries"
    assert [(link.label, link.href) for link in shown.links] == [("31 Jul", "2025/07/31/")]


def test_a_line_leads_to_its_place_on_the_page_of_its_entry() -> None:
    of = make.note(
        "d.md",
        tasks=(make.task(line=3),),
        times=(Stretch((make.block("09:00", "10:00"),), "Read", 0, 5),),
        plans=(PlanItem("Swim", 7, 0),),
    )
    place = make.place(make.site(make.daily(of=of)))

    assert [line_href(place, Spot("d.md", line, "")) for line in (3, 5, 7, 9)] == [
        "2025/07/31/#t-1",
        "2025/07/31/#s-1",
        "2025/07/31/#p-1",
        "2025/07/31/",
    ]


def test_a_line_in_another_language_says_so() -> None:
    of = make.note("d.md", tasks=(make.task("整理内存序的闪卡"),))
    site = make.site(entry := make.daily(of=of))

    (line,) = tasks_of(make.place(site), parts_of(entry)).lists[0].lines

    assert line.language == "zh-Hans"


def test_parts_of_other_days_are_not_among_those_of_a_day() -> None:
    entry = make.daily(of=make.note("d.md", tasks=make.tasks("d")))

    assert len(parts_on(make.place(make.site(entry)), [entry], frozenset([make.THURSDAY]))) == 1
    assert parts_on(make.place(make.site(entry)), [entry], frozenset()) == ()


def test_another_rule_may_stand_above_the_same_lines() -> None:
    site = _site(1)

    assert explained(make.place(site), explained_tasks(parts_of(site.entries[0])), "Mine.").rule == "Mine."


def test_a_figure_of_days_opens_to_them() -> None:
    site = make.site(make.daily())

    shown = of_days(Place(site, make.place().route), "Days.", [make.THURSDAY])

    assert [(line.text, line.href) for line in shown.lists[0].lines] == [("31 Jul 2025", "2025/07/31/")]


def test_every_rule_and_every_reason_is_said_in_words() -> None:
    words = make.place().words

    assert len({rule_of(words, rule) for rule in Rule}) == len(Rule)
    assert len({reason_of(words, reason) for reason in Reason}) == len(Reason)


def test_a_line_of_a_weekly_stands_in_its_week() -> None:
    entry = replace(make.weekly(of=make.note("w.md", tasks=make.tasks("d"))))

    assert [part.home for part in parts_of(entry)] == [entry.week]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ([30], [20]),
        ([3, 4], [3, 4]),
        ([30, 3], [17, 3]),
        ([30, 30], [10, 10]),
        ([2, 30, 30], [2, 12, 6]),
        ([], []),
    ],
    ids=str,
)
def test_a_list_leaves_room_for_the_others(sizes: list[int], shown: list[int]) -> None:
    assert shares(sizes, 20) == shown


def test_what_is_left_out_is_shown_beside_many_that_are_counted() -> None:
    tasks = (*(make.task(f"Task {n}", line=n) for n in range(1, 31)), make.task("Call", State.CANCELLED, line=40))
    site = make.site(entry := make.daily(of=make.note("d.md", tasks=tasks)))

    shown = tasks_of(make.place(site), parts_of(entry))

    assert [line.text for line in shown.lists[-1].lines] == ["Call"]


def test_groups_of_lines_share_the_room() -> None:
    groups = [(name, [f"{name} {n}" for n in range(15)]) for name in ("Swim", "Read")]

    shown = grouped(make.place(make.site()), "Done.", groups, lambda text: ToldLine(text, "#"))

    assert [(told.label, len(told.lines), told.more) for told in shown.lists] == [
        ("Swim", 10, "5 lines more, on the pages of their entries"),
        ("Read", 10, "5 lines more, on the pages of their entries"),
    ]


def test_days_of_many_months_are_on_the_pages_of_their_years() -> None:
    place = make.place(make.site())

    assert [link.label for link in periods(place, [date(2025, 7, 1), date(2025, 6, 1)])] == ["June 2025", "July 2025"]
    assert [link.label for link in periods(place, [date(2020 + n // 12, 1 + n % 12, 1) for n in range(36)])] == [
        "2020",
        "2021",
        "2022",
    ]


def test_time_says_what_it_is_by_the_clock_and_what_has_no_end() -> None:
    blocks = [(make.block("09:00", "10:00"),), (make.block("09:30", "10:30"),), (make.block("11:00", None),)]
    tasks = tuple(make.task(f"Task {n}", line=n, times=times) for n, times in enumerate(blocks, 1))
    site = make.site(entry := make.daily(of=make.note("d.md", tasks=tasks)))
    parts = parts_of(entry)

    assert time_of(make.place(site), parts, timed(parts)).rule.endswith(" 1 h 30 by the clock, 1 without an end.")
