"""How long reading takes, against the parser alone on the same texts, by the processor; prints both as JSON.

python bench/reading.py DIR
"""

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from markdown_it import MarkdownIt
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from mdit_py_plugins.wordcount import wordcount_plugin

from journal.code import figure
from journal.disk import digest_of
from journal.formulas import mathml
from journal.read import read
from journal.rules import Rules

# Files that are read before, of all kinds: the first to meet a kind of text, or of code, pays for its patterns.
_WARM_UP = 100


def measured(files: Sequence[tuple[str, bytes]]) -> dict[str, float]:
    """Seconds of the processor for all files, each read once, and how many times as long reading takes.

    `markdown` is parsing and rendering alone, with all that reading has of it.
    """
    markdown, rules = _markdown(), Rules()
    parsing = reading = 0.0
    before = files[:: max(1, len(files) // _WARM_UP)]
    for number, (path, data) in enumerate((*before, *files)):
        text = data.decode()
        mathml.cache_clear()
        began = time.process_time()
        markdown.render(text)
        parsed = time.process_time()
        # No formula is known to either from the other.
        mathml.cache_clear()
        again = time.process_time()
        read(path, data, digest_of(data), rules)
        if number >= len(before):
            parsing += parsed - began
            reading += time.process_time() - again
    return {"files": len(files), "read": reading, "markdown": parsing, "ratio": reading / parsing}


def _main() -> None:
    parser = argparse.ArgumentParser(description="Compares journal's reading with its Markdown parser alone.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    folder = parser.parse_args().folder
    files = [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*.md"))]
    print(json.dumps(measured(files)))


def _markdown() -> MarkdownIt:
    """The parser with its own ways, or those of its plugins, for all that is shown of a note: none of the journal's rules."""
    options = {"highlight": lambda text, language, _: figure(text, language), "tasklists": True, "alerts": True}
    return (
        MarkdownIt("commonmark", options)
        .enable(["table", "strikethrough"])
        .use(front_matter_plugin)
        .use(footnote_plugin, inline=False)
        .use(deflist_plugin)
        .use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True, renderer=_formula)
        .use(gfm_autolink_plugin)
        .use(anchors_plugin, max_level=6)
        .use(wordcount_plugin)
    )


def _formula(tex: str, options: Mapping[str, bool]) -> str:
    return mathml(tex.strip(), display=options["display_mode"]) or tex


if __name__ == "__main__":
    _main()
