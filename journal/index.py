"""The files of the search index, made anew only as far as entries have changed.

What each entry says is kept between builds with the files that were made of it. An entry that changed is taken out of
the postings of its former terms and put into those of its present ones, so most files stay as they are. What comes out
is the same as from nothing: every file is made of the set of entries, and of no order in which they came.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from operator import attrgetter
from pathlib import Path
from typing import Final, get_args

from journal import search
from journal.disk import digest_of
from journal.model import Entry, Log
from journal.note import Body, Note
from journal.postings import Lost, Postings, Since, State
from journal.record import Record, names_of
from journal.views.log import undated_sections
from journal.views.place import Place
from journal.views.search import listed, told
from journal.workers import each

FOLDER = "search/"
_ALL = f"{FOLDER}all.js"
# From so many changed entries on, as a share of all, it is quicker to begin anew.
_TOO_MANY = 0.1
_FEW = 40


class Index(Record):
    """The files of an index by their paths in the output: the digests of all, and the contents of those that are wanted.

    `version` names the state of all of them, `kept` what is kept for the next time.
    """

    version: str
    digests: Mapping[str, str]
    contents: Mapping[str, bytes]
    kept: str = ""


# So many entries are gathered by one process at a time.
_TOGETHER: Final = 128


def note_terms(notes: Iterable[Note], bodies: Mapping[str, Body]) -> dict[str, bytes]:
    """The terms of all sections of notes, packed, by their paths; to be had before it is known what the notes are."""
    return {note.path: zlib.compress("\n".join(_lines(note, bodies[note.path])).encode(), 1) for note in notes}


def _lines(note: Note, body: Body) -> Iterator[str]:
    """A line for each section: the terms of its heading, and those of its text."""
    for index in range(len(note.sections)):
        yield "\t".join(map(" ".join, _section_terms(note, body, index)))


def _section_terms(note: Note, body: Body, index: int) -> search.SectionTerms:
    facts = (note.images, note.tasks, body.notes)
    return search.section_terms(search.text_of(body.heads[index], *facts), search.text_of(body.texts[index], *facts))


class _Words:
    """Finds the terms of an entry; those of its note's sections may have been `found`."""

    def __init__(self, place: Place, bodies: Mapping[str, Body], found: Mapping[str, bytes]) -> None:
        self._place, self._bodies, self._found = place, bodies, found

    def __call__(self, entry: Entry) -> search.Terms:
        own = undated_sections(self._place, entry) if isinstance(entry, Log) else range(entry.first, entry.last)
        sections = zip((index - entry.first for index in own), self._sections(entry.note, own), strict=True)
        return search.terms_of(entry.title, entry.tags, sections)

    def _sections(self, note: Note, own: Iterable[int]) -> Iterator[search.SectionTerms]:
        if note.path not in self._found:
            body = self._bodies[note.path]
            yield from (_section_terms(note, body, index) for index in own)
            return
        lines = zlib.decompress(self._found[note.path]).decode().split("\n")
        for index in own:
            heads, _, below = lines[index].partition("\t")
            yield heads.split(), below.split()

    def gathered(self, entries: Sequence[tuple[int, Entry, bytes]]) -> tuple[list[bytes], dict[str, search.Run]]:
        """The terms of entries, and their postings; each entry comes with its number and the terms that are kept of it, if any."""
        every = [(number, _unpacked_terms(kept) if kept else self(entry)) for number, entry, kept in entries]
        packed = [kept or _packed_terms(terms) for (_, _, kept), (_, terms) in zip(entries, every, strict=True)]
        return packed, search.runs(every)


def index(
    place: Place,
    bodies: Mapping[str, Body],
    folder: Path | None,
    basis: str,
    wanted: Callable[[str, str], bool],
    jobs: int = 1,
    since: Since | None = None,
    terms: Iterable[Mapping[str, bytes]] = (),
) -> Index:
    """The index of the site of `place`, its home page; `bodies` are by the paths of notes.

    `basis` is the digest of all that reading depends on beside the notes; what was kept in `folder` counts if it is the same.
    `wanted` says by its path and digest whether the content of a file is. `since` spares a look at every entry.
    `terms` gives what `note_terms` found of notes, if that was begun; it is taken only where all is made anew.
    """
    for where in (folder, None):
        with closing(Postings(where)) as kept, suppress(Lost):
            return _Making(place, bodies, kept, basis, jobs, terms).index(wanted, since)
    raise AssertionError("nothing can be lost where nothing was kept")


class _Making:
    """One making of an index."""

    def __init__(
        self,
        place: Place,
        bodies: Mapping[str, Body],
        kept: Postings,
        basis: str,
        jobs: int,
        terms: Iterable[Mapping[str, bytes]],
    ) -> None:
        self._place, self._bodies, self._kept, self._jobs, self._terms = place, bodies, kept, jobs, terms
        self._by_id = place.site.by_id
        self._depends = (basis, place.portable, place.site.masthead.language)
        self._now: dict[str, tuple[str, int]] = {}
        self._files = self._groups = 0
        self._basis = ""
        self._contents: dict[str, bytes] = {}

    def _see(self, before: State, since: Since | None) -> None:
        """Finds what is to be said of each entry now."""
        if since is not None and since.name == before.name and since.changed <= before.entries.keys():
            new = {each: (_stamp(self._by_id[each]), before.entries[each][1]) for each in since.changed}
            self._now = {**before.entries, **new}
        else:
            entries = self._place.site.entries
            numbers = search.numbers(entries)
            self._now = {entry.id: (_stamp(entry), numbers[entry.id]) for entry in entries}
        self._files, self._groups = search.files_for(len(self._now))
        self._basis = digest_of(repr((*self._depends, self._files, self._groups)).encode())

    def index(self, wanted: Callable[[str, str], bool], since: Since | None) -> Index:
        """The index, made of what was kept and what is new. Raises `Lost`."""
        before = self._kept.state()
        self._see(before, since)
        if before.basis != self._basis:
            self._kept.clear()
            before = State(self._basis)
        gone = {entry_id: old for entry_id, old in before.entries.items() if self._now.get(entry_id) != old}
        new = [entry_id for entry_id, now in self._now.items() if before.entries.get(entry_id) != now]
        anew = not before.files or len(new) + len(gone) > max(_FEW, _TOO_MANY * len(self._now))
        files = dict(before.files)
        for number, lines in self._all(before) if anew else self._edited(before, gone, new):
            path = f"{FOLDER}t{number}.js"
            files[path] = self._made(path, search.terms_script(number, lines))
            self._kept.put_lines(path, _packed(lines))
        same = since is not None and not anew and since.name == before.name
        files.update(self._shown(files, {self._group(each) for each in new} if same else range(self._groups)))
        files[_ALL] = self._made(_ALL, self._list(files, same=same))
        contents = {
            path: self._contents.get(path) or self._content(path)
            for path, (digest, _) in files.items()
            if wanted(path, digest)
        }
        left = [each for each in gone if each not in self._now]
        name = self._kept.leave(State(self._basis, self._now, files), left)
        return Index(files[_ALL][0][:8], {path: digest for path, (digest, _) in sorted(files.items())}, contents, name)

    def _content(self, path: str) -> bytes:
        """A file that is as it was."""
        kind, number = path[len(FOLDER)], int(path[len(FOLDER) + 1 : -len(".js")])
        if kind == "t":
            return search.terms_script(number, _unpacked(self._kept.lines(path)))
        return self._told(number, self._groups_now()[number])

    def _made(self, path: str, data: bytes, made_of: str = "") -> tuple[str, str]:
        self._contents[path] = data
        return digest_of(data), made_of

    def _all(self, before: State) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Every file of terms, from nothing but the terms of the entries."""
        ordered = sorted(self._now, key=lambda each: self._now[each][1])
        groups = [ordered[at : at + _TOGETHER] for at in range(0, len(ordered), _TOGETHER)]
        files: list[dict[str, str]] = [{} for _ in range(self._files)]
        for term, postings in search.strung(self._gathered(groups, before)).items():
            files[search.file_of(search.key(term), self._files)][term] = postings
        for number, lines in enumerate(files):
            yield number, lines
            lines.clear()  # as all of them together are large

    def _gathered(self, groups: Sequence[Sequence[str]], before: State) -> Iterator[Mapping[str, search.Run]]:
        """The postings of each term in groups of entries, whose terms are kept from now on."""
        given = [
            [(self._now[entry_id][1], self._by_id[entry_id], self._former(entry_id, before)) for entry_id in group]
            for group in groups
        ]
        words = _Words(self._place, self._bodies, next(iter(self._terms), {}))
        made = each(words.gathered, given, self._jobs, sendable=False, heavy=True)
        for group, (terms, runs) in zip(groups, made, strict=True):
            for entry_id, data in zip(group, terms, strict=True):
                self._kept.put_terms(entry_id, data)
            yield runs

    def _former(self, entry_id: str, before: State) -> bytes:
        """The terms that are kept of an entry of which at most the number changed; empty if there are none."""
        same = entry_id in before.entries and before.entries[entry_id][0] == self._now[entry_id][0]
        return (same and self._kept.terms(entry_id)) or b""

    def _terms_of(self, entry_id: str, before: State) -> search.Terms:
        """The terms of an entry, which are kept from now on."""
        kept = self._former(entry_id, before)
        terms = _unpacked_terms(kept) if kept else _Words(self._place, self._bodies, {})(self._by_id[entry_id])
        self._kept.put_terms(entry_id, kept or _packed_terms(terms))
        return terms

    def _edited(
        self, before: State, gone: Mapping[str, tuple[str, int]], new: Sequence[str]
    ) -> Iterator[tuple[int, Mapping[str, str]]]:
        """The files of terms that are other than before."""
        edits: dict[str, tuple[dict[int, str], dict[int, str]]] = defaultdict(lambda: ({}, {}))
        for entry_id, (_, number) in gone.items():
            for marks, here in _unpacked_terms(self._kept.former(entry_id)):
                for term in here:
                    edits[term][0][number] = edits[term][0].get(number, "") + marks
        for entry_id in new:
            number = self._now[entry_id][1]
            for marks, here in self._terms_of(entry_id, before):
                for term in here:
                    edits[term][1][number] = edits[term][1].get(number, "") + marks
        files: dict[int, list[str]] = {}
        for term, (without, added) in edits.items():
            if without != added:
                files.setdefault(search.file_of(search.key(term), self._files), []).append(term)
        for number, changed in sorted(files.items()):
            lines = _unpacked(self._kept.lines(f"{FOLDER}t{number}.js"))
            for term in changed:
                without, added = edits[term]
                lines[term] = search.changed(lines.get(term, ""), without, added.items())
                if not lines[term]:
                    del lines[term]
            yield number, lines

    def _group(self, entry_id: str) -> int:
        return search.group(self._now[entry_id][1], self._groups)

    def _shown(self, files: Mapping[str, tuple[str, str]], groups: Iterable[int]) -> dict[str, tuple[str, str]]:
        """The files of what is shown of entries that are other than before, among those of some groups."""
        found: dict[str, tuple[str, str]] = {}
        every = self._groups_now()
        for at in sorted(groups):
            path, members = f"{FOLDER}d{at}.js", every[at]
            of = [(number, self._now[entry_id][0], self._place.site.routes[entry_id]) for number, entry_id in members]
            made_of = digest_of(repr(of).encode("utf-8", "surrogatepass"))[:16]
            if files.get(path, ("", ""))[1] != made_of:
                found[path] = self._made(path, self._told(at, members), made_of)
        return found

    def _groups_now(self) -> list[list[tuple[int, str]]]:
        """The numbers and ids of the entries that are shown by each file."""
        groups: list[list[tuple[int, str]]] = [[] for _ in range(self._groups)]
        for number, entry_id in sorted((number, entry_id) for entry_id, (_, number) in self._now.items()):
            groups[search.group(number, self._groups)].append((number, entry_id))
        return groups

    def _told(self, at: int, members: Sequence[tuple[int, str]]) -> bytes:
        told_of = {str(number): told(self._place, self._by_id[entry_id]) for number, entry_id in members}
        return search.script(f"d{at}", told_of)

    def _list(self, files: Mapping[str, tuple[str, str]], *, same: bool) -> bytes:
        """The file that names all others and tells of each entry; `same`: of each what was told before."""
        versions = [
            files[f"{FOLDER}{kind}{number}.js"][0][:4]
            for kind, count in (("t", self._files), ("d", self._groups))
            for number in range(count)
        ]
        told = json.loads(self._kept.lines(_ALL)) if same else self._listed()
        return search.script(
            "all", {**search.LANGUAGES, **told, "v": "".join(versions), "t": self._files, "d": self._groups}
        )

    def _listed(self) -> dict[str, object]:
        ordered = sorted(((number, self._by_id[entry_id]) for entry_id, (_, number) in self._now.items()), key=_first)
        told = listed(self._place, ordered)
        self._kept.put_lines(_ALL, json.dumps(told).encode())
        return told


# What gives all parts of an entry of some kind, but for its note, and the dates of its lines, of which the index says none:
# each day of a log has those of the whole file.
_TOLD: Final[Mapping[type, Callable[[Entry], object]]] = {
    kind: attrgetter(*(name for name in names_of(kind) if name not in ("note", "days", "lined")))
    for kind in get_args(Entry)
}


def _stamp(entry: Entry) -> str:
    """A digest of all that the index says of an entry, but for its address."""
    told = _TOLD[type(entry)](entry)
    return digest_of(f"{type(entry).__name__}{entry.note.digest}{told!r}".encode("utf-8", "surrogatepass"))[:16]


def _first(pair: tuple[int, Entry]) -> int:
    return pair[0]


def _packed_terms(terms: search.Terms) -> bytes:
    """The terms of an entry, a line for each place in it."""
    return zlib.compress("\n".join(" ".join((marks, *here)) for marks, here in terms).encode(), 1)


def _unpacked_terms(data: bytes) -> search.Terms:
    lines = zlib.decompress(data).decode().split("\n") if data else []
    return [(marks, here) for marks, *here in map(str.split, filter(None, lines)) if here]


def _packed(postings: Mapping[str, str]) -> bytes:
    return zlib.compress("\n".join(f"{term} {text}" for term, text in sorted(postings.items())).encode(), 1)


def _unpacked(data: bytes) -> dict[str, str]:
    """Lines of a term and its postings."""
    pairs = (line.partition(" ") for line in zlib.decompress(data).decode().split("\n"))
    return {term: text for term, _, text in pairs if text}
