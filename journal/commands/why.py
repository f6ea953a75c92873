"""`journal why`: what a page is made from."""

import shlex
from pathlib import Path
from typing import Final, Unpack

import click

from journal import why
from journal.build import Ready
from journal.commands import options
from journal.commands.exits import WRONG_USAGE
from journal.commands.options import Given
from journal.commands.project import read_journal, settings
from journal.commands.voice import answering
from journal.disk import Refusal
from journal.routes import File, output_path

_HELP: Final = """Shows what a page is made from, and why.

URL is an address of the site, whole or from its root, a file of the output, or
a note: `/2025/w31/`, `https://example.org/2025/w31/`, `2025/w31/index.html`,
`content/weekly/31.md`.
Nothing is published or changed.
"""


@click.command(help=_HELP)
@click.argument("url")
@options.content
@options.output
@options.base_url
@click.option("--portable", is_flag=True, help="For a site that was built so.")
@options.cache
def command(*, url: str, **given: Unpack[Given]) -> None:
    with answering() as voice:
        wanted = settings(voice, **given)
        told = _told(read_journal(wanted, voice), url, wanted.output, wanted.content)
        if isinstance(told, Refusal):
            voice.give_up(told, WRONG_USAGE)
        print("\n".join(told), flush=True)


def _told(read: Ready, url: str, output: Path, content: Path) -> list[str] | Refusal:
    """The lines about an address or a note; why not, where there is nothing to say."""
    address, note = _within(url, output) or url, _within(url, content)
    site, origins = read.site, read.pages.origins()
    there = why.page_at(address, site, origins) or site.routes.get(note)
    if there is None and note:
        return Refusal(f"no page is made from `{url}`", f"`journal inspect {shlex.quote(url)}` shows what it is")
    if there is None:
        near = ", ".join(f"`{each}`" for each in why.near(address, site, origins))
        return Refusal(
            f"the site has nothing at `{url}`", f"near to it: {near}" if near else "`journal urls` lists its addresses"
        )
    if isinstance(there, File) or output_path(there) in origins:
        return why.file(site, output_path(there), origins)
    entry = why.shown(site, there)
    return why.page(site, there, read.pages.look(there, entry.id if entry else ""))


def _within(url: str, folder: Path) -> str:
    """What an argument names in a folder, from there; empty where it names nothing in it."""
    path, folder = Path(url).absolute(), folder.absolute()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""
