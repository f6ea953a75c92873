"""What the environment, a workflow and Git tell of a journal where nobody wrote it down."""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from journal import checkout
from journal.commands.exits import Misused
from journal.config import Config
from journal.disk import read_file
from journal.forge import web_address
from journal.record import replace


def in_repository(config: Config, environment: Mapping[str, str], project: Path) -> Config:
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


def published_base(environment: Mapping[str, str], project: Path, content: Path) -> str:
    """Where a workflow will publish the site; empty outside of one, or where it does not tell."""
    return (
        base_of_pages(environment, domain_of(project, content)) if environment.get("GITHUB_ACTIONS") == "true" else ""
    )


def domain_of(project: Path, content: Path) -> str:
    """What a CNAME file says, wherever it lies; empty without one."""
    for folder in (project / "static", content, project):
        data = read_file(folder / "CNAME")
        if isinstance(data, bytes) and data.strip():
            return data.decode("utf-8", "replace").split()[0]
    return ""


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


def day_of(now: datetime, starts_at: int) -> date:
    """The day that something at a time belongs to, where days begin so many minutes after midnight."""
    return (now - timedelta(minutes=starts_at)).date()


def source_date(environment: Mapping[str, str]) -> date | None:
    """The day that SOURCE_DATE_EPOCH says, None without it; raises `Misused` where it is no number of seconds."""
    written = environment.get("SOURCE_DATE_EPOCH", "")
    if not written:
        return None
    try:
        return datetime.fromtimestamp(int(written), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise Misused(f"SOURCE_DATE_EPOCH is `{written}`, which is no number of seconds") from None


def editor(environment: Mapping[str, str], *, windows: bool = sys.platform == "win32") -> list[str]:
    """The program that VISUAL or EDITOR names, with what it is given before a file; nothing where neither names one.

    Raises `ValueError` for a quote that is not closed. What stands between folders on Windows would be lost as in a shell.
    """
    import shlex

    words = shlex.split(environment.get("VISUAL") or environment.get("EDITOR") or "", posix=not windows)
    return [word[1:-1] if windows and word[0] in "\"'" else word for word in words]


def processors() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
