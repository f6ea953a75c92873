"""`journal log`: a line with its time, in the entry of today."""

from datetime import datetime
from typing import Final, Unpack

import click

from journal.commands import options
from journal.commands.exits import FAILED
from journal.commands.options import Given
from journal.commands.project import settings
from journal.commands.surroundings import day_of
from journal.commands.voice import prefix, telling
from journal.disk import Refusal, put_bytes
from journal.keeping import with_line
from journal.opening import opened
from journal.starting import Sort

_HELP: Final = """Adds a line with the time to today's entry, which it begins if there is none.

The line stands below the last one with a time, and is written as that is. Prints
the file and the line. Every other line of the file stays as it is.
"""


@click.command(help=_HELP)
@click.argument("text", nargs=-1, required=True)
@options.content
@options.cache
def command(*, text: tuple[str, ...], **given: Unpack[Given]) -> None:
    words = " ".join(" ".join(text).split())
    if not words:
        raise click.UsageError("there is nothing to note: `journal log Low water at the bar`")
    with telling() as voice:
        wanted = settings(voice, **given)
        now = datetime.now()
        day = day_of(now, wanted.config.day_starts_at)
        there = opened(wanted, Sort.DAY, day, "")
        if isinstance(there, Refusal):
            voice.give_up(there, FAILED)
        change = with_line(wanted, there.path, day, (now.hour, now.minute), words)
        if isinstance(change, Refusal):
            voice.give_up(change, FAILED)
        if refusal := put_bytes(there.path, change.before, change.after):
            voice.give_up(refusal, FAILED)
        print(f"{prefix(there.path.parent)}{there.path.name}:{change.line}: {change.text}", flush=True)
