"""Parts of a text's HTML for a place on another page: one block of it, and all of it without what must be there only once.

The HTML is that of pages, so tags are closed and attributes stand in double quotes; what the writer's own HTML leaves open
ends where the text does.
"""

import re
from collections.abc import Callable
from typing import Final

from journal.patterns import pattern

_TAG: Final = pattern(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*>")
_VOID: Final = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_BLOCKS: Final = frozenset(
    {"p", "li", "blockquote", "pre", "figure", "table", "dd", "dt", "dl", "ul", "ol", "details"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
_ATTRIBUTE: Final = pattern(r' (id|href)="(#?)([^"]*)"')
# The name of a block, and a paragraph that holds nothing else.
_NAMED: Final = pattern(r'<p><span id="\^[^"]*"></span></p>\n?|<span id="\^[^"]*"></span>')
_OF_NOTES: Final = pattern(r"fn\d+")


def elsewhere(html: str, to: Callable[[str], str]) -> str:
    """`html` without its ids, but for those of footnotes, so that it can stand beside anything.

    Links to its own places lead to `to` of the fragment: to the page that the text is from.
    """

    def attribute(match: re.Match[str]) -> str:
        name, own, value = match[1], match[2], match[3]
        if _OF_NOTES.fullmatch(value):
            return match[0]
        if name == "id":
            return ""
        return f' href="{to(value)}"' if own and value else match[0]

    html = _NAMED.sub("", html)
    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]) if '="' in tag[0] else tag[0], html)


def block_with(html: str, name: str) -> str:
    """The block that has been given the id `name` at its end; the one before it where the id stands alone. Empty if there is none."""
    at = html.find(f'<span id="{name}"></span>')
    if at < 0:
        return ""
    start, kind, last = _around(html, at)
    if start < 0:
        return ""
    end = _end(html, start)
    if kind == "p" and _TAG.sub("", html[start:end]).strip() == "":
        return html[slice(*last)] if last else ""
    block = html[start:end]
    return f"<ul>{block}</ul>" if kind == "li" else f"<dl>{block}</dl>" if kind in ("dd", "dt") else block


def _around(html: str, at: int) -> tuple[int, str, tuple[int, int] | None]:
    """Where the innermost block around a place begins, its name, and the block that ends right before it."""
    open_tags: list[tuple[int, str]] = []
    last: tuple[int, int] | None = None
    for tag in _TAG.finditer(html, 0, at):
        name = tag[2].lower()
        if name in _VOID or tag[0].endswith("/>"):
            continue
        if not tag[1]:
            open_tags.append((tag.start(), name))
        elif any(each == name for _, each in open_tags):
            start, closed = open_tags.pop()
            while closed != name:
                start, closed = open_tags.pop()
            if name in _BLOCKS or name == "div":
                last = (start, tag.end())
    start, name = next(((start, name) for start, name in reversed(open_tags) if name in _BLOCKS), (-1, ""))
    return start, name, last


def _end(html: str, start: int) -> int:
    """Where the element that begins at `start` ends."""
    depth = 0
    name = ""
    for tag in _TAG.finditer(html, start):
        name = name or tag[2].lower()
        if tag[2].lower() != name:
            continue
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(html)
