"""The words by which people say what kind a note is, in front matter and in tags."""

import re
import unicodedata
from typing import Final

# Each with the name of its kind.
WORDS: Final[dict[str, str]] = {
    word: kind
    for kind, words in (
        (
            "weekly",
            "weekly weeknote weeknotes week-notes 周报 週報 周记 週記 周刊 주간 주간기록 주간-기록 주간회고 주간-회고",
        ),
        ("daily", "daily day journal diary daily-note daily-notes 日报 日報 日記 日记 일기 일지"),
        (
            "monthly",
            "monthly month month-note monthnote monthnotes 月报 月報 月记 月記 월간 월간기록 월간-기록 월간회고 월간-회고",
        ),
        (
            "reading",
            "reading reading-note reading-notes paper-reading paper papers book books book-notes literature",
        ),
        ("reading", "clipping clippings 读书 讀書 阅读 閱讀 论文 論文 读书笔记 讀書筆記 阅读笔记"),
        ("reading", "読書 読書ノート 読書メモ 독서 독서노트 독서-노트 독서기록 독서-기록 논문"),
        ("page", "page about"),
        ("log", "log"),
    )
    for word in words.split()
}
KINDS: Final = tuple(dict.fromkeys(WORDS.values()))


def plain(word: str) -> str:
    """A word or a name as it is looked up: without capitals, full-width letters and spaces."""
    return re.sub(r"[\s_]+", "-", unicodedata.normalize("NFKC", word).casefold().strip())


def kind_named(word: str) -> str:
    """The name of the kind that `word` stands for, empty for none."""
    return WORDS.get(plain(word), "")
