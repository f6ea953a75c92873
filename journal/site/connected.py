"""Every link and image of a journal with what it leads to, and what is to be said of those that lead nowhere.

A file is published only if a link or an image of a published note leads to it.
"""

from collections.abc import Iterable, Mapping

from journal.diagnostics import Diagnostic
from journal.model import Picture, Seen, Target
from journal.note import Note
from journal.record import Draft, field
from journal.site.faults import bad_image, image_fault, link_fault
from journal.site.links import Led, is_outside, led
from journal.site.names import Names, file_at, key, written_path

# The nearest name is looked for in so many cases; a journal with more needs another kind of help.
_HINTS = 60


class Connected(Draft):
    """Where links and images lead, by the path of their note and their index; `assets` are the files that are to be published."""

    targets: dict[tuple[str, int], Target] = field(default_factory=dict)
    pictures: dict[tuple[str, int], Picture] = field(default_factory=dict)
    assets: dict[str, str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)


def connected(notes: Iterable[Note], known: Names, wikilinks: Mapping[tuple[str, int], Led]) -> Connected:
    """The links and images of `notes`. `wikilinks` are where such links lead; none of a journal in which they are text."""
    made = Connected()
    for note in notes:
        _links(made, note, known, wikilinks)
        _images(made, note, known)
    return made


def wikilinks_of(notes: Iterable[Note], known: Names) -> dict[tuple[str, int], Led]:
    """Where wikilinks lead, by the path of their note and their index; empty where they do not belong to the journal.

    They do if at least one of their names, and a fifth of them all, is that of something. A name counts once, since
    one that is still to be written may come again and again.
    """
    found: dict[tuple[str, int], Led] = {}
    names: dict[str, bool] = {}  # whether they lead somewhere
    for note in notes:
        for index, link in enumerate(note.links):
            if link.wiki and (told := led(link, note, known)) is not None:
                found[note.path, index] = told
                name = key(link.target.strip())
                names[name] = names.get(name, False) or not told.target.missing
    names.pop("", None)
    leading = sum(names.values())
    return found if leading and leading * 5 >= len(names) else {}


def _take(made: Connected, path: str, known: Names) -> None:
    if path in known.around.files:
        made.assets[path] = path


def _links(made: Connected, note: Note, known: Names, wikilinks: Mapping[tuple[str, int], Led]) -> None:
    for index, link in enumerate(note.links):
        told = wikilinks.get((note.path, index)) if link.wiki else led(link, note, known)
        if told is None:
            continue
        made.targets[note.path, index] = told.target
        _take(made, told.target.asset, known)
        if told.fault is not None:
            fault = link_fault(link, note, told, known, hinted=len(made.found) < _HINTS)
            made.found += [fault] if fault else []


def _images(made: Connected, note: Note, known: Names) -> None:
    for index, image in enumerate(note.images):
        if is_outside(image.target):
            continue
        named = file_at(image.target, note.path, known) if image.wiki else None
        told = named or file_at(written_path(image.target), note.path, known)
        if told is None or told.others or not told.exact:
            fault = image_fault(image, note, told, known, hinted=len(made.found) < _HINTS)
            made.found += [fault] if fault else []
        if told is None:
            continue
        seen = known.around.files.get(told.name) or known.around.static.get(told.name) or Seen()
        if seen.fault:
            made.found.append(bad_image(image, note, seen))
        made.pictures[note.path, index] = Picture(told.name, seen.width, seen.height, seen.copies)
        _take(made, told.name, known)
