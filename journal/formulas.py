"""Formulas as MathML, which browsers set without a script or a font of ours: the only user of latex2mathml."""

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Final

from journal.patterns import pattern

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# A formula is a few lines; the package needs about 10 ms for each 1,000 characters.
_LONGEST: Final = 4000
# The package goes down a level for each brace, and for each command that another is the argument of.
_DEEPEST: Final = 40
_CHAIN = pattern(r"(?:\\[A-Za-z]+[ \t\n]*){40}")
_MEMBERS: Final = {
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3,
}  # fmt: skip
_ESCAPED = pattern(r"\\.", re.DOTALL)
# Environments that differ only in where they may stand, and commands that number equations.
_INNER = pattern(r"\\(begin|end)\{(?:aligned|split)\}")
_NUMBERS = pattern(r"\\(?:label\{[^{}]*\}|nonumber(?![A-Za-z])|notag(?![A-Za-z]))")
# Commands that the package lacks: of TeX, and those that editors of notes know beside it, which set formulas with KaTeX.
_OTHERWISE: Final = {
    "arg": r"\operatorname{arg}", "backslash": r"\setminus", "mod": r"\bmod", "exist": r"\exists", "infin": r"\infty",
    "empty": r"\emptyset", "isin": r"\in", "sub": r"\subset", "sube": r"\subseteq", "supe": r"\supseteq",
    "rarr": r"\rightarrow", "larr": r"\leftarrow", "harr": r"\leftrightarrow", "rArr": r"\Rightarrow",
    "lArr": r"\Leftarrow", "hArr": r"\Leftrightarrow",
    "R": r"\mathbb{R}", "N": r"\mathbb{N}", "Z": r"\mathbb{Z}",
}  # fmt: skip
_LACKING = pattern(rf"(?<!\\)\\({'|'.join(_OTHERWISE)})(?![A-Za-z])")


@lru_cache(maxsize=1024)
def mathml(tex: str, *, display: bool) -> str | None:
    r"""A formula of TeX as MathML; None if it cannot be read, as with an unknown command or a brace that nothing closes.

    `display`: it stands on lines of its own.
    """
    bare = _ESCAPED.sub("", tex)
    if len(tex) > _LONGEST or not tex.strip() or not _balanced(bare) or _CHAIN.search(tex):
        return None
    from xml.etree.ElementTree import tostring

    from latex2mathml.converter import convert_to_element

    tex = _LACKING.sub(lambda match: f"{_OTHERWISE[match[1]]} ", tex)
    try:
        root = convert_to_element(
            _NUMBERS.sub("", _INNER.sub(r"\\\1{align*}", tex)), display="block" if display else "inline"
        )
    except Exception:  # noqa: BLE001 - what the package raises has no base of its own, and may be any slip of it
        return None
    # The tag of each element says what it is, and the package writes characters as entities within the text.
    root.attrib.pop("xmlns", None)
    for element in root.iter():
        element.text = unescape(element.text or "")
        element.attrib.pop("href", None)
        if len(element) != _MEMBERS.get(element.tag, len(element)) or _is_command(element):
            return None
    return tostring(root, encoding="unicode", short_empty_elements=False)


def _balanced(bare: str) -> bool:
    """Whether all braces are closed, and none lies deeper than a person writes."""
    depth = 0
    for char in bare:
        depth += (char == "{") - (char == "}")
        if not 0 <= depth <= _DEEPEST:
            return False
    return not depth


def _is_command(element: "Element") -> bool:
    """Whether an element only repeats a command that is not known, or a column where there are none."""
    return element.tag == "mi" and (element.text or "")[:1] in ("\\", "&")
