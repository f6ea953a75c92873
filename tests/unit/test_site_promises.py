"""Which plan is compared with what; on notes as they are written."""

import pytest

from journal.figures.plans import kept
from journal.model import Horizon, Promised, Site
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.promises import promises_of
from journal.site.terms import Terms


def _site(**texts: str) -> Site:
    files = {name.replace("__", "/").replace("_", "-") + ".md": text for name, text in texts.items()}
    notes = [read(path, text.encode(), path, Rules()).note for path, text in files.items()]
    return assemble(notes, Terms())


def _promises(**texts: str) -> dict[str, tuple[Promised, ...]]:
    site = _site(**texts)
    return promises_of(site.entries, site.days)


_WEEK_10 = "# Weekly 10: 3–9 March 2031\n\n## Next week\n\n- Mend the fence\n  - buy nails\n- Swim\n"


def test_the_plan_of_a_week_is_beside_the_checklist_of_the_next() -> None:
    found = _promises(
        weekly__2031_W10=_WEEK_10,
        weekly__2031_W11="# Weekly 11: 10–16 March 2031\n\n## This week\n\n- [x] Mended the fence\n",
    )
    (plan,) = found["weekly/2031-W10.md"]
    assert plan.horizon is Horizon.WEEK
    assert [item.text for item in plan.items] == ["Mend the fence", "Swim"]
    assert plan.ledger is not None
    assert (plan.ledger.kept, plan.ledger.dropped) == (1, (1,))
    assert plan.acts == (("weekly/2031-W11.md", 0),)


def test_a_day_of_the_next_week_keeps_a_plan_as_well() -> None:
    found = _promises(weekly__2031_W10=_WEEK_10, daily__2031_03_12="# 12 March 2031\n\n- [x] Swim, 20 lengths\n")
    (plan,) = found["weekly/2031-W10.md"]
    assert plan.ledger is not None
    assert [pair.plan for pair in plan.ledger.pairs] == [1]


def test_a_plan_whose_week_has_not_come_is_pending() -> None:
    (plan,) = _promises(weekly__2031_W10=_WEEK_10)["weekly/2031-W10.md"]
    assert plan.ledger is None


def test_a_plan_is_not_compared_with_a_week_months_later() -> None:
    found = _promises(
        weekly__2031_W10=_WEEK_10, weekly__2031_W20="# Weekly 20: 12–18 May 2031\n\n## This week\n\n- [x] Swim\n"
    )
    assert found["weekly/2031-W10.md"][0].ledger is None


def test_the_plan_of_a_day_is_beside_the_next_day_that_was_written() -> None:
    found = _promises(
        daily__2031_03_07="# 2031-03-07\n\n## 明日计划\n\n- 读存储论文\n- 游泳\n",
        daily__2031_03_10="# 2031-03-10\n\n- [x] 读两篇存储论文\n",
    )
    (plan,) = found["daily/2031-03-07.md"]
    assert plan.horizon is Horizon.DAY
    assert plan.ledger is not None
    assert (plan.ledger.kept, plan.ledger.dropped) == (1, (1,))


def test_a_days_plan_for_the_next_week_is_compared_with_all_of_that_week() -> None:
    found = _promises(
        daily__2031_03_09="# 2031-03-09\n\n## Next week\n\n- Swim\n",
        daily__2031_03_10="# 2031-03-10\n\n- [x] Bake bread\n",
        daily__2031_03_14="# 2031-03-14\n\n- [x] Swim\n",
    )
    (plan,) = found["daily/2031-03-09.md"]
    assert plan.horizon is Horizon.WEEK
    assert plan.ledger is not None
    assert plan.ledger.kept == 1


def test_a_ticked_box_in_a_plan_is_an_item_of_it() -> None:
    found = _promises(
        daily__2031_03_10="# 2031-03-10\n\n## Tomorrow\n\n- [x] Swim\n- [ ] Bake bread\n",
        daily__2031_03_11="# 2031-03-11\n\n- [x] Bake bread\n",
    )
    (plan,) = found["daily/2031-03-10.md"]
    assert [(item.boxed, item.line) for item in plan.items] == [(True, 5), (True, 6)]


def test_a_task_carries_its_id_into_the_comparison() -> None:
    found = _promises(
        daily__2031_03_10="# 2031-03-10\n\n## Tomorrow\n\n- [ ] Write to the landlord 🆔 k7\n",
        daily__2031_03_11="# 2031-03-11\n\n- [x] Letter about the roof 🆔 k7\n",
    )
    ledger = found["daily/2031-03-10.md"][0].ledger
    assert ledger is not None
    assert ledger.pairs[0].score == 1.0


def test_the_days_of_a_log_promise_and_keep_like_any_other() -> None:
    log = "# Log\n\n## 2031-03-10\n\n- [x] Bake\n\n### Tomorrow\n\n- Swim\n\n## 2031-03-11\n\n- [x] Swim\n\n## 2031-06-01\n\nx\n"
    found = _promises(log=log)
    (plan,) = found["log.md#2031-03-10"]
    assert plan.ledger is not None
    assert plan.ledger.kept == 1


def test_the_order_of_the_entries_does_not_matter() -> None:
    site = _site(
        weekly__2031_W10=_WEEK_10,
        weekly__2031_W11="# Weekly 11: 10–16 March 2031\n\n## This week\n\n- [x] Mended the fence\n",
        daily__2031_03_12="# 12 March 2031\n\n- [x] Swim\n",
    )
    assert promises_of(site.entries, site.days) == promises_of(site.entries[::-1], site.days)


def test_an_open_task_that_the_entry_plans_again_is_carried_over() -> None:
    text = "# 2031-03-10\n\n- [ ] Try the small model\n- [x] Swim\n\n## Tomorrow\n\n- Write it up\n- Try small model\n- Swim\n"
    (plan,) = _promises(daily__2031_03_10=text)["daily/2031-03-10.md"]
    assert plan.again == ((1, 0),)


_ALSO = "# Weekly 10: 3–9 March 2031\n\n## {}\n\n- Mend the fence\n- Swim\n"


def _kept(title: str, **others: str) -> list[tuple[Horizon, int | None]]:
    """What came of what a week plans under a heading: what it was made for, and how many were done."""
    plans = _promises(weekly__2031_W10=_ALSO.format(title), **others)["weekly/2031-W10.md"]
    return [(plan.horizon, plan.ledger.kept if plan.ledger else None) for plan in plans]


_APRIL = "# 2031-04-20\n\n- [x] Swim\n"
_NEXT = "# Weekly 11: 10–16 March 2031\n\n## This week\n\n- [x] Mended the fence\n"


@pytest.mark.parametrize("title", ["Next month", "下月计划", "来月の予定", "다음 달 계획", "Nächster Monat"])
def test_a_week_plans_for_the_next_month_where_it_says_so(title: str) -> None:
    assert _kept(title, weekly__2031_W11=_NEXT) == [(Horizon.MONTH, None)]
    assert _kept(title, weekly__2031_W11=_NEXT, daily__2031_04_20=_APRIL) == [(Horizon.MONTH, 1)]


@pytest.mark.parametrize("title", ["Next year", "明年计划", "来年の目標", "내년 목표", "Nächstes Jahr"])
def test_a_plan_for_the_next_year_is_not_compared(title: str) -> None:
    assert _kept(title, weekly__2031_W11=_NEXT, daily__2032_04_20="- [x] Swim\n") == [(Horizon.YEAR, None)]


def test_goals_without_boxes_are_those_of_the_week_itself() -> None:
    day = "# 2031-03-05\n\n- [x] Swim\n"

    assert _kept("Goals", weekly__2031_W11=_NEXT) == [(Horizon.SAME, None)]
    assert _kept("计划", weekly__2031_W11=_NEXT, daily__2031_03_05=day) == [(Horizon.SAME, 1)]


def test_goals_below_a_heading_for_the_next_week_are_those_of_the_next_week() -> None:
    assert _kept("Next week\n\n### Goals", weekly__2031_W11=_NEXT) == [(Horizon.WEEK, 1)]


def test_next_steps_of_a_week_are_for_the_next_and_of_its_day_for_the_day_after() -> None:
    day = "2031-03-04\n\n### Tomorrow"

    assert _kept("Next steps", weekly__2031_W11=_NEXT) == [(Horizon.WEEK, 1)]
    assert _kept(day, weekly__2031_W11=_NEXT, daily__2031_03_06="- [x] Swim\n") == [(Horizon.DAY, 1)]


def test_days_of_a_week_that_plan_for_the_same_day_plan_each_for_itself() -> None:
    days = "2031-03-04\n\n### Tomorrow\n\n- Row\n\n## 2031-03-05\n\n### Tomorrow"
    plans = _promises(
        weekly__2031_W10=_ALSO.format(days), daily__2031_03_06="- [x] Swim\n- [x] Row\n- [x] Mend the fence\n"
    )["weekly/2031-W10.md"]

    assert [plan.ledger and plan.ledger.kept for plan in plans] == [1, 2]


def test_a_month_is_compared_with_its_notes_its_weeks_and_its_days() -> None:
    found = _promises(
        monthly__2031_03="# March 2031\n\n## Next month\n\n- Mend the fence\n- Swim\n- Bake\n- Sail\n",
        monthly__2031_04="# April 2031\n\n- [x] Swim\n",
        weekly__2031_W15="# Weekly 15\n\n- [x] Mend the fence\n\n## 2031-04-08\n\n- [ ] Bake\n",
        weekly__2031_W18="# Weekly 18\n\n- [x] Sail\n\n## 2031-04-29\n\n- [x] Paint\n",
    )
    (plan,) = found["monthly/2031-03.md"]
    assert plan.ledger is not None
    assert [(plan.items[pair.plan].text, pair.result.value) for pair in plan.ledger.pairs] == [
        ("Mend the fence", "done"),
        ("Swim", "done"),
        ("Bake", "not_done"),
    ]
    # Week 18 is of May, but its Tuesday is of April; and nobody plans all that a month brings.
    assert ("weekly/2031-W18.md", 1) in plan.acts
    assert (plan.ledger.dropped, plan.ledger.unplanned) == ((3,), ())
    assert plan.ledger.kept == kept([plan]).kept == 2
    assert (kept([plan]).actual, kept([plan]).unplanned) == (0, 0)


_LOG = "# {title}\n\n## {goals}\n\n- {plan}\n- Sail\n\n## 2031-03-03\n\n- [x] {done}\n\n## 2031-03-21\n\n- [x] Row\n"


@pytest.mark.parametrize(
    ("title", "goals", "plan", "done"),
    [
        ("March 2031", "Goals", "Mend the fence", "Mended the fence"),
        ("2031年3月", "本月目标", "整理潮汐表", "潮汐表整理了"),
        ("2031年3月", "今月の目標", "柵を直す", "柵を直した"),
        ("2031년 3월", "이번 달 목표", "울타리 고치기", "울타리 고쳤다"),
    ],
)
def test_goals_of_the_log_of_a_month_are_compared_with_its_days(title: str, goals: str, plan: str, done: str) -> None:
    (found,) = _promises(monthly__2031_03=_LOG.format(title=title, goals=goals, plan=plan, done=done)).values()

    assert [(each.horizon, each.acts) for each in found] == [
        (Horizon.SAME, (("monthly/2031-03.md#2031-03-03", 0), ("monthly/2031-03.md#2031-03-21", 1)))
    ]
    assert found[0].ledger is not None
    assert (found[0].ledger.kept, found[0].ledger.dropped) == (1, (1,))


def test_the_log_of_a_month_plans_for_the_next_one_and_for_no_day_or_week() -> None:
    plans = "## Next month\n\n- Swim\n\n## Next week\n\n- Bake\n\n## Tomorrow\n\n- Sow\n"
    days = "# March 2031\n\n## 2031-03-03\n\nRained.\n\n## 2031-03-21\n\n- [x] Swim\n\n" + plans
    found = _promises(monthly__2031_03=days, daily__2031_04_20=_APRIL)["monthly/2031-03.md"]

    assert [(plan.horizon, plan.acts) for plan in found] == [
        (Horizon.MONTH, (("daily/2031-04-20.md", 0),)),
    ]


def test_the_log_of_a_year_plans_for_nothing() -> None:
    days = "# 2031\n\n## Goals\n\n- Swim\n\n## 2031-03-03\n\n- [x] Swim\n\n## 2031-05-21\n\n- [x] Row\n"

    assert _promises(log=days) == {}
