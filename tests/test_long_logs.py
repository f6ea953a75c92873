"""A note of many days takes time in proportion to them, told by the lines of Python that are run."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import pytest

from journal.model import Dataset, Masthead, Site
from journal.note import Read
from journal.read import read
from journal.render import shown
from journal.routes import DayPage, Route, entry_file
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.trace import Trace, answers_of
from journal.views.known import known
from tests.linear import steps

_FEW, _TIMES = 24, 8
_FIRST: Final = date(2031, 1, 1)
_DAY = """## {day}

- [x] 9:00-10:00 sort the seeds of tray {number}
- [ ] Renew the passport
- 11:00-11:30 letters

### Questions

- Why was the tide late on [day {number}]({day}.md)?

### Tomorrow

- plant row {number}

"""


def _log(days: int) -> Read:
    each = ((_FIRST + timedelta(days=number), number) for number in range(days))
    text = "".join(_DAY.format(day=day, number=number) for day, number in each)
    return read("log.md", text.encode(), str(days), Rules())


def _table(days: int) -> Read:
    """A page with a table of so many days."""
    rows = "".join(
        f"| {_FIRST + timedelta(days=number)} | 9:00-10:00 | sort tray {number} |\n" for number in range(days)
    )
    text = f"| Day | Time | What |\n|---|---|---|\n{rows}"
    return read("log.md", text.encode(), str(days), Rules())


def _site(made: Read) -> Site:
    return assemble([made.note], Terms(masthead=Masthead("Log", data=tuple(Dataset))))


def _growth(work: Callable[[int], Callable[[], object]]) -> float:
    """How many times as many lines are run for eight times the days, each time by what `work` makes ready."""
    work(_FEW)()  # what is loaded or found once
    return steps(work(_FEW * _TIMES)) / steps(work(_FEW))


def _page(route: Route, note: Callable[[int], Read] = _log) -> Callable[[int], Callable[[], object]]:
    """Makes a page of a note, and takes down what it asked."""

    def ready(days: int) -> Callable[[], object]:
        made = note(days)
        site = _site(made)
        trace = Trace(site, known(site), {"log.md": made.body})

        def work() -> None:
            shown(trace.site, route, trace.bodies, {}, found=trace.known)
            trace.taken_halves()

        work()
        return work

    return ready


@pytest.mark.parametrize("page", [DayPage, lambda day: entry_file(DayPage(day))], ids=["page", "data"])
def test_a_day_is_made_in_the_same_time_however_many_others_its_file_has(page: Callable[[date], Route]) -> None:
    assert _growth(_page(page(_FIRST + timedelta(days=_FEW // 2)))) < 1.1


def test_a_day_of_a_table_is_made_in_the_same_time_however_many_others_it_has() -> None:
    assert _growth(_page(DayPage(_FIRST + timedelta(days=_FEW // 2)), _table)) < 1.1


@pytest.mark.parametrize("note", [_log, _table], ids=["log", "table"])
@pytest.mark.parametrize(
    "make",
    [_site, lambda made: answers_of(_site(made)), lambda made: known(_site(made))],
    ids=["assembled", "answers", "known"],
)
def test_many_days_are_assembled_in_time_in_proportion_to_them(
    make: Callable[[Read], object], note: Callable[[int], Read]
) -> None:
    def ready(days: int) -> Callable[[], object]:
        made = note(days)
        return lambda: make(made)

    assert _growth(ready) < _TIMES * 1.2
