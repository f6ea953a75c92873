from pathlib import Path

import pytest

from journal.diagnostics import Code
from journal.templates import Compiled, shipped, shipped_templates, templates


def test_without_a_folder_there_are_the_shipped_templates(tmp_path: Path) -> None:
    assert templates(None).sources == templates(tmp_path / "none").sources == shipped_templates()


def test_the_shipped_templates_are_not_the_writers_where_the_program_lies(tmp_path: Path) -> None:
    assert templates(shipped("templates")).own == {}


def test_a_template_of_the_writer_is_in_the_place_of_the_shipped_one_which_has_another_name(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>", encoding="utf-8")

    found = templates(tmp_path)

    assert found.sources["page.html"] == "<p>"
    assert found.sources["shipped/page.html"] == shipped_templates()["page.html"]
    assert set(found.own) == {"page.html"}


def test_only_files_of_html_are_templates(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("<p>", encoding="utf-8")
    (tmp_path / "folder.html").mkdir()

    assert templates(tmp_path).own == {}


def test_a_template_that_is_no_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"<p>\n\xff\n")

    (found,) = templates(tmp_path).found

    assert (found.code, found.where.line) == (Code.BAD_TEMPLATE, 2)


@pytest.mark.parametrize("other", ["<p>", "<hr>"], ids=["the same", "another"])
def test_a_template_is_right_until_it_is_another(other: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>", encoding="utf-8")
    compiled = Compiled()
    compiled.see("page.html", templates(tmp_path).digests["page.html"])

    (tmp_path / "page.html").write_text(other, encoding="utf-8")

    assert compiled.are_right(templates(tmp_path)) == (other == "<p>")


def test_templates_are_not_known_to_be_right_where_another_came(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>", encoding="utf-8")
    compiled = Compiled()
    compiled.see("page.html", templates(tmp_path).digests["page.html"])

    (tmp_path / "m.html").write_text("", encoding="utf-8")

    assert not compiled.are_right(templates(tmp_path))


def test_what_is_new_is_taken_once() -> None:
    compiled = Compiled({"a": b"1"})
    compiled.keep("b", b"2")

    assert (compiled.taken(), compiled.taken()) == ({"b": b"2"}, {})
    assert compiled.kept == {"a": b"1", "b": b"2"}
