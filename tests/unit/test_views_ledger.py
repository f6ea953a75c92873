"""What pages show of plans; on notes as they are written."""

from journal.dates.values import Week
from journal.model import Site
from journal.read import read
from journal.routes import DayPage, WeekPage
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.ledger import Came, LedgerView, came_of, ledgers_of_day, ledgers_of_week
from journal.views.place import Place

_PLAN = (
    "# Week 10, 2031\n\n## Next week\n\n- Mend the fence\n  - buy nails\n- Swim twice\n- [ ] Call the bank\n- Sleep\n"
)
_WEEK = "# Week 11, 2031\n\n## This week\n\n- [x] Mended the fence\n- [ ] Call the bank\n- [x] Wash the car\n"
_DAY = "# 12 March 2031\n\n- [x] Swim twice, in the lake\n"


def _site(**more: str) -> Site:
    texts = {"weekly/2031-W10.md": _PLAN, "weekly/2031-W11.md": _WEEK, "daily/2031-03-12.md": _DAY, **more}
    return assemble([read(path, text.encode(), path, Rules()).note for path, text in texts.items() if text], Terms())


def _week(site: Site) -> tuple[LedgerView, ...]:
    place = Place(site, WeekPage(Week(2031, 11)))
    return ledgers_of_week(place, ("weekly/2031-W11.md", "daily/2031-03-12.md"))


def test_a_week_stands_beside_the_plan_that_was_made_for_it() -> None:
    (shown,) = _week(_site())

    assert (shown.source, shown.href, shown.planned) == ("Planned in Weekly 10", "../w10/#p-1", "4")
    assert [(group.name, group.count) for group in shown.groups] == [
        ("Done of those", "2"),
        ("Not done", "1"),
        ("Not taken up", "1"),
        ("Not planned", "1"),
    ]


def test_a_pair_has_both_lines_and_how_alike_they_are() -> None:
    (shown,) = _week(_site())
    pairs = [(line.plan, line.task, line.task_href, line.score) for line in shown.groups[0].lines]

    assert pairs == [
        ("Mend the fence", "Mended the fence", "#t-1", "1.00 alike"),
        ("Swim twice", "Swim twice, in the lake", "../03/12/#t-1", "0.90 alike"),
    ]


def test_a_line_that_was_not_taken_up_stands_alone() -> None:
    (shown,) = _week(_site())
    (line,) = shown.groups[2].lines

    assert (line.plan, line.plan_href, line.task, line.score) == ("Sleep", "../w10/#p-4", "", "")


def test_a_week_that_nobody_planned_has_no_ledger() -> None:
    assert _week(_site(**{"weekly/2031-W10.md": ""})) == ()


def test_lines_that_may_mean_the_same_are_shown_as_such() -> None:
    week = "# Week 11, 2031\n\n## This week\n\n- [x] Sleep more than seven hours\n"
    (shown,) = _week(_site(**{"weekly/2031-W11.md": week, "daily/2031-03-12.md": ""}))

    named = {group.name: [(line.plan, line.task) for line in group.lines] for group in shown.groups}
    assert "Perhaps the same" not in named or named["Perhaps the same"] == [("Sleep", "Sleep more than seven hours")]


def test_each_planned_line_says_what_came_of_it() -> None:
    site = _site()
    place = Place(site, WeekPage(Week(2031, 10)))

    assert came_of(place, site.by_id["weekly/2031-W10.md"]) == {
        (False, 0): Came("Done · W11 · 1.00", "../w11/#t-1"),
        (False, 2): Came("Done · 12 Mar · 0.90", "../03/12/#t-1"),
        (True, 0): Came("Not done · W11 · 1.00", "../w11/#t-2"),
        (False, 3): Came("Not taken up", ""),
    }


def test_nothing_is_said_of_a_plan_while_nothing_follows_it() -> None:
    site = _site(**{"weekly/2031-W11.md": "", "daily/2031-03-12.md": ""})

    assert came_of(Place(site, WeekPage(Week(2031, 10))), site.by_id["weekly/2031-W10.md"]) == {}


_EVE = "# 11 March 2031\n\n- [x] Rest\n\n## Tomorrow\n\n- Swim twice\n- Read\n"


def test_a_day_stands_beside_the_plan_of_the_day_before() -> None:
    site = _site(**{"daily/2031-03-11.md": _EVE})
    place = Place(site, DayPage(site.by_id["daily/2031-03-12.md"].when))  # type: ignore[arg-type]

    (shown,) = ledgers_of_day(place, ("daily/2031-03-12.md",))

    assert (shown.source, shown.planned) == ("Planned on 11 Mar", "2")
    assert [(group.name, group.count) for group in shown.groups] == [("Done of those", "1"), ("Not taken up", "1")]


def test_the_plan_of_a_week_is_no_matter_of_its_days() -> None:
    site = _site()
    place = Place(site, DayPage(site.by_id["daily/2031-03-12.md"].when))  # type: ignore[arg-type]

    assert ledgers_of_day(place, ("daily/2031-03-12.md",)) == ()


def test_a_group_of_many_lines_shows_the_first_and_counts_the_others() -> None:
    tasks = "\n".join(
        f"- [x] {name}{number}" for number in range(5) for name in ("alder", "birch", "cedar", "elm", "fir")
    )
    (shown,) = _week(_site(**{"weekly/2031-W11.md": f"# Week 11, 2031\n\n## This week\n\n{tasks}\n"}))

    (free,) = (group for group in shown.groups if group.name == "Not planned")
    assert (len(free.lines), free.count, free.more) == (20, "25", "5 lines more, on the pages of their entries")
