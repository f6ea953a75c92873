"""What a person types and is told."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from journal.commands.program import main, program
from journal.commands.surroundings import base_of_pages
from journal.disk import MARKER, digest_of
from journal.publish import as_written
from journal.record import replace
from journal.settings import Stage
from journal.store import PageRecord, recall, remember
from journal.version import VERSION

_DAY = "# Thursday\n\n- [x] water the ferns\n- [ ] oil the hinge\n"


@dataclass(frozen=True, slots=True)
class _Result:
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _plain_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workflow = ("ACTIONS", "REPOSITORY", "REPOSITORY_OWNER", "SERVER_URL", "REF_NAME", "REF_TYPE")
    for name in (*(f"GITHUB_{each}" for each in workflow), "SOURCE_DATE_EPOCH", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> "_Run":
    return _Run(capfd)


@dataclass(frozen=True, slots=True)
class _Run:
    capfd: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> _Result:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        captured = self.capfd.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return _Result(code, captured.out, captured.err)


def _write(files: dict[str, str | bytes]) -> None:
    for path, text in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(text.encode() if isinstance(text, str) else text)


def _site(folder: str = "_site") -> dict[str, bytes]:
    root = Path(folder)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


# --- What comes of a build


def test_notes_become_a_site(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})

    result = run("build")

    assert (result.code, result.err) == (0, result.err)
    assert Path("_site/index.html").is_file()
    assert Path("_site/2031/02/20/index.html").is_file()


def test_the_closing_lines_count_entries_tasks_and_pages(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "content/2031-02-21.md": _DAY})

    result = run("build")

    assert "2 days" in result.out
    assert "2 of 4 tasks done" in result.out
    assert "0 unchanged" in result.out


def test_a_second_build_writes_nothing(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})
    run("build")
    before = {path: path.stat().st_mtime_ns for path in Path("_site").rglob("*")}

    result = run("build")

    assert "0 pages written" in result.out
    assert {path: path.stat().st_mtime_ns for path in Path("_site").rglob("*")} == before


@pytest.mark.parametrize("extra", [("--jobs", "3"), ("--cache", "elsewhere")], ids=["processes", "a store"])
def test_the_bytes_do_not_depend_on(extra: tuple[str, ...], run: _Run) -> None:
    _write({f"content/2031-{month:02}-{day:02}.md": _DAY for month in (1, 2, 3) for day in range(1, 29)})
    run("build", "--output", "one", "--jobs", "1")

    results = [run("build", "--output", "two", *extra) for _ in range(2)]

    assert [result.code for result in results] == [0, 0]
    assert _site("one") == _site("two")


def test_a_warm_build_equals_a_cold_one_after_an_edit(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "content/2031-02-21.md": _DAY})
    run("build")
    _write({"content/2031-02-21.md": _DAY + "- [x] sweep\n", "content/2031-02-22.md": _DAY})
    Path("content/2031-02-20.md").unlink()
    run("build")

    run("build", "--output", "clean", "--cache", "fresh")

    assert _site() == _site("clean")


def test_a_draft_does_not_reach_the_site(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "content/_drafts/secret.md": "# Xylophone\n"})

    run("build")

    assert not any(b"xylophone" in data.lower() or "xylophone" in path for path, data in _site().items())


def test_a_copy_of_a_synchronising_program_is_reported_and_not_published(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "content/2031-02-20 (conflicted copy 2031-02-21).md": "# Xylophone\n"})

    result = run("build")

    assert (result.code, "note[copy-of-sync]" in result.err) == (0, True)
    assert not any(b"Xylophone" in data for data in _site().values())


def test_an_image_that_a_note_shows_is_copied(run: _Run) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
    _write(
        {"content/2031-02-20.md": "![a fern](fern.svg)\n", "content/fern.svg": drawing, "content/other.svg": b"<svg/>"}
    )

    run("build")

    assert drawing in _site().values()
    assert b"<svg/>" not in _site().values()


def test_notes_may_lie_elsewhere(run: _Run) -> None:
    _write({"vault/2031-02-20.md": _DAY})

    result = run("build", "--content", "vault", "--output", "public")

    assert result.code == 0
    assert Path("public/2031/02/20/index.html").is_file()


def test_a_file_of_ones_own_is_copied_as_it_is_and_replaces_a_page(run: _Run) -> None:
    _write(
        {"journal.toml": "", "content/2031-02-20.md": _DAY, "static/robots.txt": "mine", "static/.well-known/x": "y"}
    )

    run("build")

    assert (_site()["robots.txt"], _site()[".well-known/x"]) == (b"mine", b"y")


def test_a_style_of_ones_own_takes_the_place_of_the_shipped_one(run: _Run) -> None:
    _write({"journal.toml": "", "content/2031-02-20.md": _DAY, "static/journal.css": "body { color: plum }"})

    run("build")

    (style,) = (path for path in _site() if path.startswith("journal.") and path.endswith(".css"))
    assert _site()[style] == b"body { color: plum }"
    assert style.encode() in _site()["index.html"]


def test_a_template_of_ones_own_that_is_broken_is_reported_and_the_shipped_one_used(run: _Run) -> None:
    _write({"journal.toml": "", "content/2031-02-20.md": _DAY, "templates/home.html": "{{ view.nonsense.more }}"})

    result = run("build")

    assert (result.code, result.err.count("templates/home.html:1:1: error[bad-template]")) == (1, 1)
    assert b"<html" in _site()["index.html"]


def test_a_file_that_has_the_address_of_a_page_is_reported(run: _Run) -> None:
    _write({"content/2031-02-20.md": "[mine](robots.txt)\n", "content/robots.txt": "x"})

    result = run("build")

    assert (result.code, "error[url-clash]" in result.err) == (1, True)
    assert _site()["robots.txt"] != b"x"


def test_a_note_with_a_conflict_is_reported_though_it_is_not_published(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "content/b.md": "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"})

    result = run("build")

    assert (result.code, "error[conflict-markers]" in result.err) == (1, True)


# --- Verifying and measuring


def _spoil(page: str) -> None:
    """Makes the store believe that a page was written as it lies there now, as a fault of the program might."""
    output, cache = Path("_site"), Path(".journal")
    wrong = output / page
    wrong.write_bytes(b"wrong")
    marker = output / MARKER
    lines = marker.read_text("utf-8").splitlines()
    marker.write_text(
        "\n".join(f"{digest_of(b'wrong')} {page}" if line.endswith(f" {page}") else line for line in lines) + "\n",
        encoding="utf-8",
    )
    memory, _ = recall(cache)
    file = as_written(output, page)
    assert file is not None
    record = PageRecord(memory.pages.pages[page].asked, digest_of(b"wrong"), *file)
    pages = replace(memory.pages, pages={**memory.pages.pages, page: record})
    remember(cache, replace(memory, pages=pages))


def test_a_site_that_is_right_is_verified(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})
    run("build")

    result = run("build", "--verify")

    assert (result.code, "verified: a build from nothing makes the same files" in result.out) == (0, True)
    assert sorted(path.name for path in Path.cwd().iterdir()) == [".git", ".journal", "_site", "content"]


def test_a_page_that_differs_is_named_and_fails_the_build(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})
    run("build")
    _spoil("2031/02/20/index.html")

    result = run("build", "--verify")

    assert result.code == 1
    assert "error: a file differs from what a build from nothing makes\n  _site/2031/02/20/index.html\n" in result.err
    assert "hint: the store was thrown away, so the next build is right; report this" in result.err


def test_after_a_difference_the_next_build_is_right(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})
    run("build")
    right = _site()
    _spoil("2031/02/20/index.html")
    unverified = run("build")
    run("build", "--verify")
    run("build")

    assert (unverified.code, _site()) == (0, right)


def test_of_many_differences_the_first_ten_are_named(run: _Run) -> None:
    _write({f"content/2031-02-{day:02}.md": _DAY for day in range(1, 21)})
    run("build")
    for day in range(1, 21):
        _spoil(f"2031/02/{day:02}/index.html")

    result = run("build", "--verify")

    assert "error: 20 files differ from" in result.err
    assert (result.err.count("  _site/2031/02/"), "  … and 10 more\n" in result.err) == (10, True)


def test_a_build_that_was_refused_is_not_verified(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "_site/thesis.tex": "mine"})

    result = run("build", "--verify")

    assert (result.code, "verified" in result.out + result.err) == (1, False)


def test_a_site_is_verified_without_a_store(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "file": ""})

    assert run("build", "--verify", "--cache", "file/store").code == 0


def test_a_profile_names_the_stages_in_their_order(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "content/2031-02-21.md": _DAY})
    run("build")
    _write({"content/2031-02-21.md": _DAY + "- [x] sweep\n"})

    lines = run("build", "--profile").err.partition("where the time went:\n")[2].splitlines()

    assert [re.split(r"  +| \(", line.strip())[0] for line in lines] == [
        "start-up", *(stage.value for stage in Stage), "all of it"
    ]  # fmt: skip
    assert "reading (1 of 2 notes read anew)" in lines[2]
    assert re.search(r"rendering \([1-9]\d* of \d+ pages\)", lines[6])
    assert lines[-1].endswith("100 %")


# --- Why


def test_a_page_is_explained(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "content/yard.md": "See [a day](2031-02-20.md).\n"})
    run("build")

    result = run("why", "/2031/02/20/")

    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("/2031/02/20/ is the page of an entry: Thursday.\n")
    assert "last build  made it, and nothing that it asked for has changed since" in result.out
    assert "notes  yard.md:1" in result.out


def test_a_page_is_explained_without_a_build(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})

    result = run("why", "2031/02/20/index.html")

    assert (result.code, "does not remember it" in result.out) == (0, True)
    assert not Path("_site").exists()


def test_a_page_is_explained_by_its_file_in_the_output(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})

    assert run("why", "_site/2031/02/20/index.html").code == 0


def test_what_has_changed_since_the_last_build_is_told(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})
    run("build")
    _write({"content/2031-02-20.md": _DAY + "- [x] sweep\n"})

    told = run("why", "/2031/02/20/").out

    assert "knew other answers, so the next one makes it again: the entry 2031-02-20.md" in told


def test_an_address_that_is_not_there_has_neighbours(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})

    result = run("why", "/2031/02/21/")

    assert (result.code, "error: the site has nothing at `/2031/02/21/`" in result.err) == (2, True)
    assert "hint: near to it: `/2031/02/20/`" in result.err


def test_a_file_of_ones_own_is_explained_in_place_of_the_page(run: _Run) -> None:
    _write({"journal.toml": "", "content/2031-02-20.md": _DAY, "static/robots.txt": "mine"})

    assert "made from  static/robots.txt" in run("why", "/robots.txt").out


def test_a_style_is_explained(run: _Run) -> None:
    _write({"journal.toml": "", "content/2031-02-20.md": _DAY, "static/journal.css": "body { color: plum }"})
    run("build")
    (style,) = (path for path in _site() if path.startswith("journal.") and path.endswith(".css"))

    assert "made from  static/journal.css" in run("why", style).out


def test_without_notes_nothing_is_explained(run: _Run) -> None:
    assert run("why", "/").code == 2


# --- Cleaning


def test_what_builds_made_is_removed(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})
    run("build")

    result = run("clean")

    assert (result.code, result.err) == (0, "")
    assert sorted(path.name for path in Path.cwd().iterdir()) == [".git", "content"]


def test_what_would_be_removed_is_told(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})
    run("build")
    before = _site(".")

    result = run("clean", "-n")

    assert "files of _site/ would be removed\n" in result.out
    assert "files of .journal/ would be removed\n" in result.out
    assert _site(".") == before


def test_what_stays_is_named(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})
    run("build")
    _write({"_site/index.html": "mine", "_site/thesis.tex": "mine", ".journal/diary.md": "mine"})

    result = run("clean")

    assert "changed by hand, and kept:\n  _site/index.html\n" in result.out
    assert "written by no build, and kept:\n  _site/thesis.tex\n" in result.out
    assert sorted(_site()) == [MARKER, "index.html", "thesis.tex"]
    assert sorted(_site(".journal")) == [".gitignore", "diary.md"]


def test_a_folder_that_no_build_wrote_is_left_alone(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "_site/thesis.tex": "mine"})

    result = run("clean")

    assert (result.code, "no build wrote into _site/, so nothing is removed there" in result.out) == (0, True)
    assert _site() == {"thesis.tex": b"mine"}


def test_other_folders_are_cleaned_where_they_are_named(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})
    run("build")
    run("build", "--output", "two", "--cache", "kept")

    run("clean", "--output", "two", "--cache", "kept")

    assert [Path(name).exists() for name in ("two", "kept", "_site", ".journal")] == [False, False, True, True]


# --- Looks


def test_a_shipped_template_is_copied_and_is_then_one_of_ones_own(run: _Run) -> None:
    _write({"journal.toml": "", "content/2031-02-20.md": _DAY})
    before = run("theme", "list").out

    copied = run("theme", "copy", "page.html")

    assert (copied.code, copied.out) == (0, "templates/page.html is a copy of the shipped one\n")
    assert [line for line in before.splitlines() if line.endswith("yours")] == []
    assert [line.split() for line in run("theme", "list").out.splitlines() if "yours" in line] == [
        ["templates/page.html", "yours,", "the", "same"]
    ]
    assert run("build").code == 0


def test_a_copy_never_replaces_a_file(run: _Run) -> None:
    _write({"journal.toml": "", "static/journal.css": "p { color: navy }\n"})

    result = run("theme", "copy", "journal.css")

    assert result.code == 1
    assert "there is `static/journal.css` already" in result.err
    assert Path("static/journal.css").read_text(encoding="utf-8") == "p { color: navy }\n"


def test_without_a_configuration_nothing_is_copied(run: _Run) -> None:
    result = run("theme", "copy", "page.html")

    assert (result.code, Path("templates").exists()) == (2, False)
    assert "no journal.toml" in result.err


@pytest.mark.parametrize("command", ["copy", "diff"])
def test_a_file_that_is_not_shipped_is_told_with_the_one_that_was_meant(run: _Run, command: str) -> None:
    _write({"journal.toml": ""})

    result = run("theme", command, "pag.html")

    assert result.code == 2
    assert "did you mean `page.html`?" in result.err


def test_the_difference_of_each_file_of_ones_own_is_shown(run: _Run) -> None:
    _write({"journal.toml": "", "templates/weeks.html": "<p>\n", "static/journal.css": ":root { --ink: navy }\n"})

    result = run("theme", "diff")

    assert (result.code, result.err) == (0, "")
    assert "templates/weeks.html: " in result.out
    assert "  properties that only the shipped one has: --font-ui, " in result.out
    assert "+:root { --ink: navy }" in result.out


def test_a_template_that_extends_the_shipped_one_lacks_nothing(run: _Run) -> None:
    _write({"journal.toml": "", "templates/week.html": '{% extends "shipped/week.html" %}\n'})

    assert "only the shipped one has" not in run("theme", "diff", "week.html").out


def test_a_template_lacks_the_blocks_that_only_the_shipped_one_has(run: _Run) -> None:
    _write({"journal.toml": "", "templates/base.html": "<!doctype html>\n{% block main %}{% endblock %}\n"})

    assert "  blocks that only the shipped one has: head, strip\n" in run("theme", "diff", "base.html").out


def test_where_nothing_is_ones_own_there_is_no_difference(run: _Run) -> None:
    _write({"templates/base.html": "of a vault\n"})

    assert run("theme", "diff").out == "no file of yours stands in the place of a shipped one\n"


# --- Settings


def test_the_configuration_of_the_project_is_found_from_below(run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _write({"journal.toml": 'content = "notes"\noutput = "public"\n', "notes/2031-02-20.md": _DAY})
    monkeypatch.chdir("notes")

    assert run("build").code == 0
    assert Path("../public/index.html").is_file()


def test_without_a_configuration_a_note_about_it_has_no_place(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})

    assert run("build").err.startswith("note[no-base-url] the address")


def test_with_a_configuration_a_note_about_it_has_its_place(run: _Run) -> None:
    _write({"journal.toml": "", "content/2031-02-20.md": _DAY})

    assert run("build").err.startswith("journal.toml:1:1: note[no-base-url] the address")


def test_a_mistake_in_the_configuration_stops_the_build(run: _Run) -> None:
    _write({"journal.toml": 'exclud = ["private/"]\n', "content/2031-02-20.md": _DAY})

    result = run("build")

    assert result.code == 2
    assert "journal.toml:1:1: error[config-key]" in result.err
    assert not Path("_site").exists()


def test_the_address_on_the_command_line_wins(run: _Run) -> None:
    _write({"journal.toml": '[site]\nbase_url = "https://one.example/"\n', "content/2031-02-20.md": _DAY})

    run("build", "--base-url", "https://two.example/journal")

    feed = Path("_site/feed.xml").read_text("utf-8")
    assert "https://two.example/journal/" in feed
    assert "one.example" not in feed


@pytest.mark.parametrize(
    ("repository", "domain", "base"),
    [
        ("Mina/notes", "", "https://mina.github.io/notes/"),
        ("Mina/mina.github.io", "", "https://mina.github.io/"),
        ("Mina/notes", "garden.example", "https://garden.example/"),
        ("", "", ""),
    ],
    ids=["a project", "a person", "an own domain", "nothing"],
)
def test_the_address_of_pages_is_known(repository: str, domain: str, base: str) -> None:
    assert base_of_pages({"GITHUB_REPOSITORY": repository}, domain) == base


def test_another_server_than_github_has_an_unknown_address() -> None:
    assert base_of_pages({"GITHUB_REPOSITORY": "a/b", "GITHUB_SERVER_URL": "https://git.example"}, "") == ""


def test_the_workflow_tells_the_address(run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_REPOSITORY", "mina/notes")
    _write({"content/2031-02-20.md": _DAY})

    run("build")

    assert "https://mina.github.io/notes/" in Path("_site/feed.xml").read_text("utf-8")


# --- What is wrong


def test_a_missing_folder_of_notes_is_said_with_what_to_do(run: _Run) -> None:
    result = run("build")

    assert result.code == 2
    assert "error: there is no folder" in result.err
    assert "hint: put your Markdown notes there" in result.err


def test_a_folder_without_notes_is_said_with_what_to_do(run: _Run) -> None:
    _write({"content/photo.jpg": b"x"})

    result = run("build")

    assert (result.code, "there is no Markdown note" in result.err) == (2, True)
    assert not Path("_site").exists()


def test_a_note_that_cannot_be_read_is_reported_and_the_rest_is_built(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "content/.2031-02-21.md.icloud": b""})

    result = run("build")

    assert (result.code, "error[unreadable]" in result.err) == (1, True)
    assert Path("_site/2031/02/20/index.html").is_file()


def test_a_dead_link_fails_only_a_strict_build(run: _Run) -> None:
    _write({"content/2031-02-20.md": "[away](nowhere.md)\n"})

    assert (run("build").code, run("build", "--strict").code) == (0, 1)


def test_an_output_with_other_files_is_refused_and_kept(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "_site/thesis.tex": "mine"})

    result = run("build")

    assert (result.code, "holds files that no build wrote" in result.err) == (1, True)
    assert _site() == {"thesis.tex": b"mine"}


@pytest.mark.parametrize("output", ["content", "."])
def test_the_output_cannot_hold_the_notes(output: str, run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})

    result = run("build", "--output", output)

    assert result.code == 2
    assert "hint: name another folder with `--output DIR`" in result.err


def test_of_many_problems_the_first_fifty_are_shown(run: _Run) -> None:
    _write({"content/2031-02-20.md": "\n\n".join(f"[a{number}](gone-{number}.md)" for number in range(80))})

    short, long = run("build"), run("build", "-v")

    assert short.err.count("warning[dead-link]") == 50
    assert "… and 30 more (30 dead-link)" in short.err.replace(
        "31 more (30 dead-link, 1 no-base-url)", "30 more (30 dead-link)"
    )
    assert long.err.count("warning[dead-link]") == 80


def test_a_quiet_build_says_nothing_when_nothing_is_lost(run: _Run) -> None:
    _write({"content/2031-02-20.md": "[away](nowhere.md)\n"})

    result = run("build", "-q")

    assert (result.code, result.out, result.err) == (0, "", "")


def test_what_was_left_out_is_said_to_those_who_ask(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, "content/Templates/day.md": "x"})

    assert "content/Templates/: a folder of templates" in run("build", "-v").err


def test_a_workflow_gets_annotations(run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    _write({"content/2031-02-20.md": "[away](nowhere.md)\n"})

    assert "::warning file=content/2031-02-20.md,line=1," in run("build").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--base-url", "example.org"),
        ("--base-url", "https://a.example/?x"),
        ("--as-of", "yesterday"),
        ("--as-of", "2031-02-30"),
        ("--jobs", "0"),
        ("-q", "-v"),
        ("--nonsense",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_without_a_traceback(arguments: tuple[str, ...], run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY})

    result = run("build", *arguments)

    assert (result.code, "Traceback" in result.err) == (2, False)
    assert "Error: " in result.err


def test_a_source_date_that_is_none_is_wrong_usage(run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    _write({"content/2031-02-20.md": _DAY})

    assert run("build").code == 2


# --- The program itself


def test_the_version_is_told(run: _Run) -> None:
    assert run("--version").out == f"journal {VERSION}\n"


def test_help_teaches_the_folders_and_the_exit_codes(run: _Run) -> None:
    assert "content/" in run("--help").out
    assert "Exit codes:" in run("build", "--help").out


@pytest.mark.parametrize("name", sorted(program.commands))
def test_a_command_is_listed_by_the_first_sentence_of_its_help(name: str) -> None:
    command = program.get_command(click.Context(program), name)

    assert command is not None
    assert command.get_short_help_str(1000) == program.commands[name].get_short_help_str(1000)


@pytest.mark.parametrize("arguments", [["--help"], ["explain", "dead-link"], ["theme", "list"]], ids=" ".join)
def test_what_a_command_does_not_need_is_not_loaded(arguments: list[str]) -> None:
    root = str(Path(__file__).resolve().parents[2])
    script = f"import sys; sys.path.insert(0, {root!r}); from journal.commands.program import main\n"
    script += f"try: main({arguments!r})\nfinally: print(*sys.modules, file=sys.stderr)"

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stderr.split()

    others = {f"journal.commands.{name}" for name in program.commands} - {f"journal.commands.{arguments[0]}"}
    assert not {*others, "journal.build", "journal.read", "rich", "subprocess", "webbrowser"} & set(loaded)


def test_without_a_command_the_help_is_shown(run: _Run) -> None:
    result = run()

    assert "Commands:" in result.out + result.err


def _started(*arguments: str, **environment: str) -> "subprocess.Popen[bytes]":
    root = str(Path(__file__).resolve().parents[2])
    return subprocess.Popen(
        [sys.executable, "-m", "journal", *arguments],
        env={**os.environ, "PYTHONPATH": root, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_names_in_chinese_are_printed_whatever_the_locale() -> None:
    _write({"content/周记.md": "[走](gone.md)\n"})

    process = _started("build", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    _, err = process.communicate(timeout=60)

    assert process.returncode == 0
    assert "周记.md" in err.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_an_interrupted_build_ends_at_once_and_leaves_nothing() -> None:
    _write(
        {
            f"content/{year}-{month:02}-{day:02}.md": _DAY * 20
            for year in (2029, 2030)
            for month in range(1, 13)
            for day in range(1, 28)
        }
    )

    process = _started("build", "--jobs", "2")
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, err = process.communicate(timeout=60)

    assert (process.returncode, b"Traceback" in err) == (130, False)
    assert time.monotonic() - began < 5
    assert not Path("_site").exists()


# --- Addresses


def test_urls_lists_every_address_with_its_entry(run: _Run) -> None:
    _write({"content/2025-07-31.md": _DAY, "content/boats.md": "# Boats\n"})

    lines = run("urls").out.splitlines()

    assert "/boats/\tboats.md\tBoats" in lines
    assert lines == sorted(lines)
    assert not Path("urls.txt").exists()


def test_urls_writes_a_ledger_that_the_next_build_reads(run: _Run) -> None:
    _write({"content/boats.md": "# Boats\n", "content/rope.md": "# Rope\n"})
    run("urls", "--write")
    Path("content/boats.md").rename("content/punts.md")

    assert run("build").code == 0
    assert 'data-to="../punts/"' in Path("_site/boats/index.html").read_text()


def test_urls_written_twice_are_the_same(run: _Run) -> None:
    _write({"content/boats.md": "# Boats\n"})
    run("urls", "--write")
    before = Path("urls.txt").read_bytes()

    run("urls", "--write")

    assert Path("urls.txt").read_bytes() == before


def test_urls_against_a_sitemap_lists_what_would_die_and_fails(run: _Run) -> None:
    _write(
        {
            "content/boats.md": "# Boats\n",
            "old.xml": "<urlset><loc>https://x.example/boats/</loc><loc>https://x.example/oars/</loc></urlset>",
        }
    )

    told = run("urls", "--against", "old.xml")

    assert (told.code, told.out) == (1, "https://x.example/oars/\n")


def test_urls_against_a_list_that_lives_says_nothing(run: _Run) -> None:
    _write({"content/boats.md": "---\nredirect_from: /oars.html\n---\n# Boats\n", "old.txt": "/boats/\n/oars.html\n"})

    told = run("urls", "--against", "old.txt")

    assert (told.code, told.out) == (0, "")


def test_a_changed_ledger_is_seen_by_a_build_that_has_nothing_else_to_do(run: _Run) -> None:
    _write({"content/boats.md": "# Boats\n"})
    run("build")
    _write({"urls.txt": "/oars/\tboats.md\tBoats\n"})

    run("build")

    assert Path("_site/oars/index.html").is_file()


# --- Editing on the web


_REMOTE = '[remote "origin"]\n\turl = git@github.com:irene/notes.git\n'


def _links(page: str) -> list[str]:
    return re.findall(r'href="(https://[^"]+)"', Path(page).read_text("utf-8"))


def test_pages_lead_to_their_files_where_git_tells_the_repository(run: _Run) -> None:
    _write({"content/2031-02-20.md": _DAY, ".git/config": _REMOTE, ".git/HEAD": "ref: refs/heads/main\n"})

    run("build", "-q")

    assert _links("_site/2031/02/20/index.html") == ["https://github.com/irene/notes/edit/main/content/2031-02-20.md"]
    assert 'data-day="?filename={Y}-{m}-{d}.md"' in Path("_site/index.html").read_text("utf-8")


def test_a_workflow_tells_its_repository_and_branch(run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _write({"content/about.md": "# About\n", ".git/config": _REMOTE, ".git/HEAD": "3f2a\n"})
    for name, value in (
        ("ACTIONS", "true"),
        ("SERVER_URL", "https://codeberg.org"),
        ("REPOSITORY", "i/j"),
        ("REF_TYPE", "branch"),
        ("REF_NAME", "pages"),
    ):
        monkeypatch.setenv(f"GITHUB_{name}", value)

    run("build", "-q")

    assert _links("_site/about/index.html") == ["https://codeberg.org/i/j/_edit/pages/content/about.md"]


def test_a_pull_request_is_no_branch_to_write_to(run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _write({"content/about.md": "# About\n"})
    for name, value in (("ACTIONS", "true"), ("REPOSITORY", "i/j"), ("REF_TYPE", "branch"), ("REF_NAME", "12/merge")):
        monkeypatch.setenv(f"GITHUB_{name}", value)

    run("build", "-q", "--base-url", "http://localhost/")

    assert [link for link in _links("_site/about/index.html") if "edit" in link] == []


@pytest.mark.parametrize(
    ("keys", "links"),
    [
        ("edit = false", []),
        (
            'repository = "https://git.example.org/i/j"\nforge = "gitlab"',
            ["https://git.example.org/i/j/-/edit/main/content/about.md"],
        ),
        ('branch = "draft"\nfolder = "."', ["https://github.com/irene/notes/edit/draft/about.md"]),
        ('repository = "https://git.example.org/i/j"', []),
    ],
)
def test_what_is_written_overrules_what_git_tells(run: _Run, keys: str, links: list[str]) -> None:
    git = {".git/config": _REMOTE, ".git/HEAD": "ref: refs/heads/main\n"}
    _write({"content/about.md": "# About\n", "journal.toml": f"[site]\n{keys}\n", **git})

    run("build", "-q")

    assert _links("_site/about/index.html") == links


def test_another_branch_is_seen_by_a_build_that_has_nothing_else_to_do(run: _Run) -> None:
    _write({"content/about.md": "# About\n", ".git/config": _REMOTE, ".git/HEAD": "ref: refs/heads/main\n"})
    run("build", "-q")
    _write({".git/HEAD": "ref: refs/heads/other\n"})

    run("build", "-q")

    assert _links("_site/about/index.html") == ["https://github.com/irene/notes/edit/other/content/about.md"]


# ---- figures and tasks


def test_stats_tell_what_the_journal_comes_to(run: "_Run") -> None:
    _write({"content/2031-02-20.md": _DAY})
    result = run("stats")

    assert (result.code, result.err) == (0, "")
    assert re.search(r"Tasks done +1 of 2 50%", result.out)


def test_stats_as_json_are_json_alone(run: "_Run") -> None:
    _write({"content/2031-02-20.md": _DAY})

    assert json.loads(run("stats", "--json").out)["all"]["leaf"] == [1, 2]


def test_open_tasks_are_listed_with_their_places(run: "_Run") -> None:
    _write({"content/2031-02-20.md": _DAY})
    result = run("todo")

    assert result.code == 0
    assert result.out == "content/2031-02-20.md\n     4  [ ] oil the hinge\n\n1 open\n"


def test_open_tasks_of_one_kind_are_listed_alone(run: "_Run") -> None:
    _write({"content/2031-02-20.md": _DAY, "content/2029-02-20.md": "- [ ] sail 📅 2029-03-01\n"})

    assert [row["text"] for row in json.loads(run("todo", "--json").out)] == ["oil the hinge"]
    assert [row["text"] for row in json.loads(run("todo", "--all", "--json").out)] == ["oil the hinge", "sail"]
    assert [row["text"] for row in json.loads(run("todo", "--due", "--json").out)] == ["sail"]
    assert run("todo", "--carried").out == "Nothing is open\n"


def test_figures_without_notes_are_a_wrong_usage(run: "_Run") -> None:
    assert run("stats").code == run("todo").code == 2


def test_figures_publish_nothing(run: "_Run", tmp_path: Path) -> None:
    _write({"content/2031-02-20.md": _DAY})
    run("stats")

    assert not (tmp_path / "_site").exists()
