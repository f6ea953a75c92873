"""Values to positions: a year of days, the ribbon of one day, the strip of a day in its week.

Hours and squares in, places out; the HTML around them is in the templates. All of it is drawn for both
themes by classes, and every figure says the same in words beside it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import groupby

from journal.activities import KINDS, NONE, activity
from journal.marks.times import TimeBlock
from journal.model import Masthead
from journal.record import Record
from journal.views.parts import Bar, BarRow, Bars, HeatCell, HeatLabel, Heatmap, HeatRow, LegendItem
from journal.views.place import Place, day_href
from journal.wording.catalogue import Wording

_STEP = 13.1  # from one square of a heat map to the next
_LEFT = 30.0
_TOP = 18.0
_APART = 46.0  # the name of the first month, which has its year, is left out where the next would stand closer
_LEVELS = (0, 1, 3, 5, 7)  # the least count of each level; fixed, so that years compare

_STRIP_FIRST = 6.0
_STRIP_LAST = 24.0
_LEAST_HOURS = 12
_LAST_HOUR = 30
_OPEN_HOURS = 1.25  # how far a block without an end is drawn


class Done(Record):
    """What a ribbon draws: a stretch of time, what was done in it, where that is told, and whether it was dropped."""

    block: TimeBlock
    text: str
    href: str
    dropped: bool = False


class RibbonBlock(Record):
    """A block of a ribbon: hours from midnight, its lane of `lanes`, counted from 0, and its classes."""

    kind: str
    start: str
    end: str
    lane: int
    lanes: int
    href: str
    text: str
    open: bool
    dropped: bool


class Tick(Record):
    """An hour under a ribbon, `at` hours from its left end; the `alternate` ones are left out on phones."""

    at: int
    text: str
    alternate: bool


class Ribbon(Record):
    """A day as a band from hour `first`, `hours` long, with at most `lanes` rows; `legend` has the sums by kind."""

    first: int
    hours: int
    lanes: int
    blocks: tuple[RibbonBlock, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[LegendItem, ...]
    text: str


def heatmap(place: Place, first: date, last: date, ident: str = "year") -> Heatmap:
    """The days from `first` to `last`, one column a week; a square counts leaf tasks done, else entries."""
    words = place.words
    start = first - timedelta(days=(first.isoweekday() - place.site.masthead.week_start) % 7)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    columns = (last - start).days // 7 + 1
    done = {day: _done(place, day) for day in days if day in place.site.days}
    span = words.dates.range(first, last)
    tasks = any(count is not None for count in done.values())
    total = sum(count or 0 for count in done.values())
    title, text = (
        (words.heat_title_tasks, words.heat_text_tasks)
        if tasks
        else (words.heat_title_entries, words.heat_text_entries)
    )
    return Heatmap(
        id=ident,
        title=title.format(range=span),
        text=text.format(written=len(done), done=total),
        region=words.heat_region,
        width=round(_LEFT + columns * _STEP + 2),
        height=round(_TOP + 7 * _STEP + 2),
        months=_month_labels(words, start, first, columns),
        weekdays=_weekday_labels(words, start),
        cells=tuple(_heat_cell(place, day, start, done.get(day)) for day in days),
        rows=_heat_rows(words, days, done),
        tasks=tasks,
    )


def level(count: int) -> int:
    """The level of a count in a heat map: 0, 1–2, 3–4, 5–6, 7 and more."""
    return max(index for index, least in enumerate(_LEVELS) if count >= least)


def _done(place: Place, day: date) -> int | None:
    """Leaf tasks done on a day; None where it has no task that counts."""
    found = place.known.cells.get(day)
    return found.string.count("d") if found else None


def _heat_cell(place: Place, day: date, start: date, done: int | None) -> HeatCell:
    column, row = divmod((day - start).days, 7)
    x, y = _number(_LEFT + column * _STEP), _number(_TOP + row * _STEP)
    found = place.site.days.get(day)
    if found is None:
        return HeatCell(x, y, 0)
    words, label = place.words, place.words.dates.full(day)
    if done is None:
        entries = len({part.entry for part in found.parts})
        said = words.heat_day_entries.format(day=label, entries=words.entries.of(entries))
        return HeatCell(x, y, level(entries), day_href(place, day), said, day == place.site.as_of)
    said = words.heat_day_done.format(day=label, n=done)
    return HeatCell(x, y, level(done), day_href(place, day), said, day == place.site.as_of)


def _month_labels(words: Wording, start: date, first: date, columns: int) -> tuple[HeatLabel, ...]:
    labels: list[tuple[float, str]] = []
    seen = (0, 0)
    for column in range(columns):
        # The month of a column is that of its fourth day, as the year of a week is that of its Thursday.
        day = max(first, start + timedelta(days=7 * column + 3))
        month = (day.year, day.month)
        if month == seen:
            continue
        said = words.dates.month_axis(day, year=not labels or day.month == 1)
        labels.append((_LEFT + column * _STEP, said))
        seen = month
    if len(labels) > 1 and labels[1][0] - labels[0][0] < _APART:
        labels = labels[1:]
    return tuple(HeatLabel(_number(x), "10", text) for x, text in labels if x < _LEFT + columns * _STEP - 14)


def _weekday_labels(words: Wording, start: date) -> tuple[HeatLabel, ...]:
    rows = ((row, start + timedelta(days=row)) for row in (0, 2, 4))
    return tuple(HeatLabel("0", _number(_TOP + 9.6 + row * _STEP), words.dates.weekday_short(day)) for row, day in rows)


def _heat_rows(words: Wording, days: Sequence[date], done: dict[date, int | None]) -> tuple[HeatRow, ...]:
    rows = []
    for (year, month), group in groupby(days, key=lambda day: (day.year, day.month)):
        of_month = list(group)
        written = [day for day in of_month if day in done]
        said = words.n_of_all.format(n=len(written), all=len(of_month))
        rows.append(HeatRow(words.dates.month_short(year, month), said, str(sum(done[day] or 0 for day in written))))
    return tuple(rows)


def bars_of_day(blocks: Iterable[tuple[TimeBlock, str]], masthead: Masthead) -> tuple[Bar, ...]:
    """The strip of a day from 06:00 to midnight; what lies outside is cut off, open blocks are drawn short."""
    drawn = sorted(blocks, key=lambda pair: pair[0].start)
    found = []
    for (block, text), (lane, lanes) in zip(drawn, _lanes([block for block, _ in drawn]), strict=True):
        start, end = max(_STRIP_FIRST, block.start / 60), min(_STRIP_LAST, _end(block))
        if start < end:
            found.append(Bar(activity(text, masthead.activities), _number(start), _number(end), lane, lanes))
    return tuple(found)


def _end(block: TimeBlock) -> float:
    return block.end / 60 if block.end is not None else block.start / 60 + _OPEN_HOURS


def ribbon(words: Wording, masthead: Masthead, done: Sequence[Done]) -> Ribbon | None:
    """The band of a day; None without any block.

    It begins with the hour of the first block, ends with that of the last, at most at 06:00 of the next day, and is
    at least twelve hours long.
    """
    drawn = sorted((one for one in done if one.block.start < _LAST_HOUR * 60), key=lambda one: one.block.start)
    if not drawn:
        return None
    first = drawn[0].block.start // 60
    last = min(_LAST_HOUR, max(-int(-_end(one.block) // 1) for one in drawn))
    if last - first < _LEAST_HOURS:
        last = max(last, min(24, first + _LEAST_HOURS))
        first = min(first, last - _LEAST_HOURS)
    lanes = _lanes([one.block for one in drawn])
    return Ribbon(
        first=first,
        hours=last - first,
        lanes=max(of for _, of in lanes),
        blocks=tuple(_ribbon_block(one, lane, last, masthead) for one, lane in zip(drawn, lanes, strict=True)),
        ticks=tuple(
            Tick(hour - first, f"{hour % 24:02d}:00", hour % 6 != 0) for hour in range(first + 1, last) if hour % 3 == 0
        ),
        legend=legend(words, masthead, [(one.block, one.text) for one in drawn if not one.dropped]),
        text=words.ribbon_text.format(first=f"{first:02d}:00", last=_clock(last)),
    )


def _clock(hour: int) -> str:
    return f"{hour:02d}:00" if hour <= 24 else f"{hour - 24:02d}:00"


def _lanes(blocks: Sequence[TimeBlock]) -> list[tuple[int, int]]:
    """For blocks by their start, (lane, number of lanes): the lowest in which it meets no earlier block.

    Blocks that overlap, also through others, share the number; one that meets none has all the room.
    """
    lanes: list[tuple[int, int]] = []
    taken: list[tuple[float, int]] = []  # heaps: until when a lane is taken, and the lanes that are free again
    free: list[int] = []
    together: list[int] = []
    for block in blocks:
        while taken and taken[0][0] <= block.start / 60:
            heappush(free, heappop(taken)[1])
        if not taken:
            lanes += [(lane, len(free)) for lane in together]
            free, together = [], []
        lane = heappop(free) if free else len(taken)
        heappush(taken, (_reach(block), lane))
        together.append(lane)
    return lanes + [(lane, len(free) + len(taken)) for lane in together]


def _reach(block: TimeBlock) -> float:
    """Where a block stops taking room: an open one fades out and lets the next begin over it."""
    return block.end / 60 if block.end is not None else block.start / 60 + _OPEN_HOURS / 4


def _ribbon_block(one: Done, lane: tuple[int, int], last: int, masthead: Masthead) -> RibbonBlock:
    return RibbonBlock(
        kind=activity(one.text, masthead.activities),
        start=_number(one.block.start / 60),
        end=_number(min(float(last), _end(one.block))),
        lane=lane[0],
        lanes=lane[1],
        href=one.href,
        text=one.text,
        open=one.block.end is None,
        dropped=one.dropped,
    )


def minutes_by_kind(masthead: Masthead, blocks: Iterable[tuple[TimeBlock, str]]) -> tuple[tuple[str, int], ...]:
    """(kind, minutes) of closed blocks, the longest first; kinds without any are left out."""
    sums = dict.fromkeys((*KINDS, NONE), 0)
    for block, text in blocks:
        sums[activity(text, masthead.activities)] += block.minutes or 0
    return tuple(sorted(((kind, total) for kind, total in sums.items() if total), key=lambda pair: -pair[1]))


def kind_label(words: Wording, masthead: Masthead, kind: str) -> str:
    """The name of a kind of activity: the writer's, else the interface's."""
    own = {name: label for name, label, _ in masthead.activities if label}
    shipped = {
        "code": words.code,
        "study": words.study,
        "write": words.write,
        "body": words.body,
        "people": words.people,
        "admin": words.admin,
    }
    return own.get(kind) or shipped.get(kind, words.other)


def legend(words: Wording, masthead: Masthead, blocks: Iterable[tuple[TimeBlock, str]]) -> tuple[LegendItem, ...]:
    """The kinds of some blocks with their sums."""
    return tuple(
        LegendItem(kind, kind_label(words, masthead, kind), words.duration(total), words.spoken(total))
        for kind, total in minutes_by_kind(masthead, blocks)
    )


def bars_by_kind(words: Wording, masthead: Masthead, blocks: Iterable[tuple[TimeBlock, str]]) -> Bars:
    """The kinds of some blocks as bars, each a share of the longest."""
    sums = minutes_by_kind(masthead, blocks)
    return bars([(kind_label(words, masthead, kind), kind, total, words.duration(total)) for kind, total in sums])


def bars(rows: Sequence[tuple[str, str, int, str]]) -> Bars:
    """Rows of (label, kind, amount, value as shown) as bars; the greatest amount is the whole width."""
    most = max((amount for _, _, amount, _ in rows), default=0)
    return tuple(
        BarRow(label, kind, max(1, round(100 * amount / most)) if most else 1, value)
        for label, kind, amount, value in rows
    )


def _number(value: float) -> str:
    """Two decimals at most, none that are not needed: the same text on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
