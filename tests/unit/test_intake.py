"""Each content is read once; what was kept is taken, and nothing stale ever is."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from journal.ahead import Ahead, begun
from journal.config import Config
from journal.diagnostics import Code, Diagnostic
from journal.disk import Listing, digest_of, scan
from journal.intake import Taken, make_ready, rules_of, take_in
from journal.note import Body, Read
from journal.read import read
from journal.record import replace
from journal.settings import BuildSettings, Progress, Stage
from journal.store import FileTimes

_LATER = 10_000_000_000  # nanoseconds after which the time of a file is believed


@dataclass
class _Folder:
    """A folder of notes with a store beside it. `heard` is what the last intake said of its progress."""

    root: Path
    config: Config = field(default_factory=Config)
    keeps: bool = True
    jobs: int = 1
    ahead: Ahead | None = None
    heard: list[Progress] = field(default_factory=list)

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            path = self.root / "content" / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def listing(self) -> Listing:
        found = scan(self.root / "content", (), (), self.root / "_site")
        assert isinstance(found, Listing)
        return found

    def take(self, known: FileTimes | None = None) -> Taken:
        cache = self.root / ".journal" if self.keeps else None
        settings = BuildSettings(
            self.root,
            self.root / "content",
            self.root / "_site",
            self.config,
            jobs=2 if self.ahead else self.jobs,
            cache=cache,
            ahead=self.ahead,
        )
        self.heard.clear()
        return take_in(self.listing(), settings, known or FileTimes(), self.heard.append)


@pytest.fixture
def folder(tmp_path: Path) -> _Folder:
    made = _Folder(tmp_path)
    made.write(a="# Ferns\n\n- [x] water them\n", b="# Hinges\n\nOiled.\n")
    return made


def _believed(taken: Taken) -> FileTimes:
    """The table as the next build would find it that began long after the last change."""
    times = [max(row[1], row[2]) for row in taken.times.files.values()]
    return replace(taken.times, began=max(times) + _LATER)


def _paths(taken: Taken) -> list[str]:
    return [note.path for note in taken.notes]


def test_every_note_is_read_in_the_order_of_paths(folder: _Folder) -> None:
    assert _paths(folder.take()) == ["a.md", "b.md"]


@pytest.mark.parametrize("keeps", [True, False], ids=["a store", "no store"])
def test_a_note_has_its_body(keeps: bool, folder: _Folder) -> None:  # noqa: FBT001 - a parameter of a test
    folder.keeps = keeps
    bodies = folder.take().bodies

    assert sorted(bodies) == ["a.md", "b.md"]
    assert "Oiled." in str(bodies["b.md"].texts)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_note_at_which_the_program_fails_is_told_and_keeps_no_other_from_being_read(
    jobs: int, folder: _Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(name: str, *rest: Any) -> Read:
        if name == "a.md":
            raise IndexError("string index out of range")
        return read(name, *rest)

    monkeypatch.setattr("journal.read.read", fails)
    folder.jobs = jobs
    taken = folder.take()

    assert _paths(taken) == ["b.md"]
    assert [(each.where.path, each.code) for each in taken.found] == [("a.md", Code.UNREADABLE)]
    assert "IndexError: string index out of range, in test_intake.py, line" in taken.found[0].message


def test_what_was_read_is_not_read_again(folder: _Folder) -> None:
    first = folder.take()
    second = folder.take()

    assert (first.anew, second.anew) == (2, 0)
    assert second.notes == first.notes
    assert [second.bodies[path] for path in second.bodies] == [first.bodies[path] for path in first.bodies]


@pytest.mark.parametrize("keeps", [True, False])
def test_a_few_notes_may_be_read_by_a_process_that_was_begun_ahead(keeps: bool, folder: _Folder) -> None:  # noqa: FBT001 - a parameter of a test
    folder.keeps = keeps
    here = folder.take()
    folder.write(a="# Mosses\n")
    folder.ahead = begun(make_ready)
    if folder.ahead is None:
        pytest.skip("there is one processor only, or no process can be forked")
    there = folder.take()

    assert [note.path for note in there.notes] == ["a.md", "b.md"]
    assert there.notes[0] != here.notes[0]
    assert there.bodies["b.md"] == here.bodies["b.md"]
    folder.ahead.end()


def test_without_a_store_all_is_read_again(folder: _Folder) -> None:
    folder.keeps = False

    assert [folder.take().anew for _ in range(2)] == [2, 2]


def test_only_a_changed_note_is_read_again(folder: _Folder) -> None:
    known = _believed(folder.take())
    folder.write(a="# Ferns\n\n- [x] water all of them\n")
    taken = folder.take(known)

    assert (taken.anew, taken.notes[0].tasks[0].text) == (1, "water all of them")


def test_a_note_with_the_same_size_and_times_is_not_even_opened(folder: _Folder) -> None:
    known = _believed(folder.take())
    # Nothing but the table can tell these digests, so whatever comes out was not hashed.
    lied = replace(known, files={path: (*row[:3], "0" * 32) for path, row in known.files.items()})
    taken = folder.take(lied)

    # What nothing is kept under is read after all, and what was read counts.
    assert taken.anew == 2
    assert [row[3] for row in taken.times.files.values()] == [note.digest for note in taken.notes]


@pytest.mark.parametrize("shift", [1_000, -1_000], ids=["newer", "older"])  # Windows counts in hundreds
def test_a_note_with_another_time_is_hashed(shift: int, folder: _Folder) -> None:
    known = _believed(folder.take())
    path = folder.root / "content" / "a.md"
    status = path.stat()
    path.write_text("# Ferns\n\n- [ ] water them\n", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + shift))

    assert not folder.take(known).notes[0].tasks[0].completed


@pytest.mark.skipif(sys.platform == "win32", reason="the time of a change is not told there")
def test_a_note_that_changed_behind_its_time_and_size_is_hashed(folder: _Folder) -> None:
    known = _believed(folder.take())
    path = folder.root / "content" / "a.md"
    status = path.stat()
    path.write_text("# Ferns\n\n- [ ] water them\n", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert not folder.take(known).notes[0].tasks[0].completed


def test_a_note_that_was_touched_shortly_before_a_build_is_hashed(folder: _Folder) -> None:
    taken = folder.take()
    times = [max(row[1], row[2]) for row in taken.times.files.values()]
    known = FileTimes({path: (*row[:3], "0" * 32) for path, row in taken.times.files.items()}, max(times) + 1)

    assert folder.take(known).anew == 0


def test_the_table_has_each_file_with_its_digest(folder: _Folder) -> None:
    files = folder.take().times.files
    data = (folder.root / "content" / "a.md").read_bytes()

    assert (sorted(files), files["a.md"][0], files["a.md"][3]) == (["a.md", "b.md"], len(data), digest_of(data))


def test_two_files_of_the_same_bytes_are_two_notes(folder: _Folder) -> None:
    folder.write(c="# Hinges\n\nOiled.\n")
    folder.take()

    assert _paths(folder.take()) == ["a.md", "b.md", "c.md"]


def test_a_renamed_note_has_its_new_path(folder: _Folder) -> None:
    folder.take()
    (folder.root / "content" / "b.md").rename(folder.root / "content" / "c.md")

    assert _paths(folder.take()) == ["a.md", "c.md"]


def test_other_rules_read_all_again(folder: _Folder) -> None:
    folder.take()
    folder.config = Config(plan=("On the slipway",))

    assert folder.take().anew == 2


def test_the_basis_is_that_of_the_rules(folder: _Folder) -> None:
    one, two = folder.take().basis, folder.take().basis
    folder.config = Config(day_first=True)

    assert (one == two, folder.take().basis == one) == (True, False)


def test_another_encoding_of_a_note_reads_that_one_again(folder: _Folder) -> None:
    folder.take()
    folder.config = Config(encoding=(("b.md", "big5"),))

    assert folder.take().anew == 1


def test_a_body_that_was_lost_from_the_store_is_read_once_more(folder: _Folder) -> None:
    folder.take()
    bodies = folder.take().bodies
    (folder.root / ".journal" / "notes.sqlite").unlink()

    assert "Oiled." in str(bodies["b.md"].texts)


def test_a_body_whose_note_is_gone_too_is_empty(folder: _Folder) -> None:
    folder.take()
    taken = folder.take()
    (folder.root / ".journal" / "notes.sqlite").unlink()
    (folder.root / "content" / "b.md").unlink()

    assert taken.bodies["b.md"] == Body(((),) * 2, ((),) * 2)


def test_a_note_in_a_private_folder_is_hidden(folder: _Folder) -> None:
    folder.write(**{"Private/c": "# Secret\n", "a/비공개/d": "# Secret\n", "private talks/e": "# Talk\n"})

    told = {note.path: note.front.hidden for note in folder.take().notes}

    assert [told[path] for path in ("Private/c.md", "a/비공개/d.md", "private talks/e.md")] == ["Private", "비공개", ""]


def test_a_note_in_the_folder_of_drafts_is_hidden(folder: _Folder) -> None:
    folder.write(**{"_drafts/c": "# Secret\n"})

    for taken in (folder.take(), folder.take()):
        assert {note.path: note.front.hidden for note in taken.notes}["_drafts/c.md"] == "_drafts"


def test_a_copy_of_a_synchronising_program_is_not_read(folder: _Folder) -> None:
    folder.write(**{"a (conflicted copy 2031-02-21)": "# Ferns\n"})

    assert _paths(folder.take()) == ["a.md", "b.md"]


def test_a_note_that_vanished_since_it_was_listed_is_reported(folder: _Folder) -> None:
    settings = BuildSettings(folder.root, folder.root / "content", folder.root / "_site", Config())
    listing = folder.listing()
    (folder.root / "content" / "a.md").unlink()
    taken = take_in(listing, settings, FileTimes(), lambda _: None)

    assert (_paths(taken), _codes(taken.found)) == (["b.md"], [Code.UNREADABLE])


def _codes(found: Sequence[Diagnostic]) -> list[Code]:
    return [each.code for each in found]


def test_progress_counts_all_notes(folder: _Folder) -> None:
    folder.take()
    first = list(folder.heard)
    folder.take()

    assert first == folder.heard == [Progress(Stage.READING, number, 2) for number in range(3)]


@pytest.mark.parametrize(
    ("config", "same"),
    [(Config(), True), (Config(title="Barn"), True), (Config(max_file=1), False), (Config(digits=True), False)],
)
def test_rules_are_what_reading_uses_of_the_configuration(config: Config, same: bool) -> None:  # noqa: FBT001
    assert (rules_of(config) == rules_of(Config())) == same
