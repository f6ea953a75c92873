"""Every kind of page in a real browser: accessible, no overflow, no error, no foreign request, readable without script."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any, Final

import pytest

from journal.squeezed import squeezed
from tests.browser.conftest import Served
from tests.browser.pages import least_shift, one_of_each, shift

pytestmark = pytest.mark.browser

_WIDTHS = (320, 390, 820, 1280)

_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_AXE = """options => axe.run({resultTypes: ["violations"], rules: {"target-size": {enabled: true}}, ...options}).then(found => found.violations.flatMap(
  rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.html.slice(0, 120)} ${node.failureSummary}`)))"""
# Of the rules, those for colours are all that another scheme can break.
_RULES: dict[str, object] = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}
# The scheme and the width in which a page of a kind is checked; that of the other site has both others.
_CHECKED = (("light", 390), ("light", 1280), ("dark", 1280), ("dark", 390))


_SITES = pytest.mark.parametrize("name", ["demonstration", "twins"])


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    from axe_playwright_python.base import AXE_SCRIPT

    return str(AXE_SCRIPT)


def _watched(chromium: Any, site: Served, faults: list[str]) -> Any:
    """A page that tells `faults` of errors and of requests to elsewhere."""
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
    return page


def _checked(page: Any, axe: str, ways: Iterable[tuple[str, int]]) -> Iterator[str]:
    """What axe-core finds on an open page in each scheme and width."""
    page.evaluate(axe)
    for scheme, width in ways:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        yield from (f"in {scheme} at {width}: {fault}" for fault in page.evaluate(_AXE, _RULES[scheme]))


@_SITES
@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["sampled", "whole"])
def test_no_page_has_a_fault_in_either_scheme(
    sites: dict[str, Served], chromium: Any, axe: str, name: str, *, whole: bool
) -> None:
    site, faults = sites[name], list[str]()
    kinds = sorted({kind for each in sites.values() for kind in one_of_each(each.folder)})
    page = _watched(chromium, site, faults)
    for kind, address in one_of_each(site.folder).items():
        way = _CHECKED[(kinds.index(kind) + 2 * (name == "twins")) % 4]
        page.goto(site.base + address)
        found = _checked(page, axe, product(_RULES, (390, 1280)) if whole else [way])
        faults += (f"{kind} ({address}) {fault}" for fault in found)
    page.close()

    assert not faults, "\n".join(faults)


@_SITES
@pytest.mark.parametrize("first", [390, pytest.param(1280, marks=pytest.mark.slow)])
def test_no_page_moves_or_is_too_wide(sites: dict[str, Served], chromium: Any, name: str, first: int) -> None:
    site, faults = sites[name], list[str]()
    page = _watched(chromium, site, faults)
    for kind, address in one_of_each(site.folder).items():
        page.set_viewport_size({"width": first, "height": 900})
        if (by := least_shift(page, partial(page.goto, site.base + address))) > 0:
            faults.append(f"{kind} ({address}) at {first} shifts by {by:.4f}")
        for width in _WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if (over := page.evaluate(_OVERFLOW)) > 0:
                faults.append(f"{kind} ({address}) is {over} px too wide at {width}")
    page.close()

    assert not faults, "\n".join(faults)


def test_nothing_moves_when_the_script_comes_late(sites: dict[str, Served], chromium: Any) -> None:
    site, held, faults = sites["demonstration"], list[Any](), list[str]()
    page = chromium.new_page(viewport={"width": 390, "height": 900})
    # Playwright keeps a note on what it calls, which a method of a list has no room for.
    page.route("**/journal.*.js", lambda route: held.append(route))  # noqa: PLW0108

    def load(address: str) -> None:
        with page.expect_request("**/journal.*.js"):
            page.goto(address, wait_until="commit")
        page.wait_for_selector("footer")
        shift(page)
        held.pop().continue_()
        page.wait_for_load_state()

    for kind, address in one_of_each(site.folder).items():
        if (by := least_shift(page, partial(load, site.base + address))) > 0:
            faults.append(f"{kind} ({address}) shifts by {by:.4f}")
    page.close()

    assert not faults, "\n".join(faults)


def test_all_text_is_there_without_script(sites: dict[str, Served], chromium: Any) -> None:
    # Of each kind of page one, since it is templates that could leave out words.
    pages = {kind: site.base + at for site in reversed(sites.values()) for kind, at in one_of_each(site.folder).items()}
    lacking = list[str]()
    with_script, without = chromium.new_context(), chromium.new_context(java_script_enabled=False)
    one, other = with_script.new_page(), without.new_page()
    for searched in ("search", "not-found"):  # what is there instead without script has a test of its own
        del pages[searched]
    for kind, address in pages.items():
        one.goto(address)
        other.goto(address)
        words, plain = (set(page.locator("body").inner_text().split()) for page in (one, other))
        if missing := words - plain - {"Copy", "Keyboard", "?"}:
            lacking.append(f"{kind} ({address}) lacks {sorted(missing)[:8]}")
    with_script.close()
    without.close()

    assert not lacking, "\n".join(lacking)


def test_the_site_reads_from_a_folder_with_script(demonstration: Path, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto((demonstration / "index.html").as_uri())
    with page.expect_navigation():
        page.locator("header nav a").first.click()

    assert page.url.endswith("/index.html")
    assert page.locator("h1").count() == 1
    page.close()


def test_an_unknown_address_shows_the_not_found_page_with_its_styles(base: str, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto(base + "nowhere/at/all")

    assert page.locator("h1").count() == 1
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "17px"
    page.close()


# All rules of a sheet as the browser has understood them; of properties that it does not know it keeps the spaces.
_RULES_READ: Final = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map(rule => rule.cssText).join(" ").replaceAll(/([,:])\\s+/g, "$1");
}"""


@pytest.mark.parametrize("name", ["journal.css", "search.css"])
def test_published_styles_say_what_the_theme_does(root: Path, chromium: Any, name: str) -> None:
    text = (root / "static" / name).read_text("utf-8")
    page = chromium.new_page()
    whole, published = (page.evaluate(_RULES_READ, css) for css in (text, squeezed(name, text)))
    page.close()

    assert len(whole) > 1_000
    assert published == whole
