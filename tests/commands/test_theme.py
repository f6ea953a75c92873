"""Files of one's own in place of the shipped ones."""

from pathlib import Path

import pytest

from tests.commands.typed import DAY, Run, write


def test_a_shipped_template_is_copied_and_is_then_one_of_ones_own(run: Run) -> None:
    write({"journal.toml": "", "content/2031-02-20.md": DAY})
    before = run("theme", "list").out

    copied = run("theme", "copy", "page.html")

    assert (copied.code, copied.out) == (0, "templates/page.html is a copy of the shipped one\n")
    assert [line for line in before.splitlines() if line.endswith("yours")] == []
    assert [line.split() for line in run("theme", "list").out.splitlines() if "yours" in line] == [
        ["templates/page.html", "yours,", "the", "same"]
    ]
    assert run("build").code == 0


def test_a_copy_never_replaces_a_file(run: Run) -> None:
    write({"journal.toml": "", "static/journal.css": "p { color: navy }\n"})

    result = run("theme", "copy", "journal.css")

    assert result.code == 1
    assert "there is `static/journal.css` already" in result.err
    assert Path("static/journal.css").read_text(encoding="utf-8") == "p { color: navy }\n"


def test_without_a_configuration_nothing_is_copied(run: Run) -> None:
    result = run("theme", "copy", "page.html")

    assert (result.code, Path("templates").exists()) == (2, False)
    assert "no journal.toml" in result.err


@pytest.mark.parametrize("command", ["copy", "diff"])
def test_a_file_that_is_not_shipped_is_told_with_the_one_that_was_meant(run: Run, command: str) -> None:
    write({"journal.toml": ""})

    result = run("theme", command, "pag.html")

    assert result.code == 2
    assert "did you mean `page.html`?" in result.err


def test_the_difference_of_each_file_of_ones_own_is_shown(run: Run) -> None:
    write({"journal.toml": "", "templates/weeks.html": "<p>\n", "static/journal.css": ":root { --ink: navy }\n"})

    result = run("theme", "diff")

    assert (result.code, result.err) == (0, "")
    assert "templates/weeks.html: " in result.out
    assert "  properties that only the shipped one has: --font-ui, " in result.out
    assert "+:root { --ink: navy }" in result.out


def test_a_template_that_extends_the_shipped_one_lacks_nothing(run: Run) -> None:
    write({"journal.toml": "", "templates/week.html": '{% extends "shipped/week.html" %}\n'})

    assert "only the shipped one has" not in run("theme", "diff", "week.html").out


def test_a_template_lacks_the_blocks_that_only_the_shipped_one_has(run: Run) -> None:
    write({"journal.toml": "", "templates/base.html": "<!doctype html>\n{% block main %}{% endblock %}\n"})

    assert "  blocks that only the shipped one has: head, strip\n" in run("theme", "diff", "base.html").out


def test_where_nothing_is_ones_own_there_is_no_difference(run: Run) -> None:
    write({"templates/base.html": "of a vault\n"})

    assert run("theme", "diff").out == "no file of yours stands in the place of a shipped one\n"
