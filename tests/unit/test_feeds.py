import json
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from journal.dates.values import Week
from journal.feeds import atom, feeds, json_feed, manifest, robots, sitemap
from journal.model import Entry, Site
from journal.note import Front
from journal.record import replace
from journal.routes import DaysFile, Feed, File, Home, Manifest, NotFound, Robots, Sitemap, WeekPage, Weeks
from tests import lists

_ATOM = "{http://www.w3.org/2005/Atom}"
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_DAY = date(2025, 7, 31)


def _html(entry: Entry) -> str:
    return f"<p>{entry.title}</p>"


def _feed(site: Site) -> ElementTree.Element:
    text = atom(site, _html)
    assert text is not None
    return ElementTree.fromstring(text)


def _text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(_ATOM + name, "")


def _entries(site: Site) -> list[ElementTree.Element]:
    return _feed(site).findall(f"{_ATOM}entry")


def test_a_feed_names_the_site_its_author_and_itself() -> None:
    feed = _feed(lists.site(lists.daily(_DAY)))
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{_ATOM}link")}

    assert _text(feed, "title") == "Second Notebook"
    assert feed.findtext(f"{_ATOM}author/{_ATOM}name") == "Ines Okafor"
    assert links == {"alternate": "https://example.org/notes/", "self": "https://example.org/notes/feed.xml"}


def test_an_entry_has_its_whole_text_and_a_whole_address() -> None:
    (entry,) = _entries(lists.site(lists.daily(_DAY, "Spin & sleep")))
    link = entry.find(f"{_ATOM}link")

    assert link is not None
    assert link.get("href") == "https://example.org/notes/2025/07/31/"
    assert _text(entry, "content") == "<p>Spin & sleep</p>"


def test_links_within_an_entry_are_whole() -> None:
    text = atom(
        lists.site(lists.daily(_DAY)), lambda _: '<h2><a class="anchor" href="#a">#</a>A</h2><a href="#b">b</a>'
    )
    assert text is not None
    (entry,) = ElementTree.fromstring(text).findall(f"{_ATOM}entry")
    assert _text(entry, "content") == '<h2>A</h2><a href="https://example.org/notes/2025/07/31/#b">b</a>'


def test_footnotes_stand_at_the_end_only() -> None:
    note = '<p>a<span class="sn" id="fn1"><b>1</b> <span>one</span></span> b <span>c</span></p>'
    text = atom(lists.site(lists.daily(_DAY)), lambda _: note) or ""

    assert "one" not in text
    assert "&lt;p&gt;a b &lt;span&gt;c&lt;/span&gt;&lt;/p&gt;" in text


def test_a_day_begins_at_midnight_in_the_time_zone_of_the_site() -> None:
    masthead = replace(lists.MASTHEAD, timezone="Asia/Shanghai")
    (entry,) = _entries(lists.site(lists.daily(_DAY), masthead=masthead))
    assert _text(entry, "published") == "2025-07-31T00:00:00+08:00"


def test_midnight_has_the_offset_of_its_season() -> None:
    masthead = replace(lists.MASTHEAD, timezone="America/New_York")
    found = _entries(lists.site(lists.daily(_DAY), lists.daily(date(2025, 1, 2)), masthead=masthead))
    assert [_text(entry, "published")[-6:] for entry in found] == ["-04:00", "-05:00"]


def test_midnight_of_utc_is_written_with_z() -> None:
    (entry,) = _entries(lists.site(lists.daily(_DAY)))
    assert _text(entry, "updated") == "2025-07-31T00:00:00Z"


def test_an_offset_with_seconds_is_rounded_to_minutes() -> None:
    masthead = replace(lists.MASTHEAD, timezone="Asia/Shanghai")
    (entry,) = _entries(lists.site(lists.daily(date(1899, 5, 1)), masthead=masthead))
    assert _text(entry, "published") == "1899-05-01T00:00:00+08:06"


def test_a_revised_entry_was_updated_on_that_day() -> None:
    made = lists.daily(_DAY)
    made = replace(made, note=replace(made.note, front=Front(revised="2025-08-04")))
    (entry,) = _entries(lists.site(made))

    assert _text(entry, "updated") == "2025-08-04T00:00:00Z"
    assert _text(entry, "published") == "2025-07-31T00:00:00Z"


def test_the_feed_was_updated_with_its_newest_entry() -> None:
    site = lists.site(lists.daily(_DAY), lists.daily(_DAY - timedelta(1)))
    assert _text(_feed(site), "updated") == "2025-07-31T00:00:00Z"


def test_the_twenty_newest_entries_are_in_the_feed() -> None:
    site = lists.site(*(lists.daily(_DAY - timedelta(n), f"Day {n}") for n in range(25)))
    assert [_text(entry, "content") for entry in _entries(site)] == [f"<p>Day {n}</p>" for n in range(20)]


def test_only_what_is_in_the_feed_is_rendered() -> None:
    asked: list[str] = []
    site = lists.site(*(lists.daily(_DAY - timedelta(n)) for n in range(25)))

    atom(site, lambda entry: asked.append(entry.id) or "")
    assert len(asked) == 20


def test_pages_and_undated_entries_are_not_in_the_feed() -> None:
    site = lists.site(lists.daily(_DAY, "A day"), lists.daily(None, "Some day"), lists.page("About"))
    assert [_text(entry, "content") for entry in _entries(site)] == ["<p>A day</p>"]


def test_entries_of_the_future_are_not_in_the_feed() -> None:
    site = lists.site(lists.daily(_DAY, "A day"), lists.reading(date(2099, 1, 1), "A plan"))
    assert [_text(entry, "content") for entry in _entries(site)] == ["<p>A day</p>"]


def test_a_week_that_has_begun_is_in_the_feed() -> None:
    site = lists.site(lists.daily(_DAY), lists.weekly(Week(2025, 31), "The week"))
    assert "<p>The week</p>" in [_text(entry, "content") for entry in _entries(site)]


def test_the_id_of_an_entry_outlives_a_change_of_domain() -> None:
    before, after = (
        _text(_entries(lists.site(lists.daily(_DAY), masthead=replace(lists.MASTHEAD, base_url=base)))[0], "id")
        for base in ("https://example.org/notes/", "https://notes.example.net/")
    )
    assert before == after == "tag:journal.invalid,2025:ines-okafor/days/2025-07-31.md"


def test_the_ids_of_the_days_of_a_log_differ() -> None:
    first, second = lists.daily(_DAY), lists.daily(_DAY - timedelta(1))
    site = lists.site(replace(first, id="log.md#2025-07-31"), replace(second, id="log.md#2025-07-30"))
    assert [_text(entry, "id").rpartition("/")[2] for entry in _entries(site)] == [
        "log.md%232025-07-31",
        "log.md%232025-07-30",
    ]


def test_a_language_other_than_that_of_the_site_is_declared() -> None:
    site = lists.site(lists.daily(_DAY, "丢失的唤醒", language="zh-Hans"), lists.daily(_DAY - timedelta(1)))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [entry.get(language) for entry in _entries(site)] == ["zh-Hans", None]


def test_characters_that_xml_forbids_are_left_out() -> None:
    text = atom(lists.site(lists.daily(_DAY)), lambda _: "a\x00\x0b\x1b\ufffe\ud800b")
    assert text is not None
    (entry,) = ElementTree.fromstring(text).findall(f"{_ATOM}entry")
    assert _text(entry, "content") == "ab"


def test_tags_are_categories() -> None:
    (entry,) = _entries(lists.site(lists.daily(_DAY, tags=("R&D", "调试"))))
    assert [category.get("term") for category in entry.findall(f"{_ATOM}category")] == ["R&D", "调试"]


def test_the_feed_of_an_empty_journal_is_a_feed() -> None:
    assert _entries(lists.site()) == []


def test_without_a_base_url_there_is_neither_feed_nor_sitemap() -> None:
    site = lists.site(lists.daily(_DAY), masthead=replace(lists.MASTHEAD, base_url=""))
    assert atom(site, _html) is None
    assert sitemap(site, [Home()]) is None


def test_the_sitemap_lists_pages_by_address() -> None:
    site = lists.site(lists.daily(_DAY))
    text = sitemap(site, [WeekPage(Week(2025, 31)), Home(), NotFound(), Feed(), Sitemap(), Robots(), File("a.png")])
    assert text is not None
    assert [each.text for each in ElementTree.fromstring(text).iter(f"{_MAP}loc")] == [
        "https://example.org/notes/",
        "https://example.org/notes/2025/w31/",
    ]


def test_the_sitemap_says_when_an_entry_was_last_changed() -> None:
    site = lists.site(lists.daily(_DAY))
    text = sitemap(site, [*site.routes.values(), Home()])
    assert text is not None
    assert [each.text for each in ElementTree.fromstring(text).iter(f"{_MAP}lastmod")] == ["2025-07-31"]


@pytest.mark.parametrize(
    ("base", "rules"),
    [
        ("", "User-agent: *\nAllow: /\n"),
        ("https://example.org/notes/", "User-agent: *\nAllow: /\nSitemap: https://example.org/notes/sitemap.xml\n"),
    ],
    ids=["no base", "base"],
)
def test_robots_may_read_all_and_learn_of_the_sitemap(base: str, rules: str) -> None:
    assert robots(lists.site(masthead=replace(lists.MASTHEAD, base_url=base))) == rules


def test_there_is_a_feed_of_each_list_and_of_each_tag() -> None:
    site = lists.site(lists.daily(_DAY, tags=("queues",)))

    assert feeds(site, (Weeks(),)) == (
        Feed(), Feed("", "json"), Feed("weeks"), Feed("weeks", "json"), Feed("tags/queues"),
    )  # fmt: skip
    assert feeds(replace(site, masthead=replace(site.masthead, base_url="")), (Weeks(),)) == ()


def test_the_feed_of_a_list_has_its_kind_alone_and_leads_to_it() -> None:
    site = lists.site(lists.daily(_DAY, "A day"), lists.weekly(Week(2025, 31), "A week"))
    feed = ElementTree.fromstring(atom(site, _html, Feed("weeks")) or "")

    assert [_text(entry, "content") for entry in feed.findall(f"{_ATOM}entry")] == ["<p>A week</p>"]
    assert {link.get("href") for link in feed.findall(f"{_ATOM}link")} == {
        "https://example.org/notes/weeks/",
        "https://example.org/notes/weeks/feed.xml",
    }
    assert _text(feed, "id") != _text(_feed(site), "id")


def test_the_feed_of_a_tag_has_how_its_entries_begin() -> None:
    site = lists.site(lists.daily(_DAY, "A day", tags=("queues",)), lists.daily(date(2025, 7, 30), "Another"))
    feed = ElementTree.fromstring(atom(site, _html, Feed("tags/queues")) or "")

    (entry,) = feed.findall(f"{_ATOM}entry")
    assert (_text(feed, "title"), entry.find(f"{_ATOM}content")) == ("queues · Second Notebook", None)


def test_a_json_feed_says_what_the_atom_feed_says() -> None:
    site = lists.site(lists.daily(_DAY, "Spin & sleep", tags=("queues",)))
    told = json.loads(json_feed(site, _html, Feed("", "json")) or "")
    (item,), (entry,) = told["items"], _entries(site)

    assert (told["version"], told["feed_url"]) == (
        "https://jsonfeed.org/version/1.1",
        "https://example.org/notes/feed.json",
    )
    assert (item["id"], item["title"], item["date_published"], item["content_html"]) == (
        _text(entry, "id"), _text(entry, "title"), _text(entry, "published"), "<p>Spin & sleep</p>",
    )  # fmt: skip
    assert (item["url"], item["tags"]) == ("https://example.org/notes/2025/07/31/", ["queues"])


def test_the_manifest_names_the_site_and_stays_below_it() -> None:
    told = json.loads(manifest(lists.site(), "favicon.svg", "touch.png"))

    assert (told["name"], told["start_url"], told["scope"]) == ("Second Notebook", "./", "./")
    assert [icon["src"] for icon in told["icons"]] == ["favicon.svg", "touch.png"]


def test_a_sitemap_lists_no_feeds_and_files() -> None:
    text = sitemap(lists.site(lists.daily(_DAY)), [Home(), Feed("weeks", "json"), DaysFile(), Manifest()]) or ""

    assert text.count("<loc>") == 1
