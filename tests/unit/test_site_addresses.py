"""Which address an entry has, and which it had."""

from collections.abc import Mapping

import pytest

from journal.diagnostics import Code
from journal.extent import pages_of
from journal.model import Kind
from journal.permalinks import Permalink
from journal.read import read
from journal.routes import DayPage, url
from journal.rules import Rules
from journal.site.addresses import former
from journal.site.assemble import assemble
from journal.site.terms import Terms


def _addresses(files: Mapping[str, str], *permalinks: Permalink) -> dict[str, str]:
    site = assemble(
        [read(path, text.encode(), "", Rules()).note for path, text in files.items()], Terms(permalinks=permalinks)
    )
    return {entry.id: f"/{url(site.routes[entry.id])}" for entry in site.entries}


def _front(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", "Words."))


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("permalink: /on/boats/", "/on/boats/"),
        ("permalink: on/boats", "/on/boats/"),
        ("url: /on/boats.html", "/on/boats/"),
        ("permalink: /:year/:title/", "/2025/fog/"),
        ("permalink: pretty", "/2025/07/31/fog/"),
        ("permalink: /雾/船/", "/雾/船/"),
        ("slug: 雾", "/2025/07/31/"),
    ],
)
def test_an_address_that_is_written_is_the_entrys(line: str, address: str) -> None:
    assert _addresses({"2025-07-31-fog.md": _front(line)}) == {"2025-07-31-fog.md": address}


@pytest.mark.parametrize(
    "line", ["permalink: /", "permalink: /:moon/", "permalink: /tags/", "permalink: /{{slug}}/", "url: /calendar/"]
)
def test_an_address_that_cannot_be_is_reported_and_the_usual_one_taken(line: str) -> None:
    note = read("2025-07-31.md", _front(line).encode(), "", Rules()).note
    site = assemble([note], Terms())

    assert url(site.routes["2025-07-31.md"]) == "2025/07/31/"
    assert [(each.code, each.where.line) for each in site.found] == [(Code.BAD_URL, 2)]


@pytest.mark.parametrize("usual", ["b", "c"])
def test_of_an_address_that_two_notes_want_one_thing_is_told(usual: str) -> None:
    notes = [read(f"{name}.md", _front(f"url: /{usual}/").encode(), "", Rules()).note for name in "ab"]

    assert [(each.code, each.where.path) for each in assemble(notes, Terms()).found] == [(Code.URL_CLASH, "b.md")]


def test_a_whole_address_is_none_of_the_page_and_nothing_wrong() -> None:
    site = assemble([read("2025-07-31.md", _front("url: https://fog.example/x").encode(), "", Rules()).note], Terms())

    assert site.found == ()


def test_a_pattern_of_the_configuration_is_for_all_that_have_a_day() -> None:
    files = {"2025-07-31-fog.md": "Thick.", "reading/2025-08-01-tides.md": "# Tides\n\nSalt.", "about.md": "Me."}

    assert _addresses(files, Permalink("/:year/:title/")) == {
        "2025-07-31-fog.md": "/2025/fog/",
        "reading/2025-08-01-tides.md": "/2025/tides/",
        "about.md": "/about/",
    }


def test_a_pattern_for_a_kind_beats_that_for_all_and_one_for_files_both() -> None:
    files = {"2025-07-31-fog.md": "Thick.", "old/2025-08-01-tow.md": "Slow.", "2025-W31.md": "A week."}
    permalinks = (Permalink("pretty"), Permalink("/d/:title/", Kind.DAILY), Permalink("/o/:title/", path="old/*"))

    found = _addresses(files, *permalinks)

    assert found["2025-07-31-fog.md"] == "/d/fog/"
    assert found["old/2025-08-01-tow.md"] == "/o/tow/"


def test_two_entries_that_a_pattern_would_give_one_address_are_told_apart() -> None:
    files = {"2025-07-31-fog.md": "Thick.", "2025-08-01-fog.md": "Thin."}

    assert set(_addresses(files, Permalink("/p/:title/")).values()) == {"/p/fog/", "/p/fog-2/"}


def test_notes_of_a_day_without_titles_are_called_by_their_paths_without_an_ending() -> None:
    files = {"2025-07-31.md": "# Fog\n", "a/2025-07-31.md": "Rain.\n", "b/2025-07-31.markdown": "Sun.\n"}

    assert sorted(_addresses(files).values()) == [
        "/2025/07/31/a-2025-07-31/",
        "/2025/07/31/b-2025-07-31/",
        "/2025/07/31/fog/",
    ]


def test_a_pattern_for_all_that_have_a_day_is_for_no_page_that_has_one() -> None:
    files = {"2025-07-31-fog.md": "Thick.", "about.md": _front("type: page", "date: 2025-07-30")}

    assert list(_addresses(files, Permalink("/p/:title/")).values()) == ["/p/fog/", "/about/"]


@pytest.mark.parametrize(
    ("name", "text", "addresses"),
    [
        ("weekly/{}/slow.md", _front("type: weekly"), ["/weeks/slow/", "/weeks/slow-2/", "/weeks/slow-3/"]),
        ("daily/{}/slow.md", _front("type: daily"), ["/days/slow/", "/days/slow-2/", "/days/slow-3/"]),
        ("reading/{}/slow.md", "# Slow\n\nSalt.", ["/reading/slow/", "/reading/slow-2/", "/reading/slow-3/"]),
        ("slow-{}.md", _front("slug: slow"), ["/slow/", "/slow-2/", "/slow-3/"]),
    ],
)
def test_three_of_the_same_name_are_numbered_in_the_order_of_their_paths(
    name: str, text: str, addresses: list[str]
) -> None:
    found = _addresses({name.format(number): text for number in (3, 1, 2)})

    assert [found[name.format(number)] for number in (1, 2, 3)] == addresses


def test_the_days_of_a_log_keep_their_addresses() -> None:
    log = "# Log\n\n## 2025-07-30\n\nRain.\n\n## 2025-07-31\n\nFog.\n"

    assert "/2025/07/30/" in _addresses({"log.md": log}, Permalink("/p/:title/")).values()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("redirect_from: /old/boats/", ("/old/boats/",)),
        ("redirect_from: [/a, /b.html]", ("/a", "/b.html")),
        ("aliases: [/a/, 'https://old.example/b/', c.html, d/]", ("/a/", "https://old.example/b/", "c.html", "d/")),
        ("aliases: [Boats, TCP/IP]", ()),
        ("permalink: /boats.html", ("/boats.html",)),
        ("permalink: /boats/index.html", ()),
        ("permalink: /:year/:title.html", ("/2025/boats.html",)),
    ],
)
def test_the_addresses_that_an_entry_had_are_those_it_names(line: str, found: tuple[str, ...]) -> None:
    note = read("2025-07-31-boats.md", _front(line).encode(), "", Rules()).note
    site = assemble([note], Terms())

    assert former(site.entries[0]) == found


def test_a_page_in_a_folder_of_a_list_has_an_address_beside_it() -> None:
    addresses = _addresses({"tags/gauges.md": "Brass.\n", "ref/gauges.md": "Brass.\n"})

    assert sorted(addresses.values()) == ["/ref-2/gauges/", "/tags-2/gauges/"]


def test_a_week_at_the_address_of_a_day_makes_no_page_of_that_day() -> None:
    notes = [
        read(path, text.encode(), "", Rules()).note
        for path, text in {"2025-W31.md": "# Slow\n\nA week.", "2025-07-31-fog.md": "Thick."}.items()
    ]
    site = assemble(notes, Terms(permalinks=(Permalink("pretty"),)))

    shown = {f"/{url(each)}" for each in pages_of(site) if isinstance(each, DayPage)}

    assert site.routes["2025-W31.md"] in pages_of(site)
    assert shown == {"/2025/08/03/slow/", "/2025/07/31/fog/", "/2025/07/31/"}
