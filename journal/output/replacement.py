"""What a build does to a folder that holds a site, written down before it is done.

All that is new waits on the stage by then. What was begun is finished by the next run, from whatever step on.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import Final

from journal.claims import HEADER, STAGE, Refused, folders_of, unsafe
from journal.disk import MARKER, Refusal, reason_of
from journal.output.marker import is_there
from journal.staging import waiting_name

_LOG: Final = "apply"
_MANY: Final = 200  # files
_AT_ONCE: Final = 8
# Seconds between tries; on Windows what looks for viruses holds a file for a moment, and it cannot be replaced then.
_PAUSES: Final[tuple[float, ...]] = (0.05, 0.1, 0.2, 0.4, 0.8) if sys.platform == "win32" else ()


def write_log(output: Path, removed: Sequence[str], written: Sequence[str], marker: bytes) -> None:
    """Writes down what `apply` is to do, and the marker that it is to leave. From here on it will be done."""
    stage = output / STAGE
    stage.mkdir(exist_ok=True)
    (stage / "marker").write_bytes(marker)
    lines = [HEADER, *(f"remove {path}" for path in removed), *(f"place {path}" for path in written), "end\n"]
    with (stage / "apply-new").open("wb") as file:
        file.write("\n".join(lines).encode())
        file.flush()
        os.fsync(file.fileno())
    (stage / "apply-new").replace(stage / _LOG)


def finish_interrupted(output: Path) -> None:
    """Finishes what an earlier run had begun to apply; drops what it had only staged. Raises `Refused`."""
    stage = output / STAGE
    try:
        lines = (stage / _LOG).read_text("utf-8", "replace").split("\n")
    except (FileNotFoundError, NotADirectoryError):
        clear(stage)
        return
    if stage.is_symlink():
        stage.unlink()
        return
    removed = [line[7:] for line in lines if line.startswith("remove ")]
    written = [line[6:] for line in lines if line.startswith("place ")]
    if any(unsafe(path) for path in (*removed, *written)):
        clear(stage)
        return
    apply(output, removed, written)


def apply(
    output: Path, removed: Sequence[str], written: Sequence[str], step: Callable[[str], None] = lambda _: None
) -> None:
    """Does what the log says; `step` is told each thing before it is done. Raises `Refused` where the system stops it."""
    try:
        _apply(output, removed, written, step)
    except OSError as error:
        place = f" at `{error.filename}`" if error.filename else ""
        raise Refused(
            Refusal(
                f"`{output}` was replaced only in part{place}: {reason_of(error)}",
                f"mend that and build again, which finishes it; or delete `{output.name}` and build again",
            )
        ) from error


def _apply(output: Path, removed: Sequence[str], written: Sequence[str], step: Callable[[str], None]) -> None:
    """Each step may have been done before; then it does nothing.

    What goes is moved into the stage, not deleted, so that a second run knows that it is gone: where case does not
    count, the name could belong to a new file by then.
    """
    stage = output / STAGE
    for number, path in enumerate(removed):
        gone = stage / f"gone-{number}"
        step(f"remove {path}")
        if not is_there(stage, gone.name) and is_there(output, path):
            (output / path).replace(gone)
        prune(output, path)
    _place(output, written, step)
    step("marker")
    if (stage / "marker").exists():
        (stage / "marker").replace(output / MARKER)
    step("forget")
    (stage / _LOG).unlink()
    step("clear")
    clear(stage)


def _place(output: Path, written: Sequence[str], step: Callable[[str], None]) -> None:
    """Moves files from the stage to their places, many of them at once: most of the time the disk is waited for."""

    def place(paths: Sequence[str]) -> None:
        for path in paths:
            step(f"place {path}")
            _move(f"{output}/{STAGE}/{waiting_name(path)}", f"{output}/{path}")

    if len(written) < _MANY:
        place(written)
        return
    # Where files are few, this takes longer to load than they to be moved.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for _ in threads.map(place, [written[start::_AT_ONCE] for start in range(_AT_ONCE)]):
            pass


def _move(staged: str, target: str) -> None:
    """Moves a file from the stage, if it still lies there, to its place, over an empty folder if there is one."""
    try:
        with _held(target):
            os.replace(staged, target)  # noqa: PTH105 - a path takes as long to make as a file to move
    except OSError:  # mostly there is a file, or nothing but the folder
        if Path(staged).exists():
            _make_room(Path(target))
            _put(Path(staged), Path(target))


def _put(staged: Path, target: Path) -> None:
    """Moves a file to its place, which another program may let go of in a moment."""
    for pause in _PAUSES:
        with suppress(PermissionError):
            staged.replace(target)
            return
        sleep(pause)
    staged.replace(target)


@contextmanager
def _held(path: str) -> Iterator[None]:
    """Keeps what lies at a path from being freed meanwhile: a file that takes its place would wait, and all others with it."""
    if sys.platform == "win32":  # where a file that is held cannot be replaced
        yield
        return
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        os.close(descriptor)


def _make_room(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        for below in sorted((path for path in target.rglob("*") if path.is_dir()), reverse=True):
            below.rmdir()
        target.rmdir()


def prune(output: Path, path: str) -> None:
    """Removes the folders above `path` that are empty now."""
    for folder in folders_of(path):
        try:
            (output / folder).rmdir()
        except OSError:
            return


def clear(folder: Path) -> None:
    """Removes a folder of the program's own with all that is in it, or the link in its place."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        with suppress(OSError):
            folder.rmdir()  # mostly it is empty, and what removes more takes longer to load
            return
        from shutil import rmtree

        rmtree(folder, ignore_errors=True)
