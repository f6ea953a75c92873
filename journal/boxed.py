"""The task that a box or a keyword at the start of a text makes of it, as it stands in its note."""

from journal.gather import Gathering
from journal.marks.boxes import box, keyword
from journal.marks.clocks import leading
from journal.marks.durations import duration
from journal.marks.fields import fields
from journal.marks.links import only_link
from journal.marks.tasks import Role, State, Task
from journal.marks.times import total
from journal.record import replace

# What may stand before an item in its line.
_BEFORE = " \t\u3000>"


def task_of(
    g: Gathering,
    text: str,
    line0: int,
    column: int,
    *,
    bulleted: bool,
    crosses: bool = False,
    notes: tuple[str, ...] = (),
) -> Task | None:
    """The task that `text` begins with a box for, with its times, fields and notes; None if it is none.

    `crosses` as in `box`.
    """
    held = box(text, bulleted=bulleted, defined=g.defined, digits=g.digits, crosses=crosses)
    if held is None:
        return None
    for finding in held.found:
        g.report(finding, line0, text)
    rest = text[held.length :]
    if held.struck:
        rest = rest.replace("~~", "")
    important = held.mark == "!"
    return _told(g, rest, held.state, held.mark, line0, column, struck=held.struck, important=important, notes=notes)


def keyword_task(g: Gathering, text: str, line0: int, column: int, *, notes: tuple[str, ...] = ()) -> Task | None:
    """The task of an item that begins with a keyword (`TODO write`); None if it does not."""
    if not text[:1].isupper():
        return None
    word = keyword(text)
    if word is None or not text[word.length :].strip():
        return None
    return _told(g, text, word.state, word.word, line0, column, struck=False, important=False, notes=notes)


def _told(
    g: Gathering,
    rest: str,
    state: State,
    mark: str,
    line0: int,
    column: int,
    *,
    struck: bool,
    important: bool,
    notes: tuple[str, ...],
) -> Task:
    word = keyword(rest)
    if word is not None and rest[word.length :].strip():
        rest = rest[word.length :]
    when = leading(rest, g.place(), covers=g.covers)
    for finding in when.found if when is not None else ():
        g.report(finding, line0, rest)
    if when is not None:
        rest = rest[when.length :]
    read = fields(rest)
    for finding in read.found:
        g.report(finding, line0, rest)
    # `[time:: 0:20]` is a field, and no longer in the text that is left.
    length = (duration(rest) if "::" in rest else None) or duration(read.text, japanese=g.language == "ja")
    source = g.source.line(line0)
    times = when.blocks if when is not None else ()
    minutes = total(times) if times else None
    if not times and length is not None and not (length.target or length.estimate):
        minutes = length.minutes
    if word is not None and read.priority is None:
        read = replace(read, priority=word.priority)
    return Task(
        text=read.text,
        written=read.written,
        state=state,
        mark=mark,
        line=line0 + 1,
        column=len(source) - len(source.lstrip(_BEFORE)) + 1,
        parent=g.parent_of(column),
        section=g.section,
        day=g.here.day,
        notes=notes,
        url=only_link(read.text),
        role=g.role or Role.DONE,
        times=times,
        lone=when is not None and when.lone,
        minutes=minutes,
        budget=length.minutes if length is not None and length.target else None,
        keyword=word.word if word is not None else None,
        flag="important" if important else None,
        struck=struck,
    )
