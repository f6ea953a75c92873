"""Holds what is to be published against what the journal keeps back, before the output is touched.

Most journals keep nothing back, and cost nothing. Else each file that is made anew is looked at; the public texts are only
read where one holds words that private text has as well.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, partial
from pathlib import Path
from typing import Final

from journal.apart import kept_apart
from journal.disk import Listed, bytes_of, names_below, read_file
from journal.encoding import decode, repaired, spaced
from journal.intake import Reading
from journal.kept import KeptNote
from journal.leaks import Place, Withheld, text_of_file, text_of_note, words_of
from journal.note import Note
from journal.record import Record, replace
from journal.schema import indented
from journal.site.terms import Overrule, matches, published
from journal.source import source
from journal.staging import Content, Kept, Planned, Staged, Staging
from journal.templates import shipped


class Leak(Exception):  # noqa: N818 - it stops a publication on purpose
    """Private text in a file of the output: where it stands, and the path of the file."""

    def __init__(self, place: Place, path: str) -> None:
        super().__init__(place, path)
        self.place, self.path = place, path


class Guarded(Record):
    """What a guard knows of a journal: its notes with the files in `root` that they are read from, by path, and its other files.

    `told` and the texts in `folders` are public, too.
    """

    notes: Sequence[Note]
    root: Path
    files: Mapping[str, Listed]
    others: Sequence[str]
    reading: Reading
    overrules: Sequence[Overrule]
    told: str
    folders: Sequence[Path]


def guard(journal: Guarded, staging: Staging, files: Callable[[Staging], Iterable[Planned]]) -> Iterator[Planned]:
    """What `files` gives for the stage, as it is; after the last of them raises `Leak` if any of them holds private text.

    What is put on the stage is looked at by whoever puts it there. Where private text was read anew, those files are looked
    at as well that lie in the output from earlier builds.
    """
    hiding = [each for each in journal.overrules if each.visibility]
    held = [note for note in journal.notes if note.withheld or _by_path(note.path, hiding)]
    if not held:
        yield from files(staging)
        return
    withheld = Withheld(_private_lines(held, journal), _vocabulary())
    every = any(not isinstance(note, KeptNote) for note in held)
    where: dict[str, str] = {}
    for planned in files(replace(staging, look=partial(_in_text, withheld))):
        yield planned
        if isinstance(planned, Kept):
            looked_at: Iterable[tuple[str, Content | Staged]] = _lying(planned, staging.output) if every else ()
        else:
            looked_at = (planned,)
        for path, content in looked_at:
            for fragment in _among(withheld, path, content):
                where.setdefault(fragment, path)
    left = set(where)
    for text in _public_texts({note.path for note in held}, journal) if left else ():
        left -= withheld.among(text)
        if not left:
            return
    if left:
        first = min(left, key=lambda fragment: withheld.places[fragment])
        raise Leak(withheld.places[first], where[first])


def _by_path(path: str, hiding: Sequence[Overrule]) -> bool:
    """Whether a note may be private by where it lies."""
    return bool(kept_apart(path)) or any(matches(each.path, path) for each in hiding)


_WRITTEN: Final = (".html", ".md", ".txt", ".css", ".js", ".xml", ".json", ".svg", ".py")


def _lying(kept: Kept, output: Path) -> Iterator[tuple[str, bytes]]:
    """What lies in an output."""
    for path in kept.digests:
        data = read_file(output / path)
        yield path, data if isinstance(data, bytes) else b""


def _among(withheld: Withheld, path: str, content: Content | Staged) -> Set[str]:
    if isinstance(content, Staged):
        return content.seen
    return _in_text(withheld, path, content) if isinstance(content, bytes) else withheld.among(path)


def _in_text(withheld: Withheld, path: str, data: bytes) -> frozenset[str]:
    # No text has that byte, and every picture has it at its beginning.
    text = path if b"\0" in data[:512] else text_of_file(path, data.decode("utf-8", "replace"))
    return frozenset(withheld.among(text))


def _private_lines(held: Iterable[Note], journal: Guarded) -> Iterator[tuple[Place, str]]:
    """The lines that are not shown, each with its place."""
    for note in held:
        written, public = _texts(note.path, journal)
        if not published(note, journal.overrules):
            yield Place(note.path, 1), note.path
            public = ()
        for line0, line in enumerate(written):
            if line0 >= len(public) or public[line0] != line:
                yield Place(note.path, line0 + 1), line


def _texts(path: str, journal: Guarded) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of a note as they are written, and as far as they are shown."""
    # Most journals hold nothing back, and this loads all that reads Markdown.
    from journal.front import split
    from journal.withheld import published_part

    data = bytes_of(journal.root, journal.files[path]) if path in journal.files else b""
    if not isinstance(data, bytes):
        return (), ()
    told = source(path, repaired(spaced(decode(data, journal.reading.codec(path)).text)).text)
    public = published_part(told, split(told.text).front.lines, journal.reading.rules.private).source
    return tuple(told.text.split("\n")), tuple(public.text.split("\n"))


def _public_texts(held: set[str], journal: Guarded) -> Iterator[str]:
    """All that is public already: what the program and the configuration say, and the notes, those that are changed first."""
    from journal.export import entry_schema, site_schema

    yield journal.told
    yield from (indented(schema).decode() for schema in (site_schema(), entry_schema()))
    yield from _texts_in(*journal.folders)
    for note in sorted(journal.notes, key=lambda note: isinstance(note, KeptNote)):
        if note.path not in held or published(note, journal.overrules):
            yield text_of_note(note.path, "\n".join(_texts(note.path, journal)[1]))
    yield "\n".join(journal.others)


@cache
def _vocabulary() -> frozenset[str]:
    """The words that pages have of themselves, in any language."""
    return frozenset(word for text in _texts_in() for word in words_of(text) if len(word) > 1)


def _texts_in(*folders: Path) -> Iterator[str]:
    """The texts that pages are made with: wording, templates, and those in further folders."""
    for folder in (Path(__file__).resolve().parent / "wording", shipped("templates"), *folders):
        for name in names_below(folder):
            data = read_file(folder / name) if name.endswith(_WRITTEN) else b""
            yield data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
