"""What is compared of the tasks of a journal, made once for each of them."""

from collections.abc import Iterable, Sequence

from journal.comparisons import Comparisons
from journal.marks.tasks import State, Task
from journal.matching import Aliases, Line, line
from journal.model import Entry
from journal.promises import Act
from journal.topics import Topic, topic_of


class Compared:
    """The lines of the tasks of `entries`, by (entry id, index in its note). What is written twice is looked at once.

    `results` are of comparisons by the same `aliases`.
    """

    def __init__(self, entries: Iterable[Entry], aliases: Aliases = (), results: Comparisons | None = None) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._aliases = aliases
        self._lines: dict[tuple[str, str], Line] = {}
        self.results = results or Comparisons()

    def stamp(self, entry: str) -> str:
        """What tells an entry, given by its id, from all whose tasks are others."""
        told = self._entries[entry]
        return f"{told.note.digest} {told.first} {told.last} {entry}"

    def topic(self, text: str) -> Topic | None:
        """The topic of a line, whatever its id."""
        return self.results.topic(text, lambda: topic_of(self.text(text), text))

    def text(self, text: str, named: str = "") -> Line:
        """What is compared of a line. `named` is the id that the writer gave it, empty for none."""
        found = self._lines.get((text, named))
        if found is None:
            found = self._lines[text, named] = line(text, self._aliases, (named,))
        return found

    def task(self, place: tuple[str, int]) -> Line:
        """What is compared of a task."""
        task = self._entries[place[0]].note.tasks[place[1]]
        return self.text(task.text, task.details.id)

    def acts(self, places: Sequence[tuple[str, int]]) -> list[Act]:
        """Tasks as what a plan may have meant, in the order of `places`."""
        at = {place: number for number, place in enumerate(places)}
        found: list[Act] = []
        for place in places:
            tasks = self._entries[place[0]].note.tasks
            task = tasks[place[1]]
            parent = at.get((place[0], task.parent)) if task.parent is not None else None
            begun = task.has_children and _begun(tasks, place[1])
            found.append(Act(self.task(place), task.state, parent, begun))
        return found


def _begun(tasks: Sequence[Task], index: int) -> bool:
    """Whether any task below one is done."""
    for at in range(index + 1, len(tasks)):
        parent = tasks[at].parent
        if parent is None or parent < index:
            break  # those below a task follow it
        if tasks[at].state is State.DONE:
            return True
    return False
