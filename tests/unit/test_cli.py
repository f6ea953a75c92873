"""What a person types and is told."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from journal.cli import base_of_pages, main
from journal.version import VERSION

_DAY = "# Thursday\n\n- [x] water the ferns\n- [ ] oil the hinge\n"


@dataclass(frozen=True, slots=True)
class _Result:
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _plain_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", "GITHUB_REPOSITORY", "GITHUB_REPOSITORY_OWNER", "SOURCE_DATE_EPOCH", "NO_COLOR"):
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

    (style,) = (path for path in _site() if path.endswith(".css"))
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


# --- Settings


def test_the_configuration_of_the_project_is_found_from_below(run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _write({"journal.toml": 'content = "notes"\noutput = "public"\n', "notes/2031-02-20.md": _DAY})
    monkeypatch.chdir("notes")

    assert run("build").code == 0
    assert Path("../public/index.html").is_file()


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
