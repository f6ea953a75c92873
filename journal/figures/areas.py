"""What tasks belong to, by what the writer says of them."""

from collections import Counter
from collections.abc import Iterable

from journal.figures.homes import Part
from journal.figures.lines import counted_tasks
from journal.marks.tasks import Task
from journal.model import Entry


def area(entry: Entry, task: Task) -> str:
    """What a task belongs to: its first tag, else the heading it stands under unless that is a matter of planning,

    else the first tag in the front matter of its note; empty without any.
    """
    if task.tags:
        return task.tags[0].lstrip("#").partition("/")[0]
    section = entry.note.sections[task.section]
    above = entry.note.sections[section.parent] if section.parent is not None else None
    named = section.level > 2 and not section.opens_day and section.title
    if named and above is not None and (not section.family or section.family == above.family):
        return section.title
    tags = entry.note.front.tags
    return tags[0].partition("/")[0] if tags else ""


def by_area(parts: Iterable[Part], most: int) -> tuple[tuple[str, int, int], ...]:
    """(area, done, all) of the areas with the most tasks; tasks without one are left out."""
    done: Counter[str] = Counter()
    total: Counter[str] = Counter()
    names: dict[str, str] = {}
    for part in parts:
        for task in counted_tasks(part):
            if task.has_children or not task.state.countable or not (name := area(part.entry, task)):
                continue
            names.setdefault(name.casefold(), name)
            total[name.casefold()] += 1
            done[name.casefold()] += task.completed
    order = sorted(total, key=lambda name: (-total[name], name))[:most]
    return tuple((names[name], done[name], total[name]) for name in order)
