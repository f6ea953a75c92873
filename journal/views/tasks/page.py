"""Tasks: planned and done in the last twelve weeks, months or years, what is carried over, open, and planned next."""

from collections.abc import Sequence
from functools import partial

from journal.columns import Columns, Slice, Table, slices
from journal.figures.areas import Area, by_area
from journal.figures.homes import homes_of
from journal.figures.lines import explained_verdicts
from journal.figures.standing import recent_open
from journal.figures.totals import Verdicts, verdicts
from journal.model import Site
from journal.record import Record
from journal.routes import PERIODS, Route, Tasks
from journal.views.chrome import Chrome, NavLink, chrome
from journal.views.explained import explained, grouped, spot_line
from journal.views.parts import BarRow, Bars, Empty, Explanation, Heatmap, LegendItem, PlaceLink
from journal.views.place import Place
from journal.views.tasks.columns import columns_note, hours_columns, table, task_columns
from journal.views.tasks.lists import CarriedRow, OpenGroup, Row, carried_rows, open_groups, planned_next, recently_done
from journal.views.tasks.nums import Num, nums
from journal.views.tasks.spans import MOST_PERIODS, span_links, spans_by, told_of
from journal.views.tasks.year import Ring, heat, month_bars, ring, year_how
from journal.wording.catalogue import Wording, number

_CARRIED = 12
_OPEN = 10
_MORE = 36
_AREAS = 6
_LINES = 6  # of figures of many beside others, in place


class Balance(Record):
    """Verdicts as a line and in words; `rows` are (direction, word, count)."""

    said: str
    slices: tuple[Slice, ...]
    rows: tuple[tuple[str, str, str], ...]


class TasksView(Record):
    """The tasks by weeks, months or years. What is None or empty is left out."""

    chrome: Chrome
    title: str
    lede: str
    periods: tuple[NavLink, ...]
    nums: tuple[Num, ...]
    charts: tuple[Columns, ...]
    hours: Columns | None
    kinds: tuple[LegendItem, ...]
    note: str
    table: Table
    verdicts: Balance | None
    verdicts_how: Explanation
    areas: Bars
    areas_how: Explanation
    carried: tuple[CarriedRow, ...]
    carried_more: tuple[CarriedRow, ...]
    carried_label: str
    no_carried: Empty | None
    open: tuple[OpenGroup, ...]
    open_more: tuple[OpenGroup, ...]
    open_label: str
    open_count: str
    planned: tuple[str, ...]
    planned_label: str
    done: tuple[str, ...]
    year: Heatmap | None
    ring: Ring | None
    months: Bars
    year_how: Explanation | None
    empty: Empty | None


def pages(site: Site) -> tuple[Route, ...]:
    """The pages of tasks; none in a journal without any."""
    return (Tasks(), *(Tasks(by) for by in PERIODS)) if _has_tasks(site) else ()


def _has_tasks(site: Site) -> bool:
    """Whether there is any task that counts."""
    return any(entry.tally.all_total or entry.tally.cancelled for entry in site.entries)


def tasks(place: Place, by: str, row: Row) -> TasksView:
    """The page of tasks by weeks (`by` is empty), "months" or "years"."""
    words, site = place.words, place.site
    homes = homes_of(site)
    spans = spans_by(place, homes, by)
    shown, before = spans[-MOST_PERIODS:], spans[:-MOST_PERIODS]
    every = tuple(part for span in shown for part in (*span.parts, *span.whole))
    told = [told_of(place, span) for span in shown]
    charts = task_columns(place, told, by)
    hours, kinds = hours_columns(place, told)
    areas = by_area(every, _AREAS)
    still = recent_open(site, homes)
    carried = carried_rows(place)
    planned_label, planned = planned_next(place, row)
    return TasksView(
        chrome=chrome(place, _heading(words, by), words.tasks_lede, section=Tasks()),
        title=words.tasks,
        lede=words.tasks_lede,
        periods=_periods(place, by),
        nums=nums(place, told, before, by),
        charts=charts,
        hours=hours,
        kinds=kinds,
        note=columns_note(words, charts),
        table=table(place, told, by),
        verdicts=_balance(words, verdicts(every)),
        verdicts_how=explained(place, explained_verdicts(every), most=_LINES, where=span_links(shown)),
        areas=tuple(map(_bar, areas)),
        areas_how=_areas_how(place, areas, span_links(shown)),
        carried=carried[:_CARRIED],
        carried_more=carried[_CARRIED:_MORE],
        carried_label=words.more.of(len(carried[_CARRIED:_MORE])),
        no_carried=None if carried else Empty(words.nothing_carried, words.nothing_carried_how),
        open=open_groups(place, still[:_OPEN], row),
        open_more=open_groups(place, still[_OPEN:_MORE], row),
        open_label=words.more.of(len(still[_OPEN:_MORE])),
        open_count=number(len(still)),
        planned=planned,
        planned_label=planned_label,
        done=recently_done(place, homes, row),
        year=heat(place),
        ring=ring(place, homes),
        months=month_bars(place, homes),
        year_how=year_how(place, homes),
        empty=None if charts else Empty(words.no_tasks, words.no_tasks_how),
    )


def _heading(words: Wording, by: str) -> str:
    named = {"months": words.by_months, "years": words.by_years}
    return f"{words.tasks}{words.colon}{named[by]}" if by else words.tasks


def _periods(place: Place, by: str) -> tuple[NavLink, ...]:
    words = place.words
    named = (("", words.weeks_count.of(MOST_PERIODS)), ("months", words.by_months), ("years", words.by_years))
    return tuple(NavLink(label, place.to(Tasks(each)), each == by) for each, label in named)


def _bar(area: Area) -> BarRow:
    total = len(area.tasks)
    return BarRow(
        area.name, "code", max(1, 100 * area.done // total) if area.done else 0, f"{number(area.done)}/{number(total)}"
    )


def _areas_how(place: Place, areas: Sequence[Area], where: Sequence[PlaceLink]) -> Explanation:
    groups = [(each.name, each.tasks) for each in areas]
    return grouped(place, place.words.rules["area"], groups, partial(spot_line, place), where, _LINES)


def _balance(words: Wording, told: Verdicts) -> Balance | None:
    """Verdicts as a line with its words; None without any."""
    if not told.total:
        return None
    return Balance(
        words.verdicts_said.format(better=told.better, same=told.same, worse=told.worse),
        slices((("k-p3", told.better), ("k-p1", told.same), ("k-cf", told.worse))),
        (
            ("up", words.better, number(told.better)),
            ("same", words.as_expected, number(told.same)),
            ("down", words.below, number(told.worse)),
        ),
    )
