"""Puts a rendered site into its folder: all of it or, until the next run, none of it.

Files are compared and staged while they are being rendered; the output is touched only when all of them
are there. An absent or empty folder is built beside its place and renamed. In any other, a log of what is
to be done is written first, and a run that was interrupted is finished by the next one. The marker file
lists what builds wrote, with digests: nothing else in the folder is ever replaced or deleted.
"""

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

from journal.claims import HEADER, STAGE, Claims, Refused, folded, folders_of, unsafe
from journal.diagnostics import Diagnostic
from journal.disk import MARKER, Refusal, reason_of
from journal.record import Record, replace
from journal.staging import (
    Content,
    Kept,
    Planned,
    SourceFile,
    SourceLost,
    Staged,
    Staging,
    digest_if_same,
    digest_of_file,
    waiting_name,
    write,
)

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOG = "apply"
_NO_JEKYLL = ".nojekyll"  # without it GitHub Pages passes over files whose names begin with `_`
# What may lie in a folder that is otherwise empty: what hosts and systems put there, not a person's work.
_IGNORABLE = frozenset(
    {".git", ".gitignore", ".gitattributes", ".gitkeep", "CNAME", _NO_JEKYLL, STAGE, ".DS_Store", "Thumbs.db"}
    | {"desktop.ini", "lost+found"}
)
_DIGEST = 32  # characters
# Seconds that a build waits for another: it renders while it holds the lock, and on a busy machine that takes its time.
# The lock goes with the process that has it, so only one that was stopped and not ended is waited for in vain.
_PATIENCE = 600.0


File = tuple[int, int, int]  # size in bytes, times of content and of change in nanoseconds


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
        return _listed((output / MARKER).read_text("utf-8", "replace"))
    except OSError:
        return {}


def files_in(output: Path, paths: Iterable[str]) -> dict[str, File]:
    """Those of some paths in the output at which there is a regular file."""
    root = f"{output}{os.sep}"
    found: dict[str, File] = {}
    for path in paths:
        with suppress(OSError, ValueError):
            status = os.lstat(root + path)
            if stat.S_ISREG(status.st_mode):
                found[path] = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return found


def publish(
    output: Path,
    files: Callable[[Staging], Iterable[tuple[str, Planned]]],
    *,
    step: Callable[[str], None] = lambda _: None,
    after: Callable[[Published, Mapping[str, str]], None] = lambda _, __: None,
    waiting: Callable[[], None] = lambda: None,
    patience: float = _PATIENCE,
) -> Published | Refusal:
    """Makes `output` hold `files`, (path, content) pairs, and nothing else that a build wrote; or says why not.

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
        with _locked(output, patience, waiting) as held:
            if not held:
                return Refusal(
                    f"another build is writing `{output.name}`", "wait until it has ended, or end it, then build again"
                )
            done, digests = _publish(output, lambda stage: _with_no_jekyll(files(stage)), step)
            after(done, digests)
            return done
    except Refused as refused:
        return refused.refusal
    except OSError as error:
        return _hindrance(output, error)


class Cleaned(Record):
    """What cleaning did; paths are relative to the output, with `/`, and sorted.

    `removed` were as a build wrote them. `altered` were not any more and are kept. `foreign` no build wrote; a folder that
    is not entered ends in `/`. `marked`: builds have written there.
    """

    removed: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    marked: bool = True


def clean(output: Path, *, dry: bool = False, patience: float = 10.0) -> Cleaned | Refusal:
    """Removes from `output` what builds wrote and nobody changed since; with `dry` it only says what that is.

    Where anything stays, the marker stays as well, without what is gone: a later build may be made beside it.
    """
    output = output.resolve()
    if not output.is_dir() or not (output / MARKER).is_file():
        return Cleaned(marked=False)
    try:
        with _locked(output, patience) as held:
            if not held:
                return Refusal(f"a build is writing `{output.name}`", "wait until it has ended, then clean again")
            if not dry:
                _finish_interrupted(output)
            return _clean(output, dry=dry)
    except Refused as refused:
        return refused.refusal
    except OSError as error:
        place = f" at `{error.filename}`" if error.filename else ""
        return Refusal(f"`{output}` cannot be cleaned{place}: {reason_of(error)}", "mend that, then clean again")


def differing(output: Path, other: Path) -> tuple[str, ...]:
    """The paths that builds wrote into one of two folders and that are not the same files in both, byte for byte."""
    names = {*listed(output), *listed(other)}
    if _NO_JEKYLL not in listed(output) and (output / _NO_JEKYLL).is_file():
        names.discard(_NO_JEKYLL)  # one of the writer's own is left as it is
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
    with _locked(place, patience, waiting) as held:
        if not held:
            yield None
            return
        _clear(place)
        place.mkdir(parents=True)
        try:
            yield place / "site"
        finally:
            _clear(place)


def _with_no_jekyll(files: Iterable[tuple[str, Planned]]) -> Iterator[tuple[str, Planned]]:
    given = False
    for path, content in files:
        given = given or path == _NO_JEKYLL
        yield path, content
    if not given:
        yield _NO_JEKYLL, b""


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


@contextmanager
def _locked(output: Path, patience: float, waiting: Callable[[], None] = lambda: None) -> Iterator[bool]:
    """Holds the lock of an output folder; gives False if another process still holds it after `patience` seconds.

    `waiting` is called once, if it has to be waited for.
    The file lies beside the folder, or in it where that is not possible, and goes away with the lock. The system
    frees the lock when a process dies, so that a killed build blocks nobody.
    """
    path = output.with_name(f".{output.name}.journal-lock")
    if not os.access(output.parent, os.W_OK):
        path = output / ".journal-lock"
    tries = max(1, int(patience * 10))
    for left in range(tries, 0, -1):
        with path.open("a+b") as file:
            if _taken(file.fileno(), path):
                try:
                    yield True
                finally:
                    if sys.platform != "win32":  # where an open file cannot be deleted
                        path.unlink(missing_ok=True)
                    _free(file.fileno())
                break
        if left == tries:
            waiting()
        if left > 1:
            sleep(0.1)
    else:
        yield False
        return
    if sys.platform == "win32":
        with suppress(OSError):
            path.unlink()


def _taken(descriptor: int, path: Path) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            return True
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # The one who held it may have deleted the file between our opening and our locking it.
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.ENOENT):
            return False
        raise


def _free(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        # A worker that was forked meanwhile shares the descriptor; closing ours alone would not free it.
        fcntl.flock(descriptor, fcntl.LOCK_UN)


_Done = tuple[Published, Mapping[str, str]]
_Files = Callable[[Staging], Iterator[tuple[str, Planned]]]


def _publish(output: Path, files: _Files, step: Callable[[str], None]) -> _Done:
    lock = {".journal-lock"}
    empty = not output.is_dir() or not any(entry.name not in lock for entry in output.iterdir())
    if empty and os.access(output.parent, os.W_OK):
        return _beside(output, files, step)
    return _in_place(output, files, step)


# --- Into an absent or empty folder ---


def _beside(output: Path, files: _Files, step: Callable[[str], None]) -> _Done:
    new = output.with_name(f".{output.name}.journal-new")
    _clear(new)
    new.mkdir()
    claims = Claims()
    try:
        staging, made = Staging(new / STAGE, output, new=new), {""}
        for path, content in files(staging):
            claims.claim(path)
            if isinstance(content, Kept):
                raise Refused(Refusal(f"`{output}` was emptied during the build", "build again"))
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
        _clear(staging.folder)
        (new / MARKER).write_bytes(claims.marker())
        step("rename")
        renamed = _renamed(new, output)
    except BaseException:
        _clear(new)
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
        _clear(new)
    return replace(done, found=(*claims.found, *done.found)), digests


def _clear(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder, ignore_errors=True)


# --- Into a folder that holds a site ---


def _in_place(output: Path, files: _Files, step: Callable[[str], None]) -> _Done:
    output.mkdir(exist_ok=True)
    _finish_interrupted(output)
    previous = _previous(output)
    update = _Update(output, previous)
    try:
        for path, content in files(Staging(output / STAGE, output, previous)):
            update.add(path, content)
        update.claims.settle()
        removed = update.removals()
        update.refuse_if_in_the_way()
        marker = update.claims.marker()
        is_new = update.written or removed or not _holds(output / MARKER, marker)
        if is_new:
            step("log")
            _write_log(output / STAGE, removed, update.written, marker)
    except BaseException:
        _clear(output / STAGE)
        raise
    if is_new:
        try:
            _apply(output, removed, update.written, step)
        except OSError as error:
            raise Refused(_interruption(output, error)) from error
    else:
        _clear(output / STAGE)
    done = Published(
        tuple(sorted(update.written)),
        update.unchanged,
        tuple(removed),
        tuple(sorted(update.altered)),
        update.claims.collisions(),
        tuple(update.claims.found),
    )
    return done, update.claims.digests


def _interruption(output: Path, error: OSError) -> Refusal:
    place = f" at `{error.filename}`" if error.filename else ""
    return Refusal(
        f"`{output}` was replaced only in part{place}: {reason_of(error)}",
        f"mend that and build again, which finishes it; or delete `{output.name}` and build again",
    )


def _previous(output: Path) -> dict[str, str]:
    """The paths that builds wrote, with their digests, as the marker tells; refuses a folder without a marker."""
    try:
        text = (output / MARKER).read_text("utf-8", "replace")
    except FileNotFoundError:
        others = sorted(entry.name for entry in output.iterdir() if not _is_ignorable(entry.name))
        if others:
            raise Refused(
                Refusal(
                    f"`{output}` holds files that no build wrote, such as `{others[0]}`",
                    "name another folder with `--output DIR`, or empty this one; "
                    f"to build beside those files all the same, put an empty file `{MARKER}` into it",
                )
            ) from None
        return {}
    return _listed(text)


def _listed(text: str) -> dict[str, str]:
    lines = text.split("\n")
    return {line[_DIGEST + 1 :]: line[:_DIGEST] for line in lines if line[_DIGEST : _DIGEST + 1] == " "}


def _is_ignorable(name: str) -> bool:
    return name in _IGNORABLE or name.startswith(".journal-")


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except FileNotFoundError:
        return False


class _Update:
    """What a publication would do to a folder, found out file by file; changed contents wait in the stage."""

    def __init__(self, output: Path, previous: Mapping[str, str]) -> None:
        self._output, self._previous = output, previous
        self._by_fold: dict[str, str] | None = None
        self._plain_folders: set[str] = set()
        self._foreign: list[str] = []
        self.claims = Claims()
        self.written: list[str] = []
        self.altered: list[str] = []
        self.unchanged = 0

    def add(self, path: str, content: Planned) -> None:
        """Takes up one file of the site."""
        if isinstance(content, Kept):
            self.claims.keep(path, content.digest)
            self.unchanged += 1
            return
        self.claims.claim(path)
        self._see_folders(path)
        target = self._output / path
        try:
            try:
                status = target.lstat()
            except (FileNotFoundError, NotADirectoryError):
                self._stage(path, content)
                return
            if stat.S_ISDIR(status.st_mode):
                self._see_contents(target)
                self._stage(path, content)
            else:
                self._compare(path, content, target, status)
        except SourceLost as lost:
            assert isinstance(content, SourceFile)
            self.claims.lost(path, content.path, str(lost))

    def _compare(self, path: str, content: Content | Staged, target: Path, status: os.stat_result) -> None:
        is_file = stat.S_ISREG(status.st_mode)
        ours = path in self._previous
        renamed = not ours and self._is_case_of_ours(path, target)
        if is_file and not renamed and (digest := _digest_if_same(content, target, status.st_size)) is not None:
            self.claims.digests[path] = digest
            self.unchanged += 1
        elif ours or renamed:
            if ours and not (is_file and _digest_there(content, target) == self._previous[path]):
                self.altered.append(path)
            self._stage(path, content)
        elif path == _NO_JEKYLL:
            del self.claims.digests[path]
        else:
            self._foreign.append(path)

    def _is_case_of_ours(self, path: str, target: Path) -> bool:
        # Where case does not count, a page whose address only changed its case is found under its old name.
        if self._by_fold is None:
            self._by_fold = {folded(path): path for path in self._previous}
        other = self._by_fold.get(folded(path))
        return other is not None and (self._output / other).exists() and target.samefile(self._output / other)

    def _see_folders(self, path: str) -> None:
        for folder in folders_of(path):
            if folder in self._plain_folders:
                return
            try:
                mode = (self._output / folder).lstat().st_mode
            except (FileNotFoundError, NotADirectoryError):
                continue
            # A link could lead anywhere; nothing is written through it.
            if not stat.S_ISDIR(mode) and folder not in self._previous:
                self._foreign.append(folder)
            self._plain_folders.add(folder)

    def _see_contents(self, folder: Path) -> None:
        for below in sorted(folder.rglob("*")):
            path = below.relative_to(self._output).as_posix()
            if path not in self._previous and (below.is_symlink() or not below.is_dir()):
                self._foreign.append(path)

    def _stage(self, path: str, content: Content | Staged) -> None:
        stage = self._output / STAGE
        if not self.written:
            stage.mkdir(exist_ok=True)
        if isinstance(content, Staged):
            self.claims.digests[path] = content.digest
        else:
            self.claims.digests[path] = write(content, stage / waiting_name(path))
        self.written.append(path)

    def removals(self) -> list[str]:
        """The files of earlier builds that nothing claims any more and that are still there, sorted."""
        gone = []
        for path in sorted(self._previous.keys() - self.claims.digests.keys()):
            target = self._output / path
            if not _is_there(self._output, path):
                continue
            gone.append(path)
            if target.is_symlink() or digest_of_file(target) != self._previous[path]:
                self.altered.append(path)
        return gone

    def refuse_if_in_the_way(self) -> None:
        """Raises `Refused` if a file that no build wrote has to make room."""
        if not self._foreign:
            return
        names = sorted(set(self._foreign))
        more = f" (and {len(names) - 1} more)" if len(names) > 1 else ""
        raise Refused(
            Refusal(
                f"`{self._output.name}/{names[0]}` is in the way of a page, and no build wrote it{more}",
                "move it elsewhere or delete it, then build again; files of your own belong in `static/`",
            )
        )


def _digest_if_same(content: Content | Staged, target: Path, size: int) -> str | None:
    """As `digest_if_same`; for what is staged that was found out when it was put there."""
    if isinstance(content, Staged):
        return content.digest if content.before == content.digest else None
    return digest_if_same(content, target, size)


def _digest_there(content: Content | Staged, target: Path) -> str:
    return content.before if isinstance(content, Staged) else digest_of_file(target)


def _is_there(output: Path, path: str) -> bool:
    """Whether a file, reached through plain folders only, is at `path`, which anyone could have written into the marker."""
    if unsafe(path):
        return False
    try:
        if any((output / folder).is_symlink() for folder in folders_of(path)):
            return False
        mode = (output / path).lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False
    return stat.S_ISREG(mode) or stat.S_ISLNK(mode)


def _write_log(stage: Path, removed: list[str], written: list[str], marker: bytes) -> None:
    stage.mkdir(exist_ok=True)
    (stage / "marker").write_bytes(marker)
    lines = [HEADER, *(f"remove {path}" for path in removed), *(f"place {path}" for path in written), "end\n"]
    with (stage / "apply-new").open("wb") as file:
        file.write("\n".join(lines).encode())
        file.flush()
        os.fsync(file.fileno())
    (stage / "apply-new").replace(stage / _LOG)


def _finish_interrupted(output: Path) -> None:
    """Finishes what an earlier run had begun to apply; drops what it had only staged."""
    stage = output / STAGE
    try:
        lines = (stage / _LOG).read_text("utf-8", "replace").split("\n")
    except (FileNotFoundError, NotADirectoryError):
        _clear(stage)
        return
    if stage.is_symlink():
        stage.unlink()
        return
    removed = [line[7:] for line in lines if line.startswith("remove ")]
    written = [line[6:] for line in lines if line.startswith("place ")]
    if any(unsafe(path) for path in (*removed, *written)):
        _clear(stage)
        return
    try:
        _apply(output, removed, written, lambda _: None)
    except OSError as error:
        raise Refused(_interruption(output, error)) from error


def _apply(output: Path, removed: list[str], written: list[str], step: Callable[[str], None]) -> None:
    """Does what the log says. Each step may have been done before; then it does nothing.

    What goes is moved into the stage, not deleted, so that a second run knows that it is gone: where case does not
    count, the name could belong to a new file by then.
    """
    stage = output / STAGE
    for number, path in enumerate(removed):
        gone = stage / f"gone-{number}"
        step(f"remove {path}")
        if not _is_there(stage, gone.name) and _is_there(output, path):
            (output / path).replace(gone)
        _prune(output, path)
    for path in written:
        step(f"place {path}")
        _place(stage / waiting_name(path), output / path)
    step("marker")
    if (stage / "marker").exists():
        (stage / "marker").replace(output / MARKER)
    step("forget")
    (stage / _LOG).unlink()
    step("clear")
    _clear(stage)


def _place(staged: Path, target: Path) -> None:
    """Moves a file from the stage, if it still lies there, to its place, over an empty folder if there is one."""
    try:
        staged.replace(target)
    except OSError:  # mostly there is a file, or nothing but the folder
        if staged.exists():
            _make_room(target)
            staged.replace(target)


def _make_room(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        for below in sorted((path for path in target.rglob("*") if path.is_dir()), reverse=True):
            below.rmdir()
        target.rmdir()


def _prune(output: Path, path: str) -> None:
    """Removes the folders above `path` that are empty now."""
    for folder in folders_of(path):
        try:
            (output / folder).rmdir()
        except OSError:
            return


# --- Out of a folder ---


def _clean(output: Path, *, dry: bool) -> Cleaned:
    ours = _previous(output)
    there = [path for path in sorted(ours) if _is_there(output, path)]
    removed = [path for path in there if _is_as_listed(output / path, ours[path])]
    foreign = tuple(_foreign(output, ours, ""))
    altered = tuple(sorted(set(there) - set(removed)))
    if not dry:
        for path in removed:
            (output / path).unlink()
            _prune(output, path)
        _clear(output / STAGE)
        if altered or any(not _is_ignorable(path.split("/")[0]) for path in foreign):
            (output / MARKER).write_bytes(f"{HEADER}\n".encode())
        else:
            (output / MARKER).unlink()
            with suppress(OSError):
                output.rmdir()
    return Cleaned(tuple(removed), altered, foreign)


def _is_as_listed(path: Path, digest: str) -> bool:
    return not path.is_symlink() and digest_of_file(path) == digest


def _foreign(output: Path, ours: Mapping[str, str], folder: str) -> Iterator[str]:
    """What no build wrote below a folder of the output, sorted. Links and what belongs to Git are not entered."""
    for entry in sorted((output / folder).iterdir(), key=lambda entry: entry.name):
        path = folder + entry.name
        if entry.is_dir() and not entry.is_symlink():
            if entry.name == ".git":
                yield path + "/"
            elif path != STAGE:
                yield from _foreign(output, ours, path + "/")
        elif path not in ours and path not in (MARKER, ".journal-lock"):
            yield path


def _are_same(one: Path, other: Path) -> bool:
    try:
        if one.is_symlink() or one.stat().st_size != other.stat().st_size:
            return False
        return digest_of_file(one) == digest_of_file(other)
    except OSError:
        return False
