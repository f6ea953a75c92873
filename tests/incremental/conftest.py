"""The journal that the tests of this folder change."""

import shutil
from pathlib import Path
from time import sleep

import pytest

from tests.incremental.project import Project, build_of, copied, written

# Seconds after which the time of a file tells that it has not changed since; file systems are this coarse at the worst.
_REST = 2.3


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The journal, built once; nobody changes it."""
    project = written(tmp_path_factory.mktemp("untouched") / "journal")
    assert build_of(project).refusal is None
    return project


@pytest.fixture(scope="session")
def _kept(untouched: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Where the journals of tests lie, one after the other, and what each is at first: built where it lies."""
    folder = tmp_path_factory.mktemp("project")
    project = copied(untouched, folder / "journal")
    assert build_of(project).written == 0
    shutil.copytree(project.root, folder / "first", symlinks=True)
    return project.root, folder / "first"


@pytest.fixture
def project(_kept: tuple[Path, Path]) -> Project:
    """A journal of the test's own, built; the store has seen the files where they lie now.

    All journals lie in one place, since another would cost a whole build: what the last test changed is put back.
    """
    root, first = _kept
    _put_back(root, first)
    project = Project(root, root / "_site", root / ".journal")
    assert build_of(project).written == 0
    return project


def _put_back(root: Path, first: Path) -> None:
    """Makes `root` what `first` is, and leaves alone what it is already, with its time of change."""
    root.mkdir(exist_ok=True)
    for path in sorted(root.rglob("*"), reverse=True):
        there = first / path.relative_to(root)
        if path.is_symlink() or not there.exists() or path.is_dir() != there.is_dir():
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    for there in sorted(first.rglob("*")):
        path = root / there.relative_to(first)
        if there.is_dir():
            path.mkdir(exist_ok=True)
        elif not path.exists() or _state(path) != _state(there):
            shutil.copy2(there, path)


def _state(path: Path) -> tuple[int, bytes]:
    return path.stat().st_mtime_ns, path.read_bytes()


@pytest.fixture(scope="module")
def rested(untouched: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A journal whose files are so old that their times may be believed; the tests of a module share it."""
    project = copied(untouched, tmp_path_factory.mktemp("rested") / "journal")
    sleep(_REST)
    assert build_of(project).written == 0
    return project
