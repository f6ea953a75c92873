"""The works that a journal cites, for programs that keep bibliographies: BibTeX, and CSL-JSON 1.0.

Little is known of a work for sure, so each is of the kind that claims least.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2s
from typing import Any, Final

from journal.schema import indented
from journal.views.rows import WorkRow

_ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip
# In an address only what would end its field or begin a command.
_IN_ADDRESS: Final = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})


def bibtex(works: Iterable[WorkRow]) -> bytes:
    """The works as BibTeX, in UTF-8."""
    return "\n".join("".join(_entry(work)) for work in works).encode()


def _entry(work: WorkRow) -> Iterator[str]:
    yield f"@misc{{{_key(work)},\n"
    for name, value in _fields(work):
        yield f"  {name} = {{{value}}},\n"
    yield "}\n"


def _fields(work: WorkRow) -> Iterator[tuple[str, str]]:
    """What is known of a work; the second braces keep capitals, and a list of people as it is written."""
    yield "title", f"{{{_plain(work.title)}}}"
    if work.author:
        yield "author", f"{{{_plain(work.author)}}}"
    if work.year is not None:
        yield "year", str(work.year)
    if work.venue:
        yield "howpublished", _plain(work.venue)
    if work.organization:
        yield "organization", _plain(work.organization)
    scheme, number = _number(work)
    if scheme == "doi":
        yield "doi", number.translate(_IN_ADDRESS)
    if scheme == "arxiv":
        yield "eprint", number.translate(_IN_ADDRESS)
        yield "archiveprefix", "arXiv"
    if work.urls:
        yield "url", work.urls[0].translate(_IN_ADDRESS)
    if work.remarks:
        yield "annote", _plain("; ".join(work.remarks))


def _key(work: WorkRow) -> str:
    """The name of a work in its page's address; a digest of it where BibTeX would not take that."""
    return work.slug if work.slug.isascii() else f"work-{blake2s(work.slug.encode(), digest_size=5).hexdigest()}"


def _plain(text: str) -> str:
    return " ".join(text.translate(_ESCAPES).split())


def _number(work: WorkRow) -> tuple[str, str]:
    """The scheme and the number of a work that has one, else empty."""
    scheme, colon, number = work.id.partition(":")
    return (scheme, number) if colon and scheme in ("doi", "arxiv") else ("", "")


def csl(works: Iterable[WorkRow]) -> bytes:
    """The works as CSL-JSON."""
    return indented([_item(work) for work in works])


def _item(work: WorkRow) -> dict[str, Any]:
    scheme, number = _number(work)
    told: dict[str, Any] = {
        "id": work.slug,
        "type": "article" if scheme else "webpage" if work.urls else "document",
        "title": work.title,
        "author": [{"literal": work.author}] if work.author else None,
        "issued": {"date-parts": [[work.year]]} if work.year is not None else None,
        "container-title": work.venue,
        "publisher": work.organization,
        "DOI": number if scheme == "doi" else None,
        "number": f"arXiv:{number}" if scheme == "arxiv" else None,
        "URL": work.urls[0] if work.urls else None,
        "language": work.language,
        "note": "\n".join(work.remarks),
    }
    return {name: value for name, value in told.items() if value}
