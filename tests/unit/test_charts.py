from datetime import date, timedelta

import pytest

from journal.charts import Done, bars, bars_by_kind, bars_of_day, heatmap, level, minutes_by_kind, ribbon
from journal.marks.times import TimeBlock
from journal.model import Masthead
from journal.views.place import Place
from journal.wording.choice import wording
from tests import make
from tests.linear import assert_in_proportion

MASTHEAD = Masthead("Second Draft")
WORDS = wording("en")


def done(start: str, end: str | None, text: str = "Read", *, dropped: bool = False) -> Done:
    return Done(make.block(start, end), text, "#t-1", dropped)


@pytest.mark.parametrize(
    ("count", "expected"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (7, 4), (40, 4)]
)
def test_levels_are_fixed_so_that_years_compare(count: int, expected: int) -> None:
    assert level(count) == expected


# ---- a year of days


def year(place: Place, last: date = make.THURSDAY) -> list[tuple[str, int]]:
    shown = heatmap(place, last - timedelta(days=27), last)
    return [(cell.title, cell.level) for cell in shown.cells if cell.href]


def test_a_square_counts_the_tasks_that_were_done() -> None:
    entry = make.daily(of=make.note("a.md", tasks=make.tasks("dddox")))

    assert year(make.place(make.site(entry))) == [("Thursday 31 July 2025: 3 done", 2)]


def test_a_day_without_tasks_counts_its_entries() -> None:
    entry = make.daily(of=make.note("a.md"))

    assert year(make.place(make.site(entry))) == [("Thursday 31 July 2025: 1 entry", 1)]


def test_a_year_has_a_square_for_every_day_up_to_the_last() -> None:
    shown = heatmap(make.place(make.site(make.daily())), date(2024, 8, 5), date(2025, 7, 31))

    assert len(shown.cells) == 361


def test_the_first_row_is_the_day_on_which_weeks_start() -> None:
    sunday = make.site(make.daily(), masthead=Masthead("Second Draft", week_start=7))

    shown = heatmap(make.place(sunday), date(2025, 7, 6), date(2025, 7, 31))

    assert [label.text for label in shown.weekdays] == ["Sun", "Tue", "Thu"]
    assert shown.cells[0].y == "18"


def test_the_table_says_the_same_as_the_picture() -> None:
    july, june = make.daily(of=make.note("a.md", tasks=make.tasks("ddo"))), make.daily("", date(2025, 6, 30))

    shown = heatmap(make.place(make.site(july, june)), date(2025, 6, 30), date(2025, 7, 31))

    assert [(row.month, row.written, row.done) for row in shown.rows] == [
        ("Jun 2025", "1 of 1", "0"),
        ("Jul 2025", "1 of 31", "2"),
    ]


def test_a_journal_without_tasks_has_no_column_of_tasks() -> None:
    assert not heatmap(make.place(make.site(make.daily())), date(2025, 7, 1), date(2025, 7, 31)).tasks


def test_months_whose_names_would_touch_lose_the_first() -> None:
    shown = heatmap(make.place(make.site(make.daily())), date(2025, 6, 30), date(2025, 8, 31))

    assert [label.text for label in shown.months] == ["Jul ’25", "Aug"]


# ---- the ribbon of a day


def test_a_day_without_times_has_no_ribbon() -> None:
    assert ribbon(WORDS, MASTHEAD, []) is None


def test_a_ribbon_begins_with_the_hour_of_the_first_block() -> None:
    shown = ribbon(WORDS, MASTHEAD, [done("07:10", "07:50"), done("20:50", "22:20")])

    assert shown is not None
    assert (shown.first, shown.hours) == (7, 16)


def test_a_short_day_is_drawn_twelve_hours_long() -> None:
    shown = ribbon(WORDS, MASTHEAD, [done("21:00", "22:00")])

    assert shown is not None
    assert (shown.first, shown.hours) == (12, 12)


def test_a_night_goes_on_to_six_in_the_morning_at_most() -> None:
    shown = ribbon(WORDS, MASTHEAD, [Done(TimeBlock(20 * 60, 33 * 60), "Fix the bug", "#t-1")])

    assert shown is not None
    assert (shown.first + shown.hours, shown.blocks[0].end) == (30, "30")
    assert shown.ticks[-1].text == "03:00"


def test_many_blocks_of_one_time_are_drawn_in_time_in_proportion() -> None:
    def draw(text: str) -> object:
        return ribbon(WORDS, MASTHEAD, [done("09:00", "10:00")] * len(text))

    assert_in_proportion(draw, "-" * 8000)


def test_blocks_that_overlap_lie_in_two_lanes() -> None:
    shown = ribbon(WORDS, MASTHEAD, [done("09:00", "11:00"), done("10:00", "12:00"), done("11:00", "12:00")])

    assert shown is not None
    assert ([one.lane for one in shown.blocks], shown.lanes) == ([0, 1, 0], 2)


def test_a_block_that_meets_no_other_has_all_the_room() -> None:
    shown = ribbon(WORDS, MASTHEAD, [done("09:00", "11:00"), done("10:00", "12:00"), done("14:00", "15:00")])

    assert shown is not None
    assert [(one.lane, one.lanes) for one in shown.blocks] == [(0, 2), (1, 2), (0, 1)]


def test_an_open_block_is_drawn_and_not_summed() -> None:
    shown = ribbon(WORDS, MASTHEAD, [done("09:00", "10:00"), done("21:40", None)])

    assert shown is not None
    assert [one.open for one in shown.blocks] == [False, True]
    assert [item.value for item in shown.legend] == ["1 h 00"]


def test_a_dropped_block_is_drawn_and_not_summed() -> None:
    shown = ribbon(WORDS, MASTHEAD, [done("09:00", "10:00", "Email", dropped=True), done("11:00", "11:40")])

    assert shown is not None
    assert [(item.kind, item.value) for item in shown.legend] == [("study", "40 min")]


def test_hours_are_told_every_three_and_every_six_on_phones() -> None:
    shown = ribbon(WORDS, MASTHEAD, [done("07:00", "19:00")])

    assert shown is not None
    assert [(tick.text, tick.alternate) for tick in shown.ticks] == [
        ("09:00", True), ("12:00", False), ("15:00", True), ("18:00", False),
    ]  # fmt: skip


# ---- strips and bars


def test_a_strip_shows_nothing_before_six() -> None:
    shown = bars_of_day([(make.block("04:00", "05:00"), "Run"), (make.block("05:30", "06:30"), "Run")], MASTHEAD)

    assert [(bar.start, bar.end) for bar in shown] == [("6", "6.5")]


def test_a_strip_ends_at_midnight() -> None:
    shown = bars_of_day([(TimeBlock(23 * 60, 25 * 60), "Read")], MASTHEAD)

    assert [(bar.start, bar.end) for bar in shown] == [("23", "24")]


def test_what_was_done_at_once_lies_side_by_side_in_a_strip() -> None:
    shown = bars_of_day(
        [
            (make.block("10:00", "12:00"), "Fix"),
            (make.block("09:00", "11:00"), "Read"),
            (make.block("13:00", "14:00"), "Run"),
        ],
        MASTHEAD,
    )

    assert [(bar.start, bar.lane, bar.lanes) for bar in shown] == [("9", 0, 2), ("10", 1, 2), ("13", 0, 1)]


def test_kinds_are_summed_and_the_longest_comes_first() -> None:
    blocks = [
        (make.block("09:00", "10:00"), "Read"),
        (make.block("10:00", "12:00"), "Fix"),
        (make.block("13:00", "13:30"), "Read"),
    ]

    assert minutes_by_kind(MASTHEAD, blocks) == (("code", 120), ("study", 90))


def test_bars_are_shares_of_the_longest() -> None:
    assert [
        row.percent for row in bars([("a", "code", 200, "200"), ("b", "code", 50, "50"), ("c", "code", 0, "0")])
    ] == [100, 25, 1]


def test_the_writers_name_of_a_kind_is_shown() -> None:
    own = Masthead("Second Draft", activities=(("body", "Swimming", ("pool",)),))

    assert bars_by_kind(WORDS, own, [(make.block("09:00", "10:00"), "Pool")])[0].label == "Swimming"
