"""`journal build`: the notes become the site."""

from typing import Final, Unpack

import click

from journal.ahead import Ahead
from journal.commands import options
from journal.commands.building import run
from journal.commands.options import Given

_HELP: Final = """Builds the site.

Only files that differ are written, and nothing is touched before all of it is
rendered. Files in the output folder that no build wrote are left alone.

\b
Exit codes:
  0    the site is built
  1    a note could not be read or a page not be written; with --strict also:
       there are warnings, and with --verify a file that differs
  2    the command or journal.toml is wrong, or there are no notes
  130  stopped with Ctrl-C
"""


@click.command(help=_HELP)
@options.content
@options.output
@options.base_url
@options.as_of
@click.option("--portable", is_flag=True, help="Links that work without a web server.")
@click.option("--strict", is_flag=True, help="Fail if there are warnings.")
@click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes to use.  [default: one per processor]"
)
@options.cache
@click.option("--verify", "verified", is_flag=True, help="Compare the site with one built from nothing.")
@click.option("--profile", is_flag=True, help="Print where the time went.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.option("-v", "--verbose", is_flag=True, help="Print all problems, and what was left out.")
def command(*, quiet: bool, verbose: bool, strict: bool, verified: bool, profile: bool, **given: Unpack[Given]) -> None:
    if quiet and verbose:
        raise click.UsageError("`--quiet` and `--verbose` exclude each other")
    ahead = click.get_current_context().find_object(Ahead)
    run(ahead, strict=strict, verified=verified, profile=profile, quiet=quiet, verbose=verbose, **given)
