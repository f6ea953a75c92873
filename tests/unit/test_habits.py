"""Habits, on values: score, consistency, streaks and what a day was."""

from datetime import date, timedelta

import pytest

from journal.habits import Event, Habit, Value, habit, recurring

_MONDAY = date(2031, 3, 3)


def _day(number: int) -> date:
    return _MONDAY + timedelta(days=number)


def _habit(days: range | list[int], until: int, rest: tuple[int, ...] = ()) -> Habit:
    events = [Event(_day(number), done=True, minutes=30) for number in days]
    events += [Event(_day(number), done=False, rest=True) for number in rest]
    found = habit(events, _day(until))
    assert found is not None
    return found


@pytest.mark.parametrize(("days", "score"), [(13, 0.50), (30, 0.80)])
def test_the_score_of_a_daily_habit_grows_with_its_days(days: int, score: float) -> None:
    assert round(_habit(range(days), days - 1).score, 2) == score


def test_one_day_missed_costs_little() -> None:
    assert round(_habit(range(30), 30).score, 2) == 0.76


def test_a_day_of_rest_neither_counts_nor_breaks() -> None:
    rested = _habit([*range(5), *range(6, 10)], 9, rest=(5,))
    assert rested.values[5] is Value.SKIP
    assert (rested.streak, rested.consistency) == (9, (9, 9))


def test_a_day_without_a_word_breaks_a_streak() -> None:
    broken = _habit([*range(6), *range(7, 10)], 9)
    assert broken.values[6] is Value.NO
    assert (broken.streak, broken.longest, broken.consistency) == (3, 6, (9, 10))


def test_today_may_still_come() -> None:
    assert _habit(range(10), 10).streak == 10


def test_what_comes_back_three_times_a_week_is_due_three_times_a_week() -> None:
    thrice = _habit([7 * week + day for week in range(6) for day in (0, 2, 4)], 41)
    assert (thrice.weekly, thrice.streak, thrice.consistency) == (3, 6, (6, 6))


def test_the_days_between_are_not_missed_where_it_is_due_by_the_week() -> None:
    thrice = _habit([7 * week + day for week in range(12) for day in (0, 2, 4)], 83)
    assert thrice.score > 0.8


def test_several_times_on_a_day_count_once_and_all_their_minutes() -> None:
    events = [Event(_day(number // 2), done=True, minutes=20) for number in range(10)]
    found = habit(events, _day(4))
    assert found is not None
    assert (found.times, found.minutes) == (5, 200)


def test_what_was_only_planned_or_left_open_is_no_habit() -> None:
    assert habit([Event(_day(0), done=False)], _day(3)) is None
    assert habit([], _day(3)) is None


def test_days_after_the_last_written_one_are_left_out() -> None:
    assert _habit(range(10), 4).times == 5


def test_what_was_given_up_keeps_the_rate_that_it_had() -> None:
    assert _habit(range(20), 60).weekly is None
    assert _habit(range(20), 60).score < 0.1


def test_a_topic_is_a_habit_from_its_fourth_day() -> None:
    assert recurring({"swim": [_day(0), _day(1), _day(2)]}) == ()
    assert recurring({"swim": [_day(0), _day(1), _day(2), _day(2), _day(3)]}) == ("swim",)


def test_what_comes_back_once_a_month_is_no_habit() -> None:
    assert recurring({"rent": [_day(30 * month) for month in range(12)]}) == ()


def test_habits_are_ordered_by_how_often_they_come_back() -> None:
    days = {
        "swim": [_day(number) for number in range(5)],
        "read": [_day(number) for number in range(9)],
        "bake": [_day(n) for n in range(5)],
    }
    assert recurring(days) == ("read", "bake", "swim")
