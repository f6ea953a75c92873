"""Dates as values of front matter, years beside names, and the order of day and month that a text shows."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from journal.dates.forms import day_at, from_digits, plain_day
from journal.dates.headings import day_heading
from journal.dates.spelling import (
    ANY_COUNT,
    EDGE,
    HEADING_REACH,
    NUMBER,
    TITLE_REACH,
    YEAR,
    folded,
    form_of,
    full_year,
    opening_of,
)
from journal.dates.values import Order, Written, civil
from journal.patterns import pattern
from journal.record import replace

_STAMP: Final = form_of(
    r"(?P<y>(?:19|20|21)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){0,2}$"
)
_EPOCH: Final = form_of(r"(?P<seconds>[0-9]{10})(?:[0-9]{3}|\.[0-9]{1,9})?$")
_YEAR_AFTER_CLOCK: Final = form_of(
    rf" {{1,2}}[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?: {{1,2}}[A-Z]{{2,5}})? {{1,2}}(?P<y>{YEAR}){EDGE}"
)


_DOUBLED: Final = pattern(r"\A([0-9]{4})--([0-9]{1,2})--([0-9]{1,2})\Z")


def value(text: str, *, order: Order | None = None) -> date | Written | None:
    """The day that a property or a line such as `date: …` gives; the civil day as written, whatever its zone.

    Ten digits are seconds and thirteen milliseconds since 1970, of which the UTC day is taken. A `Written` is
    given where there is no civil date: it names no year, or the day does not exist, or day and month are not
    certain. None for placeholders such as `YYYY/MM/DD`, and for anything else.
    """
    plain = _DOUBLED.sub(r"\1-\2-\3", text.strip().strip("\"'").strip())
    shadow = folded(plain[:HEADING_REACH])
    written = plain_day(plain)
    stamp = _STAMP.match(shadow) if written is None else None
    written = from_digits(stamp) if stamp else written
    if written is None or (stamp and not written.on()):
        epoch = _EPOCH.match(shadow)
        if epoch:
            return date(1970, 1, 1) + timedelta(days=int(epoch["seconds"]) // 86_400)
        written = _value_day(plain, shadow, order)
    if written is None:
        return None
    day = written.on()
    return written if day is None or written.ambiguous else day


def _value_day(plain: str, shadow: str, order: Order | None) -> Written | None:
    heading = day_heading(plain, order=order)
    if heading is None or heading.written.year is not None:
        return heading.written if heading else None
    hit = day_at(shadow, opening_of(shadow), order)
    late = _YEAR_AFTER_CLOCK.match(shadow, hit.end) if hit else None
    return replace(heading.written, year=int(late["y"])) if late else heading.written


_YEAR_ALONE: Final = form_of(
    rf"(?<![0-9a-z./\-])(?:(?P<y>{YEAR})[年년]?(?![0-9a-z./\-])|(?P<of>{YEAR}|[0-9]{{2}}) ?[年년] ?(?={ANY_COUNT} ?[月월]))"
)


def year_in(texts: Iterable[str]) -> int | None:
    """The first year that stands alone in one of `texts`, or before a month: `Almanac 2024`, `2024年`, `24年9月第1周`."""
    for text in texts:
        match = _YEAR_ALONE.search(folded(text[:TITLE_REACH]).replace("_", " "))
        if match is not None:
            return full_year(match["y"] or match["of"])
    return None


_BEFORE_YEAR: Final = form_of(r"(?:[qh][1-4]|year|annual|review|goals?|plans?|for|of|in|the|[ \-–—:,]){1,8}$")


def year_of_title(title: str) -> int | None:
    """The year that a title is of: one that it begins or ends with, or that stands with its quarter: `2025年总结`, `Q3 2026 goals`."""
    shadow = folded(title[:TITLE_REACH]).replace("_", " ").strip()
    match = _YEAR_ALONE.search(shadow)
    if match is None or match["y"] is None:
        return None
    before = shadow[: match.start()]
    whole = not before or match.end() == len(shadow) or _BEFORE_YEAR.match(before) is not None
    return full_year(match["y"]) if whole else None


# A pattern that begins with a set of characters is searched for three times as fast as one that begins by looking back.
_ORDERED: Final = pattern(rf"([0-9](?<![0-9./\-][0-9])[0-9]?)([./\-])({NUMBER})\2{YEAR}(?![0-9./\-])")
_YEAR_LAST: Final = pattern(rf"[./\-]{YEAR}(?![0-9./\-])")


def orders_shown(text: str) -> tuple[int, int]:
    """How many dates in `text` can only have the day first, and how many only the month: `25/12/2024`, `12/25/2024`."""
    if _YEAR_LAST.search(text) is None:
        return 0, 0
    pairs = [(int(match[1]), int(match[3])) for match in _ORDERED.finditer(text)]
    return (
        sum(12 < first <= 31 and 1 <= second <= 12 for first, second in pairs),
        sum(12 < second <= 31 and 1 <= first <= 12 for first, second in pairs),
    )


_SHORT: Final = pattern(r"[0-9](?<![0-9./\-][0-9])[0-9]?([./\-])[0-9]{1,2}\1[0-9]{2}(?![0-9./\-])")
_SHORT_LINE: Final = pattern(
    r"^[ \t>#*+_(\[-]{0,12}(?:[A-Za-z]{3,9}[.,]? )?([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{2})(?![0-9]|[./-][0-9])",
    re.MULTILINE,
)


def year_last(text: str, known: Iterable[str]) -> Order | None:
    """The order of the dates with which lines of `text` begin, if they prove that two digits of a year stand last; None without proof.

    `27-03-23` and `28-03-23` are a day apart and not a year; `06-03-23` alone may be the day that one of `known`, as
    the name of the file, begins with. Where nothing is proved, the year stands first; `1.2.10` may be a version.
    """
    if _SHORT.search(text) is None:
        return None
    parts = {match.groups() for match in _SHORT_LINE.finditer(text)}
    fitting = [order for order in (Order.DMY, Order.MDY) if parts and all(_placed(each, order) for each in parts)]
    days = {day.on() for name in known if (day := plain_day(name[:10])) is not None}
    said = [order for order in (Order.YMD, *fitting) if any(_placed(each, order) in days for each in parts)]
    if said:
        return said[0] if said[0] is not Order.YMD else None
    long = [each for each in parts if len(each[0]) == 2]
    first, last = {each[0] for each in long}, {each[3] for each in long}
    if len(last) >= len(first) or (len(fitting) > 1 and any(each[1] == "/" for each in parts)):
        return None
    return next(iter(fitting), None)


def _placed(parts: tuple[str, ...], order: Order) -> date | None:
    """The day of three numbers, with their mark behind the first, in an order; None where there is none."""
    number = dict(zip(order.value, (parts[0], parts[2], parts[3]), strict=True))
    return civil(full_year(f"{number['Y']:0>2}"), int(number["M"]), int(number["D"]))
