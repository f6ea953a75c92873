"""`journal todo`: what is still to be done, in lines and as JSON."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum

from journal.account.counted import iso
from journal.carryover import ages
from journal.figures.homes import homes_of
from journal.figures.standing import Standing, continued, in_order, open_tasks, recent_open
from journal.model import Carried, Site
from journal.record import Record
from journal.views.titles import plain_text
from journal.wording.catalogue import Wording
from journal.wording.choice import wording


class Which(Enum):
    """Which tasks are to be done: those of the last weeks, all, those with a date, those that are carried over."""

    RECENT = "recent"
    ALL = "all"
    DUE = "due"
    CARRIED = "carried"


class Todo(Record):
    """An open task. `day` is that of its home, `since` that of its first appearance where it is carried over."""

    file: str
    line: int
    text: str
    state: str
    day: date | None
    due: date | None
    scheduled: date | None
    priority: str | None
    tags: tuple[str, ...]
    since: date | None
    age: int | None
    hops: int
    heading: str


def todo(site: Site, which: Which) -> tuple[Todo, ...]:
    """The open tasks: of the last twelve weeks or all, the newest entry first; those with a date, by it; those carried over,

    the oldest first.
    """
    homes = homes_of(site)
    chains = {site.carried[slug].hops[-1]: site.carried[slug] for slug in ages(site)}
    if which is Which.RECENT:
        found = recent_open(site, homes)
    else:
        found = in_order(site, open_tasks(homes.every(), continued(site)))
    days = {
        (part.entry.id, index): part.home if isinstance(part.home, date) else None
        for part in homes.every()
        for index in part.tasks
    }
    rows = [_todo(site, each, chains.get((each.entry.id, each.index)), days) for each in found]
    match which:
        case Which.DUE:
            dated = [each for each in rows if each.due or each.scheduled]
            return tuple(sorted(dated, key=lambda each: (each.due or each.scheduled or date.max, each.file, each.line)))
        case Which.CARRIED:
            carried = [each for each in rows if each.since is not None]
            return tuple(sorted(carried, key=lambda each: (each.since or date.max, each.file, each.line)))
        case _:
            return tuple(rows)


def _todo(site: Site, standing: Standing, carried: Carried | None, days: Mapping[tuple[str, int], date | None]) -> Todo:
    task, entry = standing.task, standing.entry
    return Todo(
        entry.note.path,
        task.line,
        task.text,
        task.state.value,
        days.get((entry.id, standing.index)),
        task.details.due,
        task.details.scheduled,
        task.details.priority,
        task.details.tags,
        carried.since if carried is not None else None,
        carried.age(site.as_of) if carried is not None and site.as_of is not None else None,
        len(carried.hops) if carried is not None else 1,
        entry.title or entry.note.path,
    )


def todo_json(rows: Sequence[Todo]) -> str:
    """Open tasks as JSON: a list of objects."""
    told = [
        {
            "text": each.text,
            "state": each.state,
            "file": each.file,
            "line": each.line,
            "date": iso(each.day),
            "due": iso(each.due),
            "scheduled": iso(each.scheduled),
            "priority": each.priority,
            "tags": list(each.tags),
            "since": iso(each.since),
            "age_days": each.age,
            "hops": each.hops,
        }
        for each in rows
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def todo_text(rows: Sequence[Todo], language: str, prefix: str = "") -> str:
    """Open tasks in lines, each with its file and line, under the name of their entry; `prefix` is the way to the files."""
    words = wording(language)
    if not rows:
        return words.nothing_open
    lines: list[str] = []
    before = ""
    for each in rows:
        if each.file != before:
            lines += ["", f"{prefix}{each.file}"] if lines else [f"{prefix}{each.file}"]
            before = each.file
        lines.append(f"  {each.line:>4}  [{_mark(each)}] {plain_text(each.text)}{_aside(words, each)}")
    return "\n".join([*lines, "", words.open.of(len(rows))])


def _mark(row: Todo) -> str:
    return {"doing": "/", "deferred": ">", "scheduled": "<", "waiting": "w"}.get(row.state, " ")


def _aside(words: Wording, row: Todo) -> str:
    said = []
    if row.due:
        said.append(words.due.format(day=words.dates.short_year(row.due)))
    if row.scheduled:
        said.append(words.scheduled_for.format(day=words.dates.short_year(row.scheduled)))
    if row.age is not None:
        said.append(words.days_count.of(row.age))
    return f"  ({words.comma.join(said)})" if said else ""
