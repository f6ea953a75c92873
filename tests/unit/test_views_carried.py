"""The page of a task that was carried on, and the chain beside it; on notes as they are written."""

from datetime import date
from functools import partial

import pytest

from journal.model import Site
from journal.read import read
from journal.routes import Home, TaskPage, Tasks, WeekPage, url
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.carried import chain, near_label, pages, task
from journal.views.place import Place
from tests.linear import steps

_WEEKS = {
    10: "## This week\n\n- [x] Swim\n\n## Next week\n\n- Renew the passport\n",
    11: "- [ ] Renew the passport\n  the form is in the drawer\n",
    12: "- [>] Renew the passport: worse than expected\n",
    13: "- [x] Renewed the passport\n",
}
_SLUG = "renew-the-passport"


def _site(weeks: dict[int, str], as_of: date | None = None) -> Site:
    texts = {f"weekly/2031-W{number:02}.md": f"# Week {number}, 2031\n\n{text}\n" for number, text in weeks.items()}
    return assemble([read(path, text.encode(), path, Rules()).note for path, text in texts.items()], Terms(as_of=as_of))


def _place(site: Site) -> Place:
    return Place(site, TaskPage(_SLUG))


def test_each_task_that_recurs_has_a_page() -> None:
    assert [url(page) for page in pages(_site(_WEEKS))] == ["tasks/renew-the-passport/"]


def test_a_task_is_told_from_its_promise_to_its_end() -> None:
    shown = task(_place(_site(_WEEKS)), _SLUG, ("one", "two", "three"))

    assert shown.title == "Renewed the passport"
    assert (shown.status, shown.times) == ("done after 14 days", "3 appearances")
    assert shown.promise is not None
    assert (shown.promise.where, shown.promise.text) == ("Planned in W10", "Renew the passport")
    assert shown.promise.href == "../../2031/w10/#p-1"


def test_each_appearance_has_its_entry_its_line_and_its_notes() -> None:
    shown = task(_place(_site(_WEEKS)), _SLUG, ("one", "two", "three")).appearances

    assert [(each.label, each.href, each.later, each.item) for each in shown] == [
        ("W11", "../../2031/w11/#t-1", "", "one"),
        ("W12", "../../2031/w12/#t-1", "7 days later", "two"),
        ("W13", "../../2031/w13/#t-1", "7 days later", "three"),
    ]
    assert shown[0].notes == ("the form is in the drawer",)


@pytest.mark.parametrize(
    ("last", "as_of", "said"),
    [
        ("- [ ] Renew the passport", date(2031, 3, 26), "open for 16 days"),
        ("- [ ] Renew the passport", date(2031, 8, 1), "open since 10 March 2031"),
        ("- [-] Renew the passport", None, "dropped after 14 days"),
        ("- [f] Renew the passport", None, "failed after 14 days"),
    ],
    ids=["open", "open and left alone", "dropped", "failed"],
)
def test_a_task_says_how_it_stands(last: str, as_of: date | None, said: str) -> None:
    assert task(_place(_site({**_WEEKS, 13: last}, as_of)), _SLUG, ()).status == said


def test_a_chain_leads_to_each_appearance_and_to_its_page() -> None:
    site = _site(_WEEKS)
    shown = chain(Place(site, Home()), site.carried[_SLUG])

    assert [(link.label, link.href) for link in shown.links] == [
        ("W11", "2031/w11/#t-1"),
        ("W12", "2031/w12/#t-1"),
        ("W13", "2031/w13/#t-1"),
    ]
    assert (shown.href, shown.label) == ("tasks/renew-the-passport/", "Carried over: W11, W12, W13")


def test_a_long_chain_shows_its_beginning_and_its_end() -> None:
    site = _site(dict.fromkeys(range(10, 17), "- [ ] Renew the passport"))
    shown = chain(Place(site, Home()), site.carried[_SLUG])

    assert [link.label for link in shown.links] == ["W10", "…", "W14", "W15", "W16"]
    assert shown.links[1].href == ""
    assert shown.label == "Carried over: W10, …, W14, W15, W16"


def test_a_day_is_named_by_its_date() -> None:
    note = read("daily/2031-03-12.md", b"- [ ] Swim\n", "d", Rules()).note
    site = assemble([note], Terms())

    assert near_label(Place(site, Home()), "daily/2031-03-12.md", date(2031, 3, 12)) == "12 Mar"


def test_tasks_stand_beside_those_before_and_after_them() -> None:
    both = "- [{}] Renew the passport\n- [{}] Paint the shed"
    site = _site({11: both.format(" ", " "), 12: both.format(" ", "x")})

    shown = task(_place(site), _SLUG, ()).prev_next

    assert shown is not None
    assert shown.older is None
    assert shown.newer is not None
    assert (shown.newer.title, shown.newer.href, shown.newer.small) == ("Paint the shed", "../paint-the-shed/", "Done")


def test_the_page_belongs_to_the_list_of_tasks() -> None:
    site = _site(_WEEKS)
    shown = task(_place(site), _SLUG, ())

    assert [crumb.href for crumb in shown.crumbs] == ["../"] * (Tasks() in _place(site).known.sections)
    assert WeekPage(site.weeks[0]) in site.routes.values()


def test_a_chain_takes_no_longer_for_more_appearances_than_it_shows() -> None:
    sites = [_site(dict.fromkeys(range(5, 5 + weeks), "- [ ] Renew the passport")) for weeks in (10, 40)]
    few, many = (partial(chain, Place(site, Home()), site.carried[_SLUG]) for site in sites)

    assert (few().links[1].label, many().links[1].label) == ("…", "…")
    assert steps(many) == steps(few)
