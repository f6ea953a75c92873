"""Begins a note: reads the journal and its templates, and writes one new file where there is none.

A shell around `starting`, which decides where and with which text.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from journal.adding import Holder, holder_of, holder_with, holds, with_day, with_first_day
from journal.build import Ready, ready
from journal.config import Config
from journal.disk import (
    Listed,
    Refusal,
    bytes_of,
    digest_of,
    is_markdown,
    is_of_repository,
    names_in,
    put_bytes,
    put_new,
    read_file,
)
from journal.encoding import decode
from journal.intake import Reading, reading_of
from journal.manner import Moment
from journal.mend import coded
from journal.model import Entry, Masthead, Profile, Site, Weekly, month_named
from journal.record import Record
from journal.settings import BuildSettings
from journal.starting import Sort, open_lines, start, tasks_for, template_names


class Opened(Record):
    """The file of the note. `made` is False where it was there already."""

    path: Path
    made: bool


# Where templates of notes lie, in the project and in the folder of the notes.
_TEMPLATES: Final = ("templates/new", "_templates", "archetypes", "Templates", "templates", "_Templates")


class _Notes(Record):
    """The journal that a note is begun in, with its files by their paths."""

    site: Site
    root: Path
    files: Mapping[str, Listed]
    reading: Reading

    def raw(self, path: str) -> bytes:
        """The bytes of a note; none where it cannot be read."""
        data = bytes_of(self.root, self.files[path]) if path in self.files else b""
        return data if isinstance(data, bytes) else b""

    def text(self, path: str) -> str:
        """The text of a note."""
        return decode(self.raw(path), self.reading.codec(path)).text


def opened(
    settings: BuildSettings, sort: Sort, day: date, title: str, *, carry: bool = False, plan: bool = False
) -> Opened | Refusal:
    """Begins a note of a day, or a week, or with a title; or says which file it is, where there is one already.

    Its lines end as those of its template, or else of the newest note. Where the journal has its days in notes of several,
    the day is begun in one of these, below or above the others.
    """
    read = ready(settings, lambda _: None)
    if isinstance(read, Ready):
        listed = {file.path: file for file in read.listing.notes}
        root = read.listing.root
        notes = _Notes(read.site, root, listed, reading_of(root, settings.config))
    elif isinstance(read_file(settings.content), bytes):
        return read.refusal or Refusal("the notes cannot be read")
    elif _lies_in_notes(settings):
        return Refusal(
            f"there is no folder `{settings.content}`, and notes lie beside it",
            "name their folder, as in `--content .`; or make that folder, to begin a journal of its own",
        )
    else:
        # A journal begins with its first note.
        notes = _Notes(_NOTHING, settings.content, {}, reading_of(settings.content, settings.config))
    template = _template(settings, sort)
    words = None if template is None else decode(template).text
    begun = start(notes.site, sort, day, title, notes.text, template=words, carry=carry, plan=plan)
    path = _path(settings, notes, begun.path)
    if begun.exists or read_file(path) is not None:
        return Opened(path, made=False)
    if sort is Sort.DAY and not title and (there := holder_with(notes.site, day)) is not None:
        return Opened(_path(settings, notes, there.entry.note.path), made=False)
    if sort is Sort.DAY and not title and template is None and (holder := holder_of(notes.site, day)) is not None:
        tasks = tasks_for(notes.site, sort, Moment(day, day), notes.text, carry=False, plan=plan)
        within = _within(settings, notes, holder, day, carry=carry, tasks=tasks)
        if within is not None:
            return within
    newest = notes.site.entries[0].note.path if notes.site.entries else ""
    pattern = notes.raw(newest) if template is None else template
    return _made(path, begun.text, pattern)


def _within(
    settings: BuildSettings, notes: _Notes, holder: Holder, day: date, *, carry: bool, tasks: Sequence[str]
) -> Opened | Refusal | None:
    """Begins a day in the note that has those before it, or in the next such note; None where it is not known which that is."""
    entry = holder.entry
    lines = _lines(notes.text(entry.note.path))
    if carry:
        newest = max(each.day for each in holder.days)
        own = (task for task in entry.note.tasks if task.day is not None and entry.days[task.day] == newest)
        carried = open_lines(lines, own)
        tasks = [*carried, *(line for line in tasks if line not in carried)]
    if holds(entry, day):
        return _added(settings, notes, entry, lambda before: with_day(holder, before, day, tasks))
    sort = Sort.WEEK if isinstance(entry, Weekly) else Sort.MONTH
    if sort is Sort.MONTH and month_named(entry) is None:
        return None
    template = _template(settings, sort)
    words = None if template is None else decode(template).text
    begun = start(notes.site, sort, day, "", notes.text, template=words, carry=False)
    if begun.exists:
        there = next(each for each in notes.site.entries if each.note.path == begun.path)
        return _added(settings, notes, there, lambda before: with_first_day(holder, lines, before, day, tasks, there))
    path = _path(settings, notes, begun.path)
    if read_file(path) is not None:
        return Opened(path, made=False)
    text = "\n".join(with_first_day(holder, lines, _lines(begun.text), day, tasks)) + "\n"
    return _made(path, text, notes.raw(entry.note.path) if template is None else template)


def _added(
    settings: BuildSettings, notes: _Notes, entry: Entry, change: Callable[[Sequence[str]], Sequence[str]]
) -> Opened | Refusal:
    """Adds lines to a note, and changes no other byte of it."""
    path = _path(settings, notes, entry.note.path)
    data = notes.raw(entry.note.path)
    if digest_of(data) != entry.note.digest:
        return Refusal(f"`{path}` was changed meanwhile", "run the command again")
    written = coded(data, notes.reading.codec(entry.note.path))
    end = next((end for end in ("\r\n", "\n", "\r") if written and end in written.text), "\n")
    lines = written.text.removesuffix(end).split(end) if written else []
    if written is None or any("\r" in line or "\n" in line for line in lines):
        return Refusal(f"the text of `{path}` cannot be written back as it is", "begin the day in an editor")
    try:
        after = written.bytes_of(end.join(change(lines)) + end)
    except UnicodeError:
        return Refusal(f"the encoding of `{path}` has not all of these characters", "begin the day in an editor")
    return put_bytes(path, data, after) or Opened(path, made=True)


def _made(path: Path, text: str, pattern: bytes) -> Opened | Refusal:
    """Makes a file whose lines end as those of `pattern`."""
    return put_new(path, text.replace("\n", "\r\n") if b"\r\n" in pattern else text) or Opened(path, made=True)


def _path(settings: BuildSettings, notes: _Notes, path: str) -> Path:
    return settings.content / (notes.files[path].real if path in notes.files else path)


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def _lies_in_notes(settings: BuildSettings) -> bool:
    """Whether the folder of the notes would be begun within notes that lie elsewhere, as in a vault, and nobody named it."""
    top, own = settings.project, Config().content
    there = names_in(top)
    if settings.content != top / own or own in there or "journal.toml" in there:
        return False
    names = [name for name in there if not name.startswith(".")]
    beside = [name for name in names if not is_of_repository(name)]
    return any(map(is_markdown, beside)) or any(is_markdown(each) for name in names for each in names_in(top / name))


_NOTHING: Final = Site(
    Masthead("Journal"), Profile(), (), {}, {}, (), {}, (), (), {}, None, {}, {}, {}, {}, ()
)  # fmt: skip


def _template(settings: BuildSettings, sort: Sort) -> bytes | None:
    """The first template that fits, as its file is; None if there is none."""
    for base in (settings.project, settings.content):
        for folder in _TEMPLATES:
            names = {name.lower(): name for name in names_in(base / folder)}
            for wanted in template_names(sort):
                name = names.get(f"{wanted}.md")
                data = read_file(base / folder / name) if name else None
                if isinstance(data, bytes):
                    return data
    return None
