"""Days are events that calendars can read."""

from datetime import date

import pytest

from journal.events import calendar_file, events
from journal.model import Masthead
from journal.record import replace
from tests import lists

_DAY = date(2025, 7, 31)


def test_a_day_is_an_event_of_a_whole_day() -> None:
    site = lists.site(lists.daily(_DAY, "Rain; then, sun"))
    told = {*events(site, [_DAY]).split("\r\n")}

    assert {"DTSTART;VALUE=DATE:20250731", "DTSTAMP:20250731T000000Z", "TRANSP:TRANSPARENT"} <= told
    assert "URL:https://example.org/notes/2025/07/31/" in told
    assert r"SUMMARY:Rain\; then\, sun" in told


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        ("UTC", _DAY, "20250731T000000Z"),
        ("Asia/Shanghai", _DAY, "20250730T160000Z"),
        ("America/New_York", _DAY, "20250731T040000Z"),
        ("America/New_York", date(2025, 1, 1), "20250101T050000Z"),
        ("Asia/Shanghai", date.min, "00010101T000000Z"),
        ("America/New_York", date.max, "99991231T050000Z"),
    ],
)
def test_a_day_begins_in_the_time_zone_of_the_site(zone: str, day: date, begins: str) -> None:
    site = lists.site(lists.daily(day))
    site = replace(site, masthead=replace(site.masthead, timezone=zone))

    assert f"DTSTAMP:{begins}\r\nDTSTART" in events(site, [day])


def test_a_year_has_four_figures() -> None:
    early = date(31, 2, 3)

    assert "DTSTART;VALUE=DATE:00310203" in events(lists.site(lists.daily(early)), [early])


def test_a_day_that_is_spoken_of_nowhere_leads_nowhere() -> None:
    site = lists.site(lists.daily(_DAY))
    site = replace(site, days={_DAY: replace(site.days[_DAY], parts=())})

    assert "URL:" not in events(site, [_DAY])


def test_without_a_base_url_there_are_no_events() -> None:
    assert events(lists.site(lists.daily(_DAY), masthead=Masthead("Second Notebook")), [_DAY]) == ""


def test_no_line_is_longer_than_75_bytes() -> None:
    site = lists.site(lists.daily(_DAY, "調度器與喚醒" * 20))
    text = calendar_file("棚" * 40, [events(site, [_DAY])])

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "調度器與喚醒" * 20 in text.replace("\r\n ", "")
    assert f"NAME:{'棚' * 40}\r\n" in text.replace("\r\n ", "")


def test_the_file_of_a_calendar_has_its_events_between_a_head_and_an_end() -> None:
    lines = calendar_file("Second Notebook", ["BEGIN:VEVENT\r\nEND:VEVENT\r\n"]).split("\r\n")

    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-4:] == ["BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", ""]
