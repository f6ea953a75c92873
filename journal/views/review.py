"""A year in review: what was planned and kept, read, asked and judged, and where most was done.

It is made of the entries of the year and asks for nothing beyond them, so that old years stand still.
"""

from collections.abc import Iterable
from datetime import date

from journal.dates.values import Month, Week
from journal.figures.homes import Home, Parts, parts_of, thursday
from journal.figures.hours import longest_stretch
from journal.figures.lines import explained_verdicts
from journal.figures.plans import explained_promises, kept
from journal.figures.totals import Verdicts, tallied, verdicts
from journal.model import Entry, Horizon, Log, Weekly
from journal.note import within
from journal.record import Record
from journal.routes import RefPage
from journal.views.explained import carried_line, explained, line_href, more, periods
from journal.views.parts import Explanation, PlaceLink, ToldLine, ToldLines
from journal.views.place import Place, week_route
from journal.views.questions import question_href
from journal.views.tasks.nums import Num
from journal.views.titles import plain_text
from journal.views.week_parts import period_of_week
from journal.views.weekly import parts_of_week
from journal.wording.catalogue import number

_LINES = 5  # of each figure, in place; a year has many
_WEEKS = 3


class _Year(Record):
    """The entries of a year, in order, with what is counted in it: of its days, and of its weeks and of no day.

    `months` are the pages of its months.
    """

    number: int
    entries: tuple[Entry, ...]
    parts: Parts
    months: tuple[PlaceLink, ...]


def review(place: Place, year: int) -> tuple[Num, ...]:
    """The figures of a year, each with its lines; those that would be nothing are left out."""
    of = _year(place, year)
    found = [
        _kept(place, of),
        _read(place, of),
        _asked(place, of),
        _stretch(place, of),
        _carried(place, of),
        _verdicts(place, of),
        _fullest(place, year),
    ]
    return tuple(each for each in found if each is not None)


def _year(place: Place, year: int) -> _Year:
    site, known = place.site, place.known
    months = [(year, month) for month in range(1, 13)]
    days = [day for month in months for day in known.written.get(month, ())]
    ids = dict.fromkeys(part.entry for day in days for part in site.days[day].parts)
    ids |= dict.fromkeys(id_ for month in months for id_ in sorted(known.listed.get(month, ())))
    ids |= dict.fromkeys(id_ for _, id_ in reversed(known.weeklies.get(year, ())))
    every = [site.by_id[id_] for id_ in ids]
    entries = tuple(entry for entry in every if not isinstance(entry, Log))
    parts = (part for entry in every for part in parts_of(entry))
    return _Year(year, entries, tuple(part for part in parts if _in_year(part.home, year)), periods(place, days))


def _in_year(home: Home, year: int) -> bool:
    if isinstance(home, Month):
        return home.year == year
    return home is not None and (thursday(home) if isinstance(home, Week) else home).year == year


def _kept(place: Place, of: _Year) -> Num | None:
    """The plans that were made in the year."""
    plans = [
        plan
        for entry in of.entries
        for plan in place.site.promises.get(entry.id, ())
        if plan.horizon is not Horizon.SAME and _planned_in(entry, of.number)
    ]
    figure = kept(plans)
    if not figure.planned:
        return None
    return Num(
        place.words.kept_promises,
        number(figure.kept),
        place.words.of_all.format(all=number(figure.planned)),
        how=explained(place, explained_promises(plans), most=_LINES, where=of.months),
    )


def _planned_in(entry: Entry, year: int) -> bool:
    if isinstance(entry, Weekly) and entry.week is not None:
        return thursday(entry.week).year == year
    return entry.when is not None and entry.when.year == year


def _read(place: Place, of: _Year) -> Num | None:
    """The works that the year's entries cite: those cited for the first time, and those met again."""
    site, words = place.site, place.words
    own = [entry for entry in of.entries if entry.when is not None and entry.when.year == of.number]
    slugs = dict.fromkeys(slug for entry in own for slug in site.citing.get(entry.id, ()))
    works = [work for slug in slugs if (work := site.works[slug]).main]
    new = [work for work in works if _first_cited(place, work.entries).year == of.number]
    if not works:
        return None
    lines = tuple(
        ToldLine(plain_text(work.title), place.to(RefPage(work.slug)), place.foreign(work.language)) for work in new
    )
    again = words.met_again.of(len(works) - len(new)) if len(works) > len(new) else ""
    how = _listed(place, of, words.rules["read"], words.lines_counted, lines)
    return Num(words.works_read, number(len(new)), again, how=how)


def _first_cited(place: Place, entries: Iterable[str]) -> date:
    """The day of the first dated entry among some."""
    return min((day for id_ in entries if (day := place.site.by_id[id_].when) is not None), default=date.max)


def _asked(place: Place, of: _Year) -> Num | None:
    """The questions that the year's entries ask, and how many of them they answer."""
    words = place.words
    asked = [
        (entry, index, entry.note.questions[index])
        for entry in of.entries
        if entry.when is not None and entry.when.year == of.number
        for index in within(entry.note.questions, entry.first, entry.last)
    ]
    if not asked:
        return None
    answered = sum(bool(question.answers) for _, _, question in asked)
    still = [(entry, index, question) for entry, index, question in asked if not question.answers]
    lines = tuple(
        ToldLine(plain_text(question.text) or words.questions_label, question_href(place, entry, index))
        for entry, index, question in still
    )
    how = _listed(place, of, words.rules["asked"], words.filter_open, lines)
    return Num(words.questions_label, number(len(asked)), words.questions_answered.format(n=answered), how=how)


def _listed(place: Place, of: _Year, rule: str, label: str, lines: tuple[ToldLine, ...]) -> Explanation:
    """The first lines of a figure; of more of them, the months of the year."""
    beyond = len(lines) - _LINES
    told = (ToldLines(label, lines[:_LINES], more(place.words, max(0, beyond))),) if lines else ()
    return Explanation(rule, told, of.months if beyond > 0 else ())


def _stretch(place: Place, of: _Year) -> Num | None:
    spot = longest_stretch(of.parts)
    if spot is None:
        return None
    words = place.words
    line = ToldLine(plain_text(spot.text) or words.longest_stretch, line_href(place, spot))
    how = Explanation(words.rules["stretch"], (ToldLines(words.lines_counted, (line,)),))
    return Num(words.longest_stretch, words.duration(spot.amount), how=how)


def _carried(place: Place, of: _Year) -> Num | None:
    """The task that began in the year and was carried on longest; of equals the first."""
    slugs = dict.fromkeys(slug for entry in of.entries for _, slug in place.site.carrying.get(entry.id, ()))
    known = [each for slug in slugs if (each := place.site.carried[slug]).since.year == of.number]
    longest = max(known, key=lambda each: (each.days[-1] - each.since, -each.since.toordinal()), default=None)
    if longest is None:
        return None
    words = place.words
    days = (longest.days[-1] - longest.since).days
    how = Explanation(words.rules["chain"], (ToldLines(words.lines_counted, (carried_line(place, longest),)),))
    return Num(words.longest_carried, words.days_count.of(days), words.appearances.of(len(longest.hops)), how=how)


def _verdicts(place: Place, of: _Year) -> Num | None:
    found = verdicts(of.parts)
    if not found.total:
        return None
    small = f"▲ {found.better} = {found.same} ▼ {found.worse}"
    how = explained(place, explained_verdicts(of.parts), _said(place, found), _LINES, of.months)
    return Num(place.words.verdicts, _balance(found), small, how=how)


def _balance(found: Verdicts) -> str:
    """The mean of the verdicts, with its sign, in hundredths."""
    return f"{found.balance or 0:+.2f}".replace("-", "−")


def _said(place: Place, found: Verdicts) -> str:
    return place.words.verdicts_said.format(
        better=number(found.better), same=number(found.same), worse=number(found.worse)
    )


def _fullest(place: Place, year: int) -> Num | None:
    """The weeks of the ISO year in which most tasks were done; of equals the first."""
    words = place.words
    weeks = [week for week in place.site.weeks if week.year == year]
    tallies = {week: tallied(parts_of_week(place, period_of_week(place, week))) for week in weeks}
    best = sorted((week for week in weeks if tallies[week].leaf_done), key=lambda week: -tallies[week].leaf_done)
    if not best:
        return None
    lines = tuple(
        ToldLine(
            words.week_of_year.format(n=week.number, year=week.year),
            place.to(week_route(place.site, week)),
            aside=words.done_of.format(done=tallies[week].leaf_done, all=tallies[week].leaf_total),
        )
        for week in best[:_WEEKS]
    )
    how = Explanation(words.rules["period"], (ToldLines(words.lines_counted, lines),))
    label = words.week_short.format(n=best[0].number)
    return Num(
        words.fullest_weeks,
        label,
        words.done_of.format(done=tallies[best[0]].leaf_done, all=tallies[best[0]].leaf_total),
        how=how,
    )
