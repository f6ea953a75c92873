"""What a store holds may be damaged, cut off or left from an earlier build; the site never shows it."""

import shutil
from pathlib import Path
from typing import Final

import pytest

from tests.incremental.project import (
    Project,
    assert_as_from_nothing,
    build_of,
    cold,
    copied,
    difference,
    warm,
)

_FILES: Final = (
    "asked.msgpack",
    "build.msgpack",
    "site.msgpack",
    "compared.msgpack",
    "templates.msgpack",
    "views.bin",
    "notes.sqlite",
    "search.sqlite",
    "program",
)
_DAY: Final = "content/daily/2024-10-09.md"


def _change(project: Project, text: str = "The brush was too hard.") -> None:
    project.write(_DAY, f"{project.text(_DAY)}\n{text}\n")


def _kept(project: Project, name: str) -> Path:
    assert project.cache is not None
    return project.cache / name


@pytest.fixture(scope="module")
def changed(untouched: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the site after a change, made from nothing."""
    folder = tmp_path_factory.mktemp("changed")
    project = copied(untouched, folder / "journal")
    _change(project)
    return cold(project, folder / "cold").tree


@pytest.mark.parametrize("name", _FILES)
def test_a_byte_that_is_another_is_noticed(name: str, project: Project, changed: dict[str, bytes]) -> None:
    _change(project)
    data = bytearray(_kept(project, name).read_bytes())
    data[len(data) // 2] ^= 0xFF
    _kept(project, name).write_bytes(data)

    assert difference(warm(project).tree, changed) == {}


def test_files_that_are_cut_off_are_noticed(project: Project, changed: dict[str, bytes]) -> None:
    _change(project)
    for name in _FILES:
        data = _kept(project, name).read_bytes()
        _kept(project, name).write_bytes(data[: len(data) // 2])

    assert difference(warm(project).tree, changed) == {}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] * (number % 2)) for number, name in enumerate(_FILES)]
)
def test_one_file_may_be_older_than_the_others(name: str, project: Project, changed: dict[str, bytes]) -> None:
    text, earlier = project.text(_DAY), _kept(project, name).read_bytes()
    _change(project, "A tin of #varnish.\n\n- [ ] open it")
    build_of(project)
    project.write(_DAY, text)
    _change(project)
    _kept(project, name).write_bytes(earlier)

    assert difference(warm(project).tree, changed) == {}


def test_views_that_are_damaged_are_made_again(project: Project, tmp_path: Path) -> None:
    data = bytearray(_kept(project, "views.bin").read_bytes())
    data[::1000] = bytes(len(data[::1000]))
    _kept(project, "views.bin").write_bytes(data)
    project.write(
        "templates/base.html", "<!doctype html>\n{% block strip %}{% endblock %}{% block main %}{% endblock %}\n"
    )

    assert_as_from_nothing(project, tmp_path / "cold")


def test_with_no_output_pages_are_printed_as_they_were(project: Project, changed: dict[str, bytes]) -> None:
    shutil.rmtree(project.output)
    _change(project)

    assert difference(warm(project).tree, changed) == {}
