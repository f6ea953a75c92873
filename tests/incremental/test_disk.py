"""Where the disk is full or may only be read, the site stays as it was, and the next build with room is right."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.incremental.command import PATIENCE
from tests.incremental.project import Project, build_of, cold, copied, difference, tree_of

_DAY: Final = "content/daily/2024-10-09.md"
# A disk of its own, which only this process and those that it starts see.
_APART: Final = ("unshare", "--map-root-user", "--mount", "sh", "-c")
_DISK: Final = 'mount -t tmpfs -o size=64m none "$1/disk" && cp -a "$1/journal" "$1/disk" && cd "$1/disk/journal"'
_BUILD: Final = '"$2" -m journal build -q --jobs 1'


def _may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*_APART, "mount -t tmpfs none /mnt"], capture_output=True, check=False).returncode == 0


pytestmark = [pytest.mark.slow, pytest.mark.skipif(not _may_mount(), reason="no disk can be made for a test")]


def _on_a_disk(project: Project, folder: Path, script: str) -> str:
    """What is said by a script, run where the journal lies on a disk of its own."""
    (folder / "disk").mkdir()
    command = [*_APART, f"set -e; {_DISK}\n{script}", "sh", str(folder), sys.executable]
    environment = {"PYTHONPATH": ":".join(filter(None, sys.path)), "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=4 * PATIENCE, check=False
    )
    assert done.returncode == 0, (project.root, done.stderr)
    return done.stderr


def _changed(untouched: Project, folder: Path) -> tuple[Project, dict[str, bytes]]:
    """A journal that was built and then changed, with the files of its site as they were."""
    project = copied(untouched, folder / "journal")
    build_of(project)
    before = tree_of(project.output)
    project.write(_DAY, f"{project.text(_DAY)}\n{'The brush was too hard. ' * 4_000}\n")
    return project, before


@pytest.mark.parametrize("free", [0, 4, 64, 256], ids=lambda free: f"{free} KB are free")
def test_a_full_disk_leaves_the_site_as_it_was(free: int, untouched: Project, tmp_path: Path) -> None:
    project, before = _changed(untouched, tmp_path)
    said = _on_a_disk(
        project,
        tmp_path,
        f"""
        dd if=/dev/zero of=room bs=1K count={free} 2> "$1/dd"
        cat /dev/zero > full 2> "$1/cat" || rm room
        if {_BUILD}; then exit 9; fi
        cp -a _site "$1/after"
        rm full
        {_BUILD}
        cp -a _site "$1/next"
        """,
    )

    assert "the disk is full; the site is as it was" in said
    assert difference(tree_of(tmp_path / "after"), before) == {}
    assert difference(tree_of(tmp_path / "next"), cold(project, tmp_path / "cold").tree) == {}


def test_a_disk_that_may_only_be_read_leaves_the_site_as_it_was(untouched: Project, tmp_path: Path) -> None:
    project, before = _changed(untouched, tmp_path)
    said = _on_a_disk(
        project,
        tmp_path,
        f"""
        mount -o remount,ro "$1/disk"
        if {_BUILD}; then exit 9; fi
        cp -a _site "$1/after"
        mount -o remount,rw "$1/disk"
        {_BUILD}
        cp -a _site "$1/next"
        """,
    )

    assert "may not be written" in said
    assert difference(tree_of(tmp_path / "after"), before) == {}
    assert difference(tree_of(tmp_path / "next"), cold(project, tmp_path / "cold").tree) == {}
