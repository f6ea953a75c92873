"""Columns of blocks and of amounts, as places."""

from journal.columns import (
    Column,
    Columns,
    Mark,
    Slice,
    blocks,
    dots,
    singly,
    slices,
    squares,
    stacked,
    standing,
    steps,
)


def test_a_task_is_a_block_and_the_first_is_the_lowest() -> None:
    height, (column, empty) = blocks(["do", ""])

    assert height == 20
    assert [(mark.kind, mark.y) for mark in column] == [("d", "12"), ("o", "2.5")]
    assert empty == ()


def test_many_blocks_are_lower() -> None:
    assert blocks(["d" * 20])[0] == 100


def test_the_edge_of_a_block_lies_inside_it() -> None:
    _, (column,) = blocks(["dc" * 8])

    assert column[:2] == (Mark("d", "76", "4"), Mark("c", "71.5", "3"))


def test_of_very_many_tasks_each_state_is_one_bar() -> None:
    height, (column,) = blocks(["d" * 40 + "x" * 10])

    assert [mark.kind for mark in column] == ["d", "x"]
    assert column[0] == Mark("d", "30", "120")
    assert height == 150
    assert not singly(["d" * 50])


def test_what_is_half_done_is_half_a_block() -> None:
    _, (column,) = blocks(["h"])

    assert [(mark.kind, mark.height) for mark in column] == [("h", "8"), ("d", "4")]


def test_the_greatest_sum_has_the_whole_height() -> None:
    height, (one, other) = stacked([[("a", 30), ("b", 30)], [("a", 30), ("b", 0)]], 60)

    assert height == 60
    assert [(mark.kind, mark.y) for mark in one] == [("a", "30"), ("b", "0")]
    assert other == (Mark("a", "30", "30"),)


def test_nothing_is_drawn_of_nothing() -> None:
    assert stacked([[("a", 0)], []], 60) == (60, ((), ()))
    assert steps([], 40) == ()
    assert slices([("a", 0)]) == ()


def test_a_share_is_a_dot_between_the_edges() -> None:
    _, (none, whole, unknown) = dots([0, 100, None], 67)

    assert (none[0].y, whole[0].y, unknown) == ("63.5", "3.5", ())


def test_shares_of_a_line_are_side_by_side() -> None:
    assert slices([("a", 1), ("b", 3)]) == (Slice("a", "0", "25"), Slice("b", "25", "75"))


def test_the_last_squares_are_at_the_right() -> None:
    assert [square.x for square in squares(["y", "o"], 4)] == ["50", "75"]
    assert [square.kind for square in squares(["y", "o", "s"], 2)] == ["o", "s"]


def test_bars_side_by_side_stand_on_one_line_which_alone_is_left_for_nothing() -> None:
    found = standing([4, 0, 2, 0], 40)

    assert [(each.kind, each.x, each.y, each.height) for each in found] == [
        ("", "0", "0", "40"),
        ("s", "25", "39", "1"),
        ("", "50", "20", "20"),
        ("s", "75", "39", "1"),
    ]


def test_what_was_done_stands_on_what_is_open() -> None:
    found = steps([(2, 0), (1, 1)], 40)

    assert [(each.kind, each.x, each.y, each.height) for each in found] == [
        ("k-cf", "0", "0", "40"),
        ("k-cf", "50", "20", "20"),
        ("k-p3", "50", "0", "20"),
    ]


def test_a_figure_stands_where_its_column_ends() -> None:
    _, (many, few, none) = stacked([[("a", 30), ("b", 30)], [("a", 15)], []], 60)
    _, (dot,) = dots([50], 40)

    assert [Column("", marks).top for marks in (many, few, none, dot)] == ["0", "45", "", "16.5"]


def test_only_columns_that_are_many_with_long_names_or_figures_are_spaced() -> None:
    def spaced(label: str, head: str, count: int) -> str:
        return Columns("", 10, (Column(label, (), head),) * count).spaced

    assert [spaced("2031", "120", 9), spaced("31", "12", 12)] == ["", ""]
    assert [spaced("2031", "12", 12), spaced("31", "120", 12)] == ["alt-w", "alt"]
