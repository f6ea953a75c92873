"""How commands end, and the codes that they end with; 0 means that nothing is wrong."""

import errno
import os
import sys
from contextlib import suppress
from typing import Final

FAILED: Final = 1
WRONG_USAGE: Final = 2  # as click has it
INTERRUPTED: Final = 130  # as shells count it
_UNHEARD: Final = frozenset({errno.EPIPE, errno.ENOSPC})


class Ended(Exception):  # noqa: N818 - not an error: all is said
    """A command ends here, with a code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Misused(Exception):  # noqa: N818 - as click, which takes a while to load, has it for the command line
    """What a command was given, or what surrounds it, cannot be; the message says why."""


def is_unheard(error: OSError) -> bool:
    """Whether what is said cannot be written: nobody reads it any more, or there is no room for it."""
    if error.errno in _UNHEARD:
        return True
    # Of a pipe that nobody reads, Windows says no more than this; of a file it gives the name, or a code of its own.
    nameless = error.filename is None and getattr(error, "winerror", None) is None
    return sys.platform == "win32" and error.errno == errno.EINVAL and nameless


def unheard(error: OSError) -> int:
    """The code for an end because nothing can be said any more, which is told where somebody may still read."""
    # Without this, Python would complain once more when it ends.
    with suppress(OSError):
        sys.stdout.close()
    if error.errno == errno.ENOSPC:
        with suppress(OSError):
            print("error: there is no room for what the program prints", file=sys.stderr)
    return FAILED


def end(code: object) -> None:
    """Ends the process at once: to take apart all that a build has made would take an eighth of a small one."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # it may be full, or closed
            stream.flush()
    os._exit(code if isinstance(code, int) else 0)
