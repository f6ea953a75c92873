"""The page of a day: one entry with its ribbon, or several entries side by side."""

from collections.abc import Sequence
from datetime import date

from journal.charts import Done, Ribbon, ribbon
from journal.figures.homes import parts_of
from journal.figures.totals import timed
from journal.model import Daily, Day, Entry
from journal.note import within
from journal.record import Record
from journal.routes import DayPage, Days
from journal.views.cells import Cells, done_of, logged
from journal.views.chrome import Chrome, chrome
from journal.views.entry import EntryPage, Heading, entry_times, frame, log_crumbs
from journal.views.explained import of_days, parts_on, tasks_of, time_of
from journal.views.ledger import LedgerView, ledgers_of_day
from journal.views.lookback import Earlier, on_this_day
from journal.views.parts import (
    Explanation,
    Fact,
    Facts,
    Strip,
    TagChip,
    ToldLine,
    ToldLines,
    entry_cells,
    tag_chips,
)
from journal.views.place import Place, week_route
from journal.views.titles import kind_name, plain_text, title_of
from journal.views.week_parts import Period, period_of_day, strip, week_exists
from journal.wording.catalogue import Marked


class WeekLink(Record):
    """The way up from a day."""

    label: str
    href: str


class DailyView(EntryPage):
    """A daily entry. The day's own parts are empty for one without a date."""

    number: str
    month: str
    weekday: str
    iso: str
    week: WeekLink | None
    done: Marked | None
    done_how: Explanation | None
    logged: Marked | None
    logged_how: Explanation | None
    logged_spoken: str
    questions: str
    facts: Facts
    ribbon: Ribbon | None
    ledgers: tuple[LedgerView, ...]
    earlier: tuple[Earlier, ...]


class DayEntry(Record):
    """An entry on the page of its day. `line` is what a weekly says of the day, or the beginning of the text."""

    title: str
    href: str
    kind: str
    language: str
    cells: Cells | None
    tags: tuple[TagChip, ...]
    line: str


class DayView(Record):
    """A day of several entries."""

    chrome: Chrome
    strip: Strip
    title: str
    number: str
    month: str
    weekday: str
    iso: str
    week: WeekLink | None
    done: Marked | None
    done_how: Explanation | None
    logged: Marked | None
    logged_how: Explanation | None
    logged_spoken: str
    facts: Facts
    ribbon: Ribbon | None
    entries: tuple[DayEntry, ...]
    ledgers: tuple[LedgerView, ...]
    earlier: tuple[Earlier, ...]


def daily(place: Place, entry: Daily, body: str, shown: tuple[Heading, ...] | None = None) -> DailyView:
    """The page of a daily entry, around the HTML of its text; `shown` as in `frame`."""
    words, day = place.words, entry.when
    lines = entry_times(entry)
    parts = parts_of(entry)
    time = timed(parts)
    minutes = time.effort or 0
    done = [Done(block, plain_text(one.text), f"#{one.anchor}", one.dropped) for one in lines for block in one.blocks]
    period = period_of_day(place, day) if day else None
    above = strip(place, period, day=day) if period else None
    asked = len(within(entry.note.questions, entry.first, entry.last))
    return DailyView(
        frame=frame(place, entry, body, shown=shown, strip=above, crumbs=log_crumbs(place, entry)),
        number=str(day.day) if day else "",
        month=words.dates.month(day.year, day.month) if day else words.kind_daily,
        weekday=words.dates.weekday(day) if day else "",
        iso=day.isoformat() if day else "",
        week=_week_link(place, period) if period else None,
        done=done_of(words, entry.tally),
        done_how=tasks_of(place, parts) if entry.tally.leaf_total else None,
        logged=logged(words, minutes),
        logged_how=time_of(place, parts, time) if minutes else None,
        logged_spoken=words.spoken(minutes) if minutes else "",
        questions=words.questions.of(asked) if asked else "",
        facts=facts(place, day, done),
        ribbon=ribbon(words, place.site.masthead, done),
        ledgers=ledgers_of_day(place, (entry.id,)),
        earlier=on_this_day(place, day) if day else (),
    )


def _week_link(place: Place, period: Period) -> WeekLink | None:
    """The week of a day: its weekly, else its generated page."""
    words = place.words
    if not week_exists(place, period.week):
        return None
    label = (words.weekly if period.weekly else words.week).format(n=period.week.number)
    return WeekLink(label, place.to(week_route(place.site, period.week)))


def facts(place: Place, day: date | None, done: Sequence[Done]) -> Facts:
    """When the day began and ended, how much such a day usually has, its longest stretch; nothing without times."""
    words, kept = place.words, [one for one in done if not one.dropped]
    if not kept:
        return ()
    found = [Fact(words.first_task, min(kept, key=lambda one: one.block.start).block.start_text)]
    closed = [one.block for one in kept if one.block.end is not None]
    if closed:
        last = max(closed, key=lambda block: block.end or 0)
        found.append(Fact(words.last_logged, last.end_text or ""))
    usual = place.known.usual_days.get(day) if day else None
    if day and usual:
        how = of_days(place, words.rules["usual_day"], usual.days)
        found.append(Fact(words.usual.format(weekday=words.dates.weekday(day)), words.duration(usual.minutes), how))
    if closed:
        longest = max((one for one in kept if one.block.minutes), key=lambda one: one.block.minutes or 0, default=None)
        if longest is not None:
            line = ToldLine(longest.text or words.longest_stretch, longest.href)
            how = Explanation(words.rules["stretch"], (ToldLines(words.lines_counted, (line,)),))
            found.append(Fact(words.longest_stretch, words.duration(longest.block.minutes or 0), how))
    return tuple(found)


def day(place: Place, on: date) -> DayView:
    """The page of a day that several entries speak of."""
    words, site, told, period = place.words, place.site, place.site.days[on], period_of_day(place, on)
    # The day's own entries come before what others say of it.
    every = dict.fromkeys(part.entry for part in told.parts)
    order = sorted(every, key=lambda entry_id: not isinstance(site.routes[entry_id], DayPage))
    done = [Done(block, plain_text(text), "#entries") for block, text in told.blocks]
    parts = parts_on(place, [site.by_id[each] for each in every], frozenset([on]))
    return DayView(
        chrome=chrome(place, words.dates.long(on), told.line, section=Days()),
        strip=strip(place, period, day=on),
        title=words.dates.full(on),
        number=str(on.day),
        month=words.dates.month(on.year, on.month),
        weekday=words.dates.weekday(on),
        iso=on.isoformat(),
        week=_week_link(place, period),
        done=done_of(words, told.tally),
        done_how=tasks_of(place, parts) if told.tally.leaf_total else None,
        logged=logged(words, told.minutes or 0),
        logged_how=time_of(place, parts, timed(parts)) if told.minutes else None,
        logged_spoken=words.spoken(told.minutes) if told.minutes else "",
        facts=facts(place, on, done),
        ribbon=ribbon(words, site.masthead, done),
        entries=tuple(_day_entry(place, told, each) for each in order),
        ledgers=ledgers_of_day(place, tuple(every)),
        earlier=on_this_day(place, on),
    )


def _day_entry(place: Place, told: Day, entry_id: str) -> DayEntry:
    entry, words = place.site.by_id[entry_id], place.words
    part = next(part for part in told.parts if part.entry == entry_id)
    whole = isinstance(place.site.routes[entry_id], DayPage)
    return DayEntry(
        title=title_of(words, entry),
        href=place.entry(entry_id, part.anchor),
        kind=kind_name(words, entry),
        language=place.foreign(part.language or entry.language),
        cells=entry_cells(place, entry) if whole else None,
        tags=tag_chips(place, entry.tags),
        line=part.line or excerpt(entry),
    )


def excerpt(entry: Entry) -> str:
    """The beginning of an entry's text; empty where it has none."""
    return next((section.excerpt for section in entry.note.sections[entry.first : entry.last] if section.excerpt), "")
