"""How long it takes from saving a note until a preview serves its changed page.

All previews run at once, each with notes of its own, and take turns; those that wait are halted meanwhile, since some
look at every file again and again. The page is asked for every hundredth of a second.
"""

import os
import random
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final
from urllib.parse import quote

from bench.builders import ENVIRONMENT, Builder
from bench.cost import Failed

_EVERY: Final = 0.01  # seconds between two looks at a page
_REST: Final = 2.0  # seconds before an edit, in which a preview that was halted comes to itself
_PATIENCE: Final = 900  # seconds


@dataclass(frozen=True, slots=True)
class Served:
    """Seconds until the first page, nothing having been built, and from each saving until the changed page."""

    first: float
    seconds: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Preview:
    builder: Builder
    port: int
    group: int

    def page(self, note: Path) -> str:
        """What the page of a day is now; nothing where there is none."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.request("GET", "/" + quote(self.builder.page_of(note).removesuffix("index.html")))
            answer = connection.getresponse()
            text = answer.read().decode()
        except (OSError, HTTPException):
            return ""
        else:
            return text if answer.status == 200 else ""
        finally:
            connection.close()

    def wait(self, note: Path, mark: str) -> float:
        """Seconds until the page of a day has a mark. Raises `Failed`."""
        began = time.perf_counter()
        while mark not in self.page(note):
            if time.perf_counter() - began > _PATIENCE:
                raise Failed(f"{self.builder.name} does not serve a page with {mark}")
            time.sleep(_EVERY)
        return time.perf_counter() - began

    def halt(self) -> None:
        os.killpg(self.group, signal.SIGSTOP)

    def go_on(self) -> None:
        os.killpg(self.group, signal.SIGCONT)


def served(builders: Sequence[Builder], edits: int) -> dict[str, Served]:
    """How long each builder's preview takes, by its name; each builder has a folder of notes beside its own."""
    found = {}
    with ExitStack() as running:
        previews = []
        for builder in builders:
            preview = running.enter_context(_running(builder))
            first = _days(builder)[-1]
            found[builder.name] = Served(preview.wait(first, "</html>"))
            preview.halt()
            previews.append(preview)
        for number in range(edits):
            for preview in previews[:: 1 if number % 2 == 0 else -1]:
                found[preview.builder.name].seconds.append(_edited(preview, number))
    return found


def free_port() -> int:
    """One that the system gives to no client, or the first look at a page could take it before the preview does."""
    for port in range(18_000, 28_000):
        with socket.socket() as tried:
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise Failed("no port is free")


def _edited(preview: _Preview, number: int) -> float:
    days = _days(preview.builder)
    note = random.Random(number).choice(days[len(days) // 2 :])
    mark = f"emended{number}x"
    preview.go_on()
    time.sleep(_REST)
    with note.open("a", encoding="utf-8") as file:
        file.write(f"\nA paragraph with {mark} in it.\n")
    took = preview.wait(note, mark)
    preview.halt()
    return took


def _days(builder: Builder) -> list[Path]:
    folder = builder.folder if (builder.folder / "journal.toml").exists() else builder.folder.parent
    return sorted((folder / "content" / "daily").rglob("*.md"))


@contextmanager
def _running(builder: Builder) -> Iterator[_Preview]:
    port = free_port()
    command = [part.format(port=port) for part in builder.server]
    process = subprocess.Popen(
        command,
        cwd=builder.folder,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    preview = _Preview(builder, port, process.pid)
    try:
        yield preview
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
