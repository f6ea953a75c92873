"""Every kind of page in a real browser: accessible, no overflow, no error, no foreign request, readable without script."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Served
from tests.browser.pages import one_of_each

pytestmark = pytest.mark.browser

# A page is loaded at the first of a pair, and laid out again at the second.
_WIDTHS = ((390, 320), (1280, 820))

_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Two frames after the page is there, whatever moved has moved.
_SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value })).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 20)));
})"""
_AXE = """options => axe.run({resultTypes: ["violations"], rules: {"target-size": {enabled: true}}, ...options}).then(found => found.violations.flatMap(
  rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.html.slice(0, 120)} ${node.failureSummary}`)))"""
# Of the rules, those for colours are all that another scheme can break.
_RULES: dict[str, object] = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}

_SITES = pytest.mark.parametrize("name", ["demonstration", "twins"])


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    from axe_playwright_python.base import AXE_SCRIPT

    return str(AXE_SCRIPT)


@_SITES
@pytest.mark.parametrize("widths", _WIDTHS, ids=["narrow", "wide"])
def test_no_page_has_a_fault_in_either_scheme(
    sites: dict[str, Served], chromium: Any, axe: str, name: str, widths: tuple[int, int]
) -> None:
    site, faults = sites[name], list[str]()
    # Colours that are on their way from one scheme to the other are those of neither.
    page = chromium.new_page(reduced_motion="reduce")
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((site.base, "data:")) else faults.append(f"{page.url}: asks {request.url}")
        ),
    )
    for kind, address in one_of_each(site.folder).items():
        page.set_viewport_size({"width": widths[0], "height": 900})
        page.goto(site.base + address)
        if (shift := page.evaluate(_SHIFT)) > 0:
            faults.append(f"{kind} ({address}) at {widths[0]} shifts by {shift:.4f}")
        page.evaluate(axe)
        for scheme, rules in _RULES.items():
            page.emulate_media(color_scheme=scheme)
            at = f"{kind} ({address}) in {scheme}"
            faults += (f"{at} at {widths[0]}: {fault}" for fault in page.evaluate(_AXE, rules))
            for width in widths:
                page.set_viewport_size({"width": width, "height": 900})
                if (over := page.evaluate(_OVERFLOW)) > 0:
                    faults.append(f"{at} is {over} px too wide at {width}")
            page.set_viewport_size({"width": widths[0], "height": 900})
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
        if kind == "search":
            continue  # what is there instead without script has a test of its own
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
