"""Reads a journal for the first time in a process of its own, so that pages are answered meanwhile.

What is read goes to the store; whoever waits for it finds everything there.
"""

import signal
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from journal.basis import basis_of
from journal.build import listing_of
from journal.disk import Listing
from journal.intake import reading_of, take_in, way_of
from journal.record import Record
from journal.settings import BuildSettings, Progress
from journal.store import FileTimes, recall

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

# Fewer notes than these are read before another process has started.
_WORTH: Final = 150


class Left(Record):
    """What the last build knew of the notes: the times of their files, and by what they were read, as in `Memory`.

    All that it left takes as much memory as the notes themselves.
    """

    times: FileTimes
    reading: str


def left_of(settings: BuildSettings) -> Left:
    """What the last build knew of the notes."""
    memory, _ = recall(settings.cache)
    return Left(memory.times, memory.reading)


def read_elsewhere(
    settings: BuildSettings, left: Left, heard: Callable[[Progress], None], stopped: threading.Event
) -> None:
    """Has the notes read into the store, if there are many that it does not hold; returns when that is done or stopped."""
    if settings.cache is None:
        return
    listing = listing_of(settings)
    if not isinstance(listing, Listing):
        return
    times, way = left.times, reading_of(listing.root, settings.config)
    if left.reading != way_of(way, basis_of(way.rules, settings.cache)):
        times = FileTimes()
    unknown = sum(1 for file in listing.notes if not times.digest(file.path, file.size, file.time, file.changed))
    if unknown < _WORTH:
        return
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_fill, args=(settings, there), name="journal reading")
    process.start()
    there.close()
    try:
        while not stopped.is_set():
            if not here.poll(0.1):
                continue
            heard(here.recv())
    except EOFError:
        pass
    finally:
        here.close()
        if process.is_alive() and stopped.is_set():
            process.terminate()
        process.join()


def _fill(settings: BuildSettings, told: "Connection") -> None:
    # Ctrl-C is for the process that serves; this one ends with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    listing = listing_of(settings)
    if not isinstance(listing, Listing):
        return
    last = 0

    def hear(progress: Progress) -> None:
        nonlocal last
        if progress.done - last >= 10 or progress.done in (0, progress.total):
            last = progress.done
            told.send(progress)

    try:
        take_in(listing, settings, left_of(settings).times, hear)
    except BrokenPipeError:
        return
