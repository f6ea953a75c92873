"""What is counted of a tag: its entries by year, their tasks, and the tags beside it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Final

from journal.model import Entry, Log, Site, Tag, log_of
from journal.progress import Tally, add
from journal.record import Record
from journal.site.tags import around

_BESIDE: Final = 16
_WEEKS: Final = 52


class LastYear(Record):
    """How many entries each week of a year has, from that of the day `first` to that of the newest entry, of the day `last`."""

    counts: tuple[int, ...]
    first: date
    last: date


class Tagged(Record):
    """What is counted of the entries of a tag.

    `tasks` counts each once, even where a log and its days both have it. `years` are those with an entry, ascending, and how
    many each has; `beside` are the slugs of the tags that stand with it most often, none nested in the other, and how often;
    a tag of all notes that have tags says nothing of any. `weeks` is None where fewer than two weeks have an entry.
    """

    tasks: Tally
    years: tuple[tuple[int, int], ...]
    beside: tuple[tuple[str, int], ...]
    weeks: LastYear | None


def tagged(site: Site) -> dict[str, Tagged]:
    """What is counted of each tag, by its slug."""
    slugs = {tag.name.casefold(): tag.slug for tag in site.tags.values()}
    every = max(2, len({entry for tag in site.tags.values() for entry in tag.entries}))

    # The tags that one note alone has stand beside the same ones, and a note may have thousands.
    @lru_cache(maxsize=16)
    def often(ids: tuple[str, ...]) -> Sequence[tuple[str, int]]:
        found = Counter(slug for each in ids for slug in _with_those_above(site.by_id[each].tags, site.tags, slugs))
        return sorted(
            (pair for pair in found.items() if len(site.tags[pair[0]].entries) < every),
            key=lambda pair: (-pair[1], site.tags[pair[0]].name),
        )

    return {
        tag.slug: _tagged(tag, [site.by_id[each] for each in tag.entries], often(tag.entries))
        for tag in site.tags.values()
    }


def _tagged(tag: Tag, entries: Sequence[Entry], often: Sequence[tuple[str, int]]) -> Tagged:
    """What is counted of a tag; `often` are all tags of its entries, the commonest first."""
    # What stands in a log stands in one of its days as well.
    logs = {entry.id for entry in entries if isinstance(entry, Log)}
    tallies = [entry.tally for entry in entries if log_of(entry) not in logs]
    years = Counter(entry.when.year for entry in entries if entry.when)
    above, below = frozenset(around(tag.slug)), f"{tag.slug}/"
    beside = (each for each in often if each[0] not in above and not each[0].startswith(below))
    return Tagged(
        add(tallies),
        tuple(sorted(years.items())),
        tuple(islice(beside, _BESIDE)),
        _last_year([entry.when for entry in entries if entry.when]),
    )


def _last_year(days: Sequence[date]) -> LastYear | None:
    if not days:
        return None
    last = max(days)
    monday = last.toordinal() - last.weekday()
    counts = Counter((monday - day.toordinal() + 6) // 7 for day in days)
    shown = tuple(counts[back] for back in reversed(range(_WEEKS)))
    first = date.fromordinal(max(1, monday - 7 * (_WEEKS - 1)))
    return LastYear(shown, first, last) if sum(map(bool, shown)) > 1 else None


def _with_those_above(names: Iterable[str], tags: Mapping[str, Tag], slugs: Mapping[str, str]) -> set[str]:
    """The slugs of some tags, and of those that they are nested in."""
    found = {slugs[name.casefold()] for name in names if name.casefold() in slugs}
    return {slug for each in found for slug in around(each) if slug in tags}
