"""How much of a build from nothing goes into figures, by the processor; prints seconds and the share as JSON.

python bench/figures.py DIR

DIR has the folder `content/`. Figures are promises, carried tasks, recurring topics, what was usual, and the pages of tasks and of
all that is counted.
"""

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.cost import measured
from journal.account.counted import stats_json
from journal.carryover import ages, carried_over
from journal.disk import digest_of
from journal.extent import routes_of
from journal.model import Site
from journal.note import Note
from journal.read import read
from journal.render import render
from journal.routes import NotFound, Stats, Tasks
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.carried import carried_of
from journal.site.compared import Compared
from journal.site.promises import promises_of
from journal.site.recurring import recurring_of
from journal.site.terms import Terms
from journal.theme import theme
from journal.views.known import known

_T = TypeVar("_T")


def parts(notes: Sequence[Note]) -> dict[str, float]:
    """Seconds of the processor for each kind of figure of a journal."""
    site = assemble(notes, Terms())
    found: dict[str, float] = {}

    def timed(name: str, act: Callable[[], _T]) -> _T:
        began = time.process_time()
        made = act()
        found[name] = time.process_time() - began
        return made

    compared = timed("words", lambda: Compared(site.entries, ()))
    promises = timed("promises", lambda: promises_of(site.entries, site.days, (), compared))
    timed("carried", lambda: carried_of(site.entries, promises, (), compared))
    timed("recurring", lambda: recurring_of(site.by_id, site.days, site.as_of, (), compared))
    timed("carried over", lambda: (carried_over(site), ages(site)))
    _pages(site, timed)
    return found


def _pages(site: Site, timed: Callable[[str, Callable[[], object]], object]) -> None:
    look, found = theme().value, known(site)
    render(site, NotFound(), look, {}, {}, found=found)  # the templates that all pages share
    for route in routes_of(site):
        if isinstance(route, Tasks | Stats):
            timed(str(route), lambda route=route: render(site, route, look, {}, {}, found=found))  # type: ignore[misc]


def main(arguments: Sequence[str]) -> int:
    """Prints the seconds of each part, of a build from nothing, and the share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    gc.set_threshold(100_000, 50, 100)  # as in a build
    rules = Rules()
    notes = [
        read(path.relative_to(folder / "content").as_posix(), data := path.read_bytes(), digest_of(data), rules).note
        for path in sorted((folder / "content").rglob("*.md"))
    ]
    told = parts(notes)
    with tempfile.TemporaryDirectory() as scratch:
        where = ["--content", str(folder / "content"), "--output", f"{scratch}/site", "--cache", f"{scratch}/kept"]
        cost = measured([sys.executable, "-m", "journal", "build", "-q", *where], folder, os.environ)
    figures = sum(told.values())
    whole = {"parts": told, "figures": figures, "build": cost.processor, "share": figures / cost.processor}
    print(json.dumps(whole | {"stats --json": _account(notes)}, indent=2))
    return 0


def _account(notes: Sequence[Note]) -> float:
    site = assemble(notes, Terms())
    began = time.process_time()
    stats_json(site)
    return time.process_time() - began


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
