"""The command that inspects notes."""

import json
from pathlib import Path
from typing import Any

from journal.disk import Refusal
from journal.inspection import run_inspect
from journal.rules import Rules
from journal.site.terms import Terms


def _run(*paths: Path, root: Path) -> tuple[Any, Refusal | None]:
    said: list[str] = []
    refusal = run_inspect(paths, as_json=True, echo=said.append, root=root, rules=Rules(), terms=Terms())
    return json.loads(said[0]) if said else None, refusal


def test_a_file_below_the_content_folder_keeps_its_path(tmp_path: Path) -> None:
    (tmp_path / "daily").mkdir()
    (tmp_path / "daily" / "a.md").write_text("x", encoding="utf-8")

    told, _ = _run(tmp_path / "daily" / "a.md", root=tmp_path)

    assert (told["file"], told["kind"]) == ("daily/a.md", "daily")


def test_a_file_elsewhere_has_only_its_name(tmp_path: Path) -> None:
    (tmp_path / "daily").mkdir()
    (tmp_path / "daily" / "a.md").write_text("x", encoding="utf-8")

    told, _ = _run(tmp_path / "daily" / "a.md", root=tmp_path / "content")

    assert (told["file"], told["kind"]) == ("a.md", "page")


def test_a_folder_gives_all_its_notes(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")

    told, _ = _run(tmp_path, root=tmp_path)

    assert [each["file"] for each in told["documents"]] == ["a.md", "b.md"]


def test_a_private_note_is_inspected_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nprivate: true\n---\nx", encoding="utf-8")

    told, _ = _run(tmp_path / "a.md", root=tmp_path)

    assert told["hidden"] == "private"


def test_two_files_of_one_name_are_two_documents(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text(folder, encoding="utf-8")

    told, _ = _run(tmp_path / "one" / "a.md", tmp_path / "two" / "a.md", root=tmp_path / "content")

    assert len(told["documents"]) == 2


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    told, refusal = _run(tmp_path / "none.md", root=tmp_path)

    assert told is None
    assert refusal is not None
