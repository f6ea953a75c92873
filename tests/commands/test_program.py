"""The program itself: its help, its codes, and how it ends."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from journal.commands import running
from journal.commands.exits import is_unheard
from journal.commands.program import program
from journal.version import VERSION
from tests.commands.typed import DAY, Run, started, write


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"journal {VERSION}\n"


def test_help_teaches_the_folders_and_the_exit_codes(run: Run) -> None:
    assert "content/" in run("--help").out
    assert "Exit codes:" in run("build", "--help").out


def test_the_line_of_no_command_is_cut_off(run: Run) -> None:
    assert "..." not in run("--help").out.partition("Commands:")[2]


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


@pytest.mark.skipif(sys.platform != "linux" or os.cpu_count() == 1, reason="one process reads and builds there")
def test_a_build_leaves_the_reading_of_a_note_to_another_process() -> None:
    write({"content/2030-01-01.md": "Oiled the hinge.\n"})

    _, told = started("build", "--quiet", PYTHONPROFILEIMPORTTIME="1").communicate(timeout=60)

    assert b"jinja2" in told
    assert b"markdown_it" not in told
    assert "Oiled the hinge." in Path("_site/2030/01/01/index.html").read_text("utf-8")


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    result = run()

    assert "Commands:" in result.out + result.err


def test_names_in_chinese_are_printed_whatever_the_locale() -> None:
    write({"content/周记.md": "[走](gone.md)\n"})

    process = started("build", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    _, err = process.communicate(timeout=60)

    assert process.returncode == 0
    assert "周记.md" in err.decode("utf-8")


def test_what_keeps_windows_from_unicode_is_not_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[dict[str, str]] = []
    monkeypatch.setenv("PYTHONLEGACYWINDOWSFSENCODING", "1")
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "mbcs")
    monkeypatch.setattr(subprocess, "call", lambda *_, env: begun.append(env))

    with pytest.raises(SystemExit):
        running.run(lambda: 0, [])

    assert begun
    assert "PYTHONLEGACYWINDOWSFSENCODING" not in begun[0]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_an_interrupted_build_ends_and_leaves_nothing() -> None:
    write(
        {
            f"content/{year}-{month:02}-{day:02}.md": DAY * 20
            for year in (2029, 2030)
            for month in range(1, 13)
            for day in range(1, 28)
        }
    )

    process = started("build", "--jobs", "2")
    while process.poll() is None and not Path(".journal").exists():
        time.sleep(0.01)  # until it reads: what interrupts Python itself while it starts is no matter of ours
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)

    assert (process.returncode, b"Traceback" in err) == (130, False)
    assert not Path("_site").exists()


def test_a_build_whose_lines_nobody_reads_any_more_is_no_fault_of_the_program() -> None:
    write({"journal.toml": '[site]\nbase_url = "https://example.org/"\n', "content/2031-02-20.md": DAY})

    with started("build") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()

    assert (said, process.returncode) == (b"", 1)
    assert Path("_site/index.html").is_file()


def test_windows_says_otherwise_that_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    reasons = (OSError(errno.EINVAL, "invalid argument"), OSError(errno.EINVAL, "invalid argument", "a:b.md"))

    assert [is_unheard(error) for error in reasons] == [True, False]


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed otherwise there")
@pytest.mark.parametrize(
    "arguments",
    ["build", "--version", *(pytest.param(each, marks=pytest.mark.slow) for each in ("check", "todo", "--help"))],
)
@pytest.mark.parametrize("closed", [">&-", pytest.param("2>&-", marks=pytest.mark.slow), "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_fault_of_the_program(run: Run, closed: str, arguments: str) -> None:
    write({"content/2031-02-20.md": DAY})
    run("build")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    for _ in range(2):  # the second build finds nothing to do
        told = subprocess.run(
            f'"{sys.executable}" -m journal {arguments} {closed}',
            shell=True, env=environment, capture_output=True, check=False,
        )  # fmt: skip

        assert (told.returncode, b"Error" in told.stderr) == (0, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
@pytest.mark.parametrize("arguments", [["build"], ["build", "--help"], ["todo"], ["--version"]], ids=" ".join)
def test_where_there_is_no_room_for_what_is_said_that_is_told(run: Run, arguments: list[str]) -> None:
    write({"content/2031-02-20.md": DAY})
    run("build")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "journal", *arguments],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )

    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "error: there is no room for what the program prints")
