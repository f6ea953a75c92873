"""When something is written, how long it takes, and what was set aside for it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, islice

from journal.charts import kind_label
from journal.columns import Column, Columns, Table, stacked
from journal.figures.homes import Homes, thursday
from journal.figures.hours import budgets, minutes_by_activity, minutes_by_hour
from journal.figures.lines import Spot
from journal.figures.totals import timed
from journal.figures.written import by_weekday
from journal.views.explained import line_href, of_days, time_of
from journal.views.parts import Explanation, LegendItem
from journal.views.place import Place
from journal.views.stats.sections import (
    HEIGHT,
    LINES,
    LOW,
    StatSection,
    day_links,
    month_columns,
    month_links,
    month_table,
)
from journal.views.tasks.columns import hours_figure, ordered_kinds
from journal.views.titles import plain_text
from journal.wording.catalogue import Wording, number

_BUDGETS = 12


def weekdays(place: Place) -> StatSection | None:
    """On how many days of each weekday something was written, and what is usual on it."""
    words, site = place.words, place.site
    days = [day for day in site.days if site.as_of is None or day <= site.as_of]
    if not days:
        return None
    told = by_weekday(days)
    order = [(site.masthead.week_start - 1 + at) % 7 for at in range(7)]
    height, marks = stacked([[("d", told[at])] for at in order], LOW)
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
        how=of_days(place, words.rule_days, sorted(days, reverse=True), LINES, day_links(place, days)),
    )


def _usual_weekdays(place: Place, days: Iterable[date]) -> dict[int, int]:
    """What was usual before the last of each weekday."""
    known = place.known.usual_days
    last = {day.weekday(): known[day].minutes for day in sorted(days) if day in known}
    return dict(sorted(last.items()))


def hours_by_kind(place: Place, homes: Homes, months: Sequence[tuple[int, int]]) -> StatSection | None:
    """The time of each month by the kind of activity."""
    words, masthead = place.words, place.site.masthead
    parts = homes.of_months(months)
    every = tuple(chain.from_iterable(parts))
    sums = [minutes_by_activity(each, masthead.activities) for each in parts]
    kinds = ordered_kinds(sums)
    if not kinds:
        return None
    labels = [kind_label(words, masthead, kind) for kind in kinds]
    drawn = stacked([[(f"k-{kind}", each.get(kind, 0)) for kind in kinds] for each in sums], HEIGHT)
    totals = [sum(each.values()) for each in sums]
    said = [words.duration(total) if total else "" for total in totals]
    heads, units = zip(*(hours_figure(words, total) for total in totals), strict=True)
    cells = [(*_by_kind(words, each, kinds), told or "–") for each, told in zip(sums, said, strict=True)]
    return StatSection(
        "hours",
        words.hours_by_kind,
        columns=month_columns(place, months, words.hours_by_kind, drawn, heads, said, units),
        legend=tuple(LegendItem(kind, label) for kind, label in zip(kinds, labels, strict=True)),
        table=month_table(place, months, (*labels, words.time_logged), cells),
        how=time_of(place, every, timed(every), where=month_links(place, months), most=LINES),
    )


def _by_kind(words: Wording, minutes: Mapping[str, int], kinds: Sequence[str]) -> tuple[str, ...]:
    return tuple(words.duration(minutes[kind]) if minutes.get(kind) else "–" for kind in kinds)


def clock(place: Place, homes: Homes) -> StatSection | None:
    """The time of each hour of the clock by the kind of activity."""
    words, masthead = place.words, place.site.masthead
    every = homes.every()
    hours = minutes_by_hour(every, masthead.activities)
    kinds = ordered_kinds(hours)
    if not kinds:
        return None
    height, marks = stacked([[(f"k-{kind}", each.get(kind, 0)) for kind in kinds] for each in hours], HEIGHT)
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
    rows = [(f"{at:02}:00", *_by_kind(words, each, kinds)) for at, each in enumerate(hours) if each]
    return StatSection(
        "clock",
        words.time_of_day,
        columns=Columns(words.time_of_day, height, columns, narrow=True),
        legend=tuple(LegendItem(kind, label) for kind, label in zip(kinds, labels, strict=True)),
        table=Table((words.hour_column, *labels), tuple(rows)),
        how=time_of(place, every, timed(every), words.rules["clock"], day_links(place, homes.days), LINES),
    )


def set_aside(place: Place, homes: Homes) -> StatSection | None:
    """The latest budgets beside the time that was spent."""
    words = place.words
    dated = [(day, words.dates.short_year(day), parts) for day, parts in homes.days.items()]
    dated += [
        (thursday(week), words.week_of_year.format(n=week.number, year=week.year), parts)
        for week, parts in homes.weeks.items()
    ]
    dated.sort(key=lambda each: each[0], reverse=True)
    latest = list(islice(((when, each) for _, when, parts in dated for each in budgets(parts)), _BUDGETS))
    if not latest:
        return None
    head = (words.tasks, words.budget_column, words.actual_column)
    rows = tuple(
        (
            words.comma.join((plain_text(each.title), when)),
            words.duration(each.budget),
            words.duration(each.actual) if each.actual is not None else "–",
        )
        for when, each in latest
    )
    hrefs = tuple(line_href(place, Spot(each.entry, each.line, each.title)) for _, each in latest)
    how = Explanation(words.rules["budget"])
    return StatSection("budgets", words.budgets, table=Table(head, rows, hrefs), plain=True, how=how)
