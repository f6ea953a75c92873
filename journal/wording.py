"""Every string of the interface, in the language of the site: fixed words, counts, durations, dates in words.

A `Wording` is one language's whole vocabulary; callers name a field and never a language, so a new language is a
new value here. English stands in for the words of a language that has none yet; its dates are its own.
Templates print fields (`words.skip`); what takes an argument is called by the views.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Plural:
    """A count in words; `{n}` stands for the number, grouped by thousands."""

    one: str
    other: str

    def of(self, n: int) -> str:
        """The words for `n` things."""
        return (self.one if n == 1 else self.other).format(n=number(n))


def number(n: int) -> str:
    """`n` with its thousands grouped, as in `1,486`."""
    return f"{n:,}"


@dataclass(frozen=True, slots=True)
class Dates:
    """How a language writes dates. Patterns know `{y} {m} {d}`, month and weekday names, whole and short."""

    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    pattern_long: str = "{d} {month} {y}"
    pattern_yearless: str = "{d} {month}"
    pattern_short: str = "{d} {mon}"
    pattern_short_year: str = "{d} {mon} {y}"
    pattern_weekday: str = "{wd} {d} {month}"
    pattern_full: str = "{weekday} {d} {month} {y}"
    pattern_in_week: str = "{wd} {d}"
    pattern_month: str = "{month} {y}"
    pattern_month_short: str = "{mon} {y}"
    range_in_month: str = "{a}–{d} {month} {y}"  # {a}: the first day's number
    range_in_year: str = "{first} – {d} {month} {y}"  # {first}: the first day without its year
    range_across: str = "{first} – {last}"

    def _fill(self, pattern: str, day: date, **more: str) -> str:
        return pattern.format(
            y=day.year,
            m=day.month,
            d=day.day,
            month=self.months[day.month - 1],
            mon=self.months_short[day.month - 1],
            weekday=self.weekdays[day.weekday()],
            wd=self.weekdays_short[day.weekday()],
            **more,
        )

    def long(self, day: date) -> str:
        """A day with its year: `31 July 2025`."""
        return self._fill(self.pattern_long, day)

    def yearless(self, day: date) -> str:
        """A day whose year is plain from where it stands: `31 July`."""
        return self._fill(self.pattern_yearless, day)

    def short(self, day: date) -> str:
        """A day in a narrow column: `31 Jul`."""
        return self._fill(self.pattern_short, day)

    def short_year(self, day: date) -> str:
        """A day in a narrow column, with its year: `31 Jul 2025`."""
        return self._fill(self.pattern_short_year, day)

    def with_weekday(self, day: date) -> str:
        """A day with its weekday: `Thu 31 July`, `7月31日 周四`."""
        return self._fill(self.pattern_weekday, day)

    def full(self, day: date) -> str:
        """A day with everything: `Thursday 31 July 2025`."""
        return self._fill(self.pattern_full, day)

    def in_week(self, day: date) -> str:
        """A day among those of its week: `Mon 28`."""
        return self._fill(self.pattern_in_week, day)

    def weekday(self, day: date) -> str:
        """The name of the day: `Thursday`."""
        return self.weekdays[day.weekday()]

    def weekday_short(self, day: date) -> str:
        """The short name of the day: `Thu`."""
        return self.weekdays_short[day.weekday()]

    def month(self, year: int, month: int) -> str:
        """A month with its year: `July 2025`."""
        return self._fill(self.pattern_month, date(year, month, 1))

    def month_short(self, year: int, month: int) -> str:
        """A month with its year, in a narrow column: `Jul 2025`."""
        return self._fill(self.pattern_month_short, date(year, month, 1))

    def month_name(self, month: int) -> str:
        """A month alone: `July`."""
        return self.months[month - 1]

    def range(self, first: date, last: date) -> str:
        """Days from `first` to `last`, saying month and year once where they are shared."""
        if first == last:
            return self.long(first)
        if (first.year, first.month) == (last.year, last.month):
            return self._fill(self.range_in_month, last, a=str(first.day))
        if first.year == last.year:
            return self._fill(self.range_in_year, last, first=self.yearless(first), a=self.yearless(last))
        return self.range_across.format(first=self.long(first), last=self.long(last))

    def range_short(self, first: date, last: date) -> str:
        """Days from `first` to `last` in a narrow column, without a year: `28 Jul – 3 Aug`."""
        return f"{self.short(first)} – {self.short(last)}"


_ENGLISH_DATES: Final = Dates(
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    months_short=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    weekdays_short=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
)  # fmt: skip

_HAN_MONTHS: Final = tuple(f"{month}月" for month in range(1, 13))
_KOREAN_MONTHS: Final = tuple(f"{month}월" for month in range(1, 13))


def _han_dates(weekdays: tuple[str, ...], short: tuple[str, ...], weekday: str) -> Dates:
    return Dates(
        months=_HAN_MONTHS,
        months_short=_HAN_MONTHS,
        weekdays=weekdays,
        weekdays_short=short,
        pattern_long="{y}年{m}月{d}日",
        pattern_yearless="{m}月{d}日",
        pattern_short="{m}月{d}日",
        pattern_short_year="{y}年{m}月{d}日",
        pattern_weekday="{m}月{d}日" + weekday,
        pattern_full="{y}年{m}月{d}日" + weekday,
        pattern_in_week="{d}日" + weekday,
        pattern_month="{y}年{m}月",
        pattern_month_short="{y}年{m}月",
        range_in_month="{y}年{m}月{a}日–{d}日",
        range_in_year="{y}年{first}–{a}",
        range_across="{first}–{last}",
    )


_DATES: Final[Mapping[str, Dates]] = {
    "en": _ENGLISH_DATES,
    "zh": _han_dates(
        ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
        ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
        " {wd}",
    ),
    "ja": _han_dates(
        ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"),
        ("月", "火", "水", "木", "金", "土", "日"),
        "({wd})",
    ),
    "ko": Dates(
        months=_KOREAN_MONTHS,
        months_short=_KOREAN_MONTHS,
        weekdays=("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
        weekdays_short=("월", "화", "수", "목", "금", "토", "일"),
        pattern_long="{y}년 {m}월 {d}일",
        pattern_yearless="{m}월 {d}일",
        pattern_short="{m}월 {d}일",
        pattern_short_year="{y}년 {m}월 {d}일",
        pattern_weekday="{m}월 {d}일 ({wd})",
        pattern_full="{y}년 {m}월 {d}일 {weekday}",
        pattern_in_week="{d}일 ({wd})",
        pattern_month="{y}년 {m}월",
        pattern_month_short="{y}년 {m}월",
        range_in_month="{y}년 {m}월 {a}일–{d}일",
        range_in_year="{y}년 {first} – {a}",
    ),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language. Fields with braces are patterns; a `Plural` is asked `of(n)`."""

    dates: Dates = field(default=_ENGLISH_DATES)

    # the frame of every page
    skip: str = "Skip to content"
    site_nav: str = "Site"
    weeks: str = "Weeks"
    days: str = "Days"
    reading: str = "Reading"
    calendar: str = "Calendar"
    tags: str = "Tags"
    feed: str = "Feed"
    footer: str = "About this site"
    by_author: str = "{title}, a learning journal by {author}."
    by_nobody: str = "{title}, a learning journal."
    source: str = "Source of this page"
    theme: str = "Colour theme: {theme}"
    theme_system: str = "system"
    theme_light: str = "light"
    theme_dark: str = "dark"
    copy: str = "Copy"
    copied: str = "Copied"
    tagline: str = "What I learned, planned and finished, one week at a time."

    # kinds of entries
    kind_weekly: str = "Weekly"
    kind_daily: str = "Daily"
    kind_reading: str = "Reading note"
    kind_page: str = "Page"
    kind_log: str = "Log"
    undated: str = "Undated"

    # weeks and days
    week: str = "Week {n}"
    week_label: str = "Week"
    week_short: str = "W{n}"
    weekly: str = "Weekly {n}"
    title_of_weekly: str = "Weekly {n}: {title}"
    title_of_daily: str = "{day}: {title}"
    previous_week: str = "‹ Week {n}"
    next_week: str = "Week {n} ›"
    no_entry: str = "No entry"
    no_entry_label: str = "no entry"
    hours_of_bars: str = "Bars run 06:00 to midnight"
    revised: str = "Revised {day}"
    minutes_to_read: str = "{n} min"
    logged: str = "logged"
    logged_all: str = "{duration} logged"
    no_write_up: str = "No write-up for this week."
    no_write_up_why: str = "What is below comes from the entries of its days."
    week_entries: str = "Entries of this week"
    entries_of_day: str = "Entries of this day"
    also_in_weekly: str = "Also in {title}"

    # tasks
    done_of: str = "{done} of {all} done"
    of_done: str = "of {all} done"
    carried: Plural = field(default=Plural("{n} carried over", "{n} carried over"))
    carried_short: Plural = field(default=Plural("{n} carried", "{n} carried"))
    carried_over: str = "carried over"
    dropped: Plural = field(default=Plural("{n} dropped", "{n} dropped"))
    half: Plural = field(default=Plural("{n} half done", "{n} half done"))
    open: Plural = field(default=Plural("{n} open", "{n} open"))
    failed: Plural = field(default=Plural("{n} failed", "{n} failed"))
    planned: Plural = field(default=Plural("{n} planned", "{n} planned"))
    no_tasks: str = "no tasks"

    # counts
    entries: Plural = field(default=Plural("{n} entry", "{n} entries"))
    items: Plural = field(default=Plural("{n} item", "{n} items"))
    references: Plural = field(default=Plural("{n} reference", "{n} references"))
    remarks: Plural = field(default=Plural("{n} remark", "{n} remarks"))
    questions: Plural = field(default=Plural("{n} question", "{n} questions"))
    answered_of: str = "{done} of {all} answered"
    days_count: Plural = field(default=Plural("{n} day", "{n} days"))
    days_of: str = "{done} of {all} days"
    words_count: Plural = field(default=Plural("{n} word", "{n} words"))
    more: Plural = field(default=Plural("{n} more", "{n} more"))
    hours_spoken: Plural = field(default=Plural("{n} hour", "{n} hours"))
    minutes_spoken: Plural = field(default=Plural("{n} minute", "{n} minutes"))

    # home
    the_plan: str = "The plan"
    carried_section: str = "Carried over"
    open_questions: str = "Open questions"
    loose_ends: str = "Plan and loose ends"
    year_of_days: str = "A year of days"
    latest_entries: str = "Latest entries"
    reading_desk: str = "On the reading desk"
    archive: str = "Archive"
    library: str = "Library"
    all_tags: str = "All"
    weeks_nav: str = "Weeks"
    days_nav: str = "Days"
    reading_nav: str = "Reading notes"
    pages_nav: str = "Pages"
    entries_nav: str = "Entries"
    nothing_yet: str = "Nothing here yet"
    nothing_yet_how: str = "Put a Markdown file in content/ and run journal build."
    no_tasks_in_week: str = "No tasks in this week"
    no_tasks_in_week_how: str = "Write “- [ ] something” under “This week” and it appears here."

    # figures
    heat_title_tasks: str = "Tasks finished each day, {range}"
    heat_title_entries: str = "Entries of each day, {range}"
    heat_text_tasks: str = (
        "{written} days with an entry, {done} tasks finished. The same figures are in the table below."
    )
    heat_text_entries: str = "{written} days with an entry. The same figures are in the table below."
    heat_region: str = "A year of days, scrollable"
    heat_day_done: str = "{day}: {n} done"
    heat_day_entries: str = "{day}: {entries}"
    same_as_table: str = "Same figures as a table"
    month_column: str = "Month"
    fewer: str = "fewer"
    more_scale: str = "more"
    days_written: str = "Days written"
    tasks_done: str = "Tasks done"
    time_logged: str = "Time logged"
    current_streak: str = "Current streak"
    longest_streak: str = "Longest streak"
    fullest_weekday: str = "Fullest weekday"
    n_of_all: str = "{n} of {all}"
    as_of: str = "as of {day}"
    where_time_went: str = "Where the time went"
    against_the_plan: str = "Against the plan"
    ribbon_text: str = "Timeline of the day from {first} to {last}; the same times are in the list below."
    first_task: str = "First task"
    last_logged: str = "Last logged"
    usual: str = "Usual {weekday}"
    longest_stretch: str = "Longest stretch"
    day_in_numbers: str = "This day in numbers"

    # entries
    on_this_page: str = "On this page"
    outline: str = "Outline"
    about_entry: str = "About this entry"
    mentioned_in: str = "Mentioned in"
    link_to: str = "Link to {title}"
    no_page_named: str = "No page named {name}"
    no_file_named: str = "No file named {name}"
    image_missing: str = "Image not found"
    question_open: str = "Open"
    question_answered: str = "Answered"
    a_year_ago: str = "A year ago"
    crumbs: str = "Breadcrumb"
    part_of: str = "Part of {title}"
    days_of_log: str = "Days of this log"
    undated_days: str = "Days without a date"
    what_to_show: str = "What to show"
    show_everything: str = "Everything"
    show_references: str = "References"
    show_remarks: str = "Remarks"
    week_days: str = "Days of {week}"

    by_year: str = "By year"
    before_years: str = "before"

    # works
    reference: str = "Reference"
    references_label: str = "References"
    notes_count: Plural = field(default=Plural("{n} note", "{n} notes"))
    times_cited: Plural = field(default=Plural("{n} ref", "{n} refs"))
    in_entries: Plural = field(default=Plural("in {n} entry", "in {n} entries"))
    in_entries_last: str = "{used}, last on {day}"
    noted: Plural = field(default=Plural("{n} noted", "{n} noted"))
    queued: Plural = field(default=Plural("{n} queued", "{n} queued"))
    status_noted: str = "Noted"
    status_queued: str = "Queued"
    cited_in: str = "Cited in"
    citations_of_day: str = "Citations, {day}"
    citations: str = "Citations"
    first_cited: str = "First cited"
    last_cited: str = "Last cited"
    remarks_label: str = "Remarks"
    noted_under: str = "Noted under"
    related_works: str = "Related works"
    given_together: str = "Given together with"
    shared_works: str = "Shared with other entries"
    by_venue: str = "By venue"
    most_used: str = "Most used"
    order_label: str = "Sort"
    order_newest: str = "Newest"
    order_year: str = "Year"
    order_citations: str = "Most cited"
    order_use: str = "Most used"
    no_references: str = "No references yet"
    no_references_how: str = "A link followed by “[2021, OSDI, 142 refs]” in a reading note appears here."

    # questions
    questions_label: str = "Questions"
    questions_open: str = "{n} open"
    questions_answered: str = "{n} answered"
    all_n: str = "All {n}"
    what_questions: str = "Which questions to show"
    filter_open: str = "Open"
    filter_answered: str = "Answered"
    filter_all: str = "All"
    asked: Plural = field(default=Plural("asked {n} times", "asked {n} times"))
    asked_twice: str = "asked twice"
    answer: str = "Answer"
    answered_on: str = "Answered on {day}"
    answered_after: str = "after {days}"
    oldest_open: str = "oldest {days}"
    usual_answer: str = "usually answered within {days}"
    no_open_questions: str = "No open questions"
    no_open_questions_how: str = "Every question of this journal has an answer."

    # not found
    not_found: str = "Not found"
    not_in_journal: str = "This page is not in the journal."
    not_found_how: str = "It may have moved, or the address may have a typing error. The newest entries are below."

    # kinds of activity
    code: str = "Coding"
    study: str = "Study"
    write: str = "Writing"
    body: str = "Exercise"
    people: str = "People"
    admin: str = "Errands"
    other: str = "Other"

    def duration(self, minutes: int) -> str:
        """A length of time: `40 min`, `8 h 30`, `1 h 00`."""
        hours, rest = divmod(minutes, 60)
        return f"{number(hours)} h {rest:02d}" if hours else f"{rest} min"

    def hours(self, minutes: int) -> str:
        """A long time in whole hours: `1,486 h`; below ten hours as `duration`."""
        return f"{number(round(minutes / 60))} h" if minutes >= 600 else self.duration(minutes)

    def spoken(self, minutes: int) -> str:
        """A length of time for a voice: `8 hours 30 minutes`."""
        hours, rest = divmod(minutes, 60)
        parts = [self.hours_spoken.of(hours)] if hours else []
        if rest or not hours:
            parts.append(self.minutes_spoken.of(rest))
        return " ".join(parts)


_ENGLISH: Final = Wording()
_LANGUAGES: Final[Mapping[str, Wording]] = {"en": _ENGLISH}


@cache
def wording(language: str) -> Wording:
    """The words for a language tag such as `en`, `zh-Hans` or `pt-BR`: of its primary language, else English."""
    primary = language.replace("_", "-").split("-")[0].lower()
    found = _LANGUAGES.get(primary, _ENGLISH)
    return replace(found, dates=_DATES.get(primary, _ENGLISH_DATES))
