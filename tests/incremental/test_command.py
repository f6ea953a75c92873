"""The command does no less than a build does, also where it may end early because nothing seems to have changed."""

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

import pytest

from journal.build import exit_code
from tests.incremental.command import PATIENCE, run, started
from tests.incremental.edits import EDITS
from tests.incremental.project import Project, cold, copied, difference, times_of, tree_of, written

# Seconds after which the time of a file tells that it has not changed since; file systems are this coarse at the worst.
_REST: Final = 2.3
_ABOVE: Final = "the folder above becomes a repository"


def _exclude(project: Project) -> None:
    project.write(".git/info/exclude", "about.md\n")


def _repository(project: Project) -> None:
    """The folder becomes a repository, so that the file that names what to ignore counts."""
    (project.root.parent / ".git").mkdir()


_ACTS: Final[Mapping[str, Callable[[Project], None]]] = {_ABOVE: _repository}
_MORE_ACTS: Final[Mapping[str, Callable[[Project], None]]] = {
    "git is told elsewhere to ignore a note": _exclude,
    **{edit.name: edit.act for edit in EDITS if not edit.rare},
}


_SAME, _OTHER, _GONE = "nothing to do", "other options", "a note goes"


def _at_rest(untouched: Project, folder: Path, names: Iterable[str]) -> dict[str, Project]:
    """A project for each name, with files so old that their times may be believed; all but one have been built."""
    made = {
        name: written(folder / f"{number}/journal")
        if name == _GONE
        else copied(untouched, folder / f"{number}/journal")
        for number, name in enumerate(names)
    }
    for name, project in made.items():
        if name == _ABOVE:
            (project.root.parent / ".gitignore").write_text("about.md\n", "utf-8")
        else:
            (project.root / ".git").mkdir()
        if name == _SAME:
            project.write("content/notes/now.md", "Gone: [a note](nowhere.md).\n")
    time.sleep(_REST)
    return made


@pytest.fixture(scope="module")
def at_rest(untouched: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Project]:
    return _at_rest(untouched, tmp_path_factory.mktemp("command"), (*_ACTS, _SAME, _OTHER, _GONE))


@pytest.fixture(scope="module")
def more_at_rest(untouched: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Project]:
    return _at_rest(untouched, tmp_path_factory.mktemp("commands"), _MORE_ACTS)


def _assert_seen(act: Callable[[Project], None], project: Project, elsewhere: Path) -> None:
    assert run(project, *_options(project))[0] == 0
    act(project)
    code, told = run(project, *_options(project))
    other = cold(project, elsewhere)

    assert code == exit_code(other.outcome, strict=False), told
    assert difference(tree_of(project.output), other.tree) == {}


def _options(project: Project) -> list[str]:
    """What is chosen on the command line for a project."""
    options = ["--output", str(project.output), "--jobs", str(project.jobs), *(["--portable"] * project.portable)]
    options += ["--as-of", project.as_of.isoformat()] if project.as_of else []
    return options + (["--base-url", project.base_url] if project.base_url else [])


@pytest.mark.parametrize("name", _ACTS, ids=lambda name: name.replace(" ", "-"))
def test_the_command_sees_what_has_changed(name: str, at_rest: dict[str, Project], tmp_path: Path) -> None:
    _assert_seen(_ACTS[name], at_rest[name], tmp_path / "cold")


@pytest.mark.slow
@pytest.mark.parametrize("name", _MORE_ACTS, ids=lambda name: name.replace(" ", "-"))
def test_the_command_sees_what_else_has_changed(name: str, more_at_rest: dict[str, Project], tmp_path: Path) -> None:
    _assert_seen(_MORE_ACTS[name], more_at_rest[name], tmp_path / "cold")


def test_the_command_says_the_same_when_it_has_nothing_to_do(at_rest: dict[str, Project]) -> None:
    project = at_rest[_SAME]
    first = run(project)
    before = times_of(project.output)
    again = run(project)

    assert again == first
    assert "nowhere.md" in again[1]
    assert times_of(project.output) == before


@pytest.mark.slow
def test_the_command_sees_other_options(at_rest: dict[str, Project], tmp_path: Path) -> None:
    project = at_rest[_OTHER]
    run(project)
    run(project, "--portable")
    assert run(project)[0] == 0

    assert difference(tree_of(project.output), cold(project, tmp_path / "cold").tree) == {}


@pytest.mark.slow
def test_a_note_that_is_deleted_while_the_site_is_built_goes_with_the_next_build(
    at_rest: dict[str, Project], tmp_path: Path
) -> None:
    project = at_rest[_GONE]
    process = started(project)
    # The new site lies beside the output while its pages are made: the notes have been read by then.
    end = time.monotonic() + PATIENCE
    while not list(project.root.glob("._site*/*")) and process.poll() is None and time.monotonic() < end:
        time.sleep(0.001)
    project.remove("content/about.md")
    process.communicate(timeout=PATIENCE)

    assert run(project)[0] == 0
    assert difference(tree_of(project.output), cold(project, tmp_path / "cold").tree) == {}
