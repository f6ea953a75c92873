"""Puts a rendered site into its folder: all of it or, until the next run, none of it.

Files are compared and staged while they are being rendered; the output is touched only when all of them
are there. An absent or empty folder is built beside its place and renamed. In any other, a log of what is
to be done is written first, and a run that was interrupted is finished by the next one. The marker file
lists what builds wrote, with digests: nothing else in the folder is ever replaced or deleted.
"""

import errno
import os
import stat
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Final

from journal.claims import STAGE, Claims, Refused, unsafe
from journal.diagnostics import Diagnostic
from journal.disk import MARKER, Refusal, reason_of
from journal.output.lock import LOCK, locked
from journal.output.marker import NO_JEKYLL, marked, previous
from journal.output.replacement import apply, clear, finish_interrupted, write_log
from journal.output.update import Update
from journal.record import Record, replace
from journal.staging import (
    Content,
    Kept,
    Planned,
    SourceFile,
    SourceLost,
    Staged,
    Staging,
    digest_of_file,
    waiting_name,
    write,
)

# Seconds that a build waits for another: it renders while it holds the lock, and on a busy machine that takes its time.
# The lock goes with the process that has it, so only one that was stopped and not ended is waited for in vain.
_PATIENCE = 600.0


File = tuple[int, int, int]  # size in bytes, times of content and of change in nanoseconds
_NO_FILE: Final[File] = (-1, -1, -1)


class Published(Record):
    """What a publication did; paths are relative to the output, with `/`, and sorted.

    `altered`: files of earlier builds that someone else had changed, now written or removed. `collisions`: pairs of
    paths that are one file where case does not count, as on Windows and macOS. `found`: sources that could not be read.
    """

    written: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    collisions: tuple[tuple[str, str], ...] = ()
    found: tuple[Diagnostic, ...] = ()


def listed(output: Path) -> dict[str, str]:
    """The files that builds wrote into `output`, with the digests of their contents; empty where no build wrote."""
    try:
        return marked(output)
    except OSError:
        return {}


def files_in(output: Path, paths: Iterable[str]) -> dict[str, File]:
    """Those of some paths in the output at which there is a regular file."""
    root = f"{output}{os.sep}"
    return {path: file for path in paths if (file := _file(root + path)) != _NO_FILE}


def columns_of(output: Path, paths: Iterable[str]) -> bytes:
    """The files at some paths in the output one after the other, eight bytes for each number."""
    root = f"{output}{os.sep}"
    return array("q", chain.from_iterable(_file(root + path) for path in paths)).tobytes()


def files_of(columns: bytes) -> Iterator[File]:
    """The files of such columns."""
    numbers = iter(memoryview(columns).cast("q"))
    return zip(numbers, numbers, numbers, strict=True)


def _file(path: str) -> File:
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return _NO_FILE
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns) if stat.S_ISREG(status.st_mode) else _NO_FILE


def publish(
    output: Path,
    files: Callable[[Staging], Iterable[Planned]],
    *,
    step: Callable[[str], None] = lambda _: None,
    after: Callable[[Mapping[str, str]], None] = lambda _: None,
    waiting: Callable[[], None] = lambda: None,
    patience: float = _PATIENCE,
) -> Published | Refusal:
    """Makes `output` hold `files`, and nothing else that a build wrote; or says why not.

    `files` gives them for the stage on which it may leave contents; they are taken once, one at a time, before the output
    is touched; what it raises is passed on and leaves the output as it was. `step` is told each thing about to be done to the output; `after` is called when
    all of it is done, with the digest of each file, before any other process may publish into the same folder.
    `patience` is how long, in seconds, to wait for one that does; `waiting` is called before the wait.
    """
    try:
        output = output.resolve()
        if output.parent == output:
            return Refusal(f"`{output}` cannot be the output folder", "name another one with `--output`")
        output.parent.mkdir(parents=True, exist_ok=True)
        if refusal := _misplaced(output):
            return refusal
        with locked(output, patience, waiting) as held:
            if not held:
                return Refusal(
                    f"another build is writing `{output.name}`", "wait until it has ended, or end it, then build again"
                )
            done, digests = _publish(output, lambda stage: _with_no_jekyll(files(stage)), step)
            after(digests)
            return done
    except Refused as refused:
        return refused.refusal
    except OSError as error:
        return _hindrance(output, error)


def differing(output: Path, other: Path) -> tuple[str, ...]:
    """The paths that builds wrote into one of two folders and that are not the same files in both, byte for byte."""
    names = {*listed(output), *listed(other)}
    if NO_JEKYLL not in listed(output) and (output / NO_JEKYLL).is_file():
        names.discard(NO_JEKYLL)  # one of the writer's own is left as it is
    return tuple(sorted(path for path in names if not unsafe(path) and not _are_same(output / path, other / path)))


@contextmanager
def scratch(
    output: Path, waiting: Callable[[], None] = lambda: None, patience: float = _PATIENCE
) -> Iterator[Path | None]:
    """A folder beside an output that does not exist yet, and is removed again; None if another process keeps it.

    `waiting` and `patience` as in `publish`.
    """
    output = output.resolve()
    place = output.with_name(f".{output.name}.journal-verify")
    if not os.access(output.parent, os.W_OK):
        place = output / ".journal-verify"
    with locked(place, patience, waiting) as held:
        if not held:
            yield None
            return
        clear(place)
        place.mkdir(parents=True)
        try:
            yield place / "site"
        finally:
            clear(place)


def _with_no_jekyll(files: Iterable[Planned]) -> Iterator[Planned]:
    given = False
    for planned in files:
        given = given or (NO_JEKYLL in planned.digests if isinstance(planned, Kept) else planned[0] == NO_JEKYLL)
        yield planned
    if not given:
        yield NO_JEKYLL, b""


def _misplaced(output: Path) -> Refusal | None:
    if output.exists() and not output.is_dir():
        return Refusal(f"the output `{output}` is a file, not a folder", "delete it, or name a folder: `--output DIR`")
    if not output.exists() and not os.access(output.parent, os.W_OK):
        return _hindrance(output, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    return None


def _hindrance(output: Path, error: OSError) -> Refusal:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Refusal("the disk is full; the site is as it was", "make room, then build again")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Refusal(
            f"`{output}` may not be written ({reason_of(error)})",
            "give yourself the right to write there, or name another folder: `--output DIR`",
        )
    place = f" at `{error.filename}`" if error.filename else ""
    return Refusal(
        f"`{output}` cannot be written{place}: {reason_of(error)}", "name another folder with `--output DIR`"
    )


_Done = tuple[Published, Mapping[str, str]]
_Files = Callable[[Staging], Iterator[Planned]]


def _publish(output: Path, files: _Files, step: Callable[[str], None]) -> _Done:
    empty = not output.is_dir() or all(entry.name == LOCK for entry in output.iterdir())
    if empty and os.access(output.parent, os.W_OK):
        return _beside(output, files, step)
    return _in_place(output, files, step)


# --- Into an absent or empty folder ---


def _beside(output: Path, files: _Files, step: Callable[[str], None]) -> _Done:
    new = output.with_name(f".{output.name}.journal-new")
    clear(new)
    new.mkdir()
    claims = Claims()
    try:
        staging, made = Staging(new / STAGE, output, new=new), {""}
        for planned in files(staging):
            if isinstance(planned, Kept):
                if planned.digests:
                    raise Refused(Refusal(f"`{output}` was emptied during the build", "build again"))
                continue
            path, content = planned
            claims.claim(path)
            if isinstance(content, Staged) and content.placed:
                claims.digests[path] = content.digest
                continue
            folder = path.rpartition("/")[0]
            if folder not in made:
                (new / folder).mkdir(parents=True, exist_ok=True)
                made.add(folder)
            try:
                claims.digests[path] = _put(content, new / path, staging.folder / waiting_name(path))
            except SourceLost as lost:
                assert isinstance(content, SourceFile)
                (new / path).unlink(missing_ok=True)
                claims.lost(path, content.path, str(lost))
        clear(staging.folder)
        (new / MARKER).write_bytes(claims.marker())
        step("rename")
        renamed = _renamed(new, output)
    except BaseException:
        clear(new)
        raise
    if not renamed:
        return _moved(new, output, claims, step)
    done = Published(tuple(sorted(claims.digests)), collisions=claims.collisions(), found=tuple(claims.found))
    return done, claims.digests


def _put(content: Content | Staged, target: Path, staged: Path) -> str:
    """Puts a content to its place, and gives its digest; `staged` is where it waits if it does."""
    if not isinstance(content, Staged):
        return write(content, target)
    staged.replace(target)
    return content.digest


def _renamed(new: Path, output: Path) -> bool:
    """Renames a folder to that of an absent or empty one; False where that cannot be.

    It cannot where the folder is a mount point, and where someone has put something into it meanwhile.
    """
    try:
        if sys.platform == "win32" and output.is_dir():
            output.rmdir()
        new.rename(output)
    except OSError as error:
        if error.errno in (errno.EBUSY, errno.EXDEV, errno.ENOTEMPTY, errno.EEXIST, errno.EACCES, errno.EPERM):
            return False
        raise
    return True


def _moved(new: Path, output: Path, claims: Claims, step: Callable[[str], None]) -> _Done:
    try:
        files = ((path, SourceFile(path, new / path)) for path in sorted(claims.digests))
        done, digests = _in_place(output, lambda _: files, step)
    finally:
        clear(new)
    return replace(done, found=(*claims.found, *done.found)), digests


# --- Into a folder that holds a site ---


def _in_place(output: Path, files: _Files, step: Callable[[str], None]) -> _Done:
    output.mkdir(exist_ok=True)
    finish_interrupted(output)
    before = previous(output)
    update = Update(output, before)
    try:
        for planned in files(Staging(output / STAGE, output, before)):
            update.add(planned)
        update.claims.settle(before.keys())
        removed = update.removals()
        update.refuse_if_in_the_way()
        marker = update.claims.marker()
        is_new = update.written or removed or not _holds(output / MARKER, marker)
        if is_new:
            step("log")
            write_log(output, removed, update.written, marker)
    except BaseException:
        clear(output / STAGE)
        raise
    if is_new:
        apply(output, removed, update.written, step)
    else:
        clear(output / STAGE)
    done = Published(
        tuple(sorted(update.written)),
        update.unchanged,
        tuple(removed),
        tuple(sorted(update.altered)),
        update.claims.collisions(),
        tuple(update.claims.found),
    )
    return done, update.claims.digests


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except FileNotFoundError:
        return False


def _are_same(one: Path, other: Path) -> bool:
    try:
        if one.is_symlink() or one.stat().st_size != other.stat().st_size:
            return False
        return digest_of_file(one) == digest_of_file(other)
    except OSError:
        return False
