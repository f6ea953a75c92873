"""Runs the program, as `journal` and as `python -m journal`."""

import gc
import os
import sys
import time

from journal import first

_INTERRUPTED = 130  # as shells count it
# What is typed most, and what needs nothing that understands a command line, which takes a while to load.
_PLAIN_BUILDS = (["build"], ["build", "-q"], ["build", "--quiet"])


def main() -> None:
    """Ends at once where nothing has changed since the last build, and else does what the command line says."""
    began = time.perf_counter()
    # Almost all that a build makes lives until it ends; looking through it again and again took a quarter of the time.
    gc.set_threshold(2_000_000, 20, 100)
    first.open_streams()
    arguments = sys.argv[1:]
    try:
        if (code := first.version(arguments)) is not None:
            sys.exit(code)
        # On a forge, what is said stands at the lines of a change; that is not repeated here.
        if arguments[:1] == ["build"] and os.environ.get("GITHUB_ACTIONS") != "true":
            code = first.unchanged(arguments, began)
            if code is not None:
                sys.exit(code)
        _whole(arguments)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except OSError as error:
        from journal.commands.exits import is_unheard, unheard

        if not is_unheard(error):
            raise
        sys.exit(unheard(error))
    except SystemExit as ended:
        if arguments[:1] == ["build"]:
            from journal.commands.exits import end

            end(ended.code)
        raise


def _make_ready_to_read() -> None:
    from journal.intake import make_ready

    make_ready()


def _whole(arguments: list[str]) -> None:
    """Loads the whole program; for a build another process does so with what reads notes, of which mostly few are new."""
    from journal.ahead import begun

    ahead = begun(_make_ready_to_read) if arguments[:1] == ["build"] else None
    try:
        if arguments in _PLAIN_BUILDS:
            from journal.commands.building import run as build
            from journal.commands.running import run

            run(lambda: build(ahead, quiet=len(arguments) > 1), arguments)
        from journal.commands.program import main as whole

        whole(ahead=ahead)
    finally:
        if ahead is not None:
            ahead.end()


if __name__ == "__main__":
    main()
