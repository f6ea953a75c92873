"""`journal schema`: the JSON Schemas of what is published, and of what is read."""

from typing import Final

import click

from journal.commands.voice import answering
from journal.schema import Schema, indented

_NAMES: Final = ("site", "entry", "settings", "front-matter")

_HELP: Final = """Prints a JSON Schema.

\b
  site          of site.json, which a site publishes
  entry         of the entry.json beside the page of an entry
  settings      of journal.toml, for editors
  front-matter  of the front matter of notes, for editors
"""


@click.command(help=_HELP)
@click.argument("name", type=click.Choice(_NAMES))
def command(*, name: str) -> None:
    with answering():
        print(indented(_schema(name)).decode(), end="", flush=True)


def _schema(name: str) -> Schema:
    from journal.completion import config_schema, front_schema
    from journal.export import entry_schema, site_schema

    made = {"site": site_schema, "entry": entry_schema, "settings": config_schema, "front-matter": front_schema}
    return made[name]()
