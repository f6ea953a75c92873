"""Views are kept as they were, and what is damaged is none."""

import gc
from io import FileIO
from pathlib import Path

import pytest

from journal import viewfile
from journal.packed import encoded
from journal.store import kept_in
from journal.viewfile import NAME, Spot, ViewFile
from journal.views.page import not_found
from journal.views.parts import Crumb
from tests import make

_ONE = ("moved", Crumb("Barn", "/barn/"))
_OTHER = ("tags", Crumb("Yard", "/yard/"))


def test_a_view_is_kept_with_the_template_that_prints_it(tmp_path: Path) -> None:
    views = ViewFile(tmp_path)

    spots = [views.put(*each) for each in (_ONE, _OTHER)]

    assert [ViewFile(tmp_path).get(each) for each in spots] == [_ONE, _OTHER]


def test_the_words_of_a_view_are_not_kept_with_it(tmp_path: Path) -> None:
    place = make.place()
    view = not_found(place)

    views = ViewFile(tmp_path)
    spot = views.put("not_found", view)

    assert views.get(spot) == ("not_found", view)
    assert views.size < len(encoded(place.words)) / 2


def test_the_file_is_closed_when_the_last_has_let_go_of_its_views(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[FileIO] = []

    class File(FileIO):
        def __init__(self, path: Path, mode: str) -> None:
            super().__init__(path, mode)
            opened.append(self)

    monkeypatch.setattr(viewfile, "FileIO", File)
    views = ViewFile(tmp_path)
    views.put(*_ONE)
    # In a circle, as behind an error, the file may be taken apart before what has opened it.
    circle: list[object] = [views]
    circle.append(circle)
    del views, circle
    gc.collect()

    assert [each.closed for each in opened] == [True]


def test_two_that_append_do_not_disturb_each_other(tmp_path: Path) -> None:
    one, other = ViewFile(tmp_path), ViewFile(tmp_path)

    spots = [one.put(*_ONE), other.put(*_OTHER), one.put(*_OTHER)]

    assert [one.get(each) for each in spots] == [_ONE, _OTHER, _OTHER]


def test_a_view_of_which_a_byte_is_another_is_none(tmp_path: Path) -> None:
    spot = ViewFile(tmp_path).put(*_ONE)
    data = bytearray((tmp_path / NAME).read_bytes())
    data[spot.end // 2] ^= 0xFF
    (tmp_path / NAME).write_bytes(data)

    assert ViewFile(tmp_path).get(spot) is None


def test_another_view_in_the_same_place_is_none(tmp_path: Path) -> None:
    views = ViewFile(tmp_path)
    spot = views.put(*_ONE)
    views.clear()
    views.put(*_OTHER)

    assert views.get(spot) is None


def test_what_was_forgotten_is_none(tmp_path: Path) -> None:
    views = ViewFile(tmp_path)
    spot = views.put(*_ONE)
    views.clear()

    assert views.get(spot) is None
    assert views.size == 0


def test_what_is_no_view_cannot_be_had_again(tmp_path: Path) -> None:
    views = ViewFile(tmp_path)

    assert views.get(views.put("moved", Spot(1, 2, 3))) is None


def test_without_a_folder_nothing_is_kept() -> None:
    views = ViewFile(None)

    assert views.put(*_ONE) == Spot()
    assert views.get(Spot(0, 9, 1)) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    assert ViewFile(tmp_path / "gone").put(*_ONE) == Spot()


def test_the_file_is_one_that_builds_keep(tmp_path: Path) -> None:
    ViewFile(tmp_path).put(*_ONE)

    assert kept_in(tmp_path) == (NAME,)
