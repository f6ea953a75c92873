"""What a link within the site shows of its page before one goes there, and how addresses that pages had lead on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journal.build import build
from journal.config import Config
from journal.settings import BuildSettings
from tests.browser.server import serving

pytestmark = pytest.mark.browser

_FILES = {
    "2025-07-30.md": "# Ropes\n\nThree strands, laid right-handed.\n\n- [x] splice\n- [ ] whip the end\n",
    "2025-07-31.md": "# Fog\n\nSee [the day before](2025-07-30.md), [here](#low) and [elsewhere](https://tides.example/).\n\n## Low\n\n"
    + "Nothing on the water.\n\n" * 60
    + "And [again](2025-07-30.md).\n",
    "boats.md": "---\nredirect_from: [/old/skiffs.html, /old/punts/]\n---\n# Boats\n\n"
    + "Cork.\n\n" * 90
    + "## Oars\n\nAsh.\n",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A small site, with the folder that it lies in."""
    folder = tmp_path_factory.mktemp("previews")
    (folder / "content").mkdir()
    for name, text in _FILES.items():
        (folder / "content" / name).write_text(text, encoding="utf-8")
    outcome = build(BuildSettings(folder, folder / "content", folder / "_site", Config(title="Notes")), lambda _: None)
    assert outcome.refusal is None
    with serving(folder / "_site") as base:
        yield base, folder / "_site"


@pytest.fixture
def page(chromium: Any, served: tuple[str, Path]) -> Iterator[Any]:
    """The page of a day with a link to the day before."""
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(f"{served[0]}2025/07/31/")
    yield opened
    opened.close()


# Two frames of a page that is no longer scrolled.
_RESTED = """() => new Promise(done => {
  let last = -1;
  const look = () => { if (scrollY === last) return requestAnimationFrame(() => done()); last = scrollY; requestAnimationFrame(look); };
  look();
})"""


def _link(page: Any) -> Any:
    return page.locator(".prose a", has_text="the day before")


def _shows(page: Any) -> bool:
    """Whether anything is shown after more time than a preview needs."""
    _link(page).hover()
    page.wait_for_timeout(600)
    return bool(page.locator(".peek").count())


def test_a_link_shows_title_day_tasks_and_first_words_of_its_page(page: Any) -> None:
    _link(page).hover()
    shown = page.locator(".peek")
    shown.wait_for()

    assert shown.locator("b").inner_text() == "30 July 2025: Ropes"
    assert shown.locator(".cells i").count() == 2
    assert shown.locator("p").inner_text() == "Three strands, laid right-handed."


def test_what_is_shown_describes_the_link_and_breaks_no_rule(page: Any) -> None:
    _link(page).hover()
    page.locator(".peek").wait_for()

    assert _link(page).get_attribute("aria-describedby") == "peek"
    assert page.locator("#peek[role=tooltip]").count() == 1
    assert page.locator("#peek :is(a, button, [tabindex], [id])").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_checker_finds_nothing_wrong_with_what_is_shown(page: Any, scheme: str) -> None:
    from axe_playwright_python.base import AXE_SCRIPT

    page.emulate_media(color_scheme=scheme)
    _link(page).hover()
    page.locator(".peek").wait_for()
    # The policy of the page forbids scripts of others, so it comes by way of the debugger.
    page.evaluate(AXE_SCRIPT)

    assert page.evaluate("axe.run().then(found => found.violations.map(each => each.id))") == []


def test_nothing_moves_when_it_is_shown(page: Any) -> None:
    before = page.evaluate("[document.body.scrollHeight, document.querySelector('h2').getBoundingClientRect().top]")
    _link(page).hover()
    page.locator(".peek").wait_for()

    assert (
        page.evaluate("[document.body.scrollHeight, document.querySelector('h2').getBoundingClientRect().top]")
        == before
    )


def test_it_stays_while_the_mouse_is_over_it_and_goes_when_it_leaves(page: Any) -> None:
    _link(page).hover()
    page.locator(".peek").hover()
    page.wait_for_timeout(400)
    assert page.locator(".peek").count() == 1

    page.mouse.move(1200, 800)

    page.locator(".peek").wait_for(state="detached")


def test_escape_closes_it(page: Any) -> None:
    _link(page).hover()
    page.locator(".peek").wait_for()

    page.keyboard.press("Escape")

    page.locator(".peek").wait_for(state="detached")
    assert _link(page).get_attribute("aria-describedby") is None


def test_a_link_that_is_only_passed_over_shows_nothing(page: Any) -> None:
    _link(page).hover()
    page.mouse.move(1200, 800)
    page.wait_for_timeout(600)

    assert page.locator(".peek").count() == 0


def test_the_keyboard_shows_it_and_moves_on(page: Any) -> None:
    page.locator("h1").evaluate("h => { h.tabIndex = -1; h.focus(); }")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "the day before":
            break
    page.locator(".peek").wait_for()

    page.keyboard.press("Tab")

    page.locator(".peek").wait_for(state="detached")


def test_links_within_the_page_and_out_of_the_site_show_nothing(page: Any) -> None:
    for text in ("here", "elsewhere"):
        page.locator(".prose a", has_text=text).first.hover()
        page.wait_for_timeout(600)

        assert page.locator(".peek").count() == 0


def test_it_stays_inside_the_window(page: Any) -> None:
    link = page.locator(".prose a", has_text="again")
    link.scroll_into_view_if_needed()
    page.evaluate(_RESTED)  # it closes when the page is scrolled
    link.hover()
    page.locator(".peek").wait_for()

    assert page.locator(".peek").evaluate(
        "p => { const r = p.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }"
    )


def test_fingers_get_no_previews(chromium: Any, served: tuple[str, Path]) -> None:
    phone = chromium.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    opened = phone.new_page()
    opened.goto(f"{served[0]}2025/07/31/")
    opened.locator(".prose a", has_text="the day before").dispatch_event("mouseover")
    opened.wait_for_timeout(600)

    assert opened.locator(".peek").count() == 0
    phone.close()


def test_nothing_is_fetched_where_data_are_to_be_saved(chromium: Any, served: tuple[str, Path]) -> None:
    opened = chromium.new_page()
    opened.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    opened.goto(f"{served[0]}2025/07/31/")

    assert not _shows(opened)
    opened.close()


def test_a_folder_without_a_server_has_no_previews(chromium: Any, served: tuple[str, Path]) -> None:
    opened = chromium.new_page()
    opened.goto((served[1] / "2025/07/31/index.html").as_uri())

    assert not _shows(opened)
    opened.close()


# --- Addresses that pages had


@pytest.mark.parametrize("old", ["old/skiffs.html", "old/punts/"])
def test_an_address_that_a_page_had_leads_on_with_its_fragment(page: Any, served: tuple[str, Path], old: str) -> None:
    page.goto(f"{served[0]}{old}#oars")
    page.wait_for_url(f"{served[0]}boats/#oars")

    page.wait_for_function("() => scrollY > 0")


def test_without_script_it_leads_on_all_the_same(chromium: Any, served: tuple[str, Path]) -> None:
    plain = chromium.new_context(java_script_enabled=False)
    opened = plain.new_page()
    opened.goto(f"{served[0]}old/punts/")
    opened.wait_for_url(f"{served[0]}boats/")

    assert opened.locator("h1").inner_text() == "Boats"
    plain.close()


def test_without_a_server_it_leads_to_the_file(chromium: Any, served: tuple[str, Path]) -> None:
    opened = chromium.new_page()
    opened.goto((served[1] / "old/skiffs.html").as_uri() + "#oars")
    opened.wait_for_url((served[1] / "boats/index.html").as_uri() + "#oars")

    assert opened.locator("h1").inner_text() == "Boats"
    opened.close()


def test_the_way_back_leads_past_the_old_address(page: Any, served: tuple[str, Path]) -> None:
    page.goto(f"{served[0]}old/punts/")
    page.wait_for_url(f"{served[0]}boats/")

    page.go_back()

    page.wait_for_url(f"{served[0]}2025/07/31/")
