"""The days that were written as events of whole days, for programs that show calendars (iCalendar, RFC 5545).

The events of a month are told together, so that where the line of one day is new all other months are as they were.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final
from urllib.parse import quote

from journal.model import Day, Site
from journal.patterns import pattern
from journal.routes import absolute, slug
from journal.views.where import day_page
from journal.wording.choice import wording

_OCTETS: Final = 75
_COMPACT: Final = str.maketrans("", "", "-:")
# In UTF-8, a byte within a character begins with the bits 10.
_TOP_BITS: Final = 0xC0
_WITHIN: Final = 0x80

# XML 1.0, 2.2: what is not a `Char` may not occur in a document, not even escaped; calendars are asked no more.
_FORBIDDEN: Final = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def events(site: Site, days: Iterable[date]) -> str:
    """The events of some days, in their order; none without a base URL, since an event leads to its page."""
    if not site.masthead.base_url:
        return ""
    whose = quote(slug(site.masthead.author or site.masthead.title))
    return "".join(_event(site, day, site.days[day], whose) for day in days)


def _event(site: Site, day: date, told: Day, whose: str) -> str:
    compact = f"{day.year:04}{day.month:02}{day.day:02}"
    title = told.title or told.line or wording(site.masthead.language).dates.long(day)
    there = day_page(site, day)
    # When it was made is asked for; it is not known, and a build must not depend on its hour: the beginning of the day.
    return (
        f"BEGIN:VEVENT\r\n{_folded(f'UID:{day.isoformat()}.{whose}@journal.invalid')}"
        f"DTSTAMP:{_instant(day, site.masthead.timezone)}\r\nDTSTART;VALUE=DATE:{compact}\r\n{_folded(f'SUMMARY:{_value(title)}')}"
        + (_folded(f"DESCRIPTION:{_value(told.line)}") if told.line and told.line != title else "")
        + (_folded(f"URL:{absolute(site.masthead.base_url, *there)}") if there else "")
        + "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
    )


def _instant(day: date, zone: str) -> str:
    """The beginning of `day` in the time zone `zone`, in UTC; that of UTC for the first day that there is."""
    begins = datetime.combine(day, time())
    # UTC needs no database, which some systems lack and others are slow to find.
    if zone != "UTC" and day > date.min:
        from zoneinfo import ZoneInfo

        offset = begins.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        begins = begins - offset if offset else begins
    return f"{begins.isoformat(timespec='seconds').translate(_COMPACT)}Z"


def calendar_file(title: str, events: Iterable[str]) -> str:
    """The file of a calendar of that title, with these events."""
    name = _value(title)
    head = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//journal//days//EN\r\n{_folded(f'NAME:{name}')}"
    return "".join((head, _folded(f"X-WR-CALNAME:{name}"), *events, "END:VCALENDAR\r\n"))


def printable(text: str) -> str:
    """`text` without what neither XML nor a calendar may hold."""
    return _FORBIDDEN.sub("", text)


def _value(text: str) -> str:
    """`text` as a value of iCalendar."""
    plain = printable(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> str:
    """A line of iCalendar with its end, in pieces of at most 75 bytes, none of which cuts a character."""
    if len(line) <= _OCTETS and line.isascii():
        return f"{line}\r\n"
    data = line.encode()
    pieces: list[str] = []
    room = _OCTETS
    while len(data) > room:
        cut = room
        while data[cut] & _TOP_BITS == _WITHIN:
            cut -= 1
        pieces.append(data[:cut].decode())
        # What goes on begins with a space, which counts.
        data, room = data[cut:], _OCTETS - 1
    return "\r\n ".join((*pieces, data.decode())) + "\r\n"
