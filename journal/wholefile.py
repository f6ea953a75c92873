"""Files that are left whole or not at all, and that are believed only as they were left.

They are large, and looked at by each build: their checksum is one that takes little time, and what is in them is not copied.
"""

import mmap
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from journal.packed import decoder

T = TypeVar("T")

_SUM = 4  # bytes of the checksum, which stands before all else


def leave(path: Path, parts: Iterable[bytes | memoryview], seal: int = 0) -> str:
    """Writes a file, and gives its checksum; empty if it could not be written. `seal` as in `sealed`."""
    new, check = path.with_name(f"{path.name}.{os.getpid()}"), seal
    try:
        with new.open("wb") as file:
            file.write(bytes(_SUM))
            for part in parts:
                check = crc32(part, check)
                file.write(part)
            file.seek(0)
            file.write(_as_bytes(check))
        new.replace(path)
    except OSError:
        return ""
    return _as_bytes(check).hex()


def whole(path: Path, kind: type[T], seal: int = 0, check: str = "") -> T | None:
    """What was left in a file; None if nothing was, it is damaged, or has not the checksum `check` (empty: any)."""
    try:
        data = _seen(path)
    except OSError:
        return None
    if check and data[:_SUM].hex() != check:
        return None
    if _as_bytes(crc32(data[_SUM:], seal)) != data[:_SUM]:
        return None
    try:
        return decoder(kind)(data[_SUM:])
    except (TypeError, ValueError):
        return None


def _as_bytes(check: int) -> bytes:
    return check.to_bytes(_SUM, "big")


def _seen(path: Path) -> memoryview:
    """What is in a file, without a copy of it where that can be: memory that is new costs more than what is done with it."""
    with path.open("rb") as file:
        if sys.platform != "win32":  # where a file that is seen so could not be replaced
            at_once = mmap.MAP_POPULATE if sys.platform == "linux" else 0
            with suppress(OSError, ValueError):
                return memoryview(mmap.mmap(file.fileno(), 0, mmap.MAP_SHARED | at_once, mmap.PROT_READ))
        return memoryview(file.read())
