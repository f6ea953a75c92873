"""Tags of other generators in a text: Liquid (`{% … %}`, as Jekyll and GitBook use it) and the shortcodes of Hugo (`{{< … >}}`).

Beside them, what kramdown says of how a block or a word is to look (`{: .notice}`), which the theme does not know.

None of them is run. Those that stand for something that Markdown has too are read as that; the others are left out of
the page and reported. `{{ … }}` is a placeholder, and stays as it is written, unless Logseq plays or shows an address
with it: `{{video https://…}}`.
"""

import re
from collections.abc import Iterable
from typing import Final

from journal.patterns import pattern
from journal.record import Record


class Tag(Record):
    """A tag as written: its name, its plain words, and its named values. `closing`: it ends what one of its name began."""

    raw: str
    name: str
    words: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    closing: bool = False

    def value(self, *names: str) -> str:
        """The first of some named values that is there; empty without any."""
        return next((value for name in names for key, value in self.values if key == name), "")


_OPENINGS: Final = (("{%", "%}"), ("{{<", ">}}"), ("{{%", "%}}"))
_LONGEST: Final = 1000
_NAME = pattern(r"[ \t-]*(/?)[ \t]*([A-Za-z][\w.:-]{0,60})")
_ARGUMENT = pattern(
    r"""([A-Za-z][\w-]{0,60})[ \t]*=[ \t]*("[^"]*"|'[^']*'|“[^”]*”|[^\s"']+)|("[^"]*"|'[^']*'|“[^”]*”|[^\s"'=]+)"""
)
_QUOTES: Final = "\"'“”"


_PLAYED = pattern(
    r"\{\{(?:video|youtube|vimeo|bilibili|audio|twitter|tweet|pdf)[ \t]+(https?://[^\s{}<>]{1,1000})[ \t]*\}\}"
)


def played_at(text: str, start: int) -> Tag | None:
    """What Logseq plays or shows in place, which begins at `start`: `{{video https://…}}`; None where none does."""
    played = _PLAYED.match(text, start)
    return Tag(played[0], "embed", (played[1],)) if played is not None else None


def tag_at(text: str, start: int) -> Tag | None:
    """The tag that begins at `start`, within one line; None where none does."""
    for opening, closing in _OPENINGS:
        if not text.startswith(opening, start):
            continue
        end = text.find(closing, start + len(opening), start + _LONGEST)
        if end >= 0 and text.find("\n", start, end) < 0:
            return _tag(text[start : end + len(closing)], text[start + len(opening) : end], liquid=opening == "{%")
    return None


def tags(line: str) -> tuple[Tag, ...]:
    """The tags of a line that holds nothing else; empty if it holds anything else, or nothing."""
    found: list[Tag] = []
    at, end = len(line) - len(line.lstrip()), len(line.rstrip())
    while at < end:
        tag = tag_at(line, at)
        if tag is None:
            return ()
        found.append(tag)
        at += len(tag.raw)
        while at < end and line[at].isspace():
            at += 1
    return tuple(found)


_ATTRIBUTE: Final = r"""(?:(?:[.#][\w-]+)+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))"""
_ATTRIBUTES = pattern(rf"\{{:[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*\}}")


def attributes_at(text: str, start: int) -> int:
    """Where attributes of kramdown end that begin at `start`: `{: .notice}`, `{:width="50%"}`; `start` where none do."""
    found = _ATTRIBUTES.match(text, start) if text.startswith("{:", start) else None
    return found.end() if found else start


def _tag(raw: str, inner: str, *, liquid: bool) -> Tag:
    named = _NAME.match(inner)
    if named is None:
        return Tag(raw, "")
    name, closing = named[2], bool(named[1])
    if liquid and name.startswith("end") and len(name) > 3:
        name, closing = name[3:], True
    words: list[str] = []
    values: list[tuple[str, str]] = []
    for argument in _ARGUMENT.finditer(inner[named.end() :].rstrip(" \t-/")):
        if argument[1] is not None:
            values.append((argument[1], argument[2].strip(_QUOTES)))
        else:
            words.append(argument[3].strip(_QUOTES))
    return Tag(raw, name, tuple(words), tuple(values), closing)


# What holds a text, and the kind of callout that it is; the first word or the style may say it too.
CALLOUTS: Final = {
    "hint": "info", "notice": "info", "callout": "info", "admonition": "info", "alert": "info", "tip": "tip",
    "note": "note", "info": "info", "warning": "warning", "danger": "danger", "caution": "caution",
}  # fmt: skip
CODE: Final = frozenset({"highlight", "codeblock"})
# Tags that only lay out what they hold, which is shown in any case.
_LAYOUT: Final = frozenset(
    {"raw", "code", "tabs", "tab", "steps", "step", "columns", "column", "content-ref", "details"}
)


def is_layout(tag: Tag) -> bool:
    """Whether nothing is lost where a tag is left out."""
    return tag.name in _LAYOUT or (tag.closing and (tag.name in CALLOUTS or tag.name in CODE))


def callout(tag: Tag) -> tuple[str, str]:
    """The kind and the title of the callout that a tag opens."""
    said = tag.value("style", "type", "kind", "level") or (tag.words[0] if tag.words else "")
    title = tag.value("title") or (tag.words[1] if len(tag.words) > 1 else "")
    return (said or CALLOUTS[tag.name]).lower(), title


_VIDEOS: Final = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}


def markdown(tag: Tag) -> str | None:
    """What a tag says, in Markdown: an image, a link, a title; None where Markdown has nothing like it."""
    if tag.closing:
        return None
    source = tag.value("src", "url", "link", "file")
    word = tag.words[0] if tag.words else ""
    match tag.name:
        case "figure" | "image" | "img" | "asset_img" if source or word:
            # Classes may stand before the picture and sizes behind it, as Hexo has them.
            at = next((at for at, each in enumerate(tag.words) if _PICTURE.search(each)), 0)
            said = tag.value("caption", "title", "alt") or _said(tag.words[at + 1 :])
            return f"![{_inline(said)}](<{source or tag.words[at]}>)"
        case "post_link" | "asset_link" if word:
            said = _said(each for each in tag.words[1:] if each not in ("true", "false"))
            return f"[{_inline(said or word.rpartition('/')[2])}](<{'/' * (tag.name == 'post_link')}{word}>)"
        case "youtube" | "vimeo" if tag.value("id") or word:
            address = _VIDEOS[tag.name].format(tag.value("id") or word)
            return f"[{_inline(tag.value('title')) or address}](<{address}>)"
        case "gist" if len(tag.words) > 1:
            return f"<https://gist.github.com/{tag.words[0]}/{tag.words[1]}>"
        case "embed" | "video" | "bilibili" | "audio" if "://" in (source or word):
            return f"<{source or word}>"
        case "content-ref" if source:
            return f"[{_inline(source)}](<{source}>)"
        case "tab" | "step" | "details" if tag.value("title") or word:
            return f"**{_inline(tag.value('title') or word)}**"
        case _:
            return None


_PICTURE: Final = pattern(r"/|\.[A-Za-z]{3,4}$")


def _said(words: Iterable[str]) -> str:
    return " ".join(word for word in words if not word.isdigit())


def code(tag: Tag) -> str:
    """What a fence of code would say behind its marks: `lang:python` of Hexo is `python`."""
    words = (word.removeprefix("lang:") for word in sorted(tag.words, key=lambda word: not word.startswith("lang:")))
    return " ".join((*words, *(f'{name}="{value}"' for name, value in tag.values)))


def _inline(text: str) -> str:
    """`text` without what would end a link's text or begin another."""
    return re.sub(r"([\[\]\\*<>])", r"\\\1", text)
