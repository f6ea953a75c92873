"""Lines of todo.txt (https://github.com/todotxt/todo.txt): `x 2025-01-02 2025-01-01 (A) text +project @context key:value`.

A file of that form is a list of tasks and nothing else, so each of its lines is one.
"""

from datetime import date
from typing import Final

from journal.diagnostics import Code, Finding
from journal.marks.fields import Fields
from journal.marks.tasks import Role, State, Task
from journal.patterns import pattern
from journal.record import Record

_DATE: Final = r"\d{4}-\d{2}-\d{2}"
_START = pattern(
    rf"(?P<done>x )?(?:\((?P<first>[A-Z])\) )?(?:(?P<one>{_DATE}) )?(?:(?P<two>{_DATE}) )?(?:\((?P<last>[A-Z])\) )?"
)
_WORD = pattern(r"(?<!\S)(?:\+(?P<project>\S*\w)|@(?P<context>\S*\w)|(?P<key>[A-Za-z][\w-]*):(?P<value>[^\s/:]\S*))")
_PRIORITIES: Final = {"A": "high", "B": "medium", "C": "low"}
_KEYS: Final = {"due": "due", "t": "start", "rec": "recurrence", "pri": "priority"}


class TodoLine(Record):
    """A line as a task, and what is wrong in it. Projects are tags, contexts are fields."""

    task: Task
    found: tuple[Finding, ...] = ()


def read(text: str, *, line: int = 1, column: int = 1) -> TodoLine | None:
    """The task of a line, which has no space before it; None where it is empty.

    Only a small `x` marks what is done, and a priority counts only at the start or as `pri:A`. Priorities below C are
    low. A date that is on no calendar is reported, and stays a field as it is written.
    """
    if not text.strip():
        return None
    match = _START.match(text)
    if match is None or not text[match.end() :].strip():
        # `x ` and nothing else: a line of one word.
        word = _fields(text, text.strip(), {}, None)
        return TodoLine(
            Task(
                text=word.text,
                written=word.written,
                state=State.TODO,
                mark=" ",
                line=line,
                column=column,
                role=Role.DONE,
            )
        )
    done, first, second = match["done"] is not None, match["one"], match["two"]
    rest = text[match.end() :].strip()
    if second is not None and not done:
        rest = f"{second} {rest}"
    fields = _fields(
        text,
        rest,
        {"done_on": first, "created": second} if done else {"created": first},
        match["first"] or match["last"],
    )
    state, mark = (State.DONE, "x") if done else (State.TODO, " ")
    made = Task(
        text=fields.text, written=fields.written, state=state, mark=mark, line=line, column=column, role=Role.DONE
    )
    return TodoLine(made, fields.found)


def _fields(line: str, rest: str, written: dict[str, str | None], letter: str | None) -> Fields:
    tags: list[str] = []
    others: list[tuple[str, str]] = []
    told = {name: value for name, value in written.items() if value is not None}
    gone: list[tuple[int, int]] = []
    for word in _WORD.finditer(rest):
        if word["project"]:
            tags.append(word["project"])
        elif word["context"]:
            others.append(("context", word["context"]))
        elif word["key"] in _KEYS:
            told.setdefault(_KEYS[word["key"]], word["value"])
            gone.append(word.span())
        else:
            others.append((word["key"], word["value"]))
    letter = letter or told.pop("priority", None)
    days = {name: _day(told[name]) for name in ("due", "start", "created", "done_on") if name in told}
    wrong = [(name, told[name]) for name, day in days.items() if day is None]
    return Fields(
        text=_without(rest, gone),
        due=days.get("due"),
        start=days.get("start"),
        created=days.get("created"),
        done_on=days.get("done_on"),
        priority=_PRIORITIES.get(letter, "low") if letter else None,
        recurrence=told.get("recurrence"),
        tags=tuple(dict.fromkeys(tags)),
        fields=tuple(others),
        raw_fields=tuple(wrong),
        found=tuple(_fault(line, value) for _, value in wrong),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2025-01-01") else None
    except ValueError:
        return None


def _fault(line: str, value: str) -> Finding:
    at = line.find(value)
    message = f"`{value}` is no date, so it is left out"
    return Finding(Code.BAD_DATE, at, at + len(value), message, "write a day of the calendar as `YYYY-MM-DD`")


def _without(text: str, gone: list[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in gone:
        parts.append(text[done:start])
        done = end
    return " ".join("".join((*parts, text[done:])).split())
