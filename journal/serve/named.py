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
from journal.unlinked import Titles, is_telling
from journal.views.place import Place
from journal.views.titles import title_of

_MOST = 20  # rows; whoever wants all has `journal check --suggest`


class Meant(Record):
    """An entry that may be named, with the names by which it can be meant."""

    entry: Entry
    names: tuple[tuple[str, str], ...]


def meant(edition: Edition, path: str) -> Meant | None:
    """The entry whose page lies at a path of the output; None for any other page, and while notes are missing."""
    route = edition.pages.get(path)
    entry = edition.site.by_id.get(edition.known.entries.get(route, "")) if route is not None else None
    if entry is None or not edition.whole:
        return None
    return Meant(entry, tuple(each for each in names_of([entry]) if is_telling(each[0])))


class Named:
    """The texts of a journal, in which names are looked for."""

    def __init__(self) -> None:
        # By path: the digest, and the text in lower case; all texts as they are written would be most of the memory.
        self._texts: dict[str, tuple[str, bytes]] = {}
        self._lock = threading.Lock()

    def rows(self, edition: Edition, of: Meant, editor: str) -> list[dict[str, str]]:
        """The places that name an entry without a link, one for a note, newest first; `editor` is a key or pattern of `problems`."""
        with self._lock:
            return [_row(edition, of, each, found, editor) for each, found in self._found(edition, of)][:_MOST]

    def _found(self, edition: Edition, of: Meant) -> Iterator[tuple[Entry, Naming]]:
        low = tuple(name.casefold().encode("utf-8", "replace") for name, _ in of.names)
        linking = {source.partition("#")[0] for source, _ in edition.site.mentions.get(of.entry.id, ())}
        files = {file.path: file for file in edition.listing.notes}
        naming = [
            (each, files[path])
            for each in whole(edition.site)
            if (path := each.note.path) in files and path != of.entry.note.path and path not in linking
            if any(name in self._low(edition, files[path], each.note.digest) for name in low)
        ]
        # To know all names takes longer than to search for one.
        others = ((each.title, each.id) for each in whole(edition.site))
        titles = Titles((*of.names, *others)) if naming else Titles(())
        for each, file in naming:
            text = _text(edition, file)
            told = namings(text, titles) if text is not None else ()
            yield from ((each, found) for found in told if found.entry == of.entry.id)

    def _low(self, edition: Edition, file: Listed, digest: str) -> bytes:
        kept = self._texts.get(file.path)
        if kept is None or kept[0] != digest:
            text = _text(edition, file)
            low = " ".join(text.text.casefold().split()) if text is not None else ""
            kept = self._texts[file.path] = digest, low.encode("utf-8", "replace")
        return kept[1]


def _text(edition: Edition, file: Listed) -> Written | None:
    data = bytes_of(edition.listing.root, file)
    if not isinstance(data, bytes):
        return None
    reading = reading_of(edition.listing.root, edition.settings.config)
    return written(file.path, data, reading.codec(file.path), reading.rules)


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
