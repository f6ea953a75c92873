"""Tasks that are carried on: the chain that stands beside one, and the page that tells all of it.

A chain asks for nothing of the entries that it names but where they are, so that it stays as it is when they are edited.
"""

from collections.abc import Sequence
from datetime import date

from journal.language import language_of
from journal.marks.looks import look_of
from journal.marks.tasks import State
from journal.model import Carried, Entry, PlanLine, Site, Weekly, month_named
from journal.record import Record
from journal.routes import Route, TaskPage, Tasks, WeekPage
from journal.views.chrome import Chrome, chrome
from journal.views.entry import plan_anchor, task_anchor
from journal.views.parts import Crumb, PrevNext, PrevNextLink
from journal.views.place import Place, title_language
from journal.views.titles import entry_when, plain_text, title_of

_MOST_LINKS = 5  # in a chain; of a longer one the first and the last three are shown
_LAST_LINKS = 3
_MOST_NOTES = 20


class ChainLink(Record):
    """An appearance of a task: a week or a day, with the way to it. An empty `href` stands for those left out."""

    label: str
    href: str


class Chain(Record):
    """The appearances of a task, oldest first. `href` leads to the page of the task, `label` says the same in words."""

    links: tuple[ChainLink, ...]
    href: str
    label: str


class Promise(Record):
    """The line of a plan that first named a task, and where it stands."""

    text: str
    href: str
    language: str
    where: str


class Appearance(Record):
    """A task in one entry. `item` is its HTML as a list item; `later` says how long after the one before it came."""

    label: str
    iso: str
    title: str
    href: str
    language: str
    later: str
    item: str
    notes: tuple[str, ...]
    text_language: str


class TaskView(Record):
    """The page of a task that was carried on, from its promise to its end."""

    chrome: Chrome
    title: str
    language: str
    crumbs: tuple[Crumb, ...]
    status: str
    times: str
    chain: Chain
    promise: Promise | None
    appearances: tuple[Appearance, ...]
    rule: str
    prev_next: PrevNext | None


def pages(site: Site) -> tuple[Route, ...]:
    """A page for each task that recurs."""
    return tuple(map(TaskPage, site.carried))


def task_href(place: Place, entry: str, index: int) -> str:
    """The link to a task on the page of its entry."""
    return place.entry(entry, task_anchor(index))


def plan_href(place: Place, entry: str, item: PlanLine) -> str:
    """The link to a line of a plan on the page of its entry."""
    return place.entry(entry, task_anchor(item.index) if item.boxed else plan_anchor(item.index))


def near_label(place: Place, entry: str, day: date | None = None) -> str:
    """An entry in a word, for those that stand near it in time: `W31`, `31 Jul`. `day` is that of an entry without a page of its own."""
    route, words = place.site.routes[entry], place.words
    if isinstance(route, WeekPage):
        return words.week_short.format(n=route.week.number)
    when = day or getattr(route, "day", None)
    return words.dates.short(when) if when else words.undated


def label_of(place: Place, entry: Entry) -> str:
    """An entry in a word as `near_label` has it, with its own date: `Mar` where it names no day."""
    return entry_when(place.words, entry) if month_named(entry) else near_label(place, entry.id, entry.when)


def chain(place: Place, carried: Carried) -> Chain:
    """The chain of a task, shortened where it is long, in words too: it stands beside each of its appearances."""
    count = len(carried.hops)
    long = count > _MOST_LINKS
    shown = (0, *range(count - _LAST_LINKS, count)) if long else range(count)
    hops = [(*carried.hops[at], carried.days[at]) for at in shown]
    links = [ChainLink(near_label(place, entry, day), task_href(place, entry, index)) for entry, index, day in hops]
    if long:
        links.insert(1, ChainLink("…", ""))
    said = place.words.chain_of.format(chain=place.words.list_comma.join(link.label for link in links))
    return Chain(tuple(links), place.to(TaskPage(carried.slug)), said)


def task(place: Place, slug: str, items: Sequence[str]) -> TaskView:
    """The page of the task at `slug`; `items` is the HTML of its appearances, in their order."""
    words, carried = place.words, place.site.carried[slug]
    title, status = plain_text(carried.title), _status(place, carried)
    own = language_of(title, carried.language) or carried.language
    times = words.appearances.of(len(carried.hops))
    crumbs = (Crumb(words.tasks, place.to(Tasks())),) if Tasks() in place.known.sections else ()
    return TaskView(
        chrome=chrome(
            place,
            f"{title} · {words.dates.long(carried.since)}",  # another of the same words has a page of its own
            words.sentence(title, status, times),
            section=Tasks(),
        ),
        title=title,
        language=place.foreign(own),
        crumbs=crumbs,
        status=status,
        times=times,
        chain=chain(place, carried),
        promise=_promise(place, carried),
        appearances=tuple(_appearance(place, carried, at, item) for at, item in enumerate(items)),
        rule=words.rules["chain"],
        prev_next=_around(place, slug),
    )


def _status(place: Place, carried: Carried) -> str:
    """Whether it is open and for how long, or how long it took; one that nobody goes on with has the day since when."""
    words, state = place.words, carried.states[-1]
    if carried.open:
        age = place.known.ages.get(carried.slug)
        if age is None:
            return words.open_since.format(day=words.dates.long(carried.since))
        return words.open_for.format(days=words.days_count.of(age))
    said = (
        words.done_after
        if state is State.DONE
        else words.failed_after
        if state is State.FAILED
        else words.dropped_after
    )
    return said.format(days=words.days_count.of((carried.days[-1] - carried.since).days))


def _promise(place: Place, carried: Carried) -> Promise | None:
    if carried.planned is None:
        return None
    entry, item = carried.planned
    text = plain_text(item.text)
    source = place.site.by_id[entry]
    own = language_of(text, source.language) or source.language
    where = place.words.planned_in.format(entry=label_of(place, source))
    return Promise(text, plan_href(place, entry, item), place.foreign(own), where)


def _appearance(place: Place, carried: Carried, at: int, item: str) -> Appearance:
    words, (entry_id, index) = place.words, carried.hops[at]
    entry = place.site.by_id[entry_id]
    title = title_of(words, entry)
    gap = (carried.days[at] - carried.days[at - 1]).days if at else 0
    return Appearance(
        label=near_label(place, entry_id, carried.days[at]),
        iso=str(entry.week) if isinstance(entry, Weekly) and entry.week else carried.days[at].isoformat(),
        title=title,
        href=task_href(place, entry_id, index),
        language=place.foreign(title_language(place, entry, title)),
        later=words.days_later.format(days=words.days_count.of(gap)) if gap else "",
        item=item,
        notes=_notes(entry, index),
        text_language=place.foreign(entry.language),
    )


def _notes(entry: Entry, index: int) -> tuple[str, ...]:
    """What is noted below a task, as it is written, a line each."""
    return tuple(entry.note.tasks[index].notes[:_MOST_NOTES])


def _around(place: Place, slug: str) -> PrevNext | None:
    before, after = place.known.around.get(slug, ("", ""))
    if not before and not after:
        return None
    return PrevNext(place.words.carried_tasks, _neighbour(place, before), _neighbour(place, after))


def _neighbour(place: Place, slug: str) -> PrevNextLink | None:
    carried = place.site.carried.get(slug)
    if carried is None:
        return None
    title = plain_text(carried.title)
    small = place.words.looks[look_of(carried.states[-1])]
    own = language_of(title, carried.language) or carried.language
    return PrevNextLink(place.to(TaskPage(slug)), small, title, place.foreign(own))
