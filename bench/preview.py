"""How long the live preview takes: to the first page, and from saving a note to its changed page.

What listens is told that the page has changed, and asks for it as any program does. Where Playwright and a
Chromium are installed, as many notes are saved once more, until their text stands in the open page.

    python bench/preview.py --entries 5000 --edits 30
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Any, Final

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.builders import ENVIRONMENT, ROOT
from bench.served import free_port

_REST: Final = 1.0  # seconds between edits: nobody saves more often
_STARTS: Final = 3

# What is written into a note, by what kind of edit that is; `{}` is a mark that is looked for.
EDITS: Final[dict[str, Callable[[str, str], str]]] = {
    "a word": lambda text, mark: _in_prose(text, mark),  # noqa: PLW0108 - it is defined below
    "a task": lambda text, mark: f"{text}\n- [ ] {mark}\n",
    "a paragraph": lambda text, mark: f"{text}\nA paragraph with {mark} in it.\n",
    "a section": lambda text, mark: f"{text}\n## {mark}\n\nIts text.\n",
}


def _in_prose(text: str, mark: str) -> str:
    lines = text.split("\n")
    start = lines.index("---", 1) + 1 if lines[0] == "---" else 0
    at = next((at for at in range(start, len(lines)) if len(lines[at]) > 60 and lines[at][0].isalpha()), len(lines) - 1)
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


def _address(path: Path) -> str:
    return "/" + "/".join(path.stem.split("-")[:3]) + "/"


def _edit(port: int, path: Path, text: str, mark: str) -> float:
    """Seconds from the end of saving to the page that has the mark."""
    page = _address(path)
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


# The moment (milliseconds since 1970) at which a mark first stands in the text of the page.
_WATCH: Final = """mark => {
  const main = document.querySelector("main");
  window.shown = 0;
  const look = () => { if (!shown && main.textContent.includes(mark)) shown = performance.timeOrigin + performance.now(); };
  new MutationObserver(look).observe(main, { subtree: true, childList: true, characterData: true });
}"""


@contextmanager
def _browser() -> Iterator[Any]:
    """A page of a Chromium, the one that `JOURNAL_BROWSER` or the search path names; None where there is none."""
    named = map(shutil.which, (os.environ.get("JOURNAL_BROWSER", ""), "chromium", "chromium-browser", "google-chrome"))
    program = next(filter(None, named), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        program = None
    if program is None:
        yield None
        return
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running.new_page()
        running.close()


def _edit_seen(browser: Any, port: int, path: Path, text: str, mark: str) -> float:
    """Seconds from the end of saving until the mark stands in the page that is open in a browser."""
    with browser.expect_response(lambda answer: "/-/events" in answer.url):
        browser.goto(f"http://127.0.0.1:{port}{_address(path)}")
    browser.evaluate(_WATCH, mark)
    time.sleep(_REST)
    path.write_text(text, encoding="utf-8")
    began = time.time()
    return float(browser.wait_for_function("() => window.shown").json_value()) / 1000 - began


def _memory(process: int) -> float:
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def measured(folder: Path, edits: int) -> dict[str, object]:
    """All that was measured in the journal of a folder, which has been built; times in milliseconds."""
    days = sorted((folder / "content" / "daily").rglob("*.md"))
    chosen = random.Random(1).sample(days[len(days) // 2 :], edits)
    starts = [_first_page(folder) for _ in range(_STARTS)]
    with serving(folder) as (port, process, _), _browser() as browser:
        _wait_for_all(port)
        served = _saved(chosen, "emended", partial(_edit, port))
        seen = _saved(chosen, "amended", partial(_edit_seen, browser, port)) if browser is not None else {}
        memory = _memory(process)
    found = {"first_page": median(starts) * 1000, **_summary(served)}
    return {
        **found,
        "kinds": {kind: median(times) for kind, times in served.items()},
        "chromium": _summary(seen),
        "memory_mib": memory,
    }


def _first_page(folder: Path) -> float:
    """Seconds from the start of a preview to its first page."""
    with serving(folder) as (port, _, first):
        _wait_for_all(port)
    return first


def _saved(notes: Sequence[Path], word: str, edit: Callable[[Path, str, str], float]) -> dict[str, list[float]]:
    """What each edit took (milliseconds), by its kind; `word` begins the marks that are looked for."""
    took: dict[str, list[float]] = {}
    for number, path in enumerate(notes):
        kind = [*EDITS][number % len(EDITS)]
        mark = f"{word}{number}x"
        text = EDITS[kind](path.read_text(encoding="utf-8"), mark)
        took.setdefault(kind, []).append(edit(path, text, mark) * 1000)
        time.sleep(_REST)
    return took


def _summary(took: Mapping[str, Sequence[float]]) -> dict[str, float]:
    every = sorted(each for times in took.values() for each in times)
    return {"median": median(every), "95th": every[int(0.95 * (len(every) - 1))]} if every else {}


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
        cold = _first_page(folder)
        subprocess.run((sys.executable, "-m", "journal", "build", "--quiet"), cwd=folder, env=ENVIRONMENT, check=True)
        found = measured(folder, options.edits)
    print(json.dumps({"entries": options.entries, "first_page_nothing_read": cold * 1000, **found}, indent=1))


if __name__ == "__main__":
    _main()
