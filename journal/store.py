"""What was read from notes, kept between builds by what it was read from.

The key of a note is a digest of its bytes, its path, its encoding, the rules it is read by, and the program that
reads it with its packages; so nothing kept can be stale, and a store from any machine or commit may be put back.
A store that is damaged, foreign or cannot be written is no problem of the writer's: then notes are read anew.
"""

import sqlite3
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from journal.read import Read, Rules

# What takes part in reading; another version of one may read the same bytes differently.
_PACKAGES = ("markdown-it-py", "mdit-py-plugins", "linkify-it-py", "mdurl", "Pygments", "PyYAML", "msgspec")
_FILE = "notes.sqlite"
_FORM = 1  # of the table; another form begins anew
_WAIT = 5.0  # seconds to wait for another process that is writing
_SUM = 8  # bytes of a checksum; SQLite would not notice a changed one
_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
    }
)
_IGNORE = "# Kept by `journal build` to be faster; may be deleted at any time.\n*\n"
# Builds after which a note that was not asked for is forgotten; enough for switching between branches.
_KEPT_BUILDS = 20


class Store:
    """The notes kept in one folder. `usable` is False where nothing can be kept; all else then does nothing."""

    def __init__(self, folder: Path, rules: Rules) -> None:
        from msgspec import msgpack

        self._encode = msgpack.Encoder().encode
        self._decode = msgpack.Decoder(Read).decode
        self._basis = _basis(rules)
        self._path = folder / _FILE
        self._connection = _opened(folder)
        self._build = 0
        if self._connection:
            try:
                (last,) = self._connection.execute("SELECT ifnull(max(build), 0) FROM notes").fetchone()
                self._build = int(last) + 1
            except (sqlite3.Error, TypeError, ValueError):
                self._build = 1

    @property
    def usable(self) -> bool:
        """Whether anything can be kept."""
        return self._connection is not None

    def key(self, path: str, digest: str, codec: str) -> str:
        """What a note is kept under: its path, the digest of its bytes, and its configured encoding."""
        return blake2b(
            f"{self._basis}\0{digest}\0{codec}\0{path}".encode("utf-8", "replace"), digest_size=16
        ).hexdigest()

    def get(self, key: str) -> Read | None:
        """What was kept under `key`; None if nothing was, or nothing that can be understood."""
        if not self._connection:
            return None
        from msgspec import MsgspecError

        try:
            row = self._connection.execute("SELECT data FROM notes WHERE key = ?", (key,)).fetchone()
            data = row[0] if row else b""
            return self._decode(data[_SUM:]) if data and _sum(data[_SUM:]) == data[:_SUM] else None
        except sqlite3.Error as error:
            self._give_up(error)
        except (MsgspecError, TypeError, ValueError):
            pass
        return None

    def _give_up(self, error: sqlite3.Error) -> None:
        """Goes on without a store; one that is damaged is made anew by the next build."""
        self.close()
        self._connection = None
        if not _is_passing(error):
            with suppress(OSError):
                self._path.unlink()

    def keep(self, used: Iterable[str], new: Mapping[str, Read]) -> None:
        """Keeps what was read anew, remembers what was used, and forgets what nothing has asked for lately."""
        if not self._connection:
            return
        build = self._build
        rows = ((key, build, _sum(data) + data) for key, each in new.items() for data in (self._encode(each),))
        try:
            with self._connection as table:
                table.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", rows)
                if new:
                    table.executemany("UPDATE notes SET build = ? WHERE key = ?", ((build, key) for key in used))
                    table.execute("DELETE FROM notes WHERE build < ?", (build - _KEPT_BUILDS,))
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Lets the file go."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()


def _basis(rules: Rules) -> str:
    """The digest of all that reading depends on beside the note."""
    digest = blake2b(digest_size=16)
    parts = [sys.version, repr(rules), *(f"{name} {_version(name)}" for name in _PACKAGES)]
    digest.update("\0".join(parts).encode("utf-8", "replace"))
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _opened(folder: Path) -> sqlite3.Connection | None:
    path = folder / _FILE
    try:
        if not folder.exists():
            folder.mkdir(parents=True)
            (folder / ".gitignore").write_text(_IGNORE, encoding="utf-8")
    except OSError:
        return None
    try:
        return _table(path)
    except sqlite3.Error as error:
        if _is_passing(error):
            return None
    try:
        path.unlink()
        return _table(path)
    except (OSError, sqlite3.Error):
        return None


def _is_passing(error: sqlite3.Error) -> bool:
    """Whether an error says nothing of the file itself: it is locked, cannot be written, or the disk is full."""
    # The low byte is the kind of error; the rest tells more of it. Python leaves it out where SQLite gave none.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _PASSING


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM).digest()


def _table(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT)
    try:
        # A store lost to a power cut is made again; waiting for the disk would cost more each time.
        connection.execute("PRAGMA synchronous = OFF")
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        if form != _FORM:
            connection.execute("DROP TABLE IF EXISTS notes")
            connection.execute(f"PRAGMA user_version = {_FORM}")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS notes (key TEXT PRIMARY KEY, build INTEGER, data BLOB) WITHOUT ROWID"
        )
        connection.execute("SELECT key, build, data FROM notes LIMIT 1").fetchone()
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection
