"""What comes of plans, what is carried over and open, and how the writer judges it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from itertools import chain, islice

from journal.burndown import burndown
from journal.columns import Column, Columns, Table, blocks, dots, stacked, steps
from journal.dates.arithmetic import week_of
from journal.figures.areas import area, topics_of
from journal.figures.homes import Homes
from journal.figures.lines import explained_verdicts
from journal.figures.plans import Kept, compared, explained_promises, kept
from journal.figures.standing import Standing, lasting
from journal.figures.totals import verdicts, verdicts_by
from journal.routes import Tasks
from journal.views.explained import carried_line, explained, grouped, standing_line
from journal.views.parts import Explanation, LegendItem, PlaceLink, ToldLine
from journal.views.place import Place, week_route
from journal.views.stats.sections import (
    LINES,
    LOW,
    MOST_NAMES,
    StatSection,
    day_links,
    month_columns,
    month_links,
    month_table,
)
from journal.views.titles import plain_text
from journal.wording.catalogue import Wording, number

_WEEKS = 12
_COLUMNS = 12  # of times that a task was carried over; the last one is of all that were more often


def follow_through(place: Place, months: Sequence[tuple[int, int]]) -> StatSection | None:
    """How much of the plans of each month was taken up."""
    words = place.words
    dated = [((day.year, day.month), plan) for day, plan in compared(place.site) if day is not None]
    plans = [[plan for on, plan in dated if on == month] for month in months]
    told = list(map(kept, plans))
    shares = [each.follow_through for each in told]
    if all(share is None for share in shares):
        return None
    heads = [f"{share}%" if share is not None else "" for share in shares]
    said = [
        words.comma.join(
            (f"{each.follow_through}%", words.n_of_all.format(n=number(each.taken_up), all=number(each.planned)))
        )
        if each.planned
        else ""
        for each in told
    ]
    head = (
        words.looks["plan"], words.came_of_it, words.follow_through, words.looks["done"], words.kept_promises,
        words.unplanned,
    )  # fmt: skip
    return StatSection(
        "follow-through",
        words.follow_through,
        columns=month_columns(place, months, words.follow_through, dots(shares, LOW), heads, said),
        table=month_table(place, months, head, list(map(_kept, told))),
        how=explained(
            place,
            explained_promises(chain.from_iterable(plans), taken_up=True),
            most=LINES,
            where=month_links(place, months),
        ),
    )


def _kept(told: Kept) -> tuple[str, ...]:
    """What came of the plans of a month; empty without any."""
    if not told.planned:
        return ()
    share, kept_share = f"{told.follow_through}%", f"{told.kept_percent}%"
    planned, taken_up, done, unplanned = map(number, (told.planned, told.taken_up, told.kept, told.unplanned))
    return planned, taken_up, share, done, kept_share, unplanned


def times_carried(place: Place) -> StatSection | None:
    """How many tasks were carried over once, twice and more often."""
    words = place.words
    found = Counter(len(carried.hops) - 1 for carried in place.site.carried.values())
    if not found:
        return None
    last = min(max(found), _COLUMNS)
    tasks = Counter[int]()
    for times, count in found.items():
        tasks[min(times, last)] += count
    height, marks = blocks(["c" * tasks[times] for times in range(1, last + 1)])
    more = f"{number(last)}+" if max(found) > last else ""
    columns = tuple(
        Column(
            (times == last and more) or number(times),
            own,
            number(tasks[times]) if tasks[times] else "",
            said=_times_said(words, (times == last and more) or words.times_count.of(times), tasks[times]),
        )
        for times, own in enumerate(marks, 1)
    )
    rows = [(words.times_count.of(times), number(found[times])) for times in sorted(found)]
    return StatSection(
        "times-carried",
        words.times_carried,
        columns=Columns(words.times_carried, height, columns),
        table=Table((words.carried_section, words.tasks), tuple(rows)),
        how=_carried_how(place, sorted(found, reverse=True)),
    )


def _times_said(words: Wording, times: str, tasks: int) -> str:
    return f"{times}{words.colon}{number(tasks)}" if tasks else ""


def _carried_how(place: Place, counts: Sequence[int]) -> Explanation:
    """The tasks that were carried over so many times, the latest first, each with the way to its own page."""
    every = sorted(place.site.carried.values(), key=lambda each: each.days[-1], reverse=True)
    groups = [
        (place.words.times_count.of(times), [each for each in every if len(each.hops) - 1 == times]) for times in counts
    ]
    where = day_links(place, (each.days[-1] for each in every))
    return grouped(place, place.words.rules["chain"], groups, partial(carried_line, place), where, LINES)


def verdicts_by_month(place: Place, homes: Homes, months: Sequence[tuple[int, int]]) -> StatSection | None:
    """The writer's verdicts of each month."""
    words = place.words
    parts = homes.of_months(months)
    told = list(map(verdicts, parts))
    if not any(each.total for each in told):
        return None
    drawn = stacked([[("k-cf", each.worse), ("k-p1", each.same), ("k-p3", each.better)] for each in told], LOW)
    said = [
        words.verdicts_said.format(better=each.better, same=each.same, worse=each.worse) if each.total else ""
        for each in told
    ]
    cells = [
        (number(each.better), number(each.same), number(each.worse), _signed(each.balance)) if each.total else ()
        for each in told
    ]
    heads = [number(each.total) if each.total else "" for each in told]
    return StatSection(
        "verdicts",
        words.verdicts,
        columns=month_columns(place, months, words.verdicts, drawn, heads, said),
        legend=(LegendItem("p3", words.better), LegendItem("p1", words.as_expected), LegendItem("cf", words.below)),
        table=month_table(place, months, (words.better, words.as_expected, words.below, "±"), cells),
        how=explained(
            place, explained_verdicts(chain.from_iterable(parts)), most=LINES, where=month_links(place, months)
        ),
    )


def verdicts_by_topic(place: Place, homes: Homes) -> StatSection | None:
    """The verdicts on what comes back and, of other tasks, on what they belong to."""
    words, topics = place.words, topics_of(place.site.recurring.values())
    told = verdicts_by(homes.every(), lambda entry, task: topics.get((entry.id, task.text)) or area(entry, task))
    if not told:
        return None
    rows = tuple(
        (plain_text(name), number(each.better), number(each.same), number(each.worse), _signed(each.balance))
        for name, each in islice(told.items(), MOST_NAMES)
    )
    head = (words.topic_column, words.better, words.as_expected, words.below, "±")
    how = explained(place, explained_verdicts(homes.every()), words.rules["area"], LINES, day_links(place, homes.days))
    return StatSection("verdicts-by-topic", words.verdicts_by_topic, table=Table(head, rows), plain=True, how=how)


def _signed(share: float | None) -> str:
    return "–" if share is None else f"{share:+.2f}".replace("-", "−")


def still_open(place: Place, homes: Homes, as_of: date) -> StatSection | None:
    """How much was open on each day of the last weeks, and whether an end is in sight."""
    words = place.words
    tasks = lasting(place.site, homes, as_of - timedelta(weeks=_WEEKS))
    told = burndown((each for _, each in tasks), as_of)
    drawn = steps([(left, done) for _, left, done in told.rows], LOW)
    if not drawn:
        return None
    left = told.rows[-1][1]
    end = words.burndown_no_end
    if not left:
        end = words.burndown_done
    elif told.end is not None:
        end = words.burndown_end.format(day=words.dates.long(told.end))
    weekly = told.rows[::-7][::-1]
    done = {day: sum(row[2] for row in told.rows if 0 <= (day - row[0]).days < 7) for day, _, _ in weekly}
    rows = [(words.dates.short_year(day), number(count), number(done[day])) for day, count, _ in weekly]
    weeks = [week_of(day) for day, _, _ in weekly]
    hrefs = [place.to(week_route(place.site, week)) if week in place.site.weeks else "" for week in weeks]
    dates = words.dates
    return StatSection(
        "open",
        words.burndown,
        note=words.sentences(words.burndown_how.format(day=dates.long(as_of)), end),
        line=drawn,
        line_said=words.comma.join((words.burndown, words.open.of(left))),
        ends=(dates.short(told.rows[0][0]), dates.short(as_of)),
        legend=(LegendItem("cf", words.looks["open"]), LegendItem("p3", words.looks["done"])),
        table=Table((words.day_column, words.looks["open"], words.looks["done"]), tuple(rows), tuple(hrefs)),
        how=_open_how(
            place, [(each.since, task) for task, each in tasks if each.until is None and each.since <= as_of]
        ),
    )


def _open_how(place: Place, tasks: Sequence[tuple[date, Standing]]) -> Explanation:
    """The tasks that are open at the end, the oldest first, and where they all stand."""
    words = place.words
    oldest = sorted(tasks, key=lambda each: (each[0], each[1].entry.id, each[1].index))

    def line(told: tuple[date, Standing]) -> ToldLine:
        since, task = told
        return standing_line(place, task, words.dates.short_year(since))

    where = (PlaceLink(words.tasks, place.to(Tasks(), "open")),)
    return grouped(place, words.rules["burndown"], [(words.looks["open"], oldest)], line, where, LINES)
