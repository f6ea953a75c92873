from datetime import date, timedelta

import pytest

from journal.routes import Reading, Weeks
from journal.views.pager import on_page, page_routes, pager, year_links, year_routes, years_of
from journal.views.place import Place
from tests import lists

_PLACE = Place(lists.site(), Reading())


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (100, 1), (101, 2), (250, 3)])
def test_a_hundred_things_are_on_a_page(total: int, pages: int) -> None:
    assert page_routes(total, Reading) == tuple(Reading(page) for page in range(1, pages + 1))


def test_each_thing_is_on_one_page() -> None:
    things = range(250)
    assert [each for page in (1, 2, 3) for each in on_page(things, page)] == list(things)


def test_one_page_needs_no_way_to_others() -> None:
    assert pager(_PLACE, 100, 1, "Notes", Reading) is None


def test_the_next_page_has_what_is_older() -> None:
    found = pager(_PLACE, 250, 2, "Notes", Reading)
    assert found is not None
    assert found.older is not None
    assert (found.older.href, found.older.title) == ("page_3/", "201–250 of 250")
    assert found.newer is not None
    assert (found.newer.href, found.newer.title) == ("./", "1–100 of 250")


def test_the_last_page_has_nothing_older() -> None:
    found = pager(_PLACE, 250, 3, "Notes", Reading)
    assert found is not None
    assert found.older is None


def test_the_newest_year_has_the_plain_address() -> None:
    assert year_routes([2023, 2025, 2023, 2024], Weeks) == (Weeks(), Weeks(2024), Weeks(2023))


def test_years_lead_to_their_pages() -> None:
    links = year_links(Place(lists.site(), Weeks()), [(2025, 31), (2024, 1_204)], 2025, Weeks)
    assert [(each.label, each.href, each.count, each.current) for each in links] == [
        ("2025", "./", "31", True),
        ("2024", "in_2024/", "1,204", False),
    ]


def test_one_year_needs_no_way_to_others() -> None:
    assert year_links(_PLACE, [(2025, 31)], 2025, Weeks) == ()


def test_entries_stand_under_their_years() -> None:
    day = date(2025, 1, 2)
    site = lists.site(lists.daily(day, "b"), lists.daily(day - timedelta(9), "a"), lists.daily(None, "c"))
    found = years_of(Place(site, Reading()), site.entries)

    assert [(year.name, [row.title for row in year.rows]) for year in found] == [
        ("2025", ["b"]),
        ("2024", ["a"]),
        ("Undated", ["c"]),
    ]
