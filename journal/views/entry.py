"""What the pages of all entries share: headings with their margins, the table of contents, backlinks, neighbours.

The margin holds facts about the text beside it; each is a count over a section and those below it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import TypeVar, assert_never

from journal.anchors import is_title
from journal.dates.arithmetic import week_of
from journal.horizons import horizon_of, month_planned
from journal.language import plain
from journal.marks.tasks import Role, State, Task
from journal.marks.times import TimeBlock
from journal.model import Daily, Entry, Horizon, Kind, Monthly, Related, Tie, Weekly, Why, kind_of, log_of
from journal.note import Link, Section, within
from journal.patterns import pattern
from journal.progress import counts, tally
from journal.record import Record, replace
from journal.routes import (
    Calendar,
    DayPage,
    Days,
    MonthPage,
    PlainPage,
    Reading,
    ReadingPage,
    Route,
    UndatedDay,
    UndatedWeek,
    WeekPage,
    Weeks,
)
from journal.views.chrome import Chrome, chrome
from journal.views.parts import Backlink, Crumb, PrevNext, PrevNextLink, Strip, TagChip, TocItem, tag_chips
from journal.views.place import Place, day_href, title_language, week_route
from journal.views.titles import document_title, kind_name, month_of, plain_text, title_beside_kind, title_of
from journal.views.week_parts import week_exists
from journal.wording.catalogue import Wording

_LEAST_TOC = 3
_BACKLINKS = 8
_DEEPEST = 6
_NOT_WORK = (Role.PLAN, Role.BACKLOG)
_LEFT = (State.TODO, State.DOING, State.WAITING)


class MarginLine(Record):
    """A line beside a heading; `href` may be empty."""

    text: str
    href: str = ""


class Heading(Record):
    """A heading of an entry as it is shown. `anchor` is its id; `others` are ids that lead to it as well.

    Those are the one that its text alone would give, and those that it had.
    """

    section: int
    level: int
    anchor: str
    title: str
    others: tuple[str, ...] = ()
    language: str = ""
    margin: tuple[MarginLine, ...] = ()
    count: str = ""


class Timed(Record):
    """A line with times: its blocks, what was done, its section, and the id of its list item in the page."""

    blocks: tuple[TimeBlock, ...]
    text: str
    section: int
    anchor: str
    dropped: bool


class EntryFrame(Record):
    """What every entry's page prints. `language` is that of the text, `ui` the site's, both empty where they are the same.

    `title_language` is that of the title, empty where it is the text's.
    """

    chrome: Chrome
    title: str
    title_language: str
    language: str
    ui: str
    strip: Strip | None
    crumbs: tuple[Crumb, ...]
    tags: tuple[TagChip, ...]
    body: str
    toc: tuple[TocItem, ...]
    backlinks: tuple[Backlink, ...]
    more_backlinks: tuple[Backlink, ...]
    more_label: str
    related: tuple[Backlink, ...]
    prev_next: PrevNext | None


class EntryPage(Record):
    """A page of an entry; each kind adds its own parts to the frame."""

    frame: EntryFrame

    @property
    def chrome(self) -> Chrome:
        """What surrounds the page."""
        return self.frame.chrome


def frame(
    place: Place,
    entry: Entry,
    body: str,
    *,
    strip: Strip | None = None,
    crumbs: tuple[Crumb, ...] = (),
    sections: Collection[int] | None = None,
    shown: tuple[Heading, ...] | None = None,
) -> EntryFrame:
    """The frame of an entry's page, around the HTML of its text; `sections` are those that it shows, None for all.

    `shown` are the entry's headings, given so that they are not found again after its text; None: they are found here.
    """
    found = headings(place, entry) if shown is None else shown
    words, site = place.words, place.site
    links, title = backlinks(place, entry), title_of(words, entry)
    language, titled = place.foreign(entry.language), title_language(place, entry, title)
    return EntryFrame(
        chrome=chrome(
            place,
            document_title(words, entry, place.route),
            description(place, entry),
            section=Calendar() if isinstance(entry, Monthly) else section_of(place.route),
            entry=entry,
        ),
        title=title,
        title_language="" if plain(titled) == plain(entry.language) else titled,
        language=language,
        ui=site.masthead.language if language else "",
        strip=strip,
        crumbs=crumbs,
        tags=tag_chips(place, entry.tags),
        body=body,
        toc=toc([each for each in found if sections is None or each.section in sections]),
        backlinks=links[:_BACKLINKS],
        more_backlinks=links[_BACKLINKS:],
        more_label=words.more.of(len(links) - _BACKLINKS),
        related=related(place, entry),
        prev_next=prev_next(place, entry),
    )


def section_of(route: Route) -> Route | None:
    """The list that a page belongs to; None for plain pages."""
    match route:
        case WeekPage() | UndatedWeek():
            return Weeks()
        case DayPage() | UndatedDay():
            return Days()
        case ReadingPage():
            return Reading()
        case _:
            return None


def description(place: Place, entry: Entry) -> str:
    """A sentence for search engines: the writer's, else the beginning of the text; empty if there is neither."""
    sections = entry.note.sections[entry.first : entry.last]
    return entry.note.front.description or next((section.excerpt for section in sections if section.excerpt), "")


# ---- headings


def headings(place: Place, entry: Entry) -> tuple[Heading, ...]:
    """The headings that are shown, in order: one level under another without a gap, the page's own title left out."""
    note, found, levels = entry.note, list[Heading](), dict[int, int]()
    taken, held, renamed = set[str](), _held(place, entry), dict(place.site.renamed.get(entry.id, ()))
    for index in range(entry.first, entry.last):
        section = note.sections[index]
        if section.level == 0 or is_title(entry, index):
            continue
        level = min(_DEEPEST, levels.get(section.parent if section.parent is not None else -1, 1) + 1)
        levels[index] = level
        anchor = _anchor(entry, section)
        anchor = section.anchor if anchor in taken else anchor
        taken.add(anchor)
        margin: tuple[MarginLine, ...] = ()
        count = ""
        if level == 2 or section.opens_day or _names_family(note.sections, section):
            margin, count = _margin(place, entry, held, index)
        language = section.language if section.language and section.language != entry.language else ""
        written = section.anchor if section.anchor not in taken else _other_anchor(section, taken)
        others = tuple(filter(None, (written, *(old for old in renamed.get(section.anchor, ()) if old not in taken))))
        taken.update(others)
        found.append(Heading(index, level, anchor, section.title, others, language, margin, count))
    return tuple(_said_once(entry, found, at) for at in range(len(found)))


def _other_anchor(section: Section, taken: Collection[str]) -> str:
    """The id of a heading on code forges, which keep the hyphen of a space beside a sign; empty where it is no other, or another's."""
    exact = _NO_LETTERS.sub("", section.title.strip().lower()).replace(" ", "-")
    return exact if exact != section.anchor == exact.strip("-") and exact not in taken else ""


_NO_LETTERS = pattern(r"[^\w\- ]")


def _said_once(entry: Entry, found: Sequence[Heading], at: int) -> Heading:
    """A heading without its margin where one below it, nearer to what is counted, says just the same."""
    heading = found[at]
    inside = subtree(entry, heading.section) if heading.margin else frozenset()
    below = takewhile(lambda each: each.section in inside, islice(found, at + 1, None))
    again = any(each.margin == heading.margin for each in below)
    return replace(heading, margin=(), count="") if again else heading


def _anchor(entry: Entry, section: Section) -> str:
    day = entry.days[section.day] if section.opens_day and section.day is not None else None
    return f"d-{day.isoformat()}" if day else section.anchor


def _names_family(sections: Sequence[Section], section: Section) -> bool:
    above = sections[section.parent].family if section.parent is not None else ""
    return bool(section.family) and section.family != above


def subtree(entry: Entry, index: int) -> frozenset[int]:
    """A section and those below it, as far as they are the entry's own."""
    sections, inside = entry.note.sections, {index}
    for other in range(index + 1, entry.last):
        if sections[other].parent not in inside:
            break  # sections stand in order, so that nothing after this is below
        inside.add(other)
    return frozenset(inside)


class _Held(Record):
    """What the sections of an entry hold, by section, found once for all its headings.

    `minutes` is in ranges that have an end; `lined` has the days that lines speak of, or the line of one without a
    date; `planned` counts what stands on a plan for itself, `carried` what goes on elsewhere without being marked so.
    """

    minutes: Mapping[int, int]
    tasks: Mapping[int, Sequence[Task]]
    answered: Mapping[int, Sequence[bool]]
    lined: Mapping[int, Sequence[date | int]]
    planned: Mapping[int, int]
    carried: Mapping[int, int]


def _held(place: Place, entry: Entry) -> _Held:
    note, over = entry.note, place.known.carried.get(entry.id, ())
    minutes: dict[int, int] = defaultdict(int)
    planned: dict[int, int] = defaultdict(int)
    for timed in entry_times(entry):
        minutes[timed.section] += closed_minutes((timed,))
    own = entry.first, entry.last
    for index in within(note.plans, *own):
        planned[note.plans[index].section] += note.plans[index].parent is None
    for index in entry.tasks:
        task = note.tasks[index]
        planned[task.section] += task.role is Role.PLAN and task.parent is None
    carried: dict[int, int] = defaultdict(int)
    for index in over:
        task = note.tasks[index]
        carried[task.section] += task.state in _LEFT and not task.has_children and counts(task)
    return _Held(
        minutes,
        _grouped((note.tasks[index].section, note.tasks[index]) for index in entry.tasks),
        _grouped(
            (note.questions[index].section, bool(note.questions[index].answers))
            for index in within(note.questions, *own)
        ),
        _grouped(
            (note.liners[index].section, entry.lined[index] or note.liners[index].line)
            for index in within(note.liners, *own)
        ),
        planned,
        carried,
    )


_T = TypeVar("_T")


def _grouped(pairs: Iterable[tuple[int, _T]]) -> dict[int, list[_T]]:
    groups: dict[int, list[_T]] = {}
    for section, thing in pairs:
        groups.setdefault(section, []).append(thing)
    return groups


def _inside(groups: Mapping[int, Sequence[_T]], sections: Iterable[int]) -> list[_T]:
    return [thing for section in sections for thing in groups.get(section, ())]


def _margin(place: Place, entry: Entry, held: _Held, index: int) -> tuple[tuple[MarginLine, ...], str]:
    """The lines beside a heading, and what of them the table of contents says."""
    words, inside = place.words, subtree(entry, index)
    lines: list[MarginLine] = []
    count = ""
    minutes = sum(held.minutes.get(section, 0) for section in inside)
    # A day's sum stands at the top of its page; it is not said again beside the one section that has it all.
    if minutes and not (isinstance(entry, Daily) and minutes == sum(held.minutes.values())):
        lines.append(MarginLine(words.duration(minutes)))
    counted = tally(_inside(held.tasks, inside))
    if counted.leaf_total or counted.cancelled:
        if counted.leaf_total:
            lines.append(MarginLine(words.done_of.format(done=counted.leaf_done, all=counted.leaf_total)))
            count = f"{counted.leaf_done}/{counted.leaf_total}"
        over = counted.deferred + sum(held.carried.get(section, 0) for section in inside)
        rest = [words.carried_short.of(over)] if over else []
        rest += [words.dropped.of(counted.cancelled)] if counted.cancelled else []
        lines += [MarginLine(words.comma.join(rest))] if rest else []
    answered = _inside(held.answered, inside)
    if answered:
        lines.append(MarginLine(words.answered_of.format(done=sum(answered), all=len(answered))))
        count = count or f"{sum(answered)}/{len(answered)}"
    lines += _lined_days(place, entry, set(_inside(held.lined, inside)))
    planning = [section for section in sorted(inside) if held.planned.get(section)]
    if planning:
        planned = sum(held.planned[section] for section in planning)
        lines.append(MarginLine(words.planned.of(planned)))
        horizons = {horizon_of(entry, section) for section in planning}
        lines += _next_period(place, entry, horizons.pop()) if len(horizons) == 1 else []
        count = count or str(planned)
    return tuple(lines), count


def _lined_days(place: Place, entry: Entry, lined: Collection[date | int]) -> list[MarginLine]:
    """How many days have a line here, of all days of a week."""
    if not lined:
        return []
    days = entry.covered() if isinstance(entry, Weekly) else ()
    if days and len(lined) <= len(days):
        return [MarginLine(place.words.days_of.format(done=len(lined), all=len(days)))]
    return [MarginLine(place.words.days_count.of(len(lined)))]


def _next_period(place: Place, entry: Entry, horizon: Horizon) -> list[MarginLine]:
    """The link to the day, the week or the month that a plan is for, if it was written."""
    words, site = place.words, place.site
    week = entry.week if isinstance(entry, Weekly) else week_of(entry.when) if entry.when is not None else None
    if horizon is Horizon.WEEK and week is not None:
        following = week_of(week.monday + timedelta(days=7))
        if following in site.weeklies and week_exists(place, following):
            return [MarginLine(words.weekly.format(n=following.number), place.to(week_route(site, following)))]
    if horizon is Horizon.DAY and isinstance(entry, Daily) and entry.when is not None:
        day = entry.when + timedelta(days=1)
        if day in site.days:
            return [MarginLine(words.dates.in_week(day), day_href(place, day))]
    month = month_planned(entry)
    if horizon is Horizon.MONTH and month is not None and month in site.months:
        return [MarginLine(words.dates.month(*month), place.to(MonthPage(*month)))]
    return []


def toc(shown: Sequence[Heading]) -> tuple[TocItem, ...]:
    """The first two levels of headings; nothing if there are fewer than three."""
    items = tuple(
        TocItem(heading.level, heading.title, f"#{heading.anchor}", heading.count, heading.language)
        for heading in shown
        if heading.level <= 3 and heading.title
    )
    return items if len(items) >= _LEAST_TOC else ()


# ---- times


def task_anchor(index: int) -> str:
    """The id of a task's list item."""
    return f"t-{index + 1}"


def plan_anchor(index: int) -> str:
    """The id of a planned line without a box."""
    return f"p-{index + 1}"


def stretch_anchor(index: int) -> str:
    """The id of the list item of a line with times and no box."""
    return f"s-{index + 1}"


def question_anchor(index: int) -> str:
    """The id of a question."""
    return f"q-{index + 1}"


def entry_times(entry: Entry) -> tuple[Timed, ...]:
    """The lines of an entry that have times, in order of the file; what is only planned is left out."""
    note, found = entry.note, list[tuple[int, Timed]]()
    held = set[int]()
    for index in within(note.times, entry.first, entry.last):
        stretch = note.times[index]
        if stretch.task is not None:
            held.add(stretch.task)
        if stretch.blocks and note.sections[stretch.section].role not in _NOT_WORK:
            task = note.tasks[stretch.task] if stretch.task is not None else None
            anchor = task_anchor(stretch.task) if stretch.task is not None else stretch_anchor(index)
            dropped = task is not None and task.state is State.CANCELLED
            found.append((stretch.line, Timed(stretch.blocks, stretch.text, stretch.section, anchor, dropped)))
    for index in entry.tasks:
        task = note.tasks[index]
        if task.times and index not in held and task.role not in _NOT_WORK:
            dropped = task.state is State.CANCELLED
            found.append((task.line, Timed(task.times, task.text, task.section, task_anchor(index), dropped)))
    return tuple(timed for _, timed in sorted(found, key=lambda pair: pair[0]))


def closed_minutes(times: Iterable[Timed]) -> int:
    """The sum of ranges that have an end; what was dropped took no time."""
    return sum(block.minutes or 0 for timed in times if not timed.dropped for block in timed.blocks)


# ---- neighbours


def prev_next(place: Place, entry: Entry) -> PrevNext | None:
    """The entries of the same kind before and after; within its log for a day of one. None if there are neither."""
    words, known = place.words, place.known
    labels = {
        Kind.WEEKLY: words.weeks_nav,
        Kind.DAILY: words.days_nav,
        Kind.MONTHLY: words.months_nav,
        Kind.READING: words.reading_nav,
        Kind.PAGE: words.pages_nav,
        Kind.LOG: words.pages_nav,
    }
    kind = kind_of(entry)
    if kind in (Kind.PAGE, Kind.LOG):
        return None
    older, newer = known.older.get(entry.id), known.newer.get(entry.id)
    if not older and not newer:
        return None
    return PrevNext(
        labels[kind], _neighbour(place, older) if older else None, _neighbour(place, newer) if newer else None
    )


def _neighbour(place: Place, entry_id: str) -> PrevNextLink:
    words, entry = place.words, place.site.by_id[entry_id]
    title = title_beside_kind(words, entry)
    small = month_of(words, entry) or kind_name(words, entry)
    if isinstance(entry, Daily) and entry.when:
        # A day that is called by its date says it once, with its weekday.
        named = title != words.dates.long(entry.when)
        small = words.dates.with_weekday(entry.when) if named else ""
        title = title if named else words.dates.with_weekday_year(entry.when)
    return PrevNextLink(place.entry(entry_id), small, title, place.foreign(title_language(place, entry, title)))


# ---- backlinks


def backlinks(place: Place, entry: Entry) -> tuple[Backlink, ...]:
    """The entries that link here with the sentence that does, and those that take up something: each once, by kind, the newest first."""
    site, firsts = place.site, dict[str, int]()
    for source, index in site.mentions.get(entry.id, ()):
        if source != entry.id and source in site.by_id:
            firsts.setdefault(source, index)
    ties = {tie.entry: tie for tie in reversed(site.ties.get(entry.id, ())) if tie.entry in site.by_id}
    order = sorted(
        firsts.keys() | ties.keys(),
        key=lambda source: (_KINDS.index(kind_of(site.by_id[source])), *_age(site.by_id[source])),
    )
    return tuple(_backlink(place, entry, source, firsts.get(source), ties.get(source)) for source in order)


_KINDS = (Kind.MONTHLY, Kind.WEEKLY, Kind.DAILY, Kind.READING, Kind.PAGE, Kind.LOG)


def _age(entry: Entry) -> tuple[int, str]:
    return (-entry.when.toordinal() if entry.when else 0, entry.id)


def source_name(words: Wording, source: Entry) -> str:
    """What kind of entry it is, with its day: `Daily, 31 July`."""
    name = kind_name(words, source)
    dated = words.dates.yearless(source.when) if isinstance(source, Daily) and source.when else ""
    dated = dated or (month_of(words, source) if isinstance(source, Monthly) else "")
    return words.comma.join((name, dated)) if dated else name


def sentence(link: Link) -> tuple[str, str, str]:
    """The sentence of a link, cut around it; empty where it says no more than the link."""
    text = link.text or link.target
    before, marked, after = link.context.partition(text) if text else (link.context, "", "")
    return (before, marked, after) if (before + after).strip(" .,;:。，") else ("", "", "")


def section_anchor(entry: Entry, section: int) -> str:
    """The id of a section's heading on its entry's page, as in `headings`; empty for what stands before the first."""
    sections, own = entry.note.sections, entry.note.sections[section]
    if own.level == 0 or is_title(entry, section):
        return ""
    anchor = _anchor(entry, own)
    # Of several headings of one day the first has the id of the day.
    before = range(entry.first, section) if anchor != own.anchor else ()
    taken = any(_anchor(entry, sections[at]) == anchor and not is_title(entry, at) for at in before)
    return own.anchor if taken else anchor


def _backlink(place: Place, entry: Entry, source_id: str, index: int | None, tie: Tie | None) -> Backlink:
    source = place.site.by_id[source_id]
    said = sentence(source.note.links[index]) if index is not None else ("", "", "")
    reason = _reason(place.words, entry, tie) if tie is not None else ""
    return _row(place, source, said, reason)


def _row(place: Place, source: Entry, said: tuple[str, str, str], reason: str) -> Backlink:
    words, title = place.words, title_of(place.words, source)
    return Backlink(
        source_name(words, source),
        title,
        place.entry(source.id),
        *said,
        language=place.foreign(source.language),
        title_language=place.foreign(title_language(place, source, title)),
        reason=reason,
    )


def _reason(words: Wording, entry: Entry, tie: Tie) -> str:
    """What of an entry another one takes up."""
    match tie.why:
        case Why.ANSWERS:
            return words.answers_question.format(question=plain_text(entry.note.questions[tie.index].text))
        case Why.ASKED:
            return words.asked_question.format(question=plain_text(entry.note.questions[tie.index].text))
        case Why.CONTINUES:
            return words.continues_task.format(task=plain_text(entry.note.tasks[tie.index].text))
        case _:
            assert_never(tie.why)


# Entries that are further apart are near in nothing.
_MONTH = 31


def related(place: Place, entry: Entry) -> tuple[Backlink, ...]:
    """The entries that share rare things with this one, and which."""
    site, listed = place.site, {tie.entry for tie in place.site.ties.get(entry.id, ())}
    return tuple(
        _row(place, site.by_id[each.entry], ("", "", ""), _shared(place, each))
        for each in site.related.get(entry.id, ())
        if each.entry in site.by_id and each.entry not in listed
    )


def _shared(place: Place, found: Related) -> str:
    """`Shares 2 works and the tag x, 3 days apart`; a single work is named."""
    words = place.words
    things = [_works(place, found.works)] if found.works else []
    tags = words.list_comma.join(found.tags)
    things += [(words.the_tag if len(found.tags) == 1 else words.the_tags).format(tags=tags)] if tags else []
    things += [words.links_count.of(found.links)] if found.links else []
    *rest, last = things
    said = words.shares.format(things=words.both.format(rest=words.list_comma.join(rest), last=last) if rest else last)
    if found.apart is None or found.apart > _MONTH:
        return said
    return words.comma.join((said, words.days_apart.of(found.apart) if found.apart else words.same_day))


def _works(place: Place, slugs: Sequence[str]) -> str:
    work = place.site.works.get(slugs[0]) if len(slugs) == 1 else None
    return (
        place.words.works_count.of(len(slugs))
        if work is None
        else place.words.the_work.format(title=plain_text(work.title))
    )


# ---- breadcrumbs


def log_crumbs(place: Place, entry: Entry) -> tuple[Crumb, ...]:
    """The log above a part of it."""
    log = place.site.by_id.get(log_of(entry))
    if log is None:
        return ()
    label = place.words.part_of.format(title=title_of(place.words, log))
    return (Crumb(label, place.entry(log.id), place.foreign(log.language)),)


def page_crumbs(place: Place, path: str) -> tuple[Crumb, ...]:
    """The pages above a plain page, as far as they exist."""
    parts, found = path.split("/")[:-1], list[Crumb]()
    for end in range(1, len(parts) + 1):
        route = PlainPage("/".join(parts[:end]))
        above = place.site.by_id.get(place.known.entries.get(route, ""))
        if above is not None:
            title = title_of(place.words, above)
            found.append(Crumb(title, place.to(route), place.foreign(title_language(place, above, title))))
    return tuple(found)
