"""Small makers of notes, entries and sites, for tests of what is printed: the only shared helper of the tests.

Every value has a sensible default; a test names only what it is about.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from journal.dates.arithmetic import week_of
from journal.dates.values import Week, Written
from journal.language import language_of
from journal.marks.references import Reference
from journal.marks.tasks import Role, State, Task
from journal.marks.times import TimeBlock, total
from journal.model import (
    Daily,
    Day,
    DayPart,
    Entry,
    Log,
    Masthead,
    Monthly,
    Page,
    Picture,
    Profile,
    ReadingNote,
    Reason,
    Site,
    Tag,
    Target,
    Weekly,
)
from journal.note import Front, Image, Liner, Link, Note, OutlineItem, Question, Section, Stretch
from journal.progress import add, tally
from journal.record import replace
from journal.routes import DayPage, Home, PlainPage, ReadingPage, Route, UndatedDay, UndatedWeek, WeekPage, slug
from journal.site.assemble import ahead_of
from journal.site.inventory import inventory_of
from journal.site.questions import questions_of
from journal.site.works import works_of
from journal.views.place import Place

THURSDAY = date(2025, 7, 31)
_KEPT = Reason("date")


def task(text: str = "Write the parser", state: State = State.DONE, **more: object) -> Task:
    """A task of this period."""
    made = Task(text=text, state=state, mark="x", line=1, role=Role.DONE)
    return replace(made, **more)  # type: ignore[arg-type]


def tasks(letters: str, **more: object) -> tuple[Task, ...]:
    """One task for each letter: d done, o open, c put off, x dropped, h in progress."""
    states = {
        "d": State.DONE,
        "o": State.TODO,
        "c": State.DEFERRED,
        "x": State.CANCELLED,
        "h": State.DOING,
    }
    return tuple(task(f"Task {index}", states[letter], **more) for index, letter in enumerate(letters))


def block(start: str, end: str | None) -> TimeBlock:
    """A stretch of time between two clock times, `None` for an open end."""
    return TimeBlock(_minutes(start), None if end is None else _minutes(end))


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def section(title: str, level: int = 2, parent: int | None = 0, **more: object) -> Section:
    """A heading; its id is its title in lower case."""
    made = Section(level, title, slug(title) if title else "", 1, parent)
    return replace(made, **more)  # type: ignore[arg-type]


ROOT = Section(0, "", "", 1)


def note(
    path: str = "note.md",
    *,
    sections: Sequence[Section] = (ROOT,),
    tasks: Sequence[Task] = (),
    times: Sequence[Stretch] = (),
    liners: Sequence[Liner] = (),
    links: Sequence[Link] = (),
    images: Sequence[Image] = (),
    questions: Sequence[Question] = (),
    references: Sequence[Reference] = (),
    outline: Sequence[OutlineItem] = (),
    front: Front | None = None,
    **more: object,
) -> Note:
    """A note with the given marks."""
    made = Note(
        path,
        "",
        front or Front(),
        tuple(sections),
        liners=tuple(liners),
        tasks=tuple(tasks),
        times=tuple(times),
        links=tuple(links),
        images=tuple(images),
        outline=tuple(outline),
        references=tuple(references),
        questions=tuple(questions),
        language="en",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def daily(title: str = "A lost wakeup", when: date | None = THURSDAY, of: Note | None = None, **more: object) -> Daily:
    """A daily entry."""
    of = of or note(f"daily/{when or title}.md")
    return replace(Daily(**_common(title, when, of)), **more)  # type: ignore[arg-type]


def weekly(
    title: str = "Two steps sideways", week: Week | None = None, of: Note | None = None, **more: object
) -> Weekly:
    """A weekly of an ISO week, from Monday to Sunday; week 31 of 2025 unless it is said."""
    week = week or week_of(THURSDAY)
    days = week.days()
    of = of or note(f"weekly/{week}.md")
    made = Weekly(**_common(title, days[0], of), week=week, start=days[0], end=days[-1], number=None)
    return replace(made, **more)  # type: ignore[arg-type]


def reading(
    title: str = "Queues and fairness", when: date | None = None, of: Note | None = None, **more: object
) -> ReadingNote:
    """A reading note."""
    of = of or note(f"reading/{slug(title)}.md")
    return replace(ReadingNote(**_common(title, when, of)), **more)  # type: ignore[arg-type]


def page(title: str = "About", of: Note | None = None, **more: object) -> Page:
    """A plain page."""
    return replace(Page(**_common(title, None, of or note(f"{slug(title)}.md"))), **more)  # type: ignore[arg-type]


def log(title: str = "Learning log", parts: Sequence[Daily] = (), of: Note | None = None) -> Log:
    """A log of days."""
    of = of or (parts[0].note if parts else note("log.md"))
    return Log(**_common(title, None, of), parts=tuple(part.id for part in parts))


def _common(title: str, when: date | None, of: Note) -> dict[str, Any]:
    return {
        "id": of.path,
        "note": of,
        "title": title,
        "slug": slug(title) if title else "entry",
        "when": when,
        "tags": (),
        "language": of.language,
        "first": 0,
        "last": len(of.sections),
        "days": tuple(mark.written.on(2025) for mark in of.days),
        "lined": tuple(liner.written.on(2025) for liner in of.liners),
        "why_kind": _KEPT,
        "why_when": _KEPT if when else None,
        "tasks": tuple(range(len(of.tasks))),
        "tally": tally(of.tasks),
        "approximate": False,
        "month": False,
    }


def liner(day: date, text: str) -> Liner:
    """A line of a weekly about a day."""
    return Liner(Written(day.month, day.day), text, text, 0, 1, "en")


def day(
    on: date, *entries: Entry, line: str = "", blocks: Sequence[tuple[TimeBlock, str]] = (), anchor: str = ""
) -> Day:
    """What entries say about a day: all of their tasks, and some stretches of time."""
    pairs = tuple((entry.id, index) for entry in entries for index in entry.tasks)
    return Day(
        on,
        tuple(DayPart(entry.id, anchor, line, entry.language) for entry in entries),
        pairs,
        tuple(blocks),
        add([entry.tally for entry in entries]) if entries else tally(()),
        total(each for each, _ in blocks),
        entries[0].title if entries else "",
        line,
        entries[0].language if entries else "",
    )


def site(*entries: Entry, days: Sequence[Day] | None = None, **more: object) -> Site:
    """The site of some entries, each at its usual address; each daily makes its day unless `days` are given."""
    ordered = sorted(entries, key=lambda entry: (entry.when is None, -(entry.when or THURSDAY).toordinal(), entry.id))
    if days is None:
        days = [
            day(entry.when, entry, line=entry.title) for entry in ordered if isinstance(entry, Daily) and entry.when
        ]
    of_days = {each.day: each for each in sorted(days, key=lambda each: each.day)}
    weeklies = {entry.week: entry.id for entry in ordered if isinstance(entry, Weekly) and entry.week}
    dated = sorted({*of_days, *(entry.when for entry in ordered if entry.when is not None)})
    known = works_of(ordered)
    as_of = max(of_days, default=None) or (dated[-1] if dated else None)
    made = Site(
        masthead=Masthead("Second Draft", "Yun Aldersey"),
        profile=Profile(),
        entries=tuple(ordered),
        by_id={entry.id: entry for entry in ordered},
        days=of_days,
        weeks=tuple(sorted({week_of(each) for each in of_days} | set(weeklies))),
        weeklies=weeklies,
        months=tuple(sorted({(each.year, each.month) for each in of_days})),
        years=tuple(sorted({each.year for each in dated})),
        tags=_tags(ordered),
        as_of=as_of,
        ahead=ahead_of(ordered, as_of),
        routes={entry.id: _route(entry) for entry in ordered},
        assets={},
        targets={},
        mentions={},
        found=(),
        works=known.works,
        slugs=known.slugs,
        cited=known.cited,
        citing=known.citing,
        questions=questions_of(ordered),
        inventory=inventory_of(ordered, 0),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def _route(entry: Entry) -> Route:
    match entry:
        case Weekly():
            return WeekPage(entry.week) if entry.week else UndatedWeek(entry.slug)
        case Daily():
            return DayPage(entry.when) if entry.when else UndatedDay(entry.slug)
        case ReadingNote():
            return ReadingPage(entry.slug)
        case Page() | Log() | Monthly():
            return PlainPage(entry.slug)


def _tags(entries: Sequence[Entry]) -> dict[str, Tag]:
    names = sorted({name for entry in entries for name in entry.tags})
    return {
        slug(name): Tag(name, slug(name), tuple(entry.id for entry in entries if name in entry.tags), language_of(name))
        for name in names
    }


def place(of: Site | None = None, route: Route | None = None) -> Place:
    """A page of a site; the home page unless it is said."""
    return Place(of or site(), route or Home())


def run_of_days(last: date, count: int) -> tuple[Daily, ...]:
    """A daily for each of `count` days up to `last`."""
    return tuple(daily(f"Day {n}", last - timedelta(days=n)) for n in range(count))


def target(route: Route, fragment: str = "") -> Target:
    """Where a link leads."""
    return Target(route, fragment)


def picture(path: str = "images/queue.png") -> Picture:
    """A file of 640 by 200 pixels."""
    return Picture(path, 640, 200)
