"""Takes out of an output folder what builds wrote and nobody changed since, and nothing else."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from journal.claims import HEADER, STAGE, Refused
from journal.disk import MARKER, Refusal, reason_of
from journal.output.lock import LOCK, locked
from journal.output.marker import is_ignorable, is_there, previous
from journal.output.replacement import finish_interrupted, prune
from journal.record import Record
from journal.staging import digest_of_file


class Cleaned(Record):
    """What cleaning did; paths are relative to the output, with `/`, and sorted.

    `removed` were as a build wrote them. `altered` were not any more and are kept. `foreign` no build wrote; a folder that
    is not entered ends in `/`. `marked`: builds have written there.
    """

    removed: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    marked: bool = True


def clean(output: Path, *, dry: bool = False, patience: float = 10.0) -> Cleaned | Refusal:
    """Removes from `output` what builds wrote and nobody changed since; with `dry` it only says what that is.

    Where anything stays, the marker stays as well, without what is gone: a later build may be made beside it.
    """
    output = output.resolve()
    if not output.is_dir() or not (output / MARKER).is_file():
        return Cleaned(marked=False)
    try:
        with locked(output, patience) as held:
            if not held:
                return Refusal(f"a build is writing `{output.name}`", "wait until it has ended, then clean again")
            if not dry:
                finish_interrupted(output)
            return _clean(output, dry=dry)
    except Refused as refused:
        return refused.refusal
    except OSError as error:
        place = f" at `{error.filename}`" if error.filename else ""
        return Refusal(f"`{output}` cannot be cleaned{place}: {reason_of(error)}", "mend that, then clean again")


def _clean(output: Path, *, dry: bool) -> Cleaned:
    ours = previous(output)
    there = [path for path in sorted(ours) if is_there(output, path)]
    removed = [path for path in there if _is_as_listed(output / path, ours[path])]
    foreign = tuple(_foreign(output, ours, ""))
    altered = tuple(sorted(set(there) - set(removed)))
    if not dry:
        for path in removed:
            (output / path).unlink()
            prune(output, path)
        if altered or any(not is_ignorable(path.split("/")[0]) for path in foreign):
            (output / MARKER).write_bytes(f"{HEADER}\n".encode())
        else:
            (output / MARKER).unlink()
            with suppress(OSError):
                output.rmdir()
    return Cleaned(tuple(removed), altered, foreign)


def _is_as_listed(path: Path, digest: str) -> bool:
    return not path.is_symlink() and digest_of_file(path) == digest


def _foreign(output: Path, ours: Mapping[str, str], folder: str) -> Iterator[str]:
    """What no build wrote below a folder of the output, sorted. Links and what belongs to Git are not entered."""
    for entry in sorted((output / folder).iterdir(), key=lambda entry: entry.name):
        path = folder + entry.name
        if entry.is_dir() and not entry.is_symlink():
            if entry.name == ".git":
                yield path + "/"
            elif path != STAGE:
                yield from _foreign(output, ours, path + "/")
        elif path not in ours and path not in (MARKER, LOCK):
            yield path
