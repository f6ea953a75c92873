"""The HTML of a note's text, with its holes."""

from journal.read import read
from journal.rules import Rules


def _html(*lines: str) -> str:
    body = read("note.md", "\n".join(lines).encode(), "", Rules()).body
    pieces = [piece for pieces in (*body.heads, *body.texts) for piece in pieces]
    return "".join(piece if isinstance(piece, str) else "{" + piece[0] + "}" for piece in pieces)


def test_questions_are_a_list_of_their_own() -> None:
    html = _html("# Questions", "1. why oak?", "    1. it lasts", "2. who?")

    assert '<ol class="qa">\n<li>{question}why oak?{question-end}<div class="a">' in html
    assert "<li>{question}who?{question-end}</li>" in html


def test_the_picture_of_a_question_stands_with_its_answers() -> None:
    html = _html("# Questions", "1. why?", "![a](b.png)")

    assert '{question}why?{question-end}<div class="a">{image}</div>' in html


def test_a_cookie_in_a_heading_is_counted_anew() -> None:
    assert "Warp [1/2]" in _html("# a", "## Warp [9/9]", "- [x] b", "- [ ] c")


def test_a_cookie_without_boxes_stays() -> None:
    assert "Warp [9/9]" in _html("# a", "## Warp [9/9]", "text")


def test_lists_that_markdown_does_not_know_are_lists() -> None:
    html = _html("1、甲", "2、乙", "  • 丙")

    assert (
        html
        == '<ol>\n<li lang="zh-Hans">甲</li>\n<li lang="zh-Hans">乙\n<ul>\n<li>丙</li>\n</ul>\n</li>\n</ol>\n'.replace(
            ' lang="zh-Hans"', ""
        )
    )


def test_a_number_without_a_list_stays_prose() -> None:
    assert _html("3.5 is a number", "and 2.了") == "<p>3.5 is a number\nand 2.了</p>\n"


def test_the_first_line_of_an_item_is_the_items_own_task() -> None:
    assert _html("- [x] a", "  - [ ] b").count('<ul class="tasks"') == 2


def test_a_note_to_the_program_is_not_shown() -> None:
    assert _html("<!-- journal: ignore year-unknown -->", "", "text") == "<p>text</p>\n"


def test_comments_of_html_are_not_shown() -> None:
    assert _html("<!-- mine -->", "", "text <!-- mine -->") == "<p>text </p>\n"


def test_an_outline_outside_a_code_block_is_one() -> None:
    assert '<ol class="outline">' in _html("1. a", "    n. related works", "        1. b")


def test_lines_that_begin_with_times_are_a_list_in_a_day() -> None:
    html = _html("# 2026-03-09", "", "9:00-10:00 sorted seeds", "10:00-11:00 sowed them")

    assert html.count("{time}") == 2


def test_the_same_lines_are_prose_elsewhere() -> None:
    assert "{time}" not in _html("# Seeds", "", "9:00-10:00 sorted seeds")


def test_tables_are_no_landmarks_which_would_share_a_name() -> None:
    html = _html("| a | b |", "|---|---|", "| 1 | 2 |", "", "text", "", "| c | d |", "|---|---|", "| 3 | 4 |")

    assert html.count('<div class="tablewrap" tabindex="0" role="group" aria-label="{table}">') == 2
    assert 'role="region"' not in html


def test_a_head_without_text_names_no_column() -> None:
    html = _html("|   | b |", "|---|---|", "| 1 | 2 |")

    assert '<thead>\n<tr><td></td><th scope="col">b</th></tr>\n</thead>' in html
