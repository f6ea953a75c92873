"""What reading depends on beside the notes: the rules, and the program with its packages.

Reading all of the program's code for that takes longer than reading a note, so what came of it is kept, with the times of
the files that it was found in.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from journal.first import COARSE
from journal.record import PACKAGES
from journal.rules import Rules
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
_COPIES: Final = ("diagrams.py", "pictures.py")  # the code that pictures are copied by
FILE: Final = "program"  # in the store
_DIGEST: Final = 16  # bytes
_HERE: Final = Path(__file__).parent


def basis_of(rules: Rules, cache: Path | None = None) -> str:
    """The digest of all that reading depends on beside the note; what is found of the program is kept in `cache`."""
    return _digest((_program(cache)[0], repr(rules)))


def pictures_basis(cache: Path | None) -> str:
    """The digest of all that the copies of pictures depend on beside the pictures; other machines have other coders of JPEG."""
    return _program(cache)[1]


def key_of(basis: str, path: str, digest: str, codec: str) -> str:
    """What a note is kept under: all that reading depends on, its path, the digest of its bytes, and its encoding."""
    return blake2b(f"{basis}\0{digest}\0{codec}\0{path}".encode("utf-8", "replace"), digest_size=_DIGEST).hexdigest()


def _program(cache: Path | None) -> tuple[str, str]:
    """The digests of the program as it reads notes and as it copies pictures: found before, if no file was touched since."""
    if cache is None:
        return _found()
    file = cache / FILE
    newest, seen = _seen()
    with suppress(OSError, ValueError):
        kept_for, reads, copies = file.read_text("ascii").split()
        # A file that was touched shortly before may have been changed once more without its time showing it.
        if kept_for == _digest((seen, reads, copies)) and file.stat().st_mtime_ns - newest > COARSE:
            return reads, copies
    reads, copies = _found()
    with suppress(OSError):
        new = file.with_name(f"{FILE}.{os.getpid()}")
        new.write_text(f"{_digest((seen, reads, copies))} {reads} {copies}", "ascii")
        new.replace(file)
    return reads, copies


def _found() -> tuple[str, str]:
    """The digests of the program's code with the versions of what takes part, for notes and for pictures."""
    from sysconfig import get_platform

    code = {path.relative_to(_HERE).as_posix(): path.read_bytes() for path in map(Path, _code())}
    reads = [sys.version, sys.byteorder, *(f"{name} {version_of(name)}" for name in _PACKAGES)]
    # `platform` would ask a service of Windows for all that it knows of the machine, which can take seconds.
    machine = get_platform() if sys.platform == "win32" else os.uname().machine
    copies = [version_of("Pillow"), sys.platform, machine]
    return _digest_of(reads, code), _digest_of(copies, {name: code[name] for name in _COPIES if name in code})


def _digest_of(parts: Iterable[str], code: Mapping[str, bytes]) -> str:
    digest = blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=_DIGEST)
    for name, text in code.items():
        digest.update(name.encode() + b"\0" + text + b"\0")
    return digest.hexdigest()


def _seen() -> tuple[int, str]:
    """When any file of the program was changed last (nanoseconds), and the digest of all their times."""
    # To make a Path of each takes longer than to look at the file.
    statuses = [(path, os.stat(path)) for path in (*_code(), str(PACKAGES))]  # noqa: PTH116
    times = [(path, each.st_size, each.st_mtime_ns, each.st_ctime_ns) for path, each in statuses]
    return max(max(each[2:]) for each in times), _digest((sys.version, repr(times)))


def _code() -> list[str]:
    files = (f"{folder}{os.sep}{name}" for folder, _, names in os.walk(_HERE) for name in names)
    return sorted(path for path in files if path.endswith(".py"))


def _digest(parts: tuple[str, ...]) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=_DIGEST).hexdigest()
