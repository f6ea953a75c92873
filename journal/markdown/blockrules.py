"""What people write as blocks and CommonMark does not know: boxes without bullets, loose lists, outlines, tags of generators."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from journal.commonmark.block import Block, BlockState
from journal.dates.headings import day_heading
from journal.patterns import pattern
from journal.shortcodes import CALLOUTS, CODE, attributes_at, callout, code, tags

# Marks that stand for a task at the start of a line without a bullet; anything else there is prose.
# Bullets and numbers that Markdown does not know may stand before them, and those that it does not know without a space.
_CHECK_LINE = pattern(
    r"(?:(?:[•·●‣▪・･]|\d{1,3}、)[ \t\u3000]*|[-+](?=\[))?(?:[\[［][ xX\-/><!?~✓✔\u3000][\]］][ \t\u3000]|[☐☑][\ufe0e\ufe0f]?[ \t\u00a0\u3000])"
)
CHECK_STARTS = "[［☐☑•·●‣▪・･0123456789-+"


def check_lines(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A run of task lines without bullets, with the lines between them, up to a blank line or another block."""
    if state.is_code_block(start):
        return False
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] not in CHECK_STARTS or not _CHECK_LINE.match(state.src, at):
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


_BOLD_LINE = pattern(r"(\*\*|__)(?![\s*_])([^*_\n]{1,80})\1[ \t]*(?:[:：][ \t]*)?$", re.MULTILINE)


def bold_day(state: BlockState, start: int, _end: int, silent: bool) -> bool:
    """A bold line that is a day ends what is above it, a list or a run of tasks too, without an empty line between them."""
    at = state.bMarks[start] + state.tShift[start]
    if not silent or 0 < state.blkIndent <= state.sCount[start] or state.src[at : at + 2] not in ("**", "__"):
        return False
    match = _BOLD_LINE.match(state.src, at)
    day = day_heading(match[2].strip()) if match is not None else None
    return day is not None and not day.bare


def template_block(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A line that holds nothing but tags of Liquid or Hugo; with what is between it and its end, if it opens a callout or code.

    One that holds nothing but attributes of kramdown is left out.
    """
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] != "{" or state.is_code_block(start):
        return False
    line = state.src[at : state.eMarks[start]].rstrip()
    found = tags(line)
    looks = not found and attributes_at(line, 0) == len(line)
    if not found and not looks:
        return False
    if silent:
        return True
    if looks:
        state.line = start + 1
        return True
    tag = found[0]
    close = -1
    if len(found) == 1 and not tag.closing and (tag.name in CALLOUTS or tag.name in CODE):
        close = _closing_line(state, tag.name, start, end)
    if close >= 0 and tag.name in CODE:
        text = state.getLines(start + 1, close, state.blkIndent, True)
        state.tokens.append(Block("code", start, close + 1, text, mark=code(tag)))
    elif close >= 0:
        mark, title = callout(tag)
        state.tokens.append(Block("callout", start, close + 1, title, mark=mark, children=_inside(state, start, close)))
    else:
        state.tokens.append(Block("template", start, start + 1, line))
    state.line = max(close, start) + 1
    return True


def _inside(state: BlockState, start: int, close: int) -> list[Block]:
    """The blocks between two lines."""
    kind, last, first = state.parentType, state.lineMax, len(state.tokens)
    state.parentType, state.lineMax = "callout", close
    state.level += 1
    state.md.block.tokenize(state, start + 1, close)
    state.level -= 1
    state.parentType, state.lineMax = kind, last
    return state.taken(first)


_ORG_BEGIN = pattern(
    r"#\+BEGIN_(?:(?P<quote>QUOTE|VERSE|CENTER)|(?P<code>SRC|EXAMPLE|EXPORT|QUERY)|(?P<callout>NOTE|TIP|IMPORTANT|WARNING|CAUTION))"
    r"(?:[ \t]+(?P<info>[^\n]*))?$",
    re.IGNORECASE,
)


def org_block(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """What stands between `#+BEGIN_QUOTE` and `#+END_QUOTE`, as Org and Logseq write quotations, code and callouts."""
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("#+", at) or state.is_code_block(start):
        return False
    found = _ORG_BEGIN.match(state.src[at : state.eMarks[start]].rstrip())
    if found is None:
        return False
    name = (found["quote"] or found["code"] or found["callout"]).lower()

    def marks(line: int) -> Iterator[bool]:
        said = _line(state, line).lower()
        if said.partition(" ")[0] in (f"#+begin_{name}", f"#+end_{name}"):
            yield said.startswith("#+b")

    close = _closing(state, f"#+{name}", start, end, marks)
    if close < 0:
        return False
    if silent:
        return True
    if found["code"]:
        text = state.getLines(start + 1, close, state.blkIndent, True)
        state.tokens.append(Block("code", start, close + 1, text, mark=(found["info"] or "").strip()))
    elif found["quote"]:
        state.tokens.append(Block("quote", start, close + 1, children=_inside(state, start, close)))
    else:
        mark = found["callout"].lower()
        state.tokens.append(Block("callout", start, close + 1, mark=mark, children=_inside(state, start, close)))
    state.line = close + 1
    return True


_ADMONITION = pattern(
    r'(?:!!!|\?\?\?(?P<open>\+)?)[ \t]?(?P<kind>[A-Za-z][\w-]*)(?:[ \t]+[A-Za-z][\w-]*)*(?:[ \t]+"(?P<title>.*)")?$'
)


def admonition(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A callout as MkDocs writes it, `!!! note "Title"`, with what is indented below it; one with `???` folds.

    Without a title, and with nothing below it, such a line only exclaims.
    """
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(("!!!", "???"), at) or state.is_code_block(start):
        return False
    found = _ADMONITION.match(state.src[at : state.eMarks[start]].rstrip())
    if found is None:
        return False
    last = following = start + 1
    while following < end and (state.isEmpty(following) or state.sCount[following] - state.blkIndent >= 4):
        following += 1
        last = last if state.isEmpty(following - 1) else following
    if last == start + 1 and found["title"] is None:
        return False
    if silent:
        return True
    fold = ("+" if found["open"] else "-") if found[0][0] == "?" else ""
    state.blkIndent += 4
    inside = _inside(state, start, last)
    state.blkIndent -= 4
    title = (found["title"] or "").strip()
    state.tokens.append(Block("callout", start, last, title, mark=found["kind"].lower() + fold, children=inside))
    state.line = last
    return True


_CONTAINER = pattern(r"(?P<colons>:{3,8})(?!:)[ \t]*(?P<brace>\{[ \t]*\.)?(?P<kind>[A-Za-z][\w-]*)")
_TITLE = pattern(r"""title=("[^"]*"|'[^']*')""")
_COLONS = pattern(r":{3,}[ \t]*")
# What VuePress, Docusaurus, Zenn and Quarto call their callouts beside the names that tags have.
_BOXES: Final = {
    "details": "details",
    "message": "note",
    "important": "important",
    "success": "success",
    "error": "error",
}


def container(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """What stands between `:::` and a word, and `:::` alone: a callout, or something that is only laid out in another way."""
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", at) or state.is_code_block(start):
        return False
    line = state.src[at : state.eMarks[start]].rstrip()
    found = _CONTAINER.match(line)
    close = _closing_colons(state, len(found["colons"]), start, end) if found is not None else -1
    if found is None or close < 0:
        return False
    if silent:
        return True
    kind = found["kind"].lower().removeprefix("callout-")
    said, _, named = f"{'{' if found['brace'] else ''}{line[found.end() :]}".partition("{")
    titled = _TITLE.search(named)
    title = titled[1][1:-1] if titled else said.strip().removeprefix("[").removesuffix("]")
    inside = _inside(state, start, close)
    if kind == "message" and title == "alert":
        kind, title = "warning", ""
    mark = _BOXES.get(kind) or (kind if kind in CALLOUTS else "")
    if mark:
        mark += "-" if mark == "details" else ""
        state.tokens.append(Block("callout", start, close + 1, title, mark=mark, children=inside))
    else:
        state.tokens += inside
    state.line = close + 1
    return True


_BREAKS = pattern(r"(?:<br[ \t]*/?>[ \t]*)+$", re.IGNORECASE)


def line_break(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A line of nothing but `<br>`: what stands right below it is Markdown, though CommonMark has it as HTML."""
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 3].lower() != "<br" or state.is_code_block(start):
        return False
    if not _BREAKS.match(state.src[at : state.eMarks[start]].rstrip()):
        return False
    if not silent:
        state.tokens.append(Block("html", start, start + 1, _line(state, start) + "\n"))
        state.line = start + 1
    return True


_VALUE = r"""(?:=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))?"""
_WITH_MARKDOWN = pattern(rf"<([A-Za-z][\w-]*)((?:[ \t]+[\w:-]+{_VALUE})*?)[ \t]+markdown{_VALUE}(?=[^<>]*>$)(?=[ \t>])")
_TAG_LINE = pattern(r"</?[A-Za-z][\w-]*[ \t/>]")


def markdown_in_html(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """An element with `markdown`, as MkDocs and kramdown have it: lines in it that are no tags are Markdown."""
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] != "<" or state.is_code_block(start):
        return False
    found = _WITH_MARKDOWN.match(state.src[at : state.eMarks[start]].rstrip())
    close = _closing_tag(state, found[1], start, end) if found is not None else -1
    if close < 0:
        return False
    if silent:
        return True
    fenced = any(_line(state, line).startswith(("```", "~~~")) for line in range(start + 1, close))
    done = start
    for line in range(start, close + 1):
        if line not in (start, close) and (fenced or _TAG_LINE.match(_line(state, line)) is None):
            continue
        state.tokens += _inside(state, done, line) if line > done + 1 else []
        text = _WITH_MARKDOWN.sub(r"<\1\2", _line(state, line)) + "\n"
        state.tokens.append(Block("html", line, line + 1, text))
        done = line
    state.line = close + 1
    return True


def _closing_tag(state: BlockState, name: str, start: int, end: int) -> int:
    """The line that begins with the end of the element `name` of the line `start`; -1 where there is none."""

    def marks(line: int) -> Iterator[bool]:
        said = _line(state, line)
        for tag in re.finditer(rf"<(/?){name}\b", said) if said.startswith("<") else ():
            yield not tag[1]

    close = _closing(state, f"<{name}", start, end, marks)
    return close if close > start and _line(state, close).startswith(f"</{name}") else -1


def _closing_colons(state: BlockState, count: int, start: int, end: int) -> int:
    """The line of colons alone that ends what as many open in the line `start`; -1 where there is none."""
    name = ":" * count

    def marks(line: int) -> Iterator[bool]:
        said = _line(state, line)
        if said.startswith(name):
            yield _COLONS.fullmatch(said) is None

    return _closing(state, name, start, end, marks)


def _line(state: BlockState, line: int) -> str:
    return str(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]).strip()


def _closing_line(state: BlockState, name: str, start: int, end: int) -> int:
    """The line of the tag that ends the tag `name` of the line `start`; -1 where there is none."""

    def marks(line: int) -> Iterator[bool]:
        said = _line(state, line)
        for tag in tags(said) if said.startswith("{") else ():
            if tag.name == name:
                yield not tag.closing

    return _closing(state, name, start, end, marks)


def _closing(state: BlockState, name: str, start: int, end: int, marks: Callable[[int], Iterator[bool]]) -> int:
    """The line that ends what the line `start` begins; -1 where there is none.

    `marks` gives of each beginning and end in a line, in turn, whether it is a beginning. All that lie in one list or
    quotation are paired at once, so that many that are not closed cost no more: an end is that of the nearest beginning.
    """
    known: dict[object, tuple[int, int, dict[int, int]]] = state.env.setdefault("closings", {})
    around = name, state.level, state.blkIndent, state.lineMax
    first, last, pairs = known.get(around, (0, 0, {}))
    if not first <= start < last:
        pairs, begun, last = {}, list[int](), end
        for line in range(start, end):
            if line > start and state.sCount[line] < state.blkIndent and not state.isEmpty(line):
                last = line
                break
            for begins in marks(line):
                if begins:
                    begun.append(line)
                elif begun:
                    pairs[begun.pop()] = line
        known[around] = start, last, pairs
    return pairs.get(start, -1)


# `1、text`, `• text` and `1.文` look like lists to their writers, but not to Markdown.
_LOOSE_ITEM = pattern(r"(?:\d{1,3}[、．]|[•●◦▪‣∙・･])[ \t\u3000]*(?=\S)|·[ \t\u3000]+(?=\S)")
_GLUED_ITEM = pattern(r"\d{1,2}[.)）](?=[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af《「“【（])")


def _loose_item(state: BlockState, line: int) -> re.Match[str] | None:
    at = state.bMarks[line] + state.tShift[line]
    glued = state.src[at : at + 1].isdecimal()
    return _LOOSE_ITEM.match(state.src, at) or (_GLUED_ITEM.match(state.src, at) if glued else None)


def loose_list(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A run of items that Markdown does not know as such, with the lines that are further right or follow at once.

    Nobody else counts such items, so they keep their numbers: where these begin anew or leave one out, so does the list.
    """
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
    number = _number_of(first[0])
    while following < end and state.sCount[following] >= state.blkIndent:
        if state.isEmpty(following):
            following += 1
            continue
        item = _loose_item(state, following)
        inner = state.sCount[following] > state.sCount[start]
        if item is None and not inner:
            at = state.bMarks[following] + state.tShift[following]
            if (
                following > last
                or POINT.match(state.src, at)
                or any(rule(state, following, end, True) for rule in rules)
            ):
                break
        if item is not None and not inner:
            if not _goes_on(number, item[0]):
                break
            number = _number_of(item[0])
        following += 1
        last = following
    state.tokens.append(_loose_tree(state.getLines(start, last, state.blkIndent, False), start, last))
    state.line = last
    return True


# What begins a line of its own, though Markdown would have it go on: `一、`, `（二）`, `③`, `(4)` before East Asian letters,
# and `key:: value`.
POINT = pattern(
    r"[^\W\d_][\w-]{0,30}:: |[一二三四五六七八九十]{1,3}[、．]|[（(][一二三四五六七八九十]{1,3}[）)]|[①-⑳]"
    r"|[（(]\d{1,2}[）)][ \u3000]?(?=[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af])"
)


def _number_of(mark: str) -> int:
    """The number of an item by its mark; -1 for a bullet."""
    found = re.match(r"\d+", mark)
    return int(found[0]) if found else -1


def _goes_on(number: int, mark: str) -> bool:
    """Whether an item is the next of a list whose last item has a number, or of one with bullets."""
    return _number_of(mark) == (-1 if number < 0 else number + 1)


# An item without a number of its own, as outlines have where something was added: no list of Markdown's.
_OUTLINE_ONLY = pattern(r"^[ \t]*n(?:\+\d)?[.)][ \t]", re.MULTILINE)
_OUTLINE_LINE = pattern(r"(?:\d{1,9}|n(?:\+\d)?)[.)、]")


def outline_block(state: BlockState, start: int, end: int, silent: bool) -> bool:
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


_LOOSE_LINE = pattern(r"[ \t\u3000]*(?P<mark>\d{1,3}[、．.)）]|[•●◦▪‣∙·*+-](?=\s)|[•●◦▪‣∙・･])[ \t\u3000]*(?=\S)")


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
        holder = root if above is root else _inner_list(above, line0 + number, mark["mark"])
        if not holder.children and mark["mark"][0].isdigit():
            holder.level, holder.tight = int(re.match(r"\d+", mark["mark"])[0]), True  # type: ignore[index]
        item = Block("item", line0 + number, line0 + number + 1, mark=mark["mark"])
        item.children.append(Block("paragraph", item.line0, item.end, line[mark.end() :].rstrip()))
        holder.children.append(item)
        stack.append((column, item))
    return root


def _inner_list(item: Block, line0: int, mark: str) -> Block:
    last = item.children[-1]
    if last.kind != "list" or not _goes_on(_number_of(last.children[-1].mark), mark):
        item.children.append(Block("list", line0, line0 + 1))
    return item.children[-1]


def _continue(item: Block, text: str, line0: int) -> None:
    last = item.children[-1] if item.children else None
    if last is not None and last.kind == "paragraph" and last.end == line0:
        last.text += "\n" + text
        last.end = item.end = line0 + 1
    else:
        item.children.append(Block("paragraph", line0, line0 + 1, text))
