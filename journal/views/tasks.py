"""Tasks: planned and done in the last twelve weeks, months or years, what is carried over, open, and planned next."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from journal import progress
from journal.charts import heatmap, kind_label
from journal.columns import Column, Columns, Mark, Slice, Table, blocks, singly, slices, stacked
from journal.dates import week_of
from journal.figures.areas import area, by_area
from journal.figures.homes import Homes, Part, Parts, homes_of
from journal.figures.hours import minutes_by_activity, usual
from journal.figures.lines import explained_tasks, explained_time
from journal.figures.plans import compared, explained_promises, kept
from journal.figures.standing import Standing, recent_open
from journal.figures.totals import Verdicts, tallied, timed, verdicts
from journal.figures.written import runs
from journal.marks.tasks import Look, State, Task, look_of
from journal.model import Entry, Horizon, Promised, Site, Weekly
from journal.progress import Tally, counts
from journal.record import Record
from journal.routes import PERIODS, MonthPage, Route, TaskPage, Tasks, YearPage
from journal.views.carried import Chain, chain, plan_href, task_href
from journal.views.chrome import Chrome, NavLink, chrome
from journal.views.explained import explained
from journal.views.parts import BarRow, Bars, Empty, Explanation, Heatmap, LegendItem
from journal.views.place import Place, week_route
from journal.views.titles import entry_label, plain_text
from journal.wording.catalogue import Wording, number

_PERIODS = 12
_CARRIED = 12
_OPEN = 10
_MORE = 36
_DONE = 8
_AREAS = 6
_MONTHS = 6
_HEAT_WEEKS = 53
_HOURS_HEIGHT = 84
_NEXT = timedelta(days=28)
_LETTERS = "dhcxo"

# The HTML of a task as a list item: its entry, the task, its look, where its text leads, what stands behind it.
Row = Callable[[Entry, Task, Look, str, str], str]


class Num(Record):
    """A figure in large with its name; `small` stands behind it, `trend` is "up" or "down" where that is a judgement."""

    name: str
    figure: str
    small: str = ""
    trend: str = ""
    how: Explanation | None = None


class CarriedRow(Record):
    """A task that is carried over. `chain` has its appearances."""

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


class Balance(Record):
    """Verdicts as a line and in words; `rows` are (direction, word, count)."""

    said: str
    slices: tuple[Slice, ...]
    rows: tuple[tuple[str, str, str], ...]


class Ring(Record):
    """A share as a ring; `done` and `carried` are hundredths of it."""

    done: str
    carried: str
    text: str
    said: str
    figure: str
    note: str


class TasksView(Record):
    """The tasks by weeks, months or years. What is None or empty is left out."""

    chrome: Chrome
    title: str
    lede: str
    periods: tuple[NavLink, ...]
    nums: tuple[Num, ...]
    charts: tuple[Columns, ...]
    hours: Columns | None
    kinds: tuple[LegendItem, ...]
    note: str
    table: Table
    verdicts: Balance | None
    areas: Bars
    carried: tuple[CarriedRow, ...]
    carried_more: tuple[CarriedRow, ...]
    carried_label: str
    no_carried: Empty | None
    open: tuple[OpenGroup, ...]
    open_more: tuple[OpenGroup, ...]
    open_label: str
    open_count: str
    planned: tuple[str, ...]
    planned_label: str
    done: tuple[str, ...]
    year: Heatmap | None
    ring: Ring | None
    months: Bars
    empty: Empty | None


def pages(site: Site) -> tuple[Route, ...]:
    """The pages of tasks; none in a journal without any."""
    return (Tasks(), *(Tasks(by) for by in PERIODS)) if has_tasks(site) else ()


def has_tasks(site: Site) -> bool:
    """Whether there is any task that counts."""
    return any(entry.tally.all_total or entry.tally.cancelled for entry in site.entries)


class _Span(Record):
    """A week, a month or a year: its name, its short name, and what is of its days or, for a week, of it all.

    `whole` is what is of a month's or a year's weeks and of no day.
    """

    name: str
    label: str
    href: str
    first: date
    last: date
    parts: Parts
    whole: Parts = ()


class _Told(Record):
    """A span with one letter for each task, of its days and of whole weeks, and minutes by the kind of activity."""

    span: _Span
    days: str
    whole: str
    kinds: Mapping[str, int]

    @property
    def minutes(self) -> int:
        """All of its time."""
        return sum(self.kinds.values())


def tasks(place: Place, by: str, row: Row) -> TasksView:
    """The page of tasks by weeks (`by` is empty), "months" or "years"."""
    words, site = place.words, place.site
    homes = homes_of(site)
    spans = _spans(place, homes, by)
    shown, before = spans[-_PERIODS:], spans[:-_PERIODS]
    every = tuple(part for span in shown for part in (*span.parts, *span.whole))
    told = [_told(place, span) for span in shown]
    charts = _charts(place, told, by)
    hours, kinds = _hours(place, told)
    still = recent_open(site, homes)
    carried = _carried(place)
    planned_label, planned = _planned(place, row)
    title = {"": words.tasks, "months": words.by_months, "years": words.by_years}[by]
    heading = words.tasks if not by else f"{words.tasks}{words.colon}{title}"
    return TasksView(
        chrome=chrome(place, heading, words.tasks_lede, section=Tasks()),
        title=words.tasks,
        lede=words.tasks_lede,
        periods=_periods(place, by),
        nums=_nums(place, told, before, by),
        charts=charts,
        hours=hours,
        kinds=kinds,
        note=_note(words, charts),
        table=_table(place, told, by),
        verdicts=balance(words, verdicts(every)),
        areas=tuple(
            BarRow(name, "code", max(1, 100 * done // total) if done else 0, f"{done}/{total}")
            for name, done, total in by_area(every, _AREAS)
        ),
        carried=carried[:_CARRIED],
        carried_more=carried[_CARRIED:_MORE],
        carried_label=words.more.of(len(carried[_CARRIED:_MORE])),
        no_carried=None if carried else Empty(words.nothing_carried, words.nothing_carried_how),
        open=_groups(place, still[:_OPEN], row),
        open_more=_groups(place, still[_OPEN:_MORE], row),
        open_label=words.more.of(len(still[_OPEN:_MORE])),
        open_count=number(len(still)),
        planned=planned,
        planned_label=planned_label,
        done=_recent(place, homes, row),
        year=_heat(place),
        ring=_ring(place, homes),
        months=_months(place, homes),
        empty=None if charts else Empty(words.no_tasks, words.no_tasks_how),
    )


def _periods(place: Place, by: str) -> tuple[NavLink, ...]:
    words = place.words
    named = (("", words.weeks_count.of(_PERIODS)), ("months", words.by_months), ("years", words.by_years))
    return tuple(NavLink(label, place.to(Tasks(each)), each == by) for each, label in named)


# ---- the periods


def _spans(place: Place, homes: Homes, by: str) -> list[_Span]:
    """The last twice twelve weeks, months or years up to the last day written, ascending."""
    as_of = place.site.as_of
    if as_of is None:
        return []
    match by:
        case "months":
            return _by_months(place, homes, as_of)
        case "years":
            return _by_years(place, homes, as_of)
        case _:
            return _by_weeks(place, homes, as_of)


def _by_weeks(place: Place, homes: Homes, as_of: date) -> list[_Span]:
    words, site = place.words, place.site
    known, written = homes.by_week(), frozenset(site.weeks)
    monday = homes.week_at(as_of).monday
    found = []
    for at in range(2 * _PERIODS - 1, -1, -1):
        if monday.toordinal() <= 7 * at:
            continue
        first = monday - timedelta(weeks=at)
        week = week_of(first)
        found.append(
            _Span(
                words.week_of_year.format(n=week.number, year=week.year),
                str(week.number),
                place.to(week_route(site, week)) if week in written else "",
                first,
                first + timedelta(days=6),
                known.get(week, ()),
            )
        )
    return found


def _by_months(place: Place, homes: Homes, as_of: date) -> list[_Span]:
    words, written = place.words, frozenset(place.site.months)
    whole, days = homes.whole_weeks(), homes.by_month()
    found = []
    for at in range(2 * _PERIODS - 1, -1, -1):
        year, month = divmod(as_of.year * 12 + as_of.month - 1 - at, 12)
        if year < 1:
            continue
        key = (year, month + 1)
        first = date(*key, 1)
        found.append(
            _Span(
                words.dates.month(*key),
                words.dates.months_short[month],
                place.to(MonthPage(*key)) if key in written else "",
                first,
                _month_end(first),
                days.get(key, ()),
                whole.get(key, ()),
            )
        )
    return found


def _month_end(first: date) -> date:
    return first.replace(day=31) if first.month == 12 else first.replace(month=first.month + 1) - timedelta(days=1)


def _by_years(place: Place, homes: Homes, as_of: date) -> list[_Span]:
    words, site = place.words, place.site
    begun = [year for year in site.years if year <= as_of.year] or [as_of.year]
    whole = homes.whole_weeks()
    return [
        _Span(
            words.dates.year(year),
            str(year),
            place.to(YearPage(year)) if year in site.years else "",
            date(year, 1, 1),
            date(year, 12, 31),
            homes.between(date(year, 1, 1), date(year, 12, 31)),
            tuple(part for key, parts in whole.items() if key[0] == year for part in parts),
        )
        for year in range(max(begun[0], as_of.year - 2 * _PERIODS + 1), as_of.year + 1)
    ]


# ---- figures in large


def _nums(place: Place, told: Sequence[_Told], before: Sequence[_Span], by: str) -> tuple[Num, ...]:
    if not told:
        return ()
    shown = [each.span for each in told]
    found = [*_done(place, shown, by), *_follow(place, shown, before)]
    words = place.words
    if ages := place.known.ages.values():
        oldest = words.oldest_open.format(days=age(words, max(ages)))
        found.append(Num(words.carried_now, number(len(ages)), oldest, how=Explanation(words.rules["chain"], ())))
    return (*found, *_logged(place, told, before, by), *_streak(place))


def _done(place: Place, shown: Sequence[_Span], by: str) -> list[Num]:
    """What was done of the days or, where these have no tasks, of whole weeks."""
    words = place.words
    named = {"": words.done_in_weeks, "months": words.done_in_months, "years": words.done_in_years}
    for parts in (_all_parts(shown), tuple(part for span in shown for part in span.whole)):
        tally = tallied(parts)
        if tally.leaf_total:
            whole = words.of_all.format(all=number(tally.leaf_total))
            return [Num(named[by], number(tally.leaf_done), whole, how=explained(place, explained_tasks(parts)))]
    return []


def _all_parts(spans: Sequence[_Span]) -> Parts:
    return tuple(part for span in spans for part in span.parts)


def _follow(place: Place, shown: Sequence[_Span], before: Sequence[_Span]) -> list[Num]:
    words = place.words
    plans = compared(place.site)
    own = _within(plans, shown)
    now, then = kept(own), kept(_within(plans, before)).follow_through
    if now.follow_through is None:
        return []
    change = now.follow_through - then if then is not None else 0
    small, trend = words.n_of_all.format(n=now.taken_up, all=now.planned), ""
    if change:
        small = (words.up_by if change > 0 else words.down_by).format(n=abs(change))
        trend = "up" if change > 0 else "down"
    how = explained(place, explained_promises(own, taken_up=True))
    return [Num(words.follow_through, f"{now.follow_through}%", small, trend, how)]


def _within(plans: Sequence[tuple[date | None, Promised]], spans: Sequence[_Span]) -> list[Promised]:
    if not spans:
        return []
    return [plan for day, plan in plans if day is not None and spans[0].first <= day <= spans[-1].last]


def _logged(place: Place, told: Sequence[_Told], before: Sequence[_Span], by: str) -> list[Num]:
    words, last = place.words, told[-1]
    if not last.minutes:
        return []
    if by:
        earlier = (timed((*span.parts, *span.whole)).effort for span in reversed(before))
        is_usual = usual([*(each.minutes for each in reversed(told[:-1])), *earlier])
    else:
        known = place.known.usual_weeks.get(week_of(last.span.first))
        is_usual = known.minutes if known else None
    said = words.usual_amount.format(amount=words.hours(is_usual)) if is_usual else ""
    name = words.week.format(n=last.span.label) if not by else last.span.name
    shown = words.duration(last.minutes) if not by else words.hours(last.minutes)
    how = explained(place, explained_time((*last.span.parts, *last.span.whole)))
    return [Num(words.logged_in.format(period=name), shown, said, how=how)]


def _streak(place: Place) -> list[Num]:
    words, as_of = place.words, place.site.as_of
    found = runs(day for day in place.site.days if as_of is None or day <= as_of)
    if not found or as_of is None:
        return []
    now = found[-1].days if as_of - found[-1].last <= timedelta(days=1) else 0
    best = max(run.days for run in found)
    small = words.best_streak.format(days=words.days_count.of(best))
    return [Num(words.streak, number(now), small, how=Explanation(words.rules["streak"], ()))]


def age(words: Wording, days: int) -> str:
    """An age in days below two weeks, else in weeks."""
    return words.days_count.of(days) if days < 14 else words.weeks_count.of(days // 7)


# ---- columns


def letters(parts: Sequence[Part], over: Mapping[str, tuple[int, ...]]) -> str:
    """One letter for each leaf, as in `Cells`; `over` are the tasks of each entry, by its id, that are carried over."""
    tasks = [(part.entry, index) for part in parts for index in part.tasks]
    carried = {at for at, (entry, index) in enumerate(tasks) if index in over.get(entry.id, ())}
    return progress.cells([entry.note.tasks[index] for entry, index in tasks], carried=carried)


def _told(place: Place, span: _Span) -> _Told:
    over, own = place.known.carried, place.site.masthead.activities
    kinds = minutes_by_activity((*span.parts, *span.whole), own)
    return _Told(span, letters(span.parts, over), letters(span.whole, over), kinds)


def _charts(place: Place, told: Sequence[_Told], by: str) -> tuple[Columns, ...]:
    words = place.words
    found = []
    for label, strings in (
        (words.tasks_of_days if by else words.planned_and_done, [each.days for each in told]),
        (words.tasks_of_weeks, [each.whole for each in told]),
    ):
        if any(strings):
            height, marks = blocks(strings)
            columns = tuple(
                _column(place, each.span, string, drawn)
                for each, string, drawn in zip(told, strings, marks, strict=True)
            )
            found.append(Columns(label, height, (*columns[:-1], _now(columns[-1])), single=singly(strings)))
    return tuple(found)


def _note(words: Wording, charts: Sequence[Columns]) -> str:
    if any(chart.label == words.tasks_of_weeks for chart in charts):
        return words.of_weeks_how
    return words.one_block if charts and all(chart.single for chart in charts) else ""


def _column(place: Place, span: _Span, string: str, marks: tuple[Mark, ...]) -> Column:
    words = place.words
    done, total = string.count("d"), len(string) - string.count("x")
    said = [f"{span.name}{words.colon}{words.done_of.format(done=done, all=total)}"]
    named = (("h", words.half), ("c", words.carried), ("x", words.dropped), ("o", words.open))
    said += [plural.of(string.count(letter)) for letter, plural in named if letter in string]
    return Column(
        span.label,
        marks,
        number(done) if string else "",
        f"/{number(total)}" if string else "",
        span.href,
        words.comma.join(said) if string else "",
    )


def _now(column: Column) -> Column:
    return Column(column.label, column.marks, column.head, column.of, column.href, column.said, now=True)


def _hours(place: Place, told: Sequence[_Told]) -> tuple[Columns | None, tuple[LegendItem, ...]]:
    words, masthead = place.words, place.site.masthead
    sums = [each.kinds for each in told]
    kinds = ordered_kinds(sums)
    if not kinds:
        return None, ()
    height, marks = stacked([[(f"k-{kind}", each.get(kind, 0)) for kind in kinds] for each in sums], _HOURS_HEIGHT)
    columns = []
    for span, each, drawn in zip((each.span for each in told), sums, marks, strict=True):
        total = sum(each.values())
        said = words.comma.join(
            f"{kind_label(words, masthead, kind)} {words.duration(minutes)}" for kind, minutes in each.items()
        )
        head = number(round(total / 60)) if total else ""
        columns.append(
            Column(
                span.label,
                drawn,
                head,
                hours_unit(words) if total else "",
                "",
                f"{span.name}{words.colon}{said}" if total else "",
            )
        )
    legend = tuple(LegendItem(kind, kind_label(words, masthead, kind)) for kind in kinds)
    return Columns(words.hours_by_kind, height, (*columns[:-1], _now(columns[-1]))), legend


def hours_unit(words: Wording) -> str:
    """What stands behind a number of hours."""
    return words.length_hours.format(h="")


def ordered_kinds(sums: Sequence[Mapping[str, int]]) -> tuple[str, ...]:
    """The kinds of activity that have any time in some sums, the most first, that without a kind last."""
    whole: dict[str, int] = {}
    for each in sums:
        for kind, minutes in each.items():
            whole[kind] = whole.get(kind, 0) + minutes
    return tuple(sorted(whole, key=lambda kind: (kind == "other", -whole[kind], kind)))


def _table(place: Place, told: Sequence[_Told], by: str) -> Table:
    """All that the columns show, the latest first."""
    words = place.words
    first = {"": words.week_label, "months": words.month_column, "years": words.year_column}[by]
    looks = words.looks
    head = (first, looks["done"], looks["part"], looks["carry"], looks["drop"], looks["open"], words.hours_column)
    rows = tuple(
        (
            each.span.name,
            *(number(each.days.count(letter) + each.whole.count(letter)) for letter in _LETTERS),
            words.duration(each.minutes) if each.minutes else "–",
        )
        for each in reversed(told)
        if each.days or each.whole or each.minutes
    )
    return Table(head, rows)


def balance(words: Wording, told: Verdicts) -> Balance | None:
    """Verdicts as a line with its words; None without any."""
    if not told.total:
        return None
    return Balance(
        words.verdicts_said.format(better=told.better, same=told.same, worse=told.worse),
        slices((("k-p3", told.better), ("k-p1", told.same), ("k-cf", told.worse))),
        (
            ("up", words.better, number(told.better)),
            ("same", words.as_expected, number(told.same)),
            ("down", words.below, number(told.worse)),
        ),
    )


# ---- lists


def _carried(place: Place) -> tuple[CarriedRow, ...]:
    """The tasks that may still go on, the oldest first."""
    site, words, ages = place.site, place.words, place.known.ages
    found = []
    for slug, carried in site.carried.items():
        if slug not in ages:
            continue
        entry = site.by_id[carried.hops[-1][0]]
        task = entry.note.tasks[carried.hops[-1][1]]
        found.append(
            CarriedRow(
                plain_text(carried.title),
                place.to(TaskPage(slug)),
                place.foreign(carried.language),
                area(entry, task),
                chain(place, carried),
                age(words, ages[slug]),
            )
        )
    return tuple(found)


def _groups(place: Place, still: Sequence[Standing], row: Row) -> tuple[OpenGroup, ...]:
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


def _planned(place: Place, row: Row) -> tuple[str, tuple[str, ...]]:
    """What the latest plans set out to do that nothing follows yet, with the name of the time that they are for."""
    words, as_of = place.words, place.site.as_of
    pending = [
        (day, plan)
        for day, plan in compared(place.site)
        if plan.ledger is None and day is not None and as_of is not None and as_of - _NEXT <= day <= as_of + _NEXT
    ]
    if not pending:
        return "", ()
    weekly = [plan for _, plan in pending if plan.horizon is Horizon.WEEK]
    plans = weekly[-1:] or [pending[-1][1]]
    entry = place.site.by_id[plans[0].entry]
    label = words.planned_next
    if weekly and isinstance(entry, Weekly) and entry.week is not None:
        following = week_of(entry.week.monday + timedelta(days=7))
        label = words.planned_for.format(period=words.week.format(n=following.number))
    items = []
    for item in plans[0].items:
        made = entry.note.tasks[item.index] if item.boxed else Task(item.text, State.TODO, "", item.line)
        items.append(row(entry, made, "plan", plan_href(place, entry.id, item), ""))
    return label, tuple(items)


def _recent(place: Place, homes: Homes, row: Row) -> tuple[str, ...]:
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


# ---- the year


def _heat(place: Place) -> Heatmap | None:
    last = place.site.as_of
    if last is None or not place.site.days:
        return None
    start = last - timedelta(days=(last.isoweekday() - place.site.masthead.week_start) % 7)
    return heatmap(place, start - timedelta(weeks=_HEAT_WEEKS - 1), last)


def _ring(place: Place, homes: Homes) -> Ring | None:
    words, as_of = place.words, place.site.as_of
    if as_of is None:
        return None
    parts = homes.between(date(as_of.year, 1, 1), date(as_of.year, 12, 31))
    if not tallied(parts).leaf_total:
        parts = tuple(part for key, every in homes.whole_weeks().items() if key[0] == as_of.year for part in every)
    string = letters(parts, place.known.carried)
    done, carried, total = string.count("d"), string.count("c"), len(string) - string.count("x")
    if not total:
        return None
    share = progress.percent(done, total) or 0
    figure = words.n_of_all.format(n=number(done), all=number(total))
    note = words.done_in.format(year=words.dates.year(as_of.year))
    if carried:
        note = words.comma.join((note, words.carried.of(carried)))
    said = words.comma.join((figure, note))
    return Ring(
        f"{100 * done / total:.1f}", f"{100 * carried / total:.1f}" if carried else "", f"{share}%", said, figure, note
    )


def _months(place: Place, homes: Homes) -> Bars:
    """The last months that have tasks, the latest first."""
    as_of, words = place.site.as_of, place.words
    days, whole = homes.by_month(), homes.whole_weeks()
    found: list[BarRow] = []
    any_day = any(tallied(parts).leaf_total for parts in days.values())
    source = days if any_day else whole
    for (year, month), parts in sorted(source.items(), reverse=True):
        tally = tallied(parts) if as_of is None or (year, month) <= (as_of.year, as_of.month) else Tally()
        if tally.leaf_total:
            other = as_of is not None and year != as_of.year
            name = words.dates.month_short(year, month) if other else words.dates.months_short[month - 1]
            value = f"{tally.leaf_done}/{tally.leaf_total}"
            found.append(BarRow(name, "code", max(1, tally.percent or 0), value))
        if len(found) == _MONTHS:
            break
    return tuple(found)
