"""What comes back, and how steadily."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from journal.columns import Table, squares
from journal.habits import Habit, Value
from journal.language import language_of
from journal.model import Doing, Recurring
from journal.views.explained import grouped
from journal.views.parts import Explanation, PlaceLink, ToldLine
from journal.views.place import Place, day_href
from journal.views.stats.sections import LINES, HabitRow, StatSection, day_links
from journal.views.titles import plain_text
from journal.wording.catalogue import number

_HABITS = 8
_STRIP = 84
_TOPICS = 16


def habits(place: Place) -> StatSection | None:
    """The most frequent topics that are habits, each with its days."""
    words = place.words
    known = [(topic, topic.habit) for topic in place.site.recurring.values() if topic.habit is not None]
    rows = tuple(_habit(place, topic, habit) for topic, habit in known[:_HABITS])
    if not rows:
        return None
    head = (words.habit_column, words.score, words.consistency, words.streak)
    return StatSection(
        "habits",
        words.habits,
        note=words.habits_how,
        habits=rows,
        table=Table(head, tuple((row.name, row.score, row.consistency, row.streak) for row in rows)),
        wide=True,
        how=Explanation(words.rules["habit"], links=(PlaceLink(words.topics, "#topics"),)),
    )


_SQUARES: Final[Mapping[Value, str]] = {Value.YES: "y", Value.NO: "o", Value.SKIP: "s"}


def _habit(place: Place, topic: Recurring, habit: Habit) -> HabitRow:
    words = place.words
    done, due = habit.consistency
    kept_of = (words.kept_weeks if habit.weekly else words.kept_days).format(done=done, all=due)
    count = words.weeks_count if habit.weekly else words.days_count
    return HabitRow(
        plain_text(topic.label),
        place.foreign(topic.language),
        squares([_SQUARES[value] for value in habit.values], _STRIP),
        kept_of,
        f"{100 * habit.score:.0f}%",
        kept_of,
        count.of(habit.streak),
    )


def topics(place: Place) -> StatSection | None:
    """The most frequent topics, with how often and how long each was done."""
    words = place.words
    rows = []
    shown = tuple(place.site.recurring.values())[:_TOPICS]
    for topic in shown:
        minutes = sum(doing.minutes or 0 for doing in topic.doings)
        stretches = sum(doing.blocks for doing in topic.doings)
        times = sum(doing.done for doing in topic.doings)
        # Of lengths that are written alone there are no stretches.
        spent = (words.duration(minutes), *((words.stretches_count.of(stretches),) if stretches else ()))
        told = words.comma.join(spent) if minutes else "–"
        rows.append((plain_text(topic.label), number(times), told))
    if not rows:
        return None
    head = (words.topic_column, words.times, words.time_logged)
    groups = [
        (plain_text(topic.label), [doing for doing in reversed(topic.doings) if doing.done or doing.minutes])
        for topic in shown
    ]
    where = day_links(place, (doing.day for topic in shown for doing in topic.doings))
    how = grouped(place, words.rules["topic"], groups, partial(_line, place), where, 2 * LINES)
    return StatSection("topics", words.topics, table=Table(head, tuple(rows)), plain=True, how=how)


def _line(place: Place, doing: Doing) -> ToldLine:
    words = place.words
    said = (words.dates.short_year(doing.day), words.duration(doing.minutes) if doing.minutes else "")
    aside = words.comma.join(filter(None, said))
    return ToldLine(plain_text(doing.text), day_href(place, doing.day), _language(place, doing), aside)


def _language(place: Place, doing: Doing) -> str:
    own = place.site.by_id[doing.entry].language
    return place.foreign(language_of(doing.text, own) or own)
