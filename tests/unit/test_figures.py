"""What a journal comes to, on notes as they are written."""

from datetime import date

import pytest

from journal.burndown import Lasting
from journal.dates.values import Week
from journal.figures.areas import area, by_area
from journal.figures.homes import Homes, homes_of, parts_by_tag, parts_of
from journal.figures.hours import (
    budgets,
    longest_stretch,
    minutes_by_activity,
    minutes_by_hour,
    section_title,
    usual,
)
from journal.figures.lines import Reason, explained_tasks, explained_time, explained_verdicts
from journal.figures.plans import Kept, compared, explained_promises, kept
from journal.figures.standing import continued, lasting, open_tasks, recent_open
from journal.figures.totals import Time, Verdicts, figures, timed_by, verdicts_by
from journal.figures.written import Run, by_weekday, current, runs, words_by_month
from journal.model import Site
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms


def _site(**texts: str) -> Site:
    files = {name.replace("__", "/").replace("_", "-") + ".md": text for name, text in texts.items()}
    notes = [read(path, text.encode(), path, Rules()).note for path, text in files.items()]
    return assemble(notes, Terms())


def _homes(**texts: str) -> Homes:
    return homes_of(_site(**texts))


def _day(text: str) -> Homes:
    return _homes(daily__2031_03_10=text)


_WEEKLY = """\
# Weekly 11: 10–16 March 2031

## This week

- [x] Mend the fence
- [ ] Call the plumber

### Tuesday 11 March

- [x] 9:00-10:00 bake
"""


# ---- homes


def test_a_task_under_a_day_of_a_week_is_at_home_on_that_day() -> None:
    homes = _homes(weekly__2031_W11=_WEEKLY)

    assert [(day.day, parts[0].tasks) for day, parts in homes.days.items()] == [(11, (2,))]
    assert [(str(week), parts[0].tasks) for week, parts in homes.weeks.items()] == [("2031-W11", (0, 1))]


def test_the_figures_of_a_week_are_its_days_and_what_has_no_day() -> None:
    homes = _homes(weekly__2031_W11=_WEEKLY, daily__2031_03_12="- [x] swim\n- [ ] row\n")
    whole = figures(homes.by_week()[Week(2031, 11)])

    assert (whole.tally.leaf_done, whole.tally.leaf_total, whole.days) == (3, 5, 2)


def test_the_figures_of_a_weeks_note_are_those_of_its_own_list() -> None:
    site = _site(weekly__2031_W11=_WEEKLY, daily__2031_03_12="- [x] swim\n")
    own = figures(parts_of(site.by_id["weekly/2031-W11.md"]))

    assert (own.tally.leaf_done, own.tally.leaf_total) == (2, 3)


def test_a_day_that_a_weeks_own_range_holds_is_counted_in_that_week() -> None:
    homes = _homes(
        weekly__saturday="# 2031.3.8 - 2031.3.14\n\n## This week\n\n- [x] plant the beans\n",
        daily__2031_03_08="- [x] swim\n",
    )

    assert figures(homes.by_week()[Week(2031, 11)]).tally.leaf_done == 2
    assert Week(2031, 10) not in homes.by_week()


def test_a_week_belongs_to_the_month_of_its_thursday() -> None:
    homes = _homes(weekly__2031_W14="# Weekly 14: 31 March – 6 April 2031\n\n## This week\n\n- [x] sow\n")

    assert list(homes.whole_weeks()) == [(2031, 4)]
    assert homes.by_month() == {}


def test_the_day_of_a_log_is_counted_once() -> None:
    homes = _homes(
        log="# Garden\n\n- [x] dig\n\n## 2031-03-10\n\n- [x] sow\n\n## 2031-03-30\n\n- [x] weed\n\n## 2031-05-01\n\n- [ ] reap\n"
    )
    counted = [part.entry.note.tasks[index].text for part in homes.every() for index in part.tasks]

    assert sorted(counted) == ["dig", "reap", "sow", "weed"]


def test_tasks_of_a_dated_reading_note_are_at_home_on_its_day() -> None:
    homes = _homes(reading__moss="---\ndate: 2031-03-10\nkind: reading\n---\n# Moss\n\n- [x] read chapter two\n")

    assert list(homes.days) == [date(2031, 3, 10)]


def test_what_has_no_date_is_in_no_month() -> None:
    homes = _homes(about="# About\n\n- [ ] take a photograph\n")

    assert (homes.days, homes.weeks, len(homes.undated)) == ({}, {}, 1)


def test_the_days_of_a_stretch_are_its_days_alone() -> None:
    homes = _homes(daily__2031_03_10="- [x] a\n", daily__2031_03_12="- [x] b\n", daily__2031_03_20="- [x] c\n")

    assert figures(homes.between(date(2031, 3, 10), date(2031, 3, 15))).tally.leaf_done == 2
    assert figures(homes.between(date(1, 1, 1), date(9999, 12, 31))).tally.leaf_done == 3


def test_a_tag_has_the_tasks_of_its_entries() -> None:
    site = _site(daily__2031_03_10="---\ntags: [moss]\n---\n- [x] a\n", daily__2031_03_11="- [x] b\n")

    assert figures(parts_by_tag(homes_of(site), [site.tags["moss"]])["moss"]).tally.leaf_total == 1


# ---- time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("- [x] 9:00-10:00 sow\n", Time(60, 60, 0)),
        ("- [x] 9:00-10:00 sow\n- [x] 9:30-10:30 talk\n", Time(120, 90, 0)),
        ("- [x] 9:00- sow\n", Time(None, None, 1)),
        ("- [x] 9:00-10:00 sow\n- [ ] 16:30- reap\n", Time(60, 60, 1)),
        ("- [x] sow (45m)\n", Time(45, None, 0)),
        ("- [x] 9:00-10:00 sow\n- [x] rake (20 min)\n", Time(80, 60, 0)),
        ("- [-] 9:00-10:00 sow\n", Time(None, None, 0)),
        ("## Tomorrow\n\n- [ ] 9:00-10:00 sow\n", Time(None, None, 0)),
        ("- 9:00-10:00 sow\n", Time(60, 60, 0)),
        ("- [x] 23:30-1:00 watch the sky\n", Time(90, 90, 0)),
        ("- [x] 9:00-10:00 sow\n  - [x] 9:00-9:30 the first bed\n", Time(90, 60, 0)),
        ("- [x] sow\n", Time()),
    ],
    ids=[
        "a range", "overlaps", "an open end alone", "an open end beside a range", "a length", "a range and a length",
        "dropped", "planned", "without a box", "past midnight", "a parent and its child", "no time",
    ],
)  # fmt: skip
def test_time_is_the_sum_of_ranges_and_lengths(text: str, time: Time) -> None:
    assert figures(_day(text).every()).time == time


def test_the_time_of_a_day_is_that_of_its_page() -> None:
    site = _site(daily__2031_03_10="- [x] 9:00-10:00 sow\n- [x] rake (20 min)\n- 11:00-12:00 talk\n- [x] 16:00- doze\n")
    day = site.days[date(2031, 3, 10)]
    time = figures(homes_of(site).every()).time

    assert (day.minutes, day.wall, day.open_ends) == (time.effort, time.wall, time.open_ends) == (140, 120, 1)


def test_two_days_do_not_overlap() -> None:
    homes = _homes(daily__2031_03_10="- [x] 9:00-10:00 a\n", daily__2031_03_11="- [x] 9:00-10:00 a\n")

    assert figures(homes.every()).time == Time(120, 120, 0)


def test_minutes_are_told_by_the_kind_of_activity() -> None:
    parts = _day(
        "- [x] 9:00-10:00 read the moss paper\n- [x] 10:00-12:00 debug the pump\n- [x] 13:00-13:10 zzz\n"
    ).every()

    assert minutes_by_activity(parts) == {"code": 120, "study": 60, "other": 10}


def test_minutes_are_told_by_the_heading_above() -> None:
    parts = _day("# A day\n\n## Garden\n\n- [x] 9:00-10:00 a\n\n### Beans\n\n- [x] 10:00-10:30 b\n").every()

    by_section = timed_by(parts, lambda work: section_title(work.entry, work.section))
    assert {name: told.effort for name, told in by_section.items()} == {"Garden": 60, "Beans": 30}


def test_minutes_are_split_at_the_hours_of_the_clock_and_at_midnight() -> None:
    hours = minutes_by_hour(_day("- [x] 22:30-0:45 zzz\n").every())

    assert [sum(hours[at].values()) for at in (21, 22, 23, 0, 1)] == [0, 30, 60, 45, 0]


def test_a_budget_stands_beside_what_was_logged_under_it() -> None:
    parts = _day("# A day\n\n## After work 30 mins\n\n- [x] 18:00-18:50 sow\n- [x] rake (10 min)\n").every()

    assert [(each.title, each.budget, each.actual) for each in budgets(parts)] == [("After work 30 mins", 30, 60)]


def test_the_budget_of_a_task_stands_beside_its_time() -> None:
    parts = _day("- [x] 9:00-16:00 sow (8h!)\n").every()

    assert [(each.budget, each.actual) for each in budgets(parts)] == [(480, 420)]


def test_the_longest_stretch_is_one_range() -> None:
    spot = longest_stretch(_day("- [x] 9:00-10:00 a\n- [x] 11:00-13:00 13:00-14:00 b\n- [-] 14:00-20:00 c\n").every())

    assert spot is not None
    assert (spot.text, spot.amount) == ("b", 120)


def test_what_is_usual_is_the_mean_of_the_nearest_twelve() -> None:
    assert usual([10, None, 20, 0, 30, 40]) == 25
    assert usual([60] * 12 + [6000]) == 60
    assert usual([10, 20, 30]) is None


# ---- verdicts


def test_verdicts_are_counted_whatever_the_state() -> None:
    told = figures(_day("- [x] a: better than expected\n- [ ] b: worse than expected\n- [x] c: as expected\n").every())

    assert told.verdicts == Verdicts(1, 1, 1)
    assert told.verdicts.balance == 0


def test_without_verdicts_there_is_no_balance() -> None:
    assert Verdicts().balance is None


# ---- the lines behind figures

_EVERY_KIND = """\
- [x] sow
- [ ] reap
- [-] burn
- [/] rake
- [?] Why moss?
- [ ] the shed
  - [x] the door
  - [ ] the roof

## Tomorrow

- [ ] rest
"""


def test_a_count_of_tasks_opens_to_its_lines() -> None:
    told = explained_tasks(_day(_EVERY_KIND).every())

    assert [spot.text for spot in told.counted] == ["sow", "the door"]
    assert [spot.text for spot in told.rest] == ["reap", "rake", "the roof"]
    assert [(spot.text, reason) for spot, reason in told.left] == [
        ("burn", Reason.DROPPED),
        ("Why moss?", Reason.QUESTION),
        ("the shed", Reason.HEADS),
        ("rest", Reason.PLANNED),
    ]
    assert (told.figure, told.whole) == (2, 5)


def test_a_sum_of_time_opens_to_its_lines() -> None:
    told = explained_time(
        _day("- [x] 9:00-10:00 a\n- [-] 10:00-11:00 b\n- [x] 12:00- c\n- d (20 min)\n- [x] e\n").every()
    )

    assert [(spot.line, spot.amount) for spot in told.counted] == [(1, 60)]
    assert [(spot.text, reason) for spot, reason in told.left] == [("b", Reason.DROPPED), ("c", Reason.OPEN_END)]
    assert told.figure == 60


def test_verdicts_open_to_the_tasks_that_have_one() -> None:
    told = explained_verdicts(_day("- [x] a: better than expected\n- [x] b\n").every())

    assert [spot.text for spot in told.counted] == ["a"]


# ---- promises

_PLAN = "# Weekly 10: 3–9 March 2031\n\n## Next week\n\n- Mend the fence\n- Swim\n- Learn Latin\n"
_NEXT = "# Weekly 11: 10–16 March 2031\n\n## This week\n\n- [x] Mend the fence\n- [ ] Swim\n- [x] Bake\n"


def test_promises_are_summed_over_plans() -> None:
    site = _site(weekly__2031_W10=_PLAN, weekly__2031_W11=_NEXT)
    (day, plan), *rest = compared(site)

    assert (day, rest) == (date(2031, 3, 6), [])
    found = kept([plan])
    assert found == Kept(3, 1, 0, 2, 1, 3, 0)
    assert (found.dropped, found.kept_percent, found.follow_through) == (1, 33, 66)


def test_a_plan_that_nothing_follows_is_pending() -> None:
    plans = [plan for _, plan in compared(_site(weekly__2031_W10=_PLAN))]

    assert kept(plans) == Kept(pending=3)
    assert kept(plans).follow_through is None


def test_a_share_of_promises_opens_to_the_items_of_the_plans() -> None:
    plans = [plan for _, plan in compared(_site(weekly__2031_W10=_PLAN, weekly__2031_W11=_NEXT))]
    done, came = explained_promises(plans), explained_promises(plans, taken_up=True)

    assert ([spot.text for spot in done.counted], done.whole) == (["Mend the fence"], 3)
    assert ([spot.text for spot in came.counted], came.whole) == (["Mend the fence", "Swim"], 3)


# ---- areas, what is open, days


def test_an_area_is_a_tag_a_heading_or_the_tag_of_the_entry() -> None:
    parts = _day(
        "---\ntags: [home]\n---\n# A day\n\n- [x] sweep\n- [x] sow #garden/beans\n\n## Today\n\n### Boat\n\n- [ ] tar\n"
    ).every()

    assert [(each.name, each.done, len(each.tasks)) for each in by_area(parts, 5)] == [
        ("Boat", 0, 1), ("garden", 1, 1), ("home", 1, 1),
    ]  # fmt: skip


def test_the_tag_of_a_task_is_none_of_its_neighbours() -> None:
    found = by_area(_day("- [x] sweep\n- [x] sow #garden\n").every(), 5)

    assert [(each.name, [spot.text for spot in each.tasks]) for each in found] == [("garden", ["sow #garden"])]


def test_what_is_open_is_that_of_the_last_twelve_weeks_and_what_has_no_date() -> None:
    site = _site(daily__2031_03_10="- [ ] rake\n", daily__2030_12_01="- [ ] fly\n", about="# About\n\n- [ ] smile\n")

    assert [each.task.text for each in recent_open(site, homes_of(site))] == ["rake", "smile"]


def test_a_task_lasts_from_its_first_day_to_its_end() -> None:
    site = _site(
        weekly__2031_W10="# Weekly 10: 3–9 March 2031\n\n## This week\n\n- [ ] Mend the fence\n",
        weekly__2031_W11="# Weekly 11: 10–16 March 2031\n\n## This week\n\n- [x] Mend the fence\n- [-] fly\n- [ ] sail\n",
    )
    tenth = date(2031, 3, 10)

    assert tuple(each for _, each in lasting(site, homes_of(site), date(2031, 3, 1))) == (
        Lasting(date(2031, 3, 3), tenth, done=True),
        Lasting(tenth, tenth),
        Lasting(tenth),
    )


def test_words_are_counted_by_month_and_language() -> None:
    found = words_by_month(_site(daily__2031_03_10="Rain all day.\n", daily__2031_04_10="今天下雨。\n"))

    assert {month: set(counted) for month, counted in found.items()} == {(2031, 3): {"en"}, (2031, 4): {"zh"}}


def test_what_is_open_and_not_carried_on_is_to_be_done() -> None:
    site = _site(
        weekly__2031_W10="# Weekly 10: 3–9 March 2031\n\n## This week\n\n- [ ] Mend the fence\n- [ ] Sow\n- [f] Fly\n",
        weekly__2031_W11="# Weekly 11: 10–16 March 2031\n\n## This week\n\n- [ ] Mend the fence\n- [-] Fly\n",
    )
    found = open_tasks(homes_of(site).every(), continued(site))

    assert [(each.entry.id, each.task.text) for each in found] == [
        ("weekly/2031-W10.md", "Sow"),
        ("weekly/2031-W11.md", "Mend the fence"),
    ]


@pytest.mark.parametrize(("as_of", "days"), [(8, [7, 8]), (9, [7, 8]), (10, []), (31, [])])
def test_the_current_run_ends_on_the_last_day_or_the_day_before(as_of: int, days: list[int]) -> None:
    found = runs([date(2031, 3, day) for day in (2, 3, 4, 7, 8)])

    assert [day.day for day in current(found, date(2031, 3, as_of))] == days
    assert current((), date(2031, 3, as_of)) == ()


def test_days_in_a_row_are_runs() -> None:
    found = runs([date(2031, 3, day) for day in (4, 2, 3, 8, 8)])

    assert found == (Run(date(2031, 3, 2), date(2031, 3, 4)), Run(date(2031, 3, 8), date(2031, 3, 8)))
    assert [run.days for run in found] == [3, 1]


def test_days_are_counted_by_weekday() -> None:
    assert by_weekday([date(2031, 3, 10), date(2031, 3, 17), date(2031, 3, 16)]) == (2, 0, 0, 0, 0, 0, 1)


def test_lines_of_one_section_that_overlap_are_an_hour_by_the_clock() -> None:
    parts = _day("## Garden\n\n- 9:00-10:00 sow\n- 9:00-10:00 sing\n- 9:30- rake\n").every()

    told = timed_by(parts, lambda work: section_title(work.entry, work.section))["Garden"]

    assert (told.effort, told.wall, told.open_ends) == (120, 60, 1)


def test_verdicts_are_told_by_what_tasks_belong_to() -> None:
    parts = _day("- [x] sow #garden: better than expected\n- [x] rake #garden: below expectation\n- [x] rest\n").every()

    assert verdicts_by(parts, area) == {"garden": Verdicts(better=1, worse=1)}


def test_a_tag_that_only_says_weekly_is_no_area() -> None:
    parts = _day("---\ntags: [Weekly, garden]\n---\n# A day\n\n- [x] sweep\n").every()

    assert [each.name for each in by_area(parts, 5)] == ["garden"]
