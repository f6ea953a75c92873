"""What many notes have in common, once in memory: headings, languages, tags, times of day, addresses of links."""

from typing import Any

from journal.note import Note
from journal.record import Record, exchange


class Pool:
    """Values of notes that were read from bytes, in which each is an object of its own."""

    def __init__(self) -> None:
        self._values: dict[Any, Any] = {}

    def note(self, note: Note) -> Note:
        """The same note, in which values that another one had before are the same objects."""
        for name in ("language", "orders", "tags"):
            object.__setattr__(note, name, self._once(getattr(note, name)))
        self._share(note.front, "key_lines", "tags")
        for section in note.sections:
            self._share(section, "title", "anchor", "language", "family")
        for task in note.tasks:
            if task.times:
                self._share(task, "times")
        for stretch in note.times:
            self._share(stretch, "blocks")
        for link in note.links:
            self._share(link, "target", "text")
        for dated in note.dates:
            self._share(dated, "told_by")
        return note

    def _share(self, record: Record, *names: str) -> None:
        for name in names:
            exchange(record, name, self._once(getattr(record, name)))

    def _once(self, value: Any) -> Any:
        return self._values.setdefault(value, value)
