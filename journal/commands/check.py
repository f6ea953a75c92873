"""`journal check`: everything that is wrong with the journal, and the mending of what can be mended."""

import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final, Unpack

import click

from journal import checks
from journal.commands import options
from journal.commands.exits import WRONG_USAGE, Ended
from journal.commands.options import Given
from journal.commands.project import settings, text_of
from journal.commands.voice import Voice, answering, colored, prefix
from journal.diagnostics import Diagnostic
from journal.disk import Refusal, put_bytes
from journal.mend import difference
from journal.report import concise, counted, full, github
from journal.settings import BuildSettings
from journal.version import VERSION

_HELP: Final = """Finds everything that is wrong with the journal, without making a page.

PATHS are notes, or folders of them; only what is in these is told. --fix mends
what can be mended beyond doubt, and changes no other byte: text that was encoded
twice, counts such as [2/3], the spaces of check boxes. Only --external uses the
network: one request at a time to each server, with pauses, and what was learned
is kept for a month; a server that refuses programs, or is slow, is no problem.

\b
Exit codes:
  0  nothing, or warnings and notes only
  1  there are errors; with --strict also: there are warnings
  2  the command or journal.toml is wrong, or there are no notes
"""
_LONGEST: Final = 15.0  # seconds that an answer may take
_PAUSE: Final = 1.0  # seconds between two requests to one server
_FORMATS: Final = ("full", "concise", "json", "github", "sarif")


@click.command(help=_HELP)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--format", "form", type=click.Choice(_FORMATS), default="full", help="How to tell it.  [default: full]")
@click.option("--strict", is_flag=True, help="Fail if there are warnings.")
@click.option("--fix", is_flag=True, help="Mend what can be mended beyond doubt.")
@click.option("--diff", is_flag=True, help="With --fix: only show what it would change.")
@click.option("--suggest", is_flag=True, help="Also say where a note names another without a link.")
@click.option("--external", is_flag=True, help="Also ask other servers whether links to them still lead somewhere.")
@options.against
@options.content
@options.base_url
@options.cache
def command(
    *,
    paths: tuple[Path, ...],
    form: str,
    strict: bool,
    fix: bool,
    diff: bool,
    suggest: bool,
    external: bool,
    against: Path | None,
    **given: Unpack[Given],
) -> None:
    if diff and not fix:
        raise click.UsageError("`--diff` shows what `--fix` would change; write `--fix --diff`")
    with answering() as voice:
        wanted = settings(voice, **given)
        if fix:
            _mend(wanted, paths, voice, dry=diff)
        if diff:
            raise Ended(0)
        inside = [_suggesting(wanted)] * suggest + [_asking(wanted)] * external
        beside = [] if against is None else [_comparing(wanted, against, voice)]
        done = checks.check(wanted, lambda _: None, inside=inside, beside=beside)
        if isinstance(done, Refusal):
            voice.give_up(done, WRONG_USAGE)
        found = checks.within(done.found, wanted.content, paths)
        around = checks.within(done.found_in_project, wanted.project, paths)
        if form in {"full", "concise"}:
            _tell(found, around, wanted, form)
        else:
            _export(found, around, wanted, form)
        raise Ended(checks.exit_code((*found, *around), strict=strict))


def _suggesting(wanted: BuildSettings) -> checks.Finder:
    return lambda read: checks.suggestions(read.site, read.listing, wanted.config)


def _asking(wanted: BuildSettings) -> checks.Finder:
    from journal.web import asking

    ask, today = asking(f"journal/{VERSION} (looks whether links are alive)", _LONGEST), date.today()
    return lambda read: checks.gone(read.site, wanted.cache, ask, lambda: time.sleep(_PAUSE), today)


def _comparing(wanted: BuildSettings, against: Path, voice: Voice) -> checks.Finder:
    file, project = against.resolve(), wanted.project.resolve()
    name = file.relative_to(project).as_posix() if file.is_relative_to(project) else against.name
    text = text_of(against, voice)
    return lambda read: checks.dying_in(name, text, read, wanted.config.base_url)


def _mend(wanted: BuildSettings, paths: Sequence[Path], voice: Voice, *, dry: bool) -> None:
    """Mends what can be mended; with `dry`, prints what that would change."""
    made = checks.mends(wanted, paths, lambda _: None)
    if isinstance(made, Refusal):
        voice.give_up(made, WRONG_USAGE)
    for each in made:
        path = prefix(wanted.content) + each.path
        if dry:
            print(difference(path, each.before, each.after, each.codec), end="")
        elif refusal := put_bytes(each.real, each.before, each.after):
            voice.refusal(refusal)
        else:
            voice.say(f"{path}: {each.count:,} {'place' if each.count == 1 else 'places'} mended")
    sys.stdout.flush()


def _tell(found: Sequence[Diagnostic], beside: Sequence[Diagnostic], wanted: BuildSettings, form: str) -> None:
    """Prints what was found in the notes and beside them, for people."""
    content, project = prefix(wanted.content), prefix(wanted.project)
    if form == "concise":
        print(concise(found, prefix=content) + concise(beside, prefix=project), end="")
    else:
        color = colored(sys.stdout)
        told = (full(found, color=color, prefix=content), full(beside, color=color, prefix=project))
        print("\n".join(filter(None, told)), end="\n" if found or beside else "")
    print(counted((*found, *beside)), flush=True)


def _export(found: Sequence[Diagnostic], beside: Sequence[Diagnostic], wanted: BuildSettings, form: str) -> None:
    """Prints what was found in the notes and beside them, for programs."""
    from journal.exchange import as_json, sarif

    # What is read by a code forge names files from the top of the repository.
    inside, outside = (prefix(wanted.content), prefix(wanted.project)) if form == "json" else checks.prefixes(wanted)
    if form == "github":
        print(github(found, prefix=inside) + github(beside, prefix=outside), end="", flush=True)
        return
    pairs = [*((each, inside) for each in found), *((each, outside) for each in beside)]
    print(as_json(pairs) if form == "json" else sarif(pairs, VERSION), flush=True)
