"""The home page: the latest week, its plan, open questions, a year of days, the newest entries.

Every section that would be empty is left out, so that a journal without weeks, tasks or dates has a home too.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from journal.charts import heatmap
from journal.dates.values import Week
from journal.figures.homes import parts_of
from journal.figures.totals import tallied
from journal.figures.written import current, runs
from journal.language import language_of
from journal.marks.tasks import Role, State
from journal.model import Asked, Entry, Log, Page, ReadingNote, Site, Weekly, Work, begun
from journal.progress import Tally, add
from journal.record import Record
from journal.routes import Calendar, Days, Home, Questions, Reading, Route, Tags, TaskPage, Tasks, Weeks, YearPage
from journal.views.carried import Chain, chain, task_href
from journal.views.cells import Cells, done_of
from journal.views.chrome import Chrome, chrome
from journal.views.entry import headings
from journal.views.explained import of_days, tasks_of
from journal.views.parts import (
    Empty,
    EntryRow,
    Explanation,
    Fact,
    Facts,
    Heatmap,
    Hop,
    PlaceLink,
    RefCard,
    Spread,
    TagChip,
    entry_cells,
    entry_row,
    tag_chip,
)
from journal.views.place import Place, title_language, week_route
from journal.views.questions import question_href
from journal.views.ref import best_remark, card
from journal.views.titles import day_or_month, entry_label, plain_text, title_beside_kind, title_of
from journal.views.week_parts import Period, days_of_period, hops, minutes_of, period_of_week, spread
from journal.views.weekly import Spent, parts_of_week, spent
from journal.wording.catalogue import Marked

_ROWS = 6
_QUESTIONS = 4
_CARRIED = 4
_PLAN_ITEMS = 8
_NOTES = 3
_CARDS = 2
_TAGS = 14
_WEEKS = 53


class HomeWeek(Record):
    """The week at the top. `days` is empty where the title is the range of days itself.

    `done` is of the weekly's own checklist, if it has one; `period`, else empty, of that and of its days.
    `spread` is None where no day of the week was written.
    """

    label: str
    iso: str
    days: str
    done: Marked | None
    done_how: Explanation | None
    period: str
    period_how: Explanation | None
    spent: Spent | None
    title: str
    href: str
    language: str
    older: Hop | None
    newer: Hop | None
    spread: Spread | None


class HomePlan(Record):
    """The checklist of the week; `items` are HTML list items."""

    label: str
    href: str
    language: str
    cells: Cells | None
    items: tuple[str, ...]
    more: str
    empty: Empty | None


class HomeTask(Record):
    """A task that is carried over: with its chain where it has gone on, else with the entry that says so."""

    text: str
    href: str
    where: str
    language: str
    chain: Chain | None = None


class HomeQuestion(Record):
    """An open question and where it stands."""

    text: str
    href: str
    where: str
    language: str


class NoteCard(Record):
    """A reading note on the desk."""

    title: str
    href: str
    language: str
    aside: tuple[str, ...]
    remark: str
    when: str


class SectionLink(Record):
    """The list that a section of the page is the beginning of."""

    label: str
    href: str


class HomeView(Record):
    """The home page; what is None or empty is left out. The desk has works, else notes."""

    chrome: Chrome
    heading: str
    lede: str
    week: HomeWeek | None
    plan: HomePlan | None
    carried: tuple[HomeTask, ...]
    all_carried: SectionLink | None
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
    own = dict.fromkeys(index for index in entry.tasks if tasks[index].role is Role.DONE and tasks[index].day is None)
    return entry, tuple(index for index in own if tasks[index].parent not in own)


def latest_week(site: Site) -> Week | None:
    """The last week that has anything in it and began by the last day written; None where that is a year ago and more.

    Who only writes of what was read has no week that is the present one.
    """
    if site.as_of is None:
        return None
    begun = [week for week in site.weeks if week.monday <= site.as_of + timedelta(days=1)]
    return begun[-1] if begun and site.as_of - begun[-1].monday < timedelta(weeks=_WEEKS) else None


def home(place: Place, plan_items: Sequence[str] = ()) -> HomeView:
    """The home page; `plan_items` is the HTML of the items that `plan_of` names."""
    site, words = place.site, place.words
    latest = latest_week(site)
    week = _week(place, period_of_week(place, latest)) if latest else None
    year = _year(place)
    sections = place.known.sections
    works = _desk(place) if Reading() in sections else ()
    every = () if works else (entry for entry in site.entries if isinstance(entry, ReadingNote))
    notes = list(islice(every, _NOTES))
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
        all_carried=_link(place, words.all_n.format(n=len(place.known.ages)), Tasks() if place.known.ages else None),
        questions=questions,
        all_questions=_link(place, words.all_n.format(n=len(still)), Questions() if questions else None),
        year=year,
        facts=_facts(place) if year else (),
        rows=tuple(entry_row(place, entry, year=_other_year(site, entry)) for entry in newest(site, _ROWS)),
        archive=_link(place, words.archive, archive),
        works=works,
        notes=tuple(_card(place, entry) for entry in notes),
        library=_link(place, words.library, Reading() if notes or works else None),
        tags=_tags(place),
        all_tags=_link(place, words.all_tags, Tags() if len(site.tags) > _TAGS else None),
        empty=None if site.entries else Empty(words.nothing_yet, words.nothing_yet_how),
    )


def _link(place: Place, label: str, route: Route | None) -> SectionLink | None:
    return SectionLink(label, place.to(route)) if route is not None else None


def newest(site: Site, count: int) -> list[Entry]:
    """The newest entries, at most `count`."""
    return list(islice((entry for entry in site.entries if _is_news(site, entry)), count))


def _is_news(site: Site, entry: Entry) -> bool:
    """Whether an entry may be among the newest: pages and logs are no news, nor is what lies in the future."""
    if isinstance(entry, Page | Log):
        return all(isinstance(other, Page | Log) for other in site.entries)
    when = begun(entry) if entry.month else entry.when
    return when is None or site.as_of is None or when <= site.as_of


def _other_year(site: Site, entry: Entry) -> bool:
    return entry.when is not None and site.as_of is not None and entry.when.year != site.as_of.year


# ---- the week


def _week(place: Place, period: Period) -> HomeWeek:
    words, site, week = place.words, place.site, period.week
    shown = words.dates.range(period.days[0], period.days[-1])
    entry = site.by_id.get(period.weekly)
    title = title_beside_kind(words, entry) if entry is not None else shown
    parts = parts_of_week(place, period)
    whole = tallied(parts)
    own = isinstance(entry, Weekly) and bool(entry.tally.leaf_total)
    figures = entry.tally if isinstance(entry, Weekly) and own else whole
    more = own and whole.leaf_total != figures.leaf_total
    older, newer = hops(place, week)
    return HomeWeek(
        label=words.week.format(n=week.number),
        iso=str(week),
        days=shown if title != shown else "",
        done=done_of(words, figures),
        done_how=(tasks_of(place, parts_of(entry)) if entry is not None and own else tasks_of(place, parts))
        if figures.leaf_total
        else None,
        period=words.with_days.format(done=whole.leaf_done, all=whole.leaf_total) if more else "",
        period_how=tasks_of(place, parts, words.rules["period"]) if more else None,
        spent=spent(place, week, parts),
        title=title,
        href=place.to(week_route(site, week)),
        language=place.foreign(title_language(place, entry, title)) if entry is not None else "",
        older=older,
        newer=newer,
        spread=spread(place, period) if days_of_period(place, period) else None,
    )


def _sum(tallies: Sequence[Tally]) -> Tally:
    return add(tallies) if tallies else Tally()


def _plan(place: Place, items: Sequence[str]) -> HomePlan | None:
    found = plan_of(place.site)
    if found is None:
        return None
    (entry, indexes), words = found, place.words
    label = words.weekly.format(n=entry.week.number) if entry.week else words.kind_weekly
    if not indexes and (entry.tally.all_total or Tasks() not in place.known.sections):
        return None  # its tasks stand under its days, and are shown there; or the journal is one without any
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
        entry_cells(place, entry),
        tuple(items[:_PLAN_ITEMS]),
        words.more.of(more) if more > 0 else "",
        None,
    )


def _carried(place: Place) -> tuple[HomeTask, ...]:
    """The tasks that may still go on, the oldest first; then those that the latest week's own entries put off."""
    site, words = place.site, place.words
    found = [
        HomeTask(
            plain_text(each.title),
            place.to(TaskPage(slug)),
            "",
            place.foreign(language_of(each.title, each.language) or each.language),
            chain(place, each),
        )
        for slug, each in site.carried.items()
        if slug in place.known.ages
    ]
    known = {hop for each in site.carried.values() for hop in each.hops}
    # A week and its days may carry on the same task; the longer it has been carried, the earlier it stands here.
    found = list({_folded(each.text): each for each in reversed(found)}.values())[::-1]
    once: dict[str, HomeTask] = {}
    for entry_id, index in _of_latest(place):
        entry = site.by_id[entry_id]
        task = entry.note.tasks[index]
        over = task.state is State.DEFERRED or index in place.known.carried.get(entry_id, ())
        if over and task.role is Role.DONE and not task.has_children and (entry_id, index) not in known:
            text = plain_text(task.text)
            language = place.foreign(language_of(text, entry.language) or entry.language)
            where = entry_label(words, entry, site.as_of)
            # The weekly and its days say the same of the same task; the weekly, which comes last, is believed.
            once[_folded(text)] = HomeTask(text, task_href(place, entry_id, index), where, language)
    named = {_folded(each.text) for each in found}
    return (*found, *(each for text, each in once.items() if text not in named))[:_CARRIED]


def _of_latest(place: Place) -> tuple[tuple[str, int], ...]:
    """The tasks of the days of the latest week, then those of its weekly."""
    site, latest = place.site, latest_week(place.site)
    if latest is None:
        return ()
    period = period_of_week(place, latest)
    pairs = [pair for day in days_of_period(place, period) for pair in day.tasks]
    weekly = site.by_id.get(period.weekly)
    own = [(weekly.id, index) for index in weekly.tasks] if weekly is not None else []
    return tuple(dict.fromkeys((*pairs, *own)))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _question(place: Place, asked: Asked) -> HomeQuestion:
    words, (entry_id, index) = place.words, asked.places[0]
    entry, times = place.site.by_id[entry_id], len(asked.places)
    text = plain_text(entry.note.questions[index].text)
    again = words.asked_twice if times == 2 else words.asked.of(times)
    where = entry_label(words, entry, place.site.as_of)
    where = where if times == 1 else words.comma.join((where, again))
    open_for = (as_of - asked.since).days if (as_of := place.site.as_of) and asked.since else 0
    where = words.comma.join((where, words.days_count.of(open_for))) if open_for > 0 else where
    return HomeQuestion(
        text, question_href(place, entry, index), where, place.foreign(language_of(text, entry.language))
    )


# ---- the year


def _span(place: Place) -> tuple[date, date] | None:
    """53 weeks up to the last day written; None without a date, and where no day of them was written."""
    last = place.site.as_of
    if last is None:
        return None
    start = last - timedelta(days=(last.isoweekday() - place.site.masthead.week_start) % 7)
    first = start - timedelta(weeks=_WEEKS - 1)
    return (first, last) if any(first <= day <= last for day in place.site.days) else None


def _year(place: Place) -> Heatmap | None:
    span = _span(place)
    return heatmap(place, *span) if span else None


def _facts(place: Place) -> Facts:
    """The figures of the days in the picture beside them."""
    words, span = place.words, _span(place)
    if span is None:
        return ()
    first, last = span
    days = {day: place.site.days[day] for day in place.site.days if first <= day <= last}
    sums = _sum([told.tally for told in days.values()])
    minutes = minutes_of(tuple(days.values()))
    written = words.n_of_all.format(n=len(days), all=(last - first).days + 1)
    found = [Fact(words.days_written, written, _how(place, words.rule_days, last))]
    if sums.leaf_total:
        found.append(Fact(words.tasks_done, f"{sums.leaf_done:,}", _how(place, words.rule_tasks, last)))
    if minutes:
        found.append(Fact(words.time_logged, words.hours(minutes), _how(place, words.rule_time, last)))
    if not (runs_ := runs(days)):
        return tuple(found)
    longest = max(runs_, key=lambda run: run.days)
    for name, rule, own in (
        (words.current_streak, words.rules["streak"], current(runs_, last)),
        (words.longest_streak, words.rules["longest_streak"], current([longest], longest.last)),
    ):
        found.append(Fact(name, words.days_count.of(len(own)), of_days(place, rule, own)))
    weekday = words.dates.weekdays[fullest_weekday(sorted(days))]
    return (*found, Fact(words.fullest_weekday, weekday, _how(place, words.rules["weekday"], last)))


def _how(place: Place, rule: str, last: date) -> Explanation:
    """The rule of a figure with so many lines that they are on the pages of their years, and on those of tasks."""
    years = [PlaceLink(place.words.dates.year(year), place.to(YearPage(year))) for year in (last.year, last.year - 1)]
    known = [link for link, year in zip(years, (last.year, last.year - 1), strict=True) if year in place.site.years]
    return Explanation(rule, (), tuple(known))


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
    when = day_or_month(words, entry)
    aside = tuple(plural.of(count) for count, plural in counts if count)
    title = title_of(words, entry)
    language = place.foreign(title_language(place, entry, title))
    return NoteCard(title, place.entry(entry.id), language, aside, remark, when)


def _tags(place: Place) -> tuple[TagChip, ...]:
    """The tags that are used most, in the order of use, then of names."""
    most = sorted(place.site.tags.values(), key=lambda tag: (-len(tag.entries), tag.name.casefold(), tag.name))
    return tuple(tag_chip(place, tag, str(len(tag.entries))) for tag in most[:_TAGS])
