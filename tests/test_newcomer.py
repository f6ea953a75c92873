"""The way of somebody who has nothing but the wheel: a journal is begun, written, looked at, checked and built.

The wheel is made of the checkout and installed into an environment of its own, which takes a while and the package index.
"""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The command, installed from the wheel."""
    folder = tmp_path_factory.mktemp("installed")
    _done(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(_ROOT))
    (wheel,) = folder.glob("*.whl")
    _done(sys.executable, "-m", "venv", str(folder / "environment"))
    scripts = folder / "environment" / ("Scripts" if sys.platform == "win32" else "bin")
    _done(str(scripts / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    return str(scripts / "journal")


@pytest.fixture(scope="module")
def begun(journal: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a journal that was begun."""
    folder = tmp_path_factory.mktemp("newcomer") / "mein Tagebuch 日记"
    folder.mkdir()
    told = _done(journal, "init", folder=folder)
    assert "content/about.md" in told
    return folder


def _done(*command: str, folder: Path | None = None) -> str:
    """What a command prints; it has to end well, and knows nothing of the checkout or of a workflow."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "PYTHONPATH", "JOURNAL_"))
    }
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_a_day_is_begun_and_written(journal: str, begun: Path) -> None:
    path = _done(journal, "new", "day", "--date", "2031-02-20", "--carry", folder=begun).strip()
    (begun / path).write_text("# 2031-02-20\n\n- [x] 9:00-10:30 erste Seite\n", "utf-8")

    assert path == "content/daily/2031-02-20.md"


def test_it_is_shown_while_it_is_written(journal: str, begun: Path) -> None:
    with _Served(journal, begun) as address:
        page = urllib.request.urlopen(address, timeout=60).read().decode()

    assert "mein Tagebuch 日记" in page


class _Served:
    """A preview that ends with its block."""

    def __init__(self, journal: str, folder: Path) -> None:
        self._process = subprocess.Popen(
            [journal, "serve", "--port", "0"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def __enter__(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().split()[0]

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate(timeout=60)


def test_nothing_is_wrong_with_it(journal: str, begun: Path) -> None:
    found = json.loads(_done(journal, "check", "--strict", "--format", "json", folder=begun))

    assert [each["code"] for each in found if each["level"] != "note"] == []


def test_what_a_code_means_is_known_without_the_checkout(journal: str, begun: Path) -> None:
    assert "What it finds" in _done(journal, "explain", "dead-link", folder=begun)


def test_it_is_built(journal: str, begun: Path) -> None:
    told = _done(journal, "build", folder=begun)

    assert re.search(r"\d+ pages written", told)
    assert set(_pages(begun)) >= {"index.html", "2031/02/20/index.html", "about/index.html"}


def _pages(folder: Path) -> Iterator[str]:
    yield from (path.relative_to(folder / "_site").as_posix() for path in (folder / "_site").rglob("*.html"))
