"""How long reading takes, against the parser alone on the same texts, by the processor; prints both as JSON.

python bench/reading.py DIR
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from journal.code import figure
from journal.disk import digest_of
from journal.formulas import mathml
from journal.read import Rules, read

# Files that are read before, of all kinds: the first to meet a kind of text, or of code, pays for its patterns.
_WARM_UP = 100


def measured(files: Sequence[tuple[str, bytes]]) -> dict[str, float]:
    """Seconds of the processor for all files, each read once, and how much more reading takes.

    `markdown` is parsing and rendering alone; `coloured` the same with colours for code and with MathML for formulas,
    which reading has too.
    """
    plain, coloured, rules = _markdown(), _coloured(), Rules()
    parsing = reading = colouring = 0.0
    before = files[:: max(1, len(files) // _WARM_UP)]
    for number, (path, data) in enumerate((*before, *files)):
        text = _without_front(data.decode())
        began = time.process_time()
        plain.render(text)
        parsed = time.process_time()
        read(path, data, digest_of(data), rules)
        done = time.process_time()
        # Last, so that no formula is known to reading.
        coloured.render(text)
        if number >= len(before):
            parsing += parsed - began
            reading += done - parsed
            colouring += time.process_time() - done
    return {
        "files": len(files),
        "read": reading,
        "markdown": parsing,
        "ratio": reading / parsing,
        "coloured": colouring,
        "ratio_coloured": reading / colouring,
    }


def _main() -> None:
    parser = argparse.ArgumentParser(description="Compares journal's reading with its Markdown parser alone.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    folder = parser.parse_args().folder
    files = [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*.md"))]
    print(json.dumps(measured(files)))


def _markdown() -> MarkdownIt:
    """The parser with the plugins that `journal.markdown` uses, and none of its own rules."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return markdown.use(footnote_plugin, inline=False).use(dollarmath_plugin, allow_space=False, allow_digits=False)


def _coloured() -> MarkdownIt:
    """The same parser, which colours code and turns formulas into MathML as reading does."""
    markdown = MarkdownIt("commonmark", {"highlight": lambda text, language, _: figure(text, language)})
    return (
        markdown.enable(["table", "strikethrough"])
        .use(footnote_plugin, inline=False)
        .use(
            dollarmath_plugin,
            allow_space=False,
            allow_digits=False,
            renderer=lambda tex, options: mathml(tex.strip(), display=options["display_mode"]) or tex,
        )
    )


def _without_front(text: str) -> str:
    return text.partition("\n---\n")[2] if text.startswith("---\n") else text


if __name__ == "__main__":
    _main()
