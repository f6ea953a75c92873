"""What builds wrote into an output folder, as its marker tells; whatever else lies there is somebody's own.

The marker is a file like others, into which anybody may have written: its paths are looked at before they are believed.
"""

import stat
from pathlib import Path
from typing import Final

from journal.claims import STAGE, Refused, folders_of, unsafe
from journal.disk import MARKER, Refusal

NO_JEKYLL: Final = ".nojekyll"  # without it GitHub Pages passes over files whose names begin with `_`
# What may lie in a folder that is otherwise empty: what hosts and systems put there, not a person's work.
_IGNORABLE: Final = frozenset(
    {".git", ".gitignore", ".gitattributes", ".gitkeep", "CNAME", NO_JEKYLL, STAGE, ".DS_Store", "Thumbs.db"}
    | {"desktop.ini", "lost+found"}
)
_DIGEST: Final = 32  # characters


def marked(output: Path) -> dict[str, str]:
    """The paths in the marker, with the digests of their contents. Raises `OSError`, as where no build wrote."""
    lines = (output / MARKER).read_text("utf-8", "replace").split("\n")
    return {line[_DIGEST + 1 :]: line[:_DIGEST] for line in lines if line[_DIGEST : _DIGEST + 1] == " "}


def previous(output: Path) -> dict[str, str]:
    """As `marked`; nothing in a folder that is as good as empty. Raises `Refused` for one of somebody else."""
    try:
        return marked(output)
    except FileNotFoundError:
        others = sorted(entry.name for entry in output.iterdir() if not is_ignorable(entry.name))
        if others:
            raise Refused(
                Refusal(
                    f"`{output}` holds files that no build wrote, such as `{others[0]}`",
                    "name another folder with `--output DIR`, or empty this one; "
                    f"to build beside those files all the same, put an empty file `{MARKER}` into it",
                )
            ) from None
        return {}


def is_ignorable(name: str) -> bool:
    """Whether a file or folder of the output may be passed over when it is asked who the folder belongs to."""
    return name in _IGNORABLE or name.startswith(".journal-")


def is_there(output: Path, path: str) -> bool:
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
