"""Patterns that are compiled when they are first used: a build in which little has changed needs few of them."""

import re
from typing import Any, Final, cast

_METHODS: Final = ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, in all that reading asks of it; a mistake in `source` is raised at the first use."""
    return cast("re.Pattern[str]", _Late(source, flags))


class _Late:
    """A pattern that becomes one when it is asked for anything."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._source)
        for method in _METHODS:
            # From now on these are its own, and this is asked no more.
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
