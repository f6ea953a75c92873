"""What the folder of a repository tells without Git: its remote and its branch, from plain files.

Where a file is not there or says something else, nothing is known, which is no fault.
"""

from pathlib import Path

from journal.disk import read_file
from journal.forge import remote_in

_HEAD = "ref: refs/heads/"
_REMOTE_HEAD = "ref: refs/remotes/origin/"


def checkout(start: Path) -> Path | None:
    """The folder that Git keeps for the repository that `start` lies in; None outside of one."""
    for folder in (start, *start.parents):
        inside = folder / ".git"
        if _text(inside / "HEAD"):
            return inside
        text = _text(inside)
        if text.startswith("gitdir:"):
            there = (folder / text.removeprefix("gitdir:").strip()).resolve()
            # A further work tree of a repository: its own branch, but the settings of all.
            return there if _text(there / "HEAD") else None
    return None


def remote(git: Path) -> str:
    """The address of the repository's remote; empty where there is none."""
    return remote_in(_text(_shared(git) / "config"))


def branch(git: Path) -> str:
    """The branch that the remote shows, else the one that is checked out; empty where neither is known."""
    there = _text(_shared(git) / "refs" / "remotes" / "origin" / "HEAD").strip()
    here = _text(git / "HEAD").strip()
    if there.startswith(_REMOTE_HEAD):
        return there.removeprefix(_REMOTE_HEAD)
    return here.removeprefix(_HEAD) if here.startswith(_HEAD) else ""


def files(start: Path) -> tuple[Path, ...]:
    """The files that all of this was read from, or would be."""
    git = checkout(start)
    if git is None:
        return ()
    return (_shared(git) / "config", git / "HEAD", _shared(git) / "refs" / "remotes" / "origin" / "HEAD")


def _shared(git: Path) -> Path:
    common = _text(git / "commondir").strip()
    return (git / common).resolve() if common else git


def _text(path: Path) -> str:
    data = read_file(path)
    return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
