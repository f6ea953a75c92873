"""What came of plans, as sums over those that were compared with what followed."""

from collections.abc import Iterable
from datetime import date

from journal.figures.homes import thursday
from journal.figures.lines import Explained, Rule, Spot
from journal.model import Entry, Horizon, Promised, Site, Weekly
from journal.progress import percent
from journal.record import Record


class Kept(Record):
    """What came of plans that were compared, as sums. `pending` counts items of plans that nothing follows yet.

    `actual` counts the tasks that those of days and weeks were compared with, under no other task, and `unplanned` those that
    no plan meant.
    """

    planned: int = 0
    kept: int = 0
    partly: int = 0
    taken_up: int = 0
    unplanned: int = 0
    actual: int = 0
    pending: int = 0

    @property
    def dropped(self) -> int:
        """Planned items that nothing took up."""
        return self.planned - self.taken_up

    @property
    def kept_percent(self) -> int | None:
        """The share of the plans that was done; None of no plan."""
        return percent(self.kept, self.planned)

    @property
    def follow_through(self) -> int | None:
        """The share of the plans that was taken up, done or not; None of no plan."""
        return percent(self.taken_up, self.planned)


def compared(site: Site) -> tuple[tuple[date | None, Promised], ...]:
    """The plans for a next period, each with the day of its entry, by day; of a week's note, the week's Thursday."""
    by_id = {entry.id: entry for entry in site.entries}
    found = [
        (_planned_on(by_id[id_]), plan)
        for id_, plans in site.promises.items()
        for plan in plans
        if plan.horizon is not Horizon.SAME
    ]
    return tuple(sorted(found, key=lambda each: (each[0] or date.max, each[1].entry, each[1].horizon.value)))


def _planned_on(entry: Entry) -> date | None:
    if isinstance(entry, Weekly) and entry.week is not None:
        return thursday(entry.week)
    return entry.when


def kept(plans: Iterable[Promised]) -> Kept:
    """What came of some plans: sums over all of them."""
    planned = done = partly = taken = unplanned = actual = pending = 0
    for plan in plans:
        ledger = plan.ledger
        if ledger is None:
            pending += len(plan.items)
            continue
        planned += ledger.planned
        done += ledger.kept
        partly += sum(pair.result.value == "partly" for pair in ledger.pairs)
        taken += len(ledger.pairs)
        # Of a month it is not said what nobody planned.
        if plan.horizon is not Horizon.MONTH:
            unplanned += len(ledger.unplanned)
            actual += len(ledger.unplanned) + len(ledger.pairs)
    return Kept(planned, done, partly, taken, unplanned, actual, pending)


def explained_promises(plans: Iterable[Promised], *, taken_up: bool = False) -> Explained:
    """Planned items that were done, or with `taken_up` those that came back at all, by their lines."""
    counted: list[Spot] = []
    rest: list[Spot] = []
    for plan in plans:
        if plan.ledger is None:
            continue
        good = {pair.plan for pair in plan.ledger.pairs if taken_up or pair.result.value == "done"}
        for index, item in enumerate(plan.items):
            (counted if index in good else rest).append(Spot(plan.entry, item.line, item.text))
    return Explained(Rule.TAKEN_UP if taken_up else Rule.KEPT, tuple(counted), tuple(rest))
