"""What front matter says that is not understood: values that their key cannot have, and keys that are nearly others.

All that is inferred can be overruled there; where that fails, it is told, and never guessed what was meant.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from journal.dates.told import value as day_told
from journal.diagnostics import Code, Diagnostic, Finding
from journal.front import (
    FLAGS,
    KEYS,
    LISTS,
    VISIBILITY,
    FrontMatter,
    Value,
    answer,
    field_of,
    is_known,
    is_said,
    is_visibility,
    joined,
    shows,
)
from journal.kindwords import KINDS, WORDS, kind_named
from journal.language import language_named
from journal.patterns import pattern
from journal.source import Source
from journal.spelling import nearest

# What is wrong with a value, and what to write.
_Wrong = tuple[str, str]


def not_understood(told: Source, matter: FrontMatter) -> Iterator[Diagnostic]:
    """What is said of the front matter at the top of a file, in the order of its keys."""
    lines = dict(matter.front.key_lines)
    for key, value in matter.values:
        line = lines.get(key.strip().casefold(), 0)
        if not line or not is_said(value):
            continue
        text = told.line(line - 1)
        start = max(0, text.find(key))
        if not is_known(key):
            if meant := _meant(key, value):
                message, hint = f"nothing is understood by the key `{key}`", f"did you mean `{meant}`?"
                finding = Finding(Code.FRONT_KEY, start, start + len(key), message, hint)
                yield told.report(finding, told.starts[line - 1])
            continue
        wrong = _table(key) if key in matter.tables else _wrong(key.strip().casefold(), value)
        if wrong is not None:
            first = value if isinstance(value, str) else ""
            at = text.find(first, start + len(key)) if first else -1
            start, end = (at, at + len(first)) if at >= 0 else (start, start + len(key))
            yield told.report(Finding(Code.FRONT_VALUE, start, end, *wrong), told.starts[line - 1])


def _wrong(key: str, value: Value) -> _Wrong | None:
    name, said = field_of(key), joined(value)
    shown = said[:60]
    if key in FLAGS and not name and answer(value) is None:
        safe = "false" if shows(key) else "true"
        return f"`{shown}` is neither `true` nor `false`; to be safe it is taken for `{safe}`", (
            "write `true` or `false`"
        )
    if key == VISIBILITY and not is_visibility(value):
        return f"`{shown}` says of nobody that he may see the note; to be safe it is kept back", (
            "write `public`, `unlisted` or `private`"
        )
    if name == "kind" and not kind_named(said) and (key == "kind" or _kind_meant(said)):
        meant = _kind_meant(said)
        hint = f"did you mean `{meant}`?" if meant else f"it can be {_listed(KINDS)}"
        return f"`{shown}` is no kind of note, so its kind is found without it", hint
    if name == "language" and not language_named(said):
        return f"`{shown}` is the name of no language, so that is found from the text", (
            "a language is named as in `en`, `zh-Hans`, `ja`, `ko`"
        )
    if name in ("url", "slug") and not isinstance(value, str) and len(value) > 1:
        return f"`{key}` is a list, and a page has one address; the first one counts", (
            "take one, and write the others into `redirect_from`"
        )
    return None


def _table(key: str) -> _Wrong | None:
    name = field_of(key)
    if name in ("author", "source"):
        return None
    hint = f"write a list: `{key}: [one, two]`" if name in LISTS else f"write a text: `{key}: …`"
    return f"the value of `{key}` has keys of its own, so it may not be read as you mean it", hint


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(f'`{name}`' for name in names[:-1])} or `{names[-1]}`"


_LONG_KINDS: Final = tuple(word for word in WORDS if len(word) > 4 and word.isascii())


def _kind_meant(said: str) -> str | None:
    """The word for a kind that `said` was meant to be: of the same first letter, since `heading` is not `reading`."""
    return nearest(said, (word for word in _LONG_KINDS if word[0] == said[:1].casefold()))


_SWITCHES: Final = tuple(key for key in FLAGS if key.isascii() and key != "listed")
_DAYS: Final = ("date", "created", "updated", "modified", "lastmod")
_OTHERS: Final = tuple(
    key for key in KEYS if key.isascii() and len(key) > 4 and KEYS[key] in {"title", "tags", "aliases"}
)
_LONGER: Final = ("description", "language", "permalink", "redirect_from", "redirects", "categories", "category")
_YEAR = pattern(r"(?:19|20)\d\d")


def _meant(key: str, value: Value) -> str | None:
    """The key that a misspelt one was meant to be, where its value is of that sort; None where it may be one of its own."""
    said = joined(value)
    if answer(value) is not None and (switch := _slip(key, _SWITCHES)):
        return switch
    if _YEAR.search(said[:40]) and day_told(said) is not None and (day := _slip(key, _DAYS)):
        return day
    if kind_named(said) and (kind := _slip(key, ("kind", "layout"))):
        return kind
    if sorted(key.casefold()) == sorted("tags"):
        return "tags"
    meant = _slip(key, (*_OTHERS, *_LONGER)) if len(key) > 4 else None
    # `languages` of a project are not that of its note.
    return meant if meant is None or key.casefold() != f"{meant}s" else None


@lru_cache(maxsize=512)
def _slip(key: str, keys: tuple[str, ...]) -> str | None:
    """The key that differs in one letter, or in two that changed places."""
    return nearest(key, keys, most=1)
