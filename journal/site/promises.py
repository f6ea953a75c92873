"""Which plan was made for what: each entry's plan beside the tasks of the period that it was made for.

A week's plan is for the week after it: for that week's note and for all of its days. A day's plan is for the next day
that was written, a plan under a bare `Plan` for the entry itself. Without tasks there a plan is pending, not broken.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from journal.comparisons import Outcome, key_of
from journal.dates.arithmetic import week_of
from journal.dates.values import Week
from journal.marks.tasks import Role, State
from journal.matching import Aliases, matches
from journal.model import Daily, Day, Entry, Horizon, Log, PlanLine, Promised, Weekly
from journal.progress import counts
from journal.promises import ledger
from journal.site.compared import Compared

# A plan for a next entry that comes later than this was made for something else.
_WEEKS_LATER = timedelta(days=28)
_DAYS_LATER = timedelta(days=7)


def promises_of(
    entries: Iterable[Entry], days: Mapping[date, Day], aliases: Aliases = (), compared: Compared | None = None
) -> dict[str, tuple[Promised, ...]]:
    """The plans of each entry by its id, each beside what came of it. The order of the entries does not matter.

    `compared` may hold what is compared of these entries' tasks already.
    """
    known = [entry for entry in entries if not isinstance(entry, Log)]
    series = _Series(known, days)
    lines = compared or Compared(known, aliases)
    found: dict[str, tuple[Promised, ...]] = {}
    for entry in known:
        plans = _plans(entry)
        if plans:
            found[entry.id] = tuple(
                _promised(entry, horizon, items, series.period(entry, horizon), lines)
                for horizon, items in plans.items()
            )
    return found


def _plans(entry: Entry) -> dict[Horizon, tuple[PlanLine, ...]]:
    """The top lines of an entry's plans, by what they were made for."""
    note = entry.note
    found: dict[Horizon, list[PlanLine]] = {}
    for index, plan in enumerate(note.plans):
        if plan.parent is None and entry.first <= plan.section < entry.last:
            found.setdefault(_horizon(entry, plan.section), []).append(
                PlanLine(index, boxed=False, line=plan.line, text=plan.text)
            )
    for index in entry.tasks:
        task = note.tasks[index]
        if task.role is Role.PLAN and task.parent is None and task.state is not State.CANCELLED:
            found.setdefault(_horizon(entry, task.section), []).append(
                PlanLine(index, boxed=True, line=task.line, text=task.text)
            )
    return {horizon: tuple(sorted(items, key=lambda item: item.line)) for horizon, items in found.items()}


def _horizon(entry: Entry, section: int) -> Horizon:
    part = entry.note.sections[section]
    if part.role is not Role.PLAN:
        return Horizon.SAME
    weekly = part.family == "next-week" or (isinstance(entry, Weekly) and part.family != "tomorrow")
    return Horizon.WEEK if weekly else Horizon.DAY


class _Series:
    """The entries of a journal in the order of their days, to find what comes after one."""

    def __init__(self, entries: Sequence[Entry], days: Mapping[date, Day]) -> None:
        self._days = days
        weeklies = sorted(
            (each.week, each.id) for each in entries if isinstance(each, Weekly) and each.week is not None
        )
        self._weeks = [week for week, _ in weeklies]
        self._weekly = dict(reversed(weeklies))
        self._written = sorted({each.when for each in entries if isinstance(each, Daily) and each.when is not None})
        self._by_id = {entry.id: entry for entry in entries}

    def period(self, entry: Entry, horizon: Horizon) -> list[tuple[str, int]] | None:
        """The tasks that a plan was made for, in the order of the text; None while there are none to compare with."""
        week = _own_week(entry)
        # What is planned in a month is for the next one, of which there are no tasks by themselves.
        if entry.month and horizon is not Horizon.SAME:
            return None
        if horizon is Horizon.SAME:
            return self._of_week(week) if isinstance(entry, Weekly) and week is not None else _counted(entry)
        if horizon is Horizon.DAY:
            return self._after(entry.when)
        return self._of_next(week) if week is not None else None

    def _after(self, day: date | None) -> list[tuple[str, int]] | None:
        if day is None:
            return None
        at = bisect_right(self._written, day)
        if at == len(self._written) or self._written[at] - day > _DAYS_LATER:
            return None
        return self._own(self._days[self._written[at]].tasks) if self._written[at] in self._days else None

    def _of_next(self, week: Week) -> list[tuple[str, int]] | None:
        following = week_of(week.monday + timedelta(days=7))
        if (acts := self._of_week(following)) is not None:
            return acts
        at = bisect_right(self._weeks, week)
        if at < len(self._weeks) and self._weeks[at].monday - week.monday <= _WEEKS_LATER:
            return self._of_week(self._weeks[at])
        return None

    def _of_week(self, week: Week) -> list[tuple[str, int]] | None:
        """The tasks of a week: of its note, then those of its days; None if nothing was written of it."""
        own = self._weekly.get(week)
        written = [self._days[day] for day in week.days() if day in self._days]
        if own is None and not written:
            return None
        acts = _counted(self._by_id[own]) if own is not None else []
        for day in written:
            acts += self._own(day.tasks)
        return list(dict.fromkeys(acts))

    def _own(self, places: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
        return [place for place in places if counts(self._by_id[place[0]].note.tasks[place[1]])]


def _own_week(entry: Entry) -> Week | None:
    if isinstance(entry, Weekly):
        return entry.week
    return week_of(entry.when) if entry.when is not None else None


def _counted(entry: Entry) -> list[tuple[str, int]]:
    return [(entry.id, index) for index in entry.tasks if counts(entry.note.tasks[index])]


def _promised(
    entry: Entry, horizon: Horizon, items: tuple[PlanLine, ...], places: list[tuple[str, int]] | None, lines: Compared
) -> Promised:
    held = (lines.stamp(each) for each in dict.fromkeys(id_ for id_, _ in places or ()))
    key = key_of((lines.stamp(entry.id), horizon.value, repr(places), *held))
    again, came = lines.results.plan(key, lambda: _outcome(entry, horizon, items, places, lines))
    return Promised(entry.id, horizon, items, again, tuple(places or ()), came)


def _outcome(
    entry: Entry, horizon: Horizon, items: tuple[PlanLine, ...], places: list[tuple[str, int]] | None, lines: Compared
) -> Outcome:
    meant = [lines.task((entry.id, item.index)) if item.boxed else lines.text(item.text) for item in items]
    again: tuple[tuple[int, int], ...] = ()
    if horizon is not Horizon.SAME:
        left = [index for index in entry.tasks if counts(entry.note.tasks[index]) and _is_open(entry, index)]
        found = matches(meant, [lines.task((entry.id, index)) for index in left])
        again = tuple((each.left, left[each.right]) for each in found)
    return again, ledger(meant, lines.acts(places)) if places else None


def _is_open(entry: Entry, index: int) -> bool:
    return entry.note.tasks[index].state not in (State.DONE, State.CANCELLED, State.FAILED)


def planned_by(promises: Mapping[str, tuple[Promised, ...]]) -> dict[str, tuple[str, ...]]:
    """The ids of the entries whose plans are compared with the tasks of an entry, by the id of that entry."""
    found: dict[str, dict[str, None]] = {}
    for id_ in sorted(promises):
        for plan in promises[id_]:
            for act, _ in plan.acts:
                found.setdefault(act, {})[id_] = None
    return {act: tuple(ids) for act, ids in sorted(found.items())}
