"""What was written about each civil day, wherever it stands: in its own file, in a log, in a week's note.

A day that is only one line of a weekly is a day like any other. Each task has one home: its day, else its week.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from journal.marks.tasks import Role, State
from journal.marks.times import TimeBlock, total, wall
from journal.model import Daily, Day, DayPart, Entry, Log
from journal.note import Note, Stretch, within
from journal.progress import Tally, add, tally_of
from journal.record import Draft, field
from journal.site.entries import is_only_a_date


class _Gathered(Draft):
    parts: list[DayPart] = field(default_factory=list)
    tasks: list[tuple[str, int]] = field(default_factory=list)
    blocks: list[tuple[TimeBlock, str]] = field(default_factory=list)
    lengths: list[tuple[int, str]] = field(default_factory=list)
    own: list[Tally] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)

    def take(self, blocks: tuple[TimeBlock, ...], minutes: int | None, text: str) -> None:
        """Adds what was worked on one line: its ranges, else its length."""
        if blocks:
            self.blocks += [(block, text) for block in blocks]
        elif minutes is not None:
            self.lengths.append((minutes, text))


def day_anchor(day: date) -> str:
    """The fragment of a day's section or line on the page of another entry."""
    return f"d-{day.isoformat()}"


def days_of(entries: Iterable[Entry]) -> dict[date, Day]:
    """Every day that anything is written about, ascending. `entries` come in the order in which parts are listed."""
    days: dict[date, _Gathered] = defaultdict(_Gathered)
    for entry in entries:
        if isinstance(entry, Log):
            continue
        if isinstance(entry, Daily) and entry.when is not None:
            _whole(entry, entry.when, days[entry.when])
        else:
            _sections(entry, days)
            _rows(entry, days)
        _liners(entry, days)
    return {day: _day(day, days.pop(day)) for day in sorted(days)}


def _whole(entry: Daily, day: date, gathered: _Gathered) -> None:
    note = entry.note
    gathered.parts.append(DayPart(entry.id, "", "", entry.language))
    _add(entry, entry.tasks, gathered)
    for index in within(note.times, entry.first, entry.last):
        _work(note, note.times[index], gathered)
    if entry.title and not is_only_a_date(entry.title):
        gathered.titles.append(entry.title)
    excerpt = next((section.excerpt for section in note.sections[entry.first : entry.last] if section.excerpt), "")
    if excerpt:
        gathered.lines.append((excerpt, entry.language))


def _add(entry: Entry, indexes: Sequence[int], gathered: _Gathered) -> None:
    tasks = entry.note.tasks
    counted = [index for index in indexes if tasks[index].role is not Role.BACKLOG]
    gathered.tasks += [(entry.id, index) for index in counted]
    gathered.own.append(tally_of(tasks, counted))
    for index in counted:
        # A dropped task took no time; an early tick in a plan was not worked on this day.
        if tasks[index].role is not Role.PLAN and tasks[index].state is not State.CANCELLED:
            gathered.take(tasks[index].times, tasks[index].minutes, tasks[index].text)


def _work(note: Note, stretch: Stretch, gathered: _Gathered) -> None:
    if note.sections[stretch.section].role not in (Role.PLAN, Role.BACKLOG):
        gathered.take(stretch.blocks, stretch.minutes, stretch.text)


def _sections(entry: Entry, days: dict[date, _Gathered]) -> None:
    note = entry.note
    tasks, times = defaultdict[int | None, list[int]](list), defaultdict[int | None, list[Stretch]](list)
    for at in entry.tasks:
        tasks[note.tasks[at].day].append(at)
    for at in within(note.times, entry.first, entry.last):
        times[note.times[at].day].append(note.times[at])
    for section in note.sections[entry.first : entry.last]:
        index = section.day
        day = entry.days[index] if index is not None else None
        if index is None or day is None or not section.opens_day:
            continue
        gathered = days[day]
        gathered.parts.append(DayPart(entry.id, day_anchor(day), section.excerpt, section.language or entry.language))
        _add(entry, tasks[index], gathered)
        for stretch in times[index]:
            _work(note, stretch, gathered)
        if note.days[index].title:
            gathered.titles.append(note.days[index].title)
        if section.excerpt:
            gathered.lines.append((section.excerpt, entry.language))


def _rows(entry: Entry, days: dict[date, _Gathered]) -> None:
    """The days of a table's rows, and the time and the tasks of lines that begin with their day."""
    note = entry.note
    tasks = defaultdict[date, list[int]](list)
    for at in entry.tasks:
        told = note.tasks[at].day
        day = entry.days[told] if told is not None and not note.days[told].opens else None
        if day is not None:
            tasks[day].append(at)
    for day, indexes in tasks.items():
        _add(entry, indexes, days[day])
    lines = {note.liners[at].line for at in within(note.liners, entry.first, entry.last)}
    for at in within(note.times, entry.first, entry.last):
        stretch = note.times[at]
        day = entry.days[stretch.day] if stretch.day is not None else None
        if day is None or stretch.day is None or note.days[stretch.day].opens:
            continue
        gathered = days[day]
        _work(note, stretch, gathered)
        if note.days[stretch.day].line in lines:
            continue
        if not any(part.entry == entry.id for part in gathered.parts):
            anchor = note.sections[stretch.section].anchor
            gathered.parts.append(DayPart(entry.id, anchor, stretch.text, note.language))
        if stretch.text:
            gathered.lines.append((stretch.text, note.language))


def _liners(entry: Entry, days: dict[date, _Gathered]) -> None:
    for index in within(entry.note.liners, entry.first, entry.last):
        liner, day = entry.note.liners[index], entry.lined[index]
        if day is None:
            continue
        gathered = days[day]
        gathered.parts.append(DayPart(entry.id, day_anchor(day), liner.plain, liner.language or entry.language))
        gathered.lines.insert(0, (liner.plain, liner.language or entry.language))


def _day(day: date, gathered: _Gathered) -> Day:
    line, language = gathered.lines[0] if gathered.lines else (gathered.titles[0] if gathered.titles else "", "")
    return Day(
        day,
        tuple(gathered.parts),
        tuple(gathered.tasks),
        tuple(sorted(gathered.blocks, key=lambda each: (each[0].start, each[0].end or 0, each[1]))),
        add(gathered.own),
        _effort(gathered),
        gathered.titles[0] if gathered.titles else "",
        line,
        language or (gathered.parts[0].language if gathered.parts else ""),
        tuple(gathered.lengths),
        wall(block for block, _ in gathered.blocks),
        sum(block.end is None for block, _ in gathered.blocks),
    )


def _effort(gathered: _Gathered) -> int | None:
    ranged = total(block for block, _ in gathered.blocks)
    lengths = [minutes for minutes, _ in gathered.lengths]
    return ranged if not lengths else (ranged or 0) + sum(lengths)
