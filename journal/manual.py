"""The page on what can be found wrong, for the terminal: the text that the documents have, and no second one."""

import re
from pathlib import Path
from typing import Final

from journal.diagnostics import Code
from journal.disk import read_file
from journal.patterns import pattern

_FENCE: Final = pattern(r"(`{3,}|~{3,})(\w*)$")
_LINK: Final = pattern(r"\[(`[^`\n]*`|[^\]\n]*)\]\([^)\n]*\)")


def explained(code: Code) -> str:
    """What a code means, as plain text without an end of line."""
    return _plain(sections(_page())[code.value])


def sections(text: str) -> dict[str, str]:
    """The section of each code in the page, with its heading, by the code's name."""
    parts = re.split(r"^## ([a-z][a-z0-9-]*)\n", text, flags=re.MULTILINE)[1:]
    return {name: f"{name}\n{body}" for name, body in zip(parts[::2], parts[1::2], strict=True)}


def _page() -> str:
    """The text of the page: inside the package when installed, else in the checkout."""
    package = Path(__file__).resolve().parent
    for path in (package / "_docs" / "diagnostics.md", package.parent / "docs" / "diagnostics.md"):
        data = read_file(path)
        if isinstance(data, bytes):
            return data.decode("utf-8")
    return "".join(f"## {code.value}\n\nIts page was not installed.\n\n" for code in Code)


def _plain(section: str) -> str:
    """Markdown as a person reads it in a terminal: examples are indented, emphasis and addresses of links left out."""
    lines: list[str] = []
    fence = ""
    for line in section.strip().split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        elif fence:
            lines.append(f"    {line}".rstrip())
        else:
            lines.append(_LINK.sub(r"\1", line).replace("**", ""))
    return "\n".join(lines)
