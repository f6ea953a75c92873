"""What the script of the theme adds: dialogs, keys, copying, and the way into closed sections."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import Served
from tests.browser.pages import one_of_each

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page on a screen that is wide enough for all columns."""
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


def _address(sites: dict[str, Served], kind: str, name: str = "demonstration") -> str:
    return sites[name].base + one_of_each(sites[name].folder)[kind]


def test_a_picture_opens_over_the_page_and_gives_the_focus_back(page: Any, sites: dict[str, Served]) -> None:
    site = sites["demonstration"]
    shown = next(file for file in sorted(site.folder.rglob("*.html")) if 'class="fig"' in file.read_text("utf-8"))
    page.goto(site.base + shown.relative_to(site.folder).as_posix())
    link = page.locator(".fig > a").first
    link.focus()
    page.keyboard.press("Enter")
    page.locator("dialog.zoom[open] img").wait_for(state="attached")

    page.keyboard.press("Escape")

    page.locator("dialog.zoom").wait_for(state="detached")
    page.wait_for_function("link => link === document.activeElement", arg=link.element_handle())


def test_a_question_mark_lists_the_keys_and_escape_closes_the_list(page: Any, base: str) -> None:
    page.goto(base)
    page.keyboard.press("?")
    page.locator("dialog.sheet[open]").wait_for()

    page.keyboard.press("Escape")

    page.locator("dialog.sheet").wait_for(state="hidden")


def test_keys_lead_to_lists_neighbours_and_up(page: Any, sites: dict[str, Served]) -> None:
    page.goto(_address(sites, "week"))
    seen = []
    for key in "[wc":
        with page.expect_navigation():
            page.keyboard.press(key)
        seen.append(page.url.rstrip("/").rsplit("/", 1)[1])

    assert re.fullmatch(r"w\d\d weeks calendar", " ".join(seen))


def test_keys_are_letters_while_typing_and_nothing_over_a_dialog(page: Any, base: str) -> None:
    page.goto(base)
    page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    # This is told at once, and an address in its own time.
    page.evaluate("() => { navigation.onnavigate = () => { window.left = true } }")
    page.locator("textarea").press("w")
    page.locator("textarea").press("Control+a")
    page.locator("textarea").blur()
    page.keyboard.press("?")
    page.locator("dialog.sheet[open]").wait_for()
    page.keyboard.press("w")

    assert not page.evaluate("window.left")
    assert page.url == base


def test_all_sections_of_an_outline_close_and_open(page: Any, sites: dict[str, Served]) -> None:
    page.goto(_address(sites, "reading-note"))
    page.keyboard.press("E")
    page.wait_for_function("() => !document.querySelector('.outline details[open]')")

    page.keyboard.press("e")

    page.wait_for_function("() => !document.querySelector('.outline details:not([open])')")


def test_a_link_into_a_closed_section_opens_it(page: Any, sites: dict[str, Served]) -> None:
    page.goto(_address(sites, "reading-note"))
    page.keyboard.press("E")
    inner = page.locator(".outline details details [id], .outline details .node[id]").first.get_attribute("id")

    page.evaluate("id => { location.hash = id }", inner)

    page.wait_for_function("id => document.getElementById(id).closest('details').open", arg=inner)


def test_the_theme_goes_from_the_systems_to_light_and_dark_and_stays(page: Any, base: str) -> None:
    page.goto(base)
    button = page.locator(".theme")
    button.click()
    button.click()
    page.reload()

    page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
    page.wait_for_function("() => getComputedStyle(document.body).backgroundColor === 'rgb(19, 25, 23)'")


def test_the_contents_of_a_page_are_folded_under_its_head_on_a_phone(page: Any, sites: dict[str, Served]) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(_address(sites, "week"))
    fold = page.locator(".toc-fold")
    assert fold.locator("a").first.is_hidden()

    fold.locator("summary").click()

    fold.locator("a").first.wait_for()
    assert page.locator(".side .toc").first.is_hidden()


def test_no_block_of_a_day_covers_another(page: Any, sites: dict[str, Served]) -> None:
    page.goto(_address(sites, "day"))

    covered = page.evaluate(
        """() => [...document.querySelectorAll(".block:not(.open)")].map(b => b.getBoundingClientRect()).flatMap((one, n, all) =>
          all.slice(n + 1).filter(other => one.right > other.left + 3 && other.right > one.left + 3
            && one.bottom > other.top && other.bottom > one.top)).length"""
    )

    assert covered == 0


def test_controls_that_need_the_script_are_hidden_without_it(chromium: Any, base: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base)

    assert page.locator("button:visible").count() == 0
    context.close()


def test_the_list_that_is_open_is_in_sight_on_a_phone(page: Any, base: str) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(base + "tags/")

    open_list = page.locator(".site-nav [aria-current]").bounding_box()
    assert 0 <= open_list["x"] <= 320 - open_list["width"]
    assert page.evaluate("scrollX + scrollY") == 0
