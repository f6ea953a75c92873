"""The preview shows what no built site has, however it is kept back, and says why it is not there."""

import pytest

from journal.read import read
from journal.rules import Rules
from journal.serve.drafts import with_drafts, withheld
from journal.site.terms import Overrule, Terms, published


@pytest.mark.parametrize(
    ("path", "text", "why"),
    [
        ("a.md", "Low.\n", ""),
        ("a.md", "---\ndraft: true\n---\nLow.\n", "draft"),
        ("_drafts/a.md", "Low.\n", "_drafts"),
        ("mine/a.md", "Low.\n", "private"),
        ("mine/[a]*?.md", "Low.\n", "private"),
    ],
)
def test_each_note_is_shown_with_what_keeps_it_back(path: str, text: str, why: str) -> None:
    note = read(path, text.encode(), "", Rules()).note
    terms = Terms(overrules=(Overrule("mine/*", visibility="private"),))

    assert withheld(note, terms) == why
    assert published(note, with_drafts(terms, [note]).overrules)


def test_only_those_are_shown_that_were_asked_for() -> None:
    asked, other = (read(f"_drafts/{name}.md", b"Low.\n", "", Rules()).note for name in ("[a]", "a"))

    assert not published(other, with_drafts(Terms(), [asked]).overrules)
