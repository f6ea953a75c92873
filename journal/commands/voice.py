"""What commands say to a person, and how they end when they cannot go on."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NoReturn, TextIO

from journal.commands.exits import FAILED, Ended, Misused, is_unheard
from journal.diagnostics import Code, Diagnostic, Severity, failure
from journal.disk import Refusal

_MOST_IN_FULL: Final = 50
_MOST_PATHS: Final = 10


class Voice:
    """What the person is told, and how much of it."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet, self.verbose = quiet, verbose
        self.said: list[str] = []
        self._color = colored(sys.stderr)
        self._on_github = os.environ.get("GITHUB_ACTIONS") == "true"

    def say(self, text: str) -> None:
        """Prints to the standard error stream, so that results can be piped."""
        self.said.append(f"{text}\n")
        print(text, file=sys.stderr, flush=True)

    def passing(self, text: str) -> None:
        """Says what holds for now only, and not of the site; a build that finds nothing to do says it not again."""
        if not self.quiet:
            print(text, file=sys.stderr, flush=True)

    def warning(self, text: str) -> None:
        """Says what may not be what the person wants."""
        warning = "\x1b[1;33mwarning:\x1b[0m" if self._color else "warning:"
        self.say(f"{warning} {text}")

    def refusal(self, refusal: Refusal) -> None:
        """Says why nothing was done."""
        error = "\x1b[1;31merror:\x1b[0m" if self._color else "error:"
        self.say(f"{error} {refusal.message}" + (f"\n  hint: {refusal.hint}" if refusal.hint else ""))
        if self._on_github:
            self.say(f"::error::{refusal.message.replace('%', '%25').replace(chr(10), '%0A')}")

    def give_up(self, refusal: Refusal, code: int) -> NoReturn:
        """Says why nothing was done, and ends the command."""
        self.refusal(refusal)
        raise Ended(code)

    def diagnostics(self, found: Sequence[Diagnostic], within: str) -> None:
        """Shows problems, those that matter less last, and no more than a person reads."""
        from journal.report import full, github

        left = len(found) if self.verbose else _MOST_IN_FULL
        hidden: list[Diagnostic] = []
        for severity in (Severity.ERROR,) if self.quiet else Severity:
            of_level = sorted(
                (each for each in found if each.severity is severity), key=lambda each: (each.where, each.code.value)
            )
            if shown := of_level[:left]:
                self.say(full(shown, color=self._color, prefix=within))
            hidden += of_level[left:]
            left -= len(shown)
        if hidden:
            self.say(_more(hidden))
        if self._on_github:
            print(github((each for each in found if each.severity is not Severity.NOTE), prefix=within), end="")

    def failure(self, error: Exception) -> None:
        """Says that the program failed; the traceback is for those who asked for it."""
        if self.verbose:
            from traceback import print_exception

            print_exception(error, file=sys.stderr)
        hint = (
            "report this with the lines above, and with the note that causes it if you can tell"
            if self.verbose
            else "build again with `-v`, and report what it then prints"
        )
        self.refusal(Refusal(failure(error), hint))


@contextmanager
def telling(*, quiet: bool = False, verbose: bool = False) -> Iterator[Voice]:
    """The voice of a command that does something; a fault of the program is told, and ends it."""
    voice = Voice(quiet=quiet, verbose=verbose)
    try:
        yield voice
    except (Ended, Misused):
        raise
    except Exception as error:
        if isinstance(error, OSError) and is_unheard(error):
            raise
        voice.failure(error)
        raise Ended(FAILED) from None


@contextmanager
def answering() -> Iterator[Voice]:
    """The voice of a command that prints a result; where its reader ends early, so does the program."""
    import signal

    if hasattr(signal, "SIGPIPE"):
        # What reads the output may stop early (`| head`); that ends the program, and is no fault.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    with telling() as voice:
        yield voice


def colored(stream: TextIO) -> bool:
    """Whether what is printed to a stream is seen in colours."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def prefix(folder: Path) -> str:
    """How to write the way from where the person is to `folder`: empty, or ending in `/`."""
    here = Path.cwd()
    with suppress(ValueError, OSError):
        path = folder.resolve().relative_to(here).as_posix()
        return "" if path == "." else f"{path}/"
    return f"{folder.as_posix().rstrip('/')}/"


def listed(paths: Sequence[str], within: str) -> str:
    """Paths as lines, the first ones in full."""
    rest = len(paths) - _MOST_PATHS
    return "\n".join(
        [*(f"  {within}{path}" for path in paths[:_MOST_PATHS]), *([f"  … and {rest:,} more"] if rest > 0 else [])]
    )


def _more(hidden: Iterable[Diagnostic]) -> str:
    codes: Counter[Code] = Counter(each.code for each in hidden)
    counted = ", ".join(f"{count} {code.value}" for code, count in codes.most_common())
    return f"… and {codes.total()} more ({counted}); `journal build -v` shows them all\n"
