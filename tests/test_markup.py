"""What is written is shown and never run: markup in every place of a note, in every kind of file that is made of it."""

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import bibtexparser
import html5lib
import pytest
from bibtexparser.model import Entry
from icalendar import Calendar

from tests.markup import EVIL, HIT, fill
from tests.sites import Shared


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    """The site of a journal that has markup everywhere, where HTML is shown without what could run."""
    return shared("markup-sanitize", partial(fill, "sanitize")) / "site"


def _files(site: Path, *endings: str) -> Iterator[tuple[str, str]]:
    found = [path for path in sorted(site.rglob("*")) if path.is_file() and path.name.endswith(endings)]
    assert found, f"there is no file {endings}"
    return ((path.relative_to(site).as_posix(), path.read_bytes().decode()) for path in found)


_SHOWN: Final = (".html", ".xml", ".js", ".ics", ".csv", ".bib", ".webmanifest")
_LEADING: Final = ("href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "srcdoc")


def _runs(element: Any) -> bool:
    """Whether an element runs one of the texts, or leads to it."""
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if name == "script" and element.get("type", "") not in ("application/ld+json", "application/json"):
        return HIT in (element.text or "")
    return any(
        (key.lower().startswith("on") and HIT in value)
        or (key.rpartition("}")[2] in _LEADING and value.strip().lower().startswith(("javascript:", "data:text")))
        for key, value in element.attrib.items()
    ) or (name == "style" and HIT in (element.text or ""))


# Parsing takes seconds: every eighth page is looked at with each run of the tests.
@pytest.mark.parametrize("first", [0, *(pytest.param(first, marks=pytest.mark.slow) for first in range(1, 8))])
def test_no_page_runs_what_is_written(site: Path, first: int) -> None:
    pages = (
        (path, html5lib.parse(text, treebuilder="etree"))
        for path, text in islice(_files(site, ".html"), first, None, 8)
    )

    assert [path for path, tree in pages if any(map(_runs, tree.iter()))] == []


def test_what_is_written_is_shown_all_the_same(site: Path) -> None:
    tree = html5lib.parse((site / "2031/w01/index.html").read_text("utf-8"), namespaceHTMLElements=False)

    assert EVIL[0] in "".join(tree.find(".//h1").itertext())


def test_what_pages_tell_programs_is_json_without_an_end_of_the_element(site: Path) -> None:
    script = re.compile(r'<script type="application/(?:ld\+)?json"[^>]*>(.*?)</script>', re.DOTALL)
    found = [text for _, page in _files(site, ".html") for text in script.findall(page)]

    assert found
    assert all(json.loads(text) and "<" not in text for text in found)


def test_every_xml_file_is_well_formed_and_has_no_element_of_a_note(site: Path) -> None:
    for path, text in _files(site, ".xml", ".svg"):
        names = {element.tag.rpartition("}")[2].lower() for element in ElementTree.fromstring(text).iter()}

        assert not names & {"script", "img", "b"}, path


def test_every_json_file_and_part_of_the_index_is_read(site: Path) -> None:
    for _, text in _files(site, ".json", ".webmanifest"):
        json.loads(text)
    for path, text in _files(site / "search", ".js"):
        assert re.match(r"""journalSearch\(["'][a-z]+\d*["'],""", text), path
        if (called := re.fullmatch(r'journalSearch\("[a-z]+\d*",(.*)\);?\s*', text, re.DOTALL)) is not None:
            json.loads(called[1])


def test_no_text_of_a_note_begins_a_line_of_the_calendar(site: Path) -> None:
    ((_, text),) = _files(site, ".ics")
    names = {re.split("[:;]", line)[0] for line in text.replace("\r\n ", "").split("\r\n") if line}

    assert {name for name in names if not re.fullmatch(r"[A-Z-]+", name)} == set()
    assert text.count("\r\nBEGIN:VEVENT\r\n") == text.count("\r\nEND:VEVENT\r\n")


def test_a_reader_of_calendars_finds_days_alone(site: Path) -> None:
    ((_, text),) = _files(site, ".ics")
    calendar = Calendar.from_ical(text)

    assert {each.name for each in calendar.walk()} == {"VCALENDAR", "VEVENT"}
    assert {name for each in calendar.walk("VEVENT") for name in each} <= {
        "UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "URL", "TRANSP"
    }  # fmt: skip


def test_no_cell_of_a_table_is_a_formula_and_no_line_begins_another_row(site: Path) -> None:
    signs = tuple("=+-@\t\r\n＝＋－＠")
    for path, text in _files(site, ".csv"):
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
        elsewhere = csv.reader(io.StringIO(text, newline=""), delimiter=";", quoting=csv.QUOTE_NONE)
        numbers = re.compile(r"[+-]?\d+")

        assert len(rows) > 1, path
        assert {len(row) for row in rows} == {len(rows[0])}, path
        assert [cell for row in rows for cell in row if cell.startswith(signs) and not numbers.fullmatch(cell)] == []
        assert [cell for row in elsewhere for cell in row if cell.strip().startswith(signs)] == [], path


def test_a_reader_of_bibliographies_finds_the_works_alone(site: Path) -> None:
    ((_, text),) = _files(site, ".bib")
    library, items = bibtexparser.parse_string(text), json.loads((site / "references.json").read_text("utf-8"))

    assert library.failed_blocks == []
    assert {type(block) for block in library.blocks} == {Entry}
    assert len(library.entries) == len(items) == len(list((site / "ref").iterdir()))
    assert [each.key for each in library.entries if re.search(r"[\s{}\\,#%~\"]", each.key)] == []
    commands = re.compile(r"\\(?!textbackslash\{\}|textascii(?:tilde|circum)\{\}|[{}$&%#_])")
    assert [field for each in library.entries for field in each.fields if commands.search(str(field.value))] == []


def test_nothing_turns_the_direction_of_what_stands_after_it(site: Path) -> None:
    turned = re.compile("[\u202a-\u202e\u2066-\u2069]")

    assert [path for path, text in _files(site, *_SHOWN) if turned.search(text)] == []
