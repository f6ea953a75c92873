from datetime import date, timedelta

from journal.model import Masthead
from journal.record import replace
from journal.routes import NotFound, PlainPage
from journal.views.page import not_found, page
from journal.views.place import Place
from tests import make


def test_a_page_below_another_leads_back_to_it() -> None:
    above, below = make.page("Notes"), make.page("Tea")
    site = make.site(above, below)
    site = replace(site, routes={**site.routes, below.id: PlainPage("notes/tea")})

    shown = page(Place(site, PlainPage("notes/tea")), below, "")

    assert [(crumb.label, crumb.href) for crumb in shown.frame.crumbs] == [("Notes", "../")]


def test_what_is_not_there_offers_the_latest_week_and_entries() -> None:
    site = make.site(*make.run_of_days(make.THURSDAY, 7))

    shown = not_found(Place(site, NotFound()))

    assert shown.strip is not None
    assert shown.strip.week == "Week 31"
    assert len(shown.rows) == 5


def test_what_is_not_there_can_be_searched_for_where_there_is_a_search() -> None:
    site = make.site(make.daily(), masthead=Masthead("Second Draft", base_url="https://example.org/notes/"))
    without = make.site(make.daily(), masthead=Masthead("Second Draft", search=False))

    shown = not_found(Place(site, NotFound()))

    assert shown.search is not None
    assert shown.search.root == "/notes/"
    assert not_found(Place(without, NotFound())).search is None


def test_what_is_not_there_links_from_the_root() -> None:
    site = make.site(make.daily(), masthead=Masthead("Second Draft", base_url="https://example.org/notes/"))

    assert not_found(Place(site, NotFound())).rows[0].href == "/notes/2025/07/31/"


def test_the_future_is_not_offered() -> None:
    later = make.daily("Later", make.THURSDAY + timedelta(days=60))
    site = make.site(make.daily(), later, as_of=make.THURSDAY)

    shown = not_found(Place(site, NotFound()))

    assert shown.strip is not None
    assert (shown.strip.week, [row.title for row in shown.rows]) == ("Week 31", ["A lost wakeup"])


def test_an_empty_site_offers_nothing() -> None:
    shown = not_found(Place(make.site(), NotFound()))

    assert (shown.strip, shown.rows, shown.how) == (None, (), "")


def test_a_site_of_reading_notes_offers_them() -> None:
    shown = not_found(Place(make.site(make.reading("Queues", date(2025, 7, 1))), NotFound()))

    assert [row.title for row in shown.rows] == ["Queues"]
