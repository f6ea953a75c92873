"""All that is counted: when something is written and done, how long it takes, what comes of plans, what comes back."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from journal.burndown import burndown
from journal.charts import bars, kind_label
from journal.columns import Column, Columns, Mark, Slice, Table, blocks, dots, squares, stacked, steps
from journal.figures.homes import Homes, homes_of, thursday
from journal.figures.hours import budgets, minutes_by_activity, minutes_by_hour
from journal.figures.plans import Kept, compared, kept
from journal.figures.standing import lasting
from journal.figures.totals import verdicts
from journal.figures.written import by_weekday, runs, words_by_month
from journal.habits import Habit, Value
from journal.learned import growth, questions, reading
from journal.model import Recurring, Site, Weekly
from journal.record import Record
from journal.routes import MonthPage, Questions, Reading, RefPage, Route, Stats
from journal.views.chrome import Chrome, chrome
from journal.views.parts import Bars, Empty, LegendItem, PlaceLink
from journal.views.place import Place, day_href
from journal.views.questions import question_href
from journal.views.tasks import hours_unit, ordered_kinds
from journal.views.titles import entry_label, plain_text, title_of
from journal.wording.catalogue import Wording, number

_MONTHS = 12
_HEIGHT = 96
_LOW = 64
_RUNS = 5
_HABITS = 8
_STRIP = 84
_LINKED = 8
_NAMES = 8
_BUDGETS = 12
_GROWN = 8
_WEEKS = 12
# The languages that notes are told apart by, each with the class of its colour.
_TONGUES = (("en", "k-code"), ("zh", "k-study"), ("ja", "k-write"), ("ko", "k-body"), ("", "k-other"))


class HabitRow(Record):
    """A habit: a square for each day, with what they say in words."""

    name: str
    language: str
    strip: tuple[Slice, ...]
    said: str
    score: str
    consistency: str
    streak: str


class LinkRow(Record):
    """Something to go to, with a figure."""

    link: PlaceLink
    value: str


class StatSection(Record):
    """One thing that is counted. `table` holds the same figures; `plain`: it is all there is, and is not folded.

    `line` is a drawing over the whole width, `line_said` what it shows; `height` is its height in pixels.
    """

    id: str
    title: str
    note: str = ""
    columns: Columns | None = None
    legend: tuple[LegendItem, ...] = ()
    line: tuple[Slice, ...] = ()
    line_said: str = ""
    ends: tuple[str, ...] = ()
    table: Table | None = None
    plain: bool = False
    bars: Bars = ()
    links: tuple[LinkRow, ...] = ()
    habits: tuple[HabitRow, ...] = ()
    wide: bool = False


class StatsView(Record):
    """All that is counted; what there is nothing of is left out."""

    chrome: Chrome
    title: str
    lede: str
    figures: tuple[str, ...]
    sections: tuple[StatSection, ...]
    line_height: int
    empty: Empty | None


def pages(site: Site) -> tuple[Route, ...]:
    """The page of all that is counted; none in a journal without dates."""
    return (Stats(),) if site.days else ()


def stats(place: Place) -> StatsView:
    """The page of all that is counted."""
    words, as_of = place.words, place.site.as_of
    homes = homes_of(place.site)
    found = _sections(place, homes, as_of) if as_of is not None else []
    return StatsView(
        chrome=chrome(place, words.stats, words.stats_lede),
        title=words.stats,
        lede=words.stats_lede,
        figures=(words.as_of.format(day=words.dates.long(as_of)),) if as_of is not None else (),
        sections=tuple(section for section in found if section is not None),
        line_height=_LOW,
        empty=None if any(found) else Empty(words.no_dates, words.no_dates_how),
    )


def _sections(place: Place, homes: Homes, as_of: date) -> list[StatSection | None]:
    months = _months_up_to(as_of)
    return [
        _weekdays(place),
        _hours(place, homes, months),
        _clock(place, homes),
        _follow_through(place, months),
        _times_carried(place),
        _verdicts(place, homes, months),
        _burndown(place, homes, as_of),
        _topics(place),
        _budgets(place, homes),
        _words(place, months),
        *_reading(place),
        _growth(place),
        _questions(place),
        _streaks(place),
        _linked(place),
        _habits(place),
    ]


def _months_up_to(last: date) -> tuple[tuple[int, int], ...]:
    found = []
    for back in range(_MONTHS - 1, -1, -1):
        year, month = divmod(last.year * 12 + last.month - 1 - back, 12)
        if year >= 1:
            found.append((year, month + 1))
    return tuple(found)


def _month_columns(
    place: Place,
    months: Sequence[tuple[int, int]],
    label: str,
    drawn: tuple[int, tuple[tuple[Mark, ...], ...]],
    heads: Sequence[str],
    said: Sequence[str],
    of: str = "",
) -> Columns:
    """A column for each month, with its figure, what stands behind each, and what it says in words."""
    words, written = place.words, frozenset(place.site.months)
    height, marks = drawn
    columns = tuple(
        Column(
            words.dates.months_short[month - 1],
            own,
            head,
            of if head else "",
            place.to(MonthPage(year, month)) if (year, month) in written else "",
            f"{words.dates.month(year, month)}{words.colon}{told}" if told else "",
            (year, month) == months[-1],
        )
        for (year, month), own, head, told in zip(months, marks, heads, said, strict=True)
    )
    return Columns(label, height, columns)


def _names(words: Wording, months: Sequence[tuple[int, int]]) -> list[str]:
    return [words.dates.month_short(*month) for month in months]


# ---- days and hours


def _weekdays(place: Place) -> StatSection | None:
    words, site = place.words, place.site
    days = [day for day in site.days if site.as_of is None or day <= site.as_of]
    if not days:
        return None
    told = by_weekday(days)
    order = [(site.masthead.week_start - 1 + at) % 7 for at in range(7)]
    height, marks = stacked([[("d", told[at])] for at in order], _LOW)
    names = words.dates.weekdays
    columns = tuple(
        Column(
            words.dates.weekdays_short[at],
            own,
            number(told[at]),
            said=f"{names[at]}{words.colon}{words.days_count.of(told[at])}",
        )
        for at, own in zip(order, marks, strict=True)
    )
    usual = _usual_weekdays(place, days)
    rows = [(names[at], number(told[at]), words.duration(usual[at]) if at in usual else "–") for at in order]
    return StatSection(
        "weekdays",
        words.days_by_weekday,
        columns=Columns(words.days_by_weekday, height, columns),
        table=Table((words.weekday_column, words.days_written, words.usual_column), tuple(rows)),
    )


def _usual_weekdays(place: Place, days: Iterable[date]) -> dict[int, int]:
    """What was usual before the last of each weekday."""
    known = place.known.usual_days
    last = {day.weekday(): known[day].minutes for day in sorted(days) if day in known}
    return dict(sorted(last.items()))


def _hours(place: Place, homes: Homes, months: Sequence[tuple[int, int]]) -> StatSection | None:
    words, masthead = place.words, place.site.masthead
    by_month, whole = homes.by_month(), homes.whole_weeks()
    sums = [
        minutes_by_activity((*by_month.get(month, ()), *whole.get(month, ())), masthead.activities) for month in months
    ]
    kinds = ordered_kinds(sums)
    if not kinds:
        return None
    labels = [kind_label(words, masthead, kind) for kind in kinds]
    drawn = stacked([[(f"k-{kind}", each.get(kind, 0)) for kind in kinds] for each in sums], _HEIGHT)
    totals = [sum(each.values()) for each in sums]
    said = [words.duration(total) if total else "" for total in totals]
    heads = [number(round(total / 60)) if total else "" for total in totals]
    rows = [
        (name, *(words.duration(each[kind]) if each.get(kind) else "–" for kind in kinds), told or "–")
        for name, each, told in zip(_names(words, months), sums, said, strict=True)
    ]
    return StatSection(
        "hours",
        words.hours_by_kind,
        columns=_month_columns(place, months, words.hours_by_kind, drawn, heads, said, of=hours_unit(words)),
        legend=tuple(LegendItem(kind, label) for kind, label in zip(kinds, labels, strict=True)),
        table=Table((words.month_column, *labels, words.time_logged), tuple(rows)),
    )


def _clock(place: Place, homes: Homes) -> StatSection | None:
    words, masthead = place.words, place.site.masthead
    hours = minutes_by_hour(homes.every(), masthead.activities)
    kinds = ordered_kinds(hours)
    if not kinds:
        return None
    height, marks = stacked([[(f"k-{kind}", each.get(kind, 0)) for kind in kinds] for each in hours], _HEIGHT)
    totals = [sum(each.values()) for each in hours]
    columns = tuple(
        Column(
            f"{at:02}" if at % 6 == 0 else "",
            own,
            said=f"{at:02}:00{words.colon}{words.duration(total)}" if total else "",
        )
        for at, (own, total) in enumerate(zip(marks, totals, strict=True))
    )
    labels = [kind_label(words, masthead, kind) for kind in kinds]
    rows = [
        (f"{at:02}:00", *(words.duration(each[kind]) if each.get(kind) else "–" for kind in kinds))
        for at, each in enumerate(hours)
        if each
    ]
    return StatSection(
        "clock",
        words.time_of_day,
        columns=Columns(words.time_of_day, height, columns, narrow=True),
        legend=tuple(LegendItem(kind, label) for kind, label in zip(kinds, labels, strict=True)),
        table=Table((words.hour_column, *labels), tuple(rows)),
    )


# ---- plans, chains, verdicts


def _follow_through(place: Place, months: Sequence[tuple[int, int]]) -> StatSection | None:
    words = place.words
    plans = compared(place.site)
    told: list[Kept] = [
        kept(plan for day, plan in plans if day is not None and (day.year, day.month) == month) for month in months
    ]
    shares = [each.follow_through for each in told]
    if all(share is None for share in shares):
        return None
    heads = [f"{share}%" if share is not None else "" for share in shares]
    said = [
        words.comma.join((f"{each.follow_through}%", words.n_of_all.format(n=each.taken_up, all=each.planned)))
        if each.planned
        else ""
        for each in told
    ]
    rows = [
        (
            name,
            number(each.planned),
            number(each.taken_up),
            f"{each.follow_through}%",
            number(each.kept),
            f"{each.kept_percent}%",
            number(each.unplanned),
        )
        for name, each in zip(_names(words, months), told, strict=True)
        if each.planned
    ]
    head = (
        words.month_column, words.looks["plan"], words.came_of_it, words.follow_through, words.looks["done"],
        words.kept_promises, words.unplanned,
    )  # fmt: skip
    return StatSection(
        "follow-through",
        words.follow_through,
        columns=_month_columns(place, months, words.follow_through, dots(shares, _LOW), heads, said),
        table=Table(head, tuple(rows)),
    )


def _times_carried(place: Place) -> StatSection | None:
    words = place.words
    found = Counter(len(carried.hops) - 1 for carried in place.site.carried.values())
    if not found:
        return None
    most = max(found)
    height, marks = blocks(["c" * found[times] for times in range(1, most + 1)])
    columns = tuple(
        Column(
            number(times),
            own,
            number(found[times]) if found[times] else "",
            said=f"{words.times_count.of(times)}{words.colon}{number(found[times])}" if found[times] else "",
        )
        for times, own in enumerate(marks, 1)
    )
    rows = [(words.times_count.of(times), number(found[times])) for times in sorted(found)]
    return StatSection(
        "times-carried",
        words.times_carried,
        columns=Columns(words.times_carried, height, columns),
        table=Table((words.carried_section, words.tasks), tuple(rows)),
    )


def _verdicts(place: Place, homes: Homes, months: Sequence[tuple[int, int]]) -> StatSection | None:
    words = place.words
    by_month, whole = homes.by_month(), homes.whole_weeks()
    told = [verdicts((*by_month.get(month, ()), *whole.get(month, ()))) for month in months]
    if not any(each.total for each in told):
        return None
    drawn = stacked([[("k-cf", each.worse), ("k-p1", each.same), ("k-p3", each.better)] for each in told], _LOW)
    said = [
        words.verdicts_said.format(better=each.better, same=each.same, worse=each.worse) if each.total else ""
        for each in told
    ]
    rows = [
        (name, number(each.better), number(each.same), number(each.worse), _signed(each.balance))
        for name, each in zip(_names(words, months), told, strict=True)
        if each.total
    ]
    heads = [number(each.total) if each.total else "" for each in told]
    return StatSection(
        "verdicts",
        words.verdicts,
        columns=_month_columns(place, months, words.verdicts, drawn, heads, said),
        legend=(LegendItem("p3", words.better), LegendItem("p1", words.as_expected), LegendItem("cf", words.below)),
        table=Table((words.month_column, words.better, words.as_expected, words.below, "±"), tuple(rows)),
    )


def _signed(share: float | None) -> str:
    return "–" if share is None else f"{share:+.2f}".replace("-", "−")


# ---- what is open, day by day


def _burndown(place: Place, homes: Homes, as_of: date) -> StatSection | None:
    words = place.words
    told = burndown(lasting(place.site, homes, as_of - timedelta(weeks=_WEEKS)), as_of)
    drawn = steps([(left, done) for _, left, done in told.rows], _LOW)
    if not drawn:
        return None
    left = told.rows[-1][1]
    end = words.burndown_no_end
    if not left:
        end = words.burndown_done
    elif told.end is not None:
        end = words.burndown_end.format(day=words.dates.long(told.end))
    weekly = told.rows[::-7][::-1]
    done = {day: sum(row[2] for row in told.rows if 0 <= (day - row[0]).days < 7) for day, _, _ in weekly}
    rows = [(words.dates.short_year(day), number(count), number(done[day])) for day, count, _ in weekly]
    dates = words.dates
    return StatSection(
        "open",
        words.burndown,
        note=" ".join((words.burndown_how.format(day=dates.long(as_of)), end)),
        line=drawn,
        line_said=words.comma.join((words.burndown, words.open.of(left))),
        ends=(dates.short(told.rows[0][0]), dates.short(as_of)),
        legend=(LegendItem("cf", words.looks["open"]), LegendItem("p3", words.looks["done"])),
        table=Table((words.day_column, words.looks["open"], words.looks["done"]), tuple(rows)),
    )


# ---- what comes back


def _habits(place: Place) -> StatSection | None:
    words = place.words
    known = [(topic, topic.habit) for topic in place.site.recurring.values() if topic.habit is not None]
    rows = tuple(_habit(place, topic, habit) for topic, habit in known[:_HABITS])
    if not rows:
        return None
    head = (words.habit_column, words.score, words.consistency, words.streak)
    return StatSection(
        "habits",
        words.habits,
        note=words.habits_how,
        habits=rows,
        table=Table(head, tuple((row.name, row.score, row.consistency, row.streak) for row in rows)),
        wide=True,
    )


_SQUARES: Final[Mapping[Value, str]] = {Value.YES: "y", Value.NO: "o", Value.SKIP: "s"}


def _habit(place: Place, topic: Recurring, habit: Habit) -> HabitRow:
    words = place.words
    done, due = habit.consistency
    kept_of = (words.kept_weeks if habit.weekly else words.kept_days).format(done=done, all=due)
    count = words.weeks_count if habit.weekly else words.days_count
    return HabitRow(
        plain_text(topic.label),
        place.foreign(topic.language),
        squares([_SQUARES[value] for value in habit.values], _STRIP),
        kept_of,
        f"{100 * habit.score:.0f}%",
        kept_of,
        count.of(habit.streak),
    )


def _topics(place: Place) -> StatSection | None:
    words = place.words
    rows = []
    for topic in place.site.recurring.values():
        minutes = sum(doing.minutes or 0 for doing in topic.doings)
        stretches = words.stretches_count.of(sum(doing.blocks for doing in topic.doings))
        times = sum(doing.done for doing in topic.doings)
        told = words.comma.join((words.duration(minutes), stretches)) if minutes else "–"
        rows.append((plain_text(topic.label), number(times), told))
    if not rows:
        return None
    head = (words.topic_column, words.tasks_done, words.time_logged)
    return StatSection("topics", words.topics, table=Table(head, tuple(rows[: 2 * _NAMES])), plain=True)


def _budgets(place: Place, homes: Homes) -> StatSection | None:
    words = place.words
    dated = [*homes.days.items(), *((thursday(week), parts) for week, parts in homes.weeks.items())]
    found = [(day, each) for day, parts in dated for each in budgets(parts)]
    rows = [
        (
            words.comma.join((plain_text(each.title), words.dates.short_year(day))),
            words.duration(each.budget),
            words.duration(each.actual) if each.actual is not None else "–",
        )
        for day, each in sorted(found, key=lambda each: each[0], reverse=True)[:_BUDGETS]
    ]
    if not rows:
        return None
    head = (words.tasks, words.budget_column, words.actual_column)
    return StatSection("budgets", words.budgets, table=Table(head, tuple(rows)), plain=True)


# ---- words


def _words(place: Place, months: Sequence[tuple[int, int]]) -> StatSection | None:
    words = place.words
    known = words_by_month(place.site)
    told = [_in_tongues(known.get(month, Counter())) for month in months]
    totals = [sum(each.values()) for each in told]
    if not any(totals):
        return None
    names = {
        "en": words.language_en, "zh": words.language_zh, "ja": words.language_ja, "ko": words.language_ko,
        "": words.language_other,
    }  # fmt: skip
    spoken = [(tongue, kind) for tongue, kind in _TONGUES if any(each[tongue] for each in told)]
    drawn = stacked([[(kind, each[tongue]) for tongue, kind in spoken] for each in told], _LOW)
    heads = [_short(total) if total else "" for total in totals]
    said = [words.words_count.of(total) if total else "" for total in totals]
    rows = [
        (name, *(number(each[tongue]) for tongue, _ in spoken))
        for name, each, total in zip(_names(words, months), told, totals, strict=True)
        if total
    ]
    return StatSection(
        "words",
        words.words_written,
        columns=_month_columns(place, months, words.words_written, drawn, heads, said),
        legend=tuple(LegendItem(kind.removeprefix("k-"), names[tongue]) for tongue, kind in spoken),
        table=Table((words.month_column, *(names[tongue] for tongue, _ in spoken)), tuple(rows)),
    )


def _in_tongues(counted: Counter[str]) -> Counter[str]:
    known = {tongue for tongue, _ in _TONGUES}
    found = Counter[str]()
    for tongue, count in counted.items():
        found[tongue if tongue in known else ""] += count
    return found


def _short(count: int) -> str:
    """A count in three characters or so: `840`, `1.2k`, `31k`."""
    if count < 1000:
        return str(count)
    return f"{count / 1000:.1f}k" if count < 10_000 else f"{round(count / 1000)}k"


# ---- reading and questions


def _reading(place: Place) -> list[StatSection | None]:
    words = place.words
    if Reading() not in place.known.sections:
        return []
    told = reading(place.site)
    new_year = reading(place.site, *_year_up_to(place.site.as_of))
    note = words.sentence(
        words.works_count.of(told.works),
        words.noted.of(told.noted),
        words.queued.of(told.queued),
        words.met_again.of(len(told.again)),
    )
    if place.site.as_of is not None:
        of_year = (words.new_works.of(len(new_year.new)), words.met_again.of(len(new_year.again)))
        note += f" {words.dates.year(place.site.as_of.year)}{words.colon}{words.sentence(*of_year)}"
    by_year = [(str(year), "study", count, number(count)) for year, count in reversed(told.years)]
    found: list[StatSection | None] = []
    if by_year:
        found.append(StatSection("years", words.by_publication, note=note, bars=bars(by_year[: 2 * _NAMES])))
    for ident, title, counted in (("venues", words.by_venue, told.venues), ("hosts", words.by_host, told.hosts)):
        if counted:
            rows = [(name, "study", count, number(count)) for name, count in counted[:_NAMES]]
            found.append(StatSection(ident, title, note="" if found else note, bars=bars(rows)))
    return found


def _year_up_to(as_of: date | None) -> tuple[date, date] | tuple[None, None]:
    return (date(as_of.year, 1, 1), as_of) if as_of is not None else (None, None)


def _growth(place: Place) -> StatSection | None:
    words, site = place.words, place.site
    rows = []
    for each in growth(site)[:_GROWN]:
        (first, before), (last, now) = each.counts[0], each.counts[-1]
        told = f"{number(before)} → {number(now)}"
        label = plain_text(site.works[each.slug].title)
        days = words.dates.range(first, last)
        rows.append(
            LinkRow(
                PlaceLink(label, place.to(RefPage(each.slug)), place.foreign(site.works[each.slug].language)),
                f"{told}{words.comma}{days}",
            )
        )
    return StatSection("citations", words.citations_grown, links=tuple(rows)) if rows else None


def _questions(place: Place) -> StatSection | None:
    words, site = place.words, place.site
    told = questions(site.questions, site.as_of)
    if not told.open and not told.answered:
        return None
    note = [words.questions_open.format(n=len(told.open)), words.questions_answered.format(n=told.answered)]
    if told.wait:
        note.append(words.usual_answer.format(days=words.days_count.of(round(told.wait))))
    rows = []
    for asked, days in told.open[:_NAMES]:
        entry_id, index = asked.places[0]
        text = plain_text(site.by_id[entry_id].note.questions[index].text) or words.questions_label
        entry = site.by_id[entry_id]
        link = PlaceLink(text, question_href(place, entry, index), place.foreign(entry.language))
        rows.append(LinkRow(link, words.days_count.of(days) if days is not None else ""))
    more = [LinkRow(PlaceLink(words.all_n.format(n=len(site.questions)), place.to(Questions())), "")]
    return StatSection("questions", words.open_questions, note=words.comma.join(note), links=(*rows, *more))


# ---- streaks and links


def _streaks(place: Place) -> StatSection | None:
    words, as_of = place.words, place.site.as_of
    known = runs(day for day in place.site.days if as_of is None or day <= as_of)
    best = sorted(known, key=lambda run: (-run.days, run.first))[:_RUNS]
    rows = tuple(
        LinkRow(
            PlaceLink(words.dates.range(run.first, run.last), day_href(place, run.first)), words.days_count.of(run.days)
        )
        for run in best
        if run.days > 1
    )
    return StatSection("streaks", words.longest_streaks, links=rows) if rows else None


def _linked(place: Place) -> StatSection | None:
    words, site = place.words, place.site
    told = sorted(
        ((len({source for source, _ in pairs}), entry) for entry, pairs in site.mentions.items()),
        key=lambda each: (-each[0], each[1]),
    )
    rows = []
    for count, entry_id in told[:_LINKED]:
        entry = site.by_id[entry_id]
        label = title_of(words, entry)
        if isinstance(entry, Weekly) or label == "":
            label = words.comma.join(filter(None, (entry_label(words, entry, site.as_of), label)))
        rows.append(
            LinkRow(PlaceLink(label, place.entry(entry_id), place.foreign(entry.language)), words.linked_from.of(count))
        )
    return StatSection("linked", words.most_linked, links=tuple(rows)) if rows else None
