"""Sites that are built once for many tests, also where several processes run them."""

import contextlib
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from journal.commands.program import main

# That of the built sites; a server of the tests has them under the same path.
BASE_URL: Final = "https://notes.example/a/b/"

# Gives a folder of some name, which is filled by the first who asks for it.
Shared = Callable[[str, Callable[[Path], object]], Path]

_PATIENCE: Final = 900  # seconds that a build may take on a busy machine


def built(project: Path, content: Path, folder: Path, *options: str) -> Path:
    """The site of `content`, built into the folder `site` of `folder`.

    It is built in this process, which has the program loaded and its templates compiled: that is half of such a build.
    """
    where = ["--content", str(content), "--output", str(folder / "site"), "--cache", str(folder / "store")]
    with contextlib.chdir(project), warnings.catch_warnings(), pytest.raises(SystemExit) as ended:
        main(["build", "-q", *where, "--base-url", BASE_URL, "--jobs", "1", *options])
    assert ended.value.code == 0
    return folder / "site"


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """A new folder that `make` has filled: here, or in the process that came first.

    Raises AssertionError if it could not be filled there.
    """
    outcome = folder.with_name(f"{folder.name}.outcome")
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + _PATIENCE
        while not outcome.exists() and time.monotonic() < end:
            time.sleep(0.05)
        assert outcome.exists(), f"nobody has filled {folder}"
        assert outcome.read_text("utf-8") == "made", f"another process could not fill {folder}"
        return folder
    told = "failed"
    try:
        make(folder)
        told = "made"
    finally:
        outcome.with_suffix(".new").write_text(told, "utf-8")
        outcome.with_suffix(".new").replace(outcome)
    return folder
