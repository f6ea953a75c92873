"""Texts that nobody would write: from the pieces that real lines are made of, and from texts of the tests, cut, joined and spoilt."""

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import yaml

_PIECES: Final[tuple[str, ...]] = (
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
    "[[", "]]", "![", "](", "<", "<!--", "-->", "<b", "href=", "//", "?", "&amp;", "%2e", "%ff", "..", "@", "#^", "[^1]", "n+1.", "arXiv",
    "\r\n", "\u2028", "\u202e", "\U0001f9d1\u200d\U0001f4bb", "```", "~~~", "{%", "%}", "{{<", ">}}", "\\frac{", "==", "> [!note]", "http:/", "www.",
)  # fmt: skip
_STARTS: Final = ("# ", "- ", "", "", "  - ", "> ", "1. ", "| ", "\t", "## ")


@cache
def corpus(tests: Path) -> tuple[str, ...]:
    """The texts of the golden tables, the diagnostics and the twins of real notes below the folder of the tests, sorted."""
    texts = {
        path.read_text("utf-8", "replace") for path in (*tests.glob("twins/*.md"), *tests.glob("diagnostics/*/*.md"))
    }
    for table in tests.glob("golden/*.yaml"):
        texts.update(str(case.get("input", "")) for case in yaml.safe_load(table.read_text("utf-8")))
    return tuple(sorted(texts))


def line(source: random.Random) -> str:
    """A line or two of at most 24 pieces."""
    return "".join(source.choice(_PIECES) for _ in range(source.randint(0, 24)))


def lines(source: random.Random) -> str:
    """Twelve lines that begin as those of notes do."""
    return "\n".join(source.choice(_STARTS) + line(source) for _ in range(12))


def spoilt(source: random.Random, texts: Sequence[str], longest: int = 3_000) -> str:
    """A text of the corpus with one to eight changes: parts are taken out, doubled, moved, swapped with another's, or overwritten."""
    text = source.choice(texts)[:longest]
    for _ in range(source.randint(1, 8)):
        at, end = sorted((source.randint(0, len(text)), source.randint(0, len(text))))
        end = min(end, at + source.choice((1, 3, 20, 200)))
        match source.randrange(6):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:end] + text[at:end] * source.choice((1, 2, 30)) + text[end:]
            case 2:
                text = text[:at] + source.choice(_PIECES) + text[end:]
            case 3:
                other = source.choice(texts)
                start = source.randint(0, len(other))
                text = text[:at] + other[start : start + source.choice((5, 50, 400))] + text[end:]
            case 4:
                text = text[:at] + text[at:end][::-1] + text[end:]
            case _:
                text = (
                    text[:at]
                    + chr(source.choice((source.randrange(0x250), source.randrange(0x3000, 0x3100))))
                    + text[at:]
                )
    return text[: 2 * longest]
