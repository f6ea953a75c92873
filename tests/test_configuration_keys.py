"""The list of all keys in docs/configuration.md is made from the types of the settings; `JOURNAL_UPDATE=1` writes it anew."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from journal.completion import config_schema

_PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "configuration.md"
_HEAD: Final = "| name | value |\n|---|---|\n"
_KINDS: Final = {"string": "a text", "boolean": "`true` or `false`", "integer": "a whole number", "number": "a number"}
_SEVERAL: Final = {"a text": "texts", "a list of texts": "lists of texts"}
_MANY: Final = 12


def _rows(form: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """A row for each key below a table, in the order of the schema."""
    for key, value in form.get("properties", {}).items():
        name = f"{path}.{key}" if path else key
        inner = value.get("items", value)
        if "properties" in inner:
            name = f"{name}[]" if inner is not value else name
            yield from _rows(inner, name)
        else:
            yield f"| `{name}` | {_form(value)} |\n"


def _form(value: Mapping[str, Any]) -> str:
    """What a value may be, in words."""
    if "enum" in value:
        names = [f"`{each}`" for each in value["enum"]]
        return ", ".join(names) if len(names) < _MANY else f"one of {len(names)}, the first of them {names[0]}"
    for several in ("anyOf", "oneOf"):
        if several in value:
            return " or ".join(dict.fromkeys(map(_form, value[several])))
    match value.get("type"):
        case "array":
            return f"a list of {_SEVERAL.get(of := _form(value.get('items', {})), of)}"
        case "object":
            return f"a table with names of your own, each {_form(value.get('additionalProperties') or {})}"
        case str(kind) if kind in _KINDS:
            least = f", at least {value['minimum']}" if "minimum" in value else ""
            return f"{_KINDS[kind]}{least}"
        case _:
            return "a day, as in `2025-07-31`"


def test_the_list_of_all_keys_is_that_of_the_settings() -> None:
    made = _HEAD + "".join(_rows(config_schema()))
    text = _PAGE.read_text("utf-8")
    section = re.search(r"^## Every key\n.*?(?=^## )", text, re.MULTILINE | re.DOTALL)
    assert section is not None
    written = section[0][section[0].index("|") :].rstrip("\n") + "\n"
    if os.environ.get("JOURNAL_UPDATE") == "1":
        _PAGE.write_text(text.replace(written, made), encoding="utf-8", newline="\n")
        written = made

    assert written == made
