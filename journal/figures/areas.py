"""What tasks belong to, by what the writer says of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from journal.figures.homes import Part
from journal.figures.lines import Spot, counted_tasks
from journal.marks.tasks import Task
from journal.model import Entry, Recurring
from journal.record import Record
from journal.site.kinds import names_a_period


def area(entry: Entry, task: Task) -> str:
    """What a task belongs to: its first tag, else the heading it stands under unless that is a matter of planning,

    else the first tag in the front matter of its note that says more than what sort of note it is; empty without any.
    """
    if task.details.tags:
        return task.details.tags[0].lstrip("#").partition("/")[0]
    section = entry.note.sections[task.section]
    above = entry.note.sections[section.parent] if section.parent is not None else None
    named = section.level > 2 and not section.opens_day and section.title
    if named and above is not None and (not section.family or section.family == above.family):
        return section.title
    return next((tag.partition("/")[0] for tag in entry.note.front.tags if not names_a_period(tag)), "")


def topics_of(recurring: Iterable[Recurring]) -> dict[tuple[str, str], str]:
    """The topic that each line is of which comes back, by the id of its entry and its text."""
    return {(doing.entry, doing.text): topic.label for topic in recurring for doing in topic.doings}


class Area(Record):
    """What some tasks belong to; those that are done come first."""

    name: str
    done: int
    tasks: tuple[Spot, ...]


def by_area(parts: Iterable[Part], most: int) -> tuple[Area, ...]:
    """The areas with the most tasks; tasks without one are left out."""
    found: dict[str, list[tuple[bool, Spot]]] = defaultdict(list)
    names: dict[str, str] = {}
    for part in parts:
        for task in counted_tasks(part):
            if task.has_children or not task.state.countable or not (name := area(part.entry, task)):
                continue
            names.setdefault(name.casefold(), name)
            found[name.casefold()].append((not task.completed, Spot(part.entry.id, task.line, task.text)))
    order = sorted(found, key=lambda name: (-len(found[name]), name))[:most]
    return tuple(_area(names[name], found[name]) for name in order)


def _area(name: str, tasks: Sequence[tuple[bool, Spot]]) -> Area:
    done_first = sorted(tasks, key=lambda each: each[0])
    return Area(name, sum(not still for still, _ in tasks), tuple(spot for _, spot in done_first))
