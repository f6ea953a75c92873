"""Removing an entry leaves no link to it: whatever a journal is, each link of its pages leads to a page that there is."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.extent import routes_of
from journal.model import Masthead
from journal.read import read
from journal.render import render
from journal.routes import url
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Overrule, Terms
from journal.theme import theme
from journal.views.known import known

_LOOK: Final = theme().value
_BASE: Final = "https://notes.example/a/"
_PATHS: Final = (
    "2025-04-19.md", "2025-04-20.md", "2025-05-02.md", "weekly/2025-W16.md", "weekly/2025-W17.md", "logs/garden.md",
    "reading/gauges.md", "notes/knots.md", "notes/rope.md", "tags/boats.md",
)  # fmt: skip
_LINES: Final = (
    "[a]({path})", "[a](/{path}#tools)", "[[{stem}]]", "[[{stem}#Tools]]", "![[{stem}]]", "![[{stem}#Tools]]",
    "- [ ] sort the nets [[{stem}]]", "- [x] 9:00-10:00 splice #boats", "#boats/oars", "## Tools", "- [?] why {stem}",
    "[Weirs](https://example.org/weirs) see [[{stem}]]", "note[^1] here\n\n[^1]: in [[{stem}]]",
)  # fmt: skip
_HEADS: Final[Mapping[str, str]] = {
    "weekly/2025-W16.md": "# 2025-W16\n\n- 4.16: dry\n- 4.19: wet\n\n## Next week\n\n- sort the nets\n",
    "weekly/2025-W17.md": "# 2025-W17\n\n## 4.22\n\nDry.\n\n## Tools\n",
    "logs/garden.md": "# Garden\n\n## 2024-01-05\n\nDug.\n\n## 2024-09-09\n\n### Tools\n\nA spade.\n",
    "reading/gauges.md": "# Gauges\n\n```\n1. Weirs [2019, SOSP]\n   https://example.org/weirs\n```\n",
}

_line = st.builds(
    lambda line, path: line.format(path=path, stem=path.rpartition("/")[2].removesuffix(".md")),
    st.sampled_from(_LINES),
    st.sampled_from(_PATHS),
)
_journals = st.dictionaries(
    st.sampled_from(_PATHS), st.lists(_line, max_size=5).map("\n\n".join), min_size=2, max_size=7
)


def _dead(files: Mapping[str, str], hidden: str) -> list[str]:
    """The links of the site of a journal that lead nowhere, `hidden` not being published."""
    texts = [
        read(path, f"{_HEADS.get(path, '')}\n{text}\n".encode(), "", Rules()) for path, text in sorted(files.items())
    ]
    terms = Terms(Masthead("Boats", base_url=_BASE), overrules=(Overrule(hidden, visibility="private"),))
    site = assemble([each.note for each in texts], terms)
    bodies, found = {each.note.path: each.body for each in texts}, known(site)
    routes = routes_of(site)
    there = {url(route) for route in routes}
    dead: list[str] = []
    for route in routes:
        if not url(route).endswith("/") and url(route):
            continue
        html = render(site, route, _LOOK, bodies, {}, found=found).decode()
        tree = html5lib.parse(html, namespaceHTMLElements=False)
        for link in (each.get("href") for each in tree.iter("a") if each.get("href")):
            address, _ = urldefrag(urljoin(_BASE + url(route), link))
            if address.startswith(_BASE) and unquote(address.removeprefix(_BASE)) not in map(unquote, there):
                dead.append(f"{url(route)}: {link}")
    return dead


@settings(max_examples=settings().max_examples // 10)
@given(_journals, st.sampled_from(_PATHS))
def test_removing_an_entry_leaves_no_link_to_it(files: dict[str, str], removed: str) -> None:
    assert _dead({path: text for path, text in files.items() if path != removed}, "") == []


@settings(max_examples=settings().max_examples // 10)
@given(_journals, st.sampled_from(_PATHS))
def test_hiding_an_entry_leaves_no_link_to_it(files: dict[str, str], hidden: str) -> None:
    assert _dead(files, hidden) == []
