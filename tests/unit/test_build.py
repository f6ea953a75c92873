"""What a build says of a journal, at the levels that its writer has chosen."""

from pathlib import Path

import pytest

from journal.build import build, exit_code, quoted
from journal.config import Config, Level, Levelled, Remote
from journal.diagnostics import Code, Diagnostic, Severity, Span
from journal.disk import Listing, scan
from journal.settings import BuildSettings


def _levels(tmp_path: Path, *levels: Levelled) -> list[Severity]:
    for name in ("old/a.md", "b.md"):
        note = tmp_path / "content" / name
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text("See [the shed](shed.md).\n", "utf-8")
    config = Config(base_url="https://example.org/", levels=levels)
    outcome = build(BuildSettings(tmp_path, tmp_path / "content", tmp_path / "_site", config), lambda _: None)
    return [each.severity for each in outcome.found]


def test_a_problem_has_the_level_of_its_code(tmp_path: Path) -> None:
    assert _levels(tmp_path) == [Severity.WARNING, Severity.WARNING]


def test_a_problem_that_is_off_is_not_shown(tmp_path: Path) -> None:
    assert _levels(tmp_path, Levelled(Code.DEAD_LINK, Level.OFF)) == []


def test_a_level_may_be_for_some_notes_only(tmp_path: Path) -> None:
    assert _levels(tmp_path, Levelled(Code.DEAD_LINK, Level.NOTE, "old/*")) == [Severity.WARNING, Severity.NOTE]


def test_the_last_level_that_fits_counts(tmp_path: Path) -> None:
    levels = Levelled(Code.DEAD_LINK, Level.OFF), Levelled(Code.DEAD_LINK, Level.ERROR, "b.md")

    assert _levels(tmp_path, *levels) == [Severity.ERROR]


@pytest.mark.parametrize(("remote", "told"), [(Remote.LOAD, [Code.REMOTE_MEDIA]), (Remote.LINK, [])])
def test_media_of_other_servers_are_told_only_where_they_are_loaded(
    tmp_path: Path, remote: Remote, told: list[Code]
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("![A gauge](https://example.org/gauge.png)\n", "utf-8")
    config = Config(base_url="https://example.org/", remote=remote)
    outcome = build(BuildSettings(tmp_path, tmp_path / "content", tmp_path / "_site", config), lambda _: None)

    assert [each.code for each in outcome.found] == told


@pytest.mark.parametrize(("level", "code"), [(Level.ERROR, 1), (Level.WARNING, 0), (Level.NOTE, 0)])
def test_what_is_an_error_to_the_writer_fails_the_build(tmp_path: Path, level: Level, code: int) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("See [the shed](shed.md).\n", "utf-8")
    config = Config(levels=(Levelled(Code.DEAD_LINK, level),))
    outcome = build(BuildSettings(tmp_path, tmp_path / "content", tmp_path / "_site", config), lambda _: None)

    assert exit_code(outcome, strict=False) == code


def test_no_line_is_quoted_of_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    note = tmp_path / "2026-03-09.md"
    note.write_text("Rain.\n", "utf-8")
    listing = scan(tmp_path, (), (), tmp_path / "_site")
    assert isinstance(listing, Listing)
    note.unlink()
    found = Diagnostic(Code.UNREADABLE, Span(note.name, 1), "it is gone")

    assert quoted([found], listing, Config()) == (found,)
