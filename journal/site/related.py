"""Which entries belong together, and why: what answers, what continues, and what shares rare things.

Only what few entries share tells anything, and only that is looked at: so a new entry changes few others, and no two entries
are compared that share nothing rare. The day decides between those that share as much, and brings none in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from journal.model import Asked, Carried, Daily, Entry, Log, Related, Tag, Tie, Why, begun

# What more entries share says nothing of any two of them.
MOST = 12
# The rarest things count most. The steps are coarse, so that one more entry changes the order seldom.
_RARE = ((3, 3), (6, 2), (MOST, 1))
_WORK = 4
_LINK = 3
_TAG = 2
_SHOWN = 5
_NEAR = 7  # days

_Mentions = Mapping[str, Sequence[tuple[str, int]]]


def ties_of(questions: Iterable[Asked], carried: Iterable[Carried]) -> dict[str, tuple[Tie, ...]]:
    """By an entry's id, the entries that answer what it asks, ask what it answers, or continue what it began, in this order.

    What goes the other way of a task is told beside the task itself, which leads to all its days.
    """
    ties: dict[str, dict[Tie, None]] = defaultdict(dict)
    asking: dict[str, dict[Tie, None]] = defaultdict(dict)
    for asked in questions:
        for entry, index in asked.places if asked.answered else ():
            if asked.answered and entry != asked.answered[0]:
                ties[entry][Tie(Why.ANSWERS, asked.answered[0], index)] = None
                asking[asked.answered[0]][Tie(Why.ASKED, entry, asked.answered[1])] = None
    for answering, asked_by in asking.items():
        ties[answering] |= asked_by
    for task in carried:
        for (entry, index), (later, _) in zip(task.hops, task.hops[1:], strict=False):
            if entry != later:
                ties[entry][Tie(Why.CONTINUES, later, index)] = None
    return {entry: tuple(found) for entry, found in ties.items()}


def related_of(
    entries: Iterable[Entry], works: Mapping[str, Iterable[str]], tags: Iterable[Tag], mentions: _Mentions
) -> dict[str, tuple[Related, ...]]:
    """By an entry's id, the few entries that share most with it, the nearest first; those that one of the two links to are not among them.

    `works` are the slugs of what each entry cites, `mentions` as in `Site`.
    """
    by_id = {entry.id: entry for entry in entries}
    linked = {(there, source) for there, sources in mentions.items() for source, _ in sources}
    shared: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for points, name, holders in _things(works, tags, mentions):
        for one in holders:
            for other in holders:
                if one != other:
                    shared[one][other].append((points, name))
    found: dict[str, tuple[Related, ...]] = {}
    for one, others in shared.items():
        if one not in by_id:
            continue
        near = [
            (_rank(by_id[one], by_id[other], things), other)
            for other, things in others.items()
            if other in by_id
            and not {(one, other), (other, one)} & linked
            and not _of_one_log(by_id[one], by_id[other])
        ]
        best = sorted(near)[:_SHOWN]
        if best:
            found[one] = tuple(_told(other, others[other], by_id[one], by_id[other]) for _, other in best)
    return dict(sorted(found.items()))


def _things(
    works: Mapping[str, Iterable[str]], tags: Iterable[Tag], mentions: _Mentions
) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Each thing that few entries share: its points, its name with a letter for its kind before it, and who has it."""
    citing: dict[str, list[str]] = defaultdict(list)
    for entry, slugs in works.items():
        for slug in slugs:
            citing[slug].append(entry)
    groups = [
        (_WORK, ((f"w{slug}", tuple(dict.fromkeys(holders))) for slug, holders in citing.items())),
        (
            _LINK,
            ((f"l{there}", tuple(dict.fromkeys(source for source, _ in pairs))) for there, pairs in mentions.items()),
        ),
        (_TAG, ((f"t{tag.name}", tag.entries) for tag in tags)),
    ]
    for weight, things in groups:
        for name, holders in things:
            rarity = next((points for most, points in _RARE if len(holders) <= most), 0)
            if rarity and len(holders) > 1:
                yield weight * rarity, name, holders


def _rank(one: Entry, other: Entry, things: Sequence[tuple[int, str]]) -> tuple[int, int, str]:
    """Sorts what shares most first, then what is nearest in time."""
    apart = _apart(one, other)
    points = sum(each for each, _ in things) + (apart is not None and apart <= _NEAR)
    return -points, apart if apart is not None else 1 << 30, other.id


def _apart(one: Entry, other: Entry) -> int | None:
    """The days between what two entries are of, 0 if they have a day in common; None where one has no date."""
    first, second = begun(one), begun(other)
    if first is None or second is None or one.when is None or other.when is None:
        return None
    return max((first - other.when).days, (second - one.when).days, 0)


def _of_one_log(one: Entry, other: Entry) -> bool:
    """Whether both are of one file, whose page and neighbours lead to each other anyway."""
    return one.note.path == other.note.path and all(isinstance(each, Daily | Log) for each in (one, other))


def _is_day(entry: Entry) -> bool:
    return begun(entry) == entry.when


def _told(entry: str, things: Sequence[tuple[int, str]], one: Entry, other: Entry) -> Related:
    names = [name for _, name in things]
    apart = _apart(one, other)
    return Related(
        entry,
        works=tuple(sorted(name[1:] for name in names if name[0] == "w")),
        links=sum(name[0] == "l" for name in names),
        tags=tuple(sorted(name[1:] for name in names if name[0] == "t")),
        # Of a day and the week or month that it is in, there is nothing to say.
        apart=apart if apart or (_is_day(one) and _is_day(other)) else None,
    )
