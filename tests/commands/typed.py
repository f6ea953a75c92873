"""What a person types, and is told; the files it is about are those of the current folder."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from journal.commands.program import main

DAY = "# Thursday\n\n- [x] water the ferns\n- [ ] oil the hinge\n"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a command: its exit code, and what it printed to its two streams."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Run:
    """Runs a command in this process, as it is typed after `journal`."""

    capfd: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> Result:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        captured = self.capfd.readouterr()
        assert isinstance(ended.value.code, int)
        return Result(ended.value.code, captured.out, captured.err)


def started(*arguments: str, **environment: str) -> "subprocess.Popen[bytes]":
    """A command in a process of its own."""
    root = str(Path(__file__).resolve().parents[2])
    return subprocess.Popen(
        [sys.executable, "-m", "journal", *arguments],
        env={**os.environ, "PYTHONPATH": root, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def write(files: dict[str, str | bytes]) -> None:
    """Writes files, with the folders they lie in."""
    for path, text in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(text.encode() if isinstance(text, str) else text)


def site(folder: str = "_site") -> dict[str, bytes]:
    """Every file below a folder."""
    root = Path(folder)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
