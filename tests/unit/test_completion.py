"""The schemas of what a person writes, made from what reads it."""

import re
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml

from journal.completion import config_schema, front_schema
from journal.configured import read_config
from journal.source import source

_ROOT = Path(__file__).resolve().parents[2]
_SETTINGS = jsonschema.Draft202012Validator(config_schema())
_FRONT = jsonschema.Draft202012Validator(front_schema())


def _faults(text: str) -> list[str]:
    return [".".join(map(str, fault.absolute_path)) for fault in _SETTINGS.iter_errors(tomllib.loads(text))]


def test_the_schemas_are_schemas() -> None:
    for schema in (config_schema(), front_schema()):
        jsonschema.Draft202012Validator.check_schema(schema)


def test_the_example_of_the_manual_is_valid() -> None:
    text = (_ROOT / "docs" / "configuration.md").read_text("utf-8")

    for example in re.findall(r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        assert _faults(example) == []


@pytest.mark.parametrize(
    "text",
    [
        "titel = 1",
        "[site]\ntitle = 1",
        '[site]\nweek_start = "tuesday"',
        '[site]\nbase_url = "notes"',
        "max_file = 0",
        'include = "a"',
        "[[level]]\nlevel = 'off'",
        '[[override]]\npath = "a"\nyear = 10000',
        "[[override]]\nyear = 2019",
        '[urls.paths]\n"a" = 1',
        '[encoding]\n"a" = 8',
        '[data]\npublish = ["all"]',
        '[policy]\nscript-src = "x"',
    ],
)
def test_what_the_reader_reports_the_schema_reports(text: str) -> None:
    assert read_config(source("journal.toml", text)).found
    assert _faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        'date_order = "day-first"\n[encoding]\n"old/*.md" = "gb18030"',
        '[site]\nbase_url = ""\nday_starts_at = "04:00"',
        '[[level]]\ncode = "dead-link"\nlevel = "off"',
        '[tags.aliases]\n"any name" = ["a"]\n[tasks]\naliases = [["a", "b"]]',
        "[data]\npublish = []",
    ],
)
def test_what_the_reader_takes_the_schema_takes(text: str) -> None:
    assert read_config(source("journal.toml", text)).found == ()
    assert _faults(text) == []


def test_each_key_is_described_as_the_settings_have_it() -> None:
    keys = config_schema()["properties"]

    assert keys["site"]["properties"]["title"]["description"].startswith("the name of the journal")
    assert all("description" in key or "properties" in key for key in keys.values())


@pytest.mark.parametrize(
    "text",
    [
        "title: A day\ntags: [a, b]\ndraft: true",
        "tags: one two\ndate: '2031-02-20'",
        "日期: 2031\nmood: {a: 1}",
        "kind: daily",
    ],
)
def test_front_matter_may_say_what_is_understood_and_more(text: str) -> None:
    assert list(_FRONT.iter_errors(yaml.safe_load(text))) == []


@pytest.mark.parametrize("text", ["title: [a]", "draft: [true]", "tags: {a: 1}"])
def test_a_value_of_another_form_is_no_front_matter(text: str) -> None:
    assert list(_FRONT.iter_errors(yaml.safe_load(text)))
