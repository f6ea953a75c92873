"""Whether a build takes up the journal of the last one."""

import sys

import pytest

from journal.build import Ready, ready
from tests.incremental.project import Project, build_of, settings_of


def _is_taken_up(project: Project) -> bool:
    read = ready(settings_of(project), lambda _: None)
    assert isinstance(read, Ready)
    return bool(read.journal.name)


def _change(project: Project, old: str, new: str, path: str = "content/about.md") -> None:
    text = project.text(path)
    assert old in text
    project.write(path, text.replace(old, new))


def test_a_journal_is_taken_up_where_nothing_is_new(project: Project) -> None:
    assert _is_taken_up(project)


def test_a_journal_is_taken_up_where_a_word_is_new(project: Project) -> None:
    _change(project, "boathouse", "beanhouse")

    assert _is_taken_up(project)


def test_a_journal_is_taken_up_build_after_build(project: Project) -> None:
    for word in ("beanhouse", "teahouse", "glasshouse"):
        _change(project, project.text("content/about.md").split("A ")[1].split()[0].strip(",.[]"), word)
        assert _is_taken_up(project)
        build_of(project)


@pytest.mark.parametrize("path", ["content/new.md", "content/_drafts/new.md"], ids=["a note", "a draft"])
def test_a_journal_is_gathered_anew_where_a_file_is_new(path: str, project: Project) -> None:
    project.write(path, "New.\n")

    assert not _is_taken_up(project)


def test_a_journal_is_gathered_anew_where_a_note_is_gone(project: Project) -> None:
    project.remove("content/about.md")

    assert not _is_taken_up(project)


def test_a_journal_is_gathered_anew_by_another_configuration(project: Project) -> None:
    _change(project, 'base_url = "https://example.org/journal/"', 'base_url = "https://example.net/"', "journal.toml")

    assert not _is_taken_up(project)


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be deleted there")
def test_a_journal_is_gathered_anew_where_the_store_lost_the_old_note(project: Project) -> None:
    _change(project, "boathouse", "beanhouse")
    assert project.cache is not None
    (project.cache / "notes.sqlite").unlink()

    assert not _is_taken_up(project)


def test_a_journal_is_gathered_anew_where_it_was_lost(project: Project) -> None:
    assert project.cache is not None
    (project.cache / "site.msgpack").unlink()

    assert not _is_taken_up(project)
