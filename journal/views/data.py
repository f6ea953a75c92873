"""What programs are told of a site: values that the pages print, without their words and looks.

Each class is written as a JSON object, by its annotations, and so is its schema; the text under a field says what it is.
An address is whole where the site knows its own, else from the top of the site. What is not known is null.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from journal.figures.homes import Parts, whole_parts_of
from journal.figures.lines import Work, works
from journal.figures.totals import timed
from journal.marks.tasks import State, Task
from journal.model import Dataset, Entry, Kind, Site, Weekly, begun, kind_of
from journal.note import within
from journal.progress import Tally, counts
from journal.routes import DataFile, Reading, RefPage, Route, TagPage, absolute, entry_file
from journal.schema import Data
from journal.views.entry import headings, task_anchor
from journal.views.place import Place
from journal.views.questions import question_fragment
from journal.views.titles import plain_text, title_of

VERSION: Final = 1

Date = date  # Some of these classes have a field of that name.


class Count(Data):
    """Tasks without boxes below them; dropped ones are not among them."""

    done: int
    all: int


class EntryLine(Data):
    """An entry in a list."""

    id: str
    """The path of its note, with `#` and the day for a day of a log."""

    url: str
    """The address of its page."""

    data: str | None
    """The address of its data, where that is published."""

    kind: Kind
    title: str
    date: Date | None
    """Its day; of a week or a month, the first."""

    until: Date | None
    """The last day of a week or a month."""

    week: str | None
    """The ISO week of a weekly, as `2025-W31`."""

    language: str
    tags: tuple[str, ...]
    tasks: Count | None


class TagLine(Data):
    """A tag under its commonest spelling."""

    name: str
    url: str
    entries: int


class DayLine(Data):
    """A day of which something is written."""

    date: Date
    entries: tuple[str, ...]
    """The ids of the entries that tell of it."""

    tasks: Count | None
    minutes: int | None
    """The time that is logged."""


class SiteData(Data):
    """A whole journal: its entries, the newest first, its days and its tags."""

    version: int
    """The version of this form; one that is read in another way has a higher number."""

    schema: str
    """The address of the JSON Schema of this form."""

    title: str
    author: str
    description: str
    language: str
    base_url: str | None
    as_of: Date | None
    """The last day written."""

    entries: tuple[EntryLine, ...]
    days: tuple[DayLine, ...]
    tags: tuple[TagLine, ...]


class SectionData(Data):
    """A heading as it is shown."""

    title: str
    level: int
    url: str


class TimeData(Data):
    """A stretch of time of a day, as `09:30`; an end after midnight is beyond 24:00, an open one is null."""

    start: str
    end: str | None


class TaskData(Data):
    """A task."""

    text: str
    state: State
    url: str
    parent: int | None
    """The number of the task that it is under, in this list, from 0."""

    counted: bool
    """Whether it is among the tasks that figures count."""

    carried: bool
    """Whether it goes on in a later entry."""

    day: Date | None
    section: str
    due: Date | None
    scheduled: Date | None
    done: Date | None
    priority: str | None
    tags: tuple[str, ...]


class WorkedData(Data):
    """A line that time was logged on; that of all lines is the time of the entry."""

    text: str
    times: tuple[TimeData, ...]
    minutes: int | None
    task: int | None
    """The number of the task that it is, in the list of tasks, from 0."""


class QuestionData(Data):
    """A question; open without an answer."""

    text: str
    answers: tuple[str, ...]
    url: str


class CitedData(Data):
    """What an entry says of a work on the spot."""

    title: str
    url: str | None
    """The page of the work, where it has one."""

    urls: tuple[str, ...]
    author: str
    year: int | None
    venue: str
    citations: int | None
    remarks: tuple[str, ...]
    noted: bool
    """Whether more is said of it than that it exists."""


class EntryData(Data):
    """An entry with all that was understood of it."""

    version: int
    """The version of this form; one that is read in another way has a higher number."""

    schema: str
    """The address of the JSON Schema of this form."""

    site: str | None
    """The address of the data of the whole site, where that is published."""

    entry: EntryLine
    words: int
    minutes: int | None
    """The time that is logged."""

    excerpt: str
    sections: tuple[SectionData, ...]
    tasks: tuple[TaskData, ...]
    worked: tuple[WorkedData, ...]
    questions: tuple[QuestionData, ...]
    references: tuple[CitedData, ...]
    linked_from: tuple[str, ...]
    """The ids of the entries that link here."""


# ---- which there are


def pages(site: Site) -> tuple[Route, ...]:
    """The files of data of a site, by what of them is to be published."""
    wanted, found = site.masthead.data, list[Route]()
    if Dataset.SITE in wanted:
        found += (DataFile("site.json"), DataFile("site.schema.json"))
    if Dataset.ENTRIES in wanted:
        found += (DataFile("entry.schema.json"), *(entry_file(site.routes[entry.id]) for entry in site.entries))
    if Dataset.TASKS in wanted and any(entry.tasks for entry in site.entries):
        found.append(DataFile("tasks.csv"))
    if Dataset.REFERENCES in wanted and site.works:
        found += (DataFile(f"references.{form}") for form in ("csv", "bib", "json"))
    return tuple(found)


# ---- the whole site


def site_data(place: Place) -> SiteData:
    """The data of the whole site."""
    site, masthead = place.site, place.site.masthead
    return SiteData(
        version=VERSION,
        schema=_url(place, DataFile("site.schema.json")),
        title=masthead.title,
        author=masthead.author,
        description=masthead.description,
        language=masthead.language,
        base_url=masthead.base_url or None,
        as_of=site.as_of,
        entries=tuple(_line(place, entry) for entry in site.entries),
        days=tuple(
            DayLine(day, tuple(dict.fromkeys(part.entry for part in told.parts)), _count(told.tally), told.minutes)
            for day, told in site.days.items()
        ),
        tags=tuple(TagLine(tag.name, _url(place, TagPage(tag.slug)), len(tag.entries)) for tag in site.tags.values()),
    )


def _line(place: Place, entry: Entry) -> EntryLine:
    masthead, route = place.site.masthead, place.site.routes[entry.id]
    weekly = entry if isinstance(entry, Weekly) else None
    return EntryLine(
        id=entry.id,
        url=_url(place, route),
        data=_url(place, entry_file(route)) if Dataset.ENTRIES in masthead.data else None,
        kind=kind_of(entry),
        title=title_of(place.words, entry),
        date=begun(entry) if entry.month else weekly.start or entry.when if weekly else entry.when,
        until=entry.when if entry.month else weekly.end if weekly else None,
        week=str(weekly.week) if weekly and weekly.week else None,
        language=entry.language,
        tags=_tags(place, entry.tags),
        tasks=_count(entry.tally),
    )


def _tags(place: Place, tags: Iterable[str]) -> tuple[str, ...]:
    """Tags under their commonest spelling; those that are not shown are left out."""
    known = place.known.tags
    return tuple(dict.fromkeys(known[tag.casefold()].name for tag in tags if tag.casefold() in known))


def _count(tally: Tally) -> Count | None:
    return Count(tally.leaf_done, tally.leaf_total) if tally.leaf_total else None


def _url(place: Place, there: Route, fragment: str = "") -> str:
    return absolute(place.site.masthead.base_url, there, fragment)


# ---- one entry


def entry_data(place: Place, entry: Entry) -> EntryData:
    """The data of an entry."""
    site, note, parts = place.site, entry.note, whole_parts_of(entry)
    sections = note.sections[entry.first : entry.last]
    return EntryData(
        version=VERSION,
        schema=_url(place, DataFile("entry.schema.json")),
        site=_url(place, DataFile("site.json")) if Dataset.SITE in site.masthead.data else None,
        entry=_line(place, entry),
        words=sum(section.words for section in sections),
        minutes=timed(parts).effort,
        excerpt=next((section.excerpt for section in sections if section.excerpt), ""),
        sections=tuple(
            SectionData(each.title, each.level, address(place, entry, each.anchor)) for each in headings(place, entry)
        ),
        tasks=tuple(_tasks(place, entry, parts)),
        worked=tuple(_worked(entry, work) for part in parts for work in works(part)),
        questions=tuple(
            QuestionData(
                plain_text(note.questions[index].text),
                tuple(map(plain_text, note.questions[index].answers)),
                address(place, entry, question_fragment(entry, index)),
            )
            for index in within(note.questions, entry.first, entry.last)
        ),
        references=tuple(
            _cited(place, entry, index)
            for index, reference in enumerate(note.references)
            if entry.first <= reference.section < entry.last
        ),
        linked_from=tuple(dict.fromkeys(source for source, _ in site.mentions.get(entry.id, ()) if source != entry.id)),
    )


def address(place: Place, entry: Entry, anchor: str = "") -> str:
    """The address of an entry, or of a place in it."""
    return _url(place, place.site.routes[entry.id], anchor)


def _tasks(place: Place, entry: Entry, parts: Parts) -> Iterator[TaskData]:
    numbers = {index: number for number, index in enumerate(entry.tasks)}
    homes = {index: part.home for part in parts for index in part.tasks}
    over = place.known.carried.get(entry.id, ())
    for index in entry.tasks:
        task, home = entry.note.tasks[index], homes.get(index)
        yield TaskData(
            url=address(place, entry, task_anchor(index)),
            parent=None if task.parent is None else numbers.get(task.parent),
            carried=index in over,
            day=home if isinstance(home, date) else None,
            section=entry.note.sections[task.section].title,
            **told(task),
        )


def told(task: Task) -> dict[str, Any]:
    """What a task says by itself, under the names of `TaskData`."""
    details = task.details
    return {
        "text": plain_text(task.text),
        "state": task.state,
        "counted": counts(task) and task.state.countable and not task.has_children,
        "due": details.due,
        "scheduled": details.scheduled,
        "done": details.done_on,
        "priority": details.priority,
        "tags": details.tags,
    }


def _worked(entry: Entry, work: Work) -> WorkedData:
    times = tuple(
        TimeData(_clock(block.start), None if block.end is None else _clock(block.end)) for block in work.blocks
    )
    number = None if work.task is None else entry.tasks.index(work.task)
    return WorkedData(plain_text(work.text), times, work.minutes, number)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _cited(place: Place, entry: Entry, index: int) -> CitedData:
    reference = entry.note.references[index]
    return CitedData(
        title=plain_text(reference.title),
        url=work_address(place, place.site.cited.get((entry.id, index), "")),
        urls=reference.urls,
        author=reference.author,
        year=reference.year,
        venue=reference.venue,
        citations=reference.citations,
        remarks=tuple(map(plain_text, reference.remarks)),
        noted=reference.noted,
    )


def work_address(place: Place, slug: str) -> str | None:
    """The page of a work, where it has one."""
    return _url(place, RefPage(slug)) if slug and Reading() in place.known.sections else None
