"""Every kind of page in a real browser: accessible, no overflow, no error, no foreign request, readable without script."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Served
from tests.browser.pages import one_of_each

pytestmark = pytest.mark.browser

_WIDTHS = (320, 390, 820, 1280)
# One layout below 52 rem, one above 70.
_WIDTHS_OF_AXE = (390, 1280)

_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Two frames after the page is there, whatever moved has moved.
_SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value })).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 20)));
})"""
_AXE = """() => axe.run({resultTypes: ["violations"]}).then(found => found.violations.flatMap(
  rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.html.slice(0, 120)} ${node.failureSummary}`)))"""

_SITES = pytest.mark.parametrize("name", ["demonstration", "twins"])


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    from axe_playwright_python.base import AXE_SCRIPT

    return str(AXE_SCRIPT)


@_SITES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_fault_at_any_width(
    sites: dict[str, Served], chromium: Any, axe: str, name: str, scheme: str
) -> None:
    site, faults = sites[name], list[str]()
    # The page's own policy stops scripts from elsewhere, such as axe-core, that Playwright adds to the page.
    page = chromium.new_page(color_scheme=scheme)
    page.add_init_script(axe)
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((site.base, "data:")) else faults.append(f"{page.url}: asks {request.url}")
        ),
    )
    for kind, address in one_of_each(site.folder).items():
        for width in _WIDTHS:
            at = f"{kind} ({address}) at {width}"
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(site.base + address)
            if (over := page.evaluate(_OVERFLOW)) > 0:
                faults.append(f"{at} is {over} px too wide")
            if (shift := page.evaluate(_SHIFT)) > 0:
                faults.append(f"{at} shifts by {shift:.4f}")
            if width in _WIDTHS_OF_AXE:
                faults += (f"{at}: {fault}" for fault in page.evaluate(_AXE))
    page.close()

    assert not faults, "\n".join(faults)


def test_nothing_moves_when_the_script_comes_late(sites: dict[str, Served], chromium: Any) -> None:
    site, held, faults = sites["demonstration"], list[Any](), list[str]()
    page = chromium.new_page(viewport={"width": 390, "height": 900})
    # Playwright keeps a note on what it calls, which a method of a list has no room for.
    page.route("**/journal.*.js", lambda route: held.append(route))  # noqa: PLW0108
    for kind, address in one_of_each(site.folder).items():
        page.goto(site.base + address, wait_until="commit")
        page.wait_for_selector("footer")
        page.evaluate(_SHIFT)
        held.pop().continue_()
        page.wait_for_load_state()
        if (shift := page.evaluate(_SHIFT)) > 0:
            faults.append(f"{kind} ({address}) shifts by {shift:.4f}")
    page.close()

    assert not faults, "\n".join(faults)


@_SITES
def test_all_text_is_there_without_script(sites: dict[str, Served], chromium: Any, name: str) -> None:
    site, lacking = sites[name], list[str]()
    with_script, without = chromium.new_context(), chromium.new_context(java_script_enabled=False)
    one, other = with_script.new_page(), without.new_page()
    for kind, address in one_of_each(site.folder).items():
        one.goto(site.base + address)
        other.goto(site.base + address)
        words, plain = (set(page.locator("body").inner_text().split()) for page in (one, other))
        if missing := words - plain - {"Copy", "Keyboard", "?"}:
            lacking.append(f"{kind} ({address}) lacks {sorted(missing)[:8]}")
    with_script.close()
    without.close()

    assert not lacking, "\n".join(lacking)


def test_the_site_reads_from_a_folder_with_script(demonstration: Path, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto((demonstration / "index.html").as_uri())
    page.locator("header nav a").first.click()
    page.wait_for_load_state()

    assert page.url.endswith("index.html")
    assert page.locator("h1").count() == 1
    page.close()


def test_an_unknown_address_shows_the_not_found_page_with_its_styles(base: str, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto(base + "nowhere/at/all")

    assert page.locator("h1").count() == 1
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "17px"
    page.close()
