"""What others are told to type is what the commands take: in documents, workflows, the action, hooks and a new journal.

Each line is parsed as the program does it, and not run.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import click
import pytest
import yaml

from journal.commands.program import program
from journal.founding import Plan, plan
from journal.version import VERSION

_ROOT: Final = Path(__file__).resolve().parent.parent
_DOCUMENTS: Final = sorted([*_ROOT.glob("*.md"), *(_ROOT / "docs").rglob("*.md")])
_ACTION: Final[dict[str, Any]] = yaml.load((_ROOT / "action.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
_HOOKS: Final[list[dict[str, Any]]] = yaml.safe_load((_ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def _fences(text: str, *languages: str) -> Iterator[tuple[str, str]]:
    """The fences of a document in a language: the file that each is, empty for none, and its text."""
    for language, path, body in re.findall(
        r"^ *```(\w+)(?: file=(\S+))?\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL
    ):
        if language in languages:
            yield path, body


def _lines(text: str) -> Iterator[str]:
    """The commands of the program in a script."""
    for line in text.splitlines():
        for part in re.split(r"&&|\||;", re.sub(r"\s#.*", "", line)):
            found = re.match(r"\s*(?:run: |entry: )?(?:\S*/|\S*\\)?journal (?!-)(.*)", part)
            if found:
                yield re.sub(
                    r"\$\{\w+:\+(--[\w-]+) [^}]*\}", r"\1 https://x.example/", re.sub(r"\d?>.*", "", found[1])
                ).strip()


def _mistake(line: str) -> str:
    """What is wrong with a line of arguments; empty if nothing is. A file need not be there."""
    context = click.Context(program)
    name, *arguments = shlex.split(line)
    command = program.get_command(context, name)
    if command is None:
        return f"there is no command {name}"
    try:
        command.make_context(name, arguments, parent=context)
    except click.ClickException as error:
        return "" if "does not exist" in error.message else f"{line}: {error.message}"
    except click.exceptions.Exit:
        return ""
    return ""


def _new_journal(folder: Path) -> Plan:
    planned = plan(folder / "shore", date(2031, 2, 20), VERSION, 1, freeze=False)
    assert isinstance(planned, Plan)
    return planned


@pytest.mark.parametrize("path", _DOCUMENTS, ids=lambda path: path.relative_to(_ROOT).as_posix())
def test_each_command_in_a_document_can_be_typed(path: Path) -> None:
    lines = [line for _, body in _fences(path.read_text("utf-8"), "sh", "bat") for line in _lines(body)]

    assert [mistake for line in lines if (mistake := _mistake(line))] == []


def test_commands_are_found_in_documents() -> None:
    text = (_ROOT / "docs" / "publishing.md").read_text("utf-8")

    assert "urls --write" in [line for _, body in _fences(text, "sh") for line in _lines(body)]


@pytest.mark.parametrize("path", ["action.yml", ".pre-commit-hooks.yaml", ".github/workflows/publish.yml", "Makefile"])
def test_each_command_in_a_file_for_machines_can_be_typed(path: str) -> None:
    text = (
        (_ROOT / path)
        .read_text("utf-8")
        .replace("$(VENV)/bin/", "")
        .replace("'$(SITE)'", "x")
        .replace("@journal", "journal")
    )

    assert list(_lines(text))
    assert [mistake for line in _lines(text) if (mistake := _mistake(line))] == []


def test_each_command_that_a_new_journal_names_can_be_typed(tmp_path: Path) -> None:
    files = _new_journal(tmp_path).files
    lines = [line for name in ("README.md", ".github/workflows/publish.yml") for line in _lines(files[name])]

    assert len(lines) >= 5
    assert [mistake for line in lines if (mistake := _mistake(line))] == []


# --- The action, and hooks


def test_the_action_uses_what_the_workflow_of_the_project_does() -> None:
    used = set(re.findall(r"uses: (\S+)", (_ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8")))
    caches = {name.replace("/restore@", "@").replace("/save@", "@") for name in used}

    assert {step["uses"] for step in _ACTION["runs"]["steps"] if "uses" in step} <= caches


def test_no_input_of_the_action_is_pasted_into_a_script() -> None:
    assert [step["run"] for step in _ACTION["runs"]["steps"] if "${{" in step.get("run", "")] == []


def test_the_lines_that_publish_notes_use_the_action_as_it_is() -> None:
    text = (_ROOT / "docs" / "publishing.md").read_text("utf-8")
    (body,) = [body for path, body in _fences(text, "yaml") if path.endswith("publish.yml")]
    workflow = yaml.load(body, Loader=yaml.BaseLoader)
    told = re.search(r"Behind `with:` it takes (.*?), and gives (.*)\.", text)
    assert told is not None

    assert len(body.splitlines()) == 5
    assert workflow["jobs"]["publish"]["steps"] == [{"uses": "OWNER/journal@v1"}]
    assert {name.partition(":")[0] for name in re.findall(r"`([\w-]+)", told[1])} == {*_ACTION["inputs"]}
    assert re.findall(r"`([\w-]+)`", told[2]) == [*_ACTION["outputs"]]


def test_the_hooks_that_documents_name_are_there() -> None:
    text = (_ROOT / "docs" / "publishing.md").read_text("utf-8")
    (body,) = [body for path, body in _fences(text, "yaml") if path.startswith(".pre-commit")]
    named = {hook["id"] for repository in yaml.safe_load(body)["repos"] for hook in repository["hooks"]}

    assert named == {hook["id"] for hook in _HOOKS}


# --- Shells


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_to_complete(shell: str) -> None:
    text = (_ROOT / "docs" / "configuration.md").read_text("utf-8")
    assert f"_JOURNAL_COMPLETE={shell}_source journal" in text
    environment = {**os.environ, "COMP_WORDS": "journal che", "COMP_CWORD": "1" if shell != "fish" else "che"}
    completed = subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv[0] = 'journal'; from journal.__main__ import main; main()"],
        env={**environment, "_JOURNAL_COMPLETE": f"{shell}_complete", "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "check" in completed.stdout
