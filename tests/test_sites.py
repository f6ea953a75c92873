"""Every page of the demonstration site and of the site of the twins: what can be seen without a browser."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib
import pytest

from tests.sites import BASE_URL

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LANDMARKS: Final = frozenset({"nav", "aside"})


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of a built site: its address there, what its parser found wrong, and its elements in order."""

    address: str
    errors: tuple[str, ...]
    elements: tuple[Any, ...]

    def all(self, *names: str) -> list[Any]:
        return [element for element in self.elements if element.tag in names]

    @property
    def meta(self) -> dict[str, str]:
        named = ((meta.get("name") or meta.get("property"), meta.get("content")) for meta in self.all("meta"))
        return {name: content for name, content in named if name}

    @property
    def data(self) -> list[Any]:
        return [json.loads(script.text) for script in self.all("script") if script.get("type") == "application/ld+json"]


@pytest.fixture(scope="session")
def pages(demonstration: Path, twins_site: Path) -> tuple[tuple[Path, _Page], ...]:
    return tuple((site, page) for site in (demonstration, twins_site) for page in _pages(site))


def _pages(site: Path) -> Iterator[_Page]:
    for file in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        document = parser.parse(file.read_text("utf-8"))
        errors = tuple(f"{where}: {code} {told}" for where, code, told in parser.errors)
        elements = tuple(element for element in document.iter() if isinstance(element.tag, str))
        yield _Page(file.relative_to(site).as_posix().removesuffix("index.html"), errors, elements)


_Pages = tuple[tuple[Path, _Page], ...]


def _faults(pages: _Pages, of: Callable[[_Page], object]) -> dict[str, object]:
    """What is wrong with each page that has something wrong with it."""
    return {page.address: found for _, page in pages if (found := of(page))}


def test_every_page_is_html_without_an_error_of_parsing(pages: _Pages) -> None:
    assert _faults(pages, lambda page: page.errors) == {}


def test_no_id_occurs_twice_on_a_page(pages: _Pages) -> None:
    def twice(page: _Page) -> list[str]:
        ids = Counter(element.get("id") for element in page.elements if element.get("id"))
        return [name for name, count in ids.items() if count > 1]

    assert _faults(pages, twice) == {}


def test_every_page_has_one_heading_of_the_first_level(pages: _Pages) -> None:
    assert _faults(pages, lambda page: len(page.all("h1")) != 1) == {}


def test_no_heading_skips_a_level(pages: _Pages) -> None:
    def skipped(page: _Page) -> list[str]:
        headings = [(int(each.tag[1]), "".join(each.itertext())) for each in page.elements if each.tag in _HEADINGS]
        return [text for (before, _), (after, text) in pairwise([(0, ""), *headings]) if after > before + 1]

    assert _faults(pages, skipped) == {}


def test_every_heading_says_something(pages: _Pages) -> None:
    def silent(page: _Page) -> list[str | None]:
        headings = (each for each in page.elements if each.tag in _HEADINGS)
        return [each.get("id", each.tag) for each in headings if not "".join(each.itertext()).strip()]

    assert _faults(pages, silent) == {}


def test_every_page_begins_with_a_link_to_its_main_part(pages: _Pages) -> None:
    def without(page: _Page) -> bool:
        first = next(iter(page.all("a")), None)
        return (
            first is None or first.get("href") != "#main" or [each.get("id") for each in page.all("main")] != ["main"]
        )

    assert _faults(pages, without) == {}


def test_landmarks_of_a_kind_have_names_of_their_own(pages: _Pages) -> None:
    def shared(page: _Page) -> list[tuple[str, str | None]]:
        # On a narrow screen the contents fold; that list and the one at the side are never shown together.
        folded = {below for fold in page.all("details") for below in fold.iter()}
        found = (each for each in page.all(*_LANDMARKS) if each not in folded)
        names = Counter((each.tag, each.get("aria-label")) for each in found)
        return [name for name, count in names.items() if count > 1 or not name[1]]

    assert _faults(pages, shared) == {}


def test_every_picture_says_what_it_shows_and_keeps_its_place(pages: _Pages) -> None:
    def lacking(page: _Page) -> list[str | None]:
        own = [each for each in page.all("img") if not urlsplit(each.get("src") or "").netloc]
        return [each.get("src") for each in own if None in map(each.get, ("alt", "width", "height"))]

    assert _faults(pages, lacking) == {}


def test_every_link_within_a_site_leads_to_a_place_that_is_there(pages: _Pages) -> None:
    places = {(site, page.address): {each.get("id") for each in page.elements} for site, page in pages}
    dead: list[str] = []
    for site, page in pages:
        for link in _links(page):
            address, fragment = urldefrag(urljoin(BASE_URL + page.address, link))
            if not address.startswith(BASE_URL):
                continue
            path = unquote(address.removeprefix(BASE_URL))
            ids = places.get((site, path), None if (site / path).is_file() else frozenset())
            if ids is not None and unquote(fragment) not in {*ids, *([""] if ids else [])}:
                dead.append(f"{page.address}: {link}")

    assert dead == []


def _links(page: _Page) -> Iterator[str]:
    for element in page.elements:
        for name in ("href", "src"):
            if value := element.get(name):
                yield value
    yield from (value for name, value in page.meta.items() if name in {"og:url", "og:image"})


# ---- the head


def test_every_page_has_a_title_of_its_own(pages: _Pages) -> None:
    # Two works may have one title.
    titles = Counter((site, page.all("title")[0].text) for site, page in pages if not page.address.startswith("ref/"))

    assert [title for (_, title), count in titles.items() if count > 1 or not title] == []


@pytest.mark.parametrize(
    "name", ["description", "og:title", "og:description", "og:type", "og:site_name", "og:locale", "twitter:card"]
)
def test_every_page_tells_programs_what_it_is(pages: _Pages, name: str) -> None:
    assert _faults(pages, lambda page: not page.meta.get(name)) == {}


def test_every_page_but_that_for_what_is_not_there_gives_its_address(pages: _Pages) -> None:
    def wrong(page: _Page) -> bool:
        canonical = [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"]
        own = [] if page.address == "404.html" else [BASE_URL + page.address]
        return list(map(unquote, canonical)) != own or [unquote(page.meta.get("og:url", ""))] != (own or [""])

    assert _faults(pages, wrong) == {}


def test_every_page_says_what_it_is_in_the_words_of_schema_org(pages: _Pages) -> None:
    def wrong(page: _Page) -> bool:
        data = page.data
        return [each.get("@context") for each in data] != (
            [] if page.address == "404.html" else ["https://schema.org"]
        ) or not all(each.get("@type") for each in data)

    assert _faults(pages, wrong) == {}


def test_every_page_has_an_icon(pages: _Pages) -> None:
    def icons(page: _Page) -> set[str | None]:
        return {link.get("rel") for link in page.all("link")}

    assert _faults(pages, lambda page: {"icon", "apple-touch-icon"} - icons(page)) == {}
