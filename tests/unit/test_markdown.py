"""Texts as blocks, and inline text as HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.commonmark.block import Block
from journal.markdown.reading import blocks
from journal.read import read
from journal.rules import Rules


def _html(text: str) -> str:
    body = read("note.md", text.encode(), "", Rules()).body
    pieces = [piece for pieces in (*body.heads, *body.texts) for piece in pieces]
    return "".join(piece if isinstance(piece, str) else "{" + piece[0] + "}" for piece in pieces).strip()


def _line(text: str) -> str:
    """The HTML of one paragraph, without the paragraph."""
    return re.sub(r"^<p[^>]*>|</p>$", "", _html(text))


def _kinds(found: tuple[Block, ...] | list[Block]) -> list[str]:
    return [block.kind for block in found]


# --- What GitHub adds to CommonMark


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("~~gone~~ here", "<s>gone</s> here"),
        ("a ~~b *c* d~~", "a <s>b <em>c</em> d</s>"),
        ("x ~~~~a~~~~", "x ~~~~a~~~~"),
        ("9~10 and 11~12", "9~10 and 11~12"),
        ("www.example.org", "{link}www.example.org</a>"),
        ("Visit www.example.org/help for more.", "Visit {link}www.example.org/help</a> for more."),
        ("Visit www.example.org.", "Visit {link}www.example.org</a>."),
        ("(www.example.org/a_(b))", "({link}www.example.org/a_(b)</a>)"),
        ("www.example.org/a?b=c&hl;", "{link}www.example.org/a?b=c</a>&amp;hl;"),
        ("http://example.org", "{link}http://example.org</a>"),
        ("ftp://example.org", "{link}ftp://example.org</a>"),
        ("ann@example.org", "{link}ann@example.org</a>"),
        ("a.b-c_d@a.b.", "{link}a.b-c_d@a.b</a>."),
        ("a.b-c_d@a.b-", "a.b-c_d@a.b-"),
        ("mailto:ann@example.org", "{link}mailto:ann@example.org</a>"),
        ("`www.example.org` ann@host", "<code>www.example.org</code> ann@host"),
    ],
)
def test_text_is_read_as_on_github(text: str, html: str) -> None:
    assert _html(text) == f"<p>{html}</p>"


def test_a_table_has_a_head_and_columns_with_sides() -> None:
    html = _html("| a | b |\n|---|--:|\n| `c|` | *d* |")

    assert '<th scope="col">a</th><th scope="col" class="r">b</th>' in html
    assert '<td class="r">' in html


def test_a_table_ends_the_paragraph_above_it() -> None:
    assert re.sub(r"<[^>]*>|\s", "", _html("text\n| a | b |\n|---|---|\n| 1 | 2 | 3 |")) == "textab12|3"


def test_a_bar_that_is_escaped_stays_in_its_cell() -> None:
    assert "<td>b|c</td>" in _html("| a |\n|---|\n| b\\|c |")


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("| 1 | 2 | 3 |", "2 | 3"),
        ("1 | 2 |  | 4", "2 |  | 4"),
        ("| 1 | `x|y` |", "<code>x|y</code>"),
        ("| 1 | x\\|y | z |", "x|y | z"),
        ("| 1 | x | y\\|", "x | y|"),
        ("| 1 | 2 |  |", "2"),
    ],
)
def test_cells_beyond_those_of_the_head_stay_in_the_last(row: str, cell: str) -> None:
    assert f"<td>1</td><td>{cell}</td></tr>" in _html(f"| a | b |\n|---|---|\n{row}")


@pytest.mark.parametrize("text", ["- [ ] a\n- [x] b", "* [ ] a\n* [X] b", "1. [ ] a\n2. [x] b"])
def test_a_list_of_tasks_has_boxes(text: str) -> None:
    assert _html(text).count("{task}") == 2


# --- Emphasis beside East Asian punctuation


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**“重点”**是", "<strong>“重点”</strong>是"),
        ("这是**“重点”**。", "这是<strong>“重点”</strong>。"),
        ("**注意：**明天", "<strong>注意：</strong>明天"),
        ("*（注）*后", "<em>（注）</em>后"),
        ("**「川」**の", "<strong>「川」</strong>の"),
        ('**"강"**은', '<strong>"강"</strong>은'),
        ("~~“旧”~~新", "<s>“旧”</s>新"),
        ("==“水”==位", "<mark>“水”</mark>位"),
        ("**a**b", "<strong>a</strong>b"),
        ('**"a"**b', '**"a"**b'),
    ],
)
def test_emphasis_closes_beside_punctuation_of_these_scripts(text: str, html: str) -> None:
    assert _line(text) == html


# --- Marked text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("==a==", "<mark>a</mark>"),
        ("==a *b* `c`==", "<mark>a <em>b</em> <code>c</code></mark>"),
        ("==[a](b.md)==", "<mark>{link}a</a></mark>"),
        ("**==a==**", "<strong><mark>a</mark></strong>"),
        ("==a `b==` c==", "<mark>a <code>b==</code> c</mark>"),
        ("a == b == c", "a == b == c"),
        ("x==y and z==w", "x==y and z==w"),
        ("===a===", "===a==="),
        ("==a", "==a"),
    ],
)
def test_text_may_be_marked(text: str, html: str) -> None:
    assert _html(text) == f"<p>{html}</p>"


# --- Bare addresses


_MARKS = "`|``|*|**|。|.|[|]|(|)|a|b c| |&amp;|!|[x](y)|[a b](https://x.example/1)|`c`|a@b.example|www.x.example|https://q.example/z"


@given(st.lists(st.sampled_from(_MARKS.split("|")), min_size=1, max_size=8).map("".join))
def test_code_links_and_stars_alone_are_read_as_beside_other_marks(text: str) -> None:
    # With a mark of another kind before it, the same text is read as tokens.
    assert _line(f"==x== {text}") == f"<mark>x</mark> {_line(f'x {text}').removeprefix('x ')}"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("见 https://a.b/c。后面", "见 {link}https://a.b/c</a>。后面"),
        ("（https://a.b/c）", "（{link}https://a.b/c</a>）"),
        ("https://a.b/c、https://a.b/d", "{link}https://a.b/c</a>、{link}https://a.b/d</a>"),
        ("https://a.b/위키", "{link}https://a.b/위키</a>"),
        ("**https://a.b/c**", "<strong>{link}https://a.b/c</a></strong>"),
        ("[see https://a.b](c.md)", "{link}see https://a.b</a>"),
        ("[https://a.b]", "[{link}https://a.b</a>]"),
        ("https://a.b/c_d_e*f*", "{link}https://a.b/c_d_e*f</a>*"),
        ("<https://a.b>", "{link}https://a.b</a>"),
        ("`https://a.b`", "<code>https://a.b</code>"),
        ("std://a", "std://a"),
    ],
)
def test_an_address_ends_where_a_reader_ends_it(text: str, html: str) -> None:
    assert _line(text) == html


# --- Blocks of other programs


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Weir\n: a low dam", ["definitions"]),
        ("Ratio 1\n: 2", ["definitions"]),
        ("a: b", ["paragraph"]),
        ("{% hint %}\na\n{% endhint %}", ["callout"]),
        ("{% hint %}\na", ["template", "paragraph"]),
        ("{% highlight py %}\n# a\n{% endhighlight %}", ["code"]),
        ("{{< highlight py >}}\n# a\n{{< /highlight >}}", ["code"]),
        ("{% include a %}", ["template"]),
        ("{{ a }}", ["paragraph"]),
        ("$$\nx\n$$", ["math"]),
        ("Title\n=====\n\nPart\n----", ["heading", "heading"]),
        ("~~~\n{% raw %}\n~~~", ["code"]),
        ("1、甲\n2、乙", ["list"]),
        ("1、甲\n\n1、乙", ["list", "list"]),
        ("1、甲\n• 乙\n2、丙", ["list", "list", "list"]),
        ("一、甲\n1、乙\n二、丙", ["paragraph", "list", "paragraph"]),
    ],
)
def test_a_text_has_blocks(text: str, kinds: list[str]) -> None:
    assert _kinds(blocks(text).blocks) == kinds


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("1、甲\n2、乙", "<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>"),
        ("1、甲\n3、乙", '<ol>\n<li>甲</li>\n</ol>\n<ol start="3">\n<li>乙</li>\n</ol>'),
        ("• 甲\n2.乙", '<ul>\n<li>甲</li>\n</ul>\n<ol start="2">\n<li>乙</li>\n</ol>'),
        (
            "1、甲\n  1、乙\n  1、丙",
            "<ol>\n<li>甲\n<ol>\n<li>乙</li>\n</ol>\n<ol>\n<li>丙</li>\n</ol>\n</li>\n</ol>",
        ),
    ],
)
def test_items_that_only_their_writer_numbers_keep_their_numbers(text: str, html: str) -> None:
    assert _html(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("一、甲\n二、乙", "一、甲<br>\n二、乙"),
        ("（一）甲\n（二）乙", "（一）甲<br>\n（二）乙"),
        ("①甲\n②乙", "①甲<br>\n②乙"),
        ("(1) 甲\n(2) 乙", "(1) 甲<br>\n(2) 乙"),
        ("见 (1)\n(2) weir", "见 (1)\n(2) weir"),
        ("一\n一甲", "一一甲"),
    ],
)
def test_a_point_of_chinese_begins_a_line(text: str, html: str) -> None:
    assert _html(text) == f"<p>{html}</p>"


def test_callouts_of_gitbook_may_stand_in_each_other() -> None:
    (outer,) = blocks("{% hint %}\n{% hint style='tip' %}\na\n{% endhint %}\n{% endhint %}").blocks

    assert (outer.kind, _kinds(outer.children), outer.children[0].mark) == ("callout", ["callout"], "tip")


def test_a_heading_may_be_underlined() -> None:
    assert [block.level for block in blocks("Title\n=====\n\nPart\n----").blocks] == [1, 2]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("a ^low", {0: "low"}),
        ("a\nb ^low-2", {1: "low-2"}),
        ("- a ^x\n- b ^y", {0: "x", 1: "y"}),
        ("| a |\n|---|\n\n^t", {3: "t"}),
        ("# a ^h", {0: "h"}),
        ("`a ^low`b", {}),
        ("x^2", {}),
        ("```\na ^low\n```", {}),
    ],
)
def test_the_name_of_a_block_is_no_part_of_its_text(text: str, ids: dict[int, str]) -> None:
    parsed = blocks(text)

    assert parsed.ids == ids
    assert not any("^" in block.text for block in parsed.blocks if ids)


# --- What Logseq and Org have


_ID = "64a1f0aa-1111-4222-8333-123456789abc"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            f"- the gauge\n  id:: {_ID}\n  collapsed:: true\n  - low",
            f'<ul>\n<li>the gauge<span id="^{_ID}"></span>\n<ul>\n<li>low</li>\n</ul>\n</li>\n</ul>',
        ),
        ("- a\n  background-color:: #445566\n  logseq.order-list-type:: number\n  b", "<ul>\n<li>a\nb</li>\n</ul>"),
        (
            "- a\n  :LOGBOOK:\n  CLOCK: [2026-03-09 Mon 10:00:00]--[2026-03-09 Mon 10:30:00] =>  00:30:00\n  :END:",
            "<ul>\n<li>a</li>\n</ul>",
        ),
        (
            "- a\n  level:: 3\n  heading:: so it goes",
            "<ul>\n<li>a<br>\nlevel:: 3<br>\nheading:: so it goes</li>\n</ul>",
        ),
        ("- a\n  card-last-interval:: 4\n  card-repeats:: 2", "<ul>\n<li>a</li>\n</ul>"),
        ("a\ncollapsed:: true", "<p>a<br>\ncollapsed:: true</p>"),
        ("Low water.\n^low", '<p>Low water.<span id="^low"></span></p>'),
        (
            "the gauge:: dry\n^low",
            '<dl class="stated">\n<div><dt>the gauge</dt><dd>dry<span id="^low"></span></dd></div>\n</dl>',
        ),
        ("#+BEGIN_QUOTE\nthe *weir*\n#+END_QUOTE", "<blockquote>\n<p>the <em>weir</em></p>\n</blockquote>"),
        (
            "- #+begin_quote\n  the weir\n  #+end_quote\n- b",
            "<ul>\n<li>\n<blockquote>\n<p>the weir</p>\n</blockquote>\n</li>\n<li>b</li>\n</ul>",
        ),
        ("#+BEGIN_QUOTE\nthe weir", "<p>#+BEGIN_QUOTE\nthe weir</p>"),
        ("![a](b.png){:height 20, :width 30} c", "<p>{image} c</p>"),
        ("![a](b.png){:high 20} c", "<p>{image}{:high 20} c</p>"),
        (f"see (({_ID}))", "<p>see {wiki}</p>"),
        (f"(({_ID}))", "{embed}"),
        (f"{{{{embed (({_ID}))}}}}", "{embed}"),
        ("{{embed [[tide tables]]}}", "{embed}"),
        ("{{embed the tables}}", "<p>{{embed the tables}}</p>"),
        ("f((x))", "<p>f((x))</p>"),
    ],
)
def test_what_logseq_writes_is_read_as_it_means_it(text: str, html: str) -> None:
    assert _html(text) == html


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("## Gates\n\t- oil\n\t\t- twice\n- ## Weirs", ["heading", "list", "list"]),
        ("## Gates\n    1. oil\n\n    2. paint\n\n    it is red", ["heading", "list", "code"]),
        ("Gates\n-----\n\t- oil", ["heading", "list"]),
        ("## Gates\n\n\t- oil", ["heading", "code"]),
        ("## Gates\n\toil\n\t- twice", ["heading", "code"]),
        ("## Gates\n***\n\t- oil", ["heading", "rule", "code"]),
        (
            "Weir\n: a low dam\n\n## Gates\n\t- oil\n\nWeir\n\n    - code",
            ["definitions", "heading", "list", "paragraph", "code"],
        ),
    ],
)
def test_a_list_may_be_indented_right_below_a_heading(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in blocks(text).blocks] == kinds


def test_a_block_of_org_is_code_or_a_callout() -> None:
    found = blocks("#+BEGIN_SRC py\na = 1\n#+END_SRC\n\n#+BEGIN_TIP\nlow\n#+END_TIP\n").blocks

    assert [(block.kind, block.mark) for block in found] == [("code", "py"), ("callout", "tip")]
    assert found[0].text == "a = 1\n"


def test_a_query_of_logseq_is_code_also_in_an_item_and_names_no_tag() -> None:
    text = '- #+BEGIN_QUERY\n  {:title [:h2 "Due"]\n  :collapsed? false}\n  #+END_QUERY\n- #+weir and #oars\n'
    (outer,) = blocks(text).blocks

    assert [(block.kind, block.text) for block in outer.children[0].children] == [
        ("code", '{:title [:h2 "Due"]\n:collapsed? false}\n')
    ]
    assert read("2031-03-09.md", text.encode(), "", Rules()).note.tags == ("oars",)


def test_the_size_of_a_picture_stands_behind_it_in_logseq() -> None:
    image = read("note.md", b"![a](b.png){:height 20, :width 30}\n", "", Rules()).note.images[0]

    assert (image.width, image.height) == (30, 20)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ('!!! note "水门"\n    - oil\n\n    paint\n\nred', [("callout", "note", "水门"), ("paragraph", "", "red")]),
        ('??? success "奖励"\n\nred', [("callout", "success-", "奖励"), ("paragraph", "", "red")]),
        ("red\n???+ tip\n    oil", [("paragraph", "", "red"), ("callout", "tip+", "")]),
        ("!!! wow", [("paragraph", "", "!!! wow")]),
        ("    !!! note\n        oil", [("code", "", "!!! note\n    oil\n")]),
        ("::: tip 标题\noil\n:::\nred", [("callout", "tip", "标题"), ("paragraph", "", "red")]),
        (":::note[Gates]\noil\n:::", [("callout", "note", "Gates")]),
        (":::details 水門\noil\n:::", [("callout", "details-", "水門")]),
        (":::message alert\noil\n:::", [("callout", "warning", "")]),
        ('::: {.callout-note title="Gates"}\noil\n:::', [("callout", "note", "Gates")]),
        ("::: center\noil\n:::", [("paragraph", "", "oil")]),
        (":::: tip\n::: danger\noil\n:::\n::::\nred", [("callout", "tip", ""), ("paragraph", "", "red")]),
        (":::tip\noil", [("paragraph", "", ":::tip\noil")]),
    ],
)
def test_callouts_of_other_generators_are_callouts(text: str, kinds: list[tuple[str, str, str]]) -> None:
    assert [(block.kind, block.mark, block.text) for block in blocks(text).blocks] == kinds


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        ("::: tip", ":::"),
        ("{% hint %}", "{% endhint %}"),
        ("#+BEGIN_TIP", "#+END_TIP"),
        ('<div markdown="1">', "</div>"),
    ],
)
@pytest.mark.parametrize("above", ["- {}\n\n", "> {}\n\n", "{}\n\n"], ids=["list", "quotation", "nothing"])
def test_what_is_not_closed_keeps_nothing_below_it_from_being_read(opens: str, closes: str, above: str) -> None:
    found = blocks(f"{above.format(opens)}{opens}\n- [x] oil\n{closes}\n").blocks

    assert found[-1].kind in ("callout", "html")
    assert "list" in {block.kind for each in found[-2:] for block in (each, *each.children)}


def test_tasks_in_a_callout_of_another_generator_count() -> None:
    text = '??? note "水门"\n    - [x] 上油\n\n::: warning\n- [ ] 修堰\n:::\n'

    assert [task.text for task in read("2031-03-09.md", text.encode(), "", Rules()).note.tasks] == ["上油", "修堰"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "<figure markdown>\n  ![a](b.jpg)\n  <figcaption>c</figcaption>\n  ![d](e.jpg)\n</figure>\nred",
            ["html", "paragraph", "html", "paragraph", "html", "paragraph"],
        ),
        ('<div class="notice" markdown="1">\n- oil\n</div>', ["html", "list", "html"]),
        ('<div markdown="1">\n```html\n<p>\n```\n</div>', ["html", "code", "html"]),
        ("<div markdown>\n<div markdown>\noil\n</div>\n</div>", ["html", "html", "paragraph", "html", "html"]),
        ("<div markdown>\n*oil*", ["html"]),
        ('<div title="no markdown here">\n*oil*\n</div>', ["html"]),
        ("<div>\n*oil*\n</div>", ["html"]),
    ],
)
def test_an_element_may_say_that_markdown_is_in_it(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in blocks(text).blocks] == kinds


def test_pictures_in_an_element_with_markdown_are_found() -> None:
    text = "<figure markdown>\n![gate](gate.jpg)\n<figcaption>a</figcaption>\n![weir](weir.jpg)\n</figure>\n"
    found = read("2031-03-09.md", text.encode(), "", Rules())

    assert [image.target for image in found.note.images] == ["gate.jpg", "weir.jpg"]
    assert "markdown" not in "".join(piece for piece in found.body.texts[0] if isinstance(piece, str))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("<br>\n# Gates", ["html", "heading"]),
        ("<BR/>\n- oil", ["html", "list"]),
        ("<br><br>\n**oil**", ["html", "paragraph"]),
        ("oil\n<br>\npaint", ["paragraph"]),
        ("<br>oil\n# Gates", ["paragraph", "heading"]),
    ],
)
def test_markdown_stands_right_below_an_empty_line_in_html(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in blocks(text).blocks] == kinds
