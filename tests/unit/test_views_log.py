"""The page of a log of weeks, and the weeks of it; on notes as they are written."""

from datetime import date

import pytest

from journal.model import Daily, Entry, Log, Page, Site, Weekly
from journal.read import read
from journal.routes import Home, WeekPage
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.log import LogView, log
from journal.views.place import Place
from journal.views.weekly import weekly

_WEEKS = """# The weir

Since the flood.

## Week 10, 2031

- [ ] grease the gate

It fell.

- 4 March: rain
- 5 March: sun

### Next week

- paint the rail

## 10–16 March 2031

- [x] paint the rail

## Tools

A ladder.
"""


def _site(text: str, path: str = "weir.md") -> Site:
    return assemble([read(path, text.encode(), "d", Rules()).note], Terms())


def _many(weeks: int, first: int = 2030) -> str:
    """A file of so many weeks from that year on."""
    return "".join(f"## Week {at % 50 + 1}, {first + at // 50}\n\n- [x] a\n\n" for at in range(weeks))


def _kinds(site: Site) -> set[type[Entry]]:
    return {type(entry) for entry in site.entries}


def _shown(site: Site) -> LogView:
    (of,) = (entry for entry in site.entries if isinstance(entry, Log))
    return log(Place(site, site.routes[of.id]), of, "")


def test_a_file_of_weeks_is_a_log_of_them() -> None:
    site = _site(_WEEKS)
    of = site.by_id["weir.md"]
    weeks = [entry for entry in site.entries if isinstance(entry, Weekly)]

    assert isinstance(of, Log)
    assert of.parts == ("weir.md#2031-W10", "weir.md#2031-W11")
    assert [of.note.sections[at].title for at in of.outside] == ["", "The weir", "Tools"]
    assert [(str(week.week), week.start, week.end) for week in weeks] == [
        ("2031-W11", date(2031, 3, 10), date(2031, 3, 16)),
        ("2031-W10", date(2031, 3, 3), date(2031, 3, 9)),
    ]
    assert [site.routes[week.id] for week in weeks] == [WeekPage(week.week) for week in weeks if week.week]


def test_each_week_has_its_own_tasks_and_its_plan_is_compared_with_the_next() -> None:
    site = _site(_WEEKS)
    (plan,) = site.promises["weir.md#2031-W10"]

    assert [site.by_id[f"weir.md#2031-W{week}"].tally.leaf_total for week in (10, 11)] == [1, 1]
    assert plan.acts == (("weir.md#2031-W11", 1),)


def test_a_day_of_a_line_is_of_the_week_around_it() -> None:
    site = _site(_WEEKS)

    assert [part.entry for part in site.days[date(2031, 3, 4)].parts] == ["weir.md#2031-W10"]


def test_the_page_lists_its_weeks_under_the_ids_of_their_headings() -> None:
    shown = _shown(_site(_WEEKS))
    (year,) = shown.years

    assert [row.anchor for row in year.rows] == ["week-10-2031", "1016-march-2031"]
    assert (shown.said, shown.span, year.name) == ("2 weeks", "3–16 March 2031", "")
    assert shown.years_label == "Weeks of this log"


def test_many_weeks_of_several_years_fold_away_but_for_the_newest() -> None:
    years = _shown(_site(_many(120))).years

    assert [(year.name, year.said, len(year.rows), year.open) for year in years] == [
        ("2030", "50 weeks", 50, False),
        ("2031", "50 weeks", 50, False),
        ("2032", "20 weeks", 20, True),
    ]


def test_days_of_a_log_say_their_year_where_it_has_several_and_that_they_are_days_nowhere() -> None:
    one, two = (
        "## 2031-03-04: rain\n\na\n\n## 2031-03-05: sun\n\nb\n",
        "## 2030-03-04: rain\n\na\n\n## 2031-03-05: sun\n\nb\n",
    )

    def said(text: str) -> list[tuple[str, str]]:
        return [
            (row.row.when, row.row.kind) for year in _shown(_site(f"# Weir log\n\n{text}")).years for row in year.rows
        ]

    assert said(one) == [("4 Mar", ""), ("5 Mar", "")]
    assert said(two) == [("4 Mar 2030", ""), ("5 Mar 2031", "")]


def test_a_week_of_a_log_leads_back_to_it() -> None:
    site = _site(_WEEKS)
    week = site.by_id["weir.md#2031-W10"]
    assert isinstance(week, Weekly)

    assert [crumb.label for crumb in weekly(Place(site, Home()), week, "").frame.crumbs] == ["Part of The weir"]


def test_a_week_that_comes_twice_is_two_parts() -> None:
    site = _site("## Week 10, 2031\n\na\n\n## Week 11, 2031\n\nb\n\n## Week 10, 2031\n\nc\n")

    assert sorted(entry.id for entry in site.entries) == [
        "weir.md", "weir.md#2031-W10", "weir.md#2031-W10-2", "weir.md#2031-W11",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Week 10, 2031\n\na\n\n## Week 11, 2031\n\nb\n\n## Week 12, 2031\n\nc\n", Weekly),
        ("# The weir\n\n## Week 10, 2031\n\na\n", Page),
        ("# The weir\n\n" + "It fell. " * 40 + "\n\n## Week 10, 2031\n\na\n\n## Week 11, 2031\n\nb\n", Page),
        ("# The weir\n\n## March 2031\n\na\n\n## April 2031\n\nb\n", Page),
        ("## This week (3–9 March 2031)\n\n- [x] a\n\n## Next week (10–16 March 2031)\n\n- b\n", Weekly),
    ],
    ids=["of a week", "one week", "little below them", "months", "this week and the next"],
)
def test_other_notes_with_weeks_in_headings_are_no_logs(text: str, kind: type[Entry]) -> None:
    assert _kinds(_site(text)) == {kind}


def test_a_file_of_days_below_weeks_is_a_log_of_days() -> None:
    days = "".join(f"## Week {week}, 2031\n\n### 2031-03-{week - 7:02}\n\na\n\n" for week in (10, 22, 31))

    assert _kinds(_site(days)) == {Log, Daily}
