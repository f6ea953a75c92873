"""Which paths the files of one publication may have: each is safe on the machine that builds, and claimed once."""

import sys
from collections.abc import Iterable, Mapping, Set
from typing import Final
from unicodedata import normalize

from journal.diagnostics import Code, Diagnostic, Span
from journal.disk import MARKER, Refusal
from journal.patterns import pattern
from journal.record import Draft, field

STAGE: Final = ".journal-stage"
HEADER: Final = "journal-site 1"
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}


class Refused(Exception):  # noqa: N818 - it is caught where files are published, and is no error of the program
    """Nothing is published, for this reason."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


class Claims(Draft):
    """The paths of one publication, with the digests of their contents; each is safe and claimed once."""

    digests: dict[str, str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    _folders: set[str] = field(default_factory=set)

    def claim(self, path: str) -> None:
        """Notes that `path` will be written; raises `Refused` if it must not be."""
        if reason := unsafe(path):
            raise Refused(Refusal(f"`{path}` cannot be the path of a page: {reason}", "give its note another `url`"))
        self._see({path})
        # The folders above one that is known are known too, and no file has the name of one.
        new = [] if path.rpartition("/")[0] in self._folders else folders_of(path)
        if path in self._folders or any(folder in self.digests for folder in new):
            raise _both(path)
        self.digests[path] = ""
        self._folders.update(new)

    def keep(self, digests: Mapping[str, str]) -> None:
        """Notes paths that stay as an earlier build wrote them; whether they may beside others is seen by `settle`."""
        self._see(digests.keys())
        self.digests |= digests

    def _see(self, paths: Set[str]) -> None:
        for path in paths & self.digests.keys():
            raise Refused(Refusal(f"`{path}` is claimed twice", "give one of its notes another `url`"))

    def settle(self, before: Set[str]) -> None:
        """Raises `Refused` if one of the paths is a folder of another; of those that were there `before` none is."""
        if self.digests.keys() <= before:
            return
        for path in folders_above(self.digests) & self.digests.keys():
            raise _both(path)

    def collisions(self) -> tuple[tuple[str, str], ...]:
        """Pairs of paths that are one where case does not count, sorted."""
        # All at once, which is quick: hardly any site has such a pair.
        if len(set(folded("\n".join(self.digests)).split("\n"))) == len(self.digests):
            return ()
        seen: dict[str, str] = {}
        pairs = ((seen.setdefault(folded(path), path), path) for path in sorted(self.digests))
        return tuple(pair for pair in pairs if pair[0] != pair[1])

    def lost(self, path: str, source: str, why: str) -> None:
        """Gives `path` up: what it is copied from cannot be read."""
        del self.digests[path]
        self.found.append(Diagnostic(Code.UNREADABLE, Span(source, 1), f"the file cannot be read: {why}"))

    def marker(self) -> bytes:
        """The marker file for these paths."""
        lines = (f"{self.digests[path]} {path}\n" for path in sorted(self.digests))
        return f"{HEADER}\n{''.join(lines)}".encode()


def _both(path: str) -> Refused:
    return Refused(Refusal(f"`{path}` is both a file and a folder", "give one of its notes another `url`"))


def unsafe(path: str, *, windows: bool = sys.platform == "win32") -> str:
    """Why nothing can be written at `path`, relative and with `/`; empty if something can.

    What would lead out of the output folder is refused everywhere, names that only Windows cannot hold only there.
    """
    if not windows and len(path) <= _SHORT and _PLAIN.fullmatch(path):
        return ""
    parts = path.split("/")
    if path.startswith("/") or (len(path) > 1 and path[1] == ":"):
        return "it is absolute"
    if any(part in ("", ".", "..") for part in parts):
        return "it has a part that is no name"
    if any(ord(character) < 32 or ord(character) == 127 for character in path) or "\\" in path:
        return "it holds a character that file names cannot hold"
    if parts[0] in (MARKER, STAGE, ".git") or path.startswith(".journal-"):
        return "this name is kept for the program"
    try:
        if any(len(part.encode()) > 255 for part in parts):
            return "a part of it is longer than file names can be"
    except UnicodeEncodeError:
        return "it is not valid Unicode"
    return _unsafe_on_windows(parts) if windows else ""


# Most paths: nothing in them, whatever they are, means anything to a file system.
_PLAIN = pattern(r"(?:[a-z0-9_][a-z0-9_.-]*/)*[a-z0-9_][a-z0-9_.-]*")
_SHORT = 255


def _unsafe_on_windows(parts: list[str]) -> str:
    for part in parts:
        if part.split(".")[0].rstrip(" ").lower() in _DEVICES:
            return f"on Windows `{part}` names a device"
        if part[-1] in " ." or any(character in '<>:"|?*' for character in part):
            return f"Windows has no files named `{part}`"
    return ""


def folded(path: str) -> str:
    """A path, the same for all that are one file where case does not count."""
    return path.lower() if path.isascii() else normalize("NFC", path).casefold()


def folders_of(path: str) -> list[str]:
    """The folders above `path`, the nearest first, without the root."""
    folders = []
    at = path.rfind("/")
    while at > 0:
        folders.append(path[:at])
        at = path.rfind("/", 0, at)
    return folders


def folders_above(paths: Iterable[str]) -> set[str]:
    """The folders above any of `paths`, without the root."""
    found: set[str] = set()
    left = {path.rpartition("/")[0] for path in paths} - {""}
    while left:
        found |= left
        left = {folder.rpartition("/")[0] for folder in left} - found - {""}
    return found
