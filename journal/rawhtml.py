"""HTML that stands in notes: shown as it is, without what could run or disguise, or as text; its comments never.

A note's HTML comes in pieces, a tag of a line or a block that another one closes, so each tag is judged by itself. The rules
are those of `nh3`; what it does not know is text.
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from html import escape
from typing import Final

from journal.patterns import pattern


class RawHtml(Enum):
    """What becomes of HTML in notes."""

    ALLOW = "allow"
    SANITIZE = "sanitize"
    ESCAPE = "escape"


def shown(text: str, way: RawHtml) -> str:
    """A piece of HTML as a page has it."""
    text = _uncommented(text)
    if way is RawHtml.ESCAPE:
        return escape(text, quote=False)
    return _clean(text) if way is RawHtml.SANITIZE else text


def scripts_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a piece of HTML would run something: scripts, attributes for events, addresses that are programs."""
    for tag in _TAG.finditer(text):
        if tag[2].lower() == "script":
            if not tag[1]:
                yield tag.start(), tag.end(2)
        elif found := _RUNS.search(tag[3]):
            yield tag.start(3) + found.start(), tag.start(3) + found.end()


_TAG: Final = pattern(r"""<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*+)>""")
_RUNS: Final = pattern(r"""(?<![\w-])on[a-z]{3,30}(?=\s*=)|(?<==)\s*["']?\s*javascript:""", re.IGNORECASE)
# What is between their tags is no text of the note.
_WHOLE: Final = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg", "math", "textarea"))
# `nh3` drops the parts of a table that stand alone, so it sees their attributes on another element.
_OWN_ATTRIBUTES: Final = frozenset(("a", "img"))
_EVERYWHERE: Final = frozenset(("id", "lang", "dir", "title"))


def _uncommented(text: str) -> str:
    kept: list[str] = []
    done = 0
    while (start := text.find("<!--", done)) >= 0:
        kept.append(text[done:start])
        if text.startswith((">", "->"), start + 4):
            end = text.index(">", start)
        else:
            end = text.find("-->", start + 4)
            if end < 0:
                return "".join(kept)
            end += 2
        done = end + 1
    return "".join((*kept, text[done:]))


def _clean(text: str) -> str:
    out: list[str] = []
    done = 0
    for match in _TAG.finditer(text):
        if match.start() < done:
            continue
        out.append(_as_text(text[done : match.start()]))
        done = match.end()
        name = match[2].lower()
        if name in _WHOLE and not match[1]:
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, done)
            done = closing.end() if closing else len(text)
        elif name in _allowed():
            out.append(f"</{name}>" if match[1] else f"<{name}{_attributes(name, match[3])}>")
    out.append(_as_text(text[done:]))
    return "".join(out)


def _as_text(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


@cache
def _allowed() -> frozenset[str]:
    import nh3

    return frozenset(nh3.ALLOWED_TAGS)


def _attributes(name: str, written: str) -> str:
    """The attributes of an opening tag that may stand: empty, or with a space before them."""
    if not written.strip(" \t\n/"):
        return ""
    import nh3

    carrier = name if name in _OWN_ATTRIBUTES else "span"
    kept = {*nh3.ALLOWED_ATTRIBUTES.get(name, ()), *_EVERYWHERE}
    cleaned = nh3.clean(f"<{carrier}{written}>", tags={carrier}, attributes={carrier: kept}, link_rel=None)
    # In a value, `>` may stand as it is.
    return cleaned.removesuffix(f"</{carrier}>")[len(carrier) + 1 : -1] if cleaned.startswith("<") else ""
