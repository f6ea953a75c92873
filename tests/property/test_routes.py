"""Every page has one address, every address at most one page, and links between pages lead where they should."""

from datetime import date
from urllib.parse import quote, urljoin

from hypothesis import given
from hypothesis import strategies as st

from journal.dates.values import Week
from journal.routes import (
    DATA,
    ORDERS,
    PERIODS,
    Calendar,
    Card,
    DataFile,
    DayPage,
    Days,
    EntryFile,
    Feed,
    File,
    Home,
    MonthPage,
    NotFound,
    Pages,
    PlainPage,
    Questions,
    Reading,
    ReadingPage,
    References,
    RefPage,
    Robots,
    Route,
    Sitemap,
    Stats,
    TagPage,
    Tags,
    TaskPage,
    Tasks,
    UndatedDay,
    UndatedWeek,
    WeekPage,
    Weeks,
    YearPage,
    absolute,
    links_from,
    output_path,
    relative,
    reserved,
    rooted,
    route,
    slug,
    url,
)

_BASE = "https://example.org/some/journal/"

slugs = st.builds(slug, st.text(max_size=90))
years = st.integers(1, 9999)
days = st.dates()
weeks = st.builds(
    lambda day: Week(day.isocalendar().year, day.isocalendar().week), st.dates(date(2, 1, 1), date(9998, 1, 1))
)
paths = st.lists(slugs, min_size=1, max_size=4).map("/".join)
file_names = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\"), min_size=1, max_size=20)
    .filter(lambda name: name not in {".", ".."})
    .map(lambda name: f"files/{name}")
    .filter(lambda path: not path.endswith("/index.html"))
)
routes: st.SearchStrategy[Route] = st.one_of(
    st.sampled_from([Home(), Tags(), Calendar(), NotFound(), Feed(), Sitemap(), Robots(), Card(), Stats()]),
    st.builds(DataFile, st.sampled_from(sorted(DATA))),
    st.builds(EntryFile, st.just("") | paths),
    st.builds(WeekPage, weeks, st.just("") | slugs),
    st.builds(DayPage, days, st.just("") | slugs),
    st.builds(UndatedWeek, slugs),
    st.builds(UndatedDay, slugs),
    st.builds(MonthPage, years, st.integers(1, 12)),
    st.builds(YearPage, years),
    st.builds(Weeks, st.just(0) | years),
    st.builds(Days, st.just(0) | years),
    st.builds(Reading, st.integers(1, 9999)),
    st.builds(ReadingPage, slugs),
    st.builds(References, st.sampled_from(ORDERS), st.integers(1, 9999)),
    st.builds(RefPage, slugs),
    st.builds(Questions, st.integers(1, 9999)),
    st.builds(Pages, st.integers(1, 9999)),
    st.builds(Tasks, st.sampled_from(("", *PERIODS))),
    st.builds(TaskPage, slugs | st.sampled_from(PERIODS)),
    st.builds(TagPage, paths, st.integers(1, 9999)),
    st.builds(PlainPage, paths.filter(lambda path: not reserved(path))),
    st.builds(File, file_names),
)


@given(routes)
def test_the_address_of_a_page_leads_back_to_it(page: Route) -> None:
    assert route(url(page)) == page


@given(routes)
def test_the_percent_encoded_address_of_a_page_leads_back_to_it(page: Route) -> None:
    assert route(absolute("", page)) == page


@given(routes)
def test_the_file_of_a_page_leads_back_to_it(page: Route) -> None:
    assert route(quote(output_path(page))) == page


@given(routes, routes)
def test_two_pages_never_share_a_file(one: Route, other: Route) -> None:
    assert (output_path(one) == output_path(other)) == (one == other)


@given(st.text())
def test_any_text_is_an_address_or_none(text: str) -> None:
    found = route(text)
    assert found is None or route(url(found)) == found


@given(st.text("0123456789/w-_.%agesin", max_size=24))
def test_text_that_looks_like_an_address_is_one_or_none(text: str) -> None:
    found = route(text)
    assert found is None or route(url(found)) == found


@given(routes, routes)
def test_a_link_between_pages_resolves_to_the_address(here: Route, there: Route) -> None:
    assert urljoin(absolute(_BASE, here), relative(here, there)) == absolute(_BASE, there)


@given(routes, routes)
def test_a_portable_link_resolves_to_the_file(here: Route, there: Route) -> None:
    at = _BASE + quote(output_path(here))
    assert urljoin(at, relative(here, there, portable=True)) == _BASE + quote(output_path(there))


@given(routes, routes, st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_a_link_with_a_fragment_resolves_to_the_place_in_the_page(here: Route, there: Route, fragment: str) -> None:
    resolved = urljoin(absolute(_BASE, here), links_from(here)(there, fragment))
    assert resolved == absolute(_BASE, there, fragment)


@given(routes)
def test_a_rooted_link_resolves_from_any_depth(there: Route) -> None:
    assert urljoin(f"{_BASE}no/such/page/", rooted(_BASE, there)) == absolute(_BASE, there)


@given(st.text())
def test_a_slug_is_short_and_safe(text: str) -> None:
    made = slug(text)
    assert made
    assert len(made) <= 91  # 80, and a digest after the name of a device
    assert len(made.encode()) <= 200
    assert not set(made) & set("/\\.%?#_ ")
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert "--" not in made


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)
