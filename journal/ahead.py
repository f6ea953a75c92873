"""A process that makes ready for its work while this one makes ready for all else.

It is begun before it is known whether there is any work for it; where there is none it goes away, having done nothing.
"""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 1 << 20  # bytes that wait to be taken, as far as the system allows


def begun(prepare: Callable[[], None]) -> "Ahead | None":
    """A process that prepares itself, then waits for work; None where it would gain nothing, or cannot be forked."""
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1:
        return None
    its_requests, requests = os.pipe()
    results, its_results = os.pipe()
    widen(requests)
    widen(its_results)
    try:
        with uninterrupted():
            process = os.fork()
            if process == 0:
                _serve(prepare, its_requests, its_results, (requests, results))
    except OSError:  # there are too many already
        for end in (its_requests, requests, results, its_results):
            os.close(end)
        return None
    os.close(its_requests)
    os.close(its_results)
    return Ahead(process, os.fdopen(requests, "wb"), os.fdopen(results, "rb"))


class Ahead:
    """That process, as this one sees it."""

    def __init__(self, process: int, requests: BinaryIO, results: BinaryIO) -> None:
        self._process, self._requests, self._results = process, requests, results

    def each(self, work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """`work` of each item, in order, which begins at once. What that process cannot do is done by this one.

        `work`, the items and the results are pickled.
        """
        try:
            pickle.dump((work, items), self._requests)
            self._requests.flush()
        except (OSError, ValueError):  # it has died, or was dismissed
            return map(work, items)
        return self._taken(work, items)

    def _taken(self, work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        for at in range(len(items)):
            try:
                result: R = pickle.load(self._results)
            except (OSError, EOFError, pickle.UnpicklingError):
                yield from map(work, items[at:])
                return
            yield result

    def dismiss(self) -> None:
        """Has the process go, since there is nothing more for it to do."""
        for end in (self._requests, self._results):
            with suppress(OSError):
                end.close()

    def end(self) -> None:
        """Ends the process, whatever it does."""
        self.dismiss()
        with suppress(OSError):
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Has an interrupt wait, since Python forgets one that comes while it forks. What is begun meanwhile hears of none."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def widen(end: int) -> None:
    """Has a pipe hold more than it usually does, where that is possible."""
    if sys.platform == "linux":
        from fcntl import F_SETPIPE_SZ, fcntl

        with suppress(OSError):
            fcntl(end, F_SETPIPE_SZ, _AHEAD)


def _serve(prepare: Callable[[], None], requests: int, results: int, others: tuple[int, int]) -> NoReturn:
    """What the process does; `others` are the ends of the one that began it. Where anything goes wrong it ends, and the other does its work and tells what is wrong."""
    try:
        for end in others:
            os.close(end)
        # Who waits for the end of what the other says must not wait for this.
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        prepare()
        with os.fdopen(requests, "rb") as asked, os.fdopen(results, "wb") as told:
            while True:
                work, items = pickle.load(asked)
                for item in items:
                    pickle.dump(work(item), told)
                    told.flush()
    finally:
        os._exit(0)
