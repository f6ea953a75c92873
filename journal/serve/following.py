"""Where a page differs from what it was, so that the browser can go there."""

import re
from typing import Final

_MAIN: Final = re.compile(rb"<main\b")
_PROSE: Final = b'<div class="prose">'
_TOKEN: Final = re.compile(rb"<[^>]*>|[^<]+")


def first_change(old: bytes, new: bytes) -> int:
    """The element of `main` in which `new` first differs, counted from 0 in the order of their tags; -1 for none.

    The writer's text goes before what is said about it, which changes with it.
    """
    before, after = _tokens(old), _tokens(new)
    start = _prose(after)
    if start and before[_prose(before) :] == after[start:]:
        start = 0
    at = _differing(before[_prose(before) if start else 0 :], after[start:])
    if at is None:
        return -1
    tags = sum(1 for token in after[: start + at + 1] if token[:1] == b"<" and token[1:2].isalpha())
    return max(tags - 1, 0)


def _tokens(html: bytes) -> list[bytes]:
    main = _MAIN.search(html)
    # What stands in `main` is counted, not the element itself.
    return _TOKEN.findall(html, main.start())[1:] if main is not None else []


def _prose(tokens: list[bytes]) -> int:
    return tokens.index(_PROSE) if _PROSE in tokens else 0


def _differing(before: list[bytes], after: list[bytes]) -> int | None:
    """The first token that is new; where something was only taken out, the one before."""
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    if same is None:
        return None if len(before) == len(after) else min(len(before), len(after)) - 1
    return same
