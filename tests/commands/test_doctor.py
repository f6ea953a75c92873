"""What `journal doctor` looks at."""

from pathlib import Path

from tests.commands.typed import Run, write

_TOML = '[site]\nbase_url = "https://example.org/"\n'


def test_it_says_what_is_well_and_ends_with_nothing_wrong(run: Run) -> None:
    write({"journal.toml": _TOML, "content/2031-02-20.md": "Low.\n", ".gitignore": "/_site/\n/.journal/\n"})
    (Path(".git") / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")

    result = run("doctor")

    assert (result.code, result.err) == (0, "")
    assert "ok      notes: a note\n" in result.out
    assert "ok      git: the whole history is there\n" in result.out
    assert "ok      address: https://example.org/\n" in result.out


def test_it_ends_with_1_where_something_needs_a_hand(run: Run) -> None:
    write({"content/2031-02-20.md": "Low.\n", ".gitignore": "/_site/\n/.journal/\n"})
    (Path(".git") / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    (Path(".git") / "shallow").write_text("0\n", "utf-8")

    result = run("doctor")

    assert result.code == 1
    assert "warning git: the history is cut off" in result.out


def test_it_knows_where_the_repository_is_published(run: Run) -> None:
    write({"journal.toml": '[site]\nbase_url = "https://vogt.github.io/"\n', "content/a.md": "Low.\n"})
    git = Path(".git")
    (git / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    (git / "config").write_text('[remote "origin"]\n\turl = git@github.com:vogt/shore.git\n', "utf-8")

    assert "but GitHub publishes this repository at https://vogt.github.io/shore/\n" in run("doctor").out


def test_it_works_in_a_folder_that_holds_nothing(run: Run) -> None:
    result = run("doctor")

    assert result.code == 1
    assert "warning notes: there is no note\n" in result.out
