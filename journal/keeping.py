"""Changes one line of a note for its writer, and no other byte: a line is added, or a box ticked.

A shell around `noting`, which decides where a line goes. Line ends, encoding and the mark at the start stay.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from journal.build import Ready, ready
from journal.config import Config
from journal.disk import Refusal, digest_of, read_file
from journal.intake import reading_of
from journal.mend import coded
from journal.model import Daily, Entry
from journal.noting import logged
from journal.record import Record, replace
from journal.serve.edition import TaskBox
from journal.serve.tick import Ticker
from journal.settings import BuildSettings
from journal.source import is_todo_list


class Change(Record):
    """The bytes of a file before and after, and the line that is new, from 1, with its text."""

    before: bytes
    after: bytes
    line: int
    text: str


_AGAIN: Final = "run the command again"


def with_line(settings: BuildSettings, path: Path, day: date, time: tuple[int, int], text: str) -> Change | Refusal:
    """The file of a note with one more line for a day, noted at an hour and a minute; why it cannot have it."""
    read = ready(settings, lambda _: None)
    if not isinstance(read, Ready):
        return read.refusal or Refusal("the notes cannot be read")
    files = {read.listing.root / file.real: file.path for file in read.listing.notes}
    name = files.get(settings.content.resolve() / path.resolve().relative_to(settings.content.resolve()), "")
    entry = _of_day([each for each in read.site.entries if each.note.path == name], day)
    data = read_file(path)
    if not isinstance(data, bytes) or (entry is not None and digest_of(data) != entry.note.digest):
        return Refusal(f"`{path}` was changed meanwhile", _AGAIN)
    written = coded(data, reading_of(read.listing.root, settings.config).codec(name))
    if written is None:
        return Refusal(f"the text of `{path}` cannot be written back as it is", "add the line in an editor")
    end = next((end for end in ("\r\n", "\n", "\r") if end in written.text), "\n")
    lines = written.text.removesuffix(end).split(end) if written.text else []
    new, at = logged(lines, entry, *time, text)
    try:
        return Change(data, written.bytes_of(end.join(new) + end), at + 1, new[at].strip())
    except UnicodeError:
        return Refusal(f"the encoding of `{path}` has not all of these characters", "add the line in an editor")


def _of_day(entries: Sequence[Entry], day: date) -> Entry | None:
    """The entry of a day in a note: its own, or the sections of the day in the note of a week or a month; None if it has neither."""
    for entry in entries:
        if isinstance(entry, Daily) and entry.when == day:
            return entry
    for entry in entries:
        own = [
            at for at, each in enumerate(entry.note.sections) if each.day is not None and entry.days[each.day] == day
        ]
        if own:
            return replace(entry, first=own[0], last=own[-1] + 1)
    return None


def tick(read: Ready, config: Config, path: str, line: int) -> Refusal | None:
    """Ticks the task in a line of a note; None if that is done."""
    note = next(each for each in read.journal.notes if each.path == path)
    task = next((each for each in note.tasks if each.line == line), None)
    if is_todo_list(path):
        return Refusal(f"line {line} of `{path}` has no box", "write `x ` before it in the file itself")
    if task is None or task.keyword is not None or task.struck or len(task.mark) != 1:
        return Refusal(
            f"what stands in line {line} of `{path}` is no box that can be ticked", "mark it in the file itself"
        )
    box = TaskBox(0, path, note.digest, task.line, task.column, task.mark)
    return Ticker().tick(read.listing, box, reading_of(read.listing.root, config).codec(path))
