"""Questions and answers are numbers, and none of them is lost."""

from journal.answered import Answered, Told

_FAR = 1 << 60


def test_an_answer_is_found_by_its_question() -> None:
    assert Answered.of({_FAR: 2, 3: 4}).answer(3) == 4


def test_what_was_not_asked_has_no_answer() -> None:
    assert Answered.of({_FAR: 2, 3: 4}).answer(5) == 0


def test_questions_are_in_order() -> None:
    assert dict(Answered.of({_FAR: 2, 3: 4}).items()) == {3: 4, _FAR: 2}
    assert list(Answered.of({_FAR: 2, 3: 4}).ids) == [3, _FAR]


def test_what_is_told_in_any_order_is_answered_in_the_order_of_questions() -> None:
    told = Told()
    for question, answer in ((_FAR, 2), (7, 1), (3, 4), (2**64 - 1, 9)):
        told.add(question, answer)

    assert list(told.taken().items()) == [(3, 4), (7, 1), (_FAR, 2), (2**64 - 1, 9)]


def test_what_several_processes_tell_is_there_once() -> None:
    told = Told()
    told.add(_FAR, 2)
    told.add(_FAR, 2)

    assert list(told.taken().items()) == [(_FAR, 2)]
