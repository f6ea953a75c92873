from datetime import date

import pytest

from journal.dates.values import Week
from journal.routes import (
    Calendar,
    Card,
    DayPage,
    Days,
    DaysFile,
    Feed,
    File,
    Home,
    Manifest,
    MonthPage,
    NotFound,
    PlainPage,
    Reading,
    ReadingPage,
    Robots,
    Route,
    Search,
    Sitemap,
    TagPage,
    Tags,
    UndatedDay,
    UndatedWeek,
    WeekPage,
    Weeks,
    YearPage,
    absolute,
    links_from,
    output_path,
    relative,
    reserved,
    rooted,
    route,
    slug,
    url,
)

_WEEK = WeekPage(Week(2025, 31))


@pytest.mark.parametrize(
    ("page", "address"),
    [
        (Home(), ""),
        (_WEEK, "2025/w31/"),
        (WeekPage(Week(2026, 1), "team"), "2026/w01/team/"),
        (UndatedWeek("a-lost-week"), "weeks/a-lost-week/"),
        (DayPage(date(2025, 7, 31)), "2025/07/31/"),
        (DayPage(date(2025, 7, 31), "晨跑"), "2025/07/31/晨跑/"),
        (UndatedDay("some-day"), "days/some-day/"),
        (MonthPage(2025, 7), "2025/07/"),
        (YearPage(2025), "2025/"),
        (Weeks(), "weeks/"),
        (Weeks(2024), "weeks/in_2024/"),
        (Days(), "days/"),
        (Days(2024), "days/in_2024/"),
        (Reading(), "reading/"),
        (Reading(2), "reading/page_2/"),
        (ReadingPage("on-queues"), "reading/on-queues/"),
        (PlainPage("about"), "about/"),
        (PlainPage("logs/learning-log"), "logs/learning-log/"),
        (Tags(), "tags/"),
        (Search(), "search/"),
        (Feed("weeks"), "weeks/feed.xml"),
        (Feed("reading", "json"), "reading/feed.json"),
        (Feed("tags/a/b"), "tags/a/b/feed.xml"),
        (DaysFile(), "calendar.ics"),
        (Manifest(), "manifest.webmanifest"),
        (TagPage("runtimes"), "tags/runtimes/"),
        (TagPage("a/b"), "tags/a/b/"),
        (TagPage("a/b", 2), "tags/a/b/page_2/"),
        (Calendar(), "calendar/"),
        (NotFound(), "404.html"),
        (Feed(), "feed.xml"),
        (Sitemap(), "sitemap.xml"),
        (Robots(), "robots.txt"),
        (Card(), "card.png"),
        (File("images/a chart 100%.png"), "images/a%20chart%20100%25.png"),
    ],
    ids=str,
)
def test_each_kind_of_page_has_its_address(page: Route, address: str) -> None:
    assert url(page) == address
    assert route(address) == page


@pytest.mark.parametrize(
    ("page", "path"),
    [
        (Home(), "index.html"),
        (_WEEK, "2025/w31/index.html"),
        (NotFound(), "404.html"),
        (File("images/a chart 100%.png"), "images/a chart 100%.png"),
    ],
)
def test_a_folder_address_is_written_to_its_index(page: Route, path: str) -> None:
    assert output_path(page) == path


@pytest.mark.parametrize(
    "address",
    [
        "2025/02/30/", "2025/13/", "2025/w53/", "2025/w00/", "0000/", "2025/07/31/a/b/", "../secret/", "a/../b/",
        "a//b/", "//", "a\\b/", "a/\x00/", "%2e%2e/a/", "%ff/", "tags/page_2/", "tags/a/page_1/",
    ],
)  # fmt: skip
def test_an_address_that_no_page_can_have_gives_none(address: str) -> None:
    assert route(address) is None


def test_the_last_week_of_a_long_year_is_a_page() -> None:
    assert route("2026/w53/") == WeekPage(Week(2026, 53))


@pytest.mark.parametrize(
    "address", ["/2025/w31/", "2025/w31/index.html", "2025/w31/?from=feed", "2025/w31/#day", "2025/%7731/"]
)
def test_an_address_is_found_however_it_is_written(address: str) -> None:
    assert route(address) == _WEEK


def test_percent_encoded_han_is_read() -> None:
    assert route("tags/%E8%B0%83%E8%AF%95/") == TagPage("调试")


def test_a_note_in_the_folder_of_a_month_has_an_address() -> None:
    assert route("2025/07/notes/") == PlainPage("2025/07/notes")


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        (Home(), Home(), "./"),
        (Home(), _WEEK, "2025/w31/"),
        (_WEEK, Home(), "../../"),
        (_WEEK, _WEEK, "./"),
        (_WEEK, WeekPage(Week(2025, 30)), "../w30/"),
        (_WEEK, DayPage(date(2025, 7, 31)), "../07/31/"),
        (YearPage(2025), _WEEK, "w31/"),
        (_WEEK, YearPage(2025), "../"),
        (_WEEK, TagPage("调试"), "../../tags/%E8%B0%83%E8%AF%95/"),
        (Feed(), Feed(), "feed.xml"),
        (Home(), File("note: one.png"), "note%3A%20one.png"),
    ],
)
def test_links_are_relative_to_the_page(here: Route, there: Route, link: str) -> None:
    assert relative(here, there) == link


def test_a_portable_link_names_the_file() -> None:
    assert relative(_WEEK, Home(), portable=True) == "../../index.html"


def test_a_portable_link_to_the_page_itself_names_its_file() -> None:
    assert relative(_WEEK, _WEEK, portable=True) == "index.html"


def test_a_link_within_a_page_is_its_fragment() -> None:
    assert links_from(_WEEK)(_WEEK, "d-2025-07-30") == "#d-2025-07-30"


def test_a_fragment_follows_the_address() -> None:
    assert links_from(Home())(_WEEK, "疑问 1") == "2025/w31/#%E7%96%91%E9%97%AE%201"


def test_without_a_fragment_the_link_is_the_address() -> None:
    assert links_from(Home())(_WEEK, "") == "2025/w31/"


def test_an_absolute_link_begins_with_the_base() -> None:
    assert absolute("https://example.org/notes/", _WEEK, "top") == "https://example.org/notes/2025/w31/#top"


def test_a_rooted_link_begins_with_the_path_of_the_base() -> None:
    assert rooted("https://example.org/notes/", _WEEK) == "/notes/2025/w31/"


def test_without_a_base_a_rooted_link_begins_at_the_root() -> None:
    assert rooted("", _WEEK) == "/2025/w31/"


@pytest.mark.parametrize(
    "path", ["weeks", "days/a", "reading", "tags/a/b", "2025", "2025/07/31/a", "tasks/months", "stats", "calendar"]
)
def test_a_plain_page_may_not_take_the_address_of_another(path: str) -> None:
    assert reserved(path)


@pytest.mark.parametrize("path", ["about", "weeks/a/b", "2025/notes", "calendars", "关于"])
def test_a_plain_page_may_take_any_other_address(path: str) -> None:
    assert not reserved(path)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("The scheduler, finally!", "the-scheduler-finally"),
        ("丢失的唤醒，在 park 之前", "丢失的唤醒-在-park-之前"),
        ("ひとり会議のメモ", "ひとり会議のメモ"),
        ("주간 회고 #4", "주간-회고-4"),
        ("Cafe\u0301 au lait", "café-au-lait"),
        ("...hidden", "hidden"),
        ("a_b--c / d", "a-b-c-d"),
        ("soft\u00adhyphen", "softhyphen"),
        ("❤\ufe0f running", "running"),
        ("हिन्दी में", "हिन्दी-में"),
        ("2025", "2025"),
    ],
)
def test_a_slug_keeps_letters_and_digits_of_any_script(text: str, made: str) -> None:
    assert slug(text) == made


def test_a_slug_of_no_letters_is_a_digest_that_stays() -> None:
    assert slug("🎉🎉") == slug("🎉🎉")
    assert slug("🎉🎉") != slug("🎈")
    assert slug("🎉🎉").isalnum()


def test_a_slug_is_no_device_of_windows() -> None:
    assert slug("CON").startswith("con-")
    assert slug("console") == "console"


def test_a_long_slug_is_cut_between_characters() -> None:
    assert slug("长" * 100) == "长" * 66
    assert slug("a" * 100) == "a" * 80
