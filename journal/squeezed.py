"""Styles and scripts without their comments and spaces, as they are published; the theme's own files stay readable."""

import re
from functools import cache
from typing import Final

from rjsmin import jsmin

from journal.patterns import pattern

_STRING: Final = r"""("[^"\n]*"|'[^'\n]*')"""
_GAP: Final = pattern(rf"{_STRING}|(?:\s|/\*.*?\*/)+", re.DOTALL)
_LAST: Final = pattern(rf"{_STRING}|;+(?=\}})")


@cache
def squeezed(name: str, text: str) -> str:
    """What a browser reads as it reads `text`, by the ending of its file's name; any other text as it is."""
    if name.endswith(".css"):
        # What ends a declaration is not needed after the last one.
        return _LAST.sub(r"\1", _GAP.sub(_left, text))
    return str(jsmin(text)) if name.endswith(".js") else text


def _left(found: re.Match[str]) -> str:
    """A string as it is; of spaces and comments one space, but nothing beside a mark that parts words by itself.

    Before `:` a space may part two selectors, and before `(` a word and a condition, so that there it is left.
    """
    if found[1]:
        return found[1]
    text, (start, end) = found.string, found.span()
    parted = start == 0 or text[start - 1] in "{};,:>" or end == len(text) or text[end] in "{}>"
    return "" if parted else " "
