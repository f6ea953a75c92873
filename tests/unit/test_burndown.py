"""How much is open, and whether an end is in sight."""

from datetime import date, timedelta

from journal.burndown import Lasting, burndown

_FIRST = date(2031, 3, 3)


def _day(number: int) -> date:
    return _FIRST + timedelta(days=number)


def _falling(left: int) -> list[Lasting]:
    """Ten tasks of the first day; from the second on one is done each day, until so many are left."""
    return [
        Lasting(_day(0), _day(number + 1) if number < 10 - left else None, done=number < 10 - left)
        for number in range(10)
    ]


def test_each_day_has_what_is_open_at_its_end_and_what_was_done_on_it() -> None:
    tasks = [Lasting(_day(0), _day(2), done=True), Lasting(_day(1)), Lasting(_day(1), _day(2))]
    assert burndown(tasks, _day(3)).rows == ((_day(0), 1, 0), (_day(1), 3, 0), (_day(2), 1, 1), (_day(3), 1, 0))


def test_an_end_is_named_where_the_number_falls() -> None:
    found = burndown(_falling(4), _day(6))
    assert (found.peak, found.rate, found.end) == (_day(0), 1.0, _day(10))


def test_no_end_is_named_within_three_days_of_the_peak() -> None:
    assert burndown(_falling(7), _day(3)).end is None
    assert burndown(_falling(6), _day(4)).end is not None


def test_no_end_is_named_where_nothing_is_left() -> None:
    assert burndown(_falling(0), _day(12)).end is None


def test_no_end_is_named_where_the_number_grows() -> None:
    assert burndown([Lasting(_day(number)) for number in range(10)], _day(20)).end is None


def test_what_comes_later_is_not_known_yet() -> None:
    tasks = [Lasting(_day(0), _day(5), done=True), Lasting(_day(4))]
    assert burndown(tasks, _day(2)).rows[-1] == (_day(2), 1, 0)
    assert burndown([Lasting(_day(4))], _day(2)).rows == ()
