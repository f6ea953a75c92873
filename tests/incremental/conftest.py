"""The journal that the tests of this folder change."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import sleep

import pytest
from jinja2 import Environment

from tests.incremental.project import Project, build_of, copied, written

# Seconds after which the time of a file tells that it has not changed since; file systems are this coarse at the worst.
_REST = 2.3


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Templates are compiled once for all builds of this folder; it would be half of what they take."""
    compiled = Environment.compile

    @cache
    def once(name: str | None, filename: str | None, text: str, options: tuple[bool, ...]) -> object:
        return compiled(environments[options], text, name, filename)

    environments: dict[tuple[bool, ...], Environment] = {}

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
        yield


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
