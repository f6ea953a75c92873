"""CommonMark in fewer steps than the parser's own, and with the same result.

A line is offered only to the rules that its first character may begin, and the commonest blocks are read by rules of
their own: paragraphs, headings, lists and rules. They give blocks at once. What markdown-it and its plugins read comes
as tokens, and is folded into blocks where the block around it ends. Inline text is offered to its rules only where it
has a mark that one of them looks for.
"""

import re
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any, ClassVar, Final, Literal, cast

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_block import StateBlock, code
from markdown_it.rules_inline import StateInline, backtick, link
from markdown_it.rules_inline.state_inline import Delimiter as Delimiter
from markdown_it.token import Token as Token

from journal.patterns import pattern

Env = MutableMapping[str, Any]


@dataclass(slots=True)
class Block:
    """A block of a text. Lines count from 0, `end` is exclusive.

    `kind` is one of paragraph, heading, list, item, quote, callout, code, html, rule, table, row, cell, checks, math,
    template, outline, todo, definitions, term, definition. `text` is the inline source, the content of code, html and math, or
    the title of a callout. `level` is a heading's level, an ordered list's first number, or a cell's header flag. `mark`
    is a list's marker, a fence's info, a cell's alignment, a callout's kind.
    """

    type: ClassVar = ""  # what rules that look for tokens of a type see

    kind: str
    line0: int
    end: int
    text: str = ""
    level: int = 0
    mark: str = ""
    tight: bool = False
    closed: bool = True
    children: list["Block"] = field(default_factory=list)


class BlockState(StateBlock):
    """Where the reading of a text stands. `tokens` holds blocks, and tokens that are not yet folded.

    For each line, counted from 0: `bMarks` and `eMarks` are the offsets of its start and its end, `tShift` the characters
    before its text, `sCount` the columns of these. Rules for containers change them for the lines in them.
    """

    def __init__(self, src: str, md: MarkdownIt, env: Env, chains: Mapping[str, "_Chain"]) -> None:
        # Not that of the class above, which looks at each line character by character.
        self.src, self.md, self.env = src, md, env
        self.tokens: list[Any] = []
        self.chains = chains
        self.notes: list[tuple[str, Block]] = []
        self.blkIndent = self.line = self.level = 0
        self.tight = False
        self.ddIndent = self.listIndent = -1
        self.parentType = "root"
        self.result = ""
        self._code_enabled = True
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):
            # White space alone is no line where the text ends with it.
            lines.pop()
        self.bMarks, self.eMarks, self.tShift, self.sCount = [], [], [], []
        at = 0
        for line in lines:
            self.bMarks.append(at)
            shift = columns = 0
            if line[:1] in _BLANK:
                shift = len(line) - len(line.lstrip(" \t"))
                columns = len(line[:shift].expandtabs(4)) if "\t" in line[:shift] else shift
            self.tShift.append(shift)
            self.sCount.append(columns)
            at += len(line)
            self.eMarks.append(at)
            at += 1
        self.lineMax = len(lines)
        # One more, so that no rule has to look whether there is a next line.
        self.bMarks.append(len(src))
        self.eMarks.append(len(src))
        self.tShift.append(0)
        self.sCount.append(0)
        self.bsCount = [0] * (self.lineMax + 1)

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:
        """The lines `begin` to `end` without the first `indent` columns of each, as far as these are before its text."""
        out: list[str] = []
        for line in range(begin, end):
            start = self.bMarks[line]
            text = start + self.tShift[line]
            if indent and self.src.find("\t", start, text) >= 0:
                return super().getLines(begin, end, indent, keepLastLF)
            out.append(self.src[min(start + indent, text) : self.eMarks[line]])
        return "\n".join(out) + ("\n" if keepLastLF and out and self.eMarks[end - 1] < len(self.src) else "")

    def taken(self, first: int) -> list[Block]:
        """The blocks that were read since there were `first`; they are no longer among the others."""
        read = self.tokens[first:]
        del self.tokens[first:]
        return read if {*map(type, read)} <= {Block} else self._folded(read)

    def _folded(self, read: Sequence[Block | Token]) -> list[Block]:
        """Tokens as blocks."""
        root = Block("root", 0, 0)
        stack = [root]
        for each in read:
            if isinstance(each, Block):
                stack[-1].children.append(each)
            elif each.nesting == 1:
                self._open(each, stack)
            elif each.nesting == -1:
                if each.type[:-6] in _CONTAINERS:
                    stack.pop()
            elif each.type == "inline":
                stack[-1].text = each.content
            elif (kind := _LEAVES.get(each.type)) is not None:
                line0, end = each.map or (stack[-1].line0, stack[-1].end)
                block = Block(kind, line0, end, each.content, mark=each.info.strip())
                if each.type == "fence":
                    block.level = len(each.markup)
                stack[-1].children.append(block)
        return root.children

    def _open(self, token: Token, stack: list[Block]) -> None:
        kind = _CONTAINERS.get(token.type[:-5])
        if kind is None:
            return
        line0, end = token.map or (stack[-1].line0, stack[-1].end)
        block = Block(kind, line0, end, tight=token.hidden)
        match kind:
            case "heading":
                block.level = int(token.tag[1])
            case "list":
                block.mark = token.markup
                block.level = int(token.attrs.get("start", 1)) if token.tag == "ol" else 0
                block.tight = token.tag == "ol"
            case "item":
                block.mark = token.info + token.markup
            case "cell":
                block.level = int(token.tag == "th")
                block.mark = str(token.attrGet("style") or "")
            case "footnote":
                self.notes.append((str(token.meta["label"]), block))
            case _:
                pass
        if kind != "footnote":
            stack[-1].children.append(block)
        stack.append(block)


_BLANK: Final = (" ", "\t")
_CONTAINERS: Final = {
    "bullet_list": "list",
    "ordered_list": "list",
    "list_item": "item",
    "blockquote": "quote",
    "table": "table",
    "tr": "row",
    "th": "cell",
    "td": "cell",
    "dl": "definitions",
    "dt": "term",
    "dd": "definition",
    "paragraph": "paragraph",
    "heading": "heading",
    "footnote_reference": "footnote",
}
_LEAVES: Final = {
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "rule",
    "math_block": "math",
    "math_block_label": "math",
}


# ---- which rules a line may begin

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


Rule = Callable[[BlockState, int, int, bool], bool]


class _Chain(dict[str, tuple[Rule, ...]]):
    """The rules of a chain that are worth trying on a line, by the first character of its text."""

    def __init__(self, rules: Sequence[tuple[str | None, Rule]]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, char: str) -> tuple[Rule, ...]:
        digit = "0" if char.isdecimal() else char
        self[char] = found = tuple(rule for starts, rule in self._rules if starts is None or digit in starts)
        return found


class Parser(MarkdownIt):
    """markdown-it with the blocks of this module. `deepest`: how deep blocks, or inline text, may lie within each other."""

    def __init__(self, deepest: int, *, tables: bool = False, definitions: bool = False) -> None:
        """`definitions`: paragraphs come as tokens, since the rule for lists of definitions looks for such."""
        super().__init__("commonmark", {"maxNesting": deepest})
        active = self.block.ruler.get_active_rules()
        self.block: BlockParser = BlockParser([*active, "table"] if tables else active, definitions=definitions)
        self.inline: InlineParser = InlineParser(self.inline)

    def blocks(self, text: str, env: Env) -> BlockState:
        """The blocks of a text, in `tokens`, and its footnotes; `env` takes what inline text may refer to."""
        return self.block.read(text, self, env)

    def tokens(self, text: str, env: Env) -> list[Token]:
        """The tokens of inline text."""
        return self.inline.parse(text.replace("\0", "\ufffd"), self, env, [])

    def normalizeLink(self, url: str) -> str:
        """An address with all that no address may hold escaped; most hold nothing of that kind."""
        return url if _PLAIN_ADDRESS.fullmatch(url) else super().normalizeLink(url)


_PLAIN_ADDRESS: Final = pattern(r"(?:https?://[a-z0-9.-]+(?=/|\Z))?[A-Za-z0-9._~/+,=-]*(?:#[A-Za-z0-9._~/+,=-]*)?")


class BlockParser(ParserBlock):
    """The rules for blocks, each tried only on lines that it may begin."""

    def __init__(self, active: Iterable[str], *, definitions: bool = False) -> None:
        super().__init__()
        self._starts = dict(_STARTS)
        self._chains: dict[bool, dict[str, _Chain]] = {}
        own = {"heading": _heading, "hr": _rule, "list": _list}
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

    def _chains_for(self, src: str) -> dict[str, _Chain]:
        """The rules of each chain for a text; a text without a bar has no tables."""
        bars = "|" in src
        if bars not in self._chains:
            left_out = ("code",) if bars else ("code", "table")
            rules = [rule for rule in self.ruler.__rules__ if rule.enabled and rule.name not in left_out]
            self._chains[bars] = {
                name: _Chain([(self._starts.get(rule.name), rule.fn) for rule in rules if not name or name in rule.alt])
                for name in ("", "paragraph", "list")
            }
        return self._chains[bars]

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


def _ended(state: BlockState, chain: _Chain, line: int, end: int) -> bool:
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
    if bare[-1:] in _BLANK:
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


# ---- inline text


class InlineState(StateInline):
    """Where the reading of inline text stands."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Adds a token, after the text before it."""
        if self._pending_buffer or self._pending:
            self.pushPending()
        meta = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = _Token(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token

    def pushPending(self) -> Token:
        """Adds the text that was read since the last token."""
        token = _Token("text", "", 0, self.pendingLevel)
        token.content = self.pending
        self.tokens.append(token)
        self.pending = ""
        return token


class _Token(Token):
    """A token, made without a call for each of its values."""

    __slots__ = ()

    def __init__(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1], level: int) -> None:
        self.type, self.tag, self.nesting, self.level = ttype, tag, nesting, level
        self.attrs, self.meta = {}, {}
        self.map = self.children = None
        self.content = self.markup = self.info = ""
        self.block = self.hidden = False


InlineRule = Callable[[InlineState, bool], bool]


def _code(state: InlineState, silent: bool) -> bool:
    """A span of code between single backticks; any other is left to the parser's own rule."""
    src, start = state.src, state.pos + 1
    end = src.find("`", start, state.posMax)
    if end <= start or src.startswith("`", end + 1):
        return backtick(state, silent)
    if not silent:
        text = src[start:end].replace("\n", " ")
        if text[0] == text[-1] == " " and text.strip(" "):
            text = text[1:-1]
        state.push("code_inline", "code", 0).content = text
    state.pos = end + 1
    return True


# A link in whose text nothing ends otherwise than it seems, to an address in which nothing is escaped.
_PLAIN_LINK: Final = pattern(rf"\[([^\[\]\\`<!$:{{}}\n]+)\]\((?!\))({_PLAIN_ADDRESS.pattern})\)")


def _link(state: InlineState, silent: bool) -> bool:
    """A plain link; any other is left to the parser's own rule."""
    found = _PLAIN_LINK.match(state.src, state.pos, state.posMax)
    if found is None:
        return link(state, silent)
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": found[2]}
        last, state.posMax, state.pos = state.posMax, found.end(1), found.start(1)
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.posMax = last
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


# Where the rules of markdown-it and its plugins are worth trying: the first characters of each, and what comes after.
_MARKS: Final = {
    "newline": ("\n", ""),
    "escape": ("\\", ""),
    "backticks": ("`", ""),
    "emphasis": ("*_~=", r"(?<=\*)|(?<=_)(?![0-9A-Za-z])|(?<![0-9A-Za-z]_)(?<=_)|(?<=~)(?=~)|(?<==)(?==)"),
    "link": ("[", ""),
    "image": ("!", r"(?=\[)"),
    "autolink": ("<", ""),
    "html_inline": ("<", ""),
    "entity": ("&", "(?=[#A-Za-z])"),
    "math_inline": ("$", ""),
    "footnote_ref": ("[", ""),
}


class InlineParser(ParserInline):
    """The rules for inline text, each tried only where the text has what it looks for."""

    def __init__(self, given: ParserInline) -> None:
        """The parser with the rules that `given` has in use."""
        super().__init__()
        self.ruler.enableOnly(given.ruler.get_active_rules())
        self.ruler2.enableOnly([name for name in given.ruler2.get_active_rules() if name != "fragments_join"])
        self.ruler.at("backticks", cast(RuleFuncInlineType, _code))
        self.ruler.at("link", cast(RuleFuncInlineType, _link))
        self._marks = dict(_MARKS)
        self._rules: dict[str, tuple[InlineRule, ...]] = {}

    def add(self, name: str, rule: InlineRule, before: str, starts: str, then: str = "") -> None:
        """Adds a rule for the places where a character of `starts` stands, and behind it what the pattern `then` finds."""
        self.ruler.before(before, name, cast(RuleFuncInlineType, rule))
        self._marks[name] = starts, then

    @cached_property
    def mark(self) -> re.Pattern[str]:
        """Where a text may be more than its letters. It begins with a set of characters, which is found fast."""
        marks = [self._marks[name] for name in self._active]
        behind = (rf"(?<=[{re.escape(starts)}])(?:{then})" for starts, then in dict.fromkeys(marks))
        return re.compile(rf"[{re.escape(''.join(self._chains))}](?:{'|'.join(behind)})")

    @cached_property
    def _mark_in_brackets(self) -> re.Pattern[str]:
        return re.compile(rf"{self.mark.pattern[:-1]}|(?<=\]))".replace("[", r"[\]", 1))

    @cached_property
    def _active(self) -> list[str]:
        return [name for name in self.ruler.get_active_rules() if name in self._marks]

    @cached_property
    def _chains(self) -> dict[str, list[InlineRule]]:
        """The rules that are worth trying, by the first character."""
        rules = {rule.name: rule.fn for rule in self.ruler.__rules__}
        found: dict[str, list[InlineRule]] = {}
        for name in self._active:
            for char in self._marks[name][0]:
                found.setdefault(char, []).append(cast(InlineRule, rules[name]))
        return found

    def parse(self, src: str, md: MarkdownIt, env: Env, tokens: list[Token]) -> list[Token]:
        """Reads inline text into `tokens`, in which no text is beside text."""
        state = InlineState(src, md, env, tokens)
        self.tokenize(state)
        paired = state.delimiters or any(meta["delimiters"] for meta in state.tokens_meta if meta)
        if paired:
            for rule in self.ruler2.getRules(""):
                rule(state)
        if paired or "\\" in src or "&" in src:
            tokens[:] = _joined(tokens)
        return tokens

    def tokenize(self, state: StateInline) -> None:
        """Reads the text from where it stands up to its end."""
        assert isinstance(state, InlineState)
        src, end, chains, search = state.src, state.posMax, self._chains, self.mark.search
        deep = state.level >= state.md.options["maxNesting"]
        while state.pos < end:
            found = None if deep else search(src, state.pos, end)
            at = found.start() if found is not None else end
            if at > state.pos:
                state.append_pending(src[state.pos : at])
                state.pos = at
            if at < end:
                for rule in chains[src[at]]:
                    if rule(state, False):
                        break
                else:
                    state.append_pending(src[at])
                    state.pos = at + 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:
        """Goes to the end of what stands at a place, as it would be read."""
        assert isinstance(state, InlineState)
        at = state.pos
        if at in state.cache:
            state.pos = state.cache[at]
            return
        found = self._mark_in_brackets.search(state.src, at, state.posMax)
        if state.level >= state.md.options["maxNesting"]:
            # One further than the end, as the parser's own.
            state.pos = state.posMax + 1
        elif found is None or found.start() > at:
            state.pos = state.posMax if found is None else found.start()
        else:
            state.level += 1
            if not any(rule(state, True) for rule in self._chains.get(state.src[at], ())):
                state.pos = at + 1
            state.level -= 1
        state.cache[at] = state.pos


def _joined(tokens: list[Token]) -> list[Token]:
    """Tokens with each run of text as one."""
    out: list[Token] = []
    for is_text, each in groupby(tokens, _is_text):
        run = list(each)
        if is_text:
            run[0].type, run[0].content = "text", "".join([token.content for token in run])
            del run[1:]
        out += run
    return out


def _is_text(token: Token) -> bool:
    return token.type in ("text", "text_special")
