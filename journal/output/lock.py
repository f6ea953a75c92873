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
from typing import Final

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
    tries = max(1, int(patience * 10))
    for left in range(tries, 0, -1):
        with path.open("a+b") as file:
            if _taken(file.fileno(), path):
                try:
                    yield True
                finally:
                    if sys.platform != "win32":  # where an open file cannot be deleted
                        path.unlink(missing_ok=True)
                    _free(file.fileno())
                break
        if left == tries:
            waiting()
        if left > 1:
            sleep(0.1)
    else:
        yield False
        return
    if sys.platform == "win32":
        with suppress(OSError):
            path.unlink()


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


def _free(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        # A worker that was forked meanwhile shares the descriptor; closing ours alone would not free it.
        fcntl.flock(descriptor, fcntl.LOCK_UN)
