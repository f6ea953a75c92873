"""What `journal build` does, once it is known what was typed."""

import sys
import time
from typing import TYPE_CHECKING, NoReturn, Unpack

from journal import limits
from journal.ahead import Ahead
from journal.build import Outcome, build, exit_code, verify
from journal.commands.exits import FAILED, Ended
from journal.commands.project import settings
from journal.commands.stages import Bar, Watch
from journal.commands.unchanged import leave
from journal.commands.voice import Voice, listed, prefix, telling
from journal.disk import Refusal
from journal.record import replace
from journal.report import closing, summary, timings
from journal.settings import BuildSettings, Progress, Stage

if TYPE_CHECKING:
    from journal.commands.options import Given


def run(
    ahead: Ahead | None,
    *,
    strict: bool = False,
    verified: bool = False,
    profile: bool = False,
    quiet: bool = False,
    verbose: bool = False,
    **given: "Unpack[Given]",
) -> NoReturn:
    """Builds the site, and raises `Ended` with the exit code. `ahead` is a process that was begun before this one knew of any work."""
    began = time.monotonic()
    watch = Watch(began)
    with telling(quiet=quiet, verbose=verbose) as voice:
        wanted = replace(settings(voice, **given), ahead=ahead)
        with Bar(began, wanted=not quiet and sys.stderr.isatty()) as bar:

            def heard(progress: Progress) -> None:
                watch.hear(progress)
                _show(voice, bar, progress)

            outcome = build(wanted, heard)
        _tell(voice, wanted, outcome, time.monotonic() - began)
        code = exit_code(outcome, strict=strict)
        if profile:
            voice.say(timings(watch.rows(outcome)))
        if verified and not outcome.refusal:
            with Bar(began, wanted=not quiet and sys.stderr.isatty()) as bar:
                differ = verify(wanted, outcome, lambda progress: _show(voice, bar, progress))
                code = _tell_differing(voice, wanted, differ) or code
        # What is left makes the next run end at once; one that is to print or compare more than this has to run.
        if not (verbose or verified or profile):
            leave(wanted, outcome, voice, code)
        raise Ended(code)


def _show(voice: Voice, bar: Bar, progress: Progress) -> None:
    """Shows how far a build is, and whether it waits."""
    if progress.stage is Stage.WAITING:
        bar.end()
        voice.passing("another build is writing into the same folder; waiting until it has ended")
    bar.show(progress)


def _tell(voice: Voice, wanted: BuildSettings, outcome: Outcome, seconds: float) -> None:
    """Shows what a build found and did."""
    voice.diagnostics(outcome.found, prefix(wanted.content))
    voice.diagnostics(outcome.found_in_project, prefix(wanted.project))
    if outcome.refusal:
        voice.refusal(outcome.refusal)
    if voice.quiet:
        return
    if voice.verbose and outcome.left_out:
        lines = (f"  {prefix(wanted.content)}{path}: {reason}" for path, reason in outcome.left_out)
        voice.say("left out:\n" + "\n".join(lines) + "\n")
    if voice.verbose and (weight := limits.told(outcome.copied, wanted.config.site_limit)):
        voice.say(f"{weight}\n")
    if outcome.altered:
        names = ", ".join(f"`{path}`" for path in outcome.altered[:3])
        more = f" and {len(outcome.altered) - 3} more" if len(outcome.altered) > 3 else ""
        voice.say(f"note: changed by hand since the last build, and made anew: {names}{more}\n")
    for one, other in outcome.collisions[:5]:
        voice.say(f"note: `{one}` and `{other}` are one file on Windows and macOS\n")
    if outcome.site and not outcome.refusal:
        figures = summary(
            outcome.site,
            written=outcome.written,
            unchanged=outcome.unchanged,
            found=(*outcome.found, *outcome.found_in_project),
            seconds=seconds,
        )
        print(closing(figures), flush=True)


def _tell_differing(voice: Voice, wanted: BuildSettings, differ: tuple[str, ...] | Refusal) -> int:
    """Shows what came of a verification, and gives the exit code."""
    if isinstance(differ, Refusal):
        voice.refusal(Refusal(f"the site was not verified: {differ.message}", differ.hint))
        return FAILED
    if differ:
        files = "a file differs" if len(differ) == 1 else f"{len(differ):,} files differ"
        told = f"{files} from what a build from nothing makes\n{listed(differ, prefix(wanted.output))}"
        hint = "the store was thrown away, so the next build is right; report this, it is a fault of the program"
        voice.refusal(Refusal(told, hint))
        return FAILED
    if not voice.quiet:
        print("verified: a build from nothing makes the same files", flush=True)
    return 0
