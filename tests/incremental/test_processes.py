"""The same notes give the same bytes, in any process, place and number of processes; and two builds do not meet."""

from pathlib import Path

import pytest

from tests.incremental.command import PATIENCE, run, started
from tests.incremental.project import Project, assert_as_from_nothing, cold, copied, difference, tree_of, written


def _long(project: Project) -> Project:
    """The journal with as many days as it takes for several processes to be worth their while."""
    for number in range(1, 71):
        path = f"content/long/2022-{(number - 1) // 28 + 1:02}-{(number - 1) % 28 + 1:02}.md"
        project.write(
            path, f"Day {number} of [[rope]]. #long/{number % 7} #{'abc'[number % 3]}\n\n- [x] oar {number}\n"
        )
    return project


def _add(project: Project, text: str) -> None:
    project.write("content/2024-09-30.md", f"{project.text('content/2024-09-30.md')}\n{text}\n")


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_where_and_how_the_program_runs(tmp_path: Path) -> None:
    here = _long(written(tmp_path / "journal"))
    there = copied(here, tmp_path / "far/away/journal")
    one = {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1", "LC_ALL": "C"}
    other = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8"}

    codes = [run(here, "--jobs", "1", environment=one)[0], run(there, "--jobs", "2", environment=other)[0]]

    assert codes == [0, 0]
    assert difference(tree_of(there.output), tree_of(here.output)) == {}


@pytest.mark.slow
def test_a_store_of_one_process_serves_another(tmp_path: Path) -> None:
    project = _long(written(tmp_path / "journal"))
    run(project, "--jobs", "1", environment={"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1"})
    project.write("content/long/2022-01-05.md", "Nothing. #elsewhere\n")
    project.remove("content/long/2022-02-06.md")

    code, told = run(project, "--jobs", "2", environment={"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "4711"})

    assert code == 0, told
    assert difference(tree_of(project.output), cold(project, tmp_path / "cold").tree) == {}


@pytest.mark.parametrize("times", [1, pytest.param(3, marks=pytest.mark.slow)])
def test_two_builds_at_once_into_one_output_both_succeed(tmp_path: Path, times: int) -> None:
    project = written(tmp_path / "journal")

    for number in range(times):
        _add(project, f"Coat {number}.")
        both = [started(project, "--jobs", "1") for _ in range(2)]
        told = [process.communicate(timeout=PATIENCE)[1] for process in both]

        assert [process.returncode for process in both] == [0, 0], told
        assert difference(tree_of(project.output), cold(project, tmp_path / "cold").tree) == {}


@pytest.mark.slow
def test_two_builds_at_once_with_other_options_do_not_take_each_others_pages_for_theirs(tmp_path: Path) -> None:
    project = written(tmp_path / "journal")

    for text in ("The first coat.", "The second coat."):
        _add(project, text)
        both = [started(project), started(project, "--portable")]
        told = [process.communicate(timeout=PATIENCE)[1] for process in both]

        assert [process.returncode for process in both] == [0, 0], told
        assert_as_from_nothing(project, tmp_path / "cold")
