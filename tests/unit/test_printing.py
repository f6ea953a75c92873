"""A page of which nothing can be other than before is only printed, and the same is printed."""

from array import array
from pathlib import Path
from typing import Final

import pytest

from journal.ahead import Ahead
from journal.answered import Answered
from journal.disk import digest_of
from journal.note import Body
from journal.printer import Beside, KeptViews, Printer
from journal.printing import Printing
from journal.read import read
from journal.remembered import PageRecord, Remembered
from journal.routes import NotFound, Robots, Route, Tags, output_path
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.staging import Staging
from journal.store import PageMemory
from journal.templates import Compiled
from journal.trace import Trace
from journal.viewfile import Spot, ViewFile
from journal.views.known import known

_TEXT: Final = b"Oiled the hinge. #barn\n"


@pytest.fixture
def views(tmp_path: Path) -> ViewFile:
    return ViewFile(tmp_path)


def _printing(views: ViewFile, remembered: Remembered | None = None) -> Printing:
    site = assemble([read("2031-02-20.md", _TEXT, digest_of(_TEXT), Rules()).note], Terms())
    bodies: dict[str, Body] = {}
    trace = Trace(site, known(site), bodies)
    left = remembered or Remembered(PageMemory())
    return Printing(trace, {}, Printer(None, Compiled()), left, views, portable=False)


def _bytes(printing: Printing, folder: Path, route: Route) -> bytes:
    staging = Staging(folder / "staged", folder / "site", new=folder / "new")
    printing.staged(staging, (output_path(route), route))
    return (folder / "new" / output_path(route)).read_bytes()


def _remembering(views: ViewFile, folder: Path, route: Route) -> Remembered:
    made = _printing(views).staged(Staging(folder / "staged", folder / "site"), (output_path(route), route))
    page = PageRecord(made.asked, "d", (1, 1, 1), made.view)
    told = Answered.of(dict.fromkeys(made.told, 0))
    return Remembered(Remembered(PageMemory()).after((), {output_path(route): page}, told))


@pytest.mark.parametrize("route", [Tags(), NotFound()], ids=["tags", "not found"])
def test_a_page_is_printed_again_as_it_was(views: ViewFile, tmp_path: Path, route: Route) -> None:
    again = _printing(views, _remembering(views, tmp_path, route))
    again.same = {output_path(route)}

    assert _bytes(again, tmp_path / "again", route) == _bytes(_printing(views), tmp_path / "anew", route)


def test_a_page_that_is_only_printed_is_remembered_with_what_it_asked(views: ViewFile, tmp_path: Path) -> None:
    path, remembered = output_path(Tags()), _remembering(views, tmp_path, Tags())
    again = _printing(views, remembered)
    again.same = {path}

    made = again.staged(Staging(tmp_path / "staged", tmp_path / "site"), (path, Tags()))

    record = remembered.record(path)
    assert record is not None
    assert array("Q", made.asked) == array("Q", record.asked) != array("Q")
    assert (made.view, made.told) == (record.view, {})


def test_a_page_that_is_not_the_same_is_made_anew(views: ViewFile, tmp_path: Path) -> None:
    again = _printing(views, _remembering(views, tmp_path, Tags()))

    made = again.staged(Staging(tmp_path / "staged", tmp_path / "site"), (output_path(Tags()), Tags()))

    assert views.size == 2 * (made.view.end - made.view.start)


def test_a_page_whose_view_was_lost_is_made_anew(views: ViewFile, tmp_path: Path) -> None:
    again = _printing(views, _remembering(views, tmp_path, Tags()))
    again.same = {output_path(Tags())}
    views.clear()

    made = again.staged(Staging(tmp_path / "staged", tmp_path / "site"), (output_path(Tags()), Tags()))

    assert made.asked
    assert views.get(made.view) is not None


def test_what_no_template_prints_has_no_view(views: ViewFile, tmp_path: Path) -> None:
    _bytes(_printing(views), tmp_path, Robots())

    assert views.size == 0


def test_what_another_process_prints_is_what_this_one_would(ahead: Ahead, tmp_path: Path) -> None:
    routes: list[Route] = [Tags(), Robots(), NotFound()]
    pages = [(output_path(route), route) for route in routes]
    alone = _printing(ViewFile(tmp_path / "alone"))
    for page in pages:
        alone.staged(Staging(tmp_path / "staged", tmp_path / "site", new=tmp_path / "one"), page)
    beside = Beside(ahead, KeptViews(None, tmp_path, ""))
    staging = Staging(tmp_path / "staged", tmp_path / "site", new=tmp_path / "two")

    made = list(_printing(ViewFile(tmp_path)).staged_beside(beside, staging, pages))

    assert [each.bad for each in made] == [(), (), ()]
    for path, _ in pages:
        assert (tmp_path / "two" / path).read_bytes() == (tmp_path / "one" / path).read_bytes()


def test_a_page_whose_view_cannot_be_kept_is_printed_here(ahead: Ahead, tmp_path: Path) -> None:
    beside = Beside(ahead, KeptViews(None, tmp_path, ""))
    staging = Staging(tmp_path / "staged", tmp_path / "site", new=tmp_path / "new")
    pages = [(output_path(Tags()), Tags())]

    (made,) = _printing(ViewFile(None)).staged_beside(beside, staging, pages)

    assert made.view == Spot()
    assert (tmp_path / "new" / output_path(Tags())).stat().st_size
