"""What a build leaves so that the next one can end at once: all that the site depends on, and what was said of it."""

from pathlib import Path

from journal import checkout, first
from journal.build import Outcome
from journal.commands.project import CONFIGURATION
from journal.commands.voice import Voice
from journal.record import PACKAGES
from journal.redirects import LEDGER
from journal.report import closing, summary
from journal.settings import BuildSettings
from journal.templates import shipped


def leave(settings: BuildSettings, outcome: Outcome, voice: Voice, code: int) -> None:
    """Lets the next build know that nothing has to be done, if it finds everything as it is now."""
    altered = outcome.altered or outcome.collisions or outcome.refusal or settings.config.include
    if altered or not outcome.site or not outcome.began or settings.cache is None:
        return
    if outcome.table is None:
        first.forget(str(settings.cache))
        return
    figures = summary(
        outcome.site,
        written=0,
        unchanged=outcome.written + outcome.unchanged,
        found=(*outcome.found, *outcome.found_in_project),
        seconds=0,
    )
    text = "" if voice.quiet else closing(figures).replace(", in 0 ms", f", in {first.TIME}") + "\n"
    first.leave(
        str(settings.cache),
        _texts(_roots(settings)),
        list(outcome.table),
        _texts(_files(settings)),
        ("".join(voice.said), text),
        code,
        outcome.began,
    )


def _roots(settings: BuildSettings) -> list[Path]:
    """The folders whose every file matters, the program's own among them."""
    package = Path(first.__file__).parent
    looks = [shipped(kind) for kind in ("templates", "static")]
    own = [settings.content, settings.project / "templates", settings.project / "static"]
    return [*own, package, *(each for each in looks if not each.is_relative_to(package))]


def _files(settings: BuildSettings) -> list[Path]:
    """The files that matter beside those, whether or not they are there."""
    project, here = settings.project, Path.cwd()
    above = [settings.content, *settings.content.resolve().parents]
    return [
        *(project / name for name in (CONFIGURATION, LEDGER, "CNAME")),
        PACKAGES,
        *(folder / name for folder in above for name in (".gitignore", ".git", ".git/info/exclude")),
        *checkout.files(project.resolve()),
        # Any of these would make another folder the project's.
        *(folder / name for folder in (here, *here.parents) for name in (CONFIGURATION, ".git")),
    ]


def _texts(paths: list[Path]) -> list[str]:
    return list(dict.fromkeys(map(str, paths)))
