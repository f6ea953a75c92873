"""Markdown to blocks, with what people write beside CommonMark.

The tree of a text has line numbers, and its inline text is left unread. Marks are read before that is shown, so that what
is counted is what is shown. The text itself is never rewritten here.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, cast

from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from journal.commonmark.block import Block, Env
from journal.commonmark.parser import Parser
from journal.markdown.blockrules import (
    CHECK_STARTS,
    admonition,
    bold_day,
    check_lines,
    container,
    line_break,
    loose_list,
    markdown_in_html,
    org_block,
    outline_block,
    template_block,
)
from journal.markdown.inlinerules import (
    address,
    block_link,
    delimiters,
    footnote,
    marked,
    spaced_link,
    template_tag,
    wikilink,
)
from journal.marks.links import UUID
from journal.patterns import pattern
from journal.record import Record, field


class Parsed(Record):
    """The blocks of a text, its footnotes by label, in their order, and the definitions that inline text may refer to.

    `ids` are the ids (`^id`) that blocks have been given, by the line on which they stand.
    """

    blocks: tuple[Block, ...]
    notes: dict[str, tuple[Block, ...]]
    env: Env
    ids: dict[int, str] = field(default_factory=dict)


class Scopes(Record):
    """The parts of a text that begin with headings: the lines of each, and the part it lies in, -1 for none."""

    starts: Sequence[int]
    ends: Sequence[int]
    parents: Sequence[int]

    def note(self, notes: Sequence[Block], line0: int) -> Block:
        """Of the footnotes with one label that to which a line refers: the first in the innermost part that has any."""
        part = bisect_right(self.starts, line0) - 1 if len(notes) > 1 else -1
        while part >= 0:
            first = bisect_left(notes, self.starts[part], key=lambda note: note.line0)
            if first < len(notes) and notes[first].line0 < self.ends[part]:
                return notes[first]
            part = self.parents[part]
        return notes[0]


def scopes(openings: Iterable[tuple[int, int]]) -> Scopes:
    """The parts of a text that begin in these lines, each with its level, in their order."""
    starts, ends, parents, levels, around = list[int](), list[int](), list[int](), list[int](), list[int]()
    for line0, level in openings:
        while around and levels[around[-1]] >= level:
            ends[around.pop()] = line0
        parents.append(around[-1] if around else -1)
        around.append(len(starts))
        starts.append(line0)
        ends.append(sys.maxsize)
        levels.append(level)
    return Scopes(starts, ends, parents)


# Links within links cost the parser as many steps for each bracket as it may go down.
_DEEPEST_BLOCK = 100
DEEPEST_INLINE = 20


@lru_cache(maxsize=4)
def parser(deepest: int, *, own: bool = True, definitions: bool = False) -> Parser:
    """A parser. `own`: with the rules beyond CommonMark; `definitions`: with lists of definitions too."""
    md = Parser(deepest, tables=own, definitions=definitions, shifted=own)
    md.inline.ruler.at("emphasis", cast(Any, delimiters))
    if not own:
        return md
    md.inline.ruler2.enable("strikethrough")
    md.inline.ruler2.after("strikethrough", "marked", cast(Any, marked))
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.inline.ruler.at("footnote_ref", cast(Any, footnote))
    md.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    if definitions:
        md.use(deflist_plugin)
    ends = ("paragraph", "reference", "blockquote", "list")
    md.block.add("check_lines", check_lines, "reference", CHECK_STARTS, ends)
    md.block.add("outline_block", outline_block, "list", "0123456789n")
    md.block.add("loose_list", loose_list, "reference", "0123456789•●◦▪‣∙·・･", ends)
    md.block.add("bold_day", bold_day, "reference", "*_", ("paragraph",))
    md.block.add("template_block", template_block, "paragraph", "{", ends)
    md.block.add("org_block", org_block, "reference", "#", ends)
    md.block.add("admonition", admonition, "reference", "!?", ends)
    md.block.add("line_break", line_break, "html_block", "<")
    md.block.add("markdown_in_html", markdown_in_html, "html_block", "<", ends)
    md.block.add("container", container, "reference", ":", ends)
    md.inline.add("address", address, "newline", ":", "(?=//)")
    md.inline.add("wikilink", wikilink, "link", "[!", r"(?=\[)")
    md.inline.add("block_link", block_link, "link", "({", r"(?=\()|(?=\{embed )")
    md.inline.add("template", template_tag, "link", "{", "(?=[%{:])")
    md.inline.add("spaced_link", spaced_link, "autolink", "[!", r"(?<=\[)|(?=\[)")
    return md


def blocks(text: str) -> Parsed:
    """The tree of `text`. Raises nothing, whatever the text."""
    md = parser(_DEEPEST_BLOCK, definitions="\n: " in text)
    env: Env = {}
    read = md.blocks(text, env)
    notes: dict[str, list[Block]] = defaultdict(list)
    for label, note in sorted(read.notes, key=lambda each: each[1].line0):
        notes[label].append(note)
    ids: dict[int, str] = {}
    if (":: " in text or ":LOGBOOK:" in text) and _KEPT_ANYWHERE.search(text):
        for block in read.tokens:
            if block.kind == "list":
                _take_kept(block, ids)
    if _ID_ANYWHERE.search(text):
        for block in read.tokens:
            _take_ids(block, ids)
    return Parsed(tuple(read.tokens), {label: tuple(several) for label, several in notes.items()}, env, ids)


# A name for the block at whose end it stands, or after which.
_ID = pattern(r"(?:^|[ \t]+)\^([A-Za-z0-9-]{1,60})[ \t]*$", re.MULTILINE)
_ID_ANYWHERE = pattern(r"\^[A-Za-z0-9-]{1,60}[ \t]*$", re.MULTILINE)


def _take_ids(block: Block, ids: dict[int, str]) -> None:
    """Moves the ids at the end of blocks, and of lines with boxes of their own, from the texts to `ids`."""
    if block.text and block.kind in ("paragraph", "heading", "checks", "term"):
        lines = block.text.split("\n")
        last = len(lines) - 1
        for number in range(len(lines)) if block.kind == "checks" else (last,):
            match = _ID.search(lines[number]) if "^" in lines[number] else None
            if match is not None:
                lines[number] = lines[number][: match.start()]
                # On a line of its own it names the text above it.
                at = next((each for each in range(number, 0, -1) if lines[each]), 0)
                ids[block.line0 + (at if lines[at] else number)] = match[1]
        block.text = "\n".join(lines).rstrip("\n")
    for child in block.children:
        _take_ids(child, ids)


# What Logseq keeps below the text of an item and does not show, and the clock that it shares with Org.
_KEPT_ANYWHERE = pattern(r"^[ \t]+(?:- )?(?:[\w.-]+:: |:LOGBOOK:)", re.MULTILINE)
_KEPT = pattern(
    rf"(?:id:: (?P<id>{UUID})|collapsed:: (?:true|false)|heading:: (?:true|[1-6])|background-color:: \S+"
    r"|(?:logseq\.|query-|card-)[\w.-]*:: .*|(?:hl|ls)-(?:page|color|type|stamp):: .*|(?:created|updated)-at:: \d+)$"
)


def _take_kept(block: Block, ids: dict[int, str]) -> None:
    """Takes what a program keeps for itself from the items of a list; names of items go to `ids`."""
    for item in block.children:
        named = item.line0
        for child in item.children:
            if child.kind == "list":
                _take_kept(child, ids)
            elif child.kind == "paragraph" and (":: " in child.text or ":LOGBOOK:" in child.text):
                kept, name = _without_kept(child.text.split("\n"))
                child.text = "\n".join(kept)
                if name:
                    ids[child.line0 if child.text else named] = name
            if child.text:
                named = child.line0
        item.children = [child for child in item.children if child.kind != "paragraph" or child.text]


def _without_kept(lines: list[str]) -> tuple[list[str], str]:
    """Lines without those that a program keeps for itself, and the name that one of these gives."""
    name, kept = "", list[str]()
    closing = next((at for at, line in enumerate(lines) if line.strip() == ":END:"), 0)
    opening = next((at for at, line in enumerate(lines[:closing]) if line.strip() == ":LOGBOOK:"), -1)
    for at, line in enumerate(lines):
        match = _KEPT.match(line.strip())
        if match is not None:
            name = name or match["id"] or ""
        elif not (opening >= 0 and opening <= at <= closing):
            kept.append(line)
    return kept, name
