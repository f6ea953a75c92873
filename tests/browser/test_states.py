"""Journals at the edges in a real browser: no page overflows, shifts, errs, or has any number of h1 but one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.browser.pages import least_shift, one_of_each
from tests.browser.server import serving
from tests.browser.states import STATES, build
from tests.sites import Shared

pytestmark = pytest.mark.browser

# A page is loaded at the first width and laid out again at the others; every second one begins with the other order.
_WIDTHS = ((390, 320, 820, 1280), (1280, 820, 390, 320))
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site_of(shared: Shared) -> Callable[[str], Path]:
    """Gives the site of one of those journals by its name; nobody may change it."""
    return lambda name: shared(f"state-{name}", partial(build, name)) / "_site"


# Left to the audit: what is much like another one here.
_LONG = frozenset({"japanese", "korean", "outline", "undated"})


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.slow] * (name in _LONG)) for name in STATES])
def test_no_page_of_a_journal_at_the_edge_breaks(name: str, chromium: Any, site_of: Callable[[str], Path]) -> None:
    site = site_of(name)
    faults: list[str] = []
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    with serving(site) as base:
        for index, (kind, address) in enumerate(one_of_each(site).items()):
            for width in _WIDTHS[index % 2]:
                page.set_viewport_size({"width": width, "height": 900})
                if width == _WIDTHS[index % 2][0]:
                    by = least_shift(page, partial(page.goto, base + address))
                    faults += [f"{kind} shifts by {by:.4f} at {width}"] * (by > 0.001)
                if (over := page.evaluate(_OVERFLOW)) > 0:
                    faults.append(f"{kind} is {over} px too wide at {width}")
            if page.locator("h1").count() != 1:
                faults.append(f"{kind} has {page.locator('h1').count()} h1")
        context.close()

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("name", "face", "height"),
    [("chinese", '"CJK Marks"', 1.75), ("japanese", '"Hiragino Sans"', 1.75), ("korean", '"Apple SD Gothic Neo"', 1.7)],
)
def test_a_journal_in_one_language_has_its_face_and_lines(
    name: str, face: str, height: float, chromium: Any, site_of: Callable[[str], Path]
) -> None:
    site = site_of(name)
    page = chromium.new_page()
    page.goto((site / "2031" / "02" / "18" / "index.html").as_uri())

    shown = page.locator(".prose .tx").first.evaluate(
        "e => { const s = getComputedStyle(e); return [s.fontFamily, parseFloat(s.lineHeight) / parseFloat(s.fontSize)] }"
    )
    page.close()
    assert shown[0].startswith(face)
    assert abs(shown[1] - height) < 0.01


_WIDENED = """text => {
    const within = document.querySelector(".prose");
    const [kept, none] = ["", "no-autospace"].map(value => {
        const span = within.appendChild(document.createElement("span"));
        span.style.textAutospace = value;
        span.textContent = text;
        return span.getBoundingClientRect().width;
    });
    return kept > none;
}"""


@pytest.mark.parametrize(
    ("name", "text"), [("chinese", "7月31日"), ("japanese", "7月31日"), ("korean", "7월 31일의 API를")]
)
def test_figures_stand_apart_from_han_and_not_from_hangul(
    name: str, text: str, chromium: Any, site_of: Callable[[str], Path]
) -> None:
    site = site_of(name)
    page = chromium.new_page()
    page.goto((site / "2031" / "02" / "18" / "index.html").as_uri())

    shown = page.evaluate(_WIDENED, text)
    page.close()
    assert shown is (name != "korean")


def test_code_keeps_its_columns_beside_han(chromium: Any, site_of: Callable[[str], Path]) -> None:
    page = chromium.new_page()
    page.goto((site_of("chinese") / "2031" / "02" / "18" / "index.html").as_uri())

    shown = page.evaluate(
        """() => {
            const code = document.querySelector(".prose").appendChild(document.createElement("code"));
            return getComputedStyle(code).textAutospace;
        }"""
    )
    page.close()
    assert shown == "no-autospace"


def test_a_done_task_of_few_letters_is_no_faint_link_among_words(chromium: Any, site_of: Callable[[str], Path]) -> None:
    from axe_playwright_python.base import AXE_SCRIPT

    page = chromium.new_page()
    page.goto((site_of("chinese") / "tasks" / "months" / "index.html").as_uri())
    page.evaluate(str(AXE_SCRIPT))

    found = page.evaluate("() => axe.run({runOnly: ['link-in-text-block']}).then(found => found.violations.length)")
    shown = page.locator(".compact .task > .tx > .plain").all_inner_texts()
    page.close()
    assert "游泳" in shown
    assert found == 0
