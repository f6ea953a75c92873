"""What a page asked of the site while it was made, so that it is made again only when an answer differs.

A question is the name of an index of the site and a key of it, or the whole of it. Questions are recorded as the page
is made, so no list of dependencies is kept by hand; absent answers are answers too. `answers` gives a digest of each
answer of another site: a page whose questions have the same answers has the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from hashlib import blake2b
from typing import Any, TypeVar, cast

from journal.model import Body, Day, Entry, Site
from journal.views.parts import Known

K = TypeVar("K")
V = TypeVar("V")

_WHOLE = "*"
# These are asked for by the path of a note and a number; the path alone is the question.
_BY_NOTE = frozenset({"targets", "pictures", "diagrams"})


class _Asked(Mapping[K, V]):
    """A mapping that writes down which of its keys are asked for."""

    __slots__ = ("_inner", "_name", "_trace")

    def __init__(self, name: str, inner: Mapping[K, V], trace: dict[tuple[str, object], None]) -> None:
        self._name, self._inner, self._trace = name, inner, trace

    def __getitem__(self, key: K) -> V:
        self._trace[self._name, key] = None
        return self._inner[key]

    def get(self, key: K, default: Any = None) -> Any:
        self._trace[self._name, key] = None
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._trace[self._name, key] = None
        return key in self._inner

    def __iter__(self) -> Iterator[K]:
        self._trace[self._name, _WHOLE] = None
        return iter(self._inner)

    def __len__(self) -> int:
        self._trace[self._name, _WHOLE] = None
        return len(self._inner)


class _Watched:
    """A value whose attributes write down that they are asked for; its mappings do so key by key."""

    def __init__(self, name: str, inner: Any, trace: dict[tuple[str, object], None]) -> None:
        self._name, self._inner, self._trace = name, inner, trace

    def __getattr__(self, attribute: str) -> Any:
        value = getattr(self._inner, attribute)
        if isinstance(value, Mapping):
            asked = self.__dict__[attribute] = _Asked(self._name + attribute, value, self._trace)
            return asked
        self._trace[self._name + attribute, _WHOLE] = None
        return value


class Trace:
    """Records the questions of one page at a time. `site`, `known` and `bodies` are to be given to what makes it."""

    def __init__(self, site: Site, known: Known, bodies: Mapping[str, Body]) -> None:
        self._asked: dict[tuple[str, object], None] = {}
        self.site = cast("Site", _Watched("", site, self._asked))
        self.known = cast("Known", _Watched("known.", known, self._asked))
        self.bodies: Mapping[str, Body] = _Asked("bodies", bodies, self._asked)

    def taken(self) -> tuple[str, ...]:
        """The questions asked since the last call, each once, in a form that can be kept."""
        questions = tuple(dict.fromkeys(question(name, key) for name, key in self._asked))
        self._asked.clear()
        return questions


def question(name: str, key: object) -> str:
    """A question as text: the same for the same key in every process."""
    if name in _BY_NOTE and isinstance(key, tuple):
        key = key[0]
    return f"{name} {key}" if isinstance(key, str) else f"{name} {key!r}"


class Answers(Mapping[str, int]):
    """A digest of the answer to every question that can be asked of a site. One that is missing has no answer.

    `same` are answers that are known without looking, from a site that differs only in what is `new`; the rest is found,
    a whole index at a time, when it is asked for.
    """

    def __init__(
        self, site: Site, known: Known, same: Mapping[str, int] | None = None, new: Mapping[str, int] | None = None
    ) -> None:
        self._site, self._known = site, known
        self._given = {**(same or {}), **(new or {})}
        self._found: dict[str, dict[str, int]] = {}

    def __getitem__(self, asked: str) -> int:
        if (given := self._given.get(asked)) is not None:
            return given
        return self._index(asked.partition(" ")[0])[asked]

    def __iter__(self) -> Iterator[str]:
        for name in self._names():
            yield from self._index(name)

    def __len__(self) -> int:
        return sum(len(self._index(name)) for name in self._names())

    def _names(self) -> list[str]:
        known = [f"known.{field.name}" for field in fields(self._known)]
        return [field.name for field in fields(self._site) if field.name != "found"] + known + ["bodies"]

    def _index(self, name: str) -> dict[str, int]:
        if name not in self._found:
            self._found[name] = _index(self._site, self._known, name)
        return self._found[name]


def answers(site: Site, known: Known) -> dict[str, int]:
    """A digest of the answer to every question that can be asked of a site. One that is missing has no answer."""
    return dict(Answers(site, known))


def _index(site: Site, known: Known, name: str) -> dict[str, int]:
    """The answers of one index of a site, or of what is known of it."""
    if name in ("by_id", "entries"):
        found = {f"by_id {entry.id}": _entry(entry) for entry in site.entries}
        return {**(found if name == "by_id" else {}), f"{name} *": _all(found.values())}
    if name == "bodies":
        # A body is what its file says; the rules of reading are the same for all.
        return {f"bodies {entry.note.path}": _digest(entry.note.digest) for entry in site.entries}
    prefix, _, field = name.rpartition(".")
    value = getattr(known if prefix else site, field, None)
    if value is None:
        return {f"{name} *": _digest(repr(value))}
    if not isinstance(value, Mapping):
        return {f"{name} *": _digest(repr(value))}
    if name in _BY_NOTE:
        grouped: dict[str, list[str]] = {}
        for (path, number), each in value.items():
            grouped.setdefault(path, []).append(f"{number}{each!r}")
        digests = {f"{name} {path}": _digest("".join(values)) for path, values in grouped.items()}
    else:
        digests = {question(name, key): _digest(repr(each)) for key, each in value.items()}
    return {**digests, f"{name} *": _digest(f"{tuple(digests)}{tuple(digests.values())}")}


def new_answers(before: Mapping[str, int], entries: Iterable[Entry], days: Mapping[date, Day]) -> dict[str, int]:
    """The answers that are new where only these entries are, in them only the text of their notes, and these days."""
    found = {question("days", day): _digest(repr(told)) for day, told in days.items()}
    if found:
        found["days *"] = _digest(f"{before.get('days *', 0)}{sorted(found.items())}")
    for entry in entries:
        found[f"by_id {entry.id}"] = _entry(entry)
        found[f"bodies {entry.note.path}"] = _digest(entry.note.digest)
    for name in ("entries *", "by_id *") if found else ():
        found[name] = _digest(f"{before.get(name, 0)}{sorted(found.items())}")
    return found


def changed(before: Mapping[str, int], now: Mapping[str, int]) -> frozenset[str]:
    """The questions that were asked before and have another answer now, or no answer, or one for the first time."""
    return frozenset(name for name, value in before.items() if now.get(name, 0) != value)


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) or 1


def _all(digests: Iterable[int]) -> int:
    return _digest(repr(tuple(digests)))


def _entry(entry: Entry) -> int:
    """Everything of an entry; what its note says stands in the digest of its file."""
    told = tuple(getattr(entry, field.name) for field in fields(entry) if field.name != "note")
    return _digest(f"{type(entry).__name__}{entry.note.digest}{entry.note.language}{entry.note.front.hidden}{told!r}")
