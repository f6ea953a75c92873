"""Tasks as rows of cells, and figures of them in words."""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from operator import itemgetter

from journal import progress
from journal.marks.tasks import Task
from journal.model import Day, Entry, Site
from journal.record import Record
from journal.wording.catalogue import Marked, Wording, marked, number

# More cells than this say less than a bar.
_MOST_CELLS = 40


class Cells(Record):
    """One letter per task: d done, h half done, c carried over, x dropped, o open or failed; in this order.

    `percent` is set where there are too many to draw: then a bar is shown instead.
    """

    string: str
    label: str
    percent: int | None = None


def cells(words: Wording, tasks: Iterable[Task], carried: Collection[int] = ()) -> Cells | None:
    """The cells of the tasks that count for this period, without those that only head others; None if there are none.

    `carried` are those, by their number among `tasks`, that are carried over.
    """
    string = progress.cells(tuple(tasks), carried=carried)
    if not string:
        return None
    counts = {letter: string.count(letter) for letter in "dhcxo"}
    whole = len(string) - counts["x"]
    said = [words.done_of.format(done=counts["d"], all=whole)] if whole else []
    named = (("h", words.half), ("c", words.carried), ("x", words.dropped), ("o", words.open))
    said += [plural.of(counts[letter]) for letter, plural in named if counts[letter]]
    share = progress.percent(counts["d"], whole) if len(string) > _MOST_CELLS else None
    return Cells(string, words.comma.join(said), share)


def cells_among(
    words: Wording, site: Site, tasks: Iterable[tuple[str, int]], carried: Mapping[str, tuple[int, ...]]
) -> Cells | None:
    """The cells of some tasks of a site; `carried` are those of each entry that are carried over."""
    found, over = list[Task](), list[int]()
    for entry, own in groupby(tasks, itemgetter(0)):
        every, later = site.by_id[entry].note.tasks, carried.get(entry, ())
        for _, index in own:
            if index in later:
                over.append(len(found))
            found.append(every[index])
    return cells(words, found, over)


def done_of(words: Wording, tally: progress.Tally) -> Marked | None:
    """`5 of 12 done`, with the tasks done as its figure; None without tasks that count."""
    if not tally.leaf_total:
        return None
    return marked(words.done_of, "done", number(tally.leaf_done), all=number(tally.leaf_total))


def logged(words: Wording, minutes: int) -> Marked | None:
    """`8 h 30 logged`, with the time as its figure; None without any."""
    return marked(words.logged_all, "duration", words.duration(minutes)) if minutes else None


def entry_tasks(entry: Entry) -> tuple[Task, ...]:
    """The tasks of an entry, in order."""
    return tuple(entry.note.tasks[index] for index in entry.tasks)


def day_tasks(site: Site, day: Day) -> tuple[Task, ...]:
    """All tasks of a day, from every entry that has some."""
    return tuple(site.by_id[entry].note.tasks[index] for entry, index in day.tasks)
