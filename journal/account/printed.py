"""`journal stats`: the figures of the pages in lines, in the language of the interface."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from unicodedata import east_asian_width

from journal.carryover import ages
from journal.figures.homes import Homes, Parts, homes_of
from journal.figures.hours import minutes_by_activity
from journal.figures.lines import Reason, explained_tasks, explained_time
from journal.figures.plans import compared, kept
from journal.figures.totals import Figures, Time, figures
from journal.figures.written import runs
from journal.learned import questions, reading
from journal.model import Masthead, Site
from journal.views.explained import reason_of
from journal.views.titles import plain_text
from journal.wording.catalogue import Wording, number
from journal.wording.choice import wording

_MONTHS: Final = 12
_WEEKS: Final = 12
_NAMES: Final = 8
_LINE: Final = 48


def stats_text(site: Site) -> str:
    """The figures of a journal in lines, with the words of the interface; each block has a name and its rows."""
    words, homes = wording(site.masthead.language), homes_of(site)
    if site.as_of is None:
        return f"{words.no_dates}{words.stop if words.language == 'en' else ''}\n{words.no_dates_how}"
    blocks = [
        _block(words.as_of.format(day=words.dates.long(site.as_of)), _overall(words, site, homes)),
        _block(words.lines_left, _left_rows(words, homes)),
        _block(words.weeks_count.of(_WEEKS), _week_rows(words, site, homes)),
        _block(words.by_months, _month_rows(words, homes)),
        _block(words.tasks_of_whole if homes.months else words.tasks_of_weeks, _whole_rows(words, homes)),
        _block(words.by_years, _year_rows(words, homes)),
        _block(words.hours_by_kind, _kind_rows(words, site.masthead, homes.every())),
        _block(words.topics, _topic_rows(words, site)),
        _block(words.carried_now, _carried_rows(words, site)),
        _block(words.reading, _reading_rows(words, site)),
        _block(words.questions_label, _question_rows(words, site)),
    ]
    return "\n\n".join(block for block in blocks if block)


Row = tuple[str, ...]


def _block(title: str, rows: Sequence[Row]) -> str:
    return "\n".join([title, *_aligned(rows)]) if rows else ""


def _aligned(rows: Sequence[Row]) -> list[str]:
    """Rows in columns, the first flush left, the others right; wide characters take two places."""
    most = max(map(len, rows))
    wide = [max((columns_of(row[at]) for row in rows if at < len(row)), default=0) for at in range(most)]
    lines = []
    for row in rows:
        cells = [row[0] + " " * (wide[0] - columns_of(row[0]))]
        cells += [" " * (wide[at] - columns_of(cell)) + cell for at, cell in enumerate(row[1:], 1)]
        lines.append(f"  {'  '.join(cells)}".rstrip())
    return lines


def columns_of(text: str) -> int:
    """How many places a text takes in a terminal: Han, kana and hangul take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _told(words: Wording, told: Figures) -> Row:
    """Tasks, share, time and open ends of a stretch; a dash for what there is nothing of."""
    tally, time = told.tally, told.time
    tasks = words.n_of_all.format(n=number(tally.leaf_done), all=number(tally.leaf_total)) if tally.leaf_total else "–"
    share = f"{tally.percent}%" if tally.percent is not None else "–"
    return (tasks, share, *_time(words, time))


def _time(words: Wording, time: Time) -> Row:
    spent = words.duration(time.effort) if time.effort is not None else "–"
    return (spent, f"≥ {words.open_ends.of(time.open_ends)}" if time.open_ends else "")


def _overall(words: Wording, site: Site, homes: Homes) -> list[Row]:
    told = figures(homes.every())
    rows: list[Row] = [(words.days_written, words.days_count.of(len(site.days)))]
    if told.tally.leaf_total:
        rows.append((words.tasks_done, " ".join(_told(words, told)[:2])))
    if told.time.effort is not None:
        rows.append((words.time_logged, words.duration(told.time.effort)))
    if told.time.wall is not None and told.time.wall != told.time.effort:
        rows.append(("", words.wall_clock.format(time=words.duration(told.time.wall))))
    if told.time.open_ends:
        label = words.time_logged if told.time.effort is None else ""
        rows.append((label, words.open_ends.of(told.time.open_ends)))
    if told.verdicts.total:
        said = words.verdicts_said.format(
            better=told.verdicts.better, same=told.verdicts.same, worse=told.verdicts.worse
        )
        rows.append((words.verdicts, said))
    promises = kept(plan for _, plan in compared(site))
    if promises.planned:
        whole = words.n_of_all.format(n=promises.taken_up, all=promises.planned)
        rows.append((words.follow_through, f"{promises.follow_through}% ({whole})"))
        whole = words.n_of_all.format(n=promises.kept, all=promises.planned)
        rows.append((words.kept_promises, f"{promises.kept_percent}% ({whole})"))
    known = runs(day for day in site.days if site.as_of is None or day <= site.as_of)
    if known:
        rows.append((words.longest_streak, words.days_count.of(max(run.days for run in known))))
    return rows


def _left_rows(words: Wording, homes: Homes) -> list[Row]:
    """How many lines are in no figure, by the reason."""
    every = homes.every()
    found = Counter(reason for _, reason in explained_tasks(every).left)
    found[Reason.OPEN_END] = sum(reason is Reason.OPEN_END for _, reason in explained_time(every).left)
    return [(reason_of(words, reason), number(found[reason])) for reason in Reason if found[reason]]


def _week_rows(words: Wording, site: Site, homes: Homes) -> list[Row]:
    return [(str(week), *_told(words, figures(parts))) for week, parts in _last(homes.by_week(), site, homes)]


def _last(weeks: Mapping[Any, Parts], site: Site, homes: Homes) -> list[tuple[Any, Parts]]:
    """The last twelve weeks that have anything, up to the last day written."""
    until = homes.week_at(site.as_of) if site.as_of is not None else None
    return [(week, parts) for week, parts in weeks.items() if until is None or week <= until][-_WEEKS:]


def _month_rows(words: Wording, homes: Homes) -> list[Row]:
    rows = list(homes.by_month().items())[-_MONTHS:]
    return [(words.dates.month(*month), *_told(words, figures(parts))) for month, parts in rows]


def _whole_rows(words: Wording, homes: Homes) -> list[Row]:
    """What is of whole weeks and months and of none of their days, by month."""
    rows = sorted(homes.whole().items())[-_MONTHS:]
    told = ((month, figures(parts)) for month, parts in rows)
    return [
        (words.dates.month(*month), *_told(words, each))
        for month, each in told
        if each.tally.leaf_total or each.time.effort is not None
    ]


def _year_rows(words: Wording, homes: Homes) -> list[Row]:
    years = sorted({day.year for day in homes.days})
    return [
        (words.dates.year(year), *_told(words, figures(homes.between(date(year, 1, 1), date(year, 12, 31)))))
        for year in years
    ]


def _kind_rows(words: Wording, masthead: Masthead, parts: Parts) -> list[Row]:
    names = {
        "code": words.code, "study": words.study, "write": words.write, "body": words.body, "people": words.people,
        "admin": words.admin, "other": words.other,
    } | {kind: label for kind, label, _ in masthead.activities if label}  # fmt: skip
    return [
        (names.get(kind, kind), words.duration(minutes))
        for kind, minutes in minutes_by_activity(parts, masthead.activities).items()
    ]


def _topic_rows(words: Wording, site: Site) -> list[Row]:
    rows: list[Row] = []
    for topic in list(site.recurring.values())[:_NAMES]:
        minutes = sum(doing.minutes or 0 for doing in topic.doings)
        stretches = sum(doing.blocks for doing in topic.doings)
        score = f"{words.score} {100 * topic.habit.score:.0f}%" if topic.habit is not None else ""
        spent = words.duration(minutes) if minutes else "–"
        rows.append((_cut(topic.label), words.times_count.of(sum(each.done for each in topic.doings)),
                     words.stretches_count.of(stretches) if stretches else "–", spent, score))  # fmt: skip
    return rows


def _carried_rows(words: Wording, site: Site) -> list[Row]:
    return [
        (_cut(site.carried[slug].title), words.days_count.of(days), words.appearances.of(len(site.carried[slug].hops)))
        for slug, days in list(ages(site).items())[:_NAMES]
    ]


def _cut(text: str) -> str:
    """The beginning of a line, as far as a terminal has room for it beside others."""
    said = plain_text(text)
    return said if len(said) <= _LINE else f"{said[: _LINE - 1].rstrip()}…"


def _reading_rows(words: Wording, site: Site) -> list[Row]:
    told = reading(site)
    if not told.works:
        return []
    parts = (words.noted.of(told.noted), words.queued.of(told.queued), words.met_again.of(len(told.again)))
    return [(words.works_count.of(told.works), words.comma.join(parts))]


def _question_rows(words: Wording, site: Site) -> list[Row]:
    told = questions(site.questions, site.as_of)
    if not told.open and not told.answered:
        return []
    rows: list[Row] = [
        (words.questions_open.format(n=len(told.open)), words.questions_answered.format(n=told.answered))
    ]
    if told.wait:
        rows.append(("", words.usual_answer.format(days=words.days_count.of(round(told.wait)))))
    return rows
