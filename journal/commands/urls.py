"""`journal urls`: the addresses of the site, and the ledger of those that were published."""

from pathlib import Path
from typing import Final, Unpack

import click

from journal.commands import options
from journal.commands.exits import FAILED, Ended
from journal.commands.options import Given
from journal.commands.project import read_journal, settings, text_of
from journal.commands.voice import answering, prefix
from journal.disk import put_text
from journal.extent import pages_of
from journal.redirects import LEDGER, addresses_in, dying, ledger_text

_HELP: Final = """Lists every address of the site, and what each is of.

The lines are those of `urls.txt`, the ledger of what was published. Builds read
it, so that an address whose note was renamed leads to where the note is now;
only --write writes it.

\b
Exit codes:
  0  every address leads somewhere
  1  with --against: some would lead nowhere, and these are listed
"""


@click.command(help=_HELP)
@click.option("--write", is_flag=True, help="Write them into urls.txt, beside those that stand there.")
@options.against
@options.content
@options.output
@options.base_url
@options.cache
def command(*, write: bool, against: Path | None, **given: Unpack[Given]) -> None:
    with answering() as voice:
        wanted = settings(voice, **given)
        read = read_journal(wanted, voice)
        if against is not None:
            former = addresses_in(text_of(against, voice))
            dead = dying(former, read.pages.paths_of(), wanted.config.base_url)
            print("\n".join(dead), end="\n" if dead else "", flush=True)
            raise Ended(FAILED if dead else 0)
        text = ledger_text(read.site, pages_of(read.site), read.ledger.lines)
        if not write:
            print(text, end="", flush=True)
        elif refusal := put_text(wanted.project / LEDGER, text):
            voice.give_up(refusal, FAILED)
        else:
            inside = prefix(wanted.project)
            voice.diagnostics(read.ledger.found, inside)
            print(f"{text.count(chr(10)):,} addresses in {inside}{LEDGER}", flush=True)
