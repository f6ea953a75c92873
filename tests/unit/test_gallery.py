"""Each picture is looked at once for each of its contents, and its copies can be had as long as it is there."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from journal import pictures
from journal.config import Config
from journal.diagnostics import Code
from journal.disk import Listing, digest_of, scan
from journal.gallery import Gallery, collect
from journal.model import Seen
from journal.read import read
from journal.record import replace
from journal.rules import Rules
from journal.settings import BuildSettings, Progress
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.store import FileTimes

_TEXT = b"![a gauge](images/gauge.png) ![a fern](Fern.svg) ![lost](images/lost.png)\n"
_DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
_LATER = 10_000_000_000  # nanoseconds after which the time of a file is believed


def _picture(seed: int = 60, width: int = 1600) -> bytes:
    out = BytesIO()
    Image.radial_gradient("L").effect_spread(seed).resize((width, 300)).save(out, "PNG")
    return out.getvalue()


_GAUGE = _picture()


@dataclass
class _Journal:
    """A note that shows pictures; `looked` counts those that were looked at."""

    root: Path
    keeps: bool = True
    looked: list[int] = field(default_factory=list)

    def write(self, name: str, data: bytes) -> None:
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def listing(self) -> Listing:
        found = scan(self.root / "content", (), (), self.root / "_site")
        assert isinstance(found, Listing)
        return found

    def collect(self, known: FileTimes | None = None, text: bytes = _TEXT) -> Gallery:
        cache = self.root / ".journal" if self.keeps else None
        settings = BuildSettings(self.root, self.root / "content", self.root / "_site", Config(), jobs=1, cache=cache)
        note = read("note.md", text, digest_of(text), Rules()).note
        heard: list[Progress] = []
        done = collect(self.listing(), [note], settings, known or FileTimes(), heard.append)
        self.looked.append(len(heard))
        return done


@pytest.fixture
def journal(tmp_path: Path) -> _Journal:
    made = _Journal(tmp_path)
    made.write("images/gauge.png", _GAUGE)
    made.write("fern.svg", _DRAWING)
    made.write("other.svg", _DRAWING)
    made.write("list.txt", b"a list")
    return made


def _copies(collected: Gallery) -> list[str]:
    return [copy.path for seen in collected.files.values() if seen for copy in seen.copies]


def test_only_a_picture_that_a_note_shows_is_looked_at(journal: _Journal) -> None:
    files = journal.collect().files

    assert files["fern.svg"] == Seen(4, 3)
    assert (files["list.txt"], files["other.svg"]) == (None, None)


def test_a_large_picture_has_copies_that_are_pictures(journal: _Journal) -> None:
    collected = journal.collect()
    (path,) = _copies(collected)
    data = collected.copy(path)

    assert data is not None
    assert pictures.size_of(data) == (736, 138)
    assert path == f"pictures/{digest_of(data)[:20]}.png"


def test_a_picture_that_is_as_it_was_is_not_looked_at_again(journal: _Journal) -> None:
    first = journal.collect()
    second = journal.collect()

    assert journal.looked == [2, 0]
    assert second.files == first.files


def test_a_picture_that_was_not_touched_is_not_even_opened(journal: _Journal) -> None:
    first = journal.collect()
    latest = max(max(row[1], row[2]) for row in first.times.values())
    lied = {path: (*row[:3], "0" * 32) for path, row in first.times.items()}
    journal.collect(FileTimes(lied, latest + _LATER))

    assert journal.looked == [2, 1]  # two files, one digest


def test_a_picture_that_was_changed_has_other_copies(journal: _Journal) -> None:
    first = journal.collect()
    journal.write("images/gauge.png", _picture(20))

    assert set(_copies(journal.collect())).isdisjoint(_copies(first))


def test_the_same_picture_twice_is_looked_at_once(journal: _Journal) -> None:
    journal.write("other/gauge.png", _GAUGE)
    collected = journal.collect()

    assert journal.looked == [2]
    assert collected.files["other/gauge.png"] == collected.files["images/gauge.png"]


def test_without_a_store_the_copies_are_the_same(journal: _Journal) -> None:
    kept = journal.collect()
    other = replace(journal, keeps=False).collect()
    (path,) = _copies(kept)

    assert other.files == kept.files
    assert other.copy(path) == kept.copy(path)


@pytest.mark.parametrize("lost", ["DELETE FROM copies", "UPDATE copies SET data = x'00'"])
def test_a_copy_that_was_lost_meanwhile_is_made_again(journal: _Journal, lost: str) -> None:
    collected = journal.collect()
    (path,) = _copies(collected)
    made = collected.copy(path)
    with sqlite3.connect(journal.root / ".journal" / "notes.sqlite") as table:
        table.execute(lost)
    table.close()

    assert collected.copy(path) == made


def test_a_store_that_lost_copies_makes_them_again(journal: _Journal) -> None:
    first = journal.collect()
    with sqlite3.connect(journal.root / ".journal" / "notes.sqlite") as table:
        table.execute("DELETE FROM copies")
    table.close()

    assert journal.collect().files == first.files
    assert journal.looked == [2, 1]


def test_a_copy_whose_picture_vanished_is_no_error(journal: _Journal) -> None:
    collected = replace(journal, keeps=False).collect()
    (path,) = _copies(collected)
    collected.shelf._held.clear()
    (journal.root / "content/images/gauge.png").unlink()

    assert collected.copy(path) is None


def test_copies_that_no_build_asks_for_are_forgotten(journal: _Journal) -> None:
    journal.collect()
    for _ in range(5):
        journal.collect(text=b"![a fern](fern.svg)\n")
    with sqlite3.connect(journal.root / ".journal" / "notes.sqlite") as table:
        counts = [table.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("pictures", "copies")]
    table.close()

    assert counts == [1, 0]


def test_a_store_does_not_grow_while_a_picture_is_worked_on(journal: _Journal) -> None:
    sizes = []
    for seed in range(10):
        journal.write("images/gauge.png", _picture(seed + 20))
        journal.collect()
        sizes.append((journal.root / ".journal" / "notes.sqlite").stat().st_size)

    assert sizes[-1] < sizes[5] * 1.5


def test_a_file_that_is_too_large_to_be_looked_at_has_its_size(journal: _Journal) -> None:
    with (journal.root / "content/images/gauge.png").open("r+b") as file:
        file.truncate(70_000_000)

    assert journal.collect().files["images/gauge.png"] == Seen(1600, 300)


def test_what_is_no_picture_has_a_fault(journal: _Journal) -> None:
    journal.write("images/gauge.png", b"no picture")

    assert journal.collect().files["images/gauge.png"] == Seen(fault="unknown")


# --- Diagrams

_FLOW = b"```mermaid\nflowchart LR\n  A[high] --> B[low]\n```\n"


def test_a_diagram_is_drawn_once_and_kept(journal: _Journal) -> None:
    pytest.importorskip("mmdr")
    first = journal.collect(text=_FLOW)
    second = journal.collect(text=_FLOW)
    ((text, seen),) = second.drawings.items()
    drawing = second.copy(seen.copies[0].path)

    assert text == "flowchart LR\n  A[high] --> B[low]\n"
    assert seen.name == "high, low"
    assert drawing is not None
    assert drawing.startswith(b"<svg")
    assert second.drawings == first.drawings


def test_a_drawing_that_was_lost_is_made_again(journal: _Journal) -> None:
    pytest.importorskip("mmdr")
    collected = journal.collect(text=_FLOW)
    path = next(iter(collected.drawings.values())).copies[0].path
    drawing = collected.copy(path)
    with sqlite3.connect(journal.root / ".journal" / "notes.sqlite") as table:
        table.execute("DELETE FROM copies")
    table.close()

    assert collected.copy(path) == drawing


# --- What is told of them


def _told(text: bytes, **known: Mapping[str, Seen]) -> list[tuple[Code, int, str]]:
    notes = [read(name, text, digest_of(text), Rules()).note for name in ("a.md", "b.md")]
    found = assemble(notes, Terms(**known)).found  # type: ignore[arg-type]
    return [(each.code, each.where.line, each.message) for each in found]


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (Seen(fault="unknown"), "is no picture that browsers can show"),
        (Seen(9, 9, "damaged"), "is damaged, so it may be shown in part or not at all"),
        (Seen(60000, 50000, "huge"), "has so many pixels that browsers may refuse it (60000 × 50000)"),
    ],
)
def test_what_is_wrong_with_a_picture_is_told_where_it_is_shown(seen: Seen, said: str) -> None:
    told = _told(b"Low.\n\n![a gauge](gauge.png)\n", files={"gauge.png": seen})

    assert told == [(Code.BAD_IMAGE, 3, f"`gauge.png` {said}")] * 2


def test_it_is_told_once_that_nothing_draws_diagrams() -> None:
    assert [(code, line) for code, line, _ in _told(_FLOW)] == [(Code.BAD_DIAGRAM, 1)]


def test_each_diagram_that_cannot_be_drawn_is_told() -> None:
    drawings = {"flowchart LR\n  A[high] --> B[low]\n": Seen(fault="no such weir")}
    told = _told(_FLOW, drawings=drawings)

    assert [message.rpartition(": ")[2] for _, _, message in told] == ["no such weir"] * 2
