"""All notes in memory, as the folder changes under the eyes of the preview."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from journal.build import listing_of
from journal.diagnostics import Code
from journal.intake import Known
from journal.note import Read
from journal.read import read
from journal.serve import gathering
from journal.serve.edition import dressed
from journal.serve.gathering import Gathered, Gathering
from journal.settings import BuildSettings
from tests.serve.preview import settings_of


@pytest.fixture
def settings(tmp_path: Path) -> BuildSettings:
    """A journal of one note."""
    (tmp_path / "content").mkdir()
    (tmp_path / "journal.toml").write_text("")
    (tmp_path / "content" / "2025-03-01.md").write_text("# Rain\n")
    return settings_of(tmp_path)


def _gathered(under: Gathering, settings: BuildSettings) -> Gathered:
    found = under.gather(dressed(settings), (), lambda _: None)
    assert isinstance(found, Gathered)
    return found


def _paths(found: Gathered) -> list[str]:
    return [entry.note.path for entry in found.edition.site.entries]


def test_a_note_at_which_the_program_fails_stays_as_it_was(
    settings: BuildSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    under = Gathering(settings, Known(), None, Event(), drafts=False)
    before = _gathered(under, settings)
    (settings.content / "2025-03-01.md").write_text("# Rain again\n")
    (settings.content / "2025-03-02.md").write_text("# Sun\n")

    def fails(name: str, *rest: Any) -> Read:
        if name == "2025-03-01.md":
            raise IndexError
        return read(name, *rest)

    monkeypatch.setattr("journal.read.read", fails)
    found = _gathered(under, settings)

    assert [each.where.path for each in found.edition.found if each.code is Code.UNREADABLE] == ["2025-03-01.md"]
    assert _paths(found) == ["2025-03-02.md", "2025-03-01.md"]
    assert found.edition.note("2025-03-01.md") is before.edition.note("2025-03-01.md")


def test_a_note_that_goes_while_the_folder_is_read_is_no_problem(
    settings: BuildSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    under = Gathering(settings, Known(), None, Event(), drafts=False)
    _gathered(under, settings)
    passing = settings.content / "passing.md"
    passing.write_text("# For a moment\n")
    listing = listing_of(settings)
    passing.unlink()

    with monkeypatch.context() as patch:
        patch.setattr(gathering, "listing_of", lambda _: listing)
        found = _gathered(under, settings)
    assert not [each for each in found.edition.found if each.code is Code.UNREADABLE]
    assert _paths(_gathered(under, settings)) == ["2025-03-01.md"]


def test_a_note_that_was_away_for_a_moment_is_read(settings: BuildSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    under = Gathering(settings, Known(), None, Event(), drafts=False)
    _gathered(under, settings)
    moved, aside = settings.content / "moved.md", settings.content.parent / "aside"
    moved.write_text("# Moved\n")
    listing = listing_of(settings)
    moved.rename(aside)

    with monkeypatch.context() as patch:
        patch.setattr(gathering, "listing_of", lambda _: listing)
        assert _paths(_gathered(under, settings)) == ["2025-03-01.md"]
        aside.rename(moved)
        assert sorted(_paths(_gathered(under, settings))) == ["2025-03-01.md", "moved.md"]
