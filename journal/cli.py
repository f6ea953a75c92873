"""The command line: the only place that prints, knows what time it is and reads the environment.

It finds the project, settles what was asked for, and shows what came of it. Everything else is decided below.
"""

import os
import shlex
import signal
import subprocess
import sys
import time
import traceback
import warnings
import webbrowser
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from secrets import token_urlsafe
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlsplit

import click

from journal import checkout, first, why
from journal.build import Outcome, build, exit_code, overrule_of, ready, verify
from journal.config import Config, read_config
from journal.diagnostics import Checked, Code, Diagnostic, Severity
from journal.disk import Refusal, project_root, put_bytes, put_text, read_file, reason_of
from journal.encoding import decode
from journal.first import TIME
from journal.forge import web_address
from journal.intake import rules_of
from journal.publish import Cleaned, clean
from journal.redirects import LEDGER
from journal.render import pages_of
from journal.report import closing, concise, counted, full, github, summary, timings
from journal.routes import File, output_path
from journal.settings import BuildSettings, Progress, Stage
from journal.site.assemble import Terms
from journal.source import source
from journal.spelling import nearest
from journal.store import discard, kept_in
from journal.theme import shipped
from journal.version import VERSION

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from journal.model import Site
    from journal.serve.server import Server

_CONFIGURATION: Final = "journal.toml"
_MOST_IN_FULL: Final = 50
_MOST_PATHS: Final = 10
_PATIENCE: Final = 1.0  # seconds after which a progress bar is worth its lines
_WRONG_USAGE: Final = 2
_INTERRUPTED: Final = 130

_HELP: Final = """Turns a folder of Markdown notes into a web site.

Notes of weeks, days and readings are told apart by what they say, where they
lie and how they are named; none of them has to be changed.

\b
Where things are:
  content/      your notes and their images, in any folders
  journal.toml  settings, if you want any
  templates/    templates of your own, in place of those of the same name
  static/       files that are copied as they are
  _site/        the site, made anew by each build

\b
Examples:
  journal build                            content/ becomes _site/
  journal build --content ~/notes          notes that lie elsewhere
  journal build --portable                 a site to open without a server
  journal build --base-url https://example.org/journal/
  journal why /2025/w31/                   what that page is made from
  journal todo --carried                   what keeps being put off
  journal urls --write                     remember every address that is published
  journal theme diff                       how your templates differ from the shipped ones
"""

_BUILD_HELP: Final = """Builds the site.

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


@click.group(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="journal", message="%(prog)s %(version)s")
def program() -> None:
    """The commands."""


def _address(_: click.Context, __: click.Parameter, value: str | None) -> str:
    if not value:
        return ""
    try:
        parts = urlsplit(value)
        whole = parts.scheme in {"http", "https"} and parts.hostname and not parts.query and not parts.fragment
    except ValueError:
        whole = False
    if not whole or any(character.isspace() for character in value):
        raise click.BadParameter(f"`{value}` is no whole address; write it as in `https://example.org/journal/`")
    return value if value.endswith("/") else value + "/"


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"`{value}` is no day of the calendar; write it as in `2025-07-31`") from None


_FOLDER: Final = click.Path(path_type=Path)


@program.command("build", help=_BUILD_HELP)
@click.option("--content", type=_FOLDER, metavar="DIR", help="The folder of the notes.  [default: content]")
@click.option("--output", type=_FOLDER, metavar="DIR", help="The folder for the site.  [default: _site]")
@click.option("--base-url", callback=_address, metavar="URL", help="Where the site will be published.")
@click.option("--as-of", callback=_day, metavar="DATE", help="The day for figures.  [default: the last one written]")
@click.option("--portable", is_flag=True, help="Links that work without a web server.")
@click.option("--strict", is_flag=True, help="Fail if there are warnings.")
@click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes to use.  [default: one per processor]"
)
@click.option("--cache", type=_FOLDER, metavar="DIR", help="Where to keep what was read.  [default: .journal]")
@click.option("--verify", "verified", is_flag=True, help="Compare the site with one built from nothing.")
@click.option("--profile", is_flag=True, help="Print where the time went.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.option("-v", "--verbose", is_flag=True, help="Print all problems, and what was left out.")
@click.pass_context
def _build(
    context: click.Context,
    *,
    content: Path | None,
    output: Path | None,
    base_url: str,
    as_of: date | None,
    portable: bool,
    strict: bool,
    jobs: int | None,
    cache: Path | None,
    verified: bool,
    profile: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    if quiet and verbose:
        raise click.UsageError("`--quiet` and `--verbose` exclude each other")
    began = time.monotonic()
    watch = _Watch(began)
    voice = _Voice(quiet=quiet, verbose=verbose)
    try:
        project = project_root(Path.cwd())
        config = _config(project, voice)
        settings = _settings(project, config, content, output, cache, base_url, portable=portable)
        settings = replace(settings, as_of=as_of or settings.as_of, jobs=jobs or settings.jobs)
        with _Bar(began, wanted=not quiet and sys.stderr.isatty()) as bar:

            def heard(progress: Progress) -> None:
                watch.hear(progress)
                bar.show(progress)

            outcome = build(settings, heard)
        voice.outcome(settings, outcome, time.monotonic() - began)
        code = exit_code(outcome, strict=strict)
        if profile:
            voice.say(timings(watch.rows(outcome)))
        if verified and not outcome.refusal:
            with _Bar(began, wanted=not quiet and sys.stderr.isatty()) as bar:
                code = voice.verified(settings, verify(settings, outcome, bar.show)) or code
        # What is left makes the next run end at once; one that is to print or compare more than this has to run.
        if not (verbose or verified or profile):
            _leave(settings, outcome, voice, code)
        context.exit(code)
    except _Stop as stop:
        context.exit(stop.code)
    except (click.exceptions.Exit, click.ClickException):
        raise
    except Exception as error:
        voice.failure(error)
        context.exit(1)


_INSPECT_HELP: Final = """Shows what is understood of notes.

PATHS are notes, or folders of them. Each value stands with its line and, where
it was inferred, with what told it. Nothing is published or changed.
"""


@program.command("inspect", help=_INSPECT_HELP)
@click.argument("paths", nargs=-1, required=True, type=_FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print JSON: an object for one note, `documents` for several.")
@click.pass_context
def _inspect(context: click.Context, *, paths: tuple[Path, ...], as_json: bool) -> None:
    from journal.inspection import run_inspect

    _end_with_the_reader()
    voice = _Voice(quiet=False, verbose=False)
    try:
        project = project_root(Path.cwd())
        config = _config(project, voice)
        terms = Terms(overrules=tuple(overrule_of(override) for override in config.overrides))
        root = project / config.content
        refusal = run_inspect(paths, as_json=as_json, echo=print, root=root, rules=rules_of(config), terms=terms)
        if refusal is not None:
            voice.refusal(refusal)
            context.exit(_WRONG_USAGE)
    except _Stop as stop:
        context.exit(stop.code)
    except (click.exceptions.Exit, click.ClickException):
        raise
    except Exception as error:
        voice.failure(error)
        context.exit(1)


_WHY_HELP: Final = """Shows what a page is made from, and why.

URL is an address of the site, whole or from its root, or a file of the output:
`/2025/w31/`, `https://example.org/2025/w31/`, `2025/w31/index.html`.
Nothing is published or changed.
"""


@program.command("why", help=_WHY_HELP)
@click.argument("url")
@click.option("--content", type=_FOLDER, metavar="DIR", help="The folder of the notes.  [default: content]")
@click.option("--output", type=_FOLDER, metavar="DIR", help="The folder of the site.  [default: _site]")
@click.option("--base-url", callback=_address, metavar="URL", help="Where the site will be published.")
@click.option("--portable", is_flag=True, help="For a site that was built so.")
@click.option("--cache", type=_FOLDER, metavar="DIR", help="Where what was read is kept.  [default: .journal]")
@click.pass_context
def _why(
    context: click.Context,
    *,
    url: str,
    content: Path | None,
    output: Path | None,
    base_url: str,
    portable: bool,
    cache: Path | None,
) -> None:
    _end_with_the_reader()
    voice = _Voice(quiet=False, verbose=False)
    try:
        project = project_root(Path.cwd())
        config = _config(project, voice)
        settings = _settings(project, config, content, output, cache, base_url, portable=portable)
        told = _told(settings, url)
        if isinstance(told, Refusal):
            voice.refusal(told)
            context.exit(_WRONG_USAGE)
        print("\n".join(told), flush=True)
    except _Stop as stop:
        context.exit(stop.code)
    except (click.exceptions.Exit, click.ClickException):
        raise
    except Exception as error:
        voice.failure(error)
        context.exit(1)


def _told(settings: BuildSettings, url: str) -> list[str] | Refusal:
    """What `journal why` says of an address; why not, where there is nothing to say."""
    read = ready(settings, lambda _: None)
    if isinstance(read, Outcome):
        return read.refusal or Refusal("the notes cannot be read")
    path, output = Path(url).absolute(), settings.output.absolute()
    address = path.relative_to(output).as_posix() if not url.startswith("/") and path.is_relative_to(output) else url
    site, origins = read.site, read.pages.origins()
    there = why.page_at(address, site, origins)
    if there is None:
        near = ", ".join(f"`{each}`" for each in why.near(address, site, origins))
        return Refusal(f"the site has nothing at `{url}`", f"near to it: {near}" if near else "")
    if isinstance(there, File) or output_path(there) in origins:
        return why.file(site, output_path(there), origins)
    entry = why.shown(site, there)
    return why.page(site, there, read.pages.look(there, entry.id if entry else ""))


_STATS_HELP: Final = """Shows what the journal comes to.

The figures are those of the pages: tasks, time, verdicts, promises, topics,
reading and questions, of all time and of the last weeks, months and years.
Nothing is published or changed.
"""


@program.command("stats", help=_STATS_HELP)
@click.option("--content", type=_FOLDER, metavar="DIR", help="The folder of the notes.  [default: content]")
@click.option("--as-of", callback=_day, metavar="DATE", help="The day for figures.  [default: the last one written]")
@click.option("--cache", type=_FOLDER, metavar="DIR", help="Where what was read is kept.  [default: .journal]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with each day, week, month, year and tag.")
@click.pass_context
def _stats(
    context: click.Context, *, content: Path | None, as_of: date | None, cache: Path | None, as_json: bool
) -> None:
    _end_with_the_reader()
    with _told_of_failure(context) as voice:
        from journal.account import stats_json, stats_text

        site = _read(voice, content, cache, as_of)[0]
        print(stats_json(site) if as_json else stats_text(site), flush=True)


_TODO_HELP: Final = """Lists the tasks that are still to be done, each with its file and line.

Those of the last twelve weeks, the newest entry first; a task that is carried
over is listed where it stands last. Nothing is published or changed.
"""


@program.command("todo", help=_TODO_HELP)
@click.option("--content", type=_FOLDER, metavar="DIR", help="The folder of the notes.  [default: content]")
@click.option("--as-of", callback=_day, metavar="DATE", help="The day for figures.  [default: the last one written]")
@click.option("--cache", type=_FOLDER, metavar="DIR", help="Where what was read is kept.  [default: .journal]")
@click.option("--all", "which", flag_value="all", help="Those of all time.")
@click.option("--due", "which", flag_value="due", help="Those with a date to be done by, in the order of these.")
@click.option("--carried", "which", flag_value="carried", help="Those that are carried over, the oldest first.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: a list of tasks.")
@click.pass_context
def _todo(
    context: click.Context,
    *,
    content: Path | None,
    as_of: date | None,
    cache: Path | None,
    which: str | None,
    as_json: bool,
) -> None:
    _end_with_the_reader()
    with _told_of_failure(context) as voice:
        from journal.account import Which, todo, todo_json, todo_text

        site, folder = _read(voice, content, cache, as_of)
        rows = todo(site, Which(which or "recent"))
        print(todo_json(rows) if as_json else todo_text(rows, site.masthead.language, _prefix(folder)), flush=True)


def _read(voice: "_Voice", content: Path | None, cache: Path | None, as_of: date | None) -> tuple["Site", Path]:
    """The journal, and the folder of its notes."""
    project = project_root(Path.cwd())
    config = _config(project, voice)
    settings = _settings(project, config, content, None, cache, "", portable=False)
    read = ready(replace(settings, as_of=as_of or settings.as_of), lambda _: None)
    if isinstance(read, Outcome):
        voice.refusal(read.refusal or Refusal("the notes cannot be read"))
        raise _Stop(_WRONG_USAGE)
    return read.site, settings.content


_URLS_HELP: Final = """Lists every address of the site, and what each is of.

The lines are those of `urls.txt`, the ledger of what was published. Builds read
it, so that an address whose note was renamed leads to where the note is now;
only --write writes it.

\b
Exit codes:
  0  every address leads somewhere
  1  with --against: some would lead nowhere, and these are listed
"""


@program.command("urls", help=_URLS_HELP)
@click.option("--write", is_flag=True, help="Write them into urls.txt, beside those that stand there.")
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="List the addresses of a former sitemap, or of a list, that would lead nowhere.",
)
@click.option("--content", type=_FOLDER, metavar="DIR", help="The folder of the notes.  [default: content]")
@click.option("--output", type=_FOLDER, metavar="DIR", help="The folder of the site.  [default: _site]")
@click.option("--base-url", callback=_address, metavar="URL", help="Where the site will be published.")
@click.option("--cache", type=_FOLDER, metavar="DIR", help="Where what was read is kept.  [default: .journal]")
@click.pass_context
def _urls(
    context: click.Context,
    *,
    write: bool,
    against: Path | None,
    content: Path | None,
    output: Path | None,
    base_url: str,
    cache: Path | None,
) -> None:
    _end_with_the_reader()
    with _told_of_failure(context) as voice:
        from journal import redirects

        project = project_root(Path.cwd())
        settings = _settings(project, _config(project, voice), content, output, cache, base_url, portable=False)
        read = ready(settings, lambda _: None)
        if isinstance(read, Outcome):
            voice.refusal(read.refusal or Refusal("the notes cannot be read"))
            raise _Stop(_WRONG_USAGE)
        if against is not None:
            dead = redirects.dying(
                redirects.addresses_in(_text_of(against, voice)), read.pages.paths_of(), settings.config.base_url
            )
            print("\n".join(dead), end="\n" if dead else "", flush=True)
            raise _Stop(1 if dead else 0)
        text = redirects.ledger_text(read.site, pages_of(read.site), read.ledger.lines)
        if not write:
            print(text, end="", flush=True)
        elif refusal := put_text(project / LEDGER, text):
            voice.refusal(refusal)
            raise _Stop(1)
        else:
            voice.diagnostics(read.ledger.found, _prefix(project))
            print(f"{text.count(chr(10)):,} addresses in {_prefix(project)}{LEDGER}", flush=True)


def _text_of(path: Path, voice: "_Voice") -> str:
    data = read_file(path)
    if isinstance(data, bytes):
        return decode(data).text
    voice.refusal(data or Refusal(f"there is no file `{path}`"))
    raise _Stop(_WRONG_USAGE)


_SERVE_HELP: Final = """Shows the site while it is being written.

Open pages change as soon as a note, a template, a style or journal.toml is
saved. Nothing is published: no file is written but by ticking a task on a page.

\b
Only this machine can open the pages, unless `--host` says otherwise.
Drafts are shown, and marked as such; `--as-published` leaves them out.
"""


@program.command("serve", help=_SERVE_HELP)
@click.option("--content", type=_FOLDER, metavar="DIR", help="The folder of the notes.  [default: content]")
@click.option("--base-url", callback=_address, metavar="URL", help="Where the site will be published.")
@click.option("--as-of", callback=_day, metavar="DATE", help="The day for figures.  [default: the last one written]")
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
@click.option("--cache", type=_FOLDER, metavar="DIR", help="Where to keep what was read.  [default: .journal]")
@click.pass_context
def _serve(
    context: click.Context,
    *,
    content: Path | None,
    base_url: str,
    as_of: date | None,
    port: int,
    host: str,
    opened: bool,
    follow: bool,
    drafts: bool | None,
    as_published: bool,
    read_only: bool,
    poll: bool,
    cache: Path | None,
) -> None:
    if as_published and drafts:
        raise click.UsageError("`--as-published` and `--drafts` exclude each other")
    with _told_of_failure(context) as voice:
        from journal.serve.running import Surroundings, serve
        from journal.serve.server import Address
        from journal.serve.session import Choice, Settled

        project = project_root(Path.cwd())

        def settings_with(config: Config) -> BuildSettings:
            settled = _settings(project, config, content, None, cache, base_url, portable=False)
            return replace(settled, as_of=as_of or settled.as_of)

        def settle() -> Settled:
            checked = _checked(project)
            if isinstance(checked, Refusal):
                return Settled(None)
            broken = any(each.severity is Severity.ERROR for each in checked.found)
            return Settled(None if broken else settings_with(checked.value), checked.found)

        config = _config(project, voice)
        address = Address(host, port, token_urlsafe(18))
        shown = not as_published and (not address.open if drafts is None else drafts)
        editor = config.editor or _editor(os.environ)
        choice = Choice(shown, read_only or address.open, follow, editor, datetime.now().astimezone().date())
        with _Bar(time.monotonic(), wanted=sys.stderr.isatty()) as bar:
            around = Surroundings(settle, lambda progress: voice.reading(progress, bar), time.monotonic, poll)
            try:
                serve(
                    settings_with(config), choice, address, around, lambda server: voice.serving(server, opened=opened)
                )
            except OSError as error:
                voice.refusal(
                    Refusal(
                        f"the preview cannot be served at port {port}: {reason_of(error)}",
                        "choose another with `--port N`",
                    )
                )
                raise _Stop(1) from None
            except KeyboardInterrupt:
                # What is being read goes to nobody any more; waiting for its threads would take as long as reading.
                sys.stdout.flush()
                os._exit(_INTERRUPTED)


def _editor(environment: Mapping[str, str]) -> str:
    """The editor that links can open, as far as the environment tells it; empty if it does not."""
    named = Path((environment.get("VISUAL") or environment.get("EDITOR") or "").split(" ")[0]).stem.lower()
    known = {
        "code": "vscode",
        "codium": "vscodium",
        "cursor": "cursor",
        "zed": "zed",
        "subl": "sublime",
        "mate": "textmate",
    }
    inside = "vscode" if environment.get("TERM_PROGRAM") == "vscode" else ""
    return known.get(named, "idea" if named in {"idea", "pycharm"} else inside)


_CHECK_HELP: Final = """Finds everything that is wrong with the journal, without making a page.

PATHS are notes, or folders of them; only what is in these is told. --fix mends
what can be mended beyond doubt, and changes no other byte: text that was encoded
twice, counts such as [2/3], the spaces of check boxes.

\b
Exit codes:
  0  nothing, or warnings and notes only
  1  there are errors; with --strict also: there are warnings
  2  the command or journal.toml is wrong, or there are no notes
"""
_FORMATS: Final = ("full", "concise", "json", "github", "sarif")


@program.command("check", help=_CHECK_HELP)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--format", "form", type=click.Choice(_FORMATS), default="full", help="How to tell it.  [default: full]")
@click.option("--strict", is_flag=True, help="Fail if there are warnings.")
@click.option("--fix", is_flag=True, help="Mend what can be mended beyond doubt.")
@click.option("--diff", is_flag=True, help="With --fix: only show what it would change.")
@click.option("--content", type=_FOLDER, metavar="DIR", help="The folder of the notes.  [default: content]")
@click.option("--base-url", callback=_address, metavar="URL", help="Where the site will be published.")
@click.option("--cache", type=_FOLDER, metavar="DIR", help="Where what was read is kept.  [default: .journal]")
@click.pass_context
def _check(
    context: click.Context,
    *,
    paths: tuple[Path, ...],
    form: str,
    strict: bool,
    fix: bool,
    diff: bool,
    content: Path | None,
    base_url: str,
    cache: Path | None,
) -> None:
    if diff and not fix:
        raise click.UsageError("`--diff` shows what `--fix` would change; write `--fix --diff`")
    _end_with_the_reader()
    with _told_of_failure(context) as voice:
        from journal import checks

        project = project_root(Path.cwd())
        settings = _settings(project, _config(project, voice), content, None, cache, base_url, portable=False)
        if fix:
            _mend(settings, paths, voice, dry=diff)
        if diff:
            raise _Stop(0)
        done = checks.check(settings, lambda _: None)
        if isinstance(done, Refusal):
            voice.refusal(done)
            raise _Stop(_WRONG_USAGE)
        found = checks.within(done.found, settings.content, paths)
        beside = checks.within(done.found_in_project, settings.project, paths)
        voice.checked(found, beside, settings, form)
        raise _Stop(checks.exit_code((*found, *beside), strict=strict))


def _mend(settings: BuildSettings, paths: Sequence[Path], voice: "_Voice", *, dry: bool) -> None:
    """Mends what can be mended; with `dry`, prints what that would change."""
    from journal.checks import mends
    from journal.mend import difference

    made = mends(settings, paths, lambda _: None)
    if isinstance(made, Refusal):
        voice.refusal(made)
        raise _Stop(_WRONG_USAGE)
    for each in made:
        path = _prefix(settings.content) + each.path
        if dry:
            print(difference(path, each.before, each.after, each.codec), end="")
        elif refusal := put_bytes(each.real, each.before, each.after):
            voice.refusal(refusal)
        else:
            voice.say(f"{path}: {each.count:,} {'place' if each.count == 1 else 'places'} mended")
    sys.stdout.flush()


_INIT_HELP: Final = """Begins a journal in DIR, the current folder without it.

In an empty folder it writes a journal that works: configuration, first notes,
a workflow that publishes them, settings of Git and editors, and a README.
In a folder of notes it only tells what it finds, what their dates come from and
what needs you; --write then adds what is lacking beside them. Nothing that is
there is ever changed.
"""


@program.command("init", help=_INIT_HELP)
@click.argument("folder", metavar="[DIR]", default=".", type=_FOLDER)
@click.option("--write", is_flag=True, help="In a folder of notes: add what is lacking.")
@click.option("--freeze", is_flag=True, help="Also settle the order of dates and the language as they are now.")
@click.pass_context
def _init(context: click.Context, *, folder: Path, write: bool, freeze: bool) -> None:
    with _told_of_failure(context) as voice:
        from journal.founding import carry_out, plan

        planned = plan(folder, date.today(), VERSION, _processors(), freeze=freeze)
        if isinstance(planned, Refusal):
            voice.refusal(planned)
            raise _Stop(_WRONG_USAGE)
        if planned.told:
            print("\n".join(planned.told) + "\n")
        paths = "\n".join(f"  {_prefix(folder)}{path}" for path in planned.files)
        if not paths:
            print("nothing is lacking", flush=True)
        elif not (planned.empty or write):
            print(f"nothing was written; `journal init --write` would add\n{paths}", flush=True)
        elif refusal := carry_out(planned, folder):
            voice.refusal(refusal)
            raise _Stop(1)
        else:
            print(f"written:\n{paths}", flush=True)


_NEW_HELP: Final = """Begins a note, where the journal would have it and as its others are.

SORT is `day`, `week`, `note` (of something read) or `page`; the last two want a
TITLE. Folder, file name, front matter and headings are those of the newest notes
of the sort, or of a template: `templates/new/day.md`, or one in `_templates` or
`archetypes`. Prints the path. Nothing is written in the place of a file.
"""


@program.command("new", help=_NEW_HELP)
@click.argument("sort", type=click.Choice(("day", "week", "note", "page")))
@click.argument("title", nargs=-1)
@click.option("--date", "day", callback=_day, metavar="DATE", help="The day, or one of the week.  [default: today]")
@click.option("--carry", is_flag=True, help="Take over the open tasks of the last one.")
@click.option("--edit", is_flag=True, help="Open it in $VISUAL or $EDITOR.")
@click.option("--content", type=_FOLDER, metavar="DIR", help="The folder of the notes.  [default: content]")
@click.option("--cache", type=_FOLDER, metavar="DIR", help="Where what was read is kept.  [default: .journal]")
@click.pass_context
def _new(
    context: click.Context,
    *,
    sort: str,
    title: tuple[str, ...],
    day: date | None,
    carry: bool,
    edit: bool,
    content: Path | None,
    cache: Path | None,
) -> None:
    from journal.opening import opened
    from journal.starting import Sort

    words = " ".join(title).strip()
    if sort in {"note", "page"} and not words:
        raise click.UsageError(f"a {sort} wants a title: `journal new {sort} The lock at noon`")
    with _told_of_failure(context) as voice:
        project = project_root(Path.cwd())
        settings = _settings(project, _config(project, voice), content, None, cache, "", portable=False)
        done = opened(settings, Sort(sort), day or date.today(), words, carry=carry)
        if isinstance(done, Refusal):
            voice.refusal(done)
            raise _Stop(1)
        told = f"{_prefix(done.path.parent)}{done.path.name}"
        print(told, flush=True)
        if not done.made and not edit:
            voice.refusal(Refusal(f"there is `{told}` already", "`--edit` opens it"))
            raise _Stop(1)
        if edit:
            raise _Stop(_edited(done.path, voice))


def _edited(path: Path, voice: "_Voice") -> int:
    """Opens a file in the person's editor, and gives the code that it ends with."""
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not command:
        voice.refusal(Refusal("no editor is named", "set VISUAL or EDITOR, as in `EDITOR=nano`"))
        return 1
    try:
        return subprocess.call([*command, str(path)])
    except OSError as error:
        voice.refusal(Refusal(f"`{command[0]}` cannot be started: {reason_of(error)}", "see VISUAL and EDITOR"))
        return 1


@program.command("explain", help="Says what a code of a problem means, and what to do about it.")
@click.argument("code")
@click.pass_context
def _explain(context: click.Context, *, code: str) -> None:
    _end_with_the_reader()
    with _told_of_failure(context):
        from journal.manual import explained

        wanted = code.strip().strip("[]").lower().replace("_", "-")
        codes = [each.value for each in Code]
        if wanted not in codes:
            near = nearest(wanted, codes)
            more = f"; did you mean `{near}`?" if near else "; each problem is shown with its code in brackets"
            raise click.BadParameter(f"there is no code `{code}`{more}")
        print(explained(Code(wanted)), flush=True)


_CLEAN_HELP: Final = """Removes what builds made: the site, and what was kept to be faster.

Only files that a build wrote and nobody changed since are removed. What was
changed by hand and what no build wrote stays, and is named.
"""


@program.command("clean", help=_CLEAN_HELP)
@click.option("--output", type=_FOLDER, metavar="DIR", help="The folder of the site.  [default: _site]")
@click.option("--cache", type=_FOLDER, metavar="DIR", help="Where what was read is kept.  [default: .journal]")
@click.option("-n", "--dry-run", is_flag=True, help="Only say what would be removed.")
@click.pass_context
def _clean(context: click.Context, *, output: Path | None, cache: Path | None, dry_run: bool) -> None:
    voice = _Voice(quiet=False, verbose=False)
    try:
        project = project_root(Path.cwd())
        output = output or project / _config(project, voice).output
        cache = cache or project / ".journal"
        done = clean(output, dry=dry_run)
        if isinstance(done, Refusal):
            voice.refusal(done)
            context.exit(1)
        kept = kept_in(cache)
        if not dry_run:
            discard(cache)
        voice.cleaned(done, _prefix(output), len(kept), _prefix(cache), dry=dry_run)
    except _Stop as stop:
        context.exit(stop.code)
    except (click.exceptions.Exit, click.ClickException):
        raise
    except Exception as error:
        voice.failure(error)
        context.exit(1)


_THEME_HELP: Final = """Templates and static files of your own in place of the shipped ones.

They are taken where a journal.toml is. NAME is `page.html` or `static/journal.css`;
the folder may be left out.
"""


@program.group("theme", help=_THEME_HELP)
def _theme() -> None:
    """The commands about looks."""


@_theme.command("list", help="Names the shipped files, and those of yours in their place.")
@click.pass_context
def _theme_list(context: click.Context) -> None:
    _end_with_the_reader()
    with _told_of_failure(context):
        from journal.overrides import state
        from journal.theme import additions, overrides, shipped_files

        project = _themed()
        own = {each.path: state(each) for each in overrides(project)} if project else {}
        for path in shipped_files():
            print(f"{path:<32} {own.get(path, '')}".rstrip())
        for path in additions(project) if project else ():
            print(f"{path:<32} yours, beside the shipped ones")
        sys.stdout.flush()


@_theme.command("copy", help="Puts a shipped file into the project, to begin one of your own.")
@click.argument("name")
@click.pass_context
def _theme_copy(context: click.Context, *, name: str) -> None:
    with _told_of_failure(context) as voice:
        from journal.theme import begin

        project = _themed()
        if project is None:
            voice.refusal(
                Refusal(
                    "there is no journal.toml here, and templates are taken only where one is",
                    "make one; it may be empty",
                )
            )
            raise _Stop(_WRONG_USAGE)
        path = _shipped_name(name)
        if refusal := begin(project, path, VERSION):
            voice.refusal(refusal)
            raise _Stop(1)
        print(f"{_prefix(project)}{path} is a copy of the shipped one", flush=True)


@_theme.command("diff", help="Shows how files of yours differ from the shipped ones.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.pass_context
def _theme_diff(context: click.Context, *, names: tuple[str, ...]) -> None:
    _end_with_the_reader()
    with _told_of_failure(context):
        from journal.overrides import difference
        from journal.theme import overrides

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
    project = project_root(Path.cwd())
    return project if isinstance(read_file(project / _CONFIGURATION), bytes) else None


def _shipped_name(name: str) -> str:
    """The path of the shipped file that is meant, as `templates/page.html`."""
    from journal.theme import shipped_files

    files = shipped_files()
    meant = [path for path in files if name in {path, path.partition("/")[2]}]
    if not meant:
        near = nearest(name, [*files, *(path.partition("/")[2] for path in files)])
        raise click.BadParameter(
            f"there is no shipped file `{name}`"
            + (f"; did you mean `{near}`?" if near else "; `journal theme list` names them")
        )
    return meant[0]


@contextmanager
def _told_of_failure(context: click.Context) -> Iterator["_Voice"]:
    """What every command does when it cannot go on."""
    voice = _Voice(quiet=False, verbose=False)
    try:
        yield voice
    except _Stop as stop:
        context.exit(stop.code)
    except (click.exceptions.Exit, click.ClickException):
        raise
    except Exception as error:
        voice.failure(error)
        context.exit(1)


def _leave(settings: BuildSettings, outcome: Outcome, voice: "_Voice", code: int) -> None:
    """Lets the next build know that nothing has to be done, if it finds everything as it is now."""
    altered = outcome.altered or outcome.collisions or outcome.refusal or settings.config.include
    if altered or not outcome.site or not outcome.began or settings.cache is None or outcome.table is None:
        return
    project = settings.project
    package, here = Path(__file__).parent, Path.cwd()
    above = [settings.content, *settings.content.resolve().parents]
    roots = [settings.content, project / "templates", project / "static", package]
    roots += [shipped(kind) for kind in ("templates", "static") if not shipped(kind).is_relative_to(package)]
    files = [project / _CONFIGURATION, project / LEDGER, project / "CNAME", Path(click.__file__).parent.parent]
    files += [folder / name for folder in above for name in (".gitignore", ".git", ".git/info/exclude")]
    files += checkout.files(project.resolve())
    # Any of these would make another folder the project's.
    files += [folder / name for folder in (here, *here.parents) for name in (_CONFIGURATION, ".git")]
    figures = summary(
        outcome.site,
        written=0,
        unchanged=outcome.written + outcome.unchanged,
        found=(*outcome.found, *outcome.found_in_project),
        seconds=0,
    )
    text = "" if voice.quiet else closing(figures).replace(", in 0 ms", f", in {TIME}") + "\n"
    first.leave(
        str(settings.cache),
        list(dict.fromkeys(map(str, roots))),
        (str(settings.output), list(outcome.table)),
        list(dict.fromkeys(map(str, files))),
        ("".join(voice.said), text),
        code,
        outcome.began,
    )


def _end_with_the_reader() -> None:
    if hasattr(signal, "SIGPIPE"):
        # What reads the output may stop early (`| head`); that ends the program, and is no fault.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


class _Stop(Exception):  # noqa: N818 - not an error: what had to be said has been said
    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def _config(project: Path, voice: "_Voice") -> Config:
    checked = _checked(project)
    if isinstance(checked, Refusal):
        voice.refusal(checked)
        raise _Stop(_WRONG_USAGE)
    if checked.found:
        voice.diagnostics(checked.found, _prefix(project))
    # With the defaults in place of what was meant, a note could be published that was to be left out.
    if any(each.severity is Severity.ERROR for each in checked.found):
        raise _Stop(_WRONG_USAGE)
    return checked.value


def _checked(project: Path) -> Checked[Config] | Refusal:
    """What `journal.toml` says, with what is wrong in it; why it cannot be read."""
    data = read_file(project / _CONFIGURATION)
    if data is None:
        return Checked(Config())
    if isinstance(data, Refusal):
        return data
    decoded = decode(data)
    told = source(_CONFIGURATION, decoded.text)
    checked = read_config(told)
    return Checked(checked.value, (*(told.report(finding, 0) for finding in decoded.found), *checked.found))


def _settings(
    project: Path,
    config: Config,
    content: Path | None,
    output: Path | None,
    cache: Path | None,
    base_url: str,
    *,
    portable: bool,
) -> BuildSettings:
    """What a command is to do, by its options, then the configuration, then the surroundings."""
    content = content or project / config.content
    base = base_url or config.base_url or _published_base(os.environ, project, content)
    return BuildSettings(
        project=project,
        content=content,
        output=output or project / config.output,
        config=replace(_in_repository(config, os.environ, project), base_url=base),
        as_of=_source_date(os.environ),
        portable=portable,
        jobs=_processors(),
        cache=cache or project / ".journal",
    )


def _in_repository(config: Config, environment: Mapping[str, str], project: Path) -> Config:
    """The configuration with the repository and the branch of the notes: as written, else of the workflow, else of Git."""
    repository, branch = config.repository, config.branch
    if environment.get("GITHUB_ACTIONS") == "true" and environment.get("GITHUB_REPOSITORY"):
        server = environment.get("GITHUB_SERVER_URL", "https://github.com").rstrip("/")
        repository = repository or f"{server}/{environment['GITHUB_REPOSITORY']}"
        name = environment.get("GITHUB_REF_NAME", "")
        # That of a pull request, `12/merge`, is no branch that anyone can write to.
        branch = branch or (
            name if environment.get("GITHUB_REF_TYPE") == "branch" and not name.endswith("/merge") else ""
        )
    git = checkout.checkout(project.resolve())
    if git is not None:
        repository = repository or web_address(checkout.remote(git))
        branch = branch or checkout.branch(git)
    return replace(config, repository=repository, branch=branch)


def _published_base(environment: Mapping[str, str], project: Path, content: Path) -> str:
    if environment.get("GITHUB_ACTIONS") != "true":
        return ""
    domain = ""
    for folder in (project / "static", content, project):
        data = read_file(folder / "CNAME")
        if isinstance(data, bytes) and data.strip():
            domain = data.decode("utf-8", "replace").split()[0]
            break
    return base_of_pages(environment, domain)


def base_of_pages(environment: Mapping[str, str], domain: str) -> str:
    """Where GitHub Pages publishes the repository that a workflow runs in; empty outside of github.com.

    `domain` is what a CNAME file says, empty without one. The site of a person or an organisation lies at the root.
    """
    if domain:
        return f"https://{domain}/"
    owner, _, name = environment.get("GITHUB_REPOSITORY", "").partition("/")
    owner = (environment.get("GITHUB_REPOSITORY_OWNER") or owner).lower()
    if not owner or not name or environment.get("GITHUB_SERVER_URL", "https://github.com") != "https://github.com":
        return ""
    host = f"{owner}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def _source_date(environment: Mapping[str, str]) -> date | None:
    written = environment.get("SOURCE_DATE_EPOCH", "")
    if not written:
        return None
    try:
        return datetime.fromtimestamp(int(written), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is `{written}`, which is no number of seconds") from None


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _prefix(folder: Path) -> str:
    """How to write the way from where the person is to `folder`: empty, or ending in `/`."""
    here = Path.cwd()
    with suppress(ValueError, OSError):
        path = folder.resolve().relative_to(here).as_posix()
        return "" if path == "." else f"{path}/"
    return f"{folder.as_posix().rstrip('/')}/"


# --- What is said


class _Voice:
    """What the person is told, and how much of it."""

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self.quiet, self._verbose = quiet, verbose
        self.said: list[str] = []
        self._color = sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        self._on_github = os.environ.get("GITHUB_ACTIONS") == "true"

    def say(self, text: str) -> None:
        """Prints to the standard error stream, so that results can be piped."""
        self.said.append(f"{text}\n")
        print(text, file=sys.stderr, flush=True)

    def refusal(self, refusal: Refusal) -> None:
        """Says why nothing was done."""
        error = "\x1b[1;31merror:\x1b[0m" if self._color else "error:"
        self.say(f"{error} {refusal.message}" + (f"\n  hint: {refusal.hint}" if refusal.hint else ""))
        if self._on_github:
            self.say(f"::error::{refusal.message.replace('%', '%25').replace(chr(10), '%0A')}")

    def diagnostics(self, found: Sequence[Diagnostic], prefix: str) -> None:
        """Shows problems, those that matter less last, and no more than a person reads."""
        left = len(found) if self._verbose else _MOST_IN_FULL
        hidden: list[Diagnostic] = []
        for severity in (Severity.ERROR,) if self.quiet else Severity:
            of_level = sorted(
                (each for each in found if each.severity is severity), key=lambda each: (each.where, each.code.value)
            )
            if shown := of_level[:left]:
                self.say(full(shown, color=self._color, prefix=prefix))
            hidden += of_level[left:]
            left -= len(shown)
        if hidden:
            self.say(_more(hidden))
        if self._on_github:
            print(github((each for each in found if each.severity is not Severity.NOTE), prefix=prefix), end="")

    def outcome(self, settings: BuildSettings, outcome: Outcome, seconds: float) -> None:
        """Shows what a build found and did."""
        self.diagnostics(outcome.found, _prefix(settings.content))
        self.diagnostics(outcome.found_in_project, _prefix(settings.project))
        if outcome.refusal:
            self.refusal(outcome.refusal)
        if self.quiet:
            return
        if self._verbose and outcome.left_out:
            lines = (f"  {_prefix(settings.content)}{path}: {reason}" for path, reason in outcome.left_out)
            self.say("left out:\n" + "\n".join(lines) + "\n")
        if outcome.altered:
            names = ", ".join(f"`{path}`" for path in outcome.altered[:3])
            more = f" and {len(outcome.altered) - 3} more" if len(outcome.altered) > 3 else ""
            self.say(f"note: changed by hand since the last build, and made anew: {names}{more}\n")
        for one, other in outcome.collisions[:5]:
            self.say(f"note: `{one}` and `{other}` are one file on Windows and macOS\n")
        if outcome.site and not outcome.refusal:
            figures = summary(
                outcome.site,
                written=outcome.written,
                unchanged=outcome.unchanged,
                found=(*outcome.found, *outcome.found_in_project),
                seconds=seconds,
            )
            print(closing(figures), flush=True)

    def verified(self, settings: BuildSettings, differ: tuple[str, ...] | Refusal) -> int:
        """Shows what came of a verification, and gives the exit code."""
        if isinstance(differ, Refusal):
            self.refusal(Refusal(f"the site was not verified: {differ.message}", differ.hint))
            return 1
        if differ:
            files = "a file differs" if len(differ) == 1 else f"{len(differ):,} files differ"
            told = f"{files} from what a build from nothing makes\n{_paths(differ, _prefix(settings.output))}"
            hint = "the store was thrown away, so the next build is right; report this, it is a fault of the program"
            self.refusal(Refusal(told, hint))
            return 1
        if not self.quiet:
            print("verified: a build from nothing makes the same files", flush=True)
        return 0

    def serving(self, server: "Server", *, opened: bool) -> None:
        """Says where the preview is, and who can see it."""
        print(f"{server.url}  (Ctrl-C ends it)", flush=True)
        if server.address.open:
            warning = "\x1b[1;33mwarning:\x1b[0m" if self._color else "warning:"
            shown = ", drafts and private notes among them" if server.session.choice.drafts else ""
            self.say(f"{warning} everyone who reaches this machine can read the whole journal{shown}")
        if opened:
            webbrowser.open_new_tab(server.url)

    def reading(self, progress: Progress, bar: "_Bar") -> None:
        """Shows how far the preview is with reading."""
        if progress.stage is Stage.SHOWING:
            bar.end()
            self.say("all notes are read")
        else:
            bar.show(progress)

    def checked(
        self, found: Sequence[Diagnostic], beside: Sequence[Diagnostic], settings: BuildSettings, form: str
    ) -> None:
        """Prints what a check found, as the result of the command."""
        content, project = _prefix(settings.content), _prefix(settings.project)
        if form in {"json", "github", "sarif"}:
            from journal.checks import prefixes
            from journal.exchange import as_json, sarif

            # What is read by a code forge names files from the top of the repository.
            inside, outside = (content, project) if form == "json" else prefixes(settings)
            pairs = [*((each, inside) for each in found), *((each, outside) for each in beside)]
            if form == "github":
                print(github(found, prefix=inside) + github(beside, prefix=outside), end="", flush=True)
            else:
                print(as_json(pairs) if form == "json" else sarif(pairs, VERSION), flush=True)
            return
        if form == "concise":
            print(concise(found, prefix=content) + concise(beside, prefix=project), end="")
        else:
            color = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
            told = (full(found, color=color, prefix=content), full(beside, color=color, prefix=project))
            print("\n".join(filter(None, told)), end="\n" if found or beside else "")
        print(counted((*found, *beside)), flush=True)

    def cleaned(self, done: Cleaned, prefix: str, kept: int, cache: str, *, dry: bool) -> None:
        """Shows what cleaning removed and left; with `dry`, what it would."""
        verb = "would be removed" if dry else "removed"
        if not done.marked:
            print(f"no build wrote into {prefix}, so nothing is removed there")
        else:
            print(f"{len(done.removed):,} files of {prefix} {verb}")
        print(f"{kept:,} files of {cache} {verb}" if kept else f"nothing is kept in {cache}")
        for paths, what in (
            (done.altered, "changed by hand, and kept"),
            (done.foreign, "written by no build, and kept"),
        ):
            if paths:
                print(f"{what}:\n{_paths(paths, prefix)}")
        sys.stdout.flush()

    def failure(self, error: Exception) -> None:
        """Says that the program failed; the traceback is for those who asked for it."""
        if self._verbose:
            traceback.print_exception(error, file=sys.stderr)
        said = str(error).strip().split("\n")[0]
        what = f"{type(error).__name__}: {said}" if said else type(error).__name__
        hint = (
            "report this with the lines above, and with the note that causes it if you can tell"
            if self._verbose
            else "build again with `-v`, and report what it then prints"
        )
        self.refusal(Refusal(f"the program failed, which is its own fault ({what})", hint))


def _more(hidden: Iterable[Diagnostic]) -> str:
    codes: Counter[Code] = Counter(each.code for each in hidden)
    counted = ", ".join(f"{count} {code.value}" for code, count in codes.most_common())
    return f"… and {codes.total()} more ({counted}); `journal build -v` shows them all\n"


def _paths(paths: Sequence[str], prefix: str) -> str:
    """Paths as lines, the first ones in full."""
    rest = len(paths) - _MOST_PATHS
    return "\n".join(
        [*(f"  {prefix}{path}" for path in paths[:_MOST_PATHS]), *([f"  … and {rest:,} more"] if rest > 0 else [])]
    )


class _Watch:
    """How long a build was at each of its stages. `began`: when the command was understood (monotonic seconds)."""

    def __init__(self, began: float) -> None:
        # What the processor did until now, since no clock of the program's own ran while Python started.
        self._before = time.process_time()
        self._spent: dict[Stage | None, float] = {}
        self._stage: Stage | None = None
        self._since = began

    def hear(self, progress: Progress) -> None:
        """Takes note of what the build does from now on."""
        now = time.monotonic()
        self._spent[self._stage] = self._spent.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = progress.stage, now

    def rows(self, outcome: Outcome) -> list[tuple[str, float]]:
        """The stages until now, in their order, each with its seconds."""
        now = time.monotonic()
        spent = {**self._spent, self._stage: self._spent.get(self._stage, 0.0) + now - self._since}
        notes = len(outcome.listing.notes) if outcome.listing else 0
        more = {
            Stage.READING: f" ({outcome.read:,} of {notes:,} notes read anew)",
            Stage.RENDERING: f" ({outcome.rendered:,} of {outcome.written + outcome.unchanged:,} pages)",
        }
        rows = [("start-up", self._before + spent.get(None, 0.0))]
        return rows + [(stage.value + more.get(stage, ""), spent[stage]) for stage in Stage if stage in spent]


class _Bar:
    """A progress bar that comes only when a build takes long enough for one."""

    def __init__(self, began: float, *, wanted: bool) -> None:
        self._began, self._wanted = began, wanted
        self._bar: Bar | None = None
        self._tasks: dict[str, TaskID] = {}
        self._shown = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    def end(self) -> None:
        """Takes the bar away."""
        if self._bar:
            self._bar.stop()
        self._bar, self._tasks = None, {}

    def show(self, progress: Progress) -> None:
        """Takes note of how far the build is."""
        now = time.monotonic()
        if progress.stage not in (Stage.READING, Stage.PICTURES, Stage.RENDERING) or not progress.total:
            return
        if not self._wanted or now - self._began < _PATIENCE or (now - self._shown < 0.1 and progress.done):
            return
        self._shown = now
        if self._bar is None:
            self._bar = _bar()
        stage = progress.stage.value
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(stage, total=progress.total)
        self._bar.update(self._tasks[stage], completed=progress.done, total=progress.total)
        self._bar.refresh()


def _bar() -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Without a thread of its own, since processes may be forked while it is shown.
    bar = Bar(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    bar.start()
    return bar


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the program and ends it with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A console that is not Unicode would stop at the first name in Chinese.
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.getfilesystemencoding() != "utf-8":
        sys.exit(_in_unicode(sys.argv[1:] if arguments is None else arguments))
    if not sys.warnoptions:
        # What packages warn of is for programmers; a picture with very many pixels is one such case.
        warnings.simplefilter("ignore")
    try:
        code = program.main(arguments, prog_name="journal", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; without this, Python would complain again when it ends.
        with suppress(BrokenPipeError):
            sys.stdout.close()
        code = 1
    sys.exit(code or 0)


def _in_unicode(arguments: Sequence[str]) -> int:
    """Runs the program in a Python that takes file names for UTF-8: this one, by its locale, could not even write them."""
    try:
        return subprocess.call([sys.executable, "-X", "utf8", "-m", "journal", *arguments])
    except KeyboardInterrupt:
        return _INTERRUPTED
