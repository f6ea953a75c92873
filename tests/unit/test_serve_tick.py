"""Ticking a task: one character of the file, and only of the file that the page was made from."""

from pathlib import Path

import pytest

from journal.disk import Listing, Refusal, digest_of, scan
from journal.read import read
from journal.rules import Rules
from journal.serve.edition import TaskBox
from journal.serve.tick import Ticker
from tests.links import link


def _listing(root: Path) -> Listing:
    listing = scan(root, (), (), root / "_site")
    assert isinstance(listing, Listing)
    return listing


def _box(data: bytes, number: int = 0, codec: str = "") -> TaskBox:
    task = read("a.md", data, digest_of(data), Rules(), codec).note.tasks[number]
    return TaskBox(number, "a.md", digest_of(data), task.line, task.column, task.mark)


def _after(root: Path, data: bytes, number: int = 0, codec: str = "") -> bytes:
    (root / "a.md").write_bytes(data)
    assert Ticker().tick(_listing(root), _box(data, number, codec), codec) is None
    return (root / "a.md").read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"- [ ] oil\n", b"- [x] oil\n"),
        (b"- [x] oil\n", b"- [ ] oil\n"),
        (b"- [X] oil\n", b"- [ ] oil\n"),
        (b"# A\r\n\r\n\t\r\n- [ ] oil  \r\n  \r\n", b"# A\r\n\r\n\t\r\n- [x] oil  \r\n  \r\n"),
        (b"# A\r\r- [ ] oil\r", b"# A\r\r- [x] oil\r"),
        (b"\xef\xbb\xbf- [ ] oil", b"\xef\xbb\xbf- [x] oil"),
        ("一天\n\n1. [ ] 修好桨 ✓\n".encode(), "一天\n\n1. [x] 修好桨 ✓\n".encode()),
        (b"> - [ ] oil\n", b"> - [x] oil\n"),
        ("* ☐ oil\n".encode(), "* ☑ oil\n".encode()),
        (b"- one\n  - [ ] oil\n", b"- one\n  - [x] oil\n"),
        (b"- one\n\t- [ ] oil\n", b"- one\n\t- [x] oil\n"),
        (b"> - one\n> \t- [ ] oil\n", b"> - one\n> \t- [x] oil\n"),
        (b"[ ] a\n\t[x ] oil\n", b"[x] a\n\t[x ] oil\n"),
        (b"- [ x ] oil\n", b"- [   ] oil\n"),
        ("- [　] 油\n".encode(), "- [x] 油\n".encode()),
    ],
    ids=[
        "empty", "ticked", "capital", "CRLF", "CR", "byte order mark", "Han", "quotation", "glyph", "nested",
        "tab", "tab in a quotation", "without bullets", "spaces within", "of full width",
    ],
)  # fmt: skip
def test_one_character_changes_and_nothing_else(before: bytes, after: bytes, tmp_path: Path) -> None:
    assert _after(tmp_path, before) == after


def test_a_note_in_another_encoding_stays_in_it(tmp_path: Path) -> None:
    text = "旧的一天\n\n- [ ] 买清漆\n"

    assert _after(tmp_path, text.encode("gb18030"), 0, "gb18030") == text.replace("[ ]", "[x]").encode("gb18030")


def test_a_note_in_utf_16_stays_in_it(tmp_path: Path) -> None:
    text = "\ufeff# A\n\n- [ ] oil\n"

    assert _after(tmp_path, text.encode("utf-16-le")) == text.replace("[ ]", "[x]").encode("utf-16-le")


def test_the_right_one_of_equal_tasks_is_ticked(tmp_path: Path) -> None:
    assert _after(tmp_path, b"- [ ] oil\n- [ ] oil\n- [ ] oil\n", 1) == b"- [ ] oil\n- [x] oil\n- [ ] oil\n"


def test_a_file_that_was_changed_is_left_alone(tmp_path: Path) -> None:
    box = _box(b"- [ ] oil\n")
    (tmp_path / "a.md").write_bytes(b"- [ ] oil!\n")

    assert isinstance(Ticker().tick(_listing(tmp_path), box, ""), Refusal)
    assert (tmp_path / "a.md").read_bytes() == b"- [ ] oil!\n"


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    box = _box(b"- [ ] oil\n")
    (tmp_path / "a.md").write_bytes(b"- [ ] oil\n")
    listing = _listing(tmp_path)
    (tmp_path / "a.md").unlink()

    assert isinstance(Ticker().tick(listing, box, ""), Refusal)
    assert not (tmp_path / "a.md").exists()


def test_text_that_was_repaired_when_it_was_read_is_left_alone(tmp_path: Path) -> None:
    data = "- [ ] cafÃ© au lait\n".encode()
    (tmp_path / "a.md").write_bytes(data)

    assert isinstance(Ticker().tick(_listing(tmp_path), _box(data), ""), Refusal)
    assert (tmp_path / "a.md").read_bytes() == data


def test_several_boxes_of_one_page_are_ticked_one_after_the_other(tmp_path: Path) -> None:
    data = b"- [ ] oil\n- [ ] rope\n"
    (tmp_path / "a.md").write_bytes(data)
    ticker, listing = Ticker(), _listing(tmp_path)

    assert [ticker.tick(listing, _box(data, number), "") for number in (0, 1, 0)] == [None, None, None]
    assert (tmp_path / "a.md").read_bytes() == b"- [x] oil\n- [x] rope\n"


def test_what_is_written_between_two_ticks_is_left_alone(tmp_path: Path) -> None:
    data = b"- [ ] oil\n- [ ] rope\n"
    (tmp_path / "a.md").write_bytes(data)
    ticker, listing = Ticker(), _listing(tmp_path)
    ticker.tick(listing, _box(data), "")
    (tmp_path / "a.md").write_bytes(b"- [x] oil\n- [ ] cork and rope\n")

    assert isinstance(ticker.tick(listing, _box(data, 1), ""), Refusal)
    assert (tmp_path / "a.md").read_bytes() == b"- [x] oil\n- [ ] cork and rope\n"


def test_a_file_outside_is_left_alone(tmp_path: Path) -> None:
    data = b"- [ ] oil\n"
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_bytes(data)
    listing = _listing(tmp_path / "content")
    (tmp_path / "b.md").write_bytes(data)
    (tmp_path / "content" / "a.md").unlink()
    link(tmp_path / "content" / "a.md", tmp_path / "b.md")

    assert isinstance(Ticker().tick(listing, _box(data), ""), Refusal)
    assert (tmp_path / "b.md").read_bytes() == data
