import json
from datetime import date
from typing import Any

import pytest

from journal.model import Entry, Masthead
from journal.note import Front
from journal.views.metadata import About, data, properties
from tests import make

_MASTHEAD = Masthead("Second Draft", "Yun Aldersey", base_url="https://notes.example/")


def _data(of: About) -> Any:
    return json.loads(data(of))


def _entry(entry: Entry) -> About:
    return About(_MASTHEAD, "A lost wakeup", "It slept.", "https://notes.example/2025/07/31/", entry=entry)


def test_a_day_is_a_posting_with_its_date() -> None:
    told = _data(_entry(make.daily(tags=("runtimes",))))

    assert (told["@type"], told["headline"], told["datePublished"]) == ("BlogPosting", "A lost wakeup", "2025-07-31")
    assert told["keywords"] == ["runtimes"]


def test_what_has_no_date_is_given_none() -> None:
    assert "datePublished" not in _data(_entry(make.daily(when=None)))
    assert "article:published_time" not in dict(properties(_entry(make.daily(when=None))))


@pytest.mark.parametrize(("revised", "expected"), [("2025-08-04", "2025-08-04"), ("2025-07-30", ""), ("soon", "")])
def test_a_change_is_told_if_it_came_later(revised: str, expected: str) -> None:
    of = _entry(make.daily(of=make.note(front=Front(revised=revised))))

    assert _data(of).get("dateModified", "") == expected
    assert dict(properties(of)).get("article:modified_time", "") == expected


@pytest.mark.parametrize(
    ("of", "kind"),
    [
        (About(_MASTHEAD, "", ""), "WebSite"),
        (About(_MASTHEAD, "Weeks", "", listing=True), "CollectionPage"),
        (About(_MASTHEAD, "Not found", ""), "WebPage"),
        (About(_MASTHEAD, "About", "", entry=make.page()), "WebPage"),
        (About(_MASTHEAD, "Queues", "", entry=make.reading()), "Article"),
        (About(_MASTHEAD, "Week", "", entry=make.weekly()), "BlogPosting"),
    ],
    ids=lambda each: each if isinstance(each, str) else each.title,
)
def test_each_kind_of_page_has_a_kind_of_its_own(of: About, kind: str) -> None:
    assert _data(of)["@type"] == kind


def test_no_text_of_a_page_ends_the_script_that_it_stands_in() -> None:
    of = About(_MASTHEAD, "</script><b>", "a & b <!-- c")

    assert not set("<>&") & set(data(of))
    assert _data(of)["name"] == "</script><b>"


def test_without_an_address_nothing_has_one() -> None:
    of = About(Masthead("Second Draft"), "Weeks", "All of them.")

    assert [name for name, _ in properties(of) if name in {"og:url", "og:image"}] == []
    assert _data(of) == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "Weeks",
        "description": "All of them.",
        "inLanguage": "en",
        "isPartOf": {"@type": "WebSite", "name": "Second Draft"},
    }


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_US"), ("en-GB", "en_GB"), ("zh-Hans", "zh_CN"), ("zh-Hant-HK", "zh_HK"), ("ja", "ja_JP"), ("cy", "")],
)
def test_a_language_is_told_with_a_region(language: str, locale: str) -> None:
    told = dict(properties(About(Masthead("Notes", language=language), "", "")))

    assert told.get("og:locale", "") == locale


def test_an_article_says_when_it_appeared() -> None:
    assert dict(properties(_entry(make.weekly())))["article:published_time"] == date(2025, 7, 28).isoformat()
