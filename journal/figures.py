"""What a journal comes to over any stretch of it: tasks, time, verdicts, promises, and the lines behind each figure.

Each line is counted at one home: its day, else its week, else nowhere in the calendar. So days sum to months and years, and
weeks, which hold their days and what has no day, sum to the ISO year. A rate is that of the sums, never a mean of rates.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from statistics import fmean
from typing import Final

from journal.activities import activity
from journal.burndown import Lasting
from journal.dates import Week, week_of
from journal.marks.tasks import Role, State, Task
from journal.marks.times import TimeBlock, wall
from journal.model import Daily, Entry, Horizon, Log, Promised, Recurring, Section, Site, Stretch, Tag, Weekly
from journal.progress import Tally, add, counts, percent, tally_of

Home = date | Week | None

_USUAL_OF: Final = 12
_LEAST_USUAL: Final = 4
_DAY: Final = 24 * 60


# ---- where each line is counted


@dataclass(frozen=True, slots=True)
class Part:
    """What an entry has at one home: indexes among the tasks and among the stretches of its note."""

    entry: Entry
    home: Home
    tasks: tuple[int, ...]
    times: tuple[int, ...]


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Homes:
    """All parts of a journal, each at its home. `days` and `weeks` are ascending; `weeks` hold what is of no day.

    `covering` gives the week of a day that a week's own range holds; any other day is of its ISO week.
    """

    days: Mapping[date, Parts]
    weeks: Mapping[Week, Parts]
    undated: Parts
    covering: Mapping[date, Week]

    def every(self) -> Parts:
        """All parts, those without a home last."""
        dated = [part for parts in (*self.days.values(), *self.weeks.values()) for part in parts]
        return (*dated, *self.undated)

    def between(self, first: date, last: date) -> Parts:
        """What is of the days from `first` to `last`."""
        if (last - first).days < len(self.days):
            days = (first + timedelta(days=at) for at in range((last - first).days + 1))
            return tuple(part for day in days for part in self.days.get(day, ()))
        return tuple(part for day, parts in self.days.items() if first <= day <= last for part in parts)

    def week_at(self, day: date) -> Week:
        """The week that a day is counted in."""
        return self.covering.get(day) or week_of(day)

    def by_week(self) -> dict[Week, Parts]:
        """The parts of each week, ascending: those of its days, then those of no day."""
        found: dict[Week, list[Part]] = defaultdict(list)
        for day, parts in self.days.items():
            found[self.week_at(day)] += parts
        for week, parts in self.weeks.items():
            found[week] += parts
        return {week: tuple(found[week]) for week in sorted(found)}

    def by_month(self) -> dict[tuple[int, int], Parts]:
        """The parts of the days of each month, ascending."""
        found: dict[tuple[int, int], list[Part]] = defaultdict(list)
        for day, parts in self.days.items():
            found[day.year, day.month] += parts
        return {month: tuple(parts) for month, parts in found.items()}

    def whole_weeks(self) -> dict[tuple[int, int], Parts]:
        """The parts of weeks that are of no day, by the month of the week's Thursday, ascending."""
        found: dict[tuple[int, int], list[Part]] = defaultdict(list)
        for week, parts in self.weeks.items():
            day = thursday(week)
            found[day.year, day.month] += parts
        return {month: tuple(parts) for month, parts in found.items()}


def thursday(week: Week) -> date:
    """The day whose month and year a week belongs to."""
    return week.monday + timedelta(days=3)


def homes_of(site: Site) -> Homes:
    """Where each task and each stretch of a site is counted. The order of the entries does not matter."""
    days: dict[date, list[Part]] = defaultdict(list)
    weeks: dict[Week, list[Part]] = defaultdict(list)
    undated: list[Part] = []
    logs: dict[str, list[Entry]] = defaultdict(list)
    for entry in site.entries:
        if isinstance(entry, Daily) and entry.part_of:
            logs[entry.part_of].append(entry)
    for entry in sorted(site.entries, key=lambda each: each.id):
        for part in _parts(entry, logs.get(entry.id, ())):
            match part.home:
                case date():
                    days[part.home].append(part)
                case Week():
                    weeks[part.home].append(part)
                case None:
                    undated.append(part)
    return Homes(
        {day: tuple(days[day]) for day in sorted(days)},
        {week: tuple(weeks[week]) for week in sorted(weeks)},
        tuple(undated),
        _covering(site),
    )


def parts_of(entry: Entry) -> Parts:
    """What an entry that is no log has at each of its homes."""
    return tuple(_parts(entry, ()))


def _parts(entry: Entry, inner: Sequence[Entry]) -> list[Part]:
    """The parts of an entry; of a log only what is in none of its days."""
    note = entry.note
    times = [index for index, each in enumerate(note.times) if entry.first <= each.section < entry.last]
    if isinstance(entry, Daily):
        return [Part(entry, entry.when, entry.tasks, tuple(times))] if entry.tasks or times else []
    found: dict[Home, tuple[list[int], list[int]]] = {}
    for index in entry.tasks:
        task = note.tasks[index]
        if not _within(task.section, inner):
            found.setdefault(_home(entry, task.day), ([], []))[0].append(index)
    for index in times:
        if not _within(note.times[index].section, inner):
            found.setdefault(_home(entry, note.times[index].day), ([], []))[1].append(index)
    return [Part(entry, home, tuple(tasks), tuple(worked)) for home, (tasks, worked) in found.items()]


def _within(section: int, inner: Sequence[Entry]) -> bool:
    return any(each.first <= section < each.last for each in inner)


def _home(entry: Entry, day: int | None) -> Home:
    own = entry.days[day] if day is not None else None
    if own is not None:
        return own
    match entry:
        case Weekly():
            return entry.week
        case Log():
            return None
        case _:
            return entry.when


def _covering(site: Site) -> dict[date, Week]:
    by_id = {entry.id: entry for entry in site.entries}
    found: dict[date, Week] = {}
    for week, id_ in site.weeklies.items():
        weekly = by_id[id_]
        if isinstance(weekly, Weekly):
            for day in weekly.covered():
                # Of two weeks that both hold a day, the one that it is in by the calendar.
                if day not in found or week_of(day) == week:
                    found[day] = week
    return found


def own_parts(homes: Homes, entry: Entry) -> Parts:
    """All parts of one entry: of a week's note, its own checklist."""
    return tuple(part for part in homes.every() if part.entry.id == entry.id)


def tagged(homes: Homes, tag: Tag) -> Parts:
    """The parts of the entries with a tag; a log's tag is that of its days."""
    ids = frozenset(tag.entries)
    return tuple(
        part
        for part in homes.every()
        if part.entry.id in ids or (isinstance(part.entry, Daily) and part.entry.part_of in ids)
    )


# ---- what they come to


@dataclass(frozen=True, slots=True)
class Time:
    """Logged time in minutes. `effort` is the sum of closed ranges and of lengths without one, None without any.

    `wall` is what the ranges cover, overlaps of a day once. `open_ends` counts ranges without an end, which are in no sum.
    """

    effort: int | None = None
    wall: int | None = None
    open_ends: int = 0


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How many tasks were better than expected, as expected, and worse."""

    better: int = 0
    same: int = 0
    worse: int = 0

    @property
    def total(self) -> int:
        """All verdicts."""
        return self.better + self.same + self.worse

    @property
    def balance(self) -> float | None:
        """Their mean, from 1 (all better) to -1; None without any."""
        return (self.better - self.worse) / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Figures:
    """What some parts come to. `days` is the number of days among their homes."""

    tally: Tally
    time: Time
    verdicts: Verdicts
    days: int


def figures(parts: Sequence[Part]) -> Figures:
    """The figures of some parts."""
    days = {part.home for part in parts if isinstance(part.home, date)}
    return Figures(tallied(parts), timed(parts), verdicts(parts), len(days))


def tallied(parts: Iterable[Part]) -> Tally:
    """The tasks of some parts: the sum, so that a rate is that of the sums."""
    found = [_tally(part) for part in parts if part.tasks]
    return add(found) if found else Tally()


def _tally(part: Part) -> Tally:
    if part.tasks == part.entry.tasks:
        return part.entry.tally
    return tally_of(part.entry.note.tasks, part.tasks)


def timed(parts: Iterable[Part]) -> Time:
    """The time of some parts."""
    ranges: dict[tuple[Home, str], list[TimeBlock]] = defaultdict(list)
    lengths: list[int] = []
    for part in parts:
        for work in works(part):
            # What has no day may overlap within its own entry only.
            key = (part.home, "" if isinstance(part.home, date) else part.entry.id)
            ranges[key] += work.blocks
            if not work.blocks and work.minutes is not None:
                lengths.append(work.minutes)
    closed = [block.minutes for blocks in ranges.values() for block in blocks if block.minutes is not None]
    covered = [held for blocks in ranges.values() if (held := wall(blocks)) is not None]
    ends = sum(block.end is None for blocks in ranges.values() for block in blocks)
    return Time(sum(closed) + sum(lengths) if closed or lengths else None, sum(covered) if covered else None, ends)


@dataclass(frozen=True, slots=True)
class Work:
    """Time on one line of an entry: its ranges, or its length. `task` is its index among the note's tasks, if it is one."""

    entry: Entry
    home: Home
    line: int
    text: str
    section: int
    blocks: tuple[TimeBlock, ...]
    minutes: int | None
    task: int | None = None


def works(part: Part) -> tuple[Work, ...]:
    """The lines of a part that have time, in the order of its tasks, then of what belongs to no task.

    What was dropped took no time, and what is planned or lies on a pile has not been worked on.
    """
    return tuple(work for work in _timed_lines(part) if _not_worked(work) is None)


def _timed_lines(part: Part) -> Iterable[Work]:
    note = part.entry.note
    for index in part.tasks:
        task = note.tasks[index]
        if task.times or task.minutes is not None:
            yield Work(part.entry, part.home, task.line, task.text, task.section, task.times, _minutes(task), index)
    for index in part.times:
        each = note.times[index]
        if each.task is None and (each.blocks or each.minutes is not None):
            yield Work(part.entry, part.home, each.line, each.text, each.section, each.blocks, _minutes(each))


def _minutes(line: Task | Stretch) -> int | None:
    """The minutes of a line: of its closed ranges, else its length."""
    blocks = line.times if isinstance(line, Task) else line.blocks
    closed = [block.minutes for block in blocks if block.minutes is not None]
    return sum(closed) if closed else None if blocks else line.minutes


def verdicts(parts: Iterable[Part]) -> Verdicts:
    """The verdicts of some parts, on any task that counts."""
    found = Counter(task.outcome for part in parts for task in _counted(part) if task.outcome is not None)
    return Verdicts(
        sum(n for outcome, n in found.items() if outcome > 0), found[0], sum(n for each, n in found.items() if each < 0)
    )


def _counted(part: Part) -> Iterable[Task]:
    tasks = part.entry.note.tasks
    return (tasks[index] for index in part.tasks if counts(tasks[index]))


# ---- the lines behind a figure


class Rule(Enum):
    """What a figure counts."""

    TASKS = "tasks"  # leaves that are done, of all leaves that are not dropped
    TIME = "time"  # minutes of closed ranges and of lengths
    VERDICTS = "verdicts"
    KEPT = "kept"  # planned items that were done, of all planned
    TAKEN_UP = "taken_up"  # planned items that were taken up, of all planned
    DAYS = "days"  # days on which something was written


class Reason(Enum):
    """Why a line is not counted."""

    HEADS = "heads"  # the boxes below it are counted in its stead
    DROPPED = "dropped"
    PLANNED = "planned"  # for another time
    PILE = "pile"  # to be done some time
    QUESTION = "question"
    UNKNOWN = "unknown"  # a mark that means nothing
    OPEN_END = "open_end"


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of an entry, with what it adds to a figure: 1, or minutes."""

    entry: str  # id
    line: int
    text: str
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure by its lines: those that make it, those that are only in the whole that it is a part of, and those left out."""

    rule: Rule
    counted: tuple[Spot, ...]
    rest: tuple[Spot, ...] = ()
    left: tuple[tuple[Spot, Reason], ...] = ()

    @property
    def figure(self) -> int:
        """The sum of what is counted."""
        return sum(spot.amount for spot in self.counted)

    @property
    def whole(self) -> int:
        """What the figure is a part of."""
        return self.figure + sum(spot.amount for spot in self.rest)


def explained_tasks(parts: Iterable[Part]) -> Explained:
    """`6 of 9 done` by its lines."""
    counted: list[Spot] = []
    rest: list[Spot] = []
    left: list[tuple[Spot, Reason]] = []
    for part in parts:
        for index in part.tasks:
            task = part.entry.note.tasks[index]
            spot, reason = Spot(part.entry.id, task.line, task.text), _not_counted(task)
            if reason is not None:
                left.append((spot, reason))
            elif task.completed:
                counted.append(spot)
            else:
                rest.append(spot)
    return Explained(Rule.TASKS, tuple(counted), tuple(rest), tuple(left))


def _not_counted(task: Task) -> Reason | None:
    if task.role is Role.PLAN:
        return Reason.PLANNED
    if not counts(task):
        return Reason.PILE
    if task.has_children:
        return Reason.HEADS
    return _OUT.get(task.state)


_OUT: Final = {
    State.CANCELLED: Reason.DROPPED,
    State.QUESTION: Reason.QUESTION,
    State.OTHER: Reason.UNKNOWN,
}


def explained_time(parts: Iterable[Part]) -> Explained:
    """Logged minutes by their lines."""
    counted: list[Spot] = []
    left: list[tuple[Spot, Reason]] = []
    for part in parts:
        for work in _timed_lines(part):
            spot, reason = Spot(part.entry.id, work.line, work.text, work.minutes or 0), _not_worked(work)
            if reason is not None:
                left.append((spot, reason))
            elif work.minutes is not None:
                counted.append(spot)
            if reason is None and any(block.end is None for block in work.blocks):
                left.append((Spot(part.entry.id, work.line, work.text, 0), Reason.OPEN_END))
    return Explained(Rule.TIME, tuple(counted), (), tuple(left))


def _not_worked(work: Work) -> Reason | None:
    note = work.entry.note
    role = note.sections[work.section].role
    if work.task is not None:
        task = note.tasks[work.task]
        role = task.role or role
        if task.state is State.CANCELLED:
            return Reason.DROPPED
    if role is Role.PLAN:
        return Reason.PLANNED
    return Reason.PILE if role is Role.BACKLOG else None


def explained_verdicts(parts: Iterable[Part]) -> Explained:
    """The verdicts by the tasks that have one."""
    told = [
        Spot(part.entry.id, task.line, task.text)
        for part in parts
        for task in _counted(part)
        if task.outcome is not None
    ]
    return Explained(Rule.VERDICTS, tuple(told))


# ---- time by what it was spent on


def minutes_by(parts: Iterable[Part], key: Callable[[Work], str]) -> dict[str, int]:
    """Minutes by what `key` says of a line, the most first, then by name."""
    found: Counter[str] = Counter()
    for part in parts:
        for work in works(part):
            if work.minutes:
                found[key(work)] += work.minutes
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


Own = tuple[tuple[str, str, tuple[str, ...]], ...]


def minutes_by_activity(parts: Iterable[Part], own: Own = ()) -> dict[str, int]:
    """Minutes by the kind of activity; `own` are the writer's words for the kinds."""
    return minutes_by(parts, lambda work: activity(work.text, own))


def minutes_by_section(parts: Iterable[Part]) -> dict[str, int]:
    """Minutes by the heading that they stand under; empty for those under a day or under none."""
    return minutes_by(parts, lambda work: section_title(work.entry, work.section))


def section_title(entry: Entry, section: int) -> str:
    """The nearest heading above that is neither a day nor the title; empty without one."""
    sections = entry.note.sections
    at: int | None = section
    while at is not None:
        each = sections[at]
        if each.opens_day:
            return ""
        if each.level > 1 and each.title:
            return each.title
        at = each.parent
    return ""


def minutes_by_topic(recurring: Iterable[Recurring], first: date, last: date) -> dict[str, tuple[int, int]]:
    """(minutes, stretches of time) of each topic that has any from `first` to `last`, by its slug, the most first."""
    found: dict[str, tuple[int, int]] = {}
    for topic in recurring:
        own = [doing for doing in topic.doings if first <= doing.day <= last]
        minutes = sum(doing.minutes or 0 for doing in own)
        if minutes:
            found[topic.slug] = (minutes, sum(doing.blocks for doing in own))
    return dict(sorted(found.items(), key=lambda each: (-each[1][0], each[0])))


def minutes_by_hour(parts: Iterable[Part], own: Own = ()) -> tuple[Mapping[str, int], ...]:
    """For each of the 24 hours of the clock, minutes by kind of activity; what goes past midnight is split there."""
    hours: list[Counter[str]] = [Counter() for _ in range(24)]
    for part in parts:
        for work in works(part):
            kind = activity(work.text, own) if work.blocks else ""
            for block in work.blocks:
                for at, minutes in _hours(block):
                    hours[at][kind] += minutes
    return tuple(hours)


def _hours(block: TimeBlock) -> Iterable[tuple[int, int]]:
    at = block.start
    while block.end is not None and at < block.end:
        until = min(block.end, (at // 60 + 1) * 60)
        yield at % _DAY // 60, until - at
        at = until


@dataclass(frozen=True, slots=True)
class Budget:
    """Time that was set aside, beside what it took; both in minutes. `actual` is None where no time is written."""

    entry: str  # id
    line: int
    title: str
    budget: int
    actual: int | None


def budgets(parts: Iterable[Part]) -> tuple[Budget, ...]:
    """Budgets of headings and of tasks beside the time that was logged for them, in the order of the parts."""
    found: list[Budget] = []
    for part in parts:
        lines = works(part)
        note = part.entry.note
        found += [
            Budget(part.entry.id, task.line, task.text, task.budget, task.minutes)
            for index in part.tasks
            if (task := note.tasks[index]).budget is not None and counts(task)
        ]
        for index in _of_part(part):
            section = note.sections[index]
            if section.budget is not None:
                spent = [work.minutes for work in lines if work.minutes and _under(note.sections, work.section, index)]
                found.append(
                    Budget(part.entry.id, section.line, section.title, section.budget, sum(spent) if spent else None)
                )
    return tuple(found)


def _of_part(part: Part) -> list[int]:
    """The sections with something of a part, and those around them."""
    note = part.entry.note
    inside = {note.tasks[index].section for index in part.tasks} | {note.times[index].section for index in part.times}
    for section in tuple(inside):
        parent = note.sections[section].parent
        while parent is not None and parent not in inside:
            inside.add(parent)
            parent = note.sections[parent].parent
    return sorted(each for each in inside if part.entry.first <= each < part.entry.last)


def _under(sections: Sequence[Section], section: int, above: int) -> bool:
    at: int | None = section
    while at is not None and at != above:
        at = sections[at].parent
    return at is not None


# ---- what is usual, and what lasts


def usual(amounts: Iterable[int | None]) -> int | None:
    """The mean of the twelve that are nearest, which come first; None with fewer than four. What has none is passed over."""
    known = [amount for amount in amounts if amount][:_USUAL_OF]
    return round(fmean(known)) if len(known) >= _LEAST_USUAL else None


def longest_stretch(parts: Iterable[Part]) -> Spot | None:
    """The line with the longest closed range, in minutes; of equals the first."""
    spots = [
        Spot(part.entry.id, work.line, work.text, max(block.minutes or 0 for block in work.blocks))
        for part in parts
        for work in works(part)
        if work.blocks
    ]
    return max((spot for spot in spots if spot.amount), key=lambda spot: spot.amount, default=None)


@dataclass(frozen=True, slots=True)
class Run:
    """Days in a row on each of which something was written."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def runs(days: Iterable[date]) -> tuple[Run, ...]:
    """The runs of some days, ascending."""
    found: list[Run] = []
    for day in sorted(set(days)):
        if found and day - found[-1].last == timedelta(days=1):
            found[-1] = Run(found[-1].first, day)
        else:
            found.append(Run(day, day))
    return tuple(found)


def by_weekday(days: Iterable[date]) -> tuple[int, ...]:
    """How many of some days fall on each weekday, Monday first."""
    found = Counter(day.weekday() for day in days)
    return tuple(found[at] for at in range(7))


# ---- promises


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of plans that were compared, as sums. `pending` counts items of plans that nothing follows yet.

    `actual` counts the tasks that they were compared with, under no other task, and `unplanned` those that no plan meant.
    """

    planned: int = 0
    kept: int = 0
    partly: int = 0
    taken_up: int = 0
    unplanned: int = 0
    actual: int = 0
    pending: int = 0

    @property
    def dropped(self) -> int:
        """Planned items that nothing took up."""
        return self.planned - self.taken_up

    @property
    def kept_percent(self) -> int | None:
        """The share of the plans that was done; None of no plan."""
        return percent(self.kept, self.planned)

    @property
    def follow_through(self) -> int | None:
        """The share of the plans that was taken up, done or not; None of no plan."""
        return percent(self.taken_up, self.planned)


def compared(site: Site) -> tuple[tuple[date | None, Promised], ...]:
    """The plans for a next period, each with the day of its entry, by day; of a week's note, the week's Thursday."""
    by_id = {entry.id: entry for entry in site.entries}
    found = [
        (_planned_on(by_id[id_]), plan)
        for id_, plans in site.promises.items()
        for plan in plans
        if plan.horizon is not Horizon.SAME
    ]
    return tuple(sorted(found, key=lambda each: (each[0] or date.max, each[1].entry, each[1].horizon.value)))


def _planned_on(entry: Entry) -> date | None:
    if isinstance(entry, Weekly) and entry.week is not None:
        return thursday(entry.week)
    return entry.when


def kept(plans: Iterable[Promised]) -> Kept:
    """What came of some plans: sums over all of them."""
    planned = done = partly = taken = unplanned = actual = pending = 0
    for plan in plans:
        ledger = plan.ledger
        if ledger is None:
            pending += len(plan.items)
            continue
        planned += ledger.planned
        done += ledger.kept
        partly += sum(pair.result.value == "partly" for pair in ledger.pairs)
        taken += len(ledger.pairs)
        unplanned += len(ledger.unplanned)
        actual += len(ledger.unplanned) + len(ledger.pairs)
    return Kept(planned, done, partly, taken, unplanned, actual, pending)


def explained_promises(plans: Iterable[Promised], *, taken_up: bool = False) -> Explained:
    """Planned items that were done, or with `taken_up` those that came back at all, by their lines."""
    counted: list[Spot] = []
    rest: list[Spot] = []
    for plan in plans:
        if plan.ledger is None:
            continue
        good = {pair.plan for pair in plan.ledger.pairs if taken_up or pair.result.value == "done"}
        for index, item in enumerate(plan.items):
            (counted if index in good else rest).append(Spot(plan.entry, item.line, item.text))
    return Explained(Rule.TAKEN_UP if taken_up else Rule.KEPT, tuple(counted), tuple(rest))


# ---- areas


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
        for task in _counted(part):
            if task.has_children or not task.state.countable or not (name := area(part.entry, task)):
                continue
            names.setdefault(name.casefold(), name)
            total[name.casefold()] += 1
            done[name.casefold()] += task.completed
    order = sorted(total, key=lambda name: (-total[name], name))[:most]
    return tuple((names[name], done[name], total[name]) for name in order)


# ---- what is open


@dataclass(frozen=True, slots=True)
class Standing:
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
    return in_order(site, open_tasks((*recent, *homes.undated), again))


def in_order(site: Site, tasks: Iterable[Standing]) -> tuple[Standing, ...]:
    """Tasks in the order of the site's entries, the newest first, and of their text."""
    order = {entry.id: at for at, entry in enumerate(site.entries)}
    return tuple(sorted(tasks, key=lambda each: (order[each.entry.id], each.index)))


def lasting(site: Site, homes: Homes, first: date) -> tuple[Lasting, ...]:
    """How long each task was open that was first written on `first` or later; one that is carried on is one task."""
    chained = {hop for carried in site.carried.values() for hop in carried.hops}
    found = [
        _lasting(carried.days[0], carried.days[-1], carried.states[-1])
        for carried in site.carried.values()
        if carried.since >= first
    ]
    for day, parts in _dated(homes, first):
        for task in (
            part.entry.note.tasks[index]
            for part in parts
            for index in part.tasks
            if (part.entry.id, index) not in chained
        ):
            if counts(task) and not task.has_children and (task.state.countable or task.state is State.CANCELLED):
                until = task.done_on or task.cancelled_on or day
                found.append(_lasting(day, max(day, until), task.state))
    return tuple(found)


def _lasting(since: date, until: date, state: State) -> Lasting:
    ended = state in (State.DONE, State.CANCELLED, State.FAILED)
    return Lasting(since, until if ended else None, done=state is State.DONE)


def _dated(homes: Homes, first: date) -> list[tuple[date, Parts]]:
    days = [(day, parts) for day, parts in homes.days.items() if day >= first]
    return days + [(week.monday, parts) for week, parts in homes.weeks.items() if week.monday >= first]


# ---- words


def words_by_month(site: Site) -> dict[tuple[int, int], Counter[str]]:
    """Words written in each month, by primary language; a day of a log counts its own."""
    found: dict[tuple[int, int], Counter[str]] = {}
    for entry in site.entries:
        if entry.when is None or isinstance(entry, Log):
            continue
        own = _own_words(entry)
        if own:
            tongue = entry.language.partition("-")[0]
            found.setdefault((entry.when.year, entry.when.month), Counter())[tongue] += own
    return found


def _own_words(entry: Entry) -> int:
    if isinstance(entry, Daily) and entry.part_of:
        return sum(section.words for section in entry.note.sections[entry.first : entry.last])
    return entry.note.words
