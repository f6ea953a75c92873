from dataclasses import dataclass
from pathlib import Path

import pytest

from journal.diagnostics import Code, Severity
from journal.theme import BadTemplate, shipped, theme, without_overrides


@dataclass(frozen=True, slots=True)
class View:
    """What the templates of these tests print."""

    title: str


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_shipped_theme_has_no_fault() -> None:
    assert theme().found == ()


@pytest.mark.parametrize("path", sorted(shipped("templates").glob("*.html")), ids=lambda path: path.name)
def test_a_shipped_template_can_be_read(path: Path) -> None:
    assert theme().value.environment.get_template(path.name) is not None


def test_the_writers_template_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "<p>{{ view.title }}</p>")

    assert theme(tmp_path / "templates").value.html("page", View("Tea")) == "<p>Tea</p>"


def test_the_writers_template_may_build_on_a_shipped_one(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "{% import 'm.html' as m %}{{ m.lang(view.title) }}")

    assert theme(tmp_path / "templates").value.html("page", View("ko")) == ' lang="ko"'


def test_text_is_escaped(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "{{ view.title }}")

    assert theme(tmp_path / "templates").value.html("page", View("<b>&")) == "&lt;b&gt;&amp;"


def test_a_template_that_cannot_be_read_is_found_with_its_line(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "<p>\n{% if %}\n")

    (found,) = theme(tmp_path / "templates").found

    assert (found.code, found.severity) == (Code.BAD_TEMPLATE, Severity.ERROR)
    assert (found.where.path, found.where.line, found.excerpt) == ("templates/page.html", 2, ("{% if %}",))


def test_the_shipped_template_stands_in_for_one_that_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "{% if %}")

    assert theme(tmp_path / "templates").value.sources["page.html"] == theme().value.sources["page.html"]


def test_a_name_that_the_view_does_not_have_is_told_with_its_line(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "<p>\n{{ view.subtitle }}\n")

    with pytest.raises(BadTemplate) as caught:
        theme(tmp_path / "templates").value.html("page", View("Tea"))

    assert caught.value.diagnostic.where.path == "templates/page.html"
    assert caught.value.diagnostic.where.line == 2
    assert "subtitle" in caught.value.diagnostic.message


def test_a_missing_template_is_told(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "{% extends 'nowhere.html' %}")

    with pytest.raises(BadTemplate, match=r"nowhere\.html"):
        theme(tmp_path / "templates").value.html("page", View("Tea"))


def test_a_theme_can_be_had_without_the_writers_templates(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "mine")

    assert without_overrides(theme(tmp_path / "templates").value).sources == theme().value.sources


def test_files_that_are_no_templates_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html.bak", "{% if %}")

    assert theme(tmp_path / "templates").found == ()


def test_a_folder_that_does_not_exist_changes_nothing(tmp_path: Path) -> None:
    assert theme(tmp_path / "templates").value.sources == theme().value.sources
