"""Reads a journal for the first time in a process of its own, so that pages are answered meanwhile.

What is read goes to the store; whoever waits for it finds everything there.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from journal.basis import basis_of
from journal.build import listing_of
from journal.disk import Listing
from journal.intake import Known, reading_of, take_in, way_of
from journal.serve.early import recalled
from journal.serve.elsewhere import elsewhere
from journal.settings import BuildSettings, Progress
from journal.store import FileTimes

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

# Fewer notes than these are read before another process has started.
_WORTH: Final = 150


def read_elsewhere(
    settings: BuildSettings, left: Known, heard: Callable[[Progress], None], stopped: threading.Event
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
    if unknown >= _WORTH:
        elsewhere(_fill, settings, heard, stopped)


def _fill(settings: BuildSettings, there: "Connection") -> None:
    listing = listing_of(settings)
    if not isinstance(listing, Listing):
        return
    last = 0

    def hear(progress: Progress) -> None:
        nonlocal last
        if progress.done - last >= 10 or progress.done in (0, progress.total):
            last = progress.done
            there.send(progress)

    take_in(listing, settings, recalled(settings).known.times, hear)
