"""What of a journal is the same when only texts of some notes are others."""

from datetime import date
from typing import Final

import pytest

from bench.corpus import Journal, files
from journal.disk import digest_of
from journal.model import Site
from journal.note import Note
from journal.read import read
from journal.record import names_of, replace
from journal.rules import Rules
from journal.site.again import Again, again, framework
from journal.site.assemble import assembled
from journal.site.terms import Terms
from journal.views.known import known
from tests.incremental.project import FILES

_DAY: Final = "# Planks\n\nOiled the hinge of the gate.\n\n- [x] sweep\n- [ ] [paint](yard.md)\n\nIt rained.\n"


# What is described is told by whole notes; again() gathers the journal anew where one of those changes.
_READERS: Final = frozenset({"entries", "by_id", "described", "days", "found"})


def _note(path: str, text: str) -> Note:
    return read(path, text.encode(), digest_of(text.encode()), Rules()).note


def _again(old: str, new: str, path: str = "2031-02-20.md") -> tuple[Site, Again | None]:
    before, now = _note(path, old), _note(path, new)
    others = [
        _note("yard.md", "A yard.\n"),
        _note("2031-w08.md", "# 17 - 23 Feb 2031\n\n- 2.20: planks\n- 2.21: tea\n"),
    ]
    site, choices = assembled([before, *others], Terms())
    return assembled([now, *others], Terms())[0], again([(before, now)], site, choices, Terms())


def _rest(site: Site) -> list[object]:
    return [getattr(site, each) for each in names_of(Site) if each not in _READERS]


@pytest.mark.parametrize(
    ("old", "new"),
    [("It rained.", "It rained all day, and then some."), ("the gate", "the old gate"), ("rained", "snowed")],
    ids=["a longer text", "the first sentence", "another word"],
)
def test_other_words_in_a_text_leave_the_rest_as_it_is(old: str, new: str) -> None:
    site, found = _again(_DAY, _DAY.replace(old, new))

    assert found is not None
    assert found.entries == (site.by_id["2031-02-20.md"],)
    assert all(found.days[day] == site.days[day] for day in found.days)


def test_the_first_sentence_of_a_day_is_told_of_it_anew() -> None:
    site, found = _again(_DAY, _DAY.replace("the gate", "the old gate"))

    assert found is not None
    assert found.days == {date(2031, 2, 20): site.days[date(2031, 2, 20)]}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[ ] [paint]", "[x] [paint]"),
        ("yard.md", "2031-w08.md"),
        ("# Planks", "# Boards"),
        ("It rained.", "It rained. #wet"),
        ("# Planks", "---\ndraft: true\n---\n# Planks"),
    ],
    ids=["a task", "a link", "a title", "a tag", "a draft"],
)
def test_what_the_rest_of_the_journal_reads_has_it_gathered_anew(old: str, new: str) -> None:
    assert _again(_DAY, _DAY.replace(old, new))[1] is None


@pytest.mark.parametrize(("link", "same"), [("yard.md", True), ("barn.md", False)], ids=["alive", "dead"])
def test_a_link_may_move_in_its_line_where_nothing_is_said_of_it(link: str, *, same: bool) -> None:
    old = f"Tea, [and]({link}) more.\n"

    assert (_again(old, old.replace("Tea", "Milk"))[1] is not None) == same


def test_a_journal_whose_main_language_changes_is_gathered_anew() -> None:
    assert _again("Rain.\n", "雨でした。" * 40 + "\n")[1] is None


_EVERY: Final = {
    "a journal with some of everything": {
        path.removeprefix("content/"): data for path, data in FILES.items() if path.startswith("content/")
    },
    "a long journal": dict(files(Journal(60))),
}


def _other(note: Note) -> Note:
    """The same framework with other texts."""
    return replace(
        note,
        digest=note.digest[::-1],
        words=3 * note.words,
        excerpt=f"{note.excerpt} {note.excerpt}",
        one_line=f"{note.one_line} {note.one_line}",
        sections=tuple(
            replace(each, words=each.words + 7, excerpt=f"{each.excerpt} {each.excerpt}".strip())
            for each in note.sections
        ),
        links=tuple(replace(each, context=f"{each.context} else", column=each.column + 3) for each in note.links),
        images=tuple(replace(each, column=each.column + 3) for each in note.images),
    )


@pytest.mark.parametrize("name", _EVERY)
def test_what_is_no_framework_is_read_by_entries_and_days_alone(name: str) -> None:
    notes = [
        read(path, data, digest_of(data), Rules()).note for path, data in _EVERY[name].items() if path.endswith(".md")
    ]
    others = [_other(note) for note in notes]
    one, other = assembled(notes, Terms())[0], assembled(others, Terms())[0]
    left_out = {each: None for each in names_of(Site) if getattr(one, each) != getattr(other, each)}

    assert [framework(note) for note in notes] == [framework(note) for note in others]
    assert set(left_out) <= _READERS
    assert [(each.code, each.where.line) for each in one.found] == [
        (each.code, each.where.line) for each in other.found
    ]
    assert _rest(one) == _rest(other)
    assert replace(known(one), words={}) == replace(known(other), words={})
    assert [replace(day, line="", language="", parts=()) for day in one.days.values()] == [
        replace(day, line="", language="", parts=()) for day in other.days.values()
    ]
