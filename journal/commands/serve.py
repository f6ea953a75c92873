"""`journal serve`: the site while it is being written."""

import errno
import os
import sys
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe
from typing import Final, Unpack, assert_never

import click

from journal.commands import options
from journal.commands.exits import FAILED, INTERRUPTED
from journal.commands.options import Given
from journal.commands.project import checked, configuration, here, settled
from journal.commands.stages import Bar
from journal.commands.surroundings import editor
from journal.commands.voice import Voice, prefix, telling
from journal.diagnostics import Severity
from journal.disk import Refusal, reason_of
from journal.serve.running import Surroundings, serve
from journal.serve.server import Address, Server
from journal.serve.session import Choice, Settled, Wrong
from journal.settings import Progress, Stage

_HELP: Final = """Shows the site while it is being written.

Open pages change as soon as a note, a template, a style or journal.toml is
saved. Nothing is published: no file is written but by ticking a task on a page.

\b
Only this machine can open the pages, unless `--host` says otherwise.
Drafts are shown, and marked as such; `--as-published` leaves them out.
"""
# The editors that have an address for a line of a file, by what starts them.
_EDITORS: Final = {
    "code": "vscode",
    "codium": "vscodium",
    "cursor": "cursor",
    "zed": "zed",
    "subl": "sublime",
    "mate": "textmate",
    "idea": "idea",
    "pycharm": "idea",
}


@click.command(help=_HELP)
@options.content
@options.base_url
@options.as_of
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8000,
    metavar="N",
    help="The port; the next free one if it is taken.  [default: 8000]",
)
@click.option(
    "--host", default="", metavar="ADDRESS", help="Answer other machines too, at this address, as in `0.0.0.0`."
)
@click.option("--open", "opened", is_flag=True, help="Open the home page in the browser.")
@click.option("--follow", is_flag=True, help="Go to what was just edited.")
@click.option("--drafts/--no-drafts", default=None, help="Show what is not published.  [default: on, but with --host]")
@click.option("--as-published", is_flag=True, help="Show what a build publishes, and nothing else.")
@click.option("--read-only", is_flag=True, help="Let no page tick a task.")
@click.option("--poll", is_flag=True, help="Look for changes where the system does not tell of them.")
@options.cache
def command(
    *,
    port: int,
    host: str,
    opened: bool,
    follow: bool,
    drafts: bool | None,
    as_published: bool,
    read_only: bool,
    poll: bool,
    **given: Unpack[Given],
) -> None:
    if as_published and drafts:
        raise click.UsageError("`--as-published` and `--drafts` exclude each other")
    with telling() as voice:
        project = here()
        config = configuration(project, voice)
        address = Address(host, port, token_urlsafe(18))
        shown = not as_published and (not address.open if drafts is None else drafts)
        opening = config.editor or _editor(os.environ)
        choice = Choice(shown, read_only or address.open, follow, opening, datetime.now().astimezone().date())
        wanted = settled(project, config, **given)
        with Bar(time.monotonic(), wanted=sys.stderr.isatty()) as bar:
            around = Surroundings(
                lambda: _settled_again(project, given),
                lambda heard: _tell_heard(voice, heard, bar),
                time.monotonic,
                poll,
            )
            try:
                serve(wanted, choice, address, around, lambda server: _tell(voice, server, opened=opened))
            except OSError as error:
                voice.give_up(_nowhere(error, host, port), FAILED)
            except KeyboardInterrupt:
                # What is being read goes to nobody any more; waiting for its threads would take as long as reading.
                sys.stdout.flush()
                os._exit(INTERRUPTED)


def _nowhere(error: OSError, host: str, port: int) -> Refusal:
    """Why nothing can be served there: another port is of no use where this machine does not have the address."""
    if host and error.errno not in (errno.EACCES, errno.EADDRINUSE):
        told, option = f"`{host}`", "--host ADDRESS"
    else:
        told, option = f"port {port}", "--port N"
    return Refusal(f"the preview cannot be served at {told}: {reason_of(error)}", f"choose another with `{option}`")


def _settled_again(project: Path, given: Given) -> Settled:
    """What is to be shown from now on, `journal.toml` having changed; no settings where it is wrong."""
    read = checked(project)
    if isinstance(read, Refusal):
        return Settled(None)
    broken = any(each.severity is Severity.ERROR for each in read.found)
    return Settled(None if broken else settled(project, read.value, **given), read.found)


def _editor(environment: Mapping[str, str]) -> str:
    """The editor that links can open, as far as the environment tells it; empty if it does not."""
    try:
        program = next(iter(editor(environment)), "")
    except ValueError:
        program = ""
    named = Path(program).stem.lower()
    return _EDITORS.get(named, "vscode" if environment.get("TERM_PROGRAM") == "vscode" else "")


def _tell(voice: Voice, server: Server, *, opened: bool) -> None:
    """Says where the preview is, and who can see it."""
    port = server.server_address[1]
    if server.address.port not in (0, port):
        voice.say(f"port {server.address.port} is taken, so it is {port}")
    print(f"{server.url}  (Ctrl-C ends it)", flush=True)
    if server.address.open:
        shown = ", drafts and private notes among them" if server.session.choice.drafts else ""
        voice.warning(f"everyone who reaches this machine can read the whole journal{shown}")
    if opened:
        import webbrowser

        webbrowser.open_new_tab(server.url)


def _tell_heard(voice: Voice, heard: Progress | Refusal | Wrong, bar: Bar) -> None:
    """Shows how far the preview is with reading, why there is nothing to show, and what is newly wrong."""
    match heard:
        case Progress(stage=Stage.SHOWING):
            bar.end()
            voice.say("all notes are read")
        case Progress():
            bar.show(heard)
        case Refusal():
            bar.end()
            voice.refusal(heard)
        case Wrong():
            bar.end()
            for folder in dict.fromkeys(folder for _, folder in heard.found):
                voice.diagnostics([each for each, of in heard.found if of == folder], prefix(folder))
        case _:
            assert_never(heard)
