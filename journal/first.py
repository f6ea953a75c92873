"""What runs first: says the version, and ends a build for which nothing has changed, before anything large is imported.

The last build left a table of every file that it depended on, with sizes and times, and what it said. If the
command, the surroundings and the table are the same, there is nothing to do. In any doubt the whole program runs; it
finds out the same by contents.
"""

import marshal
import os
import sys
import time
import zlib

TYPE_CHECKING = False  # as `typing` has it, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

FILE = "first.bin"  # in the store
SEAL = "made-here"  # beside it
_FORM = 3
# Version 4 of marshal depends on who else holds a value; 2 gives equal bytes for equal values.
_MARSHAL = 2
# A file touched so shortly before a build, in nanoseconds, may have changed once more without its time showing it.
COARSE = 2_000_000_000
_LATEST = 64  # files
_PASSED_OVER = frozenset({".git", "__pycache__", "node_modules"})
_ENVIRONMENT = (
    "SOURCE_DATE_EPOCH",
    "NO_COLOR",
    "TERM",
    "GITHUB_ACTIONS",
    "GITHUB_REPOSITORY",
    "GITHUB_SERVER_URL",
    "GITHUB_REF_TYPE",
    "GITHUB_REF_NAME",
    "PYTHONPATH",
)
TIME = "\0"  # stands in what was said where the time goes

Row = tuple[str, int, int, int]


class Unsure(Exception):  # noqa: N818 - not an error: the whole program will see
    pass


def open_streams() -> None:
    """Gives the program somewhere to speak where it was started with closed streams, so that no file takes their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - it stays open to the end


def project_root(start: str) -> str:
    """The nearest folder at or above `start` that holds a `journal.toml`, else `start`.

    The search ends at the root of the repository that `start` lies in. Outside a repository only a file counts that
    belongs to whoever owns `start`: in a folder that many share, another's would be there by accident.
    """
    above = [start]
    while (parent := os.path.dirname(above[-1])) != above[-1]:
        above.append(parent)
    top = next((index for index, folder in enumerate(above) if os.path.exists(os.path.join(folder, ".git"))), None)
    for folder in above if top is None else above[: top + 1]:
        file = os.path.join(folder, "journal.toml")
        # A link that leads nowhere counts: without what was meant, a note could be published that was to be left out.
        if (os.path.isfile(file) or os.path.islink(file)) and (
            top is not None or folder == start or os.lstat(file).st_uid == os.stat(start).st_uid
        ):
            return folder
    return start


def version(arguments: list[str]) -> int | None:
    """0, the version being said; None if something else is asked for."""
    if arguments != ["--version"]:
        return None
    from journal.version import VERSION

    sys.stdout.write(f"journal {VERSION}\n")
    return 0


def unchanged(arguments: list[str], began: float) -> int | None:
    """The exit code of the last build, what it said being said again; None if anything might differ.

    `began` is the reading of `time.perf_counter` at the start.
    """
    if sys.getfilesystemencoding() != "utf-8":
        return None
    try:
        cache = _cache(arguments)
        with open(os.path.join(cache, FILE), "rb") as file:
            data = file.read()
        if _checksum(cache, data[4:]) != data[:4]:
            return None
        form, key, roots, files, content, written, said, code = marshal.loads(data[4:])
        if form != _FORM or key != _key(arguments):
            return None
        if any(_file(path) != row for path, row in files):
            return None
        # The notes come first, so that after a change of one the output, which is larger, is not looked through.
        if any(_differs(root, rows) for root, rows in zip(roots, marshal.loads(content), strict=True)):
            return None
        if any(_row(row[0]) != row for row in marshal.loads(written)):
            return None
    except (OSError, ValueError, EOFError, TypeError, Unsure):
        return None
    errors, output = said
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    milliseconds = (time.perf_counter() - began) * 1000
    sys.stderr.write(errors)
    sys.stderr.flush()
    sys.stdout.write(output.replace(TIME, f"{milliseconds:.0f} ms"))
    sys.stdout.flush()
    return int(code)


def _cache(arguments: list[str]) -> str:
    for index, argument in enumerate(arguments):
        if argument == "--cache" and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith("--cache="):
            return argument[len("--cache=") :]
    return os.path.join(project_root(os.getcwd()), ".journal")


def _key(arguments: list[str]) -> tuple[object, ...]:
    environment = tuple(os.environ.get(name, "") for name in _ENVIRONMENT)
    return (tuple(arguments), os.getcwd(), environment, sys.version, sys.prefix, sys.stderr.isatty())


def _file(path: str) -> Row | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    if os.path.basename(path) == ".git":
        return ("", 0, 0, 0)  # that it is there is what matters; Git touches it all the time
    # The time of a folder tells that something was added or removed; its size means nothing.
    return ("", 0 if os.path.isdir(path) else status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _row(path: str) -> Row:
    status = os.lstat(path)
    return (path, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def table(root: str) -> "Iterator[Row]":
    """Every file below `root`: its path, its size, the times of its content and of any change (nanoseconds).

    Folders are there too, with the size 0: a file that was deleted shows only in the time of its folder. The last by its
    name comes first, which is that of the newest notes where folders are named after years and months.
    """
    folders = [root]
    while folders:
        rows: list[Row] = []
        folders += sorted(_folder(folders.pop(), rows))
        rows.sort()
        yield from rows


def _differs(root: str, rows: list[Row]) -> bool:
    """Whether the table of a folder has become another; the rest of it is not looked at then."""
    left = iter(rows)
    return any(row != next(left, None) for row in table(root)) or next(left, None) is not None


def _folder(folder: str, rows: list[Row]) -> list[str]:
    """Adds the rows of a folder and of the files in it, and gives the folders in it; nothing of one that is not there."""
    try:
        status = os.stat(folder)
        found = os.scandir(folder)
    except FileNotFoundError:
        return []
    rows.append((folder, 0, status.st_mtime_ns, status.st_ctime_ns))
    folders: list[str] = []
    with found:
        for entry in found:
            if entry.is_symlink():
                raise Unsure
            if entry.is_dir():
                if entry.name not in _PASSED_OVER:
                    folders.append(entry.path)
            else:
                status = entry.stat()
                rows.append((entry.path, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    return folders


def sealed(cache: str) -> int:
    """What tells a store that was made here from one that came with a repository; 0 where nothing does.

    It is made from when a file of the store was put there, to the nanosecond, which nobody knows beforehand. The
    checksum of what could do harm if others had written it, as code could, begins with this.
    """
    try:
        status = os.lstat(os.path.join(cache, SEAL))
    except OSError:
        return 0
    return zlib.crc32(f"{status.st_ino} {status.st_ctime_ns}".encode())


def _checksum(cache: str, data: bytes) -> bytes:
    seal = sealed(cache)
    return zlib.crc32(data, seal).to_bytes(4, "big") if seal else b""


def forget(cache: str) -> None:
    """Takes away what the last build left, if it left anything."""
    try:
        os.unlink(os.path.join(cache, FILE))
    except OSError:
        return


def leave(
    cache: str,
    roots: list[str],
    written: list[Row],
    files: list[str],
    said: tuple[str, str],
    code: int,
    began: int,
) -> None:
    """Leaves a table for the next run. `written` are the files of the output, `began` is the time of the file system at the start.

    Nothing is left where a file may have changed since then: what was built may not be what lies there now.
    """
    from heapq import nlargest

    path = os.path.join(cache, FILE)
    try:
        content = [list(table(root)) for root in roots]
        rows = [row for each in content for row in each]
        # Who edits a note has edited one of the last ones most times: those are looked at before all others.
        latest = [row[0] for row in nlargest(_LATEST, rows, key=lambda row: row[2])]
        single = [(each, _file(each)) for each in (*latest, *files)]
        seen = rows + [row for _, row in single if row]
        if any(max(row[2], row[3]) > began - COARSE for row in seen):
            os.unlink(path)
            return
        arguments = sys.argv[1:]
        # What is long is only unpacked where nothing that was changed lately is different.
        long = (marshal.dumps(rows, _MARSHAL) for rows in (content, written))
        value: Any = (_FORM, _key(arguments), roots, single, *long, said, code)
        data = marshal.dumps(value, _MARSHAL)
        new = f"{path}.{os.getpid()}"
        with open(new, "wb") as file:
            file.write(_checksum(cache, data) + data)
        os.replace(new, path)
    except (OSError, ValueError, Unsure):
        return
