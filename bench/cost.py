"""What a process costs: time, processor time and memory, of the whole of it from start to end.

The process that measures has to stay small: what it holds when it starts another counts for that one's peak.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

_EVERY: Final = 0.02  # seconds between two looks at the memory
_KIB_OF_MAXRSS: Final = 1 / 1024 if sys.platform == "darwin" else 1


class Failed(Exception):  # noqa: N818 - what happened, to be shown as it is
    """A command did not do what is measured."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, seconds of all processors, and the peak of the largest single process in MiB."""

    wall: float
    processor: float
    peak: float


def measured(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> Cost:
    """The cost of a command and of the processes that it waits for. Raises `Failed` where it fails."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = _started(command, folder, environment, said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        _checked(process, said)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KIB_OF_MAXRSS / 1024)


def peak_together(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> float | None:
    """The peak of a command and all its processes together in MiB, pages that they share counted once.

    Sampled, which costs time, so that it is no run to measure time in. None where there is no `/proc`. Raises `Failed`.
    """
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    with tempfile.TemporaryFile() as said:
        process = _started(command, folder, environment, said)
        peak = 0
        while process.poll() is None:
            peak = max(peak, sum(_held(each) for each in _family(process.pid)))
            time.sleep(_EVERY)
        _checked(process, said)
    return peak / 1024


def _started(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str], said: IO[bytes]
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
    )


def _checked(process: subprocess.Popen[bytes], said: IO[bytes]) -> None:
    if process.returncode:
        said.seek(0)
        told = said.read().decode("utf-8", "replace")[-4_000:]
        raise Failed(f"`{process.args}` ended with {process.returncode}:\n{told}")


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return  # It has ended.


def _held(process: int) -> int:
    """The proportional set size in KiB; 0 for a process that has ended."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
