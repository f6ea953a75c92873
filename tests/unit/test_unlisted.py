"""An unlisted note has a page to which links lead, and counts for nothing."""

from typing import Final

import pytest

from journal.model import Page, Site
from journal.read import read
from journal.routes import url
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms

_NOTE: Final = (
    "---\nunlisted: true\ntags: [sea]\n---\n# Low\n\n- [x] 9:00-10:00 sound\n- [?] why\n\nSee [[2031-02-20]].\n"
)


def _site(name: str = "daily/2031-02-21.md", text: str = _NOTE) -> Site:
    files = {name: text, "2031-02-20.md": "# Day\n\n- [ ] paint\n\nSee [low](daily/2031-02-21.md).\n"}
    return assemble([read(path, body.encode(), "", Rules()).note for path, body in files.items()], Terms())


def test_it_is_a_page_under_the_path_of_its_file() -> None:
    site = _site()

    assert isinstance(site.unlisted["daily/2031-02-21.md"], Page)
    assert url(site.routes["daily/2031-02-21.md"]) == "daily/2031-02-21/"


def test_nothing_of_it_is_listed_or_counted() -> None:
    site = _site()

    assert [entry.id for entry in site.entries] == ["2031-02-20.md"]
    assert [day.isoformat() for day in site.days] == ["2031-02-20"]
    assert (dict(site.tags), site.questions, dict(site.mentions)) == ({}, (), {})


def test_links_lead_there_and_from_there() -> None:
    targets = _site().targets

    assert targets["2031-02-20.md", 0].route is not None
    assert targets["daily/2031-02-21.md", 0].route is not None


@pytest.mark.parametrize(("line", "unlisted"), [("listed: false", 1), ("listed: true", 0), ("unlisted: false", 0)])
def test_front_matter_says_so_in_either_way(line: str, unlisted: int) -> None:
    assert len(_site(text=_NOTE.replace("unlisted: true", line)).unlisted) == unlisted
