"""`journal doctor`: what around the journal may stand in its way."""

import platform
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final, Unpack

import click

from journal import checkout, diagrams
from journal.build import listing_of
from journal.commands import options
from journal.commands.exits import FAILED, Ended
from journal.commands.options import Given
from journal.commands.project import CONFIGURATION, settings
from journal.commands.surroundings import base_of_pages, domain_of
from journal.commands.voice import answering
from journal.disk import Listing, can_be_written, names_below, names_in, read_file
from journal.health import Advice, Facts, Verdict, advice
from journal.settings import BuildSettings
from journal.version import VERSION

_HELP: Final = """Looks at what may keep the journal from being built, published or shown.

The history of Git, workflows, the address, how many folders the preview can
watch, fonts, and versions. Nothing is changed.

\b
Exit codes:
  0  nothing needs a hand
  1  something does
"""
_PACKAGE: Final = "learning-journal"
_FONTS: Final = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "/Library/Fonts")
_MORE_FONTS: Final = ("/System/Library/Fonts", "~/Library/Fonts", "C:\\Windows\\Fonts")


@click.command(help=_HELP)
@options.content
@options.base_url
@options.cache
def command(**given: Unpack[Given]) -> None:
    with answering() as voice:
        found = advice(_facts(settings(voice, **given)))
        print("\n".join(line for each in found for line in _lines(each)), flush=True)
        raise Ended(FAILED if any(each.verdict is Verdict.WARNING for each in found) else 0)


def _lines(each: Advice) -> Iterator[str]:
    yield f"{each.verdict.value:<8}{each.about}: {each.what}"
    if each.hint:
        yield f"{'':<8}hint: {each.hint}"


def _facts(wanted: BuildSettings) -> Facts:
    project, config = wanted.project, wanted.config
    listing = listing_of(wanted)
    notes = [note.path for note in listing.notes] if isinstance(listing, Listing) else []
    git = checkout.checkout(project.resolve())
    workflows = project / ".github" / "workflows"
    needs = dict(_needs())
    return Facts(
        version=VERSION,
        python=platform.python_version(),
        system=f"{platform.system()} {platform.machine()}",
        versions={name: _version(name) for name in needs},
        least=needs,
        diagrams=diagrams.installed(),
        draws=any("```mermaid" in _text(wanted.content / note) for note in notes),
        faces=tuple(_faces()),
        language=config.language,
        notes=len(notes),
        configured=isinstance(read_file(project / CONFIGURATION), bytes),
        git=git is not None,
        shallow=git is not None and isinstance(read_file(git / "shallow"), bytes),
        ignored=tuple(line.strip().strip("/") for line in _text(project / ".gitignore").splitlines()),
        workflows={name: _text(workflows / name) for name in names_in(workflows) if name.endswith((".yml", ".yaml"))},
        base_url=config.base_url,
        published=_published(config.repository),
        domain=domain_of(project, wanted.content),
        folders=1 + len({above for note in notes for above in Path(note).parents}),
        watches=_limit("max_user_watches"),
        instances=_limit("max_user_instances"),
        writable=wanted.cache is None or can_be_written(wanted.cache),
    )


def _needs() -> Iterator[tuple[str, str]]:
    """The packages that the program needs, each with the lowest version that it was tested with."""
    with suppress(PackageNotFoundError):
        for need in requires(_PACKAGE) or ():
            if match := re.match(r"([\w.-]+)\s*>=\s*([\d.]+)\s*$", need):
                yield match[1], match[2]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _published(repository: str) -> str:
    """Where GitHub publishes a repository; empty for one of another forge."""
    head, _, name = repository.removeprefix("https://github.com/").partition("/")
    return (
        base_of_pages({"GITHUB_REPOSITORY": f"{head}/{name}"}, "")
        if repository.startswith("https://github.com/")
        else ""
    )


def _limit(name: str) -> int | None:
    """A limit of Linux on what can be watched; None on other systems."""
    if sys.platform != "linux":
        return None
    text = _text(Path("/proc/sys/fs/inotify") / name).strip()
    return int(text) if text.isdigit() else None


def _faces() -> Iterator[str]:
    for folder in (*_FONTS, *_MORE_FONTS):
        names = names_below(Path(folder).expanduser())
        yield from (name for name in names if name.lower().endswith((".ttf", ".otf", ".ttc", ".pcf.gz")))


def _text(path: Path) -> str:
    data = read_file(path)
    return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
