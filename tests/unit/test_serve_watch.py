"""The watch over folders."""

import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty

import pytest
from watchdog.observers.api import BaseObserver

from journal.serve.watch import Change, Watch


class _Heard:
    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.told = threading.Condition()

    def __call__(self, change: Change) -> None:
        with self.told:
            self.changes.append(change)
            self.told.notify_all()

    def wait(self, path: Path) -> None:
        """Waits until a file was told of."""
        with self.told:
            assert self.told.wait_for(lambda: any(str(path) in change.paths for change in self.changes), 10)


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[_Heard]:
    """What is told of a folder in which `out` is passed over and `later` is made later."""
    (tmp_path / "out").mkdir()
    told = _Heard()
    folders = [(str(tmp_path), False), (str(tmp_path / "later"), True), (str(tmp_path / "out"), True)]
    watch = Watch(folders, [str(tmp_path / "out")], told, time.monotonic)
    yield told
    watch.stop()


def test_a_saved_file_is_told_of(heard: _Heard, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one")

    heard.wait(tmp_path / "a.md")


def test_a_file_that_is_renamed_over_another_is_told_of(heard: _Heard, tmp_path: Path) -> None:
    (tmp_path / "out" / "a.tmp").write_text("one")
    (tmp_path / "out" / "a.tmp").replace(tmp_path / "a.md")

    heard.wait(tmp_path / "a.md")


def test_what_is_not_there_is_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(BaseObserver, "schedule", lambda _, __, path, **___: asked.append(path))
    Watch([(str(tmp_path), False), (str(tmp_path / "later"), True)], [], _Heard(), time.monotonic).stop()

    assert asked == [str(tmp_path)]


def test_where_the_system_is_too_slow_to_watch_one_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object, **__: object) -> None:
        raise Empty

    monkeypatch.setattr(BaseObserver, "schedule", slow)
    told = _Heard()
    watch = Watch([(str(tmp_path), False)], [], told, time.monotonic)

    with told.told:
        assert told.told.wait_for(lambda: Change(all=True) in told.changes, 2)
    watch.stop()


def test_a_folder_that_is_made_later_is_watched(heard: _Heard, tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    heard.wait(tmp_path / "later")
    (tmp_path / "later" / "b.md").write_text("two")

    heard.wait(tmp_path / "later" / "b.md")


@pytest.mark.parametrize("take_away", [Path.rmdir, lambda folder: folder.rename(folder.with_name("away"))])
def test_a_folder_that_comes_in_the_place_of_another_is_watched(
    heard: _Heard, tmp_path: Path, take_away: Callable[[Path], object]
) -> None:
    later = tmp_path / "later"
    later.mkdir()
    heard.wait(later)
    take_away(later)
    written = later / "b.md"
    for number in range(300):  # what is written before the system tells of the folder is found by looking
        with suppress(OSError):  # on Windows a folder is there until nobody watches it any more
            later.mkdir(exist_ok=True)
            written.write_text(str(number))
        time.sleep(0.05)
        if any(str(written) in change.paths for change in heard.changes):
            break

    heard.wait(written)


def test_what_is_passed_over_and_what_is_only_read_is_not_told_of(heard: _Heard, tmp_path: Path) -> None:
    (tmp_path / "out" / "c.md").write_text("three")
    (tmp_path / "a.md").write_text("one")
    heard.wait(tmp_path / "a.md")
    seen = len(heard.changes)
    (tmp_path / "a.md").read_text()
    (tmp_path / "d.md").write_text("four")
    heard.wait(tmp_path / "d.md")

    assert not any("out" in path for change in heard.changes for path in change.paths if path.endswith(".md"))
    assert all(str(tmp_path / "a.md") not in change.paths for change in heard.changes[seen:])


def test_one_that_is_stopped_before_it_begins_holds_nothing(tmp_path: Path) -> None:
    waits, told = threading.Event(), _Heard()
    watch = Watch([(str(tmp_path), True)], [], told, time.monotonic, after=waits.wait)
    watch.stop()
    waits.set()
    for thread in [each for each in threading.enumerate() if each.name == "watch"]:
        thread.join(10)
    (tmp_path / "a.md").write_text("one")

    assert not any(change.paths for change in told.changes)


def test_a_folder_that_is_seen_twice_is_nothing_to_speak_of(tmp_path: Path) -> None:
    told = _Heard()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        watch = Watch([(str(tmp_path), True)], [], told, time.monotonic)
        (tmp_path / "a.md").write_text("one")
        told.wait(tmp_path / "a.md")
        warnings.warn("Callback with id '1' already exists for watch 2.", RuntimeWarning, stacklevel=1)
        watch.stop()


def test_one_that_begins_later_says_that_any_file_may_have_changed(tmp_path: Path) -> None:
    began, told = threading.Event(), _Heard()
    watch = Watch([(str(tmp_path), True)], [], told, time.monotonic, after=began.wait)
    (tmp_path / "a.md").write_text("one")
    began.set()

    with told.told:
        assert told.told.wait_for(lambda: any(change.all for change in told.changes), 10)
    watch.stop()
