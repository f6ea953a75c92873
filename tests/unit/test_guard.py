"""Nothing is published that holds private text, unless that is public as well; what is held against it costs nothing else."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest

from journal.disk import Listing, digest_of, scan
from journal.export import site_schema
from journal.guard import Guarded, Leak, guard
from journal.intake import Reading
from journal.leaks import Place
from journal.read import read
from journal.rules import Rules
from journal.schema import indented
from journal.site.terms import Overrule
from journal.staging import Kept, Planned, Staging
from journal.wording.choice import wording

_SECRET: Final = "The doctor says that the heart is fine.\n"
_PAGE: Final = b"<p>the doctor says that the heart is fine</p>"


def _passed(
    tmp_path: Path,
    notes: Mapping[str, str],
    *files: Planned,
    told: str = "",
    private: str = "",
    others: Sequence[str] = (),
    folders: Sequence[Path] = (),
) -> list[str]:
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
    reading = Reading(listing.root, Rules(), ())
    journal = Guarded(read_notes, listing.root, paths, others, reading, overrules, told, folders)
    passed = guard(journal, Staging(tmp_path / "_stage", tmp_path / "_site"), lambda _: files)
    return [path for planned in passed for path in (planned.digests if isinstance(planned, Kept) else planned[:1])]


@pytest.mark.parametrize(
    ("name", "text", "private", "line"),
    [
        ("a.md", f"---\ndraft: true\n---\n{_SECRET}", "", 4),
        ("_private/a.md", _SECRET, "", 1),
        ("a.md", f"\n{_SECRET}", "a.md", 2),
        ("a.md", f"Tides.\n\n<!-- private -->\n{_SECRET}<!-- /private -->\n", "", 4),
        ("a.md", f"Tides. %%{_SECRET}%%\n", "", 1),
    ],
    ids=["a draft", "a private folder", "an override", "a private part", "a comment"],
)
def test_a_page_that_holds_private_text_stops_it(tmp_path: Path, name: str, text: str, private: str, line: int) -> None:
    with pytest.raises(Leak) as caught:
        _passed(tmp_path, {name: text}, ("x/index.html", _PAGE), private=private)

    assert (caught.value.place, caught.value.path) == (Place(name, line), "x/index.html")


def test_characters_that_pages_have_of_themselves_are_no_words(tmp_path: Path) -> None:
    with pytest.raises(Leak):
        _passed(
            tmp_path, {"_drafts/a.md": "这一年的日记没有写完。\n日记里没有写的是这一周的时间和任务。\n"},
            ("x/index.html", "<p>日记里没有写的是这一周的时间和任务</p>".encode()),
        )  # fmt: skip


def test_the_name_of_a_private_note_may_be_no_name_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(Leak) as caught:
        _passed(tmp_path, {"_private/oncologist-visit.md": "Low.\n"}, ("oncologist-visit/index.html", b""))

    assert caught.value.place == Place("_private/oncologist-visit.md", 1)


def test_what_a_public_note_says_as_well_is_no_leak(tmp_path: Path) -> None:
    notes = {"_drafts/a.md": _SECRET, "b.md": "And *the doctor* says that the heart is fine now.\n"}

    assert _passed(tmp_path, notes, ("x/index.html", _PAGE)) == ["x/index.html"]


def test_what_the_configuration_says_as_well_is_no_leak(tmp_path: Path) -> None:
    assert _passed(
        tmp_path, {"_drafts/a.md": _SECRET}, ("index.html", _PAGE), told="The doctor says that the heart is fine"
    ) == ["index.html"]


def test_the_name_of_another_file_is_no_leak(tmp_path: Path) -> None:
    page = ("x/index.html", b'<a href="../doctor-says-heart-fine.pdf">x</a>')

    assert _passed(
        tmp_path, {"_drafts/a.md": "Doctor says heart fine.\n"}, page, others=["scans/doctor-says-heart-fine.pdf"]
    ) == [page[0]]


@pytest.mark.parametrize("ending", ["html", "md", "txt", "css", "js", "xml", "json", "svg"])
def test_what_the_theme_of_the_writer_says_as_well_is_no_leak(tmp_path: Path, ending: str) -> None:
    own = tmp_path / "static"
    own.mkdir()
    (own / f"own.{ending}").write_bytes(_PAGE)

    assert _passed(tmp_path, {"_drafts/a.md": _SECRET}, ("x/index.html", _PAGE), folders=[own]) == ["x/index.html"]


def test_what_pages_say_of_themselves_is_no_leak(tmp_path: Path) -> None:
    said = wording("zh").search_off

    assert _passed(tmp_path, {"_drafts/a.md": f"{said}\n"}, ("x/index.html", said.encode())) == ["x/index.html"]


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
