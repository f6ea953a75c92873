"""Nothing that reads a line raises, whatever the line: many made-up inputs from the pieces that real lines are made of.

The quick run is part of every test run; `make audit` runs the long one. Every input that ever failed is a case below.
"""

import random
from collections.abc import Callable

import pytest

from journal.dates import bullet_dates, day_heading, file_name, month, ordinal, path, period, value, years_down
from journal.front import split
from journal.marks.tasks import box, fields, group, keyword
from journal.marks.times import Place, budget, column, duration, leading, spelled, stamp
from journal.read import Rules, read

_PIECES: tuple[str, ...] = (
    *"0123456789", *"0123456789", "19", "20", "2024", "2025", "24", "25", "12", "31", "30", "00", "９", "４", "一", "二十",
    ".", ".", "-", "-", "/", ":", "：", "．", "–", "—", "~", "～", "〜", "→", " ", " ", " ", "  ", "\t", "\u00a0", "\u3000",
    ",", "，", "、", ";", "(", ")", "（", "）", "[", "]", "［", "］", "【", "】", "{", "}", "#", "*", "_", "`", "\\", "|", ">", "+",
    "年", "月", "日", "号", "周", "第", "星期三", "点", "半", "分", "時", "时", "시", "분", "년", "월", "일", "주", "부터", "까지",
    "am", "pm", "AM", "上午", "下午", "오후", "午後", "to", "until", "now", "h", "min", "mins", "小时", "半小时", "個",
    "Mon", "Thursday", "Sep", "September", "March", "st", "th", "Week ", "Weekly-#", "W", "T", "Z", "+08:00",
    "[ ]", "[x]", "[X]", "[-]", "[/]", "[>]", "[?]", "[!]", "[]", "☐", "☑", "✅", "❌", "📅", "⏳", "🛫", "➕", "🔁", "🆔", "⛔", "🔺", "⏫",
    "TODO", "DONE", "WAIT", "待办", "[#A]", "::", "due::", "[due:: ", "(k:: ", "~~", "better than expected", "低于预期", "超出预期",
    "---", "\n", "\n", "key: ", "date: ", "tags: ", "- ", "title", "'", '"', "&a", "*a", "!!", "+++", "{{ x }}", "<% y %>", "null",
    "word", "文", "字", "한", "글", "https://example.org/x", "%%", "$", "^id", "\u200b", "\ufe0f", "\ud800", "\x00", "\x7f", "é",
)  # fmt: skip


def _line(source: random.Random) -> str:
    return "".join(source.choice(_PIECES) for _ in range(source.randint(0, 24)))


_READERS: tuple[Callable[[str], object], ...] = (
    day_heading,
    period,
    ordinal,
    month,
    file_name,
    value,
    lambda text: path(text.split("/")),
    lambda text: bullet_dates(text.split("\n")),
    lambda text: years_down([found.written for line in text.split("\n") if (found := day_heading(line))]),
    lambda text: leading(text, Place.DAY),
    lambda text: leading(text, Place.PERIOD, covers=lambda *_: True),
    duration,
    spelled,
    budget,
    stamp,
    column,
    lambda text: box(text, bulleted=True),
    lambda text: box(text, bulleted=False),
    keyword,
    group,
    fields,
    split,
    lambda text: split(f"---\n{text}\n---\n"),
)


def _hold(inputs: int, seed: int) -> None:
    source = random.Random(seed)
    for _ in range(inputs // len(_READERS)):
        text = _line(source)
        for reader in _READERS:
            try:
                reader(text)
            except Exception as error:
                error.add_note(f"input: {text!r}")
                raise


def _hold_whole(inputs: int, seed: int) -> None:
    source = random.Random(seed)
    for _ in range(inputs):
        text = "\n".join(
            source.choice(("# ", "- ", "", "", "  - ", "> ", "1. ", "| ")) + _line(source) for _ in range(12)
        )
        try:
            read("2025-07-31.md", text.encode("utf-8", "surrogatepass"), "0", Rules())
        except Exception as error:
            error.add_note(f"input: {text!r}")
            raise


def test_no_line_makes_a_reader_raise() -> None:
    _hold(20_000, 1)


def test_no_text_makes_reading_raise() -> None:
    _hold_whole(120, 2)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_no_line_of_very_many_makes_a_reader_raise(seed: int) -> None:
    _hold(300_000, 100 + seed)
    _hold_whole(1_500, 200 + seed)
