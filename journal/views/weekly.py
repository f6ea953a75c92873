"""The page of a weekly, and the page of a week that nobody wrote up."""

from collections.abc import Sequence
from datetime import date

from journal.charts import bars_by_kind
from journal.dates.told import value
from journal.dates.values import Week
from journal.figures.homes import Parts, parts_of
from journal.figures.lines import Explained, Rule, Spot
from journal.figures.totals import tallied, timed
from journal.marks.tasks import State
from journal.model import Entry, Weekly, day_of, log_of
from journal.progress import counts
from journal.record import Record
from journal.routes import Weeks
from journal.views.cells import Cells, cells, done_of, entry_tasks, logged
from journal.views.chrome import Chrome, chrome
from journal.views.entry import EntryPage, Heading, entry_times, frame, headings, log_crumbs
from journal.views.explained import explained, parts_on, tasks_of, time_of
from journal.views.ledger import LedgerView, ledgers_of_week
from journal.views.lookback import Earlier, weeks_ago
from journal.views.parts import (
    Bars,
    Empty,
    EntryRow,
    Explanation,
    PrevNext,
    PrevNextLink,
    Spread,
    Strip,
    ToldLine,
    ToldLines,
    cells_of,
    entry_cells,
    entry_row,
)
from journal.views.place import Place, week_route
from journal.views.titles import title_of, weekly_number
from journal.views.week_parts import (
    Period,
    blocks_of,
    days_of_period,
    hops,
    period_of_week,
    spread,
    strip,
)
from journal.wording.catalogue import Marked, marked

# Words that are read in a minute: of Latin text; a Han character is counted as a word and read about as fast.
_PACE = 220


class Spent(Record):
    """The time of a week, and what was usual before it; each with how it was counted. `usual` is None where nothing is."""

    logged: Marked
    how: Explanation
    usual: Marked | None
    usual_how: Explanation | None


class WeeklyView(EntryPage):
    """A weekly. `number` is empty for one without a week, `days` where the title says them; `cells_href` leads to the checklist.

    `done` is of its own checklist; `period`, empty where it would say the same, of that and of the lists of its days.
    """

    number: str
    kind: str
    iso: str
    days: str
    reading_time: str
    revised: str
    cells: Cells | None
    cells_href: str
    done: Marked | None
    done_how: Explanation | None
    period: str
    period_how: Explanation | None
    carried: Marked | None
    carried_how: Explanation | None
    time: Bars
    spent: Spent | None
    ledgers: tuple[LedgerView, ...]
    earlier: tuple[Earlier, ...]


class WeekView(Record):
    """A week without a weekly: what its days say."""

    chrome: Chrome
    strip: Strip
    title: str
    number: str
    kind: str
    iso: str
    days: str
    done: Marked | None
    done_how: Explanation | None
    carried: Marked | None
    carried_how: Explanation | None
    cells: Cells | None
    spread: Spread
    empty: Empty
    rows: tuple[EntryRow, ...]
    time: Bars
    spent: Spent | None
    ledgers: tuple[LedgerView, ...]
    earlier: tuple[Earlier, ...]
    prev_next: PrevNext | None


def weekly(place: Place, entry: Weekly, body: str, shown: tuple[Heading, ...] | None = None) -> WeeklyView:
    """The page of a weekly, around the HTML of its text; `shown` as in `frame`."""
    words, site = place.words, place.site
    period = period_of_week(place, entry.week) if entry.week else None
    own = period is not None and period.weekly == entry.id
    above = strip(place, period) if period is not None and own else None
    number = weekly_number(entry)
    days = days_of_period(place, period) if period is not None and own else ()
    blocks = blocks_of(days) or tuple((block, timed.text) for timed in entry_times(entry) for block in timed.blocks)
    parts = parts_of_week(place, period) if period is not None and own else parts_of(entry)
    whole, drawn = tallied(parts), entry_cells(place, entry)
    more = whole.leaf_total != entry.tally.leaf_total and entry.tally.leaf_total
    over = _carried(place, parts_of(entry))
    span = words.dates.range(entry.start, entry.end) if entry.start and entry.end else _range(place, period)
    return WeeklyView(
        frame=frame(place, entry, body, shown=shown, strip=above, crumbs=log_crumbs(place, entry)),
        number=str(number) if number is not None else "",
        kind=words.kind_weekly,
        iso=str(entry.week) if entry.week else "",
        days=span if span != title_of(words, entry) else "",
        reading_time=reading_time(place, entry),
        revised=revised(place, entry),
        cells=drawn,
        cells_href=_checklist(place, entry, headings(place, entry) if shown is None else shown),
        done=done_of(words, entry.tally),
        done_how=tasks_of(place, parts_of(entry)) if entry.tally.leaf_total else None,
        period=words.with_days.format(done=whole.leaf_done, all=whole.leaf_total) if more else "",
        period_how=tasks_of(place, parts, words.rules["period"]) if more else None,
        carried=over[0],
        carried_how=over[1],
        time=bars_by_kind(words, site.masthead, blocks),
        spent=spent(place, entry.week if own else None, parts),
        ledgers=ledgers_of_week(place, _ids(place, period, entry.id)) if period is not None and own else (),
        earlier=weeks_ago(place, entry.week) if entry.week is not None and own else (),
    )


def _ids(place: Place, period: Period, own: str = "") -> tuple[str, ...]:
    """The entries that tell of a week: its note, then those of its days."""
    told = [part.entry for day in days_of_period(place, period) for part in day.parts]
    return tuple(dict.fromkeys([*([own] if own else []), *told]))


def parts_of_week(place: Place, period: Period) -> Parts:
    """What is counted in a week: what is of its days, and what is of the week and of no day."""
    entries = [place.site.by_id[each] for each in _ids(place, period, period.weekly)]
    return parts_on(place, entries, frozenset((*period.days, period.week)))


def _carried(place: Place, parts: Parts) -> tuple[Marked | None, Explanation | None]:
    """How many tasks are carried over, with these."""
    words, known = place.words, place.known.carried
    spots = [
        Spot(part.entry.id, task.line, task.text)
        for part in parts
        for index in part.tasks
        if counts(task := part.entry.note.tasks[index]) and not task.has_children
        if task.state in (State.DEFERRED, State.SCHEDULED)
        or (index in known.get(part.entry.id, ()) and task.state in (State.TODO, State.DOING, State.WAITING))
    ]
    if not spots:
        return None, None
    return words.carried.marked(len(spots)), explained(
        place, Explained(Rule.TASKS, tuple(spots)), words.rules["carried"]
    )


def spent(place: Place, week: Week | None, parts: Parts) -> Spent | None:
    """The time of some parts, and what was usual before `week`; None without any."""
    words, told = place.words, timed(parts)
    said = logged(words, told.effort or 0)
    if said is None:
        return None
    known = place.known.usual_weeks.get(week) if week is not None else None
    usual = marked(words.usual_amount, "amount", words.hours(known.minutes)) if known else None
    return Spent(said, time_of(place, parts, told), usual, _usual_how(place, known.weeks) if known else None)


def _usual_how(place: Place, weeks: tuple[Week, ...]) -> Explanation:
    words = place.words
    lines = tuple(
        ToldLine(words.week_of_year.format(n=week.number, year=week.year), place.to(week_route(place.site, week)))
        for week in weeks
    )
    return Explanation(words.rules["usual_week"], (ToldLines(words.lines_counted, lines),))


def _range(place: Place, period: Period | None) -> str:
    return place.words.dates.range(period.days[0], period.days[-1]) if period else ""


def _checklist(place: Place, entry: Entry, shown: Sequence[Heading]) -> str:
    """The link to the first heading whose section has tasks that count; empty if none has."""
    sections = {task.section for task in entry_tasks(entry) if cells(place.words, [task])}
    return next((f"#{heading.anchor}" for heading in shown if heading.section in sections), "")


def reading_time(place: Place, entry: Entry) -> str:
    """How long the text takes to read; empty below a minute."""
    words = sum(section.words for section in entry.note.sections[entry.first : entry.last]) or entry.note.words
    minutes = round(words / _PACE)
    return place.words.minutes_to_read.format(n=minutes) if minutes else ""


def revised(place: Place, entry: Entry) -> str:
    """When the writer says to have changed the entry, if that is not its own day; empty otherwise."""
    day = value(entry.note.front.revised or entry.note.front.updated)
    if log_of(entry) or not isinstance(day, date) or day == day_of(entry):
        return ""
    return place.words.revised.format(day=place.words.dates.short_year(day))


def week(place: Place, of: Week) -> WeekView:
    """The page of a week that nobody wrote up."""
    words, site = place.words, place.site
    period = period_of_week(place, of)
    days = days_of_period(place, period)
    parts = parts_of_week(place, period)
    over = _carried(place, parts)
    whole = tallied(parts)
    ids = _ids(place, period)
    return WeekView(
        chrome=chrome(place, words.week_of_year.format(n=of.number, year=of.year), section=Weeks()),
        strip=strip(place, period),
        title=words.dates.range(period.days[0], period.days[-1]),
        number=str(of.number),
        kind=words.week_label,
        iso=str(of),
        days=words.days_of.format(done=len(days), all=len(period.days)),
        done=done_of(words, whole),
        done_how=tasks_of(place, parts, words.rules["period"]) if whole.leaf_total else None,
        carried=over[0],
        carried_how=over[1],
        cells=cells_of(place, [pair for day in days for pair in day.tasks]),
        spread=spread(place, period),
        empty=Empty(words.no_write_up, words.no_write_up_why),
        rows=tuple(entry_row(place, site.by_id[each]) for each in ids),
        time=bars_by_kind(words, site.masthead, blocks_of(days)),
        spent=spent(place, of, parts),
        ledgers=ledgers_of_week(place, ids),
        earlier=weeks_ago(place, of),
        prev_next=_weeks_around(place, of),
    )


def _weeks_around(place: Place, of: Week) -> PrevNext | None:
    older, newer = hops(place, of)
    if older is None and newer is None:
        return None
    return PrevNext(
        place.words.weeks_nav,
        PrevNextLink(older.href, "", older.label) if older else None,
        PrevNextLink(newer.href, "", newer.label) if newer else None,
    )
