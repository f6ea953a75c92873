"""Where addresses lead that pages had, and the ledger that remembers them."""

from collections.abc import Mapping
from datetime import date

import pytest

from journal.dates.values import Week
from journal.diagnostics import Code, Span
from journal.extent import pages_of
from journal.model import Site
from journal.read import read
from journal.record import replace
from journal.redirects import (
    LEDGER,
    Ledger,
    Published,
    Redirects,
    address_of,
    addresses_in,
    dead_url,
    dying,
    ledger_text,
    lost,
    read_ledger,
    redirects_of,
)
from journal.routes import (
    Calendar,
    DayPage,
    Days,
    File,
    MonthPage,
    Pages,
    PlainPage,
    Questions,
    Reading,
    References,
    RefPage,
    Route,
    TagPage,
    Tags,
    TaskPage,
    Tasks,
    WeekPage,
    Weeks,
    YearPage,
    output_path,
    url,
)
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.source import source

_BOATS = "# Boats\n\nCork and rope. #skiffs\n"
_FILES: Mapping[str, str] = {
    "2025-07-31.md": "# Fog\n\nThick.\n",
    "notes/boats.md": _BOATS,
    "notes/moor.md": "Only words about mooring lines.\n",
    "reading/tides.md": "# On tides\n\nSalt.\n",
}


def _site(files: Mapping[str, str]) -> Site:
    return assemble([read(path, text.encode(), "", Rules()).note for path, text in files.items()], Terms())


def _ledger(text: str) -> Ledger:
    return read_ledger(source("urls.txt", text))


def _redirects(site: Site, ledger: Ledger) -> Redirects:
    return redirects_of(site, pages_of(site), ledger.lines, {}, {})


def _lost(site: Site, ledger: Ledger) -> list[str]:
    known = replace(site, redirects=_redirects(site, ledger).pages)
    return [f"/{url(each.page)}" for each in lost(known, pages_of(known), ledger.lines)]


def _kept(files: Mapping[str, str]) -> Ledger:
    """The ledger after a journal was published."""
    site = _site(files)
    return _ledger(ledger_text(site, pages_of(site), ()))


def _leads(files: Mapping[str, str], ledger: Ledger) -> dict[str, str]:
    found = _redirects(_site(files), ledger)
    return {f"/{url(page)}": f"/{url(there)}" for page, there in found.pages.items()}


def _without(path: str, **more: str) -> dict[str, str]:
    return {each: text for each, text in _FILES.items() if each != path} | more


# --- Renaming


def test_nothing_leads_elsewhere_while_nothing_was_renamed() -> None:
    assert _leads(_FILES, _kept(_FILES)) == {}


def test_an_entry_with_another_title_is_found_by_its_file() -> None:
    files = {**_FILES, "reading/tides.md": "# On ebb and flood\n\nSalt.\n"}

    assert _leads(files, _kept(_FILES)) == {"/reading/on-tides/": "/reading/on-ebb-and-flood/"}


def test_a_first_heading_that_gave_the_address_may_change() -> None:
    files = {**_FILES, "reading/tides.md": "---\ndate: 2025-07-01\n---\n# Salt and tides\n\nSalt.\n"}

    assert _lost(_site(files), _kept(_FILES)) == []


def test_another_heading_changes_no_address() -> None:
    before = {"boats.md": f"{_BOATS}\n## Oars\n\nAsh.\n"}
    after = {"boats.md": f"{_BOATS}\n## Sculls\n\nAsh.\n"}

    assert _leads(after, _kept(before)) == {}
    assert _lost(_site(after), _kept(before)) == []


def test_a_file_with_another_name_is_found_by_its_title() -> None:
    files = _without("notes/boats.md") | {"notes/skiffs and punts.md": _BOATS}

    assert _leads(files, _kept(_FILES)) == {"/notes/boats/": "/notes/skiffs-and-punts/"}


def test_a_file_without_a_title_is_found_by_its_first_words() -> None:
    files = _without("notes/moor.md") | {"rope.md": _FILES["notes/moor.md"]}

    assert _leads(files, _kept(_FILES)) == {"/notes/moor/": "/rope/"}


def test_a_file_that_moved_and_was_written_anew_is_found_by_its_name() -> None:
    files = _without("notes/moor.md") | {"old/moor.md": "Quite another text.\n"}

    assert _leads(files, _kept(_FILES)) == {"/notes/moor/": "/old/moor/"}


def test_a_day_that_moved_to_another_date_is_found() -> None:
    files = _without("2025-07-31.md") | {"2025-08-02.md": _FILES["2025-07-31.md"]}

    leads = _leads(files, _kept(_FILES))

    assert leads["/2025/07/31/"] == "/2025/08/02/"


def test_a_tag_with_another_name_leads_to_the_tags() -> None:
    files = {**_FILES, "notes/boats.md": _BOATS.replace("#skiffs", "#punts")}

    assert _leads(files, _kept(_FILES)) == {"/tags/skiffs/": "/tags/"}


def test_a_tag_that_another_name_was_given_leads_to_it() -> None:
    site = _site({**_FILES, "notes/boats.md": _BOATS.replace("#skiffs", "#punts")})
    found = redirects_of(site, pages_of(site), _kept(_FILES).lines, {}, {"skiffs": "punts"})

    assert found.pages == {TagPage("skiffs"): TagPage("punts")}


def test_a_day_that_a_log_has_no_longer_leads_to_the_log() -> None:
    log = "# Log\n\n" + "".join(f"## 2025-07-{day}\n\nRain.\n\n" for day in (28, 29, 30, 31))
    before = {"log.md": log}
    after = {"log.md": log.replace("## 2025-07-29\n\nRain.\n\n", "")}

    assert _leads(after, _kept(before))["/2025/07/29/"] == "/log/"


def test_a_day_of_a_log_leads_to_that_day() -> None:
    log = "# Log\n\n" + "".join(f"## 2025-07-{day}\n\nRain.\n\n" for day in (28, 29, 30, 31))
    ledger = _ledger("/first/\tlog.md#2025-07-28\n/gone/\tlog.md#2025-07-01\n")

    assert _leads({"log.md": log}, ledger) == {"/first/": "/2025/07/28/", "/gone/": "/log/"}


def test_a_file_that_moved_is_told_from_another_of_the_same_words_by_its_name() -> None:
    files = _without("notes/boats.md") | {"old/boats.md": _BOATS, "punts.md": _BOATS}

    assert _leads(files, _kept(_FILES)) == {"/notes/boats/": "/old/boats/"}


_LISTS: Mapping[str, str] = {
    "2025-07-31.md": "# Fog\n\nThick. #skiffs\n\n## Questions\n\n- why so thick?\n\n## Tasks\n\n- [ ] paint the hull\n",
    "2025-W31.md": "# Week\n\nLow.\n",
    "reading/tides.md": "# On tides\n\n1. Weirs - Vogt [2024]\n   https://example.org/weirs.pdf\n",
    "about.md": "# About\n\nBoats.\n",
}


@pytest.mark.parametrize(
    ("gone", "there"),
    [
        (TagPage("skiffs", 2), TagPage("skiffs")),
        (TagPage("skiffs/oars"), TagPage("skiffs")),
        (TagPage("rope/hemp", 3), Tags()),
        (Weeks(2019), Weeks()),
        (Days(2019), Days()),
        (Questions(2), Questions()),
        (References("year", 2), Reading()),
        (Reading(2), Reading()),
        (RefPage("vogt-2019"), Reading()),
        (Pages(2), Pages()),
        (Tasks("gone"), Tasks()),
        (TaskPage("varnish"), Tasks()),
        (WeekPage(Week(2025, 31), "second"), WeekPage(Week(2025, 31))),
        (WeekPage(Week(2019, 31)), Weeks()),
        (DayPage(date(2025, 7, 31), "second"), DayPage(date(2025, 7, 31))),
        (DayPage(date(2025, 7, 1)), MonthPage(2025, 7)),
        (DayPage(date(2025, 1, 1)), YearPage(2025)),
        (MonthPage(2019, 1), Calendar()),
        (YearPage(2019), Calendar()),
    ],
    ids=repr,
)
def test_a_list_that_is_gone_leads_to_the_nearest_above_it(gone: Route, there: Route) -> None:
    site = _site(_LISTS)
    lines = [Published(gone)]
    known = redirects_of(site, (*pages_of(site), Pages()), lines, {}, {})

    assert known.pages == {gone: there}


# --- Headings that have other ids


def _renamed(files: Mapping[str, str], ledger: Ledger) -> Mapping[str, object]:
    return _redirects(_site(files), ledger).headings


_OARS = {"boats.md": f"{_BOATS}\n## Oars\n\nAsh.\n\n## Ropes\n\nHemp.\n"}
_SCULLS = {"boats.md": _OARS["boats.md"].replace("Oars", "Sculls")}


def test_a_heading_that_was_renamed_keeps_the_id_that_it_had() -> None:
    assert _renamed(_OARS, _kept(_OARS)) == {}
    assert _renamed(_SCULLS, _kept(_OARS)) == {"boats.md": (("sculls", ("oars",)),)}


def test_a_heading_that_is_renamed_twice_keeps_both_ids() -> None:
    site = _site(_SCULLS)
    second = _ledger(ledger_text(site, pages_of(site), _kept(_OARS).lines))
    third = {"boats.md": _OARS["boats.md"].replace("Oars", "Blades")}

    assert _renamed(_SCULLS, second) == _renamed(_SCULLS, _kept(_OARS))
    assert _renamed(third, second) == {"boats.md": (("blades", ("sculls", "oars")),)}


def test_a_heading_and_its_file_may_be_renamed_together() -> None:
    assert _renamed({"punts.md": _SCULLS["boats.md"]}, _kept(_OARS)) == {"punts.md": (("sculls", ("oars",)),)}


def test_an_id_that_a_block_has_now_is_no_longer_that_of_a_heading() -> None:
    files = {"boats.md": _SCULLS["boats.md"] + '\n<a id="oars"></a>\n'}

    assert _renamed(files, _kept(_OARS)) == {}


def test_the_title_of_a_page_is_none_of_its_headings() -> None:
    assert "/boats/\tboats.md\tBoats\toars ropes" in _ledger_lines(_OARS)


def _ledger_lines(files: Mapping[str, str]) -> list[str]:
    site = _site(files)
    return ledger_text(site, pages_of(site), ()).splitlines()


# --- What cannot be known


def test_an_entry_that_is_gone_is_reported() -> None:
    assert _lost(_site(_without("notes/boats.md")), _kept(_FILES)) == ["/notes/boats/"]


def test_a_line_without_an_entry_that_is_no_list_is_reported() -> None:
    assert _leads(_FILES, _ledger("/oars/\n")) == {}
    assert _lost(_site(_FILES), _ledger("/oars/\n")) == ["/oars/"]


def test_two_files_that_might_be_meant_are_neither() -> None:
    files = _without("notes/boats.md") | {"one.md": _BOATS, "two.md": _BOATS}

    assert "/notes/boats/" not in _leads(files, _kept(_FILES))


def test_two_files_that_would_be_the_same_one_are_neither() -> None:
    before = {"one.md": _BOATS, "two.md": _BOATS}

    assert _leads({"three.md": _BOATS}, _kept(before)) == {}


def test_a_private_entry_is_as_if_it_were_gone() -> None:
    files = {**_FILES, "notes/boats.md": f"---\nprivate: true\n---\n{_BOATS}"}

    assert _lost(_site(files), _kept(_FILES)) == ["/notes/boats/"]


# --- What notes say themselves


def test_an_alias_leads_to_its_entry() -> None:
    files = {"boats.md": f"---\naliases: [/old/boats.html, /2019/boats, Boats]\n---\n{_BOATS}"}

    assert _leads(files, Ledger()) == {"/2019/boats/": "/boats/", "/old/boats.html": "/boats/"}


@pytest.mark.parametrize("key", ["redirect_from", "redirects", "aliases", "alias"])
def test_an_alias_that_is_a_page_leads_nowhere_and_is_reported(key: str) -> None:
    files = {**_FILES, "x.md": f"---\ntitle: X\n{key}: [/notes/boats/]\n---\nX.\n"}
    found = _redirects(_site(files), Ledger())

    assert found.pages == {}
    assert [(each.code, each.where.path, each.where.line) for each in found.found] == [(Code.URL_TAKEN, "x.md", 3)]


def test_of_an_address_that_another_note_has_its_form_as_a_file_is_not_told_as_well() -> None:
    site = _site(dict.fromkeys(("a.md", "b.md"), "---\nurl: /tides.html\n---\nX.\n"))
    found = _redirects(site, Ledger())

    assert [each.code for each in (*site.found, *found.found)] == [Code.URL_CLASH]


def test_an_alias_that_is_the_address_of_its_own_entry_is_no_mistake() -> None:
    assert _redirects(_site({"a.md": "---\nredirect_from: /a/\n---\nX.\n"}), Ledger()) == Redirects({}, (), {})


def test_of_two_entries_with_one_alias_the_first_has_it() -> None:
    files = dict.fromkeys(("a.md", "b.md"), "---\nredirect_from: /old/\n---\nX.\n")

    assert _leads(files, Ledger()) == {"/old/": "/a/"}


def test_an_alias_inside_a_file_of_the_site_leads_nowhere() -> None:
    files = {"a.md": "---\nredirect_from: [/x.html, /x.html/y/]\n---\nX.\n"}

    assert _leads(files, Ledger()) == {"/x.html": "/a/"}


def test_an_alias_that_is_no_address_is_reported() -> None:
    found = _redirects(_site({"a.md": "---\nredirect_from: /../x/\n---\nX.\n"}), Ledger())

    assert [each.code for each in found.found] == [Code.BAD_URL]


def test_an_alias_that_is_taken_out_lives_on_in_the_ledger() -> None:
    site = _site({"boats.md": f"---\naliases: [/old/]\n---\n{_BOATS}"})
    leads = _redirects(site, Ledger())
    ledger = _ledger(ledger_text(replace(site, redirects=leads.pages), pages_of(site), ()))

    assert _leads({"boats.md": _BOATS}, ledger) == {"/old/": "/boats/"}


# --- The ledger as a text


def test_the_ledger_has_sorted_lines_of_address_entry_and_first_words() -> None:
    site = _site({"2025-07-31.md": "# Fog\n"})
    lines = ledger_text(site, pages_of(site), ()).splitlines()

    assert lines == sorted(lines)
    assert "/2025/07/31/\t2025-07-31.md\tFog" in lines
    assert "/2025/" in lines


def test_the_ledger_keeps_what_was_published_under_the_names_of_today() -> None:
    ledger = _kept({"boats.md": _BOATS})
    site = _site({"punts.md": _BOATS})

    text = ledger_text(site, pages_of(site), ledger.lines)

    assert "/boats/\tpunts.md\tBoats\n" in text


def test_a_ledger_that_is_written_twice_is_the_same() -> None:
    ledger = _kept(_FILES)
    site = _site(_FILES)
    text = ledger_text(site, pages_of(site), ledger.lines)

    assert text == ledger_text(site, pages_of(site), _ledger(text).lines)


def test_a_line_that_is_no_address_is_reported_with_its_place() -> None:
    ledger = _ledger("# published\n\n/a/\n/../b/\n")

    assert [output_path(each.page) for each in ledger.lines] == ["a/index.html"]
    assert [(each.code, each.where.line, each.excerpt) for each in ledger.found] == [(Code.BAD_URL, 4, ("/../b/",))]


def test_a_ledger_may_have_the_line_ends_of_another_system() -> None:
    text = "/a/\ta.md\tBoats\toars ropes\r\n/b/\r\n"

    assert _ledger(text).lines == _ledger(text.replace("\r", "")).lines


def test_an_address_that_is_lost_is_told_with_its_place() -> None:
    ledger = _ledger("# published\n\n/oars/\tnotes/oars.md\tOars\n")
    (found,) = (dead_url(each) for each in lost(_site(_FILES), (), ledger.lines))

    assert (found.where, found.excerpt) == (Span(LEDGER, 3, 1, 3, 7), ("/oars/\tnotes/oars.md\tOars",))


# --- Addresses


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("/on/boats", PlainPage("on/boats")),
        ("/on/boats/", PlainPage("on/boats")),
        ("/on/boats/index.html", PlainPage("on/boats")),
        ("/on/boats.html", File("on/boats.html")),
        ("/on/boats.php?id=3#top", PlainPage("on/boats.php")),
        ("https://notes.example/a/on/boats/", PlainPage("on/boats")),
        ("/%E9%9B%BE/", PlainPage("雾")),
        ("/tags/x", TagPage("x")),
        ("/", None),
        ("/../x/", None),
        ("http://[", None),
    ],
)
def test_an_address_is_read_as_servers_read_it(written: str, page: object) -> None:
    assert address_of(written, "https://notes.example/a/") == page


def test_the_addresses_of_a_sitemap_are_found() -> None:
    text = "<urlset><url><loc>\nhttps://x.example/a/?b&amp;c</loc></url><url><loc>https://x.example/d/</loc></url></urlset>"

    assert addresses_in(text) == ("https://x.example/a/?b&c", "https://x.example/d/")


def test_the_addresses_of_a_list_stand_before_tabs() -> None:
    assert addresses_in("# old\n/a/\tx.md\tX\n\n/b.html\n") == ("/a/", "/b.html")


def test_an_address_without_a_file_dies() -> None:
    files = ("a/index.html", "b.html", "feed.xml", "x/y.png")
    asked = ("https://n.example/j/a/", "/a", "/a/index.html", "/b.html", "/feed.xml", "/x/y.png", "/j/x/y.png", "/c/")

    assert dying(asked, files, "https://n.example/j/") == ("/c/",)


def test_an_address_below_the_root_of_another_server_lives_if_its_file_does() -> None:
    assert dying(("https://old.example/blog/a/",), ("a/index.html",), "") == ()
