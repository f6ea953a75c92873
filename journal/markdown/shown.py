"""Inline text as HTML, with holes for what depends on the rest of the journal."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final, Protocol

from journal.commonmark.block import Token
from journal.commonmark.inlines import Part
from journal.language import joins
from journal.markdown.blockrules import POINT
from journal.markdown.reading import DEEPEST_INLINE, Parsed, parser
from journal.marks.links import UUID, address_at
from journal.patterns import pattern
from journal.record import Record
from journal.shortcodes import Tag

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

    def stressed(self, text: str, around: str) -> str:
        """` lang="…"` for words that are stressed within others; empty where these are in the same language."""


class Shown(Record):
    """Inline text as HTML with holes, and as plain text."""

    pieces: tuple[Piece, ...]
    plain: str


def inline(text: str, parsed: Parsed, sink: Sink, *, alone: bool = False) -> Shown:
    """Inline text as HTML. `alone`: it is a paragraph of its own, so an image by itself is a figure."""
    if not text:
        return Shown((), "")
    md = parser(DEEPEST_INLINE)
    if md.inline.mark.search(text) is None:
        return Shown(tuple(_with_addresses(text, sink)), text)
    parts = md.inline.parts(text) if "\0" not in text else None
    if parts is not None:
        return _of_parts(parts, sink)
    children = md.tokens(text, parsed.env)
    alone = alone and _MAY_STAND_ALONE.search(text) is not None and _one_image(children)
    return _written(text, children, parsed, sink, alone=alone)


_MAY_STAND_ALONE = pattern(r"!\[|\(\(|\{\{embed ")


def _of_parts(parts: Sequence[Part], sink: Sink) -> Shown:
    """What the parser tells apart where there is nothing else."""
    out: list[Piece] = []
    plain = "".join([text for _, text, _ in parts])
    for kind, text, address in parts:
        match kind:
            case "code":
                out.append(f"<code>{escape(text, quote=False)}</code>")
            case "link":
                out += (sink.link(address, "", text), escape(text, quote=False), "</a>")
            case "em":
                out += (f"<em{sink.stressed(text, plain)}>", *_with_addresses(text, sink), "</em>")
            case "strong":
                out += ("<strong>", *_with_addresses(text, sink), "</strong>")
            case _:
                out += _with_addresses(text, sink)
    return Shown(tuple(out), plain)


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


def _written(text: str, children: Sequence[Token], parsed: Parsed, sink: Sink, *, alone: bool) -> Shown:
    out: list[Piece] = []
    plain: list[str] = []
    linked = False
    sized = ""  # what was read of the text after an image
    for index, token in enumerate(children):
        kind = token.type
        if kind in ("text", "text_special"):
            content, sized = token.content.removeprefix(sized), ""
            out += [escape(content, quote=False)] if linked else _with_addresses(content, sink)
            plain.append(content)
        elif kind == "softbreak":
            end, in_plain = _line_end(children, index, alone=alone)
            out.append(end)
            plain.append(in_plain)
        elif kind == "hardbreak":
            out.append("" if alone else "<br>\n")
            plain.append(" ")
        elif kind == "code_inline":
            out.append(f"<code>{escape(token.content, quote=False)}</code>")
            plain.append(token.content)
        elif kind == "em_open":
            out.append(f"<em{sink.stressed(_until(children, index, 'em_close'), text)}>")
        elif kind in _TAGS:
            out.append(_TAGS[kind])
        elif kind == "link_open":
            target = str(token.attrGet("href") or "")
            out.append(sink.link(target, str(token.attrGet("title") or ""), _until(children, index, "link_close")))
            linked = True
        elif kind == "link_close":
            out.append("</a>")
            linked = False
        elif kind == "image":
            alt, size = _sized(_plain(token.children or ()))
            target, title = str(token.attrGet("src") or ""), str(token.attrGet("title") or "")
            if (said := _SIZE_OF_LOGSEQ.match(_text_at(children, index + 1, slice(None)))) is not None:
                sized, size = said[0], (int(said["w"]), int(said["h"]) if said["h"] else None)
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


def _line_end(children: Sequence[Token], index: int, *, alone: bool) -> tuple[str, str]:
    """What stands for the end of a line, as HTML and as plain text: nothing between scripts that have no spaces."""
    if index + 1 < len(children) and POINT.match(children[index + 1].content):
        return ("" if alone else "<br>\n"), " "
    joined = joins(_text_at(children, index - 1, -1), _text_at(children, index + 1, 0))
    return ("", "") if joined else ("\n", " ")


# Addresses without a scheme: of the web, which begin with `www.`, and of people.
_BARE_ADDRESS = pattern(
    r"(?<![A-Za-z0-9_./@-])(?:(www\.)(?=[A-Za-z0-9])|(?:mailto:)?"
    r"([A-Za-z0-9._+-]{1,64}@[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){1,8})(?<![_-])(?![@_-]))",
    re.IGNORECASE,
)


def _with_addresses(text: str, sink: Sink) -> list[Piece]:
    """Text with links where it has addresses without a scheme."""
    if "@" not in text and "ww." not in text.lower():
        return [escape(text, quote=False)]
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


def _text_at(children: Sequence[Token], index: int, at: int | slice) -> str:
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


def _until(children: Sequence[Token], index: int, close: str) -> str:
    """The text from the token at `index` to the first of the type `close`."""
    end = next((i for i in range(index + 1, len(children)) if children[i].type == close), len(children))
    return _plain(children[index + 1 : end])


_MEDIA_NAME = pattern(
    r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|mp4|webm|mov|m4v|ogv|mp3|m4a|ogg|opus|wav|flac)$", re.IGNORECASE
)
_SIZE = pattern(r"(?:(.*)\|)?[ \t]*(\d{1,4})(?:x(\d{1,4}))?[ \t]*", re.DOTALL)


# `![gauge](gauge.png){:height 120, :width 300}`
_SIZE_OF_LOGSEQ = pattern(r"\{(?::height[ ](?P<h>\d{1,5})(?:\.\d*)?,[ ]?)?:width[ ](?P<w>\d{1,5})(?:\.\d*)?\}")


def _wiki(token: Token, sink: Sink, *, alone: bool) -> Piece:
    meta, label = token.meta, token.meta["label"]
    # A `#` may stand in the name of a file.
    names = filter(_MEDIA_NAME.search, (token.content, meta["raw"][3:-2].partition("|")[0].strip()))
    if meta["embed"] and (name := next(names, "")):
        alt, size = _sized(f"|{label}" if label.isascii() and label[:1].isdecimal() else label)
        return sink.image(name, alt.removeprefix("|"), "", alone=alone, wiki=True, size=size)
    return sink.wiki(token.content, meta["fragment"], label, meta["raw"], embed=meta["embed"] and alone)


def _sized(said: str) -> tuple[str, Size]:
    """What is said of an image, without the size behind a bar (`a gauge|300`, `|300x200`), and that size."""
    match = _SIZE.fullmatch(said) if "|" in said else None
    if match is None or match[1] is None:
        return said, (None, None)
    return match[1].strip(), (int(match[2]), int(match[3]) if match[3] else None)


_EMBED = pattern(rf"!\[\[[^\[\]\n]{{1,400}}\]\]\s*|\(\({UUID}\)\)\s*|\{{\{{embed [^{{}}\n]{{1,400}}\}}\}}\s*")


def is_embed(text: str) -> bool:
    """Whether a text is nothing but one note, or a part of one, that is to be shown in place."""
    return _EMBED.fullmatch(text) is not None and _MEDIA_NAME.search(text.strip()[3:-2].partition("|")[0]) is None


def stands_alone(pieces: Sequence[Piece]) -> bool:
    """Whether inline text is nothing but images, and notes shown in place, which need no paragraph around them."""
    return all(piece[0] in ("image", "embed") if isinstance(piece, tuple) else not piece.strip() for piece in pieces)
