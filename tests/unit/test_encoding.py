"""From bytes to text."""

import pytest

from journal.diagnostics import Code
from journal.encoding import decode, repaired, spaced


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfa", "a"),
        ("川".encode("utf-16"), "川"),
        (b"\xfe\xff\x00a", "a"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("물길".encode(), "물길"),
        (b"", ""),
    ],
)
def test_a_file_is_utf_8_or_says_what_it_is(data: bytes, text: str) -> None:
    found = decode(data)

    assert (found.text, found.found) == (text, ())


@pytest.mark.parametrize(("codec", "text"), [("gb18030", "河"), ("shift_jis", "川"), ("euc-kr", "강")])
def test_a_file_may_be_in_a_configured_encoding(codec: str, text: str) -> None:
    assert decode(text.encode(codec), codec).text == text


def test_bytes_of_no_encoding_are_marked_and_reported() -> None:
    found = decode(b"a\xffb")

    assert found.text == "a\ufffdb"
    assert [(each.code, each.start) for each in found.found] == [(Code.NOT_UTF8, 1)]


def test_an_encoding_that_there_is_not_is_reported() -> None:
    assert [each.code for each in decode(b"a", "weir-8").found] == [Code.NOT_UTF8]


def test_nul_characters_become_spaces() -> None:
    found = decode(b"a\x00b")

    assert found.text == "a b"
    assert [each.code for each in found.found] == [Code.CONTROL_CHARACTERS]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["The weir.\n", "# 三月九日\n\n换了弦。\n", "강물\n"])
def test_utf_16_without_a_mark_is_named_and_not_guessed(text: str, codec: str) -> None:
    found = decode(text.encode(codec))

    assert [each.code for each in found.found] == [Code.NOT_UTF8]
    assert f"`{codec}`" in found.found[0].hint
    assert decode(text.encode(codec), codec).text == text


@pytest.mark.parametrize(
    "data", [b"a\x00b", b"ab\x00cdefg", b"The log ends in \0\0\0\0\0\0\0\0 the middle.", "물\0길".encode()]
)
def test_text_with_nul_characters_is_text(data: bytes) -> None:
    found = decode(data)

    assert [each.code for each in found.found] == [Code.CONTROL_CHARACTERS]
    assert found.text == data.decode().replace("\0", " ")


@pytest.mark.parametrize("codec", ["gb18030", "latin-1", "shift_jis"])
def test_text_of_another_encoding_with_a_nul_is_text(codec: str) -> None:
    text = "".join(each for each in "Über dem Wehr, 三月九日, 川の水. " * 9 if each.encode(codec, "ignore"))
    found = decode(text.encode(codec) + b"\0\n")

    assert not found.binary
    assert Code.NOT_UTF8 in [each.code for each in found.found]


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\0\0\0\x08\0\x8f\xb2"])
def test_what_is_no_text_is_told_once(data: bytes) -> None:
    found = decode(data)

    assert found.binary
    assert [each.code for each in found.found] == [Code.NOT_UTF8]


@pytest.mark.parametrize("text", ["it’s", "河水", "é", "川の水"])
def test_text_that_was_encoded_twice_is_repaired(text: str) -> None:
    broken = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode())

    assert repaired(broken).text == text


@pytest.mark.parametrize(
    "text",
    [
        *("café", "Ångström", "naïve Â", "50 °C", "“a”", "é"),
        *(
            "«\u00a0beauté\u00a0»",
            "«\u00a0là\u00a0» et «\u00a0à\u00a0»",
            "„Fluß“ und „groß“ …",
            "3\u00a0×\u00a04",
            "ÈÉÙÚçÇ€ñÑ",
        ),
    ],
)
def test_good_text_is_not_repaired(text: str) -> None:
    found = repaired(text)

    assert (found.text, found.found) == (text, ())


def test_good_text_stays_beside_what_was_encoded_twice() -> None:
    assert repaired("cafÃ© «\u00a0beauté\u00a0»").text == "café «\u00a0beauté\u00a0»"
    assert repaired("æ²³ marÃ©e é\u00a0»").text == "河 marée 頻"


def test_what_is_partly_lost_stays() -> None:
    found = repaired("æ²³æ°")

    assert found.text == "æ²³æ°"
    assert [each.code for each in found.found] == [Code.MOJIBAKE_LOSSY]


def test_what_is_lost_is_found_behind_what_is_repaired() -> None:
    found = repaired("cafÃ© and æ²³æ° flow")

    assert [found.text[each.start : each.end] for each in found.found] == ["æ²³æ°", "é"]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("#\u00a0a", "# a"),
        ("-\u00a0[\u00a0]\u00a0a", "- [ ] a"),
        ("- [ ]\u00a0a", "- [ ]\u00a0a"),
        ("\u00a0\u00a0- \u00a0a", "  -  a"),
        ("1.\u00a0a", "1. a"),
        (">\u00a0-\u00a0a", "> - a"),
        ("\u00a0\u00a0\u00a0\u00a0a", "\u00a0\u00a0\u00a0\u00a0a"),
        ("10\u00a0km", "10\u00a0km"),
    ],
)
def test_a_space_that_does_not_break_is_one_after_a_mark(text: str, result: str) -> None:
    assert spaced(text) == result


def test_what_turns_the_direction_of_text_shows_as_nothing_and_is_reported() -> None:
    found = decode("the \u202egnp.exe\u2066".encode(), "")

    assert found.text == "the \u2060gnp.exe\u2060"
    assert [each.code for each in found.found] == [Code.CONTROL_CHARACTERS]
