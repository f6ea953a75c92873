"""What `journal check --external` asks of other servers, which here is one on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

import pytest

from journal.commands import check
from tests.commands.typed import Run, write

_STATUS: Final = {"/gone": 404, "/closed": 403, "/busy": 429, "/broken": 500}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.asked: list[str] = []


class _Answering(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        assert isinstance(self.server, _Server)
        self.server.asked.append(f"{self.command} {self.path}")
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/fine")
        elif self.path == "/no-head" and self.command == "HEAD":
            self.send_response(405)
        else:
            self.send_response(_STATUS.get(self.path, 200))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Server]:
    """A server that remembers what it was asked; nobody waits between two requests to it."""
    monkeypatch.setattr(check, "_PAUSE", 0.0)
    monkeypatch.setenv("no_proxy", "*")
    made = _Server()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def _links(server: _Server, *paths: str) -> None:
    text = "\n".join(f"- [there](http://127.0.0.1:{server.server_port}{path})" for path in paths)
    write(
        {"journal.toml": '[site]\nbase_url = "https://example.org/"\n', "content/2031-02-20.md": f"# Links\n\n{text}\n"}
    )


def test_only_what_is_gone_is_reported(run: Run, server: _Server) -> None:
    _links(server, "/fine", "/moved", "/no-head", "/closed", "/broken", "/gone")

    result = run("check", "--external", "--format", "concise")

    assert result.code == 0
    assert [line for line in result.out.splitlines() if "content/" in line] == [
        line for line in result.out.splitlines() if "2031-02-20.md:8:" in line and "/gone` leads nowhere" in line
    ]
    assert "1 warning" in result.out


def test_a_server_that_has_had_enough_is_left_alone(run: Run, server: _Server) -> None:
    _links(server, "/busy", "/fine", "/gone")

    assert "no problems found" in run("check", "--external").out
    assert server.asked == ["HEAD /busy"]


def test_what_was_learned_is_kept(run: Run, server: _Server) -> None:
    _links(server, "/fine", "/gone")
    first = run("check", "--external")
    asked = len(server.asked)

    assert run("check", "--external").out == first.out
    assert len(server.asked) == asked


def test_it_is_no_file_of_somebody_else(run: Run, server: _Server) -> None:
    _links(server, "/fine")
    run("check", "--external")
    assert (Path(".journal") / "outside.json").is_file()
    run("clean")

    assert not Path(".journal").exists()


def test_nobody_is_asked_without_it(run: Run, server: _Server) -> None:
    _links(server, "/fine", "/gone")
    run("check")

    assert server.asked == []


def test_a_former_sitemap_can_be_compared_with_the_site(run: Run) -> None:
    sitemap = "<urlset>\n<url><loc>https://example.org/2031/02/20/</loc></url>\n<url><loc>https://example.org/tides/</loc></url>\n</urlset>"
    write(
        {
            "journal.toml": '[site]\nbase_url = "https://example.org/"\n',
            "content/2031-02-20.md": "# Links\n",
            "old/sitemap.xml": sitemap,
        }
    )

    result = run("check", "--against", "old/sitemap.xml", "--format", "concise")

    assert "old/sitemap.xml:3:11: warning[dead-url] `https://example.org/tides/` was there" in result.out
    assert "1 warning" in result.out
