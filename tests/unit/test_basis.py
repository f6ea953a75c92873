"""What reading depends on is found once, and found again when the program is another."""

import os
import sys
from pathlib import Path

import pytest

from journal import basis
from journal.basis import FILE, basis_of
from journal.config import Config
from journal.intake import rules_of
from journal.rules import Rules


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of one file, last changed long ago."""
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "one.py").write_text("1")
    os.utime(folder / "one.py", (1_000_000_000, 1_000_000_000))
    monkeypatch.setattr(basis, "_HERE", folder)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    folder = tmp_path / ".journal"
    folder.mkdir()
    return folder


def test_other_rules_have_another_basis() -> None:
    assert basis_of(Rules()) != basis_of(rules_of(Config(day_first=True)))


def test_what_was_kept_is_what_is_found(cache: Path) -> None:
    assert basis_of(Rules(), cache) == basis_of(Rules(), cache) == basis_of(Rules())


def test_no_service_is_asked_for_the_machine(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "platform", None)

    assert basis_of(Rules())


def test_other_code_has_another_basis(program: Path, cache: Path) -> None:
    before = basis_of(Rules(), cache)
    (program / "one.py").write_text("2")

    assert basis_of(Rules(), cache) != before


def test_a_file_that_comes_is_another_program(program: Path, cache: Path) -> None:
    before = basis_of(Rules(), cache)
    (program / "two.py").write_text("")

    assert basis_of(Rules(), cache) != before


def test_code_that_was_changed_shortly_before_is_not_believed_by_its_time(program: Path, cache: Path) -> None:
    status = (program / "one.py").stat()
    (program / "one.py").write_text("2")
    before = basis_of(Rules(), cache)
    (program / "one.py").write_text("3")
    os.utime(program / "one.py", ns=(status.st_atime_ns, status.st_mtime_ns))

    assert basis_of(Rules(), cache) != before


@pytest.mark.parametrize("data", [b"", b"x", b"a b c", b"\xff\xff", b"0" * 32 + b" " + b"0" * 32])
def test_what_is_damaged_is_found_anew(data: bytes, cache: Path) -> None:
    basis_of(Rules(), cache)
    (cache / FILE).write_bytes(data)

    assert basis_of(Rules(), cache) == basis_of(Rules())
