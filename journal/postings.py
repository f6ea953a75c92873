"""What a build keeps of a search index for the next one: the terms of each entry, and the files made of them.

Like all that is kept, it may be lost at any time; what is damaged is thrown away as a whole, and `Lost` says so.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from journal.packed import decoder, encoded
from journal.record import Record, field, replace

FILE = "search.sqlite"
_FORM = 5  # of the tables; another form begins anew
_SUM = 8  # bytes of a checksum
_WAIT = 5.0  # seconds to wait for another process that is writing


class Lost(Exception):  # noqa: N818  a fact about a file that may be lost, not a failure of the program
    """What was kept cannot be read any more."""


class State(Record):
    """What an index was made of. `basis` is all that is not in the entries; `entries` gives, by id, a digest of all
    that is said of an entry, and its number. `files` are the digests of the files by their paths in the output, with a digest of
    what they were made of where that is not the terms. `name` is empty for one that is not kept."""

    basis: str = ""
    entries: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    files: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    name: str = ""


class Since(Record):
    """That nothing but the text of some entries, by their ids, is other than what the state of this name was made of."""

    name: str
    changed: frozenset[str]


class Postings:
    """The index as the last build left it, in a file of its own in `folder`.

    Where nothing can be kept, nothing was. It is one build's until it is closed; what is put counts once `leave` is called.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILE if folder is not None and folder.is_dir() else None
        self._table = _opened(self._path) if self._path is not None else None

    def state(self) -> State:
        """What the last build left; nothing if that cannot be understood."""
        data = self._blob("state", "")
        try:
            return replace(decoder(State)(data), name=_sum(data).hex()) if data else State()
        except (TypeError, ValueError):
            return State()

    def terms(self, entry: str) -> bytes | None:
        """The terms of an entry by its id; None if they are not kept."""
        return self._blob("terms", entry)

    def former(self, entry: str) -> bytes:
        """The terms of an entry of the last build. Raises `Lost`."""
        return self._sure("terms", entry)

    def lines(self, path: str) -> bytes:
        """The postings that a file of the last build was made of. Raises `Lost`."""
        return self._sure("lines", path)

    def _sure(self, kind: str, name: str) -> bytes:
        """What was put by the last build."""
        data = self._blob(kind, name)
        if data is None:
            self._give_up()
            raise Lost
        return data

    def put_terms(self, entry: str, data: bytes) -> None:
        """Keeps the terms of an entry."""
        self._put("terms", entry, data)

    def put_lines(self, path: str, data: bytes) -> None:
        """Keeps the postings that a file is made of."""
        self._put("lines", path, data)

    def leave(self, state: State, gone: Iterable[str]) -> str:
        """Leaves all that was put to the next build, without the entries that are `gone`; gives the name of the state."""
        if self._table is None:
            return ""
        data = encoded(replace(state, name=""))
        self._put("state", "", data)
        with self._trying():
            rows = ((_name(each),) for each in gone)
            self._table.executemany("DELETE FROM kept WHERE kind = 'terms' AND name = ?", rows)
            self._table.execute("COMMIT")
        return _sum(data).hex()

    def clear(self) -> None:
        """Forgets everything."""
        if self._table is not None:
            with self._trying():
                self._table.execute("DELETE FROM kept")

    def close(self) -> None:
        """Lets the file go, without what was not left."""
        if self._table is not None:
            with suppress(sqlite3.Error):
                self._table.close()
        self._table = None

    def _blob(self, kind: str, name: str) -> bytes | None:
        """What was put. Raises `Lost` if it is damaged."""
        if self._table is None:
            return None
        try:
            query = "SELECT data FROM kept WHERE kind = ? AND name = ?"
            row = self._table.execute(query, (kind, _name(name))).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            raise Lost from None
        if row is None:
            return None
        if not isinstance(row[0], bytes) or _sum(row[0][_SUM:], kind + name) != row[0][:_SUM]:
            self._give_up()
            raise Lost
        return row[0][_SUM:]

    def _put(self, kind: str, name: str, data: bytes) -> None:
        if self._table is not None:
            with self._trying():
                row = (kind, _name(name), _sum(data, kind + name) + data)
                self._table.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", row)

    @contextmanager
    def _trying(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error | None = None) -> None:
        """Goes on with nothing kept; a file that is damaged is made anew by the next build."""
        self.close()
        if self._path is not None and not _is_passing(error):
            with suppress(OSError):
                self._path.unlink()


def _is_passing(error: sqlite3.Error | None) -> bool:
    """Whether an error says nothing of the file itself: it is locked, cannot be written, the disk is full, or it is our mistake."""
    return isinstance(error, sqlite3.OperationalError | sqlite3.ProgrammingError)


def _name(text: str) -> bytes:
    # A path need not be text that can be encoded.
    return text.encode("utf-8", "surrogatepass")


def _sum(data: bytes, of: str = "") -> bytes:
    """A checksum of what is kept under a name. In a damaged table, a row may be found under the name of another."""
    digest = blake2b(of.encode("utf-8", "surrogatepass"), digest_size=_SUM)
    digest.update(data)
    return digest.digest()


def _opened(path: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            return _table(path)
        except sqlite3.Error as error:
            if _is_passing(error):
                return None
            with suppress(OSError):
                path.unlink()
    return None


def _table(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        # What is lost to a power cut is made again; waiting for the disk would cost more each time.
        connection.execute("PRAGMA synchronous = OFF")
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        if form != _FORM:
            connection.execute("DROP TABLE IF EXISTS kept")
            connection.execute(f"PRAGMA user_version = {_FORM}")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS kept (kind TEXT, name BLOB, data BLOB, PRIMARY KEY (kind, name))"
        )
        connection.execute("BEGIN IMMEDIATE")
    except BaseException:
        connection.close()
        raise
    return connection
