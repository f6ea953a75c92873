"""What hosts of sites take at most: single files, and all of them together.

Sizes are in bytes and told in powers of ten, as GitHub does. Its pages may come to a gigabyte, and Git takes no file above
a hundred megabytes (https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits).
"""

from collections.abc import Iterator, Mapping
from typing import Final

from journal.diagnostics import Code, Diagnostic, Span

_MOST: Final = 3  # files that are named


def over(sizes: Mapping[str, int], file_limit: int, site_limit: int) -> Iterator[Diagnostic]:
    """Reports files that are too large by themselves, and all of them together; `sizes` are by path."""
    for path, size in sorted(sizes.items()):
        if size > file_limit:
            message = f"this file has {shown(size)}, and the host takes none above {shown(file_limit)}"
            hint = (
                "make it smaller, or put it elsewhere and link to it; `file` under `[limits]` sets what the host takes"
            )
            yield Diagnostic(Code.HOST_LIMIT, Span(path, 1), message, hint)
    whole = sum(sizes.values())
    if whole > site_limit:
        largest = sorted(sizes, key=lambda path: (-sizes[path], path))
        named = ", ".join(f"`{path}` with {shown(sizes[path])}" for path in largest[:_MOST])
        message = f"the files of the site come to {shown(whole)}, and the host takes no more than {shown(site_limit)}"
        hint = f"begin with the largest: {named}; `site` under `[limits]` sets what the host takes"
        yield Diagnostic(Code.HOST_LIMIT, Span(largest[0], 1), message, hint)


def told(sizes: Mapping[str, int], site_limit: int) -> str:
    """What is copied in one line: how many files, how much of what the host takes they come to, and the largest; empty without any."""
    if not sizes:
        return ""
    largest = min(sizes, key=lambda path: (-sizes[path], path))
    files = "1 file is" if len(sizes) == 1 else f"{len(sizes):,} files are"
    whole = f"{shown(sum(sizes.values()))} of the {shown(site_limit)} that the host takes"
    return f"{files} copied, {whole}; the largest is `{largest}` with {shown(sizes[largest])}"


def shown(size: int) -> str:
    """A size as people read it, with two digits or more: `1.2 GB`, `340 MB`, `18 KB`, `1 byte`."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("KB", 10**3)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}" if size < 10 * factor else f"{size // factor} {unit}"
    return f"{size} byte" if size == 1 else f"{size} bytes"
