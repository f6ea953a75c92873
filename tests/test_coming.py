"""Each recipe of docs/coming.md is built: notes as another program has them become what its table says."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest
from PIL import Image

from journal.build import build
from journal.configured import read_config
from journal.diagnostics import Code, Severity
from journal.record import replace
from journal.settings import BuildSettings
from journal.source import source

_TEXT: Final = (Path(__file__).resolve().parent.parent / "docs" / "coming.md").read_text("utf-8")
_RECIPES: Final = dict(re.findall(r"^## From ([^\n]+)\n(.*?)(?=^## From |\Z)", _TEXT, re.MULTILINE | re.DOTALL))
_EACH: Final = pytest.mark.parametrize("name", _RECIPES)


def _picture() -> bytes:
    data = BytesIO()
    Image.new("RGB", (4, 3), "navy").save(data, "PNG")
    return data.getvalue()


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, list[Code]]]:
    """The site of each recipe, with what was found wrong in its notes."""
    return {name: _built(recipe, tmp_path_factory.mktemp("coming")) for name, recipe in _RECIPES.items()}


def _built(recipe: str, project: Path) -> tuple[Path, list[Code]]:
    for path, body in re.findall(r"^```\w+ file=(\S+)\n(.*?)^```$", recipe, re.MULTILINE | re.DOTALL):
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(_picture() if path.endswith(".png") else body.encode())
    checked = read_config(source("journal.toml", (project / "journal.toml").read_text("utf-8")))
    assert checked.found == ()
    config = replace(checked.value, base_url="https://example.org/")
    outcome = build(BuildSettings(project, project / config.content, project / "_site", config), lambda _: None)
    assert outcome.refusal is None
    wrong = [each.code for each in (*outcome.found, *outcome.found_in_project) if each.severity is not Severity.NOTE]
    return project / "_site", wrong


def _rows(recipe: str) -> Iterator[tuple[str, str]]:
    """The rows of the table of a recipe."""
    return iter(re.findall(r"^\| `([^`]+)` \| (.+?) \|$", recipe, re.MULTILINE))


def _mistakes(site: Path, recipe: str) -> Iterator[str]:
    for address, told in _rows(recipe):
        file = site / address.strip("/")
        file = file / "index.html" if address.endswith("/") else file
        if told == "nothing":
            if file.exists():
                yield f"{address} is there"
        elif not file.exists():
            yield f"{address} is not there"
        elif found := re.fullmatch(r"leads to `(.+)`", told):
            page = file.read_text("utf-8")
            if f'href="https://example.org{quote(found[1])}"' not in page or 'http-equiv="refresh"' not in page:
                yield f"{address} does not lead to {found[1]}"
        elif told != "the picture" and told not in file.read_text("utf-8"):
            yield f"{address} does not say {told}"


@_EACH
def test_what_a_recipe_promises_is_there(name: str, sites: dict[str, tuple[Path, list[Code]]]) -> None:
    assert list(_mistakes(sites[name][0], _RECIPES[name])) == []


@_EACH
def test_nothing_is_wrong_with_notes_of_another_program(name: str, sites: dict[str, tuple[Path, list[Code]]]) -> None:
    assert sites[name][1] == []


def test_each_recipe_is_known() -> None:
    assert list(_RECIPES) == ["Jekyll", "Obsidian", "Hugo", "Logseq", "a single README"]
    assert all(len(list(_rows(recipe))) >= 3 for recipe in _RECIPES.values())
