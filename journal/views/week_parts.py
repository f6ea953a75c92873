"""A week as a strip above a page and as a planner spread: the same days, seen small and large."""

from collections.abc import Sequence
from datetime import date

from journal.charts import bars_of_day, kind_label
from journal.dates.values import Week
from journal.marks.times import TimeBlock
from journal.model import Day, Weekly
from journal.record import Record
from journal.views.parts import Hop, LegendItem, Spread, SpreadDay, Strip, StripDay
from journal.views.place import Place, day_href, week_route


class Period(Record):
    """A week of the journal: its ISO week, the days that are shown for it, and its weekly's id ("" if none is written)."""

    week: Week
    days: tuple[date, ...]
    weekly: str = ""


def period_of_week(place: Place, week: Week) -> Period:
    """The week as its weekly has it, else from Monday to Sunday."""
    weekly = place.site.by_id.get(place.site.weeklies.get(week, ""))
    if isinstance(weekly, Weekly) and (days := weekly.covered()):
        return Period(week, days, weekly.id)
    return Period(week, week.days())


def period_of_day(place: Place, day: date) -> Period:
    """The week that a day is shown in: that of the weekly that covers it, else its ISO week."""
    covering = place.site.by_id.get(place.known.weeks.get(day, ""))
    if isinstance(covering, Weekly) and covering.week is not None:
        return Period(covering.week, covering.covered(), covering.id)
    year, number, _ = day.isocalendar()
    return Period(Week(year, number), Week(year, number).days())


def week_exists(place: Place, week: Week) -> bool:
    """Whether the site has a page for a week."""
    return week in place.known.hops


def neighbours(place: Place, week: Week) -> tuple[Week | None, Week | None]:
    """The weeks before and after that have anything in them."""
    return place.known.hops.get(week, (None, None))


def hops(place: Place, week: Week) -> tuple[Hop | None, Hop | None]:
    """The links to the weeks before and after."""
    words, (before, after) = place.words, neighbours(place, week)
    older = (
        Hop(words.previous_week.format(n=before.number), place.to(week_route(place.site, before))) if before else None
    )
    newer = Hop(words.next_week.format(n=after.number), place.to(week_route(place.site, after))) if after else None
    return older, newer


def strip(place: Place, period: Period, *, day: date | None = None) -> Strip:
    """The strip of a week; `day` is the one whose page this is, None on the week's own page."""
    words, week = place.words, period.week
    older, newer = hops(place, week)
    label = words.week.format(n=week.number)
    shown = words.dates.range_short(period.days[0], period.days[-1])
    year_first = words.week_of_year.format(year=week.year, n=week.number).partition(label)[0]
    return Strip(
        label=words.comma.join((label, shown)),
        week=label,
        year="" if year_first else words.dates.year(week.year),
        year_first=year_first,
        days_label=shown,
        href=place.to(week_route(place.site, week)) if week_exists(place, week) else "",
        current=day is None,
        older=older,
        newer=newer,
        days=tuple(_strip_day(place, one, current=one == day) for one in period.days),
    )


def _strip_day(place: Place, day: date, *, current: bool) -> StripDay:
    words, found = place.words, place.site.days.get(day)
    weekday, number = words.dates.weekday_short(day), str(day.day)
    if found is None:
        return StripDay(weekday, number)
    return StripDay(weekday, number, day_href(place, day), place.known.cells.get(day), current)


def spread(place: Place, period: Period) -> Spread:
    """The week as a planner page; the legend names the kinds of activity that occur in it."""
    words, masthead = place.words, place.site.masthead
    days = tuple(_spread_day(place, day) for day in period.days)
    kinds = dict.fromkeys(bar.kind for day in days for bar in day.bars)
    return Spread(
        days=days,
        legend=tuple(LegendItem(kind, kind_label(words, masthead, kind)) for kind in kinds),
        note=words.hours_of_bars if kinds else "",
    )


def _spread_day(place: Place, day: date) -> SpreadDay:
    words, found = place.words, place.site.days.get(day)
    number, weekday = str(day.day), words.dates.weekday_short(day)
    if found is None:
        return SpreadDay(number, weekday, day.isoformat())
    return SpreadDay(
        number=number,
        weekday=weekday,
        iso=day.isoformat(),
        href=day_href(place, day),
        line=found.line or found.title or words.entries.of(len(found.parts)),
        language=place.foreign(found.language),
        cells=place.known.cells.get(day),
        hours=words.duration(found.minutes) if found.minutes else "",
        hours_spoken=words.spoken(found.minutes) if found.minutes else "",
        bars=bars_of_day(found.blocks, masthead=place.site.masthead),
        latest=day in place.known.latest,
    )


def days_of_period(place: Place, period: Period) -> tuple[Day, ...]:
    """The days of a week on which something was written."""
    return tuple(place.site.days[day] for day in period.days if day in place.site.days)


def minutes_of(days: Sequence[Day]) -> int:
    """The time logged on some days."""
    return sum(day.minutes or 0 for day in days)


def blocks_of(days: Sequence[Day]) -> tuple[tuple[TimeBlock, str], ...]:
    """The time blocks of some days, in order."""
    return tuple(block for day in days for block in day.blocks)
