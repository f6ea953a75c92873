"""Links to pages that no note is."""

from typing import Final

import pytest

from journal.extent import pages_of
from journal.forge import Forge
from journal.model import Site
from journal.ownlinks import with_own_links
from journal.read import read
from journal.routes import url
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms

_FILES: Final = {
    "2026/03/02.md": "- [x] caulk #tar\n",
    "2026/03/03.md": "- [ ] paint\n",
    "reading/pitch.md": "# Pitch\n\n- [On pitch](https://example.org/pitch): black\n",
}
_FORGE: Final = Forge("https://github.com/someone/boats", "github", "main", "content/")


def _site(text: str, here: str = "about.md", terms: Terms | None = None) -> Site:
    files = {**_FILES, here: text + "\n"}
    notes = [read(path, each.encode(), "", Rules()).note for path, each in files.items()]
    return with_own_links(assemble(notes, terms or Terms()))


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("/tags/", "tags/"),
        ("/tags", "tags/"),
        ("/tags/tar/", "tags/tar/"),
        ("/2026/03/", "2026/03/"),
        ("/2026/w10/", "2026/w10/"),
        ("/2026/", "2026/"),
        ("/weeks/", "weeks/"),
        ("/stats/#hours", "stats/#hours"),
        ("/tasks/months/", "tasks/months/"),
        ("2026/03", "2026/03/"),
        ("2026/03/02/", "2026/03/02/"),
    ],
)
@pytest.mark.parametrize("forge", [_FORGE, None])
def test_the_address_of_a_page_leads_there(written: str, there: str, forge: Forge | None) -> None:
    site = _site(f"[a]({written})", terms=Terms(forge=forge, root="content/"))
    target = site.targets["about.md", 0]

    assert target.route in pages_of(site)
    assert url(target.route) + (f"#{target.fragment}" if target.fragment else "") == there
    assert site.found == ()


def test_the_folder_of_a_month_is_its_page_for_the_notes_in_it() -> None:
    for written in (".", "../03", "./"):
        route = _site(f"[a]({written})", "2026/03/04.md").targets["2026/03/04.md", 0].route

        assert route is not None
        assert url(route) == "2026/03/"


@pytest.mark.parametrize("written", ["/questions/", "/2026/04/", "/tags/oakum/", "/2026/w11/", "[[tags]]"])
def test_a_page_that_there_is_not_is_not_led_to(written: str) -> None:
    target = _site(f"[a]({written})").targets.get(("about.md", 0))

    assert target is None or target.route is None


def test_only_what_leads_somewhere_is_no_longer_reported() -> None:
    found = _site("[a](/tags/) [b](/oakum/)").found

    assert [each.message for each in found] == ["there is no page for `/oakum/`"]


def test_a_note_comes_before_a_page_of_its_address() -> None:
    site = _site("[a](/tags)", terms=Terms())
    other = _site("[a](/notes/tags)", "notes/tags.md")

    assert [url(route) if (route := each.targets[path, 0].route) else "" for each, path in
            ((site, "about.md"), (other, "notes/tags.md"))] == ["tags/", "notes/tags/"]  # fmt: skip
