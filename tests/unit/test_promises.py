"""A plan beside what came of it, on values."""

import pytest

from journal.marks.tasks import State
from journal.matching import line
from journal.promises import Act, Ledger, Pair, Result, ledger


def _acts(*told: tuple[str, State] | tuple[str, State, int]) -> list[Act]:
    return [Act(line(each[0]), each[1], each[2] if len(each) > 2 else None) for each in told]


def _plans(*texts: str) -> list[line]:  # type: ignore[valid-type]
    return [line(text) for text in texts]


def _week() -> Ledger:
    plans = _plans("Sort the photos", "Writing more", "Swim", "Tune the tokeniser", "Watch lecture 2")
    acts = _acts(
        ("Sort the photos", State.DONE),
        ("Writing: a letter", State.TODO),
        ("Tuned tokeniser on a small corpus", State.DONE),
        ("Watch lecture 3", State.DONE),
        ("Mend the fence", State.DONE),
    )
    return ledger(plans, acts)


def test_what_is_planned_is_beside_what_took_it_up_in_the_order_of_the_plan() -> None:
    assert [(pair.plan, pair.act, pair.result) for pair in _week().pairs] == [
        (0, 0, Result.DONE),
        (1, 1, Result.NOT_DONE),
        (3, 2, Result.DONE),
    ]


def test_what_nothing_took_up_is_dropped_and_what_no_plan_meant_is_unplanned() -> None:
    assert _week().dropped == (2, 4)
    assert _week().unplanned == (3, 4)


def test_the_kept_share_is_of_the_whole_plan() -> None:
    week = _week()
    assert (week.kept, week.planned, week.kept_percent) == (2, 5, 40)


def test_an_empty_plan_has_no_share() -> None:
    nothing = ledger([], _acts(("Swim", State.DONE)))
    assert (nothing.kept_percent, nothing.unplanned) == (None, (0,))


def test_a_plan_that_a_task_below_another_took_up_makes_that_one_planned_too() -> None:
    taken = ledger(
        _plans("Choose a lens"), _acts(("Camera", State.TODO), ("Choose a lens", State.DONE, 0), ("Swim", State.DONE))
    )
    assert taken.pairs == (Pair(0, 1, 1.0, Result.DONE),)
    assert taken.unplanned == (2,)


@pytest.mark.parametrize(
    ("state", "begun", "result"),
    [
        (State.DONE, False, Result.DONE),
        (State.DOING, False, Result.PARTLY),
        (State.TODO, True, Result.PARTLY),
        (State.TODO, False, Result.NOT_DONE),
        (State.DEFERRED, False, Result.NOT_DONE),
        (State.FAILED, False, Result.NOT_DONE),
        (State.CANCELLED, False, Result.NOT_DONE),
    ],
)
def test_what_came_of_a_plan_follows_from_the_task_that_took_it_up(
    state: State, *, begun: bool, result: Result
) -> None:
    assert ledger(_plans("Swim"), [Act(line("Swim"), state, begun=begun)]).pairs[0].result is result


def test_a_dropped_task_that_no_plan_meant_is_not_unplanned() -> None:
    assert ledger([], _acts(("Swim", State.CANCELLED))).unplanned == ()


def test_likely_pairs_are_named_and_not_made() -> None:
    likely = ledger(
        _plans("Write the introduction and the outlook"),
        _acts(("Write introduction, send it round, fix figures", State.DONE)),
    )
    assert likely.pairs == ()
    assert [(each.left, each.right, each.score) for each in likely.maybe] == [(0, 0, 0.62)]
