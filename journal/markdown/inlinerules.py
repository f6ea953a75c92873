"""What people write within a line and CommonMark does not know: bare addresses, wikilinks, marked text, tags of generators."""

from typing import Final

from mdit_py_plugins.footnote.index import footnote_ref

from journal.commonmark.block import Token
from journal.commonmark.inlines import Delimiter, InlineState
from journal.emphasis import flanking, is_mark
from journal.marks.links import UUID, address_at
from journal.patterns import pattern
from journal.shortcodes import attributes_at, played_at, tag_at

# What a link, a picture, words in bold, code and HTML end with.
_ATTRIBUTED: Final = frozenset(")]*_`>")


def template_tag(state: InlineState, silent: bool) -> bool:
    """A tag of Liquid, Hugo or Logseq within a line; attributes of kramdown right behind a link or marked words are left out."""
    if state.src[state.pos] != "{":
        return False
    end = attributes_at(state.src, state.pos)
    if end > state.pos:
        if end > state.posMax or state.src[state.pos - 1 : state.pos] not in _ATTRIBUTED:
            return False
        state.pos = end
        return True
    tag = played_at(state.src, state.pos) or tag_at(state.src, state.pos)
    if tag is None or state.pos + len(tag.raw) > state.posMax:
        return False
    if not silent:
        token = state.push("template", "", 0)
        token.meta = {"tag": tag}
    state.pos += len(tag.raw)
    return True


_SCHEMES: Final = ("https", "http", "ftp")


def address(state: InlineState, silent: bool) -> bool:
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


_WIKI = pattern(
    # A `#` with nothing behind it is of the name, as in `C#`.
    r"(!?)\[\[(?!https?://)([^\s\[\]|#^][^\[\]|#\n]{0,200}(?:#[# ]{0,9}(?=[|\]]))?|)(#[^\[\]|\n]{1,200})?(?:\|([^\[\]\n]{0,200}))?\]\]"
    # An address in brackets behind it makes it the text of a link; anything else there is words.
    r"(?!\([ \t]*(?:<|[^()\s]{0,300}[./#:%][^)\s]{0,300}(?:\)|[ \t]+[\"'])))"
)


def wikilink(state: InlineState, silent: bool) -> bool:
    """`[[name]]`, `[[name#heading|text]]`, `![[image.png|300]]`; never `[[ -d x ]]`, whose name begins with a space."""
    if state.src[state.pos] not in "[!":
        return False
    match = _WIKI.match(state.src, state.pos)
    if match is None or not (match[2] or match[3]):
        return False
    if not silent:
        # What escapes a bar in a table is there elsewhere, too.
        name, fragment = ((part or "").removesuffix("\\" * (match[4] is not None)) for part in (match[2], match[3]))
        token = state.push("wikilink", "", 0)
        token.content = name.strip()
        token.meta = {
            "raw": match[0],
            "fragment": fragment[1:],
            "label": match[4] or "",
            "embed": bool(match[1]),
        }
    state.pos = match.end()
    return True


_BLOCK = pattern(
    rf"\(\((?P<id>{UUID})\)\)|\{{\{{embed (?:\(\((?P<held>{UUID})\)\)|\[\[(?P<page>[^\[\]|\n]{{1,200}})\]\])[ ]?\}}\}}"
)


def block_link(state: InlineState, silent: bool) -> bool:
    """An item or a page as Logseq refers to it, `((id))`, or shows it in place, `{{embed ((id))}}` and `{{embed [[page]]}}`."""
    match = _BLOCK.match(state.src, state.pos) if state.src[state.pos] in "({" else None
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        name = match["id"] or match["held"]
        token = state.push("wikilink", "", 0)
        token.content = (match["page"] or "").strip()
        token.meta = {"raw": match[0], "fragment": f"^{name}" if name else "", "label": "", "embed": True}
    state.pos = match.end()
    return True


# An address with spaces is none for CommonMark, but editors write them: a file by its ending, or a tag of Liquid.
_SPACED = pattern(
    r"(!?)\[([^\[\]\n]{0,300})\]\([ \t]*"
    r"((?!<)(?=[^()\n]{0,300}[ \t{])(?:[^()<>\n\"]{1,300}\.[A-Za-z][A-Za-z0-9]{0,9}(?:#[^()<>\n\"]{0,200})?|\[\[[^()<>\[\]\n]{1,200}\]\]|(?:\{[{%][^{}()\n]{1,200}[%}]\}){1,3}[^()\s]{0,300}))"
    r"(?:[ \t]+\"([^\"\n]{0,300})\")?[ \t]*\)"
)


def spaced_link(state: InlineState, silent: bool) -> bool:
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


# Labels are as long as those of links may be; without a bound each bracket would be looked for to the end of the text.
_FOOTNOTE: Final = pattern(r"\[\^[^ \n\]]{1,999}\]")


def footnote(state: InlineState, silent: bool) -> bool:
    """A reference to a footnote; the rule of the plugin is asked only where there may be one."""
    return _FOOTNOTE.match(state.src, state.pos, state.posMax) is not None and footnote_ref(state, silent)


def delimiters(state: InlineState, silent: bool) -> bool:
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


def marked(state: InlineState) -> None:
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
