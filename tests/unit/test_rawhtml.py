"""HTML of notes is shown as the configuration says, and its comments never are."""

import pytest

from journal.diagnostics import Code
from journal.rawhtml import RawHtml, scripts_in, shown
from journal.read import read
from journal.rules import Rules

_RUNNING = (
    "<script>alert(1)</script>",
    "<script src='https://example.org/x.js'></script>",
    '<b onclick="x()">b</b>',
    "<img src=x onerror=x>",
    '<a href="javascript:x()">a</a>',
    "<svg onload=x><circle/></svg>",
    "<style>b { display: none }</style>",
    '<iframe src="https://example.org/"></iframe>',
    '<b style="position: fixed">b</b>',
    "<table><tr><td onclick=x>1</td></tr></table>",
    '<form action="https://example.org/"><input name=a></form>',
    '<b title="<script>">b</b>',
    "<b <script>alert(1)</script>",
)


@pytest.mark.parametrize("text", _RUNNING)
def test_what_could_run_or_disguise_is_gone_once_it_is_sanitized(text: str) -> None:
    clean = shown(text, RawHtml.SANITIZE).lower()

    for word in (
        "<script",
        "onclick",
        "onerror",
        "onload",
        "javascript",
        "<svg",
        "<style",
        "<iframe",
        "style=",
        "<form",
        "<input",
    ):
        assert word not in clean.replace('title="<script>"', "")


@pytest.mark.parametrize(
    "text",
    [
        "<details><summary>More</summary>",
        "</details>",
        '<td align="left" colspan="2">',
        '<a href="https://example.org/?a=1&amp;b=2" title="there">',
        '<img alt="a gauge" height="20" src="gauge.png" width="10">',
        "<kbd>Ctrl</kbd> &amp; <sub>2</sub>",
        '<p dir="rtl" id="low" lang="ar">',
    ],
)
def test_what_only_marks_text_up_stays_as_it_is(text: str) -> None:
    assert sorted(shown(text, RawHtml.SANITIZE).strip("<>").split()) == sorted(text.strip("<>").split())


def test_html_may_be_shown_as_text() -> None:
    done = read("a.md", b'A <b>word</b>.\n\n<div class="x">\n', "", Rules(html=RawHtml.ESCAPE))

    assert done.body.texts[0] == ('<p>A &lt;b&gt;word&lt;/b&gt;.</p>\n<p>&lt;div class="x"&gt;\n</p>\n',)


def test_html_is_shown_as_it_is_where_nothing_else_is_said() -> None:
    text = '<div class="x" onclick="y()">\n'

    assert read("a.md", text.encode(), "", Rules()).body.texts[0] == (text,)


@pytest.mark.parametrize("way", RawHtml)
@pytest.mark.parametrize("text", ["a<!-- b -->c", "a<!-->c", "a<!-- b\n\n--->c", "ac<!-- b"])
def test_a_comment_is_never_shown(text: str, way: RawHtml) -> None:
    assert shown(text, way) == "ac"


@pytest.mark.parametrize("text", [_RUNNING[0], *_RUNNING[2:6]])
def test_what_would_run_is_reported_once_for_each_piece(text: str) -> None:
    assert Code.SCRIPT in {each.code for each in read("a.md", text.encode(), "", Rules()).note.found}


@pytest.mark.parametrize("text", ["<b>on = off</b>", '<b title="once">b</b>', "the <on> script", '<p data-onset="1">'])
def test_what_only_resembles_it_is_not(text: str) -> None:
    assert list(scripts_in(text)) == []
