"""What values of `journal.toml` can be."""

import jsonschema
import pytest

from journal.tomlvalues import (
    ADDRESS,
    FLAG,
    FOLDER,
    GROUPS,
    HOUR,
    LANGUAGE,
    TEXT,
    TEXTS,
    WHEN,
    Check,
    Wrong,
    choice,
    choices,
    number,
)  # fmt: skip

_SIZES = choice({"small": 1, "large": 2})


@pytest.mark.parametrize(
    ("check", "written", "read"),
    [
        (TEXT, " a ", "a"),
        (TEXTS, ["a", "b"], ("a", "b")),
        (GROUPS, [["a"], ["b", "c"]], (("a",), ("b", "c"))),
        (FLAG, False, False),
        (HOUR, "04:30", 270),
        (ADDRESS, "https://example.org/a", "https://example.org/a/"),
        (number(1, 3), 3, 3),
        (_SIZES, "large", 2),
        (choices({"small": 1, "large": 2}), ["large", "small"], (2, 1)),
    ],
    ids=lambda value: str(value) if not isinstance(value, Check) else "",
)
def test_a_value_that_can_be_is_read_and_has_its_form(check: Check[object], written: object, read: object) -> None:
    assert check.read(written) == read
    jsonschema.validate(written, dict(check.form))


@pytest.mark.parametrize(
    ("check", "written"),
    [
        (TEXT, 1), (TEXTS, "a"), (TEXTS, [""]), (GROUPS, ["a"]), (FLAG, "true"), (FOLDER, ""), (HOUR, "25:00"),
        (ADDRESS, "ftp://x"), (LANGUAGE, "e"), (number(1, 3), 4), (number(1, 3), True), (_SIZES, "huge"), (_SIZES, 1),
        (choices({"small": 1}), ["huge"]), (choices({"small": 1}), "small"), (WHEN, 7),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_neither_read_nor_of_the_form(check: Check[object], written: object) -> None:
    assert isinstance(check.read(written), Wrong)
    assert list(jsonschema.Draft202012Validator(dict(check.form)).iter_errors(written))


def test_a_misspelt_member_of_a_list_is_recognised() -> None:
    assert choices({"references": 1}).read(["refrences"]) == Wrong(
        "cannot hold `refrences`", "did you mean `references`?"
    )
