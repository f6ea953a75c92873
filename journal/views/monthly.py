"""The page of an entry that is of a month and of no day in it."""

from journal.figures.homes import parts_of
from journal.model import Monthly
from journal.routes import Calendar, MonthPage, YearPage
from journal.views.cells import Cells, done_of
from journal.views.entry import EntryPage, Heading, frame
from journal.views.explained import tasks_of
from journal.views.parts import Crumb, Explanation, entry_cells
from journal.views.place import Place
from journal.views.titles import iso_of, kind_name, month_of
from journal.views.weekly import reading_time, revised
from journal.wording.catalogue import Marked


class MonthlyView(EntryPage):
    """The page of a month's note; `month` leads to the page of the month."""

    kind: str
    month: str
    iso: str
    href: str
    reading_time: str
    revised: str
    cells: Cells | None
    done: Marked | None
    done_how: Explanation | None


def monthly(place: Place, entry: Monthly, body: str, shown: tuple[Heading, ...] | None = None) -> MonthlyView:
    """The page of a month's note, around the HTML of its text; `shown` as in `frame`."""
    words = place.words
    crumbs = [Crumb(words.calendar, place.to(Calendar()))]
    href = ""
    if entry.when is not None:
        crumbs.append(Crumb(words.dates.year(entry.when.year), place.to(YearPage(entry.when.year))))
        href = place.to(MonthPage(entry.when.year, entry.when.month))
    done = done_of(words, entry.tally)
    return MonthlyView(
        frame=frame(place, entry, body, shown=shown, crumbs=tuple(crumbs)),
        kind=kind_name(words, entry),
        month=month_of(words, entry),
        iso=iso_of(entry),
        href=href,
        reading_time=reading_time(place, entry),
        revised=revised(place, entry),
        cells=entry_cells(place, entry),
        done=done,
        done_how=tasks_of(place, parts_of(entry)) if done else None,
    )
