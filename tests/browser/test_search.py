"""The search, typed into the built page: what is found first, how it is narrowed, and where it leads."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.browser.conftest import Served
from tests.browser.typed import found

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page whose errors fail the test."""
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


# Words with the beginning of the address of what has to be found first.
_QUERIES: Final = json.loads((Path(__file__).parent / "queries.json").read_text("utf-8"))


def test_what_is_looked_for_is_found_first(page: Any, base: str) -> None:
    missed = {}
    for query, first in _QUERIES.items():
        addresses = found(page, base, query)
        if not addresses or not addresses[0].startswith(first):
            missed[query] = addresses[:3]

    assert missed == {}


def test_nothing_is_loaded_until_something_is_typed(page: Any, base: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base + "search/", wait_until="networkidle")
    assert not any("/search/" in url and url.endswith(".js") for url in (url.split("?")[0] for url in asked))

    found(page, base, "future")

    assert any("/search/all.js?" in url for url in asked)


def test_the_words_are_marked_in_the_results_and_on_the_page_that_they_lead_to(page: Any, base: str) -> None:
    found(page, base, "futures")
    page.wait_for_selector(".hits mark")

    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.locator("main mark").first.inner_text().lower().startswith("future")


def test_the_words_around_what_was_found_stay_apart(page: Any, base: str) -> None:
    found(page, base, "wakeups type:reading")

    said = page.locator(".hits p", has_text="fieldstudies.example")
    said.wait_for()
    assert "Tomasz Brandt fieldstudies.example" in said.inner_text()


def test_arrows_lead_through_the_results_and_back(page: Any, base: str) -> None:
    found(page, base, "scheduler")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    page.wait_for_function("() => document.activeElement === document.querySelector('.hits a')")

    page.keyboard.press("Escape")

    page.wait_for_function("() => document.activeElement.name === 'q'")


def test_a_query_stands_in_the_address_and_is_asked_again(page: Any, base: str) -> None:
    addresses = found(page, base, "唤醒 type:reading")
    page.reload()
    page.wait_for_selector(".hits a")

    assert "?q=" in page.url
    assert page.locator(".hits a").count() == min(len(addresses), 10)


def test_a_chip_narrows_the_search_and_is_pressed(page: Any, base: str) -> None:
    found(page, base, "tidepool")
    page.locator('[data-term="type:weekly"]').click()
    page.wait_for_function("() => document.querySelector('[data-term=\"type:weekly\"]').ariaPressed === 'true'")

    assert page.locator(".searchbox input").input_value().split() == ["tidepool", "type:weekly"]
    assert all("/w" in link for link in found(page, base, "tidepool type:weekly"))


@pytest.mark.parametrize("query", ["tag:runtimes", "2025-07", "is:open type:daily", "2025 tag:Pebbles"])
def test_filters_alone_list_the_newest_first(page: Any, base: str, query: str) -> None:
    found(page, base, query)

    days = page.eval_on_selector_all(".hits time", "times => times.map(t => t.dateTime)")
    assert days
    assert days == sorted(days, reverse=True)


def test_what_is_in_no_entry_is_said_to_be_in_none(page: Any, base: str) -> None:
    assert found(page, base, "qqqqqq") == []
    assert "qqqqqq" in page.locator(".found [role=status]").inner_text()


def test_the_key_of_search_leads_to_it_from_any_page(page: Any, base: str) -> None:
    page.goto(base)
    with page.expect_navigation():
        page.keyboard.press("/")

    assert page.url == base + "search/"
    page.wait_for_function("() => document.activeElement.name === 'q'")


def test_the_search_works_in_a_folder_that_is_opened_without_a_server(page: Any, demonstration: Path) -> None:
    home = demonstration.resolve().as_uri() + "/"
    page.goto(home + "search/index.html")
    page.locator(".searchbox input").fill("唤醒")
    page.wait_for_selector(".hits a")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    page.locator("main mark").first.wait_for(state="attached")


def test_without_script_the_page_leads_to_tags_months_and_pages(chromium: Any, base: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(base + "search/")

    assert opened.locator("input:visible").count() == 0
    assert opened.locator('main a[href*="tags/"]:visible').count() > 3
    assert opened.locator(".by-month a:visible").count() > 3
    assert opened.locator('main a[href="../pages/"]:visible').count() == 1
    context.close()


def test_the_page_of_an_unknown_address_searches_in_its_place(page: Any, base: str) -> None:
    page.goto(base + "nowhere/at/all")
    page.locator(".searchbox input").fill("futures")
    page.wait_for_selector(".hits a")
    assert not page.locator(".list").is_visible()

    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.locator("main mark").first.inner_text().lower().startswith("future")


def test_without_script_the_page_of_an_unknown_address_has_the_newest_entries_alone(chromium: Any, base: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(base + "nowhere/at/all")

    assert opened.locator("input:visible, .found:visible").count() == 0
    assert opened.locator(".list li:visible").count() == 5
    context.close()


def test_a_search_loads_little(page: Any, sites: dict[str, Served], base: str) -> None:
    sizes: list[int] = []
    page.goto(base + "search/")
    page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", "0"))))
    found(page, base, "scheduler")

    assert 0 < sum(sizes) < 150_000


def test_what_is_below_keeps_its_distance_when_nothing_is_found(page: Any, base: str) -> None:
    page.goto(base + "search/?q=zzzzqqqq")
    said = page.get_by_role("status").filter(has_text="zzzzqqqq")
    said.wait_for()

    status, foot = said.bounding_box(), page.locator(".site-foot").bounding_box()
    assert foot["y"] - status["y"] - status["height"] >= 48
