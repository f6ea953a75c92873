"""A day of writing in little time: the preview takes no more memory, and no more handles, the longer it runs."""

import json
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.serve.preview import PATIENCE, started

_NOTES = 40
_REST = 25  # edits between two looks at whether all was taken up
_DAY = "# Day {at}\n\nMended net {at}. #boats\n\n- [ ] oil the hinge\n- [x] 9:00-10:00 coil the rope\n\n## Tomorrow\n\n- paint {at}\n"
# What stands at the end of a note, by turns: text, a task, a link, nothing.
_MORE = ("\nA word, edit{edit}.\n", "\n- [ ] edit{edit}\n", "\nSee [[2025-01-02]], edit{edit}.\n", "\nedit{edit}\n")


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a process holds: memory (MiB), open files and sockets, threads."""

    memory: float
    handles: int
    threads: int


def _taken(process: int) -> _Taken:
    at = Path("/proc") / str(process)
    told = dict(line.split(":", 1) for line in (at / "status").read_text().splitlines())
    return _Taken(int(told["VmRSS"].split()[0]) / 1024, len([*(at / "fd").iterdir()]), int(told["Threads"]))


def _page(port: int, path: str) -> str:
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", path)
        return connection.getresponse().read().decode()


def _listen(port: int, path: str) -> None:
    """A page is opened, and left again."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", f"/-/events?path={path}")
        assert connection.getresponse().readline() == b"event: hello\n"


def _settled(process: int, port: int) -> _Taken:
    """What is held when all is read and those who left are forgotten: after the next news for them."""
    end = monotonic() + PATIENCE
    before = _taken(process)
    while monotonic() < end:
        sleep(0.5)
        now = _taken(process)
        if (now.handles, now.threads) == (before.handles, before.threads) and not json.loads(_page(port, "/-/status"))[
            "reading"
        ]:
            return now
        before = now
    return before


def _work(folder: Path, port: int, edits: range, requests: int) -> None:
    """Edits notes by turns, and asks for so many pages in all."""
    for edit in edits:
        day = edit % 28 + 1
        path = f"/2025/01/{day:02}/"
        text = _DAY.format(at=day) + _MORE[edit % len(_MORE)].format(edit=edit)
        (folder / "content" / f"2025-01-{day:02}.md").write_text(text)
        asked = (path, "/", "/tags/boats/", "/2025/01/", "/nowhere/", "/-/status", "/2025/w01/")
        for number in range(requests // len(edits)):
            _page(port, asked[number % len(asked)])
        if edit % _REST == 0:
            _listen(port, path)
            end = monotonic() + PATIENCE
            while f"edit{edit}" not in _page(port, path):
                assert monotonic() < end, f"edit {edit} is not shown"
                sleep(0.01)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="what a process holds is told there by Linux alone")
@pytest.mark.slow
@pytest.mark.parametrize(("edits", "requests"), [(50, 300), (2_000, 10_000)], ids=["short", "long"])
def test_memory_and_handles_stay_as_they_are_while_one_writes(edits: int, requests: int, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for at in range(1, _NOTES + 1):
        day = f"2025-{1 + at // 29:02}-{1 + at % 28:02}"
        (tmp_path / "content" / f"{day}.md").write_text(_DAY.format(at=at))
    first = edits // 4
    with started(tmp_path) as (process, port):
        _work(tmp_path, port, range(first), requests // 4)
        before = _settled(process.pid, port)
        _work(tmp_path, port, range(first, edits), requests - requests // 4)
        after = _settled(process.pid, port)

    assert after.handles <= before.handles + 2, (before, after)
    assert after.threads <= before.threads + 2, (before, after)
    assert after.memory < before.memory * 1.1 + 2, (before, after)
