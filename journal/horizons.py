"""What a plan was made for, by the heading that it stands under: the entry's own time, or the one after it."""

from datetime import timedelta
from typing import Final

from journal.marks.tasks import Role
from journal.model import Entry, Horizon, Weekly, month_named

_NAMED: Final = {"next-week": Horizon.WEEK, "next-month": Horizon.MONTH, "next-year": Horizon.YEAR}


def horizon_of(entry: Entry, section: int) -> Horizon:
    """What a plan in a section of an entry was made for."""
    part = entry.note.sections[section]
    # Goals are of the entry's own time, but below a heading that names another.
    while part.family == "goals" and part.parent is not None:
        part = entry.note.sections[part.parent]
    if part.role is not Role.PLAN or part.family in ("goals", "this-month"):
        return Horizon.SAME
    named = _NAMED.get(part.family)
    if named is not None:
        return named
    # `Next steps` of one of its days are for the day after it, those of a whole week for the next week.
    if part.family == "tomorrow" and entry.note.sections[section].day is not None:
        return Horizon.DAY
    if month_named(entry) is not None:
        return Horizon.MONTH
    return Horizon.WEEK if isinstance(entry, Weekly) else Horizon.DAY


def month_planned(entry: Entry) -> tuple[int, int] | None:
    """The month that an entry's plans for a next month are for; of a week, the one after the month of its Thursday."""
    named = month_named(entry)
    if named is None:
        week = entry.week if isinstance(entry, Weekly) else None
        day = week.monday + timedelta(days=3) if week is not None else entry.when
        if day is None:
            return None
        named = day.year, day.month
    year, month = named
    return (year + 1, 1) if month == 12 else (year, month + 1)


def month_of_plan(entry: Entry, horizon: Horizon) -> tuple[int, int] | None:
    """The month that a plan of an entry is for; None where it is for a day, a week or a year."""
    if horizon is Horizon.MONTH:
        return month_planned(entry)
    return month_named(entry) if horizon is Horizon.SAME else None
