"""What editors complete and check: the JSON Schemas of `journal.toml` and of front matter, as what reads these has it."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from journal.config import Config
from journal.configured import Reader
from journal.front import FLAGS, KEYS, VISIBILITY
from journal.model import Kind
from journal.note import Front
from journal.patterns import pattern
from journal.schema import DIALECT, Schema, told_under
from journal.source import source
from journal.tomlkeys import Path
from journal.tomlvalues import Check, Wrong

T = TypeVar("T")

_KEY: Final = pattern(r"`([\w.]+)`: ")
_ANY_NAME: Final = "*"


def config_schema() -> Schema:
    """The schema of `journal.toml`."""
    forms = _Forms()
    forms.config()
    for key, text in _descriptions().items():
        form = forms.at(tuple(key.split(".")))
        form["description"] = text
    return {"$schema": DIALECT, "title": "The settings of a journal", **forms.whole}


def _descriptions() -> dict[str, str]:
    """What is told of each key, under the fields of the settings."""
    told = (text for text in told_under(Config).values())
    return {match[1]: text[match.end() :].strip() for text in told if (match := _KEY.match(text))}


class _Forms(Reader):
    """A reading of nothing that writes down the form of each value that it asks for."""

    def __init__(self) -> None:
        super().__init__(source("", ""), {}, {})
        self.whole: Schema = {}

    def at(self, path: Path) -> Schema:
        """The form of the value at a path, which begins as any value."""
        form = self.whole
        for part in path:
            if isinstance(part, int):
                form.setdefault("type", "array")
                form = form.setdefault("items", {})
            elif part == _ANY_NAME:
                form.setdefault("type", "object")
                form = form.setdefault("additionalProperties", {})
            else:
                form.setdefault("type", "object")
                form.setdefault("additionalProperties", False)
                form = form.setdefault("properties", {}).setdefault(part, {})
        return form

    def value(self, path: Path, check: Check[T], default: T) -> T:
        self.at(path).update(check.form)
        return default

    def named(self, path: Path, check: Check[T], default: T) -> tuple[tuple[str, T], ...]:
        self.value((*path, _ANY_NAME), check, default)
        return ()

    def listed(self, name: str, read: Any) -> tuple[Any, ...]:
        read((name, 0), {})
        return ()

    def needed(self, table: Path, values: Mapping[str, object], key: str, hint: str) -> None:
        self.at(table).setdefault("required", []).append(key)

    def keys(self, table: Path, values: Mapping[str, object]) -> None:
        """Nothing, as there is no value."""

    def wrong(self, path: Path, wrong: Wrong) -> None:
        """Nothing, as there is no value."""


_TEXT: Final = {"type": ["string", "number", "boolean", "null"]}
_TEXTS: Final = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}


def front_schema() -> Schema:
    """The schema of the front matter of a note, in which any other key may stand as well."""
    kinds = Front.__annotations__
    keys = {key: dict(_TEXT if kinds[part] is str else _TEXTS) for key, part in KEYS.items()}
    for key, part in KEYS.items():
        if part == "kind":
            keys[key]["examples"] = [kind.value for kind in Kind]
    return {
        "$schema": DIALECT,
        "title": "The front matter of a note",
        "type": "object",
        "properties": keys
        | {key: {"type": ["boolean", "string"]} for key in FLAGS}
        | {VISIBILITY: _TEXT | {"examples": ["public", "unlisted", "private"]}},
    }
