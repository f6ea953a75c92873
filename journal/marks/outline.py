"""A numbered outline, as kept in a code block or a text file: its tree, and the tree as HTML.

Indentation makes the tree; labels are the writer's own and never counted anew. What is not an item stays with the
item that it belongs to, or becomes an item without a label: no word is lost. Which items cite a work
is the matter of `references`.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from html import escape
from typing import Final, Protocol

from journal.marks.links import alone, host
from journal.patterns import pattern
from journal.record import Draft, Record, field, replace
from journal.routes import slug

Piece = str | tuple[str, int]


class Item(Record):
    """An item of an outline. Lines count from 0 at the outline's first; `parent` is an index, `depth` counts from 0.

    `label` is as written without its dot (`8`, `n+1`, `-`); it is empty for a line of text that is no item and
    continues none. `urls` and `notes` are the lines below the item's own, each with its line: addresses, and anything
    else. `related`: the item only names a list of further reading. `anchor` is its id in the page, made of words; empty
    until it is to be shown.
    """

    label: str
    text: str
    depth: int
    parent: int | None
    line0: int
    urls: tuple[tuple[str, int], ...] = ()
    notes: tuple[tuple[str, int], ...] = ()
    related: bool = False
    anchor: str = ""


class Outline(Record):
    """The items of an outline in the order of the text.

    `closing` is the line of a code fence at the end that closes nothing, left out of the items; None without one.
    `size` is the length of the text in bytes.
    """

    items: tuple[Item, ...]
    closing: int | None = None
    size: int = 0


# ---- reading

# `1.`, `2)`, `3、`, `1.2.`, `n.`, `n+1.`. Without a space only before what cannot be a fraction or a name (`1.算法`).
_LABEL = pattern(
    r"(?P<numbered>\d{1,9}(?:\.\d{1,9}){0,20}|[nN](?:\+\d{1,9})?)"
    r"(?:(?:[.)．）](?=\s|$)|、)|(?<=\d)[.)．）](?=[A-Z\"'(\[`*“‘]|[^\x00-\x7f]))\s*"
)
# `1.2.3 text`: too like a version or the address of a machine to tell an outline by.
_DEEP_LABEL = pattern(r"(?P<numbered>\d{1,2}(?:\.\d{1,2}){2,20})\s+")
_BULLET = pattern(r"(?P<bullet>[-*+•])(?:[.)](?=\s|$)|(?=\s))\s*")
_FENCE = pattern(r"(?:`{3,}|~{3,})$")
_RELATED = pattern(
    r"related (?:materials?|works?|papers?|links?|readings?)"
    r"|(?:相关|相關)(?:资料|資料|材料|论文|論文)|関連(?:資料|論文|リンク)|관련 ?(?:자료|논문|링크)",
    re.IGNORECASE,
)
_SHARE: Final = 0.6


def is_outline(text: str) -> bool:
    """Whether at least 60 % of the lines that are not blank are items or addresses.

    A list of bullets alone is none (it may be YAML, a patch or a command's help): half of those lines are numbered or
    are addresses.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if lines and _FENCE.match(lines[-1]):
        lines.pop()
    items = [line for line in lines if _LABEL.match(line) or _BULLET.match(line) or alone(line)]
    numbered = [line for line in items if _BULLET.match(line) is None]
    return bool(items) and len(items) >= _SHARE * len(lines) and 2 * len(numbered) >= len(items)


def _labelled(line: str) -> re.Match[str] | None:
    return _LABEL.match(line) or _DEEP_LABEL.match(line) or _BULLET.match(line)


class _Open(Draft):
    """An item while lines are still added to it."""

    label: str
    text: str
    column: int
    depth: int
    parent: int | None
    line0: int
    urls: list[tuple[str, int]] = field(default_factory=list)
    notes: list[tuple[str, int]] = field(default_factory=list)


def read(text: str) -> Outline:
    """The outline in `text`, its items without anchors."""
    lines = text.split("\n")
    closing = next((line0 for line0 in range(len(lines) - 1, -1, -1) if lines[line0].strip()), None)
    if closing is not None and not _FENCE.match(lines[closing].strip()):
        closing = None
    found: list[_Open] = []
    stack: list[int] = []
    adjoins = False
    for line0, line in enumerate(lines):
        content = line.strip()
        if not content or line0 == closing:
            adjoins = False
            continue
        column = _column(line)
        label = _labelled(content)
        if label is not None:
            name = label.groupdict().get("numbered") or label[0].strip()
            _add(found, stack, name, content[label.end() :], column, line0)
        elif not _attached(found, stack, content, column, line0, adjoins=adjoins):
            _add(found, stack, "", content, column, line0)
        adjoins = True
    return Outline(tuple(map(_item, found)), closing, len(text.encode(errors="replace")))


def _column(line: str) -> int:
    indent = line[: len(line) - len(line.lstrip())].replace("\u3000", "  ")
    return len(indent.expandtabs(4))


def _add(found: list[_Open], stack: list[int], label: str, text: str, column: int, line0: int) -> None:
    while stack and not _holds(found[stack[-1]], label, column):
        stack.pop()
    parent = stack[-1] if stack else None
    found.append(_Open(label, text, column, len(stack), parent, line0))
    stack.append(len(found) - 1)


def _holds(above: _Open, label: str, column: int) -> bool:
    """Whether an item at `column` is below `above`; not where the two numbers are aligned on the right."""
    aligned = above.label.isdigit() and label.isdigit() and above.column + len(above.label) == column + len(label)
    return column > above.column and not aligned


def _attached(found: list[_Open], stack: list[int], content: str, column: int, line0: int, *, adjoins: bool) -> bool:
    """Adds a line that is no item to the item that it belongs to; false if there is none.

    That is the item right above if the line is not further left, or goes on in lower case; else, for addresses, the
    deepest open item that is not further right. Other text would be shown too early as a note of an item that has
    others below, so it is an item of its own.
    """
    if not found:
        return False
    last = found[-1]
    addresses = alone(content)
    below = column > last.column or (adjoins and (column == last.column or content[0].islower()))
    if below and not (addresses and column < last.column):
        target = last
    elif addresses:
        target = next((found[at] for at in reversed(stack) if found[at].column <= column), last)
    else:
        return False
    if addresses:
        target.urls += [(url, line0) for url in addresses]
    else:
        target.notes.append((content, line0))
    return True


def _item(found: _Open) -> Item:
    named = bool(found.label) and not found.urls
    related = named and _RELATED.fullmatch(found.text.rstrip(" :：")) is not None
    return Item(
        found.label,
        found.text,
        found.depth,
        found.parent,
        found.line0,
        tuple(found.urls),
        tuple(found.notes),
        related,
    )


# ---- anchors

_LONGEST_SLUG: Final = 24
_DEEPEST_ANCHOR: Final = 3
_ADDRESS = pattern(r"https?://(?:www\.)?|\]\([^)\s]*\)", re.IGNORECASE)
# An author or a number of citations that is written later changes no anchor.
_TRAILING = pattern(r"(?: - |\s[\[【]\d).*", re.DOTALL)


def anchored(outline: Outline, taken: Collection[str] = ()) -> Outline:
    """An outline with anchors for its items, none of them one of `taken`; two outlines of a page need each other's."""
    anchors = _anchors(outline.items, taken)
    items = tuple(replace(item, anchor=anchor) for item, anchor in zip(outline.items, anchors, strict=True))
    return replace(outline, items=items)


def _anchors(found: Sequence[Item], taken: Collection[str]) -> Iterator[str]:
    """Paths of words, so that an item put in between leaves the others' as they are; bounded in length."""
    used = set(taken)
    last: dict[str, int] = {}
    made: list[str] = []
    for each in found:
        above = each.parent
        while above is not None and found[above].depth >= _DEEPEST_ANCHOR:
            above = found[above].parent
        words = _TRAILING.sub("", _ADDRESS.sub(" ", each.text[:200])) or each.text[:200] or each.label
        base = slug(words)[:_LONGEST_SLUG].strip("-")
        base = base if above is None else f"{made[above]}/{base}"
        anchor, count = base, last.get(base, 1)
        while anchor in used:
            count += 1
            anchor = f"{base}-{count}"
        last[base] = count
        used.add(anchor)
        made.append(anchor)
        yield anchor


# ---- HTML


class Work(Protocol):
    """What is shown of a work that an item cites.

    `title` is Markdown, or an address. `linked`: the item's own text holds the link. `others` is what its brackets
    say beside year and venue (`42 refs`), `beside` the remark on the line of the link.
    """

    @property
    def title(self) -> str: ...
    @property
    def urls(self) -> tuple[str, ...]: ...
    @property
    def author(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def venue(self) -> str: ...
    @property
    def others(self) -> tuple[str, ...]: ...
    @property
    def linked(self) -> bool: ...
    @property
    def beside(self) -> str: ...


_LARGE_ITEMS: Final = 150
_LARGE_BYTES: Final = 30_000
_MANY: Final = 40
_SHOWN: Final = 12
# A browser's parser flattens what is nested more than 512 deep, and a level takes three elements.
_DEEPEST: Final = 60
_NARROW_PATH: Final = 8
_LONGEST_PATH: Final = 10
_LONGEST_ADDRESS: Final = 48


# Where the interface speaks within the text: the place of a `lang` attribute, which a page fills.
_UI: Final = ("ui", 0)
_WORDED: Final = frozenset({"ui", "comma", "items", "references", "remarks", "more"})


class _Node(Record):
    """An item still to be written: how deep it is shown, and whether it is part of a list of further reading."""

    index: int
    level: int
    within: bool


class Written(Record):
    """An outline as HTML with holes, and how many remarks are shown in it as such."""

    pieces: list[Piece]
    remarks: int


def html(
    outline: Outline,
    *,
    works: Sequence[Work | None],
    of: Sequence[int | None] = (),
    remarks: Collection[int],
    inline: Callable[[str, int], Sequence[Piece]],
    count: Callable[[int, int, int], Sequence[Piece]],
    more: Callable[[int], Sequence[Piece]],
    lang: Callable[[str], str] = lambda text: "",
) -> Written:
    """The outline as a list of sections that fold.

    `works[i]` is what item i cites, None for nothing, and `of[i]` its index, that of the hole after it; `remarks` are the indexes of items that are remarks. `inline`
    turns Markdown and its line into pieces. `count` words a number of items, references and remarks, `more` a number
    of items not shown at once, both in pieces; `lang` gives ` lang="…"`, or nothing, for a text. Above 150 items or 30 KB
    every section but the first is closed; of more than 40 items in a list below, 12 are shown at once.
    """
    items, said, below = outline.items, frozenset(remarks), _children(outline.items)
    large = len(items) > _LARGE_ITEMS or outline.size > _LARGE_BYTES
    first = next((root for root in below.get(None, ()) if below.get(root)), None)
    totals = _totals(items, works, said)
    writer = _Writer(
        items, works, of, said, inline, count, more, lang, below, _paths(items), totals, first if large else None
    )
    return Written(writer.whole(), writer.shown)


class _Writer(Draft):
    """One outline on its way to HTML; without recursion, so that no depth is too much."""

    items: tuple[Item, ...]
    works: Sequence[Work | None]
    of: Sequence[int | None]
    remarks: frozenset[int]
    inline: Callable[[str, int], Sequence[Piece]]
    count: Callable[[int, int, int], Sequence[Piece]]
    more: Callable[[int], Sequence[Piece]]
    lang: Callable[[str], str]
    below: dict[int | None, list[int]]
    paths: list[str]
    totals: list[tuple[int, int, int]]
    only_open: int | None  # the one section that is open; None: all are
    out: list[Piece] = field(default_factory=list)
    shown: int = 0  # how many remarks

    def whole(self) -> list[Piece]:
        roots = [_Node(root, 0, within=False) for root in self.below.get(None, ())]
        todo: list[Piece | _Node] = ["</ol>\n", *reversed(roots), '<ol class="outline">\n']
        while todo:
            step = todo.pop()
            if isinstance(step, _Node):
                todo += reversed(self._node(step))
            else:
                self.out.append(step)
        return self.out

    def _node(self, node: _Node) -> list[Piece | _Node]:
        """Writes the start of an item; what is left of it, in order."""
        index, item = node.index, self.items[node.index]
        below = self.below.get(index, ())
        if item.related and node.level:
            return self._related(node)
        self.out.append(f'<li class="node" id="{escape(item.anchor)}">')
        if not below:
            self._row(node, "div")
            return ["</li>\n"]
        fold = f"<details{' open' if node.level or self.only_open in (None, index) else ''}><summary"
        at = len(self.out)
        self._row(node, "span" if node.level else "h2")
        if any(map(_may_control, self.out[at:])):
            # A control within a control is none to who does not see it, so the row stands before what folds.
            self.out += (f'\n{fold} class="below"', _UI, ">", *self.count(*self.totals[index]), "</summary>\n")
        else:
            self.out.insert(at, f"{fold}>")
            self.out.append("</summary>\n")
        steps = self._lists(below, node.level + 1, within=node.within or item.related)
        if item.related:
            steps = ['<div class="rel">', *steps, "</div>"]
        return [*steps, "</details></li>\n"]

    def _related(self, node: _Node) -> list[Piece | _Node]:
        item = self.items[node.index]
        self.out.append(f'<div class="rel" id="{escape(item.anchor)}"><span class="label"{self.lang(item.text)}>')
        self._text(item.text[:1].upper() + item.text[1:], item)
        self.out.append("</span>\n")
        return [*self._lists(self.below.get(node.index, ()), node.level + 1, within=True), "</div>\n"]

    def _lists(self, below: Sequence[int], level: int, *, within: bool) -> list[Piece | _Node]:
        """Items in their order: runs of plain ones as lists, those that name further reading between them."""
        steps: list[Piece | _Node] = []
        run: list[_Node] = []
        for index in below:
            node = _Node(index, level, within)
            if self.items[index].related:
                steps += [*self._run(run), node]
                run = []
            else:
                run.append(node)
        return steps + self._run(run)

    def _run(self, run: Sequence[_Node]) -> list[Piece | _Node]:
        if len(run) <= _MANY:
            return ["<ol>\n", *run, "</ol>\n"] if run else []
        rest = self.more(len(run) - _SHOWN)
        fold: list[Piece] = ['<li class="node more"><details><summary><span class="row"', _UI, ">", *rest]
        fold.append("</span></summary>\n<ol>\n")
        return ["<ol>\n", *run[:_SHOWN], *fold, *run[_SHOWN:], "</ol>\n</details></li>\n</ol>\n"]

    # ---- one row

    def _row(self, node: _Node, tag: str) -> None:
        item = self.items[node.index]
        label = ("–" if item.label in _BULLETS else item.label) if node.within else self.paths[node.index]
        number = f' data-n="{escape(label)}"' if label and not item.related else ""
        far = " far" if len(label) > _NARROW_PATH else ""
        self.out.append(f'<{tag} class="row{far}"{number}{self.lang(item.text)}>')
        work = self.works[node.index]
        if work is not None:
            self._cited(node.index, work, margin=node.level == 1 and not node.within)
        elif node.index in self.remarks:
            self.out.append('<span class="remark">')
            self._text(item.text, item)
            self.out.append("</span>")
            self.shown += 1
        else:
            self._text(item.text, item)
        if tag == "h2":
            self.out += (' <span class="ct"', _UI, ">", *self.count(*self.totals[node.index]), "</span>")
        self.out.append(f"</{tag}>")

    def _text(self, text: str, item: Item) -> None:
        """An item's own text and the lines below it, each on its own line."""
        self.out += self.inline(text, item.line0)
        for note, line0 in item.notes:
            self.out.append("<br>\n")
            self.out += self.inline(note, line0)
        for url, _ in item.urls:
            self.out += (" ", host_link(url))

    def _cited(self, index: int, work: Work, *, margin: bool) -> None:
        item, urls = self.items[index], work.urls
        self.out.append('<span class="ref">')
        if work.linked:
            shown, said = self.inline(item.text, item.line0), self.inline(work.beside, item.line0)
            marked = with_remark(shown, said, f'<span class="remark"{self.lang(work.beside)}>')
            self.out += marked or shown
            self.shown += bool(marked)
            urls = tuple(url for url, _ in item.urls)
        else:
            urls = self._title(work, item)
        self.out.append("</span>")
        self._bib(work, margin=margin)
        for url in urls:
            self.out += (" ", host_link(url))
        number = self.of[index] if self.of else None
        if number is not None:
            self.out.append(("cited", number))
        beside = () if work.linked or not work.beside else ((work.beside, item.line0),)
        for note, line0 in (*beside, *item.notes):
            self.out.append(f' <span class="remark"{self.lang(note)}>')
            self.out += self.inline(note, line0)
            self.out.append("</span>")
            self.shown += 1

    def _title(self, work: Work, item: Item) -> tuple[str, ...]:
        """The title, as the link to the first address where nothing in it is a link; the addresses left."""
        if not work.urls:
            self.out += self.inline(work.title, item.line0)
            return ()
        url = work.urls[0]
        if work.title == url:
            self.out.append(f"{opening(url)}{escape(_short(url), quote=False)}</a>")
            return work.urls[1:]
        title = self.inline(work.title, item.line0)
        if any(not isinstance(piece, str) or _ANCHOR_TAG.search(piece) for piece in title):
            self.out += title
            return work.urls
        self.out += (opening(url), *title, "</a>")
        return work.urls[1:]

    def _bib(self, work: Work, *, margin: bool) -> None:
        when = [part for part in (str(work.year or ""), work.venue) if part]
        shown_host = "" if work.linked or not work.urls or work.title == work.urls[0] else host(work.urls[0])
        if margin and (when or work.others):
            self._spans("bib", (work.author, shown_host))
            self._spans("mg bib-m", (" ".join(when), *work.others))
        else:
            self._spans("bib", (work.author, *when, *work.others, shown_host))

    def _spans(self, name: str, parts: Sequence[str]) -> None:
        spans = "".join(f"<span>{escape(part, quote=False)}</span>" for part in parts if part)
        if spans:
            self.out.append(f' <span class="{name}">{spans}</span>')


def with_remark(shown: Sequence[Piece], said: Sequence[Piece], *opening: Piece) -> list[Piece]:
    """A line with what is `said` in it after `opening`; nothing where that is not found in it, or holds a link."""
    texts = [piece for piece in said if isinstance(piece, str)]
    text = "".join(texts)
    if not text or len(texts) < len(said) or _ANCHOR_TAG.search(text):
        return []
    pieces: list[Piece] = []
    for piece in shown:
        if isinstance(piece, str) and pieces and isinstance(last := pieces[-1], str):
            pieces[-1] = last + piece
        else:
            pieces.append(piece)
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if isinstance(piece, str) and (at := piece.rfind(text)) >= 0:
            rest = f"{text}</span>{piece[at + len(text) :]}"
            return [*pieces[:index], piece[:at], *opening, rest, *pieces[index + 1 :]]
    return []


_BULLETS: Final = frozenset("-*+•")
_ANCHOR_TAG = pattern(r"<a[\s>]", re.IGNORECASE)


def _children(items: Sequence[Item]) -> dict[int | None, list[int]]:
    """The items below each, in order; what is deeper than can be nested stands beside what it belongs to."""
    below: dict[int | None, list[int]] = {}
    levels: list[int] = []
    shown_in: list[int | None] = []
    for index, item in enumerate(items):
        above = item.parent
        if above is not None and levels[above] >= _DEEPEST:
            above = shown_in[above]
        shown_in.append(above)
        levels.append(0 if above is None else levels[above] + 1)
        below.setdefault(above, []).append(index)
    return below


def _totals(items: Sequence[Item], works: Sequence[Work | None], remarks: frozenset[int]) -> list[tuple[int, int, int]]:
    """Of each item, how many items, references and remarks are below it."""
    totals = [(0, 0, 0)] * len(items)
    for index in range(len(items) - 1, -1, -1):
        item, work = items[index], works[index]
        if item.parent is None:
            continue
        said = 0 if work is None else len(item.notes) + bool(work.beside)
        own = (not item.related, work is not None, said or index in remarks)
        counts = zip(totals[item.parent], totals[index], own, strict=True)
        first, second, third = (above + here + self for above, here, self in counts)
        totals[item.parent] = (first, second, third)
    return totals


def _paths(items: Sequence[Item]) -> list[str]:
    """The labels from the outermost item down, joined by dots; the innermost six where there are more than ten."""
    paths: list[str] = []
    for item in items:
        above = paths[item.parent] if item.parent is not None and not items[item.parent].related else ""
        if item.label in _BULLETS:
            path = "–"
        elif item.label and above not in ("", "–"):
            path = f"{above}.{item.label}"
        else:
            path = item.label
        labels = path.removeprefix("….").split(".")
        paths.append("….{}".format(".".join(labels[-6:])) if len(labels) > _LONGEST_PATH else path)
    return paths


def _may_control(piece: Piece) -> bool:
    """Whether a piece has a link, or may have one when a page fills it."""
    return bool(_ANCHOR_TAG.search(piece)) if isinstance(piece, str) else piece[0] not in _WORDED


def opening(url: str) -> str:
    """The opening tag of the link to a work."""
    return f'<a href="{escape(url)}" rel="external">'


def host_link(url: str) -> str:
    """A link to one more address of a work, called by its host."""
    return f'<a class="host" href="{escape(url)}" title="{escape(url)}" rel="external">{escape(host(url), quote=False)}</a>'


def _short(url: str) -> str:
    bare = re.sub(r"^https?://(?:www\.)?", "", url, flags=re.IGNORECASE).rstrip("/")
    return bare if len(bare) <= _LONGEST_ADDRESS else host(url) or bare[:_LONGEST_ADDRESS]
