"""Where a run of `*`, `_`, `~` or `=` may open or close, as CommonMark has it and as East Asian text needs it.

CommonMark tells by the spaces around punctuation, and East Asian text has none: `**“a”**は` would never close. So a
letter or a mark of these scripts counts as a space does beside other punctuation, and its own marks as letters, as
the amendment of CommonMark for Chinese, Japanese and Korean proposes. Text in other scripts is read as ever.
"""

import unicodedata
from functools import lru_cache

from journal.patterns import pattern

_ASCII_MARK = pattern(r"[!-/:-@\[-`{-~]")


@lru_cache(maxsize=4096)
def _class(char: str) -> str:
    """`s` for white space or an end of the text, `p` for punctuation, `e` for East Asian, `l` for anything else."""
    if not char or char.isspace():
        return "s"
    if char.isascii():
        return "p" if _ASCII_MARK.match(char) else "l"
    category = unicodedata.category(char)
    # Emoji are as wide as these scripts, and belong to none.
    if category != "So" and unicodedata.east_asian_width(char) in "WFH":
        return "e"
    return "p" if category[0] in "PS" else "l"


def flanking(before: str, after: str) -> tuple[bool, bool]:
    """Whether a run between two characters is left-flanking and right-flanking. Empty: an end of the text."""
    left, right = _class(before), _class(after)
    opens = right != "s" and (right != "p" or left != "l")
    closes = left != "s" and (left != "p" or right != "l")
    return opens, closes


def is_mark(char: str) -> bool:
    """Whether a character is punctuation to the rules of `_`, which opens and closes within no word."""
    return _class(char) == "p" or (_class(char) == "e" and unicodedata.category(char)[0] == "P")
