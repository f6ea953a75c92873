"""How long the live preview takes: to the first page, and from saving a note to its changed page.

The page listens as a browser's does, and asks for itself when it is told that it has changed.

    python bench/preview.py --entries 5000 --edits 30
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Final

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.builders import ENVIRONMENT, ROOT
from bench.served import free_port

_REST: Final = 1.0  # seconds between edits: nobody saves more often

# What is written into a note, by what kind of edit that is; `{}` is a mark that is looked for.
EDITS: Final[dict[str, Callable[[str, str], str]]] = {
    "a word": lambda text, mark: _in_prose(text, mark),  # noqa: PLW0108 - it is defined below
    "a task": lambda text, mark: f"{text}\n- [ ] {mark}\n",
    "a paragraph": lambda text, mark: f"{text}\nA paragraph with {mark} in it.\n",
    "a section": lambda text, mark: f"{text}\n## {mark}\n\nIts text.\n",
}


def _in_prose(text: str, mark: str) -> str:
    lines = text.split("\n")
    at = next((at for at, line in enumerate(lines) if len(line) > 60 and line[0].isalpha()), len(lines) - 1)
    lines[at] += f" {mark}."
    return "\n".join(lines)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[int, int, float]]:
    """A preview of the journal in a folder: its port, its process, and the seconds until its first page."""
    port = free_port()
    began = time.perf_counter()
    command = (sys.executable, "-m", "journal", "serve", "--port", str(port))
    process = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while not _page(port, "/"):
            time.sleep(0.005)
        yield port, process.pid, time.perf_counter() - began
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def _page(port: int, path: str) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read().decode()
        return text if answer.status == 200 else ""
    except OSError:
        return ""
    finally:
        connection.close()


def _wait_for_all(port: int) -> None:
    while json.loads(_page(port, "/-/status"))["reading"] is not None:
        time.sleep(0.1)


def _edit(port: int, path: Path, text: str, mark: str) -> float:
    """Seconds from the end of saving to the page that has the mark."""
    page = "/" + "/".join(path.stem.split("-")[:3]) + "/"
    version = _page(port, page).partition('data-version="')[2].partition('"')[0]
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", f"/-/events?path={page}&version={version}")
    news = connection.getresponse()
    while news.readline() != b"event: status\n":
        pass
    path.write_text(text, encoding="utf-8")
    began = time.perf_counter()
    shown = ""
    while mark not in shown:
        while news.readline() != b"event: page\n":
            pass
        shown = _page(port, page)
    took = time.perf_counter() - began
    connection.close()
    return took


def _memory(process: int) -> float:
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def measured(folder: Path, edits: int) -> dict[str, object]:
    """All that was measured in the journal of a folder, which has been built; times in milliseconds."""
    days = sorted((folder / "content" / "daily").rglob("*.md"))
    chosen = random.Random(1).sample(days[len(days) // 2 :], edits)
    took: dict[str, list[float]] = {kind: [] for kind in EDITS}
    with serving(folder) as (port, process, first):
        _wait_for_all(port)
        for number, path in enumerate(chosen):
            kind = [*EDITS][number % len(EDITS)]
            mark = f"emended{number}x"
            took[kind].append(_edit(port, path, EDITS[kind](path.read_text(encoding="utf-8"), mark), mark) * 1000)
            time.sleep(_REST)
        memory = _memory(process)
    every = sorted(each for times in took.values() for each in times)
    return {
        "first_page": first * 1000,
        "median": median(every),
        "95th": every[int(0.95 * (len(every) - 1))],
        "kinds": {kind: median(times) for kind, times in took.items() if times},
        "memory_mib": memory,
    }


def _main() -> None:
    parser = argparse.ArgumentParser(description="Measures the live preview of a made-up journal.")
    parser.add_argument("--entries", type=int, default=5000, help="the size of the journal [5000]")
    parser.add_argument("--edits", type=int, default=30, help="how many notes to edit [30]")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name).resolve()
        corpus = (sys.executable, ROOT / "bench" / "corpus.py", str(options.entries), folder / "content")
        subprocess.run(corpus, check=True, stdout=subprocess.DEVNULL)
        (folder / "journal.toml").write_text('[site]\ntitle = "Journal"\n')
        with serving(folder) as (_, _, cold):
            pass
        subprocess.run((sys.executable, "-m", "journal", "build", "--quiet"), cwd=folder, env=ENVIRONMENT, check=True)
        found = measured(folder, options.edits)
    print(json.dumps({"entries": options.entries, "first_page_nothing_read": cold * 1000, **found}, indent=1))


if __name__ == "__main__":
    _main()
