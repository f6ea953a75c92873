"""Runs a command, however it was called, and ends the program with its exit code."""

import os
import sys
import warnings
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import NoReturn

from journal.commands.exits import INTERRUPTED, WRONG_USAGE, Ended, Misused, is_unheard, unheard


def run(command: Callable[[], int], arguments: Sequence[str]) -> NoReturn:
    """Runs a command, which gives its exit code; `arguments` are what was typed after `journal`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A console that is not Unicode would stop at the first name in Chinese.
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.getfilesystemencoding() != "utf-8":
        sys.exit(_in_unicode(arguments))
    if not sys.warnoptions:
        # What packages warn of is for programmers; a picture with very many pixels is one such case.
        warnings.simplefilter("ignore")
    try:
        code = command()
    except Ended as ended:
        code = ended.code
    except Misused as error:
        print(f"Error: {error}", file=sys.stderr)
        code = WRONG_USAGE
    except KeyboardInterrupt:
        code = INTERRUPTED
    except OSError as error:
        if not is_unheard(error):
            raise
        code = unheard(error)
    sys.exit(code)


def _in_unicode(arguments: Sequence[str]) -> int:
    """Runs the program in a Python that takes file names for UTF-8: this one, by its locale, could not even write them."""
    import subprocess

    # With this, Windows would take them for something else again, and this would never end.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONLEGACYWINDOWSFSENCODING"}
    try:
        return subprocess.call([sys.executable, "-X", "utf8", "-m", "journal", *arguments], env=environment)
    except KeyboardInterrupt:
        return INTERRUPTED
