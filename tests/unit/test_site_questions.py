from datetime import date

import pytest

from journal.model import Asked, Daily
from journal.note import Question
from journal.site.questions import questions_of
from tests import make


def asking(day: int, *texts: str, answers: tuple[str, ...] = ()) -> Daily:
    """A day that asks questions, all with the same answers."""
    questions = tuple(Question(text, line + 1, 0, answers) for line, text in enumerate(texts))
    return make.daily(f"Day {day}", date(2025, 7, day), make.note(f"d{day:02}.md", questions=questions))


def asked(*entries: Daily) -> tuple[Asked, ...]:
    return questions_of(entries)


def test_questions_stand_newest_first() -> None:
    found = asked(asking(3, "Why slow?"), asking(9, "Why fast?"))

    assert [each.places for each in found] == [(("d09.md", 0),), (("d03.md", 0),)]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Why is the ferry late?", "why is the ferry late"),
        ("Why is the third ferry of the day late?", "Why is the third ferry of the day so late?"),
        ("渡轮为什么总是在周一晚点？", "渡轮为什么总在周一晚点？"),
        ("Why?", "why"),
    ],
)
def test_a_question_in_the_same_words_is_asked_again(first: str, again: str) -> None:
    (found,) = asked(asking(3, first), asking(9, again))

    assert (found.places, found.since) == ((("d09.md", 0), ("d03.md", 0)), date(2025, 7, 3))


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("Why is the ferry late?", "Why is the train late?"),
        (
            "What is the lemma of chapter 3 of the book good for?",
            "What is the lemma of chapter 4 of the book good for?",
        ),
        ("渡轮为什么晚点？", "火车为什么晚点？"),
        ("Why?", "How?"),
    ],
)
def test_questions_in_other_words_are_two(first: str, other: str) -> None:
    assert len(asked(asking(3, first), asking(9, other))) == 2


def test_an_answer_to_one_of_them_answers_the_question() -> None:
    (found,) = asked(asking(3, "Why is the ferry late?"), asking(9, "Why is the ferry late?", answers=("Fog.",)))

    assert (found.answered, found.until) == (("d09.md", 0), date(2025, 7, 9))


def test_a_question_without_an_answer_is_open() -> None:
    (found,) = asked(asking(3, "Why is the ferry late?"))

    assert (found.answered, found.since, found.until) == (None, date(2025, 7, 3), None)


def test_a_question_belongs_to_the_day_of_a_log_that_asks_it() -> None:
    sections = (make.ROOT, make.section("1 July", day=0, opens_day=True))
    of = make.note("log.md", sections=sections, questions=(Question("Why?", 3, 1),))
    part = make.daily("1 July", date(2025, 7, 1), of, id="log.md#2025-07-01", first=1, last=2, part_of="log.md")
    log = make.log("Log", (part,), of)

    (found,) = questions_of((log, part))

    assert found.places == (("log.md#2025-07-01", 0),)
