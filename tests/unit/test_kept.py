"""A kept journal is unpacked as it is asked for."""

from datetime import date

import pytest

from journal.disk import digest_of
from journal.kept import KeptKnown, KeptNote, KeptSite, Shown, kept_fields
from journal.model import Site
from journal.note import Note
from journal.read import read
from journal.record import replace
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.known import known


def _note(path: str, text: str) -> Note:
    return read(path, text.encode(), digest_of(text.encode()), Rules()).note


_NOTES = {
    note.path: note
    for note in (
        _note("2031-02-20.md", "Oiled the hinge. #barn\n\n- [x] sweep\n"),
        _note("log.md", "# Log\n\n## 2031-01-05\n\nA.\n\n## 2031-02-07\n\nB.\n\n## 2031-03-09\n\nC.\n"),
        _note("yard.md", "See [a day](2031-02-20.md).\n"),
    )
}


@pytest.fixture
def site() -> Site:
    return assemble(_NOTES.values(), Terms())


def test_a_kept_note_is_loaded_when_it_is_looked_into() -> None:
    asked: list[str] = []
    note = KeptNote.of("yard.md", "d", Shown(), lambda path: asked.append(path) or _NOTES[path])

    assert (note.path, note.digest, note.images, asked) == ("yard.md", "d", (), [])
    assert note.links == _NOTES["yard.md"].links
    assert (note.language, asked) == ("en", ["yard.md"])


def test_a_kept_note_equals_the_note_that_it_is() -> None:
    whole = _NOTES["yard.md"]
    note = KeptNote.of(whole.path, whole.digest, Shown(), _NOTES.__getitem__)

    assert (note == whole, whole == note, hash(note) == hash(whole)) == (True, True, True)
    assert replace(note, words=9) == replace(whole, words=9)


def test_a_note_has_no_more_than_its_fields() -> None:
    with pytest.raises(AttributeError):
        KeptNote.of("yard.md", "d", Shown(), _NOTES.__getitem__).weather  # type: ignore[attr-defined]  # noqa: B018


def test_a_kept_site_is_the_site(site: Site) -> None:
    kept = KeptSite.of(kept_fields(site), _NOTES.__getitem__)

    assert (kept.entries, dict(kept.by_id), kept.days, kept.targets) == (
        site.entries,
        site.by_id,
        site.days,
        site.targets,
    )


def test_new_entries_and_days_stand_in_place_of_the_kept_ones(site: Site) -> None:
    entry = replace(site.by_id["yard.md"], title="Another yard")
    day = replace(site.days[date(2031, 2, 20)], line="Oil")
    kept = KeptSite.of(kept_fields(site), _NOTES.__getitem__, (entry,), {day.day: day})

    assert (kept.by_id["yard.md"].title, kept.days[day.day].line) == ("Another yard", "Oil")
    assert list(kept.days) == list(site.days)


def test_what_was_known_is_known_again(site: Site) -> None:
    found = known(site)
    kept = KeptKnown.of(kept_fields(found), found.words)

    assert (kept.older, kept.entries, kept.cells, kept.years) == (found.older, found.entries, found.cells, found.years)
