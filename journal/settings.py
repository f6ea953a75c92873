"""What one build is to do, and how it tells how far it is."""

from datetime import date
from enum import Enum
from pathlib import Path

from journal.ahead import Ahead
from journal.config import Config
from journal.record import Record


class Stage(Enum):
    """What a build is doing; each follows the one above it, but that rendering and publishing take turns.

    `LEAVING` also comes before the pages, where a journal was assembled. `WAITING` comes only where another build has the output, and rendering comes after it.
    """

    SCANNING = "scanning"
    READING = "reading"
    PICTURES = "looking at pictures"
    ASSEMBLING = "assembling"
    CHOOSING = "deciding which pages to make"
    RENDERING = "rendering"
    PUBLISHING = "publishing"
    WAITING = "waiting for another build"
    LEAVING = "leaving the store"
    SHOWING = "quoting what was found"


class Progress(Record):
    """What a build does from now on, and how far it is: `done` of `total` notes, pictures or pages, both 0 for other stages."""

    stage: Stage
    done: int = 0
    total: int = 0


class BuildSettings(Record):
    """What one build is to do.

    `project` is the folder of `journal.toml`, else the one the build was started in. `config` has the final base URL.
    `as_of` None: the last day written. `jobs`: the most processes to use.
    `cache`: where to keep what was read; None: nowhere. `ahead`: a process that can read a few notes.
    """

    project: Path
    content: Path
    output: Path
    config: Config
    as_of: date | None = None
    portable: bool = False
    jobs: int = 1
    cache: Path | None = None
    ahead: Ahead | None = None
