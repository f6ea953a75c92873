"""What comes back in a journal, found without being named: its topics, how long they took, and how steady they are.

A line is about the topic before its colon or, if it is short, about all of what it says. A line that says more is also about
a topic that recurs if a part of it between commas is that topic; in Chinese and Japanese, if it holds the topic's words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from journal.habits import Event, habit, recurring
from journal.marks.tasks import Role, State
from journal.matching import Aliases
from journal.model import Day, Doing, Entry, Recurring, day_of
from journal.note import Stretch, within
from journal.patterns import pattern
from journal.progress import counts
from journal.record import Draft, Record, field
from journal.routes import slug
from journal.site.compared import Compared

_REST: Final = frozenset({"rest", "休息", "休み", "휴식", "쉬는날", "offday", "day off"})
_MOST_PARTS: Final = 8  # of a line that are looked at
_PARTS: Final = pattern(r"[,，、;；。]\s*|\s+(?:then|and)\s+")


class _Topic(Draft):
    labels: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    doings: list[Doing] = field(default_factory=list)
    rests: list[date] = field(default_factory=list)

    def add(self, line: "_Line") -> None:
        """Adds what was done once."""
        self.doings.append(line.doing)
        if line.rest:
            self.rests.append(line.doing.day)


def recurring_of(
    entries: Mapping[str, Entry],
    days: Mapping[date, Day],
    as_of: date | None,
    aliases: Aliases = (),
    compared: Compared | None = None,
) -> dict[str, Recurring]:
    """The topics that come back on at least four days, by slug, the most frequent first.

    `entries` are by id. Nothing after `as_of` counts towards a habit. `compared` may hold what is compared of the tasks already.
    """
    told = compared or Compared(entries.values(), aliases)
    by_key: dict[str, list[_Line]] = defaultdict(list)  # of their topic, empty for none
    alone: dict[str, Mapping[date, Sequence[Stretch]]] = {}  # what each entry that tells of several days has on each
    for each in (line for day in days.values() for line in _lines(day, entries, alone)):
        about = told.topic(each.doing.text)
        by_key[about.key if about is not None else ""].append(each)
    # Most topics come once, and nothing more is to be known of them.
    frequent = set(recurring({key: _done(line.doing for line in lines) for key, lines in by_key.items() if key}))
    known = {key: _topic(lines, told) for key, lines in by_key.items() if key in frequent}
    if not known:
        return {}
    _add_others([line for key, lines in by_key.items() if key not in frequent for line in lines], known, told)
    rests = {line.doing.day for key in _REST if key in by_key for line in by_key[key]}
    ordered = recurring({key: _done(topic.doings) for key, topic in known.items()})
    return _named(_recurring(known[key], rests, as_of) for key in ordered)


class _Line(Record):
    """What was done once, or rested from."""

    doing: Doing
    language: str
    rest: bool = False


def _topic(lines: Iterable[_Line], compared: Compared) -> _Topic:
    """A topic, from the lines that are about it."""
    found = _Topic()
    for line in lines:
        about = compared.topic(line.doing.text)
        assert about is not None
        found.labels[about.label] += 1
        found.languages[line.language] += 1
        found.add(line)
    return found


def _lines(
    day: Day, entries: Mapping[str, Entry], alone: dict[str, Mapping[date, Sequence[Stretch]]]
) -> Iterable[_Line]:
    """What was done on a day: its tasks with their time, then time that belongs to no task."""
    for id_, index in day.tasks:
        entry = entries[id_]
        task = entry.note.tasks[index]
        if not counts(task) or task.role is Role.BACKLOG:
            continue
        closed = sum(block.end is not None for block in task.times)
        # An end says that it was worked on, whatever the box says; a mere beginning may be a plan.
        done = task.state is State.DONE or (closed > 0 and task.state not in (State.CANCELLED, State.FAILED))
        kept = None if task.state is State.CANCELLED else task.minutes
        doing = Doing(day.day, id_, task.text, done, kept, closed)
        yield _Line(doing, entry.language, task.state is State.CANCELLED)
    for entry in (entries[id_] for id_ in dict.fromkeys(part.entry for part in day.parts)):
        if entry.id not in alone:
            alone[entry.id] = _by_day(entry)
        for stretch in alone[entry.id].get(day.day, ()):
            closed = sum(block.end is not None for block in stretch.blocks)
            yield _Line(Doing(day.day, entry.id, stretch.text, True, stretch.minutes, closed), entry.language)


def _by_day(entry: Entry) -> Mapping[date, Sequence[Stretch]]:
    """The time of an entry that belongs to no task, by its day."""
    found: dict[date, list[Stretch]] = {}
    for at in within(entry.note.times, entry.first, entry.last):
        stretch = entry.note.times[at]
        own = entry.days[stretch.day] if stretch.day is not None else day_of(entry)
        if stretch.task is None and own is not None:
            found.setdefault(own, []).append(stretch)
    return found


def _done(doings: Iterable[Doing]) -> list[date]:
    return [doing.day for doing in doings if doing.done]


def _add_others(lines: Iterable[_Line], topics: Mapping[str, _Topic], compared: Compared) -> None:
    """Adds lines that say more to the topics that they are about; a line is about one, the first that it names."""
    paired = {key: frozenset(key.split()) for key in topics if not key.isascii()}
    for line in lines:
        parts = _PARTS.split(line.doing.text)[:_MOST_PARTS]
        told = (compared.topic(part) for part in parts) if len(parts) > 1 else (compared.topic(line.doing.text),)
        about = [part.key for part in told if part]
        held = next((key for key in about if key in topics), "") or next(
            (key for words in map(str.split, about) for key, pairs in paired.items() if pairs.issubset(words)), ""
        )
        if held:
            topics[held].add(line)


def _recurring(found: _Topic, rests: set[date], as_of: date | None) -> Recurring:
    doings = tuple(sorted(found.doings, key=lambda each: (each.day, each.entry, each.text)))
    label = min(found.labels, key=lambda each: (-found.labels[each], each))
    language = min(found.languages, key=lambda each: (-found.languages[each], each))
    events = [Event(doing.day, doing.done, minutes=doing.minutes) for doing in doings]
    events += [Event(day, done=False, rest=True) for day in (*found.rests, *rests)]
    last = as_of or doings[-1].day
    return Recurring("", label, language, doings, habit(events, last))


def _named(found: Iterable[Recurring]) -> dict[str, Recurring]:
    named: dict[str, Recurring] = {}
    for each in found:
        name = base = slug(each.label)
        number = 2
        while name in named:
            name, number = f"{base}-{number}", number + 1
        named[name] = Recurring(name, each.label, each.language, each.doings, each.habit)
    return named
