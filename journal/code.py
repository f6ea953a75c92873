"""A block of code as a figure: what its info string says, its colours, its marked and numbered lines.

Info strings are understood as the common generators and editors write them; what is not
understood stands above the code as it was written, so that it is never shown as something else.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from journal.patterns import pattern
from journal.record import Record

# Above this a block is shown plain: highlighting costs about 1 ms for each 3 KB.
_MAX_CODE: Final = 100_000
# Longer info strings are no settings, and further lines than this are not marked one by one.
_MAX_INFO: Final = 1_000
_MAX_LINE: Final = 100_000


class Info(Record):
    """What an info string says. `language` is as written, empty for none; `title` a file name, or words for the reader.

    `marked` are ranges of lines, counted from 1 whatever number is shown first. `first` is the number of the first line;
    None: lines have no numbers.
    """

    language: str = ""
    title: str = ""
    marked: tuple[tuple[int, int], ...] = ()
    first: int | None = None


# ---- info strings

# `{1,3-5}`, `"2-4"`, `[copy]`, `key="a b"`, `.class`, `word`, each linear in its length.
_PART: Final = pattern(
    r"""(?P<key>[A-Za-z@:][\w.:-]{0,40})=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|\{(?P<braced>[^{}]*)\}|\[(?P<listed>[^\[\]]*)\]|(?P<bare>[^\s,}]*))"""
    r"""|\{(?P<group>[^{}]*)\}|"(?P<text>[^"]*)"|\[(?P<label>[^\[\]]+)\]|(?P<word>[^\s,{}"=\[\]]+)|(?P<other>.)""",
    re.DOTALL,
)
# A language ends at a space, a comma, a brace, a bracket, or at a colon or an equals sign with something of its own.
_LANGUAGE: Final = pattern(r"[^\s,{}\[\]:=]*")
_RANGES: Final = pattern(r"\s*\d{1,6}(?:\s*-\s*\d{1,6})?(?:[\s,;]+\d{1,6}(?:\s*-\s*\d{1,6})?)*[\s,;]*")
_RANGE: Final = pattern(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?")
_FILE: Final = pattern(r"(?:[\w@.+~()\[\] -]*/)*[\w@+~()\[\]-]*\.[A-Za-z][\w+-]{0,11}|(?:[\w@.+~-]*/)+[\w@.+~-]+")
_FILES: Final = frozenset({"dockerfile", "makefile", "justfile", "caddyfile", "gemfile", "rakefile", "vagrantfile"})
# Where editors quote a part of a file: `12:15:src/main.py`.
_QUOTED_PART: Final = pattern(r"(\d{1,6}):(\d{1,6}):(\S+)")

_TITLES: Final = frozenset({"title", "file", "filename", "file-name", "name", "caption", "label", "path", "src"})
_MARKS: Final = frozenset(
    {"hl_lines", "hl-lines", "hllines", "hl", "mark", "marked", "highlight", "highlights", "highlightlines"}
    | {"highlight-lines", "highlight_lines", "highlighted", "emphasize-lines", "emphasize", "data-line", "ins"}
)
_NUMBERS: Final = frozenset(
    {"linenos", "lineno", "linenums", "linenumbers", "line-numbers", "line_numbers", "numberlines", "number-lines"}
    | {"showlinenumbers", "show-line-numbers", "code-line-numbers", "lines", "nums", "numbers"}
)
_FIRSTS: Final = frozenset(
    {"startfrom", "start-from", "linenostart", "lineno-start", "linenumstart", "startlinenumber", "start-line"}
    | {"startline", "start", "firstline", "first-line", "firstnumber"}
)
_NO_NUMBERS: Final = frozenset({"nolinenumbers", "no-line-numbers", "no-linenos", "nolinenos"})
_FALSE: Final = frozenset({"false", "0", "no", "off", "none"})
# Directives of MyST and settings of other programs that say nothing to a reader.
_DIRECTIVES: Final = frozenset({"code", "code-block", "code-cell", "sourcecode", "code-example", "code_block"})
_SILENT: Final = frozenset(
    {"copy", "nocopy", "no-copy", "wrap", "nowrap", "no-wrap", "live", "editable", "twoslash", "noinline", "ignore"}
    | {"no_run", "should_panic", "compile_fail", "no_test", "expandable", "collapse", "collapsed", "eval", "runnable"}
)


def info_of(text: str) -> Info:
    """What an info string says, as the common programs write them. Raises nothing, whatever the text."""
    text = text.strip()
    if not text or len(text) > _MAX_INFO:
        return Info(title=text)
    reader = _InfoReader()
    rest = text
    if text[0] != "{":
        if quoted := _QUOTED_PART.fullmatch(text):
            return Info(_language_of_file(quoted[3]), quoted[3], first=int(quoted[1]))
        word = _LANGUAGE.match(text)
        assert word is not None
        reader.language, rest = word[0], text[word.end() :]
        rest = reader.glued(rest)
    reader.parts(rest, within=False)
    return reader.info()


class _InfoReader:
    """One reading of an info string."""

    def __init__(self) -> None:
        self.language = ""
        self.title = ""
        self.marked: list[tuple[int, int]] = []
        self.first: int | None = None
        self.numbered: bool | None = None
        self.words: list[str] = []

    def info(self) -> Info:
        language, title = self.language, self.title
        words = " ".join(self.words)
        if language and not title and not is_known(language) and _is_file(language):
            language, title = _language_of_file(language), language
        if words and not title:
            # Words after something that is no language continue it: the whole is a title.
            language, title = (language, words) if not language or is_known(language) else ("", f"{language} {words}")
        first = (self.first if self.first is not None else 1) if self.numbered else None
        return Info(language, title, tuple(self.marked), first)

    def glued(self, rest: str) -> str:
        """What follows a language at once: `:file`, `:line-numbers`, `=` and `=10`; gives what is left."""
        if rest[:1] not in (":", "="):
            return rest
        end = next((at for at, character in enumerate(rest) if character.isspace() or character == "{"), len(rest))
        said, left = rest[1:end], rest[end:]
        name, _, value = said.partition("=")
        if rest[0] == "=" and (not said or said.isdecimal()):
            self.number(said)
        elif rest[0] == ":" and name.lower() in _NUMBERS | _NO_NUMBERS:
            self.keyed(name, value or "true")
        elif rest[0] == ":" and _is_file(said):
            self.title = said
        else:
            self.language += rest[:end]
        return left

    def parts(self, text: str, *, within: bool) -> None:
        """The settings after the language, or, `within` braces, all of them."""
        for part in _PART.finditer(text):
            if part["key"] is not None:
                values = (part[name] for name in ("double", "single", "braced", "listed", "bare"))
                self.keyed(part["key"], next(value for value in values if value is not None))
            elif part["group"] is not None:
                self.group(part["group"], first=not self.language and not part.start())
            elif part["label"] is not None:
                self.title = self.title or part["label"].strip()
            elif part["word"] is not None:
                self.word(part["word"], within=within)
            elif part["text"] is not None and not within:
                self.title = self.title or part["text"].strip()

    def group(self, text: str, *, first: bool) -> None:
        """What stands in braces: lines, or settings; the `first` thing of all begins with the language."""
        if _RANGES.fullmatch(text):
            if self.numbered and self.first is None and text.strip().isdecimal():
                self.first = int(text)
            else:
                self.mark(text)
            return
        if first:
            word = re.match(r"\s*[.=]?([^\s,=#.{}:]*)(?=[\s,]|$)", text)
            if word is not None and word[1].lower() in _DIRECTIVES:
                return  # the language follows the braces
            if word is not None and word[1].lower() not in _NUMBERS:
                self.language, text = word[1], text[word.end() :]
        self.parts(text, within=True)

    def word(self, word: str, *, within: bool) -> None:
        name = word.lstrip(".:").lower()
        if name in _NUMBERS:
            self.numbered = True
        elif name in _NO_NUMBERS:
            self.numbered = False
        elif within or name in _SILENT:
            if within and word.startswith(".") and not self.language:
                self.language = word[1:]
        elif _RANGES.fullmatch(word):
            self.mark(word)
        elif not self.language and not self.words and is_known(word):
            self.language = word
        elif _is_file(word) and not self.title:
            self.title = word
        else:
            self.words.append(word)

    def keyed(self, key: str, value: str) -> None:
        name, value = key.lstrip(":@").lower(), value.strip()
        if name in _TITLES:
            self.title = value
        elif name in _MARKS:
            self.mark(value)
        elif name in _FIRSTS:
            if value.isdecimal():
                self.first = int(value[:6])
        elif name in _NUMBERS:
            self.number(value)
        elif name in ("lang", "language") and not self.language:
            self.language = value

    def number(self, value: str) -> None:
        """Lines with numbers: from 1, or from the number that is said."""
        if value.lower() in _FALSE:
            self.numbered = False
            return
        if "-" in value or "," in value:
            self.mark(value)  # as slides have it
        elif value.isdecimal() and value != "1":
            self.first = int(value[:6])
        self.numbered = True

    def mark(self, text: str) -> None:
        text = text.replace('"', " ").replace("'", " ").strip("[]{} ")
        if not _RANGES.fullmatch(text):
            return
        for match in _RANGE.finditer(text):
            start, end = int(match[1]), int(match[2] or match[1])
            if 0 < start <= end:
                self.marked.append((start, min(end, _MAX_LINE)))


def _is_file(text: str) -> bool:
    return len(text) < 200 and (_FILE.fullmatch(text) is not None or text.rpartition("/")[2].lower() in _FILES)


def _language_of_file(path: str) -> str:
    name = path.rpartition("/")[2]
    ending = name.rpartition(".")[2].lower()
    return ending if is_known(ending) else ""


def is_known(language: str) -> bool:
    """Whether code in a language of this name gets colours."""
    from journal.colours import lexer_of

    return lexer_of(language.lower()) is not None


# ---- the figure


def figure(content: str, said: str) -> str:
    """A code block as a figure, highlighted if its language is known; `said` is its info string."""
    # Most notes have no code, and what makes colours takes long to load.
    from journal.colours import lexer_of, pieces

    info = info_of(said)
    known = lexer_of(info.language.lower()) if info.language else None
    label = known.name if known is not None else info.language
    title = f'<span class="muted">{escape(info.title)}</span>' if label and info.title else escape(info.title)
    caption = " ".join(part for part in (escape(label), title) if part)
    head = f"<figcaption>{caption}</figcaption>" if caption else ""
    tokens = pieces(content, known) if known and len(content) <= _MAX_CODE else iter([("", content)])
    if info.first is None and not info.marked:
        shown, look = "".join(_coloured(tokens)), ""
    else:
        shown = "".join(_lined(content, tokens, info))
        start = f' style="--n:{info.first - 1}"' if info.first is not None and info.first != 1 else ""
        look = f' class="lno"{start}' if info.first is not None else ""
    # What can be scrolled by keys has a name; that of code which says nothing of itself is its first line.
    name = ", ".join(part for part in (label, info.title) if part) or " ".join(content.split())[:60]
    named = f' role="group" aria-label="{escape(name)}"' if name else ""
    return f'<figure class="code">{head}<pre tabindex="0"{named}><code{look}>{shown}</code></pre></figure>\n'


def _coloured(tokens: Iterator[tuple[str, str]]) -> Iterator[str]:
    open_class = ""
    run: list[str] = []
    for name, value in tokens:
        if name != open_class and not value.isspace() and value:
            yield escape("".join(run), quote=False)
            run = []
            yield "</span>" if open_class else ""
            yield f'<span class="{name}">' if name else ""
            open_class = name
        run.append(value)
    yield escape("".join(run), quote=False)
    yield "</span>" if open_class else ""


def _lined(content: str, tokens: Iterator[tuple[str, str]], info: Info) -> Iterator[str]:
    """The text with an element for each line; numbers are the style sheet's, so that nobody copies them."""
    marked = {line for start, end in info.marked for line in range(start, min(end, content.count("\n") + 1) + 1)}
    for number, line in enumerate(_lines(tokens), 1):
        tag = "mark" if number in marked else "span"
        yield f'<{tag} class="ln">{"".join(_coloured(iter(line)))}</{tag}>\n'


def _lines(tokens: Iterator[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    line: list[tuple[str, str]] = []
    for name, value in tokens:
        parts = value.split("\n")
        for part in parts[:-1]:
            line.append((name, part))
            yield line
            line = []
        if parts[-1]:
            line.append((name, parts[-1]))
    if line:
        yield line
