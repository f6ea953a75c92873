"""The lock of an output folder: one process at a time writes there.

The system frees the lock when a process dies, so that a killed build blocks nobody.
"""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import BinaryIO, Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK: Final = ".journal-lock"  # the name of the file where it lies in the output


@contextmanager
def locked(output: Path, patience: float, waiting: Callable[[], None] = lambda: None) -> Iterator[bool]:
    """Holds the lock of an output folder; gives False if another process still holds it after `patience` seconds.

    `waiting` is called once, if it has to be waited for.
    The file lies beside the folder, or in it where that is not possible, and goes away with the lock.
    """
    path = output.with_name(f".{output.name}{LOCK}")
    if not os.access(output.parent, os.W_OK):
        path = output / LOCK
    file = _held(path, patience, waiting)
    if file is None:
        yield False
        return
    try:
        yield True
    finally:
        _let_go(file, path)


def _held(path: Path, patience: float, waiting: Callable[[], None]) -> BinaryIO | None:
    """The file, opened and locked; None if another process still holds it after `patience` seconds."""
    tries = max(1, int(patience * 10))
    for left in range(tries, 0, -1):
        file = path.open("a+b")
        try:
            if _taken(file.fileno(), path):
                return file
        except OSError:
            file.close()
            raise
        file.close()
        if left == tries:
            waiting()
        if left > 1:
            sleep(0.1)
    return None


def _taken(descriptor: int, path: Path) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            return True
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # The one who held it may have deleted the file between our opening and our locking it.
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.ENOENT):
            return False
        raise


def _let_go(file: BinaryIO, path: Path) -> None:
    """Frees the lock, and takes the file away."""
    with file:
        if sys.platform == "win32":
            os.lseek(file.fileno(), 0, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            path.unlink(missing_ok=True)
            # A worker that was forked meanwhile shares the descriptor; closing ours alone would not free it.
            fcntl.flock(file.fileno(), fcntl.LOCK_UN)
    if sys.platform == "win32":  # where an open file cannot be deleted, be it ours or that of a process that waits
        with suppress(OSError):
            path.unlink()
