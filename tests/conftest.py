"""What every test may ask for: the checkout, built sites, real documents, a browser; and how hard Hypothesis tries.

The environment is read here and nowhere else in the tests.
"""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings
from jinja2 import Environment

from tests.sites import Shared, built, made_once

_ROOT: Final = Path(__file__).resolve().parent.parent
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# The same examples in each run, so that a failure is there again in the next; the audit looks for new ones.
settings.register_profile("test", derandomize=True, database=None, deadline=None, max_examples=60)
settings.register_profile("audit", deadline=None, max_examples=2_000, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    """Chooses the quick profile where the command line names none."""
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("test")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return _ROOT


@pytest.fixture(scope="session", autouse=True)
def _quick_builds() -> Iterator[None]:
    """Builds in a process of tests compile each template once for all of them, and do not wait for the disk.

    Both together are more than half of what a small build takes, and nothing that a site is made of.
    """
    compiled = Environment.compile
    environments: dict[tuple[bool, ...], Environment] = {}

    @cache
    def once(name: str | None, filename: str | None, text: str, options: tuple[bool, ...]) -> object:
        return compiled(environments[options], text, name, filename)

    def remembered(
        self: Environment, source: str, name: str | None = None, filename: str | None = None, **more: bool
    ) -> object:
        if more or not isinstance(source, str):
            return compiled(self, source, name, filename, **more)
        options = (self.trim_blocks, self.lstrip_blocks, self.keep_trailing_newline, bool(self.autoescape))
        environments.setdefault(options, self)
        return once(name, filename, source, options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", remembered)
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Gives a folder of some name, filled once for all processes that run the tests; nobody may change what is in it."""
    own = tmp_path_factory.getbasetemp()
    common = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own
    return lambda name, make: made_once(common / f"shared-{name}", make)


@pytest.fixture(scope="session")
def demonstration(root: Path, shared: Shared) -> Path:
    """The demonstration site, built with an address; nobody may change it."""
    return shared("demonstration", lambda folder: built(root, root / "content", folder)) / "site"


@pytest.fixture(scope="session")
def twins_site(root: Path, shared: Shared) -> Path:
    """The site of the twins of real notes, built with an address; nobody may change it."""
    return shared("twins", lambda folder: built(folder, root / "tests" / "twins", folder)) / "site"


@pytest.fixture(scope="session")
def corpus() -> tuple[Path, ...]:
    """The Markdown files under the folder that `JOURNAL_CORPUS` names, sorted; the test is skipped if it names none."""
    folder = os.environ.get("JOURNAL_CORPUS", "")
    if not folder:
        pytest.skip("JOURNAL_CORPUS names no folder of real notes")
    found = tuple(sorted(Path(folder).rglob("*.md")))
    assert found, f"JOURNAL_CORPUS is {folder}, where there is no Markdown file"
    return found


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder of the Node packages of the audit, from `JOURNAL_NODE_MODULES`; the test is skipped if it names none."""
    folder = os.environ.get("JOURNAL_NODE_MODULES", "")
    if not folder:
        pytest.skip("JOURNAL_NODE_MODULES names no folder of Node packages; `make audit` installs them")
    return Path(folder).resolve()


@pytest.fixture(scope="session")
def browser() -> str:
    """The path of a Chromium, from `JOURNAL_BROWSER` or the search path.

    Where there is none the test is skipped, unless `JOURNAL_BROWSER_REQUIRED` is 1: then it fails.
    """
    named = os.environ.get("JOURNAL_BROWSER", "")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        message = f"there is no browser at {named}" if named else "there is no Chromium on the search path"
        if os.environ.get("JOURNAL_BROWSER_REQUIRED") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return found
