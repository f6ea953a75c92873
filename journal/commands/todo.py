"""`journal todo`: the tasks that are still to be done, in the terminal."""

from typing import Final, Unpack

import click

from journal.account.todo import Which, todo, todo_json, todo_text
from journal.commands import options
from journal.commands.options import Given
from journal.commands.project import read_journal, settings
from journal.commands.voice import answering, prefix

_HELP: Final = """Lists the tasks that are still to be done, each with its file and line.

Those of the last twelve weeks, the newest entry first; a task that is carried
over is listed where it stands last. Nothing is published or changed.
"""


@click.command(help=_HELP)
@options.content
@options.as_of
@options.cache
@click.option("--all", "which", flag_value="all", help="Those of all time.")
@click.option("--due", "which", flag_value="due", help="Those with a date to be done by, in the order of these.")
@click.option("--carried", "which", flag_value="carried", help="Those that are carried over, the oldest first.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: a list of tasks.")
def command(*, which: str | None, as_json: bool, **given: Unpack[Given]) -> None:
    with answering() as voice:
        wanted = settings(voice, **given)
        site = read_journal(wanted, voice).site
        rows = todo(site, Which(which or "recent"))
        text = todo_json(rows) if as_json else todo_text(rows, site.masthead.language, prefix(wanted.content))
        print(text, flush=True)
