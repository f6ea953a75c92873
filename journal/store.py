"""What was read from notes, kept between builds by what it was read from.

The key of a note is a digest of its bytes, its path, its encoding, the rules it is read by, and the program that
reads it with its packages; so nothing kept can be stale, and a store from any machine or commit may be put back.
A store that is damaged, foreign or cannot be written is no problem of the writer's: then notes are read anew.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from journal.basis import FILE as _PROGRAM
from journal.basis import key_of, pictures_basis
from journal.comparisons import Results
from journal.diagnostics import Diagnostic
from journal.first import FILE, SEAL, sealed
from journal.kept import Shown
from journal.model import Day, Seen
from journal.note import Body, Note, Read
from journal.packed import decoder, encoded, parts
from journal.patterns import pattern
from journal.pool import Pool
from journal.postings import FILE as _INDEX
from journal.record import Record, field, replace
from journal.site.terms import Choices
from journal.viewfile import NAME as _VIEWS
from journal.wholefile import leave, whole

T = TypeVar("T")

_FILE = "notes.sqlite"
_FORM = 5  # of the tables; another form begins anew
_WAIT = 5.0  # seconds to wait for another process that is writing
_SERIALIZED = 3  # the level of DB-API at which SQLite itself has threads wait for each other
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
# Builds after which a note that was missed is forgotten; enough for switching between branches.
_KEPT_BUILDS = 20
_EVERY = 8  # builds between two looks at what is to be forgotten
_MANY = 500  # keys that are looked for at once
_AT_HAND = 4  # bodies: of a log, and of what its days show of other notes
# The same for copies of pictures, which are larger than all notes.
_KEPT_COPIES = 3


class Packed(Record):
    """A note that was read, and its body, as they are kept: bytes, which are sent between processes in little time."""

    digest: str
    note: bytes
    body: bytes

    @staticmethod
    def of(read: Read) -> "Packed":
        """What was read, packed."""
        return Packed(read.note.digest, encoded(read.note), encoded(read.body))


class Store:
    """The notes kept in one folder. `usable` is False where nothing can be kept; all else then does nothing.

    `basis` is the digest of all that reading depends on beside the note.
    """

    def __init__(self, folder: Path, basis: str) -> None:
        self._row, self._body = decoder(Note), decoder(Body)
        self._pool = Pool()
        self._basis = basis
        self._path = folder / _FILE
        self._connection = _opened(folder)
        self._build = 0
        if self._connection:
            try:
                (last,) = self._connection.execute("SELECT ifnull(max(abs(build)), 0) FROM uses").fetchone()
                self._build = int(last) + 1
            except (sqlite3.Error, TypeError, ValueError):
                self._build = 1

    @property
    def usable(self) -> bool:
        """Whether anything can be kept."""
        return self._connection is not None

    def key(self, path: str, digest: str, codec: str) -> str:
        """What a note is kept under: its path, the digest of its bytes, and its configured encoding."""
        return key_of(self._basis, path, digest, codec)

    def get(self, key: str) -> Read | None:
        """What was kept under `key`; None if nothing was, or nothing that can be understood."""
        note, body = self.notes((key,)).get(key), self.body(key)
        return Read(note, body) if note is not None and body is not None else None

    def notes(self, keys: Iterable[str]) -> dict[str, Note]:
        """The notes that were kept under `keys`, without their bodies; those that were not are left out."""
        wanted = set(keys)
        found: dict[str, Note] = {}
        if not self._connection or not wanted:
            return found
        try:
            for key, data in self._rows("SELECT key, data FROM notes", wanted):
                if key in wanted and (note := _decoded(self._note, data, key)) is not None:
                    found[key] = note
        except sqlite3.Error as error:
            self._give_up(error)
            return {}
        return found

    def body(self, key: str) -> Body | None:
        """The body that was kept under `key`; None if none was."""
        if not self._connection:
            return None
        try:
            row = self._connection.execute("SELECT data FROM bodies WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return _decoded(self._body, row[0], key) if row else None

    def holds(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` under which a body is kept."""
        wanted = set(keys)
        try:
            return wanted & {key for (key,) in self._rows("SELECT key FROM bodies", wanted)}
        except sqlite3.Error as error:
            self._give_up(error)
            return set()

    def _rows(self, selection: str, keys: set[str]) -> Iterator[tuple[Any, ...]]:
        """The rows of some keys."""
        wanted = tuple(keys)
        for some in (wanted[at : at + _MANY] for at in range(0, len(wanted), _MANY)):
            if self._connection:
                places = ",".join("?" * len(some))
                yield from self._connection.execute(f"{selection} WHERE key IN ({places})", some)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Goes on without a store; one that is damaged is made anew by the next build."""
        self.close()
        self._connection = None
        if not _is_passing(error):
            with suppress(OSError):
                self._path.unlink()

    def _note(self, data: bytes) -> Note:
        return self._pool.note(self._row(data))

    def unpacked(self, packed: Packed) -> Note | Read:
        """What was packed; without the body, if that can be kept."""
        note = self._note(packed.note)
        return note if self._connection else Read(note, self._body(packed.body))

    def keep(self, new: Mapping[str, Packed]) -> None:
        """Keeps what was read anew."""
        if not self._connection:
            return
        build = self._build
        try:
            with self._connection as table:
                for key, each in new.items():
                    for name, data in (("notes", each.note), ("bodies", each.body)):
                        table.execute(f"INSERT OR REPLACE INTO {name} VALUES (?, ?)", (key, _sum(data, key) + data))
                    table.execute("INSERT OR REPLACE INTO uses VALUES (?, ?)", (key, build))
        except sqlite3.Error as error:
            self._give_up(error)

    def forget(self, used: Iterable[str]) -> None:
        """Drops what no build has asked for lately; once in a few builds, in which `used` is all that this one asks for."""
        if not self._connection or self._build % _EVERY:
            return
        build, asked_for = self._build, set(used)
        try:
            with self._connection as table:
                rows = table.execute("SELECT key, ifnull(CAST(build AS INTEGER), 0) FROM uses").fetchall()
                # What is not asked for has the number below zero since then, so that a row of what is need not be written.
                again = [(build, key) for key, at in rows if at < 0 and key in asked_for]
                unused = [(-build, key) for key, at in rows if at >= 0 and key not in asked_for]
                table.executemany("UPDATE uses SET build = ? WHERE key = ?", (*again, *unused))
                lost = [(key,) for key, at in rows if 0 < -at < build - _KEPT_BUILDS and key not in asked_for]
                for name in ("notes", "bodies", "uses"):
                    table.executemany(f"DELETE FROM {name} WHERE key = ?", lost)
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Lets the file go."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()


def _decoded(decode: Callable[[bytes], T], data: object, of: str = "") -> T | None:
    """A value from a stored blob; None where it was damaged."""
    if not isinstance(data, bytes) or _sum(data[_SUM:], of) != data[:_SUM]:
        return None
    try:
        return decode(data[_SUM:])
    except (TypeError, ValueError):
        return None


class Bodies(Mapping[str, Body]):
    """The bodies of a journal by the path of their notes, each loaded when it is asked for.

    `keys` are those of the store; `held` are bodies that it does not hold; `again` reads one that was lost meanwhile.
    A process that was forked opens the store anew: a connection cannot be shared. The last few are at hand, since the days
    of a log are shown one after the other, and the body of each is that of the whole file.
    """

    def __init__(
        self,
        folder: Path | None,
        basis: str,
        keys: Mapping[str, str],
        held: Mapping[str, Body],
        again: Callable[[str], Read],
    ) -> None:
        self._folder, self._basis, self._keys, self._held, self._again = folder, basis, keys, held, again
        self._store: Store | None = None
        self._process = 0
        self._last: tuple[tuple[str, Body], ...] = ()  # replaced as a whole, as several threads may ask

    def __getitem__(self, path: str) -> Body:
        if path in self._held:
            return self._held[path]
        last = self._last
        found = next((body for at, body in last if at == path), None)
        if found is None:
            key, store = self._keys[path], self._opened()
            found = (store and store.body(key)) or self._again(path).body
            self._last = (*last[1 - _AT_HAND :], (path, found))
        return found

    def notes(self) -> dict[str, Note]:
        """All notes that the store holds, by path."""
        store, paths = self._opened(), {key: path for path, key in self._keys.items()}
        return {paths[key]: note for key, note in store.notes(paths).items()} if store else {}

    def note(self, path: str) -> Note:
        """The note itself, of those that the store holds."""
        key, store = self._keys[path], self._opened()
        return (store and store.notes((key,)).get(key)) or self._again(path).note

    def earlier(self, key: str) -> Note | None:
        """A note under a key that is not that of its contents now; None if it was not kept."""
        store = self._opened()
        return store.notes((key,)).get(key) if store else None

    def __del__(self) -> None:
        # Whoever shows pages asks for bodies as long as there are pages, so nobody else knows when to let the file go.
        if self._store is not None:
            self._store.close()

    def _opened(self) -> Store | None:
        if self._folder is None:
            return None
        if self._store is None or self._process != os.getpid():
            self._store, self._process = Store(self._folder, self._basis), os.getpid()
        return self._store

    def __iter__(self) -> Iterator[str]:
        return iter({**self._keys, **self._held})

    def __len__(self) -> int:
        return len({**self._keys, **self._held})


class Shelf:
    """What was found in pictures, by the digest of their bytes, with the smaller copies of them.

    Without a folder, or where nothing can be kept there, it holds them itself.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._held: dict[str, bytes] = {}
        self._connection = _opened(folder) if folder is not None else None

    @cached_property
    def _basis(self) -> str:
        return pictures_basis(self._folder)

    def _key(self, digest: str) -> str:
        return blake2b(f"{self._basis}\0{digest}".encode(), digest_size=16).hexdigest()

    def seen(self, digests: Iterable[str]) -> dict[str, Seen]:
        """What was found in pictures of these digests; those whose copies are not all there are left out."""
        wanted = {self._key(digest): digest for digest in digests}
        found: dict[str, Seen] = {}
        if not self._connection or not wanted:
            return found
        decode = decoder(Seen)
        try:
            paths = {path for (path,) in self._connection.execute("SELECT path FROM copies")}
            for key, data in self._connection.execute("SELECT key, data FROM pictures"):
                seen = _decoded(decode, data, key) if key in wanted else None
                if seen is not None and all(copy.path in paths for copy in seen.copies):
                    found[wanted[key]] = seen
        except sqlite3.Error as error:
            self._give_up(error)
            return {}
        return found

    def put(self, digest: str, seen: Seen, copies: Mapping[str, bytes]) -> None:
        """Keeps what was found in a picture, and its copies by their paths in the output."""
        if self._connection:
            key, data = self._key(digest), encoded(seen)
            try:
                with self._connection as table:
                    table.execute("INSERT OR REPLACE INTO pictures VALUES (?, ?, ?)", (key, 0, _sum(data, key) + data))
                    for path, copy in copies.items():
                        row = (path, key, _sum(copy, path) + copy)
                        table.execute("INSERT OR REPLACE INTO copies VALUES (?, ?, ?)", row)
            except sqlite3.Error as error:
                self._give_up(error)
            else:
                return
        self._held.update(copies)

    def leave(self, used: Iterable[str]) -> None:
        """Drops what no build has asked for lately, `used` being what this one has, and lets the file go."""
        if not self._connection:
            return
        try:
            with self._connection as table:
                table.execute("UPDATE pictures SET unused = unused + 1")
                table.executemany("UPDATE pictures SET unused = 0 WHERE key = ?", ((self._key(one),) for one in used))
                table.execute("DELETE FROM pictures WHERE unused > ?", (_KEPT_COPIES,))
                table.execute("DELETE FROM copies WHERE key NOT IN (SELECT key FROM pictures)")
        except sqlite3.Error as error:
            self._give_up(error)
        self.close()

    def close(self) -> None:
        """Lets the file go."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def copy(self, path: str) -> bytes | None:
        """The file of a copy by its path in the output; None if it was lost."""
        if path in self._held or self._folder is None:
            return self._held.get(path)
        connection = _opened(self._folder)
        if connection is None:
            return None
        with suppress(sqlite3.Error), closing(connection):
            row = connection.execute("SELECT data FROM copies WHERE path = ?", (path,)).fetchone()
            if row and isinstance(row[0], bytes) and _sum(row[0][_SUM:], path) == row[0][:_SUM]:
                return row[0][_SUM:]
        return None

    def _give_up(self, error: sqlite3.Error) -> None:
        """Goes on without a store; one that is damaged is made anew by the next build."""
        self.close()
        if self._folder is not None and not _is_passing(error):
            with suppress(OSError):
                (self._folder / _FILE).unlink()


# File systems and clocks are this coarse at the worst, in nanoseconds.
_COARSE = 2_000_000_000


Times = tuple[int, int, int, str]  # size, time of content, time of change, digest


class FileTimes(Record):
    """The files that a build saw: size, time of content, time of change (nanoseconds) and digest, by path.

    A file that was touched shortly before the build began, or after, is not believed: its time may not show it.
    """

    files: Mapping[str, Times] = field(default_factory=dict)
    began: int = 0

    def digest(self, path: str, size: int, time: int, changed: int) -> str:
        """The digest of a file that is as it was; empty if that cannot be said."""
        kept = self.files.get(path)
        if kept is None or kept[:3] != (size, time, changed) or max(time, changed) > self.began - _COARSE:
            return ""
        return kept[3]


class PageMemory(Record):
    """What the pages of a site were made from. `basis` is all that no question is asked about: program, theme, settings; but for the templates, which are `look`.

    `questions` are all that any page asked, by their ids in order, with `answers`; some may be asked by no page any more,
    and `all_asked` is their number when each was. Of the pages, by their `paths` in order, `digests` are those of their
    contents, `files` their sizes, times of content and times of change (nanoseconds), and `asked` what each asked, one after
    the other, up to its place in `ends`; `views` are the first place, the last place and the digest of what is kept of
    each in the file of views. All numbers have eight bytes but `asked`, the lower halves of ids, and `ends`, which have four.
    `index` names the search index that was kept with them. `name` is that under which `questions`, `asked` and `ends` are
    kept, apart from all else, since after most edits they are what they were; empty where they are not kept yet.
    """

    basis: str = ""
    look: str = ""
    questions: bytes = b""
    answers: bytes = b""
    paths: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()
    files: bytes = b""
    asked: bytes = b""
    ends: bytes = b""
    views: bytes = b""
    all_asked: int = 0
    index: str = ""
    name: str = ""


class SiteMemory(Record):
    """A journal as a build assembled it.

    `basis` is all that it was made from beside the notes. `paths` are those of its notes, `hidden` those that lie among
    drafts. `shown` is what is looked for of each note that shows something, before the journal is. `lost` was found in notes
    that are not published; `unpublished`: there are such notes. `pages` are the paths of its pages in the output. `site` and `known` are packed, by the names of their fields,
    each within the bytes that all were read as; empty where nothing is kept.
    """

    basis: str = ""
    paths: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    shown: Mapping[str, Shown] = field(default_factory=dict)
    lost: tuple[Diagnostic, ...] = ()
    pages: tuple[str, ...] = ()
    site: Mapping[str, memoryview] = field(default_factory=dict)
    known: Mapping[str, memoryview] = field(default_factory=dict)
    unpublished: bool = False


class Memory(Record):
    """What a build leaves to the next one. `reading` is the digest of what reading depended on beside the files.

    `site` names the journal that was assembled, empty for none: the same as long as it is the same but for the text of its
    notes. `choices` are those that were made for it, and `days` those of which something else is told now. `words` are
    those written in each month, by language.
    """

    times: FileTimes = field(default_factory=FileTimes)
    pages: PageMemory = field(default_factory=PageMemory)
    reading: str = ""
    site: str = ""
    choices: Choices = field(default_factory=Choices)
    days: tuple[Day, ...] = ()
    words: Mapping[tuple[int, int], Mapping[str, int]] = field(default_factory=dict)


_MEMORY = "build.msgpack"
_ASKED = "asked.msgpack"
_SITE = "site.msgpack"
_RESULTS = "compared.msgpack"
_TEMPLATES = "templates.msgpack"
_CLOCK = "journal-clock"
OUTSIDE = "outside.json"  # what other servers answered
_KEPT = pattern(
    rf"(?:{re.escape(_FILE)}(?:-journal|-wal|-shm)?|{re.escape(_INDEX)}(?:-journal|-wal|-shm)?|{re.escape(_MEMORY)}(?:\.\d+)?|{re.escape(_ASKED)}(?:\.\d+)?|{re.escape(_SITE)}(?:\.\d+)?|{re.escape(_RESULTS)}(?:\.\d+)?|{re.escape(_TEMPLATES)}(?:\.\d+)?|{re.escape(_VIEWS)}|{_CLOCK}|{re.escape(SEAL)}|{re.escape(OUTSIDE)}|{re.escape(FILE)}(?:\.\d+)?|{re.escape(_PROGRAM)}(?:\.\d+)?)"
)


def recall(folder: Path | None) -> tuple[Memory, int]:
    """What the last build left, nothing if that cannot be understood; and the time of the file system now."""
    if folder is None:
        return Memory(), 0
    try:
        if not folder.exists():
            _make(folder)
        clock = folder / _CLOCK
        clock.write_bytes(b"")
        if not (folder / SEAL).exists():
            (folder / SEAL).touch()
        now = clock.stat().st_mtime_ns
    except OSError:
        return Memory(), 0
    memory = whole(folder / _MEMORY, Memory) or Memory()
    return replace(memory, pages=_with_asked(folder, memory.pages)), now


def remember(folder: Path | None, memory: Memory) -> None:
    """Leaves `memory` to the next build, whole or not at all."""
    if folder is None:
        return
    pages, name = memory.pages, memory.pages.name
    if not name:
        name = leave(folder / _ASKED, parts(_Asked(pages.questions, pages.asked, pages.ends)))
    rest = replace(pages, questions=b"", asked=b"", ends=b"", name=name)
    leave(folder / _MEMORY, parts(replace(memory, pages=rest)))


class _Asked(Record):
    questions: bytes
    asked: bytes
    ends: bytes


def _with_asked(folder: Path, pages: PageMemory) -> PageMemory:
    """The pages with what they asked; none where that was lost."""
    kept = whole(folder / _ASKED, _Asked, check=pages.name) if pages.name else None
    return replace(pages, questions=kept.questions, asked=kept.asked, ends=kept.ends) if kept else PageMemory()


def recall_site(folder: Path | None, name: str) -> SiteMemory:
    """The journal that was kept under `name`; an empty one if it is not there any more."""
    kept = whole(folder / _SITE, SiteMemory, check=name) if folder is not None and name else None
    return kept or SiteMemory()


def remember_site(folder: Path, memory: SiteMemory) -> str:
    """Keeps a journal, and gives the name under which it is kept; empty if it could not be."""
    return leave(folder / _SITE, parts(memory))


class _Compared(Record):
    basis: str
    results: Results


def recall_results(folder: Path | None, basis: str) -> Results | None:
    """What comparing came to in the last build that assembled a journal; None if it compared by something else, or it is lost."""
    kept = whole(folder / _RESULTS, _Compared) if folder is not None else None
    return kept.results if kept is not None and kept.basis == basis else None


def remember_results(folder: Path | None, basis: str, results: Results) -> None:
    """Keeps what comparing came to."""
    if folder is not None:
        leave(folder / _RESULTS, parts(_Compared(basis, results)))


class _Templates(Record):
    basis: str
    compiled: Mapping[str, bytes]


def recall_templates(folder: Path | None, basis: str) -> Mapping[str, bytes]:
    """The templates that a build by the same program compiled here; none if it is another, or they are lost.

    They are code, so those of a store that came from elsewhere are none.
    """
    seal = sealed(str(folder)) if folder is not None else 0
    if folder is None or not seal:
        return {}
    kept = whole(folder / _TEMPLATES, _Templates, seal)
    return kept.compiled if kept is not None and kept.basis == basis else {}


def remember_templates(folder: Path | None, basis: str, compiled: Mapping[str, bytes]) -> None:
    """Keeps compiled templates."""
    seal = sealed(str(folder)) if folder is not None else 0
    if folder is not None and seal:
        leave(folder / _TEMPLATES, parts(_Templates(basis, compiled)), seal)


def kept_in(folder: Path) -> tuple[str, ...]:
    """The names of what builds keep in a folder, sorted; anything else that lies there is somebody else's."""
    try:
        entries = [entry for entry in folder.iterdir() if entry.is_file() and not entry.is_symlink()]
        names = {entry.name for entry in entries if _KEPT.fullmatch(entry.name)}
        ignore = folder / ".gitignore"
        # It hides what else lies there from Git, as long as something does.
        if len(names) + 1 == len(list(folder.iterdir())) and ignore.read_text("utf-8", "replace") == _IGNORE:
            names.add(ignore.name)
    except OSError:
        return ()
    return tuple(sorted(names))


def holds_notes(folder: Path | None) -> bool:
    """Whether a folder has a store, which may hold notes."""
    return folder is not None and (folder / _FILE).exists()


def discard(folder: Path) -> tuple[str, ...]:
    """Throws the store away, and its folder if nothing else lies there; gives the names of what cannot be deleted, sorted.

    On Windows that is what another process has open, as a preview has.
    """
    left: list[str] = []
    for name in sorted(kept_in(folder), key=".gitignore".__eq__):  # as long as something stays, that hides it from Git
        if name == ".gitignore" and left:
            break
        try:
            (folder / name).unlink(missing_ok=True)
        except OSError:
            left.append(name)
    with suppress(OSError):
        folder.rmdir()
    return tuple(left)


def _opened(folder: Path) -> sqlite3.Connection | None:
    path = folder / _FILE
    try:
        if not folder.exists():
            _make(folder)
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


def _make(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / ".gitignore").write_text(_IGNORE, encoding="utf-8")


def _is_passing(error: sqlite3.Error) -> bool:
    """Whether an error says nothing of the file itself: it is locked, cannot be written, the disk is full, or it is our mistake."""
    if isinstance(error, sqlite3.ProgrammingError):
        return True
    # The low byte is the kind of error; the rest tells more of it. Python leaves it out where SQLite gave none.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _PASSING


def _sum(data: bytes, of: str = "") -> bytes:
    """A checksum of what is kept under a name. In a damaged table, a row may be found under the name of another."""
    digest = blake2b(of.encode("utf-8", "surrogatepass"), digest_size=_SUM)
    digest.update(data)
    return digest.digest()


def _table(path: Path) -> sqlite3.Connection:
    # The preview asks from several threads, and what nobody needs any more is let go in any of them.
    connection = sqlite3.connect(path, timeout=_WAIT, check_same_thread=sqlite3.threadsafety < _SERIALIZED)
    try:
        # A store lost to a power cut is made again; waiting for the disk would cost more each time.
        connection.execute("PRAGMA synchronous = OFF")
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        if form != _FORM:
            connection.execute("DROP TABLE IF EXISTS notes")
            connection.execute("DROP TABLE IF EXISTS uses")
            connection.execute("DROP TABLE IF EXISTS bodies")
            connection.execute("DROP TABLE IF EXISTS pictures")
            connection.execute("DROP TABLE IF EXISTS copies")
            connection.execute(f"PRAGMA user_version = {_FORM}")
        # Apart from what is large, so that it can be looked through; large rows are found faster by an index of their own.
        connection.execute("CREATE TABLE IF NOT EXISTS uses (key TEXT PRIMARY KEY, build INTEGER) WITHOUT ROWID")
        connection.execute("CREATE TABLE IF NOT EXISTS notes (key TEXT PRIMARY KEY, data BLOB)")
        connection.execute("CREATE TABLE IF NOT EXISTS bodies (key TEXT PRIMARY KEY, data BLOB)")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS pictures (key TEXT PRIMARY KEY, unused INTEGER, data BLOB) WITHOUT ROWID"
        )
        connection.execute("CREATE TABLE IF NOT EXISTS copies (path TEXT PRIMARY KEY, key TEXT, data BLOB)")
        connection.execute("SELECT key, unused, data FROM pictures LIMIT 1").fetchone()
        connection.execute("SELECT path, key, data FROM copies LIMIT 1").fetchone()
        connection.execute("SELECT key, build FROM uses LIMIT 1").fetchone()
        connection.execute("SELECT key, data FROM notes LIMIT 1").fetchone()
        connection.execute("SELECT key, data FROM bodies LIMIT 1").fetchone()
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection
