"""Questions and answers in one line of text."""

import pytest

from journal.marks.questions import answer, apart, html_answer, html_open, joined, question, without_images


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Q: who wove it?", "who wove it?"),
        ("q2: and when?", "and when?"),
        ("**Q:** why oak?", "why oak?"),
        ("**Q: why oak?**", "why oak?"),
        ("*问：* 谁*织*的？", "谁*织*的？"),
        ("问：谁织的？", "谁织的？"),
        ("質問: 誰が？", "誰が？"),
        ("질문: 누가?", "누가?"),
        ("Question: how wide", "how wide"),
        ("Frage: wer?", "wer?"),
        ("**Вопрос 2:** кто?", "кто?"),
        ("Question : qui ?", "qui ?"),
        ("Kérdés: ki?", "ki?"),
        ("Pertanyaan: siapa?", "siapa?"),
        ("Quay: a place for boats", None),
        ("Q:", None),
        ("IQ: 100", None),
    ],
)
def test_a_question_begins_with_its_mark(text: str, rest: str | None) -> None:
    assert question(text) == rest


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("why oak? A: it lasts", ("why oak?", "it lasts")),
        ("为什么用橡木？答：耐久", ("为什么用橡木？", "耐久")),
        ("who? when? **A:** Ann", ("who? when?", "Ann")),
        ("why oak? At ten: the ash", ("why oak? At ten: the ash", "")),
        ("why A: oak", ("why A: oak", "")),
    ],
)
def test_an_answer_may_stand_in_the_line_of_its_question(text: str, parts: tuple[str, str]) -> None:
    assert apart(text) == parts


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("A: oak", "oak"),
        ("Answer: oak", "oak"),
        ("Solution: oil it", "oil it"),
        ("答：橡木", "橡木"),
        ("解决方案：上油", "上油"),
        ("答え：樫", "樫"),
        ("Réponse : le chêne", "le chêne"),
        ("Ответ: дуб", "дуб"),
        ("답변: 참나무", "참나무"),
        ("A cat: black", None),
        ("Anna: hello", None),
        ("答", None),
    ],
)
def test_an_answer_begins_with_its_mark(text: str, rest: str | None) -> None:
    assert answer(text) == rest


def test_images_are_taken_out_of_a_text() -> None:
    text, media = without_images("see ![the warp](Pictures/a(1).jpg) and ![[b.png|300]] here")

    assert text == "see and here"
    assert media == ("Pictures/a(1).jpg", "b.png")


def test_lines_are_joined_with_a_space_but_not_in_chinese() -> None:
    assert joined(["why", "", " oak "]) == "why oak"
    assert joined(["为什么", "用橡木"]) == "为什么用橡木"


def test_an_open_question_has_no_room_for_answers() -> None:
    assert html_open(3) == ["<li>", ("question", 3)]
    assert html_answer(3, []) == [("question-end", 3), "</li>\n"]
