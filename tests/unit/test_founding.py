"""What `journal init` tells and writes."""

import sys
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from journal.configured import read_config
from journal.disk import Refusal
from journal.founding import Plan, carry_out, plan
from journal.source import source
from journal.version import VERSION
from tests.commands.typed import Run

_DAY = date(2031, 2, 20)
_ROOT = Path(__file__).resolve().parents[2]


def _plan(folder: Path, *, freeze: bool = False) -> Plan:
    planned = plan(folder, _DAY, VERSION, 1, freeze=freeze)
    assert isinstance(planned, Plan)
    return planned


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def _told(planned: Plan) -> str:
    return "\n".join(planned.told)


def _workflow(planned: Plan) -> dict[str, Any]:
    loaded = yaml.load(planned.files[".github/workflows/publish.yml"], Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


# --- An empty folder


def test_an_empty_folder_becomes_a_journal_with_all_that_it_wants(tmp_path: Path) -> None:
    assert set(_plan(tmp_path).files) == {
        "journal.toml",
        "content/about.md",
        "content/daily/2031-02-20.md",
        "content/weekly/2031-w08.md",
        "README.md",
        ".gitignore",
        ".editorconfig",
        ".schemas/settings.json",
        ".schemas/front-matter.json",
        ".github/workflows/publish.yml",
    }


def test_a_repository_with_a_readme_alone_is_empty_and_keeps_it(tmp_path: Path) -> None:
    _write(tmp_path, {"README.md": "# My notes\n"})

    planned = _plan(tmp_path)

    assert (planned.empty, "README.md" in planned.files) == (True, False)


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "我的 日志"
    assert carry_out(_plan(folder), folder) is None

    assert (folder / "content/daily/2031-02-20.md").is_file()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    _write(tmp_path, {"notes": ""})

    assert isinstance(plan(tmp_path / "notes", _DAY, VERSION, 1, freeze=False), Refusal)


def test_the_version_of_the_program_stands_in_one_line_of_the_workflow(tmp_path: Path) -> None:
    text = _plan(tmp_path).files[".github/workflows/publish.yml"]

    assert [line for line in text.split("\n") if VERSION in line] == [
        f'  JOURNAL: "{VERSION}" # to upgrade, write another version here'
    ]


def test_the_workflow_uses_the_actions_of_the_project_itself(tmp_path: Path) -> None:
    own = (_ROOT / ".github/workflows/publish.yml").read_text()
    used = [
        step["uses"] for job in _workflow(_plan(tmp_path))["jobs"].values() for step in job["steps"] if "uses" in step
    ]

    assert [each for each in used if each.replace("cache@", "cache/restore@") not in own] == []


def test_a_new_journal_has_nothing_wrong(tmp_path: Path) -> None:
    carry_out(_plan(tmp_path), tmp_path)

    assert "nothing is lacking" not in _told(_plan(tmp_path))
    assert _told(_plan(tmp_path)).endswith("nothing needs you")


# --- A folder of notes


def test_of_notes_it_tells_what_they_are(tmp_path: Path) -> None:
    _write(tmp_path, {"log/2031-02-18.md": "Rained.\n", "log/2031-02-19.md": "Rained.\n"})

    assert _told(_plan(tmp_path)).startswith("2 notes in `log/`: 2 days\n")


def test_of_notes_it_tells_what_their_dates_come_from(tmp_path: Path) -> None:
    _write(tmp_path, {"2031-02-18.md": "Rained.\n", "x.md": "---\ndate: 2031-02-19\n---\n\nRained.\n"})

    assert "dates come from:\n  date: 1 note\n  file name: 1 note\n" in _told(_plan(tmp_path))


def test_of_notes_it_tells_what_needs_the_writer(tmp_path: Path) -> None:
    _write(tmp_path, {"log/2031-02-18.md": "# Day\n\n[errata](errata.md)\n"})

    assert "  dead-link: 1 place, the first at log/2031-02-18.md:3" in _told(_plan(tmp_path))


def test_the_configuration_names_the_folder_of_the_notes(tmp_path: Path) -> None:
    _write(tmp_path, {"我的 日志/2031-02-18.md": "Rained.\n"})

    assert tomllib.loads(_plan(tmp_path).files["journal.toml"])["content"] == "我的 日志"


def test_notes_at_the_top_and_in_folders_have_the_whole_as_theirs(tmp_path: Path) -> None:
    _write(tmp_path, {"log/2031-02-18.md": "Rained.\n", "boats.md": "Rained.\n"})

    assert tomllib.loads(_plan(tmp_path).files["journal.toml"])["content"] == "."


def test_what_is_chosen_for_all_notes_can_be_frozen(tmp_path: Path) -> None:
    text = "# Log\n\n## 18/2/2031\n\nRained.\n\n## 3/2/2031\n\nRained.\n"
    _write(tmp_path, {"a.md": text, "b.md": text})

    frozen = _plan(tmp_path, freeze=True).files["journal.toml"]

    assert 'date_order = "day-first"' in frozen
    assert 'language = "en"' in frozen


@pytest.mark.parametrize("freeze", [False, True])
def test_the_configuration_has_no_mistake(tmp_path: Path, *, freeze: bool) -> None:
    quoted = "a 'b'" if sys.platform == "win32" else 'a "b"'  # which no folder may be called there
    _write(tmp_path, {f"{quoted}/2031-02-18.md": "Rained.\n"})

    assert read_config(source("journal.toml", _plan(tmp_path, freeze=freeze).files["journal.toml"])).found == ()


# --- As a person types it


# The code that `journal init` ends with, and what it prints.
Init = Callable[..., tuple[int, str]]


@pytest.fixture
def init(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Init:
    """Runs `journal init` in a folder."""

    def typed(folder: Path, *arguments: str) -> tuple[int, str]:
        monkeypatch.chdir(folder)
        done = Run(capfd)("init", *arguments)
        return done.code, done.out

    return typed


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_in_a_folder_of_notes_nothing_is_written_at_first(tmp_path: Path, init: Init) -> None:
    _write(tmp_path, {"2031-02-18.md": "Rained.\n"})

    code, told = init(tmp_path)

    assert (code, "nothing was written; `journal init --write` would add" in told) == (0, True)
    assert _files(tmp_path) == {"2031-02-18.md"}


def test_what_is_to_be_typed_names_the_folder_again(tmp_path: Path, init: Init) -> None:
    _write(tmp_path, {"my notes/2031-02-18.md": "Rained.\n"})

    assert "`journal init 'my notes' --write --freeze` would add" in init(tmp_path, "--freeze", "my notes")[1]


def test_what_is_lacking_is_added_on_demand(tmp_path: Path, init: Init) -> None:
    _write(tmp_path, {"2031-02-18.md": "Rained.\n", ".gitignore": "*.swp\n"})
    init(tmp_path, "--write")

    assert _files(tmp_path) == {
        "2031-02-18.md",
        ".gitignore",
        ".editorconfig",
        ".schemas/settings.json",
        ".schemas/front-matter.json",
        "journal.toml",
        ".github/workflows/publish.yml",
    }
    assert (tmp_path / ".gitignore").read_text() == "*.swp\n"


def test_a_folder_may_be_named(tmp_path: Path, init: Init) -> None:
    code, told = init(tmp_path, "我的 日志")

    assert (code, "  我的 日志/journal.toml\n" in told) == (0, True)
