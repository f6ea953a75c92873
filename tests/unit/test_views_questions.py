from datetime import date

from journal.model import Daily, Site
from journal.note import Image, OutlineItem, Question
from journal.routes import Questions
from journal.views.place import Place
from journal.views.questions import QuestionsView, pages, questions
from tests import make


def asking(day: int, *asked: Question, **more: object) -> Daily:
    return make.daily(f"Day {day}", date(2025, 7, day), make.note(f"d{day:02}.md", questions=asked, **more))  # type: ignore[arg-type]


def view(of: Site, page: int = 1) -> QuestionsView:
    return questions(Place(of, Questions(page)), page)


_WHY = Question("Why is the `ferry` late?", 3, 0)


def test_open_questions_stand_before_answered_ones() -> None:
    shown = view(make.site(asking(30, Question("How deep?", 1, 0, ("Nine fathoms.",)), _WHY)))

    assert [row.text for row in shown.open] == ["Why is the ferry late?"]
    assert [(row.text, row.answers) for row in shown.answered] == [("How deep?", ("Nine fathoms.",))]
    assert shown.filters


def test_a_question_leads_to_the_place_that_asks_it() -> None:
    (row,) = view(make.site(asking(31, _WHY))).open

    assert (row.href, row.when, row.iso) == ("../2025/07/31/#q-1", "31 Jul", "2025-07-31")


def test_a_question_of_an_outline_leads_to_its_item() -> None:
    of = make.note("r.md", questions=(_WHY,), outline=(OutlineItem("1", "Why?", 0, None, 3, 0, anchor="why"),))
    (row,) = view(make.site(make.reading("Ferries", of=of))).open

    assert (row.href, row.when) == ("../reading/ferries/#why", "Undated")


def test_the_age_of_a_question_counts_to_the_last_day_written() -> None:
    shown = view(make.site(asking(28, _WHY), asking(31)))

    assert shown.open[0].age == "3 days"
    assert shown.figures == ("1 open", "0 answered", "oldest 3 days", "as of 31 July 2025")


def test_a_question_asked_again_says_so_and_counts_from_the_first_day() -> None:
    (row,) = view(make.site(asking(20, _WHY), asking(30, _WHY))).open

    assert (row.again, row.age) == ("asked twice", "10 days")
    assert [place.label for place in row.places] == ["30 Jul", "20 Jul"]


def test_of_a_question_asked_many_times_the_newest_and_the_first_are_shown_and_the_rest_folded() -> None:
    (row,) = view(make.site(*(asking(day, _WHY) for day in range(20, 30)))).open

    assert row.again == "asked 10 times"
    assert [place.label for place in row.places] == ["29 Jul", "28 Jul", "27 Jul", "…", "20 Jul"]
    assert [place.label for place in row.more] == ["26 Jul", "25 Jul", "24 Jul", "23 Jul", "22 Jul", "21 Jul"]
    assert row.more_label == "6 more"


def test_a_question_asked_five_times_names_each_of_them() -> None:
    (row,) = view(make.site(*(asking(day, _WHY) for day in range(20, 25)))).open

    assert (len(row.places), row.more) == (5, ())


def test_a_later_answer_is_linked() -> None:
    answered = Question(_WHY.text, 3, 0, ("Fog.",))
    shown = view(make.site(asking(20, _WHY), asking(24, answered)))
    (row,) = shown.answered

    assert (row.answered, row.answered_href, row.age) == ("Answered on 24 Jul", "../2025/07/24/#q-1", "after 4 days")
    assert "usually answered within 4 days" in shown.figures


def test_the_picture_of_an_answer_is_shown() -> None:
    image = Image("fog.png", "Fog", 4, 0)
    asked = Question("How thick?", 3, 0, ("So.",), ("fog.png",))
    made = make.site(asking(31, asked, images=(image,)), pictures={("d31.md", 0): make.picture("images/fog.png")})
    (row,) = view(made).answered

    assert [(shown.src, shown.alt, shown.width) for shown in row.pictures] == [("../images/fog.png", "Fog", 640)]


def test_where_all_is_answered_the_page_says_so() -> None:
    shown = view(make.site(asking(31, Question("How deep?", 1, 0, ("Nine.",)))))

    assert shown.empty is not None
    assert (shown.empty.title, shown.filters) == ("No open questions", False)


def test_questions_are_in_pages_of_a_hundred() -> None:
    made = make.site(asking(31, *(Question(f"Word{n} alone?", n + 1, 0) for n in range(101))))

    assert pages(made) == (Questions(), Questions(2))
    assert (len(view(made).open), len(view(made, 2).open)) == (100, 1)


def test_a_journal_without_questions_has_no_page_of_them() -> None:
    assert pages(make.site(make.daily())) == ()


def test_questions_are_in_the_header_only_if_there_are_any() -> None:
    assert "Questions" in [link.label for link in view(make.site(asking(31, _WHY))).chrome.nav]
    assert "Questions" not in [link.label for link in view(make.site(make.daily())).chrome.nav]
