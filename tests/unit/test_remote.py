"""Media of other servers as links."""

import pytest

from journal.remote import linked
from tests.linear import assert_in_proportion

_GAUGE = "https://weirs.example/gauge"


def _link(text: str = _GAUGE, address: str = _GAUGE) -> str:
    return f'<a href="{address}" rel="noopener">{text}</a>'


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (f'<img src="{_GAUGE}">', _link()),
        (f'<img src="{_GAUGE}" alt="the gauge" width=3>', _link("the gauge")),
        (f"<IMG alt='the gauge' SRC='{_GAUGE}' />", _link("the gauge")),
        (f"<img src={_GAUGE}>", _link()),
        ('<img src="//weirs.example/gauge">', _link("//weirs.example/gauge", "//weirs.example/gauge")),
        (f'<img src="{_GAUGE}?a=1&amp;b=2">', _link(f"{_GAUGE}?a=1&amp;b=2", f"{_GAUGE}?a=1&amp;b=2")),
        (f'<img\n  alt="水位"\n  src="{_GAUGE}"\n>', _link("水位")),
        (f'<video src="{_GAUGE}" controls>no player</video>', _link()),
        (f'<video controls><source src="{_GAUGE}"><source src="{_GAUGE}2"></video>', _link()),
        (f'<audio controls src="{_GAUGE}"></audio>', _link()),
        (f'<iframe src="{_GAUGE}" title="둑"></iframe>', _link("둑")),
        (f'<object data="{_GAUGE}">none</object>', _link()),
        (f'<embed src="{_GAUGE}">', _link()),
        (
            f'<picture><source srcset="{_GAUGE}2 2x"><img src="{_GAUGE}"></picture>',
            _link(address=f"{_GAUGE}2", text=f"{_GAUGE}2"),
        ),
        (f'<iframe src="{_GAUGE}">', _link()),
        (f'a <img src="{_GAUGE}"> b <img src="gauge.png"> c', f'a {_link()} b <img src="gauge.png"> c'),
    ],
)
def test_what_lies_elsewhere_is_a_link(html: str, shown: str) -> None:
    assert linked(html) == shown


@pytest.mark.parametrize(
    "html",
    [
        "no tag",
        '<img src="gauge.png" alt="https://weirs.example/">',
        '<video controls><source src="gauge.mp4"></video>',
        f'<code>&lt;img src="{_GAUGE}"&gt;</code>',
        f'<a href="{_GAUGE}">there</a>',
        f'<img data-src="{_GAUGE}" src="gauge.png">',
        "<imgsrc",
        '<img src="',
    ],
)
def test_what_lies_here_stays(html: str) -> None:
    assert linked(html) == html


def test_no_link_stands_in_another() -> None:
    html = f'<a href="/there/"><img src="{_GAUGE}" alt="low"></a> <a href="/a/"><a href="/b/">b</a></a> <img src="{_GAUGE}">'

    assert linked(html) == f'<a href="/there/">low</a> <a href="/a/">b</a> {_link()}'


@pytest.mark.parametrize("part", ["<video ", "<video>", '<img "', "<img '\"", "<a><video src=", '<img src="https://a/'])
def test_long_texts_take_time_in_proportion(part: str) -> None:
    assert_in_proportion(linked, part * 20_000)
