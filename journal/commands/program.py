"""The program: knows each command by its name and a line, and loads the one that is called.

`journal x` is the `command` of journal/commands/x.py.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from journal.ahead import Ahead
from journal.commands.exits import INTERRUPTED
from journal.commands.running import run
from journal.version import VERSION

# The first sentence of each command's help, so that a list of all need not load them.
_LINES: Final = {
    "build": "Builds the site.",
    "check": "Finds everything that is wrong with the journal, without making a page.",
    "clean": "Removes what builds made: the site, and what was kept to be faster.",
    "doctor": "Looks at what may keep the journal from being built, published or shown.",
    "done": "Ticks the open task that TEXT means, in the file where it stands last.",
    "explain": "Says what a code of a problem means, and what to do about it.",
    "init": "Begins a journal in DIR, or else in the current folder.",
    "inspect": "Shows what is understood of notes.",
    "log": "Adds a line with the time to today's entry, which it begins if there is none.",
    "new": "Begins a note, where the journal would have it and as its others are.",
    "schema": "Prints a JSON Schema.",
    "serve": "Shows the site while it is being written.",
    "stats": "Shows what the journal comes to.",
    "theme": "Templates and static files of your own in place of the shipped ones.",
    "todo": "Lists the tasks that are still to be done, each with its file and line.",
    "urls": "Lists every address of the site, and what each is of.",
    "why": "Shows what a page is made from, and why.",
}

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


class _Commands(click.Group):
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.commands:
            return None
        command: click.Command = import_module(f"journal.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Unlike those of `click`, no line is cut off where the window ends.
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.help or "") for name, command in sorted(self.commands.items())])


@click.group(
    cls=_Commands,
    commands={name: click.Command(name, help=line) for name, line in _LINES.items()},
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, prog_name="journal", message="%(prog)s %(version)s")
def program() -> None:
    """The commands."""


def main(arguments: Sequence[str] | None = None, ahead: Ahead | None = None) -> None:
    """Runs the program and ends it with its exit code; `ahead` is there for its command to use."""
    typed = sys.argv[1:] if arguments is None else arguments

    def command() -> int:
        try:
            code = program.main(typed, prog_name="journal", standalone_mode=False, obj=ahead)
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except click.Abort:
            return INTERRUPTED
        return code or 0

    run(command, typed)
