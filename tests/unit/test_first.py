"""A build ends at once only if nothing differs that it could depend on, and then says what the last one said."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from journal.first import FILE, SEAL, TIME, Row, Unsure, leave, table, unchanged, version
from journal.version import VERSION
from tests.links import link

_ROOTS: Final = ("content", "templates", "static", "package", "_site")
_FILES: Final = ("journal.toml", ".gitignore", "CNAME")
_SAID: Final = ("a note\n", f"1 day\n0 pages written, in {TIME}\n")
_ARGUMENTS: Final = ["build", "--strict"]
_LATER: Final = 10_000_000_000  # nanoseconds after which the time of a file is believed


@dataclass(frozen=True, slots=True)
class _Project:
    root: Path

    def leave(self, *, code: int = 0, after: int = _LATER) -> None:
        """Leaves what a build would that began so many nanoseconds after the last change of any file."""
        times = [row[3] for name in _ROOTS[:-1] for row in table(str(self.root / name))]
        files = [str(self.root / name) for name in _FILES]
        roots = [str(self.root / name) for name in _ROOTS[:-1]]
        leave(str(self.root / ".journal"), roots, _written(self.root), files, _SAID, code, max(times) + after)

    def seen(self, arguments: list[str] | None = None) -> int | None:
        return unchanged(_ARGUMENTS if arguments is None else arguments, time.perf_counter())

    @property
    def left(self) -> Path:
        return self.root / ".journal" / FILE


def _written(root: Path) -> list[Row]:
    """The files of the output."""
    return [row for row in table(str(root / "_site")) if row[0].endswith(".md")]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Project:
    (tmp_path / "journal.toml").write_text("")
    for name in _ROOTS:
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "a.md").write_text("a")
        (tmp_path / name / "deep" / "b.md").write_text("b")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".journal").mkdir()
    (tmp_path / ".journal" / SEAL).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["journal", *_ARGUMENTS])
    return _Project(tmp_path)


def _touch(path: Path) -> None:
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000))


def _resize_behind_its_time(path: Path) -> None:
    status = path.stat()
    path.write_text("longer")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _link(path: Path) -> None:
    path.rename(path.with_name("c.md"))
    link(path, "c.md")


_EDITS: Final[dict[str, Callable[[Path], object]]] = {
    "a file is removed": lambda root: (root / "a.md").unlink(),
    "a file is removed deep below": lambda root: (root / "deep" / "b.md").unlink(),
    "a file is touched": lambda root: _touch(root / "a.md"),
    "a file is touched deep below": lambda root: _touch(root / "deep" / "b.md"),
    "a file is resized": lambda root: _resize_behind_its_time(root / "a.md"),
    "a file is renamed": lambda root: (root / "a.md").rename(root / "c.md"),
    "a file becomes a link": lambda root: _link(root / "a.md"),
}
_ADDITIONS: Final[dict[str, Callable[[Path], object]]] = {
    "a file is added": lambda root: (root / "c.md").write_text("c"),
    "a file is added deep below": lambda root: (root / "deep" / "c.md").write_text("c"),
    "a link is added": lambda root: link(root / "c.md", root / "a.md"),
    "a folder is added": lambda root: (root / "new").mkdir(),
}


def test_nothing_that_changed_ends_the_build(project: _Project) -> None:
    project.leave()

    assert project.seen() == 0


@pytest.mark.parametrize("code", [0, 1])
def test_the_exit_code_is_that_of_the_last_build(code: int, project: _Project) -> None:
    project.leave(code=code)

    assert project.seen() == code


def test_the_words_are_the_same_but_for_the_time(project: _Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.leave()
    project.seen()
    said = capsys.readouterr()
    before, _, after = _SAID[1].partition(TIME)

    assert said.err == _SAID[0]
    assert said.out.startswith(before)
    assert said.out.removeprefix(before).removesuffix(after).removesuffix(" ms").isdigit()


def test_nothing_is_said_where_the_whole_program_runs(project: _Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.leave()
    (project.root / "content" / "a.md").unlink()
    project.seen()

    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("root", _ROOTS[:-1])
@pytest.mark.parametrize("edit", [*_EDITS.values(), *_ADDITIONS.values()], ids=[*_EDITS, *_ADDITIONS])
def test_the_whole_program_runs_where(edit: Callable[[Path], object], root: str, project: _Project) -> None:
    project.leave()
    edit(project.root / root)

    assert project.seen() is None


@pytest.mark.parametrize("edit", _EDITS.values(), ids=_EDITS)
def test_the_whole_program_runs_where_in_the_output(edit: Callable[[Path], object], project: _Project) -> None:
    project.leave()
    edit(project.root / "_site")

    assert project.seen() is None


@pytest.mark.parametrize("edit", _ADDITIONS.values(), ids=_ADDITIONS)
def test_what_somebody_puts_beside_the_pages_is_no_change(edit: Callable[[Path], object], project: _Project) -> None:
    project.leave()
    edit(project.root / "_site")

    assert project.seen() == 0


@pytest.mark.parametrize("name", ["journal.toml", ".gitignore", "CNAME"])
def test_the_whole_program_runs_where_a_single_file_is_another(name: str, project: _Project) -> None:
    project.leave()
    (project.root / name).write_text("another")

    assert project.seen() is None


def test_a_single_file_that_goes_is_noticed(project: _Project) -> None:
    (project.root / "CNAME").write_text("barn.example")
    project.leave()
    (project.root / "CNAME").unlink()

    assert project.seen() is None


def test_a_root_that_comes_is_noticed(project: _Project) -> None:
    (project.root / "static").rename(project.root / "elsewhere")
    project.leave()
    (project.root / "static").mkdir()

    assert project.seen() is None


@pytest.mark.parametrize("arguments", [["build"], ["build", "--strict", "-q"], ["build", "--jobs", "2"]], ids=" ".join)
def test_the_whole_program_runs_for_other_arguments(arguments: list[str], project: _Project) -> None:
    project.leave()

    assert project.seen(arguments) is None


def test_the_whole_program_runs_in_another_folder(project: _Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.leave()
    monkeypatch.chdir("content")

    assert project.seen() is None


@pytest.mark.parametrize("name", ["SOURCE_DATE_EPOCH", "NO_COLOR", "GITHUB_ACTIONS"])
def test_the_whole_program_runs_in_other_surroundings(
    name: str, project: _Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.leave()
    monkeypatch.setenv(name, "1234")

    assert project.seen() is None


@pytest.mark.parametrize("size", [0, 3, 4, 5, 20, -1])
def test_a_table_that_was_cut_is_not_believed(size: int, project: _Project) -> None:
    project.leave()
    project.left.write_bytes(project.left.read_bytes()[:size])

    assert project.seen() is None


@pytest.mark.parametrize("at", [0, 3, 4, 40, -1])
def test_a_table_with_a_wrong_byte_is_not_believed(at: int, project: _Project) -> None:
    project.leave()
    data = bytearray(project.left.read_bytes())
    data[at] ^= 1
    project.left.write_bytes(data)

    assert project.seen() is None


def test_without_a_table_the_whole_program_runs(project: _Project) -> None:
    assert project.seen() is None


def test_a_file_that_was_touched_shortly_before_the_start_leaves_no_table(project: _Project) -> None:
    project.leave()
    project.leave(after=1_999_999_999)

    assert not project.left.exists()


def test_a_file_that_was_touched_long_before_the_start_leaves_a_table(project: _Project) -> None:
    project.leave(after=2_000_000_001)

    assert project.left.exists()


def test_a_single_file_that_was_touched_during_the_build_leaves_no_table(project: _Project) -> None:
    began = time.time_ns() + _LATER
    os.utime(project.root / "journal.toml", ns=(began, began))
    roots = [str(project.root / "content")]
    files = [str(project.root / "journal.toml")]
    leave(str(project.root / ".journal"), roots, str(project.root / "_site"), files, _SAID, 0, began)

    assert not project.left.exists()


def test_a_file_that_was_deleted_during_the_build_leaves_no_table(project: _Project) -> None:
    began = max(row[3] for row in table(str(project.root / "content"))) + _LATER
    folder = project.root / "content"
    (folder / "a.md").unlink()
    os.utime(folder, ns=(began, began))
    leave(str(project.root / ".journal"), [str(folder)], [], [], _SAID, 0, began)

    assert not project.left.exists()


@pytest.mark.parametrize("root", _ROOTS[:-1])
def test_a_link_leaves_no_table(root: str, project: _Project) -> None:
    link(project.root / root / "link", project.root / "journal.toml")
    roots = [str(project.root / name) for name in _ROOTS[:-1]]
    leave(str(project.root / ".journal"), roots, [], [], _SAID, 0, time.time_ns() + _LATER)

    assert not project.left.exists()


def test_there_is_no_table_of_a_folder_with_a_link(project: _Project) -> None:
    link(project.root / "content" / "link", project.root / "journal.toml")

    with pytest.raises(Unsure):
        list(table(str(project.root / "content")))


def test_the_store_may_be_named_in_the_arguments(project: _Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.root / ".journal").rename(project.root / "kept")
    link(project.root / ".journal", project.root / "kept")
    for form in (["--cache", "kept"], ["--cache=kept"]):
        monkeypatch.setattr(sys, "argv", ["journal", "build", *form])
        project.leave()

        assert project.seen(["build", *form]) == 0


def test_a_store_that_was_not_made_here_ends_no_build(project: _Project) -> None:
    project.leave()
    (project.root / ".journal" / SEAL).unlink()
    (project.root / ".journal" / SEAL).touch()

    assert project.seen() is None


def test_what_git_does_is_no_change(project: _Project) -> None:
    leave(
        str(project.root / ".journal"),
        [str(project.root / "content")],
        _written(project.root),
        [str(project.root / ".git")],
        _SAID,
        0,
        time.time_ns() + _LATER,
    )
    (project.root / ".git" / "index").write_text("")

    assert project.seen() == 0


def test_the_table_is_sorted_and_has_the_folders(project: _Project) -> None:
    rows = list(table(str(project.root / "content")))
    root = project.root / "content"

    assert [Path(row[0]) for row in rows] == [root, root / "a.md", root / "deep", root / "deep/b.md"]
    assert [row[1] for row in rows] == [0, 1, 0, 1]


def test_the_last_folder_by_its_name_is_looked_at_first(project: _Project) -> None:
    root = project.root / "content"
    for name in ("2030", "2029", "2031"):
        (root / name).mkdir()

    assert [Path(row[0]).name for row in table(str(root)) if row[1] == 0] == ["content", "deep", "2031", "2030", "2029"]


@pytest.mark.parametrize("name", [".git", "__pycache__", "node_modules"])
def test_folders_that_others_fill_are_passed_over(name: str, project: _Project) -> None:
    folder = project.root / "content" / name
    folder.mkdir()
    (folder / "x").touch()

    assert not [row for row in table(str(project.root / "content")) if name in row[0]]


def test_the_version_is_said_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert version(["--version"]) == 0
    assert capsys.readouterr().out == f"journal {VERSION}\n"


def test_anything_but_the_version_is_left_to_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert version(["build", "--version"]) is None
    assert capsys.readouterr().out == ""
