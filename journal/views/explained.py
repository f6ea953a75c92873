"""How a figure was counted: its rule, the lines that make it, and those that are left out with the reason.

A few lines are shown where the figure stands; of more, the first, with the ways to all of them.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Final, TypeVar, assert_never

from journal.dates.values import Week
from journal.figures.homes import Part, Parts, parts_of, tells_of_many
from journal.figures.lines import Explained, Reason, Rule, Spot, explained_tasks, explained_time
from journal.figures.standing import Standing
from journal.figures.totals import Time
from journal.language import language_of
from journal.model import Carried, Entry
from journal.note import on_line
from journal.routes import MonthPage, TaskPage, YearPage
from journal.views.carried import label_of
from journal.views.entry import plan_anchor, stretch_anchor, task_anchor
from journal.views.parts import Explanation, PlaceLink, ToldLine, ToldLines
from journal.views.place import Place, day_href
from journal.views.titles import plain_text
from journal.wording.catalogue import Wording

T = TypeVar("T")

_LINES: Final = 20
_LINKS: Final = 14


def explained(
    place: Place, told: Explained, rule: str = "", most: int = _LINES, where: Sequence[PlaceLink] = ()
) -> Explanation:
    """A figure by its lines; of more than twenty the first `most` are shown.

    `rule` says what it counts where that is not its usual rule. `where` are the pages that have all lines; without them these are the pages of the entries of those not shown.
    """
    words = place.words
    rows = [
        (words.lines_counted, [(spot, None) for spot in told.counted]),
        (words.lines_rest, [(spot, None) for spot in told.rest]),
        (words.lines_left, told.left),
    ]
    rows = [(label, spots) for label, spots in rows if spots]
    lists: list[ToldLines] = []
    hidden: list[Spot] = []
    for (label, spots), shown in zip(rows, shares([len(spots) for _, spots in rows], most), strict=True):
        lines = tuple(spot_line(place, spot, _aside(words, told, spot, reason)) for spot, reason in spots[:shown])
        lists.append(ToldLines(label, lines, more(words, len(spots) - shown)))
        hidden += (spot for spot, _ in spots[shown:])
    links = (tuple(where) or _links(place, hidden)) if hidden else ()
    return Explanation(rule or rule_of(words, told.rule), tuple(lists), links)


def of_days(
    place: Place, rule: str, days: Sequence[date], most: int = _LINES, where: Sequence[PlaceLink] = ()
) -> Explanation:
    """A figure that some days make; of more than twenty the first `most` are shown, and the months or the years."""
    words = place.words
    most = len(days) if len(days) <= _LINES else most
    lines = tuple(ToldLine(words.dates.short_year(day), day_href(place, day)) for day in days[:most])
    beyond = days[most:]
    told = (ToldLines(words.lines_counted, lines, more(words, len(beyond))),) if lines else ()
    return Explanation(rule, told, (tuple(where) or periods(place, beyond)) if beyond else ())


def grouped(
    place: Place,
    rule: str,
    groups: Sequence[tuple[str, Sequence[T]]],
    line: Callable[[T], ToldLine],
    where: Sequence[PlaceLink] = (),
    most: int = _LINES,
) -> Explanation:
    """Several figures of one rule, each by its lines; of more than twenty lines of all of them the first `most`, but one of each.

    `groups` have a label and what each line is of, as which `line` shows it. `where` are the pages that have those not shown.
    """
    sizes = [len(own) for _, own in groups]
    told = [
        ToldLines(label, tuple(map(line, own[:shown])), more(place.words, len(own) - shown))
        for (label, own), shown in zip(groups, shares(sizes, max(most, len(sizes))), strict=True)
    ]
    return Explanation(rule, tuple(told), tuple(where) if any(each.more for each in told) else ())


def carried_line(place: Place, carried: Carried, aside: str = "") -> ToldLine:
    """A task that was carried on, with the way to its own page."""
    href = place.to(TaskPage(carried.slug))
    return ToldLine(plain_text(carried.title), href, place.foreign(carried.language), aside)


def standing_line(place: Place, standing: Standing, aside: str = "") -> ToldLine:
    """A task where it stands."""
    return spot_line(place, Spot(standing.entry.id, standing.task.line, standing.task.text), aside)


def shares(sizes: Sequence[int], most: int) -> list[int]:
    """How many of each of some lists are shown: all of up to twenty lines, else together at most `most`.

    Each list has an equal part, and the first what others leave.
    """
    if sum(sizes) <= _LINES:
        return list(sizes)
    found = [min(size, most // len(sizes)) for size in sizes]
    for at, size in enumerate(sizes):
        found[at] += min(size - found[at], most - sum(found))
    return found


def more(words: Wording, beyond: int) -> str:
    """What is said of lines that are not shown; empty where there are none."""
    return words.lines_elsewhere.format(lines=words.lines_count.of(beyond)) if beyond else ""


def periods(place: Place, days: Iterable[date], most: int = _LINKS) -> tuple[PlaceLink, ...]:
    """The pages of the months of some days, ascending; where these are too many, those of their years."""
    words = place.words
    months = sorted({(day.year, day.month) for day in days})
    if len(months) <= most:
        return tuple(PlaceLink(words.dates.month(*month), place.to(MonthPage(*month))) for month in months)
    years = dict.fromkeys(year for year, _ in months)
    return tuple(PlaceLink(words.dates.year(year), place.to(YearPage(year))) for year in years)


def tasks_of(place: Place, parts: Parts, rule: str = "") -> Explanation:
    """`6 of 9 done` by its lines."""
    return explained(place, explained_tasks(parts), rule)


def time_of(
    place: Place, parts: Parts, told: Time, rule: str = "", where: Sequence[PlaceLink] = (), most: int = _LINES
) -> Explanation:
    """Logged time by its lines, with what it is by the clock if lines overlap, and how many of them have no end.

    `told` is what the parts come to.
    """
    words = place.words
    said = [words.wall_clock.format(time=words.duration(told.wall))] if told.wall and told.wall != told.effort else []
    said += [words.open_ends.of(told.open_ends)] if told.open_ends else []
    own = [rule or words.rule_time, words.sentence(*said)] if said else [rule or words.rule_time]
    return explained(place, explained_time(parts), words.sentences(*own), most, where)


def parts_on(place: Place, entries: Sequence[Entry], homes: frozenset[date | Week]) -> Parts:
    """What some entries have at some homes: days, or a week."""
    wide: dict[str, tuple[Entry, list[Part]]] = {entry.id: (entry, []) for entry in entries if tells_of_many(entry)}
    for day in sorted(home for home in homes if isinstance(home, date)) if wide else ():
        for share in place.known.shares.get(day, ()):
            if share.entry in wide:
                entry, parts = wide[share.entry]
                parts.append(Part(entry, day, share.tasks, share.times))
    return tuple(
        part
        for entry in entries
        for part in (wide[entry.id][1] if entry.id in wide else parts_of(entry))
        if part.home in homes
    )


def rule_of(words: Wording, rule: Rule) -> str:
    """What a figure counts, in a sentence."""
    match rule:
        case Rule.TASKS:
            return words.rule_tasks
        case Rule.TIME:
            return words.rule_time
        case Rule.VERDICTS:
            return words.rule_verdicts
        case Rule.KEPT:
            return words.rule_kept
        case Rule.TAKEN_UP:
            return words.rule_taken_up
        case Rule.DAYS:
            return words.rule_days
        case _:
            assert_never(rule)


def reason_of(words: Wording, reason: Reason) -> str:
    """Why a line is not counted, in a few words."""
    match reason:
        case Reason.HEADS:
            return words.left_heads
        case Reason.DROPPED:
            return words.left_dropped
        case Reason.PLANNED:
            return words.left_planned
        case Reason.PILE:
            return words.left_pile
        case Reason.QUESTION:
            return words.left_question
        case Reason.UNKNOWN:
            return words.left_unknown
        case Reason.OPEN_END:
            return words.left_open_end
        case _:
            assert_never(reason)


def _aside(words: Wording, told: Explained, spot: Spot, reason: Reason | None) -> str:
    """What a line adds to a figure, or why it adds nothing."""
    if reason is not None:
        return reason_of(words, reason)
    return words.duration(spot.amount) if told.rule is Rule.TIME else ""


def spot_line(place: Place, spot: Spot, aside: str = "") -> ToldLine:
    """A line of an entry, with the way to it."""
    entry = place.site.by_id[spot.entry]
    text = plain_text(spot.text)
    own = place.foreign(language_of(text, entry.language) or entry.language)
    return ToldLine(text or label_of(place, entry), line_href(place, spot), own, aside)


def line_href(place: Place, spot: Spot) -> str:
    """The link to the line of an entry, if it has an id on its page; else to the entry."""
    entry = place.site.by_id[spot.entry]
    note = entry.note
    found = [task_anchor(index) for index in on_line(note.tasks, spot.line)]
    found += [stretch_anchor(index) for index in on_line(note.times, spot.line) if note.times[index].task is None]
    found += [plan_anchor(index) for index in on_line(note.plans, spot.line)]
    return place.entry(entry.id, found[0] if found else "")


def _links(place: Place, spots: Sequence[Spot]) -> tuple[PlaceLink, ...]:
    """The entries that hold some lines, each once."""
    ids = dict.fromkeys(spot.entry for spot in spots)
    return tuple(PlaceLink(label_of(place, place.site.by_id[id_]), place.entry(id_)) for id_ in islice(ids, _LINKS))
