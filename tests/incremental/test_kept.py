"""What was kept of a small journal is not taken for what something else came to."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.incremental.project import CONFIGURATION, Project, assert_as_from_nothing

_States = tuple[Mapping[str, str], ...]


def _dated(when: str) -> Mapping[str, str]:
    return {CONFIGURATION: f'[[override]]\npath = "2024-10-08.md"\ndate = {when}\n'}


# The files of a journal, then those that are written anew; each time it is built.
_CASES: Final[Mapping[str, _States]] = {
    "what was planned for a month was planned for a day": (
        {
            "content/2024-10-08.md": "## Plan\n\n- varnish the oars\n\n## Done\n\n- [x] varnish the oars\n- [ ] buy cork\n"
        },
        _dated('"2024-10"'),
        _dated("2024-10-08"),
    ),
}


@pytest.mark.parametrize("states", _CASES.values(), ids=_CASES)
def test_a_site_is_each_time_what_a_build_from_nothing_gives(states: _States, tmp_path: Path) -> None:
    project = Project(tmp_path / "journal", tmp_path / "journal" / "_site", tmp_path / "journal" / ".journal")
    for state in states:
        for path, text in state.items():
            project.write(path, text)
        assert_as_from_nothing(project, tmp_path / "cold")
