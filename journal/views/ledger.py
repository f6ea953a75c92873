"""What came of plans: a period beside the plan that was made for it, and a plan with what became of each of its lines."""

from collections.abc import Iterable, Sequence

from journal.horizons import month_of_plan
from journal.language import language_of
from journal.model import Daily, Entry, Horizon, PlanLine, Promised, Weekly, month_named
from journal.promises import Ledger, Pair, Result
from journal.record import Record
from journal.routes import WeekPage
from journal.views.carried import label_of, near_label, plan_href, task_href
from journal.views.place import Place
from journal.views.titles import month_of, plain_text
from journal.wording.catalogue import Wording

_FOR_DAY = frozenset({Horizon.SAME, Horizon.DAY})
_LINES = 20  # of a group, in place; the others are counted


class LedgerLine(Record):
    """A line of a plan, the task that took it up, or both; `score` says how alike they are. What is not there is empty."""

    plan: str
    plan_href: str
    plan_language: str
    task: str = ""
    task_href: str = ""
    task_language: str = ""
    score: str = ""


class LedgerGroup(Record):
    """Lines of which the same came. `more` counts those that are not shown."""

    name: str
    count: str
    lines: tuple[LedgerLine, ...]
    more: str


class LedgerView(Record):
    """A plan beside what came of it; groups without a line are left out. `source` leads to the plan."""

    source: str
    href: str
    planned: str
    groups: tuple[LedgerGroup, ...]
    rule: str


class Came(Record):
    """What came of a planned line, in a few words, and the way to it; both empty while nothing is known."""

    label: str = ""
    href: str = ""


def came_of(place: Place, entry: Entry) -> dict[tuple[bool, int], Came]:
    """What came of the lines that an entry plans: by whether they have a box, and their index in the note."""
    found: dict[tuple[bool, int], Came] = {}
    for plan in place.site.promises.get(entry.id, ()):
        if plan.ledger is None:
            continue
        for pair in plan.ledger.pairs:
            item = plan.items[pair.plan]
            found[item.boxed, item.index] = _came(place, plan, pair)
        for index in plan.ledger.dropped:
            item = plan.items[index]
            found[item.boxed, item.index] = Came(place.words.not_taken_up)
    return found


def _came(place: Place, plan: Promised, pair: Pair) -> Came:
    entry, index = plan.acts[pair.act]
    said = (_result(place.words, pair.result), _when_of(place, place.site.by_id[entry], index), _score(pair.score))
    return Came(" · ".join(said), task_href(place, entry, index))


def _when_of(place: Place, entry: Entry, index: int) -> str:
    """When a task was: on its own day in the note of a month, else as near as its entry says."""
    at = entry.note.tasks[index].day
    day = entry.days[at] if month_named(entry) and at is not None else None
    return near_label(place, entry.id, day) if day is not None else label_of(place, entry)


def _result(words: Wording, result: Result) -> str:
    match result:
        case Result.DONE:
            return words.looks["done"]
        case Result.PARTLY:
            return words.looks["part"]
        case Result.NOT_DONE:
            return words.looks["open"]


def _score(score: float) -> str:
    return f"{score:.2f}"


def ledgers_of_week(place: Place, entries: Iterable[str]) -> tuple[LedgerView, ...]:
    """The plans that were made for a week, of which `entries` are the note and the days."""
    ids = dict.fromkeys(id_ for entry in entries for id_ in place.site.planned_by.get(entry, ()))
    plans = [plan for id_ in ids for plan in place.site.promises.get(id_, ()) if _for_week(place, plan)]
    return tuple(_view(place, plan, plan.ledger) for plan in plans if plan.ledger is not None)


def _for_week(place: Place, plan: Promised) -> bool:
    """Whether a plan was made for a week: for the next, or for its own."""
    own = plan.horizon is Horizon.SAME and isinstance(place.site.routes.get(plan.entry), WeekPage)
    return plan.horizon is Horizon.WEEK or own


def ledgers_of_month(place: Place, year: int, month: int) -> tuple[LedgerView, ...]:
    """The plans that were made for a month."""
    site = place.site
    plans = [
        plan
        for id_ in site.planned_for.get((year, month), ())
        for plan in site.promises.get(id_, ())
        if month_of_plan(site.by_id[id_], plan.horizon) == (year, month)
    ]
    return tuple(_view(place, plan, plan.ledger) for plan in plans if plan.ledger is not None)


def ledgers_of_day(place: Place, entries: Sequence[str]) -> tuple[LedgerView, ...]:
    """The plans that were made for a day, of which `entries` tell. Those of weeks are told by the week."""
    ids = dict.fromkeys(
        id_
        for entry in entries
        for id_ in place.site.planned_by.get(entry, ())
        if not isinstance(place.site.routes.get(id_), WeekPage)
    )
    plans = [plan for id_ in ids for plan in place.site.promises.get(id_, ()) if plan.horizon in _FOR_DAY]
    here = frozenset(entries)
    return tuple(
        _view(place, plan, plan.ledger)
        for plan in plans
        if plan.ledger is not None and any(entry in here for entry, _ in plan.acts)
    )


def _view(place: Place, plan: Promised, ledger: Ledger) -> LedgerView:
    words = place.words
    groups = [
        _group(place, name, [_pair(place, plan, pair) for pair in ledger.pairs if pair.result is result])
        for name, result in (
            (words.kept_of_plan, Result.DONE),
            (words.partly_of_plan, Result.PARTLY),
            (words.not_done_of_plan, Result.NOT_DONE),
        )
    ]
    groups.append(
        _group(place, words.not_taken_up, [_planned(place, plan.entry, plan.items[at]) for at in ledger.dropped])
    )
    free = [LedgerLine("", "", "", *_act(place, plan.acts[at])) for at in ledger.unplanned]
    groups.append(_group(place, words.unplanned, free))
    likely = [_both(place, plan, maybe.left, maybe.right, maybe.score) for maybe in ledger.maybe]
    groups.append(_group(place, words.perhaps_same, likely))
    kept = groups[0]
    return LedgerView(
        source=_source(place, plan.entry),
        href=plan_href(place, plan.entry, plan.items[0]),
        planned=str(ledger.planned),
        # That nothing was kept is worth a line; that nothing was dropped is not.
        groups=(kept, *(group for group in groups[1:] if group.lines)),
        rule=words.rule_kept,
    )


def _source(place: Place, entry_id: str) -> str:
    words, entry = place.words, place.site.by_id[entry_id]
    if isinstance(entry, Weekly) and entry.week is not None:
        return words.planned_in.format(entry=words.weekly.format(n=entry.week.number))
    if month := month_of(words, entry):
        return words.planned_in.format(entry=month)
    if isinstance(entry, Daily) and entry.when is not None:
        return words.planned_on.format(day=words.dates.short(entry.when))
    return words.planned_label


def _group(place: Place, name: str, lines: Sequence[LedgerLine]) -> LedgerGroup:
    words, more = place.words, len(lines) - _LINES
    said = words.lines_elsewhere.format(lines=words.lines_count.of(more)) if more > 0 else ""
    return LedgerGroup(name, str(len(lines)), tuple(lines[:_LINES]), said)


def _pair(place: Place, plan: Promised, pair: Pair) -> LedgerLine:
    return _both(place, plan, pair.plan, pair.act, pair.score)


def _both(place: Place, plan: Promised, item: int, act: int, score: float) -> LedgerLine:
    planned = _planned(place, plan.entry, plan.items[item])
    said = place.words.alike.format(score=_score(score))
    return LedgerLine(planned.plan, planned.plan_href, planned.plan_language, *_act(place, plan.acts[act]), said)


def _planned(place: Place, entry: str, item: PlanLine) -> LedgerLine:
    text = plain_text(item.text)
    return LedgerLine(text, plan_href(place, entry, item), place.foreign(language_of(text, "")))


def _act(place: Place, act: tuple[str, int]) -> tuple[str, str, str]:
    entry_id, index = act
    entry = place.site.by_id[entry_id]
    text = plain_text(entry.note.tasks[index].text)
    return text, task_href(place, entry_id, index), place.foreign(language_of(text, entry.language) or entry.language)
