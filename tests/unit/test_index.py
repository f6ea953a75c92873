"""The index of a site: made anew as far as entries have changed, and always what it would be from nothing."""

import json
import re
import sqlite3
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal import search
from journal.index import Index, index, note_terms
from journal.model import Entry
from journal.note import Body
from journal.postings import FILE, Since
from journal.record import replace
from journal.routes import Home
from journal.views.known import known
from journal.views.place import Place
from tests.make import ROOT, daily, note, page, section, site

_FIRST = date(2025, 1, 1)
_TEXTS = {
    "a.md": "A scheduler wakes two threads",
    "b.md": "调度器只唤醒一个线程",
    "c.md": "Tides and cellos",
    "about.md": "Who writes here",
}


def _place(texts: Mapping[str, str], titles: Mapping[str, str] | None = None) -> tuple[Place, dict[str, Body]]:
    """A journal of one day for each text, and a page; the digest of a note is its text."""
    entries: list[Entry] = []
    for at, (path, text) in enumerate(texts.items()):
        of = note(path, sections=(ROOT, section("Notes")), digest=text)
        title = (titles or {}).get(path, path.removesuffix(".md"))
        entries.append(page(title, of) if path == "about.md" else daily(title, _FIRST + timedelta(at), of))
    made = site(*sorted(entries, key=lambda entry: entry.when or date.min, reverse=True))
    bodies = {path: Body(((), ("Notes",)), ((), (f"<p>{text}</p>",))) for path, text in texts.items()}
    return Place(made, Home(), found=known(made)), bodies


def _indexed(
    texts: Mapping[str, str], folder: Path | None, titles: Mapping[str, str] | None = None, basis: str = "1"
) -> Index:
    place, bodies = _place(texts, titles)
    return replace(index(place, bodies, folder, basis, lambda _, __: True), kept="")


def _found(made: Index, term: str) -> list[str]:
    """The addresses of the entries that have a term."""
    files = json.loads(_value(made.contents["search/all.js"]))
    text = made.contents[f"search/t{search.file_of(search.key(term), files['t'])}.js"].decode()
    line = next((line for line in re.split(r"[`\n]", text) if line.startswith(f"{term} ")), "")
    numbers = [number for number, _ in search.read(line.partition(" ")[2])]
    told = [json.loads(_value(made.contents[f"search/d{search.group(n, files['d'])}.js"]))[str(n)] for n in numbers]
    return [each[0] for each in told]


def _value(script: bytes) -> str:
    return script.decode().partition(",")[2].removesuffix(")\n")


def test_an_entry_is_found_by_words_pairs_and_its_title() -> None:
    made = _indexed(_TEXTS, None, {"c.md": "Harbour"})

    assert [_found(made, term) for term in ("scheduler", "唤醒", "harbour", "nowhere")] == [
        ["2025/01/01/"],
        ["2025/01/02/"],
        ["2025/01/03/"],
        [],
    ]


_EDITS: dict[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "a word": ({**_TEXTS, "a.md": "A scheduler wakes three threads"}, {}),
    "a title": (_TEXTS, {"b.md": "Another"}),
    "a new entry": ({**_TEXTS, "d.md": "Tides again"}, {}),
    "an entry less": ({path: text for path, text in _TEXTS.items() if path != "c.md"}, {}),
    "two that change places": (dict(sorted(_TEXTS.items(), reverse=True)), {}),
    "many new entries": ({**_TEXTS, **{f"n{n}.md": f"Number {n}" for n in range(60)}}, {}),
    "nothing": (_TEXTS, {}),
}


@pytest.mark.parametrize("edit", _EDITS)
def test_after_an_edit_the_index_is_what_it_is_from_nothing(edit: str, tmp_path: Path) -> None:
    texts, titles = _EDITS[edit]
    _indexed(_TEXTS, tmp_path)

    assert _indexed(texts, tmp_path, titles) == _indexed(texts, None, titles)


def test_an_edit_of_a_word_makes_only_the_files_of_that_word_and_the_list_anew(tmp_path: Path) -> None:
    before = _indexed(_TEXTS, tmp_path)
    after = _indexed({**_TEXTS, "a.md": "A scheduler wakes three threads"}, tmp_path)

    terms = {path for path, digest in after.digests.items() if before.digests[path] != digest and path[7] == "t"}
    count = json.loads(_value(after.contents["search/all.js"]))["t"]
    assert terms == {f"search/t{search.file_of(search.key(word), count)}.js" for word in ("two", "three")}


def test_only_what_is_wanted_is_given(tmp_path: Path) -> None:
    before = _indexed(_TEXTS, tmp_path)
    place, bodies = _place(_TEXTS)

    again = index(place, bodies, tmp_path, "1", lambda path, _: path == "search/t3.js")

    assert replace(again, kept="") == replace(before, contents={"search/t3.js": before.contents["search/t3.js"]})


_EDITED = {**_TEXTS, "a.md": "A scheduler wakes three threads"}


@pytest.mark.parametrize("name", ["", "another state"], ids=["kept", "of another build"])
def test_an_index_since_the_last_one_is_that_from_nothing(tmp_path: Path, name: str) -> None:
    place, bodies = _place(_TEXTS)
    before = index(place, bodies, tmp_path, "1", lambda _, __: True)
    edited, new_bodies = _place(_EDITED)
    since = Since(name or before.kept, frozenset({"a.md"}))

    again = index(edited, new_bodies, tmp_path, "1", lambda _, __: True, since=since)

    assert replace(again, kept="") == _indexed(_EDITED, None)


def test_an_entry_without_a_word_is_indexed_again(tmp_path: Path) -> None:
    _indexed({**_TEXTS, "d.md": "", "about.md": ""}, tmp_path, {"d.md": "", "about.md": ""})

    assert _indexed(_TEXTS, tmp_path) == _indexed(_TEXTS, None)


def test_since_the_last_index_only_what_is_new_is_looked_at(tmp_path: Path) -> None:
    place, bodies = _place(_TEXTS)
    before = index(place, bodies, tmp_path, "1", lambda _, __: True)
    edited, new_bodies = _place(_EDITED)
    alone = replace(edited.site, entries=())

    again = index(
        replace(edited, site=alone),
        new_bodies,
        tmp_path,
        "1",
        lambda _, __: False,
        since=Since(before.kept, frozenset({"a.md"})),
    )

    assert again.digests == _indexed(_EDITED, None).digests


def test_an_index_of_terms_that_were_found_before_is_that_from_nothing() -> None:
    place, bodies = _place(_TEXTS)
    found = note_terms([entry.note for entry in place.site.entries], bodies)
    made = index(place, {}, None, "1", lambda _, __: True, terms=iter((found,)))

    assert made == _indexed(_TEXTS, None)


def test_terms_are_not_looked_for_again(tmp_path: Path) -> None:
    _indexed(_TEXTS, tmp_path)
    place, _ = _place(_TEXTS)

    assert replace(index(place, {}, tmp_path, "1", lambda _, __: True), kept="") == _indexed(_TEXTS, None)


def test_another_program_begins_anew(tmp_path: Path) -> None:
    _indexed({"a.md": "other words"}, tmp_path)

    assert _indexed(_TEXTS, tmp_path, basis="2") == _indexed(_TEXTS, None)


@pytest.mark.parametrize("kind", ["state", "terms", "lines"])
def test_what_is_damaged_is_made_anew(kind: str, tmp_path: Path) -> None:
    _indexed(_TEXTS, tmp_path)
    with sqlite3.connect(tmp_path / FILE) as table:
        table.execute("UPDATE kept SET data = x'00112233445566778899' WHERE kind = ?", (kind,))
    table.close()
    changed = {**_TEXTS, "a.md": "A scheduler wakes three threads"}

    assert _indexed(changed, tmp_path) == _indexed(changed, None)
    assert _indexed(changed, tmp_path) == _indexed(changed, None)


def test_a_file_that_is_no_table_is_replaced(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no table of ours at all" * 50)

    assert _indexed(_TEXTS, tmp_path) == _indexed(_TEXTS, None)


def test_while_another_build_has_the_table_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.postings._WAIT", 0.1)
    _indexed({"a.md": "other words"}, tmp_path)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    assert _indexed(_TEXTS, tmp_path) == _indexed(_TEXTS, None)
    other.close()
