"""The page at an address that another page had."""

from datetime import date

from journal.model import Masthead
from journal.record import replace
from journal.routes import File, PlainPage, TagPage, Tags
from journal.views.moved import moved
from tests.make import daily, place, site

_FOG = daily("Fog", date(2025, 7, 31))


def test_an_address_leads_to_its_page_from_where_it_lies() -> None:
    journal = site(_FOG)
    shown = moved(place(journal, PlainPage("old/fog")), journal.routes[_FOG.id])

    assert shown.href == "../../2025/07/31/"
    assert shown.title == "Fog"


def test_an_address_that_is_a_file_leads_on_too() -> None:
    journal = site(_FOG)

    assert moved(place(journal, File("old/fog.html")), journal.routes[_FOG.id]).href == "../2025/07/31/"


def test_an_address_that_leads_to_a_list_has_the_title_of_the_site() -> None:
    assert moved(place(site(_FOG), TagPage("mist")), Tags()).title == site(_FOG).masthead.title


def test_the_canonical_address_is_that_of_the_page_where_the_site_knows_its_own() -> None:
    journal = replace(site(_FOG), masthead=Masthead("Notes", base_url="https://notes.example/a/"))

    assert (
        moved(place(journal, PlainPage("old")), journal.routes[_FOG.id]).canonical
        == "https://notes.example/a/2025/07/31/"
    )
    assert moved(place(site(_FOG), PlainPage("old")), journal.routes[_FOG.id]).canonical == ""
