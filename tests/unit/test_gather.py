"""What a walk through a note collects."""

import pytest

from journal.diagnostics import Code
from journal.note import Note, Pieces, Read
from journal.read import read
from journal.rules import Rules


def _read(*lines: str) -> Read:
    return read("note.md", "\n".join(lines).encode(), "", Rules())


def _note(*lines: str) -> Note:
    return _read(*lines).note


def _codes(*lines: str) -> list[Code]:
    return [each.code for each in _note(*lines).found]


def _text(pieces: Pieces) -> str:
    return "".join(piece if isinstance(piece, str) else "{" + piece[0] + str(piece[1]) + "}" for piece in pieces)


# --- Links


def test_each_link_has_its_own_sentence() -> None:
    links = _note("I read [it](a.md) today. Then [it](b.md) rained!").links

    assert [link.context for link in links] == ["I read it today.", "Then it rained!"]


def test_a_sentence_is_cut_where_it_is_long() -> None:
    (link,) = _note("word " * 80 + "[here](a.md)" + " word" * 80).links

    assert len(link.context) < 320
    assert (link.context[0], link.context[-1]) == ("…", "…")


def test_a_link_has_its_place() -> None:
    assert [(link.line, link.column) for link in _note("a", "b [c](d.md) [c](d.md)").links] == [(2, 7), (2, 17)]


def test_a_link_that_is_written_in_another_way_than_it_is_read_has_its_place() -> None:
    note = _note("- [a](<b c.md>) [d](日/e%20f.md) [g](h.md)", "- [d](日/e f.md) [a](b%20c.md) [h](h.md)")
    assert [(link.line, link.column) for link in note.links] == [(1, 8), (1, 21), (1, 37), (2, 7), (2, 21), (2, 35)]


def test_addresses_of_people_are_links() -> None:
    assert [link.target for link in _note("Write to ann@example.org").links] == ["mailto:ann@example.org"]


def test_raw_html_leads_where_markdown_does() -> None:
    note = _note('<a href="b.md">b</a> <img src="c.png">')

    assert ([link.target for link in note.links], [image.target for image in note.images]) == (["b.md"], ["c.png"])


def test_addresses_in_raw_html_need_no_quotes() -> None:
    note = _note("<p>src=a.png <a href=b.md>b</a> <img src=c.png width=300> <img width=9 src=d.png></p>")

    assert ([link.target for link in note.links], [image.target for image in note.images]) == (
        ["b.md"],
        ["c.png", "d.png"],
    )
    assert [image.width for image in note.images] == [300, 9]


@pytest.mark.parametrize("tag", ["<img src=https://b.example/c.png>", "<a href=#low>", "<a href=mailto:ann@b.example>"])
def test_addresses_without_quotes_may_lead_elsewhere(tag: str) -> None:
    note = _note(f"<div>{tag}</div>")

    assert (note.links, note.images) == ((), ())


def test_addresses_in_raw_html_have_their_places() -> None:
    note = _note("a", "", "<div>", '<img alt="d" src="c.png">', "<a href=b.md>b</a>", "</div>")

    assert [(each.line, each.column) for each in (*note.images, *note.links)] == [(4, 19), (5, 9)]


# --- Media elsewhere


def test_media_on_other_servers_are_reported_once() -> None:
    found = _note("![a](https://b.example/c.png)", "", "![d](//e.example/f.png)").found

    assert [each.code for each in found] == [Code.REMOTE_MEDIA]
    assert "1 more" in found[0].message


@pytest.mark.parametrize("text", ["![a](b.png)", "[a](https://b.example/c.png)", "![a](data:image/png;base64,AA)"])
def test_media_of_the_journal_are_not(text: str) -> None:
    assert _codes(text) == []


def test_frames_are_media_too() -> None:
    assert _codes('<iframe src="https://b.example/c"></iframe>') == [Code.REMOTE_MEDIA]


# --- Footnotes


def test_a_footnote_is_written_once() -> None:
    found = _read("a[^1] b[^1]", "", "[^1]: the *weir*")

    assert _text(found.body.texts[0]) == "<p>a{note0} b{note0}</p>\n"
    assert [_text(pieces) for pieces in found.body.notes] == ["the <em>weir</em>"]


def test_a_footnote_may_have_paragraphs_and_code() -> None:
    found = _read("a[^1]", "", "[^1]: one", "", "    two [b](c.md)", "", "        x < y")

    assert [_text(pieces) for pieces in found.body.notes] == ["one<br>two {link0}b</a><br><code>x &lt; y</code>"]


@pytest.mark.parametrize("lines", [("# a[^1]",), ("- [ ] a[^1]",), ("| a[^1] |", "|---|", "| b |"), ("> a[^1]",)])
def test_a_footnote_may_stand_anywhere(lines: tuple[str, ...]) -> None:
    assert _read(*lines, "", "[^1]: b").body.notes == (("b",),)


def test_a_footnote_that_is_not_defined_is_text() -> None:
    assert _text(_read("a[^1]").body.texts[0]) == "<p>a[^1]</p>\n"


def test_a_footnote_that_nothing_refers_to_is_shown() -> None:
    assert "[^1]: b" in _text(_read("a", "", "[^1]: b").body.texts[0])


def test_a_footnote_may_refer_to_itself() -> None:
    assert _read("a[^1]", "", "[^1]: b[^1]").body.notes == (("b", ("note", 0)),)


# --- Formulas and tags


def test_a_formula_is_set_and_one_that_cannot_be_read_is_reported() -> None:
    assert "<msup>" in _text(_read("$x^2$").body.texts[0])
    assert _codes("$\\weir{x}$") == [Code.BAD_FORMULA]


def test_a_formula_that_cannot_be_read_is_shown_as_written() -> None:
    assert '<code class="math">$\\weir{x}$</code>' in _text(_read("$\\weir{x}$").body.texts[0])


def test_money_is_no_formula() -> None:
    assert _text(_read("$5 and $6").body.texts[0]) == "<p>$5 and $6</p>\n"


def test_tags_of_other_generators_are_reported_once_for_each_name() -> None:
    assert _codes("{% include a %}", "", "{% include b %}", "", "a {{< map >}}") == [Code.LIQUID, Code.LIQUID]


def test_a_film_is_a_link() -> None:
    assert [link.target for link in _note("{{< youtube q1 >}}").links] == ["https://www.youtube.com/watch?v=q1"]


@pytest.mark.parametrize("name", ["video", "twitter", "youtube"])
def test_what_logseq_plays_is_a_link(name: str) -> None:
    read = _read(f"- {{{{{name} https://example.org/weir?v=1}}}}")
    assert [link.target for link in read.note.links] == ["https://example.org/weir?v=1"]
    assert "{{" not in _text(read.body.texts[0])


def test_what_logseq_does_not_play_stays() -> None:
    assert _text(_read("{{video weir}}").body.texts[0]) == "<p>{{video weir}}</p>\n"


def test_a_figure_is_a_picture() -> None:
    assert [(image.target, image.alt) for image in _note('{{< figure src="a.png" alt="b" >}}').images] == [
        ("a.png", "b")
    ]


# --- Names of blocks


def test_a_block_that_has_a_name_can_be_led_to() -> None:
    assert _text(_read("a ^low").body.texts[0]) == '<p>a<span id="^low"></span></p>\n'


def test_a_name_is_no_part_of_a_task() -> None:
    assert _note("- [ ] scales ^s1").tasks[0].text == "scales"


def test_a_name_stands_once_in_a_page() -> None:
    assert _text(_read("a ^x", "", "b ^x").body.texts[0]).count('id="^x"') == 1


# --- Languages


@pytest.mark.parametrize(
    ("text", "lang"),
    [("今天读完了水文学的第二章", "zh-Hans"), ("见 https://example.org/a", "zh-Hans"), ("A short line", "")],
)
def test_a_block_in_another_language_says_so(text: str, lang: str) -> None:
    html = _text(_read("The weir was dry today, and so was the gauge above it.", "", text).body.texts[0])

    assert (f'<p lang="{lang}">' in html) is bool(lang)


# --- Stress


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("We walked *慢慢* home.", 'We walked <em lang="zh-Hans">慢慢</em> home.'),
        ("We walked *ゆっくり* `home`.", 'We walked <em lang="ja">ゆっくり</em> <code>home</code>.'),
        (
            "We walked ***천천히***, *slowly* ~~and~~.",
            '<em lang="ko"><strong>천천히</strong></em>, <em>slowly</em> <s>and</s>.',
        ),
        ("We walked *home*.", "We walked <em>home</em>."),
        ("今天*慢慢*走回家。", "今天<em>慢慢</em>走回家。"),
        ("今日は*全部*ゆっくりと。", "今日は<em>全部</em>ゆっくりと。"),
        ("今天 *slowly* 走回家。", "今天 <em>slowly</em> 走回家。"),
    ],
)
def test_stressed_words_declare_a_language_that_those_around_them_are_not_in(line: str, shown: str) -> None:
    assert shown in _text(_read(line).body.texts[0])
