"""A diagram that is written as Mermaid, as a drawing: the only user of the package that draws.

It need not be installed; then diagrams are shown as they are written. The same text gives the same drawing, in quiet
greys on white, so that it can be read in both schemes.
"""

import re
from functools import cache
from html import unescape
from typing import Final

from journal.patterns import pattern
from journal.record import Record
from journal.version import version_of

# Longer ones are refused by Mermaid itself.
_LONGEST: Final = 50_000
_LOOK: Final = '%%{init: {"theme": "neutral", "look": "classic", "fontFamily": "system-ui, sans-serif"}}%%\n'
# A text that chooses its own look begins with it.
_OWN_LOOK: Final = pattern(r"\s*(?:---\n|%%\{)")
_ROOT: Final = pattern(r"<svg\b[^>]*>")
_BOX: Final = pattern(r'viewBox="[-\d.e]+ [-\d.e]+ ([\d.e+-]{1,30}) ([\d.e+-]{1,30})"')
_WIDTH: Final = pattern(r'\swidth="[^"]*"')
_STYLE: Final = pattern(r"<style\b[^>]*>[^<]*</style>")
_WORDS: Final = pattern(r">([^<>]+)<")
_NAMED: Final = pattern(
    r"^[ \t]*(?:accTitle[ \t]*:|(?:pie[ \t]+)?(?:showData[ \t]+)?title[ \t:])[ \t]*(\S.*)$", re.MULTILINE
)
_LONGEST_NAME: Final = 300
# What must not be in a drawing, whoever made it: it is opened by itself too.
_ACTIVE: Final = pattern(r"<script\b|<foreignObject\b|\son[a-z]+\s*=|javascript:", re.IGNORECASE)


class Drawing(Record):
    """A diagram as the text of an SVG, with its size in pixels, and what it says to those who do not see it."""

    svg: str
    width: int
    height: int
    name: str


@cache
def installed() -> str:
    """The version of what draws; empty where nothing does."""
    return version_of("mmdr")


def drawn(text: str) -> Drawing | str:
    """A diagram as a drawing, or why there is none, in a few words. Raises nothing, whatever the text."""
    if len(text) > _LONGEST:
        return f"it is longer than {_LONGEST:,} characters"
    import mmdr

    try:
        svg = mmdr.render(text if _OWN_LOOK.match(text) else _LOOK + text).svg()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of what is not Python is no `Exception`
        said = " ".join(str(error).split()).rstrip(".")
        return said[:200] or type(error).__name__
    root = _ROOT.search(svg)
    box = _BOX.search(root[0]) if root is not None else None
    if root is None or box is None or _ACTIVE.search(svg):
        return "what was drawn is no plain drawing"
    try:
        width, height = max(1, round(float(box[1]))), max(1, round(float(box[2])))
    except (ValueError, OverflowError):
        return "what was drawn has no size"
    opening = _WIDTH.sub("", root[0])[:-1] + f' width="{width}" height="{height}">'
    # A rectangle is a ground wherever the drawing is opened; a style of its root is not.
    ground = f'<rect x="-9999" y="-9999" width="{19_998 + width}" height="{19_998 + height}" fill="#fff"/>'
    svg = svg[: root.start()] + opening + ground + svg[root.end() :]
    return Drawing(svg, width, height, _name(text, svg))


def _name(text: str, svg: str) -> str:
    """What a diagram is called; without a title the words in it."""
    if named := _NAMED.search(text):
        return named[1].strip()[:_LONGEST_NAME]
    words = (unescape(match[1]).strip() for match in _WORDS.finditer(_STYLE.sub("", svg)))
    return ", ".join(dict.fromkeys(word for word in words if word))[:_LONGEST_NAME]
