"""When each note and each day in it was: years that are not written are found from what surrounds them.

In this order: the day itself, the period or the date of its note, other full dates of the note, the notes
next to it in a numbered series. What nothing decides stays unknown and is reported; no clock is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journal.dates import Week, Written, fit_year, majority_week, years_down
from journal.model import Certainty, Dated, Note, Reason


@dataclass(frozen=True, slots=True)
class When:
    """What is known of a note's time.

    `day` is the day it is filed under: its own date, or the last day of its period. `start`, `end` and `week` are
    those of a period that it names. `days` and `lined` are parallel to `note.days` and `note.liners`.
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


def when(note: Note, near: date | None = None) -> When:
    """The time of a note. `near` is the date of a neighbour in a numbered series, None if there is none."""
    period, single = _first(note.dates, span=True), _first(note.dates, span=False)
    start, end = _span(period, single, near)
    if single is not None and single.told_by in ("created", "updated", "images") and start is not None:
        single = None
    own = _on(single, start, end, near) if single is not None else None
    days = _resolved([mark.written for mark in note.days], start, end, own or near)
    known = [day for day in days if day is not None]
    lined = _resolved([liner.written for liner in note.liners], start, end, own or (known[0] if known else near))
    if not known:
        known = [day for day in lined if day is not None]
    if not any(days) and any(lined):
        days = _resolved(
            [mark.written for mark in note.days], start, end, next(day for day in lined if day is not None)
        )
    week = majority_week(start, end) if start is not None and end is not None and (end - start).days < 12 else None
    day, why = _filed(note, own, single, end, period, known)
    return When(day, start, end, week, own is not None, days, lined, why)


def _filed(
    note: Note, own: date | None, single: Dated | None, end: date | None, period: Dated | None, known: Sequence[date]
) -> tuple[date | None, Reason | None]:
    for each in note.dates:
        if each is single and own is not None:
            sure = Certainty.WRITTEN if each.start.year is not None and each.told_by != "images" else Certainty.INFERRED
            return own, Reason(each.told_by, each.line, sure)
        if each is period and end is not None:
            sure = Certainty.WRITTEN if each.start.year is not None else Certainty.INFERRED
            return end, Reason(each.told_by, each.line, sure)
    if known:
        line = next((mark.line for mark in note.days), next((liner.line for liner in note.liners), 0))
        return max(known), Reason("days in the text", line, Certainty.INFERRED)
    return None, None


def _first(dates: Sequence[Dated], *, span: bool) -> Dated | None:
    """The first that is believed; one with a year before those without."""
    fitting = [each for each in dates if (each.end is not None) is span]
    return next((each for each in fitting if each.start.year is not None), fitting[0] if fitting else None)


def _span(period: Dated | None, single: Dated | None, near: date | None) -> tuple[date | None, date | None]:
    if period is None or period.end is None:
        return None, None
    start, end = period.start.on(), period.end.on()
    if start is None or end is None:
        around = (single.start.on() if single is not None else None) or near
        if around is None:
            return None, None
        year = fit_year(period.start, around - timedelta(days=10), around + timedelta(days=10))
        start = period.start.on(year)
        end = period.end.on(year) if start is not None else None
        if start is not None and end is not None and end < start and year is not None:
            end = period.end.on(year + 1)
    return (start, end) if start is not None and end is not None and start <= end else (None, None)


def _on(single: Dated, start: date | None, end: date | None, near: date | None) -> date | None:
    if single.start.year is not None:
        return single.start.on()
    if start is not None and end is not None:
        return single.start.on(fit_year(single.start, start, end))
    return single.start.on(fit_year(single.start, near, near)) if near is not None else None


def _resolved(
    days: Sequence[Written], start: date | None, end: date | None, own: date | None
) -> tuple[date | None, ...]:
    if not days:
        return ()
    if start is not None and end is not None:
        return tuple(day.on() or day.on(fit_year(day, start, end)) for day in days)
    if any(day.year is not None for day in days):
        return tuple(day.on(year) for day, year in zip(days, years_down(days), strict=True))
    if own is None:
        return tuple(day.on() for day in days)
    # A note carries the date on which it was finished; its days lie mostly before it.
    first, last = own - timedelta(days=14), own
    return tuple(day.on(fit_year(day, first, last)) for day in days)


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


def times_of(notes: Sequence[Note]) -> dict[str, When]:
    """The time of each note by its path; what one note cannot tell is found from its neighbours."""
    first = {note.path: when(note) for note in notes}
    near = neighbours(notes, first)
    return {note.path: when(note, near[note.path]) if note.path in near else first[note.path] for note in notes}
