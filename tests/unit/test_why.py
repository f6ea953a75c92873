"""What is said of a page: which it is, why, what it is made from, and what leads to it."""

from collections.abc import Mapping

import pytest

from journal.disk import digest_of
from journal.model import Masthead, Seen, Site
from journal.read import read
from journal.record import replace
from journal.remembered import Look
from journal.routes import File, PlainPage, Route
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.why import file, near, page, page_at, shown

_NOTES: Mapping[str, str] = {
    "daily/2031-02-20.md": "Oiled the hinge, see [the yard](../yard.md). #barn\n\n![a fern](../fern.png)\n",
    "daily/2031-02-21.md": "Still raining.\n\nMore in [the yard](../yard.md) and [a plan](../fern.png).\n",
    "log.md": "# Log\n\n## 2030-01-02\n\nCold.\n\n## 2030-03-04\n\nWarm.\n\n## 2030-05-06\n\nHot.\n",
    "own.md": "---\nurl: /kitchen/garden/\n---\n\nBeans.\n",
    "named.md": "---\nslug: shed\n---\n\nRakes.\n",
    "weekly/2031-w08.md": "---\nkind: weekly\n---\n\nA wet week.\n",
    "yard.md": "What grows there.\n",
}


def _site(base: str = "") -> Site:
    notes = [read(path, text.encode(), digest_of(text.encode()), Rules()).note for path, text in sorted(_NOTES.items())]
    return assemble(notes, Terms(Masthead("Barn", base_url=base), files={"fern.png": Seen(4, 3)}))


def _at(address: str, base: str = "", files: tuple[str, ...] = ()) -> Route:
    found = page_at(address, _site(base), files)
    assert found is not None
    return found


def _told(address: str, *asked: str, look: Look | None = None) -> str:
    return "\n".join(page(_site(), _at(address), look or Look(asked)))


@pytest.mark.parametrize(
    "address",
    [
        "/2031/02/20/",
        "2031/02/20/index.html",
        "/2031/02/20",
        "./2031/02/20/",
        "https://barn.example/notes/2031/02/20/",
        "https://barn.example/notes/2031/02/20/?q=1#top",
        "http://localhost:8000/2031/02/20/",
        "https://other.example/below/2031/02/20/index.html",
    ],
)
def test_a_page_is_found_by_any_form_of_its_address(address: str) -> None:
    entry = shown(_site(), _at(address, "https://barn.example/notes/"))

    assert entry is not None
    assert entry.id == "daily/2031-02-20.md"


@pytest.mark.parametrize("address", ["/2031/02/22/", "/yard/more/", "2031/02/31/", "https://[", "%ff/"])
def test_an_address_that_the_site_does_not_have_is_no_page(address: str) -> None:
    assert page_at(address, _site(), ()) is None


def test_a_file_is_found_by_its_path_in_the_output() -> None:
    assert (_at("/fern.png"), _at("a.css", files=("a.css",))) == (File("fern.png"), File("a.css"))


def test_the_nearest_addresses_are_those_beside_it() -> None:
    assert near("/2031/02/22/", _site(), ())[:2] == ("/2031/02/21/", "/2031/02/20/")


def test_an_address_that_is_like_no_other_has_none_near() -> None:
    assert near("/xylophone-quartet/", _site(), ()) == ()


def test_an_entry_is_named_with_its_file() -> None:
    assert "  shows       yard.md\n" in _told("/yard/")


def test_a_day_of_a_log_has_its_lines() -> None:
    assert "  shows       log.md, line 7 to 10\n" in _told("/2030/03/04/")


def test_the_last_day_of_a_log_goes_to_the_end() -> None:
    assert "  shows       log.md, line 11 to the last one\n" in _told("/2030/05/06/")


def test_the_kind_has_what_told_it() -> None:
    assert "a week, told by `kind` in line 2 (written)" in _told("/2031/w08/")


def test_the_date_has_what_told_it() -> None:
    assert "  date        2031-02-20, told by the name of its file (" in _told("/2031/02/20/")


def test_a_page_without_a_date_says_so() -> None:
    assert "  date        none was found\n" in _told("/yard/")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("/kitchen/garden/", "its own, written in line 2"),
        ("/shed/", "the usual one, with its `slug` in line 2"),
        ("/yard/", "the usual one of its kind"),
    ],
)
def test_an_address_has_its_reason(address: str, why: str) -> None:
    assert f"  address     {why}\n" in _told(address)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/", "the home page"),
        ("/2031/", "the year 2031"),
        ("/2031/02/", "the month 2031-02"),
        ("/tags/barn/", "the tag barn"),
        ("/weeks/", "a list: the weeks"),
        ("/calendar/", "the calendar"),
        ("/404.html", "the page for addresses that do not exist"),
        ("/2030/w01/", "week 2030-W01, which no note is about: it is gathered from its days"),
    ],
)
def test_a_page_that_gathers_several_has_a_name(address: str, name: str) -> None:
    assert f"{address} is {name}.\n" in _told(address)


def test_questions_are_grouped_and_put_into_words() -> None:
    told = _told(
        "/yard/",
        "by_id weekly/2031-w08.md",
        "days datetime.date(2031, 2, 20)",
        "weeklies Week(year=2031, number=8)",
        "known.listed (2031, 2)",
        "tags barn",
        "as_of *",
    )

    assert told.partition("Made from:\n")[2].partition("\n\n")[0].splitlines() == [
        "  entries  weekly/2031-w08.md",
        "  days     2031-02-20",
        "  weeks    2031-W08",
        "  months   2031-02",
        "  tags     barn",
        "  lists    the last day written",
    ]


def test_what_a_page_asked_of_its_own_entry_is_not_said() -> None:
    assert "entries" not in _told("/yard/", "by_id yard.md", "bodies yard.md", "targets yard.md")


def test_of_many_the_first_five_are_named_and_the_rest_counted() -> None:
    asked = [f"tags t{number}" for number in range(1, 10)]

    assert "  tags  t1, t2, t3, t4, t5 and 4 more\n" in _told("/yard/", *asked)


def test_links_of_notes_stand_with_their_lines() -> None:
    assert "  notes  daily/2031-02-20.md:1, daily/2031-02-21.md:3" in _told("/yard/")


def test_pages_that_name_an_entry_stand_with_their_addresses() -> None:
    look = Look((), built=True, same=True, untouched=True, named=("index.html", "2031/02/index.html", "feed.xml"))

    assert "  pages  /, /2031/02/, /feed.xml" in _told("/yard/", look=look)


@pytest.mark.parametrize(
    ("look", "said"),
    [
        (Look(()), "does not remember it"),
        (Look((), built=True), "had another program, theme or configuration"),
        (Look((), built=True, same=True, differ=("tags barn", "days *")), "again: the tag barn, all days"),
        (Look((), built=True, same=True), "wrote another file than lies there now"),
        (Look((), built=True, same=True, untouched=True), "nothing that it asked for has changed since"),
    ],
    ids=["new", "other basis", "other answers", "touched", "as it was"],
)
def test_the_last_build_is_told(look: Look, said: str) -> None:
    assert said in _told("/yard/", look=look)


def test_an_image_has_its_source_and_the_notes_that_show_it() -> None:
    assert file(_site(), "fern.png", {})[2:] == [
        "  copied from  fern.png",
        "  shown in     daily/2031-02-20.md:3",
        "  linked from  daily/2031-02-21.md:3",
    ]


def test_a_file_of_the_theme_has_its_source() -> None:
    assert file(_site(), "a.1b.css", {"a.1b.css": "static/a.css"})[2:] == ["  made from  static/a.css"]


def test_an_address_that_a_page_had_says_where_it_leads() -> None:
    site = replace(_site(), redirects={PlainPage("old/yard"): PlainPage("yard")})
    there = page_at("/old/yard/", site, ())
    assert there is not None

    assert page(site, there, Look(())) == ["/old/yard/ is an address that a page had: it leads to /yard/."]
