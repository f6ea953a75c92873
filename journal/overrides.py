"""How a file of the writer's own differs from the shipped one in whose place it stands.

Pure: texts go in, and lines to print come out. A copy says in its first line which shipped file it was made from, so
that it can be told whether that one has changed since; of a file without such a line nothing is claimed.
"""

import re
from collections.abc import Iterator
from difflib import unified_diff
from hashlib import blake2b
from typing import Final

from journal.patterns import pattern
from journal.record import Record

_COMMENTS: Final = {".html": ("{#- ", " -#}"), ".css": ("/* ", " */"), ".js": ("/* ", " */"), ".svg": ("<!-- ", " -->")}
_ORIGIN: Final = pattern(r"copied from journal (?P<version>[\w.+-]+), (?P<digest>[0-9a-f]{8})")
_MOST_NAMES: Final = 12


class Override(Record):
    """A file of the writer's with the shipped one of its name. `path` is that from the project, as `templates/page.html`.

    `lacks` are the kinds of things that the shipped one has and this one does not, each with their names.
    """

    path: str
    own: str
    shipped: str
    lacks: tuple[tuple[str, tuple[str, ...]], ...] = ()


def copied(path: str, shipped: str, version: str) -> str:
    """The text of a copy of a shipped file, with a first line that says what it was copied from.

    A file whose kind has no comments is copied as it is.
    """
    opening, closing = _COMMENTS.get(_ending(path), ("", ""))
    said = f"{opening}copied from journal {version}, {_digest(shipped)}{closing}\n"
    return said + shipped if opening else shipped


def difference(override: Override) -> Iterator[str]:
    """Lines for a person: what is so with the two files, then how they differ, as `diff -u` shows it."""
    own, origin = _without_origin(override.path, override.own)
    both = override.shipped.splitlines(), own.splitlines()
    lines = list(unified_diff(*both, "shipped", override.path, n=2, lineterm=""))
    changed = sum(line.startswith(("+", "-")) for line in lines[2:])
    yield f"{override.path}: {_lines(changed)}" if lines else f"{override.path}: the same as the shipped one"
    if origin:
        same = origin["digest"] == _digest(override.shipped)
        verb = "has not changed" if same else "has changed"
        yield f"  the shipped one {verb} since this was copied from that of journal {origin['version']}"
    for kind, names in override.lacks:
        rest = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        yield f"  {kind} that only the shipped one has: {', '.join(names[:_MOST_NAMES])}{rest}"
    yield from lines


def state(override: Override) -> str:
    """What is so with the two files, in a word or two."""
    own, origin = _without_origin(override.path, override.own)
    if own == override.shipped:
        return "yours, the same"
    outdated = origin is not None and origin["digest"] != _digest(override.shipped)
    return "yours, of an older one" if outdated else "yours"


def lacking_styles(own: str, shipped: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The custom properties and classes that only the shipped style has, in its order."""
    kinds = (("properties", _PROPERTY), ("classes", _CLASS))
    return lacking(*({kind: tuple(form.findall(_bare(text))) for kind, form in kinds} for text in (own, shipped)))


def lacking(
    own: dict[str, tuple[str, ...]], shipped: dict[str, tuple[str, ...]]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each kind the names that only `shipped` has, each once and in its order; kinds without any are left out."""
    found = (
        (kind, tuple(dict.fromkeys(n for n in names if n not in own.get(kind, ())))) for kind, names in shipped.items()
    )
    return tuple((kind, names) for kind, names in found if names)


_PROPERTY: Final = pattern(r"(?<![\w-])(--[a-z][\w-]*)\s*:")
_CLASS: Final = pattern(r"(?<=\.)[a-z][\w-]*(?=[^{};]*\{)")


def _bare(style: str) -> str:
    return re.sub(r'/\*.*?\*/|"[^"\n]*"', "", style, flags=re.DOTALL)


def _without_origin(path: str, text: str) -> tuple[str, re.Match[str] | None]:
    first, newline, rest = text.partition("\n")
    opening, closing = _COMMENTS.get(_ending(path), ("", ""))
    found = _ORIGIN.fullmatch(first.strip().removeprefix(opening.strip()).removesuffix(closing.strip()).strip())
    return (rest, found) if found and newline else (text, None)


def _lines(count: int) -> str:
    return "1 line differs" if count == 1 else f"{count:,} lines differ"


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()


def _ending(path: str) -> str:
    return path[path.rfind(".") :]
