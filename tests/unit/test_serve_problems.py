"""Problems as the preview shows them."""

from pathlib import Path, PureWindowsPath

import pytest

from journal.config import EDITORS
from journal.diagnostics import Code, Diagnostic, Span
from journal.serve.problems import editor_link, told

_DEAD = Diagnostic(Code.DEAD_LINK, Span("a b.md", 3, 5), "there is no `x`", "write it", ("see [x](x.md)",))
_CLASH = Diagnostic(Code.URL_CLASH, Span("z.md", 1), "two at one address")


def test_the_worst_comes_first() -> None:
    shown = told([(_DEAD, Path("/n")), (_CLASH, Path("/n"))], "")

    assert [each["code"] for each in shown["list"]] == ["url-clash", "dead-link"]  # type: ignore[attr-defined]
    assert shown["counts"] == {"error": 1, "warning": 1, "note": 0}


@pytest.mark.parametrize("editor", [*EDITORS, "own://{path}?{line}"])
def test_every_editor_is_told_the_file(editor: str) -> None:
    assert "/n/a%20b.md" in editor_link(editor, Path("/n/a b.md"), 3, 5)


@pytest.mark.parametrize(
    ("editor", "link"),
    [
        ("vscode", "vscode://file/C%3A/n/a%20b.md:3:5"),
        ("obsidian", "obsidian://open?path=C%3A/n/a%20b.md"),
        ("sublime", "subl://open?url=file:///C%3A/n/a%20b.md&line=3&column=5"),
    ],
)
def test_a_drive_of_windows_begins_a_path(editor: str, link: str) -> None:
    assert editor_link(editor, PureWindowsPath(r"C:\n\a b.md"), 3, 5) == link


def test_without_an_editor_there_is_no_link() -> None:
    assert told([(_DEAD, Path("/n"))], "")["list"][0]["href"] == ""  # type: ignore[index]
