"""A fragment of private text is found wherever it is printed, and what pages say of themselves is none."""

import pytest

from journal.leaks import Place, Withheld, text_of_file, text_of_note

_LINES = (
    (Place("diary.md", 3), "The doctor says that the heart is fine, but ask again."),
    (Place("diary.md", 5), "上游的水位比去年同期低了很多吧。"),
)


def _found(text: str, common: frozenset[str] = frozenset()) -> set[Place]:
    withheld = Withheld(_LINES, common)
    return {withheld.places[fragment] for fragment in withheld.among(text)}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a/index.html", "<p>… the <em>doctor</em> says that\nthe heart …</p>"),
        ("a/index.html", "<p>the doctor\nsays that</p>"),
        ("a/index.html", '<img alt="DOCTOR says that">'),
        ("a/index.html", "<img alt='the doctor says that'>"),
        ("a/index.html", '<img alt="the doctor\nsays that">'),
        ("a/index.html", '<a href="../the-doctor-says/">x</a>'),
        ("feed.xml", "<title>The doctor &#115;ays that</title>"),
        ("search/d0.js", 'x(["The doctor says that"])'),
        ("site.json", '{"text": "the doct\\u006fr says"}'),
        ("site.json", '{"text": "the\\ndoctor\\nsays"}'),
        ("calendar.ics", "SUMMARY:The doct\r\n or says"),
        ("the-doctor-says-that/index.html", ""),
        ("the-doctor-says.png", ""),
    ],
)
def test_it_is_found_however_it_is_printed(path: str, text: str) -> None:
    assert _found(text_of_file(path, text)) == {Place("diary.md", 3)}


def test_it_is_found_whatever_of_it_is_marked_within_its_text() -> None:
    tags = ("em", "strong", "b", "i", "s", "a", "code", "mark", "span", "sub", "sup", "wbr", "abbr", "del", "ins", "small", "kbd")  # fmt: skip
    pages = {tag: f"<p>the doc<{tag}>tor</{tag}> says that</p>" for tag in tags}

    assert [tag for tag, page in pages.items() if not _found(text_of_file("a/index.html", page))] == []


def test_it_is_found_in_a_script_without_spaces() -> None:
    assert _found(text_of_file("a/index.html", "<p>昨天，上游的水位比<b>去年</b>同期低了很多</p>")) == {
        Place("diary.md", 5)
    }


@pytest.mark.parametrize(
    "text",
    [
        "<p>the doctor</p><p>says that</p>",
        "<p>the doctor, says that</p>",
        "<p>the heart is</p>",
        "<p>上游的水位比去年</p>",
    ],
    ids=["two paragraphs", "two parts of a sentence", "too few letters", "too few characters"],
)
def test_less_or_apart_it_is_not(text: str) -> None:
    assert _found(text_of_file("a/index.html", text)) == set()


def test_words_that_pages_have_of_themselves_count_for_no_letters() -> None:
    assert _found("the doctor says", common=frozenset({"says"})) == set()


@pytest.mark.parametrize(
    "text", ["the [doctor](https://example.org/) says that", "the **doctor** says\nthat", "# The [[x|doctor]] says"]
)
def test_what_a_note_says_is_told_as_it_is_read(text: str) -> None:
    assert _found(text_of_note("a.md", text)) == {Place("diary.md", 3)}
