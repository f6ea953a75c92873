"""A day begun in a note of several days, where the journal keeps its days in such: where its heading goes, and how it is written.

Pure: lines go in, and lines come out. Every other line stays as it is, and the days before are the pattern.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from journal.dates.arithmetic import week_of
from journal.manner import Moment, abstracted, filled, is_dated, without_words
from journal.marks.tasks import Role
from journal.model import Daily, Entry, Log, Monthly, Site, Weekly, log_of, month_named
from journal.record import Record

_SAMPLES: Final = 8
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# What may stand before and after a date in its line: the marks of a heading, or those of bold text.
_BEFORE: Final = re.compile(r"[ \t]*(?:#{1,6}[ \t]+)?[*_\[]*")
_AFTER: Final = re.compile(r"[*_\]]*")
_UNDERLINE: Final = re.compile(r" {0,3}(?:-+|=+)[ \t]*")


class Holder(Record):
    """A note of several days, and each of them whose date is known, in its order; there is at least one."""

    entry: Log | Monthly | Weekly
    days: "tuple[HeldDay, ...]"


class HeldDay(Record):
    """A day in a note: when it was, the line that opens it, from 0, and the one below it all; that is -1 at the end of the note."""

    day: date
    line: int
    end: int


def holder_of(site: Site, day: date) -> Holder | None:
    """The note that has the newest day before `day`; None where that day has a note of its own, or only lines."""
    before = max((each for each in site.days if each < day), default=None)
    return holder_with(site, before) if before is not None else None


def holder_with(site: Site, day: date) -> Holder | None:
    """The note of several days that has a day below a heading of its own; None where that day has a note of its own, or only lines."""
    parts = site.days[day].parts if day in site.days else ()
    entries = [site.by_id[part.entry] for part in parts]
    entries = [site.by_id[log_of(each) or each.id] for each in entries]
    if any(isinstance(each, Daily) for each in entries):
        return None
    holders = (Holder(each, _days(each)) for each in entries if isinstance(each, Log | Monthly | Weekly))
    return next((each for each in holders if any(held.day == day for held in each.days)), None)


def holds(entry: Log | Monthly | Weekly, day: date) -> bool:
    """Whether a day belongs into a note, if that or its name says of which week, month or year it is."""
    if isinstance(entry, Weekly):
        return day in entry.covered() or entry.week == week_of(day)
    if named := month_named(entry):
        return named == (day.year, day.month)
    years = _YEAR.findall(f"{entry.note.path} {entry.title}")
    return not years or str(day.year) in years


def with_day(holder: Holder, lines: Sequence[str], day: date, below: Sequence[str]) -> list[str]:
    """The lines of the note with one more day, before or after the others as they are ordered, and `below` its heading."""
    days = holder.days
    if days[0].day > days[-1].day:
        at = next((each.line for each in days if each.day < day), len(lines))
    else:
        end = next((each.end for each in reversed(days) if each.day < day), days[0].line)
        at = len(lines) if end < 0 else end
    return _put(lines, at, (*_heading(holder, lines, day), *(["", *below] if below else ())))


def with_first_day(
    holder: Holder,
    pattern: Sequence[str],
    lines: Sequence[str],
    day: date,
    below: Sequence[str],
    entry: Entry | None = None,
) -> list[str]:
    """The lines of the next such note with its first day, above what plans for another time; `entry` is that note where it is there.

    So it is above those headings that stand below all days in `pattern`, the lines of the note before.
    """
    last = max(each.line for each in holder.days)
    held = {at for each in holder.days for at in range(each.line, len(pattern) if each.end < 0 else each.end)}
    sections = [each.line - 1 for each in holder.entry.note.sections if each.level]
    after = {pattern[at] for at in sections if at > last and at not in held}
    after |= {lines[at] for at in _ahead(entry)} if entry is not None else set()
    at = next((index for index, line in enumerate(lines) if line in after), len(lines))
    return _put(lines, at, (*_heading(holder, pattern, day), *(["", *below] if below else ())))


def _ahead(entry: Entry) -> list[int]:
    """The lines, from 0, of the headings at the end of a note below which something is planned for later, or waits."""
    found = []
    for section in reversed(entry.note.sections):
        if (
            section.role not in (Role.PLAN, Role.BACKLOG)
            or section.family in ("goals", "this-month")
            or not section.level
        ):
            break
        found.append(section.line - 1)
    return found


def _days(entry: Entry) -> tuple[HeldDay, ...]:
    sections = entry.note.sections
    found = []
    for index, section in enumerate(sections):
        when = entry.days[section.day] if section.opens_day and section.day is not None else None
        if when is not None:
            rest = sections[index + 1 :]
            end = next((each.line - 1 for each in rest if each.level <= section.level or each.opens_day), -1)
            found.append(HeldDay(when, section.line - 1, end))
    return tuple(found)


def _put(lines: Sequence[str], at: int, new: Sequence[str]) -> list[str]:
    """Lines with new ones before that at `at`, with an empty line above and below."""
    above, below = list(lines[:at]), list(lines[at:])
    while above and not above[-1].strip():
        above.pop()
    while below and not below[0].strip():
        below.pop(0)
    return [*above, *([""] if above else ()), *new, *(["", *below] if below else ())]


def _heading(holder: Holder, lines: Sequence[str], day: date) -> tuple[str, ...]:
    """The line that opens a day, as those of the newest days do, and what underlines it; with the date alone where they do not agree."""
    newest = sorted(holder.days, key=lambda each: each.day, reverse=True)[:_SAMPLES]
    language, in_week = holder.entry.language, isinstance(holder.entry, Weekly)
    moments = [Moment(each.day, each.day, language=language) for each in newest]
    written = [lines[each.line] for each in newest]
    manners = [abstracted(line, moment) for line, moment in zip(written, moments, strict=True)]
    bare = [_bare(manner) for manner in manners if is_dated(manner)]
    for manner in (_agreed(manners, written, moments, str.__eq__), _agreed(bare, written, moments, _names)):
        if manner is not None and _tells(manner, day, language, in_week=in_week):
            below = lines[newest[0].line + 1 : newest[0].line + 2]
            underlined = below if any(map(_UNDERLINE.fullmatch, below)) else ()
            return filled(manner, Moment(day, day, language=language)), *underlined
    opening = next(each for each in holder.entry.note.sections if each.line - 1 == newest[0].line)
    return (f"{'#' * min(max(opening.level, 1), 6)} {day.isoformat()}",)


def _agreed(
    manners: Sequence[str], written: Sequence[str], moments: Sequence[Moment], fits: Callable[[str, str], bool]
) -> str | None:
    """The manner in which most lines were written, the first of several; None where no two agree, unless there is but one."""
    counts = [
        sum(fits(line, filled(manner, moment)) for line, moment in zip(written, moments, strict=True))
        for manner in manners
    ]
    most = max(counts, default=0)
    return manners[counts.index(most)] if most > 1 or (most and len(written) == 1) else None


def _bare(manner: str) -> str:
    """A line that opens a day without the words beside its date."""
    dates, _ = without_words(manner)
    before, _, after = manner.partition(dates)
    marks = _BEFORE.match(before), _AFTER.match(after)
    return f"{marks[0][0] if marks[0] else ''}{dates}{marks[1][0] if marks[1] else ''}"


def _names(line: str, bare: str) -> bool:
    """Whether a line has the date of another without words, whatever stands between its marks and the date."""
    return bare.strip("#*_[] \t") in line


def _tells(manner: str, day: date, language: str, *, in_week: bool) -> bool:
    """Whether a line of a manner says which day it is: it is another for the days after, and beyond a week for that a week later."""
    days = [day + timedelta(days=later) for later in ((0, 1, 2) if in_week else (0, 1, 7))]
    return len({filled(manner, Moment(each, each, language=language)) for each in days}) == len(days)
