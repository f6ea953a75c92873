"""What the interface can say: one `Wording` is the whole vocabulary of a language, so none can lack a message.

A message is fixed words, or a pattern whose braces name what stands there, or a `Plural`. Callers name a message and
never a language. No message has a default: a language that leaves one out does not pass the type check.
"""

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple, TypedDict

from journal.record import Record


class Marked(NamedTuple):
    """A message cut around the figure in it, so that the figure can be set in bold."""

    before: str
    figure: str
    after: str


def marked(pattern: str, name: str, figure: str, **values: object) -> Marked:
    """A message cut around `{name}`, which `figure` stands for; the other braces are filled from `values`."""
    before, _, after = pattern.partition(f"{{{name}}}")
    return Marked(before.format(**values), figure, after.format(**values))


class Plural(Record):
    """A count in words; `{n}` stands for the number, grouped by thousands. Without `other` there is one form for all."""

    one: str
    other: str = ""

    def _form(self, n: int) -> str:
        return self.one if n == 1 else self.other or self.one

    def of(self, n: int) -> str:
        """The words for `n` things."""
        return self._form(n).format(n=number(n))

    def marked(self, n: int) -> Marked:
        """The words for `n` things, cut around the number."""
        return marked(self._form(n), "n", number(n))


def number(n: int) -> str:
    """`n` with its thousands grouped, as in `1,486`."""
    return f"{n:,}"


# A day is named on its own page, and on those around it.
@lru_cache(maxsize=8192)
def _filled(dates: "Dates", pattern: str, day: date, **more: str) -> str:
    """A pattern with a day in it, and what `more` stands in it."""
    return pattern.format(
        y=day.year,
        yy=f"{day.year % 100:02d}",
        m=day.month,
        d=day.day,
        month=dates.months[day.month - 1],
        mon=dates.months_short[day.month - 1],
        weekday=dates.weekday(day),
        wd=dates.weekday_short(day),
        **more,
    )


# There is one for each language: it is known by itself, as to look at all its names takes longer than to write a day.
class Dates(Record, kw_only=True, eq=False):
    """How a language writes dates. Patterns know `{y} {m} {d}`, month and weekday names, whole and short."""

    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    weekdays_narrow: tuple[str, ...]
    pattern_long: str
    pattern_yearless: str
    pattern_short: str
    pattern_short_year: str
    pattern_weekday: str
    pattern_weekday_year: str
    pattern_full: str
    pattern_in_week: str
    pattern_month: str
    pattern_month_short: str
    pattern_month_axis: str  # {yy}: the last two digits of the year
    pattern_year: str
    range_in_month: str  # {a}: the first day's number
    range_in_year: str  # {first}: the first day without its year, {last}: the last one without
    range_across: str
    range_short_pattern: str

    def long(self, day: date) -> str:
        """A day with its year: `31 July 2025`."""
        return _filled(self, self.pattern_long, day)

    def yearless(self, day: date) -> str:
        """A day whose year is plain from where it stands: `31 July`."""
        return _filled(self, self.pattern_yearless, day)

    def short(self, day: date) -> str:
        """A day in a narrow column: `31 Jul`."""
        return _filled(self, self.pattern_short, day)

    def short_year(self, day: date) -> str:
        """A day in a narrow column, with its year: `31 Jul 2025`."""
        return _filled(self, self.pattern_short_year, day)

    def with_weekday(self, day: date) -> str:
        """A day with its weekday: `Thu 31 July`, `7月31日 周四`."""
        return _filled(self, self.pattern_weekday, day)

    def with_weekday_year(self, day: date) -> str:
        """A day with its weekday and its year: `Thu 31 July 2025`."""
        return _filled(self, self.pattern_weekday_year, day)

    def full(self, day: date) -> str:
        """A day with everything: `Thursday 31 July 2025`."""
        return _filled(self, self.pattern_full, day)

    def in_week(self, day: date) -> str:
        """A day among those of its week: `Mon 28`."""
        return _filled(self, self.pattern_in_week, day)

    def weekday(self, day: date) -> str:
        """The name of the day: `Thursday`."""
        return self.weekdays[day.weekday()]

    def weekday_short(self, day: date) -> str:
        """The short name of the day: `Thu`."""
        return self.weekdays_short[day.weekday()]

    def weekday_narrow(self, day: date) -> str:
        """The shortest sign of the day, for columns of one letter: `T`."""
        return self.weekdays_narrow[day.weekday()]

    def month(self, year: int, month: int) -> str:
        """A month with its year: `July 2025`."""
        return _filled(self, self.pattern_month, date(year, month, 1))

    def month_short(self, year: int, month: int) -> str:
        """A month with its year, in a narrow column: `Jul 2025`."""
        return _filled(self, self.pattern_month_short, date(year, month, 1))

    def month_axis(self, day: date, *, year: bool) -> str:
        """The month of a day along the edge of a picture: `Jul`, with the year `Jan ’25`."""
        return _filled(self, self.pattern_month_axis, day) if year else self.months_short[day.month - 1]

    def month_name(self, month: int) -> str:
        """A month alone: `July`."""
        return self.months[month - 1]

    def year(self, year: int) -> str:
        """A year that stands alone: `2025`, `2025年`."""
        return self.pattern_year.format(y=year)

    def range(self, first: date, last: date) -> str:
        """Days from `first` to `last`, saying month and year once where they are shared."""
        if first == last:
            return self.long(first)
        if (first.year, first.month) == (last.year, last.month):
            return _filled(self, self.range_in_month, last, a=str(first.day))
        if first.year == last.year:
            return _filled(self, self.range_in_year, last, first=self.yearless(first), last=self.yearless(last))
        return self.range_across.format(first=self.long(first), last=self.long(last))

    def range_short(self, first: date, last: date) -> str:
        """Days from `first` to `last` in a narrow column, without a year: `28 Jul – 3 Aug`."""
        return self.range_short_pattern.format(first=self.short(first), last=self.short(last))


class Looks(TypedDict):
    """The states of a task, as its box says them."""

    done: str
    open: str
    part: str
    carry: str
    drop: str
    doing: str
    plan: str
    failed: str
    deferred: str
    scheduled: str
    question: str
    other: str
    waiting: str


class Priorities(TypedDict):
    """The priorities of a task."""

    highest: str
    high: str
    medium: str
    low: str
    lowest: str


class Rules(TypedDict):
    """What figures that are no sum of lines count, in one sentence."""

    period: str
    streak: str
    longest_streak: str
    weekday: str
    usual_day: str
    usual_week: str
    stretch: str
    read: str
    asked: str
    carried: str
    chain: str
    clock: str
    burndown: str
    topic: str
    habit: str
    budget: str
    words: str
    works: str
    growth: str
    wait: str
    linked: str
    area: str


class Callouts(TypedDict):
    """The titles of callouts that have none of their own, by the name that the writer gave the kind."""

    note: str
    abstract: str
    summary: str
    tldr: str
    info: str
    todo: str
    tip: str
    hint: str
    important: str
    success: str
    check: str
    done: str
    question: str
    help: str
    faq: str
    warning: str
    caution: str
    attention: str
    failure: str
    fail: str
    missing: str
    danger: str
    error: str
    bug: str
    example: str
    quote: str
    cite: str


CALLOUTS: Final[tuple[str, ...]] = tuple(Callouts.__annotations__)
"""The names of the kinds of callouts that have a title in each language."""


class Wording(Record):
    """The words of one language. Fields with braces are patterns; a `Plural` is asked `of(n)`."""

    language: str
    dates: Dates

    # what joins parts of a line
    comma: str
    list_comma: str
    colon: str
    stop: str

    # lengths of time
    length_minutes: str
    length_hours: str
    duration_hours: str  # whole hours in a column of durations
    duration_both: str
    hours_spoken: Plural
    minutes_spoken: Plural
    spoken_both: str

    # the frame of every page
    skip: str
    site_nav: str
    weeks: str
    days: str
    reading: str
    calendar: str
    tags: str
    feed: str
    by_author: str
    by_nobody: str
    theme: str
    theme_system: str
    theme_light: str
    theme_dark: str
    copy: str
    copied: str
    close: str
    search: str
    search_in: str
    search_hint: str
    search_none: str
    search_lost: str
    search_more: str
    search_kind: str
    search_year: str
    search_open: str
    search_off: str
    keyboard: str
    key_sides: str
    key_up: str
    key_sections: str
    key_list: str
    tagline: str
    list_in_year: str
    list_page: str

    # kinds of entries
    kind_weekly: str
    kind_daily: str
    kind_monthly: str
    kind_reading: str
    kind_page: str
    kind_log: str
    undated: str

    # weeks and days
    week: str
    week_of_year: str
    week_label: str
    week_short: str
    weekly: str
    title_of_weekly: str
    title_of_daily: str
    previous_week: str
    next_week: str
    no_entry: str
    hours_of_bars: str
    revised: str
    minutes_to_read: str
    logged_all: str
    no_write_up: str
    no_write_up_why: str
    week_entries: str

    # tasks
    done_of: str
    carried: Plural
    carried_short: Plural
    dropped: Plural
    half: Plural
    open: Plural
    planned: Plural
    looks: Looks
    marked_with: str
    open_important: str
    priority: str
    priorities: Priorities
    due: str
    scheduled_for: str
    starts: str
    noted_on: str
    done_on: str
    dropped_on: str
    after: str
    then: str

    # counts
    entries: Plural
    items: Plural
    references: Plural
    remarks: Plural
    questions: Plural
    answered_of: str
    days_count: Plural
    days_of: str
    more: Plural

    # home
    the_plan: str
    carried_section: str
    open_questions: str
    year_of_days: str
    latest_entries: str
    reading_desk: str
    archive: str
    library: str
    all_tags: str
    often_with: str
    entries_by_week: str
    weeks_nav: str
    days_nav: str
    months_nav: str
    reading_nav: str
    pages_nav: str
    entries_nav: str
    nothing_yet: str
    nothing_yet_how: str
    no_tasks_in_week: str
    no_tasks_in_week_how: str

    # figures
    heat_title_tasks: str
    heat_title_entries: str
    heat_text_tasks: str
    heat_text_entries: str
    heat_region: str
    heat_day_done: str
    heat_day_entries: str
    same_as_table: str
    table: str
    month_column: str
    fewer: str
    more_scale: str
    days_written: str
    tasks_done: str
    time_logged: str
    current_streak: str
    longest_streak: str
    fullest_weekday: str
    n_of_all: str
    as_of: str
    where_time_went: str
    ribbon_text: str
    first_task: str
    last_logged: str
    usual: str
    longest_stretch: str
    day_in_numbers: str

    # entries
    on_this_page: str
    outline: str
    about_entry: str
    edit_page: str
    new_day: str
    related: str
    shares: str
    both: str
    the_work: str
    the_tag: str
    the_tags: str
    links_count: Plural
    days_apart: Plural
    same_day: str
    answers_question: str
    asked_question: str
    continues_task: str
    moved_to: str
    mentioned_in: str
    link_to: str
    no_page_named: str
    no_file_named: str
    image_missing: str
    question_open: str
    question_answered: str
    crumbs: str
    part_of: str
    days_of_log: str
    weeks_of_log: str
    what_to_show: str
    show_everything: str
    show_references: str
    show_remarks: str
    callouts: Callouts

    by_year: str
    before_year: str
    earlier_years: str

    # works
    reference: str
    references_label: str
    notes_count: Plural
    times_cited: Plural
    in_entries: Plural
    in_entries_last: str
    noted: Plural
    queued: Plural
    status_noted: str
    status_queued: str
    cited_in: str
    citations_of_day: str
    citations: str
    first_cited: str
    last_cited: str
    remarks_label: str
    noted_under: str
    related_works: str
    given_together: str
    shared_works: str
    by_venue: str
    most_used: str
    order_label: str
    order_newest: str
    order_year: str
    order_citations: str
    order_use: str
    no_references: str
    no_references_how: str

    # questions
    questions_label: str
    questions_open: str
    questions_answered: str
    all_n: str
    what_questions: str
    filter_open: str
    filter_answered: str
    filter_all: str
    asked: Plural
    asked_twice: str
    answer: str
    answered_on: str
    answered_after: str
    oldest_open: str
    usual_answer: str
    no_open_questions: str
    no_open_questions_how: str

    # promises, and what is carried on
    chain_of: str
    against_plan: str
    planned_in: str
    planned_on: str
    planned_label: str
    kept_of_plan: str
    partly_of_plan: str
    not_done_of_plan: str
    not_taken_up: str
    unplanned: str
    perhaps_same: str
    alike: str
    came_of_it: str
    with_days: str
    on_this_day: str
    years_ago: Plural
    looking_back: str
    weeks_ago: Plural
    carried_task: str
    carried_tasks: str
    first_promised: str
    every_appearance: str
    appearances: Plural
    days_later: str
    open_for: str
    open_since: str
    done_after: str
    dropped_after: str
    failed_after: str
    rules: Rules

    # a year in review
    year_review: str
    planned_done_of: str
    in_a_row: str
    works_read: str
    longest_carried: str
    fullest_weeks: str

    # not found
    not_found: str
    not_in_journal: str
    not_found_how: str

    # progress
    tasks: str
    tasks_lede: str
    period_nav: str
    weeks_count: Plural
    by_months: str
    by_years: str
    year_column: str
    done_in_weeks: str
    done_in_months: str
    done_in_last_years: str
    done_in_years: str
    of_all: str
    follow_through: str
    kept_promises: str
    up_by: str
    down_by: str
    carried_now: str
    logged_in: str
    usual_amount: str
    best_streak: str
    planned_and_done: str
    tasks_of_days: str
    tasks_of_weeks: str
    of_weeks_how: str
    tasks_of_whole: str
    of_whole_how: str
    one_block: str
    hours_by_kind: str
    hours_column: str
    verdicts: str
    verdicts_by_topic: str
    better: str
    as_expected: str
    below: str
    by_area: str
    carried_how: str
    open_now: str
    nothing_open: str
    planned_for: str
    planned_next: str
    recently_done: str
    done_in: str
    no_tasks: str
    no_tasks_how: str

    # statistics
    stats: str
    stats_lede: str
    days_by_weekday: str
    weekday_column: str
    usual_column: str
    time_of_day: str
    hour_column: str
    times_carried: str
    words_written: str
    words_count: Plural
    language_zh: str
    language_ja: str
    language_ko: str
    language_en: str
    language_other: str
    longest_streaks: str
    habits: str
    habit_column: str
    habits_how: str
    score: str
    consistency: str
    kept_days: str
    kept_weeks: str
    streak: str
    most_linked: str
    linked_from: Plural
    burndown: str
    burndown_how: str
    burndown_end: str
    burndown_no_end: str
    burndown_done: str
    budgets: str
    budget_column: str
    actual_column: str
    day_column: str
    citations_grown: str
    new_works: Plural
    met_again: Plural
    works_count: Plural
    by_publication: str
    by_host: str
    topic_column: str
    topics: str
    times: str
    times_count: Plural
    stretches_count: Plural
    wall_clock: str
    open_ends: Plural
    no_dates: str
    no_dates_how: str

    # the lines behind a figure
    verdicts_said: str
    nothing_carried: str
    nothing_carried_how: str
    how_counted: str
    lines_counted: str
    lines_rest: str
    lines_left: str
    lines_elsewhere: str
    lines_count: Plural
    rule_tasks: str
    rule_time: str
    rule_verdicts: str
    rule_kept: str
    rule_taken_up: str
    rule_days: str
    left_heads: str
    left_dropped: str
    left_planned: str
    left_pile: str
    left_question: str
    left_unknown: str
    left_open_end: str

    # kinds of activity
    code: str
    study: str
    write: str
    body: str
    people: str
    admin: str
    other: str

    def duration(self, minutes: int) -> str:
        """A length of time: `40 min`, `8 h 30`, `1 h 00`."""
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self.length_minutes.format(m=rest)
        return (self.duration_both if rest else self.duration_hours).format(h=number(hours), m=rest)

    def hours(self, minutes: int) -> str:
        """A long time in whole hours: `1,486 h`; below ten hours as `duration`."""
        return self.length_hours.format(h=number(round(minutes / 60))) if minutes >= 600 else self.duration(minutes)

    def spoken(self, minutes: int) -> str:
        """A length of time for a voice: `8 hours 30 minutes`."""
        hours, rest = divmod(minutes, 60)
        if hours and rest:
            return self.spoken_both.format(hours=self.hours_spoken.of(hours), minutes=self.minutes_spoken.of(rest))
        return self.hours_spoken.of(hours) if hours else self.minutes_spoken.of(rest)

    def priority_of(self, level: str) -> str:
        """The priority of a task, which the writer may have put in words of their own."""
        return self.priority.format(level=self.priorities.get(level, level))

    def callout(self, index: int) -> str:
        """The title of a callout without one: of the kind that stands at `index` in `CALLOUTS`."""
        return str(self.callouts.get(CALLOUTS[index], "")) if index < len(CALLOUTS) else ""

    def sentences(self, *said: str) -> str:
        """Whole sentences as one text: a full stop of Chinese or Japanese has its room already."""
        return ("" if self.stop == "。" else " ").join(said)

    def sentence(self, *parts: str) -> str:
        """Some parts as a sentence: `31 July 2025, 5 of 12 done.`."""
        return self.comma.join(parts) + self.stop
