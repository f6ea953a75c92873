"""`journal stats --json`: the figures of the pages as values, counted by what counts them there."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from journal.burndown import burndown
from journal.figures.areas import area, topics_of
from journal.figures.homes import Homes, Parts, homes_of, parts_by_tag, parts_of
from journal.figures.hours import (
    budgets,
    longest_stretch,
    minutes_by_activity,
    minutes_by_hour,
    section_title,
)
from journal.figures.lines import Explained, Rule, Spot, explained_tasks, explained_time, explained_verdicts
from journal.figures.plans import Kept, compared, explained_promises, kept
from journal.figures.standing import lasting
from journal.figures.totals import Figures, Time, Verdicts, figures, timed_by, verdicts_by
from journal.figures.written import by_weekday, runs, words_by_month
from journal.learned import growth, questions, reading
from journal.model import Carried, Recurring, Site
from journal.progress import Tally

Json: TypeAlias = dict[str, Any]


_WEEKS: Final = 12


def stats_json(site: Site) -> str:
    """All figures of a journal as JSON."""
    return json.dumps(_stats(site), ensure_ascii=False, indent=2)


def _stats(site: Site) -> Json:
    homes = homes_of(site)
    by_tag = parts_by_tag(homes, site.tags.values())
    return {
        "as_of": iso(site.as_of),
        "days_written": len(site.days),
        "all": _figures(figures(homes.every())),
        "years": _years(homes),
        "months": _months(homes),
        "weeks": _weeks(site, homes),
        "days": [{"date": day.isoformat()} | _figures(figures(parts)) for day, parts in homes.days.items()],
        "tags": [{"tag": tag.name} | _figures(figures(by_tag[tag.slug])) for tag in site.tags.values()],
        **_by_matter(site, homes.every()),
        "days_by_weekday": list(by_weekday(site.days)),
        "streaks": [
            {"first": run.first.isoformat(), "last": run.last.isoformat(), "days": run.days} for run in runs(site.days)
        ],
        "promises": _kept(kept(plan for _, plan in compared(site))),
        "carried": [_carried(site, each) for each in site.carried.values()],
        "open_tasks": _burndown(site, homes),
        "words_by_month": {
            f"{year:04}-{month:02}": dict(sorted(counted.items()))
            for (year, month), counted in sorted(words_by_month(site).items())
        },
        "reading": _reading(site),
        "questions": _questions(site),
        "lines": _lines(site, homes.every()),
    }


def _by_matter(site: Site, parts: Parts) -> Json:
    """Time and verdicts by what they are of."""
    own, topics = site.masthead.activities, topics_of(site.recurring.values())
    times = timed_by(parts, lambda work: topics.get((work.entry.id, work.text), ""))
    judged = verdicts_by(parts, lambda entry, task: topics.get((entry.id, task.text)) or area(entry, task))
    sections = timed_by(parts, lambda work: section_title(work.entry, work.section))
    longest = longest_stretch(parts)
    return {
        "minutes_by_activity": minutes_by_activity(parts, own),
        "minutes_by_hour": [sum(kinds.values()) for kinds in minutes_by_hour(parts, own)],
        "sections": [{"section": name} | _time(told) for name, told in sections.items()],
        "topics": [_topic(each, times.get(each.label, Time())) for each in site.recurring.values()],
        "verdicts_by_topic": {name: _verdicts(told) for name, told in judged.items()},
        "budgets": [
            {"file": site.by_id[each.entry].note.path, "line": each.line, "title": each.title,
             "budget_minutes": each.budget, "minutes": each.actual}
            for each in budgets(parts)
        ],
        "longest_stretch": None
        if longest is None
        else {"file": site.by_id[longest.entry].note.path, "line": longest.line, "text": longest.text,
              "minutes": longest.amount},
    }  # fmt: skip


def _lines(site: Site, parts: Parts) -> Json:
    """The lines behind the figures of the whole journal, by file: their numbers, those of time each with its minutes."""
    plans = [plan for _, plan in compared(site)]
    told = (
        explained_tasks(parts),
        explained_time(parts),
        explained_verdicts(parts),
        explained_promises(plans),
        explained_promises(plans, taken_up=True),
    )
    return {each.rule.value: _explained(site, each) for each in told}


def _explained(site: Site, told: Explained) -> Json:
    left: dict[str, list[Spot]] = defaultdict(list)
    for spot, reason in told.left:
        left[reason.value].append(spot)
    own: Json = {"counted": _by_file(site, told.counted, timed=told.rule is Rule.TIME)}
    if told.rest:
        own["in_the_total_only"] = _by_file(site, told.rest)
    return own | {"not_counted": {reason: _by_file(site, spots) for reason, spots in sorted(left.items())}}


def _by_file(site: Site, spots: Iterable[Spot], *, timed: bool = False) -> Json:
    found: dict[str, list[Any]] = defaultdict(list)
    for spot in spots:
        found[site.by_id[spot.entry].note.path].append([spot.line, spot.amount] if timed else spot.line)
    return {path: sorted(found[path]) for path in sorted(found)}


def _figures(told: Figures) -> Json:
    return _tally(told.tally) | _time(told.time) | {"verdicts": _verdicts(told.verdicts), "days": told.days}


def _verdicts(told: Verdicts) -> Json:
    balance = None if told.balance is None else round(told.balance, 2)
    return {"better": told.better, "same": told.same, "worse": told.worse, "balance": balance}


def _time(told: Time) -> Json:
    return {"minutes": told.effort, "minutes_wall": told.wall, "open_ranges": told.open_ends}


def _tally(tally: Tally) -> Json:
    return {
        "leaf": [tally.leaf_done, tally.leaf_total],
        "all": [tally.all_done, tally.all_total],
        "top": [tally.top_done, tally.top_total],
        "closed": [tally.leaf_done + tally.cancelled, tally.leaf_total + tally.cancelled],
        "percent": tally.percent,
    }


def _years(homes: Homes) -> list[Json]:
    years = sorted({day.year for day in homes.days} | {year for year, _ in homes.whole()})
    weeks, months = homes.whole_weeks(), homes.whole_months()
    return [
        {"year": year}
        | _figures(figures(homes.between(date(year, 1, 1), date(year, 12, 31))))
        | {
            name: _tally_of(part for key, parts in whole.items() if key[0] == year for part in parts)
            for name, whole in (("whole_weeks", weeks), ("whole_months", months))
        }
        for year in years
    ]


def _tally_of(parts: Iterable[Any]) -> Json:
    return _tally(figures(tuple(parts)).tally)


def _months(homes: Homes) -> list[Json]:
    days, weeks, months = homes.by_month(), homes.whole_weeks(), homes.whole_months()
    return [
        {"month": f"{year:04}-{month:02}"}
        | _figures(figures(days.get((year, month), ())))
        | {
            "whole_weeks": _tally_of(weeks.get((year, month), ())),
            "whole_months": _tally_of(months.get((year, month), ())),
        }
        for year, month in sorted({*days, *weeks, *months})
    ]


def _weeks(site: Site, homes: Homes) -> list[Json]:
    found = []
    for week, parts in homes.by_week().items():
        entry = site.by_id.get(site.weeklies.get(week, ""))
        own = None if entry is None else _figures(figures(parts_of(entry)))
        found.append({"week": str(week), "own": own, "period": _figures(figures(parts))})
    return found


def _topic(topic: Recurring, time: Time) -> Json:
    habit = topic.habit
    return {
        "topic": topic.label,
        "times": sum(doing.done for doing in topic.doings),
        "blocks": sum(doing.blocks for doing in topic.doings),
        **_time(time),
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
        "end": iso(told.end),
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


def iso(day: date | None) -> str | None:
    """A day as JSON has it."""
    return day.isoformat() if day is not None else None
