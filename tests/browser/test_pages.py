"""Every kind of page in a real browser: no overflow, no error, no foreign request, readable without script."""

import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.pages import one_of_each

pytestmark = pytest.mark.browser

_WIDTHS = (320, 390, 820, 1280)
_SUB_PATH = "/a/b/"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site under a path of two levels, as a project page is, and answers with its 404 page elsewhere."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(_SUB_PATH)) if path.startswith(_SUB_PATH) else "/nowhere"

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The demonstration site."""
    output = tmp_path_factory.mktemp("demonstration") / "site"
    command = [
        sys.executable,
        "-m",
        "journal",
        "build",
        "-q",
        "--output",
        str(output),
        "--base-url",
        "https://notes.example/a/b/",
    ]
    subprocess.run(command, cwd=root, check=True, timeout=120)
    return output


@pytest.fixture(scope="session")
def base(built: Path) -> Iterator[str]:
    """The address at which the site is served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(built)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}{_SUB_PATH}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium(browser: str) -> Iterator[Any]:
    """A running browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        yield running
        running.close()


_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value })).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 150);
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_overflows_errs_or_asks_elsewhere(built: Path, base: str, chromium: Any, scheme: str) -> None:
    faults: list[str] = []
    page = chromium.new_page(color_scheme=scheme)
    page.on(
        "console", lambda message: faults.append(f"{page.url}: {message.text}") if message.type == "error" else None
    )
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on(
        "request",
        lambda request: (
            faults.append(f"{page.url}: asks {request.url}") if not request.url.startswith((base, "data:")) else None
        ),
    )
    for kind, address in one_of_each(built).items():
        for width in _WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(base + address)
            over = page.evaluate(_OVERFLOW)
            if over > 0:
                faults.append(f"{kind} ({address}) is {over} px too wide at {width}")
            shift = page.evaluate(_SHIFT) if width in (390, 1280) else 0
            if shift > 0.001:
                faults.append(f"{kind} ({address}) shifts by {shift:.4f} at {width}")
    page.close()

    assert not faults, "\n".join(faults)


def test_all_text_is_there_without_script(built: Path, base: str, chromium: Any) -> None:
    with_script, without = chromium.new_context(), chromium.new_context(java_script_enabled=False)
    one, other = with_script.new_page(), without.new_page()
    different: list[str] = []
    for kind, address in one_of_each(built).items():
        one.goto(base + address)
        other.goto(base + address)
        words, plain = (set(page.locator("main").inner_text().split()) for page in (one, other))
        if missing := words - plain - {"Copy"}:
            different.append(f"{kind} ({address}) lacks {sorted(missing)[:8]}")
    with_script.close()
    without.close()

    assert not different, "\n".join(different)


def test_the_site_reads_from_a_folder_with_script(built: Path, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto((built / "index.html").as_uri())
    page.locator("header nav a").first.click()
    page.wait_for_load_state()

    assert page.url.endswith("index.html")
    assert page.locator("h1").count() == 1
    page.close()


def test_an_unknown_address_shows_the_not_found_page_with_its_styles(built: Path, base: str, chromium: Any) -> None:
    page = chromium.new_page(base_url=base)
    page.route(
        "**/nowhere/at/all",
        lambda route: route.fulfill(status=404, content_type="text/html", body=(built / "404.html").read_text("utf-8")),
    )
    page.goto(base + "nowhere/at/all")

    assert page.locator("h1").count() == 1
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "17px"
    page.close()
