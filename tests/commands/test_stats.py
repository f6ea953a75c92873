"""What the journal comes to, in the terminal."""

import json
import re
from pathlib import Path

from tests.commands.typed import DAY, Run, write


def test_stats_tell_what_the_journal_comes_to(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})
    result = run("stats")

    assert (result.code, result.err) == (0, "")
    assert re.search(r"Tasks done +1 of 2 50%", result.out)


def test_stats_as_json_are_json_alone(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})

    assert json.loads(run("stats", "--json").out)["all"]["leaf"] == [1, 2]


def test_figures_without_notes_are_a_wrong_usage(run: Run) -> None:
    assert run("stats").code == run("todo").code == 2


def test_figures_publish_nothing(run: Run, tmp_path: Path) -> None:
    write({"content/2031-02-20.md": DAY})
    run("stats")

    assert not (tmp_path / "_site").exists()
