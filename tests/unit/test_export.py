"""The files of data, by their names."""

import json
from datetime import date

import pytest

from journal.export import exported, exported_entry
from journal.routes import DATA, Home, PlainPage, entry_file
from journal.views.known import known
from journal.views.place import Place
from tests import lists, make

_SITE = lists.site(
    lists.reading(date(2025, 7, 30), references=[1998]),
    lists.daily(date(2025, 7, 31), tasks="do"),
    make.page("100% wool"),
)
_PLACE = Place(_SITE, Home(), found=known(_SITE))


@pytest.mark.parametrize("name", sorted(DATA))
def test_each_file_has_its_content(name: str) -> None:
    assert exported(_PLACE, name).endswith(b"\n")


def test_each_entry_is_found_by_its_page() -> None:
    told = [json.loads(exported_entry(_PLACE, entry_file(_SITE.routes[each.id]).page)) for each in _SITE.entries]

    assert [each["entry"]["id"] for each in told] == [each.id for each in _SITE.entries]


def test_a_page_that_is_no_entry_has_no_data() -> None:
    assert exported_entry(_PLACE, entry_file(PlainPage("nowhere")).page) == b""
    assert exported_entry(_PLACE, "2025/02/30") == b""
