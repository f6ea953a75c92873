"""Which tasks are carried over where they stand, and how long those have been open that may still go on.

A task is carried over if it is open here and goes on in a later entry, or if the plan of its own entry takes it up
again. What the writer marked as put off says so itself, and is not looked for here.
"""

from collections import defaultdict
from datetime import timedelta

from journal.marks.tasks import State
from journal.model import Site

_ENDED = frozenset({State.DONE, State.CANCELLED, State.FAILED, State.QUESTION, State.OTHER})
_LIVES = timedelta(days=28)  # a task that is not named again within this time goes on nowhere


def carried_over(site: Site) -> dict[str, tuple[int, ...]]:
    """The tasks that are carried over, as indexes in the note, ascending, by the id of their entry."""
    found: dict[str, set[int]] = defaultdict(set)
    for carried in site.carried.values():
        for (entry, index), state in zip(carried.hops[:-1], carried.states, strict=False):
            if state not in _ENDED:
                found[entry].add(index)
    for entry, plans in site.promises.items():
        for plan in plans:
            found[entry] |= {index for _, index in plan.again}
    return {entry: tuple(sorted(indexes)) for entry, indexes in sorted(found.items()) if indexes}


def around(site: Site) -> dict[str, tuple[str, str]]:
    """The slugs of the tasks before and after each that recurs, in the order of the site; empty at the ends."""
    order = ("", *site.carried, "")
    return {slug: (order[at], order[at + 2]) for at, slug in enumerate(site.carried)}


def ages(site: Site) -> dict[str, int]:
    """The days since its first appearance of each open task that may still go on, by slug.

    The others stand still: nothing that is written later makes them older. One that is but the label of tasks that are
    carried over as well is not told beside them.
    """
    as_of = site.as_of
    if as_of is None:
        return {}
    living = {
        slug: carried for slug, carried in site.carried.items() if carried.open and carried.days[-1] + _LIVES >= as_of
    }
    ends = [carried.hops[-1] for carried in living.values()]
    labels = {(entry, site.by_id[entry].note.tasks[index].parent) for entry, index in ends}
    return {slug: carried.age(as_of) for slug, carried in living.items() if carried.hops[-1] not in labels}
