"""What a page asked of the site while it was made, so that it is made again only when an answer differs.

A question is the name of an index of the site and a key of it, or the whole of it. Questions are recorded as the page
is made, so no list of dependencies is kept by hand; absent answers are answers too. `Answers` has a digest of each
answer of another site: a page whose questions have the same answers has the same bytes.
"""

from array import array
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Final, Protocol, Self, TypeVar, cast

from journal.answered import Answered
from journal.figures.written import Words
from journal.model import Day, DayPart, Entry, Site, alone
from journal.note import Body, Note, Section
from journal.record import names_of, replace
from journal.site.again import DAY_TEXT, SECTION_TEXT, running_text, without_lines
from journal.views.known import Events, Known

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

_WHOLE = "*"
_KEYS = ".keys"
# These are asked for by the path of a note and a number; the path alone is the question.
# A note is asked for its text, for all else of it, or for its body, by its path.
_TEXTS = "texts"
_NOTES = "notes"
_OF_NOTES = (_NOTES, _TEXTS, "bodies")
# A day is asked for the lines that are shown of it, for their languages, or for all else.
_DAYS = "days"
_OF_DAYS: Final = {f"{name}s": name for name in sorted(DAY_TEXT)}
_BY_NOTE = frozenset({"targets", "pictures", "diagrams"})


# A list of the newest takes its entries from among so many.
_FIRST = 100
# So many ids of one index are at hand at a time: pages that are made after each other ask much alike.
_AT_HAND = 1 << 14


class _Ids(dict[Any, int]):
    """The halves of the ids of questions by what they ask for, which are found seldom; `met` gets each id with its text."""

    def __init__(self, text: Callable[[Any], str], met: Callable[[int, str], None]) -> None:
        self._text, self._met = text, met

    def __missing__(self, asked: Any) -> int:
        if len(self) >= _AT_HAND:
            self.clear()
        text = self._text(asked)
        found = id_of(text)
        self._met(found, text)
        half = self[asked] = half_of(found)
        return half


class _Asked(Mapping[K, V]):
    """A mapping that writes down which of its keys are asked for."""

    __slots__ = ("_ids", "_inner", "_keys", "_name", "_trace")

    def __init__(self, name: str, inner: Mapping[K, V], trace: "Trace") -> None:
        self._name, self._inner, self._trace = name, inner, trace
        self._keys: dict[object, None] = {}
        self._ids = _Ids(self._text, trace.meet)
        trace.indexes.append(self)

    def __getitem__(self, key: K) -> V:
        self._keys[key] = None
        return self._inner[key]

    def get(self, key: K, default: Any = None) -> Any:
        self._keys[key] = None
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._keys[key] = None
        return key in self._inner

    def __iter__(self) -> Iterator[K]:
        self._trace.ask(self._name + _KEYS, _WHOLE)
        return iter(self._inner)

    def __len__(self) -> int:
        self._trace.ask(self._name + _KEYS, _WHOLE)
        return len(self._inner)

    def items(self) -> ItemsView[K, V]:
        """All of it, which is one question."""
        self._keys[_WHOLE] = None
        return self._inner.items()

    def values(self) -> ValuesView[V]:
        """All of it, which is one question."""
        self._keys[_WHOLE] = None
        return self._inner.values()

    def _text(self, key: object) -> str:
        return question(self._name, key)

    def texts(self) -> Iterable[str]:
        """The questions asked since the last call of `taken`."""
        return map(self._text, self._keys)

    def taken(self) -> Iterable[int]:
        """The halves of the ids of the questions asked since the last call."""
        asked, self._keys = self._keys, {}
        return map(self._ids.__getitem__, asked)


class _TracedNote(Note):
    """A note that writes down whether it was asked for its text, or for what the rest of the journal may read as well.

    Lists of entries ask for the latter alone, so that they are not made again for a word. What was asked for is at hand
    until the page is made.
    """

    __slots__ = ("_inner", "_open", "_trace")
    _inner: Note
    _open: list[str]
    _trace: "Trace"

    @classmethod
    def of(cls, note: Note, trace: "Trace") -> Self:
        """`note`, writing to `trace`."""
        traced = cls.__new__(cls)
        for name, value in (("path", note.path), ("_inner", note), ("_open", []), ("_trace", trace)):
            object.__setattr__(traced, name, value)
        return traced

    def __getattr__(self, name: str) -> Any:
        # How many sections there are is no matter of their text.
        self.ask(text=name in _TEXT and name != "sections")
        value: Any = getattr(self._inner, name)
        if name == "sections":
            value = _TracedSections(value, self)
        if not self._open:
            self._trace.open.append(self)
        self._open.append(name)
        object.__setattr__(self, name, value)
        return value

    def forget(self) -> None:
        """Has all be asked for anew."""
        for name in self._open:
            object.__delattr__(self, name)
        self._open.clear()

    def ask(self, *, text: bool) -> None:
        """Writes down that the note is asked for its text, or for the rest."""
        self._trace.ask(_TEXTS if text else _NOTES, self.path)

    def __eq__(self, other: object) -> bool:
        self.ask(text=True)
        self.ask(text=False)
        return self._inner == (other._inner if isinstance(other, _TracedNote) else other)

    __hash__ = Note.__hash__


_TEXT: Final = running_text()


class _TracedSection:
    """A section of a note, whose text is asked for apart from the rest; who has it has asked for the rest."""

    def __init__(self, section: Section, note: _TracedNote) -> None:
        self._inner, self._note = section, note

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._inner, name)
        if name in SECTION_TEXT:
            self._note.ask(text=True)
        else:
            setattr(self, name, value)  # which takes less room than to put it into the dict
        return value

    def __eq__(self, other: object) -> bool:
        self._note.ask(text=True)
        return self._inner == (other._inner if isinstance(other, _TracedSection) else other)

    def __hash__(self) -> int:
        return hash(self._inner)


class _TracedSections(Sequence[Any]):
    """The sections of a note, each traced when it is asked for: a day of a log has few of them."""

    def __init__(self, sections: Sequence[Section], note: _TracedNote) -> None:
        self._inner, self._note = sections, note
        self._made: dict[int, _TracedSection] = {}

    def __len__(self) -> int:
        return len(self._inner)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return tuple(map(self.__getitem__, range(*index.indices(len(self._inner)))))
        made = self._made.get(index)
        if made is None:
            made = self._made[index] = _TracedSection(self._inner[index], self._note)
        return made


class _TracedPart:
    """A day, or a part of one, that writes down whether its line was asked for, or the language of it.

    What tells how days went stands still when a word of one of them changes.
    """

    def __init__(self, inner: Day | DayPart, ask: Callable[[str], None]) -> None:
        self._inner, self._ask = inner, ask

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._inner, name)
        if name in DAY_TEXT:
            self._ask(name)
            return value
        if name == "parts":
            value = tuple(_TracedPart(part, self._ask) for part in value)
        setattr(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        self._ask_all()
        return self._inner == (other._inner if isinstance(other, _TracedPart) else other)

    def __hash__(self) -> int:
        self._ask_all()
        return hash(self._inner)

    def _ask_all(self) -> None:
        for name in DAY_TEXT:
            self._ask(name)


class _Opened(_Asked[K, V]):
    """A mapping whose values write down in turn what they are asked for, as which `opened` gives each; it is given once."""

    __slots__ = ("_made", "_opened")

    def __init__(self, name: str, inner: Mapping[K, V], trace: "Trace", opened: Callable[[K, V], V]) -> None:
        super().__init__(name, inner, trace)
        self._opened = opened
        self._made: dict[K, V] = {}

    def traced(self, key: K, value: V) -> V:
        """What stands for the value of a key, which need not be asked for."""
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._opened(key, value)
        return made

    def __getitem__(self, key: K) -> V:
        self._keys[key] = None
        made = self._made.get(key)
        return self.traced(key, self._inner[key]) if made is None else made

    def get(self, key: K, default: Any = None) -> Any:
        """The value of a key; `default` if there is none."""
        self._keys[key] = None
        made: Any = self._made.get(key)
        if made is None:
            value = self._inner.get(key)
            made = default if value is None else self.traced(key, value)
        return made

    def items(self) -> ItemsView[K, V]:
        """All of it, which is one question but for what its values write down."""
        return {key: self.traced(key, value) for key, value in super().items()}.items()

    def values(self) -> ValuesView[V]:
        """All of it, which is one question but for what its values write down."""
        return dict(self.items()).values()


def _days(name: str, inner: Mapping[date, Day], trace: "Trace") -> _Opened[date, Day]:
    """The days, which write down that their lines are asked for."""

    def opened(on: date, day: Day) -> Day:
        return cast("Day", _TracedPart(day, lambda name: trace.ask(f"{name}s", on)))

    return _Opened(name, inner, trace, opened)


def _entries(name: str, inner: Mapping[str, Entry], trace: "Trace") -> _Opened[str, Entry]:
    """The entries by id, with notes that write down what they are asked for; those of one file have one."""
    notes: dict[str, _TracedNote] = {}

    def opened(_: str, entry: Entry) -> Entry:
        path = entry.note.path
        if path not in notes:
            notes[path] = _TracedNote.of(entry.note, trace)
        return replace(entry, note=notes[path])

    return _Opened(name, inner, trace, opened)


class _InOrder(Sequence[Entry]):
    """All entries; who takes only the first of them asks which these are, and not for all."""

    def __init__(self, entries: Sequence[Entry], by_id: Mapping[str, Entry], trace: "Trace") -> None:
        self._entries, self._by_id, self._trace = entries, by_id, trace

    def _all(self) -> Sequence[Entry]:
        self._trace.ask("entries", _WHOLE)
        return self._entries

    def __iter__(self) -> Iterator[Entry]:
        for at, entry in enumerate(self._entries[:_FIRST]):
            self._trace.ask("entries", at)
            yield self._by_id[entry.id]
        yield from self._all()[_FIRST:]

    def __bool__(self) -> bool:
        self._trace.ask("entries", 0)
        return bool(self._entries)

    def __len__(self) -> int:
        return len(self._all())

    def __getitem__(self, index: Any) -> Any:
        return self._all()[index]


class _Watched:
    """A value whose attributes write down that they are asked for; its mappings do so key by key.

    What was asked for is at hand until the page is made.
    """

    def __init__(self, name: str, inner: Any, trace: "Trace") -> None:
        self._name, self._inner, self._trace = name, inner, trace
        self._every: Sequence[Entry] | None = None
        self._open: list[str] = []

    def __getattr__(self, attribute: str) -> Any:
        value = getattr(self._inner, attribute)
        if isinstance(value, Mapping):
            kind = _OF_SITE.get(self._name + attribute, _Asked)
            made = self.__dict__[attribute] = kind(self._name + attribute, value, self._trace)
            return made
        if attribute == "entries" and not self._name:
            if self._every is None:
                every = tuple(self.by_id.traced(entry.id, entry) for entry in value)
                self._every = _InOrder(every, self.by_id, self._trace)
            return self._every
        self._trace.ask(self._name + attribute, _WHOLE)
        if not self._open:
            self._trace.open.append(self)
        self._open.append(attribute)
        self.__dict__[attribute] = value
        return value

    def forget(self) -> None:
        """Has all be asked for anew."""
        for name in self._open:
            del self.__dict__[name]
        self._open.clear()


_OF_SITE: Final[Mapping[str, Callable[[str, Any, "Trace"], _Asked[Any, Any]]]] = {"by_id": _entries, _DAYS: _days}


class Trace:
    """Records the questions of one page at a time. `site`, `known` and `bodies` are to be given to what makes it."""

    def __init__(self, site: Site, known: Known, bodies: Mapping[str, Body]) -> None:
        self._asked: dict[tuple[str, str | date | int], None] = {}
        self._ids = _Ids(lambda asked: question(*asked), self.meet)
        self._new: dict[int, str] = {}  # questions that were taken and not told, by their ids
        self.indexes: list[_Asked[Any, Any]] = []
        self.open: list[_TracedNote | _Watched] = []  # what has answers at hand
        self.site = cast("Site", _Watched("", site, self))
        self.known = cast("Known", _Watched("known.", known, self))
        self.bodies: Mapping[str, Body] = _Asked("bodies", bodies, self)

    def know(self, known: Known) -> None:
        """Has something else be known from now on."""
        self.known = cast("Known", _Watched("known.", known, self))

    def end(self) -> None:
        """Lets go all that was asked: notes of it point back here, which the garbage collector does not see in records."""
        self.indexes.clear()
        self.open.clear()
        del self.site, self.known, self.bodies

    def ask(self, name: str, key: str | date | int) -> None:
        """Writes a question down."""
        self._asked[name, key] = None

    def meet(self, number: int, text: str) -> None:
        """Takes note of the id of a question."""
        self._new[number] = text

    def taken(self) -> tuple[str, ...]:
        """The questions asked since the last call, each once and sorted."""
        texts = {question(*asked) for asked in self._asked}.union(*(index.texts() for index in self.indexes))
        self.taken_halves()
        return tuple(sorted(texts))

    def taken_halves(self) -> bytes:
        """The `halves` of the ids of those questions."""
        found = set(map(self._ids.__getitem__, self._asked))
        found.update(*(index.taken() for index in self.indexes))
        for each in self.open:
            each.forget()
        self.open.clear()
        self._asked.clear()
        return _packed(found)

    def told(self) -> ItemsView[int, str]:
        """The questions that were taken and not told, by their ids; one that was told long ago may be told again."""
        new, self._new = self._new, {}
        return new.items()


def question(name: str, key: object) -> str:
    """A question as text: the same for the same key in every process."""
    if name in _BY_NOTE and isinstance(key, tuple):
        key = key[0]
    return f"{name} {key}" if isinstance(key, str) else f"{name} {key!r}"


_ID: Final = 8  # bytes


def id_of(question: str) -> int:
    """The number that a question is kept under."""
    return int.from_bytes(blake2b(question.encode("utf-8", "surrogatepass"), digest_size=_ID).digest(), "little")


def half_of(number: int) -> int:
    """The lower half of the id of a question, by which it is kept what a page asked."""
    return number & 0xFFFF_FFFF


def halves(ids: Iterable[int]) -> bytes:
    """The lower halves of the ids of questions as they are kept of a page that asked them, each once and sorted."""
    return _packed(set(map(half_of, ids)))


def _packed(found: Iterable[int]) -> bytes:
    return array("I", sorted(found)).tobytes()


class Answering(Protocol):
    """What gives the digests of answers by their questions."""

    def __contains__(self, asked: str) -> bool: ...

    def __getitem__(self, asked: str) -> int: ...


class Answers:
    """A digest of the answer to every question that can be asked of a site. One that is missing has no answer, which is 0.

    `same` are answers that are known without looking, from a site that differs only in what is `new`, to which answers may
    be added; the rest is found, a whole index at a time, when it is asked for. `sought` gives what `answers_of` found of the
    site. Without what is `known` of it, nothing answers what asks for that.
    """

    def __init__(
        self,
        site: Site,
        known: Known | None = None,
        same: Answering | None = None,
        new: Mapping[str, int] | None = None,
        sought: Iterator[Mapping[str, Answered]] | None = None,
    ) -> None:
        self._site, self._known = site, known
        self._new, self._same = {} if new is None else new, same or {}
        self._sought = sought or iter(())
        self.found: dict[str, Answered] = {}  # by the names of the indexes
        self._notes: dict[str, Note] | None = None

    def __getitem__(self, asked: str) -> int:
        return self.answer(id_of(asked), asked)

    def answer(self, number: int, asked: str) -> int:
        """The answer to a question whose id is known."""
        for given in (self._new, self._same):
            if asked in given:
                return given[asked]
        name, _, key = asked.partition(" ")
        if name in _OF_NOTES:
            note = self._by_path().get(key)
            return 0 if note is None else _of_note(name, note)
        return self._index(name).answer(number)

    def by_id(self) -> dict[int, int]:
        """All of them by the ids of the questions, found a whole index at a time."""
        self.find()
        every: dict[int, int] = {}
        for found in self.found.values():
            every.update(found.items())
        for path, note in self._by_path().items():
            every |= {id_of(f"{name} {path}"): _of_note(name, note) for name in _OF_NOTES}
        return every | {id_of(asked): answer for asked, answer in self._new.items()}

    def find(self) -> None:
        """Finds every answer that stands in an index, where almost all will be asked for."""
        for name in _names(self._known, _KNOWN):
            self._index(name)
        for found in self._sought:
            self.found |= found
        for name in (*_names(self._site), *_OF_DAYS):
            self._index(name)

    def forget(self) -> None:
        """Lets go what was found."""
        self.found = {}

    def _by_path(self) -> dict[str, Note]:
        if self._notes is None:
            every = (*self._site.entries, *self._site.described.values(), *self._site.unlisted.values())
            self._notes = {entry.note.path: entry.note for entry in every}
        return self._notes

    def _index(self, name: str) -> Answered:
        if name not in self.found:
            if name == "entries":
                found = {f"entries {at}": _digest(entry.id) for at, entry in enumerate(self._site.entries[:_FIRST])}
                found["entries *"] = self._index("by_id").answer(id_of("by_id *"))
            else:
                found = _index(self._site, self._known, name)
            self.found[name] = Answered.of({id_of(asked): answer for asked, answer in found.items()})
        return self.found[name]


def answers_of(site: Site) -> dict[str, Answered]:
    """The answers of every index of a site; of what is known of it none."""
    answers = Answers(site)
    answers.find()
    return answers.found


_KNOWN: Final = "known."  # before the names of what is known of a site


def _names(owner: Site | Known | None, prefix: str = "") -> Iterator[str]:
    """The indexes of a site, or of what is known of it."""
    for name in names_of(owner) if owner is not None else ():
        if name == "found":
            continue
        yield prefix + name
        if isinstance(getattr(owner, name), Mapping):
            yield prefix + name + _KEYS


def _index(site: Site, known: Known | None, name: str) -> dict[str, int]:
    """The answers of one index of a site, or of what is known of it."""
    if name == "by_id":
        found = {f"by_id {entry.id}": _entry(entry) for entry in (*site.entries, *site.unlisted.values())}
        return {**found, "by_id *": _all(found.values())}
    if name in ("described", "unlisted"):
        # What pages are shown with a whole note of each is not asked apart.
        found = {
            f"{name} {key}": _digest(f"{_entry(each)}{_of_note(_NOTES, each.note)}")
            for key, each in getattr(site, name).items()
        }
        return {**found, f"{name} *": _all(found.values())}
    if name in _OF_DAYS:
        return _of_days(name, site.days)
    if name.endswith(_KEYS):
        prefix, _, field = name.removesuffix(_KEYS).rpartition(".")
        return {f"{name} *": _digest(repr(tuple(getattr(known if prefix else site, field))))}
    prefix, _, field = name.rpartition(".")
    value = getattr(known if prefix else site, field, None)
    if value is None:
        return {f"{name} *": _digest(repr(value))}
    if not isinstance(value, Mapping):
        return {f"{name} *": _digest(repr(value))}
    if name in _BY_NOTE:
        return _by_note(name, value)
    return _of_mapping(name, {key: without_lines(day) for key, day in value.items()} if name == _DAYS else value)


def _by_note(name: str, value: Mapping[tuple[str, int], object]) -> dict[str, int]:
    """The answers of an index by notes and numbers: one for each note."""
    grouped: dict[str, list[str]] = {}
    for (path, number), each in value.items():
        grouped.setdefault(path, []).append(f"{number}{each!r}")
    return _whole(name, {f"{name} {path}": _digest("".join(values)) for path, values in grouped.items()})


def _of_mapping(name: str, value: Mapping[Any, object]) -> dict[str, int]:
    """The answers of an index, one for each key."""
    return _whole(name, {question(name, key): _digest(repr(each)) for key, each in value.items()})


def _whole(name: str, digests: dict[str, int]) -> dict[str, int]:
    return {**digests, f"{name} *": _digest(f"{tuple(digests)}{tuple(digests.values())}")}


def new_answers(
    entries: Iterable[Entry], days: Mapping[date, Day], words: Words, events: Events, known: Known, same: Answering
) -> dict[str, int]:
    """The answers that are new where only these entries are, in them only the texts of their notes, and these days.

    `words` and `events` are those of the months in which they are others, and those of all months are `known`. All other
    answers are the `same`.
    """
    found = _renewed("known.words", words, known.words, same)
    found |= _renewed("known.events", events, known.events, same)
    for name in _OF_DAYS:
        found |= _of_days(name, days)
    return found | {
        f"{name} {entry.note.path}": _of_note(name, entry.note) for entry in entries for name in ("texts", "bodies")
    }


def _renewed(name: str, new: Mapping[Any, object], every: Mapping[Any, object], same: Answering) -> dict[str, int]:
    """The answers of an index that only has other values for `new` keys; all of it where a page asked for all."""
    if new and f"{name} *" in same:
        return _of_mapping(name, every)
    return {question(name, key): _digest(repr(value)) for key, value in new.items()}


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) or 1


def _of_days(name: str, days: Mapping[date, Day]) -> dict[str, int]:
    """The answers to what only a change of its text changes of a day: one of `_OF_DAYS`."""
    text = attrgetter(_OF_DAYS[name])
    return {
        question(name, on): _digest(repr((text(day), [text(part) for part in day.parts]))) for on, day in days.items()
    }


def _all(digests: Iterable[int]) -> int:
    return _digest(repr(tuple(digests)))


def _entry(entry: Entry) -> int:
    """Everything of an entry that its pages say; what its note says stands in the digest of its file."""
    shown = alone(entry)
    told = tuple(getattr(shown, name) for name in names_of(shown) if name != "note")
    return _digest(f"{type(entry).__name__}{entry.note.path}{told!r}")


def _of_note(name: str, note: Note) -> int:
    """What a file says, by its digest; the rules of reading are the same for all, and what stands beside them is told twice."""
    beside = f"{note.language}{note.front.hidden}" if name == _NOTES else ""
    return _digest(f"{note.digest}{beside}")
