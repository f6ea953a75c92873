"""Outlines: their tree, the lines between their items, and the list that folds."""

import re
from html import escape, unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.marks import outline, references
from journal.marks.outline import Outline, Piece
from tests.linear import assert_in_proportion


def _tree(text: str) -> list[tuple[int, str, str]]:
    return [(item.depth, item.label, item.text) for item in outline.read(text).items]


def _pieces(text: str) -> list[Piece]:
    read = outline.anchored(outline.read(text))
    cited = references.read(read)
    return outline.html(
        read,
        works=cited.works,
        remarks=cited.remarks,
        inline=lambda text, line0: (escape(text, quote=False),),
        count=lambda items, works, remarks: [f"{items}/{works}/{remarks}"],
        more=lambda rest: [f"+{rest}"],
    ).pieces


def _html(text: str) -> str:
    return "".join(piece for piece in _pieces(text) if isinstance(piece, str))


# ---- what is an outline


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("1. a\n2. b\n", True),
        ("1. a\n   https://a.example\n", True),
        ("1) a\n2) b", True),
        ("1、甲\n2、乙", True),
        ("1.甲\n2.乙", True),
        ("n. related materials\n  1. a", True),
        ("- Title\n  https://a.example\n", True),
        ("1. a\n2. b\n3. c\nprose\nprose\n", True),
        ("1. a\n2. b\nprose\nprose\n", False),
        ("1. a\n```\n", True),
        ("- name: x\n- name: y\n", False),
        ("- old line\n+ new line\n", False),
        ("x = 1\ny = 2\n", False),
        ("1.5 2.5 3.5\n2.5 3.5 4.5\n", False),
        ("2024.01.02 a\n2024.01.03 b\n", False),
        ("", False),
        ("\n\n", False),
    ],
)
def test_an_outline_is_mostly_items_and_addresses(text: str, *, is_one: bool) -> None:
    assert outline.is_outline(text) is is_one


# ---- labels


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("1. queue", "1", "queue"),
        ("12) queue", "12", "queue"),
        ("0. queue", "0", "queue"),
        ("3、队列", "3", "队列"),
        ("3.队列", "3", "队列"),
        ("3．キュー", "3", "キュー"),
        ("3）큐", "3", "큐"),
        ("1.2. queue", "1.2", "queue"),
        ("1.2.3 queue", "1.2.3", "queue"),
        ("n. queue", "n", "queue"),
        ("n+1. queue", "n+1", "queue"),
        ("- queue", "-", "queue"),
        ("* queue", "*", "queue"),
        ("1.Queue", "1", "Queue"),
        ("1.  queue", "1", "queue"),
        ("1.", "1", ""),
        ("1.5 GB of queue", "", "1.5 GB of queue"),
        ("2024-01-02 queue", "", "2024-01-02 queue"),
        ("no. queue", "", "no. queue"),
        ("---", "", "---"),
        ("**queue**", "", "**queue**"),
    ],
)
def test_a_label_is_the_writers_own(line: str, label: str, text: str) -> None:
    assert _tree(line) == [(0, label, text)]


# ---- the tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1. a\n  1. b\n  2. c\n2. d", [(0, "1", "a"), (1, "1", "b"), (1, "2", "c"), (0, "2", "d")]),
        ("8. a\n1. b\n1. c", [(0, "8", "a"), (0, "1", "b"), (0, "1", "c")]),
        ("1. a\n\t1. b\n\t\t1. c", [(0, "1", "a"), (1, "1", "b"), (2, "1", "c")]),
        ("1. a\n        1. b\n    1. c", [(0, "1", "a"), (1, "1", "b"), (1, "1", "c")]),
        ("  1. a\n1. b", [(0, "1", "a"), (0, "1", "b")]),
        (" 9. a\n10. b\n11. c", [(0, "9", "a"), (0, "10", "b"), (0, "11", "c")]),
        ("10. a\n 1. b", [(0, "10", "a"), (0, "1", "b")]),
        ("1. a\n 1. b", [(0, "1", "a"), (1, "1", "b")]),
        ("1. a\n\u30001. b", [(0, "1", "a"), (1, "1", "b")]),
        ("1. a\n  - b\n    - c", [(0, "1", "a"), (1, "-", "b"), (2, "-", "c")]),
        ("1. a\n\n  1. b\n\n\n  2. c", [(0, "1", "a"), (1, "1", "b"), (1, "2", "c")]),
        ("Before\n1. a", [(0, "", "Before"), (0, "1", "a")]),
        ("1. a\n  1. b\n\nBetween\n1. c", [(0, "1", "a"), (1, "1", "b"), (0, "", "Between"), (0, "1", "c")]),
        ("1. a\n    1. b\n\n   Of a", [(0, "1", "a"), (1, "1", "b"), (1, "", "Of a")]),
        ("https://a.example", [(0, "", "https://a.example")]),
    ],
)
def test_indentation_makes_the_tree(text: str, tree: list[tuple[int, str, str]]) -> None:
    assert _tree(text) == tree


def test_an_outline_may_be_very_deep() -> None:
    text = "\n".join(f"{' ' * 2 * depth}1. x" for depth in range(500))

    assert [item.depth for item in outline.read(text).items] == list(range(500))


def test_a_parent_is_an_index() -> None:
    assert [item.parent for item in outline.read("1. a\n  1. b\n  2. c\n2. d").items] == [None, 0, 0, None]


# ---- the lines between


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("1. a\n   https://a.example/x", ["https://a.example/x"]),
        ("1. a\nhttps://a.example/x", ["https://a.example/x"]),
        ("1. a\n\nhttps://a.example/x", ["https://a.example/x"]),
        ("1. a\n   https://a.example\n   https://b.example", ["https://a.example", "https://b.example"]),
        ("1. a\n   https://a.example https://b.example", ["https://a.example", "https://b.example"]),
        ("1. a\n   <https://a.example>", ["https://a.example"]),
        ("1. a\n    1. b\n   https://a.example", ["https://a.example"]),
        ("1. a\n   see https://a.example", []),
    ],
)
def test_lines_of_addresses_belong_to_their_item(text: str, urls: list[str]) -> None:
    assert [url for url, _ in outline.read(text).items[0].urls] == urls


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("1. a\n   more of it", [("more of it", 1)]),
        ("1. a\nmore of it", [("more of it", 1)]),
        ("1. a\n\n   more of it", [("more of it", 2)]),
        ("1. a\n   one\n   two", [("one", 1), ("two", 2)]),
        ("1. 甲\n   乙：见下", [("乙：见下", 1)]),
    ],
)
def test_other_lines_are_notes_of_their_item(text: str, notes: list[tuple[str, int]]) -> None:
    assert list(outline.read(text).items[0].notes) == notes


def test_a_line_wrapped_to_the_margin_goes_on_with_its_item() -> None:
    assert outline.read("1. a\n    1. b\nand so on").items[1].notes == (("and so on", 2),)


@pytest.mark.parametrize(
    ("text", "closing"),
    [("1. a\n```", 1), ("1. a\n```\n\n", 1), ("1. a\n~~~\n", 1), ("1. a\n``", None), ("1. a\n```py", None), ("", None)],
)
def test_a_shorter_fence_at_the_end_is_left_out(text: str, closing: int | None) -> None:
    assert outline.read(text).closing == closing


def test_a_fence_that_was_left_out_is_no_note() -> None:
    assert outline.read("1. a\n```\n").items[0].notes == ()


# ---- related materials


@pytest.mark.parametrize(
    "text",
    [
        "related materials",
        "Related works:",
        "related papers",
        "related links",
        "相关资料",
        "相关论文：",
        "関連資料",
        "관련 자료",
    ],
)
def test_a_list_of_related_materials_is_told_by_its_whole_text(text: str) -> None:
    assert outline.read(f"n. {text}").items[0].related


@pytest.mark.parametrize(
    "text",
    ["n. related: a talk", "n. related materials on queues", "n. related works\n   https://a.example", "related works"],
)
def test_other_text_about_related_things_is_content(text: str) -> None:
    assert not outline.read(text).items[0].related


# ---- anchors


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("1. Why Queue\n  1. One line", ["why-queue", "why-queue/one-line"]),
        ("1. a\n2. a\n3. a", ["a", "a-2", "a-3"]),
        ("1. 为什么排队\n  1. 公平", ["为什么排队", "为什么排队/公平"]),
        ("1. Tides - Noor Lindqvist    [2021, OSDI]", ["tides"]),
        ("1. a\n  1. b\n    1. c\n      1. d\n        1. e", ["a", "a/b", "a/b/c", "a/b/c/d", "a/b/c/e"]),
        ("1. https://a.example/b", ["a-example-b"]),
    ],
)
def test_anchors_are_paths_of_words(text: str, anchors: list[str]) -> None:
    assert [item.anchor for item in outline.anchored(outline.read(text)).items] == anchors


def test_an_anchor_that_is_taken_is_numbered() -> None:
    assert outline.anchored(outline.read("1. a"), {"a"}).items[0].anchor == "a-2"


# ---- HTML


def test_the_first_level_is_a_heading_that_folds() -> None:
    assert (
        '<details open><summary><h2 class="row" data-n="8">Queues <span class="ct">1/0/0</span></h2></summary>'
        in _html("8. Queues\n   1. one")
    )


def test_what_folds_a_row_with_a_link_stands_after_it() -> None:
    assert '</h2>\n<details open><summary class="below">1/0/0</summary>' in _html(
        "8. Queues\n   https://a.example/q\n   1. one"
    )


def test_numbers_are_the_writers_labels() -> None:
    assert re.findall('data-n="(.*?)"', _html("8. a\n  3. b\n    1. c\n  - d\n2. e")) == ["8", "8.3", "8.3.1", "–", "2"]


def test_an_address_becomes_the_link_of_its_title() -> None:
    assert '<span class="ref"><a href="https://a.example/x?y=1&amp;z=2" rel="external">Tides</a></span>' in _html(
        "1. Tides\n   https://a.example/x?y=1&z=2"
    )


def test_further_addresses_show_their_host() -> None:
    html = _html("1. Tides\n   https://a.example/x\n   https://www.b.example/y")

    assert (
        '<a class="host" href="https://www.b.example/y" title="https://www.b.example/y" rel="external">b.example</a>'
        in html
    )


def test_a_title_with_a_link_of_its_own_is_not_a_link_in_a_link() -> None:
    read = outline.read("1. Tides and [[moon]]\n   https://a.example/x")
    pieces = outline.html(
        read,
        works=references.read(read).works,
        remarks=(),
        inline=lambda text, line0: (("wiki", 0),),
        count=lambda items, works, remarks: [],
        more=lambda rest: [],
    ).pieces

    assert ("wiki", 0) in pieces
    assert not any('<a href="https://a.example/x"' in piece for piece in pieces if isinstance(piece, str))


def test_year_venue_and_citations_stand_in_the_margin_of_the_second_level() -> None:
    assert '<span class="mg bib-m"><span>2021 OSDI</span><span>42 refs</span></span>' in _html(
        "1. a\n   1. Tides [2021, OSDI, 42 refs]"
    )


def test_deeper_they_stand_after_the_title() -> None:
    assert '<span class="bib"><span>2021</span><span>OSDI</span><span>42 refs</span></span>' in _html(
        "1. a\n   1. b\n      1. Tides [2021, OSDI, 42 refs]"
    )


def test_related_materials_are_a_block_numbered_by_itself() -> None:
    html = _html("1. Tides\n   1. b\n   n. related materials\n      4. Moons\n")

    assert '<div class="rel" id="tides/related-materials"><span class="label">Related materials</span>\n<ol>' in html
    assert re.findall('data-n="(.*?)"', html) == ["1", "1.1", "4"]


def test_what_the_writer_thinks_is_a_remark() -> None:
    assert '<span class="remark">very useful, twice</span>' in _html(
        "1. T\n   https://a.example\n   1. very useful, twice"
    )


def test_what_is_said_beside_an_address_is_a_remark() -> None:
    row = _html("1. https://a.example/x good numbers")

    assert row.index(">a.example/x</a>") < row.index('<span class="remark">good numbers</span>')


def test_what_is_said_beside_a_link_is_a_remark_where_it_stands() -> None:
    row = _html("1. [T](https://a.example/x): very clever, [2]")

    assert '): <span class="remark">very clever, [2]</span></span>' in row


def test_a_remark_with_a_link_stays_as_it_is_written() -> None:
    said = outline.with_remark(["T: see ", ("link", 0), "this</a>"], ["see ", ("link", 1), "this</a>"], "<i>")

    assert said == []


def test_a_remark_between_pieces_is_found_in_the_last_of_them() -> None:
    shown: list[Piece] = ["good ", "<b>T</b>", ("link", 0), "good", ", later"]

    assert outline.with_remark(shown, ["good"], ("remark", 1)) == [
        "good <b>T</b>",
        ("link", 0),
        "",
        ("remark", 1),
        "good</span>, later",
    ]


def test_each_remark_on_the_works_of_a_section_is_counted() -> None:
    assert "2/1/3" in _html("1. Top\n  1. T\n     https://a.example\n     Read.\n     Twice.\n    1. very good")


def test_a_note_of_a_work_is_a_remark() -> None:
    assert '<span class="remark">Read at sea.</span>' in _html("1. T\n   https://a.example\n   Read at sea.")


def test_a_note_of_other_items_follows_on_its_own_line() -> None:
    assert ">a<br>\nmore of it</div>" in _html("1. a\n   more of it")


def test_markup_in_labels_addresses_and_authors_is_escaped() -> None:
    html = _html('1. <b>x</b> - <i>y</i> [2021, <u>z</u>]\n   https://a.example/"onclick')

    assert "<b>" not in html
    assert "<i>" not in html
    assert "<u>" not in html


def _sections(html: str) -> list[bool]:
    return [state == " open" for state in re.findall('<li class="node" id="[^"/]*"><details( open)?>', html)]


def test_a_short_outline_is_open() -> None:
    assert _sections(_html("1. a\n   1. b\n2. c\n   1. d")) == [True, True]


@pytest.mark.parametrize("children", ["\n".join("   1. y" for _ in range(150)), f"   1. {'y' * 31_000}"])
def test_of_a_long_outline_only_the_first_section_is_open(children: str) -> None:
    assert _sections(_html(f"0. leaf\n1. a\n{children}\n2. c\n   1. d\n3. e\n   1. f")) == [True, False, False]


def test_a_closed_section_says_what_is_in_it() -> None:
    html = _html(
        "1. a\n   1. T\n      https://a.example\n      1. very good\n   n. related works\n      1. [2020, OSDI] x\n"
    )

    assert '<span class="ct">3/1/1</span>' in html


def test_forty_items_are_shown_at_once() -> None:
    assert "+" not in _html("1. a\n" + "   1. x\n" * 40)


def test_of_more_than_forty_items_twelve_are_shown_at_once() -> None:
    before, after = _html("1. a\n" + "   1. x\n" * 41).split('<span class="row">+29</span>')

    assert (before.count(">x<"), after.count(">x<")) == (12, 29)


def test_lang_is_given_to_each_row() -> None:
    read = outline.read("1. 队列")
    pieces = outline.html(
        read,
        works=(None,),
        remarks=(),
        inline=lambda text, line0: (text,),
        count=lambda items, works, remarks: [],
        more=lambda rest: [],
        lang=lambda text: ' lang="zh-Hans"',
    ).pieces

    assert '<div class="row" data-n="1" lang="zh-Hans">' in pieces


def test_inline_text_comes_with_its_line() -> None:
    lines: list[tuple[str, int]] = []

    def inline(text: str, line0: int) -> tuple[str]:
        lines.append((text, line0))
        return (text,)

    read = outline.read("1. a\n\n   b\n   2. c")
    outline.html(
        read,
        works=(None, None),
        remarks=(),
        inline=inline,
        count=lambda items, works, remarks: [],
        more=lambda rest: [],
    )

    assert lines == [("a", 0), ("b", 2), ("c", 3)]


class _Balance(HTMLParser):
    """Whether every element that is opened is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.deepest = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "br":
            self.stack.append(tag)
            self.deepest = max(self.deepest, len(self.stack))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


def test_a_very_deep_outline_stays_within_what_browsers_nest() -> None:
    balance = _Balance()
    balance.feed(_html("\n".join(f"{' ' * 2 * depth}1. x" for depth in range(900))))

    assert balance.deepest < 512
    assert not balance.stack


# ---- laws

_LINES = st.lists(
    st.builds(
        lambda indent, label, text: indent + label + text,
        st.sampled_from(["", " ", "    ", "        ", "\t", "\u3000"]),
        st.sampled_from(["", "1. ", "12) ", "n. ", "n+1. ", "- ", "3、", "1.1. "]),
        st.sampled_from(
            [
                "related materials",
                "https://a.example/x",
                "甲乙",
                "かな",
                "큐 하나",
                "Tides - N. L. [2021, OSDI, 4 refs]",
                "```",
            ]
        )
        | st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=24),
    ),
    max_size=30,
).map("\n".join)


def _words_of(read: Outline) -> list[str]:
    text = " ".join(
        " ".join((item.label, item.text, *(url for url, _ in item.urls), *(note for note, _ in item.notes)))
        for item in read.items
    )
    return re.findall(r"\w+", text)


@given(_LINES)
def test_no_word_is_lost(text: str) -> None:
    assert sorted(_words_of(outline.read(text))) == sorted(re.findall(r"\w+", text))


@given(_LINES)
def test_parents_come_before_and_are_one_less_deep(text: str) -> None:
    items = outline.read(text).items

    for index, item in enumerate(items):
        assert (item.parent is None) == (item.depth == 0)
        if item.parent is not None:
            assert item.parent < index
            assert items[item.parent].depth == item.depth - 1


@given(_LINES)
def test_anchors_are_unique(text: str) -> None:
    anchors = [item.anchor for item in outline.anchored(outline.read(text)).items]

    assert len(set(anchors)) == len(anchors)
    assert all(anchors)


@given(_LINES)
def test_html_is_balanced_and_every_item_is_shown(text: str) -> None:
    read = outline.anchored(outline.read(text))
    html = _html(text)
    balance = _Balance()
    balance.feed(html)

    assert not balance.stack
    assert sorted(re.findall(r'(?:li class="node"|div class="rel") id="(.*?)"', html)) == sorted(
        escape(item.anchor) for item in read.items
    )


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    outline.is_outline(text)
    _html(text)


@pytest.mark.parametrize(
    "part",
    [
        "1. x\n",
        "1.",
        " 1. x\n",
        "[",
        "1. [2021\n",
        "x\n",
        "https://a.example\n",
        " ",
        "- ",
        "1.1",
        "```\n",
        "1. x - \n",
    ],
)
def test_a_long_text_takes_time_in_proportion(part: str) -> None:
    def read(text: str) -> None:
        outline.is_outline(text)
        references.read(outline.anchored(outline.read(text)))

    assert_in_proportion(read, part * (40_000 // len(part)))


def test_a_long_staircase_takes_time_in_proportion() -> None:
    assert_in_proportion(_html, "\n".join(f"{' ' * depth}1. x" for depth in range(1_400)))


def test_what_is_shown_is_what_was_written() -> None:
    text = "3. Tides - Noor Lindqvist\n   https://a.example/x\n   1. 潮汐 & moons\n"
    plain = unescape(re.sub("<[^>]*>", " ", _html(text)))

    assert [word for word in ("Tides", "Noor Lindqvist", "潮汐 & moons", "a.example") if word not in plain] == []
