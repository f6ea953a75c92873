"""Has something done in a process of its own, so that pages are answered meanwhile and what it took is given back."""

import signal
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_LOOKING: Final = 0.1  # seconds between two looks at whether all is over


def elsewhere(
    work: "Callable[[Any, Connection], None]", of: object, heard: Callable[[Any], None], stopped: threading.Event
) -> None:
    """Does `work` on a value in a process of its own; what that sends is `heard`. Returns when it has ended, or is stopped."""
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_begun, args=(work, of, there), name=f"journal {work.__module__}")
    process.start()
    there.close()
    try:
        while not stopped.is_set():
            if here.poll(_LOOKING):
                heard(here.recv())
    except EOFError:
        pass
    finally:
        here.close()
        if process.is_alive() and stopped.is_set():
            process.terminate()
        process.join()


def _begun(work: "Callable[[Any, Connection], None]", of: object, there: "Connection") -> None:
    # Ctrl-C is for the process that serves; this one ends with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        work(of, there)
    except BrokenPipeError:
        return
