"""What was written a while ago: on the same date of former years, and some weeks before a week.

Only what exists is named, and only so far back that a change of an old entry is soon done with.
"""

from datetime import date, timedelta

from journal.dates.arithmetic import week_of
from journal.dates.values import Week
from journal.model import Weekly
from journal.record import Record
from journal.views.place import Place, day_href, title_language, week_route
from journal.views.titles import title_beside_kind
from journal.views.week_parts import week_exists

_YEARS = 10
_WEEKS = (1, 4, 12, 52)


class Earlier(Record):
    """A day or a week of the past: how long ago, what it is called, when it was."""

    ago: str
    title: str
    href: str
    when: str
    language: str


def on_this_day(place: Place, day: date) -> tuple[Earlier, ...]:
    """The same date of former years, the last first, as far as something was written."""
    words, found = place.words, list[Earlier]()
    for years in range(1, _YEARS + 1):
        before = _same_day(day, years)
        told = place.site.days.get(before) if before else None
        if before is None or told is None:
            continue
        title = told.title or told.line or words.dates.long(before)
        said = words.dates.with_weekday_year(before)
        ago = words.years_ago.of(years)
        found.append(Earlier(ago, title, day_href(place, before), said, place.foreign(told.language)))
    return tuple(found)


def _same_day(day: date, years: int) -> date | None:
    """The same date some years before; None for 29 February in most of them, and before the first year."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return None


def weeks_ago(place: Place, week: Week) -> tuple[Earlier, ...]:
    """The weeks 1, 4, 12 and 52 weeks before one, as far as they have anything."""
    words, site, found = place.words, place.site, list[Earlier]()
    for weeks in _WEEKS:
        if week.monday.toordinal() <= 7 * weeks:
            continue
        before = week_of(week.monday - timedelta(weeks=weeks))
        if not week_exists(place, before):
            continue
        entry = site.by_id.get(site.weeklies.get(before, ""))
        days = before.days()
        span = words.dates.range_short(days[0], days[-1])
        title = title_beside_kind(words, entry) if isinstance(entry, Weekly) else span
        language = place.foreign(title_language(place, entry, title)) if isinstance(entry, Weekly) else ""
        said = words.week_of_year.format(n=before.number, year=before.year)
        found.append(Earlier(words.weeks_ago.of(weeks), title, place.to(week_route(site, before)), said, language))
    return tuple(found)
