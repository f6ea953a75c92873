"""Rows of tables: the tasks of a journal, and what it cites."""

from datetime import date

from journal.marks.references import Reference
from journal.model import Site
from journal.routes import Home
from journal.views.known import known
from journal.views.place import Place
from journal.views.rows import TaskRow, WorkRow, task_rows, work_rows
from tests import lists, make

_DAY = date(2025, 7, 31)


def _place(site: Site) -> Place:
    return Place(site, Home(), found=known(site))


def _tasks(site: Site) -> list[TaskRow]:
    return list(task_rows(_place(site)))


def _works(site: Site) -> list[WorkRow]:
    return list(work_rows(_place(site)))


def test_a_task_is_a_row_of_its_day() -> None:
    (row,) = _tasks(lists.site(lists.daily(_DAY, "A day", tasks="d")))

    assert (row.date, row.week, row.entry, row.text) == (_DAY, None, "A day", "Task 0")
    assert row.url == "https://example.org/notes/2025/07/31/#t-1"


def test_what_a_week_has_beside_its_days_is_of_the_week() -> None:
    (row,) = _tasks(lists.site(lists.weekly(make.week_of(_DAY), tasks="o")))

    assert (row.date, row.week) == (None, "2025-W31")


def test_a_part_names_what_it_is_a_part_of() -> None:
    tasks = (make.task("The `parser`", has_children=True), make.task("Lexer", parent=0))
    rows = _tasks(lists.site(make.daily("A day", _DAY, make.note(tasks=tasks))))

    assert [(row.text, row.under, row.counted) for row in rows] == [
        ("The parser", "", False),
        ("Lexer", "The parser", True),
    ]


def test_a_work_has_what_its_entries_say() -> None:
    found = Reference(
        "_Locks_", 5, urls=("https://x.example/l",), ids=("x.example/l",), year=1998, citations=4,
        remarks=("**good**",), noted=True,
    )  # fmt: skip
    of = make.note("reading/locks.md", references=(found,))
    (row,) = _works(lists.site(make.reading("Locks, read", _DAY, of)))

    assert (row.id, row.title, row.year, row.citations, row.remarks) == ("x.example/l", "Locks", 1998, 4, ("good",))
    assert (row.entries, row.last_cited) == (1, _DAY)
    assert row.url == f"https://example.org/notes/ref/{row.slug}/"
