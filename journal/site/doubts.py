"""What is doubtful in the days, times and tasks of a note, once the rest of the journal is known: reported, never corrected."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from journal.dates.spelling import full_year
from journal.dates.values import Written
from journal.diagnostics import Code, Diagnostic, Severity, Span
from journal.marks.tasks import Role, State
from journal.marks.times import TimeBlock, spell, total
from journal.model import Daily, Entry, log_of
from journal.note import Dated, Note
from journal.progress import conflicts
from journal.record import replace
from journal.site.when import When, year_of

_OUTSIDE = timedelta(days=7)
# A day this far from both of its neighbours, which are near each other, is a slip of the pen.
_JUMP = timedelta(days=180)
_NEAR = timedelta(days=60)
_DAY = 24 * 60


def doubts(note: Note, when: When) -> Iterator[Diagnostic]:
    """All that is doubtful in one note, in no order."""
    yield from _outside(note, when)
    yield from _differing(note, when)
    yield from _jumps(note, when)
    yield from _overflows(note)
    yield from _conflicts(note)


def _outside(note: Note, when: When) -> Iterator[Diagnostic]:
    start, end = when.start, when.end
    if start is None or end is None:
        return
    marks = [(mark.line, day) for mark, day in zip(note.days, when.days, strict=True)]
    marks += [(liner.line, day) for liner, day in zip(note.liners, when.lined, strict=True)]
    for line, day in marks:
        if day is not None and not start - _OUTSIDE <= day <= end + _OUTSIDE:
            message = f"{day} lies outside the days of this note, {start} to {end}"
            hint = "correct the day, or the range in the title"
            yield Diagnostic(Code.DAY_OUTSIDE_PERIOD, Span(note.path, line), message, hint)


def _differing(note: Note, when: When) -> Iterator[Diagnostic]:
    """A title that is a date is not shown beside another one that counts, so it must at least be told."""
    if when.why is None or when.why.told_by == "title":
        return
    days = [day for day in (when.day, when.start, when.end) if day is not None]
    for each in note.dates:
        start = each.start.on() if each.told_by == "title" else None
        end = each.end.on() if each.end is not None else start
        if start is None or end is None or not days:
            continue
        if max(days) < start - _OUTSIDE or min(days) > end + _OUTSIDE:
            said = f"{start}" if start == end else f"{start} to {end}"
            message = f"the title says {said}, but by its {when.why.told_by} this note is of {when.day}"
            yield Diagnostic(Code.DATES_DIFFER, Span(note.path, each.line), message, "correct the one that is wrong")


def _jumps(note: Note, when: When) -> Iterator[Diagnostic]:
    known = [(mark.line, day) for mark, day in zip(note.days, when.days, strict=True) if day is not None and mark.opens]
    for (_, before), ((line, day), (_, after)) in zip(known, pairwise(known[1:]), strict=False):
        if abs(day - before) > _JUMP and abs(day - after) > _JUMP and abs(after - before) < _NEAR:
            message = f"the day {day} stands between {before} and {after}, far from both"
            yield Diagnostic(Code.DATE_JUMP, Span(note.path, line), message, "see whether its year and month are right")


def _overflows(note: Note) -> Iterator[Diagnostic]:
    for day, stretches in _worked(note).items():
        if day is not None:
            yield from _overflow(note, note.days[day].line, stretches)


def overflows(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """The entries of one day on which, outside of what has a day of its own, more is written than a day has."""
    for entry in entries:
        if isinstance(entry, Daily) and not entry.part_of:
            stretches = _worked(entry.note).get(None, [])
            if stretches:
                yield from _overflow(entry.note, min(line for line, _ in stretches), stretches)


def _worked(note: Note) -> dict[int | None, list[tuple[int, Sequence[TimeBlock]]]]:
    """The lines with times that count, and these, by the place of their day in the note; None is under no day."""
    worked: dict[int | None, list[tuple[int, Sequence[TimeBlock]]]] = {}
    for task in note.tasks:
        if task.times and task.state is not State.CANCELLED and task.role not in (Role.PLAN, Role.BACKLOG):
            worked.setdefault(task.day, []).append((task.line, task.times))
    for stretch in note.times:
        if stretch.task is None:
            worked.setdefault(stretch.day, []).append((stretch.line, stretch.blocks))
    return worked


def _overflow(note: Note, line: int, stretches: Iterable[tuple[int, Sequence[TimeBlock]]]) -> Iterator[Diagnostic]:
    minutes = sum(total(blocks) or 0 for _, blocks in stretches)
    if minutes > _DAY:
        message = f"the times of this day add up to {spell(minutes)}, more than a day has"
        hint = "overlapping ranges are counted in full; see whether one of them is wrong"
        yield Diagnostic(Code.TIME_OVERFLOW, Span(note.path, line), message, hint)


def _conflicts(note: Note) -> Iterator[Diagnostic]:
    for index, finding in conflicts(note.tasks):
        where = Span(note.path, note.tasks[index].line, note.tasks[index].column)
        yield Diagnostic(finding.code, where, finding.message, finding.hint, instead=finding.instead)


def unknown_years(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """The days of entries that are on no calendar, and one for each note whose days have no year that is known."""
    for entry in entries:
        if log_of(entry):
            continue
        note = entry.note
        told = [(mark.line, mark.written) for mark, day in zip(note.days, entry.days, strict=True) if day is None]
        told += [(line.line, line.written) for line, day in zip(note.liners, entry.lined, strict=True) if day is None]
        told += [(each.line or 1, each.start) for each in note.dates if entry.when is None and each.start.on() is None]
        spans = [span for span in note.periods if span.start.year is None] if entry.when is None else []
        if spans and year_of(note) is None:
            told += [(span.line, span.start) for span in spans]
        # What front matter says was reported where it was read.
        read = {(each.line or 1, each.start) for each in note.dates if each.told_by in ("date", "created", "updated")}
        missing = [each for each in told if each[1].year is not None and each not in read]
        yield from (_no_such_day(note, line, written) for line, written in missing)
        lines = [line for line, written in told if written.year is None]
        if lines:
            count = len(note.days) + len(note.liners) + len(note.periods)
            message = (
                "no year is known for the days of this note" if count else "no year is known for the date of this note"
            )
            hint = "write `date: YYYY-MM-DD` in its front matter, or the year in its title"
            yield Diagnostic(Code.YEAR_UNKNOWN, Span(note.path, min(lines)), message, hint)


def _no_such_day(note: Note, line: int, written: Written) -> Diagnostic:
    message = f"there is no day {written.year}-{written.month:02}-{written.day:02}"
    return Diagnostic(Code.BAD_DATE, Span(note.path, line), message, "correct the day or the month")


# ---- the order of day and month


def day_first(notes: Iterable[Note]) -> bool | None:
    """Whether the journal puts the day before the month: what more of its clear dates do; None where nothing decides."""
    votes = [_votes(note) for note in notes]
    day, month = sum(vote[0] for vote in votes), sum(vote[1] for vote in votes)
    return None if day == month else day > month


def _votes(note: Note) -> tuple[int, int]:
    """How many dates of a note put the day first, and the month, beyond doubt; days such as `2/5/24` and `15/5/24` only do together."""
    days = [mark.written for mark in note.days if mark.written.year is not None]
    years = {each.year for each in days if not each.year_first}
    between = [each for each in days if each.year_first]
    if len(years) != 1 or {full_year(f"{each.day:02}") for each in between} != years:
        return note.orders
    return note.orders[0] + len(between), note.orders[1]


def in_order(note: Note, *, day_first: bool | None) -> tuple[Note, tuple[Diagnostic, ...]]:
    """`note` with its doubtful dates (3/4/2025) read in the order of the journal; reported where that has none."""
    lines = [
        (each.line or 1, written)
        for each in (*note.dates, *note.periods)
        for written in (each.start, each.end)
        if written is not None
    ]
    lines += [(mark.line, mark.written) for mark in note.days]
    lines += [(liner.line, liner.written) for liner in note.liners]
    doubtful = sorted(line for line, written in lines if written.ambiguous)
    named = any(each.told_by in ("file name", "path") and each.start.ambiguous for each in note.dates)
    if not doubtful:
        return note, ()
    if day_first is None:
        which = "the date in the name of this file" if named else "this date"
        message = f"day and month could change places in {which}, and no other date of the journal says how they stand"
        hint = 'write it as `YYYY-MM-DD`, or set `date_order = "day-first"` or `"month-first"` in `journal.toml`'
        return note, (Diagnostic(Code.AMBIGUOUS_DATE_ORDER, Span(note.path, doubtful[0]), message, hint),)
    return (
        replace(
            note,
            dates=_dated(note.dates, day_first=day_first),
            periods=_dated(note.periods, day_first=day_first),
            days=tuple(replace(mark, written=_turned(mark.written, day_first=day_first)) for mark in note.days),
            liners=tuple(replace(liner, written=_turned(liner.written, day_first=day_first)) for liner in note.liners),
        ),
        (),
    )


def _dated(dates: Sequence[Dated], *, day_first: bool) -> tuple[Dated, ...]:
    return tuple(
        replace(
            each,
            start=_turned(each.start, day_first=day_first),
            end=_turned(each.end, day_first=day_first) if each.end is not None else None,
        )
        for each in dates
    )


def _turned(written: Written, *, day_first: bool) -> Written:
    if not written.ambiguous or written.day_first is day_first:
        return written
    if written.year_first and written.year is not None:
        first, second, year = written.year % 100, written.month, full_year(f"{written.day:02}")
        month, day = (second, first) if day_first else (first, second)
        turned = Written(month, day, year, written.weekday)
        return turned if turned.on() else replace(written, ambiguous=False)
    return replace(written, month=written.day, day=written.month, day_first=day_first, ambiguous=False)


def heard(found: Iterable[Diagnostic], notes: Iterable[Note]) -> list[Diagnostic]:
    """`found` without what the writer of a note does not want to hear of, as far as nothing is lost by that."""
    ignored = {note.path: note.ignored for note in notes if note.ignored}
    return [
        each
        for each in found
        if each.code.value not in ignored.get(each.where.path, ()) or each.severity is Severity.ERROR
    ]
