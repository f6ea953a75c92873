import zlib
from datetime import timedelta
from pathlib import Path

import pytest

from journal import card as drawing
from journal.card import HEIGHT, WIDTH, Box, card, png
from journal.pictures import size_of
from journal.record import replace
from journal.views.home import home
from journal.views.known import known
from tests import make


def _dot(data: bytes, x: int, y: int) -> str:
    """The colour of a pixel of a file that `png` made."""
    palette, lines = (data.split(name, 1)[1] for name in (b"PLTE", b"IDAT"))
    found = zlib.decompressobj().decompress(lines)[y * (WIDTH + 1) + 1 + x]
    return "#" + palette[3 * found : 3 * found + 3].hex()


def test_a_picture_has_the_size_that_previews_want() -> None:
    assert size_of(card(home(make.place()))) == (1200, 630)


def test_what_is_drawn_later_lies_above() -> None:
    data = png([Box(10, 10, 30, 30, "#112233"), Box(20, 20, 40, 40, "#445566")])

    assert [_dot(data, at, at) for at in (5, 10, 19, 20, 39, 40)] == [
        "#f8fbf9", "#112233", "#112233", "#445566", "#445566", "#f8fbf9",
    ]  # fmt: skip


def test_what_reaches_over_the_edge_is_cut_off() -> None:
    data = png([Box(WIDTH - 5, HEIGHT - 5, WIDTH + 50, HEIGHT + 50, "#112233")])

    assert _dot(data, WIDTH - 1, HEIGHT - 1) == "#112233"
    assert size_of(data) == (WIDTH, HEIGHT)


def test_a_task_that_is_done_changes_the_picture() -> None:
    def drawn(letters: str) -> bytes:
        return card(home(make.place(make.site(make.daily(of=make.note("a.md", tasks=make.tasks(letters)))))))

    assert drawn("do") == drawn("do")
    assert drawn("do") != drawn("dd")


def test_a_day_with_more_than_it_can_hold_stays_in_its_column() -> None:
    when = make.THURSDAY
    blocks = tuple((make.block(f"{hour:02}:00", f"{hour + 1:02}:30"), "code") for hour in range(23))
    entries = make.run_of_days(when, 400)
    full = make.daily("Full", when, make.note("full.md", tasks=make.tasks("d" * 90)))
    days = [make.day(when, full, blocks=blocks), *(make.day(when - timedelta(n), entries[n]) for n in range(1, 400))]
    site = make.site(full, *entries[1:], days=days)
    data = card(home(replace(make.place(site), found=known(site))))

    assert size_of(data) == (WIDTH, HEIGHT)
    assert len(data) < 20_000


def test_a_journal_without_dates_has_empty_lines() -> None:
    assert _dot(card(home(make.place(make.site(make.page())))), 300, 104) == "#dae2dd"


@pytest.mark.parametrize("name", ["_PAPER", "_SURFACE", "_SUNKEN", "_LINE", "_RULE", "_MARK", "_OTHER"])
def test_the_colours_are_those_of_the_pages(root: Path, name: str) -> None:
    styles = (root / "static" / "journal.css").read_text("utf-8")
    colors = getattr(drawing, name)

    assert [each for each in ([colors] if isinstance(colors, str) else colors) if each not in styles] == []


@pytest.mark.parametrize("name", ["_CELLS", "_LEVELS", "_KINDS"])
def test_the_colours_of_figures_are_those_of_the_pages(root: Path, name: str) -> None:
    styles = (root / "static" / "journal.css").read_text("utf-8")
    told = getattr(drawing, name)
    listed = told.values() if isinstance(told, dict) else told
    colors = [color for each in listed for color in ([each] if isinstance(each, str) else each)]

    assert [color for color in colors if color not in styles] == []


def test_time_of_any_kind_is_drawn() -> None:
    def drawn(kind: str) -> str:
        entry = make.daily()
        day = make.day(make.THURSDAY, entry, blocks=((make.block("9:00", "10:00"), "Tea"),))
        shown = home(make.place(make.site(entry, days=[day])))
        assert shown.week is not None
        spread = shown.week.spread
        assert spread is not None
        days = tuple(replace(each, bars=tuple(replace(bar, kind=kind) for bar in each.bars)) for each in spread.days)
        # Thursday is the fourth of seven columns, and half past nine is three and a half hours below its top.
        return _dot(card(replace(shown, week=replace(shown.week, spread=replace(spread, days=days)))), 660, 128)

    assert [drawn(kind) for kind in ("code", "", "made-up")] == ["#ade0c9", "#dce4df", "#dce4df"]
