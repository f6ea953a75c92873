"""Where each line is counted: at one home, its day, else its week, else its month, else nowhere in the calendar.

So days sum to months and years, and weeks, which hold their days and what has no day, sum to the ISO year. What is of a month
and of no day is in none of its days and weeks.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from journal.dates.arithmetic import week_of
from journal.dates.values import Month, Week
from journal.model import Daily, Entry, Log, Site, Tag, Weekly, log_of, month_named, tasks_of_no_part
from journal.note import within
from journal.record import Record

Home = date | Week | Month | None


class Part(Record):
    """What an entry has at one home: indexes among the tasks and among the stretches of its note."""

    entry: Entry
    home: Home
    tasks: tuple[int, ...]
    times: tuple[int, ...]


Parts = tuple[Part, ...]


class Homes(Record):
    """All parts of a journal, each at its home. All are ascending; `weeks` and `months` hold what is of no day.

    `covering` gives the week of a day that a week's own range holds; any other day is of its ISO week.
    """

    days: Mapping[date, Parts]
    weeks: Mapping[Week, Parts]
    months: Mapping[Month, Parts]
    undated: Parts
    covering: Mapping[date, Week]

    def every(self) -> Parts:
        """All parts, those without a home last."""
        dated = [part for parts in (*self.days.values(), *self.weeks.values(), *self.months.values()) for part in parts]
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

    def of_months(self, months: Iterable[tuple[int, int]]) -> list[Parts]:
        """The parts of each of some months: of its days, of whole weeks, and of itself."""
        days, whole = self.by_month(), self.whole()
        return [(*days.get(month, ()), *whole.get(month, ())) for month in months]

    def whole_weeks(self) -> dict[tuple[int, int], Parts]:
        """The parts of weeks that are of no day, by the month of the week's Thursday, ascending."""
        found: dict[tuple[int, int], list[Part]] = defaultdict(list)
        for week, parts in self.weeks.items():
            day = thursday(week)
            found[day.year, day.month] += parts
        return {month: tuple(parts) for month, parts in found.items()}

    def whole_months(self) -> dict[tuple[int, int], Parts]:
        """The parts of months that are of no day and no week, ascending."""
        return {(month.year, month.number): parts for month, parts in self.months.items()}

    def whole(self) -> dict[tuple[int, int], Parts]:
        """The parts of whole weeks and of whole months, by month."""
        found = self.whole_weeks()
        for month, parts in self.whole_months().items():
            found[month] = (*found.get(month, ()), *parts)
        return found


class Share(Record):
    """What an entry, given by its id, has on one of several days: indexes as in `Part`."""

    entry: str
    tasks: tuple[int, ...]
    times: tuple[int, ...]


def tells_of_many(entry: Entry) -> bool:
    """Whether an entry may tell of any number of days, as a page with a table of them does."""
    return not isinstance(entry, Daily | Weekly)


def shares_of(site: Site) -> dict[date, tuple[Share, ...]]:
    """What those that may tell of any number of days have on each, so that a day need not look through the others."""
    found: dict[date, list[Share]] = defaultdict(list)
    for entry in filter(tells_of_many, site.entries):
        for part in parts_of(entry):
            if isinstance(part.home, date):
                found[part.home].append(Share(entry.id, part.tasks, part.times))
    return {day: tuple(found[day]) for day in sorted(found)}


def thursday(week: Week) -> date:
    """The day whose month and year a week belongs to."""
    return week.monday + timedelta(days=3)


def homes_of(site: Site) -> Homes:
    """Where each task and each stretch of a site is counted. The order of the entries does not matter."""
    days: dict[date, list[Part]] = defaultdict(list)
    weeks: dict[Week, list[Part]] = defaultdict(list)
    months: dict[Month, list[Part]] = defaultdict(list)
    undated: list[Part] = []
    for entry in sorted(site.entries, key=lambda each: each.id):
        for part in parts_of(entry):
            match part.home:
                case date():
                    days[part.home].append(part)
                case Week():
                    weeks[part.home].append(part)
                case Month():
                    months[part.home].append(part)
                case None:
                    undated.append(part)
    return Homes(
        {day: tuple(days[day]) for day in sorted(days)},
        {week: tuple(weeks[week]) for week in sorted(weeks)},
        {month: tuple(months[month]) for month in sorted(months)},
        tuple(undated),
        _covering(site),
    )


def parts_of(entry: Entry) -> Parts:
    """What an entry has at each of its homes; a log only what is in none of its days."""
    own = frozenset(entry.outside) if isinstance(entry, Log) else range(entry.first, entry.last)
    return _parts(entry, tasks_of_no_part(entry), own)


def whole_parts_of(entry: Entry) -> Parts:
    """What an entry has at each of its homes, a log also what is in its days."""
    return _parts(entry, entry.tasks, range(entry.first, entry.last))


def _parts(entry: Entry, tasks: tuple[int, ...], sections: Collection[int]) -> Parts:
    note = entry.note
    inside = within(note.times, entry.first, entry.last)
    times = [index for index in inside if note.times[index].section in sections]
    if isinstance(entry, Daily):
        return (Part(entry, entry.when, tasks, tuple(times)),) if tasks or times else ()
    found: dict[Home, tuple[list[int], list[int]]] = {}
    for index in tasks:
        found.setdefault(_home(entry, note.tasks[index].day), ([], []))[0].append(index)
    for index in times:
        found.setdefault(_home(entry, note.times[index].day), ([], []))[1].append(index)
    return tuple(Part(entry, home, tuple(tasks), tuple(worked)) for home, (tasks, worked) in found.items())


def _home(entry: Entry, day: int | None) -> Home:
    own = entry.days[day] if day is not None else None
    if own is not None:
        return own
    if (month := month_named(entry)) is not None:
        return Month(*month)
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


def parts_by_tag(homes: Homes, tags: Iterable[Tag]) -> dict[str, Parts]:
    """The parts of the entries with each tag, by its slug; a log's tag is that of its days."""
    found: dict[str, list[Part]] = defaultdict(list)
    for part in homes.every():
        found[part.entry.id].append(part)
        if log := log_of(part.entry):
            found[log].append(part)
    return {tag.slug: tuple(_each_once(found, tag.entries)) for tag in tags}


def _each_once(parts: Mapping[str, Sequence[Part]], entries: Iterable[str]) -> Iterable[Part]:
    return {(part.entry.id, part.home): part for id_ in entries for part in parts.get(id_, ())}.values()
