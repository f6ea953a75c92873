"""Which notes name that of a page without a link to it: told below the page in the preview, and nowhere else.

A text is read when it is first searched, and again when it is another; all else is asked of the edition.
"""

import threading
from collections.abc import Iterator

from journal.disk import Listed, bytes_of
from journal.intake import reading_of
from journal.model import Entry
from journal.record import Record
from journal.serve.edition import Edition
from journal.serve.problems import editor_link
from journal.suggestions import Naming, Written, names_of, namings, whole, written
from journal.unlinked import Titles
from journal.views.place import Place
from journal.views.titles import title_of

_MOST = 20  # rows; whoever wants all has `journal check --suggest`


class Meant(Record):
    """An entry that may be named, with the names that it goes by."""

    entry: Entry
    names: tuple[tuple[str, str], ...]


def meant(edition: Edition, path: str) -> Meant | None:
    """The entry whose page lies at a path of the output; None for any other page, and while notes are missing."""
    route = edition.pages.get(path)
    entry = edition.site.by_id.get(edition.known.entries.get(route, "")) if route is not None else None
    return Meant(entry, tuple(names_of([entry]))) if entry is not None and edition.whole else None


class Named:
    """The texts of a journal, in which names are looked for."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[str, Written, str]] = {}  # by path: the digest, the text, and it in lower case
        self._lock = threading.Lock()

    def rows(self, edition: Edition, of: Meant, editor: str) -> list[dict[str, str]]:
        """The places that name an entry without a link, one for a note, newest first; `editor` is a key or pattern of `problems`."""
        with self._lock:
            return [_row(edition, of, each, found, editor) for each, found in self._found(edition, of)][:_MOST]

    def _found(self, edition: Edition, of: Meant) -> Iterator[tuple[Entry, Naming]]:
        others = ((each.title, each.id) for each in whole(edition.site))
        titles = Titles((*of.names, *others))
        low = tuple(name.casefold() for name, _ in of.names)
        linking = {source.partition("#")[0] for source, _ in edition.site.mentions.get(of.entry.id, ())}
        files = {file.path: file for file in edition.listing.notes}
        for each in whole(edition.site):
            path = each.note.path
            if path in files and path != of.entry.note.path and path not in linking:
                text = self._text(edition, files[path], each.note.digest)
                if text is not None and any(name in text[1] for name in low):
                    yield from ((each, found) for found in namings(text[0], titles) if found.entry == of.entry.id)

    def _text(self, edition: Edition, file: Listed, digest: str) -> tuple[Written, str] | None:
        if self._texts.get(file.path, ("",))[0] != digest:
            data = bytes_of(edition.listing.root, file)
            if not isinstance(data, bytes):
                return None
            reading = reading_of(edition.listing.root, edition.settings.config)
            read = written(file.path, data, reading.codec(file.path), reading.rules)
            self._texts[file.path] = digest, read, " ".join(read.text.casefold().split())
        return self._texts[file.path][1:]


def _row(edition: Edition, of: Meant, by: Entry, found: Naming, editor: str) -> dict[str, str]:
    place = Place(
        edition.site, edition.site.routes[of.entry.id], portable=edition.settings.portable, found=edition.known
    )
    before, name, after = found.said
    where = found.where
    file = edition.listing.root / where.path
    return {
        "title": title_of(place.words, by),
        "href": place.entry(by.id),
        "before": before,
        "name": name,
        "after": after,
        "place": f"{where.path}:{where.line}",
        "editor": editor_link(editor, file, where.line, where.column) if editor else "",
    }
