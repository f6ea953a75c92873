"""Days, ranges, weeks and months as they are written; there is no clock and no time zone.

What a day means for an entry (its source, its year, its section) is decided elsewhere.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum
from typing import Final, TypeAlias

from journal.patterns import pattern
from journal.record import Record


class Order(Enum):
    """The order of the three parts of a date in digits whose first part is not a year of four digits."""

    DMY = "DMY"
    MDY = "MDY"
    YMD = "YMD"


class Written(Record):
    """A day as it is written.

    `year` is None when the text names none. `weekday` is 1 (Monday) to 7 when the text names one, right or
    wrong. `ambiguous` says that day and month could change places (3/4/2025), or that the year may stand last (15/5/24);
    `day_first` and `year_first` say how it was then read. `approximate` is for days that were not written but inferred;
    this module never sets it. The day may not exist: see `on`.
    """

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    approximate: bool = False
    ambiguous: bool = False
    day_first: bool = False
    year_first: bool = False

    def on(self, year: int | None = None) -> date | None:
        """The civil date, in its own year or else in `year`; None without a year, and for days like 30 February."""
        known = self.year if self.year is not None else year
        return None if known is None else civil(known, self.month, self.day)


class Range(Record):
    """The days from `start` to `end`, both included. Either both have a year or neither has."""

    start: Written
    end: Written

    def on(self, year: int | None = None) -> tuple[date, date] | None:
        """First and last day; `year` is the year of the start if the range names none. None as for a day."""
        start, end = self.start.on(year), self.end.on(year)
        if start and end and end < start and year is not None and self.end.year is None:
            end = self.end.on(year + 1)
        return (start, end) if start and end and start <= end else None

    @property
    def days(self) -> int:
        """How many days the range has; without a year, as in a common year. 0 if one of its ends does not exist."""
        both = self.on(COMMON) or self.on(LEAP)
        return (both[1] - both[0]).days + 1 if both else 0


class Week(Record, order=True):
    """An ISO week (ISO 8601): Monday to Sunday, of the year that holds its Thursday.

    Those found in text exist; one that does not (week 53 of a year of 52) raises ValueError when its days are asked.
    """

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def range(self) -> Range:
        return Range(written_of(self.monday), written_of(self.days()[-1]))

    def days(self) -> tuple[date, ...]:
        """Its seven days, Monday first."""
        return tuple(self.monday + timedelta(days=n) for n in range(7))


class Month(Record, order=True):
    """A month of the calendar, 1 to 12."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def range(self) -> Range:
        return Range(written_of(self.first), written_of(self.last))

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])


_NAMED: Final = pattern(r"(?P<year>[0-9]{4})-(?P<week>W?)(?P<number>[0-9]{2})")


def named(text: str) -> date | Week | Month:
    """The day, week or month that ISO 8601 writes as `2025-07-31`, `2025-W31` or `2025-07`; ValueError for any other text."""
    match = _NAMED.fullmatch(text)
    if match is None:
        return date.fromisoformat(text)
    year, number = int(match["year"]), int(match["number"])
    if match["week"]:
        date.fromisocalendar(year, number, 1)  # ValueError where there is none
        return Week(year, number)
    date(year, number, 1)
    return Month(year, number)


When: TypeAlias = Written | Range | Week | Month


class DayHeading(Record):
    """A day at the start of a text; `title` starts at `length` characters, once marks at its end are dropped.

    `bare` says that only two numbers were there (4.19, 4/19): it may be a day, if its surroundings agree.
    """

    written: Written
    title: str
    length: int
    bare: bool = False


class PeriodFound(Record):
    """A range or an ISO week at `text[begin:end]`; `title` is the text without it.

    `bare` says that the range is four numbers without a year (4.19-4.25), which may be something else.
    """

    value: Range | Week
    title: str
    begin: int
    end: int
    bare: bool = False


class Found(Record):
    """What a file's name or path says; `title` is what remains of the name, words separated by spaces.

    `bare` as in `DayHeading` and `PeriodFound`.
    """

    value: When
    title: str
    bare: bool = False


# A year-less day is measured in these: one with and one without 29 February.
COMMON: Final = 2001
LEAP: Final = 2000


def civil(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_on_calendar(month: int, day: int, year: int | None = None) -> bool:
    """Whether a day is on the calendar; without a year, on that of a leap year."""
    return civil(LEAP if year is None else year, month, day) is not None


def written_of(day: date) -> Written:
    """A day of the calendar as it would be written."""
    return Written(day.month, day.day, day.year)


def iso_week(year: int, number: int) -> Week | None:
    """An ISO week; None where its year has no such week."""
    try:
        date.fromisocalendar(year, number, 7)
    except ValueError:
        return None
    return Week(year, number)
