"""The version of the program: the one place where it is written, read by the build of the package too."""

from typing import Final

VERSION: Final = "0.1.0"
