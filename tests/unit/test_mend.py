import codecs

import pytest

from journal.diagnostics import Code, Diagnostic, Span
from journal.encoding import decode, repaired
from journal.mend import difference, mended
from journal.read import read
from journal.record import replace
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.source import source

_STALE = "- [ ] build the rig [2/3]\n  - [x] saw the frame\n  - [ ] wire the relay\n  - [ ] paint it\n"


def _mended(data: bytes, codec: str = "") -> bytes | None:
    """The file as it is mended after all that was found in it; None if nothing is."""
    note = read("2026-03-09.md", data, "", Rules(), codec).note
    text = source(note.path, repaired(decode(data, codec).text).text)
    found = [replace(each, excerpt=text.excerpt(each.where)) for each in assemble([note], Terms()).found]
    done = mended(data, codec, found)
    return done.data if done else None


def test_a_stale_count_is_written_anew() -> None:
    assert _mended(_STALE.encode()) == _STALE.replace("[2/3]", "[1/3]").encode()


def test_a_stale_count_in_a_heading_is_written_anew() -> None:
    text = "# Thursday\n\n## Chores [2/2]\n\n- [x] oil the hinge\n- [ ] water the ferns\n"

    assert _mended(text.encode()) == text.replace("[2/2]", "[1/2]").encode()


def test_a_count_that_stands_twice_in_its_line_is_left_alone() -> None:
    assert _mended(_STALE.replace("rig", "rig, which was [2/3] at noon").encode()) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("[x]water", "[x] water"), ("[] water", "[ ] water"), ("[ x ] water", "[x] water")],
)
def test_a_check_box_gets_its_spaces(written: str, meant: str) -> None:
    assert _mended(f"- {written} the ferns\n- [ ] oil\n".encode()) == f"- {meant} the ferns\n- [ ] oil\n".encode()


def test_two_boxes_of_one_line_are_both_mended_where_they_stand() -> None:
    assert _mended(b"- []read `[]` in the manual\n") == b"- [ ] read `[]` in the manual\n"


def test_all_that_is_found_in_one_line_is_mended_in_whatever_order_it_was_found() -> None:
    found = [
        Diagnostic(Code.CHECKBOX_SPACING, Span("a.md", 1, column), "", instead=("[x]", "[x] ")) for column in (1, 5, 9)
    ]

    for order in (found, found[::-1], [found[1], found[2], found[0]]):
        done = mended(b"[x]a[x]b[x]c\n", "", order)

        assert done is not None
        assert (done.data, done.count) == (b"[x] a[x] b[x] c\n", 3)


def test_text_that_was_encoded_twice_is_written_as_it_was() -> None:
    twice = "Tomás’s café".encode().decode("cp1252")

    assert _mended(f"# {twice}\n".encode()) == "# Tomás’s café\n".encode()


def test_a_box_is_mended_behind_text_that_was_encoded_twice() -> None:
    twice = "café".encode().decode("cp1252")

    assert _mended(f"- {twice}\n- [x]{twice}\n".encode()) == "- café\n- [x] café\n".encode()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["CRLF", "CR", "LF"])
def test_line_ends_stay(end: str) -> None:
    text = f"a{end}{end}- [x]water{end}\tb  {end}"

    assert _mended(text.encode()) == text.replace("[x]", "[x] ").encode()


def test_line_ends_of_several_kinds_stay() -> None:
    assert _mended(b"a\r\nb\n- [x]water\rc\r\n") == b"a\r\nb\n- [x] water\rc\r\n"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_the_mark_at_the_start_and_the_encoding_stay(mark: bytes, codec: str) -> None:
    assert _mended(mark + "- [x]浇水\n".encode(codec)) == mark + "- [x] 浇水\n".encode(codec)


def test_a_file_in_its_configured_encoding_stays_in_it() -> None:
    assert _mended("- [x]浇水\n".encode("gb18030"), "gb18030") == "- [x] 浇水\n".encode("gb18030")


def test_a_file_that_is_no_text_is_left_alone() -> None:
    assert _mended(b"- [x]water \xff\n") is None


def test_a_file_with_nothing_to_mend_is_left_alone() -> None:
    assert _mended(b"- [x] water\n") is None


def test_a_difference_is_shown_line_by_line() -> None:
    assert difference("a.md", b"one\r\n- [x]b\r\n", b"one\r\n- [x] b\r\n", "") == (
        "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n one\n-- [x]b\n+- [x] b\n"
    )


def test_a_difference_tells_of_a_line_without_an_end() -> None:
    assert difference("a.md", b"- [x]b", b"- [x] b", "").count("\\ No newline at end of file") == 2
