"""The tasks that are carried over, open, planned next and done last."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import groupby

from journal.dates.arithmetic import week_of
from journal.figures.areas import area
from journal.figures.homes import Homes
from journal.figures.plans import compared
from journal.figures.standing import Standing
from journal.horizons import month_planned
from journal.marks.looks import Look, look_of
from journal.marks.tasks import State, Task
from journal.model import Entry, Horizon, Weekly
from journal.progress import counts
from journal.record import Record
from journal.routes import TaskPage
from journal.views.carried import Chain, chain, plan_href, task_href
from journal.views.place import Place
from journal.views.tasks.nums import age
from journal.views.titles import entry_label, plain_text

_NEXT = timedelta(days=28)
_DONE = 8


# The HTML of a task as a list item: its entry, the task, its look, where its text leads, what stands behind it.
Row = Callable[[Entry, Task, Look, str, str], str]


class CarriedRow(Record):
    """A task that is carried over. `chain` has its appearances; `area` is empty where the text has its tag."""

    text: str
    href: str
    language: str
    area: str
    chain: Chain
    age: str


class OpenGroup(Record):
    """The open tasks of an entry; `items` are HTML list items."""

    label: str
    href: str
    language: str
    items: tuple[str, ...]


def carried_rows(place: Place) -> tuple[CarriedRow, ...]:
    """The tasks that may still go on, the oldest first."""
    site, words, ages = place.site, place.words, place.known.ages
    found = []
    for slug, carried in site.carried.items():
        if slug not in ages:
            continue
        entry = site.by_id[carried.hops[-1][0]]
        task = entry.note.tasks[carried.hops[-1][1]]
        text, named = plain_text(carried.title), area(entry, task)
        found.append(
            CarriedRow(
                text,
                place.to(TaskPage(slug)),
                place.foreign(carried.language),
                named if f"#{named}" not in text else "",
                chain(place, carried),
                age(words, ages[slug]),
            )
        )
    return tuple(found)


def open_groups(place: Place, still: Sequence[Standing], row: Row) -> tuple[OpenGroup, ...]:
    """Open tasks under their entries."""
    words = place.words
    carried = {hop for each in place.site.carried.values() for hop in each.hops}
    return tuple(
        OpenGroup(
            entry_label(words, entry, place.site.as_of),
            place.entry(entry.id),
            place.foreign(entry.language) if entry.when is None else "",
            tuple(
                row(
                    entry,
                    each.task,
                    "carry" if (entry.id, each.index) in carried else look_of(each.task.state),
                    task_href(place, entry.id, each.index),
                    "",
                )
                for each in group
            ),
        )
        for entry, group in ((entry, tuple(same)) for entry, same in groupby(still, key=lambda each: each.entry))
    )


def planned_next(place: Place, row: Row) -> tuple[str, tuple[str, ...]]:
    """What the latest plans set out to do that nothing follows yet, with the name of the time that they are for."""
    words, as_of = place.words, place.site.as_of
    pending = [
        (day, plan)
        for day, plan in compared(place.site)
        if plan.ledger is None and plan.horizon is not Horizon.YEAR
        if day is not None and as_of is not None and as_of - _NEXT <= day <= as_of + _NEXT
    ]
    if not pending:
        return "", ()
    weekly = [plan for _, plan in pending if plan.horizon is Horizon.WEEK]
    plans = weekly[-1:] or [pending[-1][1]]
    entry = place.site.by_id[plans[0].entry]
    label = words.planned_next
    month = month_planned(entry)
    if weekly and isinstance(entry, Weekly) and entry.week is not None:
        following = week_of(entry.week.monday + timedelta(days=7))
        label = words.planned_for.format(period=words.week.format(n=following.number))
    elif plans[0].horizon is Horizon.MONTH and month is not None:
        label = words.planned_for.format(period=words.dates.month(*month))
    items = []
    for item in plans[0].items:
        made = (
            entry.note.tasks[item.index]
            if item.boxed
            else Task(text=item.text, state=State.TODO, mark="", line=item.line)
        )
        items.append(row(entry, made, "plan", plan_href(place, entry.id, item), ""))
    return label, tuple(items)


def recently_done(place: Place, homes: Homes, row: Row) -> tuple[str, ...]:
    """The tasks that were done last, of the newest days."""
    words, as_of = place.words, place.site.as_of
    found: list[str] = []
    for day in sorted((day for day in homes.days if as_of is None or day <= as_of), reverse=True):
        for part in homes.days[day]:
            for index in part.tasks:
                task = part.entry.note.tasks[index]
                if task.state is State.DONE and counts(task) and not task.has_children and len(found) < _DONE:
                    href = task_href(place, part.entry.id, index)
                    found.append(row(part.entry, task, "done", href, words.dates.short(day)))
        if len(found) >= _DONE:
            break
    return tuple(found)
