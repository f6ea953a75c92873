"""Addresses on the web: where one stands in a text, which work it leads to, how it is named to a reader.

Two addresses with the same canonical id lead to the same work: the forms of an arXiv paper are one, and so are
those of a DOI; a preprint and its printed version are two. The address that the writer gave is never changed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from journal.patterns import pattern
from journal.record import Record

# How Logseq names an item, in its line `id:: …` and in links `((…))`.
UUID: Final = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

Extra = tuple[tuple[str, str | int], ...]


class Canonical(Record):
    """What an address leads to.

    `id` is `arxiv:2104.00001`, `doi:10.1145/1.2` (lower case), `youtube:ID`, or host and path (`example.org/talk`).
    `version` is that of an arXiv paper (`v2`), else empty. `extra` holds `version` and, for a video, `t` in seconds.
    """

    id: str
    version: str = ""
    extra: Extra = ()


# The same few pages are linked to again and again.
@lru_cache(maxsize=1 << 12)
def canonical(url: str) -> Canonical:
    """The work that `url` leads to; never fails, a text that is no address is its own id."""
    text = url.strip().strip("<>")
    parts = _split(text if _SCHEME.match(text) else f"https://{text}")
    if parts is None:
        return Canonical(text)
    name = _name(parts)
    if text[:4].lower() == "doi:":
        return _doi(text[4:].strip()) or Canonical(text)
    if text[:6].lower() == "arxiv:":
        return _arxiv(text[6:].strip()) or Canonical(text)
    if parts.scheme.lower() not in ("http", "https"):
        return Canonical(text)
    return _arxiv_page(name, parts.path) or _doi_page(name, parts.path) or _youtube(name, parts) or _page(name, parts)


def host(url: str) -> str:
    """The host of an address without `www.`, for display; empty where it has none."""
    parts = _split(url.strip().strip("<>"))
    return _name(parts) if parts is not None else ""


def urls(text: str) -> tuple[tuple[str, int], ...]:
    """Every web address in `text`, with its offset, in order.

    An address ends before white space, quotes, angle brackets and East Asian punctuation, without the punctuation of
    the sentence around it; a closing bracket belongs to it only if it opens in it. East Asian letters belong
    to an address at the start of a part of its path (`/wiki/机器`), not right after other letters.
    """
    return tuple((_bare(match[0]), match.start()) for match in _URL.finditer(text))


def address_at(text: str, start: int, end: int) -> str:
    """The address of the web or of an FTP server from `start` on, `www.` instead of a scheme or not; empty without one.

    It ends where those of `urls` end, before a bracket that has no partner in it, before an HTML entity, and at `end`.
    """
    match = _ADDRESS.match(text, start, end)
    # Marks of emphasis around an address are not of it.
    return _bare(_bare(_ENTITY.sub("", match[0])).rstrip("*_~").removesuffix("==")) if match is not None else ""


def alone(line: str) -> tuple[str, ...]:
    """The addresses of a line that holds nothing else but punctuation at their ends; empty if it holds anything else."""
    words = [word.strip("<>").rstrip(_ENDS) for word in line.split()]
    if words and all(_ALONE.fullmatch(word) for word in words):
        return tuple(words)
    return ()


_ONE_LINK = pattern(r"\[[^\]]*\]\((\S+?)\)[.,;]?$|<?((?:https?://)\S+?)>?[.,;]?$")


def only_link(text: str) -> str | None:
    """The address of a text that is one link, in Markdown or bare, and nothing more; None for any other text."""
    text = text.strip()
    match = _ONE_LINK.match(text) if text[:1] in ("[", "<", "h") else None
    return (match[1] or match[2]) if match else None


_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_EAST: Final = "\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_ASCII_PART: Final = r"[!#-;=?-_a-z{}~|]"
_HOST: Final = r"(?:[A-Za-z0-9.@:%_~-]|[\u00c0-\u024f])+"
_LETTERS: Final = rf"[\u00c0-\u024f]|(?<=[/=_%,(-])[{_EAST}]|(?<=[{_EAST}])[{_EAST}]"
_URL = pattern(
    rf"(?<![A-Za-z0-9])https?://{_HOST}(?:[/?#](?:{_ASCII_PART}|{_LETTERS})*)?",
    re.IGNORECASE,
)
_PLAIN_PART: Final = r"[!#-;=?-Z\\^_a-z{}~|]|\[[^\s\[\]<>\"]{0,200}\]"
_ADDRESS = pattern(
    rf"(?:(?:https?|ftp)://|www\.(?=[A-Za-z0-9])){_HOST}(?:[/?#](?:{_PLAIN_PART}|{_LETTERS})*)?", re.IGNORECASE
)
_ENTITY = pattern(r"&[A-Za-z0-9]+;$")
_ENDS: Final = ".,;:!?\u3001\u3002\uff0c\uff0e\uff1b\uff1a\uff01\uff1f"
_ALONE = pattern(r"https?://[^\s/<>\"][^\s<>\"\u3000-\u303f\uff00-\uff65]*", re.IGNORECASE)
_PAIRS: Final = (("(", ")"), ("[", "]"), ("{", "}"))


def _bare(text: str) -> str:
    """`text` without the punctuation of the sentence at its end."""
    surplus = {closing: text.count(closing) - text.count(opening) for opening, closing in _PAIRS}
    end = len(text)
    while end and (text[end - 1] in ".,;:!?'*|\"" or surplus.get(text[end - 1], 0) > 0):
        if text[end - 1] in surplus:
            surplus[text[end - 1]] -= 1
        end -= 1
    return text[:end]


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _name(parts: SplitResult) -> str:
    """The host in lower case, without user, `www.` and the usual ports."""
    name = parts.netloc.rpartition("@")[2].lower().rstrip(".")
    name = re.sub(r":(?:80|443)?$", "", name)
    return name.removeprefix("www.")


# ---- arXiv

_ARXIV_HOSTS: Final = frozenset(
    (
        "arxiv.org",
        "export.arxiv.org",
        "browse.arxiv.org",
        "cn.arxiv.org",
        "alphaxiv.org",
        "ar5iv.org",
        "ar5iv.labs.arxiv.org",
    )
)
_ARXIV_PATH = pattern(r"/(?:abs|pdf|html|format|ps|src|e-print|overview|blog|papers)/(.+)")
_ARXIV_ID = pattern(r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(v\d+)?(?:\.pdf)?/?$", re.IGNORECASE)
_ARXIV_DOI: Final = "10.48550/arxiv."


def _arxiv(text: str) -> Canonical | None:
    match = _ARXIV_ID.match(text)
    if match is None:
        return None
    version = (match[2] or "").lower()
    return Canonical(f"arxiv:{match[1].lower()}", version, (("version", version),) if version else ())


def _arxiv_page(name: str, path: str) -> Canonical | None:
    if name in _ARXIV_HOSTS or (name in ("huggingface.co", "hf.co") and path.startswith("/papers/")):
        match = _ARXIV_PATH.match(unquote(path))
        return _arxiv(match[1]) if match else None
    return None


# ---- DOI

_DOI_PATH = pattern(r"/doi/(?:[a-z]+/)?(?=10\.)", re.IGNORECASE)
# The pattern that Crossref gives for the DOIs of today.
_DOI = pattern(r"10\.\d{4,9}/[-._;()/:A-Z0-9]+", re.IGNORECASE)


def _doi(text: str) -> Canonical | None:
    if text.lower().startswith(_ARXIV_DOI):
        return _arxiv(text[len(_ARXIV_DOI) :].rstrip(".,;:/"))
    match = _DOI.match(text)
    if match is None:
        return None
    found = _bare(match[0].rstrip("/")).rstrip("/-")
    return Canonical(f"doi:{found.lower()}")


def _doi_page(name: str, path: str) -> Canonical | None:
    if name in ("doi.org", "dx.doi.org"):
        return _doi(unquote(path).lstrip("/"))
    match = _DOI_PATH.search(path)
    return _doi(unquote(path[match.end() :])) if match else None


# ---- YouTube

_YOUTUBE_PATH = pattern(r"/(?:shorts|embed|live|v)/([\w-]+)")
_CLOCK = pattern(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?", re.IGNORECASE)


def _youtube(name: str, parts: SplitResult) -> Canonical | None:
    query = dict(_query(parts))
    video: str | None = None
    if name == "youtu.be":
        video = parts.path.strip("/").split("/")[0]
    elif name in ("youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com"):
        match = _YOUTUBE_PATH.match(parts.path)
        video = query.get("v") if parts.path.rstrip("/") == "/watch" else match[1] if match else None
    if not video or not re.fullmatch(r"[\w-]+", video, re.ASCII):
        return None
    second = _seconds(query.get("t") or query.get("start") or _fragment_time(parts.fragment))
    return Canonical(f"youtube:{video}", extra=(("t", second),) if second is not None else ())


def _fragment_time(fragment: str) -> str:
    return fragment[2:] if fragment.startswith("t=") else ""


def _seconds(text: str) -> int | None:
    match = _CLOCK.fullmatch(text) if len(text) < 16 else None
    if match is None or not text:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


# ---- any other page

# What only tells where the reader came from.
_FOLLOWED: Final = frozenset(("ref", "source", "spm", "si", "feature", "fbclid", "gclid", "share_token"))
_GITHUB = pattern(r"/([\w.-]+)/([\w.-]+?)(?:\.git)?(?:/tree/[^/]+)?/?$", re.ASCII)


def _query(parts: SplitResult) -> Iterator[tuple[str, str]]:
    try:
        yield from parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        # More fields than the standard library reads: the query counts as one.
        yield parts.query, ""


def _page(name: str, parts: SplitResult) -> Canonical:
    path = parts.path.rstrip("/")
    if name == "github.com":
        # No two owners or repositories differ by case alone; a branch's root is the repository.
        match = _GITHUB.match(path)
        path = f"/{match[1]}/{match[2]}".lower() if match else path
    kept = sorted(
        (key, value) for key, value in _query(parts) if not key.startswith("utm_") and key.lower() not in _FOLLOWED
    )
    query = "&".join(f"{_FIELD.sub(_quoted, key)}={_FIELD.sub(_quoted, value)}" for key, value in kept)
    return Canonical(f"{name}{_ESCAPED.sub(_letters, path)}{'?' if query else ''}{query}")


_FIELD = pattern(r"[&=#%+\s]")
_ESCAPED = pattern(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")


def _quoted(match: re.Match[str]) -> str:
    return quote(match[0], safe="")


def _letters(match: re.Match[str]) -> str:
    """Letters beyond ASCII as themselves, whether the address had them escaped or not."""
    try:
        return unquote(match[0], errors="strict")
    except UnicodeDecodeError:
        return match[0]
