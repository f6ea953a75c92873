"""The nouns of a journal: what a note is (`Entry`), and all of them together (`Site`).

Values only: frozen, tuples inside, no back references. An entry adds to its note what only the whole journal
can tell (years, kinds, addresses). Indexes over the entries live in `Site` and are made by `journal.site.assemble`,
never here.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Final, assert_never

from journal.dates.values import Week
from journal.diagnostics import Diagnostic
from journal.forge import Forge
from journal.habits import Habit
from journal.marks.tasks import State
from journal.marks.times import TimeBlock
from journal.note import Note, within
from journal.progress import Tally
from journal.promises import Ledger
from journal.record import Record, replace
from journal.routes import Route

# A note of such a name, without its ending, is the page of its folder; of several the first.
FOLDER_PAGES: Final = ("readme", "index", "_index")


class Kind(Enum):
    """What an entry is."""

    WEEKLY = "weekly"
    DAILY = "daily"
    MONTHLY = "monthly"
    READING = "reading"
    PAGE = "page"
    LOG = "log"


class Certainty(Enum):
    """How sure an inference is: written by the author, follows from something written, or a guess."""

    WRITTEN = "written"
    INFERRED = "inferred"
    GUESSED = "guessed"


class Reason(Record):
    """Why something is held to be so: what told it, the line of that (1-based; 0: no line), how sure it is."""

    told_by: str
    line: int = 0
    certainty: Certainty = Certainty.WRITTEN


class _Entry(Record):
    """What every kind of entry has.

    `id` is the note's path, or `path#2024-09-09` for one day of a log. The entry's own sections are
    `note.sections[first:last]`. `days` gives the civil date of each of `note.days`, `lined` that of each of
    `note.liners`; None where the year is unknown. `when` orders entries; None sorts last. Of what names a month and no day (`month`) it is
    the last day of that month, on which nothing was written: `day_of` has none then.
    """

    id: str
    note: Note
    title: str
    slug: str
    when: date | None
    tags: tuple[str, ...]
    language: str
    first: int
    last: int
    days: tuple[date | None, ...]
    lined: tuple[date | None, ...]
    why_kind: Reason
    why_when: Reason | None
    tasks: tuple[int, ...]  # indexes into note.tasks
    tally: Tally
    approximate: bool
    month: bool


# A range that is longer is a slip of the pen, or no week.
_LONGEST_WEEK: Final = 10


class Weekly(_Entry):
    """A week's note, or one week of a log (`part_of` is then the log's id). `start` and `end` are the author's own range, `week` the ISO week that holds most of it."""

    week: Week | None
    start: date | None
    end: date | None
    number: int | None  # the author's own ordinal (`Weekly-#4`)
    part_of: str = ""

    def covered(self) -> tuple[date, ...]:
        """The days of its own range, else of its ISO week; none if it has neither."""
        if self.start and self.end and 0 <= (self.end - self.start).days < _LONGEST_WEEK:
            return tuple(self.start + timedelta(days=n) for n in range((self.end - self.start).days + 1))
        return self.week.days() if self.week else ()


class Daily(_Entry):
    """A day's note, or one day of a log (`part_of` is then the log's id)."""

    part_of: str = ""


class Monthly(_Entry):
    """A month's note, or one of which only the month is known: `month` is true."""


class ReadingNote(_Entry):
    """Notes on what was read."""


class Page(_Entry):
    """A page that belongs to no day: about, now, a list."""


class Log(_Entry):
    """A file of many days, or of many weeks: its page lists them. `parts` are their ids, in the author's order.

    `outside` are the sections that are of none of them, `named` is the (year, month) that it says it is of.
    """

    parts: tuple[str, ...] = ()
    outside: tuple[int, ...] = ()
    named: tuple[int, int] | None = None


Entry = Weekly | Daily | Monthly | ReadingNote | Page | Log


def log_of(entry: Entry) -> str:
    """The id of the log that an entry is a day or a week of; empty for one that has a file of its own."""
    return entry.part_of if isinstance(entry, Daily | Weekly) else ""


def alone(entry: Entry) -> Entry:
    """An entry for comparing: of a part of a log, `days` and `lined` are cut to what its own sections name."""
    if not log_of(entry):
        return entry
    days, lined = (within(facts, entry.first, entry.last) for facts in (entry.note.days, entry.note.liners))
    return replace(entry, days=entry.days[days.start : days.stop], lined=entry.lined[lined.start : lined.stop])


def by_note(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries that each note gives, by its path: that of the file before those of its parts, which stand in their order."""
    found: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda each: (log_of(each), each.first, each.id)):
        found.setdefault(entry.note.path, []).append(entry)
    return found


def held_in(entries: Sequence[Entry], section: int) -> Entry:
    """The entry, of those that `by_note` gives of a note, on whose page a section stands: the part of a log, else the note's own."""
    part = entries[bisect_right(entries, section, lo=1, key=lambda each: each.first) - 1]
    return part if part.first <= section < part.last else entries[0]


def kind_of(entry: Entry) -> Kind:
    """The kind of an entry."""
    match entry:
        case Weekly():
            return Kind.WEEKLY
        case Daily():
            return Kind.DAILY
        case Monthly():
            return Kind.MONTHLY if names_its_month(entry) else Kind.PAGE
        case ReadingNote():
            return Kind.READING
        case Page():
            return Kind.PAGE
        case Log():
            return Kind.LOG
        case _:
            assert_never(entry)


def names_its_month(entry: Entry) -> bool:
    """Whether an entry says itself that it is of a month; one that only lies in the folder of a month does not."""
    return entry.month and entry.why_when is not None and entry.why_when.told_by != "path"


def month_named(entry: Entry) -> tuple[int, int] | None:
    """The (year, month) that an entry is of as a whole: one that names no day in it, or the log of its days."""
    if isinstance(entry, Log):
        return entry.named
    return (entry.when.year, entry.when.month) if entry.month and entry.when is not None else None


def tasks_of_no_part(entry: Entry) -> tuple[int, ...]:
    """Which of an entry's tasks are its own: of a log only those outside its days, which are entries themselves."""
    if not isinstance(entry, Log):
        return entry.tasks
    outside = frozenset(entry.outside)
    return tuple(index for index in entry.tasks if entry.note.tasks[index].section in outside)


def day_of(entry: Entry) -> date | None:
    """The day that an entry is of; of a week its last one. None where none is known, or only the month is."""
    return None if entry.month else entry.when


def begun(entry: Entry) -> date | None:
    """The first day of what an entry is of: of its month, of its own week, else its day; None without a date."""
    if entry.when is None:
        return None
    if entry.month:
        return entry.when.replace(day=1)
    return min(entry.start, entry.when) if isinstance(entry, Weekly) and entry.start else entry.when


class DayPart(Record):
    """Where something was written about a day: a whole entry, or a section or a line of a weekly (`anchor`)."""

    entry: str  # id
    anchor: str = ""  # "" for a whole entry, else the fragment on the entry's page
    line: str = ""  # the one-liner, plain text
    language: str = ""


class Day(Record):
    """All that is written about one civil day. `tasks` are (entry id, index in its note) pairs, in order."""

    day: date
    parts: tuple[DayPart, ...]
    tasks: tuple[tuple[str, int], ...]
    blocks: tuple[tuple[TimeBlock, str], ...]  # with the text of what was done
    tally: Tally
    minutes: int | None  # effort: the sum of closed ranges and of lengths without a range; None if there are none
    title: str
    line: str  # one line for the spread
    language: str
    lengths: tuple[tuple[int, str], ...] = ()  # minutes that are written without a range, with what was done
    wall: int | None = None  # what closed ranges cover, overlaps once; None if none is closed
    open_ends: int = 0  # ranges without an end, which are in no sum


class Tag(Record):
    """A tag under its commonest spelling; `entries` are ids, newest first, those of the tags within it among them."""

    name: str
    slug: str
    entries: tuple[str, ...]
    language: str = ""
    description: str = ""  # a sentence about it, as the configuration has it


class Dataset(Enum):
    """A part of the data that a site publishes for other programs."""

    SITE = "site"
    ENTRIES = "entries"
    TASKS = "tasks"
    REFERENCES = "references"


class Masthead(Record):
    """What the site says of itself. `base_url` is empty or ends in `/`; `week_start` is an ISO weekday.

    `language` is that of the interface; empty: that of most of the text, which assembling finds.
    """

    title: str
    author: str = ""
    description: str = ""
    language: str = "en"
    seal: str = ""
    base_url: str = ""
    timezone: str = "UTC"
    week_start: int = 1
    repository: str = ""
    shortcuts: bool = True  # single keys lead about the site
    search: bool = True  # the site has a page that searches it
    link_remote: bool = False  # media on other servers are linked to, not loaded
    activities: tuple[tuple[str, str, tuple[str, ...]], ...] = ()  # (class, label, words)
    allowed: tuple[tuple[str, tuple[str, ...]], ...] = ()  # what the policy of the pages allows besides
    forge: Forge | None = None  # where the notes are edited on the web; None: pages have no links there
    data: tuple[Dataset, ...] = ()  # of the data for other programs, what is published


class Profile(Record):
    """What is true of the whole journal, chosen among what its files offer."""

    day_first: bool | None = None  # order of day and month in 3/4/2025; None: nothing decides
    wikilinks: bool = False
    repeated_titles: tuple[str, ...] = ()  # first-level headings that several files share: sections, not titles
    years: tuple[int, ...] = ()
    language: str = "en"  # that of most of the text, as far as the interface speaks it


class Target(Record):
    """Where a link leads: a page of the site, a file of the site (`asset`), an address elsewhere, or, with `missing`, nowhere.

    With `written` it is no link at all, and stands as it was written; with none of these its text stands alone. For what is to
    be shown in place, `entry` and `section` say what: the whole of an entry where the section is 0. `named` are the name and the
    heading in a wikilink whose first `#` is part of the name.
    """

    route: Route | None = None
    fragment: str = ""
    asset: str = ""
    missing: bool = False
    url: str = ""
    written: bool = False
    entry: str = ""
    section: int = 0
    named: tuple[str, str] | None = None


class Copy(Record):
    """A smaller copy of a picture: its path in the output, and its width in pixels."""

    path: str
    width: int


class Seen(Record):
    """What is known of the file of a picture. Its size is in pixels as browsers show it, None where that is not said.

    `fault` names what is wrong with it, empty for nothing; `copies` are its smaller copies, the smallest first. Of a
    diagram the one copy is its drawing, `fault` says why there is none, and `name` what it shows.
    """

    width: int | None = None
    height: int | None = None
    fault: str = ""
    copies: tuple[Copy, ...] = ()
    name: str = ""


class Picture(Record):
    """The file of an image: its path in the output, its size in pixels where that is known, and smaller copies.

    `name`: what a drawing says to those who do not see it.
    """

    path: str
    width: int | None = None
    height: int | None = None
    copies: tuple[Copy, ...] = ()
    name: str = ""


class Citing(Record):
    """A place where an entry cites a work: a reference or a link of its note, by index; neither where all of it does."""

    entry: str  # id
    reference: int | None = None
    link: int | None = None


class Counted(Record):
    """How often a work had been cited elsewhere when an entry said so. `when` is that entry's day, None without one."""

    entry: str  # id
    when: date | None
    count: int


class Remark(Record):
    """What an entry says of a work, as Markdown; `reference` is an index in its note."""

    entry: str  # id
    reference: int
    text: str


class Work(Record):
    """Something that the journal cites, under one canonical id, with all that any entry says of it.

    `id` is that of its address, or `title:` and its title where it has none. `title` is Markdown, the most complete one,
    or an address. `noted`: the writer says something of it; else it is only kept. `main`: some entry cites it
    by this address first; else it is only ever a further address of another work.
    `places` are newest first, undated last; `counts` oldest first. `below` are the slugs of works noted under this one,
    `above` those that it is noted under, `beside` other addresses given together with this one.
    """

    id: str
    slug: str
    title: str
    language: str
    author: str
    year: int | None
    venue: str
    org: str
    urls: tuple[str, ...]
    host: str
    noted: bool
    main: bool
    counts: tuple[Counted, ...]
    remarks: tuple[Remark, ...]
    places: tuple[Citing, ...]
    entries: tuple[str, ...]  # ids of the entries in `places`, each once
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


class Asked(Record):
    """A question, with each place that asks it in the same words or nearly: (entry id, index in its note), newest first.

    `answered` is the place that answers it, the latest of several; None while it is open. `since` is the day on which
    it was first asked, `until` that of the answer; None where it is not known.
    """

    places: tuple[tuple[str, int], ...]
    answered: tuple[str, int] | None
    since: date | None
    until: date | None


class Horizon(Enum):
    """What a plan was made for."""

    SAME = "same"  # the entry's own day or week
    DAY = "day"  # the next day that was written
    WEEK = "week"  # the next week
    MONTH = "month"  # the next month
    YEAR = "year"  # the next year, with which nothing is compared


class PlanLine(Record):
    """A line of a plan: an index among the note's plans, or among its tasks where it has a box."""

    index: int
    boxed: bool
    line: int
    text: str


class Promised(Record):
    """A plan and the tasks that it is compared with, as (entry id, index in its note).

    `entry` is the id of the entry that plans. `again` are open tasks of that entry itself which its plan takes up, as (number of
    the item, index in its note): they are carried over. `ledger` is None while the period that it was made for has no tasks: then
    nothing can be compared.
    """

    entry: str
    horizon: Horizon
    items: tuple[PlanLine, ...]
    again: tuple[tuple[int, int], ...] = ()
    acts: tuple[tuple[str, int], ...] = ()
    ledger: Ledger | None = None


class Carried(Record):
    """A task that recurs. `hops` are its appearances, oldest first, with the day of each; `states` those of the tasks there.

    `planned` is the entry and the line of the plan that first named it, if one did. `title` is the text of its last appearance,
    `slug` comes from the first, so that its page stays where it is.
    """

    slug: str
    title: str
    language: str
    hops: tuple[tuple[str, int], ...]
    days: tuple[date, ...]
    states: tuple[State, ...]
    planned: tuple[str, PlanLine] | None = None

    @property
    def open(self) -> bool:
        """Whether it is still to be done, as far as is written."""
        return self.states[-1] not in (State.DONE, State.CANCELLED, State.FAILED)

    @property
    def since(self) -> date:
        """The day on which it was first written as a task."""
        return self.days[0]

    def age(self, as_of: date) -> int:
        """Days from its first appearance to its last, or to `as_of` while it is open. Planning it anew makes it no younger."""
        return ((max(as_of, self.days[-1]) if self.open else self.days[-1]) - self.days[0]).days


class Doing(Record):
    """Once that something recurring was written down: where, and for how long (None: it is not said)."""

    day: date
    entry: str  # id
    text: str
    done: bool
    minutes: int | None = None
    blocks: int = 0  # stretches of time among these minutes


class Recurring(Record):
    """A topic that comes back, in the writer's commonest words for it; `doings` are oldest first."""

    slug: str
    label: str
    language: str
    doings: tuple[Doing, ...]
    habit: Habit | None


class Why(Enum):
    """Why an entry belongs to another one without a link."""

    ANSWERS = "answers"  # a question that the other asks
    ASKED = "asked"  # the question that the other answers
    CONTINUES = "continues"  # a task that the other has


class Tie(Record):
    """An entry that shares something of another: the question or the task with this index in the other's note."""

    why: Why
    entry: str  # id
    index: int


class Related(Record):
    """An entry that shares rare things with another: which works, by slug, how many links, which tags, and the days between them (None: not known)."""

    entry: str  # id
    works: tuple[str, ...] = ()
    links: int = 0
    tags: tuple[str, ...] = ()
    apart: int | None = None


class Inventory(Record):
    """What there is in a journal: how many entries of each kind that occurs, and the tasks of all.

    A task counts once, even where a log and its days both have it. `kept_back` counts the notes that are not published.
    """

    entries: tuple[tuple[Kind, int], ...] = ()
    tasks: Tally = Tally()
    kept_back: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """The whole journal. `entries` are the published ones, newest first, those without a date last.

    `days`, `weeks`, `months` and `years` list, ascending, those that have anything. `weeklies` maps a week to the id
    of its written note. `as_of` is the last day written; None in a journal without dates.
    `assets` maps a file of the content folder to its path in the output.
    `mentions` maps an entry's id to the (id, link index) pairs that link to it.
    `works` are by slug, those cited last first; `slugs` maps a canonical id, `cited` an (entry id, reference index) pair
    to the slug of a work, and `citing` an entry's id to the slugs of the works that it cites, in its order.
    `questions` are newest first. `promises` are the plans of an entry by its id, `planned_by` maps an entry's id to those of the
    entries whose plans for a day or a week are compared with its tasks, `planned_for` a month to those of the entries that plan for it. `carried` are the tasks that recur, by slug, the oldest open one first;
    `carrying` gives those of an entry's tasks that are among them, as (index in its note, slug). `recurring` are topics by
    slug, the most frequent first. `ties` and `related` are the entries that belong to one, by its id. `redirects` maps an address that a page had to the page that it leads to;
    `renamed` gives those headings of an entry that had other ids, as (id, those that it had).
    """

    masthead: Masthead
    profile: Profile
    entries: tuple[Entry, ...]
    by_id: Mapping[str, Entry]
    days: Mapping[date, Day]
    weeks: tuple[Week, ...]
    weeklies: Mapping[Week, str]
    months: tuple[tuple[int, int], ...]
    years: tuple[int, ...]
    tags: Mapping[str, Tag]  # by slug, ordered by name
    as_of: date | None
    routes: Mapping[str, Route]  # of each entry, by id
    assets: Mapping[str, str]
    targets: Mapping[tuple[str, int], Target]  # of each link that was resolved, by (note path, link index)
    mentions: Mapping[str, tuple[tuple[str, int], ...]]
    found: tuple[Diagnostic, ...]
    pictures: Mapping[tuple[str, int], Picture] = field(default_factory=dict)  # by (note path, image index)
    works: Mapping[str, Work] = field(default_factory=dict)
    slugs: Mapping[str, str] = field(default_factory=dict)
    cited: Mapping[tuple[str, int], str] = field(default_factory=dict)
    citing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    questions: tuple[Asked, ...] = ()
    promises: Mapping[str, tuple[Promised, ...]] = field(default_factory=dict)
    planned_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    planned_for: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    carried: Mapping[str, Carried] = field(default_factory=dict)
    carrying: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    recurring: Mapping[str, Recurring] = field(default_factory=dict)
    # The notes that tell of tags, by the slug of the tag; they are no entries.
    described: Mapping[str, Entry] = field(default_factory=dict)
    # The entries that have a page and stand in no list or figure, by their ids.
    unlisted: Mapping[str, Entry] = field(default_factory=dict)
    # Those that were drawn, by (note path, diagram index).
    diagrams: Mapping[tuple[str, int], Picture] = field(default_factory=dict)
    redirects: Mapping[Route, Route] = field(default_factory=dict)
    ties: Mapping[str, tuple[Tie, ...]] = field(default_factory=dict)
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)
    renamed: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(default_factory=dict)
    inventory: Inventory = field(default_factory=Inventory)
    ahead: tuple[str, ...] = ()  # the ids of the entries that begin after `as_of`
