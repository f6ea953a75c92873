"""What one build is to do, and how it tells how far it is."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from journal.config import Config


class Stage(Enum):
    """What a build is doing."""

    READING = "reading"
    RENDERING = "rendering"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: `done` of `total` notes or pages."""

    stage: Stage
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """What one build is to do.

    `project` is the folder of `journal.toml`, else the one the build was started in. `config` has the final base URL.
    `as_of` None: the last day written. `jobs`: the most processes to use.
    `cache`: where to keep what was read; None: nowhere.
    """

    project: Path
    content: Path
    output: Path
    config: Config
    as_of: date | None = None
    portable: bool = False
    jobs: int = 1
    cache: Path | None = None
