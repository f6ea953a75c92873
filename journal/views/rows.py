"""Rows for tables and bibliographies: the tasks of a journal, and the works that it cites."""

from collections.abc import Iterator
from datetime import date

from journal.dates.values import Week
from journal.figures.homes import homes_of
from journal.marks.tasks import State
from journal.model import day_of
from journal.schema import Data
from journal.views.data import Date, address, told, work_address
from journal.views.entry import task_anchor
from journal.views.place import Place
from journal.views.ref import work_title
from journal.views.titles import plain_text, title_of


class TaskRow(Data):
    """A task of the journal, at the one day or week that it counts for."""

    date: Date | None
    week: str | None
    entry: str
    url: str
    section: str
    text: str
    state: State
    under: str
    """The text of the task that it is under."""

    counted: bool
    carried: bool
    due: Date | None
    scheduled: Date | None
    done: Date | None
    priority: str | None
    tags: tuple[str, ...]


class WorkRow(Data):
    """A work that the journal cites, for tables and bibliographies."""

    slug: str
    id: str
    """What tells it from other works: `doi:` or `arxiv:` and its number, or its address without the scheme."""

    title: str
    author: str
    year: int | None
    venue: str
    organization: str
    urls: tuple[str, ...]
    language: str
    citations: int | None
    """How often it had been cited elsewhere when that was last written."""

    noted: bool
    remarks: tuple[str, ...]
    entries: int
    last_cited: Date | None
    """The day of the newest entry that cites it."""

    url: str | None
    """Its page."""


def task_rows(place: Place) -> Iterator[TaskRow]:
    """Every task, by the day or the week that it counts for, as the figures have it."""
    for part in homes_of(place.site).every():
        entry, over = part.entry, place.known.carried.get(part.entry.id, ())
        tasks, page, title = entry.note.tasks, address(place, entry), title_of(place.words, entry)
        day = part.home if isinstance(part.home, date) else None
        week = str(part.home) if isinstance(part.home, Week) else None
        for index in part.tasks:
            task = tasks[index]
            yield TaskRow(
                date=day,
                week=week,
                entry=title,
                url=f"{page}#{task_anchor(index)}",
                section=entry.note.sections[task.section].title,
                under="" if task.parent is None else plain_text(tasks[task.parent].text),
                carried=index in over,
                **told(task),
            )


def work_rows(place: Place) -> Iterator[WorkRow]:
    """Every work that the journal cites, those cited last first."""
    site = place.site
    for slug, work in site.works.items():
        days = [day for each in work.entries if (day := day_of(site.by_id[each])) is not None]
        yield WorkRow(
            slug=slug,
            id=work.id,
            title=work_title(work),
            author=work.author,
            year=work.year,
            venue=work.venue,
            organization=work.org,
            urls=work.urls,
            language=work.language,
            citations=work.counts[-1].count if work.counts else None,
            noted=work.noted,
            remarks=tuple(plain_text(remark.text) for remark in work.remarks),
            entries=len(work.entries),
            last_cited=max(days, default=None),
            url=work_address(place, slug),
        )
