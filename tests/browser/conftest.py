"""One browser for all tests, and the sites that it opens, each served under a path of two levels."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.browser.server import serving


@dataclass(frozen=True, slots=True)
class Served:
    """A built site: its folder, and the address of its home page."""

    folder: Path
    base: str


@pytest.fixture(scope="session")
def chromium(browser: str) -> Iterator[Any]:
    """A running browser: one for all tests, since Playwright can be started only once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def sites(demonstration: Path, twins_site: Path) -> Iterator[dict[str, Served]]:
    """The demonstration site and that of the twins of real notes, by name."""
    with ExitStack() as stack:
        folders = {"demonstration": demonstration, "twins": twins_site}
        yield {name: Served(folder, stack.enter_context(serving(folder))) for name, folder in folders.items()}


@pytest.fixture(scope="session")
def base(sites: dict[str, Served]) -> str:
    """The address at which the demonstration site is served."""
    return sites["demonstration"].base
