"""What programs read of a site: feeds, days, the site map and data, by readers that others wrote and by their standards."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import bibtexparser
import feedparser
import html5lib
import icalendar
import jsonschema
import pytest

from tests.sites import BASE_URL

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_MAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# RFC 3339, 5.6, as RFC 4287 and JSON Feed ask for it.
_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
_TAG_URI: Final = re.compile(r"tag:[a-z0-9.-]+,\d{4}(?:-\d\d){0,2}:\S+")

Feed = dict[str, Any]


@pytest.fixture(scope="session", params=["demonstration", "twins_site"])
def site(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def _page_at(site: Path, address: str) -> Path:
    """The file of an address of the site."""
    assert address.startswith(BASE_URL)
    path = unquote(urlsplit(address.removeprefix(BASE_URL)).path)
    return site / (f"{path}index.html" if path.endswith("/") or not path else path)


# --- Atom (RFC 4287)


def _atoms(site: Path) -> Iterator[tuple[Path, ElementTree.Element]]:
    found = sorted(site.rglob("feed.xml"))
    assert found
    yield from ((file, ElementTree.parse(file).getroot()) for file in found)


def test_a_reader_of_feeds_finds_no_fault(site: Path) -> None:
    for file, _ in _atoms(site):
        read = feedparser.parse(file.read_bytes(), response_headers={"content-type": "application/atom+xml"})

        assert (file, read.bozo, read.get("bozo_exception"), read.version) == (file, False, None, "atom10")
        assert all(entry.title and entry.link and entry.updated_parsed for entry in read.entries)


def test_a_feed_has_one_of_all_that_it_must_have(site: Path) -> None:
    for file, feed in _atoms(site):
        for element in (feed, *feed.findall(f"{_ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(element.findall(_ATOM + name)) == 1, (file, name)
            assert _INSTANT.fullmatch(element.findtext(f"{_ATOM}updated", ""))
            assert _TAG_URI.fullmatch(element.findtext(f"{_ATOM}id", ""))
        assert feed.findtext(f"{_ATOM}author/{_ATOM}name")


def test_an_id_occurs_once_in_a_feed_and_is_the_same_in_all(site: Path) -> None:
    where: dict[str, set[str]] = {}
    for file, feed in _atoms(site):
        ids = [entry.findtext(f"{_ATOM}id", "") for entry in feed.findall(f"{_ATOM}entry")]
        assert len(ids) == len({*ids}), file
        for entry in feed.findall(f"{_ATOM}entry"):
            link = entry.find(f"{_ATOM}link")
            assert link is not None
            where.setdefault(entry.findtext(f"{_ATOM}id", ""), set()).add(link.get("href", ""))

    assert [links for links in where.values() if len(links) > 1] == []


def test_a_feed_leads_to_itself_and_to_its_page(site: Path) -> None:
    for file, feed in _atoms(site):
        links = {link.get("rel", "alternate"): link.get("href", "") for link in feed.findall(f"{_ATOM}link")}

        assert set(links) == {"self", "alternate"}
        assert _page_at(site, links["self"]) == file
        assert _page_at(site, links["alternate"]).is_file()


def test_an_entry_without_a_text_has_a_summary_or_a_link(site: Path) -> None:
    for _, feed in _atoms(site):
        for entry in feed.findall(f"{_ATOM}entry"):
            link = entry.find(f"{_ATOM}link[@rel='alternate']")

            assert link is not None
            assert _page_at(site, link.get("href", "")).is_file()


def test_the_text_of_an_entry_is_html_with_whole_addresses(site: Path) -> None:
    for file, feed in _atoms(site):
        for content in feed.iter(f"{_ATOM}content"):
            assert content.get("type") == "html"
            assert _not_whole(content.text or "") == [], file


def _not_whole(html: str) -> list[str]:
    """The addresses in some HTML that mean nothing elsewhere."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    found = (element.get(name) for element in tree.iter() for name in ("href", "src"))
    return [address for address in found if address is not None and not urlsplit(address).scheme]


# --- JSON Feed 1.1


def _feeds(site: Path) -> Iterator[tuple[Path, Feed]]:
    found = sorted(site.rglob("feed.json"))
    assert found
    yield from ((file, json.loads(file.read_text("utf-8"))) for file in found)


def test_a_json_feed_has_what_it_must_have(site: Path) -> None:
    for file, feed in _feeds(site):
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert _page_at(site, feed["feed_url"]) == file
        assert _page_at(site, feed["home_page_url"]).is_file()
        assert isinstance(feed["items"], list)


def test_an_item_has_an_id_of_its_own_and_a_text(site: Path) -> None:
    for file, feed in _feeds(site):
        ids = [item["id"] for item in feed["items"]]

        assert len(ids) == len({*ids}), file
        assert all(isinstance(each, str) for each in ids)
        assert all("content_html" in item or "content_text" in item for item in feed["items"])
        assert [_not_whole(item.get("content_html", "")) for item in feed["items"]] == [[]] * len(ids)


def test_an_item_has_no_key_that_the_standard_does_not_have(site: Path) -> None:
    known = {
        "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image",
        "date_published", "date_modified", "authors", "tags", "language", "attachments",
    }  # fmt: skip
    for _, feed in _feeds(site):
        assert {key for item in feed["items"] for key in item} <= known
        instants = [item[key] for item in feed["items"] for key in ("date_published", "date_modified") if key in item]
        assert all(_INSTANT.fullmatch(each) and datetime.fromisoformat(each) for each in instants)


def test_both_feeds_of_a_list_tell_the_same(site: Path) -> None:
    for file, feed in _feeds(site):
        atom = ElementTree.parse(file.with_suffix(".xml")).getroot()

        assert [item["id"] for item in feed["items"]] == [
            each.findtext(f"{_ATOM}id") for each in atom.iter(f"{_ATOM}entry")
        ]


# --- The site map (sitemaps.org), as its XSD has it


def _urls(site: Path) -> list[ElementTree.Element]:
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    assert root.tag == f"{_MAP}urlset"
    assert {child.tag for child in root} == {f"{_MAP}url"}
    return list(root)


def test_the_site_map_has_what_its_schema_has(site: Path) -> None:
    for each in _urls(site):
        names = [child.tag.removeprefix(_MAP) for child in each]

        assert names in (["loc"], ["loc", "lastmod"])
        assert 12 <= len(each.findtext(f"{_MAP}loc", "")) <= 2_048
        if len(names) > 1:
            assert date.fromisoformat(each.findtext(f"{_MAP}lastmod", ""))


def test_the_site_map_is_within_its_limits(site: Path) -> None:
    assert len(_urls(site)) <= 50_000
    assert (site / "sitemap.xml").stat().st_size <= 50 * 1024 * 1024


def test_the_site_map_lists_each_page_once_and_nothing_else(site: Path) -> None:
    found = [each.findtext(f"{_MAP}loc", "") for each in _urls(site)]

    assert len(found) == len({*found})
    assert all(address.isascii() and _page_at(site, address).suffix == ".html" for address in found)
    assert [address for address in found if not _page_at(site, address).is_file()] == []
    assert f"Sitemap: {BASE_URL}sitemap.xml" in (site / "robots.txt").read_text("utf-8").splitlines()


# --- Days for calendars (RFC 5545)


def _calendar(site: Path) -> icalendar.Calendar:
    read = icalendar.Calendar.from_ical((site / "calendar.ics").read_bytes())
    assert isinstance(read, icalendar.Calendar)
    return read


def test_a_reader_of_calendars_finds_no_fault(site: Path) -> None:
    calendar = _calendar(site)

    assert [(event.errors, event.is_broken if hasattr(event, "is_broken") else False) for event in calendar.walk()] == [
        ([], False) for _ in calendar.walk()
    ]
    assert (str(calendar["VERSION"]), bool(calendar["PRODID"])) == ("2.0", True)


def test_an_event_is_a_whole_day_with_an_id_of_its_own(site: Path) -> None:
    events = list(_calendar(site).walk("VEVENT"))
    ids = [str(event["UID"]) for event in events]

    assert events
    assert len(ids) == len({*ids})
    assert {type(event["DTSTART"].dt) for event in events} == {date}
    assert all(event["SUMMARY"] and event["DTSTAMP"] for event in events)
    assert all(_page_at(site, str(event["URL"])).is_file() for event in events if "URL" in event)


def test_a_line_of_the_calendar_has_at_most_75_bytes(site: Path) -> None:
    lines = (site / "calendar.ics").read_bytes().split(b"\r\n")

    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)


# --- Data


def _valid(site: Path, name: str, *files: Path) -> None:
    schema = json.loads((site / f"{name}.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    for file in files:
        assert [fault.message for fault in validator.iter_errors(json.loads(file.read_text("utf-8")))] == [], file


def test_the_data_of_a_site_is_valid_by_its_own_schema(site: Path) -> None:
    _valid(site, "site", site / "site.json")


def test_the_data_of_each_entry_is_valid_by_its_own_schema(demonstration: Path) -> None:
    files = sorted(demonstration.rglob("entry.json"))

    assert len(files) == len(_data(demonstration)["entries"])
    _valid(demonstration, "entry", *files)


def _data(site: Path) -> dict[str, Any]:
    read = json.loads((site / "site.json").read_text("utf-8"))
    assert isinstance(read, dict)
    return read


def test_every_address_in_the_data_is_there(site: Path) -> None:
    data = _data(site)
    addresses = [data["schema"], *(tag["url"] for tag in data["tags"])]
    addresses += chain.from_iterable((each["url"], each["data"]) for each in data["entries"])

    assert [each for each in addresses if each is not None and not _page_at(site, each).is_file()] == []


def test_an_entry_has_the_figures_of_its_page(demonstration: Path) -> None:
    missed = []
    for entry in _data(demonstration)["entries"]:
        if entry["kind"] == "daily" and entry["tasks"]:
            page = html5lib.parse(_page_at(demonstration, entry["url"]).read_bytes(), namespaceHTMLElements=False)
            shown = " ".join("".join(page.itertext()).split())
            if "{done} of {all} done".format(**entry["tasks"]) not in shown:
                missed.append(entry["id"])

    assert missed == []


def test_what_is_said_of_an_entry_is_the_same_in_both_data(demonstration: Path) -> None:
    for entry in _data(demonstration)["entries"]:
        told = json.loads(_page_at(demonstration, entry["data"]).read_text("utf-8"))

        assert told["entry"] == entry
        assert sum(task["counted"] for task in told["tasks"]) == (entry["tasks"] or {"all": 0})["all"]


def _table(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), strict=True))


def test_the_tasks_of_the_table_come_to_the_figures_of_the_days(demonstration: Path) -> None:
    rows = [row for row in _table(demonstration / "tasks.csv") if row["counted"] == "true"]
    days = {each["date"]: each["tasks"] for each in _data(demonstration)["days"] if each["tasks"]}
    counted = {
        day: {
            "done": sum(row["date"] == day and row["state"] == "done" for row in rows),
            "all": sum(row["date"] == day for row in rows),
        }
        for day in {row["date"] for row in rows if row["date"]}
    }

    assert counted == days


def test_the_table_and_both_bibliographies_have_the_same_works(site: Path) -> None:
    rows = _table(site / "references.csv")
    library = bibtexparser.parse_file(str(site / "references.bib"))
    items = json.loads((site / "references.json").read_text("utf-8"))

    assert library.failed_blocks == []
    assert rows
    assert [item["id"] for item in items] == [row["slug"] for row in rows]
    assert [entry.fields_dict["title"].value.strip("{}") != "" for entry in library.entries] == [True] * len(rows)
    assert [item["title"] for item in items] == [row["title"].removeprefix("'") for row in rows]


def test_no_cell_of_a_table_is_a_formula(site: Path) -> None:
    for file in site.glob("*.csv"):
        cells = chain.from_iterable(row.values() for row in _table(file))

        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
