"""What is published, and which notes a pattern of the configuration means."""

import pytest

from journal.note import Note
from journal.read import read
from journal.rules import Rules
from journal.site.terms import Overrule, matches, published

_PUBLIC, _PRIVATE = (Overrule("daily/*", visibility=each) for each in ("public", "private"))


def _note(path: str, text: str = "Low water.\n") -> Note:
    return read(path, text.encode(), "", Rules()).note


@pytest.mark.parametrize(
    ("overrules", "is_published"),
    [
        ((), True),
        ((_PRIVATE,), False),
        ((_PUBLIC, _PRIVATE), False),
        ((_PRIVATE, _PUBLIC), True),
        ((_PRIVATE, Overrule("daily/*", language="ja")), False),
        ((_PRIVATE, Overrule("weekly/*", visibility="public")), False),
        ((Overrule("weekly/*", visibility="private"),), True),
    ],
)
def test_the_last_pattern_that_says_so_publishes_a_note_or_keeps_it_back(
    overrules: tuple[Overrule, ...],
    is_published: bool,  # noqa: FBT001
) -> None:
    assert published(_note("daily/a.md"), overrules) is is_published


@pytest.mark.parametrize(
    ("path", "text"), [("daily/a.md", "---\ndraft: true\n---\nLow.\n"), ("daily/_drafts/a.md", "Low.\n")]
)
def test_a_note_that_keeps_itself_back_is_published_where_the_configuration_says_so(path: str, text: str) -> None:
    note = _note(path, text)

    assert [published(note, overrules) for overrules in ((), (_PUBLIC,))] == [False, True]


@pytest.mark.parametrize(
    "pattern", ["daily/a.md", "daily/*", "daily", "daily/", "*.md", "**/a.md", "**/daily/*", "d?ily/[a]*"]
)
def test_a_pattern_means_a_file_or_a_folder(pattern: str) -> None:
    assert matches(pattern, "daily/a.md")


@pytest.mark.parametrize("pattern", ["a.md", "dail", "daily/b", "Daily/*", "**/ly/*", "weekly/*"])
def test_a_pattern_means_nothing_else(pattern: str) -> None:
    assert not matches(pattern, "daily/a.md")


def test_a_pattern_for_any_folder_means_a_file_in_none() -> None:
    assert matches("**/a.md", "a.md")
