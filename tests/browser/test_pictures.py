"""A picture has its place before it is there, and code that has numbers is copied without them."""

from pathlib import Path
from typing import Any

import pytest

from journal.build import build
from journal.config import Config
from journal.settings import BuildSettings
from tests.browser.server import serving
from tests.incremental.project import picture

pytestmark = pytest.mark.browser

_NOTE = """# 9 March 2026

![a gauge](gauge.png)

The weir.

```sh {1} linenos
make gauge

make weir
```
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a day that shows a large picture and code."""
    root = tmp_path_factory.mktemp("pictures")
    (root / "content").mkdir()
    (root / "content/2026-03-09.md").write_text(_NOTE, encoding="utf-8")
    (root / "content/gauge.png").write_bytes(picture(1600, 800, seed=1))
    build(BuildSettings(root, root / "content", root / "_site", Config()), lambda _: None)
    return root / "_site"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_picture_has_its_place_before_it_is_there(site: Path, chromium: Any, width: int) -> None:
    with serving(site) as base:
        page = chromium.new_page(viewport={"width": width, "height": 900})
        page.route("**/*.png", lambda route: route.abort())
        page.goto(f"{base}2026/03/09/")
        size = page.evaluate("(i => [i.clientWidth, i.clientHeight])(document.querySelector('.fig img'))")
        page.close()

    assert size[0] > 300
    assert abs(size[1] * 2 - size[0]) <= 2


@pytest.mark.parametrize(("density", "wide"), [(1, 736), (2, 1600)])
def test_a_browser_takes_the_copy_that_fits_its_screen(site: Path, chromium: Any, density: int, wide: int) -> None:
    with serving(site) as base:
        page = chromium.new_page(viewport={"width": 1280, "height": 900}, device_scale_factor=density)
        page.goto(f"{base}2026/03/09/")
        page.wait_for_function("() => document.querySelector('.fig img').currentSrc")
        chosen = page.evaluate(
            "(async i => { const b = new Image(); b.src = i.currentSrc; await b.decode(); return b.naturalWidth })"
            "(document.querySelector('.fig img'))"
        )
        page.close()

    assert chosen == wide


def test_code_is_read_without_its_numbers(site: Path, chromium: Any) -> None:
    with serving(site) as base:
        page = chromium.new_page()
        page.goto(f"{base}2026/03/09/")
        text = page.evaluate("document.querySelector('.code pre').innerText")
        page.close()

    assert text.rstrip("\n") == "make gauge\n\nmake weir"
