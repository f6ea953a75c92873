"""The views of pages in one file of the store: where only templates have changed, pages are printed again from these.

A view stands where it was appended, by whichever process, and is known by its digest: what was lost or damaged since, or
written over, is made again.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from importlib import import_module
from io import FileIO
from pathlib import Path
from typing import Final
from weakref import finalize

from journal.packed import decoder, encoded
from journal.record import Record

NAME: Final = "views.bin"
_DIGEST: Final = 8  # bytes
_PACKAGE: Final = "journal.views."


class Spot(Record):
    """Where a view stands, bytes from `start` up to `end`, and its digest. Nowhere by default."""

    start: int = 0
    end: int = 0
    digest: int = 0

    @property
    def numbers(self) -> tuple[int, int, int]:
        """All of it, in the order of its parts."""
        return self.start, self.end, self.digest


class _Row(Record):
    template: str
    kind: str
    view: bytes


class ViewFile:
    """The views in the store `folder`; with None, or where nothing can be kept, there are none.

    A process that was forked opens the file anew, so that each knows where its own views come to stand.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / NAME if folder is not None else None
        self._readers: dict[str, Callable[[bytes], object]] = {}
        self._file: FileIO | None = None
        self._process = 0
        self._let_go: Callable[[], object] = lambda: None

    @property
    def size(self) -> int:
        """The bytes of all views, also of those that are forgotten."""
        with suppress(OSError):
            return self._path.stat().st_size if self._path is not None else 0
        return 0

    def clear(self) -> None:
        """Forgets all views."""
        self._close()
        with suppress(OSError):
            if self._path is not None:
                self._path.unlink(missing_ok=True)

    def put(self, template: str, view: object) -> Spot:
        """Keeps a view with the name of its template, and says where it stands."""
        kind = type(view)
        data = encoded(_Row(template, f"{kind.__module__}:{kind.__name__}", encoded(view)))
        with suppress(OSError):
            file = self._opened()
            if file is not None and file.write(data) == len(data):
                end = file.tell()
                return Spot(end - len(data), end, _digest(data))
        return Spot()

    def get(self, spot: Spot) -> tuple[str, object] | None:
        """The template and the view that stand somewhere; None if none do."""
        if spot == Spot():
            return None
        with suppress(OSError, TypeError, ValueError):
            file = self._opened()
            if file is None:
                return None
            file.seek(spot.start)
            data = file.read(spot.end - spot.start)
            if _digest(data) == spot.digest:
                row = _ROW(data)
                return row.template, self._reader(row.kind)(row.view)
        return None

    def _reader(self, name: str) -> Callable[[bytes], object]:
        if name not in self._readers:
            self._readers[name] = decoder(_kind(name))
        return self._readers[name]

    def _opened(self) -> FileIO | None:
        if self._path is not None and (self._file is None or self._process != os.getpid()):
            self._close()
            # What is appended by several processes stands one after the other.
            self._file, self._process = FileIO(self._path, "a+"), os.getpid()
            # Pages are made as long as they are asked for, so nobody else knows when to let the file go.
            self._let_go = finalize(self, self._file.close)
        return self._file

    def _close(self) -> None:
        self._let_go()
        self._file = None


_ROW: Final = decoder(_Row)


def _digest(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=_DIGEST).digest())


def _kind(name: str) -> type[Record]:
    """A class of views, which is given by its module and name. Raises `ValueError` for what is none."""
    module, _, kind = name.partition(":")
    found = getattr(import_module(module), kind, None) if module.startswith(_PACKAGE) else None
    if not (isinstance(found, type) and issubclass(found, Record)):
        raise ValueError(name)
    return found
