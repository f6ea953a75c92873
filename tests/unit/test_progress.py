"""What is counted, what is not, and which lists contradict themselves."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.diagnostics import Code
from journal.marks.fields import Details
from journal.marks.tasks import Role, State, Task
from journal.progress import Tally, add, cells, conflicts, percent, recounted, tally
from journal.record import replace

_MARKS = {
    "o": State.TODO,
    "x": State.DONE,
    "/": State.DOING,
    "w": State.WAITING,
    "-": State.CANCELLED,
    ">": State.DEFERRED,
    "<": State.SCHEDULED,
    "?": State.QUESTION,
    "f": State.FAILED,
    "i": State.OTHER,
}


def _tasks(*lines: str, role: Role | None = None) -> tuple[Task, ...]:
    """Tasks from lines such as `  x lexer`: two spaces for each level, a mark, a text; `o` is open."""
    tasks: list[Task] = []
    above: list[int] = []
    for number, line in enumerate(lines, 1):
        mark, _, text = line.strip().partition(" ")
        depth = (len(line) - len(line.lstrip())) // 2
        del above[depth:]
        parent = above[-1] if above else None
        if parent is not None:
            state = State.DOING if tasks[parent].state is State.CANCELLED else tasks[parent].state
            tasks[parent] = replace(tasks[parent], has_children=True, state=state)
        above.append(len(tasks))
        tasks.append(Task(text=text, state=_MARKS[mark], mark=mark, line=number, parent=parent, role=role))
    return tuple(tasks)


def _figures(found: Tally) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]]:
    return (found.leaf_done, found.leaf_total), (found.all_done, found.all_total), (found.top_done, found.top_total)


@pytest.mark.parametrize(
    ("lines", "leaf", "every", "top"),
    [
        ((), (0, 0), (0, 0), (0, 0)),
        (("x a", "o b"), (1, 2), (1, 2), (1, 2)),
        (("o a", "  x b", "  x c", "  o d", "x e"), (3, 4), (3, 5), (1, 2)),
        (("- a", "  x b", "  o c", "- d"), (1, 2), (1, 3), (0, 1)),
        (("x a", "  x b", "    x c"), (1, 1), (3, 3), (1, 1)),
        (("- dropped",), (0, 0), (0, 0), (0, 0)),
        (("x a", "? b", "i c"), (1, 1), (1, 1), (1, 1)),
        (("x a", "f no sweets", "> moved", "< later", "w wait", "/ half"), (1, 6), (1, 6), (1, 6)),
        (("x 买菜", "x 掃除", "o 운동"), (2, 3), (2, 3), (2, 3)),
        (("x a", "  - b"), (0, 0), (1, 1), (1, 1)),
    ],
)
def test_leaves_all_and_tops_are_counted_apart(
    lines: tuple[str, ...], leaf: tuple[int, int], every: tuple[int, int], top: tuple[int, int]
) -> None:
    assert _figures(tally(_tasks(*lines))) == (leaf, every, top)


@pytest.mark.parametrize(("role", "total"), [(None, 2), (Role.DONE, 2), (Role.PLAN, 0), (Role.BACKLOG, 0)])
def test_plans_and_piles_are_not_progress(role: Role | None, total: int) -> None:
    assert tally(_tasks("x a", "o b", role=role)).leaf_total == total


def test_leaves_that_are_not_simply_open_are_counted_by_kind() -> None:
    found = tally(_tasks("- a", "- b", "/ c", "> d", "< e", "f g", "x h"))

    assert (found.cancelled, found.doing, found.deferred, found.failed, found.leaf_total) == (2, 1, 2, 1, 5)


def test_a_part_of_a_note_is_counted_like_the_whole() -> None:
    tasks = _tasks("o a", "  x b", "x c", "  x d", "  o e")

    assert add((tally(tasks[:2]), tally(tasks[2:]))) == tally(tasks)


@pytest.mark.parametrize(
    ("done", "total", "expected"),
    [
        (0, 0, None),
        (0, 3, 0),
        (1, 3, 33),
        (2, 3, 66),
        (3, 3, 100),
        (1, 1000, 1),
        (200, 201, 99),
        (4, 6, 66),
        (6, 10, 60),
    ],
)
def test_a_percentage_is_rounded_down_but_never_to_nothing(done: int, total: int, expected: int | None) -> None:
    assert percent(done, total) == expected


def test_a_tally_tells_the_percentage_of_its_leaves() -> None:
    assert tally(_tasks("x a", "o b", "- c")).percent == 50
    assert Tally().percent is None


def test_a_rate_over_entries_is_that_of_the_sums() -> None:
    assert add((Tally(leaf_done=1, leaf_total=1), Tally(leaf_done=0, leaf_total=9))).percent == 10
    assert add(()) == Tally()


# ---- contradictions


def _codes(tasks: Sequence[Task]) -> list[tuple[int, Code]]:
    return [(index, finding.code) for index, finding in conflicts(tasks)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("x a", "  x b", "  o c"), [(0, Code.PARENT_DONE_CHILD_OPEN)]),
        (("x a", "  / b"), [(0, Code.PARENT_DONE_CHILD_OPEN)]),
        (("x a", "  w b"), [(0, Code.PARENT_DONE_CHILD_OPEN)]),
        (("x a", "  x b", "  - c", "  ? d", "  > e"), []),
        (("o a", "  x b", "  x c"), [(0, Code.PARENT_OPEN_CHILDREN_DONE)]),
        (("o a", "  x b", "  - c"), [(0, Code.PARENT_OPEN_CHILDREN_DONE)]),
        (("- a", "  x b"), [(0, Code.PARENT_OPEN_CHILDREN_DONE)]),
        (("w a", "  x b"), [(0, Code.PARENT_OPEN_CHILDREN_DONE)]),
        (("o a", "  - b"), []),
        (("o a", "  x b", "  o c"), []),
        (("> a", "  x b"), []),
        (("x a", "o b"), []),
        (("o a", "  x b", "    o c"), [(1, Code.PARENT_DONE_CHILD_OPEN)]),
    ],
)
def test_parents_and_children_that_disagree_are_reported(
    lines: tuple[str, ...], expected: list[tuple[int, Code]]
) -> None:
    assert _codes(_tasks(*lines)) == expected


@pytest.mark.parametrize(
    ("cookie", "recursive", "now"),
    [
        ("[1/3]", False, None),
        ("[33%]", False, None),
        ("[/]", False, None),
        ("[%]", False, None),
        ("[2/3]", False, "[1/3]"),
        ("[50%]", False, "[33%]"),
        ("[1/3]", True, "[2/5]"),
        ("[2/5]", True, None),
    ],
)
def test_a_cookie_that_its_boxes_contradict_is_reported(cookie: str, *, recursive: bool, now: str | None) -> None:
    tasks = _tasks("o a", "  x b", "  o c", "    x d", "    o e", "  o f", "  - g")
    tasks = (replace(tasks[0], written=Details(cookie=cookie, recursive=recursive)), *tasks[1:])

    found = [finding for _, finding in conflicts(tasks) if finding.code is Code.STALE_COOKIE]

    assert [finding.hint for finding in found] == ([f"write `{now}`"] if now else [])


def test_a_cookie_without_boxes_below_is_left_alone() -> None:
    assert conflicts((replace(_tasks("o read")[0], written=Details(cookie="[1/2]")),)) == ()


@pytest.mark.parametrize(
    ("cookie", "done", "total", "expected"),
    [
        ("[0/9]", 2, 3, "[2/3]"),
        ("[/]", 2, 3, "[2/3]"),
        ("[%]", 2, 3, "[66%]"),
        ("[1%]", 0, 0, "[0%]"),
        ("[x]", 1, 2, "[x]"),
    ],
)
def test_a_cookie_keeps_its_form(cookie: str, done: int, total: int, expected: str) -> None:
    assert recounted(cookie, done, total) == expected


# ---- cells


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), ""),
        (("o a", "x b", "- c", "> d", "/ e"), "dhcxo"),
        (("< a", "f b", "w c", "? d", "i e"), "coo"),
        (("o a", "  x b", "  o c"), "do"),
        (("- a", "  x b"), "d"),
    ],
)
def test_each_leaf_has_a_cell_in_a_fixed_order(lines: tuple[str, ...], expected: str) -> None:
    assert cells(_tasks(*lines)) == expected


def test_a_task_that_goes_on_elsewhere_is_carried() -> None:
    assert cells(_tasks("o a", "o b", "x c", "- d"), carried={1, 2, 3}) == "dcxo"


def test_a_plan_has_no_cells() -> None:
    assert cells(_tasks("x a", role=Role.PLAN)) == ""


# ---- any list

_ANY_TASKS = st.lists(
    st.tuples(st.sampled_from(State), st.integers(0, 30), st.sampled_from([None, *Role]), st.booleans()), max_size=30
).map(
    lambda rows: tuple(
        Task(
            text=f"task {index}",
            state=state,
            mark=" ",
            line=index + 1,
            parent=back % index if index and back % 3 else None,
            has_children=below,
            role=role,
            written=Details(cookie="[1/2]" if back % 2 else "", recursive=below),
        )
        for index, (state, back, role, below) in enumerate(rows)
    )
)


@given(_ANY_TASKS)
def test_done_is_never_more_than_all(tasks: tuple[Task, ...]) -> None:
    found = tally(tasks)

    assert 0 <= found.leaf_done <= found.leaf_total <= found.all_total <= len(tasks)
    assert found.leaf_done <= found.all_done <= found.all_total
    assert found.top_done <= found.top_total <= found.all_total
    assert found.doing + found.deferred + found.failed + found.leaf_done <= found.leaf_total


@given(_ANY_TASKS, st.integers(0, 30))
def test_the_tallies_of_two_parts_add_up(tasks: tuple[Task, ...], at: int) -> None:
    assert add((tally(tasks[:at]), tally(tasks[at:]))) == tally(tasks)


@given(_ANY_TASKS)
def test_cells_agree_with_the_tally(tasks: tuple[Task, ...]) -> None:
    found, letters = tally(tasks), cells(tasks)

    assert (letters.count("d"), letters.count("x")) == (found.leaf_done, found.cancelled)
    assert len(letters) - letters.count("x") == found.leaf_total


@given(_ANY_TASKS)
def test_contradictions_are_found_in_any_list(tasks: tuple[Task, ...]) -> None:
    assert all(0 <= index < len(tasks) and finding.end <= len(tasks[index].text) for index, finding in conflicts(tasks))
