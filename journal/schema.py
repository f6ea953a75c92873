"""Values as JSON, and the JSON Schema of their types, both by the annotations of their classes.

So a schema cannot tell anything else than what is written. The text under a field is its description.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, dataclass_transform

from msgspec import Struct, field, json

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Data(Struct, frozen=True, gc=False):
    """A value that is written as an object of JSON, under the names of its parts."""


def as_json(value: object) -> bytes:
    """A value as one line of JSON."""
    return json.encode(value) + b"\n"


def indented(value: object) -> bytes:
    """A value as JSON to read."""
    return json.format(json.encode(value), indent=2) + b"\n"


def schema_of(kind: type, title: str) -> Schema:
    """The schema of a class and of those that it is made of."""
    (whole,), parts = json.schema_components([kind], ref_template="#/$defs/{name}")
    classes = {each.__name__: each for each in _classes(kind)}
    for name, part in parts.items():
        told = told_under(classes[name]) if name in classes else dict[str, str]()
        for name_of_part, described in part.get("properties", {}).items():
            if name_of_part in told:
                described["description"] = told[name_of_part]
    return {"$schema": DIALECT, "title": title, **whole, "$defs": parts}


@cache
def told_under(kind: type) -> Mapping[str, str]:
    """The texts that stand under fields of a class, by the names of the fields."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    found: dict[str, str] = {}
    above = ""
    for part in tree.body if isinstance(tree, ast.ClassDef) else ():
        match part:
            case ast.AnnAssign(target=ast.Name(id=name)):
                above = name
            case ast.Expr(value=ast.Constant(value=str(text))) if above:
                found[above], above = inspect.cleandoc(text), ""
            case _:
                above = ""
    return found


def _classes(kind: type) -> Iterator[type]:
    """A class of values and those in its annotations."""
    waiting: list[Any] = [kind]
    seen: set[Any] = set()
    while waiting:
        each = waiting.pop()
        if isinstance(each, type) and issubclass(each, Struct) and each not in seen:
            seen.add(each)
            yield each
            waiting += inspect.get_annotations(each).values()
        waiting += getattr(each, "__args__", ())
