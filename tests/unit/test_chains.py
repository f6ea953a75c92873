"""Open tasks, and where they go on."""

from datetime import date, timedelta

from journal.chains import Occasion, Place, chains, continued
from journal.marks.tasks import State
from journal.matching import line

_FIRST = date(2031, 3, 3)


def _series(*weeks: tuple[tuple[str, State], ...], apart: int = 7) -> list[Occasion]:
    return [
        Occasion(
            f"w{at}",
            _FIRST + timedelta(days=apart * at),
            tuple(state for _, state in tasks),
            f"w{at}",
            lambda tasks=tasks: tuple(line(text) for text, _ in tasks),  # type: ignore[misc]
        )
        for at, tasks in enumerate(weeks)
    ]


def _chains(*weeks: tuple[tuple[str, State], ...], apart: int = 7) -> tuple[tuple[Place, ...], ...]:
    return chains(continued(_series(*weeks, apart=apart)))


def test_an_open_task_goes_on_where_it_appears_again() -> None:
    chain = _chains(
        (("Renew the passport", State.TODO),),
        (("Swim", State.DONE), ("renew passport", State.DEFERRED)),
        (("Renewing the passport: photo first", State.DONE),),
    )
    assert chain == ((("w0", 0), ("w1", 1), ("w2", 0)),)


def test_a_task_that_is_done_goes_on_nowhere() -> None:
    assert _chains((("Swim", State.DONE),), (("Swim", State.DONE),)) == ()
    assert _chains((("Swim", State.CANCELLED),), (("Swim", State.TODO),)) == ()


def test_four_entries_later_a_task_still_goes_on_and_five_later_it_does_not() -> None:
    other = (("Swim", State.DONE),)
    task = (("Renew the passport", State.TODO),)
    assert _chains(task, other, other, other, task, apart=1) == ((("w0", 0), ("w4", 0)),)
    assert _chains(task, other, other, other, other, task, apart=1) == ()


def test_after_four_weeks_a_task_begins_anew() -> None:
    task = (("Renew the passport", State.TODO),)
    assert _chains(task, task, apart=28) == ((("w0", 0), ("w1", 0)),)
    assert _chains(task, task, apart=29) == ()


def test_of_two_open_tasks_the_one_nearer_in_time_goes_on() -> None:
    found = _chains(
        (("Renew the passport", State.TODO),),
        (("Swim", State.DONE),),
        (("Renew the passport", State.TODO),),
        (("Renew the passport", State.DONE),),
    )
    assert found == ((("w0", 0), ("w2", 0), ("w3", 0)),)


def test_two_tasks_never_go_on_in_one() -> None:
    found = _chains(
        (("Call the bank", State.TODO), ("Call the bank again", State.TODO)), (("Call the bank", State.DONE),)
    )
    assert found == ((("w0", 0), ("w1", 0)),)


def test_a_change_far_away_moves_no_chain() -> None:
    filler = (("Swim", State.DONE),)
    task, done = (("Renew the passport", State.TODO),), (("Renew the passport", State.DONE),)
    late = (filler, filler, filler, filler, filler, task, done)
    assert continued(_series(task, *late[1:])) == continued(_series(filler, *late[1:]))
