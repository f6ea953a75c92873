"""Removing an entry leaves no link to it: every link of every page leads to a page that is there, and to an id on it."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import combinations
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from journal.extent import routes_of
from journal.read import read
from journal.render import render
from journal.routes import File, absolute, route
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.theme import theme
from journal.views.known import known

_BASE: Final = "https://example.org/"
_WEEK: Final = "# Week {n}, 2031\n\n## This week\n\n{tasks}\n\n## Next week\n\n{plan}\n"
_FILES: Final = {
    "weekly/2031-W10.md": _WEEK.format(n=10, tasks="- [x] Swim\n- [ ] Paint the shed", plan="- Renew the passport\n- Swim"),
    "weekly/2031-W11.md": _WEEK.format(n=11, tasks="- [ ] Renew the passport\n- [x] Swim", plan="- [ ] Renew the passport"),
    "weekly/2031-W12.md": _WEEK.format(n=12, tasks="- [>] Renew the passport\n- [ ] Paint the shed", plan="- 读第三章"),
    "daily/2031-03-12.md": "# 12 March 2031\n\n- [x] 9:00-10:00 Swim\n- [ ] Call the bank\n\n## Tomorrow\n\n- Call the bank\n",
    "daily/2031-03-13.md": "# 13 March 2031\n\n- [x] 9:00-11:00 Call the bank\n- [ ] Read\n",
    "daily/2031-03-26.md": "# 26 March 2031\n\n- [x] 读第三章\n- [x] 20:00-21:30 Renewed the passport\n",
    "daily/2030-03-13.md": "# 13 March 2030\n\nSnow.\n\n- [x] Shovel\n",
    "logs/garden.md": "# Garden\n\n## 2031-03-12\n\n- [ ] Prune\n\n## 2031-03-14\n\n- [x] Prune\n",
}  # fmt: skip
_THEME: Final = theme().value
_READ: Final = {path: read(path, text.encode(), path, Rules()) for path, text in _FILES.items()}


def _pages(removed: tuple[str, ...]) -> dict[str, str]:
    """The pages of the journal without some of its files, by their whole addresses."""
    left = [each for path, each in _READ.items() if path not in removed]
    site = assemble([each.note for each in left], Terms())
    bodies, found = {each.note.path: each.body for each in left}, known(site)
    return {
        absolute(_BASE, page): render(site, page, _THEME, bodies, {}, found=found).decode("utf-8", "replace")
        for page in routes_of(site)
    }


def _links(address: str, html: str) -> Iterator[tuple[str, str]]:
    for href in re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', html):
        where, fragment = urldefrag(urljoin(address, unescape(href)))
        if not isinstance(route(where.removeprefix(_BASE)), File):
            yield where, unquote(fragment)


@pytest.mark.parametrize(
    "removed",
    [(), *((path,) for path in _FILES), *combinations(sorted(_FILES)[:5], 2)],
    ids=lambda paths: "+".join(path.rpartition("/")[2] for path in paths) or "nothing",
)
def test_every_link_leads_to_what_is_there(removed: tuple[str, ...]) -> None:
    pages = _pages(removed)
    ids = {address: set(re.findall(r'\bid="([^"]*)"', html)) for address, html in pages.items()}

    dead = [
        (address, where, fragment)
        for address, html in pages.items()
        if not address.endswith(("404.html", ".txt"))
        for where, fragment in _links(address, html)
        if where not in pages or (fragment and fragment not in ids[where])
    ]
    assert dead == []
