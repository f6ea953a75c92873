"""Which plan was made for what: each entry's plan beside the tasks of the period that it was made for.

A week's plan is for the week after it: for that week's note and for all of its days. A month's is for all that is of the
month after it, a day's for the next day that was written, and a plan under a bare `Plan` for the entry itself. Headings
that name the time win: a week that plans for `Next month` does. Without tasks there a plan is pending, not broken.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import assert_never

from journal.comparisons import Outcome, key_of
from journal.dates.arithmetic import week_of
from journal.dates.values import Week
from journal.horizons import horizon_of, month_of_plan
from journal.marks.tasks import Role, State
from journal.matching import Aliases, matches
from journal.model import (
    Daily,
    Day,
    Entry,
    Horizon,
    Log,
    PlanLine,
    Promised,
    Weekly,
    month_named,
    tasks_of_no_part,
)
from journal.note import within
from journal.progress import counts
from journal.promises import ledger
from journal.record import replace
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
    known = [entry for entry in entries if not isinstance(entry, Log) or entry.named is not None]
    series = _Series(known, days)
    lines = compared or Compared(known, aliases)
    found: dict[str, tuple[Promised, ...]] = {}
    for entry in known:
        plans = _plans(entry)
        if plans:
            found[entry.id] = tuple(
                _promised(entry, horizon, items, series.period(entry, horizon, on), lines)
                for (horizon, on), items in plans.items()
            )
    return found


_Plans = dict[tuple[Horizon, date | None], tuple[PlanLine, ...]]


def _plans(entry: Entry) -> _Plans:
    """The top lines of an entry's plans, by what they were made for and the day on which they were made."""
    note = entry.note
    own = frozenset(entry.outside) if isinstance(entry, Log) else range(entry.first, entry.last)
    found: defaultdict[tuple[Horizon, date | None], list[PlanLine]] = defaultdict(list)
    for index in within(note.plans, entry.first, entry.last):
        plan = note.plans[index]
        if plan.parent is None and plan.section in own:
            found[_made(entry, plan.section)].append(PlanLine(index, boxed=False, line=plan.line, text=plan.text))
    for index in tasks_of_no_part(entry):
        task = note.tasks[index]
        if task.role is Role.PLAN and task.parent is None and task.state is not State.CANCELLED:
            found[_made(entry, task.section)].append(PlanLine(index, boxed=True, line=task.line, text=task.text))
    # Of a log of days it is not known which day or week would follow.
    made = (each for each in found if each[0] in _OF_LOGS) if isinstance(entry, Log) else found
    return {each: tuple(sorted(found[each], key=lambda item: item.line)) for each in made}


_OF_LOGS = (Horizon.SAME, Horizon.MONTH)


def _made(entry: Entry, section: int) -> tuple[Horizon, date | None]:
    horizon, day = horizon_of(entry, section), entry.note.sections[section].day
    # The days of a week's note plan each for the one after it.
    return horizon, entry.days[day] if horizon is Horizon.DAY and day is not None else entry.when


class _Series:
    """The entries of a journal in the order of their days, to find what comes after one."""

    def __init__(self, entries: Sequence[Entry], days: Mapping[date, Day]) -> None:
        self._days = days
        weeklies = sorted(
            (each.week, each.id) for each in entries if isinstance(each, Weekly) and each.week is not None
        )
        self._weeks = [week for week, _ in weeklies]
        self._weekly = dict(reversed(weeklies))
        dailies = {each.when for each in entries if isinstance(each, Daily) and each.when is not None}
        self._written = sorted(dailies | {day for day, told in days.items() if told.tasks})
        self._by_id = {entry.id: entry for entry in entries}
        self._of_months = _by_month(entries, days)

    def period(self, entry: Entry, horizon: Horizon, on: date | None) -> list[tuple[str, int]] | None:
        """The tasks that a plan of that day was made for, in the order of the text; None while there are none to compare with."""
        week = _own_week(entry)
        month = month_of_plan(entry, horizon)
        if month is not None:
            return self._of_month(month)
        match horizon:
            case Horizon.SAME:
                return self._of_week(week) if isinstance(entry, Weekly) and week is not None else _counted(entry)
            case Horizon.DAY:
                return self._after(on)
            case Horizon.WEEK:
                return self._of_next(week) if week is not None else None
            case Horizon.MONTH | Horizon.YEAR:
                return None
            case _:
                assert_never(horizon)

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

    def _of_month(self, month: tuple[int, int]) -> list[tuple[str, int]]:
        """The tasks of a month: of its notes, those of its weeks that are of no day, then those of its days."""
        acts: list[tuple[str, int]] = []
        for part in self._of_months.get(month, ()):
            acts += self._own(part.tasks if isinstance(part, Day) else [(part.id, at) for at in _of_no_day(part)])
        return list(dict.fromkeys(acts))

    def _own(self, places: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
        return [place for place in places if counts(self._by_id[place[0]].note.tasks[place[1]])]


def _by_month(entries: Iterable[Entry], days: Mapping[date, Day]) -> dict[tuple[int, int], list[Entry | Day]]:
    """The notes of each month and of its weeks, then its days."""
    found: defaultdict[tuple[int, int], list[Entry | Day]] = defaultdict(list)
    for entry in sorted(entries, key=lambda each: (month_named(each) is None, each.when or date.max, each.id)):
        if (month := month_named(entry)) is not None:
            found[month].append(entry)
        elif isinstance(entry, Weekly) and entry.week is not None:
            thursday = entry.week.monday + timedelta(days=3)
            found[thursday.year, thursday.month].append(entry)
    for day in sorted(days):
        found[day.year, day.month].append(days[day])
    return found


def _of_no_day(entry: Entry) -> list[int]:
    return [index for index in tasks_of_no_part(entry) if entry.note.tasks[index].day is None]


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
    planned = repr([(each.index, each.boxed) for each in items])
    key = key_of((lines.stamp(entry.id), horizon.value, planned, repr(places), *held))
    again, came = lines.results.plan(key, lambda: _outcome(entry, horizon, items, places, lines))
    # Nobody plans all that a month brings. What is kept does not depend on it: by another date the same tasks are a day's.
    if came is not None and month_of_plan(entry, horizon):
        came = replace(came, unplanned=(), maybe=())
    return Promised(entry.id, horizon, items, again, tuple(places or ()), came)


def _outcome(
    entry: Entry, horizon: Horizon, items: tuple[PlanLine, ...], places: list[tuple[str, int]] | None, lines: Compared
) -> Outcome:
    meant = [lines.task((entry.id, item.index)) if item.boxed else lines.text(item.text) for item in items]
    again: tuple[tuple[int, int], ...] = ()
    if horizon is not Horizon.SAME:
        own = tasks_of_no_part(entry)
        left = [index for index in own if counts(entry.note.tasks[index]) and _is_open(entry, index)]
        found = matches(meant, [lines.task((entry.id, index)) for index in left])
        again = tuple((each.left, left[each.right]) for each in found)
    return again, ledger(meant, lines.acts(places)) if places else None


def _is_open(entry: Entry, index: int) -> bool:
    return entry.note.tasks[index].state not in (State.DONE, State.CANCELLED, State.FAILED)


def planned_by(promises: Mapping[str, tuple[Promised, ...]], by_id: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    """The ids of the entries whose plans for a day or a week are compared with the tasks of an entry, by the id of that entry."""
    found: dict[str, dict[str, None]] = {}
    for id_ in sorted(promises):
        for plan in promises[id_]:
            for act, _ in plan.acts if month_of_plan(by_id[id_], plan.horizon) is None else ():
                found.setdefault(act, {})[id_] = None
    return {act: tuple(ids) for act, ids in sorted(found.items())}


def planned_for(
    promises: Mapping[str, tuple[Promised, ...]], by_id: Mapping[str, Entry]
) -> dict[tuple[int, int], tuple[str, ...]]:
    """The ids of the entries that plan for each month."""
    found: dict[tuple[int, int], dict[str, None]] = {}
    for id_ in sorted(promises):
        for plan in promises[id_]:
            month = month_of_plan(by_id[id_], plan.horizon)
            if month is not None:
                found.setdefault(month, {})[id_] = None
    return {month: tuple(ids) for month, ids in sorted(found.items())}
