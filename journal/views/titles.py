"""What entries are called, in headings and lists, in narrow columns, and where Markdown cannot be shown as written."""

import re
from datetime import date
from functools import lru_cache
from typing import assert_never

from journal.dates.headings import day_heading
from journal.dates.ranges import month, period
from journal.dates.values import Month
from journal.model import Daily, Entry, Log, Monthly, Page, ReadingNote, Weekly, month_named, names_its_month
from journal.patterns import pattern
from journal.routes import DayPage, Route, WeekPage
from journal.wording.catalogue import Wording


def kind_name(words: Wording, entry: Entry) -> str:
    """What an entry is, in words: `Weekly 31`, `Daily`, `Reading note`."""
    match entry:
        case Weekly():
            number = weekly_number(entry)
            return words.weekly.format(n=number) if number is not None else words.kind_weekly
        case Daily():
            return words.kind_daily
        case Monthly():
            return words.kind_monthly if names_its_month(entry) else words.kind_page
        case ReadingNote():
            return words.kind_reading
        case Page():
            return words.kind_page
        case Log():
            return words.kind_log
        case _:
            assert_never(entry)


def month_of(words: Wording, entry: Entry) -> str:
    """The month that an entry is of as a whole: `March 2026`; empty for any other."""
    month = month_named(entry)
    return words.dates.month(*month) if month else ""


def day_or_month(words: Wording, entry: Entry) -> str:
    """The date of an entry: `31 July 2025`, or the month where it names no day; empty without a date."""
    return month_of(words, entry) or (words.dates.long(entry.when) if entry.when else "")


def iso_of(entry: Entry) -> str:
    """The date of an entry for machines: of a weekly, its last day, `2025-07` of a whole month; empty without a date."""
    if month := month_named(entry):
        return str(Month(*month))
    when = entry.end if isinstance(entry, Weekly) and entry.end else entry.when
    return "" if when is None else when.isoformat()


def weekly_number(entry: Weekly) -> int | None:
    """The number a weekly goes by: of its ISO week, else the author's own; None without either."""
    return entry.week.number if entry.week else entry.number


def title_of(words: Wording, entry: Entry) -> str:
    """What an entry is called in headings and lists: its title without a date before it, else its date, else its file.

    A title that says its date stands beside that date everywhere, so the date is dropped from it; not if it is not known.
    """
    title = entry.title.strip()
    if title and entry.when is None:
        return _without_number(title, entry) if isinstance(entry, Weekly) else title
    match entry:
        case Daily():
            found = day_heading(title) if title else None
            if title and (found is None or found.title):
                return found.title if found else title
            return words.dates.long(entry.when) if entry.when else title or file_name(entry)
        case Weekly():
            span = period(title) if title else None
            if title and (span is None or span.title):
                return _without_number(span.title if span else title, entry)
            if when := _time_of(words, entry):
                return when
            return words.week.format(n=entry.week.number) if entry.week else title or file_name(entry)
        case Monthly():
            alone = month(title) if title else None
            return title if title and (alone is None or alone.title) else month_of(words, entry) or file_name(entry)
        case ReadingNote() | Page() | Log():
            return title or file_name(entry)
        case _:
            assert_never(entry)


# `Weekly-#4 `, `Week 17: `, `第4周：`, whose number stands in the margin.
_NUMBERED = pattern(
    r"(?:(?:weekly|weeknotes?|week|周报|周记|週報|주간)[ \t_–—-]{0,3}(?:#|no\.|第)?|#|第)[ \t]?(\d{1,4})(?![~〜–—-]\d{1,3}(?![\d./年月]))[ \t]?(?:周|週|期|주차)?[ \t:：,.–—-]{1,4}(?=\S)",
    re.IGNORECASE,
)


# `Week7`, as files are called.
_GLUED = pattern(r"([A-Za-z\u00c0-\u024f]+)(\d{1,3})")


def _without_number(title: str, entry: Weekly) -> str:
    """The title of a weekly without the number that it goes by; with a space before it where it is nothing else."""
    found = _NUMBERED.match(title)
    known = {entry.number, entry.week.number if entry.week else None}
    glued = _GLUED.fullmatch(title)
    if glued and int(glued[2]) in known:
        return f"{glued[1]} {glued[2]}"
    return title[found.end() :] if found and int(found[1]) in known else title


# A title that is its number and no more: `Week 10`, `Weekly #10`, `第10周周报`, `10주차`.
_NUMBER = pattern(
    r"(?:weekly|weeknotes?|week|w|周报|周记|週報|주간)?[ \t_–—-]{0,3}(?:#|no\.|第)?[ \t]?(\d{1,4})[ \t]?(?:周|週|期|주차)?[ \t]?(?:周报|周记|週報)?",
    re.IGNORECASE,
)


def title_beside_kind(words: Wording, entry: Entry) -> str:
    """What an entry is called where its kind stands beside it: a week whose title is the number again, by its days."""
    title = title_of(words, entry)
    if not isinstance(entry, Weekly):
        return title
    found = _NUMBER.fullmatch(title)
    repeated = found is not None and int(found[1]) == weekly_number(entry)
    return (_time_of(words, entry) if repeated else "") or title


def file_name(entry: Entry) -> str:
    """The name of an entry's file, without its ending."""
    return entry.note.path.rpartition("/")[2].removesuffix(".md")


def document_title(words: Wording, entry: Entry, route: Route) -> str:
    """The title of an entry's page, with its week or its day unless the title says it already.

    An entry that is only called by its day or period, and is not at the address of that, has its file in the title.
    """
    title = title_of(words, entry)
    if title == _time_of(words, entry) and not (isinstance(route, DayPage | WeekPage) and not route.slug):
        return words.title_of_daily.format(day=title, title=entry.id.replace(".md", "", 1))
    match entry:
        case Weekly() if (number := weekly_number(entry)) is not None and str(number) not in title:
            return words.title_of_weekly.format(n=number, title=title)
        case Daily() if entry.when is not None and words.dates.long(entry.when) not in title:
            return words.title_of_daily.format(day=words.dates.long(entry.when), title=title)
        case Monthly() if (named := month_of(words, entry)) and named not in title:
            return words.title_of_daily.format(day=named, title=title)
    return title


def _time_of(words: Wording, entry: Entry) -> str:
    """The day or the period that an entry is called by if nothing else is known; empty without one."""
    if isinstance(entry, Weekly):
        return words.dates.range(entry.start, entry.end) if entry.start and entry.end else ""
    return day_or_month(words, entry) if isinstance(entry, Daily | Monthly) else ""


def entry_when(words: Wording, entry: Entry, *, year: bool = False) -> str:
    """The date of an entry for a narrow column: of a weekly, its last day, of a whole month its name; empty without a date."""
    if month := month_named(entry):
        return words.dates.month_short(*month) if year else words.dates.months_short[month[1] - 1]
    when = entry.end if isinstance(entry, Weekly) and entry.end else entry.when
    if when is None:
        return ""
    return words.dates.short_year(when) if year else words.dates.short(when)


def entry_label(words: Wording, entry: Entry, near: date | None) -> str:
    """An entry in two words: `Weekly 31`, `31 Jul`, with the year if it is not that of `near`; its title without a date."""
    if isinstance(entry, Weekly) and entry.week:
        return words.weekly.format(n=entry.week.number)
    if entry.when is None:
        return title_of(words, entry)
    other_year = near is not None and entry.when.year != near.year
    if month_named(entry):
        return entry_when(words, entry, year=other_year)
    return words.dates.short_year(entry.when) if other_year else words.dates.short(entry.when)


_MARKED = pattern(r"[\[*_`~=]")
_IMAGE = pattern(r"!\[([^\[\]]*)\]\([^()\s]*\)|!\[\[[^\[\]]*\]\]")


_LINK = pattern(r"\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)?\)")


_WIKI = pattern(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")


# A reference to a footnote, and code, in which there is none.
_NOTED = pattern(r"(`{1,3})[^`]*\1|\[\^[^\[\]\s]+\](?![(:])")


_MARKS = pattern(r"\*{1,3}|`+|~~|==|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)")


# A line is shown where it stands, and behind the figures of its day, its week and its month.
@lru_cache(maxsize=8192)
def plain_text(markdown: str) -> str:
    """One line of Markdown as text, for where it cannot be shown as written.

    Links and emphasis leave their words, references to footnotes nothing.
    """
    if _MARKED.search(markdown) is None:
        return " ".join(markdown.split())
    unnoted = _NOTED.sub(lambda found: found[0] if found[1] else "", markdown) if "[^" in markdown else markdown
    shown = _WIKI.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub(r"\1", unnoted)))
    return " ".join(_MARKS.sub("", shown).split())
