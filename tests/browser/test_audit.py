"""What programs of others say of the pages: the Nu Html Checker and Lighthouse, from the packages that `make audit` installs."""

import json
import os
import re
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.browser.server import serving

pytestmark = pytest.mark.slow

# Newer than what the checker knows of CSS; docs/quality.md says why each is used.
_NEW_CSS: Final = (
    r"Unrecognized at-rule “@container”",  # CSS Conditional 5
    r"“container-type”: Property",  # CSS Conditional 5
    r"“scroll-target-group”: Property",  # CSS Overflow 5
    r"pseudo-class “:target-current”",  # CSS Overflow 5
    r"“animation-timeline”: Property",  # Scroll-driven Animations 1
    r"“mask”: Too many values",  # CSS Masking 1
    r"“rx”: Property",  # SVG 2
    r"“vector-effect”: Property",  # SVG 2
)

# Pages of the demonstration journal, and the least that each may score of a hundred.
_PAGES: Final = {
    "home": "",
    "week": "2025/w31/",
    "day": "2025/07/31/",
    "reading note": "reading/schedulers-queues-and-fairness/",
}
_LEAST: Final = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
_ROUNDS: Final = 5


@pytest.mark.parametrize("site", ["demonstration", "twins_site"])
def test_the_nu_html_checker_finds_no_error(site: str, node_modules: Path, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    checker = node_modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss16m", "-jar", str(checker), "--errors-only", "--format", "json", "--stdout"]
    # A folder would bring in the feed and the writer's files, of which it knows less or which are not ours.
    files = [*folder.rglob("*.html"), *folder.glob("*.css"), folder / "favicon.svg"]
    options = ["--also-check-css", "--also-check-svg", *map(str, files)]
    done = subprocess.run([*command, *options], capture_output=True, text=True, timeout=300, check=False)
    messages = json.loads(done.stdout)["messages"]
    found = Counter(f"{each['message']} ({_of(each, folder)})" for each in messages if not _is_new_css(each["message"]))

    assert found == {}


def _of(message: dict[str, str], folder: Path) -> str:
    return message.get("url", "").removeprefix(folder.as_uri())


def _is_new_css(message: str) -> bool:
    return message.startswith("CSS: ") and any(re.search(known, message) for known in _NEW_CSS)


@pytest.fixture(scope="module")
def served(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demonstration site, which knows that it is served there."""
    folder = tmp_path_factory.mktemp("audit")
    site = folder / "site"
    site.mkdir()
    with serving(site) as base:
        where = ["--output", str(site), "--cache", str(folder / "store"), "--base-url", base]
        subprocess.run([sys.executable, "-m", "journal", "build", "-q", *where], cwd=root, check=True, timeout=120)
        yield base


@pytest.mark.browser
@pytest.mark.parametrize("name", _PAGES)
def test_lighthouse_gives_full_marks(name: str, node_modules: Path, served: str, browser: str) -> None:
    rounds = [_scores(node_modules, served + _PAGES[name], browser) for _ in range(_ROUNDS)]
    medians = {category: statistics.median(each[category] for each in rounds) for category in _LEAST}
    print(f"{name}: {medians}")  # noqa: T201  the figures of docs/quality.md

    assert {category: score for category, score in medians.items() if score < _LEAST[category]} == {}


def _scores(node_modules: Path, address: str, browser: str) -> dict[str, int]:
    """What Lighthouse gives a page as it loads on a slow telephone, by category."""
    program = node_modules / "lighthouse" / "cli" / "index.js"
    flags = ["--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox"]
    done = subprocess.run(
        ["node", str(program), address, *flags, f"--only-categories={','.join(_LEAST)}"],
        env={**os.environ, "CHROME_PATH": browser},
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    return {name: round(each["score"] * 100) for name, each in json.loads(done.stdout)["categories"].items()}
