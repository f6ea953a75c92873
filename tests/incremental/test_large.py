"""A large journal, whose pages are compared and made by several processes, is what it is from nothing after each edit."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.incremental.project import Project, assert_as_from_nothing, build_of

_NOTES: Final = 2100  # from 2,000 pages on other processes help
_DAY: Final = "content/daily/2024-10-09.md"


@pytest.fixture(scope="module")
def large(untouched: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The journal with many short pages, built by two processes."""
    root = tmp_path_factory.mktemp("large") / "journal"
    project = Project(root, root / "_site", root / ".journal", jobs=2)
    for path in (
        path for path in untouched.root.rglob("*") if path.is_file() and not path.is_relative_to(untouched.output)
    ):
        if untouched.cache is None or not path.is_relative_to(untouched.cache):
            project.write(path.relative_to(untouched.root).as_posix(), path.read_bytes())
    for number in range(_NOTES):
        project.write(f"content/pieces/{number:04}.md", f"# Piece {number}\n\nOak.\n")
    assert build_of(project).refusal is None
    return project


def _ticked(project: Project) -> None:
    project.write(_DAY, project.text(_DAY).replace("- [ ] find", "- [x] find"))


def _tagged(project: Project) -> None:
    project.write(_DAY, f"---\ntags: [varnish]\n---\n\n{project.text(_DAY)}")


def _written(project: Project) -> None:
    project.write("content/daily/2024-10-14.md", "# Log\n\n- [ ] the second coat\n")


def _removed(project: Project) -> None:
    project.remove("content/weekly/cork.md")


@pytest.mark.slow
@pytest.mark.parametrize("edit", [_ticked, _tagged, _written, _removed])
def test_a_large_journal_after_an_edit_is_as_from_nothing(
    edit: Callable[[Project], None], large: Project, tmp_path: Path
) -> None:
    edit(large)

    assert_as_from_nothing(large, tmp_path / "cold")
