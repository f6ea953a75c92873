"""A build may be killed at any moment: no page is half there, and the next build is right."""

import os
import signal
import sys
import time
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.incremental.command import PATIENCE, started
from tests.incremental.project import Project, build_of, cold, copied, difference, tree_of

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there is no fork"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

_DAY: Final = "content/daily/2024-10-09.md"
_QUICK, _MANY = 6, 200


def _killed(project: Project, seconds: float) -> None:
    """Builds in a process that is killed after some time, if it has not ended by then."""
    child = os.fork()
    if child == 0:
        build_of(project)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _hold(untouched: Project, folder: Path, times: int, seed: int) -> None:
    """Kills builds of two states of a journal in turn, each after a time that is at most that of a whole build."""
    source, project = Random(seed), copied(untouched, folder / "journal")
    text = project.text(_DAY)
    states = (text, f"{text}\nThe brush was too hard. [[Knots]] #brushes\n")
    whole: list[dict[str, bytes]] = []
    took = 0.0
    for number, state in enumerate(states):
        project.write(_DAY, state)
        began = time.perf_counter()
        build_of(project)
        took = time.perf_counter() - began
        whole.append(cold(project, folder / f"cold-{number}").tree)
    for number in range(times):
        project.write(_DAY, states[number % 2])
        _killed(project, source.random() * took * 1.2)
        left = {path: data for path, data in tree_of(project.output).items() if not path.startswith(".journal-")}
        assert [path for path, data in left.items() if data not in (tree.get(path) for tree in whole)] == []
        if source.random() < 0.5:
            # Otherwise the next one is killed before anybody has mended what this one left.
            build_of(project)
            assert difference(tree_of(project.output), whole[number % 2]) == {}


def test_a_build_that_is_killed_leaves_whole_pages_and_the_next_is_right(untouched: Project, tmp_path: Path) -> None:
    _hold(untouched, tmp_path, _QUICK, 1)


@pytest.mark.slow
def test_builds_that_are_killed_again_and_again_leave_whole_pages(untouched: Project, tmp_path: Path) -> None:
    _hold(untouched, tmp_path, _MANY, 2)


@pytest.mark.slow
def test_four_builds_and_a_preview_at_once_all_succeed(untouched: Project, tmp_path: Path) -> None:
    project = copied(untouched, tmp_path / "journal")
    project.write(_DAY, f"{project.text(_DAY)}\nThe brush was too hard.\n")
    preview = started(project, "--port", "0", command="serve")
    try:
        builds = [started(project, "--jobs", "1") for _ in range(4)]
        told = [each.communicate(timeout=4 * PATIENCE)[1] for each in builds]
        assert preview.poll() is None
    finally:
        preview.terminate()
        preview.communicate(timeout=PATIENCE)

    assert [each.returncode for each in builds] == [0, 0, 0, 0], told
    assert difference(tree_of(project.output), cold(project, tmp_path / "cold").tree) == {}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="it takes a limit to the size of files")
def test_a_build_that_may_write_no_large_file_leaves_the_site_as_it_was(untouched: Project, tmp_path: Path) -> None:
    import resource

    project = copied(untouched, tmp_path / "journal")
    build_of(project)
    before = tree_of(project.output)
    project.write(_DAY, f"{project.text(_DAY)}\n{'The brush was too hard. ' * 2_000}\n")
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
        os._exit(7 if build_of(project).refusal is not None else 0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    assert code == 7
    assert difference(tree_of(project.output), before) == {}
    build_of(project)
    assert difference(tree_of(project.output), cold(project, tmp_path / "cold").tree) == {}
