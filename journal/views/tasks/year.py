"""The last year by its days and its months."""

from datetime import date, timedelta

from journal import progress
from journal.charts import heatmap
from journal.figures.homes import Homes, Parts
from journal.figures.lines import explained_tasks
from journal.figures.totals import tallied
from journal.progress import Tally
from journal.record import Record
from journal.routes import MonthPage
from journal.views.explained import explained, periods
from journal.views.parts import BarRow, Bars, Explanation, Heatmap
from journal.views.place import Place
from journal.views.tasks.spans import letters
from journal.wording.catalogue import number

_HEAT_WEEKS = 53
_MONTHS = 6
_LINES = 6


class Ring(Record):
    """A share as a ring; `done` and `carried` are hundredths of it."""

    done: str
    carried: str
    text: str
    said: str
    figure: str
    note: str


def heat(place: Place) -> Heatmap | None:
    """The last year by its days."""
    last = place.site.as_of
    if last is None or not place.site.days:
        return None
    start = last - timedelta(days=(last.isoweekday() - place.site.masthead.week_start) % 7)
    return heatmap(place, start - timedelta(weeks=_HEAT_WEEKS - 1), last)


def ring(place: Place, homes: Homes) -> Ring | None:
    """The share that is done of the year of the last day written."""
    words, as_of = place.words, place.site.as_of
    if as_of is None:
        return None
    parts = _of_year(homes, as_of.year)
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


def _of_year(homes: Homes, year: int) -> Parts:
    """What is of the days of a year or, where these have no tasks, of its whole weeks and months."""
    parts = homes.between(date(year, 1, 1), date(year, 12, 31))
    if tallied(parts).leaf_total:
        return parts
    return tuple(part for key, every in homes.whole().items() if key[0] == year for part in every)


def year_how(place: Place, homes: Homes) -> Explanation | None:
    """The tasks of the year of the last day written, with its months."""
    as_of = place.site.as_of
    if as_of is None:
        return None
    parts = _of_year(homes, as_of.year)
    return explained(
        place,
        explained_tasks(parts),
        most=_LINES,
        where=periods(place, (day for day in homes.days if day.year == as_of.year)),
    )


def month_bars(place: Place, homes: Homes) -> Bars:
    """The last months that have tasks, the latest first."""
    as_of, words = place.site.as_of, place.words
    days, whole = homes.by_month(), homes.whole()
    found: list[BarRow] = []
    any_day = any(tallied(parts).leaf_total for parts in days.values())
    source = days if any_day else whole
    for (year, month), parts in sorted(source.items(), reverse=True):
        tally = tallied(parts) if as_of is None or (year, month) <= (as_of.year, as_of.month) else Tally()
        if tally.leaf_total:
            other = as_of is not None and year != as_of.year
            name = words.dates.month_short(year, month) if other else words.dates.months_short[month - 1]
            value = f"{number(tally.leaf_done)}/{number(tally.leaf_total)}"
            href = place.to(MonthPage(year, month)) if (year, month) in place.site.months else ""
            found.append(BarRow(name, "code", max(1, tally.percent or 0), value, href))
        if len(found) == _MONTHS:
            break
    return tuple(found)
