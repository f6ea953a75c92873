"""The figures of the page of tasks that stand in large."""

from collections.abc import Sequence
from datetime import date

from journal.dates.arithmetic import week_of
from journal.dates.values import Month
from journal.figures.homes import Parts
from journal.figures.hours import usual
from journal.figures.lines import explained_tasks
from journal.figures.plans import compared, explained_promises, kept
from journal.figures.totals import tallied, timed
from journal.figures.written import current, runs
from journal.model import Carried, Promised
from journal.record import Record
from journal.views.explained import carried_line, explained, grouped, of_days, time_of
from journal.views.parts import Explanation, PlaceLink, ToldLine
from journal.views.place import Place
from journal.views.tasks.spans import Span, Told, span_links
from journal.wording.catalogue import Wording, number


class Num(Record):
    """A figure in large with its name; `small` stands behind it, `trend` is "up" or "down" where that is a judgement."""

    name: str
    figure: str
    small: str = ""
    trend: str = ""
    how: Explanation | None = None


def nums(place: Place, told: Sequence[Told], before: Sequence[Span], by: str) -> tuple[Num, ...]:
    """What was done, taken up, carried over and logged, and for how many days in a row; what there is nothing of is left out."""
    if not told:
        return ()
    shown = [each.span for each in told]
    found = [*_done(place, shown, before, by), *_follow(place, shown, before)]
    return (*found, *_carried(place), *_logged(place, told, before, by), *_streak(place))


def _done(place: Place, shown: Sequence[Span], before: Sequence[Span], by: str) -> list[Num]:
    """What was done of the days, and what of whole weeks and months; where there is but one of both, that."""
    words = place.words
    years = words.done_in_last_years if before else words.done_in_years
    named = {"": words.done_in_weeks, "months": words.done_in_months, "years": years}[by]
    apart = tuple(part for span in shown for part in span.whole)
    label = words.tasks_of_whole if any(isinstance(part.home, Month) for part in apart) else words.tasks_of_weeks
    found: list[Num] = []
    for parts, name in ((_all_parts(shown), named), (apart, label)):
        tally = tallied(parts)
        if tally.leaf_total:
            whole = words.of_all.format(all=number(tally.leaf_total))
            how = explained(place, explained_tasks(parts), where=span_links(shown))
            found.append(Num(name if found else named, number(tally.leaf_done), whole, how=how))
    return found


def _all_parts(spans: Sequence[Span]) -> Parts:
    return tuple(part for span in spans for part in span.parts)


def _follow(place: Place, shown: Sequence[Span], before: Sequence[Span]) -> list[Num]:
    words = place.words
    plans = compared(place.site)
    own = _within(plans, shown)
    now, then = kept(own), kept(_within(plans, before)).follow_through
    if now.follow_through is None:
        return []
    change = now.follow_through - then if then is not None else 0
    small, trend = words.n_of_all.format(n=number(now.taken_up), all=number(now.planned)), ""
    if change:
        small = (words.up_by if change > 0 else words.down_by).format(n=abs(change))
        trend = "up" if change > 0 else "down"
    how = explained(place, explained_promises(own, taken_up=True), where=span_links(shown))
    return [Num(words.follow_through, f"{now.follow_through}%", small, trend, how)]


def _within(plans: Sequence[tuple[date | None, Promised]], spans: Sequence[Span]) -> list[Promised]:
    if not spans:
        return []
    return [plan for day, plan in plans if day is not None and spans[0].first <= day <= spans[-1].last]


def _carried(place: Place) -> list[Num]:
    """How many tasks may still go on, each with the way to its page."""
    words, ages = place.words, place.known.ages
    if not ages:
        return []
    open_still = [carried for slug, carried in place.site.carried.items() if slug in ages]
    where = (PlaceLink(words.carried_section, "#carried"),)

    def line(carried: Carried) -> ToldLine:
        return carried_line(place, carried, age(words, ages[carried.slug]))

    how = grouped(place, words.rules["chain"], [(words.lines_counted, open_still)], line, where)
    return [
        Num(
            words.carried_now, number(len(ages)), words.oldest_open.format(days=age(words, max(ages.values()))), how=how
        )
    ]


def _logged(place: Place, told: Sequence[Told], before: Sequence[Span], by: str) -> list[Num]:
    words, last = place.words, told[-1]
    if not last.minutes:
        return []
    if by:
        earlier = (timed((*span.parts, *span.whole)).effort for span in reversed(before))
        is_usual = usual([*(each.minutes for each in reversed(told[:-1])), *earlier])
    else:
        known = place.known.usual_weeks.get(week_of(last.span.first))
        is_usual = known.minutes if known else None
    said = words.usual_amount.format(amount=words.hours(is_usual)) if is_usual else ""
    name = words.week.format(n=last.span.label) if not by else last.span.name
    shown = words.duration(last.minutes) if not by else words.hours(last.minutes)
    where = span_links([last.span])
    parts = (*last.span.parts, *last.span.whole)
    how = time_of(place, parts, timed(parts), where=where)
    return [Num(words.logged_in.format(period=name), shown, said, how=how)]


def _streak(place: Place) -> list[Num]:
    words, as_of = place.words, place.site.as_of
    found = runs(day for day in place.site.days if as_of is None or day <= as_of)
    if not found or as_of is None:
        return []
    now = current(found, as_of)
    best = max(run.days for run in found)
    small = words.best_streak.format(days=words.days_count.of(best))
    how = of_days(place, words.rules["streak"], now[::-1])
    return [Num(words.streak, number(len(now)), small, how=how)]


def age(words: Wording, days: int) -> str:
    """An age in days below two weeks, else in weeks."""
    return words.days_count.of(days) if days < 14 else words.weeks_count.of(days // 7)
