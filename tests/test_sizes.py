"""What a reader has to load: the sizes of pages, styles and scripts, compressed as servers do."""

import gzip
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

_KB: Final = 1024
_OF_ALL: Final = ("stats/index.html", "tasks/index.html", "tasks/months/index.html", "tasks/years/index.html")
_OUTLINE: Final = "reading/schedulers-queues-and-fairness/index.html"


def _size(*files: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files)


def test_the_styles_are_at_most_14_kb(demonstration: Path) -> None:
    assert 0 < _size(*_of_all_pages(demonstration, "css")) <= 14 * _KB


def test_the_scripts_are_at_most_4_kb(demonstration: Path) -> None:
    assert 0 < _size(*_of_all_pages(demonstration, "js")) <= 4 * _KB


def test_what_the_search_adds_to_its_page_is_at_most_6_kb(demonstration: Path) -> None:
    assert 0 < _size(*demonstration.glob("search.*.js")) <= 5 * _KB
    assert 0 < _size(*demonstration.glob("search.*.css")) <= _KB


def test_a_file_of_the_search_index_is_at_most_10_kb(demonstration: Path) -> None:
    assert max(_size(file) for file in demonstration.glob("search/*.js")) <= 10 * _KB


def test_the_home_page_is_at_most_16_kb(demonstration: Path) -> None:
    assert _size(demonstration / "index.html") <= 16 * _KB


def test_every_page_but_those_of_all_entries_and_a_long_outline_is_at_most_10_kb(demonstration: Path) -> None:
    pages = {file.relative_to(demonstration).as_posix(): _size(file) for file in demonstration.rglob("*.html")}

    large = {name: size for name, size in pages.items() if size > 10 * _KB}
    assert set(large) <= {"index.html", *_OF_ALL, _OUTLINE}


def test_the_pages_of_tasks_and_of_all_figures_are_at_most_14_kb(demonstration: Path) -> None:
    assert [name for name in _OF_ALL if _size(demonstration / name) > 14 * _KB] == []


def test_a_page_asks_for_one_style_and_two_scripts(demonstration: Path) -> None:
    assert len(_of_all_pages(demonstration, "css")) == 1
    assert len(_of_all_pages(demonstration, "js")) == 2


def _of_all_pages(site: Path, kind: str) -> list[Path]:
    """The styles or scripts that every page asks for; the page of search has one more."""
    return [file for file in site.glob(f"*.{kind}") if not file.name.startswith("search.")]


@pytest.fixture(scope="module")
def outline(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The page of a reading note of 50 KB that is one outline, like those that people keep for years."""
    folder = tmp_path_factory.mktemp("outline")
    text = _outline(50 * _KB)
    # As hard to compress as what people write, of which a third is left.
    assert 0.30 < len(gzip.compress(text.encode(), 9)) / len(text.encode()) < 0.40
    note = folder / "content" / "reading" / "moorings.md"
    note.parent.mkdir(parents=True)
    note.write_text(f"---\ntitle: Moorings\ndate: 2031-02-20\n---\n\n````\n{text}````\n", encoding="utf-8")
    where = ["--content", str(folder / "content"), "--output", str(folder / "site"), "--cache", str(folder / "store")]
    command = [sys.executable, "-m", "journal", "build", "-q", *where, "--base-url", "https://notes.example/"]
    subprocess.run(command, cwd=root, check=True, timeout=120)
    return folder / "site" / "reading" / "moorings" / "index.html"


def test_an_outline_of_50_kb_is_at_most_30_kb(outline: Path) -> None:
    assert _size(outline) <= 30 * _KB


def test_an_outline_of_50_kb_keeps_every_item(outline: Path) -> None:
    assert outline.read_text("utf-8").count('<li class="node"') >= 450


def _outline(size: int) -> str:
    """An outline of so many bytes, the same in each run: sections, works with addresses, and thoughts below them."""
    chance = random.Random(50)
    words = ["".join(_syllables(chance)) for _ in range(2_500)]
    weights = [1 / (rank + 8) for rank in range(len(words))]

    def said(least: int, most: int) -> str:
        return " ".join(chance.choices(words, weights, k=chance.randint(least, most)))

    lines: list[str] = []
    while len("\n".join(lines)) < size:
        lines.append(f"{len(lines) + 1}. {said(3, 6)}")
        for item in range(1, chance.randint(6, 14)):
            lines.append(f"    {item}. {said(6, 22)}")
            if chance.random() < 0.3:
                year, refs = chance.randint(1990, 2030), chance.randint(2, 900)
                lines[-1] = f"    {item}. {said(4, 9)} [{year}, {said(1, 1).upper()}, {refs} refs]"
                lines.append(f"       https://{said(1, 1)}.example/{said(1, 1)}/{chance.randint(1, 99_999)}")
            lines += (f"        {below}. {said(5, 20)}" for below in range(1, chance.randint(1, 5)))
    return "\n".join(lines)[:size].rpartition("\n")[0] + "\n"


def _syllables(chance: random.Random) -> Iterator[str]:
    for _ in range(chance.choice([1, 1, 2, 2, 2, 3])):
        yield chance.choice("bcdfghklmnprstvw") + chance.choice(["a", "e", "i", "o", "u", "ea", "ou"])
        yield chance.choice(["", "l", "n", "r", "ld", "nd"])
