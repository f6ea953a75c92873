"""Tells that files have changed, and which where that is known: by the system's events, and by looking where none come.

What it tells is a hint, never the truth: whoever hears it compares contents. Reading causes no event here.
"""

import os
import threading
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import TYPE_CHECKING, Final, Protocol

from journal.disk import is_folder
from journal.record import Record

if TYPE_CHECKING:
    from watchdog.observers.api import ObservedWatch

# After an event so long (seconds) until it is told, where the system does not say that a file was closed ...
_SETTLING: Final = 0.03
# ... and so long at most while more keep coming, as when a branch is checked out.
_QUIET: Final = 0.15
_LONGEST: Final = 2.0
# More files than this at once are a burst.
_BURST: Final = 12
# How often (seconds) one looks where no events come, and how often anyway: some file systems tell of some changes only.
_LOOKING: Final = 0.4
_ANYWAY: Final = 3.0

# Why a folder cannot be watched; on Windows its thread may also take longer to begin than watchdog waits for it.
_FAILURES: Final = (OSError, Empty)

_TELLING: Final = frozenset({"created", "modified", "moved", "deleted", "closed"})
_REPLACED: Final = frozenset({"created", "moved", "deleted"})
_DONE: Final = frozenset({"closed", "moved", "deleted"})


class Change(Record):
    """Files that may have changed, by their absolute paths. `all`: any file may have."""

    paths: frozenset[str] = frozenset()
    all: bool = False


class _Observer(Protocol):
    def stop(self) -> object: ...


class Watch:
    """Watches folders until it is stopped; `heard` is called in a thread of its own, one change after another.

    `ignored` are folders of which nothing is told. `poll`: events are not even asked for. `clock` gives seconds.
    With `after` one begins to watch when it returns, in the thread of the watch, and tells then that any file may have changed.
    """

    def __init__(
        self,
        folders: Iterable[tuple[str, bool]],
        ignored: Iterable[str],
        heard: Callable[[Change], None],
        clock: Callable[[], float],
        *,
        poll: bool = False,
        after: Callable[[], object] | None = None,
    ) -> None:
        self._heard, self._clock, self._after = heard, clock, after
        self._folders = () if poll else tuple(folders)
        self._ignored = tuple(folder.rstrip(os.sep) + os.sep for folder in ignored)
        self._paths: dict[str, bool] = {}
        self._wake = threading.Condition()
        self._stopped = False
        self._told = 0
        self._observer: _Observer | None = None
        if after is None:
            self._observe()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends both threads; nothing is told afterwards."""
        with self._wake:
            self._stopped = True
            self._wake.notify_all()
        self._thread.join(timeout=0.5)

    def _observe(self) -> None:
        if self._folders:
            self._observer = _observing(self._folders, self._event)

    def _event(self, kind: str, path: str) -> None:
        if kind not in _TELLING or (path + os.sep).startswith(self._ignored):
            return
        with self._wake:
            self._paths[path] = self._paths.get(path, False) or kind in _DONE
            self._wake.notify_all()

    def _run(self) -> None:
        try:
            if self._after is not None:
                self._after()
                self._observe()
                self._heard(Change(all=True))
            while (change := self._next()) is not None:
                self._heard(change)
        finally:
            if self._observer is not None:
                self._observer.stop()

    def _next(self) -> Change | None:
        """The next change; None when the watch was stopped."""
        with self._wake:
            if not self._paths and not self._stopped:
                self._wake.wait(_LOOKING if self._observer is None else _ANYWAY)
            if self._stopped:
                return None
            if not self._paths:
                return Change(all=True)
            self._settle()
            paths = frozenset(self._paths)
            self._paths.clear()
            return Change(paths, len(paths) > _BURST)

    def _settle(self) -> None:
        """Waits until the files are whole: not at all where each was closed, longer in a burst."""
        began = last = self._clock()
        seen = -1
        while not self._stopped:
            now = self._clock()
            if len(self._paths) != seen:
                seen, last = len(self._paths), now
            needed = _QUIET if seen > _BURST else 0.0 if all(self._paths.values()) else _SETTLING
            if now - last >= needed or now - began >= _LONGEST:
                return
            self._wake.wait(needed - (now - last))


def _observing(folders: Iterable[tuple[str, bool]], heard: Callable[[str, str], None]) -> _Observer | None:
    """A running observer of the folders, each with whether all below it is meant; None where the system has no events left."""
    from watchdog import events
    from watchdog.observers import Observer

    # Those of files that are only read would be most of all, and in a folder whatever came or went tells of itself.
    wanted: list[type[events.FileSystemEvent]] = [
        events.FileCreatedEvent, events.FileModifiedEvent, events.FileMovedEvent, events.FileDeletedEvent,
        events.FileClosedEvent, events.DirCreatedEvent, events.DirMovedEvent, events.DirDeletedEvent,
    ]  # fmt: skip

    class Told(events.FileSystemEventHandler):
        def on_any_event(self, event: events.FileSystemEvent) -> None:
            for path in (os.fsdecode(event.src_path), os.fsdecode(getattr(event, "dest_path", ""))):
                if path in below and event.event_type in _REPLACED:
                    with suppress(*_FAILURES):
                        watch(path)
                if path:
                    heard(event.event_type, path)

    try:
        observer = Observer()
    except OSError:
        return None
    below = dict(folders)
    watched: dict[str, ObservedWatch] = {}

    def watch(folder: str) -> None:
        # One that was watched may have gone, and another may have come in its place, of which the system tells nothing.
        if (before := watched.pop(folder, None)) is not None:
            observer.unschedule(before)
        # What is not there yet is watched once it is made; on Windows a thread would die of it, and tell only the terminal.
        if not is_folder(Path(folder)):
            return
        with suppress(FileNotFoundError, NotADirectoryError):
            watched[folder] = observer.schedule(Told(), folder, recursive=below[folder], event_filter=wanted)

    # A new folder may be seen twice, by an event and by a look into the one above it: nothing that a writer should hear of.
    warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
    try:
        observer.start()
        for folder in below:
            watch(folder)
    except _FAILURES:
        observer.stop()
        return None
    return observer
