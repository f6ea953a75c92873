"""Blocks in fewer steps than the parser's own, and with the same result.

A line is offered only to the rules that its first character may begin, and the commonest blocks are read by rules of
their own: paragraphs, headings, lists and rules. They give blocks at once. Only tables differ, which lose no cell here.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, cast

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.rules_block import StateBlock, code, table
from markdown_it.rules_block.table import escapedSplit

from journal.commonmark.block import BLANK, Block, BlockState, Chain, Env, Rule, Token
from journal.patterns import pattern

# What the rules of markdown-it and its plugins look for first. Any other rule is tried on each line.
_STARTS: Final = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "-*_",
    "list": "-*+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
    "math_block": "$",
}
# What a text has somewhere if a rule finds anything in it; the line below the head of a table has no letters.
_NEEDED: Final = {
    "table": (pattern(r"\|"), pattern(r"^[ \t>]*[|:-][|: \t-]+$", re.MULTILINE)),
    "footnote_def": (pattern(r"\[\^"),),
    "reference": (pattern(r"\]:"),),
}


class BlockParser(ParserBlock):
    """The rules for blocks, each tried only on lines that it may begin."""

    def __init__(self, active: Iterable[str], *, definitions: bool = False, shifted: bool = False) -> None:
        """`shifted`: a list right below a heading may be indented like code."""
        super().__init__()
        self._shifted = shifted
        self._starts = dict(_STARTS)
        self._chains: dict[frozenset[str], dict[str, Chain]] = {}
        own = {"heading": _heading, "hr": _rule, "list": _list, "table": _table}
        if not definitions:
            own["paragraph"] = _paragraph
            # Other headings that are underlined are found with the paragraphs that they would be.
            self._starts["lheading"] = "{"
        for rule in self.ruler.__rules__:
            if rule.name in own:
                rule.fn = cast(RuleFuncBlockType, own[rule.name])
        self.ruler.enableOnly(active)

    def add(self, name: str, rule: Rule, before: str, starts: str, ends: Sequence[str] = ()) -> None:
        """Adds a rule, for lines that begin with a character of `starts`; `ends` are the blocks that it may break off."""
        self.ruler.before(before, name, cast(RuleFuncBlockType, rule), {"alt": list(ends)})
        self._starts[name] = starts

    def _chains_for(self, src: str) -> dict[str, Chain]:
        """The rules of each chain for a text, without those that find nothing in it."""
        idle = frozenset(name for name, needed in _NEEDED.items() if not all(sign.search(src) for sign in needed))
        if idle not in self._chains:
            left_out = {"code", *idle}
            rules = [rule for rule in self.ruler.__rules__ if rule.enabled and rule.name not in left_out]
            self._chains[idle] = {
                name: Chain([(self._starts.get(rule.name), rule.fn) for rule in rules if not name or name in rule.alt])
                for name in ("", "paragraph", "list")
            }
        return self._chains[idle]

    def read(self, src: str, md: MarkdownIt, env: Env) -> BlockState:
        """The blocks of a text, in `tokens`, and its footnotes."""
        state = BlockState(src, md, env, self._chains_for(src))
        self.tokenize(state, 0, state.lineMax)
        state.tokens = state.taken(0)
        return state

    def tokenize(self, state: StateBlock, start: int, end: int) -> None:
        """Reads the blocks of some lines."""
        assert isinstance(state, BlockState)
        src, starts, shifts, ends, columns = state.src, state.bMarks, state.tShift, state.eMarks, state.sCount
        rules, deepest = state.chains[""], state.md.options["maxNesting"]
        line = start
        blank = False
        while line < end:
            while line < state.lineMax and starts[line] + shifts[line] >= ends[line]:
                line += 1
            state.line = line
            if line >= end or columns[line] < state.blkIndent:
                break
            if state.level >= deepest:
                _as_text(state, line, end)
                break
            if columns[line] - state.blkIndent >= 4:
                if not (self._shifted and _shifted_list(state, line, end)):
                    code(state, line, end, False)
            else:
                for rule in rules[src[starts[line] + shifts[line]]]:
                    if rule(state, line, end, False):
                        break
            state.tight = not blank
            line = state.line
            if line - 1 < end and starts[line - 1] + shifts[line - 1] >= ends[line - 1]:
                blank = True
            if line < end and starts[line] + shifts[line] >= ends[line]:
                blank = True
                line += 1
                state.line = line


def _as_text(state: BlockState, start: int, end: int) -> None:
    """What nests deeper than is read, as one paragraph, where the parser's own rules leave it out."""
    line = start + 1
    while line < end and (
        not 0 <= state.sCount[line] < state.blkIndent or state.bMarks[line] + state.tShift[line] >= state.eMarks[line]
    ):
        line += 1
    text = state.getLines(start, line, state.blkIndent, False)
    state.tokens.append(Block("paragraph", start, line, text.strip(MD_TRIM_CHARS)))
    state.line = line


def _ended(state: BlockState, chain: Chain, line: int, end: int) -> bool:
    """Whether a block that begins in a line ends the one before it."""
    for rule in chain[state.src[state.bMarks[line] + state.tShift[line]]]:  # noqa: SIM110
        # A loop, for this is asked of most lines.
        if rule(state, line, end, True):
            return True
    return False


# ---- the commonest blocks


def _paragraph(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A paragraph, or a heading that is underlined."""
    src, starts, shifts, ends, columns = state.src, state.bMarks, state.tShift, state.eMarks, state.sCount
    chain = state.chains["paragraph"]
    around, state.parentType = state.parentType, "paragraph"
    line, last, level = start + 1, state.lineMax, 0
    while line < last:
        at, stop = starts[line] + shifts[line], ends[line]
        if at >= stop:
            break
        indent = columns[line] - state.blkIndent
        if indent <= 3:
            char = src[at]
            if indent >= 0 and char in _UNDERLINES and line < end and not src[at:stop].rstrip(" \t").strip(char):
                level = _UNDERLINES[char]
                break
            # Less than none has a line that goes on with the paragraph of a quotation.
            if columns[line] >= 0 and _ended(state, chain, line, last):
                break
        line += 1
    if line == start + 1:
        text = src[starts[start] + shifts[start] : ends[start]]
    else:
        text = state.getLines(start, line, state.blkIndent, False)
    state.line = line + (level > 0)
    state.tokens.append(Block("heading" if level else "paragraph", start, state.line, text.strip(MD_TRIM_CHARS), level))
    if level:
        # Only then, as the parser's own rules have it.
        state.parentType = around
    return True


_UNDERLINES: Final = {"=": 1, "-": 2}


def _heading(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A heading that begins with `#`."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    text = line.lstrip("#")
    level = len(line) - len(text)
    if not 1 <= level <= 6 or text[:1] not in _GAPS or state.is_code_block(start):
        return False
    if silent:
        return True
    text = text.rstrip(" \t")
    bare = text.rstrip("#")
    if bare[-1:] in BLANK:
        text = bare
    state.line = start + 1
    state.tokens.append(Block("heading", start, state.line, text.strip(MD_TRIM_CHARS), level))
    return True


_GAPS: Final = ("", " ", "\t")


def _rule(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A line across the page."""
    at = state.bMarks[start] + state.tShift[start]
    if _RULE.match(state.src, at, state.eMarks[start]) is None or state.is_code_block(start):
        return False
    if not silent:
        state.line = start + 1
        state.tokens.append(Block("rule", start, state.line))
    return True


_RULE: Final = pattern(r"([-*_])[ \t]*(?:\1[ \t]*){2,}\Z")
_MARKER: Final = pattern(r"(?:[-+*]|([0-9]{1,9})[.)])(?=[ \t]|\Z)")


def _marker(state: BlockState, line: int) -> re.Match[str] | None:
    """The mark of an item with which a line begins."""
    return _MARKER.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def _list(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A list, with all that is in its items."""
    columns = state.sCount
    if columns[start] - state.blkIndent >= 4:
        return False
    if state.listIndent >= 0 and columns[start] - state.listIndent >= 4 and columns[start] < state.blkIndent:
        # Too far right for the list around it, and not far enough for its item.
        return False
    marker = _marker(state, start)
    if marker is None:
        return False
    if silent:
        return not _goes_on(state, start, marker)
    kind = marker[0][-1]
    number = marker[1]
    made = Block("list", start, 0, "", int(number or 0), kind, number is not None)
    around, state.parentType = state.parentType, "list"
    first = len(state.tokens)
    line, tight, blank = start, True, False
    while marker is not None and marker[0][-1] == kind and line < end:
        tight = _item(state, line, end, marker) and not blank and tight
        blank = state.line - line > 1 and state.isEmpty(state.line - 1)
        line = state.line
        if line >= end or not 0 <= columns[line] - state.blkIndent < 4:
            break
        if state.isEmpty(line) or _ended(state, state.chains["list"], line, end):
            break
        marker = _marker(state, line)
    made.end = state.line = line
    made.children = state.taken(first)
    state.parentType = around
    if tight:
        for item in made.children:
            for child in item.children:
                child.tight = child.tight or child.kind == "paragraph"
    state.tokens.append(made)
    return True


def _shifted_list(state: BlockState, start: int, end: int) -> bool:
    """A list that is indented below a heading, without an empty line between them, as Logseq has it at the top of a page."""
    above = state.tokens[-1] if state.tokens else None
    # With lists of definitions, paragraphs are tokens.
    if not isinstance(above, Block) or above.kind != "heading" or above.end != start:
        return False
    around, state.blkIndent = state.blkIndent, state.sCount[start]
    found = _list(state, start, end, False)
    state.blkIndent = around
    return found


def _goes_on(state: BlockState, line: int, marker: re.Match[str]) -> bool:
    """Whether a line is text of the paragraph above it, and no list: an item without a text, or not the first of numbers."""
    if state.parentType != "paragraph" or state.sCount[line] < state.blkIndent:
        return False
    number = marker[1]
    return (number is not None and int(number) != 1) or not state.src[marker.end() : state.eMarks[line]].strip(" \t")


def _item(state: BlockState, line: int, end: int, marker: re.Match[str]) -> bool:
    """An item of a list, which is added to the blocks; whether no empty line is between the blocks in it."""
    src, shifts, columns = state.src, state.tShift, state.sCount
    at, last = marker.end(), state.eMarks[line]
    begins = column = columns[line] + at - marker.start()
    while at < last:
        char = src[at]
        if char == " ":
            column += 1
        elif char == "\t":
            column += 4 - (column + state.bsCount[line]) % 4
        else:
            break
        at += 1
    # Code begins four columns further right than the text would, so five are one and code.
    gap = column - begins if at < last and column - begins <= 4 else 1
    tight, indent, shift, before = state.tight, state.listIndent, shifts[line], columns[line]
    state.tight, state.listIndent, state.blkIndent = True, state.blkIndent, begins + gap
    shifts[line], columns[line] = at - state.bMarks[line], column
    state.level += 2
    first = len(state.tokens)
    if at >= last and state.isEmpty(line + 1):
        state.line = min(state.line + 2, end)
    else:
        state.md.block.tokenize(state, line, end)
    state.level -= 2
    state.tokens.append(Block("item", line, state.line, "", 0, marker[0], children=state.taken(first)))
    shifts[line], columns[line] = shift, before
    state.blkIndent, state.listIndent = state.listIndent, indent
    tight, state.tight = state.tight, tight
    return tight


def _table(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A table; the cells of a row beyond those of its head, which GitHub leaves out, stay in the last one as written."""
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if silent:
        return True
    read = [token for token in state.tokens[first:] if isinstance(token, Token)]
    width = sum(token.type == "th_open" for token in read)
    cells = [token for token in read if token.type == "inline"]
    for cell in cells[2 * width - 1 :: width]:
        line = cell.map[0] if cell.map else start
        row = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
        if row.count("|") >= width:
            written = escapedSplit(row.removeprefix("|"))
            if not written[-1]:
                written.pop()
            if any(text.strip() for text in written[width:]):
                cell.content = "|".join(written[width - 1 :]).strip()
    return True
