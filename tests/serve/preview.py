"""A running preview, and a browser's part in it: requests, and the news for an open page."""

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from journal.configured import read_config
from journal.diagnostics import Severity
from journal.disk import read_file
from journal.record import replace
from journal.serve.running import Surroundings, watching
from journal.serve.server import Address, Server
from journal.serve.session import Choice, Session, Settled
from journal.settings import BuildSettings
from journal.source import source

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 20.0  # seconds; a slow machine must not fail a test
TOKEN = "a-token-for-tests"
_TAG = re.compile(
    rb'<link rel="stylesheet" href="/-/preview\.css\?[0-9a-f]+"><script defer src="/-/preview\.js[^>]*></script>\n'
)


def settings_of(root: Path, cache: Path | None = None) -> BuildSettings:
    """What the command line would make of a project without options; the last good one where it is broken."""
    settled = settled_of(root, cache)
    assert settled.settings is not None, settled.found
    return settled.settings


def settled_of(root: Path, cache: Path | None = None) -> Settled:
    """The configuration of a project as it lies on disk."""
    data = read_file(root / "journal.toml")
    checked = read_config(source("journal.toml", data.decode() if isinstance(data, bytes) else ""))
    if any(each.severity is Severity.ERROR for each in checked.found):
        return Settled(None, checked.found)
    config = checked.value
    settings = BuildSettings(root, root / config.content, root / config.output, config, cache=cache)
    return Settled(settings, checked.found)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, headers in lower case, and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def html(self) -> str:
        """The body without what the preview adds, as a build would write it."""
        return _TAG.sub(b"", self.body, count=1).decode()

    @property
    def told(self) -> dict[str, str]:
        """What the page's script is told."""
        tag = re.search(r'id="journal-preview"([^>]*)>', self.body.decode())
        assert tag is not None
        return dict(re.findall(r'data-(\w+)="([^"]*)"', tag[1]))


@dataclass(slots=True)
class Page:
    """An open page: the news that it heard, as (name, value)."""

    news: list[tuple[str, Any]] = field(default_factory=list)
    heard: threading.Condition = field(default_factory=threading.Condition)

    def wait(self, wanted: Callable[[str, Any], bool]) -> Any:
        """The first news that is wanted; fails if none comes."""
        with self.heard:
            assert self.heard.wait_for(lambda: any(wanted(*each) for each in self.news), PATIENCE), self.news
            return next(told for name, told in self.news if wanted(name, told))

    def changes(self) -> int:
        """How often it was told that its bytes are others."""
        return sum(1 for name, _ in self.news if name == "page")


@dataclass(frozen=True, slots=True)
class Preview:
    """A preview of the project in `root`."""

    root: Path
    server: Server
    session: Session

    @property
    def port(self) -> int:
        """Where it answers."""
        return int(self.server.server_address[1])

    def ask(
        self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET", body: bytes | None = None
    ) -> Answer:
        """One request, by a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path if path.isascii() else quote(path), body, dict(headers or {}))
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def write(self, path: str, text: str | bytes) -> None:
        """Saves a file of the project, as an editor does that writes in place."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def until(self, path: str, wanted: Callable[[Answer], bool]) -> Answer:
        """The page at a path, once it is as wanted; fails if it does not become so."""
        end = time.monotonic() + PATIENCE
        while not wanted(answer := self.ask(path)):
            assert time.monotonic() < end, answer.html[:4000]
            time.sleep(0.01)
        return answer

    def tick(self, path: str, number: int, told: Mapping[str, str], **headers: str) -> Answer:
        """What a click on a box sends."""
        sent = {"Origin": f"http://127.0.0.1:{self.port}", "X-Journal-Token": told["token"], **headers}
        body = json.dumps({"path": path, "version": told["version"], "number": number}).encode()
        return self.ask("/-/tick", {name: value for name, value in sent.items() if value}, "POST", body)

    @contextmanager
    def opened(self, path: str, version: str = "", follow: str = "") -> Iterator[Page]:
        """An open page that listens."""
        page = Page()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/-/events?" + urlencode({"path": path, "version": version, "follow": follow}))
        answer = connection.getresponse()
        thread = threading.Thread(target=_listen, args=(answer, page), daemon=True)
        thread.start()
        page.wait(lambda name, _: name == "status")
        try:
            yield page
        finally:
            if connection.sock is not None:
                connection.sock.close()
            connection.close()


def _listen(answer: Any, page: Page) -> None:
    name = ""
    try:
        for line in answer:
            if line.startswith(b"event: "):
                name = line[7:].decode().strip()
            elif line.startswith(b"data: "):
                with page.heard:
                    page.news.append((name, json.loads(line[6:])))
                    page.heard.notify_all()
    except (OSError, ValueError, AttributeError):
        return


@contextmanager
def started(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The running command with its port."""
    command = [sys.executable, "-m", "journal", "serve", "--port", "0", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            port = re.match(r"http://127\.0\.0\.1:(\d+)/", said)
            assert port is not None, said
            yield process, int(port[1])
        finally:
            process.kill()


@contextmanager
def previewed(
    root: Path,
    choice: Choice | None = None,
    *,
    host: str = "",
    poll: bool = False,
    cache: Path | None = None,
    whole: bool = True,
) -> Iterator[Preview]:
    """A preview that runs while it is entered; with `whole` it has read everything before."""
    choice = choice or Choice()
    around = Surroundings(lambda: settled_of(root, cache), lambda _: None, time.monotonic, poll)
    session = Session(settings_of(root, cache), choice, around.settle, around.heard, around.clock)
    server = Server(session, Address(host, 0, TOKEN))
    watch = watching(session, around)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    session.start()
    try:
        preview = Preview(root, server, session)
        if whole:
            preview.ask("/-/nothing")
            session.hurry()
            assert session.whole.wait(PATIENCE)
        yield preview
    finally:
        session.stop()
        server.shutdown()
        server.server_close()
        watch.stop()
        thread.join(PATIENCE)


def as_published(choice: Choice | None = None) -> Choice:
    """Nothing is shown that a build leaves out."""
    return replace(choice or Choice(), drafts=False)
