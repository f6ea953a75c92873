"""`journal init`: a journal is begun."""

from datetime import date
from pathlib import Path
from shlex import quote
from typing import Final

import click

from journal.commands.exits import FAILED, WRONG_USAGE
from journal.commands.options import FOLDER
from journal.commands.surroundings import processors
from journal.commands.voice import prefix, telling
from journal.disk import Refusal
from journal.founding import carry_out, plan
from journal.version import VERSION

_HELP: Final = """Begins a journal in DIR, or else in the current folder.

In an empty folder it writes a journal that works: configuration, first notes,
a workflow that publishes them, settings of Git and editors, and a README.
In a folder of notes it only tells what it finds, what their dates come from and
what needs you; --write then adds what is lacking beside them. Nothing that is
there is ever changed.
"""


@click.command(help=_HELP)
@click.argument("folder", metavar="[DIR]", default=".", type=FOLDER)
@click.option("--write", is_flag=True, help="In a folder of notes: add what is lacking.")
@click.option("--freeze", is_flag=True, help="Also settle the order of dates and the language as they are now.")
def command(*, folder: Path, write: bool, freeze: bool) -> None:
    with telling() as voice:
        planned = plan(folder, date.today(), VERSION, processors(), freeze=freeze)
        if isinstance(planned, Refusal):
            voice.give_up(planned, WRONG_USAGE)
        if planned.told:
            print("\n".join(planned.told) + "\n")
        paths = "\n".join(f"  {prefix(folder)}{path}" for path in planned.files)
        if not paths:
            print("nothing is lacking", flush=True)
        elif not (planned.empty or write):
            print(f"nothing was written; `{_command(folder, freeze=freeze)}` would add\n{paths}", flush=True)
        elif refusal := carry_out(planned, folder):
            voice.give_up(refusal, FAILED)
        else:
            there = "" if folder == Path() else f" in {quote(str(folder))}"
            print(f"written:\n{paths}", flush=True)
            if planned.empty:
                print(f"\n`journal serve --open`{there} shows it while you write", flush=True)


def _command(folder: Path, *, freeze: bool) -> str:
    """What is to be typed so that the folder gets what it lacks."""
    named = [] if folder == Path() else [quote(str(folder))]
    return " ".join(("journal init", *named, "--write", *(["--freeze"] if freeze else [])))
