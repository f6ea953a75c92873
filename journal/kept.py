"""The journal of the last build, unpacked piece by piece as it is asked for.

What is kept is only believed where nothing that it was made from has changed; whoever takes it up sees to that.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Self

from journal.figures.written import Words
from journal.model import Day, Entry, Log, Site, log_of
from journal.note import Diagram, Image, Note
from journal.packed import PackedFields, Unpacked, unpacked
from journal.record import Record, names_of, replace
from journal.routes import Route, route
from journal.views.known import Events, Known


class Shown(Record):
    """What a note shows that does not stand in it as text, and whether it keeps text back."""

    images: tuple[Image, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    withheld: bool = False


class KeptNote(Note):
    """A note that is loaded when anything else is asked of it than its path, its digest and what it shows."""

    __slots__ = ("_load",)
    _load: Callable[[str], Note]

    @classmethod
    def of(cls, path: str, digest: str, shown: Shown, load: Callable[[str], Note]) -> Self:
        """A note that `load` gives by its path."""
        note, put = cls.__new__(cls), object.__setattr__
        put(note, "path", path)
        put(note, "digest", digest)
        put(note, "images", shown.images)
        put(note, "diagrams", shown.diagrams)
        put(note, "withheld", shown.withheld)
        put(note, "_load", load)
        return note

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        whole = self._load(self.path)
        for part in names_of(Note):
            object.__setattr__(self, part, getattr(whole, part))
        return getattr(whole, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Note) and all(getattr(self, name) == getattr(other, name) for name in names_of(Note))

    __hash__ = Note.__hash__


class _Lazy:
    """Fields that are unpacked when they are first asked for."""

    __slots__ = ()
    _kind: ClassVar[type]
    _fields: Mapping[str, memoryview]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._fields:
            raise AttributeError(name)
        value = self._changed(name, unpacked(self._kind, name, self._fields[name]))
        object.__setattr__(self, name, value)
        return value

    def _changed(self, name: str, value: Any) -> Any:
        return value


class KeptSite(_Lazy, Site):
    """A site of which some entries are others than when it was kept."""

    __slots__ = ("_days", "_fields", "_new", "_note")
    _kind = Site
    _new: Mapping[str, Entry]
    _days: Mapping[date, Day]
    _note: Callable[[str], Note]

    @classmethod
    def of(
        cls,
        packed_fields: Mapping[str, memoryview],
        note: Callable[[str], Note],
        new: Iterable[Entry] = (),
        days: Mapping[date, Day] | None = None,
    ) -> Self:
        """`new` entries and `days` are in place of the kept ones; `note` gives the notes of all other entries by their paths."""
        site = cls.__new__(cls)
        by_id = {entry.id: entry for entry in new}
        for name, value in (("_fields", packed_fields), ("_new", by_id), ("_days", days or {}), ("_note", note)):
            object.__setattr__(site, name, value)
        return site

    def revised(self, new: Iterable[Entry], days: Mapping[date, Day]) -> Self:
        """The same site with other entries and days in place of the kept ones."""
        site = self.of(self._fields, self._note, (), days)
        entries, told = self.by_id, self.days
        assert isinstance(entries, KeptEntries)
        assert isinstance(told, Unpacked)
        # What was unpacked to find out what is new is not unpacked again.
        object.__setattr__(site, "by_id", entries.beside({entry.id: entry for entry in new}))
        object.__setattr__(site, "days", told.beside(days))
        return site

    def __getattr__(self, name: str) -> Any:
        if name == "entries":
            entries = tuple(entry for key, entry in self.by_id.items() if key not in self.unlisted)
            object.__setattr__(self, name, entries)
            return entries
        return _Lazy.__getattr__(self, name)

    def _changed(self, name: str, value: Any) -> Any:
        if name == "by_id":
            return KeptEntries(value, self._note, self._new)
        if name == "days":
            return value.beside(self._days)
        if name in ("described", "unlisted"):
            return {key: replace(entry, note=self._note(entry.note.path)) for key, entry in value.items()}
        return value


class KeptEntries(Mapping[str, Entry]):
    """Entries by their ids, each unpacked when it is asked for; `new` ones are in place of the kept ones."""

    def __init__(self, kept: Mapping[str, Entry], note: Callable[[str], Note], new: Mapping[str, Entry]) -> None:
        self._kept, self._note, self._made = kept, note, dict(new)

    def __getitem__(self, key: str) -> Entry:
        if key not in self._made:
            self._made[key] = self._whole(self._kept[key])
        return self._made[key]

    def _whole(self, entry: Entry) -> Entry:
        note = self._note(entry.note.path)
        if log_id := log_of(entry):
            log = self[log_id]
            assert isinstance(log, Log)
            return replace(entry, note=note, days=log.days, lined=log.lined)
        return replace(entry, note=note)

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def beside(self, new: Mapping[str, Entry]) -> "KeptEntries":
        """The same with other entries for some ids."""
        return KeptEntries(self._kept, self._note, {**self._made, **new})


class KeptPages(Mapping[str, Route]):
    """Pages by their paths in the output, each found in its path when it is asked for."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = dict.fromkeys(paths)

    def __getitem__(self, path: str) -> Route:
        found = route(path) if path in self._paths else None
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class KeptKnown(_Lazy, Known):
    """What was known of a site when it was kept."""

    __slots__ = ("_events", "_fields")
    _kind = Known
    _events: Events

    @classmethod
    def of(cls, packed_fields: Mapping[str, memoryview], words: Words, events: Events | None = None) -> Self:
        """What was known, from its packed fields, but for the words of each month and the events of some."""
        known = cls.__new__(cls)
        for name, value in (("_fields", packed_fields), ("words", words), ("_events", events or {})):
            object.__setattr__(known, name, value)
        return known

    def revised(self, words: Words, events: Events) -> Self:
        """The same with the words of all months, and other events in some."""
        return self.of(self._fields, words, {**self._events, **events})

    def _changed(self, name: str, value: Any) -> Any:
        return value.beside(self._events) if name == "events" else value


def with_search(known: Known, state: str) -> Known:
    """What is known, with the state of the search index; what is kept stays packed."""
    if not isinstance(known, KeptKnown):
        return replace(known, search=state)
    other = known.revised(known.words, {})
    object.__setattr__(other, "search", state)
    return other


def with_texts(known: Known, words: Words, events: Events) -> Known:
    """What is known where texts are others: the words of all months, and the events of some."""
    if not isinstance(known, KeptKnown):
        return replace(known, words=words, events={**known.events, **events})
    return known.revised(words, events)


def kept_fields(value: Site | Known) -> PackedFields:
    """The fields of a site, or of what is known of it but the words, packed."""
    if not isinstance(value, Site):
        return PackedFields(Known, {name: getattr(value, name) for name in names_of(Known) if name != "words"})
    # The days of a log have all the dates of its file, each the same ones.
    entries = {key: replace(entry, days=(), lined=()) if log_of(entry) else entry for key, entry in value.by_id.items()}
    names = [name for name in names_of(Site) if name not in ("by_id", "entries")]
    return PackedFields(Site, {"by_id": entries, **{name: getattr(value, name) for name in names}})
