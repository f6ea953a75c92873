"""What the names of files and folders say of days."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from journal.dates.arithmetic import first_year
from journal.dates.calendarnames import BESIDE_A_DAY, WEEK_WORD
from journal.dates.forms import Follow, Hit, day_at, followed, from_digits, longest_day, plain_day, with_weekday
from journal.dates.headings import month_title
from journal.dates.ranges import LONGEST_HYPHENS, bounded_range, month, ordinal, period
from journal.dates.spelling import (
    ANY_COUNT,
    EDGE,
    MONTH,
    MONTH_NAME,
    NAME,
    NTH,
    NUMBER,
    TITLE_MARKS,
    TITLE_REACH,
    YEAR,
    around,
    bare_weekday,
    era_year,
    folded,
    form_of,
    full_year,
    month_abroad,
    month_number,
    number_of,
)
from journal.dates.values import Found, Month, Order, Range, Week, When, Written, is_on_calendar, iso_week
from journal.kindwords import kind_named
from journal.patterns import pattern
from journal.record import replace

_ZETTEL: Final = form_of(
    r"(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){1,2}(?![0-9a-z])"
)
_SPACED: Final = form_of(r"(?P<y>(?:19|20)[0-9]{2}) (?P<m>0[1-9]|1[0-2]) (?P<d>[0-3][0-9])(?![0-9a-z])(?! ?[.\-][0-9])")
_SIX: Final = form_of(r"(?P<y>[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])(?![0-9a-z])(?!\.[0-9])")
_AFTER_A_WORD: Final = form_of(
    r"(?:til|wil|log|daily|diary|journal|日[报報记記志誌]|일지|일기|회고)[ _\-]?(?P<six>[0-9]{6})(?![0-9a-z])(?!\.[0-9])"
)
_EIGHT: Final = form_of(r"(?P<a>[0-9]{2})(?P<b>[0-9]{2})(?P<c>(?:19|20)[0-9]{2})$")
_RUN_RANGE: Final = form_of(r"(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])[\-_~](?P<n>0[1-9]|1[0-2])(?P<e>[0-3][0-9])$")
_DIARY: Final = form_of(r"[ _\-]?[日周週]?[报報记記志誌]")
_WORD_GAPS: Final = str.maketrans("-_", "  ")


def file_name(stem: str, *, order: Order | None = None) -> Found | None:
    """The range, ISO week, day or month in a file's name without its ending, tried in that order.

    Digits count only where no letter or digit touches them: `000_050708d483c5` has no date. Ordinals are
    not dates: see `ordinal`.
    """
    plain = plain_day(stem)
    if plain is not None:
        return Found(plain, "")
    shadow = folded(stem[:TITLE_REACH])
    span = period(stem, order=order)
    if span and isinstance(span.value, Range):
        return Found(span.value, _spaced(span.title), span.bare)
    runs = _RUN_RANGE.match(shadow)
    if runs:
        start, end = Written(int(runs["m"]), int(runs["d"])), Written(int(runs["n"]), int(runs["e"]))
        value = bounded_range(start, end, LONGEST_HYPHENS)
        if value:
            return Found(value, "", bare=True)
    day = _day_in_name(stem, shadow, order)
    if span and (day is None or day.bare):
        return Found(span.value, _spaced(span.title))
    if day:
        return day
    found = month(stem)
    return replace(found, title=_spaced(found.title)) if found else None


_YEAR_AND_WEEK: Final = form_of(rf"(?P<y>{YEAR})[\-_.](?P<w>[0-5][0-9])$")
_OF_WEEKS: Final = pattern(r"week|周[报報记記]|週|주간", re.IGNORECASE)


def week_file(stem: str, folder: str, titles: Iterable[str]) -> Found | None:
    """The ISO week of a file such as `2026-38`; None where its folder is not of weeks and no title says week 38.

    `2026-06` in a folder of weeks is the sixth of them, unless a title names a month.
    """
    match = _YEAR_AND_WEEK.match(folded(stem))
    week = iso_week(int(match["y"]), int(match["w"])) if match else None
    if week is None:
        return None
    said = [title for title in titles if title]
    numbered = any(ordinal(title) == week.number and _OF_WEEKS.search(title) for title in said)
    of_weeks = _OF_WEEKS.search(folder) is not None and not any(month(title) for title in said)
    return Found(week, "") if numbered or of_weeks else None


# `03-March` is the third month beside its name; `05-March` is a day of it.
_MONTH_FILE: Final = form_of(
    rf"(?:(?P<at>0?[1-9]|1[0-2])[ _\-.]{{1,3}})?(?P<name>{NAME})(?![ _\-.,]{{0,2}}[0-9])|(?P<count>{ANY_COUNT}) ?[月월](?! ?[0-9])"
)

# `26_03` in a folder `2026`, and `26-03` in one of months, are of March; else two numbers are rather a day.
_SHORT_MONTH_FILE: Final = form_of(r"(?P<y>[0-9]{2})(?P<s>[_.\-])(?P<m>0[1-9]|1[0-2])$")


def month_file(stem: str, folders: Sequence[str]) -> Found | None:
    """The month of a file in the folder of a year: `2026/March`, `2026/03-March`, `2026/3月总结`, `2026/26_03`; or in one of months.

    None where a folder is of a month already, and where the other words are not those of a month or a journal:
    `March madness` is about something.
    """
    shadow = folded(stem[:TITLE_REACH])
    match, short = _MONTH_FILE.match(shadow), _SHORT_MONTH_FILE.match(shadow)
    if match is None and short is None:
        return None
    shadows = [folded(folder[:TITLE_REACH]) for folder in folders]
    year, depth = _folder_year(shadows)
    if short is not None:
        of = full_year(short["y"])
        of_months = kind_named("".join(folders[-1:])) == "monthly"
        return Found(Month(of, int(short["m"])), "") if of_months or (short["s"] == "_" and of == year) else None
    if match is None or year is None or any(_folder_month(folder) for folder in shadows[depth:]):
        return None
    name, rest = match["name"] or "", shadow[match.end() :].strip(TITLE_MARKS + ".")
    number = number_of(match["count"]) if match["count"] else month_abroad(name) or _english(name)
    if not 1 <= number <= 12 or int(match["at"] or number) != number:
        return None
    # `May I ask` begins as a month does, `3月读书` can be of nothing else.
    found = month_title(f"{rest} {year}-{number:02}" if name else f"{year}年{number}月{rest}")
    return replace(found, title=_spaced(stem[max(match.start("name"), 0) :]) if rest else "") if found else None


def _english(name: str) -> int:
    return month_number(name) if re.fullmatch(MONTH_NAME, name, re.IGNORECASE) else 0


def _day_in_name(stem: str, shadow: str, order: Order | None) -> Found | None:
    for each in (_ZETTEL, _SPACED, _SIX, _EIGHT):
        match = each.match(shadow)
        if match:
            written = _eight(match, order) if each is _EIGHT else from_digits(match)
            if written and written.on():
                return Found(written, _spaced(around(stem, 0, match.end())))
    after = _AFTER_A_WORD.match(shadow)
    six = _SIX.match(shadow, after.start("six")) if after else None
    if six and from_digits(six).on():
        return Found(from_digits(six), _spaced(around(stem, *six.span())))
    for start in _NAME_START.finditer(shadow):
        at = start.start()
        hit = day_at(shadow, at, order)
        if hit is None:
            continue
        lone = at == 0 and (followed(shadow, hit.end, Follow.END) or _DIARY.match(shadow, hit.end))
        if hit.follow is Follow.ANY or lone:
            bare = hit.follow is not Follow.ANY and hit.written.year is None
            title = _spaced(around(stem, at, hit.end))
            weekday = bare_weekday(title)
            return Found(hit.written, "" if weekday and weekday[1] == len(title) else title, bare)
    return None


# A counter before the date (`12-2025-05-06`) does not hide it; a longer number does.
_NAME_START: Final = form_of(rf"(?<![0-9a-z])(?:[0-9]|{MONTH_NAME}|[一二三四五六七八九十廿卅]|令和|平成|昭和)")


def parted(stem: str) -> str:
    """The name of a file, with marks between its parts if it is eight digits that end in a year: `31122024` reads as `31-12-2024`."""
    match = _EIGHT.match(stem)
    return f"{match['a']}-{match['b']}-{match['c']}" if match is not None else stem


def _eight(match: re.Match[str], order: Order | None) -> Written | None:
    hit = longest_day(parted(match[0]), 0, order, None)
    return hit.written if hit else None


def _spaced(title: str) -> str:
    title = title.strip(TITLE_MARKS + ".")
    return title if " " in title else " ".join(title.translate(_WORD_GAPS).split())


_ENDING: Final = form_of(r"\.[a-z][0-9a-z]{0,9}$")
_YEAR_FOLDER: Final = form_of(
    rf"(?:^|.*[ _\-])(?P<y>{YEAR})(?:[年년]?$|[年년]?[ _\-](?![0-9]))"
    rf"|(?:(?P<era>令和|平成|昭和) ?(?P<reign>{NUMBER}|元)年|(?P<short>[0-9]{{2}}) ?[年년])(?:$|[ _\-](?![0-9]))"
)
# `01-basics` is a chapter; a month's folder has its name, its year or nothing beside the number.
_MONTH_FOLDER: Final = form_of(
    rf"(?:{YEAR}[\-._年년]? ?)?(?:(?P<n>0?[1-9]|1[0-2])(?:[月월]|(?=$|[ _\-.]{{1,3}}{MONTH}))"
    rf"|(?P<name>{MONTH})(?=[ ,_\-.]{{0,2}}(?:{YEAR})?$))"
)
_MONTH_FOLDER_ABROAD: Final = form_of(
    rf"(?:{YEAR}[\-._]? ?)?(?:(?:0?[1-9]|1[0-2])[ _\-.]{{1,3}})?(?P<name>{NAME})(?=[ ,_\-.]{{0,2}}(?:{YEAR})?$)"
)
_MONTH_RUN: Final = form_of(r"(?:19|20)[0-9]{2}(?P<n>0[1-9]|1[0-2])$")
_DAY_FILE: Final = form_of(rf"(?P<d>0?[1-9]|[12][0-9]|3[01])(?:[日号號일]|{NTH}(?=$|[ _\-](?![0-9])))")
# `1.2 Setting` is a section, in whatever folder.
_MONTH_DAY_FILE: Final = form_of(
    r"(?P<m>0?[1-9]|1[0-2])[\-._](?P<d>0?[1-9]|[12][0-9]|3[01])$"
    r"|(?P<m2>0[1-9]|1[0-2])[\-_]?(?P<d2>[0-3][0-9])(?![0-9a-z])(?![\-._][0-9])"
)
_DAYS_FILE: Final = form_of(r"(?P<m>0[1-9]|1[0-2])[._\-](?P<d>[0-3][0-9])[._\-~](?P<e>[0-3][0-9])$")
_WEEK_FOLDER: Final = form_of(
    rf"(?:week|wk|w|{WEEK_WORD})[ _.#\-]{{0,2}}(?P<w>{NUMBER}){EDGE}|[第제] ?(?P<han>{ANY_COUNT}) ?[周週주]|(?P<ko>{NUMBER}) ?(?:주차|週|周)"
)


def path(parts: Sequence[str], *, order: Order | None = None) -> Found | None:
    """What the folders say, together with the file: `2020/05/18.md`, `2020/05-18-title.md`, `2023/week-3/x.md`.

    `parts` are the folders and the file, outermost first. The file's own complete date comes first, then a date
    put together from a year's (and a month's) folder, then the nearest folder that is dated itself. A folder in that
    of a month may be of a day, like a file there: `2020/05/18/notes.md`.
    """
    if not parts:
        return None
    folders, stem = [part[:TITLE_REACH] for part in parts[:-1]], _ENDING.sub("", parts[-1][-TITLE_REACH:])
    shadows = [folded(folder) for folder in folders]
    own = file_name(stem, order=order)
    year, depth = _folder_year(shadows)
    if own and _is_of_another_year(own, folded(stem), year):
        own = None
    if own and has_year(own.value):
        return own
    if year is not None:
        found = _under_year(year, shadows[depth:], stem, own)
        if found:
            found = _in_month(found, stem)
            within = path(parts[:-1], order=order) if isinstance(found.value, Month) and folders[depth:] else None
            whole = within is not None and isinstance(within.value, Written)
            return replace(within, title=_spaced(stem)) if within is not None and whole else found
    for folder in reversed(folders):
        dated = file_name(folder, order=order)
        if dated and has_year(dated.value):
            return _in_month(replace(dated, title=_spaced(stem)), stem)
    return own


def is_outruled(name: Found, stem: str, folders: Sequence[str]) -> bool:
    """Whether the day in a file's name is none, by the year of its folder: `2023/12_10_19` is not of 2012."""
    shadow = folded(stem[:TITLE_REACH])
    if _SHORT_YEAR.match(shadow) is None:
        return False
    return _is_of_another_year(name, shadow, _folder_year([folded(folder[:TITLE_REACH]) for folder in folders])[0])


_SHORT_YEAR: Final = form_of(r"[0-9]{2}[._\-][0-9]{1,2}[._\-][0-9]{1,2}(?![0-9])")


def _is_of_another_year(name: Found, shadow: str, year: int | None) -> bool:
    """Whether the two digits that were taken for a year are far from that of the folder."""
    day = name.value
    if year is None or not isinstance(day, Written) or day.year is None or _SHORT_YEAR.match(shadow) is None:
        return False
    return abs(day.year - year) > 1


_DAY_OF_MONTH: Final = form_of(
    r"(?<![0-9a-z])(?:(?P<y>[0-9]{2})[.]?)?(?P<m>0[1-9]|1[0-2])[.]?(?P<d>[0-3][0-9])(?![0-9a-z])"
)


def _in_month(found: Found, stem: str) -> Found:
    """The day of a file in the folder of a month which has digits that can only mean it: `2026/May/trio_260529`."""
    month = found.value
    if not isinstance(month, Month):
        return found
    for match in _DAY_OF_MONTH.finditer(folded(stem)):
        same = int(match["m"]) == month.number and match["y"] in (None, f"{month.year % 100:02}")
        day = Written(month.number, int(match["d"]), month.year)
        if same and day.on():
            return Found(day, _spaced(around(stem, *match.span())))
    return found


def has_year(value: When) -> bool:
    """Whether a day, or the first day of a range, is written with its year; weeks and months always are."""
    match value:
        case Written():
            return value.year is not None
        case Range():
            return value.start.year is not None
        case Week() | Month():
            return True


def _folder_year(shadows: Sequence[str]) -> tuple[int | None, int]:
    """The year of the innermost folder that names one, and where the folders that divide it begin."""
    for at in range(len(shadows) - 1, -1, -1):
        divided = re.match(rf"({YEAR})(?:[\-._年]? ?(?:0[1-9]|1[0-2]|[1-9](?![0-9])))[月월]?$", shadows[at])
        if divided:
            return int(divided[1]), at
        match = _YEAR_FOLDER.match(shadows[at])
        if match:
            year = era_year(match["era"], match["reign"]) if match["era"] else full_year(match["y"] or match["short"])
            return year, at + 1
    return None, 0


def _under_year(year: int, shadows: Sequence[str], stem: str, own: Found | None) -> Found | None:
    if own:
        filled = _filled(own.value, year, ordinal(stem))
        return replace(own, value=filled, bare=False) if filled else None
    shadow = folded(stem)
    number = next((n for folder in reversed(shadows) if (n := _folder_month(folder))), None)
    match = _DAY_FILE.match(shadow) if number else None
    if match is None:
        match = _MONTH_DAY_FILE.match(shadow)
        number, day = _month_and_day(match) if match else (number, 0)
    else:
        day = int(match["d"])
    if match and number and is_on_calendar(number, day, year):
        hit = with_weekday(shadow, 0, Hit(Written(number, day, year), match.end(), "run"), None)
        return Found(hit.written, _spaced(stem[hit.end :]))
    if days := _DAYS_FILE.match(shadow):
        month_of = int(days["m"])
        span = bounded_range(
            Written(month_of, int(days["d"]), year), Written(month_of, int(days["e"]), year), LONGEST_HYPHENS
        )
        if span:
            return Found(span, "")
    # A week in the folder of a month is counted from the month's beginning.
    week = (
        None
        if number
        else next((w for folder in (shadow, *reversed(shadows)) if (w := _folder_week(folder, year))), None)
    )
    if week:
        return Found(week, "" if _WEEK_FOLDER.fullmatch(shadow) else _spaced(stem))
    dated = next((f for folder in reversed(shadows) if (f := file_name(folder)) and f.bare), None)
    filled = _filled(dated.value, year) if dated else None
    if filled:
        return Found(filled, _spaced(stem))
    return Found(Month(year, number), _spaced(stem)) if number else None


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    return int(match["m"] or match["m2"]), int(match["d"] or match["d2"])


def week_number(text: str) -> int | None:
    """The number of a name that is a week and nothing else: `Week 3`, `第9周`, `Semana 8`."""
    match = _WEEK_FOLDER.fullmatch(folded(text[:TITLE_REACH]))
    return number_of(match["w"] or match["han"] or match["ko"]) if match else None


def _folder_week(shadow: str, year: int) -> Week | None:
    match = _WEEK_FOLDER.match(shadow)
    return iso_week(year, number_of(match["w"] or match["han"] or match["ko"])) if match else None


def _folder_month(shadow: str) -> int | None:
    match = _MONTH_RUN.match(shadow) or _MONTH_FOLDER.match(shadow)
    if match is None:
        match = _MONTH_FOLDER_ABROAD.match(shadow)
        named = match["name"].lower() if match is not None else ""
        return month_abroad(named) or None if named not in BESIDE_A_DAY else None
    name = match.groupdict().get("name")
    return month_number(name) if name else int(match["n"])


def _filled(value: When, year: int, number: int | None = None) -> When | None:
    """The value with the year of its folder; a range that crosses New Year starts in it, but for one of a week 1."""
    match value:
        case Written():
            written = replace(value, year=year)
            return written if written.on() else None
        case Range():
            both = value.on(first_year(value.start, value.end, year, number))
            return (
                Range(replace(value.start, year=both[0].year), replace(value.end, year=both[1].year)) if both else None
            )
        case Week() | Month():
            return value
