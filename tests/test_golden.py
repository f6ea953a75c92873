"""Worked cases of what is understood, in tests/golden/*.yaml.

Each is a text and a part of what `journal inspect --json` says of it: every key given must be equal, lists have the
same length and order, mappings in them may be partial too. `warnings` lists codes that must occur; others may.
A text may hold several files, each after a line `=== file: NAME`; `file:` names the only one.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.understood import understood

Case = dict[str, Any]


class _Loader(yaml.SafeLoader):
    """YAML without its guesses: `2024-09-09`, `9.10` and `10:30` are texts; whole numbers, true, false and null are not."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_form), list(_first))

_FILE: Final = re.compile(r"^=== file: (.+)$", re.MULTILINE)


def cases(text: str) -> list[Case]:
    """The cases of a file."""
    return list(yaml.load(text, Loader=_Loader))


def _files(case: Case) -> dict[str, str]:
    parts = _FILE.split(case["input"])
    if len(parts) == 1:
        return {case.get("file", "note.md"): parts[0]}
    return {name.strip(): text.removeprefix("\n") for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def understood_of(case: Case) -> Any:
    """What is understood of the files of a case."""
    notes = [read(name, text.encode(), "", Rules()).note for name, text in _files(case).items()]
    return understood(assemble(notes, Terms()))


def differences(expected: Any, got: Any, at: str = "") -> list[str]:
    """Where `got` is not what a case says, each as a line."""
    return list(_differences(expected, got, at))


def _differences(expected: Any, got: Any, at: str) -> Iterator[str]:
    if at.endswith(".warnings"):
        codes = [each["code"] for each in got]
        yield from (f"{at}: no {code} in {codes}" for code in expected if code not in codes)
    elif isinstance(expected, Mapping):
        if not isinstance(got, Mapping):
            yield f"{at}: {got!r} is no mapping"
            return
        for key, value in expected.items():
            if key not in got:
                yield f"{at}.{key} is missing"
            else:
                yield from _differences(value, got[key], f"{at}.{key}")
    elif isinstance(expected, list):
        if not isinstance(got, list) or len(got) != len(expected):
            yield f"{at}: {got!r} instead of {expected!r}"
            return
        for index, (one, other) in enumerate(zip(expected, got, strict=True)):
            yield from _differences(one, other, f"{at}[{index}]")
    elif expected != got:
        yield f"{at}: {got!r} instead of {expected!r}"


_CASES: Final = [
    pytest.param(case, id=f"{path.stem}-{case['name']}")
    for path in sorted((Path(__file__).parent / "golden").glob("*.yaml"))
    for case in cases(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", _CASES)
def test_a_golden_case_is_understood(case: Case) -> None:
    assert differences(case["expect"], understood_of(case)) == []


def test_no_two_golden_cases_have_one_name() -> None:
    names = [param.id for param in _CASES]

    assert len(names) == len(set(names))
