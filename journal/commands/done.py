"""`journal done`: an open task is ticked where it is written."""

from typing import Final, Unpack

import click

from journal.account.todo import Todo, Which, todo
from journal.commands import options
from journal.commands.exits import FAILED
from journal.commands.options import Given
from journal.commands.project import read_journal, settings
from journal.commands.voice import prefix, telling
from journal.disk import Refusal
from journal.keeping import tick
from journal.noting import meant
from journal.spelling import nearest

_HELP: Final = """Ticks the open task that TEXT means, in the file where it stands last.

TEXT is the task's words, a part of them, or words that are nearly the same. One
character of the file changes. Where several tasks may be meant, they are listed,
and none is ticked.
"""


@click.command(help=_HELP)
@click.argument("text", nargs=-1, required=True)
@options.content
@options.cache
def command(*, text: tuple[str, ...], **given: Unpack[Given]) -> None:
    said = " ".join(" ".join(text).split())
    if not said:
        raise click.UsageError("no task is named: `journal done ferns`")
    with telling() as voice:
        wanted = settings(voice, **given)
        read = read_journal(wanted, voice)
        within = prefix(wanted.content)
        found = meant(todo(read.site, Which.RECENT), said) or meant(todo(read.site, Which.ALL), said)
        if len(found) != 1:
            lines = "".join(f"\n  {_told(row, within)}" for row in found)
            near = nearest(said, (row.text for row in todo(read.site, Which.ALL)))
            other = f"did you mean `{near}`?" if near else "`journal todo` lists those that are open"
            hint = "say more of one of them" if found else other
            what = "several tasks may be meant:" if found else f"no open task is like `{said}`"
            voice.give_up(Refusal(what + lines, hint), FAILED)
        if refusal := tick(read, wanted.config, found[0].file, found[0].line):
            voice.give_up(refusal, FAILED)
        print(_told(found[0], within), flush=True)


def _told(row: Todo, within: str) -> str:
    return f"{within}{row.file}:{row.line}: {row.text}"
