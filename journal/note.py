"""What one file says: the values that reading gives.

Frozen, tuples inside, no back references. Whatever depends on the rest of the journal (years, kinds, addresses) is
left open, and found for its entries.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, Protocol

from journal.dates.values import Written
from journal.diagnostics import Diagnostic
from journal.marks.references import Reference
from journal.marks.tasks import Role, Task
from journal.marks.times import TimeBlock
from journal.record import Record

# A piece of a body: HTML as it stands, or a hole, `(kind, index)`, filled when the page is rendered.
# Kinds: "link" (the opening tag of note.links[i]), "image" (note.images[i], whole), "task" and "task-end"
# (note.tasks[i], around its text), "plan" and "plan-end" (note.plans[i]), "liner" (the margin label of
# note.liners[i]), "time" and "time-end" (note.times[i]), "question" and "question-end", "heading-task" (a task whose
# text is the heading that it stands in), "cited" (after note.references[i], where else it is cited), "remark" (the start of the
# tag around one in a list: 0 for one with a line of its own, 1 for one beside a link), "note" (a reference to body.notes[i]),
# "toc" (the headings of the page), "embed" (note.links[i], with what it leads to in its place).
Hole = tuple[str, int]
Piece = str | Hole
Pieces = tuple[Piece, ...]


class Front(Record):
    """Front matter, typed. Absent keys are empty; `extra` keeps every other key as text, in the author's order."""

    title: str = ""
    date: str = ""
    updated: str = ""
    created: str = ""
    revised: str = ""
    kind: str = ""
    layout: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    description: str = ""
    language: str = ""
    slug: str = ""
    url: str = ""
    source: str = ""
    author: str = ""
    published_on: str = ""
    hidden: str = ""  # the key that keeps the note from being published, empty if none does
    extra: tuple[tuple[str, str], ...] = ()
    lines: int = 0  # lines that the front matter takes at the top of the file, fences included
    key_lines: tuple[tuple[str, int], ...] = ()  # the 1-based line of each key
    redirects: tuple[str, ...] = ()  # addresses that the note had elsewhere
    unlisted: bool = False  # it has a page to which only links lead


class Section(Record):
    """A heading and what follows it. Section 0 is the text before the first heading, with level 0 and no title.

    `parent` is the index of the enclosing section. `day` is the index, in `Note.days`, of the day that the section
    belongs to; `opens_day` is true where its own heading names that day. `role` is the role of the nearest heading that
    the lexicon knows (None: none does) and `family` that heading's name in the lexicon, such as "this-week".
    `bare` is true where the role depends on check boxes and on the entry having a date (`TODO`, `Plan`).
    """

    level: int
    title: str
    anchor: str
    line: int
    parent: int | None = None
    day: int | None = None
    opens_day: bool = False
    role: Role | None = None
    family: str = ""
    bare: bool = False
    budget: int | None = None
    language: str = ""
    words: int = 0
    excerpt: str = ""  # the beginning of its first paragraph, else of its first item; plain text


class Dated(Record):
    """A day or a stretch of days that a file names for itself, and what told it. `end` is None for a single day.

    `told_by` is "date" (front matter), "property" (a line near the top), "file name", "path", "heading", "title",
    "created", "updated" or "images". `bare`: two or four numbers without a year, which might be something else.
    """

    told_by: str
    line: int
    start: Written
    end: Written | None = None
    bare: bool = False


class DayMark(Record):
    """A day as written in a heading, a bold line or a table row. `title` is what follows the day in its line.

    `opens`: it stands in a heading or a bold line, so that a section begins with it.
    """

    written: Written
    title: str
    section: int
    line: int
    opens: bool = True


class Liner(Record):
    """A dated one-line bullet (`- 9.9: ran`). `text` is its Markdown source after the day."""

    written: Written
    text: str
    plain: str
    section: int
    line: int
    language: str = ""


class PlanItem(Record):
    """A plain bullet of a plan section, or of a backlog; `parent` is an index among the note's plan items."""

    text: str
    line: int
    section: int
    parent: int | None = None
    url: str = ""


class Link(Record):
    """A link as written. `target` is its address or the name of a wikilink, `raw` a whole wikilink.

    `context` is the sentence around it, in which its text stands; it is cut where it is long.
    """

    target: str
    text: str
    line: int
    section: int
    wiki: bool = False
    fragment: str = ""
    context: str = ""
    column: int = 1
    raw: str = ""
    embed: bool = False  # what it leads to is to be shown in its place


class Image(Record):
    """An image as written. `inline`: it stands within a line of text, not alone in its paragraph."""

    target: str
    alt: str
    line: int
    section: int
    title: str = ""
    inline: bool = False
    wiki: bool = False
    width: int | None = None
    column: int = 1
    height: int | None = None


class Diagram(Record):
    """A block of Mermaid. `info` is what stands behind the marks that open it."""

    text: str
    line: int
    section: int
    info: str = "mermaid"


class Stretch(Record):
    """A stretch of worked time on one line of the note, with or without a check box: `text` is what was done.

    `minutes` is the sum of its closed ranges, else its length as written; None without either. `day` is an index among
    the note's days, None under no day.
    """

    blocks: tuple[TimeBlock, ...]
    text: str
    section: int
    line: int
    task: int | None = None
    minutes: int | None = None
    day: int | None = None


class OutlineItem(Record):
    """An item of a numbered outline. `label` is the author's own; `depth` counts from 0; `parent` is an index.

    `anchor` is its id in the page.
    """

    label: str
    text: str
    depth: int
    parent: int | None
    line: int
    section: int
    related: bool = False
    reference: int | None = None
    anchor: str = ""


class _Fact(Protocol):
    @property
    def section(self) -> int: ...
    @property
    def line(self) -> int: ...


_SECTION: Final = attrgetter("section")
_LINE: Final = attrgetter("line")


def within(facts: Sequence[_Fact], first: int, last: int) -> range:
    """The indexes of those facts of one kind of a note that stand in its sections from `first` up to `last`.

    They are in the order of the text, so that for a day of a long log not all of its note is looked through.
    """
    return range(bisect_left(facts, first, key=_SECTION), bisect_left(facts, last, key=_SECTION))


def on_line(facts: Sequence[_Fact], line: int) -> range:
    """The indexes of those facts of one kind of a note that stand on a line; not of links, for those of footnotes come late."""
    return range(bisect_left(facts, line, key=_LINE), bisect_left(facts, line + 1, key=_LINE))


class Question(Record):
    """A question in Markdown, with its answers and the addresses of the images that show it. Open without an answer."""

    text: str
    line: int
    section: int
    answers: tuple[str, ...] = ()
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What one file says. Everything that depends on the rest of the journal is left open."""

    path: str
    digest: str
    front: Front
    sections: tuple[Section, ...]
    days: tuple[DayMark, ...] = ()
    liners: tuple[Liner, ...] = ()
    tasks: tuple[Task, ...] = ()
    plans: tuple[PlanItem, ...] = ()
    times: tuple[Stretch, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    outline: tuple[OutlineItem, ...] = ()
    references: tuple[Reference, ...] = ()
    questions: tuple[Question, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    words: int = 0
    excerpt: str = ""
    one_line: str = ""  # the first sentence of prose, for lists and the week's spread
    h1: str = ""  # the only first-level heading, empty where there are none or several
    h1_line: int = 0
    dates: tuple[Dated, ...] = ()  # in the order in which they are believed
    number: int | None = None  # the author's own ordinal in the title or the file name (`Weekly-#4`)
    name_title: str = ""  # what remains of the file's name beside a date
    plain: bool = False  # too large to be read: shown as plain text
    periods: tuple[Dated, ...] = ()  # the ranges of days that headings below the title name
    orders: tuple[int, int] = (0, 0)  # how many dates put the day first, and the month first, beyond doubt
    ignored: tuple[str, ...] = ()  # codes of diagnostics that the writer does not want to hear of in this note
    about: int | None = None  # the reference to the work that the whole note is about
    found: tuple[Diagnostic, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    ids: tuple[tuple[str, int], ...] = ()  # of blocks (`^low`) and the writer's own in HTML, with the section of each
    tag_lines: tuple[int, ...] = ()  # the line of each of `tags`, 0 where it is not known
    remarks: int = 0  # how many remarks on works its text shows as such
    withheld: bool = False  # something of it is kept from being published, or all of it


class Body(Record):
    """The HTML of a note, cut at its headings: `heads[i]` is the inline HTML of section i's heading, `texts[i]` what follows.

    `notes` are its footnotes, in the order in which they are first referred to.
    """

    heads: tuple[Pieces, ...]
    texts: tuple[Pieces, ...]
    notes: tuple[Pieces, ...] = ()


class Read(Record):
    """A note that was read, and its body."""

    note: Note
    body: Body
