"""What reads text that anybody may have written, as functions of one text that must not raise, nor say two things at once."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from journal.dates.arithmetic import years_down
from journal.dates.headings import bullet_dates, day_heading, weekday_heading
from journal.dates.names import file_name, path
from journal.dates.ranges import month, ordinal, period
from journal.dates.told import value, year_in
from journal.front import split
from journal.marks import links, outline, references
from journal.marks.boxes import box, group, keyword
from journal.marks.clocks import leading, stamp
from journal.marks.durations import budget, duration, spelled
from journal.marks.fields import fields
from journal.marks.times import Place, column
from journal.read import read
from journal.redirects import address_of
from journal.routes import route, slug, url
from journal.rules import Rules
from journal.shortcodes import tags
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.understood import tree, understood

Target = Callable[[str], object]


def _dates(text: str) -> None:
    for reader in (day_heading, weekday_heading, period, ordinal, month, file_name, value):
        reader(text)
    path(text.split("/"))
    year_in([text])
    rows = text.split("\n")
    bullet_dates(rows)
    years_down([found.written for row in rows if (found := day_heading(row))])


def _times(text: str) -> None:
    leading(text, Place.DAY)
    leading(text, Place.PERIOD, covers=lambda *_: True)
    for reader in (duration, spelled, budget, stamp, column):
        reader(text)


def _tasks(text: str) -> None:
    box(text, bulleted=True)
    box(text, bulleted=False)
    for reader in (keyword, group, fields):
        reader(text)


def _front(text: str) -> None:
    for fence in ("---", "+++"):
        split(f"{fence}\n{text}\n{fence}\n")
    assert split(text).front.lines <= text.count("\n") + 1


def _outline(text: str) -> None:
    outline.is_outline(text)
    references.read(outline.read(text))


def _links(text: str) -> None:
    for found, at in links.urls(text):
        assert text[at : at + len(found)] == found
        links.canonical(found)
    links.alone(text)
    links.only_link(text)
    references.from_link(text)
    references.media_range(text)
    tags(text)


def _urls(text: str) -> None:
    links.canonical(text)
    links.host(text)
    address_of(text, "https://example.org/a/")
    found = route(text)
    assert found is None or route(url(found)) == found
    assert slug(slug(text)) == slug(text)


def _note(text: str) -> None:
    found = read("2025-07-31.md", text.encode("utf-8", "surrogatepass"), "0", Rules())
    assert len(found.body.texts) == len(found.note.sections)


def _site(text: str) -> None:
    note = read("note.md", text.encode("utf-8", "surrogatepass"), "0", Rules()).note
    told = understood(assemble([note], Terms()))
    assert tree(told, text.split("\n")) if not note.front.hidden else told == {"documents": []}


def _journal(text: str) -> None:
    """Each title begins a note: what one says of the others is heard."""
    texts = _TITLES.split(text)[:20]
    notes = [
        read(f"{at}.md", each.encode("utf-8", "surrogatepass"), "0", Rules()).note for at, each in enumerate(texts)
    ]
    assert len(assemble(notes, Terms()).entries) <= sum(1 + len(note.days) for note in notes)


_TITLES: Final = re.compile(r"(?m)^(?=# )")

# Readers of a line, and what takes a whole text with the share of inputs that it gets.
LINES: Final[Mapping[str, Target]] = {
    "dates": _dates,
    "times": _times,
    "tasks": _tasks,
    "front matter": _front,
    "outline": _outline,
    "links": _links,
    "addresses": _urls,
}
WHOLE: Final[Mapping[str, Target]] = {"note": _note, "site": _site, "journal": _journal}
