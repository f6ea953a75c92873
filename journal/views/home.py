"""The home page: the latest week, its plan, open questions, a year of days, the newest entries.

Every section that would be empty is left out, so that a journal without weeks, tasks or dates has a home too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journal.charts import heatmap
from journal.dates import Week
from journal.language import language_of
from journal.marks.tasks import Role, State
from journal.model import Asked, Entry, Log, Page, ReadingNote, Site, Weekly, Work
from journal.progress import Tally, add, tally
from journal.routes import Calendar, Days, Home, Questions, Reading, Route, Tags, Weeks
from journal.views.entry import headings
from journal.views.parts import (
    Cells,
    Chrome,
    Empty,
    EntryRow,
    Fact,
    Facts,
    Heatmap,
    Hop,
    Place,
    RefCard,
    Spread,
    TagChip,
    cells,
    chrome,
    day_tasks,
    done_of,
    entry_label,
    entry_row,
    entry_tasks,
    logged,
    plain_text,
    tag_chip,
    title_language,
    title_of,
    week_route,
)
from journal.views.questions import question_href
from journal.views.ref import best_remark, card
from journal.views.week_parts import Period, days_of_period, hops, minutes_of, period_of_week, spread
from journal.wording.catalogue import Marked

_ROWS = 6
_QUESTIONS = 4
_CARRIED = 4
_PLAN_ITEMS = 8
_NOTES = 3
_CARDS = 2
_TAGS = 14
_WEEKS = 53


@dataclass(frozen=True, slots=True)
class HomeWeek:
    """The week at the top. `days` is empty where the title is the range of days itself."""

    label: str
    iso: str
    days: str
    done: Marked | None
    logged: Marked | None
    title: str
    href: str
    language: str
    older: Hop | None
    newer: Hop | None
    spread: Spread


@dataclass(frozen=True, slots=True)
class HomePlan:
    """The checklist of the week; `items` are HTML list items."""

    label: str
    href: str
    language: str
    cells: Cells | None
    items: tuple[str, ...]
    more: str
    empty: Empty | None


@dataclass(frozen=True, slots=True)
class HomeTask:
    """A task that was put off, with the entry that says so."""

    text: str
    href: str
    where: str
    language: str


@dataclass(frozen=True, slots=True)
class HomeQuestion:
    """An open question and where it stands."""

    text: str
    href: str
    where: str
    language: str


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A reading note on the desk."""

    title: str
    href: str
    language: str
    aside: tuple[str, ...]
    remark: str
    when: str


@dataclass(frozen=True, slots=True)
class SectionLink:
    """The list that a section of the page is the beginning of."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page; what is None or empty is left out. The desk has works, else notes."""

    chrome: Chrome
    heading: str
    lede: str
    week: HomeWeek | None
    plan: HomePlan | None
    carried: tuple[HomeTask, ...]
    questions: tuple[HomeQuestion, ...]
    all_questions: SectionLink | None
    year: Heatmap | None
    facts: Facts
    rows: tuple[EntryRow, ...]
    archive: SectionLink | None
    works: tuple[RefCard, ...]
    notes: tuple[NoteCard, ...]
    library: SectionLink | None
    tags: tuple[TagChip, ...]
    all_tags: SectionLink | None
    empty: Empty | None


def plan_of(site: Site) -> tuple[Weekly, tuple[int, ...]] | None:
    """The weekly of the latest week with the indexes of its checklist's top items; None if it has no weekly."""
    week = latest_week(site)
    entry = site.by_id.get(site.weeklies.get(week, "")) if week else None
    if not isinstance(entry, Weekly):
        return None
    tasks = entry.note.tasks
    own = [index for index in entry.tasks if tasks[index].role is Role.DONE and tasks[index].day is None]
    return entry, tuple(index for index in own if tasks[index].parent not in own)


def latest_week(site: Site) -> Week | None:
    """The last week that has anything in it and began by the last day written."""
    if site.as_of is None:
        return None
    begun = [week for week in site.weeks if week.monday <= site.as_of + timedelta(days=1)]
    return begun[-1] if begun else None


def home(place: Place, plan_items: Sequence[str] = ()) -> HomeView:
    """The home page; `plan_items` is the HTML of the items that `plan_of` names."""
    site, words = place.site, place.words
    latest = latest_week(site)
    week = _week(place, period_of_week(place, latest)) if latest else None
    rows = [entry for entry in site.entries if is_news(site, entry)][:_ROWS]
    year = _year(place)
    notes = [entry for entry in site.entries if isinstance(entry, ReadingNote)][:_NOTES]
    sections = place.known.sections
    works = _desk(place) if Reading() in sections else ()
    still = [each for each in site.questions if each.answered is None]
    questions = tuple(_question(place, each) for each in still[:_QUESTIONS])
    archive = next((route for route in (Calendar(), Days(), Weeks()) if route in sections), None)
    return HomeView(
        chrome=chrome(place, week.label if week else "", section=Home()),
        heading=site.masthead.title,
        lede=site.masthead.description,
        week=week,
        plan=_plan(place, plan_items),
        carried=_carried(place),
        questions=questions,
        all_questions=_link(place, words.all_n.format(n=len(still)), Questions() if questions else None),
        year=year,
        facts=_facts(place) if year else (),
        rows=tuple(entry_row(place, entry, year=_other_year(site, entry)) for entry in rows),
        archive=_link(place, words.archive, archive),
        works=works,
        notes=() if works else tuple(_card(place, entry) for entry in notes),
        library=_link(place, words.library, Reading() if notes or works else None),
        tags=_tags(place),
        all_tags=_link(place, words.all_tags, Tags() if len(site.tags) > _TAGS else None),
        empty=None if site.entries else Empty(words.nothing_yet, words.nothing_yet_how),
    )


def _link(place: Place, label: str, route: Route | None) -> SectionLink | None:
    return SectionLink(label, place.to(route)) if route is not None else None


def is_news(site: Site, entry: Entry) -> bool:
    """Whether an entry may be among the newest: pages and logs are no news, nor is what lies in the future."""
    if isinstance(entry, Page | Log):
        return all(isinstance(other, Page | Log) for other in site.entries)
    return entry.when is None or site.as_of is None or entry.when <= site.as_of


def _other_year(site: Site, entry: Entry) -> bool:
    return entry.when is not None and site.as_of is not None and entry.when.year != site.as_of.year


# ---- the week


def _week(place: Place, period: Period) -> HomeWeek:
    words, site, week = place.words, place.site, period.week
    days, shown = days_of_period(place, period), words.dates.range(period.days[0], period.days[-1])
    entry = site.by_id.get(period.weekly)
    figures = entry.tally if isinstance(entry, Weekly) and entry.tally.leaf_total else _sum([day.tally for day in days])
    minutes = minutes_of(days)
    older, newer = hops(place, week)
    return HomeWeek(
        label=words.week.format(n=week.number),
        iso=str(week),
        days=shown if entry is not None else "",
        done=done_of(words, figures),
        logged=logged(words, minutes),
        title=title_of(words, entry) if entry is not None else shown,
        href=place.to(week_route(site, week)),
        language=place.foreign(title_language(place, entry)) if entry is not None else "",
        older=older,
        newer=newer,
        spread=spread(place, period),
    )


def _sum(tallies: Sequence[Tally]) -> Tally:
    return add(tallies) if tallies else Tally()


def _plan(place: Place, items: Sequence[str]) -> HomePlan | None:
    found = plan_of(place.site)
    if found is None:
        return None
    (entry, indexes), words = found, place.words
    label = words.weekly.format(n=entry.week.number) if entry.week else words.kind_weekly
    if not indexes and entry.tally.all_total:
        return None  # its tasks stand under its days, and are shown there
    if not indexes:
        empty = Empty(words.no_tasks_in_week, words.no_tasks_in_week_how)
        return HomePlan(label, place.entry(entry.id), "", None, (), "", empty)
    first = entry.note.tasks[indexes[0]].section
    anchor = next((heading.anchor for heading in headings(place, entry) if heading.section == first), "")
    more = len(indexes) - _PLAN_ITEMS
    return HomePlan(
        label,
        place.entry(entry.id, anchor),
        place.foreign(entry.language),
        cells(words, entry_tasks(entry)),
        tuple(items[:_PLAN_ITEMS]),
        words.more.of(more) if more > 0 else "",
        None,
    )


def _carried(place: Place) -> tuple[HomeTask, ...]:
    """The tasks that the latest week's own entries say were put off (`[>]`)."""
    site, words, latest = place.site, place.words, latest_week(place.site)
    if latest is None:
        return ()
    found: list[HomeTask] = []
    period = period_of_week(place, latest)
    pairs = [pair for day in days_of_period(place, period) for pair in day.tasks]
    weekly = site.by_id.get(period.weekly)
    if weekly is not None:
        pairs += [(weekly.id, index) for index in weekly.tasks]
    for entry_id, index in dict.fromkeys(pairs):
        entry = site.by_id[entry_id]
        task = entry.note.tasks[index]
        if task.state is State.DEFERRED and task.role is Role.DONE and not task.has_children:
            anchor = entry.note.sections[task.section].anchor
            shown = next((head.anchor for head in headings(place, entry) if head.section == task.section), anchor)
            where = entry_label(words, entry, site.as_of)
            text = plain_text(task.text)
            language = place.foreign(language_of(text, entry.language) or entry.language)
            found.append(HomeTask(text, place.entry(entry_id, shown), where, language))
    # The weekly and its days say the same of the same task; the weekly, which comes last, is believed.
    once = {_folded(task.text): task for task in found}
    return tuple(once.values())[:_CARRIED]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _question(place: Place, asked: Asked) -> HomeQuestion:
    words, (entry_id, index) = place.words, asked.places[0]
    entry, times = place.site.by_id[entry_id], len(asked.places)
    text = plain_text(entry.note.questions[index].text)
    again = words.asked_twice if times == 2 else words.asked.of(times)
    where = entry_label(words, entry, place.site.as_of)
    where = where if times == 1 else words.comma.join((where, again))
    return HomeQuestion(
        text, question_href(place, entry, index), where, place.foreign(language_of(text, entry.language))
    )


# ---- the year


def _span(place: Place) -> tuple[date, date] | None:
    """53 weeks up to the last day written; None without a date."""
    last = place.site.as_of
    if last is None or not place.site.days:
        return None
    start = last - timedelta(days=(last.isoweekday() - place.site.masthead.week_start) % 7)
    return start - timedelta(weeks=_WEEKS - 1), last


def _year(place: Place) -> Heatmap | None:
    span = _span(place)
    return heatmap(place, *span) if span else None


def _facts(place: Place) -> Facts:
    """The figures of the days in the picture beside them."""
    words, span = place.words, _span(place)
    if span is None:
        return ()
    first, last = span
    days = {day: told for day, told in place.site.days.items() if first <= day <= last}
    sums = _sum([tally(day_tasks(place.site, told)) for told in days.values()])
    minutes = minutes_of(tuple(days.values()))
    found = [Fact(words.days_written, words.n_of_all.format(n=len(days), all=(last - first).days + 1))]
    if sums.leaf_total:
        found.append(Fact(words.tasks_done, f"{sums.leaf_done:,}"))
    if minutes:
        found.append(Fact(words.time_logged, words.hours(minutes)))
    current, longest = streaks(sorted(days))
    found.append(Fact(words.current_streak, words.days_count.of(current)))
    found.append(Fact(words.longest_streak, words.days_count.of(longest)))
    return (*found, Fact(words.fullest_weekday, words.dates.weekdays[fullest_weekday(sorted(days))]))


def streaks(days: Sequence[date]) -> tuple[int, int]:
    """The run of days that ends with the last of `days`, and the longest run. `days` ascend, each once."""
    longest = current = 0
    before: date | None = None
    for day in days:
        current = current + 1 if before is not None and day - before == timedelta(days=1) else 1
        longest, before = max(longest, current), day
    return current, longest


def fullest_weekday(days: Sequence[date]) -> int:
    """The weekday, 0 for Monday, on which most of `days` fall; of equals, the first in the week."""
    counts = [sum(day.weekday() == weekday for day in days) for weekday in range(7)]
    return counts.index(max(counts))


# ---- the desk and the tags


def _desk(place: Place) -> tuple[RefCard, ...]:
    """The works with the newest remarks; of one day, those that most entries cite."""
    site = place.site

    def newest(work: Work) -> tuple[int, int]:
        remark = best_remark(work)
        when = site.by_id[remark.entry].when if remark is not None else None
        return (-when.toordinal() if when else 0, -len(work.entries))

    said = [work for work in site.works.values() if best_remark(work) is not None]
    return tuple(card(place, work) for work in sorted(said, key=newest)[:_CARDS])


def _card(place: Place, entry: ReadingNote) -> NoteCard:
    words, note = place.words, entry.note
    counts = ((len(note.outline), words.items), (len(note.references), words.references))
    remark = next((remark for reference in note.references for remark in reference.remarks), "")
    when = words.dates.long(entry.when) if entry.when else ""
    aside = tuple(plural.of(count) for count, plural in counts if count)
    return NoteCard(
        title_of(words, entry), place.entry(entry.id), place.foreign(title_language(place, entry)), aside, remark, when
    )


def _tags(place: Place) -> tuple[TagChip, ...]:
    """The tags that are used most, in the order of use, then of names."""
    most = sorted(place.site.tags.values(), key=lambda tag: (-len(tag.entries), tag.name.casefold(), tag.name))
    return tuple(tag_chip(place, tag, str(len(tag.entries))) for tag in most[:_TAGS])
