"""`journal why`: what a page is made from."""

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

URL is an address of the site, whole or from its root, or a file of the output:
`/2025/w31/`, `https://example.org/2025/w31/`, `2025/w31/index.html`.
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
        told = _told(read_journal(wanted, voice), url, wanted.output)
        if isinstance(told, Refusal):
            voice.give_up(told, WRONG_USAGE)
        print("\n".join(told), flush=True)


def _told(read: Ready, url: str, output: Path) -> list[str] | Refusal:
    """The lines about an address; why not, where there is nothing to say."""
    path, folder = Path(url).absolute(), output.absolute()
    address = path.relative_to(folder).as_posix() if not url.startswith("/") and path.is_relative_to(folder) else url
    site, origins = read.site, read.pages.origins()
    there = why.page_at(address, site, origins)
    if there is None:
        near = ", ".join(f"`{each}`" for each in why.near(address, site, origins))
        return Refusal(
            f"the site has nothing at `{url}`", f"near to it: {near}" if near else "`journal urls` lists its addresses"
        )
    if isinstance(there, File) or output_path(there) in origins:
        return why.file(site, output_path(there), origins)
    entry = why.shown(site, there)
    return why.page(site, there, read.pages.look(there, entry.id if entry else ""))
