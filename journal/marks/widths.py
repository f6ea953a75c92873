"""Text in plain characters, and where a pattern ends in it."""

import re
from collections.abc import Mapping
from typing import Final

from journal.patterns import pattern

# What may stand between a sign and the text after it without being seen, and any space.
GAP: Final = pattern(r"[\ufe0e\ufe0f\u200b\u200d]*\s*")
_WIDE_SPACES: Final = (0x00A0, 0x2007, 0x202F, 0x3000)
_NARROW: Final[Mapping[int, int]] = {0xFEE0 + code: code for code in range(0x21, 0x7F)} | dict.fromkeys(
    _WIDE_SPACES, 0x20
)


def narrowed(text: str) -> str:
    """`text` with plain characters for wide ones, one for one."""
    return text if text.isascii() else text.translate(_NARROW)


def end_of(form: re.Pattern[str], text: str, at: int) -> int:
    """Where what `form` finds at a place ends; the place itself where it finds nothing."""
    match = form.match(text, at)
    return at if match is None else match.end()
