"""A note's text as HTML: its stored body with the holes filled for one page.

Here the facts of the whole journal meet the text: where links lead, how large images are, how tasks stand.
Headings are written anew, with the margin of their section; everything else is as it was stored.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from urllib.parse import unquote

from journal import remote
from journal.activities import activity
from journal.anchors import is_title
from journal.embeds import block_with, elsewhere
from journal.language import declared
from journal.marks import looks as task_mark
from journal.marks.tasks import State, Task
from journal.media import Media, document, is_document
from journal.model import Entry, Log, ReadingNote, Target
from journal.note import Body, Hole, Link, Pieces
from journal.patterns import pattern
from journal.record import Record, field, replace
from journal.routes import RefPage
from journal.views.carried import chain
from journal.views.entry import Heading, headings, plan_anchor, question_anchor, stretch_anchor, subtree, task_anchor
from journal.views.ledger import Came, came_of
from journal.views.place import Place, day_href
from journal.views.titles import plain_text, title_of
from journal.wording.catalogue import Wording

_ID = pattern(r' id="[^"]*"')
_DOWNLOADS = (".ipynb",)
_DEEPEST = 5  # texts within texts


def prose(
    place: Place,
    entry: Entry,
    body: Body,
    sections: Iterable[int] | None = None,
    found: tuple[Heading, ...] | None = None,
    bodies: Mapping[str, Body] | None = None,
) -> str:
    """The HTML of an entry's own sections, or of some of them, their headings included.

    `found` are the entry's headings; None: they are found here. `bodies` are those of other notes by path, for what is shown of
    them in place; None: that is only linked to.
    """
    ui = place.site.masthead.language if place.foreign(entry.language) else ""
    found = headings(place, entry) if found is None else found
    citing = _citing(entry) if isinstance(entry, ReadingNote) else {}
    page = _Page(place, entry, ui, citing, body.notes, found, came=came_of(place, entry), bodies=bodies)
    shown = {heading.section: heading for heading in found}
    out: list[str] = []
    for index in range(entry.first, entry.last) if sections is None else sections:
        if index in shown:
            out.append(page.heading(shown[index], body.heads[index]))
        out.append(page.filled(body.texts[index]))
    return page.safe("".join((*out, page.endnotes())))


def _citing(entry: Entry) -> dict[int, int]:
    """Of each link that a reference of a list or a heading begins with, that reference; outlines have holes for theirs."""
    note = entry.note
    within = {item.reference for item in note.outline}
    linked = {
        (reference.line, url): index
        for index, reference in enumerate(note.references)
        if index not in within
        for url in reference.urls
    }
    found: dict[int, int] = {}
    for index, link in enumerate(note.links):
        reference = linked.pop((link.line, link.target), None)
        if reference is not None:
            found[index] = reference
    return found


def task_items(place: Place, entry: Entry, body: Body, indexes: Sequence[int]) -> tuple[str, ...]:
    """The HTML of some tasks as list items of another page, without times and without what is below them."""
    page = _Page(place, entry, place.site.masthead.language if place.foreign(entry.language) else "", {})
    holes = {section: _holes(body.texts[section]) for section in {entry.note.tasks[index].section for index in indexes}}
    return tuple(page.task_alone(body, index, holes[entry.note.tasks[index].section]) for index in indexes)


def task_row(place: Place, entry: Entry, task: Task, look: task_mark.Look, href: str, note: str) -> str:
    """The HTML of a task as a list item of a page that gathers tasks; its text leads to `href`, `note` stands behind it."""
    ui = place.site.masthead.language if place.foreign(entry.language) else ""
    language = place.foreign(entry.language) or declared(task.text, entry.language)
    shown = task_mark.Shown(look, ui=ui, language=language)
    text = escape(plain_text(task.text), quote=False)
    whole = escape(note, quote=False).replace(" ", "\u00a0")
    said = f' <span class="why">{whole}</span>' if note else ""
    opening, closing = task_mark.html_open(task, shown, place.words), task_mark.html_close(task, shown, place.words)
    return f'{opening}<a class="plain" href="{escape(href)}">{text}</a>{closing}{said}</li>'


class _Page(Record):
    """What holes are filled from: the page, the entry, and the language of the interface where the text's is another."""

    place: Place
    entry: Entry
    ui: str
    citing: Mapping[int, int]  # by link, the reference of a list or heading that it is
    notes: tuple[Pieces, ...] = ()
    headings: tuple[Heading, ...] = ()
    noted: dict[tuple[str, int], tuple[int, str]] = field(
        default_factory=dict
    )  # numbers and HTML of the footnotes so far
    unnoted: "deque[tuple[_Page, int]]" = field(default_factory=deque)  # footnotes that have a number, and no HTML yet
    came: Mapping[tuple[bool, int], Came] = field(default_factory=dict)  # of planned lines, with a box or without
    bodies: Mapping[str, Body] | None = None
    shown: dict[int, task_mark.Shown] = field(default_factory=dict)  # how tasks look so far: each begins and ends
    below: list[list[int]] = field(default_factory=list)  # of tasks: leaves below them that are done, and all of them
    within: tuple[str, ...] = ()  # the entries in whose texts this one stands, the page's own first
    embedded: set[tuple[str, int, str]] = field(default_factory=set)  # what stands on the page so far of other notes

    def heading(self, shown: Heading, head: Pieces) -> str:
        language = f' lang="{escape(shown.language)}"' if shown.language else ""
        also = "".join(f'<span id="{escape(other)}"></span>' for other in shown.others)
        margin = ""
        if shown.margin:
            lines = (
                f'<a href="{escape(line.href)}">{escape(line.text)}</a>' if line.href else escape(line.text)
                for line in shown.margin
            )
            margin = f'<span class="mg"{self._ui_lang()}>{"<br>".join(lines)}</span>'
        label = escape(self.place.words.link_to.format(title=shown.title))
        anchor = f'<a class="anchor" href="#{escape(shown.anchor)}" aria-label="{label}">#</a>'
        tag = f"h{shown.level}"
        return f'<{tag} id="{escape(shown.anchor)}"{language}>{also}{margin}{anchor}{self.filled(head)}</{tag}>\n'

    def safe(self, html: str) -> str:
        """`html`, with links for the media of other servers where the journal loads none."""
        return remote.linked(html) if self.place.site.masthead.link_remote else html

    def filled(self, pieces: Pieces) -> str:
        out: list[str] = []
        waiting = ""
        for piece in pieces:
            text = piece if isinstance(piece, str) else self._hole(*piece)
            if waiting and "</a>" in text:
                # No link stands in another, so this is the end of the one that is waited for.
                text, waiting = text.replace("</a>", waiting, 1), ""
            out.append(text)
            if not isinstance(piece, str) and piece[0] == "link":
                waiting = self._link_end(piece[1])
        return "".join(out)

    def _hole(self, kind: str, index: int) -> str:
        note = self.entry.note
        match kind:
            case "link":
                return self._link_tag(index)
            case "wiki":
                return self._wiki(index)
            case "embed":
                return self._embed(index)
            case "href":
                return escape(self._address(note.links[index], index))
            case "image":
                return self._media.image(index)
            case "size":
                return self._media.size(index)
            case "diagram":
                return self._media.diagram(index)
            case "src":
                return escape(self._media.source(index))
            case "task":
                return task_mark.html_open(note.tasks[index], self._shown(index), self.place.words)
            case "task-end":
                closing = task_mark.html_close(note.tasks[index], self._shown(index), self.place.words)
                return closing + self._chain(index)
            case "heading-task":
                return f'<span id="{task_anchor(index)}"></span>'
            case "plan":
                return task_mark.html_open(*self._plan(index))
            case "plan-end":
                return task_mark.html_close(*self._plan(index))
            case "liner":
                return self._liner(index)
            case "time":
                return self._time(index)
            case "time-end":
                return "</span>"
            case "question":
                return self._question(index)
            case "question-end":
                return "</span>"
            case "cited":
                return self._cited(index)
            case "remark":
                return self._remark(within=bool(index))
            case "note":
                return self._note(index)
            case "toc":
                return self._contents()
            case _:
                return self._said(kind, index)

    @property
    def _media(self) -> Media:
        return Media(self.place, self.entry, self.ui, bool(self.within))

    def _said(self, kind: str, number: int) -> str:
        """What the interface says within a text; nothing for a kind that does not exist."""
        words = self.place.words
        match kind:
            case "ui":
                return self._ui_lang()
            case "comma":
                return words.comma
            case "items":
                return words.items.of(number)
            case "references":
                return words.references.of(number)
            case "remarks":
                return words.remarks.of(number)
            case "more":
                return words.more.of(number)
            case "callout":
                return words.callout(number)
            case "table":
                return escape(words.table)
            case _:
                return ""

    # ---- footnotes and contents

    def _note(self, index: int) -> str:
        """The number of a footnote, with its text in the margin where the page first refers to it."""
        if index >= len(self.notes):
            return ""  # The line stands on another page, without what is below it.
        key = (self.entry.note.path, index)
        known = key in self.noted
        number, _ = self.noted.setdefault(key, (len(self.noted) + 1, ""))
        mark = f'<a class="sn-ref" href="#fn{number}" role="doc-noteref">{number}</a>'
        if known:
            return mark
        self.unnoted.append((self, index))
        # A footnote to a footnote stands after it, not in it.
        return mark if len(self.unnoted) > 1 else f"{mark}{''.join(self._margin_notes())}"

    def _margin_notes(self) -> Iterator[str]:
        while self.unnoted:
            page, index = self.unnoted[0]
            key = (page.entry.note.path, index)
            number, text = self.noted[key][0], page.filled(page.notes[index])
            self.noted[key] = number, text
            yield f'<span class="sn" id="fn{number}" role="note"><b>{number}</b> {text}</span>'
            self.unnoted.popleft()

    def endnotes(self) -> str:
        """The footnotes of the page once more, for print and for readers of feeds; empty without any."""
        if not self.noted:
            return ""
        items = "".join(f"<li>{_ID.sub('', text)}</li>\n" for _, text in self.noted.values())
        return f'<ol class="notes">\n{items}</ol>\n'

    def _contents(self) -> str:
        """The headings of the page as a list of links."""
        items = "".join(
            f'<li class="l{heading.level}"><a href="#{escape(heading.anchor)}">{escape(heading.title, quote=False)}</a></li>\n'
            for heading in self.headings
        )
        return f'<ul class="contents">\n{items}</ul>\n' if items else ""

    # ---- links

    def _link_tag(self, index: int) -> str:
        link = self.entry.note.links[index]
        target = self._target(index)
        if target is not None and (target.missing or target.written):
            return self._missing_tag(link) if target.missing else "["
        if link.wiki and target is None:
            return self._missing_tag(link)
        if target is not None and self._to(target) == "":
            return "<a>"
        address = escape(self._address(link, index))
        outside = target.url if target is not None else "://" in link.target
        told = ' rel="noopener"' if outside else ""
        return f'<a href="{address}"{told}{_download(target)}>'

    def _link_end(self, index: int) -> str:
        """What stands where a link ends, in place of its end; empty where that stays."""
        target = self._target(index)
        if target is not None and target.written:
            return escape(f"]({unquote(self.entry.note.links[index].target)})", quote=False)
        cited = self._cited(self.citing[index]) if index in self.citing else ""
        return f"</a>{cited}" if cited else ""

    def _target(self, index: int) -> Target | None:
        return self.place.site.targets.get((self.entry.note.path, index))

    def _missing_tag(self, link: Link) -> str:
        title = self.place.words.no_page_named.format(name=unquote(link.target) or link.raw)
        return f'<a class="missing" title="{escape(title)}">'

    def _address(self, link: Link, index: int) -> str:
        target = self._target(index)
        if target is None:
            return link.target + (f"#{link.fragment}" if link.fragment else "")
        return self._to(target)

    def _to(self, target: Target) -> str:
        """The address of a target; empty where it has none."""
        if target.route is not None:
            return self.place.to(target.route, target.fragment)
        return self._media.file(target.asset, target.fragment) if target.asset else target.url

    def _wiki(self, index: int) -> str:
        link = self.entry.note.links[index]
        target = self._target(index)
        if target is None:
            # The journal does not use such links: what looks like one is text.
            return escape(link.raw, quote=False)
        name, behind = target.named or (link.target, link.fragment)
        unnamed = target.asset or (behind.startswith("^") and name)
        fragment = "" if unnamed else behind.replace("#", " › ")
        named = " › ".join(filter(None, (name, fragment)))
        if not link.target and target.missing:
            named = link.raw
        elif target.entry and link.raw.startswith(("((", "{{embed ((")):
            named = title_of(self.place.words, self.place.site.by_id[target.entry])
        text = escape(link.text or named, quote=False)
        if target.missing:
            return f"{self._missing_tag(link)}{text}</a>"
        address = escape(self._to(target))
        # What a note that is kept back is called is nobody's business.
        return f'<a href="{address}"{_download(target)}>{text}</a>' if address else text

    def _embed(self, index: int) -> str:
        """What a link leads to, in its place, with its title; only a link to what stands on the page already."""
        target, link = self._target(index), self.entry.note.links[index]
        if target is not None and is_document(target.asset):
            return document(escape(self._to(target)), link.text or link.target)
        shown = self._part(target) if target is not None and target.entry else ""
        if target is None or not shown:
            return f"<p>{self._wiki(index)}</p>\n"
        source = self.place.site.by_id[target.entry]
        title = title_of(self.place.words, source)
        if target.section and not target.fragment.startswith("^"):
            title = f"{title} › {source.note.sections[target.section].title}"
        language = _lang(source.language) if source.language != self.entry.language else ""
        caption = f'<figcaption><a href="{escape(self._to(target))}">{escape(title, quote=False)}</a></figcaption>'
        return f'<figure class="embed"{language}>{caption}\n{shown}</figure>\n'

    def _part(self, target: Target) -> str:
        """The HTML of a part of another entry; empty where it is not to be shown here, or was shown already."""
        block = target.fragment if target.fragment.startswith("^") else ""
        part = (target.entry, target.section, block)
        within = (*self.within, self.entry.id)
        entry = self.place.site.by_id.get(target.entry)
        if self.bodies is None or entry is None or target.entry in within or part in self.embedded:
            return ""
        if len(within) > _DEEPEST or (isinstance(entry, Log) and not target.section):
            return ""
        self.embedded.add(part)
        body = self.bodies[entry.note.path]
        page = replace(
            self,
            entry=entry,
            ui=self.place.site.masthead.language if self.place.foreign(entry.language) else "",
            citing={},
            notes=() if block else body.notes,
            headings=(),
            came={},
            within=within,
        )
        if block:
            html = block_with(page.filled(body.texts[target.section]), block)
        else:
            html = page.sections(body, target.section)
        own = self.place.site.routes[entry.id]
        return elsewhere(html, lambda fragment: escape(self.place.to(own, unquote(fragment))))

    def sections(self, body: Body, section: int) -> str:
        """A section and those below it, or the whole of an entry for 0, with headings that are none of this page."""
        entry, out = self.entry, list[str]()
        for index in sorted(subtree(entry, section)) if section else range(entry.first, entry.last):
            if entry.note.sections[index].level and index != section and not is_title(entry, index):
                out.append(f"<p><strong>{self.filled(body.heads[index])}</strong></p>\n")
            out.append(self.filled(body.texts[index]))
        return "".join(out)

    def _cited(self, reference: int) -> str:
        """The way to a work that other entries cite too."""
        if not isinstance(self.entry, ReadingNote):
            return ""
        work = self.place.site.works.get(self.place.site.cited.get((self.entry.id, reference), ""))
        if work is None or len(work.entries) < 2:
            return ""
        said = self.place.words.in_entries.of(len(work.entries))
        return f' <a class="host" href="{escape(self.place.to(RefPage(work.slug)))}"{self._ui_lang()}>{said}</a>'

    def _remark(self, *, within: bool) -> str:
        """How a remark in a list begins; only where works are what an entry is about it looks like one."""
        if isinstance(self.entry, ReadingNote):
            return '<span class="remark"'
        return "<span" if within else "<br>\n<span"

    # ---- tasks, days, times, questions

    def _shown(self, index: int) -> task_mark.Shown:
        if index not in self.shown:
            self.shown[index] = self._look(index)
        return self.shown[index]

    def _look(self, index: int) -> task_mark.Shown:
        tasks, task = self.entry.note.tasks, self.entry.note.tasks[index]
        if task.has_children and not self.below:
            self.below.extend(_below(tasks))
        done, total = self.below[index] if task.has_children else (0, 0)
        look = task_mark.look_of(task.state)
        if task.state is State.TODO and done:
            look = "part"
        elif look in ("open", "doing", "waiting") and index in self.place.known.carried.get(self.entry.id, ()):
            look = "carry"
        own = self.place.site.masthead.activities
        came = self.came.get((True, index), Came())
        return task_mark.Shown(
            look=look,
            done=done,
            total=total,
            moved_to=came.label,
            moved_url=came.href,
            kind=f"k-{activity(task.text, own)}" if task.times else "",
            show_times=bool(task.times or task.minutes),
            anchor=task_anchor(index),
            ui=self.ui,
            language=declared(task.text, self.entry.language),
        )

    def _chain(self, index: int) -> str:
        """The way of a task that was carried on, which leads to its page."""
        recurring = self.place.site.carrying.get(self.entry.id, ())
        at = bisect_left(recurring, (index, ""))
        slug = next((slug for number, slug in recurring[at : at + 1] if number == index), "")
        carried = self.place.site.carried.get(slug)
        if carried is None:
            return ""
        shown = chain(self.place, carried)
        links = "–".join(f"<span>{escape(link.label)}</span>" for link in shown.links)
        ui = self._ui_lang(declared(self.entry.note.tasks[index].text, self.entry.language))
        return f' <a class="chain" href="{escape(shown.href)}" aria-label="{escape(shown.label)}"{ui}>{links}</a>'

    def _plan(self, index: int) -> tuple[Task, task_mark.Shown, Wording]:
        plan = Task(text=self.entry.note.plans[index].text, state=State.TODO, mark="", line=0)
        came = self.came.get((False, index), Came())
        shown = task_mark.Shown(
            "plan",
            moved_to=came.label,
            moved_url=came.href,
            anchor=plan_anchor(index),
            ui=self.ui,
            language=declared(plan.text, self.entry.language),
        )
        return plan, shown, self.place.words

    def task_alone(self, body: Body, index: int, holes: Mapping[Hole, int]) -> str:
        """A task as an item; `holes` are those of its section."""
        task = self.entry.note.tasks[index]
        shown = replace(self._shown(index), show_times=False, anchor="", kind="", moved_to="")
        words = self.place.words
        opening, closing = task_mark.html_open(task, shown, words), task_mark.html_close(task, shown, words)
        begins, ends = holes.get(("task", index)), holes.get(("task-end", index))
        text = body.texts[task.section][begins + 1 : ends] if begins is not None and ends is not None else ()
        return self.safe(f"{opening}{self.filled(text)}{closing}</li>")

    def _liner(self, index: int) -> str:
        liner, day = self.entry.note.liners[index], self.entry.lined[index]
        language = (
            f' lang="{escape(liner.language)}"' if liner.language and liner.language != self.entry.language else ""
        )
        dates = self.place.words.dates
        if day is None:
            written = liner.written
            known = written.on(2000)  # a leap year, for 29 February
            said = dates.short(known) if known else f"{written.month}.{written.day}"
            return f'<li{language}><span class="mg"{self._ui_lang()}>{escape(said)}</span>'
        anchor = self._first_of(index, day)
        href = day_href(self.place, day)
        said = (
            f'<a class="plain" href="{escape(href)}">{escape(dates.in_week(day))}</a>' if href else dates.in_week(day)
        )
        return f'<li{anchor}{language}><span class="mg"{self._ui_lang(liner.language)}>{said}</span>'

    def _first_of(self, index: int, day: date) -> str:
        """The id of a dated line, which the first of its day has unless a heading has it."""
        earlier = day in self.entry.lined[:index]
        headed = any(
            section.opens_day and section.day is not None and self.entry.days[section.day] == day
            for section in self.entry.note.sections[self.entry.first : self.entry.last]
        )
        return "" if earlier or headed else f' id="d-{day.isoformat()}"'

    def _time(self, index: int) -> str:
        stretch = self.entry.note.times[index]
        kind = activity(stretch.text, self.place.site.masthead.activities)
        clock = "<br> ".join(escape(block.text) for block in stretch.blocks)
        minutes = sum(block.minutes or 0 for block in stretch.blocks) or stretch.minutes
        length = f'<span class="len"{self._ui_lang()}>{self.place.words.duration(minutes)}</span>' if minutes else ""
        anchor, ui = stretch_anchor(index), self._ui_lang()
        return (
            f'<li class="task k-{kind}" id="{anchor}"><span class="mg"{ui}>{clock}</span>'
            f'<span class="box sw"></span>{length}<span class="tx"{_lang(declared(stretch.text, self.entry.language))}>'
        )

    def _question(self, index: int) -> str:
        question, words = self.entry.note.questions[index], self.place.words
        state, said = ("ans", words.question_answered) if question.answers else ("open", words.question_open)
        margin = f'<span class="mg st {state}"{self._ui_lang()} id="{question_anchor(index)}">{said}</span>'
        return f'{margin}<span class="q"{_lang(declared(question.text, self.entry.language))}>'

    def _ui_lang(self, inner: str = "") -> str:
        """The language of the interface, where the text around it is in another."""
        language = self.ui or (self.place.site.masthead.language if inner and self.place.foreign(inner) else "")
        return f' lang="{escape(language)}"' if language else ""


def _download(target: Target | None) -> str:
    return " download" if target is not None and target.asset.lower().endswith(_DOWNLOADS) else ""


def _lang(language: str) -> str:
    return f' lang="{escape(language)}"' if language else ""


def _holes(pieces: Pieces) -> dict[Hole, int]:
    """Where each hole is first among pieces."""
    return {piece: at for at, piece in reversed(tuple(enumerate(pieces))) if not isinstance(piece, str)}


def _below(tasks: Sequence[Task]) -> list[list[int]]:
    """Of each task the leaves below it that are done, and all leaves below it; a child comes after its parent."""
    sums = [[0, 0] for _ in tasks]
    for task, own in zip(reversed(tasks), reversed(sums), strict=True):
        if task.parent is not None:
            leaf = not task.has_children and task.state.countable
            above = sums[task.parent]
            above[0] += own[0] + (leaf and task.completed)
            above[1] += own[1] + leaf
    return sums
