"""The pictures and diagrams that notes show: each is looked at or drawn once for each of its contents, and that is kept.

The digest of a file that was not touched since the last build is taken from its table of file times. What is new is
looked at by several processes, and its smaller copies go to the store, from which pages are published.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

from journal.diagnostics import Diagnostic
from journal.diagrams import Drawing, drawn, installed
from journal.disk import Listed, Listing, bytes_of, digest_of, first_bytes, read_file
from journal.model import Copy, Seen
from journal.note import Note
from journal.pictures import Look, is_picture, look, size_of
from journal.record import Record
from journal.settings import BuildSettings, Progress, Stage
from journal.store import FileTimes, Shelf, Times
from journal.workers import each

# Of a larger file only the size is learned, from its first bytes.
_LARGEST = 64 * 1024 * 1024
_HEAD = 64 * 1024


class Gallery(Record):
    """Every file that is no note, with what is known of it if it is a picture that a note might show, else None.

    `drawings` are what is known of diagrams by their text, empty where nothing draws them. `times` is for the next build.
    """

    files: Mapping[str, Seen | None]
    drawings: Mapping[str, Seen]
    times: Mapping[str, Times]
    shelf: Shelf
    origins: Mapping[str, Path]  # of each copy, by its path in the output, the picture on disk

    def copy(self, path: str) -> bytes | None:
        """The file of a copy or drawing by its path in the output; None if neither it nor its picture is there any more."""
        if (kept := self.shelf.copy(path)) is not None:
            return kept
        if path not in self.origins:
            text = next(
                (text for text, seen in self.drawings.items() if seen.copies and seen.copies[0].path == path), ""
            )
            made = drawn(text)
            return made.svg.encode() if isinstance(made, Drawing) else None
        data = read_file(self.origins[path])
        copies = look(data).copies if isinstance(data, bytes) else ()
        return next((each.data for each in copies if _path_of(each.data, each.ending) == path), None)


class _Looking(Record):
    """Looks at one picture; a value, so that it can be sent to another process."""

    root: Path

    def __call__(self, file: Listed) -> tuple[str, Look]:
        """The digest of the bytes that were looked at, empty if they could not be had, and what they tell."""
        data = bytes_of(self.root, file)
        return ("", Look(None)) if isinstance(data, Diagnostic) else (digest_of(data), look(data))


def collect(
    listing: Listing,
    notes: Sequence[Note],
    settings: BuildSettings,
    known: FileTimes,
    progress: Callable[[Progress], None],
) -> Gallery:
    """Looks at every picture that a note might show, or takes what an earlier build has found."""
    shown = {_last_part(unquote(image.target)) for note in notes for image in note.images}
    wanted = [file for file in listing.others if is_picture(file.path) and _last_part(file.path) in shown]
    files: dict[str, Seen | None] = {file.path: None for file in listing.others}
    texts = {diagram.text for note in notes for diagram in note.diagrams}
    if texts and not installed():
        texts.clear()
    if not wanted and not texts:
        return Gallery(files, {}, {}, Shelf(None), {})
    digests = {file.path: _digest(listing.root, file, known) for file in wanted if file.size <= _LARGEST}
    plans = {_digest_of_diagram(text): text for text in sorted(texts)}
    with closing(Shelf(settings.cache)) as shelf:
        kept = shelf.seen(filter(None, (*digests.values(), *plans)))
        drawings = {text: kept.get(digest) or _drawn(digest, text, shelf) for digest, text in plans.items()}
        new = _firsts([file for file in wanted if digests.get(file.path, "") not in kept], digests)
        for number, (digest, seen) in enumerate(_new(_Looking(listing.root), new, shelf, settings.jobs), 1):
            kept[digest] = seen
            progress(Progress(Stage.PICTURES, number, len(new)))
        shelf.leave(filter(None, (*digests.values(), *plans)))
    for file in wanted:
        large = file.path not in digests
        files[file.path] = _size_in(listing.root, file.real) if large else kept.get(digests[file.path], Seen())
    times = {
        file.path: (file.size, file.time, file.changed, digests[file.path]) for file in wanted if digests.get(file.path)
    }
    origins = {copy.path: listing.root / file.real for file in wanted for copy in (files[file.path] or Seen()).copies}
    return Gallery(files, drawings, times, shelf, origins)


def sizes(files: Mapping[str, Path], notes: Sequence[Note]) -> dict[str, Seen | None]:
    """Files that are published as they lie, with the sizes of the pictures that a note might show."""
    shown = {_last_part(unquote(image.target)) for note in notes for image in note.images} if files else set()
    wanted = {path for path in files if is_picture(path) and _last_part(path) in shown}
    return {path: _size_in(file.parent, file.name) if path in wanted else None for path, file in files.items()}


def _size_in(root: Path, path: str) -> Seen:
    size = size_of(first_bytes(root, path, _HEAD))
    return Seen(*size) if size else Seen()


def _digest(root: Path, file: Listed, known: FileTimes) -> str:
    """The digest of a file's bytes, from the table if it was not touched since; empty if it cannot be read."""
    if kept := known.digest(file.path, file.size, file.time, file.changed):
        return kept
    data = bytes_of(root, file)
    return "" if isinstance(data, Diagnostic) else digest_of(data)


def _firsts(files: Sequence[Listed], digests: Mapping[str, str]) -> list[Listed]:
    """Of files with the same bytes, the first; those whose bytes are not known are left out."""
    return list({digest: file for file in reversed(files) if (digest := digests.get(file.path))}.values())[::-1]


def _new(looking: _Looking, files: Sequence[Listed], shelf: Shelf, jobs: int) -> Iterator[tuple[str, Seen]]:
    for digest, found in each(looking, files, jobs, heavy=True):
        copies = {_path_of(copy.data, copy.ending): copy for copy in found.copies}
        width, height = found.size or (None, None)
        fault = found.fault.value if found.fault else ""
        seen = Seen(width, height, fault, tuple(Copy(path, copy.width) for path, copy in copies.items()))
        if digest:
            shelf.put(digest, seen, {path: copy.data for path, copy in copies.items()})
        yield digest, seen


def _path_of(data: bytes, ending: str) -> str:
    return f"pictures/{digest_of(data)[:20]}.{ending}"


def _digest_of_diagram(text: str) -> str:
    return digest_of(f"diagram\0{installed()}\0{text}".encode("utf-8", "surrogatepass"))


def _drawn(digest: str, text: str, shelf: Shelf) -> Seen:
    made = drawn(text)
    if not isinstance(made, Drawing):
        seen, copies = Seen(fault=made), {}
    else:
        data = made.svg.encode("utf-8", "replace")
        path = _path_of(data, "svg")
        seen, copies = Seen(made.width, made.height, "", (Copy(path, made.width),), made.name), {path: data}
    shelf.put(digest, seen, copies)
    return seen


def _last_part(path: str) -> str:
    return re.split(r"[?#]", path, maxsplit=1)[0].replace("\\", "/").rpartition("/")[2].casefold()
