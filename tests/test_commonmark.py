"""The examples of CommonMark 0.31.2, as its own package `commonmark-spec` ships them.

The package is for Node and installs nothing but a text: `npm install --no-save commonmark-spec@0.31.2` in the project's
folder, or `JOURNAL_COMMONMARK` with the path of its `spec.txt`. Without it these tests are skipped.
"""

import os
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Final

import pytest
from markdown_it.common.utils import unescapeAll

from journal.commonmark.block import Block, Env
from journal.commonmark.parser import Parser
from journal.markdown.reading import parser

_ROOT: Final = Path(__file__).resolve().parent.parent
_SPEC: Final = Path(os.environ.get("JOURNAL_COMMONMARK") or _ROOT / "node_modules" / "commonmark-spec" / "spec.txt")
_EXAMPLE: Final = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
_FORMAT: Final = (_ROOT / "docs" / "format.md").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(
    not _SPEC.is_file(),
    reason="the examples are not here: `npm install --no-save commonmark-spec@0.31.2` brings them",
)


def _examples() -> list[tuple[str, str]]:
    text = _SPEC.read_text(encoding="utf-8").replace("→", "\t")
    return [(match[1], match[2]) for match in _EXAMPLE.finditer(text)]


def _differing(*, own: bool) -> list[int]:
    """The numbers of the examples that give something else. Line ends between tags are nothing, as in CommonMark's own test."""
    return [
        number
        for number, (source, html) in enumerate(_examples(), 1)
        if _normal(_rendered(source, own=own)) != _normal(html)
    ]


def _normal(html: str) -> str:
    html = re.sub(r">\n(?=</blockquote>)", ">", html)
    return re.sub(r"(?<=<li>)\n|\n(?=</li>)", "", html)


def _rendered(source: str, *, own: bool) -> str:
    """The HTML that the specification has for what the parser of the journal reads."""
    md = parser(100, own=own)
    md.options["xhtmlOut"] = True
    env: Env = {}
    return _html(md.blocks(source.replace("\0", "\ufffd"), env).tokens, md, env)


def _html(blocks: Iterable[Block], md: Parser, env: Env) -> str:
    return "".join(_block(block, md, env) for block in blocks)


def _block(block: Block, md: Parser, env: Env) -> str:
    below = _html(block.children, md, env)
    match block.kind:
        case "paragraph":
            text = md.renderInline(block.text, env)
            return f"{text}\n" if block.tight else f"<p>{text}</p>\n"
        case "heading":
            return f"<h{block.level}>{md.renderInline(block.text, env)}</h{block.level}>\n"
        case "list":
            start = f' start="{block.level}"' if block.tight and block.level != 1 else ""
            tag = "ol" if block.tight else "ul"
            return f"<{tag}{start}>\n{below}</{tag}>\n"
        case "item":
            return f"<li>{below}</li>\n"
        case "quote":
            return f"<blockquote>\n{below}</blockquote>\n"
        case "rule":
            return "<hr />\n"
        case "code":
            language = unescapeAll(block.mark).split()[:1]
            start = f'<pre><code class="language-{escape(language[0])}">' if language else "<pre><code>"
            return f"{start}{escape(block.text, quote=False).replace(chr(34), '&quot;')}</code></pre>\n"
        case "html":
            return block.text
        case _:
            return f"<!-- {block.kind} -->\n"


def _documented() -> list[int]:
    """The examples that docs/format.md names, below `Where it differs from CommonMark`."""
    section = _FORMAT.partition("Where it differs from CommonMark")[2].partition("\n## ")[0]
    return sorted(
        int(number) for row in re.findall(r"^\|.*\| ([\d, ]+) \|$", section, re.MULTILINE) for number in row.split(",")
    )


def test_all_examples_are_there() -> None:
    assert len(_examples()) == 652


def test_every_example_holds_without_the_rules_of_the_journal() -> None:
    assert _differing(own=False) == []


def test_with_the_rules_of_the_journal_those_differ_that_the_format_names() -> None:
    assert _differing(own=True) == _documented()
