"""Values as JSON, with the schema of their classes."""

import json
from datetime import date
from enum import Enum

import jsonschema

from journal.schema import Data, as_json, indented, schema_of, told_under


class _Colour(Enum):
    RED = "red"


class _Knot(Data):
    """A knot."""

    name: str
    """What sailors
    call it.
    """

    tied: date | None


class _Rope(Data):
    colour: _Colour
    knots: tuple[_Knot, ...]


_ROPE = _Rope(_Colour.RED, (_Knot("bowline", date(2031, 4, 9)), _Knot("bend", None)))


def test_a_value_is_an_object_of_its_fields() -> None:
    assert json.loads(as_json(_ROPE)) == {
        "colour": "red",
        "knots": [{"name": "bowline", "tied": "2031-04-09"}, {"name": "bend", "tied": None}],
    }


def test_json_to_read_says_the_same() -> None:
    assert json.loads(indented(_ROPE)) == json.loads(as_json(_ROPE))
    assert b'\n  "colour"' in indented(_ROPE)


def test_a_value_is_valid_by_the_schema_of_its_class() -> None:
    schema = schema_of(_Rope, "A rope")

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(as_json(_ROPE)), schema)


def test_what_the_class_does_not_have_is_not_valid() -> None:
    told = {"colour": "blue", "knots": [{"name": 7}]}

    faults = jsonschema.Draft202012Validator(schema_of(_Rope, "A rope")).iter_errors(told)

    assert {".".join(map(str, fault.absolute_path)) for fault in faults} == {"colour", "knots.0", "knots.0.name"}


def test_the_text_under_a_field_describes_it() -> None:
    knot = schema_of(_Rope, "A rope")["$defs"]["_Knot"]

    assert told_under(_Knot) == {"name": "What sailors\ncall it."}
    assert knot["properties"]["name"]["description"] == "What sailors\ncall it."
    assert knot["description"] == "A knot."
