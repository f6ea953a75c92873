"""The HTML of a note's text, with its holes."""

from typing import Final

import pytest

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


# ---- works in lists


def test_a_work_in_a_list_is_shown_as_in_an_outline() -> None:
    html = _html(
        "1. How gauges are read - M. Okafor [2019, NIPS, 3,420 refs]", "   https://a.example/g", "   very good"
    )

    assert html == (
        '<ol>\n<li><span class="ref"><a href="https://a.example/g" rel="external">How gauges are read</a></span> '
        '<span class="bib"><span>M. Okafor</span><span>2019</span><span>NIPS</span><span>3,420 refs</span>'
        "<span>a.example</span></span>{cited}{remark}>very good</span></li>\n</ol>\n"
    )


def test_brackets_before_a_title_and_an_address_behind_brackets_are_shown_as_others() -> None:
    before = _html("- 【OSDI 2021】Tides - Ada", "  https://a.example/t")
    behind = _html("- **Tides** - Ada [OSDI 2021] <https://a.example/t>")

    bib = '<span class="bib"><span>Ada</span><span>OSDI 2021</span><span>a.example</span></span>'
    assert f'<a href="https://a.example/t" rel="external">Tides</a></span> {bib}' in before
    assert f'<a href="https://a.example/t" rel="external"><strong>Tides</strong></a></span> {bib}' in behind


def test_an_address_behind_the_brackets_of_a_title_with_a_link_is_shown() -> None:
    html = _html("- [[tides]], again [2021] https://a.example/t")

    assert html.count('href="https://a.example/t"') == 1


def test_the_number_of_a_work_is_shown_behind_its_title() -> None:
    shown = '<a href="https://arxiv.org/abs/2101.00005" rel="external">Tides</a></span> <span class="bib"><span>arXiv:2101.00005</span>'

    assert shown in _html("- Tides, arXiv:2101.00005")
    assert shown in _html("```", "1. Tides, arXiv:2101.00005", "```")


def test_a_work_in_a_list_needs_no_address() -> None:
    html = _html("- Weirs", "- Tides - Ada [2021, OSDI]", "  [1999]")

    assert '<li><span class="ref">Tides</span> <span class="bib"><span>Ada</span><span>2021</span>' in html
    assert "<li>Weirs</li>" in html


def test_further_addresses_of_a_work_in_a_list_are_called_by_their_hosts() -> None:
    html = _html("- Tides", "  https://a.example/t", "  https://b.example/t")

    assert '<a class="host" href="https://b.example/t" title="https://b.example/t" rel="external">b.example</a>' in html
    assert html.count("https://a.example/t") == 1


def test_a_link_in_a_title_stays_and_the_address_is_called_by_its_host() -> None:
    html = _html("- Tides, after [Ada](ada.md) [2021]", "  https://a.example/t")

    assert '<span class="ref">Tides, after {link}Ada</a></span>' in html
    assert '<a class="host" href="https://a.example/t"' in html


def test_what_is_said_beside_a_link_in_a_list_is_a_remark_where_it_stands() -> None:
    html = _html("- [Tides](https://a.example/t) [2017, SOSP] - clever *and* short", "  - read twice")

    assert "{link}Tides</a> [2017, SOSP] - {remark}>clever <em>and</em> short</span></span>" in html
    assert "<li>read twice</li>" in html


def test_what_is_said_beside_an_address_in_a_list_is_a_remark() -> None:
    assert "https://a.example/t</a> {remark}>good numbers</span>" in _html("- https://a.example/t good numbers")


def test_praise_below_a_work_in_a_list_is_a_remark() -> None:
    html = _html("1. Tides [2019]", "   1. very good", "   2. the proof is one page")

    assert "<li>{remark}>very good</span></li>\n<li>the proof is one page</li>" in html


def test_praise_below_a_heading_that_is_a_work_is_a_remark() -> None:
    html = _html("## [Tides](https://a.example/t)", "- very useful", "- slow")

    assert "<li>{remark}>very useful</span></li>\n<li>slow</li>" in html


def test_lines_and_paragraphs_below_a_work_are_alike() -> None:
    loose = _html("1. Tides [2019]", "", "   https://a.example/t", "", "   good", "", "   ```", "   x", "   ```")

    assert _html("1. Tides [2019]", "   https://a.example/t", "   good").removesuffix("</li>\n</ol>\n") in loose
    assert "<pre" in loose


def test_an_item_with_another_label_is_a_work_of_its_own() -> None:
    html = _html("1. 水位 - 陈九 [2014]", "   https://a.example", "   很清楚", "2、潮汐 - 李四", "   https://b.example")

    assert '很清楚</span><br>\n<span class="ref">2、潮汐 - 李四</span> <a class="host" href="https://b.example"' in html
    assert html.count("b.example</a>") == 1


def test_a_remark_in_another_language_says_which() -> None:
    html = _html("The tides of the harbour, in the words of others.", "", "- Tides [2019]", "  写得非常清楚")

    assert '{remark} lang="zh-Hans">写得非常清楚</span>' in html


def test_a_fact_that_says_what_the_writer_thinks_is_a_remark() -> None:
    told = _html("## Tides", "Author: Ada", "Link: https://a.example", "Notes: slow")
    listed = _html("## Tides", "- Author: Ada", "- Link: https://a.example", "- Notes: slow")

    assert "<dt>Notes</dt><dd>{remark}>slow</span></dd>" in told
    assert "<li>{remark}>Notes: slow</span></li>" in listed


def test_a_table_shows_its_works_and_remarks() -> None:
    html = _html(
        "| Paper | Link | Notes |",
        "|---|---|---|",
        "| Tides | https://a.example | slow |",
        "| [Silt](https://b.example) | | |",
    )

    assert '<td><span class="ref">Tides</span></td><td>{link}' in html
    assert "<td>{remark}>slow</span></td>" in html
    assert '<td><span class="ref">{link}Silt</a></span></td><td></td><td></td>' in html


def test_a_work_in_a_list_is_quoted_in_the_words_that_are_shown() -> None:
    linked = read("note.md", b"- [Tides](https://a.example): **slow**", "", Rules()).note
    titled = read("note.md", b"- *Tides* - Ada [2019]\n  https://a.example\n  slow", "", Rules()).note

    assert (linked.excerpt, linked.words) == ("Tides: slow", 2)
    assert (titled.excerpt, titled.words) == ("Tides Ada 2019 slow", 3)


def test_the_remarks_of_a_note_are_those_that_it_shows() -> None:
    text = "- Tides [2019]\n  good\n  - very good\n  - long\n- [Weirs](https://a.example): slow\n\n```\n1. Silt [2020]\n   https://b.example\n   dry\n```\n"

    assert read("note.md", text.encode(), "", Rules()).note.remarks == 4


def test_a_footnote_whose_label_another_has_is_shown_as_it_is_written() -> None:
    html = _html("low[^1]", "", "[^1]: ebb", "", "high[^1]", "", "[^1]: flood")

    assert html.endswith("<p>[^1]: flood</p>\n")


def _notes(*lines: str) -> list[tuple[object, ...]]:
    """The footnotes of a text, in the order in which it refers to them."""
    return list(read("note.md", "\n".join(lines).encode(), "", Rules()).body.notes)


_EBB: Final = ("low[^1]", "", "[^1]: ebb", "")
_FLOOD: Final = ("high[^1]", "", "[^1]: flood", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("## 2025-07-30", "## 2025-07-31"),
        ("**2025-07-30**", "**2025-07-31**"),
        ("# One", "# Two"),
        ("## One\n### Low", "## Two\n### High"),
    ],
)
def test_each_day_and_each_section_may_have_footnotes_of_one_label(one: str, other: str) -> None:
    assert _notes(one, "", *_EBB, other, "", *_FLOOD) == [("ebb",), ("flood",)]


def test_a_footnote_may_stand_under_another_heading_of_its_day() -> None:
    parts = ("## 2025-07-30", "### Tides", "low[^1]", "### Notes", "[^1]: ebb", "", "## 2025-07-31", *_FLOOD)

    assert _notes(*parts) == [("ebb",), ("flood",)]


def test_a_day_without_a_footnote_of_its_own_has_the_first() -> None:
    assert _notes("## 2025-07-29", *_EBB, "## 2025-07-30", "low[^1]", "## 2025-07-31", *_FLOOD) == [
        ("ebb",),
        ("flood",),
    ]


def test_a_footnote_that_nothing_refers_to_stays_in_its_section() -> None:
    texts = read("note.md", b"## One\n\n[^1]: ebb\n\n## Two\n\nhigh\n", "", Rules()).body.texts

    assert [("ebb" in str(text), "high" in str(text)) for text in texts] == [
        (False, False), (True, False), (False, True)
    ]  # fmt: skip


def test_lines_below_a_group_of_things_to_do_are_shown() -> None:
    html = _html("- [TODO]", "  before the frost", "  - oil the gate")

    assert '[TODO]\n<div class="note">before the frost</div><ul' in html


def test_the_title_of_a_callout_is_as_it_is_written() -> None:
    assert "<b>iPhone and eBPF</b>" in _html("> [!note] iPhone and eBPF", "> text")
    assert "<b>My kind</b>" in _html("> [!my-kind]", "> text")
