"""The pages that the browser looks at: one of each kind that a built site has, found by address."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

# The first that fits, by address and by what only the pages of the kind hold.
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("home", r"", ""),
    ("week", r"\d{4}/w\d\d/(?:[^/]+/)?", 'class="prose"'),
    ("week-of-days", r"\d{4}/w\d\d/", ""),
    ("week-undated", r"weeks/(?!in_)[^/]+/", ""),
    ("day-of-entries", r"\d{4}/\d\d/\d\d/", 'id="entries"'),
    ("day", r"\d{4}/\d\d/\d\d/", ""),
    ("day-entry", r"\d{4}/\d\d/\d\d/[^/]+/", ""),
    ("day-undated", r"days/(?!in_)[^/]+/", ""),
    ("month", r"\d{4}/\d\d/", ""),
    ("year", r"\d{4}/", ""),
    ("weeks", r"weeks/(?:in_\d+/)?", ""),
    ("days", r"days/(?:in_\d+/)?", ""),
    ("reading", r"reading/", ""),
    ("reading-order", r"reading/by_[a-z]+/(?:page_\d+/)?", ""),
    ("reading-note", r"reading/[^/]+/", ""),
    ("ref", r"ref/[^/]+/", ""),
    ("questions", r"questions/(?:page_\d+/)?", ""),
    ("pages", r"pages/(?:page_\d+/)?", ""),
    ("tasks", r"tasks/(?:months/|years/)?", ""),
    ("task", r"tasks/[^/]+/", ""),
    ("stats", r"stats/", ""),
    ("tags", r"tags/", ""),
    ("tag", r"tags/.+/", ""),
    ("calendar", r"calendar/", ""),
    ("log", r".*\blog\b.*/|logs/[^/]+/", ""),
    ("search", r"search/", ""),
    ("not-found", r"404\.html", ""),
    ("page", r".+/", ""),
)


# Two frames after the page is there, whatever moved has moved.
_SHIFT: Final = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value })).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 20)));
})"""
_LOADS: Final = 3


def shift(page: Any) -> float:
    """By how much what an open page shows has moved since it was loaded, as browsers count it."""
    return float(page.evaluate(_SHIFT))


def least_shift(page: Any, load: Callable[[], object]) -> float:
    """By how much a page moves each time that `load` loads it.

    A busy browser draws a row of which it has read one half, so that the other half moves it; that is not each time.
    """
    found: list[float] = []
    while len(found) < _LOADS and 0 not in found:
        load()
        found.append(shift(page))
    return min(found)


def addresses(site: Path) -> Iterator[str]:
    """The addresses of all pages of a built site, in order."""
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site).as_posix()
        yield path.removesuffix("index.html")


def file_of(site: Path, address: str) -> Path:
    """The file of the page at an address."""
    return site / address / "index.html" if address.endswith("/") or not address else site / address


@cache
def one_of_each(site: Path) -> Mapping[str, str]:
    """For each kind of page that the site has, the address of the largest of its kind; nobody changes the site."""
    found: dict[str, str] = {}
    size: dict[str, int] = {}
    for address in addresses(site):
        html = file_of(site, address).read_text("utf-8")
        for kind, pattern, held in _KINDS:
            if re.fullmatch(pattern, address) and held in html:
                if len(html) > size.get(kind, 0):
                    found[kind], size[kind] = address, len(html)
                break
    return found
