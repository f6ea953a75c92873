"""The journal that a command is about: where it is, what is settled for it, and what is read of it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, Unpack

from journal.commands.exits import WRONG_USAGE, Ended
from journal.commands.surroundings import in_repository, processors, published_base, source_date
from journal.commands.voice import Voice, prefix
from journal.config import Config
from journal.configured import read_config
from journal.diagnostics import Checked, Severity
from journal.disk import Refusal, project_root, read_file
from journal.encoding import decode
from journal.record import replace
from journal.settings import BuildSettings
from journal.source import source

if TYPE_CHECKING:
    from journal.build import Ready
    from journal.commands.options import Given

CONFIGURATION: Final = "journal.toml"


def here() -> Path:
    """The folder of the project that the person is in."""
    return project_root(Path.cwd())


def checked(project: Path) -> Checked[Config] | Refusal:
    """What `journal.toml` says, with what is wrong in it; why it cannot be read."""
    data = read_file(project / CONFIGURATION)
    if data is None:
        return Checked(Config())
    if isinstance(data, Refusal):
        return data
    decoded = decode(data)
    told = source(CONFIGURATION, decoded.text)
    read = read_config(told)
    return Checked(read.value, (*(told.report(finding, 0) for finding in decoded.found), *read.found))


def configuration(project: Path, voice: Voice) -> Config:
    """What `journal.toml` says; ends the command where it is wrong."""
    read = checked(project)
    if isinstance(read, Refusal):
        voice.give_up(read, WRONG_USAGE)
    if read.found:
        voice.diagnostics(read.found, prefix(project))
    # With the defaults in place of what was meant, a note could be published that was to be left out.
    if any(each.severity is Severity.ERROR for each in read.found):
        raise Ended(WRONG_USAGE)
    return read.value


def settled(project: Path, config: Config, **given: "Unpack[Given]") -> BuildSettings:
    """What a command is to do, by its options, then the configuration, then the surroundings."""
    content = given.get("content") or project / config.content
    base = given.get("base_url") or config.base_url or published_base(os.environ, project, content)
    dated = source_date(os.environ)
    return BuildSettings(
        project=project,
        content=content,
        output=given.get("output") or project / config.output,
        config=replace(in_repository(config, os.environ, project), base_url=base),
        as_of=given.get("as_of") or dated,
        portable=given.get("portable", False),
        jobs=given.get("jobs") or processors(),
        cache=given.get("cache") or project / ".journal",
    )


def settings(voice: Voice, **given: "Unpack[Given]") -> BuildSettings:
    """What a command is to do in the project that the person is in; ends it where `journal.toml` is wrong."""
    project = here()
    return settled(project, configuration(project, voice), **given)


def read_journal(wanted: BuildSettings, voice: Voice) -> "Ready":
    """The journal, read and not published; ends the command where that cannot be."""
    from journal.build import Outcome, ready

    read = ready(wanted, lambda _: None)
    if isinstance(read, Outcome):
        voice.give_up(read.refusal or Refusal("the notes cannot be read"), WRONG_USAGE)
    return read


def text_of(path: Path, voice: Voice) -> str:
    """The text of a file that was named; ends the command where it cannot be read."""
    data = read_file(path)
    if not isinstance(data, bytes):
        voice.give_up(data or Refusal(f"there is no file `{path}`"), WRONG_USAGE)
    return decode(data).text
