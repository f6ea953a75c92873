"""`journal new`: a note is begun."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import Final, Unpack

import click

from journal.commands import options
from journal.commands.exits import FAILED, Ended
from journal.commands.options import Given
from journal.commands.project import settings
from journal.commands.surroundings import day_of, editor
from journal.commands.voice import Voice, prefix, telling
from journal.disk import Refusal, program_named, reason_of
from journal.opening import opened
from journal.starting import Sort

_HELP: Final = """Begins a note, where the journal would have it and as its others are.

A `note` is of something read; it and a `page` want a TITLE. Folder, file name,
front matter and headings are those of the newest notes of the sort, or of a
template: `templates/new/day.md`, or one in `_templates` or `archetypes`. Prints
the path. Nothing is written in the place of a file.
"""


@click.command(help=_HELP)
@click.argument("sort", type=click.Choice(("day", "week", "month", "note", "page")))
@click.argument("title", nargs=-1)
@click.option(
    "--date",
    "day",
    callback=options.day,
    metavar="DATE",
    help="The day, or one of the week or month.  [default: today]",
)
@click.option("--carry", is_flag=True, help="Take over the open tasks of the last one.")
@click.option("--plan", is_flag=True, help="Take over what the week or month was to bring.")
@click.option("--edit", is_flag=True, help="Open it in $VISUAL or $EDITOR.")
@options.content
@options.cache
def command(
    *, sort: str, title: tuple[str, ...], day: date | None, carry: bool, plan: bool, edit: bool, **given: Unpack[Given]
) -> None:
    words = " ".join(title).strip()
    if sort in {"note", "page"} and not words:
        raise click.UsageError(f"a {sort} wants a title: `journal new {sort} The lock at noon`")
    with telling() as voice:
        wanted = settings(voice, **given)
        day = day or day_of(datetime.now(), wanted.config.day_starts_at)
        done = opened(wanted, Sort(sort), day, words, carry=carry, plan=plan)
        if isinstance(done, Refusal):
            voice.give_up(done, FAILED)
        told = f"{prefix(done.path.parent)}{done.path.name}"
        print(told, flush=True)
        if not done.made and not edit:
            voice.give_up(Refusal(f"there is `{told}` already", "`--edit` opens it"), FAILED)
        if edit:
            raise Ended(_edited(done.path, voice))


def _edited(path: Path, voice: Voice) -> int:
    """Opens a file in the person's editor, and gives the code that it ends with."""
    import subprocess

    try:
        program, *words = editor(os.environ) or [""]
    except ValueError:
        named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        voice.give_up(Refusal(f"`{named}` has a quote that is not closed", "see VISUAL and EDITOR"), FAILED)
    if not program:
        voice.give_up(Refusal("no editor is named", "set VISUAL or EDITOR, as in `EDITOR=nano`"), FAILED)
    try:
        return subprocess.call([program_named(program), *words, str(path)])
    except OSError as error:
        told = f"`{program}` cannot be started: {reason_of(error)}"
        voice.give_up(Refusal(told, "see VISUAL and EDITOR"), FAILED)
