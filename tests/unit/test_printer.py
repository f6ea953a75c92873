"""Views are printed as templates say, and what prints is loaded only where it is needed."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from journal.diagnostics import Code
from journal.printer import KeptViews, Printer
from journal.render import Shown
from journal.templates import Compiled
from journal.viewfile import Spot, ViewFile
from journal.views.moved import MovedView


def _folder(tmp_path: Path, text: str, name: str = "page.html") -> Path:
    folder = tmp_path / "templates"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_what_prints_is_not_loaded_where_templates_are_known_to_be_right() -> None:
    told = "import sys; from journal.printer import Printer; from journal.templates import Compiled; "
    code = f"{told}assert Printer(None, Compiled()).is_ready; sys.exit('jinja2' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_template_is_looked_at_before_it_is_known_to_be_right(tmp_path: Path) -> None:
    folder, compiled = _folder(tmp_path, "{{ view.title }}"), Compiled()

    assert not Printer(folder, compiled).is_ready
    assert Printer(folder, compiled).is_ready


@pytest.mark.parametrize("text", ["{{ view.title }}", "{% if %}"], ids=["right", "wrong"])
def test_the_templates_are_the_same_whether_what_prints_was_loaded_or_not(text: str, tmp_path: Path) -> None:
    folder, compiled = _folder(tmp_path, text), Compiled()
    first, second = Printer(folder, compiled), Printer(folder, compiled)

    assert (first.sources, first.own, first.found) == (second.sources, second.own, second.found)
    assert len(first.found) == (text == "{% if %}")


_MOVED: Final = MovedView("en", "../", "Tea", "", "now at ", ".", "", "j.css", "t.js", "")


def test_the_shipped_template_prints_what_the_writers_cannot_and_why_comes_along(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "{{ view.nothing }}", "moved.html")

    page = Printer(folder, Compiled())(Shown("moved", _MOVED))

    assert page.content == Printer(None, Compiled())(Shown("moved", _MOVED)).content
    assert [each.code for each in page.bad] == [Code.BAD_TEMPLATE]


def test_a_view_that_is_kept_is_printed_as_it_was(tmp_path: Path) -> None:
    spot = ViewFile(tmp_path).put("moved", _MOVED)

    page = KeptViews(None, tmp_path, "")(spot)

    assert page is not None
    assert page.content == Printer(None, Compiled())(Shown("moved", _MOVED)).content


def test_a_view_that_was_lost_is_not_printed(tmp_path: Path) -> None:
    assert KeptViews(None, tmp_path, "")(Spot(0, 9, 1)) is None


def test_what_had_to_be_compiled_is_learned(tmp_path: Path) -> None:
    spot = ViewFile(tmp_path).put("moved", _MOVED)
    page = KeptViews(None, tmp_path, "other")(spot)
    compiled = Compiled()

    assert page is not None
    Printer(None, compiled).learn(page)

    assert compiled.new == set(page.compiled) != set()
