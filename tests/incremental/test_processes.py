"""The same notes give the same bytes, in any process, place and number of processes; and two builds do not meet."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.incremental.project import Project, cold, copied, difference, tree_of, written

# Names of the environment that a build reads.
_READ = ("GITHUB_ACTIONS", "GITHUB_REPOSITORY", "GITHUB_REPOSITORY_OWNER", "SOURCE_DATE_EPOCH", "CLICOLOR_FORCE")


def _started(project: Project, root: Path, environment: Mapping[str, str], *options: str) -> subprocess.Popen[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in _READ}
    return subprocess.Popen(
        [sys.executable, "-m", "journal", "build", *options],
        cwd=project.root,
        env={**inherited, "PYTHONPATH": str(root), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _run(project: Project, root: Path, environment: Mapping[str, str], *options: str) -> None:
    process = _started(project, root, environment, *options)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 0, told


def _long(project: Project) -> Project:
    """The journal with as many days as it takes for several processes to be worth their while."""
    for number in range(1, 71):
        path = f"content/long/2022-{(number - 1) // 28 + 1:02}-{(number - 1) % 28 + 1:02}.md"
        project.write(
            path, f"Day {number} of [[rope]]. #long/{number % 7} #{'abc'[number % 3]}\n\n- [x] oar {number}\n"
        )
    return project


def test_the_bytes_do_not_depend_on_where_and_how_the_program_runs(root: Path, tmp_path: Path) -> None:
    here = _long(written(tmp_path / "journal"))
    there = copied(here, tmp_path / "far/away/journal")
    one = {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1", "LC_ALL": "C"}
    other = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8"}

    _run(here, root, one, "--jobs", "1")
    _run(there, root, other, "--jobs", "2")

    assert difference(tree_of(there.output), tree_of(here.output)) == {}


def test_a_store_of_one_process_serves_another(root: Path, tmp_path: Path) -> None:
    project = _long(written(tmp_path / "journal"))
    _run(project, root, {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1"}, "--jobs", "1")
    project.write("content/long/2022-01-05.md", "Nothing. #elsewhere\n")
    project.remove("content/long/2022-02-06.md")

    _run(project, root, {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "4711"}, "--jobs", "2")

    assert difference(tree_of(project.output), cold(project, tmp_path / "cold").tree) == {}


def test_two_builds_at_once_into_one_output_both_succeed(root: Path, tmp_path: Path) -> None:
    project = _long(written(tmp_path / "journal"))

    for text in ("", "The first coat.\n", "The second coat.\n"):
        project.write("content/2024-09-30.md", f"{project.text('content/2024-09-30.md')}\n{text}")
        both = [_started(project, root, {}, "--jobs", "1") for _ in range(2)]
        told = [process.communicate(timeout=60)[1] for process in both]

        assert [process.returncode for process in both] == [0, 0], told
        assert difference(tree_of(project.output), cold(project, tmp_path / "cold").tree) == {}
