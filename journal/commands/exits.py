"""The codes that commands end with; 0 means that nothing is wrong."""

from typing import Final

FAILED: Final = 1
WRONG_USAGE: Final = 2  # as click has it
INTERRUPTED: Final = 130  # as shells count it
