"""The pages of tasks, on notes as they are written."""

import pytest

from journal.marks.looks import Look
from journal.marks.tasks import Task
from journal.model import Entry, Site
from journal.read import read
from journal.record import replace
from journal.routes import Home, Tasks
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.known import known
from journal.views.place import Place
from journal.views.tasks.page import TasksView, pages, tasks


def _site(**texts: str) -> Site:
    files = {name.replace("__", "/").replace("_", "-") + ".md": text for name, text in texts.items()}
    notes = [read(path, text.encode(), path, Rules()).note for path, text in files.items()]
    made = assemble(notes, Terms())
    return replace(made, masthead=replace(made.masthead, language="en"))


def _row(entry: Entry, task: Task, look: Look, href: str, note: str) -> str:
    return f"{look} {task.text} {note}".strip()


def _view(site: Site, by: str = "") -> TasksView:
    return tasks(Place(site, Tasks(by), found=known(site)), by, _row)


_W10 = "# Weekly 10: 3–9 March 2031\n\n## This week\n\n- [x] 9:00-10:00 bake: better than expected\n- [ ] Mend the fence\n- [-] fly\n\n## Next week\n\n- Mend the fence\n- Swim\n"
_W11 = "# Weekly 11: 10–16 March 2031\n\n## This week\n\n- [ ] Mend the fence\n\n## Next week\n\n- Sail\n"
_DAY = "- [x] 18:00-19:30 sow\n- [ ] rake #garden\n"


@pytest.fixture(scope="module")
def site() -> Site:
    return _site(weekly__2031_W10=_W10, weekly__2031_W11=_W11, daily__2031_03_12=_DAY)


def test_a_journal_without_tasks_has_no_pages_of_them() -> None:
    assert pages(_site(daily__2031_03_12="Rain.\n")) == ()


def test_there_is_a_page_for_each_period(site: Site) -> None:
    assert pages(site) == (Tasks(), Tasks("months"), Tasks("years"))


def test_each_week_is_a_column_with_what_was_done_of_all(site: Site) -> None:
    (chart,) = _view(site).charts

    assert [(each.label, each.head, each.of) for each in chart.columns[-2:]] == [("10", "1", "/2"), ("11", "1", "/3")]
    assert len(chart.columns) == 12
    assert chart.columns[-1].now


def test_a_column_says_what_it_shows(site: Site) -> None:
    (chart,) = _view(site).charts

    assert chart.columns[-2].said == "Week 10, 2031: 1 of 2 done, 1 carried over, 1 dropped"


def test_hours_stand_in_the_same_columns(site: Site) -> None:
    hours = _view(site).hours

    assert hours is not None
    assert [(each.label, each.head) for each in hours.columns[-2:]] == [("10", "1"), ("11", "2")]


def test_less_than_half_an_hour_is_told_in_minutes() -> None:
    hours = _view(_site(daily__2031_03_12="- [x] 9:00-9:20 bake\n")).hours

    assert hours is not None
    assert (hours.columns[-1].head, hours.columns[-1].of) == ("20", " min")


def test_the_table_says_the_same(site: Site) -> None:
    table = _view(site).table

    assert table.head == ("Week", "Done", "Partly done", "Carried over", "Dropped", "Not done", "Time")
    assert table.rows == (
        ("Week 11, 2031", "1", "0", "0", "0", "2", "1 h 30"),
        ("Week 10, 2031", "1", "0", "1", "1", "0", "1 h 00"),
    )


def test_the_figures_in_large_open_to_their_lines(site: Site) -> None:
    found = {num.name: num for num in _view(site).nums}

    assert (found["Done, last 12 weeks"].figure, found["Done, last 12 weeks"].small) == ("2", "of 5")
    assert found["Follow-through"].figure == "50%"
    assert (found["Carried over now"].figure, found["Carried over now"].small) == ("1", "oldest 13 days")
    assert found["Logged, Week 11"].figure == "1 h 30"
    how = found["Done, last 12 weeks"].how
    assert how is not None
    assert [(each.label, len(each.lines)) for each in how.lists] == [
        ("Counted", 2),
        ("In the total only", 3),
        ("Not counted", 1),
    ]


def test_what_is_carried_over_has_its_chain(site: Site) -> None:
    (row,) = _view(site).carried

    assert (row.text, [link.label for link in row.chain.links], row.age) == (
        "Mend the fence",
        ["W10", "W11"],
        "13 days",
    )


def test_the_area_of_what_is_carried_over_is_said_once() -> None:
    tagged = _site(**{f"weekly__2031_W{week}": "## This week\n\n- [ ] Mend the fence #garden\n" for week in (10, 11)})
    noted = _site(
        **{f"weekly__2031_W{week}": "---\ntags: [garden]\n---\n\n- [ ] Mend the fence\n" for week in (10, 11)}
    )

    assert [[row.area for row in _view(each).carried] for each in (tagged, noted)] == [[""], ["garden"]]


def test_open_tasks_are_listed_where_they_stand_last(site: Site) -> None:
    found = [(group.label, group.items) for group in _view(site).open]

    assert found == [("Weekly 11", ("carry Mend the fence",)), ("12 Mar", ("open rake #garden",))]


def test_the_plan_for_the_week_to_come_is_listed(site: Site) -> None:
    view = _view(site)

    assert (view.planned_label, view.planned) == ("Planned for Week 12", ("plan Sail",))


def test_the_plan_for_the_month_to_come_is_listed_where_none_is_for_a_week() -> None:
    month = "- [x] bake\n\n## Next month\n\n- Sail\n\n## Next year\n\n- Row\n"
    view = _view(_site(monthly__2031_03=month, daily__2031_03_30=_DAY))

    assert (view.planned_label, view.planned) == ("Planned for April 2031", ("plan Sail",))


def test_what_was_done_last_comes_first(site: Site) -> None:
    assert _view(site).done == ("done sow 12 Mar",)


def test_areas_have_what_was_done_of_all(site: Site) -> None:
    assert [(row.label, row.value) for row in _view(site).areas] == [("garden", "0/1")]


def test_verdicts_are_a_line_in_shares(site: Site) -> None:
    verdicts = _view(site).verdicts

    assert verdicts is not None
    assert [(slice_.kind, slice_.width) for slice_ in verdicts.slices] == [("k-p3", "100")]
    assert verdicts.rows[0] == ("up", "better", "1")


def test_a_month_has_the_tasks_of_its_days_and_weeks_apart(site: Site) -> None:
    days, whole = _view(site, "months").charts

    assert (days.label, days.columns[-1].head, days.columns[-1].of) == ("Tasks of days", "1", "/2")
    assert (whole.label, whole.columns[-1].head, whole.columns[-1].of) == ("Tasks of whole weeks", "1", "/3")


def test_what_was_done_of_whole_weeks_stands_beside_what_was_done_of_days(site: Site) -> None:
    assert [(each.name, each.figure, each.small) for each in _view(site, "months").nums][:2] == [
        ("Done, last 12 months", "1", "of 2"),
        ("Tasks of whole weeks", "1", "of 3"),
    ]


@pytest.mark.parametrize(("first", "name"), [(2020, "Done, all years"), (2019, "Done, last 12 years")])
def test_what_was_done_is_of_the_years_that_are_shown(first: int, name: str) -> None:
    years = _site(**{f"daily__{year}_03_10": "- [x] bake\n" for year in (first, *range(2021, 2032))})

    done = _view(years, "years").nums[0]
    assert (done.name, done.figure) == (name, "12" if first == 2020 else "11")


def test_years_are_columns_up_to_the_last_one(site: Site) -> None:
    assert [each.label for each in _view(site, "years").charts[0].columns] == ["2031"]


def test_a_journal_of_weeks_alone_has_its_months() -> None:
    view = _view(_site(weekly__2031_W10=_W10), "months")

    assert [chart.label for chart in view.charts] == ["Tasks of whole weeks"]
    assert view.ring is not None
    assert view.ring.text == "50%"


def test_without_anything_in_the_last_weeks_it_says_so() -> None:
    view = _view(_site(daily__2031_03_12=_DAY, daily__2032_03_12="Rain.\n"))

    assert view.empty is not None
    assert view.charts == ()


def test_without_a_date_the_open_tasks_are_there_all_the_same() -> None:
    view = _view(_site(about="# About\n\n- [ ] take a photograph\n"))

    assert (view.nums, view.charts) == ((), ())
    assert [group.items for group in view.open] == [("open take a photograph",)]


def test_nothing_carried_over_is_said() -> None:
    view = _view(_site(daily__2031_03_12=_DAY))

    assert view.no_carried is not None


def test_the_links_between_periods_tell_which_is_shown(site: Site) -> None:
    assert [(link.label, link.current) for link in _view(site, "months").periods] == [
        ("12 weeks", False),
        ("Months", True),
        ("Years", False),
    ]


def test_tasks_are_in_the_header_only_where_there_are_some(site: Site) -> None:
    assert Tasks() in known(site).sections
    assert Tasks() not in Place(_site(daily__2031_03_12="Rain.\n"), Home()).known.sections


# ---- what figures open to


def test_each_row_of_the_table_leads_to_its_week(site: Site) -> None:
    assert _view(site).table.hrefs == ("../2031/w11/", "../2031/w10/")


def test_the_carried_count_opens_to_its_tasks(site: Site) -> None:
    how = next(num.how for num in _view(site).nums if num.name == "Carried over now")

    assert how is not None
    assert [(line.text, line.href) for told in how.lists for line in told.lines] == [
        ("Mend the fence", "mend-the-fence/")
    ]


def test_the_streak_opens_to_its_days() -> None:
    site = _site(daily__2031_03_10="Rain.\n", daily__2031_03_12=_DAY, daily__2031_03_13="Sun.\n")
    how = next(num.how for num in _view(site).nums if num.name == "Streak")

    assert how is not None
    assert [line.text for told in how.lists for line in told.lines] == ["13 Mar 2031", "12 Mar 2031"]


def test_an_area_opens_to_its_tasks(site: Site) -> None:
    found = {told.label: [line.text for line in told.lines] for told in _view(site).areas_how.lists}

    assert found == {"garden": ["rake #garden"]}


def test_the_year_opens_to_its_tasks(site: Site) -> None:
    how = _view(site).year_how

    assert how is not None
    assert [(told.label, len(told.lines)) for told in how.lists] == [("Counted", 1), ("In the total only", 1)]
    assert how.links == ()


def test_a_month_of_the_year_leads_to_its_page(site: Site) -> None:
    assert [bar.href for bar in _view(site).months] == ["../2031/03/"]


def test_above_a_column_of_a_thousand_tasks_is_only_what_was_done() -> None:
    text = "".join(f"- [{'x' if n % 2 else ' '}] sow {n}\n" for n in range(1000))
    (chart,) = _view(_site(daily__2031_03_12=text)).charts

    assert (chart.columns[-1].head, chart.columns[-1].of) == ("500", "")
