"""Small makers of entries and sites for the tests of lists, calendars and feeds: values only, nothing is read."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final, assert_never

from journal.dates import Week
from journal.marks.references import Reference
from journal.marks.tasks import Role, State, Task
from journal.marks.times import TimeBlock
from journal.model import (
    Daily,
    Day,
    DayPart,
    Entry,
    Front,
    Log,
    Masthead,
    Note,
    Page,
    Profile,
    ReadingNote,
    Reason,
    Section,
    Site,
    Tag,
    Weekly,
)
from journal.progress import Tally, tally
from journal.routes import DayPage, PlainPage, ReadingPage, Route, UndatedDay, UndatedWeek, WeekPage, slug

MASTHEAD: Final = Masthead("Second Notebook", author="Ines Okafor", base_url="https://example.org/notes/")

_STATES: Final = {"d": State.DONE, "o": State.TODO, "c": State.DEFERRED, "x": State.CANCELLED}
_WHY: Final = Reason("the test")


def note(
    path: str, *, tasks: str = "", references: Iterable[int] = (), front: Front | None = None, excerpt: str = ""
) -> Note:
    """A note; `tasks` has a letter for each task (d done, o open, c carried, x dropped), `references` are years."""
    return Note(
        path=path,
        digest=path,
        front=front or Front(),
        sections=(Section(0, "", "", 1),),
        tasks=tuple(Task(f"task {n}", _STATES[letter], "", n + 1, role=Role.DONE) for n, letter in enumerate(tasks)),
        references=tuple(Reference(f"work {n}", n + 1, 0, year=year) for n, year in enumerate(references)),
        excerpt=excerpt,
    )


def daily(
    when: date | None, title: str = "A day", *, tasks: str = "", tags: tuple[str, ...] = (), language: str = "en"
) -> Daily:
    """A day's note; None: without a date."""
    path = f"days/{when or slug(title)}.md"
    return Daily(*_entry(note(path, tasks=tasks), title, when, tags, language))


def weekly(
    week: Week | None, title: str = "A week", *, tasks: str = "", tags: tuple[str, ...] = (), language: str = "en"
) -> Weekly:
    """A week's note; None: without a date."""
    path = f"weeks/{week or ''}-{slug(title)}.md"
    first, last = (week.days()[0], week.days()[6]) if week else (None, None)
    return Weekly(*_entry(note(path, tasks=tasks), title, first, tags, language), week, first, last, None)


def reading(
    when: date | None, title: str = "A paper", *, references: Iterable[int] = (), tags: tuple[str, ...] = ()
) -> ReadingNote:
    """A reading note that cites works of the years `references`."""
    path = f"reading/{when}-{slug(title)}.md"
    return ReadingNote(*_entry(note(path, references=references), title, when, tags, "en"))


def page(title: str) -> Page:
    """A plain page."""
    return Page(*_entry(note(f"{slug(title)}.md"), title, None, (), "en"))


def site(*entries: Entry, masthead: Masthead = MASTHEAD, hours: dict[date, int] | None = None) -> Site:
    """A site of these entries; `hours` gives days their worked minutes."""
    ordered = tuple(sorted(entries, key=lambda each: (each.when is not None, each.when or date.min), reverse=True))
    days = {
        each.when: _day(each, (hours or {}).get(each.when)) for each in ordered if isinstance(each, Daily) and each.when
    }
    weeklies = {each.week: each.id for each in ordered if isinstance(each, Weekly) and each.week}
    weeks = {Week(day.isocalendar().year, day.isocalendar().week) for day in days} | set(weeklies)
    months = {(each.when.year, each.when.month) for each in ordered if each.when}
    return Site(
        masthead=masthead,
        profile=Profile(),
        entries=ordered,
        by_id={each.id: each for each in ordered},
        days=dict(sorted(days.items())),
        weeks=tuple(sorted(weeks)),
        weeklies=weeklies,
        months=tuple(sorted(months)),
        years=tuple(sorted({year for year, _ in months})),
        tags=_tags(ordered),
        as_of=max(days, default=max((each.when for each in ordered if each.when), default=None)),
        routes={each.id: _route(each, weeklies) for each in ordered},
        assets={},
        targets={},
        mentions={},
        found=(),
    )


def _entry(
    note: Note, title: str, when: date | None, tags: tuple[str, ...], language: str
) -> tuple[
    str,
    Note,
    str,
    str,
    date | None,
    tuple[str, ...],
    str,
    int,
    int,
    tuple[()],
    tuple[()],
    Reason,
    None,
    tuple[int, ...],
    Tally,
    bool,
]:
    indexes = tuple(range(len(note.tasks)))
    return (
        note.path,
        note,
        title,
        slug(title),
        when,
        tags,
        language,
        0,
        1,
        (),
        (),
        _WHY,
        None,
        indexes,
        tally(note.tasks),
        False,
    )


def _day(entry: Daily, minutes: int | None) -> Day:
    assert entry.when is not None
    return Day(
        day=entry.when,
        parts=(DayPart(entry.id),),
        tasks=tuple((entry.id, index) for index in entry.tasks),
        blocks=((TimeBlock(0, minutes), "work"),) if minutes else (),
        tally=entry.tally,
        minutes=minutes,
        title=entry.title,
        line="",
        language=entry.language,
    )


def _tags(entries: Iterable[Entry]) -> dict[str, Tag]:
    found: dict[str, Tag] = {}
    for entry in entries:
        for name in entry.tags:
            address = "/".join(map(slug, name.split("/")))
            tag = found.setdefault(address, Tag(name, address, ()))
            found[address] = replace(tag, entries=(*tag.entries, entry.id))
    return dict(sorted(found.items(), key=lambda item: item[1].name))


def _route(entry: Entry, weeklies: dict[Week, str]) -> Route:
    match entry:
        case Weekly():
            if entry.week is None:
                return UndatedWeek(entry.slug)
            return WeekPage(entry.week, "" if weeklies[entry.week] == entry.id else entry.slug)
        case Daily():
            return DayPage(entry.when) if entry.when else UndatedDay(entry.slug)
        case ReadingNote():
            return ReadingPage(entry.slug)
        case Page() | Log():
            return PlainPage(entry.slug)
        case _:
            assert_never(entry)
