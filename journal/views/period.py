"""What a month or a year comes to: its days written, its tasks and its hours, in words."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from journal.dates.arithmetic import week_of
from journal.dates.values import Month, Week
from journal.figures.homes import Parts, parts_of, thursday
from journal.figures.lines import Rule, explained_tasks
from journal.figures.plans import explained_promises, kept
from journal.figures.totals import tallied, timed
from journal.figures.written import runs
from journal.model import Daily, Entry, Horizon, Promised, Weekly
from journal.progress import add
from journal.record import Record
from journal.views.chrome import Chrome
from journal.views.explained import explained, of_days, parts_on, periods, rule_of, tasks_of, time_of
from journal.views.parts import Crumb, Explanation, Hop
from journal.views.place import Place
from journal.wording.catalogue import number

_IN_PLACE = 31  # days; the lines of longer periods are on the pages of their months
_MOST = 20  # planned lines of a month, in place
_FEW = 5  # those of a year of many


class PeriodFigure(Record):
    """A figure of a month or a year in words, and how it was counted."""

    said: str
    how: Explanation


class PeriodView(Record):
    """What the pages of months and years have alike."""

    chrome: Chrome
    title: str
    iso: str
    crumbs: tuple[Crumb, ...]
    crumbs_label: str
    turn_label: str
    older: Hop | None
    newer: Hop | None
    figures: tuple[PeriodFigure, ...]


def figures(place: Place, first: date, last: date) -> tuple[str, ...]:
    """The sums of the days from `first` to `last`, in words, what would be nothing left out.

    A period that is not over counts its days up to the last one written. Days sum to months and years: a task that
    belongs to no day is in none of these.
    """
    return tuple(_said(place, first, last).values())


def _said(place: Place, first: date, last: date) -> dict[Rule, str]:
    words, latest = place.words, place.known.latest
    written = [place.site.days[day] for day in _written(place, first, last)]
    if not written:
        return {}
    all_days = (first + timedelta(days=at) for at in range((last - first).days + 1))
    over = next((day for day in all_days if day in latest), last)
    days = max((over - first).days + 1, len(written))
    sums = add(day.tally for day in written)
    minutes = sum(day.minutes or 0 for day in written)
    said = {Rule.DAYS: words.days_of.format(done=len(written), all=days)}
    if sums.leaf_total:
        said[Rule.TASKS] = words.done_of.format(done=f"{sums.leaf_done:,}", all=f"{sums.leaf_total:,}")
    if minutes:
        said[Rule.TIME] = words.logged_all.format(duration=words.hours(minutes))
    return said


def opened(place: Place, first: date, last: date) -> tuple[PeriodFigure, ...]:
    """`figures`, each with its lines; with the tasks of no day, the plans that were made in the period, and its longest run of days."""
    words, days = place.words, _written(place, first, last)
    if not days:
        return tuple(_of_no_day(place, first, last))
    parts, long = _parts(place, days), (last - first).days > _IN_PLACE
    where, most = (periods(place, days), _FEW) if long else ((), _MOST)
    found = [
        PeriodFigure(said, Explanation(rule_of(words, rule), (), where) if long else _lines(place, rule, days, parts))
        for rule, said in _said(place, first, last).items()
    ]
    found += _of_no_day(place, first, last)
    plans = tuple(_plans(place, first, last))
    if (sums := kept(plans)).planned:
        promised = words.planned_done_of.format(done=sums.kept, all=sums.planned)
        found.append(PeriodFigure(promised, explained(place, explained_promises(plans), most=most, where=where)))
    longest = max(runs(days), key=lambda run: run.days)
    own = [longest.first + timedelta(days=at) for at in range(longest.days)]
    streak = words.in_a_row.format(days=words.days_count.of(longest.days))
    rule = words.rules["longest_streak"]
    return (*found, PeriodFigure(streak, of_days(place, rule, own, most)))


def _of_no_day(place: Place, first: date, last: date) -> Iterable[PeriodFigure]:
    """What was done of the tasks of whole weeks and months, which are of none of the days; nothing where there are none."""
    words, parts = place.words, _whole(place, first, last)
    sums = tallied(parts)
    if not sums.leaf_total:
        return
    label = words.tasks_of_whole if any(isinstance(part.home, Month) for part in parts) else words.tasks_of_weeks
    done = words.done_of.format(done=number(sums.leaf_done), all=number(sums.leaf_total))
    days = (_day_of(part.home) for part in parts if part.home is not None)
    months = [day for day in days if (day.year, day.month) in place.site.months]
    where, most = (periods(place, months), _FEW) if (last - first).days > _IN_PLACE else ((), _MOST)
    yield PeriodFigure(f"{label}{words.colon}{done}", explained(place, explained_tasks(parts), most=most, where=where))


def _whole(place: Place, first: date, last: date) -> Parts:
    """What is of weeks and months of the period, and of no day: of a week, if its Thursday is in it."""
    return tuple(
        part
        for entry in _around(place, first, last)
        for part in parts_of(entry)
        if isinstance(part.home, Week | Month) and first <= _day_of(part.home) <= last
    )


def _around(place: Place, first: date, last: date) -> list[Entry]:
    """The entries that may be of weeks and months of the period; those of days are left out."""
    site = place.site
    ids = dict.fromkeys(filter(None, (site.weeklies.get(week) for week in _weeks(first, last))))
    # A weekly is listed by its last day, which may be in the month beside that of its Thursday.
    since = first.year * 12 + first.month - 2
    for at in range(since, last.year * 12 + last.month + 1):
        ids |= dict.fromkeys(place.known.listed.get((at // 12, at % 12 + 1), ()))
    return [entry for id_ in ids if not isinstance(entry := site.by_id[id_], Daily)]


def _day_of(home: date | Week | Month) -> date:
    """The day whose month what is at a home is counted in."""
    match home:
        case Week():
            return thursday(home)
        case Month():
            return date(home.year, home.number, 1)
        case _:
            return home


def _lines(place: Place, rule: Rule, days: Sequence[date], parts: Parts) -> Explanation:
    match rule:
        case Rule.TASKS:
            return tasks_of(place, parts)
        case Rule.TIME:
            return time_of(place, parts, timed(parts))
        case _:
            return of_days(place, rule_of(place.words, rule), days)


def _written(place: Place, first: date, last: date) -> list[date]:
    months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    return [day for month in months for day in place.known.written.get(month, ()) if first <= day <= last]


def _parts(place: Place, days: Iterable[date]) -> Parts:
    """What is of some days."""
    within = list(days)
    ids = dict.fromkeys(part.entry for day in within for part in place.site.days[day].parts)
    return parts_on(place, [place.site.by_id[id_] for id_ in ids], frozenset(within))


def _plans(place: Place, first: date, last: date) -> Iterable[Promised]:
    """The plans for a next time that were made in the period: of a week's note, in that of the week's Thursday."""
    site = place.site
    ids = dict.fromkeys(
        id_ for day in _written(place, first, last) for id_ in (part.entry for part in site.days[day].parts)
    )
    ids |= dict.fromkeys(entry.id for entry in _around(place, first, last))
    for id_ in ids:
        entry = site.by_id[id_]
        own = thursday(entry.week) if isinstance(entry, Weekly) and entry.week is not None else entry.when
        if own is not None and first <= own <= last:
            yield from (plan for plan in site.promises.get(id_, ()) if plan.horizon is not Horizon.SAME)


def _weeks(first: date, last: date) -> Iterable[Week]:
    """The weeks whose Thursday is from `first` to `last`."""
    day = first + timedelta(days=(3 - first.weekday()) % 7)
    return (week_of(day + timedelta(weeks=at)) for at in range(max(0, (last - day).days // 7 + 1)))


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    first = date(year, month, 1)
    # December 9999 has no day after it.
    return first.replace(day=31) if month == 12 else first.replace(month=month + 1) - timedelta(days=1)
