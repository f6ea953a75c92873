"""What a build remembers is only believed as far as it is still so: of notes, of the store, and of the output."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from journal.build import build
from journal.record import replace
from journal.settings import Progress, Stage
from tests.incremental.edits import EDITS, Edit
from tests.incremental.project import (
    Project,
    Stop,
    StoppedError,
    assert_as_from_nothing,
    build_of,
    cold,
    copied,
    difference,
    settings_of,
    warm,
    written,
)

# Measured: the day's own page, its week and month, the lists, the calendar, the home page and the feed.
_PAGES_OF_A_DAY = 25
_DAY = "content/daily/2024-10-09.md"
# The steps in which a change is tried with each run of the tests, and all others.
_OFTEN = (Stage.READING, Stage.RENDERING)
_RARE = [pytest.param(stage, marks=pytest.mark.slow) for stage in Stage if stage not in _OFTEN]


def _change(project: Project, path: str = _DAY, text: str = "The brush was too hard.") -> None:
    project.write(path, f"{project.text(path)}\n{text}\n")


def _copy(folder: Path, to: Path) -> None:
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(folder, to, symlinks=True)


def _moved(project: Project, root: Path) -> Project:
    """The journal, taken to another folder with its output and its store."""
    project.root.rename(root)
    return replace(project, root=root, output=root / "_site", cache=root / ".journal")


def _in_the_way(project: Project) -> Path:
    """A page of another hand, where a new note is to have its own."""
    project.write("content/notes/pumps.md", "---\ntitle: Pumps\n---\n\nSee [[Knots]].\n")
    mine = project.output / "notes/pumps/index.html"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"<p>mine")
    return mine


def _quick_half(edits: Sequence[Edit]) -> list[Any]:
    """The edits as cases of a test, every second of which is slow."""
    return [
        pytest.param(edit, id=edit.name.replace(" ", "-"), marks=[pytest.mark.slow] * (number % 2))
        for number, edit in enumerate(edits)
    ]


def test_a_change_of_a_day_rewrites_few_pages(project: Project) -> None:
    _change(project)

    assert 0 < build_of(project).written <= _PAGES_OF_A_DAY


_SMALL = [
    edit
    for edit in EDITS
    if edit.name
    in (
        "a task is done",
        "a time is changed",
        "a planned thing is added",
        "a planned thing finds its task",
        "a planned task is opened again",
        "a carried task is done",
        "a carried task goes on",
        "a verdict is changed",
    )
]


@pytest.mark.parametrize("edit", _quick_half(_SMALL))
def test_a_small_edit_rewrites_few_pages(project: Project, edit: Edit) -> None:
    edit.act(project)

    assert 0 < build_of(project).written <= _PAGES_OF_A_DAY


@pytest.mark.slow
def test_two_outputs_in_turn_share_a_store(project: Project, tmp_path: Path) -> None:
    public = replace(project, output=tmp_path / "public")
    build_of(public)
    _change(project)
    build_of(project)

    assert_as_from_nothing(public, tmp_path / "cold")


@pytest.mark.slow
def test_a_portable_site_beside_another_shares_its_store(project: Project, tmp_path: Path) -> None:
    portable = replace(project, output=tmp_path / "portable", portable=True)
    build_of(portable)
    _change(project)
    build_of(project)

    assert_as_from_nothing(portable, tmp_path / "cold")
    assert_as_from_nothing(project, tmp_path / "cold")


@pytest.mark.slow
def test_one_output_may_be_of_two_addresses_in_turn(project: Project, tmp_path: Path) -> None:
    build_of(replace(project, base_url="https://other.example.org/"))

    assert_as_from_nothing(project, tmp_path / "cold")


@pytest.mark.slow
def test_two_journals_with_files_of_the_same_names_share_a_store(project: Project, tmp_path: Path) -> None:
    other = replace(written(tmp_path / "other"), cache=project.cache)
    _change(other)
    _change(other, "content/about.md", "Another boathouse.")
    build_of(other)
    _change(project, "content/notes/now.md")

    assert_as_from_nothing(project, tmp_path / "cold")
    assert_as_from_nothing(other, tmp_path / "cold")


def test_a_journal_may_move_with_its_store(project: Project, tmp_path: Path) -> None:
    moved = _moved(project, tmp_path / "moved")
    _change(moved)

    assert_as_from_nothing(moved, tmp_path / "cold")


@pytest.mark.slow
def test_another_journal_may_take_the_place_of_one(project: Project, tmp_path: Path) -> None:
    other = copied(project, tmp_path / "other")
    _change(other)
    build_of(other)
    _copy(other.file("content"), project.file("content"))
    _copy(other.output, project.output)

    assert_as_from_nothing(project, tmp_path / "cold")


@pytest.mark.slow
def test_an_output_may_be_put_back_to_what_it_was(project: Project, tmp_path: Path) -> None:
    _copy(project.output, tmp_path / "kept")
    _change(project)
    build_of(project)
    _copy(tmp_path / "kept", project.output)

    assert_as_from_nothing(project, tmp_path / "cold")


def test_a_store_may_be_put_back_to_what_it_was(project: Project, tmp_path: Path) -> None:
    assert project.cache
    _copy(project.cache, tmp_path / "kept")
    _change(project)
    build_of(project)
    _copy(tmp_path / "kept", project.cache)

    assert_as_from_nothing(project, tmp_path / "cold")


def test_notes_may_be_put_back_to_what_they_were(project: Project, tmp_path: Path) -> None:
    first = warm(project)
    _copy(project.file("content"), tmp_path / "kept")
    _change(project)
    project.remove("content/reading/gauges.md")
    build_of(project)
    _copy(tmp_path / "kept", project.file("content"))

    assert difference(warm(project).tree, first.tree) == {}
    assert_as_from_nothing(project, tmp_path / "cold")


def test_a_build_without_the_store_may_come_between(project: Project, tmp_path: Path) -> None:
    _copy(project.file("content"), tmp_path / "kept")
    _change(project)
    project.remove("content/reading/gauges.md")
    build_of(replace(project, cache=None))
    _copy(tmp_path / "kept", project.file("content"))

    assert_as_from_nothing(project, tmp_path / "cold")


@pytest.mark.slow
def test_a_build_with_another_store_may_come_between(project: Project, tmp_path: Path) -> None:
    _change(project)
    build_of(replace(project, cache=tmp_path / "other"))
    _change(project, text="The tin was empty.")

    assert_as_from_nothing(project, tmp_path / "cold")


@pytest.mark.parametrize("last", [5, *(pytest.param(last, marks=pytest.mark.slow) for last in (1, 20, 31, 40, 60))])
def test_a_build_that_was_stopped_leaves_nothing_to_mend(project: Project, tmp_path: Path, last: int) -> None:
    project.write(
        "templates/base.html", "<!doctype html>\n{% block strip %}{% endblock %}{% block main %}{% endblock %}\n"
    )
    _change(project)
    assert project.cache
    shutil.rmtree(project.cache)
    with pytest.raises(StoppedError):
        build_of(project, Stop(last))

    assert_as_from_nothing(project, tmp_path / "cold")


@pytest.mark.slow
def test_a_site_that_was_refused_is_not_taken_for_written(project: Project, tmp_path: Path) -> None:
    _change(project)
    mine = _in_the_way(project)
    assert build_of(project).refusal is not None
    mine.unlink()

    assert_as_from_nothing(project, tmp_path / "cold")


def test_a_refused_site_is_refused_again(project: Project) -> None:
    mine = _in_the_way(project)

    assert build_of(project).refusal == build_of(project).refusal is not None
    assert mine.read_bytes() == b"<p>mine"


@pytest.mark.parametrize("stage", [*_OFTEN, *_RARE], ids=lambda stage: getattr(stage, "value", None))
def test_what_is_changed_while_the_site_is_built_comes_with_the_next_build(
    project: Project, tmp_path: Path, stage: Stage
) -> None:
    paths = [_DAY, "content/about.md", "content/images/knot.png", "templates/page.html", "static/ahoy.txt"]

    def change(progress: Progress) -> None:
        if progress.stage is stage and progress.done == 2:
            for path in paths:
                file = project.file(path)
                file.write_bytes(file.read_bytes().replace(b"boat", b"bean").replace(b"oars", b"ores") + b"\n")

    _change(project, "content/notes/now.md")
    build(settings_of(project), change)

    assert_as_from_nothing(project, tmp_path / "cold")


def test_files_of_another_hand_in_the_output_stay(project: Project) -> None:
    mine = project.output / "mine/index.html"
    mine.parent.mkdir()
    mine.write_bytes(b"<p>mine")
    _change(project)

    assert warm(project).tree["mine/index.html"] == b"<p>mine"


def test_a_store_that_was_never_used_with_an_output_takes_it_up(project: Project, tmp_path: Path) -> None:
    fresh = replace(project, cache=tmp_path / "fresh")

    assert build_of(fresh).written == 0
    assert difference(warm(fresh).tree, cold(fresh, tmp_path / "cold").tree) == {}


# None of these gives any other file another time, so that all tests have files whose times are believed.
_BEHIND = [edit for edit in EDITS if edit.name.endswith(("behind its time and size", "change names"))]


@pytest.mark.parametrize("edit", _quick_half(_BEHIND))
def test_a_file_that_has_rested_is_read_again_when_it_is_changed(edit: Edit, rested: Project, tmp_path: Path) -> None:
    edit.act(rested)

    assert_as_from_nothing(rested, tmp_path / "cold")


def test_a_folder_that_has_rested_is_read_again_when_it_is_replaced(rested: Project, tmp_path: Path) -> None:
    _copy(rested.file("content"), tmp_path / "kept")
    kept = replace(rested, root=tmp_path)
    kept.write("kept/about.md", kept.text("kept/about.md").replace("boathouse", "beanhouse"))
    shutil.copystat(rested.file("content/about.md"), tmp_path / "kept/about.md")
    shutil.rmtree(rested.file("content"))
    (tmp_path / "kept").rename(rested.file("content"))

    assert_as_from_nothing(rested, tmp_path / "cold")


@pytest.mark.slow
def test_a_journal_without_a_title_is_named_after_the_folder_that_it_moves_to(project: Project, tmp_path: Path) -> None:
    project.write("journal.toml", project.text("journal.toml").replace('title = "Notes from the boathouse"\n', ""))
    build_of(project)
    moved = _moved(project, tmp_path / "moved")

    assert_as_from_nothing(moved, tmp_path / "cold")


@pytest.mark.slow
def test_the_content_folder_may_be_another_with_the_same_names(project: Project, tmp_path: Path) -> None:
    shutil.copytree(project.file("content"), project.file("other"))
    project.write("other/about.md", project.text("content/about.md").replace("boathouse", "beanhouse"))
    project.write("journal.toml", 'content = "other"\n' + project.text("journal.toml"))

    assert_as_from_nothing(project, tmp_path / "cold")


def test_a_build_that_comes_before_another_has_ended_is_not_taken_for_it(project: Project, tmp_path: Path) -> None:
    other, marker = replace(project, portable=True), project.output / ".journal-site"
    _change(project)
    before, came = marker.read_bytes(), []

    def come(_: Progress) -> None:
        if not came and marker.read_bytes() != before:
            came.append(build_of(other))

    build(settings_of(project), come)

    assert_as_from_nothing(project, tmp_path / "cold")
