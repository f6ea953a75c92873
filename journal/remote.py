"""Media on other servers, written as HTML, as plain links to where they lie: for journals that load nothing from elsewhere.

The HTML is that of a text, ready to be shown: what stands in code is escaped in it, so every tag is one.
"""

import re
from typing import Final

from journal.patterns import pattern

_ATTRIBUTES: Final = r"""(?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}')*+"""
_TAG = pattern(rf"<(/?)(a|img|video|audio|picture|iframe|object|embed)\b({_ATTRIBUTES})>", re.IGNORECASE)
_HOLDERS: Final = frozenset(("video", "audio", "picture", "iframe", "object"))
_REMOTE = pattern(
    r"""(?<![\w-])(?:src|data|srcset)\s*=\s*(?:"\s*((?:https?:)?//[^"\s]+)|'\s*((?:https?:)?//[^'\s]+)|((?:https?:)?//[^\s"'<>]+))""",
    re.IGNORECASE,
)
_NAME = pattern(r"""(?<![\w-])(?:alt|title|aria-label)\s*=\s*(?:"([^"]+)"|'([^']+)')""", re.IGNORECASE)


def linked(html: str) -> str:
    """`html` with a link for each picture, player and frame that lies on another server; none stands within another link."""
    if _TAG.search(html) is None:
        return html
    out: list[str] = []
    done = within = 0
    unclosed: set[str] = set()
    for match in _TAG.finditer(html):
        if match.start() < done:
            continue
        closing, name = match[1], match[2].lower()
        if name == "a":
            # An inner link goes, as no link stands in another; its text is part of the outer one.
            within += -1 if closing else 1
            if (closing and within > 0) or (not closing and within > 1):
                out.append(html[done : match.start()])
                done = match.end()
            within = max(within, 0)
            continue
        if closing:
            continue
        end = _end(html, name, match.end(), unclosed)
        said = html[match.start() : end]
        address = _REMOTE.search(said if name in _HOLDERS else match[0])
        if address is not None:
            out += (html[done : match.start()], _link(said, address[1] or address[2] or address[3], alone=not within))
            done = end
    return "".join((*out, html[done:]))


def _end(html: str, name: str, after: int, unclosed: set[str]) -> int:
    """Where the element that opens before `after` ends; after its tag where it has no content or nothing closes it."""
    if name not in _HOLDERS or name in unclosed:
        return after
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(html, after)
    if closing is None:
        unclosed.add(name)
        return after
    return closing.end()


def _link(element: str, address: str, *, alone: bool) -> str:
    """`alone`: it stands in no other link. Both texts come from attributes, so they are escaped already."""
    named = _NAME.search(element)
    said = (named[1] or named[2]) if named is not None else address
    text = said.replace("<", "&lt;").replace(">", "&gt;")
    href = address.replace('"', "&quot;")
    return f'<a href="{href}" rel="noopener">{text}</a>' if alone else text
