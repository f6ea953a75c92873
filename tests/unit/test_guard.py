"""Nothing is published that holds private text, unless that is public as well; what is held against it costs nothing else."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from journal.disk import Listing, digest_of, scan
from journal.export import site_schema
from journal.guard import Guarded, Leak, guard
from journal.intake import Reading
from journal.read import read
from journal.rules import Rules
from journal.schema import indented
from journal.site.terms import Overrule
from journal.staging import Kept, Planned, Staging

_SECRET: Final = "The doctor says that the heart is fine.\n"
_PAGE: Final = b"<p>the doctor says that the heart is fine</p>"


def _passed(tmp_path: Path, notes: Mapping[str, str], *files: Planned, told: str = "", private: str = "") -> list[str]:
    """The paths that pass the guard of a journal of these notes."""
    content = tmp_path / "content"
    for name, text in notes.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")
    listing = scan(content, (), (), tmp_path / "_site")
    assert isinstance(listing, Listing)
    read_notes = [read(file.path, (content / file.path).read_bytes(), "", Rules()).note for file in listing.notes]
    overrules = (Overrule(private, visibility="private"),) if private else ()
    paths = {file.path: file for file in listing.notes}
    journal = Guarded(read_notes, listing.root, paths, (), Reading(listing.root, Rules(), ()), overrules, told, ())
    passed = guard(journal, Staging(tmp_path / "_stage", tmp_path / "_site"), lambda _: files)
    return [path for planned in passed for path in (planned.digests if isinstance(planned, Kept) else planned[:1])]


@pytest.mark.parametrize(
    ("name", "text", "private"),
    [
        ("a.md", f"---\ndraft: true\n---\n{_SECRET}", ""),
        ("_private/a.md", _SECRET, ""),
        ("a.md", _SECRET, "a.md"),
        ("a.md", f"Tides.\n\n<!-- private -->\n{_SECRET}<!-- /private -->\n", ""),
        ("a.md", f"Tides. %%{_SECRET}%%\n", ""),
    ],
    ids=["a draft", "a private folder", "an override", "a private part", "a comment"],
)
def test_a_page_that_holds_private_text_stops_it(tmp_path: Path, name: str, text: str, private: str) -> None:
    with pytest.raises(Leak) as caught:
        _passed(tmp_path, {name: text}, ("x/index.html", _PAGE), private=private)

    assert (caught.value.place.path, caught.value.path) == (name, "x/index.html")


def test_the_name_of_a_private_note_may_be_no_name_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(Leak):
        _passed(tmp_path, {"_private/oncologist-visit.md": "Low.\n"}, ("oncologist-visit/index.html", b""))


def test_what_a_public_note_says_as_well_is_no_leak(tmp_path: Path) -> None:
    notes = {"_drafts/a.md": _SECRET, "b.md": "And *the doctor* says that the heart is fine now.\n"}

    assert _passed(tmp_path, notes, ("x/index.html", _PAGE)) == ["x/index.html"]


def test_what_the_configuration_says_as_well_is_no_leak(tmp_path: Path) -> None:
    assert _passed(
        tmp_path, {"_drafts/a.md": _SECRET}, ("index.html", _PAGE), told="The doctor says that the heart is fine"
    ) == ["index.html"]


def test_what_the_schemas_say_is_no_leak(tmp_path: Path) -> None:
    notes = {"_drafts/a.md": "A tag under its commonest spelling, as I said.\n"}

    assert _passed(tmp_path, notes, ("site.schema.json", indented(site_schema()))) == ["site.schema.json"]


def test_a_page_of_an_earlier_build_is_looked_at_where_private_text_is_new(tmp_path: Path) -> None:
    (tmp_path / "_site").mkdir()
    (tmp_path / "_site" / "index.html").write_bytes(_PAGE)

    with pytest.raises(Leak):
        _passed(tmp_path, {"_drafts/a.md": _SECRET}, Kept({"index.html": digest_of(_PAGE)}))


def test_a_journal_that_keeps_nothing_back_is_not_looked_at(tmp_path: Path) -> None:
    assert _passed(tmp_path, {"a.md": "Tides.\n"}, ("x/index.html", _PAGE)) == ["x/index.html"]
