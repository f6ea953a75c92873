"""What the page of all that is counted is made of, and columns by months."""

from collections.abc import Iterable, Sequence
from datetime import date

from journal.columns import Column, Columns, Mark, Slice, Table
from journal.record import Record
from journal.routes import MonthPage
from journal.views.explained import periods
from journal.views.parts import Bars, Explanation, LegendItem, PlaceLink
from journal.views.place import Place

_MONTHS = 12
HEIGHT = 96
LOW = 64
MOST_NAMES = 8
LINES = 5  # of each figure of many, in place; those of a whole journal are on the pages of its years
_PAGES = 3


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

    `how` has the rule, and lines; the rows of the table lead to the others.

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
    how: Explanation | None = None


def months_up_to(last: date) -> tuple[tuple[int, int], ...]:
    """The twelve months up to that of a day, ascending."""
    found = []
    for back in range(_MONTHS - 1, -1, -1):
        year, month = divmod(last.year * 12 + last.month - 1 - back, 12)
        if year >= 1:
            found.append((year, month + 1))
    return tuple(found)


def month_columns(
    place: Place,
    months: Sequence[tuple[int, int]],
    label: str,
    drawn: tuple[int, tuple[tuple[Mark, ...], ...]],
    heads: Sequence[str],
    said: Sequence[str],
    units: Sequence[str] = (),
) -> Columns:
    """A column for each month, with its figure, what stands behind it, if anything does, and what it says in words."""
    words = place.words
    height, marks = drawn
    behind = units or ("",) * len(heads)
    columns = tuple(
        Column(
            words.dates.months_short[month - 1],
            own,
            head,
            unit,
            _month_href(place, (year, month)),
            f"{words.dates.month(year, month)}{words.colon}{told}" if told else "",
            (year, month) == months[-1],
        )
        for (year, month), own, head, unit, told in zip(months, marks, heads, behind, said, strict=True)
    )
    return Columns(label, height, columns)


def month_table(
    place: Place, months: Sequence[tuple[int, int]], head: Sequence[str], cells: Sequence[Sequence[str]]
) -> Table:
    """What stands behind the name of each month, which leads to its page; a month without cells is left out."""
    words = place.words
    told = [(month, own) for month, own in zip(months, cells, strict=True) if own]
    return Table(
        (words.month_column, *head),
        tuple((words.dates.month_short(*month), *own) for month, own in told),
        tuple(_month_href(place, month) for month, _ in told),
    )


def month_links(place: Place, months: Iterable[tuple[int, int]]) -> tuple[PlaceLink, ...]:
    """The pages of a few months, of more than these the pages of their years; those without one are left out."""
    known = frozenset(place.site.months)
    return day_links(place, (date(*month, 1) for month in months if month in known))


def day_links(place: Place, days: Iterable[date]) -> tuple[PlaceLink, ...]:
    """The pages of the few months of some days, of more months the pages of their years."""
    return periods(place, days, _PAGES)


def _month_href(place: Place, month: tuple[int, int]) -> str:
    return place.to(MonthPage(*month)) if month in place.site.months else ""
