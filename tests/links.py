"""Links of the file system, where they can be made."""

import sys
from pathlib import Path

import pytest


def link(path: Path, to: Path | str) -> None:
    """Makes `path` a link; the test is skipped where nobody may, as on Windows without a right of its own."""
    try:
        path.symlink_to(to)
    except OSError:
        if sys.platform != "win32":
            raise
    if not path.is_symlink():
        pytest.skip("links cannot be made here")
