"""Inline text in fewer steps than the parser's own, and with the same result.

It is offered to its rules only where it has a mark that one of them looks for.
"""

import re
from collections.abc import Callable
from functools import cached_property
from itertools import groupby
from typing import Final, Literal, cast

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline, backtick, link
from markdown_it.rules_inline.state_inline import Delimiter as Delimiter

from journal.commonmark.block import Env, Token
from journal.emphasis import flanking
from journal.patterns import pattern

# An address in which nothing has to be escaped.
PLAIN_ADDRESS: Final = pattern(r"(?:https?://[a-z0-9.-]+(?=/|\Z))?[A-Za-z0-9._~/+,=-]*(?:#[A-Za-z0-9._~/+,=-]*)?")


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
_PAIRED: Final = {"strikethrough": "~~", "marked": "=="}

Part = tuple[str, str, str]  # `text`, `code`, `link`, `em` or `strong`; the text; the address of a link, else empty


def _code(state: InlineState, silent: bool) -> bool:
    """A span of code between single backticks; any other is left to the parser's own rule."""
    found = _code_at(state.src, state.pos, state.posMax)
    if found is None:
        return backtick(state, silent)
    if not silent:
        state.push("code_inline", "code", 0).content = found[0]
    state.pos = found[1]
    return True


def _code_at(src: str, at: int, last: int) -> tuple[str, int] | None:
    """The text of a span of code between single backticks, and its end; None for any other."""
    end = src.find("`", at + 1, last)
    if end <= at + 1 or src.startswith("`", end + 1):
        return None
    text = src[at + 1 : end].replace("\n", " ")
    return text[1:-1] if text[0] == text[-1] == " " and text.strip(" ") else text, end + 1


# A link in whose text nothing ends otherwise than it seems, to an address in which nothing is escaped.
_PLAIN_LINK: Final = pattern(rf"\[([^\[\]\\`<!$:{{}}\n]+)\]\((?!\))({PLAIN_ADDRESS.pattern})\)")


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


_STARRED: Final = pattern(r"(\*\*?)(?!\*)([^*]+)\1(?!\*)")

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

    @cached_property
    def _pairing(self) -> list[tuple[str, Callable[[InlineState], None]]]:
        """The rules for what is marked on both sides, each with what a text has somewhere if the rule finds anything in it."""
        return [(_PAIRED.get(rule.name, ""), rule.fn) for rule in self.ruler2.__rules__ if rule.enabled]

    def parts(self, src: str) -> list[Part] | None:
        """Inline text of nothing but text, spans of code, plain links and plain text between stars; None for any other.

        So is most that has any mark, and it needs no tokens.
        """
        found: list[Part] = []
        at = 0
        while (mark := self.mark.search(src, at)) is not None:
            start = mark.start()
            read = self._part_at(src, start)
            if read is None:
                return None
            found += (("text", src[at:start], ""), read[0]) if start > at else (read[0],)
            at = read[1]
        return [*found, ("text", src[at:], "")] if at < len(src) else found

    def _part_at(self, src: str, at: int) -> tuple[Part, int] | None:
        """Such code, link or text between stars, and its end; None for anything else."""
        if src[at] == "`":
            code = _code_at(src, at, len(src))
            return (("code", code[0], ""), code[1]) if code is not None else None
        link = _PLAIN_LINK.match(src, at)
        if link is not None:
            return (("link", link[1], link[2]), link.end()) if self.mark.search(src, *link.span(1)) is None else None
        starred = _STARRED.match(src, at)
        if starred is None or self.mark.search(src, *starred.span(2)) is not None:
            return None
        text, end = starred[2], starred.end()
        opens, closes = flanking(src[at - 1 : at], text[0])[0], flanking(text[-1], src[end : end + 1])[1]
        return (("strong" if len(starred[1]) > 1 else "em", text, ""), end) if opens and closes else None

    def parse(self, src: str, md: MarkdownIt, env: Env, tokens: list[Token]) -> list[Token]:
        """Reads inline text into `tokens`, in which no text is beside text."""
        state = InlineState(src, md, env, tokens)
        self.tokenize(state)
        paired = state.delimiters or any(meta["delimiters"] for meta in state.tokens_meta if meta)
        if paired:
            for sign, rule in self._pairing:
                if sign in src:
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
