"""When each note and each day in it was: years that are not written are found from what surrounds them.

In this order: the day itself, the period or the date of its note, other full dates of the note, the notes
next to it in a numbered series. What nothing decides stays unknown and is reported; no clock is asked.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from journal.dates.arithmetic import first_year, fit_year, majority_week, years_down
from journal.dates.ranges import names_week
from journal.dates.told import year_in
from journal.dates.values import Month, Week, Written
from journal.model import Certainty, Reason
from journal.note import Dated, Note
from journal.record import Record, replace


class When(Record):
    """What is known of a note's time.

    `day` is the day it is filed under: its own date, or the last day of its period. `start`, `end` and `week` are
    those of a period that it names; with `month` it is filed under one of the calendar. `days` and `lined` are parallel to `note.days` and `note.liners`.
    """

    day: date | None
    start: date | None
    end: date | None
    week: Week | None
    single: bool  # the note names one day for itself
    days: tuple[date | None, ...]
    lined: tuple[date | None, ...]
    why: Reason | None
    periods: tuple[tuple[date | None, date | None], ...] = ()  # parallel to `note.periods`
    month: bool = False


def when(note: Note, near: date | None = None) -> When:
    """The time of a note. `near` is the date of a neighbour in a numbered series, None if there is none."""
    period, single = _first(note.dates, span=True), _first(note.dates, span=False)
    named = year_of(note)
    start, end = _span(period, single, near, named, note.number)
    month = period if is_month(start, end) else None
    finer = _finer(note.dates, month, single, start, end) if month is not None else None
    if finer is not None and finer.end is None:
        single, period, month, start, end = finer, None, None, None, None
    elif finer is not None:
        period, month = finer, None
        start, end = _span(finer, single, near, named, note.number)
    elif single is not None and single.told_by in _ASIDE and start is not None:
        single = None
    own = _on(single, start, end, near, named) if single is not None else None
    marks, lines = [mark.written for mark in note.days], [liner.written for liner in note.liners]
    year = named if start is None and own is None else None
    days = _resolved(marks, start, end, own or near, year)
    known = [day for day in days if day is not None]
    lined = _resolved(lines, start, end, own or (known[0] if known else near), year)
    if not known:
        known = [day for day in lined if day is not None]
    if not any(days) and any(lined):
        days = _resolved(marks, start, end, next(day for day in lined if day is not None))
    week = majority_week(start, end) if start is not None and end is not None and (end - start).days < 12 else None
    if month is not None and start is not None and end is not None:
        known = [day for day in known if start <= day <= end] or known
        within = any(day <= end for day in known) and (month.told_by == "path" or _is_log(note, days))
        # The weeks of a month would all be filed under its last day.
        if within or (month.told_by in _NAMES and _names_week(note)):
            period = None
    day, why, whole = _filed(note, own, single, end, period, known)
    around = own or end or (known[0] if known else None)
    periods = tuple(_span(each, None, around, named) for each in note.periods)
    return When(day, start, end, week, own is not None, days, lined, why, periods, whole and month is not None)


def weeks_under(note: Note, found: When) -> tuple[tuple[int, date, date], ...]:
    """The sections of a note whose headings name weeks, with the ends of these; of headings below each other the highest."""
    lines = {section.line: index for index, section in enumerate(note.sections) if section.level}
    spans = ((lines.get(each.line), *ends) for each, ends in zip(note.periods, found.periods, strict=True))
    weeks = [
        (index, start, end)
        for index, start, end in spans
        if index is not None and start is not None and end is not None and _SHORTEST <= (end - start).days < _WEEK_SPAN
        if not note.sections[index].family
    ]
    highest = min((note.sections[index].level for index, _, _ in weeks), default=0)
    return tuple(each for each in weeks if note.sections[each[0]].level == highest)


# What lasts so many days and one more may be a week.
_SHORTEST: Final = 4
_NAMES: Final = ("path", "file name", "title")
# What tells when a note was made, which may be later than what it is of.
_ASIDE: Final = ("created", "updated", "images")


# Days that are further apart are of no week.
_WEEK_SPAN: Final = 10


def _is_log(note: Note, days: Sequence[date | None]) -> bool:
    opened = {day for mark, day in zip(note.days, days, strict=True) if mark.opens and day is not None}
    return len(opened) > 1 and (max(opened) - min(opened)).days >= _WEEK_SPAN


def _names_week(note: Note) -> bool:
    return any(names_week(text) for text in (note.front.title, note.h1, note.name_title) if text)


def year_of(note: Note) -> int | None:
    """The year that a note without a date names: in its title, its file's name or a folder; None where it names none."""
    return year_in((note.front.title, note.h1, *reversed(note.path.rpartition(".")[0].split("/"))))


def _filed(
    note: Note, own: date | None, single: Dated | None, end: date | None, period: Dated | None, known: Sequence[date]
) -> tuple[date | None, Reason | None, bool]:
    """The day that a note is filed under, with what told it; whether it is the last of its period."""
    for each in note.dates:
        if each is single and own is not None:
            sure = Certainty.WRITTEN if each.start.year is not None and each.told_by != "images" else Certainty.INFERRED
            return own, Reason(each.told_by, each.line, sure), False
        if each is period and end is not None:
            month = is_month(each.start.on(), end) and each.told_by != "override"
            known_end = each.start.year is not None and not month
            sure = Certainty.WRITTEN if known_end else Certainty.INFERRED
            return end, Reason(each.told_by, each.line, sure), True
    if known:
        line = next((mark.line for mark in note.days), next((liner.line for liner in note.liners), 0))
        return max(known), Reason("days in the text", line, Certainty.INFERRED), False
    return None, None, False


def _first(dates: Sequence[Dated], *, span: bool) -> Dated | None:
    """The first that is believed; one with a year before those without."""
    fitting = [each for each in dates if (each.end is not None) is span]
    return next((each for each in fitting if each.start.year is not None), fitting[0] if fitting else None)


def is_month(start: date | None, end: date | None) -> bool:
    """Whether a stretch is a month of the calendar: whatever says more within it is believed."""
    return (
        start is not None
        and end is not None
        and start.day == 1
        and end == Month(start.year, start.month).range.end.on()
    )


def _finer(
    dates: Sequence[Dated], month: Dated, single: Dated | None, start: date | None, end: date | None
) -> Dated | None:
    """What a note says after its `month`, which it is filed under, and more closely: a day or a week within it."""
    if start is None or end is None:
        return None
    after = dates[dates.index(month) + 1 :]
    if month.told_by != "path":
        after = [each for each in after if each.told_by not in _ASIDE]
    if single is not None and single not in after:
        return None
    for each in after:
        if each.end is None:
            first = last = _on(each, start, end, None, None)
        else:
            first, last = _span(each, None, end, None)
        # A week may begin in the month before, or end in the next.
        if first is not None and last is not None and first <= end and last >= start and not is_month(first, last):
            return each
    return None


def _span(
    period: Dated | None, single: Dated | None, near: date | None, named: int | None, number: int | None = None
) -> tuple[date | None, date | None]:
    """The ends of a period; of one without a year in the year that is `named`, if no day is near."""
    if period is None or period.end is None:
        return None, None
    start, end = period.start.on(), period.end.on()
    if start is None or end is None:
        around = (single.start.on() if single is not None else None) or near
        if around is not None:
            year = fit_year(period.start, around - timedelta(days=10), around + timedelta(days=10))
        elif named is not None:
            year = first_year(period.start, period.end, named, number)
        else:
            return None, None
        start = period.start.on(year)
        end = period.end.on(year) if start is not None else None
        if start is not None and end is not None and end < start and year is not None:
            end = period.end.on(year + 1)
    return (start, end) if start is not None and end is not None and start <= end else (None, None)


def _on(single: Dated, start: date | None, end: date | None, near: date | None, year: int | None) -> date | None:
    if single.start.year is not None:
        return single.start.on()
    if start is not None and end is not None:
        return single.start.on(fit_year(single.start, start, end))
    if year is not None:
        return single.start.on(year)
    return single.start.on(fit_year(single.start, near, near)) if near is not None else None


def _resolved(
    days: Sequence[Written], start: date | None, end: date | None, own: date | None, year: int | None = None
) -> tuple[date | None, ...]:
    if not days:
        return ()
    if start is not None and end is not None:
        return tuple(day.on() or day.on(fit_year(day, start, end)) for day in days)
    if all(day.year is None for day in days):
        if own is not None:
            days = _fixed(days, own)
        elif year is None:
            return tuple(None for _ in days)
    return tuple(day.on(known) for day, known in zip(days, years_down(days, year), strict=True))


def _fixed(days: Sequence[Written], own: date) -> list[Written]:
    """`days` with a year for the one nearest to `own`, from which the others follow.

    A note carries the date on which it was finished; its days lie mostly before it.
    """
    first, last = own - timedelta(days=14), own
    near = [(day.on(fit_year(day, first, last)), index) for index, day in enumerate(days)]
    away = [(max((first - day).days, (day - last).days, 0), index) for day, index in near if day is not None]
    if not away:
        return list(days)
    nearest = min(away)[1]
    return [
        replace(day, year=fit_year(day, first, last)) if index == nearest else day for index, day in enumerate(days)
    ]


def neighbours(notes: Sequence[Note], known: Mapping[str, When]) -> dict[str, date]:
    """For each numbered note without a date, the date of the nearest numbered note of its folder, if there is one."""
    series: dict[str, list[tuple[int, str]]] = {}
    for note in notes:
        if note.number is not None:
            series.setdefault(note.path.rpartition("/")[0], []).append((note.number, note.path))
    near: dict[str, date] = {}
    for members in series.values():
        dated = [(number, day) for number, path in members if (day := known[path].day) is not None]
        if not dated:
            continue
        for number, path in members:
            if known[path].day is None or any(day is None for day in known[path].days):
                closest, day = min(dated, key=lambda each: (abs(each[0] - number), each[0]))
                near[path] = day + timedelta(weeks=number - closest)
    return near


# How many years to either side of a dated neighbour a weekday may decide among.
_WEEKDAY_REACH = 3


def _by_weekday(notes: Sequence[Note], known: Mapping[str, When]) -> dict[str, date]:
    """For each note whose days have weekdays and no year, a day in the one year near its dated neighbour that fits."""
    folders: dict[str, list[Note]] = {}
    for note in sorted(notes, key=lambda note: note.path):
        folders.setdefault(note.path.rpartition("/")[0], []).append(note)
    near: dict[str, date] = {}
    for members in folders.values():
        dated = [(at, day) for at, note in enumerate(members) if (day := known[note.path].day) is not None]
        for at, note in enumerate(members):
            told = [each.start for each in note.dates if each.end is None and each.start.year is None]
            told += [mark.written for mark in note.days if mark.written.year is None]
            told = [written for written in told if written.weekday is not None]
            if known[note.path].day is None and told and dated:
                around = min(dated, key=lambda each: (abs(each[0] - at), each[0]))[1].year
                years = range(around - _WEEKDAY_REACH, around + _WEEKDAY_REACH + 1)
                fitting = [year for year in years if all(_is_on(written, year) for written in told)]
                day = told[0].on(fitting[0]) if len(fitting) == 1 else None
                if day is not None:
                    near[note.path] = day
    return near


def _is_on(written: Written, year: int) -> bool:
    day = written.on(year)
    return day is not None and day.isoweekday() == written.weekday


def times_of(notes: Sequence[Note]) -> dict[str, When]:
    """The time of each note by its path; what one note cannot tell is found from its neighbours."""
    return timed(notes)[0]


def timed(notes: Sequence[Note]) -> tuple[dict[str, When], dict[str, date]]:
    """The time of each note by its path, and the day that was found for some from their neighbours."""
    first = {note.path: when(note) for note in notes}
    near = _by_weekday(notes, first) | neighbours(notes, first)
    return {path: first[path] for path in first} | {
        note.path: when(note, near[note.path]) for note in notes if note.path in near
    }, near
