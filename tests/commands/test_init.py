"""`journal init`, as it is typed."""

import pytest

from tests.commands.typed import Run, write


@pytest.mark.parametrize(("typed", "there"), [([], ""), (["my notes"], " in 'my notes'")])
def test_whoever_began_a_journal_is_told_how_to_see_it(run: Run, typed: list[str], there: str) -> None:
    assert run("init", *typed).out.endswith(f"\n\n`journal serve --open`{there} shows it while you write\n")


def test_whoever_has_notes_is_told_nothing_of_that(run: Run) -> None:
    write({"content/2026-03-09.md": "Rain.\n"})

    assert "journal serve" not in run("init", "--write").out
