"""The options that several commands have, each a decorator, and what is typed for them as values."""

from datetime import date
from pathlib import Path
from typing import Final, TypedDict
from urllib.parse import urlsplit

import click

FOLDER: Final = click.Path(path_type=Path)


class Given(TypedDict, total=False):
    """What was typed for options that say where a journal is and how it is read; each may be missing.

    None, or an empty base URL: the option was not used. A whole base URL ends in `/`.
    """

    content: Path | None
    output: Path | None
    cache: Path | None
    base_url: str
    as_of: date | None
    portable: bool
    jobs: int | None


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


def day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    """The day that is typed, as in `2025-07-31`."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"`{value}` is no day of the calendar; write it as in `2025-07-31`") from None


content: Final = click.option(
    "--content", type=FOLDER, metavar="DIR", help="The folder of the notes.  [default: content]"
)
output: Final = click.option("--output", type=FOLDER, metavar="DIR", help="The folder of the site.  [default: _site]")
cache: Final = click.option(
    "--cache", type=FOLDER, metavar="DIR", help="Where what was read is kept.  [default: .journal]"
)
base_url: Final = click.option("--base-url", callback=_address, metavar="URL", help="Where the site will be published.")
as_of: Final = click.option(
    "--as-of", callback=day, metavar="DATE", help="The day for figures.  [default: the last one written]"
)
against: Final = click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="List the addresses of a former sitemap, or of a list, that would lead nowhere.",
)
