"""`journal theme list`, `copy` and `diff`: files of one's own in place of the shipped ones."""

import sys
from pathlib import Path
from typing import Final

import click

from journal.commands.exits import FAILED, WRONG_USAGE, Misused
from journal.commands.project import CONFIGURATION, here
from journal.commands.voice import answering, prefix, telling
from journal.disk import Refusal, read_file
from journal.overrides import difference, state
from journal.spelling import nearest
from journal.theme import additions, begin, overrides, shipped_files
from journal.version import VERSION

_HELP: Final = """Templates and static files of your own in place of the shipped ones.

They are taken where a journal.toml is. NAME is `page.html` or `static/journal.css`;
the folder may be left out.
"""


@click.group(help=_HELP)
def command() -> None:
    """The commands about looks."""


@command.command("list", help="Names the shipped files, and those of yours in their place.")
def _list() -> None:
    with answering():
        project = _themed()
        own = {each.path: state(each) for each in overrides(project)} if project else {}
        for path in shipped_files():
            print(f"{path:<32} {own.get(path, '')}".rstrip())
        for path in additions(project) if project else ():
            print(f"{path:<32} yours, beside the shipped ones")
        sys.stdout.flush()


@command.command("copy", help="Puts a shipped file into the project, to begin one of your own.")
@click.argument("name")
def _copy(*, name: str) -> None:
    with telling() as voice:
        project = _themed()
        if project is None:
            told = "there is no journal.toml here, and templates are taken only where one is"
            voice.give_up(Refusal(told, "make one; it may be empty"), WRONG_USAGE)
        path = _shipped_name(name)
        if refusal := begin(project, path, VERSION):
            voice.give_up(refusal, FAILED)
        print(f"{prefix(project)}{path} is a copy of the shipped one", flush=True)


@command.command("diff", help="Shows how files of yours differ from the shipped ones.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
def _diff(*, names: tuple[str, ...]) -> None:
    with answering():
        project = _themed()
        wanted = [_shipped_name(name) for name in names]
        found = overrides(project) if project else ()
        shown = [each for each in found if not wanted or each.path in wanted]
        for path in wanted:
            if path not in {each.path for each in shown}:
                print(f"{path}: the shipped one is used")
        if not found and not wanted:
            print("no file of yours stands in the place of a shipped one")
        print("\n\n".join("\n".join(difference(each)) for each in shown), end="\n" if shown else "", flush=True)


def _themed() -> Path | None:
    """The folder of the project, if templates of its own are taken there."""
    project = here()
    return project if isinstance(read_file(project / CONFIGURATION), bytes) else None


def _shipped_name(name: str) -> str:
    """The path of the shipped file that is meant, as `templates/page.html`."""
    files = shipped_files()
    meant = [path for path in files if name in {path, path.partition("/")[2]}]
    if not meant:
        near = nearest(name, [*files, *(path.partition("/")[2] for path in files)])
        raise Misused(
            f"Invalid value: there is no shipped file `{name}`"
            + (f"; did you mean `{near}`?" if near else "; `journal theme list` names them")
        )
    return meant[0]
