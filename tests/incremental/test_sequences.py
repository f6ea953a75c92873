"""However many things are done to a journal, one store and one output folder never show."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.incremental.edits import EDITS, Edit
from tests.incremental.project import Project, assert_as_from_nothing, build_of, copied

_BY_NAME: Final[Mapping[str, Edit]] = {edit.name: edit for edit in EDITS if not edit.alone}
# So many tests share all edits, those of a kind among different ones; each is made in one of them, of which one in eight
# is tried in each run. `test_edits` makes each edit by itself.
_HANDS: Final = 16
# Three edits at once, then a build: at most some twenty edits before the store is begun anew.
_ROUNDS: Final = st.lists(st.lists(st.sampled_from(sorted(_BY_NAME)), min_size=1, max_size=4), min_size=2, max_size=5)


def _hold(untouched: Project, rounds: Sequence[Sequence[str]]) -> None:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # Windows deletes no store that is open
        project = copied(untouched, Path(folder, "journal"))
        build_of(project)
        for names in rounds:
            for name in names:
                _BY_NAME[name].act(project)
            assert_as_from_nothing(project, Path(folder, "cold"))


@pytest.mark.parametrize("number", [pytest.param(n, marks=[pytest.mark.slow] * (n % 8 > 0)) for n in range(_HANDS)])
def test_a_site_after_a_handful_of_all_edits_is_what_a_build_from_nothing_gives(
    project: Project, tmp_path: Path, number: int
) -> None:
    edits = list(_BY_NAME.values())[number::_HANDS]
    for edit in edits[::2]:
        edit.act(project)
    build_of(project)
    for edit in edits[1::2]:
        edit.act(project)

    assert_as_from_nothing(project, tmp_path / "cold")


# What the long run of any edits has found.
_FOUND: Final = {
    "a page that cannot be printed asks first": (
        ("a slot asks for what only entries have",),
        ("a dated line is changed",),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("rounds", _FOUND.values(), ids=_FOUND)
def test_a_site_after_edits_that_once_went_wrong_is_what_a_build_from_nothing_gives(
    untouched: Project, rounds: Sequence[Sequence[str]]
) -> None:
    _hold(untouched, rounds)


@pytest.mark.slow
@given(rounds=_ROUNDS)
@settings(max_examples=150)
def test_a_site_after_any_edits_is_what_a_build_from_nothing_gives(untouched: Project, rounds: list[list[str]]) -> None:
    _hold(untouched, rounds)


@pytest.mark.slow
@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
def test_a_site_after_all_edits_in_turn_is_what_a_build_from_nothing_gives(
    untouched: Project, *, backwards: bool
) -> None:
    names = list(_BY_NAME)[:: -1 if backwards else 1]

    _hold(untouched, [[name] for name in names])
