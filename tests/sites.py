"""Sites that are built once for many tests, also where several processes run them."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

# That of the built sites; a server of the tests has them under the same path.
BASE_URL: Final = "https://notes.example/a/b/"

# Gives a folder of some name, which is filled by the first who asks for it.
Shared = Callable[[str, Callable[[Path], object]], Path]

_ROOT: Final = Path(__file__).resolve().parent.parent
_PATIENCE: Final = 900  # seconds that a build may take on a busy machine


def built(project: Path, content: Path, folder: Path, *options: str) -> Path:
    """The site of `content`, built by a process of its own into the folder `site` of `folder`."""
    where = ["--content", str(content), "--output", str(folder / "site"), "--cache", str(folder / "store")]
    command = [sys.executable, "-m", "journal", "build", "-q", *where, "--base-url", BASE_URL, *options]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    subprocess.run(command, cwd=project, check=True, timeout=_PATIENCE, env=environment)
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
