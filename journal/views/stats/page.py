"""All that is counted: when something is written and done, how long it takes, what comes of plans, what comes back."""

from datetime import date

from journal.figures.homes import Homes, homes_of
from journal.model import Site
from journal.record import Record
from journal.routes import Route, Stats
from journal.views.chrome import Chrome, chrome
from journal.views.parts import Empty
from journal.views.place import Place
from journal.views.stats.hours import clock, hours_by_kind, set_aside, weekdays
from journal.views.stats.plans import follow_through, still_open, times_carried, verdicts_by_month, verdicts_by_topic
from journal.views.stats.sections import LOW, StatSection, months_up_to
from journal.views.stats.topics import habits, topics
from journal.views.stats.works import citations, open_questions, reading_sections
from journal.views.stats.written import most_linked, streaks, words_by_language


class StatsView(Record):
    """All that is counted; what there is nothing of is left out."""

    chrome: Chrome
    title: str
    lede: str
    figures: tuple[str, ...]
    sections: tuple[StatSection, ...]
    line_height: int
    empty: Empty | None


def pages(site: Site) -> tuple[Route, ...]:
    """The page of all that is counted; none in a journal without dates."""
    return (Stats(),) if site.days else ()


def stats(place: Place) -> StatsView:
    """The page of all that is counted."""
    words, as_of = place.words, place.site.as_of
    homes = homes_of(place.site)
    found = _sections(place, homes, as_of) if as_of is not None else []
    return StatsView(
        chrome=chrome(place, words.stats, words.stats_lede),
        title=words.stats,
        lede=words.stats_lede,
        figures=(words.as_of.format(day=words.dates.long(as_of)),) if as_of is not None else (),
        sections=tuple(section for section in found if section is not None),
        line_height=LOW,
        empty=None if any(found) else Empty(words.no_dates, words.no_dates_how),
    )


def _sections(place: Place, homes: Homes, as_of: date) -> list[StatSection | None]:
    months = months_up_to(as_of)
    return [
        weekdays(place),
        hours_by_kind(place, homes, months),
        clock(place, homes),
        follow_through(place, months),
        times_carried(place),
        verdicts_by_month(place, homes, months),
        verdicts_by_topic(place, homes),
        still_open(place, homes, as_of),
        topics(place),
        set_aside(place, homes),
        words_by_language(place, months),
        *reading_sections(place),
        citations(place),
        open_questions(place),
        streaks(place),
        most_linked(place),
        habits(place),
    ]
