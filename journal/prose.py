"""A note's text as HTML: its stored body with the holes filled for one page.

Here the facts of the whole journal meet the text: where links lead, how large images are, how tasks stand.
Headings are written anew, with the margin of their section; everything else is as it was stored.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from html import escape
from urllib.parse import unquote

from journal import remote
from journal.activities import activity
from journal.anchors import is_title
from journal.code import figure, info_of
from journal.embeds import block_with, elsewhere
from journal.language import declared
from journal.marks import tasks as task_mark
from journal.marks.tasks import State, Task
from journal.model import Body, Entry, Image, Link, Log, Picture, Pieces, ReadingNote, Target
from journal.routes import File, RefPage
from journal.views.carried import chain
from journal.views.entry import Heading, headings, plan_anchor, question_anchor, stretch_anchor, subtree, task_anchor
from journal.views.ledger import Came, came_of
from journal.views.place import Place, day_href
from journal.views.titles import plain_text, title_of
from journal.wording.catalogue import Wording

_COLUMN = 736  # the widest column of text, 46rem, in pixels
_TOP = 12  # lines of a note that are in sight at first
_VIDEOS = (".mp4", ".webm", ".mov", ".m4v", ".ogv")
_ID = re.compile(r' id="[^"]*"')
_SOUNDS = (".mp3", ".m4a", ".ogg", ".opus", ".wav", ".flac")
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
    return tuple(page.task_alone(body, index) for index in indexes)


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


@dataclass(frozen=True, slots=True)
class _Page:
    """What holes are filled from: the page, the entry, and the language of the interface where the text's is another."""

    place: Place
    entry: Entry
    ui: str
    citing: Mapping[int, int]  # by link, the reference of a list or heading that it is
    notes: tuple[Pieces, ...] = ()
    headings: tuple[Heading, ...] = ()
    noted: dict[tuple[str, int], str] = field(default_factory=dict)  # the footnotes of the page so far, as HTML
    came: Mapping[tuple[bool, int], Came] = field(default_factory=dict)  # of planned lines, with a box or without
    bodies: Mapping[str, Body] | None = None
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
                return self._image(note.images[index], index)
            case "size":
                return self._size_of(note.images[index], index)
            case "diagram":
                return self._diagram(index)
            case "src":
                return escape(self._source(note.images[index], index))
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
            case "note":
                return self._note(index)
            case "toc":
                return self._contents()
            case _:
                return self._said(kind, index)

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
        number = list(self.noted).index(key) + 1 if key in self.noted else len(self.noted) + 1
        mark = f'<a class="sn-ref" href="#fn{number}" role="doc-noteref">{number}</a>'
        if key in self.noted:
            return mark
        self.noted[key] = ""
        self.noted[key] = text = self.filled(self.notes[index])
        return f'{mark}<span class="sn" id="fn{number}" role="note"><b>{number}</b> {text}</span>'

    def endnotes(self) -> str:
        """The footnotes of the page once more, for print and for readers of feeds; empty without any."""
        if not self.noted:
            return ""
        items = "".join(f"<li>{_ID.sub('', text)}</li>\n" for text in self.noted.values())
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
        if target is not None and self._to(target) == "":
            return "<a>"
        address = escape(self._address(link, index))
        outside = target.url if target is not None else "://" in link.target
        told = ' rel="noopener"' if outside else ""
        told += " download" if target is not None and target.asset.lower().endswith(_DOWNLOADS) else ""
        return f'<a href="{address}"{told}>'

    def _link_end(self, index: int) -> str:
        """What stands where a link ends, in place of its end; empty where that stays."""
        target = self._target(index)
        if target is not None and target.written:
            return escape(f"]({unquote(self.entry.note.links[index].target)})", quote=False)
        cited = self._cited(self.citing.get(index, -1))
        return f"</a>{cited}" if cited else ""

    def _target(self, index: int) -> Target | None:
        return self.place.site.targets.get((self.entry.note.path, index))

    def _missing_tag(self, link: Link) -> str:
        title = self.place.words.no_page_named.format(name=unquote(link.target))
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
        return self.place.to(File(target.asset)) if target.asset else target.url

    def _wiki(self, index: int) -> str:
        link = self.entry.note.links[index]
        target = self._target(index)
        if target is None:
            # The journal does not use such links: what looks like one is text.
            return escape(link.raw, quote=False)
        fragment = "" if link.fragment.startswith("^") and link.target else link.fragment.replace("#", " › ")
        named = " › ".join(filter(None, (link.target, fragment)))
        text = escape(link.text or named, quote=False)
        opening = self._missing_tag(link) if target.missing else f'<a href="{escape(self._to(target))}">'
        return f"{opening}{text}</a>"

    def _embed(self, index: int) -> str:
        """What a link leads to, in its place, with its title; only a link to what stands on the page already."""
        target = self._target(index)
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
        work = self.place.site.works.get(self.place.site.cited.get((self.entry.id, reference), ""))
        if work is None or len(work.entries) < 2 or not isinstance(self.entry, ReadingNote):
            return ""
        said = self.place.words.in_entries.of(len(work.entries))
        return f' <a class="host" href="{escape(self.place.to(RefPage(work.slug)))}"{self._ui_lang()}>{said}</a>'

    # ---- images

    def _picture(self, index: int) -> Picture | None:
        return self.place.site.pictures.get((self.entry.note.path, index))

    def _source(self, image: Image, index: int) -> str:
        picture = self._picture(index)
        if picture:
            return self.place.to(File(picture.path))
        # An address that is none would be asked for at a place that is none of the site.
        return image.target if _is_remote(image.target) else "data:,"

    def _image(self, image: Image, index: int) -> str:
        picture = self._picture(index)
        if picture is None and not _is_remote(image.target):
            return self._missing_image(image)
        source = escape(self._source(image, index))
        if picture is None and self.place.site.masthead.link_remote and not image.target.startswith("data:"):
            said = escape(image.alt or image.target, quote=False)
            link = f'<a href="{source}" rel="noopener">{said}</a>'
            return link if image.inline else f"<p>{link}</p>"
        media = _media(source, image)
        if media:
            return media
        size, smaller = _size(picture, image.width, image.height), self._smaller(picture, image.width)
        lazy = "" if self._is_at_the_top(image, index) else ' loading="lazy"'
        shown = escape(self._shown_at_first(picture)) or source
        tag = f'<img src="{shown}"{smaller} alt="{escape(image.alt)}"{size}{lazy} decoding="async">'
        if image.inline:
            return tag
        said = image.title or ("" if _is_file_name(image.alt) else image.alt)
        caption = f"<figcaption>{escape(said, quote=False)}</figcaption>" if said else ""
        narrow = f' style="max-inline-size:{image.width + 18}px"' if image.width else ""
        # A link needs a name, and an image without words has none to give.
        label = "" if image.alt else f' aria-label="{escape(unquote(image.target).rpartition("/")[2])}"'
        return f'<figure class="fig"{narrow}><a href="{source}"{label}>{tag}</a>{caption}</figure>'

    def _size_of(self, image: Image, index: int) -> str:
        """The attributes of an image in HTML of the writer's own that keep room for it, but for those that it has."""
        size = _size(self._picture(index), image.width)
        return size.removeprefix(f' width="{image.width}"') if image.width else size

    def _diagram(self, index: int) -> str:
        """A diagram as its drawing, or as it is written where there is none."""
        diagram = self.entry.note.diagrams[index]
        picture = self.place.site.diagrams.get((self.entry.note.path, index))
        title = info_of(diagram.info).title
        if picture is None:
            return figure(diagram.text, diagram.info)
        source = escape(self.place.to(File(picture.path)))
        tag = f'<img src="{source}" alt="{escape(picture.name)}"{_size(picture, None)} loading="lazy" decoding="async">'
        label = "" if picture.name else ' aria-label="Mermaid"'
        caption = f"<figcaption>{escape(title, quote=False)}</figcaption>" if title else ""
        return f'<figure class="fig"><a href="{source}"{label}>{tag}</a>{caption}</figure>\n'

    def _shown_at_first(self, picture: Picture | None) -> str:
        """The address of the copy for a screen of twice the density; empty where the picture itself is shown."""
        last = picture.copies[-1] if picture is not None and picture.copies else None
        return self.place.to(File(last.path)) if last is not None and last.width >= _COLUMN * 2 else ""

    def _smaller(self, picture: Picture | None, width: int | None) -> str:
        """The copies that a browser may choose from; with the picture itself, where none is for screens of twice the density."""
        if picture is None or not picture.copies:
            return ""
        every = [(copy.path, copy.width) for copy in picture.copies]
        if every[-1][1] < _COLUMN * 2 and picture.width:
            every.append((picture.path, picture.width))
        listed = ", ".join(f"{self.place.to(File(path))} {wide}w" for path, wide in every)
        sizes = f"{width}px" if width else f"(min-width: 50rem) {_COLUMN // 16}rem, 100vw"
        return f' srcset="{escape(listed)}" sizes="{sizes}"'

    def _is_at_the_top(self, image: Image, index: int) -> bool:
        """Whether an image is likely to be seen as soon as the page is: it must not wait then."""
        if self.within:
            return False
        first = self.entry.note.sections[self.entry.first].line
        return (index == 0 or self.entry.note.images[index - 1].line < first) and image.line - first < _TOP

    def _missing_image(self, image: Image) -> str:
        words, path = self.place.words, escape(unquote(image.target), quote=False)
        title = escape(words.no_file_named.format(name=unquote(image.target)))
        said = f"<b{self._ui_lang()}>{words.image_missing}</b> <code>{path}</code>"
        alt = f"<br>{escape(image.alt, quote=False)}" if image.alt and not _is_file_name(image.alt) else ""
        tag = "span" if image.inline else "div"
        return f'<{tag} class="no-file" title="{title}">{said}{alt}</{tag}>'

    # ---- tasks, days, times, questions

    def _shown(self, index: int) -> task_mark.Shown:
        tasks, task = self.entry.note.tasks, self.entry.note.tasks[index]
        done, total = _below(tasks, index) if task.has_children else (0, 0)
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
        slug = dict(self.place.site.carrying.get(self.entry.id, ())).get(index, "")
        carried = self.place.site.carried.get(slug)
        if carried is None:
            return ""
        shown = chain(self.place, carried)
        links = "–".join(f"<span>{escape(link.label)}</span>" for link in shown.links)
        ui = self._ui_lang(declared(self.entry.note.tasks[index].text, self.entry.language))
        return f' <a class="chain" href="{escape(shown.href)}" aria-label="{escape(shown.label)}"{ui}>{links}</a>'

    def _plan(self, index: int) -> tuple[Task, task_mark.Shown, Wording]:
        plan = Task(self.entry.note.plans[index].text, State.TODO, "", 0)
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

    def task_alone(self, body: Body, index: int) -> str:
        task = self.entry.note.tasks[index]
        shown = replace(self._shown(index), show_times=False, anchor="", kind="", moved_to="")
        words = self.place.words
        opening, closing = task_mark.html_open(task, shown, words), task_mark.html_close(task, shown, words)
        return self.safe(f"{opening}{self.filled(_between(body.texts[task.section], index))}{closing}</li>")

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
        clock = "<br>".join(escape(block.text) for block in stretch.blocks)
        minutes = sum(block.minutes or 0 for block in stretch.blocks)
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


def _lang(language: str) -> str:
    return f' lang="{escape(language)}"' if language else ""


def _between(pieces: Pieces, index: int) -> Pieces:
    """The text of a task among the pieces of its section."""
    if ("task", index) not in pieces or ("task-end", index) not in pieces:
        return ()
    return pieces[pieces.index(("task", index)) + 1 : pieces.index(("task-end", index))]


def _below(tasks: Sequence[Task], index: int) -> tuple[int, int]:
    """Leaves done and all leaves below a task; a child comes after its parent."""
    inside, done, total = {index}, 0, 0
    for at in range(index + 1, len(tasks)):
        task = tasks[at]
        if task.parent not in inside:
            continue
        inside.add(at)
        if not task.has_children and task.state.countable:
            total += 1
            done += task.completed
    return done, total


def _is_remote(target: str) -> bool:
    return target.startswith(("http://", "https://", "//", "data:"))


def _is_file_name(text: str) -> bool:
    return text.rpartition(".")[2].lower() in {"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"}


def _media(source: str, image: Image) -> str:
    """A player, where the file is no picture; empty where it is one."""
    path = image.target.split("?", 1)[0].lower()
    label = f' aria-label="{escape(image.alt)}"' if image.alt else ""
    if path.endswith(_VIDEOS):
        return f'<video class="fig" controls preload="metadata" src="{source}"{label}></video>'
    return f'<audio controls preload="metadata" src="{source}"{label}></audio>' if path.endswith(_SOUNDS) else ""


def _size(picture: Picture | None, width: int | None, height: int | None = None) -> str:
    """The attributes that keep room for an image; at the size that the writer asked for, if any."""
    if width and height:
        return f' width="{width}" height="{height}"'
    if picture is None or not picture.width or not picture.height:
        return f' width="{width}"' if width else ""
    if width:
        return f' width="{width}" height="{round(picture.height * width / picture.width)}"'
    return f' width="{picture.width}" height="{picture.height}"'
