"""Where the notes of a journal name one another without a link, as far as they are published.

Links are the writer's to put: this says where one might stand, and nothing on a page comes of it.
"""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import quote

from journal.diagnostics import Code, Diagnostic, Span
from journal.encoding import decode, repaired, spaced
from journal.front import split
from journal.model import Entry, Site, log_of
from journal.record import Record
from journal.rules import Rules
from journal.source import Source, source
from journal.unlinked import Titles, Unlinked, around, unlinked
from journal.withheld import published_part


class Written(Record):
    """A file's text: `text` is all of it. What of it is published is found when it is asked for, since that takes time."""

    path: str
    text: str
    rules: Rules

    @property
    def public(self) -> Source:
        """The text without its comments and private parts."""
        front = split(self.text).front
        return published_part(source(self.path, self.text), front.lines, self.rules.private).source


def written(path: str, data: bytes, codec: str, rules: Rules) -> Written:
    """The text in the bytes of a note."""
    return Written(path, source(path, repaired(spaced(decode(data, codec).text)).text).text, rules)


class Naming(Record):
    """A place that names an entry: the id of the entry, where it is in the note, and the words around it."""

    entry: str
    where: Span
    said: tuple[str, str, str]


def whole(site: Site) -> Iterator[Entry]:
    """The entries of a site that are all of a file."""
    return (entry for entry in site.entries if not log_of(entry))


def names_of(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """The names by which entries may be meant, each with the id of its entry: titles, and other names that are no addresses."""
    for entry in entries:
        yield from ((name, entry.id) for name in (entry.title, *entry.note.front.aliases) if "/" not in name)


def linked(site: Site) -> Mapping[str, frozenset[str]]:
    """The entries that each note links to, by its path; of a day of a log, the log as well."""
    found: dict[str, set[str]] = {}
    for there, sources in site.mentions.items():
        for each, _ in sources:
            found.setdefault(each.partition("#")[0], set()).update((there, there.partition("#")[0]))
    return {path: frozenset(ids) for path, ids in found.items()}


def namings(note: Written, titles: Titles, known: Iterable[str] = ()) -> Iterator[Naming]:
    """Where the published part of a note names another entry than those it links to, which are `known`; each entry once."""
    if not unlinked(note.text, titles, note.path):
        return
    public, already = note.public, frozenset(known)
    for found in unlinked(public.text, titles, note.path):
        if found.entry not in already:
            yield _naming(public, found)


def _naming(public: Source, found: Unlinked) -> Naming:
    return Naming(found.entry, public.span(found.start, found.end), around(public.text, found))


def suggested(site: Site, text_of: Callable[[str], Written | None]) -> Iterator[Diagnostic]:
    """A report of each place where an entry is named without a link. `text_of` gives the text of a note by its path, if it is there."""
    titles, links = Titles(names_of(whole(site))), linked(site)
    for entry in whole(site):
        note = text_of(entry.note.path) if not entry.note.plain else None
        for naming in namings(note, titles, links.get(entry.note.path, ())) if note is not None else ():
            yield _report(naming, site)


def _report(naming: Naming, site: Site) -> Diagnostic:
    entry, name = site.by_id[naming.entry], naming.said[1]
    message = f"`{name}` is the name of `{entry.note.path}`, and no link leads there"
    link = f"[[{name}]]" if site.profile.wikilinks else f"[{name}]({_path(naming.where.path, entry.note.path)})"
    return Diagnostic(Code.UNLINKED, naming.where, message, f"if that is meant, write `{link}`")


def _path(here: str, there: str) -> str:
    return quote(posixpath.relpath(there, posixpath.dirname(here) or "."))
