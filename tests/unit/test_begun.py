"""What a build from nothing begins before its journal is assembled."""

from pathlib import Path
from zlib import decompress

import pytest

from journal.begun import begun
from journal.config import Config
from journal.disk import Listing, scan
from journal.intake import Taken, take_in
from journal.settings import BuildSettings
from journal.store import FileTimes, recall, remember_templates
from journal.templates import Compiled
from journal.theme import theme


def _settings(root: Path, *, jobs: int = 2, search: bool = True) -> BuildSettings:
    cache = root / ".journal"
    return BuildSettings(root, root / "content", root / "_site", Config(search=search), jobs=jobs, cache=cache)


def _taken(settings: BuildSettings) -> Taken:
    listing = scan(settings.content, (), (), settings.output)
    assert isinstance(listing, Listing)
    return take_in(listing, settings, FileTimes(), lambda _: None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    for number in range(100):
        (tmp_path / "content" / f"{number}.md").write_text(f"# Fern {number}\n\nWatered, twice.\n", encoding="utf-8")
    return tmp_path


def test_the_terms_of_every_section_are_found(root: Path) -> None:
    settings = _settings(root)
    terms = next(begun(settings, None, _taken(settings)).terms)

    assert len(terms) == 100
    assert {*decompress(terms["7.md"]).decode().split()} == {"fern", "7", "watered", "twice"}


def test_the_templates_that_come_need_not_be_compiled_again(root: Path) -> None:
    settings = _settings(root)
    compiled = Compiled(next(begun(settings, None, _taken(settings)).compiled))
    theme(None, compiled).value.compile()

    assert compiled.kept
    assert not compiled.new


def test_templates_that_are_kept_are_left_alone(root: Path) -> None:
    settings = _settings(root)
    taken = _taken(settings)
    recall(settings.cache)
    remember_templates(settings.cache, taken.basis, {"base.html": b"1"})

    assert list(begun(settings, None, taken).compiled) == []


def test_without_a_search_no_terms_are_found(root: Path) -> None:
    settings = _settings(root, search=False)

    assert list(begun(settings, None, _taken(settings)).terms) == []


def test_nothing_is_begun_where_one_process_is_asked_for(root: Path) -> None:
    settings = _settings(root, jobs=1)
    nothing = begun(settings, None, _taken(settings))

    assert [*nothing.terms, *nothing.compiled] == []


def test_nothing_is_begun_where_most_notes_are_kept(root: Path) -> None:
    settings = _settings(root)
    _taken(settings)
    nothing = begun(settings, None, _taken(settings))

    assert [*nothing.terms, *nothing.compiled] == []
