"""All that pages and feeds lead to or load, as a site is served under a path and as it is opened from a disk.

The sites are the demonstration, the twins of real notes, and a vault that has a link of every kind.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from tests.incremental.project import picture
from tests.sites import BASE_URL, Shared, built

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_LOADED: Final = ("href", "src", "poster", "data", "action", "cite")
_URL_IN_CSS: Final = re.compile(r"""url\(\s*["']?([^"')]+)""")

# A link of every kind, in a journal that is a vault.
_VAULT: Final[Mapping[str, str | bytes]] = {
    "content/2025-04-19.md": (
        "Read [[Tide tables#Low water]] and [the same](notes/tide%20tables.md#low-water), then [[Knots|bends]].\n\n"
        "![[Tide tables#Low water]]\n\n![[Knots]]\n\n![[tide tables#^mark]]\n\n- ![[gauge.png|40]]\n- ![[2025-04-20]]\n\n"
        "[[nobody]] [[2025-W16]] [[2025-04]] [[2025]] [out](../src/tide.py) [f](1) `[[ -d x ]]` [[#Later]]\n\n## Later\n\n"
        "See [above](#later), [gone](none.md) and [half](notes/knots.md#none). #boats/oars #ML\n\n- [?] how deep?\n"
    ),
    "content/2025-04-20.md": "The net. ![the net](large.png) [prices](prices.csv) ![[rain.mp3]] ![[flood.mp4]] ![[map.pdf]]\n\n![[map.pdf#page=2]]\n",
    "content/weekly/2025-W17.md": "# 2025-W17\n\n- 4.21: dry\n- 4.22: wet, see [[2025-04-21]]\n\n## 4.24\n\n[[2025-04-22]]\n",
    "content/notes/tide tables.md": (
        "---\naliases: [Tables]\n---\n\n# Tide tables\n\n[Low](#low-water)[^1], [[#High water]].\n\n## Low water\n\n"
        '<a href="/notes/knots/">knots</a> <img src="/images/gauge.png" alt="" srcset="gauge.png 2x"> 2.1 ^mark\n\n'
        "- [ ] 9:00-10:00 sound the bar [[Knots]]\n\n## High water\n\n![](gauge.png)\n\n[^1]: By hand, as in [[Knots]].\n"
    ),
    "content/notes/knots.md": "---\ntitle: Knots\nurl: /knots/\n---\n\nSeven. ![[tide tables]]\n\n[home](/) [blue](/flags/blue.png)\n",
    "content/logs/garden.md": (
        "# Garden\n\n## 2024-01-05\n\nDug, [later](#2024-09-09) [[#Tools]].\n\n### Tools\n\nA spade.\n\n## 2024-09-09\n\n"
        "[first](#2024-01-05) ![[garden#Tools]]\n"
    ),
    "content/reading/gauges.md": "# Gauges\n\n```\n1. How they are read [2019, SOSP]\n   https://example.org/g\n```\n\n[[Tables]]\n",
    "content/tags/boats.md": "What floats: [[Knots]], and ![[gauge.png]].\n",
    "content/images/gauge.png": picture(8, 8),
    "content/images/large.png": picture(1600, 20, seed=4),
    "content/files/prices.csv": b"cork,3\n",
    "content/files/rain.mp3": b"x",
    "content/files/flood.mp4": b"x",
    "content/files/map.pdf": b"x",
    "static/flags/blue.png": picture(6, 4),
    "journal.toml": '[tags.aliases]\n"machine learning" = ["ML"]\n',
}


@pytest.fixture(scope="module")
def vault(shared: Shared) -> Path:
    def written(folder: Path) -> None:
        for path, content in _VAULT.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())

    return shared("vault", written)


@pytest.fixture(scope="module", params=["demonstration", "twins", "vault"])
def served(request: pytest.FixtureRequest, vault: Path, shared: Shared) -> Path:
    if request.param == "vault":
        return shared("vault-served", lambda folder: built(vault, vault / "content", folder)) / "site"
    return Path(request.getfixturevalue({"demonstration": "demonstration", "twins": "twins_site"}[request.param]))


@pytest.fixture(scope="module", params=["demonstration", "twins", "vault"])
def portable(request: pytest.FixtureRequest, root: Path, vault: Path, shared: Shared) -> Path:
    def made(folder: Path) -> None:
        project, content = {
            "demonstration": (root, root / "content"),
            "twins": (folder, root / "tests" / "twins"),
            "vault": (vault, vault / "content"),
        }[request.param]
        built(project, content, folder, "--portable")

    return shared(f"portable-{request.param}", made) / "site"


@dataclass(frozen=True, slots=True)
class _Document:
    """A page: its path in the site, what it leads to or loads, and its ids."""

    path: str
    links: tuple[str, ...]
    ids: frozenset[str]


def _documents(site: Path) -> tuple[_Document, ...]:
    found = []
    for file in sorted(site.rglob("*.html")):
        elements = _elements(file.read_text("utf-8"))
        ids = frozenset(name for each in elements for name in (each.get("id"), each.get("name")) if name)
        found.append(_Document(file.relative_to(site).as_posix(), tuple(dict.fromkeys(_links(elements))), ids))
    return tuple(found)


class _Tags(HTMLParser):
    """Hears each start of an element. It is as good as a parser that makes trees, and takes a quarter of the time."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[ElementTree.Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.heard.append(ElementTree.Element(tag, {name: value or "" for name, value in attrs}))


def _elements(html: str) -> list[ElementTree.Element]:
    tags = _Tags()
    tags.feed(html)
    tags.close()
    return tags.heard


def _links(elements: list[ElementTree.Element]) -> Iterator[str]:
    for each in elements:
        yield from (value for name in _LOADED if (value := each.get(name)) is not None)
        if srcset := each.get("srcset"):
            yield from (candidate.split()[0] for candidate in srcset.split(","))
        if each.tag == "meta" and (each.get("http-equiv") or "").lower() == "refresh":
            yield (each.get("content") or "").partition("url=")[2]


def _is_elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.scheme) and parts.scheme not in ("http", "https", "file")


@pytest.fixture(scope="module")
def pages(served: Path) -> tuple[_Document, ...]:
    return _documents(served)


@pytest.fixture(scope="module")
def files(portable: Path) -> tuple[_Document, ...]:
    return _documents(portable)


def _files_of(site: Path) -> frozenset[str]:
    """The path of every file in a site."""
    return frozenset(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())


def _at(files: frozenset[str], path: str) -> str | None:
    """The file that a server gives for a path; None where it gives none."""
    found = f"{path}index.html" if not path or path.endswith("/") else path
    return found if found in files else None


def test_all_that_a_served_page_leads_to_or_loads_is_there(served: Path, pages: tuple[_Document, ...]) -> None:
    ids, there_are = {page.path: page.ids for page in pages}, _files_of(served)
    dead: list[str] = []
    for page in pages:
        for link in page.links:
            address, fragment = urldefrag(urljoin(BASE_URL + page.path.removesuffix("index.html"), link))
            if not address.startswith(BASE_URL):
                continue
            there = _at(there_are, unquote(address.removeprefix(BASE_URL)).partition("?")[0])
            if there is None or (
                there in ids and fragment and unquote(fragment) not in ids[there] and ":~:" not in fragment
            ):
                dead.append(f"{page.path}: {link}")

    assert dead == []


def test_nothing_leaves_the_path_under_which_a_site_is_served(pages: tuple[_Document, ...]) -> None:
    host = f"//{urlsplit(BASE_URL).netloc}/"
    left = [
        f"{page.path}: {link}"
        for page in pages
        for link in page.links
        for address in [urljoin(BASE_URL + page.path, link)]
        if host in address and not address.startswith(BASE_URL)
    ]

    assert left == []


def test_all_that_a_page_on_a_disk_leads_to_or_loads_is_there(portable: Path, files: tuple[_Document, ...]) -> None:
    ids, there_are, base = {page.path: page.ids for page in files}, _files_of(portable), f"{portable.as_uri()}/"
    dead: list[str] = []
    for page in files:
        if page.path == "404.html":
            continue  # No server, no page for what is not there; it has the addresses of the server.
        here = base + quote(page.path)
        for link in page.links:
            address, fragment = urldefrag(urljoin(here, link))
            if not address.startswith("file:"):
                continue
            path = unquote(address.removeprefix(base).partition("?")[0])
            if path not in there_are or (path in ids and fragment and unquote(fragment) not in ids[path]):
                dead.append(f"{page.path}: {link}")

    assert dead == []


def test_all_that_a_style_loads_is_there(served: Path) -> None:
    styles = [(file, url) for file in served.rglob("*.css") for url in _URL_IN_CSS.findall(file.read_text("utf-8"))]

    assert [
        url for file, url in styles if not url.startswith(("data:", "#")) and not (file.parent / url).is_file()
    ] == []


def test_all_that_a_feed_leads_to_or_shows_is_there(served: Path, pages: tuple[_Document, ...]) -> None:
    ids, there_are = {page.path: page.ids for page in pages}, _files_of(served)
    dead: list[str] = []
    for feed in served.rglob("*.xml"):
        tree = ElementTree.fromstring(feed.read_bytes())
        links = [each.get("href") or "" for each in tree.iter(f"{_ATOM}link")]
        links += [each.text or "" for each in tree.iter(f"{_SITEMAP}loc")]
        for content in (each.text or "" for name in ("content", "summary") for each in tree.iter(f"{_ATOM}{name}")):
            links += _links(_elements(content))
        for link in links:
            address, fragment_of = urldefrag(link)
            if address and not address.startswith(BASE_URL):
                if not _is_elsewhere(link) and not link.startswith(("http://", "https://")):
                    dead.append(f"{feed.name}: {link}")
                continue
            there = _at(there_are, unquote(address.removeprefix(BASE_URL))) if address else None
            known = {"", *ids.get(there or "", ())}
            if address and (there is None or (there in ids and unquote(fragment_of) not in known)):
                dead.append(f"{feed.name}: {link}")

    assert dead == []


def test_no_page_names_a_folder_of_the_machine(served: Path, root: Path, vault: Path) -> None:
    folders = {str(root), str(vault), str(served.parent), str(Path.home()), str(served.parent.parent)} - {"/"}
    texts = {file: file.read_bytes() for file in served.rglob("*") if file.is_file()}

    assert [
        f"{file.name}: {folder}" for file, data in texts.items() for folder in folders if f"{folder}/".encode() in data
    ] == []
