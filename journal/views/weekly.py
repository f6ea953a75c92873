"""The page of a weekly, and the page of a week that nobody wrote up."""

from dataclasses import dataclass
from datetime import date

from journal.charts import bars_by_kind
from journal.dates import Week, value
from journal.model import Entry, Weekly
from journal.progress import add
from journal.routes import Weeks
from journal.views.entry import EntryPage, Heading, entry_times, frame, headings
from journal.views.parts import (
    Bars,
    Cells,
    Chrome,
    Empty,
    EntryRow,
    Place,
    PrevNext,
    PrevNextLink,
    Spread,
    Strip,
    cells,
    chrome,
    day_tasks,
    done_of,
    entry_row,
    entry_tasks,
    weekly_number,
)
from journal.views.week_parts import (
    Period,
    blocks_of,
    days_of_period,
    hops,
    minutes_of,
    period_of_week,
    spread,
    strip,
)
from journal.wording.catalogue import Marked

# Words that are read in a minute: of Latin text; a Han character is counted as a word and read about as fast.
_PACE = 220


@dataclass(frozen=True, slots=True)
class WeeklyView(EntryPage):
    """A weekly. `number` is empty for one without a week; `cells_href` leads to the checklist."""

    number: str
    kind: str
    iso: str
    days: str
    reading_time: str
    revised: str
    cells: Cells | None
    cells_href: str
    done: Marked | None
    carried: Marked | None
    time: Bars


@dataclass(frozen=True, slots=True)
class WeekView:
    """A week without a weekly: what its days say."""

    chrome: Chrome
    strip: Strip
    title: str
    number: str
    kind: str
    iso: str
    figures: tuple[str, ...]
    cells: Cells | None
    spread: Spread
    empty: Empty
    rows: tuple[EntryRow, ...]
    time: Bars
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
    tally = entry.tally
    return WeeklyView(
        frame=frame(place, entry, body, shown=shown, strip=above),
        number=str(number) if number is not None else "",
        kind=words.kind_weekly,
        iso=str(entry.week) if entry.week else "",
        days=words.dates.range(entry.start, entry.end) if entry.start and entry.end else _range(place, period),
        reading_time=reading_time(place, entry),
        revised=revised(place, entry),
        cells=cells(words, entry_tasks(entry)),
        cells_href=_checklist(place, entry),
        done=done_of(words, tally),
        carried=words.carried.marked(tally.deferred) if tally.deferred else None,
        time=bars_by_kind(words, site.masthead, blocks),
    )


def _range(place: Place, period: Period | None) -> str:
    return place.words.dates.range(period.days[0], period.days[-1]) if period else ""


def _checklist(place: Place, entry: Entry) -> str:
    """The link to the first heading whose section has tasks that count; empty if none has."""
    sections = {task.section for task in entry_tasks(entry) if cells(place.words, [task])}
    return next((f"#{heading.anchor}" for heading in headings(place, entry) if heading.section in sections), "")


def reading_time(place: Place, entry: Entry) -> str:
    """How long the text takes to read; empty below a minute."""
    words = sum(section.words for section in entry.note.sections[entry.first : entry.last]) or entry.note.words
    minutes = round(words / _PACE)
    return place.words.minutes_to_read.format(n=minutes) if minutes else ""


def revised(place: Place, entry: Entry) -> str:
    """When the writer says to have changed the entry, if that is not its own day; empty otherwise."""
    day = value(entry.note.front.revised or entry.note.front.updated)
    if not isinstance(day, date) or day == entry.when:
        return ""
    return place.words.revised.format(day=place.words.dates.short_year(day))


def week(place: Place, of: Week) -> WeekView:
    """The page of a week that nobody wrote up."""
    words, site = place.words, place.site
    period = period_of_week(place, of)
    days = days_of_period(place, period)
    whole, minutes = add([day.tally for day in days]) if days else None, minutes_of(days)
    figures = [words.days_of.format(done=len(days), all=len(period.days))]
    if whole and whole.leaf_total:
        figures.append(words.done_of.format(done=whole.leaf_done, all=whole.leaf_total))
    if minutes:
        figures.append(words.logged_all.format(duration=words.duration(minutes)))
    ids = dict.fromkeys(part.entry for day in days for part in day.parts)
    return WeekView(
        chrome=chrome(place, words.week_of_year.format(n=of.number, year=of.year), section=Weeks()),
        strip=strip(place, period),
        title=words.dates.range(period.days[0], period.days[-1]),
        number=str(of.number),
        kind=words.week_label,
        iso=str(of),
        figures=tuple(figures),
        cells=cells(words, [task for day in days for task in day_tasks(site, day)]),
        spread=spread(place, period),
        empty=Empty(words.no_write_up, words.no_write_up_why),
        rows=tuple(entry_row(place, site.by_id[each]) for each in ids),
        time=bars_by_kind(words, site.masthead, blocks_of(days)),
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
