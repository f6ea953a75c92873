"""What there is in a journal, counted."""

from collections import Counter
from collections.abc import Sequence

from journal.model import Entry, Inventory, Kind, kind_of
from journal.progress import add


def inventory_of(entries: Sequence[Entry], kept_back: int) -> Inventory:
    """How many entries of each kind there are, and the tasks of all, beside the notes that are not published."""
    kinds = Counter(map(kind_of, entries))
    tasks = add(entry.tally for entry in entries if entry.id == entry.note.path)
    return Inventory(tuple((kind, kinds[kind]) for kind in Kind if kinds[kind]), tasks, kept_back)
