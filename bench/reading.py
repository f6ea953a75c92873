"""How long reading takes, against the parser alone on the same texts; prints both as JSON.

python bench/reading.py DIR
"""

import argparse
import json
import sys
import time
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from journal.disk import digest_of
from journal.read import Rules, read

_WARM_UP = 25  # files whose reading is not counted: the first to meet a kind of text pays for its patterns


def _main() -> None:
    parser = argparse.ArgumentParser(description="Compares journal's reading with its Markdown parser alone.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    folder = parser.parse_args().folder
    files = [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*.md"))]
    markdown, rules = _markdown(), Rules()
    reading = parsing = 0.0
    for number, (path, data) in enumerate((*files[:_WARM_UP], *files)):
        text = _without_front(data.decode())
        began = time.perf_counter()
        markdown.render(text)
        parsed = time.perf_counter()
        read(path, data, digest_of(data), rules)
        done = time.perf_counter()
        if number >= _WARM_UP:
            parsing += parsed - began
            reading += done - parsed
    print(json.dumps({"files": len(files), "read": reading, "markdown": parsing, "ratio": reading / parsing}))


def _markdown() -> MarkdownIt:
    """The parser with the plugins that `journal.markdown` uses, and none of its own rules."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return markdown.use(footnote_plugin, inline=False).use(dollarmath_plugin, allow_space=False, allow_digits=False)


def _without_front(text: str) -> str:
    return text.partition("\n---\n")[2] if text.startswith("---\n") else text


if __name__ == "__main__":
    _main()
