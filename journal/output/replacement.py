"""What a build does to a folder that holds a site, written down before it is done.

All that is new waits on the stage by then. What was begun is finished by the next run, from whatever step on.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from journal.claims import HEADER, STAGE, Refused, folders_of, unsafe
from journal.disk import MARKER, Refusal, reason_of
from journal.output.marker import is_there
from journal.staging import waiting_name

_LOG: Final = "apply"


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
    for path in written:
        step(f"place {path}")
        _place(stage / waiting_name(path), output / path)
    step("marker")
    if (stage / "marker").exists():
        (stage / "marker").replace(output / MARKER)
    step("forget")
    (stage / _LOG).unlink()
    step("clear")
    clear(stage)


def _place(staged: Path, target: Path) -> None:
    """Moves a file from the stage, if it still lies there, to its place, over an empty folder if there is one."""
    try:
        staged.replace(target)
    except OSError:  # mostly there is a file, or nothing but the folder
        if staged.exists():
            _make_room(target)
            staged.replace(target)


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
        shutil.rmtree(folder, ignore_errors=True)
