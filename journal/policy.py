"""The content security policy of the pages: the shipped one, with what the journal allows besides.

Sources are those of the standard (https://www.w3.org/TR/CSP3/#framework-directive-source-list), less what would undo the
policy: scripts come from places that are named, or are known by their digests.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from journal.patterns import pattern
from journal.record import Record

# A directive with the sources that it allows besides.
Allowed = tuple[str, tuple[str, ...]]

DIRECTIVES: Final = (
    "script-src", "style-src", "font-src", "img-src", "media-src", "frame-src", "connect-src", "form-action",
)  # fmt: skip

_NONE: Final = ("'none'",)
_SHIPPED: Final[Mapping[str, tuple[str, ...]]] = {
    "default-src": _NONE,
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "style-src-attr": ("'unsafe-inline'",),
    "font-src": ("'self'",),
    "img-src": ("*", "data:"),
    "media-src": ("*",),
    # A document of the site is an object that browsers show in a frame.
    "frame-src": ("'self'", "https:"),
    "object-src": ("'self'",),
    "connect-src": ("'self'",),
    "manifest-src": ("'self'",),
    "base-uri": _NONE,
    "form-action": _NONE,
}
_OWN_MEDIA: Final[Mapping[str, tuple[str, ...]]] = {
    "img-src": ("'self'", "data:"),
    "media-src": ("'self'",),
    "frame-src": ("'self'",),
}


# All pages of a journal have the same.
@lru_cache(maxsize=4)
def policy(allowed: tuple[Allowed, ...] = (), *, link_remote: bool = False) -> str:
    """The policy as the text of its `meta` tag. `link_remote`: media on other servers are linked to, not loaded.

    `allowed` are sources without a `fault`; where a directive has some, a `'none'` of the shipped policy goes.
    """
    directives = {**_SHIPPED, **(_OWN_MEDIA if link_remote else {})}
    for name, sources in allowed:
        shipped = directives[name]
        directives[name] = tuple(dict.fromkeys([*(shipped if shipped != _NONE else ()), *sources]))
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


class Fault(Record):
    """Why a source cannot stand in a directive, to follow its name, and what to write instead."""

    what: str
    hint: str = ""


_HOST: Final = pattern(
    r"(?P<scheme>(?:https?|wss?)://)?(?P<host>(?:\*\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)(?::(?:[0-9]{1,5}|\*))?(?P<path>/[A-Za-z0-9/._~!$&()*+=:@%-]*)?"
)
_DIGEST: Final = pattern(r"'sha(?:256-[A-Za-z0-9+/_-]{43}=|384-[A-Za-z0-9+/_-]{64}|512-[A-Za-z0-9+/_-]{86}==)'")
_KEYWORDS: Final[Mapping[str, frozenset[str]]] = {
    "script-src": frozenset({"'unsafe-eval'", "'wasm-unsafe-eval'"}),
    "style-src": frozenset({"'unsafe-inline'"}),
}
_SCHEMES: Final = frozenset({"https:", "data:", "blob:"})
_EXAMPLE: Final = "as in `https://example.org`"
_DIGEST_HINT: Final = "put the script into a file in `static/`, or write its digest, as in `'sha256-…='`"


def fault(directive: str, source: str) -> Fault | None:
    """What is wrong with one source of one of the `DIRECTIVES`; None if nothing is."""
    if source in {"'self'", *_KEYWORDS.get(directive, ())} or (
        directive.startswith(("script", "style")) and _DIGEST.fullmatch(source)
    ):
        return None
    if re.search(r"[\s;,]", source):
        return Fault(f"holds more than one source: `{source}`", "give each source a text of its own")
    if source.startswith(("'", '"')) or f"'{source}'" in _ALL_KEYWORDS:
        return _keyword(directive, source)
    if source in _SCHEMES or source == "*":
        if directive == "script-src":
            return Fault(f"cannot be as wide as `{source}`", f"name the servers of the scripts, {_EXAMPLE}")
        return None
    return _host(source)


_ALL_KEYWORDS: Final = frozenset(
    {"'self'", "'none'", "'unsafe-inline'", "'unsafe-eval'", "'wasm-unsafe-eval'", "'strict-dynamic'"}
    | {"'unsafe-hashes'", "'report-sample'"}
)


def _keyword(directive: str, source: str) -> Fault:
    plain = source.strip("'\"")
    quoted = f"'{plain}'"
    if plain == "none":
        return Fault("cannot hold `'none'`", "leave the key out to have the shipped policy")
    if plain == "self" or quoted in _KEYWORDS.get(directive, ()):
        return Fault(f"holds `{source}` without its quotes", f'write `"{quoted}"`')
    if plain == "unsafe-inline":
        return (
            Fault("cannot allow all scripts within pages", _DIGEST_HINT) if directive == "script-src" else _no(source)
        )
    if plain.startswith("sha"):
        return Fault(
            f"holds no digest: `{source}`", "copy it from the browser's console: `'sha256-…='`, in single quotes"
        )
    if plain.startswith("nonce-"):
        return Fault("cannot hold a nonce, which has to differ for each visit", _DIGEST_HINT)
    return _no(source)


def _no(source: str) -> Fault:
    return Fault(f"cannot hold `{source}`", f"write the addresses of servers, {_EXAMPLE}")


def _host(source: str) -> Fault | None:
    found = _HOST.fullmatch(source)
    if found is None:
        if "?" in source or "#" in source:
            return Fault(f"has more than a path: `{source}`", "leave out what follows `?` and `#`")
        hint = "write the host name in the letters that browsers send, which begin with `xn--`"
        return Fault(f"names no server: `{source}`", _EXAMPLE if source.isascii() else hint)
    if not found["scheme"] and "." not in found["host"] and found["host"] != "localhost":
        return Fault(f"names no server: `{source}`", _EXAMPLE)
    return None
