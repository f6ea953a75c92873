"""`journal stats` and `journal todo`: the figures of the pages as text and as JSON, in the language of the interface.

Nothing is counted here that a page counts otherwise: both ask `figures`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final, TypeAlias
from unicodedata import east_asian_width

from journal.burndown import burndown
from journal.carryover import ages
from journal.figures.homes import Homes, Parts, homes_of, own_parts, tagged
from journal.figures.hours import budgets, longest_stretch, minutes_by_activity, minutes_by_hour, minutes_by_section
from journal.figures.plans import Kept, compared, kept
from journal.figures.standing import Standing, continued, in_order, lasting, open_tasks, recent_open
from journal.figures.totals import Figures, Time, figures
from journal.figures.written import by_weekday, runs, words_by_month
from journal.learned import growth, questions, reading
from journal.model import Carried, Masthead, Recurring, Site
from journal.progress import Tally
from journal.record import Record
from journal.views.titles import plain_text
from journal.wording.catalogue import Wording, number
from journal.wording.choice import wording

Json: TypeAlias = dict[str, Any]

_MONTHS: Final = 12
_WEEKS: Final = 12
_NAMES: Final = 8
_LINE: Final = 48


class Which(Enum):
    """Which tasks are to be done: those of the last weeks, all, those with a date, those that are carried over."""

    RECENT = "recent"
    ALL = "all"
    DUE = "due"
    CARRIED = "carried"


# ---- all that is counted


def stats_json(site: Site) -> str:
    """All figures of a journal as JSON."""
    return json.dumps(_stats(site), ensure_ascii=False, indent=2)


def _stats(site: Site) -> Json:
    homes = homes_of(site)
    every = homes.every()
    own = site.masthead.activities
    plans = compared(site)
    longest = longest_stretch(every)
    return {
        "as_of": _iso(site.as_of),
        "days_written": len(site.days),
        "all": _figures(figures(every)),
        "years": _years(homes),
        "months": _months(homes),
        "weeks": _weeks(site, homes),
        "days": [{"date": day.isoformat()} | _figures(figures(parts)) for day, parts in homes.days.items()],
        "tags": [{"tag": tag.name} | _figures(figures(tagged(homes, tag))) for tag in site.tags.values()],
        "minutes_by_activity": minutes_by_activity(every, own),
        "minutes_by_section": minutes_by_section(every),
        "minutes_by_hour": [sum(kinds.values()) for kinds in minutes_by_hour(every, own)],
        "topics": [_topic(each) for each in site.recurring.values()],
        "budgets": [
            {"file": site.by_id[each.entry].note.path, "line": each.line, "title": each.title,
             "budget_minutes": each.budget, "minutes": each.actual}
            for each in budgets(every)
        ],
        "longest_stretch": None
        if longest is None
        else {"file": site.by_id[longest.entry].note.path, "line": longest.line, "text": longest.text,
              "minutes": longest.amount},
        "days_by_weekday": list(by_weekday(site.days)),
        "streaks": [
            {"first": run.first.isoformat(), "last": run.last.isoformat(), "days": run.days} for run in runs(site.days)
        ],
        "promises": _kept(kept(plan for _, plan in plans)),
        "carried": [_carried(site, each) for each in site.carried.values()],
        "open_tasks": _burndown(site, homes),
        "words_by_month": {
            f"{year:04}-{month:02}": dict(sorted(counted.items()))
            for (year, month), counted in sorted(words_by_month(site).items())
        },
        "reading": _reading(site),
        "questions": _questions(site),
    }  # fmt: skip


def _figures(told: Figures) -> Json:
    return _tally(told.tally) | {
        "minutes": told.time.effort,
        "minutes_wall": told.time.wall,
        "open_ranges": told.time.open_ends,
        "verdicts": {
            "better": told.verdicts.better,
            "same": told.verdicts.same,
            "worse": told.verdicts.worse,
            "balance": None if told.verdicts.balance is None else round(told.verdicts.balance, 2),
        },
        "days": told.days,
    }


def _tally(tally: Tally) -> Json:
    return {
        "leaf": [tally.leaf_done, tally.leaf_total],
        "all": [tally.all_done, tally.all_total],
        "top": [tally.top_done, tally.top_total],
        "closed": [tally.leaf_done + tally.cancelled, tally.leaf_total + tally.cancelled],
        "percent": tally.percent,
    }


def _years(homes: Homes) -> list[Json]:
    years = sorted({day.year for day in homes.days} | {year for year, _ in homes.whole_weeks()})
    whole = homes.whole_weeks()
    return [
        {"year": year}
        | _figures(figures(homes.between(date(year, 1, 1), date(year, 12, 31))))
        | {"whole_weeks": _tally_of(part for key, parts in whole.items() if key[0] == year for part in parts)}
        for year in years
    ]


def _tally_of(parts: Iterable[Any]) -> Json:
    return _tally(figures(tuple(parts)).tally)


def _months(homes: Homes) -> list[Json]:
    days, whole = homes.by_month(), homes.whole_weeks()
    return [
        {"month": f"{year:04}-{month:02}"}
        | _figures(figures(days.get((year, month), ())))
        | {"whole_weeks": _tally_of(whole.get((year, month), ()))}
        for year, month in sorted({*days, *whole})
    ]


def _weeks(site: Site, homes: Homes) -> list[Json]:
    found = []
    for week, parts in homes.by_week().items():
        entry = site.by_id.get(site.weeklies.get(week, ""))
        own = None if entry is None else _figures(figures(own_parts(homes, entry)))
        found.append({"week": str(week), "own": own, "period": _figures(figures(parts))})
    return found


def _topic(topic: Recurring) -> Json:
    habit = topic.habit
    minutes = [doing.minutes for doing in topic.doings if doing.minutes is not None]
    return {
        "topic": topic.label,
        "times": sum(doing.done for doing in topic.doings),
        "blocks": sum(doing.blocks for doing in topic.doings),
        "minutes": sum(minutes) if minutes else None,
        "habit": None
        if habit is None
        else {
            "first": habit.first.isoformat(),
            "per_week": habit.weekly or 7,
            "score": round(habit.score, 2),
            "consistency": list(habit.consistency),
            "streak": habit.streak,
            "longest": habit.longest,
            "values": [value.value for value in habit.values],
        },
    }


def _kept(told: Kept) -> Json:
    return {
        "planned": told.planned,
        "kept": told.kept,
        "partly": told.partly,
        "taken_up": told.taken_up,
        "dropped": told.dropped,
        "unplanned": told.unplanned,
        "pending": told.pending,
        "kept_promise_percent": told.kept_percent,
        "follow_through_percent": told.follow_through,
    }


def _carried(site: Site, carried: Carried) -> Json:
    return {
        "text": carried.title,
        "open": carried.open,
        "since": carried.since.isoformat(),
        "age_days": carried.age(site.as_of) if site.as_of is not None else None,
        "hops": [
            {
                "file": site.by_id[entry].note.path,
                "line": site.by_id[entry].note.tasks[index].line,
                "date": day.isoformat(),
                "state": state.value,
            }
            for (entry, index), day, state in zip(carried.hops, carried.days, carried.states, strict=True)
        ],
    }


def _burndown(site: Site, homes: Homes) -> Json | None:
    if site.as_of is None:
        return None
    tasks = lasting(site, homes, site.as_of - timedelta(weeks=_WEEKS))
    told = burndown((each for _, each in tasks), site.as_of)
    return {
        "days": [{"date": day.isoformat(), "open": left, "done": done} for day, left, done in told.rows],
        "end": _iso(told.end),
    }


def _reading(site: Site) -> Json:
    told = reading(site)
    return {
        "works": told.works,
        "noted": told.noted,
        "queued": told.queued,
        "met_again": len(told.again),
        "by_year": {str(year): count for year, count in told.years},
        "by_venue": dict(told.venues),
        "by_host": dict(told.hosts),
        "citations": [
            {"title": site.works[each.slug].title, "counts": [[day.isoformat(), count] for day, count in each.counts]}
            for each in growth(site)
        ],
    }


def _questions(site: Site) -> Json:
    told = questions(site.questions, site.as_of)
    return {
        "open": [
            {"text": site.by_id[asked.places[0][0]].note.questions[asked.places[0][1]].text, "age_days": days}
            for asked, days in told.open
        ],
        "answered": told.answered,
        "answered_later": told.later,
        "median_days": told.wait,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def stats_text(site: Site) -> str:
    """The figures of a journal in lines, with the words of the interface; each block has a name and its rows."""
    words, homes = wording(site.masthead.language), homes_of(site)
    if site.as_of is None:
        return f"{words.no_dates}{words.stop if words.language == 'en' else ''}\n{words.no_dates_how}"
    blocks = [
        _block(words.as_of.format(day=words.dates.long(site.as_of)), _overall(words, site, homes)),
        _block(words.weeks_count.of(_WEEKS), _week_rows(words, site, homes)),
        _block(words.by_months, _month_rows(words, homes)),
        _block(words.by_years, _year_rows(words, homes)),
        _block(words.hours_by_kind, _kind_rows(words, site.masthead, homes.every())),
        _block(words.topics, _topic_rows(words, site)),
        _block(words.carried_now, _carried_rows(words, site)),
        _block(words.reading, _reading_rows(words, site)),
        _block(words.questions_label, _question_rows(words, site)),
    ]
    return "\n\n".join(block for block in blocks if block)


Row = tuple[str, ...]


def _block(title: str, rows: Sequence[Row]) -> str:
    return "\n".join([title, *_aligned(rows)]) if rows else ""


def _aligned(rows: Sequence[Row]) -> list[str]:
    """Rows in columns, the first flush left, the others right; wide characters take two places."""
    most = max(map(len, rows))
    wide = [max((columns_of(row[at]) for row in rows if at < len(row)), default=0) for at in range(most)]
    lines = []
    for row in rows:
        cells = [row[0] + " " * (wide[0] - columns_of(row[0]))]
        cells += [" " * (wide[at] - columns_of(cell)) + cell for at, cell in enumerate(row[1:], 1)]
        lines.append(f"  {'  '.join(cells)}".rstrip())
    return lines


def columns_of(text: str) -> int:
    """How many places a text takes in a terminal: Han, kana and hangul take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _told(words: Wording, told: Figures) -> Row:
    """Tasks, share, time and open ends of a stretch; a dash for what there is nothing of."""
    tally, time = told.tally, told.time
    tasks = words.n_of_all.format(n=number(tally.leaf_done), all=number(tally.leaf_total)) if tally.leaf_total else "–"
    share = f"{tally.percent}%" if tally.percent is not None else "–"
    return (tasks, share, *_time(words, time))


def _time(words: Wording, time: Time) -> Row:
    spent = words.duration(time.effort) if time.effort is not None else "–"
    return (spent, f"≥ {words.open_ends.of(time.open_ends)}" if time.open_ends else "")


def _overall(words: Wording, site: Site, homes: Homes) -> list[Row]:
    told = figures(homes.every())
    rows: list[Row] = [(words.days_written, words.days_count.of(len(site.days)))]
    if told.tally.leaf_total:
        rows.append((words.tasks_done, " ".join(_told(words, told)[:2])))
    if told.time.effort is not None:
        rows.append((words.time_logged, words.duration(told.time.effort)))
    if told.time.wall is not None and told.time.wall != told.time.effort:
        rows.append(("", words.wall_clock.format(time=words.duration(told.time.wall))))
    if told.time.open_ends:
        rows.append(("", words.open_ends.of(told.time.open_ends)))
    if told.verdicts.total:
        said = words.verdicts_said.format(
            better=told.verdicts.better, same=told.verdicts.same, worse=told.verdicts.worse
        )
        rows.append((words.verdicts, said))
    promises = kept(plan for _, plan in compared(site))
    if promises.planned:
        whole = words.n_of_all.format(n=promises.taken_up, all=promises.planned)
        rows.append((words.follow_through, f"{promises.follow_through}% ({whole})"))
        whole = words.n_of_all.format(n=promises.kept, all=promises.planned)
        rows.append((words.kept_promises, f"{promises.kept_percent}% ({whole})"))
    known = runs(day for day in site.days if site.as_of is None or day <= site.as_of)
    if known:
        rows.append((words.longest_streak, words.days_count.of(max(run.days for run in known))))
    return rows


def _week_rows(words: Wording, site: Site, homes: Homes) -> list[Row]:
    return [(str(week), *_told(words, figures(parts))) for week, parts in _last(homes.by_week(), site, homes)]


def _last(weeks: Mapping[Any, Parts], site: Site, homes: Homes) -> list[tuple[Any, Parts]]:
    """The last twelve weeks that have anything, up to the last day written."""
    until = homes.week_at(site.as_of) if site.as_of is not None else None
    return [(week, parts) for week, parts in weeks.items() if until is None or week <= until][-_WEEKS:]


def _month_rows(words: Wording, homes: Homes) -> list[Row]:
    rows = list(homes.by_month().items())[-_MONTHS:]
    return [(words.dates.month(*month), *_told(words, figures(parts))) for month, parts in rows]


def _year_rows(words: Wording, homes: Homes) -> list[Row]:
    years = sorted({day.year for day in homes.days})
    return [
        (words.dates.year(year), *_told(words, figures(homes.between(date(year, 1, 1), date(year, 12, 31)))))
        for year in years
    ]


def _kind_rows(words: Wording, masthead: Masthead, parts: Parts) -> list[Row]:
    names = {
        "code": words.code, "study": words.study, "write": words.write, "body": words.body, "people": words.people,
        "admin": words.admin, "other": words.other,
    } | {kind: label for kind, label, _ in masthead.activities if label}  # fmt: skip
    return [
        (names.get(kind, kind), words.duration(minutes))
        for kind, minutes in minutes_by_activity(parts, masthead.activities).items()
    ]


def _topic_rows(words: Wording, site: Site) -> list[Row]:
    rows: list[Row] = []
    for topic in list(site.recurring.values())[:_NAMES]:
        minutes = sum(doing.minutes or 0 for doing in topic.doings)
        stretches = sum(doing.blocks for doing in topic.doings)
        score = f"{words.score} {100 * topic.habit.score:.0f}%" if topic.habit is not None else ""
        spent = words.duration(minutes) if minutes else "–"
        rows.append((_cut(topic.label), words.times_count.of(sum(each.done for each in topic.doings)),
                     words.stretches_count.of(stretches) if minutes else "–", spent, score))  # fmt: skip
    return rows


def _carried_rows(words: Wording, site: Site) -> list[Row]:
    return [
        (_cut(site.carried[slug].title), words.days_count.of(days), words.appearances.of(len(site.carried[slug].hops)))
        for slug, days in list(ages(site).items())[:_NAMES]
    ]


def _cut(text: str) -> str:
    """The beginning of a line, as far as a terminal has room for it beside others."""
    said = plain_text(text)
    return said if len(said) <= _LINE else f"{said[: _LINE - 1].rstrip()}…"


def _reading_rows(words: Wording, site: Site) -> list[Row]:
    told = reading(site)
    if not told.works:
        return []
    parts = (words.noted.of(told.noted), words.queued.of(told.queued), words.met_again.of(len(told.again)))
    return [(words.works_count.of(told.works), words.comma.join(parts))]


def _question_rows(words: Wording, site: Site) -> list[Row]:
    told = questions(site.questions, site.as_of)
    if not told.open and not told.answered:
        return []
    rows: list[Row] = [
        (words.questions_open.format(n=len(told.open)), words.questions_answered.format(n=told.answered))
    ]
    if told.wait:
        rows.append(("", words.usual_answer.format(days=words.days_count.of(round(told.wait)))))
    return rows


# ---- what is to be done


class Todo(Record):
    """An open task. `day` is that of its home, `since` that of its first appearance where it is carried over."""

    file: str
    line: int
    text: str
    state: str
    day: date | None
    due: date | None
    scheduled: date | None
    priority: str | None
    tags: tuple[str, ...]
    since: date | None
    age: int | None
    hops: int
    heading: str


def todo(site: Site, which: Which) -> tuple[Todo, ...]:
    """The open tasks: of the last twelve weeks or all, the newest entry first; those with a date, by it; those carried over,

    the oldest first.
    """
    homes = homes_of(site)
    chains = {site.carried[slug].hops[-1]: site.carried[slug] for slug in ages(site)}
    if which is Which.RECENT:
        found = recent_open(site, homes)
    else:
        found = in_order(site, open_tasks(homes.every(), continued(site)))
    days = {
        (part.entry.id, index): part.home if isinstance(part.home, date) else None
        for part in homes.every()
        for index in part.tasks
    }
    rows = [_todo(site, each, chains.get((each.entry.id, each.index)), days) for each in found]
    match which:
        case Which.DUE:
            dated = [each for each in rows if each.due or each.scheduled]
            return tuple(sorted(dated, key=lambda each: (each.due or each.scheduled or date.max, each.file, each.line)))
        case Which.CARRIED:
            carried = [each for each in rows if each.since is not None]
            return tuple(sorted(carried, key=lambda each: (each.since or date.max, each.file, each.line)))
        case _:
            return tuple(rows)


def _todo(site: Site, standing: Standing, carried: Carried | None, days: Mapping[tuple[str, int], date | None]) -> Todo:
    task, entry = standing.task, standing.entry
    return Todo(
        entry.note.path,
        task.line,
        task.text,
        task.state.value,
        days.get((entry.id, standing.index)),
        task.due,
        task.scheduled,
        task.priority,
        task.tags,
        carried.since if carried is not None else None,
        carried.age(site.as_of) if carried is not None and site.as_of is not None else None,
        len(carried.hops) if carried is not None else 1,
        entry.title or entry.note.path,
    )


def todo_json(rows: Sequence[Todo]) -> str:
    """Open tasks as JSON: a list of objects."""
    told = [
        {
            "text": each.text,
            "state": each.state,
            "file": each.file,
            "line": each.line,
            "date": _iso(each.day),
            "due": _iso(each.due),
            "scheduled": _iso(each.scheduled),
            "priority": each.priority,
            "tags": list(each.tags),
            "since": _iso(each.since),
            "age_days": each.age,
            "hops": each.hops,
        }
        for each in rows
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def todo_text(rows: Sequence[Todo], language: str, prefix: str = "") -> str:
    """Open tasks in lines, each with its file and line, under the name of their entry; `prefix` is the way to the files."""
    words = wording(language)
    if not rows:
        return words.nothing_open
    lines: list[str] = []
    before = ""
    for each in rows:
        if each.file != before:
            lines += ["", f"{prefix}{each.file}"] if lines else [f"{prefix}{each.file}"]
            before = each.file
        lines.append(f"  {each.line:>4}  [{_mark(each)}] {plain_text(each.text)}{_aside(words, each)}")
    return "\n".join([*lines, "", words.open.of(len(rows))])


def _mark(row: Todo) -> str:
    return {"doing": "/", "deferred": ">", "scheduled": "<", "waiting": "w"}.get(row.state, " ")


def _aside(words: Wording, row: Todo) -> str:
    said = []
    if row.due:
        said.append(words.due.format(day=words.dates.short_year(row.due)))
    if row.scheduled:
        said.append(words.scheduled_for.format(day=words.dates.short_year(row.scheduled)))
    if row.age is not None:
        said.append(words.days_count.of(row.age))
    return f"  ({words.comma.join(said)})" if said else ""
