"""`journal stats`: the figures of the pages, in the terminal."""

from typing import Final, Unpack

import click

from journal.account.counted import stats_json
from journal.account.printed import stats_text
from journal.commands import options
from journal.commands.options import Given
from journal.commands.project import read_journal, settings
from journal.commands.voice import answering

_HELP: Final = """Shows what the journal comes to.

The figures are those of the pages: tasks, time, verdicts, promises, topics,
reading and questions, of all time and of the last weeks, months and years.
Nothing is published or changed.
"""


@click.command(help=_HELP)
@options.content
@options.as_of
@options.cache
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with each day, week, month, year and tag.")
def command(*, as_json: bool, **given: Unpack[Given]) -> None:
    with answering() as voice:
        site = read_journal(settings(voice, **given), voice).site
        print(stats_json(site) if as_json else stats_text(site), flush=True)
