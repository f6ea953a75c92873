"""The search of five thousand entries, typed into the built page: what is found first, and how much that loads."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, Final
from urllib.parse import unquote

import pytest

from tests.browser.server import serving
from tests.browser.typed import found
from tests.sites import BASE_URL

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_EACH: Final = {"en": 13, "zh": 13, "ja": 12, "ko": 12}
_WORDS: Final = re.compile("[a-z]{3,}")
_RUN: Final = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]{4,}")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]")


@pytest.fixture(scope="session")
def base(thousands: Path) -> Iterator[str]:
    """The address at which the large site is served."""
    with serving(thousands) as address:
        yield address


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    opened = chromium.new_page()
    yield opened
    opened.close()


def _query(title: str) -> str:
    """What somebody types who remembers a part of a title; empty where there is too little to remember."""
    if _HANGUL.search(title):
        return " ".join(title.split()[-2:])
    if runs := _RUN.findall(title):
        longest = max(runs, key=len)
        return str(longest[-4:])
    words = _WORDS.findall(title.lower())
    return " ".join([*words[:-1], words[-1][: max(3, len(words[-1]) - 2)]]) if len(words) > 2 else ""


def _queries(site: Path) -> dict[str, str]:
    """Fifty queries with the beginning of the address of the one entry that has such a title."""
    listed = json.loads((site / "site.json").read_text("utf-8"))["entries"]
    titles = [entry["title"].lower() for entry in listed]
    chosen: dict[str, str] = {}
    for language, number in _EACH.items():
        own = [entry for entry in listed if entry["language"].startswith(language) and _query(entry["title"])]
        mine: dict[str, str] = {}
        for entry in (*own[:: max(1, len(own) // 50)], *own):
            query = _query(entry["title"])
            if len(mine) < number and sum(all(word in title for word in query.split()) for title in titles) == 1:
                mine[query] = unquote(entry["url"].removeprefix(BASE_URL))
        chosen |= mine
    return chosen


def test_what_is_looked_for_among_five_thousand_is_found_first(page: Any, base: str, thousands: Path) -> None:
    queries = _queries(thousands)
    missed = {}
    for query, address in queries.items():
        addresses = found(page, base, query)
        if not addresses or not addresses[0].startswith(address):
            missed[query] = (address, addresses[:3])

    assert len(queries) == 50
    assert missed == {}


@pytest.mark.parametrize("query", ["scheduler", "调度", "今日", "2025"])
def test_a_first_search_among_five_thousand_loads_less_than_150_kb(query: str, page: Any, base: str) -> None:
    sizes: list[int] = []
    page.goto(base + "search/")
    page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", "0"))))
    found(page, base, query)
    print(f"{query}: {sum(sizes):,} bytes")  # noqa: T201  the figures of docs/performance.md

    assert 0 < sum(sizes) < 150_000


# Types at once, and gives the milliseconds until a first result is in the page.
_UNTIL_FOUND: Final = """query => new Promise(done => {
  const hits = document.querySelector(".hits"), input = document.querySelector(".searchbox input");
  new MutationObserver((_, seen) => hits.querySelector("a") && (seen.disconnect(), done(performance.now() - began)))
    .observe(hits, { childList: true });
  const began = performance.now();
  input.value = query;
  input.dispatchEvent(new Event("input"));
})"""
_PAGE: Final = "performance.getEntriesByType('navigation')[0].duration"


def test_a_first_result_among_five_thousand_is_there_sooner_than_a_page(chromium: Any, base: str) -> None:
    first, next_one, pages = list[float](), list[float](), list[float]()
    for query in ("scheduler", "调度", "今日", "retry queue", "2025"):
        context = chromium.new_context()  # which has loaded nothing before
        opened = context.new_page()
        opened.goto(base + "search/", wait_until="networkidle")
        pages.append(opened.evaluate(_PAGE))
        first.append(opened.evaluate(_UNTIL_FOUND, query))
        next_one.append(opened.evaluate(_UNTIL_FOUND, query + " type:daily"))
        context.close()
    told = {"page": pages, "first": first, "next": next_one}
    for name, each in told.items():
        print(f"{name}: {median(each):.0f} ms, {min(each):.0f} to {max(each):.0f}")  # noqa: T201  the figures of docs/performance.md

    assert median(first) < median(pages)
    assert median(next_one) < median(first)
