"""What a page asked of the site while it was made, so that it is made again only when an answer differs.

A question is the name of an index of the site and a key of it, or the whole of it. Questions are recorded as the page
is made, so no list of dependencies is kept by hand; absent answers are answers too. `answers` gives a digest of each
answer of another site: a page whose questions have the same answers has the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
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
        for field in fields(inner):
            value = getattr(inner, field.name)
            if isinstance(value, Mapping):
                self.__dict__[field.name] = _Asked(f"{name}{field.name}", value, trace)

    def __getattr__(self, attribute: str) -> Any:
        self._trace[self._name + attribute, _WHOLE] = None
        return getattr(self._inner, attribute)


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


def answers(site: Site, known: Known) -> dict[str, int]:
    """A digest of the answer to every question that can be asked of a site. One that is missing has no answer."""
    found: dict[str, int] = {}
    entries = {entry.id: _entry(entry) for entry in site.entries}
    for entry in site.entries:
        found[f"by_id {entry.id}"] = entries[entry.id]
        # A body is what its file says; the rules of reading are the same for all.
        found[f"bodies {entry.note.path}"] = _digest(entry.note.digest)
    found["by_id *"] = found["entries *"] = _all(entries.values())
    for day, told in site.days.items():
        found[f"days {day!r}"] = _day(told, entries)
    found["days *"] = _all(value for name, value in found.items() if name.startswith("days "))
    for name in _BY_NOTE:
        grouped: dict[str, list[str]] = {}
        for (path, number), value in getattr(site, name).items():
            grouped.setdefault(path, []).append(f"{number}{value!r}")
        for path, values in grouped.items():
            found[f"{name} {path}"] = _digest("".join(values))
        found[f"{name} *"] = _all(value for asked, value in found.items() if asked.startswith(f"{name} "))
    for owner, prefix in ((site, ""), (known, "known.")):
        for field in fields(owner):
            name, value = prefix + field.name, getattr(owner, field.name)
            if name in _BY_NOTE or name in ("by_id", "entries", "days", "found"):
                continue
            if isinstance(value, Mapping):
                digests = {question(name, key): _digest(repr(each)) for key, each in value.items()}
                found |= digests
                found[f"{name} *"] = _digest(f"{tuple(digests)}{tuple(digests.values())}")
            else:
                found[f"{name} *"] = _digest(repr(value))
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


def _day(day: Day, entries: Mapping[str, int]) -> int:
    """A day is made of its parts' entries, which say on which days they lie."""
    return _digest(f"{day.parts!r}{[entries[part.entry] for part in day.parts]}")
