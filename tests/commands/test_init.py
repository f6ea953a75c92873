"""`journal init`, as it is typed."""

from pathlib import Path

import pytest

from tests.commands.typed import Run, write
from tests.links import link


@pytest.mark.parametrize(("typed", "there"), [([], ""), (["my notes"], " in 'my notes'")])
def test_whoever_began_a_journal_is_told_how_to_see_it(run: Run, typed: list[str], there: str) -> None:
    assert run("init", *typed).out.endswith(f"\n\n`journal serve --open`{there} shows it while you write\n")


def test_whoever_has_notes_is_told_nothing_of_that(run: Run) -> None:
    write({"content/2026-03-09.md": "Rain.\n"})

    assert "journal serve" not in run("init", "--write").out


def test_what_is_left_out_is_listed_with_the_reason(run: Run) -> None:
    write({"notes/2026-03-09.md": "Rain.\n", "notes/Templates/day.md": "# \n", "away/2026-03-10.md": "Sun.\n"})
    link(Path("notes/linked"), Path("away").resolve())

    told = run("init", "notes").out

    assert "  `Templates/` left out: a folder of templates\n" in told
    assert "  `linked` left out: a link out of the folder\n" in told
