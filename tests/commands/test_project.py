"""Where the project is, and what is settled for it."""

from pathlib import Path

import pytest

from tests.commands.typed import DAY, Run, write
from tests.links import link


def test_the_configuration_of_the_project_is_found_from_below(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"journal.toml": 'content = "notes"\noutput = "public"\n', "notes/2031-02-20.md": DAY})
    monkeypatch.chdir("notes")

    assert run("build").code == 0
    assert Path("../public/index.html").is_file()


def test_without_a_configuration_a_note_about_it_has_no_place(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})

    assert run("build").err.startswith("note[no-base-url] the address")


def test_with_a_configuration_a_note_about_it_has_its_place(run: Run) -> None:
    write({"journal.toml": "", "content/2031-02-20.md": DAY})

    assert run("build").err.startswith("journal.toml:1:1: note[no-base-url] the address")


def test_a_mistake_in_the_configuration_stops_the_build(run: Run) -> None:
    write({"journal.toml": 'exclud = ["private/"]\n', "content/2031-02-20.md": DAY})

    result = run("build")

    assert result.code == 2
    assert "journal.toml:1:1: error[config-key]" in result.err
    assert not Path("_site").exists()


@pytest.mark.parametrize("within", [".", "content"])
def test_a_configuration_that_is_a_link_to_nothing_stops_the_build(
    run: Run, monkeypatch: pytest.MonkeyPatch, within: str
) -> None:
    write({"content/2031-02-20.md": DAY})
    link(Path("journal.toml"), "../elsewhere/journal.toml")
    monkeypatch.chdir(within)

    result = run("build", "--content", "content" if within == "." else ".")

    assert result.code == 2
    assert "journal.toml` is a link to a file that is not there" in result.err


def test_the_address_on_the_command_line_wins(run: Run) -> None:
    write({"journal.toml": '[site]\nbase_url = "https://one.example/"\n', "content/2031-02-20.md": DAY})

    run("build", "--base-url", "https://two.example/journal")

    feed = Path("_site/feed.xml").read_text("utf-8")
    assert "https://two.example/journal/" in feed
    assert "one.example" not in feed


def test_a_source_date_that_is_none_is_wrong_usage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    write({"content/2031-02-20.md": DAY})

    assert run("build").code == 2
