"""The command: what it says, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.serve.preview import ROOT, started


def _asked(port: int, host: str = "") -> tuple[int, str]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", "/2025/03/01/", headers={"Host": host or f"127.0.0.1:{port}"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A journal of one note."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "2025-03-01.md").write_text("# Rain\n\n- [ ] oil the hinge\n")
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="the signal is another one there")
def test_it_says_where_it_is_answers_and_ends_at_once(project: Path) -> None:
    with started(project) as (process, port):
        assert _asked(port)[0] == 200
        process.send_signal(signal.SIGINT)

        assert process.wait(10) == 130
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    assert sorted(path.name for path in project.iterdir()) == [".journal", "content"]


def test_other_machines_are_warned_of_and_cannot_tick(project: Path) -> None:
    with started(project, "--host", "0.0.0.0") as (process, port):
        status, html = _asked(port, f"192.0.2.7:{port}")
        assert (status, 'data-ticks=""' in html) == (200, True)
        process.kill()

        assert process.stderr is not None
        assert "everyone who reaches this machine can read the whole journal" in process.stderr.read()


def _ended(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """A preview that does not come to serve anything."""
    return subprocess.run(
        [sys.executable, "-m", "journal", "serve", "--port", "0", *options],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_a_broken_configuration_is_told_of_before_anything_is_served(project: Path) -> None:
    (project / "journal.toml").write_text("[site]\ntitle = \n")
    done = _ended(project)

    assert done.returncode == 2
    assert "journal.toml:2" in done.stderr


def test_where_the_machine_has_no_such_address_another_is_asked_for(project: Path) -> None:
    done = _ended(project, "--host", "192.0.2.7")  # it is nobody's

    assert (done.returncode, "cannot be served at `192.0.2.7`" in done.stderr) == (1, True)
    assert "choose another with `--host ADDRESS`" in done.stderr


def _said_until(process: subprocess.Popen[str], words: str) -> str:
    """What it says to the person, up to a line with `words`."""
    assert process.stderr is not None
    said = ""
    while words not in said:
        line = process.stderr.readline()
        assert line, said
        said += line
    return said


def test_where_there_are_no_notes_the_terminal_says_so_and_when_there_are_some(project: Path) -> None:
    (project / "content").rename(project / "notes")
    with started(project) as (process, port):
        _asked(port)
        assert "there is no folder" in _said_until(process, "journal init")
        (project / "notes").rename(project / "content")

        assert "Traceback" not in _said_until(process, "all notes are read")


def test_what_is_newly_wrong_is_told_in_the_terminal_once(project: Path) -> None:
    note, broken = project / "content" / "2025-03-02.md", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> laptop\n"
    with started(project) as (process, port):
        _asked(port)
        _said_until(process, "all notes are read")
        note.write_text(broken)
        assert "content/2025-03-02.md:1:1: error[conflict-markers]" in _said_until(process, "hint: keep one side")
        note.write_text(f"{broken}\nNot now.\n")
        (project / "journal.toml").write_text("title = 3\n")

        said = _said_until(process, "hint: `title` stands in")
        assert ("journal.toml:1:1: error[config-key]" in said, "conflict-markers" in said) == (True, False)


def test_a_port_that_is_taken_is_named(project: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        # Of two options of one name the last one counts.
        with started(project, "--port", str(taken)) as (process, port):
            assert f"port {taken} is taken, so it is {port}" in _said_until(process, "is taken")
