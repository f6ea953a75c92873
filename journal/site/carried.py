"""Tasks that were carried on, each with its biography: where it was promised, every hop, and how it ended.

Weeks carry on from week to week, days from day to day; what a week's task became in a day is a matter of its plan.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from journal.chains import Occasion, Place, chains, continued
from journal.matching import Aliases, Line
from journal.model import Carried, Daily, Entry, PlanLine, Promised, Weekly
from journal.progress import counts
from journal.record import replace
from journal.routes import slug
from journal.site.compared import Compared


def carried_of(
    entries: Iterable[Entry],
    promises: Mapping[str, tuple[Promised, ...]],
    aliases: Aliases = (),
    compared: Compared | None = None,
) -> dict[str, Carried]:
    """The tasks that recur, by slug: open ones first, of these the oldest; then those that ended, the latest first.

    The order of the entries does not matter. `compared` may hold what is compared of these entries' tasks already.
    """
    known = sorted((entry for entry in entries if _day(entry) is not None), key=lambda entry: (_day(entry), entry.id))
    by_id = {entry.id: entry for entry in known}
    lines = compared or Compared(known, aliases)
    links: dict[Place, Place] = {}
    for kind in (Weekly, Daily):
        links |= _links([entry for entry in known if isinstance(entry, kind)], lines)
    found = [_carried(chain, by_id) for chain in chains(links)]
    planned = _planned(promises)
    return _named([(carried, planned.get(carried.hops[0])) for carried in found])


def _day(entry: Entry) -> date | None:
    """The day on which an entry stands in its series; None for one that has no place in any."""
    if isinstance(entry, Weekly):
        return entry.week.monday if entry.week is not None else entry.start
    return entry.when if isinstance(entry, Daily) else None


def _links(series: list[Entry], lines: Compared) -> dict[Place, Place]:
    """Where open tasks go on, as indexes in their notes."""
    indexes: dict[str, list[int]] = {}

    def read(entry: str) -> tuple[Line, ...]:
        return tuple(lines.task((entry, index)) for index in indexes[entry])

    # One after the other, since of all the words of their tasks only those of neighbours are looked at.
    def occasions() -> Iterator[Occasion]:
        for entry in series:
            own = [index for index in entry.tasks if counts(entry.note.tasks[index])]
            day = _day(entry)
            if own and day is not None:
                indexes[entry.id] = own
                states = tuple(entry.note.tasks[index].state for index in own)
                yield Occasion(entry.id, day, states, f"{lines.stamp(entry.id)} {day}", partial(read, entry.id))

    return {
        (first, indexes[first][index]): (second, indexes[second][other])
        for (first, index), (second, other) in continued(occasions(), lines.results).items()
    }


def _carried(chain: tuple[Place, ...], entries: Mapping[str, Entry]) -> Carried:
    tasks = [entries[id_].note.tasks[index] for id_, index in chain]
    last = entries[chain[-1][0]]
    days = tuple(day for id_, _ in chain if (day := _day(entries[id_])) is not None)
    return Carried(slug(tasks[0].text), tasks[-1].text, last.language, chain, days, tuple(task.state for task in tasks))


def _planned(promises: Mapping[str, tuple[Promised, ...]]) -> dict[Place, tuple[str, PlanLine]]:
    """The plan that each task was taken up from."""
    found: dict[Place, tuple[str, PlanLine]] = {}
    for id_ in sorted(promises):
        for plan in promises[id_]:
            if plan.ledger is not None:
                for pair in plan.ledger.pairs:
                    found.setdefault(plan.acts[pair.act], (id_, plan.items[pair.plan]))
    return found


def _named(found: Iterable[tuple[Carried, tuple[str, PlanLine] | None]]) -> dict[str, Carried]:
    """Each under a name of its own, which the task's first day tells from others of the same words."""
    taken: dict[str, Carried] = {}
    for carried, planned in sorted(found, key=lambda each: (each[0].since, each[0].hops)):
        name = base = carried.slug if carried.slug not in taken else f"{carried.slug}-{carried.since.isoformat()}"
        number = 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        taken[name] = replace(carried, slug=name, planned=planned)
    ended = sorted(
        (each for each in taken.values() if not each.open), key=lambda each: (-each.days[-1].toordinal(), each.slug)
    )
    still = sorted((each for each in taken.values() if each.open), key=lambda each: (each.since, each.slug))
    return {each.slug: each for each in (*still, *ended)}


def carrying(carried: Mapping[str, Carried]) -> dict[str, tuple[tuple[int, str], ...]]:
    """Those tasks of each entry that recur, as (index in its note, slug), by the id of the entry."""
    found: dict[str, list[tuple[int, str]]] = {}
    for slug_, each in carried.items():
        for id_, index in each.hops:
            found.setdefault(id_, []).append((index, slug_))
    return {id_: tuple(sorted(pairs)) for id_, pairs in sorted(found.items())}
