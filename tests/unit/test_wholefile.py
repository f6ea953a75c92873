"""A file that is left is there whole or not at all, and nothing else is believed."""

from pathlib import Path

import pytest

from journal.packed import encoded
from journal.record import Record
from journal.wholefile import leave, whole


class _Barn(Record):
    doors: tuple[str, ...]
    hay: bytes = b""


_KEPT = _Barn(("north", "south"), b"dry")


def _left(folder: Path) -> tuple[Path, str]:
    path = folder / "barn"
    return path, leave(path, [encoded(_KEPT)])


def test_what_was_left_comes_back(tmp_path: Path) -> None:
    path, _ = _left(tmp_path)

    assert whole(path, _Barn) == _KEPT


def test_it_does_not_matter_in_how_many_parts_it_was_written(tmp_path: Path) -> None:
    path, check = _left(tmp_path)
    data = encoded(_KEPT)

    assert leave(path, [data[:3], data[3:]]) == check
    assert whole(path, _Barn) == _KEPT


def test_nothing_else_lies_beside_it(tmp_path: Path) -> None:
    path, _ = _left(tmp_path)

    assert list(tmp_path.iterdir()) == [path]


def test_a_damaged_file_is_not_believed(tmp_path: Path) -> None:
    path, _ = _left(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"dry", b"wet"))

    assert whole(path, _Barn) is None


def test_a_file_is_asked_for_by_its_checksum(tmp_path: Path) -> None:
    path, check = _left(tmp_path)

    assert whole(path, _Barn, check=check) == _KEPT
    assert whole(path, _Barn, check="00000000") is None


@pytest.mark.parametrize("seal", [1, 77])
def test_a_file_with_another_seal_is_not_believed(tmp_path: Path, seal: int) -> None:
    path, _ = _left(tmp_path)

    assert whole(path, _Barn, seal) is None


def test_what_cannot_be_written_has_no_checksum(tmp_path: Path) -> None:
    assert leave(tmp_path / "no folder" / "barn", [b"hay"]) == ""
