"""The schemas, printed."""

import json

import jsonschema
import pytest

from tests.commands.typed import Run


@pytest.mark.parametrize("name", ["site", "entry", "settings", "front-matter"])
def test_each_schema_is_printed(name: str, run: Run) -> None:
    result = run("schema", name)

    assert (result.code, result.err) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(result.out))


def test_another_name_is_wrong_usage(run: Run) -> None:
    result = run("schema", "pages")

    assert result.code == 2
    assert "'site', 'entry', 'settings', 'front-matter'" in result.err
