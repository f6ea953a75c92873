"""What is planned for the output, file by file, and the stage, where new contents wait until the output takes them all.

A page may be put there by any process, so that no page goes through another one; it waits under a name made of its path.
"""

import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import blake2b
from io import BufferedReader
from pathlib import Path

from journal.claims import unsafe
from journal.disk import digest_of, opened, reason_of
from journal.record import Record, field

_CHUNK = 1 << 20


class SourceFile(Record):
    """A file that is copied as it is. `path` names it to people, `disk` opens it."""

    path: str
    disk: Path


class Kept(Record):
    """Files that are in the output already, as an earlier build wrote them: their paths, with the digests of their contents."""

    digests: Mapping[str, str]


class Staged(Record):
    """A content that was put on the stage: its digest, and that of the file that lies in the output ("" if none does).

    Nothing waits on the stage where a build wrote just this. `placed`: it is where it belongs already. `seen` is what the
    stage's `look` found in it.
    """

    digest: str
    before: str = ""
    placed: bool = False
    seen: frozenset[str] = frozenset()


Content = bytes | SourceFile
# What the output is to hold: a path with its content, or what stays there.
Planned = tuple[str, Content | Staged] | Kept


def _look_for_nothing(path: str, data: bytes) -> frozenset[str]:
    return frozenset()


class Staging(Record):
    """Where contents wait, in a `folder` that need not exist yet; those of `output` are not put there once more.

    `previous` are the digests of what builds wrote there. `new` is the folder that becomes the output when all is there,
    None if the output is changed in place. `look` is shown each path and content that is put.
    """

    folder: Path
    output: Path
    previous: Mapping[str, str] = field(default_factory=dict)
    new: Path | None = None
    look: Callable[[str, bytes], frozenset[str]] = _look_for_nothing

    def put(self, path: str, data: bytes, there: str = "") -> Staged:
        """Has the content of a file wait, unless a build wrote just this. May be called by any process.

        `there` is the digest of the file that lies in the output, empty if it is not known.
        """
        digest, seen = digest_of(data), self.look(path, data)
        if self.new is not None:
            return Staged(digest, placed=self._placed(self.new, path, data), seen=seen)
        before = there or digest_there(self.output / path)
        if before != digest or path not in self.previous:
            _write_below(self.folder / waiting_name(path), data)
        return Staged(digest, before, seen=seen)

    def _placed(self, new: Path, path: str, data: bytes) -> bool:
        """Puts a content where it belongs; where that cannot be it waits, until it is said why."""
        with suppress(FileExistsError, IsADirectoryError, NotADirectoryError):
            if not unsafe(path):
                _write_below(new / path, data)
                return True
        _write_below(self.folder / waiting_name(path), data)
        return False


def _write_below(target: Path, data: bytes) -> None:
    """Writes a file in a folder that need not be there yet."""
    try:
        target.write_bytes(data)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def waiting_name(path: str) -> str:
    """The name under which the content of a file waits on the stage."""
    return digest_of(path.encode("utf-8", "surrogatepass"))


class SourceLost(Exception):  # noqa: N818 - it is caught where files are published, and is no error of the program
    """A file that was to be copied cannot be read."""


def write(content: Content, target: Path) -> str:
    """Writes a content to a new file and gives its digest. Raises `SourceLost`."""
    if isinstance(content, bytes):
        target.write_bytes(content)
        return digest_of(content)
    digest = blake2b(digest_size=16)
    with _opened(content) as source, target.open("wb") as file:
        while chunk := _read(source):
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def digest_if_same(content: Content, target: Path, size: int) -> str | None:
    """The digest of a content if `target`, a regular file of `size` bytes, holds the same; None if it does not.

    Raises `SourceLost`.
    """
    if isinstance(content, bytes):
        same = len(content) == size and target.read_bytes() == content
        return digest_of(content) if same else None
    digest = blake2b(digest_size=16)
    with _opened(content) as source, target.open("rb") as file:
        if os.fstat(source.fileno()).st_size != size:
            return None
        while chunk := _read(source):
            if file.read(len(chunk)) != chunk:
                return None
            digest.update(chunk)
        return digest.hexdigest() if not file.read(1) else None


def _opened(source: SourceFile) -> BufferedReader:
    try:
        return opened(source.disk)
    except OSError as error:
        raise SourceLost(reason_of(error)) from error


def _read(source: BufferedReader) -> bytes:
    try:
        return source.read(_CHUNK)
    except OSError as error:
        raise SourceLost(reason_of(error)) from error


def digest_of_file(path: Path) -> str:
    """The digest of what a file holds."""
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def digest_there(path: Path) -> str:
    """The digest of a regular file; empty where there is none."""
    try:
        return digest_of_file(path) if stat.S_ISREG(path.lstat().st_mode) else ""
    except (FileNotFoundError, NotADirectoryError):
        return ""
