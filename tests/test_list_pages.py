"""The pages of lists and calendars, printed: what their views hold is there, and the HTML is sound."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final
from urllib.parse import urljoin

import html5lib
import pytest

from journal.dates.values import Week
from journal.model import Site
from journal.render import render
from journal.routes import Feed, Home, Route, Search, Stats, Tasks, WeekPage, route, url
from journal.theme import theme
from journal.views import calendar, days, reading, ref, tag, tags, weeks
from journal.views.known import known
from tests import lists

_LAST: Final = date(2025, 7, 31)
_LISTS: Final = (weeks, days, calendar, reading, ref, tag, tags)


def _journal() -> Site:
    """A journal with something of everything that lists show, in four languages."""
    dailies = (
        lists.daily(_LAST - timedelta(3 * n), title, tasks=tasks, tags=("rust", "systems/locks"), language=language)
        for n, (title, tasks, language) in enumerate(
            [
                ("Spin & sleep", "ddo", "en"),
                ("丢失的唤醒", "", "zh-Hans"),
                ("", "dx", "en"),
                ("順序を描く", "d" * 50, "ja"),
            ]
            * 40
        )
    )
    notes = (
        lists.reading(_LAST - timedelta(n), f"Paper {n}", references=(2019, 2021), tags=("论文",)) for n in range(120)
    )
    weeklies = (lists.weekly(Week(2025, 31), "The week", tasks="do"), lists.weekly(Week(2025, 31), "Of the team"))
    undated = (lists.weekly(None, "Lost week"), lists.daily(None, "Some day"), lists.reading(None, "Some paper"))
    return lists.site(*dailies, *notes, *weeklies, *undated, lists.page("About"), hours={_LAST: 90})


_SITE: Final = _journal()
_PAGES: Final = tuple(page for each in _LISTS for page in each.pages(_SITE))
_KNOWN: Final = frozenset(
    {
        *_PAGES,
        *_SITE.routes.values(),
        *(WeekPage(week) for week in _SITE.weeks),
        Home(),
        Feed(),
        Tasks(),
        Stats(),
        Search(),
    }
)
_THEME: Final = theme().value
_FOUND: Final = known(_SITE)
_EACH: Final = pytest.mark.parametrize("page", _PAGES, ids=url)


def _printed(page: Route) -> str:
    return render(_SITE, page, _THEME, {}, {}, found=_FOUND).decode()


@_EACH
def test_a_list_is_sound_html(page: Route) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document = parser.parse(_printed(page))
    ids = Counter(element.get("id") for element in document.iter() if element.get("id"))
    headings = [int(element.tag[1]) for element in document.iter() if element.tag in {"h1", "h2", "h3", "h4"}]

    assert [name for name, count in ids.items() if count > 1] == []
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))


@_EACH
def test_every_link_of_a_list_leads_to_a_page(page: Route) -> None:
    assert set(_linked(page)) <= _KNOWN


def test_lists_link_to_every_entry() -> None:
    linked = {found for page in _PAGES for found in _linked(page)}
    assert [found for found in _SITE.routes.values() if found not in linked] == []


def _linked(page: Route) -> Iterator[Route | None]:
    """What the links of a page lead to; None for an address that no page can have."""
    base = "https://example.org/"
    for link in html5lib.parse(_printed(page), namespaceHTMLElements=False).iter("a"):
        yield route(urljoin(base + url(page), link.get("href")).removeprefix(base))
