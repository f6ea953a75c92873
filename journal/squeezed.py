"""Styles and scripts without their comments and spaces, as they are published; the theme's own files stay readable."""

import re
from typing import Final

from rjsmin import jsmin

from journal.patterns import pattern

# A string stays as it is; a space before `:` may part two selectors, so that only lines are joined.
_LEFT_OUT: Final = pattern(r"""("[^"\n]*"|'[^'\n]*')|\s*/\*.*?\*/|\s*\n\s*""", re.DOTALL)


def squeezed(name: str, text: str) -> str:
    """What a browser reads as it reads `text`, by the ending of its file's name; any other text as it is."""
    if name.endswith(".css"):
        return _LEFT_OUT.sub(lambda found: found[1] or ("" if "/*" in found[0] else "\n"), text).strip()
    return str(jsmin(text)) if name.endswith(".js") else text
