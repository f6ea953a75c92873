"""The version of the program: the one place where it is written, read by the build of the package too; and those of packages."""

from typing import Final

VERSION: Final = "0.1.0"


def version_of(package: str) -> str:
    """The version of an installed package; empty if it is not there."""
    # Loading this takes longer than most builds need for a note.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return ""
