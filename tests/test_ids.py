"""The ids of pages: each stands once, and what links to one within its page leads to the right place."""

import re
from collections import Counter
from typing import Final
from urllib.parse import unquote

import html5lib
import pytest

from journal.extent import routes_of
from journal.read import read
from journal.render import render
from journal.routes import Route, url
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.theme import theme
from journal.views.known import known

_FILES: Final = {
    "daily/2025-03-10.md": (
        "# Notes\n\nLow[^1] and high[^gate]. ^low\n\n## Low\n\n## main\n\n## fn1\n\n## Notes\n\nagain ^low\n\n"
        '<a id="deep"></a>\n\n## Deep\n\n<p id="main">x</p> <p id="deep">y</p>\n\n`<b id="code">`\n\n## Code\n\n'
        "- [x] 9:00-10:00 weir [^1]\n\n## Questions\n\n- why?\n\n## q-1\n\n## t-1\n\n## Mentioned in\n\n"
        "[^1]: the first foot\n[^gate]: the gate\n"
    ),
    "daily/2025-03-10-水位.md": "# 水位\n\n早上[^1]。\n\n## 水位\n\n## 水位\n\n见 [[2025-03-10]]。\n\n[^1]: 另一个脚注\n",
    "logs/log.md": (
        "# Log\n\n## 2025-01-05\n\nOne[^1]. ^x\n\n### Tasks\n\n- [x] 9:00-10:00 a\n\n"
        "## 2025-02-09\n\nTwo[^2] and[^1]. ^x\n\n### Tasks\n\n- [x] 9:00-10:00 b\n\n## 2025-03-10\n\nThree[^2].\n\n"
        "[^1]: foot one\n[^2]: foot two\n"
    ),
    "weekly/2025-W11.md": (
        "# 2025-W11\n\n## 3.10\n\nLow[^1].\n\n## 3.11\n\n## 3.10\n\n- [x] 8:00-9:00 weir\n\n"
        "## d-2025-03-10\n\n## Lines\n\n- 3.10: low\n- 3.12: high\n- 3.12: higher\n\n[^1]: a foot of the week\n"
    ),
    "reading/water.md": (
        "# Water\n\n## weirs\n\n```\n1. Weirs - Jo [2019, OSDI]\n   https://example.org/a\n"
        "2. Gates - Jo [2019, OSDI]\n   https://example.org/b\n```\n\n"
        "```\n1. Gates - Jo [2019, OSDI]\n   https://example.org/c\n```\n\n## gates\n\n[TOC]\n"
    ),
}
_READ: Final = [read(name, text.encode(), "", Rules()) for name, text in _FILES.items()]
_SITE: Final = assemble([each.note for each in _READ], Terms())
_BODIES: Final = {each.note.path: each.body for each in _READ}
_THEME: Final = theme().value
_KNOWN: Final = known(_SITE)
_PAGES: Final = tuple(page for page in routes_of(_SITE) if url(page).endswith("/") or not url(page))


def _page(page: Route) -> str:
    return render(_SITE, page, _THEME, _BODIES, {}, found=_KNOWN).decode()


def _at(address: str) -> str:
    return next(_page(page) for page in _PAGES if url(page) == address)


@pytest.mark.parametrize("page", _PAGES, ids=url)
def test_each_id_stands_once_and_each_link_within_the_page_leads_to_one(page: Route) -> None:
    tree = html5lib.parse(_page(page), namespaceHTMLElements=False)
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    linked = {unquote(link.get("href")[1:]) for link in tree.iter("a") if (link.get("href") or "").startswith("#")}

    assert [name for name, count in ids.items() if count > 1] == []
    assert linked - {""} - set(ids) == set()


_NOTE: Final = re.compile(r'id="(fn\d+)" role="note"><b>\d+</b> ([^<]*)</span>')


def _notes(html: str) -> list[tuple[str, str]]:
    """The footnotes of a page, each with its id."""
    return [(note[1], note[2]) for note in _NOTE.finditer(html)]


def test_a_day_of_two_entries_has_the_footnotes_of_neither() -> None:
    assert _notes(_at("2025/03/10/")) == []


def test_each_entry_of_a_day_numbers_its_own_footnotes() -> None:
    assert _notes(_at("2025/03/10/notes/")) == [("fn1", "the first foot"), ("fn2", "the gate")]
    assert _notes(_at("2025/03/10/水位/")) == [("fn1", "另一个脚注")]


def test_each_day_of_a_log_numbers_the_footnotes_that_it_refers_to() -> None:
    assert _notes(_at("2025/01/05/")) == [("fn1", "foot one")]
    assert _notes(_at("2025/02/09/")) == [("fn1", "foot two"), ("fn2", "foot one")]


def test_the_writers_own_id_wins_over_that_of_a_heading() -> None:
    html = _at("2025/03/10/notes/")

    assert '<a id="deep"></a>' in html
    assert '<h2 id="deep-1"' in html
    assert '<h2 id="code"' in html


def test_a_heading_has_no_id_that_the_page_gives_to_something_else() -> None:
    html = _at("2025/03/10/notes/")

    assert [f'<h2 id="{name}-1"' in html for name in ("main", "fn1", "q-1", "t-1", "mentioned-in")] == [True] * 5
