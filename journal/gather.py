"""What is collected while a note is walked: the only mutable thing between a text and its `Note`.

One walk writes the HTML and collects the marks, so that what is counted is what is shown. A `Gathering` lives
for one note and is turned into frozen values at its end.
"""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from urllib.parse import unquote

from journal.commonmark.block import Block
from journal.dates.values import Order, Range
from journal.diagnostics import Code, Diagnostic, Finding
from journal.formulas import mathml
from journal.language import declared, is_eastern
from journal.lexicon import Lexicon
from journal.markdown.reading import Parsed, Scopes, scopes
from journal.markdown.shown import Piece, Shown, Size, inline
from journal.marks.durations import budget
from journal.marks.fields import fields
from journal.marks.links import UUID
from journal.marks.references import Reference
from journal.marks.tasks import Role, Task
from journal.marks.times import Place
from journal.note import (
    Dated,
    DayMark,
    Diagram,
    Image,
    Liner,
    Link,
    OutlineItem,
    Pieces,
    PlanItem,
    Question,
    Section,
    Stretch,
)
from journal.patterns import pattern
from journal.properties import Property
from journal.rawhtml import RawHtml, scripts_in, shown
from journal.record import Draft, field, replace
from journal.shortcodes import Tag, is_layout, markdown
from journal.source import Source

Write = Callable[["Gathering", Block, list[Piece], int], None]


def _left_out(g: "Gathering", block: Block, out: list[Piece], depth: int) -> None:
    """Writes nothing: no walk has begun."""


class Gathering(Draft):
    """The marks of one note so far, and where the walk stands: section, day, period, parents of tasks."""

    source: Source
    parsed: Parsed
    lexicon: Lexicon
    language: str
    offset: int = 0  # lines of front matter above the text that is walked
    one_day: bool = False
    order: Order | None = None
    dated: bool = False  # the note has a date or a period of its own
    period: Range | None = None  # a period that the note names for itself
    properties: Mapping[int, tuple[Property, ...]] = field(default_factory=dict)  # by the line of their block
    labels: frozenset[str] = frozenset()  # the link labels that the text defines, casefolded
    raw: RawHtml = RawHtml.ALLOW  # what becomes of HTML in the text
    digits: bool = False  # one digit in brackets before an item is a check box
    write: Write = _left_out  # how a block within another is written, so deep below the text
    sections: list[Section] = field(default_factory=list)
    days: list[DayMark] = field(default_factory=list)
    liners: list[Liner] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    plans: list[PlanItem] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    diagrams: list[Diagram] = field(default_factory=list)
    outline: list[OutlineItem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    tag_lines: dict[str, int] = field(default_factory=dict)  # the tags in the text, with the first line of each
    found: list[Diagnostic] = field(default_factory=list)
    periods: list[Dated] = field(default_factory=list)  # that headings below the title name
    spans: dict[int, Range] = field(default_factory=dict)  # the periods that headings name, by section
    cookies: dict[int, str] = field(default_factory=dict)  # `[2/3]` in the heading of a section
    cited: dict[int, int] = field(default_factory=dict)  # the work that a section's heading cites
    about: int | None = None  # the reference to the work that the whole note is about
    works: dict[int, int] = field(default_factory=dict)  # by the line of an item of a list, the work that it cites
    remarked: set[int] = field(default_factory=set)  # the lines of items of lists that are remarks
    recording: bool = False  # what is read stands below a film or the like, whose times are none of the day
    remarks: int = 0  # how many remarks are shown
    asked: int | None = None  # the question of a pair of lines that waits for its answer
    said: dict[int, list[str]] = field(default_factory=dict)  # the texts that are shown, by section
    prose: dict[int, str] = field(default_factory=dict)  # the first paragraph of each section
    items: dict[int, str] = field(default_factory=dict)  # the first item of each section
    parents: list[tuple[int, int]] = field(default_factory=list)  # (column, task index) of the tasks still open above
    above_list: bool = False  # a list stands right below the block that is walked
    line0: int = 0
    at: int = 0  # the offset after the last link whose place was found
    within: tuple[int, int] = (-1, 0)  # the first line of the text that is shown, and the offset of its end
    anchors: set[str] = field(default_factory=set)  # the ids that headings, outlines and blocks have taken
    own_ids: set[str] = field(default_factory=set)  # the ids that raw HTML has given so far
    ids: list[tuple[str, int]] = field(default_factory=list)  # those of blocks and raw HTML, with their sections
    remote: list[tuple[int, str]] = field(default_factory=list)  # lines and addresses of media on other servers
    told: set[str] = field(default_factory=set)  # names of tags that were reported
    footnotes: list[Pieces] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)  # the index of each footnote by its line
    around: tuple[str, str] = ("", "")  # the last text with words that are stressed in another way, and its language
    scopes: Scopes = field(default_factory=lambda: scopes(()))
    _unwritten: deque[Block] = field(default_factory=deque)

    # ---- where we are

    @property
    def section(self) -> int:
        """The index of the current section."""
        return len(self.sections) - 1

    @property
    def here(self) -> Section:
        """The current section."""
        return self.sections[-1]

    @property
    def role(self) -> Role | None:
        """The role of the current section; None where the lexicon knows no heading above."""
        return self.here.role

    def place(self) -> Place:
        """What a time at the start of an item means here."""
        if self.here.day is not None or self.one_day or self.here.family == "today":
            return Place.DAY
        return Place.PERIOD if self.span is not None else Place.OTHER

    @property
    def span(self) -> Range | None:
        """The nearest period that a heading above names, else the note's; None without one."""
        index: int | None = self.section
        while index is not None and index >= 0:
            if index in self.spans:
                return self.spans[index]
            index = self.sections[index].parent
        return self.period

    def covers(self, month: int, day: int, last_month: int, last_day: int) -> bool:
        """Whether the period that holds here covers both of two days."""
        span = self.span
        if span is None:
            return False
        first, last = (span.start.month, span.start.day), (span.end.month, span.end.day)
        days = ((month, day), (last_month, last_day))
        if first <= last:
            return all(first <= each <= last for each in days)
        return all(each >= first or each <= last for each in days)

    # ---- what is found

    def report(self, finding: Finding, line0: int, text: str = "") -> None:
        """A problem in `text`, which stands somewhere in the line `line0` of the file, and perhaps in the one below."""
        at = self.source.line(line0).find(text) if text else -1
        if at < 0:
            part = text[finding.start : finding.end] if text else ""
            below = self.source.line(line0 + 1) if line0 + 1 < len(self.source.starts) else ""
            if part and part in below and part not in self.source.line(line0):
                line0 += 1
            self.found.append(self.source.report_line(finding, line0, part))
        else:
            self.found.append(self.source.report(finding, self.source.starts[line0] + at))

    def shown(self, text: str, line0: int, *, alone: bool = False) -> Shown:
        """Inline text as HTML, its links and images recorded."""
        self.line0 = line0
        after = line0 + text.count("\n") + 1
        starts = self.source.starts
        self.within = (line0, starts[after] if after < len(starts) else len(self.source.text))
        if "#" in text:
            self.take_tags(fields(text).tags, line0)
        first = len(self.links)
        shown = inline(text, self.parsed, self, alone=alone)
        if self.parsed.ids:
            shown = self._with_ids(shown, line0, line0 + text.count("\n"))
        if first < len(self.links):
            self._take_contexts(first, shown.plain)
        return shown

    def _take_contexts(self, first: int, text: str) -> None:
        """Gives the links from `first` on the sentences of `text` around them."""
        ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        done = 0
        for index in range(first, len(self.links)):
            link = self.links[index]
            part = link.text or link.target
            at = text.find(part, done, done + _BLOCK) if part else -1
            if at >= 0:
                done = at + len(part)
                context = _sentence(text, at, done, ends)
                self.links[index] = Link(
                    link.target,
                    link.text,
                    link.line,
                    link.section,
                    link.wiki,
                    link.fragment,
                    context,
                    link.column,
                    link.raw,
                )

    def _with_ids(self, shown: Shown, line0: int, last: int) -> Shown:
        """`shown` with the ids that the blocks of some lines have been given."""
        ids = [
            name
            for at in range(line0, last + 1)
            if (name := self.parsed.ids.pop(at, "")) and f"^{name}" not in self.anchors
        ]
        self.anchors.update(f"^{name}" for name in ids)
        self.ids += ((f"^{name}", self.section) for name in ids)
        return (
            replace(shown, pieces=(*shown.pieces, *(f'<span id="^{name}"></span>' for name in ids))) if ids else shown
        )

    def take_tags(self, tags: Iterable[str], line0: int) -> None:
        """Takes in the tags of a line."""
        for tag in tags:
            self.tag_lines.setdefault(tag, line0 + 1)

    def count(self, text: str) -> None:
        """Takes in a text that is shown, whose words are counted, but which says nothing of its section to quote."""
        self.said.setdefault(len(self.sections) - 1, []).append(text)

    def say(self, text: str, *, prose: bool = False) -> None:
        """Takes in a text that is shown, whose words are counted, and keeps what lists may quote of its section."""
        self.count(text)
        self.quote(text, prose=prose)

    def quote(self, text: str, *, prose: bool = False) -> None:
        """Keeps what lists may quote of a section: the first of its paragraphs, else of its items."""
        section = len(self.sections) - 1
        first = self.prose if prose else self.items
        if section in first:
            return
        line = " ".join(text.split())
        if "::" in line:
            line = _FACTS.sub("", line)
        if line and not (is_blank(line) or _ONLY_TAGS.fullmatch(line) or _NO_TEXT.fullmatch(line)):
            first[section] = line[:_EXCERPT]

    def link(self, target: str, title: str, text: str) -> Piece:
        """The opening tag of a link."""
        named = _NAMED.fullmatch(unquote(target)) if target.startswith(("%5B%5B", "[[", "((")) else None
        if named is not None:
            line, column = self.place_of(named[0])
            page, fragment = named["page"] or "", named["fragment"] or (f"^{named['id']}" if named["id"] else "")
            self.links.append(Link(page, text, line, self.section, True, fragment, column=column, raw=named[0]))
        else:
            line, column = self.place_of(target)
            self.links.append(Link(target, text, line, self.section, column=column))
        return ("link", len(self.links) - 1)

    def wiki(self, target: str, fragment: str, label: str, raw: str, *, embed: bool) -> Piece:
        """A whole wikilink; `embed`: what it leads to is to stand in its place."""
        line, column = self.place_of(raw)
        self.links.append(Link(target, label, line, self.section, True, fragment, column=column, raw=raw, embed=embed))
        return ("embed" if embed else "wiki", len(self.links) - 1)

    def image(self, target: str, alt: str, title: str, *, alone: bool, wiki: bool, size: Size) -> Piece:
        """A whole image."""
        line, column = self.place_of(target)
        # A document of another server is linked to, not loaded.
        if target.startswith(("http://", "https://", "//")) and not target.lower().endswith(".pdf"):
            self.remote.append((line - 1, target))
        self.images.append(Image(target, alt, line, self.section, title, not alone, wiki, size[0], column, size[1]))
        return ("image", len(self.images) - 1)

    def html(self, text: str) -> list[Piece]:
        """Raw HTML as it may be shown; relative addresses in it become holes, and an id that is taken is left out."""
        self._report_scripts(text)
        text = shown(text, self.raw)
        if self.raw is RawHtml.ESCAPE:
            return [text]
        if " id" in text:
            text = _ID.sub(self._own_id, text)
        if " name" in text:
            self.ids += ((name, self.section) for name in map(_id_of, _NAME.finditer(text)) if not is_of_pages(name))
        if "srcset" in text:
            text = _SRCSET.sub(lambda match: match[0] if _REMOTE_ONLY.fullmatch(match[2]) else "", text)
        pieces: list[Piece] = []
        done = 0
        self.remote += ((self.line0, match[1]) for match in _REMOTE.finditer(text))
        for match in _ADDRESS.finditer(text):
            bare = match[4] is not None
            if bare and not _is_in_tag(text, match.start()):
                continue
            target, quote = (match[4], '"') if bare else (match[3], match[2])
            at = match.start(4 if bare else 3)
            # What had no quotes gets them, since its address may be another.
            pieces.append(text[done:at] + (quote if bare else ""))
            done = at + len(target) + (not bare)
            line, column = self.place_of(target)
            if match[1].lower() != "href":
                width = _width_of(text, match)
                self.images.append(Image(target, "", line, self.section, "", True, width=width or None, column=column))
                pieces += (("src", len(self.images) - 1), quote)
                if width is not None:
                    pieces.append(("size", len(self.images) - 1))
            else:
                self.links.append(Link(target, "", line, self.section, column=column))
                pieces += (("href", len(self.links) - 1), quote)
        return [*pieces, text[done:]]

    def _report_scripts(self, text: str) -> None:
        """Tells of the first thing in a piece of HTML that would run."""
        for start, end in scripts_in(text):
            message = (
                "this would run in the browser of whoever reads the page; the policy of the pages keeps it from that"
            )
            hint = "take it out, or put a script of the whole site into `head.html` and allow its server in `[policy]`"
            line0 = self.line0 + text.count("\n", 0, start)
            self.report(Finding(Code.SCRIPT, 0, end - start, message, hint), line0, text[start:end])
            return

    def _own_id(self, match: re.Match[str]) -> str:
        name = _id_of(match)
        if name in self.own_ids or is_of_pages(name):
            return match[1]
        self.own_ids.add(name)
        self.ids.append((name, self.section))
        return match[0]

    def place_of(self, text: str) -> tuple[int, int]:
        """The line and the column, from 1, of `text` in the block that is read: the next place after the last one found.

        Inline text has no positions of its own, so the block's lines are searched.
        """
        start = self.source.starts[self.line0]
        end = self.within[1] if self.within[0] == self.line0 else start + _BLOCK
        first = max(start, self.at) if self.at < end else start
        places = [at for each in _spellings(text) if (at := self.source.text.find(each, first, end)) >= 0]
        if not places:
            return self.line0 + 1, 1
        self.at = min(places) + 1
        where = self.source.span(min(places), min(places))
        return where.line, where.column

    def template(self, tag: Tag) -> list[Piece]:
        """What a tag of Liquid or Hugo stands for; nothing, and a report for each name, where Markdown has no such thing."""
        said = markdown(tag)
        if said is not None:
            return list(inline(said, self.parsed, self).pieces)
        if not is_layout(tag) and not tag.closing and tag.name not in self.told:
            self.told.add(tag.name)
            language = "a Liquid tag" if tag.raw.startswith("{%") else "a shortcode of Hugo"
            message = f"`{tag.raw[:60]}` is {language}; it is left out of the page"
            hint = "other generators run it; here it can be removed"
            self.report(Finding(Code.LIQUID, 0, len(tag.raw), message, hint), self.line0, tag.raw)
        return []

    def report_remote(self) -> None:
        """Tells, once for the whole note, of the media that lie on other servers."""
        if not self.remote:
            return
        line0, target = self.remote[0]
        name, more = _cut(target), len(self.remote) - 1
        also = f", and so {'does' if more == 1 else 'do'} {more} more of this note" if more else ""
        message = f"`{name}` lies on another server{also}"
        hint = (
            'put the file beside the note, or write `remote = "link"` in `journal.toml` to load nothing from elsewhere'
        )
        self.report(Finding(Code.REMOTE_MEDIA, 0, len(target), message, hint), line0, target)

    def formula(self, tex: str, *, display: bool) -> str:
        """A formula as MathML; as it is written, and reported, where it cannot be read."""
        made = mathml(tex.strip(), display=display)
        if made is not None:
            return made
        marks = "$$" if display else "$"
        first = tex.strip().split("\n", 1)[0]
        message = "this formula cannot be read, so it is shown as it is written"
        hint = "look for a command that is not of plain TeX or AMS, or a brace that is not closed"
        line0 = next(
            (at for at in range(self.line0, self.line0 + 400) if first and first in self.source.line(at)), self.line0
        )
        self.report(Finding(Code.BAD_FORMULA, 0, len(first), message, hint), line0, first)
        return f'<code class="math">{marks}{escape(tex, quote=False)}{marks}</code>'

    def note(self, label: str) -> Piece:
        """A reference to a footnote; its text is written with the first of them."""
        note = self.scopes.note(self.parsed.notes[label], self.line0)
        index = self.numbers.get(note.line0)
        if index is None:
            index = self.numbers[note.line0] = len(self.footnotes)
            self.footnotes.append(())
            self._unwritten.append(note)
            if len(self._unwritten) == 1:
                self._write_footnotes()
        return ("note", index)

    def _write_footnotes(self) -> None:
        """Writes the footnotes that wait, and those that they refer to: one after the other, however many lead on."""
        line0 = self.line0
        while self._unwritten:
            note = self._unwritten[0]
            self.footnotes[self.numbers[note.line0]] = self._footnote(note)
            self._unwritten.popleft()
        self.line0 = line0

    def _footnote(self, block: Block) -> Pieces:
        """The text of a footnote in one line of HTML, its paragraphs one below the other."""
        pieces: list[Piece] = []
        for part in _parts(block):
            self.line0 = part.line0
            pieces += ["<br>"] if pieces else []
            if part.kind in ("code", "html", "math"):
                pieces.append(f"<code>{escape(part.text.strip(), quote=False)}</code>")
            else:
                pieces += inline(part.text, self.parsed, self).pieces
        return tuple(pieces)

    # ---- tasks

    def parent_of(self, column: int) -> int | None:
        """The nearest open task above that is at least two columns further left."""
        return next((index for left, index in reversed(self.parents) if left <= column - 2), None)

    def add_task(self, found: Task, column: int) -> int:
        """Takes a task in under the nearest task above that is at least two columns further left; its index."""
        while self.parents and self.parents[-1][0] > column - 2:
            self.parents.pop()
        # A list is read before its tasks are taken in, so what was above it may no longer be the nearest.
        parent = self.parents[-1][1] if self.parents else None
        self.tasks.append(found if found.parent == parent else replace(found, parent=parent))
        self.parents.append((column, len(self.tasks) - 1))
        return len(self.tasks) - 1

    def close_tasks(self, column: int) -> None:
        """A plain item at `column` closes the tasks before it that are not further left."""
        while self.parents and self.parents[-1][0] >= column:
            self.parents.pop()

    def defined(self, label: str) -> bool:
        """Whether the text defines a link `[label]: …`."""
        return label.strip().casefold() in self.labels or label.strip().upper() in self.parsed.env.get("references", {})

    def lang(self, text: str) -> str:
        """` lang="…"` for a block in another language than the note's; empty where it is the same or unknown."""
        own = declared(_WEB.sub("", text) if "://" in text else text, self.language)
        return f' lang="{own}"' if own else ""

    def stressed(self, text: str, around: str) -> str:
        """` lang="…"` for stressed words in a script that is stressed in another way than that of `around`."""
        if not is_eastern(text):
            return ""
        if around is not self.around[0]:
            self.around = around, declared(around, self.language) or self.language
        own = declared(text, self.around[1])
        return f' lang="{own}"' if own else ""

    def heading_budget(self, title: str) -> int | None:
        """The minutes that a heading sets aside (`After work 30 mins`)."""
        return budget(title)


def _spellings(target: str) -> tuple[str, ...]:
    """How an address may stand in the text: as it is, without any escapes, or with those of ASCII alone."""
    if "%" not in target:
        return (target,)
    return (target, unquote(target), _BEYOND_ASCII.sub(lambda match: unquote(match[0]), target))


_BEYOND_ASCII = pattern(r"(?:%[89A-F][0-9A-F])+")

# The ids that pages give of themselves: to their parts, footnotes, tasks, times, questions and days.
_OF_PAGES = pattern(
    r"main|ribbon-text|mentioned-in|related|v-ref|v-rem|fn[0-9]+|[pqst]-[0-9]+|d-[0-9]{4}-[0-9]{2}-[0-9]{2}"
)


def is_of_pages(name: str) -> bool:
    """Whether pages give the id `name` to something of their own, so that nothing of a note can have it."""
    return _OF_PAGES.fullmatch(name) is not None


_ID = pattern(r"""(<[A-Za-z][^<>]{0,400}?)\sid\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=]+))""", re.IGNORECASE)

# How places were named before any element could have an id; a heading may have the same, since this is none.
_NAME = pattern(r"""(<a)\sname\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=]+))""", re.IGNORECASE)


def _id_of(match: re.Match[str]) -> str:
    return match[2] or match[3] or match[4] or ""


def ids_of(blocks: Iterable[Block]) -> set[str]:
    """The ids that raw HTML in `blocks` gives: the writer's own, which headings leave alone."""
    found: set[str] = set()
    for block in blocks:
        if "<" in block.text and block.kind not in ("code", "math"):
            text = block.text if block.kind == "html" else _CODE.sub("", block.text)
            found.update(map(_id_of, _ID.finditer(text)))
        if block.children:
            found |= ids_of(block.children)
    return found


_CODE = pattern(r"`[^`]*`")


def _cut(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _parts(block: Block) -> list[Block]:
    """The blocks below `block` that have a text."""
    return [block] if block.text else [found for child in block.children for found in _parts(child)]


# Logseq gives a link to a page or an item words of its own so: `[words]([[page]])`, `[words](((id)))`.
_NAMED = pattern(
    rf"\[\[(?P<page>[^\[\]|#]{{1,200}}(?:#[# ]{{0,9}}(?=\]))?)(?:#(?P<fragment>[^\[\]|]{{1,200}}))?\]\]|\(\((?P<id>{UUID})\)\)"
)
_SENTENCE_END = pattern(r"[.!?。！？](?:(?<![.!?])|(?=\s))")
_LONGEST_SENTENCE = 200


def _sentence(text: str, at: int, end: int, ends: Sequence[int]) -> str:
    """The sentence of `text` in which `at` to `end` stands, cut to a readable length; `ends` are those of all sentences."""
    following = bisect_right(ends, at)
    start = ends[following - 1] if following else 0
    following = bisect_left(ends, end)
    last = ends[following] if following < len(ends) else len(text)
    before, after = at - start, last - end
    room = max(_LONGEST_SENTENCE - (end - at), 40)
    if before > room // 2:
        cut = text.find(" ", at - room // 2, at)
        start, lead = (cut + 1 if cut >= 0 else at - room // 2), "…"
    else:
        lead = ""
    if after > room:
        cut = text.rfind(" ", end, end + room)
        last, tail = (cut if cut >= 0 else end + room), "…"
    else:
        tail = ""
    return lead + " ".join(text[start:last].split()) + tail


_EXCERPT = 240


def is_blank(text: str) -> bool:
    """Whether nothing was written yet where a template has room for it: an empty text, a box or a `Q:` alone, `...`."""
    return _BLANK.fullmatch(text) is not None


# A row of tags says nothing that the tags do not.
_ONLY_TAGS = pattern(r"(?:\w{1,16} ?[:：] ?)?(?:#(?!\d+(?:[\s,，、]|$))[^\s#,，、]++[\s,，、]*+)++")
# Neither do calls of a program, nor rows of a table that is none: `{{query (todo later)}}`, `| Mon | Tue |`, nor a fact.
_NO_TEXT = pattern(r"(?:\{\{[^{}]*\}\}\s*+)++|\|.*\||[(\[][^\W\d_][\w -]{0,30}::.*[)\]]")
# What stands below the words of an item: `type:: Video`.
_FACTS = pattern(r"(?:^| )[^\W\d_][\w-]{0,30}:: .*")
_BLANK = pattern(r"\s*+(?:(?:[\[［]\s?[xX]?[\]］]|[☐☑✅])\s*+)*+(?:[QA问問答][:：])?[\s\-–—_.…·]*")
_WEB = pattern(r"[a-z]+://[!-~]*", re.IGNORECASE)
_REMOTE = pattern(
    r"""<(?:img|video|audio|source|iframe|embed)\s[^>]{0,400}?\bsrc\s*=\s*["']?((?:https?:)?//[^\s"'<>]+)""",
    re.IGNORECASE,
)
_SIZED = pattern(r"\s(?:height|style|srcset|sizes)\s*=", re.IGNORECASE)
_WIDE = pattern(r"""\swidth\s*=\s*["']?(?:(\d{1,4})(?:px)?["'\s/>])?""", re.IGNORECASE)


def _width_of(text: str, source: re.Match[str]) -> int | None:
    """The width that the tag of an `<img>` gives, 0 for none; None for another tag, and for one that says more of its size."""
    start, end = text.rfind("<", 0, source.start()), text.find(">", source.end())
    tag = text[start : end + 1]
    if end < 0 or len(tag) > _BLOCK or tag[:4].lower() != "<img" or _SIZED.search(tag):
        return None
    wide = _WIDE.search(tag)
    return 0 if wide is None else int(wide[1]) if wide[1] else None


# No block is searched further than this for the place of a link.
_BLOCK = 20_000
_ADDRESS = pattern(
    r"""\b(src|href|poster)\s*=\s*(?:(["'])(?![a-zA-Z][a-zA-Z0-9+.-]+:|//|\#)([^"'<>\n]+)(?=\2)"""
    r"""|(?![a-zA-Z][a-zA-Z0-9+.-]+:|//|\#)([^\s"'<>=`]+))""",
    re.IGNORECASE,
)


def _is_in_tag(text: str, at: int) -> bool:
    """Whether `at` is within a tag of some HTML, and not in the text beside it."""
    first = max(0, at - _BLOCK)
    return text.rfind("<", first, at) > text.rfind(">", first, at)


# Files that are only named there would not be published.
_SRCSET = pattern(r"""\ssrcset\s*=\s*(["'])([^"'<>]*)\1""", re.IGNORECASE)
_REMOTE_ONLY = pattern(r"\s*(?:https?:)?//[^\s,]+[^,]*(?:,\s*(?:https?:)?//[^\s,]+[^,]*)*", re.IGNORECASE)
