"""The pages that the browser looks at: one of each kind that a built site has, found by address."""

import re
from collections.abc import Iterator
from pathlib import Path

_KINDS: tuple[tuple[str, str], ...] = (
    ("home", r""),
    ("week", r"\d{4}/w\d\d/"),
    ("day", r"\d{4}/\d\d/\d\d/"),
    ("day-entry", r"\d{4}/\d\d/\d\d/[^/]+/"),
    ("month", r"\d{4}/\d\d/"),
    ("year", r"\d{4}/"),
    ("weeks", r"weeks/"),
    ("days", r"days/"),
    ("reading", r"reading/"),
    ("reading-order", r"reading/by_[a-z]+/"),
    ("reading-note", r"reading/[^/]+/"),
    ("ref", r"ref/[^/]+/"),
    ("questions", r"questions/"),
    ("tags", r"tags/"),
    ("tag", r"tags/[^/]+/"),
    ("calendar", r"calendar/"),
    ("log", r"logs/[^/]+/"),
    ("page", r"about/"),
    ("not-found", r"404\.html"),
)


def addresses(site: Path) -> Iterator[str]:
    """The addresses of all pages of a built site, in order."""
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site).as_posix()
        yield "" if path == "index.html" else path.removesuffix("index.html")


def one_of_each(site: Path) -> dict[str, str]:
    """For each kind of page that the site has, the address of the largest of its kind."""
    found: dict[str, str] = {}
    size: dict[str, int] = {}
    for address in addresses(site):
        file = site / address / "index.html" if address.endswith("/") or not address else site / address
        for kind, pattern in _KINDS:
            if re.fullmatch(pattern, address) and file.stat().st_size > size.get(kind, 0):
                found[kind], size[kind] = address, file.stat().st_size
                break
    return found
