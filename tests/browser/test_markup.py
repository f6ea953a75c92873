"""Nothing that is written in a note runs in a browser, whatever becomes of HTML."""

from functools import partial
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.server import serving
from tests.markup import fill
from tests.sites import Shared

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("way", "every"),
    [
        ("allow", 3),
        pytest.param("allow", 1, marks=pytest.mark.slow),
        pytest.param("sanitize", 1, marks=pytest.mark.slow),
    ],
)
def test_no_markup_of_a_note_runs(way: str, every: int, shared: Shared, chromium: Any) -> None:
    site = shared(f"markup-{way}", partial(fill, way)) / "site"
    paths = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))[::every]
    hits = list[str]()
    with serving(site) as base:
        page = chromium.new_context().new_page()
        for path in paths:
            page.goto(f"{base}{quote(path)}/" if path != "." else base, wait_until="load")
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            if page.evaluate("window.__hit"):
                hits.append(path)
        page.context.close()

    assert hits == []
