"""Values of the journal as bytes and back, by their annotations: what a build leaves to the next is kept in this form.

msgspec knows dataclasses and plain values. What it does not is put in other words: a route as its address, the
values of a mapping as bytes, one of several classes as a row with one place for each; a note as its path, for it is kept by itself.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import accumulate
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import msgpack

from journal.note import Note
from journal.record import Draft, Record, is_value, names_of, replace
from journal.routes import Route, route, url

T = TypeVar("T")

Change = Callable[[Any], Any]
Hint = Any  # an annotation: a class, a union, or a class with its arguments
# As a checker of types does not follow annotations that are made.
_Tuple: Any = tuple


class _Form(Record):
    """How values of an annotation are written: as `hint`, after `pack`; `unpack` leads back. None: as they are."""

    hint: Hint
    pack: Change | None = None
    unpack: Change | None = None


def encoded(value: object) -> bytes:
    """A value of which msgspec knows all that is in it."""
    return msgpack.encode(value)


# How msgpack begins what has its length in 2, 2 and 4 bytes.
_ROW: Final = b"\xdc"
_KEYED: Final = b"\xde"
_BYTES: Final = b"\xc6"


def parts(value: object) -> Iterator[bytes | memoryview]:
    """What `encoded` gives, part after part, so that not all of it is in memory at a time."""
    if isinstance(value, Record):
        names = names_of(type(value))
        yield _ROW + len(names).to_bytes(2, "big")
        for name in names:
            yield from parts(getattr(value, name))
    elif isinstance(value, PackedFields):
        yield _KEYED + len(value).to_bytes(2, "big")
        for name in value:
            yield encoded(name)
            yield from parts(value[name])
    elif isinstance(value, bytes | memoryview):
        yield _BYTES + len(value).to_bytes(4, "big")
        yield value
    else:
        yield encoded(value)


def decoder(kind: type[T]) -> Callable[[bytes | memoryview], T]:
    """What reads such values. It raises `ValueError` or `TypeError` for anything else."""
    return msgpack.Decoder(kind).decode


def packed(kind: type, name: str, value: Any) -> bytes:
    """The value of a field of a dataclass."""
    form = _field(kind, name)
    return msgpack.encode(form.pack(value) if form.pack else value)


def unpacked(kind: type, name: str, data: bytes | memoryview) -> Any:
    """The value that was packed, of the same field. Raises `ValueError` for what was never packed so."""
    form = _field(kind, name)
    value = msgpack.decode(data, type=form.hint)
    return form.unpack(value) if form.unpack else value


class PackedFields(Mapping[str, memoryview]):
    """The fields of a dataclass, each packed when it is asked for: all of them would be as large as the value."""

    def __init__(self, kind: type, values: Mapping[str, object]) -> None:
        self._kind, self._values = kind, values

    def __getitem__(self, name: str) -> memoryview:
        return memoryview(packed(self._kind, name, self._values[name]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@cache
def _field(kind: type, name: str) -> _Form:
    return _form(_hints(kind)[name])


@cache
def _hints(kind: type) -> dict[str, Hint]:
    return get_type_hints(kind)


def _form(hint: Hint) -> _Form:
    if hint == Route:
        return _Form(str, url, _route)
    origin: object = get_origin(hint)
    arguments = get_args(hint)
    if origin in (Union, UnionType):
        return _union([each for each in arguments if each is not NoneType], optional=NoneType in arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(*map(_form, arguments))
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is ...:
            return _row(_form(arguments[0]))
        return _rows([_form(each) for each in arguments])
    if is_value(hint):
        return _dataclass(hint)
    return _Form(hint)


def _route(address: str) -> Route:
    found = route(address)
    if found is None:
        raise ValueError(address)
    return found


def _mapping(keys: _Form, values: _Form) -> _Form:
    """All keys, where the value of each ends, and the values one after the other, so that one is found without the others."""
    decode, unpack = msgpack.Decoder(values.hint).decode, values.unpack or _same
    to, of = keys.pack or _same, keys.unpack or _same
    encode, pack = msgpack.Encoder().encode, values.pack or _same

    def packed(given: Mapping[Any, Any]) -> tuple[list[Any], bytes, bytes]:
        each = [encode(pack(value)) for value in given.values()]
        return [to(key) for key in given], array("I", accumulate(map(len, each))).tobytes(), b"".join(each)

    def value(data: memoryview) -> Any:
        return unpack(decode(data))

    return _Form(
        _Tuple[_Tuple[keys.hint, ...], memoryview, memoryview],
        packed,
        lambda columns: Unpacked(_places(columns[0]), columns[1].cast("I"), columns[2], (to, of, value)),
    )


def _places(keys: Sequence[Any]) -> dict[Any, int]:
    return dict(zip(keys, range(len(keys)), strict=True))


class Unpacked(Mapping[Any, Any]):
    """A mapping whose values are unpacked when they are asked for, from the columns of `_mapping`.

    `places` are by the packed keys; `changes` lead to a packed key, to a key, and to a value. `made` are values that are
    unpacked already, or stand in the place of packed ones.
    """

    __slots__ = ("_changes", "_ends", "_made", "_of", "_places", "_to", "_value", "_values")

    def __init__(
        self,
        places: dict[Any, int],
        ends: memoryview,
        values: memoryview,
        changes: tuple[Change, Change, Change],
        made: dict[Any, Any] | None = None,
    ) -> None:
        self._places, self._ends, self._values, self._changes = places, ends, values, changes
        self._to, self._of, self._value = changes
        self._made: dict[Any, Any] = made or {}

    def __getitem__(self, key: Any) -> Any:
        packed_key = self._to(key)
        if packed_key not in self._made:
            at = self._places[packed_key]
            self._made[packed_key] = self._value(self._values[self._ends[at - 1] if at else 0 : self._ends[at]])
        return self._made[packed_key]

    def __iter__(self) -> Iterator[Any]:
        return map(self._of, self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __repr__(self) -> str:
        return repr(dict(self))

    def beside(self, other: Mapping[Any, Any]) -> "Unpacked":
        """The same with other values for some keys."""
        made = self._made | {self._to(key): value for key, value in other.items()}
        places = self._places | {key: -1 for key in made if key not in self._places}
        return Unpacked(places, self._ends, self._values, self._changes, made)


def _row(of: _Form) -> _Form:
    if of.pack is None and of.unpack is None:
        return _Form(_Tuple[of.hint, ...])
    pack, unpack = of.pack or _same, of.unpack or _same
    return _Form(_Tuple[of.hint, ...], lambda row: [pack(each) for each in row], lambda row: tuple(map(unpack, row)))


def _rows(forms: list[_Form]) -> _Form:
    hint = _Tuple[tuple(form.hint for form in forms)]
    if all(form.pack is None and form.unpack is None for form in forms):
        return _Form(hint)
    packs, unpacks = [form.pack or _same for form in forms], [form.unpack or _same for form in forms]
    return _Form(
        hint,
        lambda row: [pack(each) for pack, each in zip(packs, row, strict=True)],
        lambda row: tuple([unpack(each) for unpack, each in zip(unpacks, row, strict=True)]),
    )


def _same(value: Any) -> Any:
    return value


def _union(kinds: list[Hint], *, optional: bool) -> _Form:
    if len(kinds) == 1:
        one = _form(kinds[0])
        return _Form(
            one.hint | None if optional else one.hint,
            partial(_if_any, one.pack) if one.pack else None,
            partial(_if_any, one.unpack) if one.unpack else None,
        )
    if not all(map(is_value, kinds)):
        return _Form(Union[tuple([*kinds, None] if optional else kinds)])  # noqa: UP007
    row = _rows([_form(kind | None) for kind in kinds])
    pack, unpack = row.pack or _same, row.unpack or _same

    def packed(value: Any) -> Any:
        return pack([value if type(value) is kind else None for kind in kinds])

    def unpacked(value: Any) -> Any:
        return next((each for each in unpack(value) if each is not None), None)

    return _Form(row.hint, packed, unpacked)


def _if_any(change: Change, value: Any) -> Any:
    return None if value is None else change(value)


def _dataclass(kind: type) -> _Form:
    hints = _hints(kind)
    names = names_of(kind)
    if "note" in names and hints["note"] is Note:
        # Of the note only its path is written, and all else has its default when it is read.
        return _Form(kind, lambda value: replace(value, note=_Stub(value.note.path)), None)
    forms = [_form(hints[name]) for name in names]
    if all(form.pack is None for form in forms):
        return _Form(kind)
    row = _rows(forms)
    pack, unpack = row.pack or _same, row.unpack or _same
    of = attrgetter(*names) if len(names) > 1 else (lambda value, name=names[0]: (getattr(value, name),))
    return _Form(row.hint, lambda value: pack(of(value)), lambda given: kind(*unpack(given)))


class _Stub(Draft):
    path: str
    digest: str = ""
    front: tuple[()] = ()
    sections: tuple[()] = ()
