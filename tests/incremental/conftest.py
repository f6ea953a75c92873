"""The journal that the tests of this folder change."""

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


@pytest.fixture
def project(untouched: Project, tmp_path: Path) -> Project:
    """A journal of the test's own, built; the store has seen the files where they lie now."""
    project = copied(untouched, tmp_path / "journal")
    assert build_of(project).written == 0
    return project


@pytest.fixture(scope="module")
def rested(untouched: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A journal whose files are so old that their times may be believed; the tests of a module share it."""
    project = copied(untouched, tmp_path_factory.mktemp("rested") / "journal")
    sleep(_REST)
    assert build_of(project).written == 0
    return project
