"""Patterns of addresses, as they are written for Jekyll and Hugo."""

from datetime import date

import pytest

from journal.note import Front
from journal.permalinks import expanded, is_pattern, unknown
from journal.record import replace
from tests.make import daily, note, page

_FOG = daily("Fog on the canal", date(2025, 8, 3), note("_posts/2025-08-03-thick-fog.md"))
_LOCKS = page("How locks work", note("canals/england/locks.md"))


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("/:year/:month/:day/:title/", "/2025/08/03/thick-fog/"),
        ("pretty", "/2025/08/03/thick-fog/"),
        ("date", "/2025/08/03/thick-fog.html"),
        ("ordinal", "/2025/215/thick-fog.html"),
        ("weekdate", "/2025/W31/sun/thick-fog.html"),
        ("none", "/thick-fog.html"),
        ("/:short_year-:i_month-:i_day/", "/25-8-3/"),
        ("/:monthname/:weekdayname/:yearday/", "/august/sunday/215/"),
        ("/posts/:slug/", "/posts/fog-on-the-canal/"),
        ("/posts/:filename/", "/posts/thick-fog/"),
        ("/:year/:title:output_ext", "/2025/thick-fog.html"),
    ],
)
def test_a_pattern_is_filled_from_the_entry(pattern: str, address: str) -> None:
    assert expanded(pattern, _FOG) == address


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("/:title/", "/how-locks-work/"),
        ("/:sections/:slug/", "/canals/england/how-locks-work/"),
        ("/:section/:name/", "/canals/locks/"),
        ("/:path/", "/canals/england/locks/"),
        ("/:categories/:title/", "/how-locks-work/"),
    ],
)
def test_a_file_without_a_date_goes_by_its_title_and_folders(pattern: str, address: str) -> None:
    assert expanded(pattern, _LOCKS) == address


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("/:sections/:slug/", "/posts/a-leak/"),
        ("/:section/:filename/", "/posts/leak/"),
        ("/:path/", "/posts/leak/"),
        ("/:year/:contentbasename/", "/2025/leak/"),
    ],
)
def test_an_article_in_a_folder_of_its_own_goes_by_that_folder(pattern: str, address: str) -> None:
    bundle = daily("A leak", date(2025, 8, 9), note("posts/leak/index.md"))

    assert expanded(pattern, bundle) == address


def test_a_pattern_that_asks_for_a_day_is_nothing_to_an_entry_without_one() -> None:
    assert expanded("/:year/:title/", _LOCKS) is None


def test_a_slug_of_the_writers_own_stands_for_the_title() -> None:
    named = replace(_FOG, slug="mist", note=replace(_FOG.note, front=Front(slug="mist")))

    assert expanded("/:year/:title/", named) == "/2025/mist/"


def test_categories_are_folders_of_the_address() -> None:
    filed = replace(_FOG, note=replace(_FOG.note, front=Front(categories=("On Water", "雾"))))

    assert expanded("pretty", filed) == "/on-water/雾/2025/08/03/thick-fog/"


def test_a_placeholder_that_means_nothing_is_named() -> None:
    assert unknown("/:year/:moon/:title/") == (":moon",)


@pytest.mark.parametrize(
    ("text", "so"), [("/about/", False), ("/:title/", True), ("pretty", True), ("/pretty/", False)]
)
def test_a_pattern_has_placeholders_or_the_name_of_a_style(text: str, *, so: bool) -> None:
    assert is_pattern(text) is so
