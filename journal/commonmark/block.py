"""A block of a text, and where the reading of blocks stands.

What markdown-it and its plugins read comes as tokens, and is folded into blocks where the block around it ends.
"""

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from itertools import accumulate
from typing import Any, ClassVar, Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token as Token

from journal.record import Draft, field

Env = MutableMapping[str, Any]


class Block(Draft):
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

    def __init__(self, src: str, md: MarkdownIt, env: Env, chains: Mapping[str, "Chain"]) -> None:
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
        self.bMarks = list(accumulate([len(line) + 1 for line in lines], initial=0))
        self.eMarks = [start - 1 for start in self.bMarks[1:]]
        self.tShift = [len(line) - len(line.lstrip(" \t")) if line[:1] in BLANK else 0 for line in lines]
        self.sCount = self.tShift.copy()
        if "\t" in src:
            self.sCount = [len(line[:shift].expandtabs(4)) for line, shift in zip(lines, self.tShift, strict=True)]
        self.lineMax = len(lines)
        # One more, so that no rule has to look whether there is a next line.
        self.bMarks[-1] = len(src)
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


BLANK: Final = (" ", "\t")
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


Rule = Callable[[BlockState, int, int, bool], bool]


class Chain(dict[str, tuple[Rule, ...]]):
    """The rules of a chain that are worth trying on a line, by the first character of its text."""

    def __init__(self, rules: Sequence[tuple[str | None, Rule]]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, char: str) -> tuple[Rule, ...]:
        digit = "0" if char.isdecimal() else char
        self[char] = found = tuple(rule for starts, rule in self._rules if starts is None or digit in starts)
        return found
