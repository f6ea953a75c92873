"""The last weeks, months or years, with what is of each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from journal import progress
from journal.dates.arithmetic import week_of
from journal.figures.homes import Homes, Part, Parts
from journal.figures.hours import minutes_by_activity
from journal.record import Record
from journal.routes import MonthPage, YearPage
from journal.views.parts import PlaceLink
from journal.views.place import Place, week_route

MOST_PERIODS = 12


class Span(Record):
    """A week, a month or a year: its name, its short name, and what is of its days or, for a week, of it all.

    `whole` is what is of a month or of a month's or a year's weeks, and of no day.
    """

    name: str
    label: str
    href: str
    first: date
    last: date
    parts: Parts
    whole: Parts = ()


class Told(Record):
    """A span with one letter for each task, of its days and of whole weeks and months, and minutes by the kind of activity."""

    span: Span
    days: str
    whole: str
    kinds: Mapping[str, int]

    @property
    def minutes(self) -> int:
        """All of its time."""
        return sum(self.kinds.values())


def spans_by(place: Place, homes: Homes, by: str) -> list[Span]:
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


def _by_weeks(place: Place, homes: Homes, as_of: date) -> list[Span]:
    words, site = place.words, place.site
    known, written = homes.by_week(), frozenset(site.weeks)
    monday = homes.week_at(as_of).monday
    found = []
    for at in range(2 * MOST_PERIODS - 1, -1, -1):
        if monday.toordinal() <= 7 * at:
            continue
        first = monday - timedelta(weeks=at)
        week = week_of(first)
        found.append(
            Span(
                words.week_of_year.format(n=week.number, year=week.year),
                str(week.number),
                place.to(week_route(site, week)) if week in written else "",
                first,
                first + timedelta(days=6),
                known.get(week, ()),
            )
        )
    return found


def _by_months(place: Place, homes: Homes, as_of: date) -> list[Span]:
    words, written = place.words, frozenset(place.site.months)
    whole, days = homes.whole(), homes.by_month()
    found = []
    for at in range(2 * MOST_PERIODS - 1, -1, -1):
        year, month = divmod(as_of.year * 12 + as_of.month - 1 - at, 12)
        if year < 1:
            continue
        key = (year, month + 1)
        first = date(*key, 1)
        found.append(
            Span(
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


def _by_years(place: Place, homes: Homes, as_of: date) -> list[Span]:
    words, site = place.words, place.site
    begun = [year for year in site.years if year <= as_of.year] or [as_of.year]
    whole = homes.whole()
    return [
        Span(
            words.dates.year(year),
            str(year),
            place.to(YearPage(year)) if year in site.years else "",
            date(year, 1, 1),
            date(year, 12, 31),
            homes.between(date(year, 1, 1), date(year, 12, 31)),
            tuple(part for key, parts in whole.items() if key[0] == year for part in parts),
        )
        for year in range(max(begun[0], as_of.year - 2 * MOST_PERIODS + 1), as_of.year + 1)
    ]


def letters(parts: Sequence[Part], over: Mapping[str, tuple[int, ...]]) -> str:
    """One letter for each leaf, as in `Cells`; `over` are the tasks of each entry, by its id, that are carried over."""
    tasks = [(part.entry, index) for part in parts for index in part.tasks]
    carried = {at for at, (entry, index) in enumerate(tasks) if index in over.get(entry.id, ())}
    return progress.cells([entry.note.tasks[index] for entry, index in tasks], carried=carried)


def span_links(spans: Iterable[Span]) -> tuple[PlaceLink, ...]:
    """The pages of those of some spans that have one."""
    return tuple(PlaceLink(span.name, span.href) for span in spans if span.href)


def told_of(place: Place, span: Span) -> Told:
    """What a span comes to."""
    over, own = place.known.carried, place.site.masthead.activities
    kinds = minutes_by_activity((*span.parts, *span.whole), own)
    return Told(span, letters(span.parts, over), letters(span.whole, over), kinds)
