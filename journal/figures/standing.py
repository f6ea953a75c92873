"""What is still to be done, and how long it has been."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Final

from journal.burndown import Lasting
from journal.figures.homes import Homes, Part, Parts
from journal.marks.tasks import State, Task
from journal.model import Carried, Entry, Site
from journal.progress import counts
from journal.record import Record


class Standing(Record):
    """A task by its entry and its index in the note."""

    entry: Entry
    index: int

    @property
    def task(self) -> Task:
        """The task itself."""
        return self.entry.note.tasks[self.index]


_LIVE: Final = frozenset({State.TODO, State.DOING, State.WAITING, State.DEFERRED, State.SCHEDULED})


def open_tasks(parts: Iterable[Part], continued: Collection[tuple[str, int]] = ()) -> tuple[Standing, ...]:
    """The tasks that are still to be done, in the order of the parts; those in `continued` live on in a later entry."""
    return tuple(
        Standing(part.entry, index)
        for part in parts
        for index in part.tasks
        if counts(task := part.entry.note.tasks[index])
        and not task.has_children
        and task.state in _LIVE
        and (part.entry.id, index) not in continued
    )


def continued(site: Site) -> frozenset[tuple[str, int]]:
    """The appearances of tasks that come again in a later entry."""
    return frozenset(hop for carried in site.carried.values() for hop in carried.hops[:-1])


_RECENT: Final = 12  # weeks


def recent_open(site: Site, homes: Homes) -> tuple[Standing, ...]:
    """The open tasks of the last twelve weeks, those of the newest entry first, then those without a date."""
    again = continued(site)
    if site.as_of is None:
        return open_tasks(homes.undated, again)
    first = homes.week_at(site.as_of).monday - timedelta(weeks=_RECENT - 1)
    recent = [part for week, parts in homes.by_week().items() if week.monday >= first for part in parts]
    recent += [part for month, parts in homes.months.items() if month.last >= first for part in parts]
    return in_order(site, open_tasks((*recent, *homes.undated), again))


def in_order(site: Site, tasks: Iterable[Standing]) -> tuple[Standing, ...]:
    """Tasks in the order of the site's entries, the newest first, and of their text."""
    order = {entry.id: at for at, entry in enumerate(site.entries)}
    return tuple(sorted(tasks, key=lambda each: (order[each.entry.id], each.index)))


def lasting(site: Site, homes: Homes, first: date) -> tuple[tuple[Standing, Lasting], ...]:
    """Each task that was first written on `first` or later, and how long it was open.

    One that is carried on is one task, which stands where it came last.
    """
    chained = {hop for carried in site.carried.values() for hop in carried.hops}
    found = [
        (_last_of(site, carried), _lasting(carried.days[0], carried.days[-1], carried.states[-1]))
        for carried in site.carried.values()
        if carried.since >= first
    ]
    for day, parts in _dated(homes, first):
        for each in (Standing(part.entry, index) for part in parts for index in part.tasks):
            task = each.task
            if (each.entry.id, each.index) in chained or not counts(task) or task.has_children:
                continue
            if task.state.countable or task.state is State.CANCELLED:
                until = task.details.done_on or task.details.cancelled_on or day
                found.append((each, _lasting(day, max(day, until), task.state)))
    return tuple(found)


def _last_of(site: Site, carried: Carried) -> Standing:
    entry, index = carried.hops[-1]
    return Standing(site.by_id[entry], index)


def _lasting(since: date, until: date, state: State) -> Lasting:
    ended = state in (State.DONE, State.CANCELLED, State.FAILED)
    return Lasting(since, until if ended else None, done=state is State.DONE)


def _dated(homes: Homes, first: date) -> list[tuple[date, Parts]]:
    days = [(day, parts) for day, parts in homes.days.items() if day >= first]
    weeks = [(week.monday, parts) for week, parts in homes.weeks.items() if week.monday >= first]
    months = [(month.first, parts) for month, parts in homes.months.items() if month.first >= first]
    return [*days, *weeks, *months]
