"""What is removed, and what stays."""

from pathlib import Path

import pytest

from journal.commands import clean
from journal.disk import MARKER
from tests.commands.typed import DAY, Run, site, started, write


def _build(*arguments: str) -> None:
    """Builds in another process: what one holds open as long as it lives cannot be deleted on Windows."""
    with started("build", *arguments) as process:
        process.communicate(timeout=60)
    assert process.returncode == 0


def test_what_builds_made_is_removed(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})
    _build()

    result = run("clean")

    assert (result.code, result.err) == (0, "")
    assert sorted(path.name for path in Path.cwd().iterdir()) == [".git", "content"]


def test_what_would_be_removed_is_told(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})
    run("build")
    before = site(".")

    result = run("clean", "-n")

    assert "files of _site/ would be removed\n" in result.out
    assert "files of .journal/ would be removed\n" in result.out
    assert site(".") == before


def test_what_stays_is_named(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})
    _build()
    write({"_site/index.html": "mine", "_site/thesis.tex": "mine", ".journal/diary.md": "mine"})

    result = run("clean")

    assert "changed by hand, and kept:\n  _site/index.html\n" in result.out
    assert "written by no build, and kept:\n  _site/thesis.tex\n" in result.out
    assert sorted(site()) == [MARKER, "index.html", "thesis.tex"]
    assert sorted(site(".journal")) == [".gitignore", "diary.md"]


def test_what_cannot_be_deleted_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"content/2031-02-20.md": DAY})
    run("build")
    monkeypatch.setattr(clean, "discard", lambda _: ("notes.sqlite",))

    result = run("clean")

    assert (result.code, "error: `.journal/notes.sqlite` cannot be deleted\n" in result.err) == (1, True)


def test_a_folder_that_no_build_wrote_is_left_alone(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "_site/thesis.tex": "mine"})

    result = run("clean")

    assert (result.code, "no build wrote into _site/, so nothing is removed there" in result.out) == (0, True)
    assert site() == {"thesis.tex": b"mine"}


def test_other_folders_are_cleaned_where_they_are_named(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})
    _build()
    _build("--output", "two", "--cache", "kept")

    run("clean", "--output", "two", "--cache", "kept")

    assert [Path(name).exists() for name in ("two", "kept", "_site", ".journal")] == [False, False, True, True]
