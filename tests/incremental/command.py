"""The command line, run as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Final

from tests.incremental.project import Project

# Names of the environment that a build reads.
_READ: Final = ("GITHUB_ACTIONS", "GITHUB_REPOSITORY", "GITHUB_REPOSITORY_OWNER", "SOURCE_DATE_EPOCH", "CLICOLOR_FORCE")
PATIENCE: Final = 60  # seconds that a build may take on a busy machine


def started(
    project: Project, *options: str, command: str = "build", environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """`journal build`, or another command, just started in the folder of the project."""
    inherited = {name: value for name, value in os.environ.items() if name not in _READ}
    return subprocess.Popen(
        [sys.executable, "-m", "journal", command, *options],
        cwd=project.root,
        env={**inherited, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def run(project: Project, *options: str, environment: Mapping[str, str] | None = None) -> tuple[int, str]:
    """The exit code of `journal build`, and what it said beside its result."""
    process = started(project, *options, environment=environment)
    _, told = process.communicate(timeout=PATIENCE)
    return process.returncode, told
