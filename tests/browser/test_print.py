"""What comes out of a printer: all of the text in the colours of paper, and nothing that only works on a screen."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from tests.browser.conftest import Served
from tests.browser.pages import one_of_each

pytestmark = pytest.mark.browser

# The width of A4 less the margins, in pixels.
_PAPER: Final = 642

_SEEN: Final = "(names) => names.flatMap(name => [...document.querySelectorAll(name)]).filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 80))"
_FOLDED: Final = "() => [...document.querySelectorAll('main details:not([open], .toc-fold, .how) > :not(summary, .told)')].map(each => each.checkVisibility() && each.getBoundingClientRect().height > 0)"
_COLOURS: Final = "() => { const style = getComputedStyle(document.body); return [style.color, style.backgroundColor, style.printColorAdjust] }"
_AFTER: Final = "each => getComputedStyle(each, '::after').content"


@pytest.fixture
def printed(sites: dict[str, Served], chromium: Any) -> Iterator[Any]:
    """A page as it is printed by someone who reads in the dark; its address is still to come."""
    page = chromium.new_page(color_scheme="dark", viewport={"width": _PAPER, "height": 900})
    page.emulate_media(media="print")
    yield page
    page.close()


def _addresses(site: Served) -> list[str]:
    return [site.base + address for address in one_of_each(site.folder).values()]


def test_paper_is_white_and_ink_is_dark_whatever_the_scheme(printed: Any, base: str) -> None:
    printed.goto(base)

    assert printed.evaluate(_COLOURS) == ["rgb(20, 33, 32)", "rgb(255, 255, 255)", "exact"]


def test_a_scheme_that_was_chosen_is_not_printed(printed: Any, base: str) -> None:
    printed.goto(base)
    printed.evaluate("() => document.documentElement.dataset.theme = 'dark'")

    assert printed.evaluate(_COLOURS)[0] == "rgb(20, 33, 32)"


@pytest.mark.parametrize("name", ["demonstration", "twins"])
def test_nothing_is_folded_cut_or_there_to_be_clicked(printed: Any, sites: dict[str, Served], name: str) -> None:
    folded = 0
    for address in _addresses(sites[name]):
        printed.goto(address)
        assert printed.evaluate(_SEEN, ["nav", ".site-head", "aside.side", "button", ".site-foot a"]) == [], address
        shown = printed.evaluate(_FOLDED)
        assert all(shown), address
        folded += len(shown)
        assert printed.evaluate("() => document.documentElement.scrollWidth") <= _PAPER, address
    assert folded


def test_the_address_of_a_link_to_elsewhere_stands_after_it(printed: Any, sites: dict[str, Served]) -> None:
    for address in _addresses(sites["demonstration"]):
        printed.goto(address)
        links = printed.locator("main a[href^='https://']")
        if links.count():
            target = links.first.get_attribute("href")
            assert target in links.first.evaluate(_AFTER)
            return
    pytest.fail("no page has a link to elsewhere")


def test_a_page_ends_with_its_title_and_its_address(printed: Any, base: str) -> None:
    printed.goto(base)
    foot = printed.locator(".site-foot .wrap")

    assert foot.evaluate("each => getComputedStyle(each, '::before').content").strip('"') == printed.title()
    assert foot.evaluate(_AFTER).strip('"') == printed.locator("link[rel=canonical]").get_attribute("href")


def test_a_long_line_of_code_is_broken_and_not_cut(printed: Any, sites: dict[str, Served]) -> None:
    site = sites["demonstration"]
    files = (file for file in sorted(site.folder.rglob("index.html")) if "<pre" in file.read_text("utf-8"))
    printed.goto(site.base + next(files).relative_to(site.folder).as_posix())

    code = printed.locator("main pre").first

    assert code.evaluate("each => [getComputedStyle(each).whiteSpace, getComputedStyle(each).overflowX]") == [
        "pre-wrap",
        "visible",
    ]


def test_the_days_of_a_month_have_their_lines_on_paper(printed: Any, sites: dict[str, Served]) -> None:
    site = sites["demonstration"]
    printed.goto(site.base + one_of_each(site.folder)["month"])

    grounds = printed.eval_on_selector_all(".month td", "all => all.map(e => getComputedStyle(e).backgroundColor)")
    assert set(grounds) == {"rgba(0, 0, 0, 0)"}, "what is printed behind a day covers half of the line around it"


@pytest.mark.parametrize("kind", ["home", "tasks", "week"])
def test_no_heading_ends_a_page_and_none_begins_in_a_task(printed: Any, sites: dict[str, Served], kind: str) -> None:
    site = sites["demonstration"]
    printed.goto(site.base + one_of_each(site.folder)[kind])

    after = "all => [...new Set(all.filter(e => e.checkVisibility()).map(e => getComputedStyle(e).breakAfter))]"
    inside = "all => [...new Set(all.map(e => getComputedStyle(e).breakInside))]"
    assert printed.eval_on_selector_all("main :is(.sec-h, h2, h3, .label):not(.sec-h > h2)", after) == ["avoid"]
    assert printed.eval_on_selector_all("main :is(.task, .qa.compact > li, .list > li)", inside) == ["avoid"]


def test_a_question_is_printed_with_the_beginning_of_its_answer(printed: Any, sites: dict[str, Served]) -> None:
    site = sites["demonstration"]
    printed.goto(site.base + one_of_each(site.folder)["day"])

    parts = printed.eval_on_selector_all(
        ".prose .qa :is(.mg, .q)", "all => all.map(e => getComputedStyle(e).breakAfter)"
    )
    assert set(parts) == {"avoid"}
