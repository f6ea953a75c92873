"""The same notes give the same bytes: in any folder, zone, locale and order, at any time, by any number of processes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.incremental.project import Project, difference, tree_of, written

_HERE: Final = {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1", "LC_ALL": "C"}
_THERE: Final = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8"}
# Folders are listed the other way round, and every clock stands years later.
_OTHERWISE: Final = """
import os, sys, time
scan, names, now, nanoseconds = os.scandir, os.listdir, time.time, time.time_ns

class Turned:
    def __init__(self, *path):
        with scan(*path) as found:
            self.found = iter(sorted(found, key=lambda each: each.name, reverse=True))
    def __enter__(self): return self
    def __exit__(self, *error): pass
    def __iter__(self): return self.found
    def __next__(self): return next(self.found)
    def close(self): pass

os.scandir, os.listdir = Turned, lambda *path: sorted(names(*path), reverse=True)
time.time, time.time_ns = lambda: now() + 9e8, lambda: nanoseconds() + 900_000_000 * 10**9
from journal.__main__ import main
sys.argv = ["journal", "build", "-q", "--jobs", sys.argv[1]]
main()
"""


def _built(project: Project, environment: Mapping[str, str], jobs: str, *, otherwise: bool) -> dict[str, bytes]:
    start = ["-c", _OTHERWISE, jobs] if otherwise else ["-m", "journal", "build", "-q", "--jobs", jobs]
    path = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, *start],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return tree_of(project.output)


def _copied_backwards(project: Project, to: Path) -> Project:
    """The notes and templates in another folder, each file written anew in the opposite order with another time."""
    paths = sorted((path for path in project.root.rglob("*") if path.is_file()), reverse=True)
    for number, path in enumerate(path for path in paths if not path.is_relative_to(project.output)):
        new = to / path.relative_to(project.root)
        new.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, new)
        os.utime(new, (10**9 + number * 86_400, 10**9 - number * 86_400))
    return Project(to, to / "_site", to / ".journal")


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of a site, and of the same made in all other ways at once."""
    here = written(tmp_path_factory.mktemp("here") / "journal")
    there = _copied_backwards(here, tmp_path_factory.mktemp("there") / "far" / "away" / "ノート")
    return _built(here, _HERE, "1", otherwise=False), _built(there, _THERE, "2", otherwise=True)


def test_every_file_is_the_same_wherever_and_however_it_is_made(
    twice: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    assert difference(*twice) == {}


@pytest.mark.parametrize("ending", [".html", ".xml", "feed.json", ".ics", ".js", ".css", ".png", ".webmanifest"])
def test_files_of_every_kind_are_compared(ending: str, twice: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    assert any(path.endswith(ending) for path in twice[0])
