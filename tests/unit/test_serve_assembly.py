"""A journal that is assembled in a process of its own is the same as one that is assembled here."""

from pathlib import Path
from threading import Event

import pytest

from journal.build import listing_of, terms_of
from journal.disk import Listing
from journal.gallery import collect
from journal.intake import Known, Taken, take_in
from journal.model import Site
from journal.record import names_of
from journal.serve.assembly import Manner, Stored, Whole, whole, whole_elsewhere
from journal.site.terms import Terms
from tests.serve.preview import settings_of

_NOTES = 420


def _journal(root: Path, cache: Path) -> tuple[Taken, Manner]:
    (root / "content" / "_drafts").mkdir(parents=True)
    (root / "content" / "_drafts" / "later.md").write_text("# Later\n\nSee [[2021-02-03]].\n")
    for number in range(_NOTES):
        day = f"20{20 + number // 336}-{number % 336 // 28 + 1:02}-{number % 28 + 1:02}"
        text = f"# Day {number}\n\nA word. #tag{number % 7}\n\n- [ ] coil the rope {number % 17}\n"
        (root / "content" / f"{day}.md").write_text(text)
    settings = settings_of(root, cache)
    listing = listing_of(settings)
    assert isinstance(listing, Listing)
    taken = take_in(listing, settings, Known(), lambda _: None)
    gallery = collect(listing, taken.notes, settings, taken.times, lambda _: None)
    return taken, Manner(terms_of(settings, gallery, taken.notes), None, drafts=True)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Whole, Whole]:
    """A journal of many days and a draft, of which the store lacks one: assembled here, and elsewhere."""
    root = tmp_path_factory.mktemp("days")
    taken, manner = _journal(root, root / "cache")
    assert taken.keys is not None
    keys = {path: taken.keys[path] for path in taken.keys if path != "2020-02-03.md"}
    others = tuple(note for note in taken.notes if note.path not in keys)
    stored = Stored(root / "cache", taken.basis, keys, taken.hidden, others)
    made = whole_elsewhere(stored, {note.path: note for note in taken.notes}, manner, Event())
    assert made is not None
    return whole(taken.notes, manner), made


@pytest.mark.parametrize("name", names_of(Site))
def test_every_part_of_the_site_is_the_same(name: str, both: tuple[Whole, Whole]) -> None:
    here, elsewhere = both
    assert getattr(elsewhere.site, name) == getattr(here.site, name)


@pytest.mark.parametrize("name", [each for each in names_of(Whole) if each not in ("site", "known", "pages")])
def test_what_was_chosen_and_found_is_the_same(name: str, both: tuple[Whole, Whole]) -> None:
    here, elsewhere = both
    assert getattr(elsewhere, name) == getattr(here, name)


def test_what_is_known_of_the_site_is_the_same(both: tuple[Whole, Whole]) -> None:
    here, elsewhere = both
    for each in names_of(type(here.known)):
        assert getattr(elsewhere.known, each) == getattr(here.known, each), each


def test_few_notes_are_assembled_here(tmp_path: Path) -> None:
    stored = Stored(tmp_path, "", {"a.md": "1"}, frozenset(), ())
    assert whole_elsewhere(stored, {}, Manner(Terms(), None, drafts=True), Event()) is None
