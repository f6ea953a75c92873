"""What was read is kept, and a bad store is as good as none."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree
from typing import Final

import pytest

from journal.basis import basis_of
from journal.disk import digest_of
from journal.first import SEAL
from journal.lexicon import extended
from journal.note import Read
from journal.read import read
from journal.record import replace
from journal.rules import Rules
from journal.store import (
    Bodies,
    Memory,
    Packed,
    PageMemory,
    Store,
    discard,
    kept_in,
    recall,
    recall_templates,
    remember,
    remember_templates,
)

_TEXT = b"# Thursday\n\n- [x] water the ferns\n- [ ] 9:00-10:30 read [a page](x.md)\n"


def _read() -> Read:
    return read("2031-02-20.md", _TEXT, digest_of(_TEXT), Rules())


def _kept(folder: Path) -> str:
    store = Store(folder, basis_of(Rules()))
    key = store.key("2031-02-20.md", digest_of(_TEXT), "")
    store.keep({key: Packed.of(_read())})
    store.close()
    return key


def _got(folder: Path, key: str) -> Read | None:
    store = Store(folder, basis_of(Rules()))
    try:
        return store.get(key)
    finally:
        store.close()


def test_what_was_kept_comes_back_equal(tmp_path: Path) -> None:
    key = _kept(tmp_path)

    assert _got(tmp_path, key) == _read()


def test_what_was_not_kept_does_not_come(tmp_path: Path) -> None:
    _kept(tmp_path)

    assert _got(tmp_path, "0" * 32) is None


def test_a_body_that_is_asked_for_again_is_not_decoded_again(tmp_path: Path) -> None:
    bodies = Bodies(tmp_path, basis_of(Rules()), {"2031-02-20.md": _kept(tmp_path)}, {}, lambda _: _read())

    assert bodies["2031-02-20.md"] is bodies["2031-02-20.md"]


def test_only_a_few_bodies_are_at_hand() -> None:
    asked: list[str] = []

    def again(path: str) -> Read:
        asked.append(path)
        return _read()

    bodies = Bodies(None, "", dict.fromkeys("abcdefgh", ""), {}, again)
    for path in "ababacdefgha":
        assert bodies[path] == _read().body

    assert "".join(asked) == "abcdefgha"


def test_the_key_depends_on_all_that_reading_does(tmp_path: Path) -> None:
    store = Store(tmp_path, basis_of(Rules()))
    other = Store(tmp_path / "other", basis_of(replace(Rules(), lexicon=extended(("To be done",), (), (), ()))))
    keys = {store.key("a.md", "1", ""), store.key("b.md", "1", ""), store.key("a.md", "2", "")}
    keys |= {store.key("a.md", "1", "big5"), other.key("a.md", "1", "")}
    store.close()
    other.close()

    assert len(keys) == 5


def test_a_new_folder_is_ignored_by_git(tmp_path: Path) -> None:
    _kept(tmp_path / ".journal")

    assert (tmp_path / ".journal" / ".gitignore").read_text().endswith("*\n")


def test_a_folder_that_is_there_gets_no_ignore_file(tmp_path: Path) -> None:
    _kept(tmp_path)

    assert not (tmp_path / ".gitignore").exists()


@pytest.mark.parametrize(
    "damage", [b"", b"no database at all", b"SQLite format 3\0" + b"x" * 5000], ids=["empty", "text", "torn"]
)
def test_a_damaged_store_is_made_anew(damage: bytes, tmp_path: Path) -> None:
    key = _kept(tmp_path)
    (tmp_path / "notes.sqlite").write_bytes(damage)
    before = _got(tmp_path, key)

    _kept(tmp_path)

    assert (before, _got(tmp_path, key)) == (None, _read())


def test_a_store_of_another_form_is_made_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "notes.sqlite") as table:
        table.execute("CREATE TABLE notes (something TEXT)")
        table.execute("PRAGMA user_version = 1")
    table.close()

    key = _kept(tmp_path)

    assert _got(tmp_path, key) == _read()


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    key = _kept(tmp_path)
    with sqlite3.connect(tmp_path / "notes.sqlite") as table:
        (data,) = table.execute("SELECT data FROM notes").fetchone()
        table.execute("UPDATE notes SET data = ?", (data.replace(b"ferns", b"terns"),))
    table.close()

    assert _got(tmp_path, key) is None


def test_without_a_folder_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "store", basis_of(Rules()))
    store.keep({"a": Packed.of(_read())})

    assert (store.usable, store.get("a")) == (False, None)
    store.close()


def test_what_nothing_asks_for_is_forgotten_in_time(tmp_path: Path) -> None:
    old = _kept(tmp_path)
    _many_builds(tmp_path, lambda _: ())

    assert _got(tmp_path, old) is None
    assert _got(tmp_path, f"{39:032}") == _read()


def test_what_is_asked_for_is_not_forgotten(tmp_path: Path) -> None:
    old = _kept(tmp_path)
    _many_builds(tmp_path, lambda _: (old,))

    assert _got(tmp_path, old) == _read()


def test_what_was_missed_for_a_while_is_not_forgotten_once_it_is_asked_for_again(tmp_path: Path) -> None:
    old = _kept(tmp_path)
    _many_builds(tmp_path, lambda number: (old,) if number % 16 < 8 else ())

    assert _got(tmp_path, old) == _read()


def _many_builds(folder: Path, used: Callable[[int], tuple[str, ...]]) -> None:
    basis, note = basis_of(Rules()), Packed.of(_read())
    for number in range(40):
        store = Store(folder, basis)
        store.keep({f"{number:032}": note})
        store.forget(used(number))
        store.close()


_PAGES: Final = PageMemory(questions=b"12345678", answers=b"87654321", asked=b"1234", ends=b"1234", paths=("a",))


def test_what_pages_asked_is_kept_apart(tmp_path: Path) -> None:
    remember(tmp_path, Memory(pages=_PAGES))
    pages = recall(tmp_path)[0].pages

    assert replace(pages, name="") == _PAGES
    assert _PAGES.questions in (tmp_path / "asked.msgpack").read_bytes()
    assert _PAGES.questions not in (tmp_path / "build.msgpack").read_bytes()


def test_what_pages_asked_is_written_again_only_if_it_is_another(tmp_path: Path) -> None:
    remember(tmp_path, Memory(pages=_PAGES))
    pages = recall(tmp_path)[0].pages
    before = (tmp_path / "asked.msgpack").stat().st_ino

    remember(tmp_path, Memory(pages=replace(pages, answers=b"11111111")))

    assert (tmp_path / "asked.msgpack").stat().st_ino == before
    assert recall(tmp_path)[0].pages == replace(pages, answers=b"11111111")


@pytest.mark.parametrize("other", [None, b"", b"0000"], ids=["gone", "empty", "other"])
def test_without_what_pages_asked_nothing_is_known_of_them(other: bytes | None, tmp_path: Path) -> None:
    remember(tmp_path, Memory(pages=_PAGES, reading="rules"))
    (tmp_path / "asked.msgpack").unlink()
    if other is not None:
        (tmp_path / "asked.msgpack").write_bytes(other)

    memory = recall(tmp_path)[0]

    assert (memory.pages, memory.reading) == (PageMemory(), "rules")


def test_templates_are_kept_compiled(tmp_path: Path) -> None:
    recall(tmp_path)
    remember_templates(tmp_path, "basis", {"page": b"code"})
    recall(tmp_path)

    assert recall_templates(tmp_path, "basis") == {"page": b"code"}
    assert recall_templates(tmp_path, "another basis") == {}


@pytest.mark.parametrize("there", [True, False], ids=["with its seal", "without"])
def test_compiled_templates_that_come_from_elsewhere_are_not_run(tmp_path: Path, *, there: bool) -> None:
    recall(tmp_path / "one")
    remember_templates(tmp_path / "one", "basis", {"page": b"code"})
    copytree(tmp_path / "one", tmp_path / "other")
    if not there:
        (tmp_path / "other" / SEAL).unlink()

    assert recall_templates(tmp_path / "other", "basis") == {}


def test_a_store_is_thrown_away_with_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / ".journal"
    _kept(folder)
    recall(folder)
    remember(folder, Memory())
    (folder / "first.bin").touch()

    discard(folder)

    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_deleted_is_told_and_stays_hidden_from_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "notes.sqlite":
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    unlink = Path.unlink
    folder = tmp_path / ".journal"
    _kept(folder)
    remember(folder, Memory())
    monkeypatch.setattr(Path, "unlink", held)

    assert discard(folder) == ("notes.sqlite",)
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "notes.sqlite"]


def test_files_of_others_stay_where_a_store_was(tmp_path: Path) -> None:
    folder = tmp_path / ".journal"
    _kept(folder)
    for name in ("notes.sqlite.md", "clocks", "build.msgpack.old", "diary.md"):
        (folder / name).touch()

    assert kept_in(folder) == ("notes.sqlite",)
    discard(folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        ".gitignore", "build.msgpack.old", "clocks", "diary.md", "notes.sqlite.md"
    ]  # fmt: skip


def test_a_store_that_is_not_there_can_be_thrown_away(tmp_path: Path) -> None:
    discard(tmp_path / "nowhere")

    assert kept_in(tmp_path / "nowhere") == ()


def test_a_store_that_another_thread_opened_gives_what_was_kept(tmp_path: Path) -> None:
    key = _kept(tmp_path)
    store = Store(tmp_path, basis_of(Rules()))
    with ThreadPoolExecutor(1) as other:
        got = other.submit(store.get, key).result()
        other.submit(store.close).result()

    assert got == _got(tmp_path, key) == _read()
