"""`journal inspect`: what is understood of a few notes."""

from pathlib import Path
from typing import Final

import click

from journal.build import overrule_of
from journal.commands.exits import WRONG_USAGE
from journal.commands.options import FOLDER
from journal.commands.project import configuration, here
from journal.commands.voice import answering
from journal.inspection import run_inspect
from journal.intake import rules_of
from journal.site.terms import Terms

_HELP: Final = """Shows what is understood of notes.

PATHS are notes, or folders of them. Each value stands with its line and, where
it was inferred, with what told it. Nothing is published or changed.
"""


@click.command(help=_HELP)
@click.argument("paths", nargs=-1, required=True, type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print JSON: an object for one note, `documents` for several.")
def command(*, paths: tuple[Path, ...], as_json: bool) -> None:
    with answering() as voice:
        project = here()
        config = configuration(project, voice)
        terms = Terms(overrules=tuple(overrule_of(override) for override in config.overrides))
        root = project / config.content
        refusal = run_inspect(paths, as_json=as_json, echo=print, root=root, rules=rules_of(config), terms=terms)
        if refusal is not None:
            voice.give_up(refusal, WRONG_USAGE)
