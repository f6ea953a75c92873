"""What is counted of a tag: its entries by year, their tasks, and the tags beside it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from journal.model import Daily, Entry, Log, Site, Tag
from journal.progress import Tally, add, tally
from journal.record import Record
from journal.site.tags import around

_BESIDE: Final = 16


class Tagged(Record):
    """What is counted of the entries of a tag.

    `tasks` counts each once, even where a log and its days both have it. `years` are those with an entry, ascending, and how
    many each has; `beside` are the slugs of the tags that stand with it most often, none nested in the other, and how often.
    """

    tasks: Tally
    years: tuple[tuple[int, int], ...]
    beside: tuple[tuple[str, int], ...]


def tagged(site: Site) -> dict[str, Tagged]:
    """What is counted of each tag, by its slug."""
    slugs = {tag.name.casefold(): tag.slug for tag in site.tags.values()}
    return {
        tag.slug: _tagged(tag, [site.by_id[each] for each in tag.entries], site.tags, slugs)
        for tag in site.tags.values()
    }


def _tagged(tag: Tag, entries: Sequence[Entry], tags: Mapping[str, Tag], slugs: Mapping[str, str]) -> Tagged:
    # What stands in a log may stand in one of its days as well.
    logged = [entry for entry in entries if isinstance(entry, Log) or (isinstance(entry, Daily) and entry.part_of)]
    tasks = {(entry.note.path, at): entry.note.tasks[at] for entry in logged for at in entry.tasks}
    apart = {entry.id for entry in logged}
    tallies = [entry.tally for entry in entries if entry.id not in apart]
    years = Counter(entry.when.year for entry in entries if entry.when)
    often = Counter(slug for entry in entries for slug in _with_those_above(entry.tags, tags, slugs))
    beside = [
        (slug, count) for slug, count in often.items() if not _within(slug, tag.slug) and not _within(tag.slug, slug)
    ]
    most = sorted(beside, key=lambda pair: (-pair[1], tags[pair[0]].name))[:_BESIDE]
    return Tagged(add((tally(tasks.values()), *tallies)), tuple(sorted(years.items())), tuple(most))


def _with_those_above(names: Iterable[str], tags: Mapping[str, Tag], slugs: Mapping[str, str]) -> set[str]:
    """The slugs of some tags, and of those that they are nested in."""
    found = {slugs[name.casefold()] for name in names if name.casefold() in slugs}
    return {slug for each in found for slug in around(each) if slug in tags}


def _within(slug: str, other: str) -> bool:
    """Whether a tag is another, or nested in it."""
    return f"{slug}/".startswith(f"{other}/")
