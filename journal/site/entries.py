"""From a note to its entries: its title, what it is, which of its sections are whose.

A log gives one entry for its file and one for each of its days, or of its weeks; every other note gives one.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final, assert_never
from urllib.parse import unquote

from journal.dates.arithmetic import majority_week, week_of
from journal.dates.headings import day_heading, plain_heading
from journal.dates.ranges import ordinal, period
from journal.dates.values import Week
from journal.kindwords import kind_named
from journal.language import language_of
from journal.model import Certainty, Daily, Entry, Kind, Log, Monthly, Page, ReadingNote, Reason, Weekly
from journal.note import Note, within
from journal.patterns import pattern
from journal.progress import tally_of
from journal.record import Record, replace
from journal.routes import slug
from journal.site.when import When, is_month, weeks_under

# A first-level heading that stands in at least this many files is a section of each, not a title.
_REPEATED = 3


def repeated_titles(notes: Sequence[Note]) -> tuple[str, ...]:
    """The first-level headings that several files share, normalised."""
    count = Counter(_normal(note.h1) for note in notes if note.h1)
    return tuple(sorted(title for title, times in count.items() if times >= _REPEATED))


def _normal(title: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", title).casefold().split())


def title_of(note: Note, repeated: Sequence[str]) -> str:
    """The title: the author's own, else the only first-level heading, else what the file's name says beside a date.

    Empty where none of them says more than the date, which is then what the entry is called.
    """
    if note.front.title:
        return note.front.title
    if note.h1 and _normal(note.h1) not in repeated:
        return note.h1
    name = note.name_title
    if re.fullmatch(r"[\s\d_.-]*|README|readme|index|_index", name):
        return note.path.split("/")[-2] if "/" in note.path and not note.dates else ""
    if note.dates and _DIGEST.fullmatch(name):
        return ""
    stem = note.path.rpartition("/")[2].rpartition(".")[0]
    if (
        name != stem
        and kind_named(name.strip(_BRACKETS)) in _OF_A_JOURNAL
        and any(each.start.year is not None for each in note.dates)
    ):
        return ""
    if note.path.split("/")[-2:-1] == ["pages"] and _OF_LOGSEQ.search(name):
        return unquote(name).replace("___", "/")
    # A hyphen between words that have spaces is the author's.
    words = name.strip() if " " in name else re.sub(r"[-_]+", " ", name).strip()
    return words[:1].upper() + words[1:] if words.islower() else words


# Logseq writes the `/` of a page's name, and what file systems do not take, in these ways.
_OF_LOGSEQ = pattern(r"[^_]___[^_]|%[0-9A-Fa-f]{2}")
# `[WeeklyReport]2026.03.09-03.15` is called as `weekly-report-2026.03.09-03.15` is.
_BRACKETS: Final = " []()（）【】「」"
# What `3.5日报` and `2026-03-09-journal` are, every note of a journal is.
_OF_A_JOURNAL: Final = ("weekly", "daily", "monthly", "log")
# Names that programs give: digits and a digest say nothing.
_DIGEST = pattern(r"(?=.*\d)[0-9a-f]*[\s_-]*[0-9a-f]{8,}", re.IGNORECASE)


def is_only_a_date(title: str) -> bool:
    """Whether a title says nothing beside a day or a period."""
    span = period(title)
    if span is not None:
        return not span.title
    day = day_heading(title)
    return day is not None and not day.title


class Told(Record):
    """A note with all that was found out about it."""

    note: Note
    when: When
    kind: Kind
    why: Reason
    repeated: tuple[str, ...]


def entries_of(told: Told) -> tuple[Entry, ...]:
    """The entries of a note: a log first, then its days or weeks in the author's order."""
    note = told.note
    whole = _entry(told, told.kind, note.path, title_of(note, told.repeated), 0, len(note.sections), told.when.day)
    if not isinstance(whole, Log):
        return (whole,)
    days = tuple(_days(told)) or tuple(_weeks(told))
    within = {section for day in days for section in range(day.first, day.last)}
    outside = tuple(section for section in range(whole.first, whole.last) if section not in within)
    parts = tuple(day.id for day in days)
    if whole.when is None and days:
        # Its weeks name no day.
        last = max(days, key=lambda each: each.when or date.min)
        whole = replace(whole, when=last.when, why_when=last.why_when)
    return (replace(whole, parts=parts, outside=outside, named=_month_named(told.when)), *days)


def _month_named(when: When) -> tuple[int, int] | None:
    """The month that the note of some days names; None where none of them is in it."""
    if when.start is None or not is_month(when.start, when.end):
        return None
    named = when.start.year, when.start.month
    return named if any(day is not None and (day.year, day.month) == named for day in when.days) else None


def _weeks(told: Told) -> Iterator[Entry]:
    """The weeks of a log that has no days of its own."""
    note, taken = told.note, Counter[str]()
    for index, start, end in weeks_under(note, told.when):
        section = note.sections[index]
        week = majority_week(start, end)
        taken[str(week)] += 1
        part_id = f"{note.path}#{week}" + (f"-{taken[str(week)]}" if taken[str(week)] > 1 else "")
        last = next(
            (at for at in range(index + 1, len(note.sections)) if note.sections[at].level <= section.level),
            len(note.sections),
        )
        times = replace(told.when, start=start, end=end, week=week)
        yield _entry(
            replace(told, when=times), Kind.WEEKLY, part_id, section.title, index, last, end, part_of=note.path
        )


def _days(told: Told) -> list[Entry]:
    note, parts, taken = told.note, [], Counter[str]()
    openings = [(index, section) for index, section in enumerate(note.sections) if section.opens_day]
    for index, section in openings:
        mark = section.day
        if mark is None:
            continue
        day = told.when.days[mark]
        last = next(
            (other for other in range(index + 1, len(note.sections)) if _ends(note, index, other)), len(note.sections)
        )
        name = day.isoformat() if day is not None else slug(section.title or str(note.days[mark].line))
        taken[name] += 1
        part_id = f"{note.path}#{name}" + (f"-{taken[name]}" if taken[name] > 1 else "")
        part = _entry(told, Kind.DAILY, part_id, note.days[mark].title, index, last, day, part_of=note.path)
        # Of a day whose year is not known nothing else says which it is.
        parts.append(part if day is not None else replace(part, title=plain_heading(section.title)))
    return parts


def _ends(note: Note, opening: int, other: int) -> bool:
    return note.sections[other].level <= note.sections[opening].level or note.sections[other].opens_day


def _entry(
    told: Told, kind: Kind, entry_id: str, title: str, first: int, last: int, day: date | None, *, part_of: str = ""
) -> Entry:
    note, when = told.note, told.when
    tasks = tuple(within(note.tasks, first, last))
    name = title or note.name_title or note.path.rpartition(".")[0]
    written = Reason("heading", note.sections[first].line) if part_of else when.why
    common: dict[str, Any] = {
        "id": entry_id,
        "note": note,
        "title": title,
        "slug": slug(note.front.slug or name) if not part_of else slug(title or entry_id.rpartition("#")[2]),
        "when": day,
        "tags": () if part_of else tuple(dict.fromkeys((*note.front.tags, *note.tags))),
        "language": _spoken(note, first, last) if part_of else note.language,
        "first": first,
        "last": last,
        "days": when.days,
        "lined": when.lined,
        "why_kind": told.why,
        "why_when": written,
        "tasks": tasks,
        "tally": tally_of(note.tasks, tasks),
        "approximate": written is not None and written.certainty is not Certainty.WRITTEN,
        "month": when.month and not part_of,
    }
    match kind:
        case Kind.WEEKLY:
            week = when.week or (None if day is None or when.month else _week(note, when, day))
            number = ordinal(title) if part_of else note.number
            return Weekly(**common, week=week, start=when.start, end=when.end, number=number, part_of=part_of)
        case Kind.DAILY:
            return Daily(**common, part_of=part_of)
        case Kind.MONTHLY:
            return Monthly(**common)
        case Kind.READING:
            return ReadingNote(**common)
        case Kind.PAGE:
            return Page(**common)
        case Kind.LOG:
            return Log(**common)
        case _:
            assert_never(kind)


def _spoken(note: Note, first: int, last: int) -> str:
    """The language of some sections of a note, by the beginnings of their texts."""
    said = " ".join(section.excerpt for section in note.sections[first:last])
    return language_of(said, note.language) or note.language


def _week(note: Note, when: When, day: date) -> Week:
    """The week of a weekly without a range: that of most of its days, else of the date that it carries.

    Its title or its name says better of which week it is than the day on which it was published soon after.
    """
    known = Counter(week_of(each) for each in (*when.days, *when.lined) if each is not None)
    if known:
        return max(known, key=lambda week: (known[week], week))
    named = (each.start.on() for each in note.dates if each.end is None and each.told_by in ("title", "file name"))
    return week_of(next((each for each in named if each is not None and each <= day <= each + _SOON), day))


_SOON: Final = timedelta(days=7)
