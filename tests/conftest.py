"""What every test may ask for: the checkout, built sites, real documents, a browser; and how hard Hypothesis tries.

The environment is read here and nowhere else in the tests.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

# That of the built sites; a server of the tests has them under the same path.
BASE_URL: Final = "https://notes.example/a/b/"

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


@pytest.fixture(scope="session")
def demonstration(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration site, built with an address; nobody may change it."""
    return _built(root, root / "content", tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="session")
def twins_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the twins of real notes, built with an address; nobody may change it."""
    folder = tmp_path_factory.mktemp("twins")
    return _built(folder, root / "tests" / "twins", folder)


def _built(project: Path, content: Path, folder: Path) -> Path:
    output = folder / "site"
    where = ["--content", str(content), "--output", str(output), "--cache", str(folder / "store")]
    command = [sys.executable, "-m", "journal", "build", "-q", *where, "--base-url", BASE_URL]
    subprocess.run(command, cwd=project, check=True, timeout=120, env={**os.environ, "PYTHONPATH": str(_ROOT)})
    return output


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
