"""What GitHub's Markdown adds to CommonMark: tables, tasks, struck text, addresses that are links.

No package carries its specification, so each of its examples of these is here in words of our own, and
the HTML beside it is what `cmark-gfm` gives. What differs by intent is left out of the comparison by `_plain`: the
wrapper and the classes of a table, `<s>` for `<del>`, and the boxes of tasks, which the program draws itself.
"""

import re

import pytest

from journal.note import Body, Note
from journal.read import read
from journal.rules import Rules


def _shown(text: str) -> str:
    told = read("weirs.md", text.encode(), "", Rules())
    return _plain(_filled(told.note, told.body))


def _filled(note: Note, body: Body) -> str:
    """The HTML of a body; a link with its address, a task with its mark."""
    out: list[str] = []
    for texts in body.texts:
        for piece in texts:
            if isinstance(piece, str):
                out.append(piece)
                continue
            kind, index = piece
            if kind == "link":
                out.append(f'<a href="{note.links[index].target.replace("&", "&amp;")}">')
            elif kind == "task":
                out.append(f"<li>[{note.tasks[index].mark}] ")
    return "".join(out)


_OURS = re.compile(r'</?div[^>]*>|<td class="([cr])">| scope="col"| class="tbl"| class="tasks"| role="list"')
_SIDES = {"c": "center", "r": "right"}


def _plain(html: str) -> str:
    html = re.sub(r' class="([cr])"', lambda match: f' align="{_SIDES[match[1]]}"', html)
    html = _OURS.sub("", html).replace("<s>", "<del>").replace("</s>", "</del>")
    return re.sub(r"\n+|(?<=>)\s+(?=<)", "", html)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            "| weir | gauge |\n| --- | --- |\n| low | 3 |",
            "<table><thead><tr><th>weir</th><th>gauge</th></tr></thead>"
            "<tbody><tr><td>low</td><td>3</td></tr></tbody></table>",
            id="a-head-a-line-and-a-row",
        ),
        pytest.param(
            "| low | upstream |\n:-: | ------:\n3 | 4",
            '<table><thead><tr><th align="center">low</th><th align="right">upstream</th></tr></thead>'
            '<tbody><tr><td align="center">3</td><td align="right">4</td></tr></tbody></table>',
            id="sides-and-no-bars-at-the-edges",
        ),
        pytest.param(
            "| w\\|eir |\n| --- |\n| a `\\|` b |\n| a **\\|** b |",
            "<table><thead><tr><th>w|eir</th></tr></thead>"
            "<tbody><tr><td>a <code>|</code> b</td></tr><tr><td>a <strong>|</strong> b</td></tr></tbody></table>",
            id="an-escaped-bar-is-text-even-in-code",
        ),
        pytest.param(
            "| a | b |\n| --- | --- |\n| c | d |\n> quoted",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>"
            "<blockquote><p>quoted</p></blockquote>",
            id="another-block-ends-it",
        ),
        pytest.param(
            "| a | b |\n| --- | --- |\n| c | d |\nlow\n\nhigh",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td>c</td><td>d</td></tr><tr><td>low</td><td></td></tr></tbody></table><p>high</p>",
            id="an-empty-line-ends-it-and-text-does-not",
        ),
        pytest.param(
            "| a | b |\n| --- |\n| c |",
            "<p>| a | b || --- || c |</p>",
            id="no-table-where-head-and-line-differ",
        ),
        pytest.param(
            "| a | b |\n| --- | --- |\n| c |\n| d | e |",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td>c</td><td></td></tr><tr><td>d</td><td>e</td></tr></tbody></table>",
            id="cells-are-added",
        ),
        pytest.param(
            "| a | b |\n| --- | --- |",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead></table>",
            id="a-head-alone",
        ),
    ],
)
def test_a_table_is_one(text: str, html: str) -> None:
    assert _shown(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("- [ ] weir\n- [x] gauge", "<ul><li>[ ] weir</li><li>[x] gauge</li></ul>", id="open-and-done"),
        pytest.param(
            "- [x] weir\n  - [ ] gate\n  - [x] sill\n- [ ] gauge",
            "<ul><li>[x] weir<ul><li>[ ] gate</li><li>[x] sill</li></ul></li><li>[ ] gauge</li></ul>",
            id="below-one-another",
        ),
    ],
)
def test_a_box_in_a_list_is_a_task(text: str, html: str) -> None:
    assert _shown(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("~~dry~~ wet", "<p><del>dry</del> wet</p>", id="two-tildes"),
        pytest.param("it ~~was\n\nnot~~ dry", "<p>it ~~was</p><p>not~~ dry</p>", id="not-over-paragraphs"),
        pytest.param("it was ~~~not~~~ dry", "<p>it was ~~~not~~~ dry</p>", id="not-three"),
    ],
)
def test_struck_text_is_between_two_tildes(text: str, html: str) -> None:
    assert _shown(text) == html


def _link(address: str, text: str = "") -> str:
    return f'<a href="{address}">{text or address}</a>'


def _www(text: str) -> str:
    return _link(f"http://{text}", text)


_MAP = "www.weirs.example/map?q=Low+(upper)"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("www.weirs.example", f"<p>{_www('www.weirs.example')}</p>", id="www"),
        pytest.param("see www.weirs.example/map now", f"<p>see {_www('www.weirs.example/map')} now</p>", id="a-path"),
        pytest.param("see www.weirs.example.", f"<p>see {_www('www.weirs.example')}.</p>", id="a-full-stop"),
        pytest.param("see www.weirs.example/a.b.", f"<p>see {_www('www.weirs.example/a.b')}.</p>", id="a-stop-within"),
        pytest.param(
            "www.weirs.example/?! www.weirs.example/*_~",
            f"<p>{_www('www.weirs.example/')}?! {_www('www.weirs.example/')}*_~</p>",
            id="marks-at-the-end",
        ),
        pytest.param(_MAP, f"<p>{_www(_MAP)}</p>", id="brackets-in-pairs"),
        pytest.param(f"{_MAP}))", f"<p>{_www(_MAP)}))</p>", id="brackets-too-many"),
        pytest.param(f"({_MAP})", f"<p>({_www(_MAP)})</p>", id="brackets-around-it"),
        pytest.param(f"({_MAP}", f"<p>({_www(_MAP)}</p>", id="a-bracket-before-it"),
        pytest.param(
            "www.weirs.example/?q=(low))+up",
            f"<p>{_www('www.weirs.example/?q=(low))+up')}</p>",
            id="brackets-are-only-looked-at-at-the-end",
        ),
        pytest.param(
            "www.weirs.example/?q=low&hl=en",
            f"<p>{_link('http://www.weirs.example/?q=low&amp;hl=en', 'www.weirs.example/?q=low&amp;hl=en')}</p>",
            id="a-field-after-an-ampersand",
        ),
        pytest.param(
            "www.weirs.example/?q=low&hl;",
            f"<p>{_www('www.weirs.example/?q=low')}&amp;hl;</p>",
            id="what-looks-like-an-entity",
        ),
        pytest.param("www.weirs.example/lo<w", f"<p>{_www('www.weirs.example/lo')}&lt;w</p>", id="an-angle-bracket"),
        pytest.param("http://weirs.example", f"<p>{_link('http://weirs.example')}</p>", id="http"),
        pytest.param(
            "(see https://maps.weirs.example/?q=Low+(upper))",
            f"<p>(see {_link('https://maps.weirs.example/?q=Low+(upper)')})</p>",
            id="https-in-brackets",
        ),
        pytest.param("at ftp://old.weirs.example.", f"<p>at {_link('ftp://old.weirs.example')}.</p>", id="ftp"),
        pytest.param("a@weirs.example", f"<p>{_link('mailto:a@weirs.example', 'a@weirs.example')}</p>", id="a-person"),
        pytest.param(
            "low@mail+up.example is none, low+up@mail.example is",
            f"<p>low@mail+up.example is none, {_link('mailto:low+up@mail.example', 'low+up@mail.example')} is</p>",
            id="a-plus-before-the-at-alone",
        ),
        pytest.param("a.b-c_d@e.f", f"<p>{_link('mailto:a.b-c_d@e.f', 'a.b-c_d@e.f')}</p>", id="marks-within-a-name"),
        pytest.param("a.b-c_d@e.f.", f"<p>{_link('mailto:a.b-c_d@e.f', 'a.b-c_d@e.f')}.</p>", id="a-person-and-a-stop"),
        pytest.param("a.b-c_d@e.f-", "<p>a.b-c_d@e.f-</p>", id="no-person-before-a-dash"),
        pytest.param("a.b-c_d@e.f_", "<p>a.b-c_d@e.f_</p>", id="no-person-before-a-line"),
        pytest.param("`www.weirs.example`", "<p><code>www.weirs.example</code></p>", id="code-is-code"),
    ],
)
def test_an_address_in_the_text_is_a_link(text: str, html: str) -> None:
    assert _shown(text) == html
