"""Markdown to blocks and inline HTML, with what people write beside CommonMark.

`blocks` gives the tree of a text with line numbers, its inline text unread; `Inline` turns one piece of
inline text into HTML with holes for what depends on the rest of the journal. Marks are read between
the two, so that what is counted is what is shown. The text itself is never rewritten here.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any, Final, Protocol, cast

from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from journal.commonmark import Block, BlockState, Delimiter, Env, InlineState, Parser, Token
from journal.emphasis import flanking, is_mark
from journal.language import joins
from journal.marks.links import address_at
from journal.patterns import pattern
from journal.record import Record, field
from journal.shortcodes import CALLOUTS, CODE, Tag, callout, tag_at, tags


class Parsed(Record):
    """The blocks of a text, its footnotes by label, and the definitions that inline text may refer to.

    `ids` are the ids (`^id`) that blocks have been given, by the line on which they stand.
    """

    blocks: tuple[Block, ...]
    notes: dict[str, Block]
    env: Env
    ids: dict[int, str] = field(default_factory=dict)


# Marks that stand for a task at the start of a line without a bullet; anything else there is prose.
# Bullets and numbers that Markdown does not know may stand before them.
_CHECK_LINE = pattern(
    r"(?:(?:[•·●‣▪]|\d{1,3}、)[ \t\u3000]*)?(?:[\[［][ xX\-/><!?~✓✔\u3000][\]］][ \t\u3000]|[☐☑☒][ \t\ufe0f]?)"
)
_CHECK_STARTS = "[［☐☑☒•·●‣▪0123456789"


def _check_lines(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A run of task lines without bullets, with the lines between them, up to a blank line or another block."""
    if state.is_code_block(start):
        return False
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] not in _CHECK_STARTS or not _CHECK_LINE.match(state.src, at):
        return False
    if state.src[state.bMarks[start] : at].strip():
        # The first line of a list's item has a bullet, and is the list's.
        return False
    if silent:
        return True
    rules = state.md.block.ruler.getRules("paragraph")
    following = start + 1
    while following < end and not state.isEmpty(following) and state.sCount[following] >= state.blkIndent:
        if state.sCount[following] - state.blkIndent < 4:
            begins = state.bMarks[following] + state.tShift[following]
            if not _CHECK_LINE.match(state.src, begins) and any(rule(state, following, end, True) for rule in rules):
                break
        following += 1
    state.tokens.append(Block("checks", start, following, state.getLines(start, following, state.blkIndent, False)))
    state.line = following
    return True


def _template_block(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A line that holds nothing but tags of Liquid or Hugo; with what is between it and its end, if it opens a callout or code."""
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] != "{" or state.is_code_block(start):
        return False
    found = tags(state.src[at : state.eMarks[start]])
    if not found:
        return False
    if silent:
        return True
    tag = found[0]
    close = -1
    if len(found) == 1 and not tag.closing and (tag.name in CALLOUTS or tag.name in CODE):
        close = _closing_line(state, tag.name, start, end)
    if close >= 0 and tag.name in CODE:
        info = " ".join((*tag.words, *(f'{name}="{value}"' for name, value in tag.values)))
        text = state.getLines(start + 1, close, state.blkIndent, True)
        state.tokens.append(Block("code", start, close + 1, text, mark=info.strip()))
    elif close >= 0:
        mark, title = callout(tag)
        kind, last, first = state.parentType, state.lineMax, len(state.tokens)
        state.parentType, state.lineMax = "callout", close
        state.level += 1
        state.md.block.tokenize(state, start + 1, close)
        state.level -= 1
        state.parentType, state.lineMax = kind, last
        state.tokens.append(Block("callout", start, close + 1, title, mark=mark, children=state.taken(first)))
    else:
        state.tokens.append(Block("template", start, start + 1, state.src[at : state.eMarks[start]].strip()))
    state.line = max(close, start) + 1
    return True


def _closing_line(state: BlockState, name: str, start: int, end: int) -> int:
    """The line of the tag that ends the tag `name` of the line `start`; -1 where there is none."""
    unclosed: dict[str, int] = state.env.setdefault("unclosed", {})
    if unclosed.get(name, end) <= start:
        return -1
    depth = 0
    for line in range(start, end):
        at = state.bMarks[line] + state.tShift[line]
        if state.src[at : at + 1] != "{":
            continue
        for tag in tags(state.src[at : state.eMarks[line]]):
            if tag.name == name:
                depth += -1 if tag.closing else 1
        if depth <= 0:
            return line
    unclosed[name] = start
    return -1


# `1、text`, `• text` and `1.文` look like lists to their writers, but not to Markdown.
_LOOSE_ITEM = pattern(r"(?:\d{1,3}[、．]|[•●◦▪‣∙])[ \t\u3000]*(?=\S)|·[ \t\u3000]+(?=\S)")
_GLUED_ITEM = pattern(r"\d{1,2}[.)）](?=[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af《「“【（])")


def _loose_item(state: BlockState, line: int) -> re.Match[str] | None:
    at = state.bMarks[line] + state.tShift[line]
    return _LOOSE_ITEM.match(state.src, at) or _GLUED_ITEM.match(state.src, at)


def _loose_list(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A run of items that Markdown does not know as such, with the lines that are further right or follow at once."""
    first = _loose_item(state, start)
    if first is None or state.is_code_block(start):
        return False
    if silent and first[0][0].isdigit() and not re.match(r"0*1\D", first[0]):
        # Only a list that begins with 1 breaks into a paragraph, as in CommonMark.
        return False
    if silent:
        return True
    rules = state.md.block.ruler.getRules("paragraph")
    following = start + 1
    last = following
    while following < end and state.sCount[following] >= state.blkIndent:
        if state.isEmpty(following):
            following += 1
            continue
        item = _loose_item(state, following)
        inner = state.sCount[following] > state.sCount[start]
        ended = following > last or any(rule(state, following, end, True) for rule in rules)
        if item is None and not inner and ended:
            break
        following += 1
        last = following
    state.tokens.append(_loose_tree(state.getLines(start, last, state.blkIndent, False), start, last))
    state.line = last
    return True


# An item without a number of its own, as outlines have where something was added: no list of Markdown's.
_OUTLINE_ONLY = pattern(r"^[ \t]*n(?:\+\d)?[.)][ \t]", re.MULTILINE)
_OUTLINE_LINE = pattern(r"(?:\d{1,9}|n(?:\+\d)?)[.)、]")


def _outline_block(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A numbered outline that some items of are labelled `n.`, up to a line at the margin that is no item."""
    at = state.bMarks[start] + state.tShift[start]
    if "labelled" not in state.env:
        state.env["labelled"] = _OUTLINE_ONLY.search(state.src) is not None
    if silent or not state.env["labelled"] or state.is_code_block(start) or not _OUTLINE_LINE.match(state.src, at):
        return False
    following, last = start + 1, start + 1
    while following < end and following - start < _LONGEST_OUTLINE:
        if not state.isEmpty(following):
            begins = state.bMarks[following] + state.tShift[following]
            inner = state.sCount[following] > state.sCount[start]
            if not inner and not _OUTLINE_LINE.match(state.src, begins):
                break
            last = following + 1
        following += 1
    if last - start < 2 or not _OUTLINE_ONLY.search(state.src, state.bMarks[start], state.eMarks[last - 1]):
        return False
    state.tokens.append(Block("outline", start, last, state.getLines(start, last, state.blkIndent, False)))
    state.line = last
    return True


_LONGEST_OUTLINE = 20_000


def _template_tag(state: InlineState, silent: bool) -> bool:
    """A tag of Liquid or Hugo within a line."""
    if state.src[state.pos] != "{":
        return False
    tag = tag_at(state.src, state.pos)
    if tag is None or state.pos + len(tag.raw) > state.posMax:
        return False
    if not silent:
        token = state.push("template", "", 0)
        token.meta = {"tag": tag}
    state.pos += len(tag.raw)
    return True


_SCHEMES: Final = ("https", "http", "ftp")


def _address(state: InlineState, silent: bool) -> bool:
    """An address that stands in the text as it is."""
    at = state.pos
    if state.src[at] != ":" or state.linkLevel or not state.src.startswith("://", at):
        return False
    scheme = next((name for name in _SCHEMES if state.src[max(at - len(name), 0) : at].lower() == name), "")
    start = at - len(scheme)
    if not scheme or state.src[max(start - 1, 0) : start].isalnum() or not state.pending.lower().endswith(scheme):
        return False
    url = address_at(state.src, start, state.posMax)
    if len(url) <= len(scheme) + 3:
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme)]
        _push_link(state, url, url)
    state.pos = start + len(url)
    return True


def _push_link(state: InlineState, target: str, text: str) -> None:
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": state.md.normalizeLink(target)}
    token = state.push("text", "", 0)
    token.content = text
    state.push("link_close", "a", -1)


_WIKI = pattern(r"(!?)\[\[([^\s\[\]|#^][^\[\]|#\n]{0,200}|)(#[^\[\]|\n]{1,200})?(?:\|([^\[\]\n]{1,200}))?\]\](?!\()")


def _wikilink(state: InlineState, silent: bool) -> bool:
    """`[[name]]`, `[[name#heading|text]]`, `![[image.png|300]]`; never `[[ -d x ]]`, whose name begins with a space."""
    if state.src[state.pos] not in "[!":
        return False
    match = _WIKI.match(state.src, state.pos)
    if match is None or not (match[2] or match[3]):
        return False
    if not silent:
        token = state.push("wikilink", "", 0)
        token.content = match[2].strip()
        token.meta = {
            "raw": match[0],
            "fragment": (match[3] or "")[1:],
            "label": match[4] or "",
            "embed": bool(match[1]),
        }
    state.pos = match.end()
    return True


# An address with spaces is none for CommonMark, but editors write them: a file by its ending, or a tag of Liquid.
_SPACED = pattern(
    r"(!?)\[([^\[\]\n]{0,300})\]\([ \t]*"
    r"((?!<)(?=[^()\n]{0,300}[ \t{])(?:[^()<>\n\"]{1,300}\.[A-Za-z][A-Za-z0-9]{0,9}(?:#[^()<>\n\"]{0,200})?|\{[{%][^{}()\n]{1,200}[%}]\}[^()\s]{0,300}))"
    r"(?:[ \t]+\"([^\"\n]{0,300})\")?[ \t]*\)"
)


def _spaced_link(state: InlineState, silent: bool) -> bool:
    """A link or an image whose address has spaces in it: `[tables](tide tables.md)`."""
    match = _SPACED.match(state.src, state.pos)
    if match is None or match.end() > state.posMax or (state.linkLevel and not match[1]):
        return False
    if not silent:
        attrs: dict[str, str | int | float] = {"src" if match[1] else "href": state.md.normalizeLink(match[3].strip())}
        if match[4]:
            attrs["title"] = match[4]
        text = Token("text", "", 0, content=match[2])
        if match[1]:
            token = state.push("image", "img", 0)
            token.attrs, token.children, token.content = attrs, [text], match[2]
        else:
            state.push("link_open", "a", 1).attrs = attrs
            state.push("text", "", 0).content = match[2]
            state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def _delimiters(state: InlineState, silent: bool) -> bool:
    """Runs of `*` and `_`, and of exactly two `~` or `=`; what they pair with is found when all are known."""
    marker = state.src[state.pos]
    if silent or marker not in "*_~=":
        return False
    start = end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    length = end - start
    paired = marker in "~="
    if paired and length != 2:
        state.append_pending(marker * length)
        state.pos = end
        return True
    before = state.src[start - 1] if start else ""
    after = state.src[end] if end < state.posMax else ""
    opens, closes = flanking(before, after)
    if marker == "_":
        opens, closes = opens and (not closes or is_mark(before)), closes and (not opens or is_mark(after))
    if marker == "=" and (before + after).isascii() and before.isalnum() and after.isalnum():
        # `x==y` compares.
        opens = closes = False
    for _ in range(1 if paired else length):
        token = state.push("text", "", 0)
        token.content = marker * 2 if paired else marker
        # A length of 0 turns off the rule of three, which is for runs that may be split.
        state.delimiters.append(
            Delimiter(ord(marker), 0 if paired else length, len(state.tokens) - 1, -1, open=opens, close=closes)
        )
    state.pos = end
    return True


def _marked(state: InlineState) -> None:
    """Turns pairs of `==` into the tags of marked text."""
    every = [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)]
    for delimiters in every:
        for opening in delimiters:
            if opening.marker != ord("=") or opening.end == -1:
                continue
            for at, kind, nesting in (
                (opening.token, "mark_open", 1),
                (delimiters[opening.end].token, "mark_close", -1),
            ):
                token = state.tokens[at]
                token.type, token.tag, token.nesting, token.content = kind, "mark", nesting, ""


# Links within links cost the parser as many steps for each bracket as it may go down.
_DEEPEST_BLOCK = 100
_DEEPEST_INLINE = 20


@lru_cache(maxsize=4)
def _parser(deepest: int, *, own: bool = True, definitions: bool = False) -> Parser:
    """A parser. `own`: with the rules beyond CommonMark; `definitions`: with lists of definitions too."""
    md = Parser(deepest, tables=own, definitions=definitions)
    md.inline.ruler.at("emphasis", cast(Any, _delimiters))
    if not own:
        return md
    md.inline.ruler2.enable("strikethrough")
    md.inline.ruler2.after("strikethrough", "marked", cast(Any, _marked))
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    if definitions:
        md.use(deflist_plugin)
    ends = ("paragraph", "reference", "blockquote", "list")
    md.block.add("check_lines", _check_lines, "reference", _CHECK_STARTS, ends)
    md.block.add("outline_block", _outline_block, "list", "0123456789n")
    md.block.add("loose_list", _loose_list, "reference", "0123456789•●◦▪‣∙·", ends)
    md.block.add("template_block", _template_block, "paragraph", "{", ends)
    md.inline.add("address", _address, "newline", ":", "(?=//)")
    md.inline.add("wikilink", _wikilink, "link", "[!", r"(?=\[)")
    md.inline.add("template", _template_tag, "link", "{", "(?=[%{])")
    md.inline.add("spaced_link", _spaced_link, "autolink", "[!", r"(?<=\[)|(?=\[)")
    return md


def blocks(text: str) -> Parsed:
    """The tree of `text`. Raises nothing, whatever the text."""
    md = _parser(_DEEPEST_BLOCK, definitions="\n: " in text)
    env: Env = {}
    read = md.blocks(text, env)
    notes: dict[str, Block] = {}
    for label, note in sorted(read.notes, key=lambda each: each[1].line0):
        notes.setdefault(label, note)
    ids: dict[int, str] = {}
    if _ID_ANYWHERE.search(text):
        for block in read.tokens:
            _take_ids(block, ids)
    return Parsed(tuple(read.tokens), notes, env, ids)


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
                ids[block.line0 + number] = match[1]
                lines[number] = lines[number][: match.start()]
        block.text = "\n".join(lines).rstrip("\n")
    for child in block.children:
        _take_ids(child, ids)


_LOOSE_LINE = pattern(r"[ \t\u3000]*(?P<mark>\d{1,3}[、．.)）]|[•●◦▪‣∙·*+-](?=\s)|[•●◦▪‣∙])[ \t\u3000]*(?=\S)")


def _loose_tree(text: str, line0: int, end: int) -> Block:
    """The list of a run of items, nested by their indentation; numbered as its first item is."""
    root = Block("list", line0, end)
    stack: list[tuple[int, Block]] = [(-1, root)]
    for number, line in enumerate(text.rstrip("\n").split("\n")):
        mark = _LOOSE_LINE.match(line)
        column = len(line[:200].expandtabs(4)) - len(line[:200].expandtabs(4).lstrip(" \u3000"))
        if mark is None:
            if line.strip():
                _continue(stack[-1][1], line.strip(), line0 + number)
            continue
        while column <= stack[-1][0] and len(stack) > 1:
            stack.pop()
        above = stack[-1][1]
        holder = root if above is root else _inner_list(above, line0 + number)
        if not holder.children and mark["mark"][0].isdigit():
            holder.level, holder.tight = int(re.match(r"\d+", mark["mark"])[0]), True  # type: ignore[index]
        item = Block("item", line0 + number, line0 + number + 1, mark=mark["mark"])
        item.children.append(Block("paragraph", item.line0, item.end, line[mark.end() :].rstrip()))
        holder.children.append(item)
        stack.append((column, item))
    return root


def _inner_list(item: Block, line0: int) -> Block:
    if item.children[-1].kind != "list":
        item.children.append(Block("list", line0, line0 + 1))
    return item.children[-1]


def _continue(item: Block, text: str, line0: int) -> None:
    last = item.children[-1] if item.children else None
    if last is not None and last.kind == "paragraph" and last.end == line0:
        last.text += "\n" + text
        last.end = item.end = line0 + 1
    else:
        item.children.append(Block("paragraph", line0, line0 + 1, text))


Hole = tuple[str, int]
Piece = str | Hole
Size = tuple[int | None, int | None]  # width and height in pixels, None where it is not asked for


class Sink(Protocol):
    """What inline text refers to; each call records it and gives the piece that stands for it."""

    def link(self, target: str, title: str, text: str) -> Piece:
        """The opening tag of a link."""

    def wiki(self, target: str, fragment: str, label: str, raw: str, *, embed: bool) -> Piece:
        """A whole wikilink; `embed`: what it leads to is to stand in its place."""

    def image(self, target: str, alt: str, title: str, *, alone: bool, wiki: bool, size: Size) -> Piece:
        """A whole image."""

    def html(self, text: str) -> list[Piece]:
        """Raw HTML."""

    def template(self, tag: Tag) -> list[Piece]:
        """A tag of Liquid or Hugo."""

    def formula(self, tex: str, *, display: bool) -> str:
        """A formula; `display`: it is set on a line of its own."""

    def note(self, label: str) -> Piece:
        """A reference to a footnote, which there is."""


class Shown(Record):
    """Inline text as HTML with holes, and as plain text."""

    pieces: tuple[Piece, ...]
    plain: str


def inline(text: str, parsed: Parsed, sink: Sink, *, alone: bool = False) -> Shown:
    """Inline text as HTML. `alone`: it is a paragraph of its own, so an image by itself is a figure."""
    if not text:
        return Shown((), "")
    md = _parser(_DEEPEST_INLINE)
    if md.inline.mark.search(text) is None:
        plain = "@" not in text and "ww." not in text.lower()
        return Shown((escape(text, quote=False),) if plain else tuple(_with_addresses(text, sink)), text)
    children = md.tokens(text, parsed.env)
    return _written(children, parsed, sink, alone=alone and "![" in text and _one_image(children))


def _one_image(children: Sequence[Token]) -> bool:
    shown = [
        token
        for token in children
        if token.type not in ("softbreak", "hardbreak") and (token.type != "text" or token.content.strip())
    ]
    return bool(shown) and all(
        token.type == "image" or (token.type == "wikilink" and token.meta["embed"]) for token in shown
    )


_TAGS: Final = {
    f"{name}_{end}": f"{tag}{name}>"
    for name in ("em", "strong", "s", "mark")
    for end, tag in (("open", "<"), ("close", "</"))
}


def _written(children: Sequence[Token], parsed: Parsed, sink: Sink, *, alone: bool) -> Shown:
    out: list[Piece] = []
    plain: list[str] = []
    linked = False
    for index, token in enumerate(children):
        kind = token.type
        if kind in ("text", "text_special"):
            if not linked and ("@" in token.content or "www." in token.content.lower()):
                out += _with_addresses(token.content, sink)
            else:
                out.append(escape(token.content, quote=False))
            plain.append(token.content)
        elif kind == "softbreak":
            before, after = _text_at(children, index - 1, -1), _text_at(children, index + 1, 0)
            joined = joins(before, after)
            out.append("" if joined else "\n")
            plain.append("" if joined else " ")
        elif kind == "hardbreak":
            out.append("" if alone else "<br>\n")
            plain.append(" ")
        elif kind == "code_inline":
            out.append(f"<code>{escape(token.content, quote=False)}</code>")
            plain.append(token.content)
        elif kind in _TAGS:
            out.append(_TAGS[kind])
        elif kind == "link_open":
            target = str(token.attrGet("href") or "")
            out.append(sink.link(target, str(token.attrGet("title") or ""), _until_close(children, index)))
            linked = True
        elif kind == "link_close":
            out.append("</a>")
            linked = False
        elif kind == "image":
            alt, size = _sized(_plain(token.children or ()))
            target, title = str(token.attrGet("src") or ""), str(token.attrGet("title") or "")
            out.append(sink.image(target, alt, title, alone=alone, wiki=False, size=size))
        elif kind == "wikilink":
            out.append(_wiki(token, sink, alone=alone))
            if not (token.meta["embed"] and alone):
                plain.append(token.meta["label"] or token.content)
        elif kind == "html_inline":
            out += sink.html(token.content)
        elif kind == "footnote_ref":
            out.append(sink.note(str(token.meta["label"])))
        elif kind in ("math_inline", "math_inline_double"):
            out.append(sink.formula(token.content, display=kind == "math_inline_double"))
            plain.append(token.content)
        elif kind == "template":
            out += sink.template(token.meta["tag"])
    return Shown(tuple(out), "".join(plain))


# Addresses without a scheme: of the web, which begin with `www.`, and of people.
_BARE_ADDRESS = pattern(
    r"(?<![A-Za-z0-9_./@-])(?:(www\.)(?=[A-Za-z0-9])|(?:mailto:)?"
    r"([A-Za-z0-9._+-]{1,64}@[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){1,8})(?<![_-])(?![@_-]))",
    re.IGNORECASE,
)


def _with_addresses(text: str, sink: Sink) -> list[Piece]:
    """Text with links where it has addresses without a scheme."""
    out: list[Piece] = []
    done = 0
    for match in _BARE_ADDRESS.finditer(text):
        shown = address_at(text, match.start(), len(text)) if match[1] else match[0]
        if match.start() < done or "." not in shown[4:]:
            continue
        target = f"http://{shown}" if match[1] else f"mailto:{match[2]}"
        out += (escape(text[done : match.start()], quote=False), sink.link(target, "", shown))
        out += (escape(shown, quote=False), "</a>")
        done = match.start() + len(shown)
    out.append(escape(text[done:], quote=False))
    return out


def _text_at(children: Sequence[Token], index: int, at: int) -> str:
    if not 0 <= index < len(children):
        return " "
    content = children[index].content
    return content[at] if content else " "


def _plain(children: Sequence[Token]) -> str:
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else _plain(token.children) if token.children else token.content
        for token in children
        if token.type
        in (
            "text",
            "text_special",
            "code_inline",
            "softbreak",
            "hardbreak",
            "image",
            "math_inline",
            "math_inline_double",
        )
    )


def _until_close(children: Sequence[Token], index: int) -> str:
    end = next((i for i in range(index + 1, len(children)) if children[i].type == "link_close"), len(children))
    return _plain(children[index + 1 : end])


_MEDIA_NAME = pattern(
    r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|mp4|webm|mov|m4v|ogv|mp3|m4a|ogg|opus|wav|flac)$", re.IGNORECASE
)
_SIZE = pattern(r"(?:(.*)\|)?[ \t]*(\d{1,4})(?:x(\d{1,4}))?[ \t]*", re.DOTALL)


def _wiki(token: Token, sink: Sink, *, alone: bool) -> Piece:
    meta, label = token.meta, token.meta["label"]
    if meta["embed"] and _MEDIA_NAME.search(token.content):
        alt, size = _sized(f"|{label}" if label.isascii() and label[:1].isdecimal() else label)
        return sink.image(token.content, alt.removeprefix("|"), "", alone=alone, wiki=True, size=size)
    return sink.wiki(token.content, meta["fragment"], label, meta["raw"], embed=meta["embed"] and alone)


def _sized(said: str) -> tuple[str, Size]:
    """What is said of an image, without the size behind a bar (`a gauge|300`, `|300x200`), and that size."""
    match = _SIZE.fullmatch(said) if "|" in said else None
    if match is None or match[1] is None:
        return said, (None, None)
    return match[1].strip(), (int(match[2]), int(match[3]) if match[3] else None)


_EMBED = pattern(r"!\[\[[^\[\]\n]{1,400}\]\]\s*")


def is_embed(text: str) -> bool:
    """Whether a text is nothing but one note, or a part of one, that is to be shown in place."""
    return _EMBED.fullmatch(text) is not None and _MEDIA_NAME.search(text.strip()[3:-2].partition("|")[0]) is None


def stands_alone(pieces: Sequence[Piece]) -> bool:
    """Whether inline text is nothing but images, and notes shown in place, which need no paragraph around them."""
    return all(piece[0] in ("image", "embed") if isinstance(piece, tuple) else not piece.strip() for piece in pieces)
