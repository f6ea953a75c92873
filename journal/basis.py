"""What reading depends on beside the notes: the rules, and the program with its packages.

Reading all of the program's code for that takes longer than reading a note, so what came of it is kept, with the times of
the files that it was found in.
"""

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec

from journal.first import COARSE
from journal.read import Rules
from journal.version import version_of

# What takes part in reading; another version of one may read the same bytes differently.
_PACKAGES: Final = (
    "Jinja2",
    "MarkupSafe",
    "markdown-it-py",
    "mdit-py-plugins",
    "latex2mathml",
    "mdurl",
    "Pygments",
    "PyYAML",
    "msgspec",
    "nh3",
    "detect-secrets",
)
FILE: Final = "program"  # in the store
_DIGEST: Final = 16  # bytes
_HERE: Final = Path(__file__).parent


def basis_of(rules: Rules, cache: Path | None = None) -> str:
    """The digest of all that reading depends on beside the note; what is found of the program is kept in `cache`."""
    return _digest((_program(cache) if cache is not None else _found(), repr(rules)))


def key_of(basis: str, path: str, digest: str, codec: str) -> str:
    """What a note is kept under: all that reading depends on, its path, the digest of its bytes, and its encoding."""
    return blake2b(f"{basis}\0{digest}\0{codec}\0{path}".encode("utf-8", "replace"), digest_size=_DIGEST).hexdigest()


def _program(cache: Path) -> str:
    """The digest of the program: as it was found before, if none of its files was touched since."""
    file = cache / FILE
    newest, seen = _seen()
    with suppress(OSError, ValueError):
        kept_for, program = file.read_text("ascii").split()
        # A file that was touched shortly before may have been changed once more without its time showing it.
        if kept_for == _digest((seen, program)) and file.stat().st_mtime_ns - newest > COARSE:
            return program
    program = _found()
    with suppress(OSError):
        new = file.with_name(f"{FILE}.{os.getpid()}")
        new.write_text(f"{_digest((seen, program))} {program}", "ascii")
        new.replace(file)
    return program


def _found() -> str:
    """The digest of the program's code, and of the versions of what takes part in reading."""
    parts = [sys.version, sys.byteorder, *(f"{name} {version_of(name)}" for name in _PACKAGES)]
    digest = blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=_DIGEST)
    for path in _code():
        digest.update(path.relative_to(_HERE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _seen() -> tuple[int, str]:
    """When any file of the program was changed last (nanoseconds), and the digest of all their times."""
    # The folder that packages lie in changes with each that comes or goes.
    statuses = [(str(path), path.stat()) for path in (*_code(), Path(msgspec.__file__).parent.parent)]
    times = [(path, each.st_size, each.st_mtime_ns, each.st_ctime_ns) for path, each in statuses]
    return max(max(each[2:]) for each in times), _digest((sys.version, repr(times)))


def _code() -> list[Path]:
    return sorted(_HERE.rglob("*.py"))


def _digest(parts: tuple[str, ...]) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=_DIGEST).hexdigest()
