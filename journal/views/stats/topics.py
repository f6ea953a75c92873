"""What comes back, and how steadily."""

from collections.abc import Mapping
from typing import Final

from journal.columns import Table, squares
from journal.habits import Habit, Value
from journal.model import Recurring
from journal.views.place import Place
from journal.views.stats.sections import MOST_NAMES, HabitRow, StatSection
from journal.views.titles import plain_text
from journal.wording.catalogue import number

_HABITS = 8
_STRIP = 84


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
    for topic in place.site.recurring.values():
        minutes = sum(doing.minutes or 0 for doing in topic.doings)
        stretches = words.stretches_count.of(sum(doing.blocks for doing in topic.doings))
        times = sum(doing.done for doing in topic.doings)
        told = words.comma.join((words.duration(minutes), stretches)) if minutes else "–"
        rows.append((plain_text(topic.label), number(times), told))
    if not rows:
        return None
    head = (words.topic_column, words.tasks_done, words.time_logged)
    return StatSection("topics", words.topics, table=Table(head, tuple(rows[: 2 * MOST_NAMES])), plain=True)
