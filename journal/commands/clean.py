"""`journal clean`: what builds made is removed."""

import sys
from pathlib import Path
from typing import Final

import click

from journal.commands import options
from journal.commands.exits import FAILED
from journal.commands.project import configuration, here
from journal.commands.voice import listed, prefix, telling
from journal.disk import Refusal
from journal.output.cleaning import Cleaned, clean
from journal.store import discard, kept_in

_HELP: Final = """Removes what builds made: the site, and what was kept to be faster.

Only files that a build wrote and nobody changed since are removed. What was
changed by hand and what no build wrote stays, and is named.
"""


@click.command(help=_HELP)
@options.output
@options.cache
@click.option("-n", "--dry-run", is_flag=True, help="Only say what would be removed.")
def command(*, output: Path | None, cache: Path | None, dry_run: bool) -> None:
    with telling() as voice:
        project = here()
        output = output or project / configuration(project, voice).output
        cache = cache or project / ".journal"
        done = clean(output, dry=dry_run)
        if isinstance(done, Refusal):
            voice.give_up(done, FAILED)
        kept = kept_in(cache)
        left = () if dry_run else discard(cache)
        gone = len(kept) - (0 if dry_run else len(kept_in(cache)))
        _tell(done, prefix(output), gone, prefix(cache), dry=dry_run)
        if left:
            voice.give_up(
                Refusal(
                    f"`{prefix(cache)}{left[0]}` cannot be deleted",
                    "end what uses it, as a preview does, then clean again",
                ),
                FAILED,
            )


def _tell(done: Cleaned, output: str, kept: int, cache: str, *, dry: bool) -> None:
    """Shows what cleaning removed and left; with `dry`, what it would."""
    verb = "would be removed" if dry else "removed"
    if not done.marked:
        print(f"no build wrote into {output}, so nothing is removed there")
    else:
        print(f"{len(done.removed):,} files of {output} {verb}")
    print(f"{kept:,} files of {cache} {verb}" if kept else f"nothing is kept in {cache}")
    for paths, what in (
        (done.altered, "changed by hand, and kept"),
        (done.foreign, "written by no build, and kept"),
    ):
        if paths:
            print(f"{what}:\n{listed(paths, output)}")
    sys.stdout.flush()
