"""A build with a store, over the last site, gives what a build from nothing gives, whatever was done to the journal."""

from dataclasses import astuple
from pathlib import Path

import pytest

from tests.incremental.edits import EDITS, Edit
from tests.incremental.project import Project, assert_as_from_nothing, difference, tree_of


def _named(edit: Edit) -> str:
    return edit.name.replace(" ", "-")


def _state(project: Project) -> object:
    files = {
        path: (path.lstat().st_mtime_ns, path.lstat().st_ino, path.read_bytes() if path.is_file() else b"")
        for path in project.root.rglob("*")
    }
    return astuple(project), files


# All edits are made a handful at a time in `test_sequences.py`, which is cheaper; by itself the quick run tries one in
# twelve of the usual ones.
_ALONE = frozenset([edit.name for edit in EDITS if not edit.rare][::12])
_CASES = [pytest.param(edit, id=_named(edit), marks=[pytest.mark.slow] * (edit.name not in _ALONE)) for edit in EDITS]


@pytest.mark.parametrize("edit", _CASES)
def test_a_site_after_an_edit_is_what_a_build_from_nothing_gives(edit: Edit, project: Project, tmp_path: Path) -> None:
    untouched, state = tree_of(project.output), _state(project)

    edit.act(project)

    assert _state(project) != state
    assert_as_from_nothing(project, tmp_path / "cold")
    assert bool(difference(tree_of(project.output), untouched)) == edit.shows


def test_edits_have_names_of_their_own() -> None:
    assert len({edit.name for edit in EDITS}) == len(EDITS)
