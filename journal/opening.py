"""Begins a note: reads the journal and its templates, and writes one new file where there is none.

A shell around `starting`, which decides where and with which text.
"""

from datetime import date
from pathlib import Path
from typing import Final

from journal.build import Ready, ready
from journal.config import Config
from journal.disk import Refusal, bytes_of, is_markdown, is_of_repository, names_in, put_new, read_file
from journal.encoding import decode
from journal.intake import reading_of
from journal.model import Masthead, Profile, Site
from journal.record import Record
from journal.settings import BuildSettings
from journal.starting import Sort, start, template_names


class Opened(Record):
    """The file of the note. `made` is False where it was there already."""

    path: Path
    made: bool


# Where templates of notes lie, in the project and in the folder of the notes.
_TEMPLATES: Final = ("templates/new", "_templates", "archetypes", "Templates", "templates", "_Templates")


def opened(
    settings: BuildSettings, sort: Sort, day: date, title: str, *, carry: bool = False, plan: bool = False
) -> Opened | Refusal:
    """Begins a note of a day, or a week, or with a title; or says which file it is, where there is one already.

    Its lines end as those of its template, or else of the newest note.
    """
    read = ready(settings, lambda _: None)
    if isinstance(read, Ready):
        files = {file.path: file for file in read.listing.notes}
        reading = reading_of(read.listing.root, settings.config)
        site, root = read.site, read.listing.root
    elif isinstance(read_file(settings.content), bytes):
        return read.refusal or Refusal("the notes cannot be read")
    elif _lies_in_notes(settings):
        return Refusal(
            f"there is no folder `{settings.content}`, and notes lie beside it",
            "name their folder, as in `--content .`; or make that folder, to begin a journal of its own",
        )
    else:
        # A journal begins with its first note.
        files, reading, site, root = {}, reading_of(settings.content, settings.config), _NOTHING, settings.content

    def raw_of(path: str) -> bytes:
        data = bytes_of(root, files[path]) if path in files else b""
        return data if isinstance(data, bytes) else b""

    def text_of(path: str) -> str:
        return decode(raw_of(path), reading.codec(path)).text

    template = _template(settings, sort)
    words = None if template is None else decode(template).text
    begun = start(site, sort, day, title, text_of, template=words, carry=carry, plan=plan)
    real = files[begun.path].real if begun.path in files else begun.path
    path = settings.content / real
    if begun.exists or read_file(path) is not None:
        return Opened(path, made=False)
    newest = site.entries[0].note.path if site.entries else ""
    pattern = raw_of(newest) if template is None else template
    refusal = put_new(path, begun.text.replace("\n", "\r\n") if b"\r\n" in pattern else begun.text)
    return refusal or Opened(path, made=True)


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
